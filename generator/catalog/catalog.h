#ifndef JK_CATALOG_CATALOG_H
#define JK_CATALOG_CATALOG_H
/* What a catalog is made of. All of it lives in the catalog's arena and is read-only once loaded. */
#include "base/index.h"
#include "base/xpath.h"
#include "jokou/catalog.h"

typedef enum { JK_MUST, JK_SHOULD, JK_NOTE_STRENGTH, JK_EXAMPLE } jk_strength;

/* A slot of text, in the order of the text. */
typedef enum {
	JK_SLOT_TEXT,       /* text: literal */
	JK_SLOT_TERM,       /* text: key of the vocabulary */
	JK_SLOT_VALUE,      /* text: parameter id */
	JK_SLOT_REFERENCE,  /* text: clause id, "" = this clause; anchor: id within it, or NULL */
	JK_SLOT_ANNEX,      /* text: document kind */
	JK_SLOT_EXPRESSION, /* xpath */
} jk_slot_kind;

typedef struct {
	jk_slot_kind kind;
	const char *text, *anchor;
	jk_xpath *xpath;
} jk_slot;

/* A text with slots; `count` 0 = empty. */
typedef struct {
	const jk_slot *slots;
	size_t count;
	unsigned line;
} jk_phrase;

/* An edition of the standard; the list is in the order of their days. */
typedef struct {
	const char *name, *from;
	size_t index;
} jk_edition;

/* When the provisions of one part of the standard apply, and the sentences that say so. */
typedef struct {
	const char *id;
	jk_xpath *test;
	jk_phrase because, otherwise;
	size_t index;
} jk_part;

/* One normative statement of the standard. */
typedef struct {
	const char *id, *section, *paraphrase;
	const char *addressee, *phase; /* head provider ciso staff common; selection procurement build operation end application conference */
	jk_strength strength;
	const jk_part *part;           /* NULL: it always applies */
	const char *explained;         /* why nothing follows from it, or NULL */
	const jk_edition *since;       /* edition that gave it its present content; NULL: the first */
	const jk_edition *withdrawn;   /* edition that took it out; NULL: it stands */
	unsigned line;
} jk_provision;

/* What names it (clause, row, field) is RELATION to provision (OSCAL mapping terms). */
typedef struct {
	const jk_provision *provision;
	const char *relation;
	const jk_edition *edition; /* that the author held it against; NULL: the first */
	unsigned line;
} jk_cover;

typedef enum { JK_TYPE_DECIMAL, JK_TYPE_INTEGER, JK_TYPE_DURATION, JK_TYPE_DATE, JK_TYPE_TEXT, JK_TYPE_CHOICE } jk_parameter_type;
typedef enum { JK_STRICTER_NONE, JK_STRICTER_MORE, JK_STRICTER_LESS } jk_stricter;

/* A default: the value when `test` holds; a NULL test always holds. */
typedef struct {
	jk_xpath *test;
	const char *value;
} jk_default;

typedef struct {
	const char *value, *label;
	int rank;
} jk_choice;

/* A typed value of the texts. `min` and `max` are in `unit`. */
typedef struct {
	const char *id, *label, *unit;
	jk_parameter_type type;
	jk_stricter stricter;
	double min, max;
	int has_min, has_max;
	jk_xpath *source;
	const jk_default *defaults;
	size_t default_count;
	const char *term; /* of the vocabulary: the value when neither the profile nor a default gives one; or NULL */
	const jk_choice *choices;
	size_t choice_count;
	jk_phrase guideline, decided_by;
	const struct jk_clause *owner;
	size_t index; /* position in the catalog's list */
} jk_parameter;

/* Elements of a clause text, named as in 法令標準XML. */
typedef enum {
	JK_ELEMENT_ARTICLE,
	JK_ELEMENT_CAPTION,
	JK_ELEMENT_PARAGRAPH,
	JK_ELEMENT_ITEM,
	JK_ELEMENT_SUBITEM1,
	JK_ELEMENT_SUBITEM2,
	JK_ELEMENT_SENTENCE,
	JK_ELEMENT_TABLE_STRUCT,
	JK_ELEMENT_TABLE_TITLE,
	JK_ELEMENT_TABLE,
	JK_ELEMENT_HEADER_ROW,
	JK_ELEMENT_ROW,
	JK_ELEMENT_COLUMN,
	JK_ELEMENT_COUNT
} jk_element_kind;

typedef struct jk_element {
	jk_element_kind kind;
	const char *id;        /* anchor, or NULL */
	const char *widths;    /* of a table: relative column widths, or NULL */
	jk_xpath *only_if, *each;
	jk_phrase phrase;      /* caption, sentence, table title */
	struct jk_element *first, *next; /* children and siblings */
	unsigned line;
} jk_element;

typedef struct {
	const char *document, *role;
	const jk_element *article;
} jk_clause_text;

