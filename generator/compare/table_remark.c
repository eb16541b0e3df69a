/* What a 新旧対照表 says besides the texts: weaker or stronger, values, provisions, reasons. */
#include <stdlib.h>
#include "base/text.h"
#include "compare/summary.h"
#include "compare/table_private.h"

/* --- words --- */

static const char *effect_word(jk_effect effect)
{
	switch (effect) {
	case JK_EFFECT_WEAKENED: return "緩和";
	case JK_EFFECT_STRENGTHENED: return "強化";
	case JK_EFFECT_UNCLEAR: return "要確認";
	default: return "";
	}
}

/* （緩和） */
static const char *in_brackets(jk_effect effect)
{
	switch (effect) {
	case JK_EFFECT_WEAKENED: return "（緩和）";
	case JK_EFFECT_STRENGTHENED: return "（強化）";
	case JK_EFFECT_UNCLEAR: return "（要確認）";
	default: return "";
	}
}

static const char *state_word(const jk_unit_pair *unit)
{
	switch (unit->state) {
	case JK_PAIR_ADDED: return "新設";
	case JK_PAIR_REMOVED: return "削る";
	case JK_PAIR_CHANGED: return unit->moved ? "移動・変更" : "変更";
	default: return unit->moved ? "移動" : "番号変更";
	}
}

static const char *finding_word(jk_finding_kind kind)
{
	switch (kind) {
	case JK_FINDING_DUTY: return "義務";
	case JK_FINDING_TIME: return "時期";
	case JK_FINDING_FORM: return "方式";
	case JK_FINDING_SCOPE: return "範囲";
	case JK_FINDING_PROVISO: return "ただし書";
	case JK_FINDING_NUMBER: return "数値";
	case JK_FINDING_ITEM: return "項・号";
	case JK_FINDING_PARTY: return "当事者";
	case JK_FINDING_NEGATION: return "否定";
	}
	return "";
}

enum { QUOTED = 30 }; /* characters of a text that a remark quotes */

static const char *shortened(jk_contrasting *c, const char *text)
{
	const char *at = text;
	for (int i = 0; i < QUOTED && *at; i++)
		(void)jk_text_next(&at);
	if (!*at)
		return text;
	return jk_contrast_kept(c, jk_arena_format(c->arena, "%.*s…", (int)(at - text), text));
}

static const char *value_text(jk_contrasting *c, const jk_side_value *value)
{
	return !value ? "なし" : value->text ? shortened(c, value->text) : "未決";
}

/* 第一報の期限：24時間→48時間（緩和） */
static const char *tell_value(jk_contrasting *c, const jk_value_change *change)
{
	const jk_side_value *either = change->new_value ? change->new_value : change->old_value;
	return jk_contrast_kept(c, jk_arena_format(c->arena, "%s：%s→%s%s", either->label ? either->label : either->name, value_text(c, change->old_value),
						   value_text(c, change->new_value), in_brackets(change->effect)));
}

/* 義務：「しなければならない」→「努めるものとする」（緩和） */
static const char *tell_finding(jk_contrasting *c, const jk_finding *finding)
{
	const char *word = finding_word(finding->kind), *effect = in_brackets(finding->effect);
	const char *old_words = shortened(c, finding->old_words), *new_words = shortened(c, finding->new_words);
	if (!*old_words || !*new_words)
		return jk_contrast_kept(c, jk_arena_format(c->arena, "%s：「%s」を%s%s", word, *new_words ? new_words : old_words, *new_words ? "加える" : "削る", effect));
	return jk_contrast_kept(c, jk_arena_format(c->arena, "%s：「%s」→「%s」%s", word, old_words, new_words, effect));
}

static const char *tell_lost(jk_contrasting *c, const char *provision)
{
	return jk_contrast_kept(c, jk_arena_format(c->arena, "基準%sに対応する条項がなくなる。", jk_provision_name(c->comparison, provision)));
}

static const char *tell_reason(jk_contrasting *c, const jk_side_revision *revision)
{
	return jk_contrast_kept(c, jk_arena_format(c->arena, "理由：%s（第%s版）", revision->text, revision->version));
}

/* --- beside the rows --- */

static int by_block(const void *a, const void *b)
{
	const jk_contrast_shown *x = a, *y = b;
	return x->block < y->block ? -1 : x->block > y->block;
}

static jk_contrast_row *row_of(const jk_contrast_shown *shown, size_t count, const jk_block_pair *block, jk_contrast_row *otherwise)
{
	const jk_contrast_shown wanted = {block, NULL}, *found = block && count ? bsearch(&wanted, shown, count, sizeof wanted, by_block) : NULL;
	return found ? found->row : otherwise;
}

