/* Compiling expressions, and what can be told of them unrun. */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "base/xpath_private.h"

static jk_xpath *new_xpath(const char *expression, const jk_origin *where)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return NULL;
	jk_xpath *xpath = jk_arena_allocate(arena, sizeof *xpath);
	if (!xpath) {
		jk_arena_free(arena);
		return NULL;
	}
	xpath->arena = arena;
	xpath->text = jk_arena_string(arena, expression);
	if (!xpath->text) {
		jk_arena_free(arena);
		return NULL;
	}
	if (where)
		xpath->origin = *where;
	xpath->origin.file = jk_arena_string(arena, xpath->origin.file);
	xpath->origin.part = jk_arena_string(arena, xpath->origin.part);
	xpath->origin.place = jk_arena_string(arena, xpath->origin.place);
	xpath->origin.heading = jk_arena_string(arena, xpath->origin.heading);
	xpath->origin.quote = jk_arena_string(arena, xpath->origin.quote);
	xpath->origin.xpath = xpath->text;
	return xpath;
}

static jk_result read_tree(jk_xpath *xpath, jk_diagnostics *d)
{
	const char *reason = NULL;
	size_t offset = 0;
	jk_result result = jk_expression_parse(&xpath->tree, xpath->arena, xpath->text, &reason, &offset);
	if (result != JK_FAILED)
		return result;
	const char *rest = xpath->text + offset;
	const char *words = *rest ? jk_arena_format(xpath->arena, _("%s, at \"%s\""), reason, rest) : reason;
	JK_REPORT(d, JK_DIAG_XPATH_SYNTAX, &xpath->origin, {"expression", xpath->text}, {"reason", words ? words : reason});
	return JK_FAILED;
}

/* --- the spelling libxml2 knows --- */

/* libxml2 2.9 keeps to the names of XML 1.0, 4th edition, in expressions (no full-width digits, no U+30FB), and takes no name beyond ASCII
 * right after the "/" of an absolute path. Both are spelled in other words for it: elements and attributes by a condition, variables and
 * functions by the bytes of their names. */
static const char spelled[] = "jk.";

static int is_known(const char *name) { return xmlValidateNCName(XT(name), 0) == 0; }
/* A name that begins like a spelled one is spelled, too: no two become one. */
static int is_left(const char *name) { return is_known(name) && !jk_text_starts(name, spelled); }

static int hexadecimal(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

const char *jk_libxml_name(const char *name, jk_arena *arena)
{
	const char *digits = name + sizeof spelled - 1;
	if (!jk_text_starts(name, spelled))
		return name;
	char *plain = jk_arena_allocate(arena, strlen(digits) / 2 + 1);
	for (size_t i = 0; plain && digits[2 * i]; i++)
		plain[i] = (char)(hexadecimal(digits[2 * i]) * 16 + hexadecimal(digits[2 * i + 1]));
	return plain;
}

typedef struct {
	jk_buffer *out;
	const char *source;
	size_t done; /* bytes of the source written */
} spelling;

static void put_until(spelling *s, size_t offset)
{
	jk_buffer_add(s->out, s->source + s->done, offset - s->done);
	s->done = offset;
}

static void spell_name(spelling *s, const char *name, size_t offset)
{
	put_until(s, offset);
	jk_buffer_string(s->out, spelled);
	for (const char *p = name; *p; p++)
		jk_buffer_format(s->out, "%02x", (unsigned char)*p);
	s->done += strlen(name);
}

static void spell(spelling *s, const jk_expr *e);

static void spell_step(spelling *s, const jk_step *step, int is_first)
{
	int is_name = step->length && !step->node_type && !step->prefix && (unsigned char)*step->name >= 0x80;
	int is_plain = step->length && !step->node_type && !step->prefix;
	if (is_plain && strcmp(step->name, "*") != 0 && !is_known(step->name)) {
		put_until(s, step->test_offset);
		jk_buffer_format(s->out, "*[local-name()='%s' and namespace-uri()='']", step->name);
		s->done += strlen(step->name);
	} else if (is_name && is_first && step->test_offset == step->offset) {
		put_until(s, step->offset);
		jk_buffer_string(s->out, "child::");
	}
	for (size_t i = 0; i < step->predicate_count; i++)
		spell(s, step->predicates[i]);
}

/* In the order of the source. */
static void spell(spelling *s, const jk_expr *e)
{
	int is_named = !e->prefix && (e->kind == JK_EXPR_VARIABLE || e->kind == JK_EXPR_CALL);
	if (is_named && !is_left(e->text))
		spell_name(s, e->text, e->offset + (e->kind == JK_EXPR_VARIABLE));
	for (size_t i = 0; i < e->part_count; i++)
		spell(s, e->parts[i]);
	for (size_t i = 0; i < e->step_count; i++)
		spell_step(s, &e->steps[i], e->absolute && i == 0);
}

jk_result jk_libxml_compile(jk_xpath *xpath)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	spelling s = {&text, xpath->text, 0};
	spell(&s, xpath->tree);
	put_until(&s, strlen(xpath->text));
	jk_xml_initialize();
	jk_memory_clear_failure();
	jk_result result = jk_buffer_result(&text);
	/* Without a context: nothing is looked up when compiling. */
	if (result == JK_OK)
		xpath->compiled = xmlXPathCompile(XT(jk_buffer_text(&text)));
	jk_buffer_dispose(&text);
	return result == JK_OK ? jk_xml_checked(xpath->compiled ? JK_OK : JK_FAILED) : result;
}

