/* Words that came or went at one place: what stands for what, and what that does to the buyer. */
#include <string.h>
#include "base/text.h"
#include "compare/judging.h"
#include "compare/quantity.h"

enum { HITS_MOST = 64 /* at one place; what follows is not judged */ };
typedef struct {
	const jk_term_hit *items[HITS_MOST];
	int used[HITS_MOST];
	size_t count;
} hits;

static int is_told(const jk_reading *r, const jk_term *term)
{
	return !r->rewritten || term->kind == JK_TERM_DUTY || term->kind == JK_TERM_LIABILITY;
}

static void find_in(hits *out, const jk_reading *r, const jk_list *terms, jk_range range, const jk_list *values)
{
	out->count = 0;
	for (size_t i = 0; i < terms->count && out->count < HITS_MOST; i++) {
		const jk_term_hit *hit = terms->items[i];
		if (!jk_touches(range, hit->from, hit->to) || jk_in_ranges(values, hit->from, hit->to) || !is_told(r, hit->term))
			continue;
		out->used[out->count] = 0;
		out->items[out->count++] = hit;
	}
}

/* --- who is for it, who against --- */

static jk_effect by_sign(int sign) { return sign > 0 ? JK_EFFECT_STRENGTHENED : sign < 0 ? JK_EFFECT_WEAKENED : JK_EFFECT_UNCLEAR; }

/* A right of the buyer protects him; a duty of his may protect him, too (he inspects what he buys): only a person can tell. */
static jk_effect duty_of_buyer(int was, int is)
{
	int right = was == JK_DUTY_MAY || is == JK_DUTY_MAY, other = was == JK_DUTY_MAY ? is : was;
	if (!right || (other != JK_DUTY_NONE && other != JK_DUTY_FREE && other != JK_DUTY_BAN))
		return JK_EFFECT_UNCLEAR;
	return is == JK_DUTY_MAY ? JK_EFFECT_STRENGTHENED : JK_EFFECT_WEAKENED;
}

static jk_effect effect_of_duty(int was, int is, jk_who who)
{
	if (was == is)
		return JK_EFFECT_NEUTRAL;
	if (who == JK_WHO_BOTH)
		return JK_EFFECT_UNCLEAR;
	if (who == JK_WHO_BUYER)
		return duty_of_buyer(was, is);
	if ((was == JK_DUTY_MUST && is == JK_DUTY_BAN) || (was == JK_DUTY_BAN && is == JK_DUTY_MUST))
		return JK_EFFECT_UNCLEAR; /* another duty, or its opposite */
	return by_sign(is - was);
}

static jk_effect effect_of_time(int was, int is, jk_who who)
{
	return was == is ? JK_EFFECT_NEUTRAL : who == JK_WHO_SUPPLIER ? by_sign(is - was) : JK_EFFECT_UNCLEAR;
}

/* Writing proves more than words of mouth; whether an electronic record does as well is for the buyer to say. */
static jk_effect effect_of_form(int was, int is, jk_who who)
{
	if (was == is)
		return JK_EFFECT_NEUTRAL;
	if (who != JK_WHO_SUPPLIER)
		return JK_EFFECT_UNCLEAR;
	if (was && is && was != 1 && is != 1)
		return JK_EFFECT_UNCLEAR;
	return was == 1 && !is ? JK_EFFECT_STRENGTHENED : is == 1 && !was ? JK_EFFECT_UNCLEAR : by_sign(is - was);
}

static int is_consent(const jk_term *term)
{
	return jk_text_equal(term->sense, "consent") || jk_text_equal(term->sense, "before") || jk_text_equal(term->sense, "burden");
}

/* Words of 等 widen a duty; in an exception they widen what is excepted. */
static int level_of(const jk_term *term, jk_duty duty)
{
	int demands = duty >= JK_DUTY_DESIRE;
	return jk_text_equal(term->sense, "others") ? demands : term->level;
}

