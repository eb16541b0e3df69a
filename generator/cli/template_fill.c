/* jokou template fill: documents from a template and any XML; the engine alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/session.h"
#include "jokou/template.h"

typedef struct {
	const jk_arguments *arguments;
	const char *const *data; /* files */
	size_t data_count;
	const char *target, *each, *name;
	jk_template *compiled;
	jk_records *records; /* of the only data file; NULL when there are several, each read where it is needed */
	int one;             /* one document, at `target` itself; else `target` is a folder */
	FILE *out, *err;     /* of this process */
	int status;
	size_t made, failed;
} filling;

/* What a worker leaves behind: the words it would have printed, and its counts. */
typedef struct {
	pid_t process;
	FILE *out, *err, *counts;
} worker;

/* --- one document --- */

static void tell(filling *f, const jk_diagnostics *diagnostics)
{
	int status = jk_status(f->arguments, diagnostics, 0);
	jk_diagnostics_print(diagnostics, f->err);
	f->status = status > f->status ? status : f->status;
}

static const char *path_of(const filling *f, jk_arena *arena, const char *data, const char *name)
{
	const char *format = jk_template_format(f->compiled), *stem = jk_path_stem(arena, data);
	if (f->one)
		return f->target;
	if (f->each && f->data_count > 1)
		return jk_arena_format(arena, "%s/%s/%s.%s", f->target, stem ? stem : "", name, format);
	return jk_arena_format(arena, "%s/%s.%s", f->target, f->each ? name : stem, format);
}

static jk_result write_document(const filling *f, jk_records *records, size_t index, const char *path, jk_diagnostics *d)
{
	char *bytes = NULL;
	size_t length = 0;
	jk_result result = f->arguments->values[JK_FORCE] || !jk_file_exists(path) ? JK_OK : JK_FAILED;
	if (result != JK_OK)
		JK_REPORT(d, JK_DIAG_FILE_EXISTS, NULL, {"path", path});
	if (result == JK_OK)
		result = jk_template_fill(&bytes, &length, f->compiled, records, index, d);
	if (result == JK_OK)
		result = jk_file_write(path, bytes, length, d);
	jk_text_free(bytes);
	return result;
}

/* A document that fails does not stop the others. */
static jk_result make(filling *f, jk_records *records, const char *data, size_t index, jk_arena *arena, jk_diagnostics *d)
{
	const char *name = jk_records_name(records, index, d), *path = name ? path_of(f, arena, data, name) : NULL;
	jk_result result = path ? write_document(f, records, index, path, d) : jk_diagnostics_count(d) ? JK_FAILED : JK_NO_MEMORY;
	if (result == JK_OK)
		fprintf(f->out, "%s\n", path);
	else if (result == JK_FAILED && name && !f->one)
		JK_REPORT(d, JK_DIAG_DOCUMENT_FAILED, &JK_ORIGIN(data, 0), {"name", f->each ? name : path});
	f->made += result == JK_OK;
	f->failed += result != JK_OK;
	return result;
}

