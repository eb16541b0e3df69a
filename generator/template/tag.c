/* One tag: {{value}} {{#if x}} {{#elif x}} {{#else}} {{/if}} {{#for v in x}} {{/for}} {{clauses}}. */
#include <string.h>
#include "base/text.h"
#include "template/compile.h"

/* An input method and Word's corrections change quotes and spaces; where an expression has them, only the plain ones can be meant. */
static const char *plain_text(jk_compiling *c, const char *body, size_t length)
{
	static const struct {
		unsigned typed, meant;
	} slips[] = {{0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'}, {0xA0, ' '}, {0x3000, ' '}, {0xFF03, '#'}, {0xFF0F, '/'}};
	const char *copy = jk_arena_text(c->arena, body, length);
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (const char *at = copy ? copy : ""; *at;) {
		unsigned character = jk_text_next(&at);
		for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
			if (character == slips[i].typed)
				character = slips[i].meant;
		jk_text_put(&text, character);
	}
	const char *plain = jk_text_trim(c->arena, jk_buffer_text(&text));
	c->no_memory |= !plain || text.failed;
	jk_buffer_dispose(&text);
	return plain ? plain : "";
}

static const struct {
	const char *word;
	jk_tag_kind kind;
	int takes_expression;
} words[] = {
	{"#if", JK_TAG_IF, 1},      {"#elif", JK_TAG_ELIF, 1},    {"#else", JK_TAG_ELSE, 0},     {"/if", JK_TAG_END_IF, 0},
	{"#for", JK_TAG_FOR, 1},    {"/for", JK_TAG_END_FOR, 0},  {"clauses", JK_TAG_CLAUSES, 0},
};

/* The rest behind `word`, or NULL when the tag is another one. */
static const char *after_word(const char *source, const char *word)
{
	size_t length = strlen(word);
	if (strncmp(source, word, length) != 0 || (source[length] && source[length] != ' '))
		return NULL;
	return source + length + strspn(source + length, " ");
}

static int is_name(const char *text, size_t length)
{
	static const char delimiters[] = " /@$()[]'\"=<>|+*,{}#!.";
	return length > 0 && strcspn(text, delimiters) >= length && !(*text >= '0' && *text <= '9');
}

/* "v in expression" */
static const char *read_loop(jk_compiling *c, jk_tag *tag, const char *rest)
{
	const char *in = strstr(rest, " in ");
	size_t length = in ? (size_t)(in - rest) : 0;
	if (!in || !is_name(rest, length)) {
		jk_compile_fault(c, JK_DIAG_TAG_LOOP, &tag->where, tag->source, "");
		return NULL;
	}
	tag->variable = jk_arena_text(c->arena, rest, length);
	c->no_memory |= !tag->variable;
	return in + strlen(" in ");
}

/* "#x" and "/x" are words of the language; "/a/b" is a path. */
static int is_word(const char *source)
{
	return *source == '#' || (*source == '/' && !source[1 + strcspn(source + 1, "/@*[(:.")]);
}

static void read_words(jk_compiling *c, jk_tag *tag)
{
	const char *expression = tag->source;
	tag->kind = JK_TAG_VALUE;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *rest = after_word(tag->source, words[i].word);
		if (!rest)
			continue;
		tag->kind = words[i].kind;
		expression = words[i].takes_expression ? rest : NULL;
		break;
	}
	if (tag->kind == JK_TAG_VALUE && is_word(tag->source)) {
		jk_compile_fault(c, JK_DIAG_TAG_UNKNOWN, &tag->where, tag->source, "");
		return;
	}
	if (tag->kind == JK_TAG_FOR)
		expression = read_loop(c, tag, expression);
	if (expression)
		tag->xpath = jk_compile_expression(c, expression, &tag->where);
}

jk_tag *jk_read_tag(jk_compiling *c, const char *body, size_t length, const jk_origin *where)
{
	jk_tag *tag = jk_arena_allocate(c->arena, sizeof *tag);
	if (!tag || jk_list_add(&c->tags, c->arena, tag) != JK_OK) {
		c->no_memory = 1;
		return NULL;
	}
	tag->index = c->tags.count - 1;
	tag->where = *where;
	tag->source = plain_text(c, body, length);
	read_words(c, tag);
	return tag;
}
