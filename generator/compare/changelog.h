#ifndef JK_COMPARE_CHANGELOG_H
#define JK_COMPARE_CHANGELOG_H
/* What a changelog found; its outputs read it and nothing else. Lives in its arena; borrows from both catalogs and the comparison. */
#include "catalog/catalog.h"
#include "compare/comparison.h"
#include "jokou/changelog.h"

typedef enum { JK_LOG_IN, JK_LOG_OUT, JK_LOG_CHANGED } jk_log_state;

/* A clause in one of its papers, or a row of a sheet: what became of its words. */
typedef struct {
	const jk_paper_pair *paper;
	const jk_unit_pair *unit;
} jk_log_unit;

/* A clause, or a sheet with its rows, whose file differs. */
typedef struct {
	const jk_clause *old_clause, *new_clause; /* both NULL of a sheet */
	const jk_sheet *old_sheet, *new_sheet;
	const char *id, *title;    /* of a sheet: its document kind */
	const char *was, *is;      /* versions; NULL: not there */
	jk_log_state state;
	jk_weight weight;          /* as the revisions say; SUBSTANTIVE when it came in or went, or when they do not tell */
	jk_effect effect;          /* the worst over its papers */
	int words;                 /* texts, conditions or values differ; else notes only */
	int unraised;              /* they differ, and the version does not */
	int untold;                /* no revision tells of the new version */
	jk_list because;           /* jk_revision between the versions, latest last */
	jk_list units;             /* jk_log_unit that differ */
	jk_list values;            /* jk_value_change, each parameter once */
	jk_list lost;              /* const char *: provisions that nothing covers any more */
} jk_log_entry;

/* Everything else in a catalog. */
typedef enum {
	JK_LOG_CATALOG,    /* title, edition of the standard */
	JK_LOG_PROVISION,
	JK_LOG_DOCUMENT,   /* a kind, and what holds for all of it */
	JK_LOG_PLACE,      /* a clause in a document: where it stands */
	JK_LOG_FIELD,
	JK_LOG_PARAMETER,
	JK_LOG_CHOICE,
	JK_LOG_CHECK,
	JK_LOG_VOCABULARY,
	JK_LOG_TERM,
	JK_LOG_LEVEL,
	JK_LOG_CHAPTER,
	JK_LOG_LABEL,
	JK_LOG_TEMPLATE,
	JK_LOG_CATEGORIES
} jk_log_category;

/* Such a thing as people read it: `text` is one line for each part of it. `scope`: the vocabulary, paper, clause, parameter or list it belongs to; "" when to none. */
typedef struct {
	const char *scope, *id, *name, *text;
} jk_log_thing;

typedef struct {
	jk_log_category category;
	jk_log_state state;
	const char *scope, *id, *name;
	const char *old_text, *new_text; /* NULL: not there */
} jk_log_change;

/* A file whose bytes differ. `told`: an entry or a change above tells of it. */
typedef struct {
	const char *path;
	jk_log_state state;
	const char *old_digest, *new_digest;
	int told;
} jk_log_file;

/* Another file, or a template, whose version is another; or whose words differ under the same version. */
typedef struct {
	const jk_record *old_record, *new_record; /* old NULL: it is new */
	jk_weight weight;
	int unraised;
	jk_list because; /* jk_revision */
} jk_log_record;

struct jk_changelog {
	jk_arena *arena;
	const jk_catalog *older, *newer;
	jk_side *old_side, *new_side;
	jk_comparison *comparison;
	jk_list entries;  /* jk_log_entry: by weight, then what came in, went, changed; each in the order of the catalog */
	jk_list changes;  /* jk_log_change: by category */
	jk_list parts;    /* jk_log_change that came in or went with what they belong to, which tells of them */
	jk_list files;    /* jk_log_file by path; those of templates, too */
	jk_list followed; /* const char *: ids of clauses whose words differ only because something else does */
	jk_list records;  /* jk_log_record in the order of the newer catalog */
	jk_list notes;    /* jk_revision of the newer catalog itself, above the older's version */
	jk_bump bump;
	const char *reason;
};

/* --- steps of jk_changelog_new, one file each --- */

/* Files that differ (changelog_files.c); `prefix` stands before their names, "templates/". */
JK_CHECKED jk_result jk_log_files(jk_changelog *log, const char *older, const char *newer, const char *prefix, const char *suffix, jk_diagnostics *diagnostics);
const jk_log_file *jk_log_find_file(const jk_changelog *log, const char *path);
/* Clauses and sheets (changelog_entries.c), everything else (changelog_things.c). */
JK_CHECKED jk_result jk_log_entries(jk_changelog *log);
JK_CHECKED jk_result jk_log_things(jk_changelog *log);
/* Whether a change that is told by itself stands in the file. */
int jk_log_changes_have(const jk_changelog *log, const char *path);
/* The things of one category in a catalog (changelog_words.c). */
JK_CHECKED jk_result jk_log_list(jk_list *out, jk_arena *arena, const jk_catalog *catalog, jk_log_category category);
/* What other files say of their versions, once it is known which of them differ (changelog_records.c). */
JK_CHECKED jk_result jk_log_records(jk_changelog *log);
/* What the version must be raised by (changelog_bump.c). */
JK_CHECKED jk_result jk_log_weigh(jk_changelog *log);

/* How many entries there are of each kind. */
typedef struct {
	size_t by_weight[JK_WEIGHT_SUBSTANTIVE + 1], by_state[JK_LOG_CHANGED + 1], by_effect[JK_EFFECT_WEAKENED + 1];
} jk_log_counts;
jk_log_counts jk_log_count(const jk_changelog *log);

/* --- words that outputs share (changelog_names.c) --- */

const char *jk_log_state_word(jk_log_state state);
const char *jk_log_category_word(jk_log_category category);
/* For people, in the language of the locale. */
const char *jk_log_state_name(jk_log_state state);
const char *jk_log_category_name(jk_log_category category);
const char *jk_weight_name(jk_weight weight);
const char *jk_bump_word(jk_bump bump);
const char *jk_bump_name(jk_bump bump);
/* The parts of a thing's text, parted by 、; those that stand in `without`, too, are left out. */
void jk_log_put_parts(jk_buffer *out, const char *text, const char *without);
/* The sections of the provisions that the clause answers, each once, parted by 、; "" for none. Of a sheet: nothing. */
void jk_log_put_covers(jk_buffer *out, const jk_log_entry *entry);
/* The titles of the papers it differs in, each once, parted by 、. */
void jk_log_put_papers(jk_buffer *out, const jk_log_entry *entry);

#endif
