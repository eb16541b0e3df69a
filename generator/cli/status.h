#ifndef JK_CLI_STATUS_H
#define JK_CLI_STATUS_H
/* jokou status: which drafts (status_walk.c), by how many processes (status_crew.c), and how each is told (status_put.c). */
#include "base/buffer.h"
#include "cli/session.h"
#include "jokou/update.h"

/* Paths of the operands, folders walked: DOCX and ODT files, by name, without hidden ones and those that word processors keep beside an open
 * document. Reports F001, F007, W030. */
JK_CHECKED jk_result jk_status_walk(jk_list *out, const jk_arguments *arguments);

/* What became of a draft, and what is told of it. */
typedef struct {
	int state, edited, broken;
	jk_buffer told;
} jk_status_outcome;

/* Looks at the draft and tells of it; `json` as an object of an array that is open. */
JK_CHECKED jk_result jk_status_outcome_of(jk_status_outcome *out, jk_status_run *run, const char *path, int json, size_t index);
/* Looks at all, with as many processes as --jobs asks for. `outcomes` has room for all paths. A draft that ended its process is unknown. */
JK_CHECKED jk_result jk_status_look(jk_status_outcome *outcomes, const jk_list *paths, jk_status_run *run, const jk_arguments *arguments, int json);

typedef struct {
	size_t drafts, states[JK_DRAFT_UNKNOWN + 1], edited, broken;
} jk_status_counts;
void jk_status_put_text(jk_buffer *out, const jk_status_outcome *outcomes, const jk_status_counts *counts);
void jk_status_put_json(jk_buffer *out, const jk_status_outcome *outcomes, const jk_status_counts *counts, const jk_catalog *catalog);
/* An outcome for a draft that nobody could look at. */
void jk_status_lost(jk_status_outcome *out, const char *path, int json, size_t index);

#endif