static jk_result compile(jk_xpath *xpath, jk_diagnostics *d)
{
	jk_result result = read_tree(xpath, d);
	if (result != JK_OK || jk_fits_walker(xpath->tree))
		return result;
	result = jk_libxml_compile(xpath);
	if (result == JK_FAILED)
		JK_REPORT(d, JK_DIAG_XPATH_SYNTAX, &xpath->origin, {"expression", xpath->text},
			  {"reason", _("it is not complete, or something does not belong there")});
	return result;
}

jk_result jk_xpath_compile(jk_xpath **out, const char *expression, const jk_origin *where, jk_diagnostics *diagnostics)
{
	*out = NULL;
	jk_xpath *xpath = new_xpath(expression, where);
	jk_result result = xpath ? compile(xpath, diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		*out = xpath;
	else
		jk_xpath_free(xpath);
	return result;
}

void jk_xpath_free(jk_xpath *xpath)
{
	if (!xpath)
		return;
	xmlXPathFreeCompExpr(xpath->compiled);
	jk_arena_free(xpath->arena);
}

const char *jk_xpath_text(const jk_xpath *xpath) { return xpath->text; }
const jk_origin *jk_xpath_origin(const jk_xpath *xpath) { return &xpath->origin; }

/* --- what an expression reads --- */

static int is_path_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 ||
	       strchr("_-./@*$:", c) != NULL;
}

static int is_word(const char *text, size_t length)
{
	static const char *const words[] = {"and", "or", "div", "mod", "*", "-", "."};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == length && strncmp(words[i], text, length) == 0)
			return 1;
	return length == 0 || (text[0] >= '0' && text[0] <= '9');
}

static jk_result add_field(jk_list *out, jk_arena *arena, const char *text, size_t length)
{
	const char *field = jk_arena_text(arena, text, length);
	for (size_t i = 0; field && i < out->count; i++)
		if (strcmp(out->items[i], field) == 0)
			return JK_OK;
	return field ? jk_list_add(out, arena, field) : JK_NO_MEMORY;
}

jk_result jk_xpath_fields(jk_list *out, jk_arena *arena, const char *expression)
{
	for (const char *p = expression; *p;) {
		if (*p == '\'' || *p == '"') {
			const char *end = strchr(p + 1, *p);
			p = end ? end + 1 : p + strlen(p);
			continue;
		}
		const char *start = p;
		while (*p && is_path_character(*p))
			p++;
		size_t length = (size_t)(p - start);
		if (length && *p != '(' && !is_word(start, length) && add_field(out, arena, start, length) != JK_OK)
			return JK_NO_MEMORY;
		if (!length)
			p++;
	}
	return JK_OK;
}