static jk_effect effect_of_scope(const jk_reading *r, const char *text, const jk_list *terms, const jk_term_hit *hit, int sign)
{
	jk_duty duty = jk_duty_around(terms, text, hit->from);
	jk_who who = jk_who_at(r, text, hit->from);
	sign *= level_of(hit->term, duty);
	if (who == JK_WHO_BOTH || (who == JK_WHO_BUYER && duty >= JK_DUTY_DESIRE))
		return JK_EFFECT_UNCLEAR;
	/* What the supplier may do under a condition, he may do more freely without it; other words of a permission cut both ways. */
	if (who == JK_WHO_SUPPLIER && duty <= JK_DUTY_MAY && !is_consent(hit->term))
		return JK_EFFECT_UNCLEAR;
	return by_sign(sign);
}

/* An exception that the buyer grants stays in his hands. */
static int buyer_decides(const char *text, size_t at)
{
	static const char *const words[] = {"甲の承", "甲の同意", "甲の許可", "甲が", "甲は", "発注者の承", "発注者の同意", "発注者が", "発注者は", "委託者の承", "委託者が"};
	size_t from, to;
	jk_sentence_around(&from, &to, text, at);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *found = strstr(text + from, words[i]);
		if (found && found < text + to)
			return 1;
	}
	return 0;
}

static jk_effect effect_of_proviso(const jk_reading *r, const char *text, const jk_term_hit *hit, int sign)
{
	if (jk_who_at(r, text, hit->from) != JK_WHO_SUPPLIER || buyer_decides(text, hit->from))
		return JK_EFFECT_UNCLEAR;
	return by_sign(sign * hit->term->level);
}

static jk_effect effect_of_liability(const jk_reading *r, const char *text, const jk_term_hit *hit, int sign)
{
	jk_who who = jk_who_at(r, text, hit->from);
	int limit = jk_text_equal(hit->term->sense, "limit");
	if (who == JK_WHO_BOTH || (limit && who == JK_WHO_BUYER))
		return JK_EFFECT_UNCLEAR;
	return by_sign(sign * hit->term->level * (who == JK_WHO_BUYER ? -1 : 1));
}

/* --- a word alone --- */

static const jk_finding_kind kinds[] = {
	[JK_TERM_DUTY] = JK_FINDING_DUTY,       [JK_TERM_TIME] = JK_FINDING_TIME,         [JK_TERM_FORM] = JK_FINDING_FORM,
	[JK_TERM_SCOPE] = JK_FINDING_SCOPE,     [JK_TERM_PROVISO] = JK_FINDING_PROVISO,   [JK_TERM_LIABILITY] = JK_FINDING_NEGATION,
	[JK_TERM_PARTY] = JK_FINDING_PARTY,     [JK_TERM_NOT] = JK_FINDING_NEGATION,
};

static int holds_consent(const char *text, jk_range range)
{
	static const char *const words[] = {"承認", "承諾", "同意", "許可"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *found = strstr(text + range.from, words[i]);
		if (found && found < text + range.to)
			return 1;
	}
	return 0;
}

/* What a consent opens in a ban is for a person to see: without it the ban may be absolute, or gone. */
static int opens_ban(const jk_reading *r, const jk_edit *edit, const jk_list *terms, const char *text, const jk_term_hit *hit)
{
	return jk_duty_around(terms, text, hit->from) == JK_DUTY_BAN && (holds_consent(r->was, edit->was) || holds_consent(r->is, edit->is));
}

/* 速やかに may give way to a number: which is stricter hangs on the number. */
static int stands_for_number(const jk_reading *r, const jk_edit *edit, int sign)
{
	jk_quantity q;
	const char *other = sign < 0 ? r->is : r->was;
	jk_range range = sign < 0 ? edit->is : edit->was;
	return jk_quantity_find(&q, other, range.to, range.from);
}

