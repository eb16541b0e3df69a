/* jokou generate: the papers of each profile. */
#include <stdio.h>
#include "base/text.h"
#include "cli/generate.h"

static void choose_formats(jk_batch *batch)
{
	const char *word = jk_format_word(batch->arguments);
	int both = jk_text_equal(word, "both");
	batch->formats[0] = both ? "docx" : word;
	batch->formats[1] = both ? "odt" : NULL;
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
	*out = (jk_batch){.arguments = arguments, .scratch = {NULL, -1, NULL}};
	choose_formats(out);
	jk_result result = check_usage(arguments);
	if (result == JK_OK)
		result = jk_assembly_options(&out->options, arguments);
	if (result == JK_OK)
		result = jk_find_data(&out->data, arguments);
	if (result == JK_OK)
		result = jk_catalog_read(&out->catalog, out->data.catalog, arguments->diagnostics);
	if (result == JK_OK)
		(void)jk_catalog_digest(out->catalog); /* before workers share the catalog */
	if (result == JK_OK)
		result = jk_profile_reader_new(&out->reader, arguments->diagnostics);
	if (result == JK_OK)
		result = jk_document_kinds(&out->kinds, arguments, out->catalog);
	if (result == JK_OK)
		result = jk_shelf_open(&out->shelf, &out->data, arguments, out->catalog, &out->kinds);
	return result;
}

static jk_result open_report(jk_report_file **out, const jk_arguments *arguments)
{
	const char *path = arguments->values[JK_REPORT_FILE];
	*out = NULL;
	return path ? jk_report_open(out, path, arguments->diagnostics) : JK_OK;
}

/* What of the operands cannot be read does not stop the others. */
static int run_inputs(jk_batch *batch, const jk_inputs *inputs)
{
	jk_report_file *report;
	int jobs = jk_jobs(batch->arguments);
	if (open_report(&report, batch->arguments) != JK_OK)
		return 4;
	jk_account *account = jk_account_new(batch, inputs, report);
	if (!account)
		return 4;
	jk_listener listener = jk_account_listener(account);
	jk_run_batch(batch, inputs, jobs, &listener);
	return jk_account_close(account, jobs);
}

static int run_batch(jk_batch *batch)
{
	jk_inputs inputs;
	int status = 4;
	if (batch->arguments->values[JK_TIMINGS])
		jk_stage_measure();
	jk_stop_watch();
	if (jk_inputs_read(&inputs, batch->arguments) != JK_NO_MEMORY)
		status = run_inputs(batch, &inputs);
	else
		jk_report(batch->arguments->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	jk_inputs_free(&inputs);
	(void)!jk_flush_output(batch->arguments->diagnostics);
	return status;
}

int jk_command_generate(const jk_arguments *arguments)
{
	jk_batch batch;
	int done = 0;
	jk_result result = open_batch(&batch, arguments);
	if (result == JK_OK)
		done = run_batch(&batch);
	else if (result == JK_NO_MEMORY)
		jk_report(arguments->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	jk_diagnostics_print(arguments->diagnostics, stderr);
	int status = jk_status(arguments, arguments->diagnostics, 0);
	jk_shelf_close(&batch.shelf);
	jk_profile_reader_free(batch.reader);
	jk_catalog_free(batch.catalog);
	return status > done ? status : done;
}