/* Texts under one test. A clause without variants has one, without id. */
typedef struct {
	const char *id, *label;
	jk_xpath *test;
	const jk_clause_text *texts;
	size_t text_count;
} jk_variant;

/* A version, and what it brought. One that does not say its weight is substantive: nothing is taken lightly unsaid. */
typedef struct {
	const char *version, *date, *text;
	jk_weight weight;
	const char *provision; /* of provisions.xml: the one it is about; NULL: all of the file */
} jk_revision;

/* What has versions. */
typedef enum {
	JK_RECORD_CATALOG,
	JK_RECORD_PROVISIONS,
	JK_RECORD_LABELS,
	JK_RECORD_CHECKS,
	JK_RECORD_VOCABULARY,
	JK_RECORD_CLAUSE,
	JK_RECORD_DOCUMENT,
	JK_RECORD_SHEET,
	JK_RECORD_TEMPLATE,
} jk_record_kind;

/* What one file (of templates.xml: one row) says of its version, its days and its history. Texts may be NULL. */
typedef struct jk_record {
	jk_record_kind kind;
	const char *id;                  /* of a sheet: its id, else the name of its file up to "@" and "." */
	const char *title, *version, *from, *until, *file;
	const char *stem;                /* of a template: the name of its file without ending */
	unsigned line;
	const jk_revision *revisions;    /* in the order of the file */
	size_t revision_count;
	struct jk_record *successor; /* of the same kind and id, from a later day; NULL: none */
	int succeeds;                      /* it is a successor */
} jk_record;

typedef struct jk_clause {
	const char *id, *version, *title, *from, *until, *file;
	const jk_record *record;
	int practice; /* usual in contracts, not demanded by the standard */
	unsigned line;
	const jk_cover *covers;
	size_t cover_count;
	jk_xpath *condition; /* NULL: always */
	jk_phrase because, otherwise, remarks;
	const char *const *requires;
	size_t require_count;
	const char *const *conflicts;
	size_t conflict_count;
	const jk_variant *variants;
	size_t variant_count;
	const jk_revision *revisions; /* of its file, in its order */
	size_t revision_count;
} jk_clause;

typedef struct {
	const char *id, *title;
	const jk_clause *const *clauses;
	size_t clause_count;
} jk_place;

/* A field of a form: what the paper asks or shows, and what it answers. */
typedef struct {
	const char *id, *path, *title; /* path in the profile: "profile/service/name" */
	const jk_cover *covers;
	size_t cover_count;
	unsigned line;
} jk_form_field;

/* A further column of a row. */
typedef struct {
	const char *name;
	jk_xpath *only_if; /* the cell stands; several of one name may */
	jk_phrase phrase;
} jk_row_cell;

/* A row of a checklist, table of risks, matrix or list. */
typedef struct {
	const char *id, *actor;        /* actor: term key, or NULL */
	jk_xpath *only_if, *each;      /* the row stands; once for each node */
	jk_xpath *applies;             /* else it stands as not applicable, because of `otherwise`; NULL: always */
	jk_phrase otherwise, text;
	const jk_row_cell *cells;
	size_t cell_count;
	const jk_cover *covers;
	size_t cover_count;
	unsigned line;
} jk_sheet_row;

typedef struct {
	const char *id;
	jk_phrase title;
	jk_xpath *only_if;
	const jk_sheet_row *rows;
	size_t row_count;
} jk_sheet_section;

/* The rows of one file, for one document kind. */
typedef struct {
	const char *document, *version, *from, *until, *file;
	const jk_sheet_section *sections;
	size_t section_count;
	const jk_record *record;
	const jk_revision *revisions; /* of its file, in its order */
	size_t revision_count;
	unsigned line;
} jk_sheet;

/* An order of chapters: places of the document, put together. All places are in it, each once; a NULL test always holds. */
typedef struct {
	const char *id;
	jk_xpath *test;
	const jk_place *chapters;
	size_t chapter_count;
} jk_order;

/* When a paper is needed, and why. The mark stands behind its title: 準用. */
typedef struct {
	jk_xpath *test;
	jk_phrase because;
	const char *provision, *mark;
} jk_need;

/* A document kind. Kinds without places are papers that are needed, but have no clauses: forms and sheets. */
typedef struct {
	const char *kind, *title, *annex; /* annex: 別紙1, or NULL */
	int per_group, sections, chapters; /* sections: layout "section" */
	double order;                      /* among the papers of a service */
	const jk_need *needs; /* the first whose test holds counts; none given: the paper is always needed */
	size_t need_count;
	const char *formats[JK_ELEMENT_COUNT]; /* "第{n}条" by element; NULL: not numbered */
	const char *chapter_format;
	const jk_place *places;
	size_t place_count;
	const jk_form_field *fields;
	size_t field_count;
	jk_list sheets;                    /* jk_sheet */
	int trace;                         /* its model shows all provisions and the other papers */
	const char *file;
	unsigned line;
	const jk_record *record;
	const jk_order *orders; /* the first whose test holds; without one, each place is a chapter */
	size_t order_count;
} jk_document_kind;

