/* The words of a unit that changed, text by text: where they differ, what of it is known to mean something, what is known to mean nothing. */
#include <string.h>
#include "base/text.h"
#include "base/unit.h"
#include "compare/judging.h"
#include "compare/quantity.h"

int jk_touches(jk_range range, size_t from, size_t to)
{
	return range.from == range.to ? from < range.from && range.from < to : from < range.to && range.from < to;
}

int jk_in_ranges(const jk_list *ranges, size_t from, size_t to)
{
	for (size_t i = 0; i < ranges->count; i++) {
		const jk_range *range = ranges->items[i];
		if (from >= range->from && to <= range->to)
			return 1;
	}
	return 0;
}

jk_who jk_who_at(const jk_reading *reading, const char *text, size_t at)
{
	jk_who who = jk_topic_at(text, at);
	return who ? who : reading->who;
}

jk_result jk_add_finding(jk_reading *reading, jk_finding_kind kind, jk_effect effect, const char *old_words, const char *new_words)
{
	jk_finding *finding = jk_arena_allocate(reading->arena, sizeof *finding);
	if (!finding)
		return JK_NO_MEMORY;
	*finding = (jk_finding){kind, effect, old_words, new_words, reading->block};
	return jk_list_add(&reading->unit->findings, reading->arena, finding);
}

/* --- reading --- */

static jk_result add_range(jk_list *out, jk_arena *arena, size_t from, size_t to)
{
	jk_range *range = jk_arena_allocate(arena, sizeof *range);
	if (!range)
		return JK_NO_MEMORY;
	*range = (jk_range){from, to};
	return jk_list_add(out, arena, range);
}