static int holds_value(const jk_side_block *block, const char *name)
{
	for (size_t i = 0; block && i < block->spans.count; i++) {
		const jk_side_span *span = block->spans.items[i];
		if (span->kind == JK_SPAN_VALUE && jk_text_equal(span->name, name))
			return 1;
	}
	return 0;
}

enum { VALUES_LOOKED_FOR = 64 }; /* in a unit: more are told at its head */

static jk_contrast_row *row_with_value(const jk_contrast_shown *shown, size_t count, const jk_value_change *change, jk_contrast_row *otherwise)
{
	const char *name = (change->new_value ? change->new_value : change->old_value)->name;
	for (size_t i = 0; i < count; i++)
		if (holds_value(shown[i].block->new_block, name) || holds_value(shown[i].block->old_block, name))
			return shown[i].row;
	return otherwise;
}

static void put_values(jk_contrasting *c, const jk_unit_pair *unit, jk_contrast_row *first, const jk_contrast_shown *shown, size_t count)
{
	int look = unit->values.count <= VALUES_LOOKED_FOR;
	for (size_t i = 0; i < unit->values.count; i++) {
		const jk_value_change *change = unit->values.items[i];
		jk_contrast_row *row = look ? row_with_value(shown, count, change, first) : first;
		jk_contrast_add(c, &row->remarks, tell_value(c, change));
	}
}

/* What concerns the whole unit. */
static void add_general(jk_contrasting *c, jk_list *remarks, const jk_unit_pair *unit)
{
	if (unit->state == JK_PAIR_REMOVED && unit->reason && *unit->reason)
		jk_contrast_add(c, remarks, jk_contrast_kept(c, jk_arena_format(c->arena, "理由：%s", unit->reason)));
	for (size_t i = 0; i < unit->lost.count; i++)
		jk_contrast_add(c, remarks, tell_lost(c, unit->lost.items[i]));
	for (size_t i = 0; i < unit->because.count; i++)
		jk_contrast_add(c, remarks, tell_reason(c, unit->because.items[i]));
}

/* 3.1(8)⑤、3.4② */
static const char *provisions_of(jk_contrasting *c, const jk_unit_pair *unit)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_put_covers(&text, c->comparison, unit);
	const char *kept = jk_contrast_kept(c, text.failed ? NULL : jk_arena_string(c->arena, jk_buffer_text(&text)));
	jk_buffer_dispose(&text);
	return kept;
}

/* A unit whose effect nothing else explains says it itself. */
static void put_head(jk_contrasting *c, const jk_unit_pair *unit, jk_contrast_row *first)
{
	const char *provisions = provisions_of(c, unit), *effect = effect_word(unit->effect);
	int said = unit->values.count || unit->findings.count;
	if (!said && *effect)
		jk_contrast_add(c, &first->remarks, effect);
	if (*provisions)
		jk_contrast_add(c, &first->remarks, jk_contrast_kept(c, jk_arena_format(c->arena, "基準%s", provisions)));
	if (unit->moved)
		jk_contrast_add(c, &first->remarks, "移動");
	add_general(c, &first->remarks, unit);
}

void jk_contrast_put_remarks(jk_contrasting *c, const jk_unit_pair *unit, jk_contrast_row *first, jk_contrast_shown *shown, size_t count)
{
	put_head(c, unit, first);
	put_values(c, unit, first, shown, count);
	qsort(shown, count, sizeof *shown, by_block);
	for (size_t i = 0; i < unit->findings.count; i++) {
		const jk_finding *finding = unit->findings.items[i];
		jk_contrast_add(c, &row_of(shown, count, finding->block, first)->remarks, tell_finding(c, finding));
	}
}

/* --- the summary --- */

typedef struct {
	const void *unit; /* jk_unit_pair, or the jk_side_unit of a provision's cover */
	const jk_paper_pair *paper;
} home;

static int by_unit(const void *a, const void *b)
{
	const home *x = a, *y = b;
	return x->unit < y->unit ? -1 : x->unit > y->unit;
}

typedef struct {
	home *items;
	size_t count;
} homes;

/* Which paper a unit stands in; sorted to be found, never written in that order. */
static void find_homes(jk_contrasting *c, homes *all)
{
	size_t total = 0;
	for (size_t i = 0; i < c->comparison->papers.count; i++)
		total += ((const jk_paper_pair *)c->comparison->papers.items[i])->units.count;
	all->items = jk_arena_array(c->arena, total + 1, sizeof *all->items);
	c->no_memory |= !all->items;
	for (size_t i = 0; all->items && i < c->comparison->papers.count; i++) {
		const jk_paper_pair *pair = c->comparison->papers.items[i];
		for (size_t k = 0; k < pair->units.count; k++)
			all->items[all->count++] = (home){pair->units.items[k], pair};
	}
	if (all->count)
		qsort(all->items, all->count, sizeof *all->items, by_unit);
}

