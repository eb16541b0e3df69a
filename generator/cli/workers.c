/* Many profiles, several processes. Each worker gets a short stretch when it has done the last, so a slow profile holds up none but its
 * own; the parent keeps what comes early until its turn, so the order is that of the command line. */
#include <poll.h>
#include <time.h>
#include <unistd.h>
#include "base/file.h"
#include "cli/crew.h"

/* Most profiles of a stretch; outcomes that wait for one before them, by number and by bytes; milliseconds between ticks; seconds that a worker has
 * to end in when it was asked to. */
enum { STRETCH = 16, AHEAD = 4096, AHEAD_BYTES = 16 * 1024 * 1024, TICK = 100, GRACE = 3 };

typedef struct {
	size_t first, end;
} range;

typedef struct {
	jk_crew crew;
	const jk_listener *listener;
	jk_outcome *held[AHEAD]; /* at index % AHEAD: came, but not its turn yet */
	size_t held_bytes;
	size_t given, delivered, finished;
	range again[JK_JOBS_MOST]; /* stretches whose worker was lost: one profile at a time */
	int agains;
	time_t deadline; /* of a stop; 0: none */
	int lost;        /* whether any worker ended early: its files are to be swept */
	int was_there;   /* whether the output folder stood before */
} running;

/* --- outcomes that wait --- */

/* Takes over what the outcome holds. */
static int hold(running *r, size_t index, jk_outcome *outcome)
{
	jk_outcome *kept = jk_allocate(sizeof *kept);
	if (!kept)
		return 0;
	*kept = *outcome;
	jk_outcome_init(outcome);
	r->held[index % AHEAD] = kept;
	r->held_bytes += jk_outcome_size(kept);
	r->finished += kept->fate != JK_FATE_LEFT;
	return 1;
}

/* An outcome without work: a profile that was refused, lost, or not reached. */
static void hold_fault(running *r, size_t index, jk_fate fate, jk_code code)
{
	jk_diagnostics *d;
	jk_outcome o;
	const jk_arguments *arguments = r->crew.batch->arguments;
	const char *path = r->crew.inputs->items[index].path, *name = fate == JK_FATE_FAILED ? jk_path_stem(arguments->arena, path) : "";
	jk_outcome_init(&o);
	o.fate = fate;
	if (!name || jk_diagnostics_new(&d) != JK_OK)
		return;
	if (fate == JK_FATE_FAILED)
		JK_REPORT(d, code, &JK_ORIGIN(path, 0), {"name", name});
	o.status = jk_status(arguments, d, 0);
	jk_outcome_tell(&o, arguments, path, NULL, NULL, d);
	(void)!hold(r, index, &o);
	jk_outcome_dispose(&o);
	jk_diagnostics_free(d);
}

static void deliver(running *r, size_t index)
{
	jk_outcome **held = &r->held[index % AHEAD];
	if (!*held)
		return;
	r->held_bytes -= jk_outcome_size(*held);
	r->listener->deliver(index, *held, r->listener->state);
	jk_outcome_dispose(*held);
	jk_release(*held);
	*held = NULL;
}

static void deliver_due(running *r)
{
	while (r->delivered < r->given && r->held[r->delivered % AHEAD])
		deliver(r, r->delivered++);
}

/* After a stop: what has come, in order, and the rest as not reached. */
static void deliver_rest(running *r)
{
	for (; r->delivered < r->crew.inputs->count; r->delivered++) {
		if (!r->held[r->delivered % AHEAD])
			hold_fault(r, r->delivered, JK_FATE_LEFT, JK_DIAG_WORKER);
		deliver(r, r->delivered);
	}
}

/* --- handing out --- */

static int has_room(const running *r) { return r->given < r->delivered + AHEAD && r->held_bytes < AHEAD_BYTES; }

/* Profiles that share a name with one before them need no worker. */
static void pass_twins(running *r)
{
	const jk_inputs *inputs = r->crew.inputs;
	while (r->given < inputs->count && inputs->items[r->given].twin && has_room(r))
		hold_fault(r, r->given++, JK_FATE_FAILED, JK_DIAG_PROFILE_NAME);
}

/* Shorter towards the end, so that all workers end at about the same time. */
static size_t stretch_length(const running *r)
{
	const jk_inputs *inputs = r->crew.inputs;
	size_t parts = 4 * (size_t)(r->crew.count ? r->crew.count : 1), wanted = (inputs->count - r->given) / parts, length = 1;
	wanted = wanted < STRETCH ? wanted : STRETCH;
	while (length < wanted && !inputs->items[r->given + length].twin && r->given + length < r->delivered + AHEAD)
		length++;
	return length;
}

/* The next stretch; 0 when there is none, or none yet. */
static int take_stretch(running *r, range *out)
{
	if (r->agains) {
		range *again = &r->again[r->agains - 1];
		*out = (range){again->first, again->first + 1};
		if (++again->first == again->end)
			r->agains--;
		return 1;
	}
	pass_twins(r);
	if (r->given == r->crew.inputs->count || !has_room(r))
		return 0;
	*out = (range){r->given, r->given + stretch_length(r)};
	r->given = out->end;
	return 1;
}

