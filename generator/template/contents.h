#ifndef JK_TEMPLATE_CONTENTS_H
#define JK_TEMPLATE_CONTENTS_H
/* Tables of contents that a word processor made in a template: their stale entries are taken out while it is compiled, and entries of the
 * headings that were really written are put in when a document is finished. Private to contents*.c. */
#include "template/written.h"

enum { JK_CONTENTS_LEVELS = 10 };
#define JK_SETTINGS_PART "word/settings.xml"

/* How entries of one level look, from the first one that the template has. */
typedef struct {
	const char *properties;      /* DOCX: w:pPr; ODT: name of the paragraph style */
	const char *text_properties; /* DOCX: w:rPr of its words; ODT: start tag of text:a without its end, the target left out; NULL: no link */
	const char *page_properties; /* DOCX: w:rPr of its page number; ODT: NULL: it has none */
	int seen;                    /* an entry of this level stood in the template */
} jk_contents_pattern;

/* An entry of the template: a page somebody has seen. */
typedef struct {
	const char *anchor, *title;  /* anchor: NULL when it is no link */
	unsigned page, likely;       /* likely: what would have been told for the template itself */
} jk_contents_known;

/* Headings of a style of the author's own choice. */
typedef struct {
	const char *style;           /* DOCX: its name; ODT: its name in styles.xml */
	unsigned level;
} jk_contents_style;

typedef struct {
	unsigned first, last;        /* levels */
	int by_heading, by_outline;  /* Word's heading styles; outline levels */
	jk_list styles;              /* jk_contents_style */
	int links;
	unsigned first_bare, last_bare; /* levels without page numbers; 0: none */
	const char *before_page;     /* what parts words and page; NULL: a tab */
	const char *separator;       /* what parts number and words; NULL: nobody has seen any */
	jk_contents_pattern patterns[JK_CONTENTS_LEVELS + 1];
	const char *empty;           /* DOCX: w:pPr of the first paragraph, when there are no entries */
	jk_list known;               /* jk_contents_known */
	/* while the template is compiled: */
	jk_node *node, *last_node;   /* DOCX: first and last paragraph; ODT: text:index-body */
	jk_node *separate, *end;     /* DOCX: w:fldChar that begin and end what is shown */
	int end_stays;               /* DOCX: the end has a paragraph of its own */
	const char *instruction;
} jk_contents_table;

typedef struct {
	unsigned level, page;
	const char *label, *title, *anchor; /* label: "" when it has no number */
} jk_contents_entry;

typedef struct jk_contents {
	const char *main;            /* part with headings and numbers; NULL: it holds no tags, so nothing changes */
	const jk_docx_model *docx;   /* one of the two */
	const jk_odt_model *odt;
	jk_page_size size;
	jk_list tables;              /* jk_contents_table */
	jk_list parts;               /* names of parts with references */
	int asks;                    /* DOCX: the template's settings have Word ask whether to update fields */
} jk_contents;

/* Where entries come in, in the main part as it was written. */
typedef struct {
	const jk_contents_table *table;
	size_t first, entries;
} jk_contents_place;

typedef struct {
	size_t from, to;
} jk_contents_stretch;

/* Of one document. */
typedef struct {
	jk_list places;              /* jk_contents_place */
	jk_list clauses;             /* jk_contents_stretch: what the clause writer wrote */
} jk_contents_state;

/* A heading's level in the table, 0 when it is no entry there. */
unsigned jk_contents_level(const jk_contents_table *table, const jk_written *written, const jk_written_paragraph *paragraph);

/* Each format: finds the tables of the part; reads one's rules and patterns (0: it is left as it is); empties its entries, whose paragraphs
 * are still counted when tags are looked for; takes them out and puts `first` and `entries` where what stands for them comes in. */
void jk_contents_find_docx(jk_compiling *c, jk_list *tables);
int jk_contents_read_docx(jk_compiling *c, jk_contents_table *table, const jk_written *written);
void jk_contents_empty_docx(jk_compiling *c, jk_contents_table *table);
void jk_contents_clear_docx(jk_compiling *c, const jk_contents_table *table, jk_action_run *first, jk_action_run *entries);
void jk_contents_find_odt(jk_compiling *c, jk_list *tables);
int jk_contents_read_odt(jk_compiling *c, jk_contents_table *table, const jk_written *written);
void jk_contents_empty_odt(jk_compiling *c, jk_contents_table *table);
void jk_contents_clear_odt(jk_compiling *c, const jk_contents_table *table, jk_action_run *first, jk_action_run *entries);
/* Entries as mark-up; `entry` is NULL: there are none. For DOCX the properties of the first paragraph stand apart. */
void jk_contents_put_docx(jk_buffer *out, const jk_contents_table *table, const jk_contents_entry *entry, int is_first);
const char *jk_contents_first_docx(const jk_contents_table *table, const jk_contents_entry *entry);
void jk_contents_put_odt(jk_buffer *out, const jk_contents_table *table, const jk_contents_entry *entry);
/* Bookmarks around a heading that has none. */
void jk_contents_begin_anchor(jk_buffer *out, const jk_written *written, const char *name, unsigned id);
void jk_contents_end_anchor(jk_buffer *out, const jk_written *written, const char *name, unsigned id);

/* Words and number of a heading; NULL when out of memory. Without white space, for comparing. */
JK_CHECKED const char *jk_contents_title(jk_arena *arena, const jk_written *written, const jk_written_paragraph *paragraph);
JK_CHECKED const char *jk_contents_label(jk_arena *arena, const jk_written_paragraph *paragraph);
void jk_contents_squeeze(jk_buffer *out, const char *text);
/* The page that the part is laid out on; of ODT, what an A4 page holds. */
jk_page_size jk_docx_page_size(const jk_compiling *c);
jk_page_size jk_odt_page_size(void);
/* For the readers: keeps what an old entry tells; `text` is all of it, with a tab before the page, `anchor` where its link leads or NULL.
 * *level is that of its heading, untouched when there is none. 0: it is none that a word processor made, but its author, with tags. */
int jk_contents_keep(jk_compiling *c, jk_contents_table *table, const jk_written *written, const char *anchor, const char *text, unsigned *level);

#endif
