/* jokou explain: why each clause is in or out. */
#include "base/text.h"
#include "cli/session.h"

int jk_command_explain(const jk_arguments *arguments)
{
	jk_session session;
	char *text = NULL;
	const char *about = arguments->operand_count > 1 ? arguments->operands[1] : NULL;
	jk_result result = jk_session_open(&session, arguments);
	if (result == JK_OK && jk_text_equal(jk_format_word(arguments), "json"))
		result = jk_explain_json(&text, session.set, about, arguments->diagnostics);
	else if (result == JK_OK)
		result = jk_explain_text(&text, session.set, about, arguments->diagnostics);
	return jk_session_close(&session, result, text);
}
