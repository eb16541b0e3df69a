#include <string.h>
#include "mini.h"

/* A clause "a" that shows the parameter "x" (and owns it as given). */
static void with_parameter(const char *param)
{
	jk_mini();
	jk_mini_clause("a", param, "<Paragraph><Sentence>値は{$x}とする。</Sentence></Paragraph>");
}

static const jk_value *value(const jk_clause_set *set, size_t index)
{
	const jk_list *values = &jk_mini_find(set, "a")->values;
	ck_assert_uint_lt(index, values->count);
	return values->items[index];
}

START_TEST(the_profile_comes_first)
{
	with_parameter("<param id='x' type='duration' unit='hour' max='72' source='profile/incident/first-report'><label>第一報</label>"
		       "<default>24</default></param>");
	jk_mini_profile("<incident><first-report unit='minute'> 30 </first-report></incident>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_str_eq(jk_mini_text(), "　（a）\n第1条　値は30分とする。\n");
	const jk_value *x = value(set, 0);
	ck_assert_int_eq(x->origin, JK_FROM_PROFILE);
	ck_assert_str_eq(x->raw, "30");
	ck_assert_str_eq(x->unit, "minute");
	ck_assert_str_eq(x->place, "契約書 第1条");
	ck_assert_uint_eq(jk_clause_set_defaults(set), 0);
}
END_TEST

START_TEST(the_first_default_whose_test_holds)
{
	with_parameter("<param id='x' type='duration' unit='hour'><label>x</label><default test='facts/@chapter = 4'>72</default>"
		       "<default test='facts/@chapter = 3'>1</default><default>24</default></param>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_str_eq(value(set, 0)->text, "1時間");
	ck_assert_int_eq(value(set, 0)->origin, JK_FROM_CATALOG);
	ck_assert_uint_eq(jk_clause_set_defaults(set), 1);
	ck_assert_uint_eq(jk_clause_set_undecided(set), 0);
}
END_TEST

START_TEST(the_default_without_test_comes_last)
{
	with_parameter("<param id='x' type='duration' unit='hour'><label>x</label><default test='facts/@chapter = 4'>72</default><default>24</default></param>");
	ck_assert_str_eq(value(jk_mini_set(), 0)->text, "24時間");
}
END_TEST

START_TEST(without_default_what_is_left_out_is_undecided)
{
	with_parameter("<param id='x' type='duration' unit='hour' source='profile/incident/first-report'><label>第一報</label>"
		       "<default test='false()'>24</default><guideline decided-by='{role.head}'>1又は24。{term.important}なら1。</guideline></param>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_str_eq(jk_mini_text(), "　（a）\n第1条　値は【未決：U-001 第一報】とする。\n");
	const jk_undecided *item = jk_mini_undecided(set, "x");
	ck_assert_str_eq(item->id, "U-001");
	ck_assert_str_eq(item->label, "第一報");
	ck_assert_str_eq(item->decider, "所属長");
	ck_assert_str_eq(item->options, "1又は24。重要情報なら1。");
	ck_assert_ptr_null(item->proposal);
	ck_assert_str_eq(item->place, "契約書 第1条");
	ck_assert_ptr_null(value(set, 0)->text);
	ck_assert_int_eq(value(set, 0)->origin, JK_FROM_NOBODY);
}
END_TEST

START_TEST(an_undecided_value_is_never_filled)
{
	with_parameter("<param id='x' type='duration' unit='hour' source='profile/incident/first-report'><label>第一報</label>"
		       "<default>24</default><guideline decided-by='{role.head}'>g</guideline></param>");
	jk_mini_profile("<incident><first-report undecided='yes' decided-by='情報課' due='2026-12-10'>調整中</first-report></incident>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_str_eq(jk_mini_text(), "　（a）\n第1条　値は【未決：U-001 第一報】とする。\n");
	const jk_undecided *item = jk_mini_undecided(set, "x");
	ck_assert_str_eq(item->proposal, "24時間");
	ck_assert_str_eq(item->decider, "情報課");
	ck_assert_str_eq(item->due, "2026-12-10");
	ck_assert_str_eq(item->note, "調整中");
	ck_assert_str_eq(item->path, "incident/first-report");
	ck_assert_uint_eq(set->undecided.count, 1);
}
END_TEST

START_TEST(the_provision_of_its_owner_goes_with_it)
{
	jk_mini();
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='standard'", "<title>a</title><covers provision='1-2' relation='subset-of'/>"
			    "<param id='x' type='text'><label>x</label></param><text document='contract'><Article><ArticleCaption>a</ArticleCaption>"
			    "<Paragraph><Sentence>{$x}</Sentence></Paragraph></Article></text>");
	ck_assert_str_eq(jk_mini_undecided(jk_mini_set(), "x")->provision, "1-2");
}
END_TEST

START_TEST(a_value_that_does_not_fit_is_told_at_its_line)
{
	with_parameter("<param id='x' type='duration' unit='hour' max='72' source='profile/incident/first-report'><label>第一報</label></param>");
	jk_mini_profile("<incident>\n<first-report unit='day'>4</first-report></incident>");
	jk_mini_set_fails(JK_DIAG_VALUE);
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_eq(jk_diagnostics_at(d, 0)->where.line, 3);
	ck_assert_str_eq(jk_test_argument(d, 0, "value"), "4");
	ck_assert_str_eq(jk_test_argument(d, 0, "label"), "第一報");
	ck_assert_str_eq(jk_test_argument(d, 0, "parameter"), "x");
}
END_TEST

START_TEST(all_values_that_do_not_fit_are_told)
{
	with_parameter("<param id='x' type='duration' unit='hour' max='2' source='profile/incident/first-report'><label>x</label></param>"
		       "<param id='y' type='duration' unit='hour' max='2' source='profile/incident/final-report'><label>y</label></param>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>{$y}</Sentence></Paragraph>");
	jk_mini_profile("<incident><first-report unit='day'>4</first-report><final-report unit='day'>5</final-report></incident>");
	ck_assert_ptr_null(jk_mini_try(NULL));
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 2);
}
END_TEST

START_TEST(a_default_that_asks_for_itself_is_told)
{
	with_parameter("\n<param id='x' type='text'><label>x</label><default test=\"value('y') = '1'\">a</default></param>"
		       "<param id='y' type='text'><label>y</label><default test=\"value('x') = '1'\">b</default></param>");
	ck_assert_ptr_null(jk_mini_try(NULL));
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_diagnostics_at(d, 0)->code, JK_DIAG_CIRCULAR);
	ck_assert_str_eq(jk_test_argument(d, 0, "parameter"), "x");
}
END_TEST

START_TEST(a_default_may_ask_for_another_value)
{
	with_parameter("<param id='x' type='text'><label>x</label><default test=\"value('y') = '2'\">two</default><default>other</default></param>"
		       "<param id='y' type='integer'><label>y</label><default>2</default></param>");
	ck_assert_str_eq(value(jk_mini_set(), 0)->text, "two");
}
END_TEST

START_TEST(conditions_read_values_and_know_undecided_ones)
{
	with_parameter("<param id='x' type='integer'><label>x</label><default>2</default></param><param id='y' type='integer'><label>y</label></param>");
	jk_mini_clause("b", "<condition test=\"value('x') &gt; 1\" because='b' otherwise='o'/>", "<Paragraph><Sentence>b。</Sentence></Paragraph>");
	jk_mini_clause("c", "<condition test=\"value('y') = 'undecided'\" because='b' otherwise='o'/>", "<Paragraph><Sentence>c。</Sentence></Paragraph>");
	jk_mini_clause("d", "<condition test=\"value('y') = 3\" because='b' otherwise='o'/>", "<Paragraph><Sentence>d。</Sentence></Paragraph>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_int_eq(jk_mini_find(set, "b")->in, 1);
	ck_assert_int_eq(jk_mini_find(set, "c")->in, 1);
	ck_assert_int_eq(jk_mini_find(set, "d")->in, 0);
}
END_TEST

START_TEST(an_unknown_parameter_in_a_condition_is_a_fault)
{
	jk_mini();
	jk_mini_clause("a", "<condition test=\"value('nothing') = 1\" because='b' otherwise='o'/>", "<Paragraph><Sentence>a。</Sentence></Paragraph>");
	ck_assert_ptr_null(jk_mini_try(NULL));
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->code, JK_DIAG_XPATH_RUN);
}
END_TEST

START_TEST(a_value_may_come_from_an_attribute)
{
	with_parameter("<param id='x' type='text' source=\"profile/places/place[@use = 'storage']/@country\"><label>x</label></param>");
	jk_mini_profile("<places><place use='backup' country='US'/><place use='storage' country='JP'/></places>");
	/* Papers show a country's name. */
	ck_assert_str_eq(value(jk_mini_set(), 0)->text, "日本国");
}
END_TEST

START_TEST(every_type_reads_as_in_papers)
{
	with_parameter("<param id='x' type='text'><label>x</label><default>文</default></param>"
		       "<param id='y' type='date'><label>y</label><default>2026-11-23</default></param>"
		       "<param id='z' type='choice'><label>z</label><default>b</default><choice value='a'>甲の負担</choice><choice value='b'>乙の負担</choice></param>"
		       "<param id='w' type='decimal' unit='percent'><label>w</label><default>99.50</default></param>"
		       "<param id='v' type='integer' unit='yen'><label>v</label><default>1200000</default></param>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>{$y}、{$z}、{$w}、{$v}</Sentence></Paragraph>");
	(void)jk_mini_set();
	ck_assert_ptr_nonnull(strstr(jk_mini_text(), "令和8年11月23日、乙の負担、99.5％、1,200,000円"));
}
END_TEST

START_TEST(a_value_used_twice_is_one_value)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>x</label></param>", "<Paragraph><Sentence>{$x}及び{$x}</Sentence></Paragraph>");
	jk_mini_clause("b", "<requires clause='a'/>", "<Paragraph><Sentence>{$x}</Sentence></Paragraph>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_uint_eq(jk_mini_find(set, "a")->values.count, 1);
	ck_assert_ptr_eq(jk_mini_find(set, "a")->values.items[0], jk_mini_find(set, "b")->values.items[0]);
	ck_assert_uint_eq(set->undecided.count, 1);
}
END_TEST

/* value() evaluates a parameter in the middle of an expression: the rest of it must still see its own context node. */
START_TEST(asking_for_a_value_does_not_lose_the_place)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text' source='profile/places/place/region'><label>x</label></param>",
		       "<Paragraph><Sentence>次のとおり。</Sentence>"
		       "<Item for='profile/places/place' if=\"value('x') = '東京' and @use = 'storage'\"><Sentence>{=@use}{=region}</Sentence></Item></Paragraph>");
	jk_mini_profile("<places><place use='backup' country='JP'><region>東京</region></place>"
			"<place use='storage' country='JP'><region>大阪</region></place></places>");
	(void)jk_mini_set();
	ck_assert_str_eq(jk_mini_text(), "　（a）\n第1条　次のとおり。\n　(1)　storage大阪\n");
}
END_TEST

