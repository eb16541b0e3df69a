/* The plan: clause by clause in the order of the release. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "compare/summary.h"
#include "update/planning.h"

const char *jk_plan_keep(jk_plan *plan, const char *text)
{
	plan->no_memory |= !text;
	return text ? text : "";
}

static void push(jk_plan *plan, jk_list *list, const void *item) { plan->no_memory |= !item || jk_list_add(list, plan->arena, item) != JK_OK; }

/* --- who is who --- */

const jk_unit_pair *jk_plan_unit(const jk_paper_pair *papers, const jk_side_unit *base)
{
	for (size_t i = 0; i < papers->units.count; i++) {
		const jk_unit_pair *pair = papers->units.items[i];
		if (pair->old_unit == base)
			return pair;
	}
	return NULL;
}

static const jk_block_pair *find_block(const jk_unit_pair *unit, const jk_side_block *base)
{
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_block_pair *pair = unit->blocks.items[i];
		if (pair->old_block == base)
			return pair;
	}
	return NULL;
}

const jk_block_pair *jk_plan_block(const jk_unit_pair *unit, const jk_side_block *base)
{
	const jk_block_pair *pair = find_block(unit, base);
	/* One that went to another clause is told there with both sides. */
	if (pair && !pair->new_block && pair->elsewhere)
		pair = find_block(pair->elsewhere, base);
	return pair && pair->new_block ? pair : NULL;
}

const jk_side_block *jk_plan_source(const jk_plan *plan, const jk_side_unit *unit, const jk_side_block *block)
{
	const jk_side_unit *shown = unit->id ? jk_side_find_unit(plan->source, unit->id) : NULL;
	for (size_t i = 0; shown && i < unit->blocks.count && i < shown->blocks.count; i++) {
		const jk_side_block *own = shown->blocks.items[i];
		if (unit->blocks.items[i] == block)
			return strcmp(own->text, block->text) == 0 && own->rows.count == block->rows.count ? own : NULL;
	}
	return NULL;
}

/* --- steps --- */

void jk_plan_add(jk_plan *plan, const jk_amendment *amendment, const char *instead)
{
	jk_planned *step = jk_arena_allocate(plan->arena, sizeof *step);
	if (step) {
		*step = (jk_planned){.amendment = *amendment, .line = plan->line, .group = plan->groups, .instead = instead,
				     .at = amendment->paragraph};
		if (!step->amendment.author)
			step->amendment.author = plan->author;
	}
	push(plan, &plan->steps, step);
}

void jk_plan_remark(jk_plan *plan, size_t paragraph, size_t source, const char *text)
{
	size_t at = paragraph ? paragraph : 1;
	jk_plan_add(plan, &(jk_amendment){.kind = JK_AMEND_REMARK, .paragraph = source ? 0 : at, .source = source, .text = text}, NULL);
	if (source && plan->steps.count)
		((jk_planned *)plan->steps.items[plan->steps.count - 1])->at = paragraph;
}

static int names(const jk_side_block *block, const char *number)
{
	for (size_t i = 0; i < block->spans.count; i++) {
		const jk_side_span *span = block->spans.items[i];
		if (span->kind == JK_SPAN_UNDECIDED && jk_text_equal(span->name, number))
			return 1;
	}
	return 0;
}

void jk_plan_ask(jk_plan *plan, const jk_side_block *block, size_t paragraph, size_t source)
{
	for (size_t i = 0; i < plan->questions.count; i++) {
		jk_question *question = plan->questions.items[i];
		if (question->asked || !names(block, question->number))
			continue;
		question->asked = 1;
		jk_plan_remark(plan, paragraph, source, question->text);
	}
}

/* The line of the clause has the texts of the first conflict; each other one has a line of its own. */
static jk_update_line *line_of_conflict(jk_plan *plan)
{
	if (!plan->line || !plan->line->base)
		return plan->line;
	jk_update_line *line = jk_arena_allocate(plan->arena, sizeof *line);
	if (line) {
		*line = *plan->line;
		line->done = JK_DONE_CONFLICT;
		line->conflict = 1;
		line->text = jk_done_sentence(JK_DONE_CONFLICT);
	}
	push(plan, &plan->lines, line);
	return line;
}

