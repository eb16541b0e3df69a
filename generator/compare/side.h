#ifndef JK_COMPARE_SIDE_H
#define JK_COMPARE_SIDE_H
/* One side of a comparison, whatever it was read from: papers of units of blocks. Everything lives in the side's arena and is read-only
 * once built. A clause set (also one made from a profile just now, and the one a document carries) comes through its canonical XML, so
 * that there is one reader; a catalog shows its texts with the labels of parameters in place of values; a document is what stands in it. */
#include "assemble/set.h"
#include "jokou/compare.h"

typedef enum { JK_SIDE_SET, JK_SIDE_CATALOG, JK_SIDE_DOCUMENT } jk_side_kind;

/* A run of text. Documents have text only. */
typedef struct {
	jk_span_kind kind;
	const char *text;
	const char *name; /* JK_SPAN_VALUE: parameter id; JK_SPAN_UNDECIDED: U-…; JK_SPAN_REFERENCE: bookmark; else NULL */
} jk_side_span;

/* A tracked change that waits in a document: the block reads as if it were accepted. */
typedef struct {
	jk_mark mark;             /* JK_INSERTED or JK_DELETED */
	const char *author, *date; /* as the document has them; NULL when it has none */
	const char *text;         /* what was put in or taken out */
	size_t at;                /* byte of the block's text where it stands (inserted) or stood (deleted) */
} jk_side_change;

/* Where text stands in a document: `length` bytes of it from `at` on are the bytes from `place` on of the text of a paragraph, counted from 1 as
 * diagnostics count. Bytes without such a place (line feeds between paragraphs of a cell, numbers put before them) stand nowhere, and bytes of a
 * paragraph without one (typed numbers, brackets, 〔既定〕) are no part of the text. */
typedef struct {
	size_t at, length, paragraph, place;
} jk_side_place;

typedef struct {
	int header;
	jk_list cells;  /* const char *: text, lines parted by LF */
	jk_list places; /* of a document: for each cell a jk_list of jk_side_place; else empty */
} jk_side_row;

/* A paragraph or a table. */
typedef struct {
	jk_block_kind kind;
	const char *label;  /* "第12条", "(3)"; "" when it has none. A document's typed number is taken off the text, too */
	const char *text;   /* without the label; of a table "" */
	const char *path;   /* 項, 号 and deeper within the unit, from 1: "2", "2/3/1"; "" for captions and tables */
	const char *anchor; /* id of the element in the catalog, or NULL */
	jk_list spans;      /* jk_side_span; together they are `text` */
	jk_list rows;       /* jk_side_row of a table */
	size_t paragraph;   /* of a document: number of the paragraph (of a table: its first), from 1 as diagnostics count; else 0 */
	jk_list places;     /* jk_side_place of its text, of a document; empty when it is not known */
	jk_list changes;    /* jk_side_change */
} jk_side_block;

typedef struct {
	const char *id, *relation; /* provision; OSCAL mapping term */
} jk_side_cover;

/* The value of a parameter in a unit. */
typedef struct {
	const char *name, *label; /* parameter id; what people call it */
	const char *raw, *unit;   /* as reckoned: "24", "hour"; NULL when undecided or not known */
	const char *text;         /* as the paper writes it: "24時間"; NULL when undecided */
	const char *origin;       /* "profile" "catalog" "undecided", of a document "document" */
	const char *undecided;    /* name of the span that stands for it while nobody has decided: U-001; else NULL */
	jk_stricter stricter;     /* which way is stricter; JK_STRICTER_NONE also when not known */
	int rank, has_rank;       /* of a choice: the higher, the stricter */
} jk_side_value;

typedef struct {
	const char *version, *date, *text;
} jk_side_revision;

typedef enum { JK_FOUND_BY_ID, JK_FOUND_BY_TEXT, JK_FOUND_NOT } jk_found_how;

/* A clause, a row of a sheet (its text is a paragraph with path "1"; each cell one without path, its anchor the name of the column and its
 * label the column's title; who acts and why it does not apply likewise, with the anchors "actor" and "applicable"), or what stands between two headings of a document that is not ours. */
typedef struct {
	const char *id;      /* clause id; "row:<id>" of a row (the nth turn of a loop: "row:<id>#n"); NULL when it has none */
	const char *version; /* NULL when not known */
	const char *label;   /* 第12条; with its chapter: 4(3); "" */
	const char *title;   /* caption or heading, without brackets; "" */
	const char *chapter; /* title of the chapter or section it stands in; "" */
	size_t chapter_paragraph; /* of a document: number of the paragraph of its chapter's title; 0: none */
	const char *reason;  /* why in or out; "" */
	const char *role;    /* of a clause of a specification: mandatory scored qualification information; else NULL */
	int in;              /* 0: the clause was left out; it has no blocks then */
	int practice;        /* not demanded by the standard */
	jk_list covers;      /* jk_side_cover */
	jk_list values;      /* jk_side_value */
	jk_list blocks;      /* jk_side_block, the heading (caption) first */
	jk_list revisions;   /* jk_side_revision, as the catalog lists them */
	jk_found_how how;    /* of a document: how its id was found */
	unsigned score;      /* JK_FOUND_BY_TEXT: how alike, 0 to 100 */
} jk_side_unit;

typedef struct {
	const char *kind;  /* document kind; NULL when not known */
	const char *title; /* 契約書 */
	const char *group; /* id of the group it is for; NULL when not known */
	jk_list units;     /* jk_side_unit in the order of the paper, those left out behind their predecessor */
} jk_side_paper;

struct jk_side {
	jk_arena *arena;
	jk_side_kind kind;
	const char *name;                           /* how reports call it: the path that was given */
	const char *catalog, *version, *vocabulary; /* ids; NULL when not known */
	const char *profile, *service;              /* id and name; NULL when not known */
	const char *date;                           /* of the papers; NULL when not known */
	jk_list papers;                             /* jk_side_paper */
	int values_read;                            /* of a document: its values were read back (jk_read_values_back) */
	jk_list provisions;                         /* jk_side_provision of the standard: filled by sides of sets and catalogs */
};

/* A provision as reports call it. */
typedef struct {
	const char *id, *section, *text; /* 3.1-8-5; 3.1(8)⑤; our paraphrase, "" when no clause or row of the papers names it */
	const char *strength;            /* must should note example; NULL when not known */
	int applies;                     /* to the service */
	int otherwise;                   /* a form, the decision or a paper that the side does not hold answers it, whatever the clauses do */
} jk_side_provision;

/* An empty side with its arena, and names as given. *out owned. */
JK_CHECKED jk_result jk_side_new(jk_side **out, jk_side_kind kind, const char *name);
/* The unit of that id in the paper, NULL when there is none; the paper of that kind (and group, unless NULL). */
jk_side_unit *jk_side_find_unit(const jk_side_paper *paper, const char *id);
jk_side_paper *jk_side_find_paper(const jk_side *side, const char *kind, const char *group);
/* All text of a unit: labels, text, rows; blocks parted by LF. For hashes and likeness. NULL when out of memory. */
JK_CHECKED const char *jk_side_unit_text(const jk_side_unit *unit, jk_arena *arena);

#endif
