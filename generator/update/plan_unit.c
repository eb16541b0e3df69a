/* Clauses that came in, went, or are not found. */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "compare/summary.h"
#include "update/planning.h"

static int is_row(const jk_side_unit *unit) { return unit->id && jk_text_starts(unit->id, "row:"); }

static const char *unit_text(jk_plan *plan, const jk_side_unit *unit) { return jk_plan_keep(plan, jk_side_unit_text(unit, plan->arena)); }

static const char *unit_name(jk_plan *plan, const jk_side_unit *unit)
{
	jk_buffer name;
	jk_buffer_init(&name, 0);
	jk_put_unit_name(&name, unit);
	const char *copy = jk_plan_keep(plan, name.failed ? NULL : jk_arena_string(plan->arena, jk_buffer_text(&name)));
	jk_buffer_dispose(&name);
	return copy;
}

/* --- newly selected --- */

/* Why it is there: the condition's reason, and what the catalog's history says of its latest version. */
static const char *new_remark(jk_plan *plan, const jk_side_unit *unit)
{
	const jk_side_revision *latest = unit->revisions.count ? unit->revisions.items[0] : NULL;
	return jk_plan_keep(plan, jk_arena_format(plan->arena, "%sで加わった。%s%s%s%s", plan->author, *unit->reason ? "\n理由：" : "", unit->reason,
						  latest && *latest->text ? "\n改正の記録：" : "", latest ? latest->text : ""));
}

static const jk_side_unit *in_draft(const jk_plan *plan, const char *id)
{
	for (size_t i = 0; id && i < plan->hand->units.count; i++) {
		const jk_side_unit *unit = jk_pair_new(plan->hand->units.items[i]);
		if (unit && jk_text_equal(unit->id, id))
			return unit;
	}
	return NULL;
}

/* The paragraph of a chapter's title in the draft; 0 when it has no such chapter. */
static size_t chapter_in_draft(const jk_plan *plan, const char *chapter)
{
	for (size_t i = 0; i < plan->hand->units.count; i++) {
		const jk_side_unit *unit = jk_pair_new(plan->hand->units.items[i]);
		if (unit && unit->chapter_paragraph && jk_text_equal(unit->chapter, chapter))
			return unit->chapter_paragraph;
	}
	return 0;
}

/* Where the first clause of a chapter goes: behind the chapter's title, which comes along when the draft has no such chapter. */
static size_t enter_chapter(jk_plan *plan, const jk_side_unit *unit, const jk_side_unit *source)
{
	size_t first = jk_unit_first(source);
	if (!*unit->chapter || jk_text_equal(plan->chapter, unit->chapter))
		return first;
	size_t title = chapter_in_draft(plan, unit->chapter);
	if (title)
		plan->behind = title;
	else if (source->chapter_paragraph && source->chapter_paragraph < first)
		first = source->chapter_paragraph;
	plan->chapter = unit->chapter;
	return first;
}

static void insert_unit(jk_plan *plan, const jk_side_unit *unit, const jk_side_unit *source)
{
	size_t first = enter_chapter(plan, unit, source);
	plan->groups++;
	plan->tally.put_in = 1;
	jk_plan_add(plan, &(jk_amendment){.kind = JK_AMEND_INSERT, .paragraph = plan->behind, .source = first, .source_last = jk_unit_last(source)},
		    jk_plan_keep(plan, jk_arena_format(plan->arena, "%sでは、ここに次の条が加わった。手で入れる。\n%s", plan->author, unit_text(plan, unit))));
	jk_plan_remark(plan, plan->behind, jk_unit_first(source), new_remark(plan, unit));
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *shown = jk_plan_source(plan, unit, unit->blocks.items[i]);
		jk_plan_ask(plan, unit->blocks.items[i], plan->behind, shown ? jk_block_first(shown) : jk_unit_first(source));
	}
}

