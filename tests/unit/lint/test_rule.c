#include "found.h"

#define RULE(id, scope, pattern, bad, good) \
	"<rule id='" id "' severity='error' scope='" scope "'><note>規則</note><suggestion>直す</suggestion><pattern>" pattern "</pattern><bad>" bad \
	"</bad><good>" good "</good></rule>\n"
#define AND RULE("T01", "sentence", "および", "甲および乙", "甲及び乙")

START_TEST(a_text_is_told_with_its_place)
{
	jk_mini();
	put_rules(AND);
	jk_mini_clause("a", "", P("一。") "<Paragraph><Sentence>次に掲げる事項</Sentence><Item><Sentence>紙および板</Sentence></Item></Paragraph>");
	const jk_lint *l = lint();
	const jk_finding *f = the(l, JK_DIAG_LINT_ERROR);
	ck_assert_str_eq(f->rule, "T01");
	ck_assert_str_eq(f->words, "および");
	ck_assert_str_eq(f->quote, "紙および板");
	ck_assert_str_eq(f->spot.place, "a (contract) 第2項第1号");
	ck_assert_str_eq(f->spot.clause, "a");
	ck_assert_str_eq(f->spot.paper, "contract");
	ck_assert_uint_eq(f->spot.line, 4);
	ck_assert_uint_eq(jk_lint_count(l, JK_ERROR), 1);
}
END_TEST

START_TEST(every_kind_of_text_is_read)
{
	jk_mini();
	put_rules(AND);
	jk_mini_clause("a", "<condition test='true()' because='甲および乙' otherwise='否'/>"
			    "<param id='p' type='text'><label>丙および丁</label><guideline>戊および己</guideline></param>", P("一。"));
	jk_mini_put("catalog/labels.xml", "<labels><list name='yes-no'><label key='yes'>庚および辛</label><label key='no'>否</label></list>"
					  "<list name='personal-data'><label key='none'>なし</label></list></labels>");
	jk_mini_put("catalog/checks.xml", "<checks><check id='W-a' provision='1-1' test='false()'><message>壬および癸</message><hint>子および丑</hint>"
					  "</check></checks>");
	ck_assert_uint_eq(count(lint(), JK_DIAG_LINT_ERROR), 6);
}
END_TEST

START_TEST(a_scope_restricts_a_rule)
{
	jk_mini();
	put_rules(RULE("T01", "article", "紙", "紙", "板") RULE("T02", "item", "。$", "板。", "板"));
	jk_mini_clause("a", "<param id='p' type='text'><label>紙</label></param>",
		       "<Paragraph><Sentence>次に掲げる紙による。</Sentence><Item><Sentence>木。</Sentence><Sentence>石</Sentence></Item>"
		       "<Item><Sentence>木</Sentence><Sentence>鉄。</Sentence></Item></Paragraph>");
	const jk_lint *l = lint();
	ck_assert_uint_eq(count(l, JK_DIAG_LINT_ERROR), 2);
	ck_assert_str_eq(((const jk_finding *)l->findings.items[0])->quote, "次に掲げる紙による。");
	ck_assert_str_eq(((const jk_finding *)l->findings.items[1])->quote, "鉄。");
}
END_TEST

START_TEST(examples_are_tried)
{
	jk_mini();
	put_rules(RULE("T01", "sentence", "丙", "甲", "丙"));
	jk_mini_clause("a", "", P("一。"));
	const jk_lint *l = lint();
	ck_assert_str_eq(the(l, JK_DIAG_LINT_BAD_EXAMPLE)->words, "甲");
	ck_assert_str_eq(the(l, JK_DIAG_LINT_GOOD_EXAMPLE)->words, "丙");
}
END_TEST

START_TEST(an_exemption_holds_for_its_words_only)
{
	jk_mini();
	put_rules(AND "<except rule='T01' clause='a' text='紙および板'>由来の語</except>\n");
	jk_mini_clause("a", "", P("紙および板") P("木および石"));
	const jk_lint *l = lint();
	ck_assert_str_eq(the(l, JK_DIAG_LINT_ERROR)->quote, "木および石");
	ck_assert_uint_eq(count(l, JK_DIAG_LINT_EXEMPTION_UNUSED), 0);
}
END_TEST

START_TEST(an_exemption_holds_for_its_file)
{
	jk_mini();
	put_rules(AND "<except rule='T01' file='topic/a.xml'>由来の語</except>\n<except rule='T01' file='pic/b.xml'>名が違う</except>\n");
	jk_mini_clause("a", "", P("紙および板"));
	jk_mini_clause("b", "", P("木および石"));
	const jk_lint *l = lint();
	ck_assert_str_eq(the(l, JK_DIAG_LINT_ERROR)->quote, "木および石");
	ck_assert_uint_eq(the(l, JK_DIAG_LINT_EXEMPTION_UNUSED)->spot.line, 4);
}
END_TEST

START_TEST(checks_have_exemptions_too)
{
	jk_mini();
	put_rules("<except rule='L012' clause='a'>後の条に掲げる</except>\n<except rule='L999'>ない</except>\n");
	jk_mini_clause("a", "", P("次に掲げる事項による。"));
	const jk_lint *l = lint();
	ck_assert_uint_eq(count(l, JK_DIAG_LINT_NO_ITEMS), 0);
	ck_assert_str_eq(argument(the(l, JK_DIAG_LINT_EXEMPTION_RULE), "rule"), "L999");
}
END_TEST

START_TEST(punctuation_turns_round_with_the_vocabulary)
{
	jk_mini();
	put_rules("<rule id='T01' severity='error' scope='sentence'><note>読点</note><suggestion>直す</suggestion><pattern>，</pattern>"
		  "<pattern punct='，。'>、</pattern><bad>甲，乙</bad><good>甲、乙</good></rule>");
	jk_mini_clause("a", "", P("紙、板"));
	jk_lint *l = (jk_lint *)(uintptr_t)lint();
	ck_assert_uint_eq(l->findings.count, 0);
	const jk_spot spot = {.file = "paper"};
	jk_lint_punctuation(l, &spot, "紙，板", "，。");
	ck_assert_uint_eq(l->findings.count, 0);
	jk_lint_punctuation(l, &spot, "紙、板", "，。");
	ck_assert_str_eq(the(l, JK_DIAG_LINT_ERROR)->words, "、");
}
END_TEST

START_TEST(the_same_is_told_once)
{
	jk_mini();
	put_rules(AND);
	jk_mini_clause("a", "", P("紙および板、木および石"));
	ck_assert_uint_eq(count(lint(), JK_DIAG_LINT_ERROR), 1);
}
END_TEST

Suite *suite_lint_rule(void)
{
	return jk_suite("lint/rule", (const TTest *const[]){a_text_is_told_with_its_place, every_kind_of_text_is_read, a_scope_restricts_a_rule,
							    examples_are_tried, an_exemption_holds_for_its_words_only, an_exemption_holds_for_its_file,
							    checks_have_exemptions_too, punctuation_turns_round_with_the_vocabulary, the_same_is_told_once,
							    NULL});
}