typedef struct {
	const char *of, *id, *label;
	int rank, important, high; /* high: needs high availability; -1 not said */
	const char *const *same_as; /* ids of other vocabularies that fall on this level */
	size_t same_count;
} jk_level;

typedef struct {
	const char *number, *applicant, *approver; /* the two are term keys */
	int important, split;
} jk_chapter_row;

/* The words of one body, and its house style. */
typedef struct {
	const char *id, *title;
	const jk_record *record;
	int iroha;    /* style.kana: イロハ where the formats of document kinds say ア */
	int commas;   /* style.punct: ， where the catalog and the templates write 、 */
	const char *const *keys;
	const char *const *terms;
	size_t term_count;
	const jk_level *levels;
	size_t level_count;
	const jk_chapter_row *chapters;
	size_t chapter_count;
} jk_vocabulary;

typedef struct {
	const char *list, *key, *text;
	jk_phrase phrase; /* a text that names the body by terms; empty for one without slots */
} jk_label;

/* A warning for each node of `each` (NULL: for the case itself) at which `test` holds (NULL: always). `regime`: only of services under
 * that regime; NULL: of those that the standard governs. `light`: the provision for a service that handles nothing important; NULL: the same. */
typedef struct {
	const char *id, *provision, *light, *regime;
	jk_phrase message, hint;
	jk_xpath *each, *test;
} jk_check;

/* The catalog from a day on, until the next view begins. */
typedef struct {
	const char *from; /* NULL: from the beginning */
	jk_catalog *catalog;
} jk_view;

struct jk_catalog {
	jk_arena *arena;
	const char *path, *id, *version, *title;
	const char *standard_title, *standard_edition, *standard_from;
	jk_list editions, parts, provisions, clauses, parameters, documents, vocabularies, labels, checks;
	jk_index provision_by_id, clause_by_id, parameter_by_id, label_by_key; /* for the look-ups below */
	jk_list expressions; /* every jk_xpath, to be freed */
	jk_list records;     /* jk_record of every file, also of those that other views have, as they were read; then of templates.xml */
	jk_index record_by_id; /* by word of the kind, and id: the first of them by their days */
	jk_list views;       /* jk_view, rising; the last is this catalog itself. Empty: nothing has a successor */
	const jk_catalog *whole; /* of a view: the catalog it belongs to; NULL: it is that itself */
	struct jk_catalog_digest *digest; /* reckoned when it is first asked for */
};

/* Look-ups; NULL when there is none. */
const jk_provision *jk_catalog_provision(const jk_catalog *catalog, const char *id);
const jk_clause *jk_catalog_clause(const jk_catalog *catalog, const char *id);
const jk_parameter *jk_catalog_parameter(const jk_catalog *catalog, const char *id);
const jk_document_kind *jk_catalog_document(const jk_catalog *catalog, const char *kind);
const jk_vocabulary *jk_catalog_vocabulary(const jk_catalog *catalog, const char *id);
const char *jk_catalog_label(const jk_catalog *catalog, const char *list, const char *key);
/* The same in the words of a body, in `arena` when it names one. *no_memory is set when that fails. */
const char *jk_vocabulary_label(const jk_catalog *catalog, const jk_vocabulary *vocabulary, const char *list, const char *key, jk_arena *arena,
				int *no_memory);
const char *jk_vocabulary_term(const jk_vocabulary *vocabulary, const char *key);
/* The level of that id, else the one that takes in an id of that name from another vocabulary. */
const jk_level *jk_vocabulary_level(const jk_vocabulary *vocabulary, const char *of, const char *id);
const jk_edition *jk_catalog_edition(const jk_catalog *catalog, const char *name);
const jk_part *jk_catalog_part(const jk_catalog *catalog, const char *id);
/* Word of a weight: editorial correction substantive; "" for none. */
const char *jk_weight_word(jk_weight weight);
/* Word of a kind of record: catalog provisions labels checks vocabulary clause document sheet template. */
const char *jk_record_word(jk_record_kind kind);
/* The first by its days of those records; the others are its successors. NULL when there is none. */
const jk_record *jk_catalog_record(const jk_catalog *catalog, jk_record_kind kind, const char *id);
/* Whether the day is in its period; the one of a record and its successors whose period holds the day, else the nearest before it, else the first. */
int jk_record_in_force(const jk_record *record, const char *day);
const jk_record *jk_record_on(const jk_record *first, const char *day);
/* The text of a variant for a document kind. */
const jk_clause_text *jk_variant_text(const jk_variant *variant, const char *document);

#endif
