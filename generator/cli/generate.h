#ifndef JK_CLI_GENERATE_H
#define JK_CLI_GENERATE_H
/* The parts of `generate`: templates on a shelf, the papers of one profile, workers for many. */
#include "base/buffer.h"
#include "cli/session.h"
#include "jokou/format.h"

/* --- templates (shelf.c): each read once, at its first use --- */

typedef struct {
	const char *kind, *format, *path;
	jk_template *compiled;       /* NULL: not read yet, or faulty */
	jk_diagnostics *diagnostics; /* of its reading; NULL: not read yet */
} jk_shelved;

typedef struct {
	jk_list templates; /* jk_shelved: those whose file exists */
	jk_arena *arena;
} jk_shelf;

/* Finds the templates for all kinds of the catalog, or the one of --template. Reads only the latter. Reports U004, U007, T…. */
JK_CHECKED jk_result jk_shelf_open(jk_shelf *out, const jk_data *data, const jk_arguments *arguments, const jk_catalog *catalog,
				   const jk_list *kinds);
void jk_shelf_close(jk_shelf *shelf);
/* The template for a kind and format, read; NULL when there is no file. A faulty one has no `compiled`, but diagnostics. */
jk_shelved *jk_shelf_take(jk_shelf *shelf, const char *kind, const char *format);
/* Reads all, so that workers share them. */
void jk_shelf_read_all(jk_shelf *shelf, const jk_list *kinds);

/* --- one call of generate --- */

typedef struct {
	const jk_arguments *arguments;
	jk_data data;
	jk_assemble_options options;
	jk_catalog *catalog;
	jk_list kinds;          /* of --document; empty: all */
	const char *formats[3]; /* wanted, ends with NULL */
	jk_shelf shelf;
} jk_batch;

/* Whether the list of strings has it. */
int jk_has_word(const jk_list *words, const char *word);

/* --- what became of one profile (outcome.c) --- */

typedef struct {
	int status;        /* exit status it calls for */
	jk_buffer out;     /* for standard output */
	jk_buffer err;     /* for standard error */
	jk_buffer missing; /* "kind\ttitle\tfiles\n": papers without template */
} jk_outcome;

void jk_outcome_init(jk_outcome *outcome);
void jk_outcome_dispose(jk_outcome *outcome);
/* Through a pipe; 0 when the other end is gone or memory is. */
int jk_outcome_send(const jk_outcome *outcome, int fd);
int jk_outcome_receive(jk_outcome *out, int fd);

/* --- the work (papers.c, workers.c) --- */

/* Makes all papers of one profile, then writes them: none is written unless all could be made. Each file is written whole or not at
 * all; those written before a failure stay. */
void jk_make_papers(jk_outcome *out, jk_batch *batch, const char *path);
/* Does so for profiles[0..count) with up to `jobs` processes; calls `deliver` for each in order. */
typedef void jk_deliver(jk_batch *batch, const jk_outcome *outcome, void *state);
void jk_run_batch(jk_batch *batch, const char *const *profiles, int count, int jobs, jk_deliver *deliver, void *state);

#endif
