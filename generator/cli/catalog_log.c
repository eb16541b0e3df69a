/* jokou catalog log: what differs between two versions of a catalog, for people, and the 新旧対照表 of a release. */
#include "base/file.h"
#include "base/text.h"
#include "cli/comparing.h"
#include "jokou/changelog.h"

static const char *templates_of(const jk_given *given)
{
	const char *path = jk_source_templates(given->source);
	return path && jk_file_is_folder(path) ? path : NULL;
}

static jk_result read(jk_comparing *c, jk_given *given)
{
	jk_diagnostics *diagnostics = c->arguments->diagnostics;
	if (given->kind == JK_GIVEN_CATALOG)
		return jk_given_read_catalog(given, c->arguments);
	JK_REPORT(diagnostics, JK_DIAG_LOG_CATALOG, NULL, {"path", given->path});
	return JK_FAILED;
}

static jk_result open_both(jk_comparing *c)
{
	jk_given *const givens[] = {&c->old_given, &c->new_given};
	jk_result result = JK_OK;
	/* Both are looked at, so that both faults are told at once. */
	for (size_t i = 0; i < 2; i++) {
		jk_result one = jk_given_recognise(givens[i], c->arguments, c->arguments->operands[i]);
		if (one == JK_OK)
			one = read(c, givens[i]);
		result = one > result ? one : result;
	}
	return result;
}

static jk_result make_log(jk_changelog **out, const jk_comparing *c)
{
	jk_diagnostics *diagnostics = c->arguments->diagnostics;
	const char *older = templates_of(&c->old_given), *newer = templates_of(&c->new_given);
	jk_result result = jk_changelog_new(out, c->old_given.catalog, c->new_given.catalog, diagnostics);
	return result == JK_OK && older && newer ? jk_changelog_templates(*out, older, newer, diagnostics) : result;
}

static jk_result put_text(const jk_comparing *c, const jk_changelog *log)
{
	char *text = NULL;
	jk_result result;
	const jk_compare_text_options options = jk_text_options(c->arguments);
	if (jk_text_equal(c->format, "json"))
		result = jk_changelog_json(&text, log);
	else
		result = jk_text_equal(c->format, "html") ? jk_changelog_html(&text, log) : jk_changelog_text(&text, log, &options);
	if (result == JK_OK)
		result = jk_emit(c->arguments, text);
	jk_text_free(text);
	return result;
}

int jk_command_catalog_log(const jk_arguments *arguments)
{
	jk_comparing c = {.arguments = arguments};
	jk_changelog *log = NULL;
	jk_result result = jk_session_begin(&c.session, arguments);
	if (result == JK_OK)
		result = jk_choose_form(&c, "table", NULL);
	if (result == JK_OK)
		result = open_both(&c);
	if (result == JK_OK)
		result = make_log(&log, &c);
	if (result == JK_OK && arguments->values[JK_STRICT])
		(void)jk_changelog_check(log, arguments->diagnostics);
	if (result == JK_OK)
		result = jk_form_is_document(&c) ? jk_put_table(&c, jk_changelog_comparison(log)) : put_text(&c, log);
	jk_changelog_free(log);
	return jk_comparing_close(&c, result);
}
