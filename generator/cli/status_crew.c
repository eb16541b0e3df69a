/* Many drafts, several processes: each looks at every nth stretch and leaves what it found in a file of its own, which has no name. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "cli/status.h"

/* Drafts in a row that one process looks at: papers of one profile lie together and share its clause set. */
enum { STRETCH = 16 };

typedef struct {
	size_t index, length;
	int state, edited, broken;
} frame;

typedef struct {
	pid_t process;
	FILE *found;
} worker;

typedef struct {
	const jk_list *paths;
	jk_status_run *run;
	int json, count;
	worker workers[JK_JOBS_MOST];
} crew;

/* --- a child --- */

static int leave(FILE *to, const jk_status_outcome *outcome, size_t index)
{
	const frame f = {index, outcome->told.length, outcome->state, outcome->edited, outcome->broken};
	return fwrite(&f, sizeof f, 1, to) == 1 && fwrite(jk_buffer_text(&outcome->told), 1, f.length, to) == f.length;
}

static int look_at(const crew *c, FILE *to, size_t index)
{
	jk_status_outcome outcome = {0};
	jk_buffer_init(&outcome.told, 0);
	int done = jk_status_outcome_of(&outcome, c->run, c->paths->items[index], c->json, index) == JK_OK && leave(to, &outcome, index);
	jk_buffer_dispose(&outcome.told);
	/* Whatever ends the process at the next draft, this one is told. */
	return done && fflush(to) == 0;
}

static void serve(const crew *c, int k)
{
	for (size_t first = (size_t)k * STRETCH; first < c->paths->count; first += (size_t)c->count * STRETCH)
		for (size_t i = first; i < first + STRETCH && i < c->paths->count; i++)
			if (!look_at(c, c->workers[k].found, i))
				return;
}

/* --- the parent --- */

static int start(crew *c, int k)
{
	worker *w = &c->workers[k];
	w->found = tmpfile();
	if (!w->found)
		return 0;
	fflush(NULL);
	w->process = fork();
	if (w->process == 0) {
		serve(c, k);
		fflush(w->found);
		_exit(0);
	}
	return w->process > 0;
}

/* Reads what a worker left, as far as it is whole. */
static void take(jk_status_outcome *outcomes, size_t count, FILE *found)
{
	frame f;
	rewind(found);
	while (fread(&f, sizeof f, 1, found) == 1 && f.index < count) {
		jk_buffer *told = &outcomes[f.index].told;
		char *room = f.length ? jk_buffer_reserve(told, f.length) : NULL;
		if (f.length && (!room || fread(room, 1, f.length, found) != f.length))
			return;
		jk_buffer_extend(told, f.length);
		outcomes[f.index].state = f.state;
		outcomes[f.index].edited = f.edited;
		outcomes[f.index].broken = f.broken;
	}
}

static void finish(crew *c, jk_status_outcome *outcomes)
{
	for (int k = 0; k < c->count; k++) {
		if (c->workers[k].process > 0)
			(void)waitpid(c->workers[k].process, NULL, 0);
		if (c->workers[k].found) {
			take(outcomes, c->paths->count, c->workers[k].found);
			(void)fclose(c->workers[k].found);
		}
	}
}

static void look_together(crew *c, jk_status_outcome *outcomes)
{
	for (int k = 0; k < c->count; k++)
		if (!start(c, k))
			break;
	finish(c, outcomes);
	/* What no process was there for, or what ended one. */
	for (size_t i = 0; i < c->paths->count; i++)
		if (!outcomes[i].told.length)
			jk_status_lost(&outcomes[i], c->paths->items[i], c->json, i);
}

jk_result jk_status_look(jk_status_outcome *outcomes, const jk_list *paths, jk_status_run *run, const jk_arguments *arguments, int json)
{
	crew c = {.paths = paths, .run = run, .json = json, .count = jk_jobs(arguments)};
	size_t stretches = (paths->count + STRETCH - 1) / STRETCH;
	jk_result result = JK_OK;
	if ((size_t)c.count > stretches)
		c.count = (int)stretches;
	if (c.count > 1) {
		look_together(&c, outcomes);
		return JK_OK;
	}
	for (size_t i = 0; i < paths->count && result == JK_OK; i++)
		result = jk_status_outcome_of(&outcomes[i], run, paths->items[i], json, i);
	return result;
}
