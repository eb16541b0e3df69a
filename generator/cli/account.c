/* What is said of a batch: the words of each profile in their order, then what concerns all, and the table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/generate.h"

enum { FAILED_SHOWN = 100 };

struct jk_account {
	jk_batch *batch;
	const jk_inputs *inputs;
	jk_report_file *report;
	jk_progress progress;
	jk_totals totals;
	int status;
	jk_list told;     /* kinds that lack a template */
	jk_buffer titles; /* what they are called */
	jk_buffer failed; /* lines for the first FAILED_SHOWN profiles that failed */
	double seconds[JK_STAGES], began;
};

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

jk_account *jk_account_new(jk_batch *batch, const jk_inputs *inputs, jk_report_file *report)
{
	jk_account *a = jk_allocate(sizeof *a);
	if (!a)
		return NULL;
	*a = (jk_account){.batch = batch, .inputs = inputs, .report = report, .began = now()};
	jk_buffer_init(&a->titles, 0);
	jk_buffer_init(&a->failed, 0);
	jk_progress_begin(&a->progress, inputs->count, batch->arguments->values[JK_QUIET] != NULL);
	return a;
}

/* --- one profile --- */

static void count(jk_totals *t, const jk_outcome *o)
{
	t->profiles++;
	t->written += o->fate == JK_FATE_WRITTEN;
	t->skipped += o->fate == JK_FATE_SKIPPED;
	t->failed += o->fate == JK_FATE_FAILED;
	t->left += o->fate == JK_FATE_LEFT;
	t->papers += o->papers;
	t->undecided += o->undecided;
	t->defaults += o->defaults;
	t->warnings += o->warnings;
}

/* The list of missing papers is the same for most profiles: one note for all. */
static void note_missing(char *line, void *state)
{
	jk_account *a = state;
	jk_arena *arena = a->batch->arguments->arena;
	char *title = strchr(line, '\t'), *files = title ? strchr(title + 1, '\t') : NULL;
	if (!files)
		return;
	*title++ = *files++ = '\0';
	if (jk_has_word(&a->told, line))
		return;
	const char *kind = jk_arena_string(arena, line);
	if (!kind || jk_list_add(&a->told, arena, kind) != JK_OK)
		return;
	jk_buffer_format(&a->titles, "%s%s (%s)", a->titles.length ? ", " : "", title, strchr(files, ',') ? kind : files);
}

/* The faults of a template stand before the first profile that needs it, once. */
static void tell_template(char *line, void *state)
{
	jk_account *a = state;
	char *format = strchr(line, '\t');
	*format = '\0';
	jk_shelved *template = jk_shelf_named(&a->batch->shelf, line, format + 1);
	if (!template || template->told || !template->diagnostics)
		return;
	template->told = 1;
	jk_diagnostics_print(template->diagnostics, stderr);
}

/* A reason that names the file speaks for itself. */
static void note_failed(jk_account *a, const char *path, const char *reason)
{
	if (a->totals.failed > FAILED_SHOWN)
		return;
	jk_buffer_string(&a->failed, "  ");
	if (!jk_text_starts(reason, path))
		jk_buffer_format(&a->failed, "%s%s", path, *reason ? ": " : "");
	jk_buffer_format(&a->failed, "%s\n", reason);
}

static void print_words(jk_account *a, jk_outcome *o)
{
	const jk_buffer *out = &o->says[JK_SAYS_OUT], *err = &o->says[JK_SAYS_ERR];
	int speaks = !a->batch->arguments->values[JK_QUIET];
	if ((speaks && out->length) || err->length || o->says[JK_SAYS_FAULTY].length)
		jk_progress_hide(&a->progress);
	if (speaks)
		(void)fwrite(jk_buffer_text(out), 1, out->length, stdout);
	/* Both may go to one terminal, and the bar after them. */
	if (a->progress.wanted)
		(void)fflush(stdout);
	jk_outcome_lines(&o->says[JK_SAYS_FAULTY], tell_template, a);
	(void)fwrite(jk_buffer_text(err), 1, err->length, stderr);
}

static void deliver(size_t index, jk_outcome *outcome, void *state)
{
	jk_account *a = state;
	count(&a->totals, outcome);
	a->status = outcome->status > a->status ? outcome->status : a->status;
	for (int i = 0; i < JK_STAGES; i++)
		a->seconds[i] += outcome->seconds[i];
	if (outcome->fate == JK_FATE_FAILED)
		note_failed(a, a->inputs->items[index].path, jk_buffer_text(&outcome->says[JK_SAYS_REASON]));
	print_words(a, outcome);
	jk_outcome_lines(&outcome->says[JK_SAYS_MISSING], note_missing, a);
	if (a->report)
		jk_report_add(a->report, &outcome->says[JK_SAYS_REPORT]);
}

static void tick(size_t here, void *state)
{
	jk_account *a = state;
	jk_progress_show(&a->progress, here, a->totals.failed);
}