void jk_plan_conflict(jk_plan *plan, size_t paragraph, const char *why, const char *hand, const char *base, const char *release)
{
	jk_update_line *line = line_of_conflict(plan);
	plan->tally.conflict = 1;
	if (line) {
		line->hand = hand;
		line->base = base;
		line->release = release;
	}
	jk_plan_remark(plan, paragraph, 0,
		       jk_plan_keep(plan, jk_arena_format(plan->arena, "%s\n作成時：%s\n%s：%s", why, *base ? base : "（なし）", plan->author,
							  *release ? release : "（削る）")));
}

void jk_plan_tell(jk_plan *plan, size_t paragraph, const char *remark)
{
	plan->tally.told = 1;
	jk_plan_remark(plan, paragraph, 0, remark);
}

/* --- lines --- */

static jk_weight weight_of(const jk_plan *plan, const jk_side_unit *was, const jk_side_unit *is)
{
	if (!was || !is)
		return JK_WEIGHT_SUBSTANTIVE;
	if (!plan->catalog || jk_text_equal(was->version, is->version) || !was->version || !is->id || jk_text_starts(is->id, "row:"))
		return JK_WEIGHT_NONE;
	return jk_catalog_weight(plan->catalog, is->id, was->version);
}

static void begin_line(jk_plan *plan, const jk_side_unit *was, const jk_side_unit *stands, const jk_side_unit *is)
{
	const jk_side_unit *shown = is ? is : was ? was : stands, *placed = stands ? stands : shown;
	jk_update_line *line = jk_arena_allocate(plan->arena, sizeof *line);
	if (line)
		*line = (jk_update_line){.id = shown->id, .title = shown->title, .label = placed->label, .was = was ? was->version : NULL,
					 .is = is ? is->version : NULL, .weight = weight_of(plan, was, is), .text = ""};
	push(plan, &plan->lines, line);
	plan->line = line;
	plan->tally = (jk_tally){0};
}

/* What was done, and how sure it is that this is the clause. */
static const char *sentence(jk_plan *plan, jk_done done, unsigned score)
{
	char likeness[24];
	jk_buffer text;
	const char *what = plan->tally.instead && done == plan->tally.of ? _(plan->tally.instead) : jk_done_sentence(done);
	if (!score)
		return what;
	jk_buffer_init(&text, 0);
	snprintf(likeness, sizeof likeness, "%u", score);
	jk_buffer_format(&text, "%s ", what);
	JK_SAY(&text, _("Its marker was lost; it was found by its text (likeness {score} of 100)."), {"score", likeness});
	const char *kept = jk_plan_keep(plan, text.failed ? NULL : jk_arena_string(plan->arena, jk_buffer_text(&text)));
	jk_buffer_dispose(&text);
	return kept;
}

/* `score`: how alike its text is, of a clause that was found by that; else 0. */
static void end_line(jk_plan *plan, jk_done done, unsigned score)
{
	jk_update_line *line = plan->line;
	plan->line = NULL;
	if (!line)
		return;
	line->done = done;
	line->conflict = done == JK_DONE_CONFLICT || done == JK_DONE_LEFT_OUT || done == JK_DONE_TOLD;
	line->text = sentence(plan, done, score);
	/* What nothing was done with weighs nothing, whatever the catalog says of the versions between. */
	if (done == JK_DONE_NOTHING)
		line->weight = JK_WEIGHT_NONE;
}

/* --- clauses --- */

static int same_text(const jk_side_block *a, const jk_side_block *b)
{
	return a && b && a->kind == b->kind && a->kind != JK_BLOCK_TABLE && strcmp(a->text, b->text) == 0;
}

/* Whether the release made the same of it as the hand. */
static int is_shared(const jk_block_pair *hand, const jk_unit_pair *release)
{
	for (size_t i = 0; i < release->blocks.count; i++) {
		const jk_block_pair *pair = release->blocks.items[i];
		if (pair->old_block == hand->old_block && (same_text(pair->new_block, hand->new_block) || (!pair->new_block && !hand->new_block)))
			return 1;
	}
	return 0;
}

