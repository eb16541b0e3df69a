#include "found.h"

static const jk_lint *world(void)
{
	jk_mini();
	put_rules("<name reason='題名'>利用等に関する法律</name>");
	jk_mini_clause("a", "<param id='within' type='duration' unit='hour'><label>期限</label><default>24</default></param>"
			    "<param id='rate' type='decimal' unit='percent'><label>率</label></param>"
			    "<param id='how' type='choice'><label>方法</label><choice value='x'>書面</choice></param>"
			    "<param id='free' type='text'><label>自由</label></param>", P("利用等に関する法律による。"));
	return lint();
}

static const char *masked_as(jk_lint *l, const char *source, jk_slots slots)
{
	jk_masked masked;
	jk_mask(&masked, l, source, slots);
	const char *text = jk_mini_format("%s", jk_buffer_text(&masked.text));
	jk_unmask(&masked);
	return text;
}

/* The lint is ours to change: the suite has made it. */
static jk_lint *open_world(void) { return (jk_lint *)(uintptr_t)world(); }

START_TEST(slots_become_words_of_their_kind)
{
	jk_lint *l = open_world();
	ck_assert_str_eq(masked_as(l, "{party.city}は{$within}以内に", JK_SLOTS_CLAUSE), "甲は24時間以内に");
	ck_assert_str_eq(masked_as(l, "{$rate}、{$how}、{$free}、{$none}", JK_SLOTS_CLAUSE), "9％、書面、某、某");
	ck_assert_str_eq(masked_as(l, "{@a}及び{@a#p}、{@#p}", JK_SLOTS_CLAUSE), "第9条及び第9条第9項、第9項");
	ck_assert_str_eq(masked_as(l, "{%contract}の{=profile/x}、{no.term}", JK_SLOTS_CLAUSE), "別紙9の某、某");
	ck_assert_str_eq(masked_as(l, "{開いたまま", JK_SLOTS_CLAUSE), "{開いたまま");
	ck_assert_str_eq(masked_as(l, "{party.city}", JK_SLOTS_NONE), "{party.city}");
}
END_TEST

START_TEST(tags_of_templates_show_what_they_show)
{
	jk_lint *l = open_world();
	ck_assert_str_eq(masked_as(l, "{{term('party.city')}}と{{ term(\"party.provider\") }}", JK_SLOTS_TEMPLATE), "甲と乙");
	ck_assert_str_eq(masked_as(l, "{{#if a}}{{title}}{{/if}}。", JK_SLOTS_TEMPLATE), "某。");
	ck_assert_str_eq(masked_as(l, "{{concat(term('party.city'), 'x')}}、{party.city}", JK_SLOTS_TEMPLATE), "某、{party.city}");
}
END_TEST

START_TEST(quotes_and_names_are_one_character)
{
	jk_lint *l = open_world();
	ck_assert_str_eq(masked_as(l, "（以下「および」という。）", JK_SLOTS_CLAUSE), "（以下「某」という。）");
	ck_assert_str_eq(masked_as(l, "「甲『乙』丙」と「丁」", JK_SLOTS_CLAUSE), "「某」と「某」");
	ck_assert_str_eq(masked_as(l, "「閉じない", JK_SLOTS_CLAUSE), "「閉じない");
	ck_assert_str_eq(masked_as(l, "番号の利用等に関する法律。", JK_SLOTS_CLAUSE), "番号の某。");
}
END_TEST

/* Words as written behind the first place where `found` stands in the masked text. */
static const char *words(jk_lint *l, const char *source, const char *found)
{
	jk_masked masked;
	jk_mask(&masked, l, source, JK_SLOTS_CLAUSE);
	const char *at = strstr(jk_buffer_text(&masked.text), found);
	ck_assert_ptr_nonnull(at);
	size_t start = (size_t)(at - jk_buffer_text(&masked.text));
	const char *text = jk_masked_words(l, &masked, start, start + strlen(found));
	jk_unmask(&masked);
	return text;
}

START_TEST(words_are_told_as_they_are_written)
{
	jk_lint *l = open_world();
	ck_assert_str_eq(words(l, "直ちに{$within}以内に", "24時間以内"), "{$within}以内");
	ck_assert_str_eq(words(l, "前は「引用」を", "は「某」を"), "は「引用」を");
	ck_assert_str_eq(words(l, "あいう", "い"), "い");
	/* What the slot alone gave is no fault of this text. */
	ck_assert_ptr_null(words(l, "{$within}以内", "24時間"));
}
END_TEST

Suite *suite_lint_mask(void)
{
	return jk_suite("lint/mask", (const TTest *const[]){slots_become_words_of_their_kind, tags_of_templates_show_what_they_show,
							    quotes_and_names_are_one_character, words_are_told_as_they_are_written, NULL});
}
