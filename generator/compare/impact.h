#ifndef JK_COMPARE_IMPACT_H
#define JK_COMPARE_IMPACT_H
/* What an impact keeps of each profile; its outputs read it and nothing else. Everything is copied into the impact's arena, for sets and
 * comparisons go as soon as a profile is done. */
#include "base/index.h"
#include "compare/comparison.h"
#include "jokou/impact.h"

/* A value or finding that differs. */
typedef struct {
	jk_effect effect;
	const char *name;           /* of a value: id and label of its parameter; NULL of a finding */
	const char *label;
	jk_finding_kind finding;
	const char *old_text, *new_text; /* "" for what is not there */
	size_t profiles;            /* in a total: in how many it stands so */
} jk_impact_detail;

/* A clause or row that differs in a paper; in a total: in a kind of paper, over all profiles. */
typedef struct {
	const char *kind, *paper, *group; /* of the paper; group NULL when there is but one, and in a total */
	const char *id, *label, *title;   /* label "" in a total: numbers hang on the profile */
	jk_pair_state state;              /* in a total: the common one, else JK_PAIR_CHANGED */
	int moved;
	jk_effect effect;                 /* in a total: the worst */
	jk_list details;                  /* jk_impact_detail */
	jk_list lost;                     /* const char *: sections of provisions that nothing covers any more */
	jk_list because;                  /* jk_side_revision */
	size_t profiles, weakened;        /* of a total: in how many it differs, in how many it got weaker */
	size_t seen_in;                   /* of a total: number of the profile that was counted last */
} jk_impact_clause;

/* What became of a profile: the worse, the later. */
typedef enum { JK_IMPACT_SAME, JK_IMPACT_CHANGED, JK_IMPACT_MENDED, JK_IMPACT_BROKEN, JK_IMPACT_UNREADABLE } jk_impact_state;

typedef struct {
	const char *path, *id, *service; /* id and service NULL when the file is no profile */
	jk_impact_state state;
	const char *reason;      /* MENDED, BROKEN, UNREADABLE: the fault under the old or the new catalog, as messages tell it */
	int old_fails;           /* BROKEN: under the old catalog, too */
	jk_compare_counts counts;
	jk_list clauses;         /* jk_impact_clause, worst first */
	jk_list papers_added, papers_removed; /* const char *: titles of papers that are needed now, or no more */
	size_t order;            /* as they were added */
} jk_impact_profile;

struct jk_impact {
	jk_arena *arena;
	const jk_catalog *old_catalog, *new_catalog;
	jk_impact_options options;
	jk_profile_reader *reader; /* made for the first profile */
	jk_list profiles; /* jk_impact_profile as they were added */
	jk_list totals;   /* jk_impact_clause */
	jk_index total_by_id;
};

/* Adds a profile's clauses to the totals (impact_total.c). */
JK_CHECKED jk_result jk_impact_count_in(jk_impact *impact, const jk_impact_profile *profile);
/* Whether two details say the same, how often aside. */
int jk_impact_same_detail(const jk_impact_detail *a, const jk_impact_detail *b);
/* Copies of the lists, worst first, in the arena given. */
JK_CHECKED jk_result jk_impact_worst_profiles(jk_list *out, jk_arena *arena, const jk_impact *impact);
JK_CHECKED jk_result jk_impact_worst_totals(jk_list *out, jk_arena *arena, const jk_impact *impact);
/* Words: "broken" and so on for programs; for people; "taken out", "changed", … ; and what a detail is about. */
const char *jk_impact_state_word(jk_impact_state state);
const char *jk_impact_state_name(const jk_impact_profile *profile);
const char *jk_impact_change_name(const jk_impact_clause *clause);
const char *jk_impact_change_word(const jk_impact_clause *clause);
const char *jk_impact_detail_name(const jk_impact_detail *detail);
/* Appends 第一報の期限　24時間 → 48時間, and (3) behind it when it stands so in fewer than `of` profiles; `of` 0: never. */
void jk_impact_put_detail(jk_buffer *out, const jk_impact_detail *detail, size_t of);
/* Appends all of them, and the provisions that nothing covers any more, parted by 、. */
void jk_impact_put_details(jk_buffer *out, const jk_impact_clause *clause, size_t of);
/* Appends 契約書　第12条　事故の報告, with the group when there are several. */
void jk_impact_put_place(jk_buffer *out, const jk_impact_clause *clause);
/* Appends file name and name of the service. */
void jk_impact_put_profile(jk_buffer *out, const jk_impact_profile *profile);

#endif
