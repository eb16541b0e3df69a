#ifndef JOKOU_UPDATE_H
#define JOKOU_UPDATE_H
/* Drafts in flight: what a release means for a document that was generated earlier and edited since, and bringing it up to date. */
#include <stddef.h>
#include "jokou/assemble.h"
#include "jokou/template.h"

/* --- status --- */

typedef enum {
	JK_DRAFT_CURRENT, /* made from what the catalog has now */
	JK_DRAFT_BEHIND,  /* the catalog gives other clauses or texts for the same profile */
	JK_DRAFT_AHEAD,   /* made from a later version than the catalog */
	JK_DRAFT_UNKNOWN  /* not ours, of another catalog, or its memory is lost */
} jk_draft_state;

/* What people did to a clause. REMOVED: neither its marker nor its text is there. LOST: its marker is gone, and it was found by its text. A clause
 * that was moved and changed counts as changed. */
typedef enum { JK_HAND_NONE, JK_HAND_CHANGED, JK_HAND_REMOVED, JK_HAND_MOVED, JK_HAND_LOST } jk_hand;

/* A clause of a draft that is behind or was edited. Members are borrowed; NULL when not known. */
typedef struct {
	const char *id, *title, *label;     /* label: 第12条, as the draft has it */
	const char *was, *is;               /* version in the draft, in the catalog; NULL: not there (newly selected; withdrawn) */
	jk_weight weight;                   /* of the difference; SUBSTANTIVE also for what comes in or goes; NONE: it reads the same */
	jk_hand hand;
} jk_draft_clause;

typedef struct jk_status_run jk_status_run; /* what many drafts share: the catalog, clause sets of the profiles met so far */
typedef struct jk_draft jk_draft;

typedef struct {
	jk_assemble_options assemble; /* as_of NULL: the day each draft was made for */
	/* The catalog of that id and version, which a draft was made from that lost its clause set since. NULL: it is not held; so is all when there is no
	 * function. Asked anew for each such draft, so answers are to be kept. The result is borrowed until jk_status_free. */
	jk_result (*held)(const jk_catalog **out, const char *id, const char *version, void *state);
	void *state;
} jk_status_options;

/* `catalog` (borrowed) is what drafts are held against. `options` may be NULL. *out owned. */
JK_CHECKED jk_result jk_status_new(jk_status_run **out, const jk_catalog *catalog, const jk_status_options *options);
void jk_status_free(jk_status_run *run);
/* Looks at one draft. A file that cannot be read is told as JK_DRAFT_UNKNOWN with its reason, not a failure of the run. Time: a few
 * milliseconds; a draft that nobody saved since it was made is known by its digest and not read further. *out owned. */
JK_CHECKED jk_result jk_draft_look(jk_draft **out, jk_status_run *run, const char *path);
void jk_draft_free(jk_draft *draft);
jk_draft_state jk_draft_state_of(const jk_draft *draft);
int jk_draft_edited(const jk_draft *draft);         /* by hand, anywhere in a clause or between them */
const char *jk_draft_reason(const jk_draft *draft); /* why its state is unknown; "" otherwise */
int jk_draft_broken(const jk_draft *draft);         /* it is no file that can be read: the reason says why */
const char *jk_draft_path(const jk_draft *draft);
const char *jk_draft_kind(const jk_draft *draft);   /* document kind, and version of the catalog it was made from; NULL when not known */
const char *jk_draft_version(const jk_draft *draft);
size_t jk_draft_clause_count(const jk_draft *draft);
const jk_draft_clause *jk_draft_clause_at(const jk_draft *draft, size_t index);
size_t jk_draft_pending(const jk_draft *draft);     /* tracked changes that wait in it; read as accepted above */
size_t jk_draft_between(const jk_draft *draft);     /* paragraphs that were put between the clauses */

/* --- update --- */

/* What was done with a clause: the state table of docs/update.md. */
typedef enum {
	JK_DONE_NOTHING,   /* the same in hand and release */
	JK_DONE_KEPT,      /* changed by hand only */
	JK_DONE_CHANGED,   /* changed by the release only: tracked */
	JK_DONE_MERGED,    /* changed by both at different words: the release's tracked beside those of the hand */
	JK_DONE_CONFLICT,  /* changed by both at the same words: the hand's stay, a comment has the other text */
	JK_DONE_INSERTED,  /* newly selected */
	JK_DONE_REMOVED,   /* withdrawn, untouched: tracked deletion */
	JK_DONE_LEFT_OUT,  /* deleted by hand, changed by the release: not put back, a comment says so */
	JK_DONE_TOLD       /* could not be done here (lost marker, row of a table …): a comment and the report say what is left to do */
} jk_done;

typedef struct {
	const char *id, *title, *label;
	const char *was, *is;     /* versions; NULL: not there */
	jk_done done;
	jk_weight weight;
	int conflict;             /* a person has to look: CONFLICT, LEFT_OUT, TOLD, and withdrawn ones that were edited */
	const char *text;         /* one sentence: what was done and, of a conflict, what to do. In the language of the locale */
	const char *hand, *base, *release; /* of a conflict: the three texts of the paragraph; NULL otherwise */
} jk_update_line;

typedef struct jk_update jk_update;

typedef struct {
	const jk_catalog *catalog;       /* of the release */
	const jk_catalog *base_catalog;  /* of the version the draft was made from, when its clause set is lost; NULL: it is needed from the draft */
	/* The compiled template of the release for a paper and format: the new paper is made with it. The result is borrowed; NULL: there is none. */
	jk_result (*template_of)(const jk_template **out, const jk_paper_info *paper, const char *format, void *state, jk_diagnostics *diagnostics);
	void *state;
	jk_assemble_options assemble;    /* as_of NULL: the day the draft was made for */
	int older;                       /* a catalog older than that of the draft is taken, too */
	const char *date;                /* of the tracked changes, "2026-11-23"; NULL: none */
} jk_update_options;

/* Brings a draft up to date, three ways: what was generated, what stands now, what the release gives for the same profile. The release's changes
 * are tracked changes by "catalog vX", numbers of references by "numbering"; hand edits, pending changes, comments, formatting and
 * what stands between clauses stay. The result remembers the release; a second run changes nothing. *bytes holds *length bytes, to be freed
 * with jk_text_free; NULL when nothing is to be done at all. *out owned. Reports W…, and what making papers reports. */
JK_CHECKED jk_result jk_update_make(jk_update **out, char **bytes, size_t *length, const char *path, const jk_update_options *options,
				    jk_diagnostics *diagnostics);
void jk_update_free(jk_update *update);
size_t jk_update_conflicts(const jk_update *update);
size_t jk_update_count(const jk_update *update);
const jk_update_line *jk_update_at(const jk_update *update, size_t index);
/* What the release asks of the profile and nobody answered: labels of the new undecided items. */
size_t jk_update_undecided_count(const jk_update *update);
const char *jk_update_undecided_at(const jk_update *update, size_t index);
/* The report as text in the language of the locale, and as JSON (docs/man/jokou-update.1). *out owned, to be freed with jk_text_free. */
JK_CHECKED jk_result jk_update_text(char **out, const jk_update *update);
JK_CHECKED jk_result jk_update_json(char **out, const jk_update *update);

#endif
