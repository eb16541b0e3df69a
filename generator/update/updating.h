#ifndef JK_UPDATE_UPDATING_H
#define JK_UPDATE_UPDATING_H
/* One run of update: what is read, what is made of it. Private to the room. */
#include "base/buffer.h"
#include "jokou/review.h"
#include "update/planning.h"

struct jk_update {
	jk_arena *arena;
	const char *path, *kind, *title, *group, *was, *is; /* versions of the catalog */
	jk_list lines;     /* jk_update_line */
	jk_list undecided; /* const char *: "U-004 稼働率" */
	size_t conflicts, references;
	int changed;       /* something was put in; 0 with bytes: only the memory is new */
	int nothing;       /* there are no bytes */
	int no_clauses;    /* for it is a form: whether it is up to date nobody looked at */
};

typedef struct {
	jk_update *update;
	jk_arena *arena; /* of the update */
	const jk_update_options *options;
	jk_diagnostics *diagnostics;
	const char *path, *format;
	jk_buffer draft;          /* its bytes */
	char *made;               /* the new document */
	size_t made_length;
	jk_provenance *provenance;
	jk_profile *profile;
	jk_clause_set *base_set;  /* when the base was assembled again */
	jk_clause_set *set;       /* of the release */
	jk_paper_info paper;      /* the new one */
	const char *base_xml, *set_xml;
	char *owned_xml[2];
	jk_known_undecided *known;
	size_t known_count;
	jk_side *base, *hand, *release, *source;
	jk_comparison *by_hand, *by_release;
	jk_words *words;
} jk_updating;

/* Draft, memory, base, new set, new document and their sides, in this order (sources.c). Reports W…. */
JK_CHECKED jk_result jk_update_read(jk_updating *u);
void jk_update_close(jk_updating *u);
/* A clause of the paper that `set`, assembled again, does not give with the very text that the document was made with: its id, borrowed from the set.
 * NULL: all are the same. */
JK_CHECKED jk_result jk_base_other(const char **out, const jk_clause_set *set, const jk_provenance *provenance);
/* Numbers that undecided items of the base have: u->known (known.c). Those of the release that have none there become questions (jk_question), and
 * go to the update. */
JK_CHECKED jk_result jk_update_known(jk_updating *u);
JK_CHECKED jk_result jk_update_questions(jk_updating *u, jk_list *questions);

#endif