static int is_by_hand(const jk_unit_pair *hand, const jk_unit_pair *release)
{
	int own = hand->moved;
	for (size_t i = 0; !own && i < hand->blocks.count; i++) {
		const jk_block_pair *pair = hand->blocks.items[i];
		own = (pair->state != JK_PAIR_SAME || pair->moved) && !is_shared(pair, release);
	}
	return own;
}

static void plan_both(jk_plan *plan, const jk_unit_pair *hand, const jk_unit_pair *release)
{
	plan->tally.by_hand = is_by_hand(hand, release);
	if (release->moved) {
		plan->tally.of = JK_DONE_TOLD;
		plan->tally.instead = N_("Stands elsewhere in the release: left where it is, with a comment. Move it by hand if it should follow.");
		jk_plan_tell(plan, jk_unit_first(hand->new_unit),
			     jk_plan_keep(plan, jk_arena_format(plan->arena, "%sでは、この条の置かれる位置が変わった（%s）。必要な場合は、手で移す。", plan->author,
								release->new_unit->label)));
	}
	jk_plan_blocks(plan, hand, release);
	plan->behind = jk_unit_last(hand->new_unit);
	plan->chapter = release->new_unit->chapter;
}

static void plan_unit(jk_plan *plan, const jk_unit_pair *release)
{
	const jk_unit_pair *hand = release->old_unit ? jk_plan_unit(plan->hand, release->old_unit) : NULL;
	const jk_side_unit *stands = hand ? hand->new_unit : NULL;
	begin_line(plan, release->old_unit, stands, release->new_unit);
	if (!release->old_unit)
		jk_plan_new_unit(plan, release);
	else if (!release->new_unit)
		jk_plan_withdrawn(plan, hand, release);
	else if (!stands)
		jk_plan_gone(plan, hand, release);
	else
		plan_both(plan, hand, release);
	jk_done done = jk_done_of(&plan->tally);
	int found = stands && stands->how == JK_FOUND_BY_TEXT && stands->id && !jk_text_starts(stands->id, "row:");
	if (done == JK_DONE_CHANGED || done == JK_DONE_MERGED)
		done = !release->old_unit ? JK_DONE_INSERTED : !release->new_unit ? JK_DONE_REMOVED : done;
	end_line(plan, done, found ? stands->score : 0);
}

/* What somebody wrote between the clauses stays, and is told. */
static void tell_own(jk_plan *plan)
{
	for (size_t i = 0; i < plan->hand->units.count; i++) {
		const jk_unit_pair *pair = plan->hand->units.items[i];
		const jk_side_unit *selected = pair->old_unit || !pair->new_unit->id ? NULL : jk_side_find_unit(plan->release->new_paper, pair->new_unit->id);
		if (pair->old_unit || (selected && selected->in))
			continue;
		begin_line(plan, NULL, pair->new_unit, NULL);
		if (plan->line)
			plan->line->weight = JK_WEIGHT_NONE;
		end_line(plan, JK_DONE_KEPT, 0);
		plan->no_memory |= !pair->new_unit->title;
	}
}

/* --- the order of the draft --- */

static int rank(const jk_amendment *a)
{
	static const int ranks[] = {[JK_AMEND_REMARK] = 0, [JK_AMEND_TEXT] = 1, [JK_AMEND_TABLE] = 2, [JK_AMEND_REMOVE] = 3, [JK_AMEND_INSERT] = 4};
	/* A remark at what an insertion brings comes behind it. */
	return a->kind == JK_AMEND_REMARK && !a->paragraph ? 5 : ranks[a->kind];
}

static int compare(size_t a, size_t b) { return (a > b) - (a < b); }

static int by_place(const void *a, const void *b)
{
	const jk_planned *x = *(const jk_planned *const *)a, *y = *(const jk_planned *const *)b;
	int order = compare(x->at, y->at);
	if (!order)
		order = rank(&x->amendment) > 3 && rank(&y->amendment) > 3 ? 0 : rank(&x->amendment) - rank(&y->amendment);
	if (!order && x->amendment.kind == JK_AMEND_TEXT && y->amendment.kind == JK_AMEND_TEXT)
		order = compare(x->amendment.from, y->amendment.from);
	return order ? order : compare(x->sequence, y->sequence);
}