static const jk_paper_pair *home_of(const homes *all, const void *unit)
{
	const home wanted = {unit, NULL}, *found = all->count ? bsearch(&wanted, all->items, all->count, sizeof wanted, by_unit) : NULL;
	return found ? found->paper : NULL;
}

/* Papers that only one side has are told as a whole. */
static int is_a_point(const jk_paper_pair *paper, const jk_unit_pair *unit)
{
	if (!paper || jk_contrast_is_whole(paper))
		return 0;
	if (unit->lost.count || unit->state == JK_PAIR_ADDED || unit->state == JK_PAIR_REMOVED)
		return 1;
	return unit->effect == JK_EFFECT_UNCLEAR ? unit->values.count || unit->findings.count : unit->effect != JK_EFFECT_NEUTRAL;
}

static const char *place_of(const jk_unit_pair *unit)
{
	const jk_side_unit *shown = jk_pair_shown(unit);
	return *shown->label ? shown->label : shown->title;
}

static void add_rest(jk_contrasting *c, jk_contrast *contrast, const jk_paper_pair *paper)
{
	jk_buffer places;
	jk_buffer_init(&places, 0);
	for (size_t i = 0; i < paper->units.count; i++) {
		const jk_unit_pair *unit = paper->units.items[i];
		if (!unit->blocks.count || jk_contrast_is_still(unit) || is_a_point(paper, unit))
			continue;
		jk_buffer_string(&places, places.length ? "、" : "");
		jk_buffer_string(&places, place_of(unit));
	}
	jk_contrast_rest *rest = jk_arena_allocate(c->arena, sizeof *rest);
	c->no_memory |= !rest;
	if (rest)
		*rest = (jk_contrast_rest){jk_contrast_title(paper), jk_contrast_kept(c, places.failed ? NULL : jk_arena_string(c->arena, jk_buffer_text(&places)))};
	if (rest && *rest->places)
		jk_contrast_add(c, &contrast->rests, rest);
	jk_buffer_dispose(&places);
}

static void add_point(jk_contrasting *c, jk_contrast *contrast, const jk_paper_pair *paper, const jk_unit_pair *unit)
{
	const jk_side_unit *either = jk_pair_shown(unit);
	jk_contrast_point *point = jk_arena_allocate(c->arena, sizeof *point);
	if (!point) {
		c->no_memory = 1;
		return;
	}
	*point = (jk_contrast_point){.unit = unit, .effect = effect_word(unit->effect), .state = state_word(unit), .title = either->title,
				     .provisions = provisions_of(c, unit)};
	point->place = jk_contrast_kept(c, jk_arena_format(c->arena, "%s%s", jk_contrast_title(paper), either->label));
	for (size_t i = 0; i < unit->values.count; i++)
		jk_contrast_add(c, &point->remarks, tell_value(c, unit->values.items[i]));
	for (size_t i = 0; i < unit->findings.count; i++)
		jk_contrast_add(c, &point->remarks, tell_finding(c, unit->findings.items[i]));
	add_general(c, &point->remarks, unit);
	jk_contrast_add(c, &contrast->points, point);
}

static void add_gap(jk_contrasting *c, jk_contrast *contrast, const jk_uncovered *uncovered)
{
	jk_contrast_gap *gap = jk_arena_allocate(c->arena, sizeof *gap);
	if (gap)
		*gap = (jk_contrast_gap){uncovered, jk_contrast_kept(c, uncovered->was ? jk_arena_format(c->arena, "%s%s", uncovered->was_in ? uncovered->was_in->title : "",
													    uncovered->was->label) : "")};
	jk_contrast_add(c, &contrast->gaps, gap);
}

void jk_contrast_summarise(jk_contrasting *c, jk_contrast *contrast)
{
	const jk_comparison *comparison = c->comparison;
	homes all = {0};
	find_homes(c, &all);
	for (size_t i = 0; i < comparison->worst.count && !c->no_memory; i++) {
		const jk_paper_pair *paper = home_of(&all, comparison->worst.items[i]);
		if (is_a_point(paper, comparison->worst.items[i]))
			add_point(c, contrast, paper, comparison->worst.items[i]);
	}
	for (size_t i = 0; i < comparison->papers.count && !c->no_memory; i++)
		if (!jk_contrast_is_whole(comparison->papers.items[i]))
			add_rest(c, contrast, comparison->papers.items[i]);
	for (size_t i = 0; i < comparison->uncovered.count && !c->no_memory; i++)
		add_gap(c, contrast, comparison->uncovered.items[i]);
}
