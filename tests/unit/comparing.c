#include "comparing.h"
#include <stdarg.h>

static jk_arena *arena;
static jk_comparison comparison;
static jk_side old_side, new_side;
static jk_side_provision provision = {.id = "3.1-8-5", .section = "3.1(8)⑤", .text = "事故を直ちに報告させる。", .strength = "must", .applies = 1};
static jk_side_provision lost = {.id = "3.1-9-1", .section = "3.1(9)①", .text = "監査を<受け入れ>させる。", .strength = "must", .applies = 1};

/* A copy in the arena of what a compound literal holds. */
static void *keep(const void *item, size_t size)
{
	char *copy = jk_arena_allocate(arena, size);
	ck_assert_ptr_nonnull(copy);
	for (size_t i = 0; i < size; i++)
		copy[i] = ((const char *)item)[i];
	return copy;
}
#define KEEP(type, ...) keep(&(type){__VA_ARGS__}, sizeof(type))

static void put(jk_list *list, const void *item) { ck_assert_int_eq(jk_list_add(list, arena, item), JK_OK); }

/* --- blocks --- */

static jk_side_block *block(jk_block_kind kind, const char *label, const char *text)
{
	return KEEP(jk_side_block, .kind = kind, .label = label, .text = text, .path = label);
}

static jk_block_pair *pair_of(jk_side_block *was, jk_side_block *is, jk_pair_state state)
{
	return KEEP(jk_block_pair, .old_block = was, .new_block = is, .state = state);
}

/* Marks and texts by turns: "=" kept, "-" deleted, "+" inserted; ends with NULL. */
static void pieces(jk_list *out, ...)
{
	va_list arguments;
	va_start(arguments, out);
	for (const char *mark; (mark = va_arg(arguments, const char *));) {
		const char *text = va_arg(arguments, const char *);
		jk_mark meaning = *mark == '=' ? JK_KEPT : *mark == '+' ? JK_INSERTED : JK_DELETED;
		put(out, KEEP(jk_piece, .mark = meaning, .text = text, .old_text = *mark == '=' ? text : NULL));
	}
	va_end(arguments);
}

static void add_same(jk_unit_pair *unit, jk_block_kind kind, const char *label, const char *text)
{
	jk_block_pair *pair = pair_of(block(kind, label, text), block(kind, label, text), JK_PAIR_SAME);
	pieces(&pair->pieces, "=", text, NULL);
	put(&unit->blocks, pair);
}

static jk_block_pair *table_of(void)
{
	jk_block_pair *table = pair_of(block(JK_BLOCK_TABLE, "", ""), block(JK_BLOCK_TABLE, "", ""), JK_PAIR_CHANGED);
	const char *const rows[3][2] = {{"区分", "期限"}, {"重大", "１時間"}, {"軽微", "３日"}};
	for (int i = 0; i < 3; i++) {
		jk_side_row *row = KEEP(jk_side_row, .header = i == 0);
		jk_row_pair *pair = KEEP(jk_row_pair, .old_row = row, .new_row = row);
		for (int k = 0; k < 2; k++) {
			jk_list *cell = KEEP(jk_list, .count = 0);
			put(&row->cells, rows[i][k]);
			if (i == 1 && k == 1)
				pieces(cell, "-", "１時間", "+", "２時間", NULL);
			else
				pieces(cell, "=", rows[i][k], NULL);
			put(&pair->cells, cell);
		}
		put(&table->rows, pair);
	}
	return table;
}

/* --- units --- */

static jk_side_unit *unit_of(const char *id, const char *version, const char *label, const char *title, const jk_side_provision *covers)
{
	jk_side_unit *unit =
		KEEP(jk_side_unit, .id = id, .version = version, .label = label, .title = title, .chapter = "", .reason = "", .in = 1);
	if (covers)
		put(&unit->covers, KEEP(jk_side_cover, covers->id, "subset-of"));
	return unit;
}

static jk_unit_pair *add(jk_paper_pair *paper, jk_side_unit *was, jk_side_unit *is, jk_pair_state state, jk_effect effect)
{
	jk_unit_pair *pair = KEEP(jk_unit_pair, .old_unit = was, .new_unit = is, .state = state, .effect = effect, .reason = "");
	put(&paper->units, pair);
	return pair;
}

static void add_purpose(jk_paper_pair *paper)
{
	jk_unit_pair *pair = add(paper, unit_of("purpose", "1.0.0", "第1条", "目的", NULL), unit_of("purpose", "1.0.0", "第1条", "目的", NULL),
				 JK_PAIR_SAME, JK_EFFECT_NEUTRAL);
	add_same(pair, JK_BLOCK_ARTICLE, "第1条", "この契約は、目的を定める。");
}

static void add_meaning(jk_unit_pair *pair)
{
	put(&pair->values,
	    KEEP(jk_value_change,
		 KEEP(jk_side_value, .name = "first-report", .label = "第一報の期限", .raw = "24", .unit = "hour", .text = "24時間", .origin = "profile"),
		 KEEP(jk_side_value, .name = "first-report", .label = "第一報の期限", .raw = "48", .unit = "hour", .text = "48時間", .origin = "catalog"),
		 JK_EFFECT_WEAKENED));
	put(&pair->findings, KEEP(jk_finding, JK_FINDING_TIME, JK_EFFECT_UNCLEAR, "直ちに", "速やかに", pair->blocks.items[1]));
	put(&pair->because, KEEP(jk_side_revision, "1.1.0", "2026-12-01", "期限を実情に合わせた。"));
}