/* Where values of parameters stand: the spans of a set tell. A document has none; the set it is held against has. */
static jk_result add_values(jk_list *out, jk_arena *arena, const jk_side_block *block)
{
	size_t at = 0;
	for (size_t i = 0; i < block->spans.count; i++) {
		const jk_side_span *span = block->spans.items[i];
		size_t from = at;
		at += strlen(span->text);
		if ((span->kind == JK_SPAN_VALUE || span->kind == JK_SPAN_UNDECIDED) && add_range(out, arena, from, at) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

/* Cells have no spans: there, any value of the unit that stands in one counts. */
static jk_result add_cell_values(jk_list *out, jk_arena *arena, const char *text, const jk_side_unit *unit)
{
	enum { SHORTEST = 6 /* bytes: what is shorter may stand there by chance */ };
	for (size_t i = 0; unit && i < unit->values.count; i++) {
		const jk_side_value *value = unit->values.items[i];
		size_t length = value->text ? strlen(value->text) : 0;
		const char *found = length >= SHORTEST ? strstr(text, value->text) : NULL;
		if (found && add_range(out, arena, (size_t)(found - text), (size_t)(found - text) + length) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

static jk_result add_edits(jk_reading *r, const jk_list *pieces)
{
	size_t was = 0, is = 0;
	jk_edit *open = NULL;
	for (size_t i = 0; i < pieces->count; i++) {
		const jk_piece *piece = pieces->items[i];
		if (piece->mark == JK_KEPT) {
			was += strlen(piece->old_text);
			is += strlen(piece->text);
			open = NULL;
			continue;
		}
		if (!open) {
			open = jk_arena_allocate(r->arena, sizeof *open);
			if (!open || jk_list_add(&r->edits, r->arena, open) != JK_OK)
				return JK_NO_MEMORY;
			*open = (jk_edit){.was = {was, was}, .is = {is, is}};
		}
		size_t length = strlen(piece->text);
		was += piece->mark == JK_DELETED ? length : 0;
		is += piece->mark == JK_INSERTED ? length : 0;
		open->was.to = was;
		open->is.to = is;
	}
	return JK_OK;
}

static int holds(const char *text, jk_range range, const char *word)
{
	const char *found = strstr(text + range.from, word);
	return found && found + strlen(word) <= text + range.to;
}

static void find_whole(jk_reading *r)
{
	for (size_t i = 0; i < r->edits.count; i++) {
		jk_edit *edit = r->edits.items[i];
		edit->whole = (edit->was.from == edit->was.to && holds(r->is, edit->is, "。")) ||
			      (edit->is.from == edit->is.to && holds(r->was, edit->was, "。"));
	}
}

static void find_rewritten(jk_reading *r)
{
	enum { KEPT_LEAST = 40 /* percent of the longer text */, SHORTEST = 90 /* bytes: a cell or a short 号 is easily all new */ };
	size_t was = strlen(r->was), is = strlen(r->is), gone = 0, came = 0;
	for (size_t i = 0; i < r->edits.count; i++) {
		const jk_edit *edit = r->edits.items[i];
		gone += edit->was.to - edit->was.from;
		came += edit->is.to - edit->is.from;
	}
	r->rewritten = gone && came && was > SHORTEST && is > SHORTEST && 100 * (was > is ? was - gone : is - came) < KEPT_LEAST * (was > is ? was : is);
}

/* How far words of the table that touch a range reach out of it. */
static void reach(size_t *left, size_t *right, const jk_list *terms, jk_range range)
{
	for (size_t i = 0; i < terms->count; i++) {
		const jk_term_hit *hit = terms->items[i];
		if (!jk_touches(range, hit->from, hit->to))
			continue;
		if (hit->from < range.from && range.from - hit->from > *left)
			*left = range.from - hit->from;
		if (hit->to > range.to && hit->to - range.to > *right)
			*right = hit->to - range.to;
	}
}

static void widen(jk_reading *r, jk_edit *edit, size_t before, size_t behind)
{
	size_t left = 0, right = 0;
	reach(&left, &right, &r->was_terms, edit->was);
	reach(&left, &right, &r->is_terms, edit->is);
	left = left < before ? left : before;
	right = right < behind ? right : behind;
	edit->was_words = (jk_range){edit->was.from - left, edit->was.to + right};
	edit->is_words = (jk_range){edit->is.from - left, edit->is.to + right};
}

/* Whole words on both sides: 努めなければならない stands for なければならない although only its head came in. */
static void widen_all(jk_reading *r)
{
	for (size_t i = 0; i < r->edits.count; i++) {
		jk_edit *edit = r->edits.items[i];
		const jk_edit *last = i ? r->edits.items[i - 1] : NULL, *next = i + 1 < r->edits.count ? r->edits.items[i + 1] : NULL;
		size_t before = edit->was.from - (last ? last->was.to : 0), before_is = edit->is.from - (last ? last->is.to : 0);
		size_t behind = (next ? next->was.from : strlen(r->was)) - edit->was.to, behind_is = (next ? next->is.from : strlen(r->is)) - edit->is.to;
		widen(r, edit, before < before_is ? before : before_is, behind < behind_is ? behind : behind_is);
	}
}

/* --- what means nothing --- */

/* Ways of writing one word. */
static const char *const spellings[][2] = {
	{"および", "及び"}, {"または", "又は"}, {"もしくは", "若しくは"}, {"ならびに", "並びに"}, {"但し", "ただし"}, {"予め", "あらかじめ"},
	{"ヶ月", "か月"},   {"箇月", "か月"},   {"ヵ月", "か月"},         {"出来る", "できる"},   {"下さい", "ください"}, {"致し", "いたし"},
	{"従い", "したがい"}, {"全て", "すべて"}, {"パーセント", "％"}, {"き損", "毀損"}, {"サーバー", "サーバ"}, {"ユーザー", "ユーザ"},
	{"コンピューター", "コンピュータ"}, {"行なう", "行う"}, {"行なわ", "行わ"}, {"事", "こと"}, {"時", "とき"}, {"為", "ため"}, {"通り", "とおり"},
};
enum { SPELLINGS = sizeof spellings / sizeof *spellings };
static const char *const ornaments[] = {"、", "，", ",", "。", "．", " ", "　", "「", "」", "（", "）", "(", ")", "\n"};
enum { ORNAMENTS = sizeof ornaments / sizeof *ornaments };

static size_t ornament_at(const char *text)
{
	for (unsigned i = 0; i < ORNAMENTS; i++)
		if (jk_text_starts(text, ornaments[i]))
			return strlen(ornaments[i]);
	return 0;
}

static size_t spelling_at(const char *text, const char **word)
{
	for (unsigned i = 0; i < SPELLINGS; i++)
		if (jk_text_starts(text, spellings[i][0])) {
			*word = spellings[i][1];
			return strlen(spellings[i][0]);
		}
	return 0;
}

/* 24時間 and 1日 are one. */
static void put_amount(jk_buffer *out, const jk_quantity *q)
{
	const jk_unit *unit = jk_unit_named(q->unit);
	double amount = unit->hours != 0 ? q->number * unit->hours : q->number;
	jk_buffer_char(out, '\x01');
	jk_text_put_number(out, amount, 0);
	jk_buffer_format(out, " %s", unit->hours != 0 ? "" : q->unit);
}

/* し of しなければならない, う of 行うものとする. */
static void cut_inflection(jk_buffer *out)
{
	enum { LONGEST = 3 };
	for (int i = 0; i < LONGEST && out->length >= 3; i++) {
		const unsigned char *last = (const unsigned char *)jk_buffer_text(out) + out->length - 3;
		if (last[0] != 0xE3 || !(last[1] == 0x81 || (last[1] == 0x82 && last[2] < 0xA0)))
			return; /* U+3040 to U+309F */
		jk_buffer_cut(out, out->length - 3);
	}
}

static void put_term(jk_buffer *out, const jk_term *term)
{
	if (term->kind == JK_TERM_DUTY)
		cut_inflection(out);
	jk_buffer_format(out, "\x02%d %s %d", (int)term->kind, term->kind == JK_TERM_DUTY ? "" : term->sense, term->level);
}

static const jk_term_hit *hit_at(const jk_list *terms, size_t at)
{
	for (size_t i = 0; i < terms->count; i++) {
		const jk_term_hit *hit = terms->items[i];
		if (hit->from == at)
			return hit;
	}
	return NULL;
}

/* What stands at a place in plain form; where it ends. */
static size_t put_plain_at(jk_buffer *out, const char *text, size_t at, size_t to, const jk_list *terms)
{
	jk_quantity q;
	const char *word = NULL;
	const jk_term_hit *hit = hit_at(terms, at);
	if (hit && hit->to <= to) {
		put_term(out, hit->term);
		return hit->to;
	}
	if (jk_quantity_find(&q, text, to, at) && q.from == at) {
		put_amount(out, &q);
		return q.to;
	}
	size_t skip = ornament_at(text + at), spelt = spelling_at(text + at, &word);
	if (skip)
		return at + skip;
	jk_buffer_add(out, spelt ? word : text + at, spelt ? strlen(word) : 1);
	return at + (spelt ? spelt : 1);
}

/* A stretch without ornaments, each word spelt in one way, each quantity as it is reckoned, words of the table by their meaning. */
static void put_plain(jk_buffer *out, const char *text, jk_range range, const jk_list *terms)
{
	for (size_t at = range.from; at < range.to;)
		at = put_plain_at(out, text, at, range.to, terms);
}

static jk_result means_nothing(int *out, const jk_reading *r, const jk_edit *edit)
{
	enum { LONGEST = 3000 /* bytes: what is longer is more than another way of writing */ };
	jk_buffer was, is;
	*out = 0;
	if (edit->was_words.to - edit->was_words.from > LONGEST || edit->is_words.to - edit->is_words.from > LONGEST)
		return JK_OK;
	jk_buffer_init(&was, 0);
	jk_buffer_init(&is, 0);
	put_plain(&was, r->was, edit->was_words, &r->was_terms);
	put_plain(&is, r->is, edit->is_words, &r->is_terms);
	*out = jk_text_equal(jk_buffer_text(&was), jk_buffer_text(&is));
	jk_result result = was.failed || is.failed ? JK_NO_MEMORY : JK_OK;
	jk_buffer_dispose(&was);
	jk_buffer_dispose(&is);
	return result;
}

static int is_value(const jk_reading *r, const jk_edit *edit)
{
	return jk_in_ranges(&r->was_values, edit->was.from, edit->was.to) || jk_in_ranges(&r->is_values, edit->is.from, edit->is.to);
}

static jk_result pass_over(jk_reading *r)
{
	jk_list kept = {0};
	for (size_t i = 0; i < r->edits.count; i++) {
		jk_edit *edit = r->edits.items[i];
		int nothing = is_value(r, edit);
		if (!nothing && means_nothing(&nothing, r, edit) != JK_OK)
			return JK_NO_MEMORY;
		if (!nothing && jk_list_add(&kept, r->arena, edit) != JK_OK)
			return JK_NO_MEMORY;
	}
	r->edits = kept;
	return JK_OK;
}

/* --- texts --- */

/* No paragraph of a clause is so long, or changed at so many places: a person must read it. */
static int is_too_much(const jk_reading *r)
{
	enum { LONGEST = 30000 /* bytes */, EDITS_MOST = 200 };
	return r->edits.count > EDITS_MOST || strlen(r->was) > LONGEST || strlen(r->is) > LONGEST;
}

static jk_result judge_text(jk_reading *r, const jk_list *pieces, int *unclear)
{
	if (add_edits(r, pieces) != JK_OK)
		return JK_NO_MEMORY;
	if (is_too_much(r)) {
		*unclear = 1;
		return JK_OK;
	}
	if (jk_terms_find(&r->was_terms, r->arena, r->was) != JK_OK || jk_terms_find(&r->is_terms, r->arena, r->is) != JK_OK)
		return JK_NO_MEMORY;
	widen_all(r);
	if (pass_over(r) != JK_OK)
		return JK_NO_MEMORY;
	find_whole(r);
	find_rewritten(r);
	*unclear |= r->rewritten;
	if (jk_judge_terms(r) != JK_OK || (!r->rewritten && jk_judge_numbers(r) != JK_OK))
		return JK_NO_MEMORY;
	for (size_t i = 0; i < r->edits.count; i++)
		*unclear |= !((const jk_edit *)r->edits.items[i])->judged;
	return JK_OK;
}

static const char *joined(jk_arena *arena, const jk_list *pieces, int old_side)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < pieces->count; i++) {
		const jk_piece *piece = pieces->items[i];
		if (piece->mark == JK_KEPT)
			jk_buffer_string(&text, old_side ? piece->old_text : piece->text);
		else if ((piece->mark == JK_DELETED) == old_side)
			jk_buffer_string(&text, piece->text);
	}
	const char *kept = text.failed ? NULL : jk_arena_string(arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

static jk_result judge_pieces(const jk_reading *like, const jk_list *pieces, int *unclear)
{
	jk_reading r = *like;
	r.was = joined(r.arena, pieces, 1);
	r.is = joined(r.arena, pieces, 0);
	if (!r.was || !r.is || add_cell_values(&r.was_values, r.arena, r.was, r.unit->old_unit) != JK_OK ||
	    add_cell_values(&r.is_values, r.arena, r.is, r.unit->new_unit) != JK_OK)
		return JK_NO_MEMORY;
	return judge_text(&r, pieces, unclear);
}

static jk_result judge_rows(const jk_reading *like, int *unclear)
{
	for (size_t i = 0; i < like->block->rows.count; i++) {
		const jk_row_pair *row = like->block->rows.items[i];
		*unclear |= !row->old_row || !row->new_row;
		for (size_t k = 0; row->old_row && row->new_row && k < row->cells.count; k++)
			if (judge_pieces(like, row->cells.items[k], unclear) != JK_OK)
				return JK_NO_MEMORY;
	}
	return JK_OK;
}

/* --- paragraphs that came or went --- */

/* 号 of a list of exceptions work the other way round. */
static int excepts(const char *lead)
{
	static const char *const words[] = {"除き", "除く", "限りでない", "適用しない", "要しない", "ただし", "負わない"};
	for (size_t i = 0; lead && i < sizeof words / sizeof *words; i++)
		if (strstr(lead, words[i]))
			return 1;
	return 0;
}

/* What a 号 without a verb does is told by the sentence above it. */
static jk_result judge_coming(jk_effect *out, jk_arena *arena, const jk_side_block *block, const char *lead, jk_who who)
{
	if (jk_judge_whole(out, arena, block->text, who) != JK_OK)
		return JK_NO_MEMORY;
	if (*out != JK_EFFECT_UNCLEAR || block->kind < JK_BLOCK_ITEM || !lead)
		return JK_OK;
	if (jk_judge_whole(out, arena, lead, who) != JK_OK)
		return JK_NO_MEMORY;
	*out = excepts(lead) ? jk_effect_turned(JK_EFFECT_STRENGTHENED) : *out;
	return JK_OK;
}

static jk_result judge_lone(jk_reading *r, const char *lead)
{
	const jk_side_block *was = r->block->old_block, *is = r->block->new_block, *block = is ? is : was;
	jk_effect effect = JK_EFFECT_UNCLEAR;
	int numbered = *block->path != '\0';
	if (numbered && judge_coming(&effect, r->arena, block, lead, r->who) != JK_OK)
		return JK_NO_MEMORY;
	const char *words = *block->label ? block->label : block->text;
	return jk_add_finding(r, JK_FINDING_ITEM, is ? effect : jk_effect_turned(effect), was ? words : "", is ? words : "");
}

/* --- all blocks --- */

static const jk_side_block *either(const jk_block_pair *block) { return block->new_block ? block->new_block : block->old_block; }

/* 号 are about whom the 項 above them is about. */
static void follow_topic(jk_who *who, const char **lead, const jk_side_block *block)
{
	if (block->kind >= JK_BLOCK_ITEM && block->kind <= JK_BLOCK_SUBITEM2)
		return;
	jk_who topic = jk_topic_first(block->text);
	*who = topic ? topic : JK_WHO_SUPPLIER;
	*lead = block->text;
}

static jk_result judge_block(jk_reading *r, const char *lead, int *unclear)
{
	const jk_block_pair *block = r->block;
	const jk_side_block *any = either(block);
	if (any->kind == JK_BLOCK_CAPTION || any->kind == JK_BLOCK_TABLE_TITLE || block->state == JK_PAIR_SAME || (block->moved && !block->new_block))
		return JK_OK;
	if (!block->old_block || !block->new_block)
		return judge_lone(r, lead);
	if (any->kind == JK_BLOCK_TABLE)
		return judge_rows(r, unclear);
	r->was = block->old_block->text;
	r->is = block->new_block->text;
	if (r->with_values && (add_values(&r->was_values, r->arena, block->old_block) != JK_OK ||
			       add_values(&r->is_values, r->arena, block->new_block) != JK_OK))
		return JK_NO_MEMORY;
	return judge_text(r, &block->pieces, unclear);
}

jk_result jk_judge_words(jk_unit_pair *unit, jk_arena *arena, int with_values, int *unclear)
{
	jk_who who = JK_WHO_SUPPLIER;
	const char *lead = NULL;
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_block_pair *block = unit->blocks.items[i];
		follow_topic(&who, &lead, either(block));
		jk_reading reading = {.arena = arena, .unit = unit, .block = block, .who = who, .with_values = with_values};
		if (judge_block(&reading, lead, unclear) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}
