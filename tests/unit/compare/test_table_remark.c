#include "contrast.h"

static void add_changed(const char *label)
{
	contrast_add_unit(label, label, "報告");
	CAPTION("報告");
	contrast_add_block(JK_BLOCK_ARTICLE, label, label, "[-24-]{+48+}時間以内");
	PARAGRAPH("2", "報告[-しなければならない-]{+するよう努める+}。");
	contrast_add(&contrast_comparison->worst, contrast_unit);
}

static jk_side_value *value_of(const char *text)
{
	jk_side_value *value = CONTRAST_NEW(jk_side_value);
	*value = (jk_side_value){.name = "first", .label = "第一報の期限", .text = text};
	return value;
}

static void add_value(const char *old_text, const char *new_text, jk_effect effect)
{
	jk_value_change *change = CONTRAST_NEW(jk_value_change);
	*change = (jk_value_change){old_text ? value_of(old_text) : NULL, new_text ? value_of(new_text) : NULL, effect};
	contrast_add(&contrast_unit->values, change);
}

static void add_finding(const char *old_words, const char *new_words, size_t block)
{
	jk_finding *finding = CONTRAST_NEW(jk_finding);
	*finding = (jk_finding){JK_FINDING_DUTY, JK_EFFECT_WEAKENED, old_words, new_words, contrast_unit->blocks.items[block]};
	contrast_add(&contrast_unit->findings, finding);
}

START_TEST(remarks_stand_beside_what_they_are_about)
{
	contrast_begin();
	add_changed("第3条");
	contrast_unit->effect = JK_EFFECT_WEAKENED;
	add_value("24時間", "48時間", JK_EFFECT_WEAKENED);
	add_finding("しなければならない", "するよう努める", 2);
	ck_assert_str_eq(contrast_rows(1), "= （報告） / 第3条　_48_時間以内 | （報告） / 第3条　_24_時間以内 | 第一報の期限：24時間→48時間（緩和）\n"
					   "- 2　報告_するよう努める_。 | 2　報告_しなければならない_。 | 義務：「しなければならない」→「するよう努める」（緩和）\n");
}
END_TEST

START_TEST(a_value_stands_beside_the_paragraph_that_shows_it)
{
	contrast_begin();
	add_changed("第3条");
	add_value("24時間", NULL, JK_EFFECT_UNCLEAR);
	jk_side_span *span = CONTRAST_NEW(jk_side_span);
	*span = (jk_side_span){.kind = JK_SPAN_VALUE, .text = "24時間", .name = "first"};
	jk_side_block *block = contrast_side_block(JK_BLOCK_PARAGRAPH, "2", "報告するよう努める。");
	contrast_add(&block->spans, span);
	((jk_block_pair *)contrast_unit->blocks.items[2])->new_block = block;
	ck_assert_ptr_nonnull(strstr(contrast_rows(1), "。 | 第一報の期限：24時間→なし（要確認）\n"));
}
END_TEST

START_TEST(why_and_what_lost_its_cover)
{
	contrast_begin();
	add_changed("第3条");
	contrast_unit->effect = JK_EFFECT_WEAKENED;
	contrast_add(&contrast_unit->lost, "3.1-8-5");
	jk_side_revision *revision = CONTRAST_NEW(jk_side_revision);
	*revision = (jk_side_revision){"2.0.0", "2026-11-23", "実態に合わせた。"};
	contrast_add(&contrast_unit->because, revision);
	ck_assert_ptr_nonnull(strstr(contrast_rows(1), "_24_時間以内 | 緩和; 基準3.1-8-5に対応する条項がなくなる。; 理由：実態に合わせた。（第2.0.0版）\n"));
}
END_TEST

static const jk_contrast_point *point(const jk_contrast *contrast, size_t index)
{
	ck_assert_uint_lt(index, contrast->points.count);
	return contrast->points.items[index];
}

START_TEST(the_summary_names_what_got_weaker)
{
	contrast_begin();
	add_changed("第3条");
	contrast_unit->effect = JK_EFFECT_WEAKENED;
	add_value("24時間", "48時間", JK_EFFECT_WEAKENED);
	add_changed("第4条");
	contrast_unit->effect = JK_EFFECT_UNCLEAR; /* only words: told in a line with others */
	add_changed("第5条");
	const jk_contrast *contrast = contrast_make();
	ck_assert_uint_eq(contrast->points.count, 1);
	ck_assert_str_eq(point(contrast, 0)->effect, "緩和");
	ck_assert_str_eq(point(contrast, 0)->state, "変更");
	ck_assert_str_eq(point(contrast, 0)->place, "契約書第3条");
	ck_assert_str_eq(point(contrast, 0)->remarks.items[0], "第一報の期限：24時間→48時間（緩和）");
	ck_assert_uint_eq(contrast->rests.count, 1);
	ck_assert_str_eq(((const jk_contrast_rest *)contrast->rests.items[0])->places, "第4条、第5条");
}
END_TEST

START_TEST(a_paper_of_one_side_is_told_as_a_whole)
{
	contrast_begin();
	contrast_paper->old_paper = NULL;
	contrast_add_unit(NULL, "第1条", "題");
	contrast_add_block(JK_BLOCK_ARTICLE, NULL, "第1条", "{+一+}");
	contrast_unit->effect = JK_EFFECT_STRENGTHENED;
	contrast_add(&contrast_comparison->worst, contrast_unit);
	const jk_contrast *contrast = contrast_make();
	ck_assert_uint_eq(contrast->papers.count + contrast->points.count + contrast->rests.count, 0);
	ck_assert_uint_eq(contrast->wholes.count, 1);
	ck_assert_uint_eq(((const jk_contrast_whole *)contrast->wholes.items[0])->units, 1);
}
END_TEST

START_TEST(provisions_without_cover)
{
	contrast_begin();
	add_changed("第3条");
	jk_uncovered *uncovered = CONTRAST_NEW(jk_uncovered);
	*uncovered = (jk_uncovered){CONTRAST_NEW(jk_side_provision), contrast_unit->old_unit, contrast_paper->old_paper, "要しない。"};
	contrast_add(&contrast_comparison->uncovered, uncovered);
	const jk_contrast *contrast = contrast_make();
	ck_assert_uint_eq(contrast->gaps.count, 1);
	ck_assert_str_eq(((const jk_contrast_gap *)contrast->gaps.items[0])->place, "契約書第3条");
}
END_TEST

START_TEST(long_texts_are_shortened)
{
	contrast_begin();
	add_changed("第3条");
	add_value("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "短い", JK_EFFECT_UNCLEAR);
	ck_assert_ptr_nonnull(strstr(contrast_rows(1), "第一報の期限：一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…→短い（要確認）"));
}
END_TEST

Suite *suite_compare_table_remark(void)
{
	return jk_suite("compare/table_remark", (const TTest *const[]){remarks_stand_beside_what_they_are_about, a_value_stands_beside_the_paragraph_that_shows_it,
		why_and_what_lost_its_cover, the_summary_names_what_got_weaker, a_paper_of_one_side_is_told_as_a_whole, provisions_without_cover, long_texts_are_shortened, NULL});
}
