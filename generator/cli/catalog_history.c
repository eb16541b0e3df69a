/* jokou catalog history: what became of everything in the catalog, or of one thing, and when. */
#include "base/text.h"
#include "cli/session.h"

static jk_result tell(char **out, const jk_arguments *arguments, const jk_catalog *catalog)
{
	const char *id = arguments->operand_count ? arguments->operands[0] : NULL;
	if (jk_text_equal(jk_format_word(arguments), "json"))
		return jk_catalog_history_json(out, catalog, id, arguments->diagnostics);
	return jk_catalog_history_text(out, catalog, id, arguments->diagnostics);
}

int jk_command_catalog_history(const jk_arguments *arguments)
{
	jk_session session = {.arguments = arguments};
	char *text = NULL;
	jk_result result = jk_find_data(&session.data, arguments);
	if (result == JK_OK)
		result = jk_session_catalog(&session);
	if (result == JK_OK)
		result = tell(&text, arguments, session.catalog);
	return jk_session_close(&session, result, text);
}
