/* jokou template: what people who write templates need. */
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/session.h"
#include "cli/template_check.h"

/* --- lint --- */

/* The tag or expression that a fault is about. */
static const char *tag_of(const jk_diagnostic *item)
{
	for (const jk_argument *a = item->arguments; a->name; a++)
		if (jk_text_equal(a->name, "tag") || jk_text_equal(a->name, "expression"))
			return a->value;
	return item->where.xpath;
}

static void put_filled(jk_json *json, const char *key, const char *words, const jk_argument *arguments)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (words)
		jk_diagnostic_fill(&text, _(words), arguments);
	jk_json_string(json, key, words ? jk_buffer_text(&text) : NULL);
	jk_buffer_dispose(&text);
}

static void put_fault(jk_json *json, const jk_diagnostic *item)
{
	const jk_diagnostic_kind *kind = jk_diagnostic_kind_of(item->code);
	const jk_origin *where = &item->where;
	jk_json_object(json, NULL);
	jk_json_string(json, "id", kind->id);
	jk_json_string(json, "severity", jk_severity_word(item->severity));
	jk_json_string(json, "part", where->part);
	jk_json_string(json, "partName", where->place);
	jk_json_number(json, "paragraph", where->paragraph);
	jk_json_string(json, "heading", where->heading);
	jk_json_string(json, "quote", where->quote);
	jk_json_string(json, "tag", tag_of(item));
	put_filled(json, "message", kind->message, item->arguments);
	put_filled(json, "hint", kind->hint, item->arguments);
	jk_json_end_object(json);
}

static void put_lint(jk_json *json, const jk_checked *l)
{
	const jk_diagnostics *faults = l->arguments->diagnostics;
	jk_json_object(json, NULL);
	jk_json_string(json, "file", l->arguments->operands[0]);
	jk_json_string(json, "format", l->format);
	jk_json_array(json, "faults");
	for (size_t i = 0; i < jk_diagnostics_count(faults); i++)
		put_fault(json, jk_diagnostics_at(faults, i));
	jk_json_end_array(json);
	jk_put_fields_json(json, l->fields);
	jk_json_end_object(json);
}

static jk_result emit_lint(const jk_checked *l)
{
	jk_buffer text;
	jk_json json;
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	put_lint(&json, l);
	jk_json_finish(&json);
	jk_result result = jk_buffer_result(&text);
	if (result == JK_OK)
		result = jk_emit(l->arguments, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return result;
}

/* How many faults there are; the faults themselves go to standard error, as everywhere. */
static jk_result emit_summary(const jk_checked *l)
{
	const jk_diagnostics *faults = l->arguments->diagnostics;
	size_t errors = jk_diagnostics_at_least(faults, JK_ERROR), warnings = jk_diagnostics_at_least(faults, JK_WARNING) - errors;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_format(&text, "%s: ", l->arguments->operands[0]);
	if (errors || warnings)
		jk_buffer_format(&text, _("%zu errors, %zu warnings"), errors, warnings);
	else
		jk_buffer_string(&text, _("no faults"));
	jk_buffer_char(&text, '\n');
	jk_result result = jk_buffer_result(&text);
	if (result == JK_OK)
		result = jk_emit(l->arguments, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return result;
}

/* --- the annotated copy --- */

/* Never over the template itself: it would be an original lost. */
static jk_result check_target(const jk_arguments *arguments, const char *path)
{
	if (jk_file_is_same(path, arguments->operands[0])) {
		JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", "--annotate"}, {"value", path},
			  {"allowed", _("another file than the template")});
		return JK_FAILED;
	}
	return jk_check_free(arguments, path);
}

static jk_result write_copy(const jk_arguments *arguments, const char *path)
{
	char *bytes = NULL;
	size_t length = 0;
	jk_assemble_options options;
	jk_result result = jk_assembly_options(&options, arguments);
	if (result == JK_OK)
		result = jk_template_annotate(&bytes, &length, arguments->operands[0], arguments->diagnostics, options.default_date, arguments->diagnostics);
	if (result == JK_OK)
		result = jk_file_write(path, bytes, length, arguments->diagnostics);
	jk_text_free(bytes);
	return result;
}

/* Lint; then the copy, if the file could be read as a template at all. JK_FAILED is no reason to stop. */
static jk_result lint(jk_checked *l, const jk_arguments *arguments)
{
	const char *copy = arguments->values[JK_ANNOTATE];
	*l = (jk_checked){.arguments = arguments};
	if (copy && check_target(arguments, copy) != JK_OK)
		return JK_FAILED;
	jk_result result = jk_check_template(l, arguments);
	if (result != JK_NO_MEMORY && copy && l->format)
		result = write_copy(arguments, copy);
	return result;
}

int jk_command_template_lint(const jk_arguments *arguments)
{
	jk_checked l;
	jk_diagnostics *diagnostics = arguments->diagnostics;
	int json = jk_text_equal(jk_format_word(arguments), "json");
	jk_result result = lint(&l, arguments);
	if (result != JK_NO_MEMORY)
		result = json ? emit_lint(&l) : emit_summary(&l);
	if (result == JK_NO_MEMORY)
		jk_report(diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	if (!json || result != JK_OK)
		jk_diagnostics_print(diagnostics, stderr);
	jk_checked_close(&l);
	return jk_status(arguments, diagnostics, 0);
}
