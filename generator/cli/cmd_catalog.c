/* jokou catalog: what people who keep a catalog need. */
#include "base/text.h"
#include "cli/session.h"

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
