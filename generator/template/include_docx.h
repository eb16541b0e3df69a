#ifndef JK_TEMPLATE_INCLUDE_DOCX_H
#define JK_TEMPLATE_INCLUDE_DOCX_H
/* Putting a DOCX into another (ISO/IEC 29500-1, WordprocessingML); private to the files include_docx*.c. */
#include "template/including.h"

#define JK_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define JK_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define JK_W14 "http://schemas.microsoft.com/office/word/2010/wordml"
#define JK_DOCUMENT "word/document.xml"

/* A tree of the annex that comes over: the body, a header, a note, a comment, a style. */
typedef struct {
	jk_node *node;
	const char *from, *to; /* its part in the annex and in the template: their relationships count */
} jk_docx_root;

typedef struct {
	jk_joining *j;
	jk_arena *arena;
	jk_list roots;         /* jk_docx_root */
	/* from the annex's name to the one it gets; a name that is not there does not come over */
	jk_names styles, numbers, bookmarks, annotations, footnotes, endnotes, comments, shapes;
	jk_names links;        /* "part\nid" → id of the relationship */
	jk_names copied;       /* part → part */
	/* names the template has (bookmarks in small letters) */
	jk_names bookmarks_own;  /* those of the annex, in small letters */
	jk_names bookmarks_taken, controls_taken, shapes_taken;
	jk_names used_styles, used_numbers;
	const char *paragraph_style, *table_style; /* for what names none; NULL: nothing to write */
	long annotation, drawing, footnote, endnote, comment; /* highest ids given */
	jk_node *theme;        /* of the annex: a:themeElements */
	int other_fonts, other_colours; /* than in the template's */
	jk_node *section, *ending; /* w:sectPr the tag stands in, and the annex's last; NULL unless it has pages of its own */
	jk_list field;         /* pieces of the field instruction that is being read */
} jk_docx_joining;

/* --- include_docx_part.c --- */
/* The part that a relationship of this kind (last word of its type: "styles") leads to from `source`; NULL when there is none. */
const char *jk_docx_linked(jk_docx_joining *d, jk_bundle *bundle, const char *source, const char *kind);
/* The same for a relationship's id. */
const char *jk_docx_link_target(jk_docx_joining *d, jk_bundle *bundle, const char *source, const char *id);
/* Gives `root->to` a relationship like that of `root->from` with this id, bringing over the part it leads to; its id there. */
const char *jk_docx_link(jk_docx_joining *d, const jk_docx_root *root, const char *id);
/* A new part of the template, linked from its document, with the kind and content type that `from` has in the annex; takes the tree over. */
void jk_docx_add_part(jk_docx_joining *d, const char *from, const char *to, jk_xml *xml, int linked);
/* A new part of the template of the kind that its part `like` has; the id of its relationship. Takes the tree over. */
const char *jk_docx_add_like(jk_docx_joining *d, const char *like, const char *to, jk_xml *xml);
/* The template's part of that kind, to be changed; when it has none, an empty one like the annex's `from`. *name is its name. */
jk_xml *jk_docx_like_part(jk_docx_joining *d, const char *from, const char *kind, const char **name);
/* A name no part has. */
const char *jk_docx_free_part(jk_docx_joining *d, const char *name);

/* --- include_docx_style.c --- */
/* Decides what the styles in used_styles and those they hang on are called, and brings over those the template lacks. */
void jk_docx_join_styles(jk_docx_joining *d);
/* Fonts and colours of the theme below a node, where the themes differ: their own names and values are written instead. */
void jk_docx_settle_theme(jk_docx_joining *d, jk_node *node);

/* --- include_docx_default.c --- */
/* Writes into the annex's styles what its document defaults say otherwise than the template's. */
void jk_docx_push_defaults(jk_docx_joining *d, jk_node *from_styles, const jk_node *to_styles);

/* --- include_docx_number.c --- */
/* Lists: each list of the annex is a new one. */
void jk_docx_join_numbers(jk_docx_joining *d);

/* --- include_docx_id.c --- */
/* Ids and names that the template has; then, what the roots use. */
void jk_docx_survey(jk_docx_joining *d);
void jk_docx_survey_root(jk_docx_joining *d, const jk_docx_root *root);
/* Renames everything within a root. */
void jk_docx_settle(jk_docx_joining *d, const jk_docx_root *root);

/* --- include_docx_note.c --- */
/* Footnotes, endnotes and comments that the body refers to become roots; later they are copied. */
void jk_docx_find_notes(jk_docx_joining *d);
void jk_docx_join_notes(jk_docx_joining *d);

/* --- include_docx_section.c --- */
/* Whether the annex keeps pages of its own. */
int jk_docx_has_own_pages(jk_docx_joining *d);
/* Headers and footers of its sections become roots; later they are copied. */
void jk_docx_find_headers(jk_docx_joining *d);
void jk_docx_join_headers(jk_docx_joining *d);
/* Before the blocks are copied: headers that sections inherit are written into them. Behind that, sections are put around the blocks that
 * stand from `first` to `last` (NULL when there are none) in front of the tag. */
void jk_docx_prepare_sections(jk_docx_joining *d);
void jk_docx_join_sections(jk_docx_joining *d, jk_node *first, jk_node *last);
void jk_docx_drop_sections(jk_docx_joining *d);

/* --- small helpers (include_docx.c) --- */
int jk_docx_is(const jk_node *node, const char *name);
jk_node *jk_docx_child(const jk_node *node, const char *name);
/* w:val of a node; w:val of its child. NULL when absent. */
const char *jk_docx_value(const jk_node *node);
const char *jk_docx_child_value(const jk_node *node, const char *name);
/* A new last child in the namespace; with w:val unless `value` is NULL. */
jk_node *jk_docx_add(jk_docx_joining *d, jk_node *parent, const char *name, const char *value);
/* The body of a document's tree. */
jk_node *jk_docx_body(jk_xml *xml);
void jk_docx_add_root(jk_docx_joining *d, jk_node *node, const char *from, const char *to);
/* A number as text, and a text as number (0 when it is none). */
const char *jk_docx_number(jk_docx_joining *d, long number);
long jk_docx_long(const char *text);
/* A copy in small letters (ASCII). */
const char *jk_docx_lower(jk_docx_joining *d, const char *text);
void jk_docx_map(jk_docx_joining *d, jk_names *names, const char *key, const char *value);

#endif
