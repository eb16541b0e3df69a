#ifndef JK_UPDATE_STATUS_H
#define JK_UPDATE_STATUS_H
/* What a draft is held against, and what is found out about it. Private to status*.c. */
#include "base/digest.h"
#include "base/index.h"
#include "compare/side.h"
#include "jokou/update.h"
#include "review/provenance.h"

/* A paper that the catalog gives for a profile: its canonical XML, and that as a side once somebody asks. */
typedef struct {
	const char *kind;
	char *xml;
	jk_side *side;
} jk_status_paper;

/* What a catalog gives for one profile on one day. */
typedef struct {
	jk_arena *arena;
	char key[JK_DIGEST_TEXT];
	jk_profile *profile;
	jk_clause_set *set;  /* NULL: it could not be assembled */
	const char *reason;  /* why not */
	jk_list papers;      /* jk_status_paper */
} jk_status_set;

/* Papers of one profile lie together, so a few sets are enough, however many profiles there are. */
enum { JK_STATUS_SETS = 8 };

typedef struct {
	const char *as_of; /* of all; NULL: the day of each draft */
	jk_status_set items[JK_STATUS_SETS];
	size_t turn;       /* of the set that goes next */
} jk_status_sets;

struct jk_status_run {
	const jk_catalog *catalog;
	jk_status_options options;
	jk_profile_reader *reader;
	jk_status_sets now, before; /* of the catalog; of those held that drafts were made from */
};

struct jk_draft {
	jk_arena *arena;
	const char *path, *kind, *version, *reason;
	jk_draft_state state;
	int broken, edited;
	size_t pending, between;
	jk_list clauses; /* jk_draft_clause */
	jk_index by_id;  /* of those */
};

/* A draft that is being looked at. */
typedef struct {
	jk_status_run *run;
	jk_draft *draft;
	const jk_provenance *provenance;
	jk_diagnostics *diagnostics; /* its own: what is said there becomes the reason */
	jk_side *carried;            /* the set it carries, once somebody asked for it and it is its own; else NULL */
	jk_side *made;               /* what it was made from, once somebody asked; borrowed */
	const char *lost;            /* why that is not known; NULL when nobody asked */
	jk_status_paper *paper;      /* what the catalog gives; NULL when not known */
	const jk_clause_set *set;
} jk_looking;

/* What `catalog` gives for the draft's profile, out of `sets` of the run (status_set.c). *out NULL: it carries no profile. One without a set has its
 * reason. */
JK_CHECKED jk_result jk_status_set_of(jk_status_set **out, jk_status_run *run, jk_status_sets *sets, const jk_catalog *catalog,
				      const jk_provenance *provenance);
JK_CHECKED jk_result jk_status_paper_of(jk_status_paper **out, jk_status_set *set, const char *kind);
JK_CHECKED jk_result jk_status_side_of(jk_side **out, jk_status_paper *paper, jk_diagnostics *diagnostics);
void jk_status_sets_dispose(jk_status_sets *sets);

/* The entry of a clause, added when it is not there; `unit` gives title and label. NULL when out of memory. */
jk_draft_clause *jk_draft_entry(jk_draft *draft, const jk_side_unit *unit);
/* The first fault in a collector, as messages tell it, in the arena; "" when there is none. */
JK_CHECKED const char *jk_status_fault(jk_arena *arena, const jk_diagnostics *diagnostics);

/* What the catalog gives otherwise (status_behind.c): `was` and `is` are papers of sets. *differs is set when a text does. */
JK_CHECKED jk_result jk_status_behind(jk_looking *l, const jk_side_paper *was, const jk_side_paper *is, int *differs);
/* What hands did (status_hand.c): `base` is what was generated. */
JK_CHECKED jk_result jk_status_hand(jk_looking *l, const jk_package *package, const jk_side *base);

/* --- whether words are the same (status_same.c) --- */

/* Which numbers of references count. Those within a paper follow when clauses come and go; those that rows have of other papers are mere text. */
typedef enum { JK_NUMBERS_TYPED, JK_NUMBERS_NONE } jk_status_numbers;
/* The words of a unit; numbers of undecided items never count. */
JK_CHECKED const char *jk_status_words(const jk_side_unit *unit, jk_status_numbers numbers, jk_arena *arena);
/* Whether a unit of a document reads as it was generated, numbers of references aside. *no_memory is set when that cannot be told. */
int jk_status_reads_same(const jk_side_unit *base, const jk_side_unit *hand, jk_arena *arena, int *no_memory);

#endif
