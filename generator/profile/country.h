#ifndef JK_PROFILE_COUNTRY_H
#define JK_PROFILE_COUNTRY_H
/* Countries by their code of ISO 3166-1: two capital letters. The list is country.def. */

typedef struct {
	const char *code, *japanese, *english; /* names */
} jk_country;

/* The country of a code; NULL when there is none. */
const jk_country *jk_country_find(const char *code);
/* The country of that Japanese or English name. */
const jk_country *jk_country_named(const char *name);
/* Whether a code is one. */
int jk_country_known(const char *code);
/* The country that somebody who wrote this unknown code most likely meant; NULL when none comes to mind. */
const jk_country *jk_country_nearest(const char *code);

#endif