static void add_report(jk_paper_pair *paper, int review)
{
	jk_side_unit *was = unit_of("report", "1.0.0", "第2条", "事故の報告", &provision), *is = unit_of("report", "1.1.0", "第2条", "事故の報告", &provision);
	jk_side_block *words = block(JK_BLOCK_ARTICLE, "第2条", "new");
	jk_unit_pair *pair = add(paper, was, is, JK_PAIR_CHANGED, JK_EFFECT_WEAKENED);
	jk_block_pair *article = pair_of(block(JK_BLOCK_ARTICLE, "第2条", "old"), words, JK_PAIR_CHANGED);
	add_same(pair, JK_BLOCK_CAPTION, "", "事故の報告");
	pieces(&article->pieces, "=", "乙は、", "-", "直ちに", "+", "速やかに", "=", "（遅くとも", "-", "24時間", "+", "48時間", "=", "以内に）報告する。", NULL);
	put(&pair->blocks, article);
	for (int i = 0; i < 3; i++)
		add_same(pair, JK_BLOCK_ITEM, (const char *const[]){"(1)", "(2)", "(3)"}[i], "事項");
	add_same(pair, JK_BLOCK_PARAGRAPH, "2", "前項の報告は、書面による。");
	put(&pair->blocks, table_of());
	add_meaning(pair);
	if (!review)
		return;
	is->how = JK_FOUND_BY_TEXT;
	is->score = 87;
	put(&words->changes, KEEP(jk_side_change, JK_INSERTED, "山田", "2026-11-20T09:00:00Z", "速やかに", 9));
}

static void add_audit(jk_paper_pair *paper)
{
	jk_unit_pair *pair = add(paper, unit_of("audit", "1.0.0", "第3条", "監査", &lost), NULL, JK_PAIR_REMOVED, JK_EFFECT_WEAKENED);
	pair->reason = "重要情報資産を取り扱わないため";
	put(&pair->blocks, pair_of(block(JK_BLOCK_ARTICLE, "第3条", "乙は、監査を受け入れる。"), NULL, JK_PAIR_REMOVED));
	put(&pair->lost, lost.id);
	put(&comparison.uncovered, KEEP(jk_uncovered, &lost, pair->old_unit, paper->old_paper, pair->reason));
}

static void add_rest(jk_paper_pair *paper)
{
	jk_unit_pair *moved = add(paper, unit_of("court", "1.0.0", "第4条", "裁判所", NULL), unit_of("court", "1.0.0", "第3条", "裁判所", NULL),
				  JK_PAIR_SAME, JK_EFFECT_NEUTRAL);
	moved->moved = moved->renumbered = 1;
	add_same(moved, JK_BLOCK_ARTICLE, "第3条", "裁判所は、甲の所在地のものとする。");
	jk_unit_pair *added = add(paper, NULL, unit_of("logs", "1.0.0", "第5条", "ログ <保存> & 提出", NULL), JK_PAIR_ADDED, JK_EFFECT_STRENGTHENED);
	put(&added->blocks, pair_of(NULL, block(JK_BLOCK_ARTICLE, "第5条", "乙は、ログを1年<保存>する。"), JK_PAIR_ADDED));
}

/* --- the whole --- */

static void begin(int review)
{
	if (!arena)
		ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	old_side = (jk_side){.kind = JK_SIDE_SET, .name = "a.xml", .catalog = "town", .version = "1.0.0", .service = "会議", .date = "2026-11-23"};
	new_side = (jk_side){.kind = review ? JK_SIDE_DOCUMENT : JK_SIDE_SET, .name = review ? "b.docx" : "b.xml", .catalog = "town", .version = "1.1.0"};
	put(&old_side.provisions, &provision);
	put(&old_side.provisions, &lost);
	comparison = (jk_comparison){.arena = arena, .old_side = &old_side, .new_side = &new_side, .words_version = "72.1", .review = review};
}

static jk_paper_pair *add_paper(const char *kind, const char *title, int is_new)
{
	const jk_side_paper *paper = KEEP(jk_side_paper, .kind = kind, .title = title);
	jk_paper_pair *pair = KEEP(jk_paper_pair, .old_paper = is_new ? NULL : paper, .new_paper = paper);
	put(&comparison.papers, pair);
	return pair;
}

const jk_comparison *jk_test_comparison(int review)
{
	begin(review);
	jk_paper_pair *contract = add_paper("contract", "契約書", 0), *annex = add_paper("sla", "SLA", 1);
	add_purpose(contract);
	add_report(contract, review);
	add_audit(contract);
	add_rest(contract);
	jk_unit_pair *level = add(annex, NULL, unit_of("level", "1.0.0", "1", "稼働率", NULL), JK_PAIR_ADDED, JK_EFFECT_STRENGTHENED);
	put(&level->blocks, pair_of(NULL, block(JK_BLOCK_PARAGRAPH, "", "稼働率は、99.9パーセントとする。"), JK_PAIR_ADDED));
	comparison.counts = (jk_compare_counts){.same = 1, .added = 2, .removed = 1, .changed = 1, .moved = 1, .renumbered = 1, .weakened = 2,
						.strengthened = 2, .unclear = 0, .uncovered = 1};
	return &comparison;
}

const jk_comparison *jk_test_same(void)
{
	begin(0);
	add_purpose(add_paper("contract", "契約書", 0));
	comparison.counts.same = 1;
	return &comparison;
}

const char *jk_test_report(const char *format, const jk_comparison *report, int colour, int all)
{
	static char *text;
	jk_text_free(text);
	text = NULL;
	jk_result result = *format == 'j'   ? jk_comparison_json(&text, report)
			   : *format == 'h' ? jk_comparison_html(&text, report, &(jk_compare_page_options){0})
					    : jk_comparison_text(&text, report, &(jk_compare_text_options){.colour = colour, .all = all});
	ck_assert_int_eq(result, JK_OK);
	return text;
}
