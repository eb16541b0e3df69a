#include "cli/session.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"

/* --- options --- */

jk_result jk_assembly_options(jk_assemble_options *out, const jk_arguments *arguments)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	*out = (jk_assemble_options){.date = arguments->values[JK_DATE],
				     .as_of = arguments->values[JK_AS_OF],
				     .vocabulary = arguments->values[JK_VOCABULARY],
				     .final = arguments->values[JK_FINAL] != NULL};
	if (!epoch || !*epoch)
		return JK_OK;
	jk_date date;
	if (!jk_date_from_epoch(epoch, &date)) {
		JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", "SOURCE_DATE_EPOCH"}, {"value", epoch},
			  {"allowed", _("seconds since 1970-01-01")});
		return JK_FAILED;
	}
	out->default_date = jk_arena_format(arguments->arena, "%04d-%02d-%02d", date.year, date.month, date.day);
	return out->default_date ? JK_OK : JK_NO_MEMORY;
}

static jk_result refuse_kind(const jk_arguments *arguments, const jk_catalog *catalog, const char *kind)
{
	jk_buffer allowed;
	jk_buffer_init(&allowed, 0);
	for (size_t i = 0; i < jk_catalog_kind_count(catalog); i++)
		jk_buffer_format(&allowed, "%s%s", i ? ", " : "", jk_catalog_kind(catalog, i));
	JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", "--document"}, {"value", kind},
		  {"allowed", jk_buffer_text(&allowed)});
	jk_buffer_dispose(&allowed);
	return JK_FAILED;
}

static int is_kind(const jk_catalog *catalog, const char *kind)
{
	for (size_t i = 0; i < jk_catalog_kind_count(catalog); i++)
		if (strcmp(jk_catalog_kind(catalog, i), kind) == 0)
			return 1;
	return 0;
}

jk_result jk_document_kinds(jk_list *out, const jk_arguments *arguments, const jk_catalog *catalog)
{
	jk_result result = JK_OK;
	const char *at = arguments->values[JK_DOCUMENT];
	while (at) {
		size_t length = strcspn(at, ",");
		const char *kind = jk_arena_text(arguments->arena, at, length);
		if (!kind || jk_list_add(out, arguments->arena, kind) != JK_OK)
			return JK_NO_MEMORY;
		if (!is_kind(catalog, kind))
			result = refuse_kind(arguments, catalog, kind);
		at = at[length] ? at + length + 1 : NULL;
	}
	return result;
}

/* --- from profile to clause set --- */

static int has_template(const char *kind, const char *template, void *state)
{
	(void)kind;
	const jk_session *s = state;
	static const char *const formats[] = {"docx", "odt"};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		const char *path = jk_template_path(&s->data, s->arguments->arena, template, formats[i]);
		if (path && jk_file_exists(path))
			return 1;
	}
	return 0;
}

jk_result jk_session_begin(jk_session *out, const jk_arguments *arguments)
{
	*out = (jk_session){.arguments = arguments};
	jk_result result = jk_assembly_options(&out->options, arguments);
	out->options.can_make = has_template;
	out->options.state = out;
	return result == JK_OK ? jk_find_data(&out->data, arguments) : result;
}

jk_result jk_session_catalog(jk_session *session)
{
	return session->catalog ? JK_OK : jk_catalog_read(&session->catalog, session->data.catalog, session->arguments->diagnostics);
}

jk_result jk_session_assemble(jk_clause_set **set, jk_session *session, const jk_profile *profile)
{
	return jk_assemble(set, profile, session->catalog, &session->options, session->arguments->diagnostics);
}

jk_result jk_session_open(jk_session *out, const jk_arguments *arguments)
{
	jk_result result = jk_session_begin(out, arguments);
	if (result == JK_OK)
		result = jk_session_catalog(out);
	if (result == JK_OK)
		result = jk_profile_read(&out->profile, arguments->operands[0], arguments->diagnostics);
	return result == JK_OK ? jk_session_assemble(&out->set, out, out->profile) : result;
}

/* --- output --- */

jk_result jk_flush_output(jk_diagnostics *diagnostics)
{
	errno = 0;
	if (fflush(stdout) == 0 && !ferror(stdout))
		return JK_OK;
	JK_REPORT(diagnostics, JK_DIAG_FILE_WRITE, NULL, {"path", _("standard output")}, {"reason", strerror(errno ? errno : EIO)});
	return JK_FAILED;
}

jk_result jk_check_free(const jk_arguments *arguments, const char *path)
{
	if (arguments->values[JK_FORCE] || !jk_file_exists(path))
		return JK_OK;
	JK_REPORT(arguments->diagnostics, JK_DIAG_FILE_EXISTS, NULL, {"path", path});
	return JK_FAILED;
}

jk_result jk_emit(const jk_arguments *arguments, const char *text)
{
	if (arguments->values[JK_OUTPUT])
		return jk_file_write(arguments->values[JK_OUTPUT], text, strlen(text), arguments->diagnostics);
	(void)fwrite(text, 1, strlen(text), stdout);
	return jk_flush_output(arguments->diagnostics);
}

/* A program that asked for JSON gets JSON about what went wrong, too. */
jk_result jk_emit_faults(const jk_arguments *arguments)
{
	jk_buffer text;
	jk_json json;
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	jk_json_object(&json, NULL);
	jk_diagnostics_json(arguments->diagnostics, &json);
	jk_json_end_object(&json);
	jk_json_finish(&json);
	jk_result result = jk_buffer_result(&text);
	if (result == JK_OK)
		result = jk_emit(arguments, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return result;
}

int jk_status(const jk_arguments *arguments, const jk_diagnostics *diagnostics, size_t warnings)
{
	int strict = arguments->values[JK_STRICT] != NULL;
	for (size_t i = 0; i < jk_diagnostics_count(diagnostics); i++)
		if (*jk_diagnostic_kind_of(jk_diagnostics_at(diagnostics, i)->code)->id == 'U')
			return 3;
	int status = jk_diagnostics_status(diagnostics, strict);
	return status ? status : strict && warnings;
}

int jk_session_end(jk_session *session, jk_result result)
{
	const jk_arguments *arguments = session->arguments;
	size_t warnings = session->set ? jk_clause_set_warnings(session->set) : 0;
	if (result == JK_NO_MEMORY)
		jk_report(arguments->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	jk_diagnostics_print(arguments->diagnostics, stderr);
	jk_clause_set_free(session->set);
	jk_profile_free(session->profile);
	jk_catalog_free(session->catalog);
	return jk_status(arguments, arguments->diagnostics, warnings);
}

int jk_session_close(jk_session *session, jk_result result, char *text)
{
	const jk_arguments *arguments = session->arguments;
	if (result == JK_OK)
		result = jk_emit(arguments, text);
	else if (result == JK_FAILED && jk_text_equal(arguments->values[JK_FORMAT], "json"))
		result = jk_emit_faults(arguments);
	jk_text_free(text);
	return jk_session_end(session, result);
}
