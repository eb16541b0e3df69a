/* diff --impact: what another version of the catalog does to the papers of many profiles. */
#include <string.h>
#include "cli/comparing.h"
#include "jokou/impact.h"

static jk_result read_catalogs(jk_comparing *c)
{
	jk_given *const givens[] = {&c->old_given, &c->new_given};
	jk_result result = JK_OK;
	for (size_t i = 0; i < 2 && result == JK_OK; i++) {
		if (givens[i]->kind == JK_GIVEN_CATALOG)
			result = jk_given_read_catalog(givens[i], c->arguments);
		else {
			JK_REPORT(c->arguments->diagnostics, JK_DIAG_IMPACT_CATALOGS, NULL, {"path", givens[i]->path});
			result = JK_FAILED;
		}
	}
	return result;
}

static jk_result make(char **out, const jk_comparing *c, const jk_impact *impact)
{
	const jk_compare_text_options options = jk_text_options(c->arguments);
	if (strcmp(c->format, "json") == 0)
		return jk_impact_json(out, impact);
	return strcmp(c->format, "html") == 0 ? jk_impact_html(out, impact) : jk_impact_text(out, impact, &options);
}

static int fails(const jk_arguments *arguments, jk_impact_counts counts)
{
	const char *words = arguments->values[JK_FAIL_ON];
	return words && ((strstr(words, "weakened") && counts.weakened) || (strstr(words, "uncovered") && counts.uncovered) ||
			 (strstr(words, "changed") && counts.changed));
}

jk_result jk_put_impact(jk_comparing *comparing)
{
	const jk_arguments *arguments = comparing->arguments;
	jk_impact *impact = NULL;
	char *text = NULL;
	const jk_impact_options options = {&comparing->session.options, comparing->kind};
	jk_result result = read_catalogs(comparing);
	if (result == JK_OK)
		result = jk_impact_new(&impact, comparing->old_given.catalog, comparing->new_given.catalog, &options);
	if (result == JK_OK)
		result = jk_impact_add_folder(impact, arguments->values[JK_IMPACT], arguments->diagnostics);
	if (result == JK_OK)
		result = make(&text, comparing, impact);
	if (result == JK_OK)
		result = jk_emit(arguments, text);
	if (result == JK_OK)
		comparing->failing = fails(arguments, jk_impact_count(impact));
	jk_text_free(text);
	jk_impact_free(impact);
	return result;
}