static void make_one(filling *f, jk_records *records, const char *data, size_t index)
{
	jk_arena *arena = NULL;
	jk_diagnostics *d = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_arena_new(&arena);
	if (result == JK_OK)
		result = make(f, records, data, index, arena, d);
	if (result == JK_NO_MEMORY && d)
		jk_report(d, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	if (d)
		tell(f, d);
	jk_diagnostics_free(d);
	if (arena)
		jk_arena_free(arena);
}

/* --- one file of data --- */

static int compare_names(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* Whether all names differ; the ones that stand twice are told. */
static int are_distinct(const char **names, size_t count, const char *data, jk_diagnostics *d)
{
	int distinct = 1;
	qsort(names, count, sizeof *names, compare_names);
	for (size_t i = 1; i < count; i++)
		if (strcmp(names[i], names[i - 1]) == 0 && (i == 1 || strcmp(names[i], names[i - 2]) != 0)) {
			JK_REPORT(d, JK_DIAG_DOCUMENT_NAME, &JK_ORIGIN(data, 0), {"name", names[i]});
			distinct = 0;
		}
	return distinct;
}

/* Numbers always differ; names that the data gives may not. Those that cannot be had are told later, with their documents. */
static jk_result check_names(const filling *f, jk_records *records, const char *data, jk_diagnostics *d)
{
	jk_arena *arena;
	size_t count = jk_records_count(records), named = 0;
	jk_diagnostics *later;
	if (!f->name)
		return JK_OK;
	if (jk_arena_new(&arena) != JK_OK || jk_diagnostics_new(&later) != JK_OK)
		return JK_NO_MEMORY;
	const char **names = jk_arena_array(arena, count + 1, sizeof *names);
	for (size_t i = 0; names && i < count; i++) {
		const char *name = jk_records_name(records, i, later);
		if (name)
			names[named++] = name;
	}
	jk_result result = !names ? JK_NO_MEMORY : are_distinct(names, named, data, d) ? JK_OK : JK_FAILED;
	jk_diagnostics_free(later);
	jk_arena_free(arena);
	return result;
}

static jk_result open_data(jk_records **out, const filling *f, const char *data, jk_diagnostics *d)
{
	jk_result result = jk_records_read(out, data, f->each, f->name, d);
	return result == JK_OK ? check_names(f, *out, data, d) : result;
}

static void make_file(filling *f, const char *data)
{
	jk_records *records = NULL;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return;
	jk_result result = open_data(&records, f, data, d);
	const char *stem = jk_path_stem(f->arguments->arena, data);
	if (result == JK_OK && f->each) {
		const char *folder = stem ? jk_path_join(f->arguments->arena, f->target, stem) : NULL;
		result = folder ? jk_file_make_folder(folder, d) : JK_NO_MEMORY;
	}
	if (result == JK_NO_MEMORY)
		jk_report(d, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	f->failed += result != JK_OK;
	tell(f, d);
	for (size_t i = 0; result == JK_OK && i < jk_records_count(records); i++)
		make_one(f, records, data, i);
	jk_records_free(records);
	jk_diagnostics_free(d);
}

/* --- all, by several processes --- */

/* A unit of work is a file of data, or a record of the only one. */
static size_t unit_count(const filling *f) { return f->records ? jk_records_count(f->records) : f->data_count; }

static void make_units(filling *f, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		if (f->records)
			make_one(f, f->records, f->data[0], i);
		else
			make_file(f, f->data[i]);
	}
}

static void work(filling *f, const worker *w, size_t first, size_t end)
{
	f->out = w->out;
	f->err = w->err;
	make_units(f, first, end);
	fprintf(w->counts, "%d %zu %zu", f->status, f->made, f->failed);
	_exit(fflush(w->counts) || fflush(w->out) || fflush(w->err));
}

static void copy_words(FILE *from, FILE *to)
{
	char block[4096];
	size_t n;
	rewind(from);
	while ((n = fread(block, 1, sizeof block, from)) > 0)
		(void)fwrite(block, 1, n, to);
}

/* Adds what the worker did; it is lost with its words when it was stopped. */
static void gather(filling *f, const worker *w)
{
	int ended = 0, status = 4;
	size_t made = 0, failed = 0;
	if (w->process > 0 && waitpid(w->process, &ended, 0) == w->process && ended == 0) {
		rewind(w->counts);
		ended = fscanf(w->counts, "%d %zu %zu", &status, &made, &failed) != 3;
	} else
		ended = 1;
	if (ended) {
		JK_REPORT(f->arguments->diagnostics, JK_DIAG_WORKER, &JK_ORIGIN(f->data[0], 0), {NULL, NULL});
		status = 4;
	}
	copy_words(w->out, f->out);
	copy_words(w->err, f->err);
	f->status = status > f->status ? status : f->status;
	f->made += made;
	f->failed += failed;
}

static int open_worker(worker *w)
{
	*w = (worker){-1, tmpfile(), tmpfile(), tmpfile()};
	return w->out && w->err && w->counts;
}

static void close_worker(worker *w)
{
	FILE *files[] = {w->out, w->err, w->counts};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (files[i])
			fclose(files[i]);
}

/* Each worker has its stretch of the units, and their words are printed in the order of the units: as if one had done all. */
static void make_in_parallel(filling *f, size_t jobs)
{
	worker workers[JK_JOBS_MOST];
	size_t count = unit_count(f);
	fflush(NULL);
	for (size_t k = 0; k < jobs; k++) {
		if (open_worker(&workers[k]))
			workers[k].process = fork();
		if (workers[k].process == 0)
			work(f, &workers[k], count * k / jobs, count * (k + 1) / jobs);
	}
	for (size_t k = 0; k < jobs; k++) {
		gather(f, &workers[k]);
		close_worker(&workers[k]);
	}
}

static size_t wanted_jobs(const filling *f)
{
	size_t jobs = (size_t)jk_jobs(f->arguments), units = unit_count(f);
	return jobs < units ? jobs : units;
}

static void make_all(filling *f)
{
	size_t jobs = wanted_jobs(f);
	if (jobs > 1)
		make_in_parallel(f, jobs);
	else
		make_units(f, 0, unit_count(f));
	if (!f->one)
		fprintf(f->out, _("documents written: %zu, failed: %zu\n"), f->made, f->failed);
}

/* --- usage --- */

static jk_result refuse_usage(const jk_arguments *arguments, const char *name, const char *other)
{
	const char *usage = jk_usage(arguments->arena, arguments->command);
	if (!usage)
		return JK_NO_MEMORY;
	JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", name}, {"other", other}, {"usage", usage});
	return JK_FAILED;
}

static jk_result check_usage(const filling *f)
{
	jk_result result = f->target ? JK_OK : refuse_usage(f->arguments, f->arguments->command->name, "-o");
	if (result == JK_OK && f->name && !f->each)
		result = refuse_usage(f->arguments, "--name", "--each");
	return result;
}

/* Two files of one name would become one document. */
static jk_result check_stems(const filling *f)
{
	jk_arena *arena = f->arguments->arena;
	const char **stems = jk_arena_array(arena, f->data_count, sizeof *stems);
	for (size_t i = 0; stems && i < f->data_count; i++)
		if (!(stems[i] = jk_path_stem(arena, f->data[i])))
			return JK_NO_MEMORY;
	if (!stems)
		return JK_NO_MEMORY;
	return are_distinct(stems, f->data_count, NULL, f->arguments->diagnostics) ? JK_OK : JK_FAILED;
}

/* A DOCX by the name of an ODT would be opened by the wrong program, or by none. */
static jk_result check_ending(const filling *f)
{
	const char *format = jk_template_format(f->compiled), *other = strcmp(format, "odt") == 0 ? ".docx" : ".odt";
	if (!f->one || !jk_text_ends(f->target, other))
		return JK_OK;
	const char *allowed = jk_arena_format(f->arguments->arena, "*.%s", format);
	JK_REPORT(f->arguments->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", "--output"}, {"value", f->target}, {"allowed", allowed});
	return JK_FAILED;
}

static jk_result open_filling(filling *f)
{
	jk_diagnostics *d = f->arguments->diagnostics;
	const char *level = f->arguments->values[JK_LEVEL];
	f->one = !f->each && f->data_count == 1 && f->target && !jk_file_is_folder(f->target);
	jk_result result = check_usage(f);
	if (result == JK_OK)
		result = check_stems(f);
	if (result == JK_OK)
		result = jk_template_read(&f->compiled, f->arguments->operands[0], d);
	if (result == JK_OK)
		result = check_ending(f);
	if (result == JK_OK && level)
		jk_template_set_level(f->compiled, (int)strtol(level, NULL, 10));
	if (result == JK_OK && f->data_count == 1)
		result = open_data(&f->records, f, f->data[0], d);
	if (result == JK_OK && !f->one)
		result = jk_file_make_folder(f->target, d);
	return result;
}

int jk_command_template_fill(const jk_arguments *arguments)
{
	filling f = {.arguments = arguments,
		     .data = arguments->operands + 1,
		     .data_count = (size_t)arguments->operand_count - 1,
		     .target = arguments->values[JK_OUTPUT],
		     .each = arguments->values[JK_EACH],
		     .name = arguments->values[JK_NAME],
		     .out = stdout,
		     .err = stderr};
	jk_result result = open_filling(&f);
	if (result == JK_OK)
		make_all(&f);
	else if (result == JK_NO_MEMORY)
		jk_report(arguments->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	(void)!jk_flush_output(arguments->diagnostics);
	tell(&f, arguments->diagnostics);
	jk_records_free(f.records);
	jk_template_free(f.compiled);
	return f.status;
}