START_TEST(asking_for_a_value_in_the_first_turn_does_not_lose_the_place)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text' source='profile/places/place/region'><label>x</label></param>",
		       "<Paragraph><Sentence>次のとおり。</Sentence>"
		       "<Item for='profile/places/place' if=\"value('x') = '東京' and @use = 'backup'\"><Sentence>{=region}</Sentence></Item></Paragraph>");
	jk_mini_profile("<places><place use='backup' country='JP'><region>東京</region></place></places>");
	(void)jk_mini_set();
	ck_assert_str_eq(jk_mini_text(), "　（a）\n第1条　次のとおり。\n　(1)　東京\n");
}
END_TEST

/* Two applications of one service: the default hangs on the group, the decision that is missing does not. */
START_TEST(each_group_has_its_own_defaults)
{
	static const char one[] = "<function id='%s'><name>%s</name><information source='staff'><name>i</name><confidentiality>%s</confidentiality>"
				  "<personal-data>none</personal-data></information><measures><location>%s</location></measures></function>";
	with_parameter("<param id='x' type='integer'><label>x</label><default test='group/@id = \"g1\"'>1</default><default>2</default></param>"
		       "<param id='y' type='integer'><label>y</label></param>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>{$y}</Sentence></Paragraph>");
	jk_mini_document("contract", "title='契約書' scope='group' layout='article'",
			 "<numbering><level name='Article' format='第{n}条'/></numbering>"
			 "<place id='all' title='総則'><clause ref='a'/><clause ref='b'/></place>");
	jk_mini_profile(jk_mini_format("<functions>%s%s</functions>", jk_mini_format(one, "f", "f", "class-1", "domestic"), jk_mini_format(one, "h", "h", "class-1", "foreign")));
	const jk_clause_set *set = jk_mini_set();
	ck_assert_uint_eq(set->groups.count, 2);
	for (size_t i = 0; i < 2; i++) {
		const jk_set_group *group = set->groups.items[i];
		const jk_set_document *document = group->documents.items[0];
		const jk_set_clause *a = document->clauses.items[0], *b = document->clauses.items[1];
		ck_assert_str_eq(((const jk_value *)a->values.items[0])->raw, i ? "2" : "1");
		ck_assert_str_eq(((const jk_value *)b->values.items[0])->undecided->id, "U-001");
	}
	ck_assert_uint_eq(jk_clause_set_defaults(set), 2);
	ck_assert_uint_eq(jk_clause_set_undecided(set), 1);
}
END_TEST

Suite *suite_assemble_value(void)
{
	return jk_suite("assemble/value",
			(const TTest *const[]){the_profile_comes_first, each_group_has_its_own_defaults, the_first_default_whose_test_holds, the_default_without_test_comes_last,
					       without_default_what_is_left_out_is_undecided, an_undecided_value_is_never_filled,
					       the_provision_of_its_owner_goes_with_it, a_value_that_does_not_fit_is_told_at_its_line,
					       all_values_that_do_not_fit_are_told, a_default_that_asks_for_itself_is_told, a_default_may_ask_for_another_value,
					       conditions_read_values_and_know_undecided_ones, an_unknown_parameter_in_a_condition_is_a_fault,
					       a_value_may_come_from_an_attribute, every_type_reads_as_in_papers, a_value_used_twice_is_one_value,
					       asking_for_a_value_does_not_lose_the_place, asking_for_a_value_in_the_first_turn_does_not_lose_the_place, NULL});
}
