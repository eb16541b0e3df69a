/* Texts as rules see them: slots become words of the kind they stand for, quoted text and proper names one character. */
#include <string.h>
#include "base/text.h"
#include "catalog/value.h"
#include "lint/lint.h"

/* Stands for a name or a thing: a character of the Han script that takes part in no rule. */
static const char something[] = "某";

typedef struct {
	jk_lint *lint;
	jk_masked *out;
	jk_slots slots;
} masking;

static void put(masking *m, const char *from, size_t source, const char *words, size_t length, int literal)
{
	jk_masked *out = m->out;
	jk_stretch *last = out->stretches.count ? out->stretches.items[out->stretches.count - 1] : NULL;
	size_t at = out->text.length;
	jk_buffer_add(&out->text, words, length);
	if (literal && last && last->literal && last->from + last->source == (size_t)(from - out->source)) {
		last->length += length;
		last->source += source;
		return;
	}
	jk_stretch *stretch = jk_lint_make(m->lint, sizeof *stretch);
	if (!stretch)
		return;
	*stretch = (jk_stretch){.at = at, .length = length, .from = (size_t)(from - out->source), .source = source, .literal = literal};
	jk_lint_push(m->lint, &out->stretches, stretch);
}

/* --- what slots stand for --- */

static const char *sample_value(const jk_parameter *p)
{
	if (p->default_count)
		return p->defaults[0].value;
	switch (p->type) {
	case JK_TYPE_CHOICE:
		return p->choice_count ? p->choices[0].value : something;
	case JK_TYPE_DATE:
		return "2027-09-09";
	case JK_TYPE_TEXT:
		return something;
	default:
		return "9";
	}
}

static void put_value(jk_buffer *out, const jk_catalog *catalog, const char *id)
{
	const jk_parameter *p = jk_catalog_parameter(catalog, id);
	if (p)
		jk_value_put(out, p, sample_value(p), p->unit);
	else
		jk_buffer_string(out, something);
}

static void put_term(jk_buffer *out, const jk_lint *l, const char *key)
{
	const char *term = l->vocabulary ? jk_vocabulary_term(l->vocabulary, key) : NULL;
	for (size_t i = 0; !term && i < l->catalog->vocabularies.count; i++)
		term = jk_vocabulary_term(l->catalog->vocabularies.items[i], key);
	jk_buffer_string(out, term ? term : something);
}

static void put_slot(jk_buffer *out, const jk_lint *l, const char *slot)
{
	switch (*slot) {
	case '$':
		put_value(out, l->catalog, slot + 1);
		return;
	case '@':
		if (slot[1] != '#')
			jk_buffer_string(out, "第9条");
		if (strchr(slot, '#'))
			jk_buffer_string(out, "第9項");
		return;
	case '%':
		jk_buffer_string(out, "別紙9");
		return;
	case '=':
		jk_buffer_string(out, something);
		return;
	default:
		put_term(out, l, slot);
	}
}

/* A tag that shows nothing leaves nothing; term('key') shows the word. */
static void put_tag(jk_buffer *out, const jk_lint *l, const char *tag)
{
	tag += strspn(tag, " ");
	if (*tag == '#' || *tag == '/')
		return;
	const char *quote = jk_text_starts(tag, "term(") ? strpbrk(tag, "'\"") : NULL;
	const char *end = quote ? strchr(quote + 1, *quote) : NULL;
	if (!end || end[1] != ')' || end[2 + strspn(end + 2, " ")]) {
		jk_buffer_string(out, something);
		return;
	}
	jk_buffer key;
	jk_buffer_init(&key, 0);
	jk_buffer_add(&key, quote + 1, (size_t)(end - quote) - 1);
	put_term(out, l, jk_buffer_text(&key));
	jk_buffer_dispose(&key);
}

/* Bytes of a slot or tag at `at`, braces included; 0 when there is none. */
static size_t slot_length(const masking *m, const char *at)
{
	const char *close = m->slots == JK_SLOTS_TEMPLATE && jk_text_starts(at, "{{") ? strstr(at, "}}")
			    : m->slots == JK_SLOTS_CLAUSE && *at == '{'		      ? strchr(at, '}')
										      : NULL;
	return close ? (size_t)(close - at) + (m->slots == JK_SLOTS_TEMPLATE ? 2 : 1) : 0;
}

