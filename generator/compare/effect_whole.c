/* Paragraphs and clauses that came in or went: for whom they speak. */
#include <string.h>
#include "base/text.h"
#include "compare/judging.h"

jk_effect jk_effect_turned(jk_effect effect)
{
	return effect == JK_EFFECT_WEAKENED       ? JK_EFFECT_STRENGTHENED
	       : effect == JK_EFFECT_STRENGTHENED ? JK_EFFECT_WEAKENED
						  : effect;
}

typedef struct {
	size_t for_buyer, for_supplier;
} sides;

/* A duty of the supplier and a right of the buyer protect the buyer; a right of the supplier, and what he need not answer for, do not. */
static void weigh(sides *s, const jk_term_hit *hit, jk_who who)
{
	int level = hit->term->level, buyer = who == JK_WHO_BUYER;
	if (who == JK_WHO_BOTH)
		return;
	if (hit->term->kind == JK_TERM_LIABILITY) {
		s->for_buyer += (level > 0) != buyer;
		s->for_supplier += (level > 0) == buyer;
	} else if (hit->term->kind == JK_TERM_DUTY) {
		s->for_buyer += buyer ? level == JK_DUTY_MAY : level >= JK_DUTY_DESIRE;
		s->for_supplier += !buyer && level <= JK_DUTY_MAY;
	}
}

static jk_result weigh_text(sides *s, jk_arena *arena, const char *text, jk_who who)
{
	enum { LONGEST = 30000 /* bytes: no paragraph of a clause */ };
	jk_list terms = {0};
	if (strlen(text) > LONGEST)
		return JK_OK;
	if (jk_terms_find(&terms, arena, text) != JK_OK)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < terms.count; i++) {
		const jk_term_hit *hit = terms.items[i];
		jk_who topic = jk_topic_at(text, hit->from);
		/* 行う。 and the like say what is, unless somebody is named who does it. */
		if (topic || !jk_text_equal(hit->term->sense, "plain"))
			weigh(s, hit, topic ? topic : who);
	}
	return JK_OK;
}

static jk_effect verdict(const sides *s)
{
	if (!s->for_buyer == !s->for_supplier)
		return JK_EFFECT_UNCLEAR;
	return s->for_buyer ? JK_EFFECT_STRENGTHENED : JK_EFFECT_WEAKENED;
}

jk_result jk_judge_whole(jk_effect *out, jk_arena *arena, const char *text, jk_who who)
{
	sides s = {0};
	*out = JK_EFFECT_UNCLEAR;
	if (weigh_text(&s, arena, text, who) != JK_OK)
		return JK_NO_MEMORY;
	*out = verdict(&s);
	return JK_OK;
}

/* --- units --- */

static jk_result weigh_unit(jk_effect *out, jk_arena *arena, const jk_side_unit *unit)
{
	sides s = {0};
	jk_who who = JK_WHO_SUPPLIER;
	*out = JK_EFFECT_UNCLEAR;
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		jk_who topic = jk_topic_first(block->text);
		who = topic ? topic : block->kind >= JK_BLOCK_ITEM ? who : JK_WHO_SUPPLIER;
		if (weigh_text(&s, arena, block->text, who) != JK_OK)
			return JK_NO_MEMORY;
	}
	*out = verdict(&s);
	return JK_OK;
}

static int went_elsewhere(const jk_unit_pair *unit)
{
	size_t texts = 0, gone = 0;
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_block_pair *block = unit->blocks.items[i];
		const jk_side_block *any = block->old_block ? block->old_block : block->new_block;
		texts += any->kind != JK_BLOCK_CAPTION;
		gone += any->kind != JK_BLOCK_CAPTION && block->elsewhere;
	}
	return texts && texts == gone;
}

/* A clause of the standard protects the buyer. One of practice, which the standard does not demand, and one that no catalog knows are
 * judged by their words; what a stranger put in is never praised. */
jk_result jk_judge_lone_unit(jk_unit_pair *unit, jk_arena *arena)
{
	const jk_side_unit *only = unit->new_unit ? unit->new_unit : unit->old_unit;
	jk_effect coming = JK_EFFECT_STRENGTHENED;
	int stranger = !only->id;
	if ((stranger || only->practice) && weigh_unit(&coming, arena, only) != JK_OK)
		return JK_NO_MEMORY;
	if (stranger && unit->new_unit && coming == JK_EFFECT_STRENGTHENED)
		coming = JK_EFFECT_UNCLEAR;
	unit->effect = went_elsewhere(unit) ? JK_EFFECT_UNCLEAR : unit->new_unit ? coming : jk_effect_turned(coming);
	return JK_OK;
}
