/* Characters, names and tokens of expressions. */
#include <string.h>
#include "base/expression_private.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

static int in_ranges(unsigned c, const unsigned (*ranges)[2], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (c >= ranges[i][0] && c <= ranges[i][1])
			return 1;
	return 0;
}

/* Signs that an input method writes for those of an expression. XML allows some in names; here they would hide a slip. */
static int is_wide_sign(unsigned c)
{
	static const unsigned ranges[][2] = {{0x2018, 0x201F}, {0x2212, 0x2212}, {0x2260, 0x2265}, {0x3000, 0x3003},
					     {0x3008, 0x3011}, {0x3014, 0x301F}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20},
					     {0xFF3B, 0xFF3E}, {0xFF40, 0xFF40}, {0xFF5B, 0xFF63}};
	return c >= 0x2018 && in_ranges(c, ranges, sizeof ranges / sizeof *ranges);
}

void *jk_reading_fail(jk_reading *r, const char *at, const char *reason)
{
	if (!r->reason && !r->no_memory) {
		r->reason = reason;
		r->fault = at;
	}
	return NULL;
}

void *jk_reading_stray(jk_reading *r)
{
	const char *p = r->at;
	if (is_wide_sign(jk_text_next(&p)))
		return jk_reading_fail(r, r->at, _("a full-width sign or a curly quote; write expressions with half-width signs"));
	if (*r->at && strchr("=&|!", *r->at))
		return jk_reading_fail(r, r->at, _("there is no such operator; XPath has = != and or not()"));
	return jk_reading_fail(r, r->at, _("it is not complete, or something does not belong there"));
}

void jk_reading_skip_blanks(jk_reading *r) { r->at += strspn(r->at, " \t\r\n"); }

void jk_reading_take(jk_reading *r, size_t length)
{
	r->at += length;
	r->end = r->at;
	jk_reading_skip_blanks(r);
}

int jk_reading_take_if(jk_reading *r, const char *text)
{
	if (!jk_text_starts(r->at, text))
		return 0;
	jk_reading_take(r, strlen(text));
	return 1;
}

/* XML 1.0, 5th edition, productions 4 and 4a, without the colon and the signs above. */
static int is_name_start(unsigned c)
{
	if (is_wide_sign(c))
		return 0;
	static const unsigned ranges[][2] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
					     {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
					     {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
	return in_ranges(c, ranges, sizeof ranges / sizeof *ranges);
}

static int is_name_character(unsigned c)
{
	static const unsigned ranges[][2] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};
	if (c < 0x80 && ((c >= '0' && c <= '9') || c == '-' || c == '.'))
		return 1;
	return is_name_start(c) || in_ranges(c, ranges, sizeof ranges / sizeof *ranges);
}

size_t jk_name_length(const char *at)
{
	const char *p = at, *next = at;
	if (!is_name_start(jk_text_next(&next)))
		return 0;
	do
		p = next;
	while (is_name_character(jk_text_next(&next)));
	return (size_t)(p - at);
}

static int is_xml_character(unsigned c)
{
	return c >= 0x20 ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF) : c == '\t' || c == '\n' || c == '\r';
}

const char *jk_forbidden_character(const char *source)
{
	for (const char *p = source, *next = source; *p; p = next) {
		unsigned c = jk_text_next(&next);
		int malformed = c == 0xFFFD && strncmp(p, "\xEF\xBF\xBD", 3) != 0;
		if (malformed || !is_xml_character(c))
			return p;
	}
	return NULL;
}

const char *jk_reading_copy(jk_reading *r, const char *at, size_t length)
{
	const char *copy = jk_arena_text(r->arena, at, length);
	r->no_memory |= !copy;
	return copy;
}

static unsigned highest(unsigned height, jk_expr *const *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (parts[i]->height > height)
			height = parts[i]->height;
	return height;
}

jk_expr *jk_reading_node(jk_reading *r, jk_expr_kind kind, const char *start, const jk_list *parts)
{
	jk_expr *e = jk_arena_allocate(r->arena, sizeof *e);
	if (!e) {
		r->no_memory = 1;
		return NULL;
	}
	e->kind = kind;
	e->offset = (size_t)(start - r->source);
	e->length = (size_t)(r->end - start);
	if (parts) {
		e->parts = (jk_expr **)parts->items;
		e->part_count = parts->count;
	}
	e->height = 1 + highest(0, e->parts, e->part_count);
	return e->height <= JK_EXPRESSION_DEPTH ? e : jk_reading_fail(r, start, _("its brackets are nested too deeply"));
}

jk_result jk_expression_parse(const jk_expr **out, jk_arena *arena, const char *source, const char **reason, size_t *offset)
{
	jk_reading r = {.arena = arena, .source = source, .at = source, .end = source};
	const char *forbidden = jk_forbidden_character(source);
	*out = NULL;
	jk_reading_skip_blanks(&r);
	if (forbidden)
		jk_reading_fail(&r, forbidden, _("a character that XML cannot hold"));
	else
		*out = jk_read_expression(&r);
	if (*out && *r.at)
		*out = jk_reading_stray(&r);
	if (*out)
		return JK_OK;
	*reason = r.reason;
	*offset = r.fault ? (size_t)(r.fault - source) : 0;
	return r.no_memory ? JK_NO_MEMORY : JK_FAILED;
}

int jk_expression_is_core(const char *name)
{
	static const char *const core[] = {
		"last",      "position",  "count",         "id",          "local-name",      "namespace-uri",
		"name",      "string",    "concat",        "starts-with", "contains",        "substring-before",
		"substring", "translate", "string-length", "boolean",     "normalize-space", "substring-after",
		"not",       "true",      "false",         "lang",        "number",          "sum",
		"floor",     "ceiling",   "round"};
	for (size_t i = 0; i < sizeof core / sizeof *core; i++)
		if (strcmp(core[i], name) == 0)
			return 1;
	return 0;
}
