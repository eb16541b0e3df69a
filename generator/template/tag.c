/* One tag: {{value}} {{#if x}} {{#elif x}} {{#else}} {{/if}} {{#for v in x}} {{/for}} {{clauses}} {{#restart}} {{#continue}} {{#image x}}. */
#include <string.h>
#include "base/text.h"
#include "template/compile.h"

/* --- what was typed, and what is meant --- */

/* Input methods and Word's corrections change quotes, spaces and signs; where an expression has them, only the plain ones can be meant. */
static unsigned plain_sign(unsigned c)
{
	switch (c) {
	case 0x2018:
	case 0x2019: return '\'';
	case 0x201C:
	case 0x201D: return '"';
	case 0xA0:
	case 0x3000: return ' ';
	default: break;
	}
	int letter = (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
	return c >= 0xFF01 && c <= 0xFF5E && !letter ? c - 0xFEE0 : c;
}

/* Letters and digits: meant to be plain where no name of a field can stand. */
static unsigned plain_letter(unsigned c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : plain_sign(c); }

typedef struct {
	jk_buffer text;
	unsigned quote; /* that is open; 0: none */
	int word;       /* in the word of a block, "#if" */
	int slips;      /* something was not typed as it is meant */
} typing;

static void take(typing *t, unsigned character)
{
	unsigned meant = t->word ? plain_letter(character) : plain_sign(character);
	if (t->quote && meant != t->quote) {
		jk_text_put(&t->text, character);
		return;
	}
	if (meant == '\'' || meant == '"')
		t->quote = t->quote ? 0 : meant;
	if (!t->text.length)
		t->word = meant == '#' || meant == '/';
	else if (meant == ' ')
		t->word = 0;
	if (meant == ' ' && !t->text.length)
		return;
	t->slips |= meant != character && meant != ' ';
	jk_text_put(&t->text, meant);
}

/* Text between quotes stays as it was typed. */
static const char *plain_text(jk_compiling *c, const char *body, size_t length, int *slips)
{
	const char *copy = jk_arena_text(c->arena, body, length);
	typing t = {.slips = 0};
	jk_buffer_init(&t.text, 0);
	for (const char *at = copy ? copy : ""; *at;)
		take(&t, jk_text_next(&at));
	const char *plain = jk_text_trim(c->arena, jk_buffer_text(&t.text));
	*slips = t.slips;
	c->no_memory |= !plain || t.text.failed;
	jk_buffer_dispose(&t.text);
	return plain ? plain : "";
}

/* --- words --- */

static const struct {
	const char *word;
	jk_tag_kind kind;
	int takes_expression;
} words[] = {
	{"#if", JK_TAG_IF, 1},      {"#elif", JK_TAG_ELIF, 1},    {"#else", JK_TAG_ELSE, 0},     {"/if", JK_TAG_END_IF, 0},
	{"#for", JK_TAG_FOR, 1},    {"/for", JK_TAG_END_FOR, 0},  {"clauses", JK_TAG_CLAUSES, 0},
	{"#columns", JK_TAG_FOR, 1}, {"/columns", JK_TAG_END_FOR, 0}, {"#merge", JK_TAG_MERGE, 0},
	{"#restart", JK_TAG_RESTART, 0}, {"#continue", JK_TAG_CONTINUE, 0}, {"#image", JK_TAG_IMAGE, 1},
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
		tag->repeats_columns = strstr(words[i].word, "columns") != NULL;
		expression = words[i].takes_expression ? rest : NULL;
		if (tag->kind == JK_TAG_MERGE && *rest)
			tag->variable = rest;
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
	int slips;
	tag->source = plain_text(c, body, length, &slips);
	/* Whoever only fills a template need not hear of it. */
	if (c->compiled->checker && (slips || (unsigned char)body[-1] != '{'))
		JK_REPORT(c->diagnostics, JK_DIAG_TAG_SLIP, where, {"tag", tag->source});
	read_words(c, tag);
	return tag;
}
