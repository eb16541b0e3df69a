#include "profile/country.h"
#include <stdlib.h>
#include <string.h>

static const jk_country countries[] = {
#define JK_COUNTRY(code, japanese, english) {code, japanese, english},
#include "profile/country.def"
#undef JK_COUNTRY
};
enum { COUNTRIES = sizeof countries / sizeof *countries };

static int compare(const void *a, const void *b) { return strcmp(((const jk_country *)a)->code, ((const jk_country *)b)->code); }

const jk_country *jk_country_find(const char *code)
{
	const jk_country wanted = {.code = code};
	return bsearch(&wanted, countries, COUNTRIES, sizeof *countries, compare);
}

const jk_country *jk_country_named(const char *name)
{
	for (size_t i = 0; i < COUNTRIES; i++)
		if (strcmp(countries[i].japanese, name) == 0 || strcmp(countries[i].english, name) == 0)
			return &countries[i];
	return NULL;
}

int jk_country_known(const char *code) { return jk_country_find(code) != NULL; }

/* Codes of languages, domains and habit that are written for a country. */
static const jk_country *find_alias(const char *code)
{
	static const char *const aliases[][2] = {{"JA", "JP"}, {"UK", "GB"}, {"EN", "GB"}, {"KO", "KR"}, {"ZH", "CN"},
						 {"EL", "GR"}, {"SP", "ES"}, {"DA", "DK"}, {"SW", "SE"}};
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (strcmp(code, aliases[i][0]) == 0)
			return jk_country_find(aliases[i][1]);
	return NULL;
}

const jk_country *jk_country_nearest(const char *code)
{
	/* Where services are mostly run. */
	static const char *const usual[] = {"JP", "US", "SG", "KR", "TW", "HK", "AU", "IN", "IE",
					    "GB", "DE", "FR", "NL", "CA", "BR", "SE", "CN"};
	if (strlen(code) != 2)
		return NULL;
	const jk_country *near = find_alias(code);
	if (!near)
		near = jk_country_find((const char[]){code[1], code[0], '\0'});
	for (size_t i = 0; !near && i < sizeof usual / sizeof *usual; i++)
		if (usual[i][0] == code[0])
			near = jk_country_find(usual[i]);
	for (size_t i = 0; !near && i < COUNTRIES; i++)
		if (countries[i].code[0] == code[0])
			near = &countries[i];
	return near;
}
