/* The file of --report. It is gathered in a file without a name, so that nothing is left of a run that is killed. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/json.h"
#include "base/placing.h"
#include "cli/generate.h"

struct jk_report_file {
	const char *path;
	FILE *gathered;
	jk_buffer text; /* on its way there */
	jk_json json;
	int failed;
};

/* A place that cannot be written is told before the work, not after it. */
static jk_result try_place(const char *path, jk_diagnostics *diagnostics)
{
	jk_placing placing = {0};
	jk_result result = jk_placing_begin(&placing, path, NULL, diagnostics);
	jk_placing_free(&placing);
	return result;
}

static jk_result refuse(const char *path, jk_diagnostics *diagnostics)
{
	JK_REPORT(diagnostics, JK_DIAG_FILE_WRITE, NULL, {"path", path}, {"reason", strerror(errno ? errno : EIO)});
	return JK_FAILED;
}

jk_result jk_report_open(jk_report_file **out, const char *path, jk_diagnostics *diagnostics)
{
	*out = NULL;
	jk_result result = try_place(path, diagnostics);
	if (result != JK_OK)
		return result;
	jk_report_file *r = jk_allocate(sizeof *r);
	if (!r)
		return JK_NO_MEMORY;
	*r = (jk_report_file){.path = path, .gathered = tmpfile()};
	if (!r->gathered) {
		jk_release(r);
		return refuse(path, diagnostics);
	}
	jk_buffer_init(&r->text, 0);
	jk_json_begin(&r->json, &r->text);
	jk_json_object(&r->json, NULL);
	jk_json_array(&r->json, "profiles");
	*out = r;
	return JK_OK;
}

static void flush(jk_report_file *r)
{
	r->failed |= jk_buffer_result(&r->text) != JK_OK;
	r->failed |= fwrite(jk_buffer_text(&r->text), 1, r->text.length, r->gathered) != r->text.length;
	jk_buffer_clear(&r->text);
}

void jk_report_add(jk_report_file *report, const jk_buffer *object)
{
	if (report->json.filled)
		jk_buffer_char(&report->text, ',');
	jk_buffer_add(&report->text, jk_buffer_text(object), object->length);
	report->json.filled = 1;
	flush(report);
}

static void put_totals(jk_json *json, const jk_totals *t, int status)
{
	const struct {
		const char *key;
		size_t value;
	} rows[] = {{"profiles", t->profiles}, {"written", t->written},     {"skipped", t->skipped},   {"failed", t->failed},
		    {"not-reached", t->left},  {"papers", t->papers},       {"undecided", t->undecided}, {"defaults", t->defaults},
		    {"warnings", t->warnings}, {"status", (size_t)status}};
	jk_json_object(json, "totals");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		jk_json_number(json, rows[i].key, (double)rows[i].value);
	jk_json_end_object(json);
}

static jk_result put_in_place(jk_report_file *r, jk_diagnostics *diagnostics)
{
	char block[64 * 1024];
	size_t n;
	jk_placing placing = {0};
	rewind(r->gathered);
	jk_result result = jk_placing_begin(&placing, r->path, NULL, diagnostics);
	while (result == JK_OK && (n = fread(block, 1, sizeof block, r->gathered)) > 0)
		result = jk_placing_append(&placing, block, n, diagnostics);
	if (result == JK_OK && ferror(r->gathered))
		result = refuse(r->path, diagnostics);
	if (result == JK_OK)
		result = jk_placing_sync(&placing, diagnostics);
	if (result == JK_OK)
		result = jk_placing_put(&placing, diagnostics);
	if (result == JK_OK)
		result = jk_placing_sync_folder(&placing, diagnostics);
	jk_placing_free(&placing);
	return result;
}

jk_result jk_report_close(jk_report_file *report, const jk_totals *totals, int status, jk_diagnostics *diagnostics)
{
	if (!report)
		return JK_OK;
	jk_json_end_array(&report->json);
	put_totals(&report->json, totals, status);
	jk_json_end_object(&report->json);
	jk_json_finish(&report->json);
	flush(report);
	errno = 0;
	int failed = fflush(report->gathered) != 0 || report->failed;
	jk_result result = failed ? refuse(report->path, diagnostics) : put_in_place(report, diagnostics);
	fclose(report->gathered);
	jk_buffer_dispose(&report->text);
	jk_release(report);
	return result;
}
