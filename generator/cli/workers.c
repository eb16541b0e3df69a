/* Many profiles, several processes. Worker k does every profile k, k + jobs, …; the parent asks each in turn, so that the order is that of
 * the command line whatever their speed. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
#include "cli/generate.h"

enum { JOBS_MOST = 64 };

typedef struct {
	pid_t process; /* -1: could not be started */
	int fd;        /* its outcomes come from here */
} worker;

static void work(jk_batch *batch, const char *const *profiles, int count, int first, int step, int fd)
{
	for (int i = first; i < count; i += step) {
		jk_outcome outcome;
		jk_outcome_init(&outcome);
		jk_make_papers(&outcome, batch, profiles[i]);
		int sent = jk_outcome_send(&outcome, fd);
		jk_outcome_dispose(&outcome);
		if (!sent)
			return;
	}
}

static worker start(jk_batch *batch, const char *const *profiles, int count, int first, int step)
{
	int ends[2];
	if (pipe(ends) < 0)
		return (worker){-1, -1};
	fflush(NULL);
	pid_t process = fork();
	if (process == 0) {
		close(ends[0]);
		work(batch, profiles, count, first, step, ends[1]);
		_exit(0);
	}
	close(ends[1]);
	return (worker){process, ends[0]};
}

/* The outcome of a profile whose worker is gone. */
static void set_lost(jk_outcome *out, const char *path)
{
	jk_diagnostics *diagnostics;
	jk_outcome_dispose(out);
	jk_outcome_init(out);
	out->status = 4;
	if (jk_diagnostics_new(&diagnostics) != JK_OK)
		return;
	JK_REPORT(diagnostics, JK_DIAG_WORKER, &JK_ORIGIN(path, 0), {NULL, NULL});
	jk_diagnostics_print(diagnostics, stderr);
	jk_diagnostics_free(diagnostics);
}

static void run_alone(jk_batch *batch, const char *const *profiles, int count, jk_deliver *deliver, void *state)
{
	for (int i = 0; i < count; i++) {
		jk_outcome outcome;
		jk_outcome_init(&outcome);
		jk_make_papers(&outcome, batch, profiles[i]);
		deliver(batch, &outcome, state);
		jk_outcome_dispose(&outcome);
	}
}

void jk_run_batch(jk_batch *batch, const char *const *profiles, int count, int jobs, jk_deliver *deliver, void *state)
{
	worker workers[JOBS_MOST];
	jobs = jobs < count ? jobs : count;
	jobs = jobs < JOBS_MOST ? jobs : JOBS_MOST;
	if (jobs < 2) {
		run_alone(batch, profiles, count, deliver, state);
		return;
	}
	jk_shelf_read_all(&batch->shelf, &batch->kinds);
	for (int k = 0; k < jobs; k++)
		workers[k] = start(batch, profiles, count, k, jobs);
	for (int i = 0; i < count; i++) {
		jk_outcome outcome;
		jk_outcome_init(&outcome);
		if (!jk_outcome_receive(&outcome, workers[i % jobs].fd))
			set_lost(&outcome, profiles[i]);
		deliver(batch, &outcome, state);
		jk_outcome_dispose(&outcome);
	}
	for (int k = 0; k < jobs; k++) {
		close(workers[k].fd);
		if (workers[k].process > 0)
			waitpid(workers[k].process, NULL, 0);
	}
}
