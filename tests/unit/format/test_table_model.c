#include <stdint.h>
#include "base/schema.h"
#include "compare/contrast.h"
#include "format/writing.h"
#include "mini.h"

extern const char jk_comparison_rng[];
extern const size_t jk_comparison_rng_length;

static void make_comparison(void)
{
	jk_mini();
	contrast_begin();
	contrast_add_unit("第3条", "第3条", "報告");
	CAPTION("報告");
	ARTICLE("第3条", "[-24-]{+48+}時間以内");
	PARAGRAPH("2", "同じ");
	contrast_unit->effect = JK_EFFECT_WEAKENED;
	contrast_add(&contrast_comparison->worst, contrast_unit);
	contrast_add_unit(NULL, "第4条", "監査");
	contrast_add_block(JK_BLOCK_ARTICLE, NULL, "第4条", "{+監査+}");
}

/* The model as XML, which must be what comparison.rng says. */
static const char *model_of(const jk_comparison_table_options *options)
{
	jk_writing w = {0};
	jk_schema *schema;
	jk_buffer text;
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_arena_new(&w.arena), JK_OK);
	ck_assert_int_eq(jk_table_model_build(&w, contrast_comparison, options), JK_OK);
	ck_assert_int_eq(jk_schema_load(&schema, jk_comparison_rng, jk_comparison_rng_length, "comparison.rng", d), JK_OK);
	jk_result result = jk_schema_validate(schema, w.model, d);
	jk_diagnostics_print(d, stderr);
	ck_assert_int_eq(result, JK_OK);
	jk_buffer_init(&text, 0);
	jk_xml_put_node(&text, jk_xml_root(w.model));
	const char *kept = jk_mini_format("%s", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	jk_schema_free(schema);
	jk_xml_free(w.model);
	jk_arena_free(w.arena);
	return kept;
}

#define HAS(text) ck_assert_ptr_nonnull(strstr(xml, text))

/* Rules 1 and 12. */
START_TEST(the_usual_table)
{
	make_comparison();
	const char *xml = model_of(&(jk_comparison_table_options){0});
	HAS("title=\"新旧対照表\"");
	HAS("lead=\"次の表のように改正する。\"");
	HAS("note=\"改正部分は、下線の部分である。\"");
	HAS("left=\"改正後\" right=\"改正前\"");
	HAS("remarks=\"no\" summary=\"yes\"");
	HAS("<row first=\"yes\"><left><line kind=\"caption\" framed=\"no\"><piece changed=\"no\" mark=\"none\">（</piece><piece changed=\"no\" mark=\"none\">報告</piece><piece changed=\"no\" mark=\"none\">）</piece></line>"
	    "<line kind=\"article\" framed=\"no\"><piece changed=\"no\" mark=\"none\">第3条</piece><piece changed=\"no\" mark=\"none\">　</piece><piece changed=\"yes\" mark=\"single\">48</piece>"
	    "<piece changed=\"no\" mark=\"none\">時間以内</piece></line></left><right>");
	HAS("<point effect=\"緩和\" state=\"変更\" place=\"契約書第3条\" title=\"報告\"");
}
END_TEST

START_TEST(the_old_side_can_stand_left)
{
	make_comparison();
	const char *xml = model_of(&(jk_comparison_table_options){.old_left = 1, .new_title = "改正案", .old_title = "現行"});
	HAS("left=\"現行\" right=\"改正案\"");
	HAS("<left><line kind=\"note\" framed=\"no\"><piece changed=\"no\" mark=\"none\">（新設）</piece></line></left><right>");
}
END_TEST

START_TEST(sentences_and_columns_are_chosen)
{
	make_comparison();
	const char *xml = model_of(&(jk_comparison_table_options){.title = "対照表", .lead = "", .note = "注", .remarks = 1, .without_summary = 1, .without_notes = 1,
								   .omitted = "（略）", .date = "2026-12-01", .author = "A市"});
	HAS("title=\"対照表\" author=\"A市\" date=\"2026-12-01\" lead=\"\" note=\"注\"");
	HAS("remarks=\"yes\" summary=\"no\"");
	HAS("（略）");
	HAS("<remark>緩和</remark>");
	ck_assert_ptr_null(strstr(xml, "（新設）"));
}
END_TEST

/* Rule 11. */
START_TEST(the_style_of_the_state)
{
	make_comparison();
	contrast_add_unit("第5条", "第5条", "水準");
	ARTICLE("第5条", "次の表");
	contrast_add_block(JK_BLOCK_TABLE, NULL, "", "");
	jk_side_row *row = CONTRAST_NEW(jk_side_row);
	contrast_add(&row->cells, "稼働率");
	const jk_block_pair *table = contrast_unit->blocks.items[1];
	contrast_add((jk_list *)(uintptr_t)&table->new_block->rows, row);
	const char *xml = model_of(&(jk_comparison_table_options){.national = 1, .new_title = "改正案", .old_title = "現行", .without_notes = 1});
	HAS("lead=\"次の表により、現行欄の傍線を付し、又は破線で囲んだ部分を、これに順次対応する改正案欄の");
	HAS("note=\"表中の略の記載及び対象規定の標記部分を除く部分に付した傍線は、注記である。\"");
	HAS("<piece changed=\"yes\" mark=\"double\">第4条</piece><piece changed=\"no\" mark=\"none\">　</piece><piece changed=\"yes\" mark=\"double\">監査</piece>");
	HAS("<row kind=\"plain\"><cell changed=\"yes\" mark=\"dashed\">稼働率</cell></row>");
	xml = model_of(&(jk_comparison_table_options){0});
	HAS("<row kind=\"framed\"><cell changed=\"no\" mark=\"none\">稼働率</cell></row>");
	ck_assert_ptr_null(strstr(xml, "double"));
}
END_TEST

START_TEST(a_review_has_its_own_words)
{
	make_comparison();
	contrast_comparison->review = 1;
	const char *xml = model_of(&(jk_comparison_table_options){0});
	HAS("left=\"修正案\" right=\"原案\"");
	HAS("lead=\"次の表のように修正する。\"");
}
END_TEST

Suite *suite_format_table_model(void)
{
	return jk_suite("format/table_model", (const TTest *const[]){the_usual_table, the_old_side_can_stand_left, sentences_and_columns_are_chosen, a_review_has_its_own_words, the_style_of_the_state, NULL});
}
