/* Finding the words of effect_term.def, and whom and what a sentence is about. */
#include <string.h>
#include "base/text.h"
#include "compare/judging.h"

#define JK_TERM(kind, sense, level, words) {JK_TERM_##kind, sense, level, words},
static const jk_term terms[] = {
#include "compare/effect_term.def"
};
#undef JK_TERM
enum { TERMS = sizeof terms / sizeof *terms };

/* --- words --- */

static const jk_term *longest_at(const char *text, size_t *length)
{
	const jk_term *best = NULL;
	*length = 0;
	for (unsigned i = 0; i < TERMS; i++) {
		const char *words = terms[i].words;
		if (words[0] != text[0] || words[1] != text[1] || words[2] != text[2]) /* all begin with a character of three bytes */
			continue;
		size_t bytes = strlen(words);
		if (bytes <= *length || strncmp(words, text, bytes) != 0)
			continue;
		best = &terms[i];
		*length = bytes;
	}
	return best;
}

static jk_result add_hit(jk_list *out, jk_arena *arena, jk_term_hit value)
{
	jk_term_hit *hit = jk_arena_allocate(arena, sizeof *hit);
	if (!hit)
		return JK_NO_MEMORY;
	*hit = value;
	return jk_list_add(out, arena, hit);
}

/* Words of duty and of negation count where the sentence ends or pauses behind them; in ことができるとき they only describe. */
static int is_said(const jk_term *term, const char *behind)
{
	static const char *const ends[] = {"。", "、", "，", "（", "(", "）", ")", "が、", "もの"};
	if ((term->kind != JK_TERM_DUTY && term->kind != JK_TERM_NOT) || !*behind || jk_text_ends(term->words, "。"))
		return 1;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (jk_text_starts(behind, ends[i]))
			return 1;
	return 0;
}

jk_result jk_terms_find(jk_list *out, jk_arena *arena, const char *text)
{
	for (const char *at = text; *at;) {
		size_t length, place = (size_t)(at - text);
		const jk_term *term = longest_at(at, &length);
		if (!term) {
			(void)jk_text_next(&at);
			continue;
		}
		if (term->kind != JK_TERM_PLAIN && is_said(term, at + length) && add_hit(out, arena, (jk_term_hit){term, place, place + length}) != JK_OK)
			return JK_NO_MEMORY;
		at += length;
	}
	return JK_OK;
}

/* --- sentences --- */

void jk_sentence_around(size_t *from, size_t *to, const char *text, size_t at)
{
	size_t depth = 0;
	*from = 0;
	*to = strlen(text);
	for (const char *p = text; *p;) {
		const char *here = p;
		unsigned c = jk_text_next(&p);
		depth += c == L'（' || c == '(';
		depth -= depth && (c == L'）' || c == ')');
		if (c != L'。' || depth)
			continue;
		if ((size_t)(here - text) >= at) {
			*to = (size_t)(p - text);
			return;
		}
		if (*p && (size_t)(p - text) <= at)
			*from = (size_t)(p - text);
	}
}

/* --- topics --- */

/* How a body that buys is called besides the words of a contract: by its kind. */
static const char *const bodies[] = {"市", "町", "村", "県", "府", "都", "区"};
enum { BODIES = sizeof bodies / sizeof *bodies };
/* Words that end so and are none. */
static const char *const no_bodies[] = {"都市", "地区", "区", "市町村", "都"};
enum { NO_BODIES = sizeof no_bodies / sizeof *no_bodies };

static int ends_at(const char *text, size_t from, size_t end, const char *word)
{
	size_t bytes = strlen(word);
	return end >= from + bytes && strncmp(text + end - bytes, word, bytes) == 0;
}

static int is_body(const char *text, size_t from, size_t end)
{
	for (int i = 0; i < NO_BODIES; i++)
		if (ends_at(text, from, end, no_bodies[i]))
			return 0;
	for (int i = 0; i < BODIES; i++)
		if (ends_at(text, from, end, bodies[i]))
			return 1;
	return 0;
}

static const jk_term *party_before(const char *text, size_t from, size_t end)
{
	for (unsigned i = 0; i < TERMS; i++)
		if (terms[i].kind == JK_TERM_PARTY && ends_at(text, from, end, terms[i].words))
			return &terms[i];
	return NULL;
}

/* 甲及び乙は: both. */
static int names_both(const char *text, size_t from, const jk_term *party, size_t end)
{
	static const char *const joints[] = {"及び", "又は", "並びに", "と", "または", "および", ""};
	size_t before = end - strlen(party->words);
	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		if (!ends_at(text, from, before, joints[i]))
			continue;
		const jk_term *other = party_before(text, from, before - strlen(joints[i]));
		return other && other->level != party->level;
	}
	return 0;
}

static jk_who who_before(const char *text, size_t from, size_t end)
{
	const jk_term *party = party_before(text, from, end);
	if (party)
		return names_both(text, from, party, end) ? JK_WHO_BOTH : party->level > 0 ? JK_WHO_BUYER : JK_WHO_SUPPLIER;
	return is_body(text, from, end) ? JK_WHO_BUYER : JK_WHO_NOBODY;
}

/* The last topic in [from, to); the first when `first`. */
static jk_who topic_in(const char *text, size_t from, size_t to, int first)
{
	jk_who who = JK_WHO_NOBODY;
	for (size_t at = from; at < to && !(first && who); at++) {
		jk_who found = jk_text_starts(text + at, "は") ? who_before(text, from, at) : JK_WHO_NOBODY;
		if (found)
			who = found;
	}
	return who;
}

jk_who jk_topic_at(const char *text, size_t at)
{
	size_t from, to;
	jk_sentence_around(&from, &to, text, at);
	jk_who who = topic_in(text, from, at, 0);
	return who ? who : topic_in(text, at, to, 1);
}

jk_who jk_topic_first(const char *text) { return topic_in(text, 0, strlen(text), 1); }

/* --- duties --- */

jk_duty jk_duty_around(const jk_list *hits, const char *text, size_t at)
{
	size_t from, to;
	jk_duty duty = JK_DUTY_NONE;
	jk_sentence_around(&from, &to, text, at);
	for (size_t i = 0; i < hits->count; i++) {
		const jk_term_hit *hit = hits->items[i];
		if (hit->term->kind == JK_TERM_DUTY && hit->from >= from && hit->from < to)
			duty = (jk_duty)hit->term->level;
	}
	return duty;
}
