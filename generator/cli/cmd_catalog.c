/* jokou catalog: what people who keep a catalog need. */
#include "base/text.h"
#include "cli/session.h"
#include "cli/store.h"
#include "jokou/lint.h"

/* --- list --- */

/* What the store holds, in the arena. */
static jk_result held(const jk_catalog_release **out, size_t *count, const jk_arguments *arguments)
{
	jk_store *store = NULL;
	jk_arena *arena = arguments->arena;
	*count = 0;
	if (!jk_store_folder(arena))
		return JK_OK;
	jk_result result = jk_open_store(&store, arguments);
	size_t most = result == JK_OK ? jk_store_count(store) : 0;
	jk_catalog_release *rows = result == JK_OK ? jk_arena_array(arena, most + 1, sizeof *rows) : NULL;
	*out = rows;
	for (size_t i = 0; i < most && rows; i++) {
		const jk_held *h = jk_store_at(store, i);
		rows[i] = (jk_catalog_release){jk_arena_string(arena, h->id), jk_arena_string(arena, h->version), jk_arena_string(arena, h->effective),
					       jk_arena_string(arena, h->date)};
		*count += rows[i].id && rows[i].version && rows[i].effective && rows[i].date;
	}
	jk_store_free(store);
	return result == JK_OK && *count < most ? JK_NO_MEMORY : result;
}

static jk_result list(char **out, const jk_arguments *arguments)
{
	jk_data data;
	jk_catalog *catalog = NULL;
	const jk_catalog_release *releases = NULL;
	size_t count = 0;
	*out = NULL;
	jk_result result = jk_find_data(&data, arguments);
	if (result == JK_OK)
		result = held(&releases, &count, arguments);
	if (result == JK_OK)
		result = jk_catalog_read(&catalog, data.catalog, arguments->diagnostics);
	if (result == JK_OK && jk_text_equal(jk_format_word(arguments), "json"))
		result = jk_catalog_list_json(out, jk_catalog_as_of(catalog, arguments->values[JK_AS_OF]), releases, count);
	else if (result == JK_OK)
		result = jk_catalog_list_text(out, jk_catalog_as_of(catalog, arguments->values[JK_AS_OF]), releases, count);
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