/* The effect of a word that is gone (`sign` -1) or came in (1). */
static jk_effect effect_alone(const jk_reading *r, const jk_edit *edit, const jk_term_hit *hit, int sign)
{
	const char *text = sign < 0 ? r->was : r->is;
	const jk_list *terms = sign < 0 ? &r->was_terms : &r->is_terms;
	jk_who who = jk_who_at(r, text, hit->from);
	int level = hit->term->level;
	if ((hit->term->kind == JK_TERM_SCOPE || hit->term->kind == JK_TERM_FORM) && opens_ban(r, edit, terms, text, hit))
		return JK_EFFECT_UNCLEAR;
	switch (hit->term->kind) {
	case JK_TERM_DUTY:
		return sign < 0 ? effect_of_duty(level, JK_DUTY_NONE, who) : effect_of_duty(JK_DUTY_NONE, level, who);
	case JK_TERM_TIME:
		return who == JK_WHO_SUPPLIER && !stands_for_number(r, edit, sign) ? by_sign(level ? sign : -sign) : JK_EFFECT_UNCLEAR;
	case JK_TERM_FORM: return sign < 0 ? effect_of_form(level, 0, who) : effect_of_form(0, level, who);
	case JK_TERM_SCOPE: return effect_of_scope(r, text, terms, hit, sign);
	case JK_TERM_PROVISO: return effect_of_proviso(r, text, hit, sign);
	case JK_TERM_LIABILITY: return effect_of_liability(r, text, hit, sign);
	default: return JK_EFFECT_UNCLEAR;
	}
}

/* Of a sentence that came or went only the gravest word is told: an exception, answering for damage, a duty. */
static int gravity(const jk_term *term)
{
	return jk_text_equal(term->sense, "plain") ? 0 : term->kind == JK_TERM_PROVISO ? 3 : term->kind == JK_TERM_LIABILITY ? 2 : term->kind == JK_TERM_DUTY ? 1 : 0;
}

static int gravest(const hits *list)
{
	int most = 0;
	for (size_t i = 0; i < list->count; i++)
		if (!list->used[i] && gravity(list->items[i]->term) > most)
			most = gravity(list->items[i]->term);
	return most;
}

static jk_result tell_alone(jk_reading *r, jk_edit *edit, const jk_term_hit *hit, int sign)
{
	const jk_term *term = hit->term;
	if (term->kind == JK_TERM_PARTY || jk_text_equal(term->sense, "plain"))
		return JK_OK;
	edit->judged = 1;
	return jk_add_finding(r, kinds[term->kind], effect_alone(r, edit, hit, sign), sign < 0 ? term->words : "", sign < 0 ? "" : term->words);
}

static jk_result tell_rest(jk_reading *r, jk_edit *edit, hits *list, int sign)
{
	int least = edit->whole ? gravest(list) : 0, told = 0;
	for (size_t i = 0; i < list->count; i++) {
		const jk_term_hit *hit = list->items[i];
		if (list->used[i] || gravity(hit->term) < least || (told && edit->whole))
			continue;
		if (tell_alone(r, edit, hit, sign) != JK_OK)
			return JK_NO_MEMORY;
		told = 1;
	}
	return JK_OK;
}

/* --- a word for a word --- */

/* A burden passes from one party to the other where a party is replaced before は and the sentence demands. */
static jk_effect effect_of_party(const jk_reading *r, const jk_term_hit *was, const jk_term_hit *is)
{
	jk_duty duty = jk_duty_around(&r->is_terms, r->is, is->from);
	if (was->term->level == is->term->level)
		return JK_EFFECT_NEUTRAL;
	if (!jk_text_starts(r->was + was->to, "は") || !jk_text_starts(r->is + is->to, "は") || duty < JK_DUTY_MUST ||
	    duty != jk_duty_around(&r->was_terms, r->was, was->from))
		return JK_EFFECT_UNCLEAR;
	return by_sign(was->term->level - is->term->level);
}

