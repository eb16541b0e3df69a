#include <string.h>
#include "mini.h"

static const jk_undecided *item(const char *parameter)
{
	const jk_undecided *found = jk_mini_undecided(jk_mini_set(), parameter);
	ck_assert_ptr_nonnull(found);
	return found;
}

START_TEST(what_the_profile_leaves_open_is_listed_even_when_no_text_asks)
{
	jk_mini();
	jk_mini_profile("<provider><name undecided='yes' decided-by='法務課' due='2027-01-29'>見積りによる</name><address undecided='yes'/></provider>");
	const jk_undecided *name = item("provider/name");
	ck_assert_str_eq(name->label, "提供者の名称"); /* the label of provider-name */
	ck_assert_str_eq(name->path, "provider/name");
	ck_assert_str_eq(name->decider, "法務課");
	ck_assert_str_eq(name->due, "2027-01-29");
	ck_assert_str_eq(name->note, "見積りによる");
	ck_assert_ptr_null(name->place);
	ck_assert_uint_eq(name->documents.count, 0);
	const jk_undecided *address = item("provider/address");
	ck_assert_str_eq(address->label, "address"); /* no label anywhere */
	ck_assert_ptr_null(address->note);
	ck_assert_uint_eq(jk_clause_set_undecided(jk_mini_set()), 2);
}
END_TEST

START_TEST(a_field_has_the_label_of_the_parameter_that_reads_it)
{
	jk_mini();
	jk_mini_clause("a", "<condition test='false()' because='b' otherwise='o'/><param id='x' type='text' source='profile/provider/address'><label>住所</label></param>",
		       "<Paragraph><Sentence>{$x}</Sentence></Paragraph>");
	jk_mini_profile("<provider><address undecided='yes'/></provider>");
	ck_assert_str_eq(item("provider/address")->label, "住所");
}
END_TEST

START_TEST(what_was_asked_for_is_not_listed_twice)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text' source='profile/provider/address'><label>住所</label></param>", "<Paragraph><Sentence>{$x}</Sentence></Paragraph>");
	jk_mini_profile("<provider><address undecided='yes'>照会中</address></provider>");
	ck_assert_uint_eq(jk_clause_set_undecided(jk_mini_set()), 1);
	ck_assert_str_eq(item("x")->note, "照会中");
}
END_TEST

START_TEST(numbers_that_stand_in_papers_stay)
{
	static const jk_known_undecided known[] = {{"x", "U-007"}, {"gone", "U-009"}};
	const jk_assemble_options options = {.known = known, .known_count = 2};
	jk_mini();
	jk_mini_clause("b", "<param id='x' type='text'><label>x</label></param><param id='y' type='text'><label>y</label></param>", "<Paragraph><Sentence>{$y}{$x}</Sentence></Paragraph>");
	jk_mini_profile("<provider><address undecided='yes'/></provider>");
	const jk_clause_set *set = jk_mini_try(&options);
	ck_assert_ptr_nonnull(set);
	ck_assert_str_eq(jk_mini_undecided(set, "x")->id, "U-007");
	ck_assert_str_eq(jk_mini_undecided(set, "y")->id, "U-010");
	ck_assert_str_eq(jk_mini_undecided(set, "provider/address")->id, "U-011");
}
END_TEST

START_TEST(items_are_numbered_in_the_order_of_the_papers)
{
	jk_mini();
	jk_mini_clause("b", "<param id='x' type='text'><label>x</label></param><param id='y' type='text'><label>y</label></param>", "<Paragraph><Sentence>{$y}{$x}</Sentence></Paragraph>");
	jk_mini_profile("<provider><address undecided='yes'/></provider>");
	ck_assert_str_eq(item("y")->id, "U-001");
	ck_assert_str_eq(item("x")->id, "U-002");
	ck_assert_str_eq(item("provider/address")->id, "U-003");
}
END_TEST

START_TEST(an_item_knows_its_papers_and_its_first_place)
{
	jk_mini();
	jk_mini_document("sla", "title='SLA' scope='service' layout='section'", "<numbering><level name='Article' format='{n}'/></numbering><place id='p' title='p'><clause ref='a'/></place>");
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='practice'", "<title>a</title><param id='x' type='text'><label>x</label></param>"
			    "<text document='sla'><Article><ArticleCaption>a</ArticleCaption><Paragraph><Sentence>{$x}</Sentence></Paragraph></Article></text>"
			    "<text document='contract'><Article><ArticleCaption>a</ArticleCaption><Paragraph><Sentence>{$x}{$x}</Sentence></Paragraph></Article></text>");
	const jk_undecided *x = item("x");
	ck_assert_uint_eq(x->documents.count, 2);
	ck_assert_str_eq(x->documents.items[0], "contract");
	ck_assert_str_eq(x->place, "契約書 第1条");
	ck_assert_int_eq(jk_undecided_in(x, "sla"), 1);
	ck_assert_int_eq(jk_undecided_in(x, "specification"), 0);
}
END_TEST

START_TEST(final_papers_have_no_blanks)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>値</label><guideline decided-by='{role.head}'>g</guideline></param>", "<Paragraph><Sentence>{$x}</Sentence></Paragraph>");
	jk_mini_profile("<provider><address undecided='yes'/></provider>");
	ck_assert_ptr_null(jk_mini_try(&(jk_assemble_options){.final = 1}));
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_eq(jk_diagnostics_count(d), 2);
	ck_assert_int_eq(jk_diagnostics_at(d, 0)->code, JK_DIAG_FINAL_UNDECIDED);
	ck_assert_str_eq(jk_test_argument(d, 0, "id"), "U-001");
	ck_assert_str_eq(jk_test_argument(d, 0, "label"), "値");
	ck_assert_str_eq(jk_test_argument(d, 0, "decider"), "所属長");
	ck_assert_str_eq(jk_test_argument(d, 1, "decider"), "?");
	ck_assert_ptr_nonnull(strstr(jk_diagnostics_at(d, 1)->where.file, "profile.xml"));
}
END_TEST

START_TEST(final_papers_without_blanks_are_made)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>値</label><default>既定</default></param>", "<Paragraph><Sentence>{$x}</Sentence></Paragraph>");
	const jk_clause_set *set = jk_mini_try(&(jk_assemble_options){.final = 1});
	ck_assert_ptr_nonnull(set);
	ck_assert_int_eq(set->final, 1);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
}
END_TEST

START_TEST(defaults_are_listed_once)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>値</label><default>既定</default></param>", "<Paragraph><Sentence>{$x}</Sentence></Paragraph>");
	jk_mini_clause("b", "<requires clause='a'/>", "<Paragraph><Sentence>{$x}</Sentence></Paragraph>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_uint_eq(jk_clause_set_defaults(set), 1);
	ck_assert_str_eq(((const jk_value *)set->defaults.items[0])->place, "契約書 第1条");
}
END_TEST

Suite *suite_assemble_undecided(void)
{
	return jk_suite("assemble/undecided",
			(const TTest *const[]){what_the_profile_leaves_open_is_listed_even_when_no_text_asks,
					       a_field_has_the_label_of_the_parameter_that_reads_it, what_was_asked_for_is_not_listed_twice,
					       items_are_numbered_in_the_order_of_the_papers, numbers_that_stand_in_papers_stay, an_item_knows_its_papers_and_its_first_place,
					       final_papers_have_no_blanks, final_papers_without_blanks_are_made, defaults_are_listed_once, NULL});
}
