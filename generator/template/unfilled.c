/* Parts that no tag is filled in, but whose text is printed: a tag there is told, or it would go out as it is. */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "template/compile.h"

static const struct {
	const char *beginning, *words;
} places[] = {
	{"word/charts/", N_("a chart")},          {"word/diagrams/", N_("a diagram")}, {"word/glossary/", N_("the building blocks")},
	{"word/numbering", N_("the styles or lists")}, {"Object ", N_("a chart")},
};

/* The text of a part without its mark-up, in which a tag may be split over elements. */
static const char *bare_text(jk_arena *arena, const char *part)
{
	char *text = jk_arena_allocate(arena, strlen(part) + 1), *to = text;
	int inside = 0;
	for (; to && *part; part++) {
		inside |= *part == '<';
		if (!inside)
			*to++ = *part;
		inside &= *part != '>';
	}
	return text;
}

static int braces_in(const char *text, size_t *at)
{
	const char *open = text ? jk_find_braces(text, 0, &(size_t){0}) : NULL;
	*at = open ? (size_t)(open - text) : 0;
	return open != NULL;
}

static const char *quote(jk_arena *arena, const char *text)
{
	const char *end = text;
	for (size_t n = 0; *end && n < 60; n++)
		(void)jk_text_next(&end);
	return jk_arena_text(arena, text, (size_t)(end - text));
}

static jk_result look(jk_template *compiled, const char *name, const char *words, jk_diagnostics *d)
{
	jk_buffer bytes;
	size_t at;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, compiled->package, name, d);
	const char *raw = jk_buffer_text(&bytes), *text = result == JK_OK ? bare_text(compiled->arena, raw) : "";
	if (!text)
		result = JK_NO_MEMORY;
	else if (braces_in(text, &at) || braces_in(text = raw, &at)) {
		jk_origin where = {.file = jk_package_path(compiled->package), .part = name, .quote = quote(compiled->arena, text + at)};
		JK_REPORT(d, JK_DIAG_TAG_UNSUPPORTED, &where, {"place", _(words)});
		result = JK_FAILED;
	}
	jk_buffer_dispose(&bytes);
	return result;
}

jk_result jk_check_unfilled(jk_template *compiled, jk_diagnostics *d)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_package_count(compiled->package) && result != JK_NO_MEMORY; i++) {
		const char *name = jk_package_name(compiled->package, i);
		for (size_t k = 0; k < sizeof places / sizeof *places; k++)
			if (jk_text_starts(name, places[k].beginning) && jk_text_ends(name, ".xml")) {
				jk_result one = look(compiled, name, places[k].words, d);
				result = one == JK_OK ? result : one;
			}
	}
	return result;
}
