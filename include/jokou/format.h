#ifndef JOKOU_FORMAT_H
#define JOKOU_FORMAT_H
/* Documents: a compiled template and a clause set give the bytes of a DOCX or ODT file. */
#include <stddef.h>
#include "jokou/assemble.h"
#include "jokou/compare.h"
#include "jokou/template.h"

/* Makes one paper. `group` is the id of the group it is for, `kind` the document kind; both as jk_clause_set_paper gives them. *out holds
 * *length bytes, owned by the caller, to be freed with jk_text_free. The same arguments give the same bytes. Reports T… (a field
 * that finds nothing, a failed expression) and D…. */
JK_CHECKED jk_result jk_document_make(char **out, size_t *length, const jk_clause_set *set, const char *group, const char *kind,
				      const jk_template *compiled, jk_diagnostics *diagnostics);

/* What templates of papers may read; `catalog` adds its parameters, terms, label lists and document kinds, and must outlive the model;
 * it may be NULL. *out owned. */
JK_CHECKED jk_result jk_field_model_of_papers(jk_field_model **out, const jk_catalog *catalog, jk_diagnostics *diagnostics);

/* Whether the file is a document that jokou made and nobody has saved since: the digest kept in it still fits. 0 also when it cannot
 * be read. */
int jk_document_untouched(const char *path);

/* --- 新旧対照表 --- */

/* How a table of old and new is laid out. All zero is the usual one; texts may be NULL. */
typedef struct {
	const char *new_title, *old_title; /* of the two columns; NULL: 改正後 and 改正前, of a review 修正案 and 原案 */
	int national;        /* the style of the State: double lines at captions and numbers of what moved, came in or went, dashes around what
				changed in tables; else lines and thick frames, as municipalities have them */
	int old_left;        /* the old side stands left; else the new one does */
	int without_notes;   /* （新設） and （削る） are not printed */
	int remarks;         /* a column 備考: weaker or stronger, which provision, why */
	int all;             /* 条 that are the same are listed, too, as 略 */
	int without_summary; /* no summary of what became weaker before the tables */
	const char *title;   /* of the document; NULL: 新旧対照表 */
	const char *lead;    /* sentence before the tables; NULL: the usual one; "": none */
	const char *note;    /* 備考 behind them; NULL: the usual one; "": none */
	const char *omitted; /* what stands for text that is left out; NULL: 略 */
	const char *date;    /* of the document, "2026-11-23"; NULL: none */
	const char *author;  /* the body it is from; NULL: none */
} jk_comparison_table_options;

/* Makes a 新旧対照表 of a template that reads /comparison (jk_field_model_of_comparisons): a summary, worst first, and for each paper that
 * differs a table in which matching 条, 項 and 号 stand at one height. *out holds *length bytes, owned by the caller, to be freed with
 * jk_text_free. The same arguments give the same bytes. Reports T… and D…. */
JK_CHECKED jk_result jk_comparison_document(char **out, size_t *length, const jk_comparison *comparison, const jk_template *compiled,
					    const jk_comparison_table_options *options, jk_diagnostics *diagnostics);

/* What templates of 新旧対照表 may read. *out owned. */
JK_CHECKED jk_result jk_field_model_of_comparisons(jk_field_model **out, jk_diagnostics *diagnostics);

/* --- forms that somebody has filled in --- */

typedef struct jk_form jk_form;

/* What stands in a field of a form. Borrowed from the form. */
typedef struct {
	const char *field;   /* id: "service-name" */
	unsigned list, row;  /* of a list: which of the form, from 1, and its row, from 1; both 0: it stands once */
	const char *text;    /* as it reads with all tracked changes accepted, lines parted by LF; "" when blank */
} jk_form_value;

/* Reads a DOCX or ODT form whose label cells bear bookmarks fd_<id>: the value stands in the next cell of the row; of a head cell, in the
 * rows below. It may have been edited and saved by a word processor, in either format. *out owned. Reports F…, D…, X…, N004, N005. */
JK_CHECKED jk_result jk_form_read(jk_form **out, const char *path, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_form_free(jk_form *form);
/* The values: those that stand once in the order of the form, then those of lists, row by row. */
size_t jk_form_count(const jk_form *form);
const jk_form_value *jk_form_at(const jk_form *form, size_t index);
/* Id of the vocabulary it was made with; NULL when it does not tell. */
const char *jk_form_vocabulary(const jk_form *form);

#endif