void jk_plan_new_unit(jk_plan *plan, const jk_unit_pair *release)
{
	const jk_side_unit *unit = release->new_unit, *own = in_draft(plan, unit->id), *source = jk_side_find_unit(plan->source, unit->id);
	if (own) {
		plan->behind = jk_unit_last(own);
		plan->chapter = unit->chapter;
		if (strcmp(unit_text(plan, own), unit_text(plan, unit)) != 0)
			jk_plan_conflict(plan, jk_unit_first(own), "この条は、カタログで加わったが、草案には手で入れられた同じ条がある。手で入れられた文を残した。", unit_text(plan, own), "",
					 unit_text(plan, unit));
		return;
	}
	if (source && jk_unit_first(source) && !is_row(unit))
		insert_unit(plan, unit, source);
	else
		jk_plan_tell(plan, plan->behind,
			     jk_plan_keep(plan, jk_arena_format(plan->arena, "%sでは、この次に「%s」が加わった。手で入れる。%s%s\n%s", plan->author, unit_name(plan, unit),
								*unit->reason ? "\n理由：" : "", unit->reason, unit_text(plan, unit))));
}

/* --- withdrawn --- */

/* Nothing else stands between its paragraphs. */
static int is_in_one_piece(const jk_plan *plan, const jk_side_unit *unit, size_t first, size_t last)
{
	for (size_t i = 0; i < plan->hand->units.count; i++) {
		const jk_side_unit *other = jk_pair_new(plan->hand->units.items[i]);
		for (size_t k = 0; other && other != unit && k < other->blocks.count; k++) {
			size_t at = jk_block_first(other->blocks.items[k]);
			if (at >= first && at <= last)
				return 0;
		}
	}
	return 1;
}

static int is_untouched(const jk_unit_pair *hand)
{
	int same = hand->state == JK_PAIR_SAME;
	for (size_t i = 0; same && i < hand->blocks.count; i++)
		same = ((const jk_block_pair *)hand->blocks.items[i])->state == JK_PAIR_SAME;
	return same;
}

static const char *reason_of(const jk_unit_pair *release) { return release->reason ? release->reason : ""; }

/* A chapter's title goes with its last clause. */
static size_t with_chapter(const jk_plan *plan, const jk_side_unit *unit, size_t first)
{
	if (!unit->chapter_paragraph || unit->chapter_paragraph + 1 != first)
		return first;
	for (size_t i = 0; i < plan->hand->units.count; i++) {
		const jk_side_unit *other = jk_pair_new(plan->hand->units.items[i]);
		if (other && other != unit && other->chapter_paragraph == unit->chapter_paragraph)
			return first;
	}
	for (size_t i = 0; i < plan->release->new_paper->units.count; i++) {
		const jk_side_unit *other = plan->release->new_paper->units.items[i];
		if (other->in && jk_text_equal(other->chapter, unit->chapter))
			return first;
	}
	return unit->chapter_paragraph;
}

static void remove_blocks(jk_plan *plan, const jk_side_unit *unit, const char *instead)
{
	for (size_t i = 0; i < unit->blocks.count; i++)
		jk_plan_add(plan,
			    &(jk_amendment){.kind = JK_AMEND_REMOVE, .paragraph = jk_block_first(unit->blocks.items[i]), .last = jk_block_last(unit->blocks.items[i])},
			    instead);
}

static void remove_unit(jk_plan *plan, const jk_unit_pair *hand, const jk_unit_pair *release)
{
	const jk_side_unit *stands = hand->new_unit;
	size_t first = jk_unit_first(stands), last = jk_unit_last(stands);
	const char *why = *reason_of(release) ? "\n理由：" : "", *name = unit_name(plan, stands);
	const char *instead = jk_plan_keep(plan, jk_arena_format(plan->arena, "%sでは、この条が削られた。手で削る。%s%s", plan->author, why, reason_of(release)));
	plan->groups++;
	plan->tally.put_in = 1;
	if (is_in_one_piece(plan, stands, first, last))
		jk_plan_add(plan, &(jk_amendment){.kind = JK_AMEND_REMOVE, .paragraph = with_chapter(plan, stands, first), .last = last}, instead);
	else
		remove_blocks(plan, stands, instead);
	jk_plan_remark(plan, jk_plan_neighbour(plan, release->old_unit), 0,
		       jk_plan_keep(plan, jk_arena_format(plan->arena, "%sでは、%sが削られた。%s%s", plan->author, name, why, reason_of(release))));
}