static void mask_slot(masking *m, const char *at, size_t length)
{
	jk_buffer inner, words;
	size_t brace = m->slots == JK_SLOTS_TEMPLATE ? 2 : 1;
	jk_buffer_init(&inner, 0);
	jk_buffer_init(&words, 0);
	jk_buffer_add(&inner, at + brace, length - 2 * brace);
	if (m->slots == JK_SLOTS_TEMPLATE)
		put_tag(&words, m->lint, jk_buffer_text(&inner));
	else
		put_slot(&words, m->lint, jk_buffer_text(&inner));
	m->lint->no_memory |= inner.failed || words.failed;
	put(m, at, length, jk_buffer_text(&words), words.length, 0);
	jk_buffer_dispose(&inner);
	jk_buffer_dispose(&words);
}

/* --- quotes and names --- */

/* Bytes of a quotation 「…」 or 『…』 with those inside it; 0 when it is not closed. */
static size_t quote_length(const char *at)
{
	int depth = 0;
	for (const char *p = at; *p;) {
		const char *before = p;
		unsigned c = jk_text_next(&p);
		depth += c == 0x300C || c == 0x300E;
		depth -= c == 0x300D || c == 0x300F;
		if (depth <= 0)
			return before == at ? 0 : (size_t)(p - at);
	}
	return 0;
}

static size_t name_length(const jk_lint *l, const char *at)
{
	for (size_t i = 0; i < l->rules->names.count; i++) {
		jk_proper_name *name = l->rules->names.items[i];
		if (!jk_text_starts(at, name->text))
			continue;
		name->uses++;
		return strlen(name->text);
	}
	return 0;
}

static void mask_quote(masking *m, const char *at, size_t length)
{
	enum { BRACKET = 3 }; /* bytes of one in UTF-8 */
	put(m, at, BRACKET, at, BRACKET, 1);
	put(m, at + BRACKET, length - 2 * BRACKET, something, sizeof something - 1, 0);
	put(m, at + length - BRACKET, BRACKET, at + length - BRACKET, BRACKET, 1);
}

void jk_mask(jk_masked *out, jk_lint *l, const char *source, jk_slots slots)
{
	masking m = {.lint = l, .out = out, .slots = slots};
	*out = (jk_masked){.source = source};
	jk_buffer_init(&out->text, 0);
	for (const char *at = source; *at && !l->no_memory;) {
		const char *next = at;
		unsigned c = jk_text_next(&next);
		size_t length;
		if ((length = slot_length(&m, at)) > 0)
			mask_slot(&m, at, length);
		else if ((c == 0x300C || c == 0x300E) && (length = quote_length(at)) > 0)
			mask_quote(&m, at, length);
		else if ((length = name_length(l, at)) > 0)
			put(&m, at, length, something, sizeof something - 1, 0);
		else {
			length = (size_t)(next - at);
			put(&m, at, length, at, length, 1);
		}
		at += length;
	}
	l->no_memory |= out->text.failed;
}

void jk_unmask(jk_masked *masked) { jk_buffer_dispose(&masked->text); }

/* --- back to what is written --- */

static const jk_stretch *stretch_at(const jk_masked *masked, size_t at)
{
	for (size_t i = 0; i < masked->stretches.count; i++) {
		const jk_stretch *s = masked->stretches.items[i];
		if (at >= s->at && at < s->at + s->length)
			return s;
	}
	return NULL;
}

const char *jk_masked_words(jk_lint *l, const jk_masked *masked, size_t start, size_t end)
{
	const jk_stretch *first = stretch_at(masked, start), *last = stretch_at(masked, end ? end - 1 : 0);
	if (!first || !last || (first == last && !first->literal))
		return NULL;
	size_t from = first->literal ? first->from + (start - first->at) : first->from;
	size_t to = last->literal ? last->from + (end - last->at) : last->from + last->source;
	return jk_lint_keep(l, masked->source + from, to - from);
}