jk_listener jk_account_listener(jk_account *account) { return (jk_listener){deliver, tick, account}; }

/* --- all of them --- */

static void tell_missing(jk_account *a)
{
	if (a->titles.length)
		JK_REPORT(a->batch->arguments->diagnostics, JK_DIAG_PAPER_NO_TEMPLATE, NULL, {"titles", jk_buffer_text(&a->titles)},
			  {"folder", a->batch->data.templates});
}

static void tell_stop(jk_account *a)
{
	char done[24], total[24];
	if (!a->totals.left)
		return;
	snprintf(done, sizeof done, "%zu", a->totals.profiles - a->totals.left);
	snprintf(total, sizeof total, "%zu", a->totals.profiles);
	JK_REPORT(a->batch->arguments->diagnostics, JK_DIAG_GENERATE_STOPPED, NULL, {"signal", jk_stop_name(jk_stopping())}, {"done", done},
		  {"total", total});
}

/* A label, and a number that ends in column `width`. */
static void put_row(const char *label, size_t width, size_t value)
{
	jk_buffer number;
	jk_buffer_init(&number, 0);
	jk_text_put_number(&number, (double)value, 1);
	fputs(label, stdout);
	for (size_t n = jk_text_columns(label) + number.length; n < width; n++)
		putchar(' ');
	puts(jk_buffer_text(&number));
	jk_buffer_dispose(&number);
}

static void put_failures(const jk_account *a)
{
	char rest[24];
	if (!a->totals.failed)
		return;
	puts(_("failed profiles and their first fault:"));
	fputs(jk_buffer_text(&a->failed), stdout);
	if (a->totals.failed <= FAILED_SHOWN)
		return;
	snprintf(rest, sizeof rest, "%zu", a->totals.failed - FAILED_SHOWN);
	jk_buffer line;
	jk_buffer_init(&line, 0);
	jk_diagnostic_fill(&line, _("  and {count} more\n"), (const jk_argument[]){{"count", rest}, {NULL, NULL}});
	fputs(jk_buffer_text(&line), stdout);
	jk_buffer_dispose(&line);
}

static void put_table(const jk_account *a)
{
	const jk_totals *t = &a->totals;
	const struct {
		const char *label;
		size_t value;
		int always;
	} rows[] = {{_("profiles"), t->profiles, 1},        {_("  written"), t->written, 1},   {_("  skipped"), t->skipped, 1},
		    {_("  failed"), t->failed, 1},          {_("  not reached"), t->left, 0},  {_("files written"), t->papers, 1},
		    {_("undecided items"), t->undecided, 1}, {_("defaults used"), t->defaults, 1}, {_("warnings"), t->warnings, 1}};
	size_t width = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t label = jk_text_columns(rows[i].label);
		width = label > width ? label : width;
	}
	putchar('\n');
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].always || rows[i].value)
			put_row(rows[i].label, width + 12, rows[i].value);
	put_failures(a);
}

/* For benchmarks; nothing of it is the same twice. */
static void put_timings(const jk_account *a, int jobs)
{
	struct rusage mine, workers;
	jk_buffer text;
	jk_json json;
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	jk_json_object(&json, NULL);
	jk_json_number(&json, "jobs", jobs);
	jk_json_number(&json, "profiles", (double)a->totals.profiles);
	jk_json_number(&json, "papers", (double)a->totals.papers);
	jk_json_number(&json, "wall-seconds", now() - a->began);
	jk_json_object(&json, "stage-seconds");
	for (int i = 0; i < JK_STAGES; i++)
		jk_json_number(&json, jk_stage_name((jk_stage)i), a->seconds[i]);
	jk_json_end_object(&json);
	if (getrusage(RUSAGE_SELF, &mine) == 0 && getrusage(RUSAGE_CHILDREN, &workers) == 0) {
		jk_json_number(&json, "peak-kib", (double)mine.ru_maxrss);
		jk_json_number(&json, "worker-peak-kib", (double)workers.ru_maxrss);
	}
	jk_json_end_object(&json);
	jk_json_finish(&json);
	fputs(jk_buffer_text(&text), stderr);
	jk_buffer_dispose(&text);
}

int jk_account_close(jk_account *account, int jobs)
{
	const jk_arguments *arguments = account->batch->arguments;
	jk_progress_hide(&account->progress);
	tell_missing(account);
	tell_stop(account);
	if (account->inputs->count > 1)
		put_table(account);
	int status = jk_status(arguments, arguments->diagnostics, 0);
	status = status > account->status ? status : account->status;
	if (jk_report_close(account->report, &account->totals, status, arguments->diagnostics) != JK_OK)
		status = 4;
	if (arguments->values[JK_TIMINGS])
		put_timings(account, jobs);
	jk_buffer_dispose(&account->titles);
	jk_buffer_dispose(&account->failed);
	jk_release(account);
	return status;
}
