#ifndef JK_ASSEMBLE_SET_H
#define JK_ASSEMBLE_SET_H
/* The clause set: what assembly yields and what templates, writers and comparing read. Everything lives in the set's arena. */
#include "catalog/catalog.h"
#include "jokou/assemble.h"

/* How a piece stands against an older text: what comparing yields (compare/). */
typedef enum { JK_KEPT, JK_INSERTED, JK_DELETED } jk_mark;

typedef enum { JK_FROM_PROFILE, JK_FROM_CATALOG, JK_FROM_NOBODY } jk_value_origin;

/* Something nobody has decided. */
typedef struct {
	const char *id;        /* U-001 */
	const char *parameter; /* parameter id, or the path of the profile's field */
	const char *path;      /* of the profile's element: "contract/price"; NULL when there is none */
	const char *label, *provision, *options, *proposal, *decider, *due, *note; /* NULL when not known, label excepted */
	const char *place;     /* first place in the papers: 契約書第12条 */
	jk_list documents;     /* kinds (const char *) it appears in */
} jk_undecided;

/* The effective value of a parameter in a group. */
typedef struct {
	const jk_parameter *parameter;
	jk_value_origin origin;
	const char *raw, *unit; /* as given; NULL when undecided */
	const char *text;       /* as the papers write it; NULL when undecided */
	jk_undecided *undecided;
	const char *place;      /* first place it is used in */
} jk_value;

typedef enum { JK_SPAN_TEXT, JK_SPAN_VALUE, JK_SPAN_UNDECIDED, JK_SPAN_REFERENCE } jk_span_kind;

/* A run of text. */
typedef struct {
	jk_span_kind kind;
	const char *text;
	const jk_value *value;         /* JK_SPAN_VALUE */
	const jk_undecided *undecided; /* JK_SPAN_UNDECIDED */
	const char *bookmark;          /* JK_SPAN_REFERENCE: of the number it shows, or NULL when the text is no whole number */
	const jk_slot *slot;           /* JK_SPAN_REFERENCE until it is resolved */
} jk_span;

typedef enum {
	JK_BLOCK_CAPTION,   /* the heading above an article (layout article) */
	JK_BLOCK_ARTICLE,   /* 第n条 with its first 項 (layout article), or the numbered heading (layout section) */
	JK_BLOCK_PARAGRAPH, /* 項 from 2 (layout article), or unnumbered text */
	JK_BLOCK_ITEM,
	JK_BLOCK_SUBITEM1,
	JK_BLOCK_SUBITEM2,
	JK_BLOCK_TABLE_TITLE,
	JK_BLOCK_TABLE,
} jk_block_kind;

typedef struct jk_row jk_row;

/* A paragraph or a table. */
typedef struct {
	jk_block_kind kind;
	unsigned number;     /* within its level; 0 = not numbered */
	const char *label;   /* "第12条", "(3)", "ア"; "" when not numbered */
	const char *anchor;  /* id of the element, or NULL */
	unsigned line;       /* of the element in the clause's file */
	unsigned paragraph;  /* number of the 項 it stands in */
	const char *role;    /* of the heading of a specification clause, or NULL */
	jk_list spans;       /* jk_span; empty for a table */
	jk_list rows;        /* jk_row of a table */
	const char *widths;  /* relative column widths of a table, or NULL */
} jk_block;

struct jk_row {
	int header;
	jk_list cells; /* jk_list * of jk_span */
};

typedef struct {
	const jk_clause *clause;
	const jk_variant *variant;     /* NULL when out */
	const jk_clause_text *text;    /* NULL when out */
	int in;
	const char *reason;            /* why in or out */
	const char *facts;             /* "group/@chapter = 3, …": what the condition read */
	unsigned number;
	const char *label, *full_label; /* 第12条; with its chapter: 4(3) */
	const char *bookmark, *number_bookmark; /* cl_…, ar_… */
	const char *basis;             /* 3.1(8)⑤、3.4② ; NULL when practice */
	unsigned paragraphs;           /* number of 項 */
	jk_list blocks, values;        /* jk_block; jk_value used */
} jk_set_clause;

typedef struct {
	const jk_place *place;
	unsigned number;
	const char *label, *bookmark; /* ch_… */
	jk_list clauses;              /* jk_set_clause that are in */
} jk_set_chapter;

typedef struct {
	const char *name, *title; /* title: what the catalog's labels call the column, or NULL */
	jk_list spans; /* jk_span */
} jk_set_cell;