static jk_effect effect_of_pair(const jk_reading *r, const jk_term_hit *was, const jk_term_hit *is)
{
	jk_who who = jk_who_at(r, r->was, was->from);
	if (who != jk_who_at(r, r->is, is->from))
		who = JK_WHO_BOTH;
	int a = was->term->level, b = is->term->level;
	switch (was->term->kind) {
	case JK_TERM_DUTY: return effect_of_duty(a, b, who);
	case JK_TERM_TIME: return effect_of_time(a, b, who);
	case JK_TERM_FORM: return effect_of_form(a, b, who);
	case JK_TERM_PARTY: return effect_of_party(r, was, is);
	case JK_TERM_SCOPE: return a == b ? JK_EFFECT_NEUTRAL : who == JK_WHO_SUPPLIER ? by_sign(b - a) : JK_EFFECT_UNCLEAR;
	case JK_TERM_LIABILITY: return a == b ? JK_EFFECT_NEUTRAL : effect_of_liability(r, r->is, is, 1);
	default: return JK_EFFECT_NEUTRAL;
	}
}

static int same_meaning(const jk_term *a, const jk_term *b)
{
	return a == b || (a->kind == b->kind && a->level == b->level && jk_text_equal(a->sense, b->sense));
}

static int stand_for(const jk_term *a, const jk_term *b)
{
	return a->kind == b->kind && (a->kind == JK_TERM_DUTY || jk_text_equal(a->sense, b->sense));
}

/* What stands on both sides of a place, in whatever order, is no change. */
static void cancel(hits *was, hits *is)
{
	for (size_t i = 0; i < was->count; i++)
		for (size_t k = 0; k < is->count && !was->used[i]; k++)
			if (!is->used[k] && same_meaning(was->items[i]->term, is->items[k]->term))
				was->used[i] = is->used[k] = 1;
}

static jk_result tell_pair(jk_reading *r, jk_edit *edit, const jk_term_hit *was, const jk_term_hit *is)
{
	jk_effect effect = effect_of_pair(r, was, is);
	edit->judged = 1;
	if (effect == JK_EFFECT_NEUTRAL)
		return JK_OK;
	return jk_add_finding(r, kinds[was->term->kind], effect, was->term->words, is->term->words);
}

static jk_result tell_pairs(jk_reading *r, jk_edit *edit, hits *was, hits *is)
{
	for (size_t i = 0; i < was->count; i++)
		for (size_t k = 0; k < is->count && !was->used[i]; k++) {
			if (is->used[k] || !stand_for(was->items[i]->term, is->items[k]->term))
				continue;
			was->used[i] = is->used[k] = 1;
			if (tell_pair(r, edit, was->items[i], is->items[k]) != JK_OK)
				return JK_NO_MEMORY;
		}
	return JK_OK;
}

/* --- all places of a text --- */

/* A word that only went to another place of the same paragraph. */
static void cancel_far(hits *was, hits *is, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++)
			if (i != k)
				cancel(&was[i], &is[k]);
}

static jk_result judge(jk_reading *r, hits *was, hits *is)
{
	size_t count = r->edits.count;
	for (size_t i = 0; i < count; i++) {
		const jk_edit *edit = r->edits.items[i];
		find_in(&was[i], r, &r->was_terms, edit->was_words, &r->was_values);
		find_in(&is[i], r, &r->is_terms, edit->is_words, &r->is_values);
		cancel(&was[i], &is[i]);
	}
	for (size_t i = 0; i < count; i++)
		if (tell_pairs(r, r->edits.items[i], &was[i], &is[i]) != JK_OK)
			return JK_NO_MEMORY;
	cancel_far(was, is, count);
	for (size_t i = 0; i < count; i++)
		if (tell_rest(r, r->edits.items[i], &was[i], -1) != JK_OK || tell_rest(r, r->edits.items[i], &is[i], 1) != JK_OK)
			return JK_NO_MEMORY;
	return JK_OK;
}

jk_result jk_judge_terms(jk_reading *reading)
{
	hits *was = jk_arena_array(reading->arena, reading->edits.count + 1, sizeof *was);
	hits *is = jk_arena_array(reading->arena, reading->edits.count + 1, sizeof *is);
	return was && is ? judge(reading, was, is) : JK_NO_MEMORY;
}
