/* jokou clauses: the clause set, whole or of one document kind. */
#include "base/i18n.h"
#include "base/text.h"
#include "cli/session.h"

static int is_asked_for(const jk_clause_set *set, const char *kind)
{
	for (size_t i = 0; i < jk_clause_set_paper_count(set); i++)
		if (jk_text_equal(jk_clause_set_paper(set, i).kind, kind))
			return 1;
	return 0;
}

/* The one kind of --document, NULL for all. */
static jk_result choose_kind(const char **out, const jk_session *session)
{
	jk_list kinds = {0};
	const jk_arguments *arguments = session->arguments;
	jk_result result = jk_document_kinds(&kinds, arguments, session->catalog);
	*out = kinds.count ? kinds.items[0] : NULL;
	if (result == JK_OK && kinds.count > 1) {
		JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", "--document"},
			  {"value", arguments->values[JK_DOCUMENT]}, {"allowed", _("one document kind")});
		result = JK_FAILED;
	}
	if (result == JK_OK && *out && !is_asked_for(session->set, *out))
		JK_REPORT(arguments->diagnostics, JK_DIAG_PAPER_NOT_ASKED, &JK_ORIGIN(arguments->operands[0], 0), {"kind", *out});
	return result;
}

int jk_command_clauses(const jk_arguments *arguments)
{
	jk_session session;
	char *text = NULL;
	const char *kind = NULL, *format = jk_format_word(arguments);
	jk_result result = jk_session_open(&session, arguments);
	if (result == JK_OK)
		result = choose_kind(&kind, &session);
	if (result == JK_OK && jk_text_equal(format, "json"))
		result = jk_clause_set_json(&text, session.set, kind);
	else if (result == JK_OK && jk_text_equal(format, "text"))
		result = jk_clause_set_text(&text, session.set, kind);
	else if (result == JK_OK)
		result = jk_clause_set_xml(&text, session.set, kind);
	return jk_session_close(&session, result, text);
}