/* A row of a sheet, once for each turn of its loop. */
typedef struct {
	const jk_sheet_row *row;
	const jk_sheet *sheet;
	unsigned number;          /* in its document, from 1 */
	int applicable;
	const char *reason;       /* why not applicable; "" otherwise */
	const char *basis;        /* sections of the standard; "" without any */
	jk_strength strength;     /* the strongest of its provisions */
	const char *actor;        /* "" when nobody is named */
	jk_list spans;            /* jk_span of the text */
	jk_list cells;            /* jk_set_cell: those of the row that stand */
	jk_list values;           /* jk_value used */
} jk_set_row;

typedef struct {
	const jk_sheet_section *section;
	unsigned number;
	const char *title;
	jk_list rows; /* jk_set_row, at least one */
} jk_set_section;

typedef struct {
	const jk_document_kind *kind;
	const char *because, *provision, *mark;
	const jk_place *places; /* in the order chosen */
	size_t place_count;
	jk_list chapters; /* jk_set_chapter with at least one clause */
	jk_list clauses;  /* jk_set_clause, in and out, in order */
	jk_list sections; /* jk_set_section of its sheets */
} jk_set_document;

/* What covers a provision in a set. */
typedef enum { JK_BY_CLAUSE, JK_BY_ROW, JK_BY_FIELD, JK_BY_DECISION, JK_BY_REASON } jk_trace_kind;
typedef struct {
	jk_trace_kind kind;
	const char *id, *title, *version, *place, *relation; /* "" when there is none */
	const jk_document_kind *paper;                        /* NULL: in no paper */
} jk_trace_by;

/* How a provision fares in a set. */
typedef struct {
	const jk_provision *provision;
	int applies, gap;
	const char *why;  /* why it applies or not; "" when it always applies */
	jk_list by;       /* jk_trace_by */
} jk_trace;
/* Adds a jk_trace for each provision of the catalog, in its order. */
JK_CHECKED jk_result jk_set_trace(jk_list *out, jk_arena *arena, const jk_clause_set *set);
/* Word of a strength: must should note example. */
const char *jk_strength_word(jk_strength strength);

typedef struct {
	const char *provision, *text;
} jk_reason;

typedef struct {
	const char *kind, *because, *provision;
	const char *mark; /* behind its title; NULL: none */
	int available; /* it can be made (jk_assemble_options.can_make) */
} jk_paper;

typedef struct {
	const char *id, *chapter, *confidentiality, *personal_data, *applicant, *approver;
	const char *applicant_key, *approver_key; /* term keys of the two */
	int important, web_conference, leads; /* leads: papers of the whole service belong to it */
	jk_list functions; /* const char * ids */
	jk_list names;     /* const char * names */
	jk_list nodes;     /* jk_node of the profile */
	jk_list reasons;   /* jk_reason */
	jk_list papers;    /* jk_paper needed */
	jk_list documents; /* jk_set_document made for it */
	jk_xml *case_xml;
	jk_node *node;     /* /case/group of its case */
	jk_value **values; /* by parameter index, NULL until asked for: defaults may hang on the group */
} jk_set_group;

typedef struct {
	const char *id, *provision, *message, *hint;
	unsigned line; /* in the profile */
} jk_set_warning;

struct jk_clause_set {
	jk_arena *arena;
	const jk_profile *profile;
	const jk_catalog *catalog;
	const jk_vocabulary *vocabulary;
	const char *date, *as_of, *service, *regime;
	int external_service, outsourcing, final;
	jk_list groups, warnings, undecided; /* jk_set_group, jk_set_warning, jk_undecided */
	jk_list papers;                      /* jk_paper_info, once all groups are assembled */
	jk_list defaults;                    /* jk_value the papers took from the catalog, each once */
	const char **part_reasons;           /* by jk_part.index: why the provisions of the part apply or not */
	unsigned char *part_applies;         /* by jk_part.index */
};

/* Adds the "既定" values used in a document to the list, in order; equal ones once. */
JK_CHECKED jk_result jk_set_defaults(jk_list *out, jk_arena *arena, const jk_set_document *document);
/* Whether the undecided item appears in the document kind. */
int jk_undecided_in(const jk_undecided *undecided, const char *kind);
/* Puts the body's comma into a whole text that was made of the set; nothing when it is the catalog's own (house.c). */
void jk_set_house(const jk_clause_set *set, jk_buffer *text);
/* The canonical XML of a whole catalog: one paper of each kind with every clause and row, slots as people read them, and conditions,
 * defaults and bounds as cells. *out owned by the caller, to be freed with jk_text_free (put_catalog.c). */
JK_CHECKED jk_result jk_catalog_xml(char **out, const jk_catalog *catalog);
/* Appends a block's text without labels. */
void jk_block_put(jk_buffer *buffer, const jk_list *spans);

#endif