static void give_work(running *r)
{
	range stretch;
	for (int k = 0; k < r->crew.count; k++) {
		const jk_worker *w = &r->crew.workers[k];
		if (w->process && w->next == w->end && take_stretch(r, &stretch))
			jk_crew_order(&r->crew, k, stretch.first, stretch.end - stretch.first);
	}
}

/* --- hearing --- */

/* A stretch is tried again one by one; a profile that ends a worker all alone is lost. */
static void lose(running *r, int k)
{
	const jk_worker *w = &r->crew.workers[k];
	range owed = {w->next, w->end};
	jk_crew_bury(&r->crew, k);
	r->lost = 1;
	if (jk_stopping())
		return;
	if (owed.end - owed.first == 1)
		hold_fault(r, owed.first, JK_FATE_FAILED, JK_DIAG_WORKER);
	else if (owed.end > owed.first)
		r->again[r->agains++] = owed;
	(void)jk_crew_start(&r->crew, k);
}

static void hear(running *r, int k)
{
	jk_worker *w = &r->crew.workers[k];
	jk_outcome outcome;
	jk_outcome_init(&outcome);
	if (w->next < w->end && jk_outcome_receive(&outcome, w->fd) && hold(r, w->next, &outcome))
		w->next++;
	else
		lose(r, k);
	jk_outcome_dispose(&outcome);
}

static int alive(const running *r)
{
	int count = 0;
	for (int k = 0; k < r->crew.count; k++)
		count += r->crew.workers[k].process != 0;
	return count;
}

static void wait_for_any(running *r)
{
	struct pollfd fds[JK_JOBS_MOST];
	for (int k = 0; k < r->crew.count; k++)
		fds[k] = (struct pollfd){.fd = r->crew.workers[k].process ? r->crew.workers[k].fd : -1, .events = POLLIN};
	if (poll(fds, (nfds_t)r->crew.count, TICK) <= 0)
		return;
	for (int k = 0; k < r->crew.count; k++)
		if (fds[k].revents)
			hear(r, k);
}

static time_t seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

/* Once, when a signal has come; later, what does not end by itself. */
static void stop_workers(running *r)
{
	int first = !r->deadline;
	if (first)
		r->deadline = seconds() + GRACE;
	else if (seconds() <= r->deadline)
		return;
	for (int k = 0; k < r->crew.count; k++)
		if (r->crew.workers[k].process && first)
			jk_crew_stop(&r->crew, k);
		else if (r->crew.workers[k].process)
			jk_crew_kill(&r->crew, k);
}

/* --- the whole --- */

static int hold_here(size_t index, const jk_outcome *outcome, void *state)
{
	running *r = state;
	jk_outcome copy = *outcome;
	for (int i = 0; i < JK_SAYS; i++) {
		jk_buffer_init(&copy.says[i], 0);
		jk_buffer_add(&copy.says[i], jk_buffer_text(&outcome->says[i]), outcome->says[i].length);
	}
	int held = hold(r, index, &copy);
	jk_outcome_dispose(&copy);
	deliver_due(r);
	r->listener->tick(r->finished, r->listener->state);
	return held;
}

/* Without workers: one profile needs none, and a machine that gives none need not stop the work. */
static void work_here(running *r)
{
	range stretch;
	while (!jk_stopping() && take_stretch(r, &stretch))
		if (!jk_work(r->crew.batch, r->crew.inputs, stretch.first, stretch.end - stretch.first, hold_here, r))
			break;
	deliver_due(r);
}

static void work_together(running *r)
{
	while (r->delivered < r->crew.inputs->count && alive(r)) {
		if (jk_stopping())
			stop_workers(r);
		else
			give_work(r);
		deliver_due(r);
		r->listener->tick(r->finished, r->listener->state);
		if (r->delivered < r->crew.inputs->count)
			wait_for_any(r);
	}
}

static void start_workers(running *r, int jobs)
{
	r->crew.count = jobs;
	for (int k = 0; k < jobs; k++)
		if (!jk_crew_start(&r->crew, k))
			break;
}

static void end_workers(running *r)
{
	for (int k = 0; k < r->crew.count; k++)
		if (r->crew.workers[k].process)
			jk_crew_bury(&r->crew, k);
	jk_scratch_close(&r->crew.batch->scratch);
	const char *folder = r->crew.batch->arguments->values[JK_OUTPUT];
	if (r->lost)
		jk_scratch_sweep(folder);
	if (!r->was_there)
		(void)rmdir(folder); /* which leaves one with papers alone */
}

void jk_run_batch(jk_batch *batch, const jk_inputs *inputs, int jobs, const jk_listener *listener)
{
	running *r = jk_allocate(sizeof *r);
	if (!r)
		return;
	*r = (running){.crew = {.batch = batch, .inputs = inputs}, .listener = listener};
	r->was_there = jk_file_exists(batch->arguments->values[JK_OUTPUT]);
	jk_scratch_sweep(batch->arguments->values[JK_OUTPUT]);
	if (inputs->count > 1) {
		jk_shelf_read_all(&batch->shelf, &batch->kinds);
		start_workers(r, (size_t)jobs < inputs->count ? jobs : (int)inputs->count);
	}
	work_together(r);
	if (r->delivered < inputs->count)
		work_here(r);
	deliver_rest(r);
	end_workers(r);
	jk_release(r);
}