/* What cannot be put in is said instead. */
static void tell_refused(jk_planned *step)
{
	const char *author = step->amendment.author, *text = step->instead;
	step->at = step->at ? step->at : 1;
	step->amendment = (jk_amendment){.kind = JK_AMEND_REMARK, .paragraph = step->at, .author = author, .text = text};
	step->instead = NULL;
	if (!step->line || step->line->done == JK_DONE_CONFLICT)
		return;
	step->line->done = JK_DONE_TOLD;
	step->line->conflict = 1;
	step->line->text = jk_done_sentence(JK_DONE_TOLD);
}

static int is_met(const jk_amendment *a, const jk_amendment *b)
{
	return a->kind == JK_AMEND_TEXT && b->kind == JK_AMEND_TEXT && a->paragraph == b->paragraph && (b->from < a->to || (b->from == a->from && b->to == a->to));
}

/* A cell may show two things of a row at once, of which each brings the same change. What brings another is told. */
static void part_texts(jk_plan *plan)
{
	jk_list kept = {0};
	for (size_t i = 0; i < plan->steps.count; i++) {
		jk_planned *step = plan->steps.items[i], *last = kept.count ? kept.items[kept.count - 1] : NULL;
		int met = last && is_met(&last->amendment, &step->amendment);
		int same = met && last->amendment.to == step->amendment.to && last->amendment.source == step->amendment.source &&
			   last->amendment.source_from == step->amendment.source_from && last->amendment.source_to == step->amendment.source_to;
		if (same)
			continue;
		if (met)
			tell_refused(step);
		push(plan, &kept, step);
	}
	plan->steps = kept;
}

static void sort_steps(jk_plan *plan)
{
	for (size_t i = 0; i < plan->steps.count; i++)
		((jk_planned *)plan->steps.items[i])->sequence = i;
	if (plan->steps.count)
		qsort(plan->steps.items, plan->steps.count, sizeof *plan->steps.items, by_place);
}

/* --- all --- */

/* Before the first clause, or the title of its chapter. */
static size_t before_all(const jk_paper_pair *hand)
{
	size_t first = 0;
	for (size_t i = 0; i < hand->units.count; i++) {
		const jk_side_unit *unit = jk_pair_new(hand->units.items[i]);
		size_t own = unit ? jk_unit_first(unit) : 0;
		if (own && unit->chapter_paragraph && unit->chapter_paragraph < own)
			own = unit->chapter_paragraph;
		first = own && (!first || own < first) ? own : first;
	}
	return first ? first - 1 : 0;
}

jk_result jk_plan_make(jk_plan *plan)
{
	plan->behind = before_all(plan->hand);
	plan->chapter = NULL;
	for (size_t i = 0; i < plan->release->units.count && !plan->no_memory; i++)
		plan_unit(plan, plan->release->units.items[i]);
	tell_own(plan);
	sort_steps(plan);
	part_texts(plan);
	sort_steps(plan);
	return plan->no_memory ? JK_NO_MEMORY : JK_OK;
}

/* --- what was refused --- */

static int is_refused_group(const jk_plan *plan, const unsigned char *refused, unsigned group)
{
	for (size_t i = 0; i < plan->steps.count; i++)
		if (refused[i] && ((const jk_planned *)plan->steps.items[i])->group == group)
			return 1;
	return 0;
}

jk_result jk_plan_refused(jk_plan *plan, const unsigned char *refused, int *any)
{
	jk_list kept = {0};
	unsigned told = 0;
	*any = 0;
	for (size_t i = 0; i < plan->steps.count; i++) {
		jk_planned *step = plan->steps.items[i];
		int gone = step->instead ? is_refused_group(plan, refused, step->group) : refused[i];
		*any |= gone;
		/* Of what goes together the first is told; a remark that cannot stand where it should goes to the paragraph itself. */
		if (gone && step->instead && told == step->group)
			continue;
		if (gone && step->instead) {
			told = step->group;
			tell_refused(step);
		} else if (gone) {
			step->at = step->at ? step->at : 1;
			step->amendment.paragraph = step->at;
			step->amendment.source = 0;
		}
		push(plan, &kept, step);
	}
	plan->steps = kept;
	sort_steps(plan);
	return plan->no_memory ? JK_NO_MEMORY : JK_OK;
}
