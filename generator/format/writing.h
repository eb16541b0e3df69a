#ifndef JK_FORMAT_WRITING_H
#define JK_FORMAT_WRITING_H
/* One document being written; private to the room. */
#include "assemble/set.h"
#include "base/limits.h"
#include "format/remember.h"
#include "jokou/format.h"
#include "package/package.h"
#include "template/template.h"

typedef struct {
	const jk_clause_set *set;        /* NULL: a 新旧対照表; group and kind, too */
	const jk_set_group *group;
	const jk_set_document *document; /* NULL: a paper without clauses */
	const jk_document_kind *kind;
	const char *date;                /* of the document; NULL: none */
	const jk_template *compiled;
	jk_arena *arena;                 /* scratch of this document */
	jk_diagnostics *diagnostics;
	jk_buffer *out;                  /* where clauses are written */
	jk_xml *model;
	int show_basis;
	unsigned next_bookmark, next_comment;
	jk_buffer comments;              /* DOCX: what goes into word/comments.xml */
	jk_list commented;               /* jk_undecided that have their comment */
	unsigned open_clause, open_number; /* DOCX: bookmarks whose ends are to come */
	unsigned depth, lists;           /* ODT: open list levels, lists begun */
	int no_memory;
} jk_writing;

/* A format: how the pieces of clauses are written and what is put into the package at the end. */
typedef struct {
	const char *name;
	const char *style_parts[2];   /* where styles are defined */
	const char *style_attribute;  /* that names a style */
	/* Text in a character style (NULL: none), a live reference, the two ends of what a margin comment belongs to. */
	void (*put_text)(jk_writing *w, const char *style, const char *text);
	void (*put_reference)(jk_writing *w, const jk_span *span);
	void (*begin_comment)(jk_writing *w, unsigned id, const jk_list *lines);
	void (*end_comment)(jk_writing *w, unsigned id);
	/* A chapter's heading; a paragraph or table, the first or last of its clause; what must follow the last clause (or NULL). */
	void (*put_chapter)(jk_writing *w, const jk_set_chapter *chapter);
	void (*put_block)(jk_writing *w, const jk_set_clause *clause, size_t index, int last);
	void (*end_clauses)(jk_writing *w);
	JK_CHECKED jk_result (*finish)(jk_writing *w, jk_output *output);
	/* Numbering: how the templates' kana and the other one are called; the attribute that says so (on `number_element`, NULL: on any). */
	const char *number_element, *number_attribute;
	const char *kana[2][2]; /* full and half width: ア, イ */
	/* The part that holds the manifest: jk_document_untouched leaves it out of the digest. */
	const char *manifest_part;
	/* Puts what the document remembers into its properties. */
	JK_CHECKED jk_result (*put_properties)(jk_writing *w, jk_output *output, const jk_memory *memory);
} jk_format;

extern const jk_format jk_format_docx, jk_format_odt;
const jk_format *jk_format_of(const jk_dialect *dialect);

/* Whether the table at that index needs a thin paragraph before it, lest it touch the text above: a title does that itself. */
int jk_needs_break(const jk_set_clause *clause, size_t index);
/* Whether the template has every style the clauses of this document are written with (style.c). Reports CLAUSES_STYLE for each. */
JK_CHECKED jk_result jk_styles_check(jk_writing *w);
/* /paper, what the template's expressions see (model.c). */
JK_CHECKED jk_result jk_model_build(jk_writing *w);
/* Sets an attribute, a NULL value none; adds a clause of the set as an element (model.c). */
void jk_model_set(jk_writing *w, jk_node *node, const char *name, const char *value);
jk_node *jk_model_add_clause(jk_writing *w, jk_node *parent, const jk_set_clause *clause);
/* /comparison, what the template of a 新旧対照表 sees (table_model.c). */
JK_CHECKED jk_result jk_table_model_build(jk_writing *w, const jk_comparison *comparison, const jk_comparison_table_options *options);
/* Adds trace and sibling elements to it (model_trace.c). */
void jk_model_trace(jk_writing *w, jk_node *root);
extern const jk_xpath_function jk_model_functions[];

/* Numbering level of a block, from 1; 0 = not numbered (layout.c). */
unsigned jk_block_level(const jk_writing *w, jk_block_kind kind);
unsigned jk_chapter_level(const jk_writing *w);
/* Style of a block's paragraph: "JkArticle". */
const char *jk_block_style(jk_block_kind kind);
/* 【必須】 behind a heading, or ""; and ［基準3.1(6)］, or "": only the specification shows it. */
const char *jk_role_text(jk_writing *w, const jk_block *block);
const char *jk_basis_text(jk_writing *w, const jk_set_clause *clause);
/* Relative widths of a table's columns in parts of `whole`; `count` columns. */
void jk_column_widths(const jk_block *table, size_t count, unsigned whole, unsigned *widths);
/* Writes spans, and all clauses of the document, through the format's pieces (write.c). */
void jk_write_spans(jk_writing *w, const jk_list *spans);
void jk_write_clauses(jk_writing *w);
/* The text of a block with what belongs to it: （ ） around a caption, role and basis behind a heading; `mark_number` is called with 1
 * before and 0 behind the words that a reference to the number leads to. */
void jk_write_block_text(jk_writing *w, const jk_set_clause *clause, const jk_block *block, void (*mark_number)(jk_writing *, const char *, int));
/* Page on which a chapter is likely to begin: cached until the word processor lays the pages out. */
unsigned jk_likely_page(const jk_writing *w, const jk_set_chapter *chapter);

/* Puts the house style of the body into the parts: its kana into the numbering, its comma into every text (house.c). */
JK_CHECKED jk_result jk_house_finish(jk_writing *w, jk_output *output);

/* Runs the template over w->model, with those functions besides the usual ones, into the output, and puts the parts that every
 * document has into it; the manifest's properties, with the digest of all else (format.c). */
JK_CHECKED jk_result jk_run_template(jk_writing *w, const jk_xpath_function *functions, jk_output *output);
JK_CHECKED jk_result jk_put_manifest(jk_writing *w, const char *manifest, const char *profile, jk_output *output);

/* The manifest as JSON, and the digest of all parts but the manifest's (remember.c). */
JK_CHECKED jk_result jk_manifest(jk_writing *w, jk_buffer *out);

#endif
