/* jokou generate: the papers of each profile. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "cli/generate.h"

/* What has been seen while outcomes come in. */
typedef struct {
	int status;
	jk_list told;     /* kinds that lack a template */
	jk_buffer titles; /* what they are called */
} gathering;

static void choose_formats(jk_batch *batch)
{
	const char *word = jk_format_word(batch->arguments);
	int both = jk_text_equal(word, "both");
	batch->formats[0] = both ? "docx" : word;
	batch->formats[1] = both ? "odt" : NULL;
}

/* Profiles of one name would write into one folder: the later ones are refused. */
static const char **distinct_profiles(const jk_arguments *arguments, int *count)
{
	size_t given = (size_t)arguments->operand_count;
	const char **profiles = jk_arena_array(arguments->arena, given, sizeof *profiles);
	jk_list names = {0};
	*count = 0;
	for (size_t i = 0; profiles && i < given; i++) {
		const char *path = arguments->operands[i], *name = jk_path_stem(arguments->arena, path);
		if (!name)
			return NULL;
		if (jk_has_word(&names, name)) {
			JK_REPORT(arguments->diagnostics, JK_DIAG_PROFILE_NAME, &JK_ORIGIN(path, 0), {"name", name});
			continue;
		}
		if (jk_list_add(&names, arguments->arena, name) != JK_OK)
			return NULL;
		profiles[(*count)++] = path;
	}
	return profiles;
}

static jk_result check_usage(const jk_arguments *arguments)
{
	const char *usage = jk_usage(arguments->arena, arguments->command);
	if (!usage)
		return JK_NO_MEMORY;
	if (arguments->values[JK_OUTPUT])
		return JK_OK;
	JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "generate"}, {"other", "-o DIR"}, {"usage", usage});
	return JK_FAILED;
}

static jk_result open_batch(jk_batch *out, const jk_arguments *arguments)
{
	*out = (jk_batch){.arguments = arguments};
	choose_formats(out);
	jk_result result = check_usage(arguments);
	if (result == JK_OK)
		result = jk_assembly_options(&out->options, arguments);
	if (result == JK_OK)
		result = jk_find_data(&out->data, arguments);
	if (result == JK_OK)
		result = jk_catalog_read(&out->catalog, out->data.catalog, arguments->diagnostics);
	if (result == JK_OK)
		result = jk_document_kinds(&out->kinds, arguments, out->catalog);
	if (result == JK_OK)
		result = jk_shelf_open(&out->shelf, &out->data, arguments, out->catalog, &out->kinds);
	return result;
}

static void note_missing(jk_batch *batch, gathering *g, char *line)
{
	jk_arena *arena = batch->arguments->arena;
	char *title = strchr(line, '\t'), *files = title ? strchr(title + 1, '\t') : NULL;
	if (!files)
		return;
	*title++ = *files++ = '\0';
	const char *kind = jk_arena_string(arena, line);
	if (!kind || jk_has_word(&g->told, kind) || jk_list_add(&g->told, arena, kind) != JK_OK)
		return;
	jk_buffer_format(&g->titles, "%s%s (%s)", g->titles.length ? ", " : "", title, strchr(files, ',') ? kind : files);
}

/* One note for all profiles: the list is the same for most of them. */
static void tell_missing(jk_batch *batch, gathering *g)
{
	if (g->titles.length)
		JK_REPORT(batch->arguments->diagnostics, JK_DIAG_PAPER_NO_TEMPLATE, NULL, {"titles", jk_buffer_text(&g->titles)},
			  {"folder", batch->data.templates});
	jk_buffer_dispose(&g->titles);
}

static void deliver(jk_batch *batch, const jk_outcome *outcome, void *state)
{
	gathering *g = state;
	(void)fwrite(jk_buffer_text(&outcome->out), 1, outcome->out.length, stdout);
	(void)fwrite(jk_buffer_text(&outcome->err), 1, outcome->err.length, stderr);
	g->status = outcome->status > g->status ? outcome->status : g->status;
	for (char *line = outcome->missing.bytes, *end; line && (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		note_missing(batch, g, line);
	}
}

static void run_batch(jk_batch *batch, gathering *g)
{
	const jk_arguments *arguments = batch->arguments;
	const char *jobs = arguments->values[JK_JOBS];
	int count = 0;
	jk_buffer_init(&g->titles, 0);
	const char **profiles = distinct_profiles(arguments, &count);
	if (profiles)
		jk_run_batch(batch, profiles, count, jobs ? atoi(jobs) : 1, deliver, g);
	else
		jk_report(arguments->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	tell_missing(batch, g);
	(void)!jk_flush_output(arguments->diagnostics);
}

int jk_command_generate(const jk_arguments *arguments)
{
	jk_batch batch;
	gathering g = {0};
	jk_result result = open_batch(&batch, arguments);
	if (result == JK_OK)
		run_batch(&batch, &g);
	else if (result == JK_NO_MEMORY)
		jk_report(arguments->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	jk_diagnostics_print(arguments->diagnostics, stderr);
	int status = jk_status(arguments, arguments->diagnostics, 0);
	jk_shelf_close(&batch.shelf);
	jk_catalog_free(batch.catalog);
	return status > g.status ? status : g.status;
}
