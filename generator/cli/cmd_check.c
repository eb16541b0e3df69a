/* jokou check: the decision for a service. */
#include "base/text.h"
#include "cli/session.h"

int jk_command_check(const jk_arguments *arguments)
{
	jk_session session;
	char *text = NULL;
	jk_result result = jk_session_open(&session, arguments);
	if (result == JK_OK && jk_text_equal(jk_format_word(arguments), "json"))
		result = jk_decision_json(&text, session.set);
	else if (result == JK_OK)
		result = jk_decision_text(&text, session.set);
	return jk_session_close(&session, result, text);
}