void jk_plan_withdrawn(jk_plan *plan, const jk_unit_pair *hand, const jk_unit_pair *release)
{
	const jk_side_unit *stands = hand ? hand->new_unit : NULL;
	if (!stands)
		return; /* the hand had taken it out already */
	if (is_row(stands))
		jk_plan_tell(plan, jk_unit_first(stands),
			     jk_plan_keep(plan, jk_arena_format(plan->arena, "%sでは、「%s」の行が削られた。手で削る。%s%s", plan->author, unit_name(plan, stands),
								*reason_of(release) ? "\n理由：" : "", reason_of(release))));
	else if (is_untouched(hand))
		remove_unit(plan, hand, release);
	else {
		plan->tally.of = JK_DONE_CONFLICT;
		plan->tally.instead = N_("Withdrawn by the release but edited by hand: left as it stands, with a comment. Decide whether it stays.");
		jk_plan_conflict(plan, jk_unit_first(stands),
				 jk_plan_keep(plan, jk_arena_format(plan->arena, "この条は、手で直されているが、カタログでは削られた。手で直された文を残した。残すかどうかを決める。%s%s",
								    *reason_of(release) ? "\n理由：" : "", reason_of(release))),
				 unit_text(plan, stands), unit_text(plan, release->old_unit), "");
	}
}

/* --- not in the draft --- */

size_t jk_plan_neighbour(const jk_plan *plan, const jk_side_unit *base)
{
	size_t before = 0, behind = 0;
	int passed = 0;
	for (size_t i = 0; i < plan->release->old_paper->units.count; i++) {
		const jk_side_unit *other = plan->release->old_paper->units.items[i];
		const jk_unit_pair *hand = jk_plan_unit(plan->hand, other), *release = jk_plan_unit(plan->release, other);
		passed |= other == base;
		if (other == base || !hand || !hand->new_unit || !release || !release->new_unit)
			continue;
		if (!passed)
			before = jk_unit_last(hand->new_unit);
		else if (!behind)
			behind = jk_unit_first(hand->new_unit);
	}
	return before ? before : behind ? behind : 1;
}

static int differs(const jk_unit_pair *release)
{
	int same = release->state == JK_PAIR_SAME;
	for (size_t i = 0; same && i < release->blocks.count; i++) {
		const jk_block_pair *pair = release->blocks.items[i];
		same = pair->state == JK_PAIR_SAME;
	}
	return !same;
}

/* A clause that nobody could name stands in the draft: it may be this one. */
static int may_be_lost(const jk_plan *plan)
{
	for (size_t i = 0; i < plan->hand->units.count; i++) {
		const jk_unit_pair *pair = plan->hand->units.items[i];
		if (!pair->old_unit && pair->new_unit && !pair->new_unit->id)
			return 1;
	}
	return 0;
}

void jk_plan_gone(jk_plan *plan, const jk_unit_pair *hand, const jk_unit_pair *release)
{
	(void)hand;
	plan->tally.by_hand = 1;
	if (!differs(release))
		return;
	int lost = may_be_lost(plan) || is_row(release->old_unit);
	if (lost)
		plan->tally.instead = N_("Not found in the draft: its marker is lost and no text is like it. A comment has the release's text. Put it in by hand.");
	if (lost)
		plan->tally.told = 1;
	else
		plan->tally.left_out = 1;
	const char *how = lost ? "は、目印（ブックマーク）が失われ、文面からも特定できないため、改正を反映していない。" : "は、手で削られているが、改正された。元に戻していない。必要かどうかを確かめる。";
	jk_plan_remark(plan, jk_plan_neighbour(plan, release->old_unit), 0,
		       jk_plan_keep(plan, jk_arena_format(plan->arena, "%sの「%s」%s\n作成時：%s\n%s：%s", plan->author, unit_name(plan, release->new_unit), how,
							  unit_text(plan, release->old_unit), plan->author, unit_text(plan, release->new_unit))));
}
