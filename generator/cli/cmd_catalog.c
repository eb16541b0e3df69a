/* jokou catalog: what people who keep a catalog need. */
#include "base/text.h"
#include "cli/session.h"
#include "jokou/lint.h"

/* --- list --- */

static jk_result list(char **out, const jk_arguments *arguments)
{
	jk_data data;
	jk_catalog *catalog = NULL;
	*out = NULL;
	jk_result result = jk_find_data(&data, arguments);
	if (result == JK_OK)
		result = jk_catalog_read(&catalog, data.catalog, arguments->diagnostics);
	if (result == JK_OK && jk_text_equal(jk_format_word(arguments), "json"))
		result = jk_catalog_list_json(out, catalog);
	else if (result == JK_OK)
		result = jk_catalog_list_text(out, catalog);
	jk_catalog_free(catalog);
	return result;
}

int jk_command_catalog_list(const jk_arguments *arguments)
{
	jk_session session = {.arguments = arguments};
	char *text = NULL;
	jk_result result = list(&text, arguments);
	return jk_session_close(&session, result, text);
}

/* --- lint --- */

static jk_result lint(jk_lint **out, jk_catalog **catalog, const jk_arguments *arguments)
{
	jk_data data;
	jk_result result = jk_find_data(&data, arguments);
	if (result == JK_OK)
		result = jk_catalog_read(catalog, data.catalog, arguments->diagnostics);
	const jk_lint_options options = {.templates = result == JK_OK ? data.templates : NULL,
					 .profiles = arguments->operands,
					 .profile_count = (size_t)arguments->operand_count};
	return result == JK_OK ? jk_lint_run(out, *catalog, &options, arguments->diagnostics) : result;
}

/* What was found, even when something else could not be read. */
static jk_result emit(const jk_lint *found, const jk_arguments *arguments)
{
	char *text = NULL;
	int json = jk_text_equal(jk_format_word(arguments), "json");
	jk_result result = json ? jk_lint_json(&text, found) : jk_lint_summary(&text, found);
	if (result == JK_OK)
		result = jk_emit(arguments, text);
	jk_text_free(text);
	jk_lint_report(found, arguments->diagnostics);
	return result;
}

int jk_command_catalog_lint(const jk_arguments *arguments)
{
	jk_lint *found = NULL;
	jk_catalog *catalog = NULL;
	jk_result result = lint(&found, &catalog, arguments);
	if (found && result != JK_NO_MEMORY)
		result = emit(found, arguments);
	if (result == JK_NO_MEMORY)
		jk_report(arguments->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	jk_diagnostics_print(arguments->diagnostics, stderr);
	jk_lint_free(found);
	jk_catalog_free(catalog);
	return jk_status(arguments, arguments->diagnostics, 0);
}
