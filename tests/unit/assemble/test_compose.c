#include <string.h>
#include "mini.h"

/* The text of the contract with clause "a" of these paragraphs. */
static const char *text_of(const char *paragraphs)
{
	jk_mini_clause("a", "", paragraphs);
	(void)jk_mini_set();
	return jk_mini_text();
}

START_TEST(articles_are_numbered_in_the_order_of_places)
{
	jk_mini();
	jk_mini_clause("b", "", "<Paragraph><Sentence>乙。</Sentence></Paragraph>");
	jk_mini_clause("a", "", "<Paragraph><Sentence>甲。</Sentence></Paragraph>");
	jk_mini_clause("c", "<condition test='false()' because='b' otherwise='o'/>", "<Paragraph><Sentence>丙。</Sentence></Paragraph>");
	jk_mini_clause("d", "", "<Paragraph><Sentence>丁。</Sentence></Paragraph>");
	(void)jk_mini_set();
	ck_assert_str_eq(jk_mini_text(), "　（b）\n第1条　乙。\n\n　（a）\n第2条　甲。\n\n　（d）\n第3条　丁。\n");
}
END_TEST

START_TEST(paragraphs_are_numbered_from_2)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence></Paragraph><Paragraph><Sentence>二。</Sentence></Paragraph><Paragraph><Sentence>三。</Sentence></Paragraph>"),
			 "　（a）\n第1条　一。\n2　二。\n3　三。\n");
}
END_TEST

START_TEST(items_begin_anew_after_each_paragraph)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence><Item><Sentence>い</Sentence></Item><Item><Sentence>ろ</Sentence></Item></Paragraph>"
				 "<Paragraph><Sentence>二。</Sentence><Item><Sentence>は</Sentence></Item></Paragraph>"),
			 "　（a）\n第1条　一。\n　(1)　い\n　(2)　ろ\n2　二。\n　(1)　は\n");
}
END_TEST

START_TEST(subitems_begin_anew_after_each_item)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence>"
				 "<Item><Sentence>い</Sentence><Subitem1><Sentence>x</Sentence><Subitem2><Sentence>p</Sentence></Subitem2><Subitem2><Sentence>q</Sentence></Subitem2></Subitem1>"
				 "<Subitem1><Sentence>y</Sentence><Subitem2><Sentence>r</Sentence></Subitem2></Subitem1></Item>"
				 "<Item><Sentence>ろ</Sentence><Subitem1><Sentence>z</Sentence></Subitem1></Item></Paragraph>"),
			 "　（a）\n第1条　一。\n　(1)　い\n　　ア　x\n　　　(ア)　p\n　　　(イ)　q\n　　イ　y\n　　　(ア)　r\n　(2)　ろ\n　　ア　z\n");
}
END_TEST

START_TEST(what_is_left_out_leaves_no_gap)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph if='false()'><Sentence>零。</Sentence></Paragraph>"
				 "<Paragraph><Sentence>一。</Sentence><Sentence if='false()'>ただし。</Sentence><Sentence Function='proviso' if='true()'>なお。</Sentence>"
				 "<Item if='facts/@chapter = 4'><Sentence>い</Sentence></Item><Item if='facts/@chapter = 3'><Sentence>ろ</Sentence>"
				 "<Subitem1 if='false()'><Sentence>x</Sentence></Subitem1><Subitem1><Sentence>y</Sentence></Subitem1></Item></Paragraph>"
				 "<Paragraph if='false()'><Sentence>二。</Sentence></Paragraph><Paragraph><Sentence>三。</Sentence></Paragraph>"),
			 "　（a）\n第1条　一。なお。\n　(1)　ろ\n　　ア　y\n2　三。\n");
}
END_TEST

START_TEST(a_clause_of_which_nothing_is_left_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph if='false()'><Sentence>一。</Sentence></Paragraph>");
	jk_mini_set_fails(JK_DIAG_EMPTY_CLAUSE);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "clause"), "a");
}
END_TEST

#define PLACES "<places><place use='storage' country='JP'><region>東京</region></place><place use='backup' country='US'><region>西部</region></place></places>"

START_TEST(a_loop_repeats_for_each_node)
{
	jk_mini();
	jk_mini_profile(PLACES);
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence><Item for='profile/places/place'><Sentence>{=label('place-use', @use)}は{=region}（{=@country}）</Sentence></Item>"
				 "<Item><Sentence>以上</Sentence></Item></Paragraph>"),
			 "　（a）\n第1条　一。\n　(1)　保存は東京（JP）\n　(2)　バックアップは西部（US）\n　(3)　以上\n");
}
END_TEST

START_TEST(a_condition_in_a_loop_is_about_its_node)
{
	jk_mini();
	jk_mini_profile(PLACES);
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence><Item for='profile/places/place' if=\"@country != 'JP'\"><Sentence>{=region}</Sentence>"
				 "<Sentence if=\"@use = 'backup'\">（予備）</Sentence></Item></Paragraph>"),
			 "　（a）\n第1条　一。\n　(1)　西部（予備）\n");
}
END_TEST

START_TEST(loops_nest)
{
	jk_mini();
	jk_mini_profile("<functions><function id='a'><name>予約</name><information source='log'><name>履歴</name><confidentiality>class-1</confidentiality><personal-data>none</personal-data></information>"
			"<information source='staff'><name>申込み</name><confidentiality>class-1</confidentiality><personal-data>none</personal-data></information></function>"
			"<function id='b'><name>支払</name><information source='log'><name>明細</name><confidentiality>class-1</confidentiality><personal-data>none</personal-data></information></function></functions>");
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence><Item for='profile/functions/function'><Sentence>{=name}</Sentence>"
				 "<Subitem1 for='information'><Sentence>{=../name}の{=name}</Sentence></Subitem1></Item></Paragraph><Paragraph><Sentence>{=profile/service/name}</Sentence></Paragraph>"),
			 "　（a）\n第1条　一。\n　(1)　予約\n　　ア　予約の履歴\n　　イ　予約の申込み\n　(2)　支払\n　　ア　支払の明細\n2　予約サービス\n");
}
END_TEST

START_TEST(a_loop_over_nothing_leaves_nothing)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence><Item for='profile/places/place'><Sentence>{=region}</Sentence></Item></Paragraph>"),
			 "　（a）\n第1条　一。\n");
}
END_TEST

START_TEST(a_loop_over_no_nodes_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一。</Sentence>\n<Item for='1 + 1'><Sentence>x</Sentence></Item></Paragraph>");
	jk_mini_set_fails(JK_DIAG_XPATH_RUN);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 4);
}
END_TEST

/* 320 × 320 turns are more than a clause can need: told, not cut off. */
START_TEST(loops_that_turn_too_often_are_told)
{
	jk_buffer places;
	jk_mini();
	jk_buffer_init(&places, 0);
	for (int i = 0; i < 320; i++)
		jk_buffer_format(&places, "<certificate scheme='other' subject='provider'/>");
	jk_mini_profile(jk_mini_format("<certificates>%s</certificates>", jk_buffer_text(&places)));
	jk_buffer_dispose(&places);
	jk_mini_clause("a", "", "<Paragraph><Sentence>一。</Sentence><Item for='profile/certificates/certificate'><Sentence>x</Sentence>\n"
		       "<Subitem1 for='../certificate'><Sentence>y</Sentence></Subitem1></Item></Paragraph>");
	jk_mini_set_fails(JK_DIAG_XPATH_RUN);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 4);
}
END_TEST

START_TEST(tables_have_rows_by_condition_and_loop)
{
	jk_mini();
	jk_mini_profile(PLACES);
	ck_assert_str_eq(text_of("<Paragraph><Sentence>次の表。</Sentence><TableStruct><TableStructTitle>{party.provider}の場所</TableStructTitle><Table widths='1 2'>"
				 "<TableHeaderRow><TableColumn><Sentence>用途</Sentence></TableColumn><TableColumn><Sentence>地域</Sentence></TableColumn></TableHeaderRow>"
				 "<TableRow for='profile/places/place'><TableColumn><Sentence>{=@use}</Sentence></TableColumn><TableColumn><Sentence>{=region}</Sentence>"
				 "<Sentence if=\"@country != 'JP'\">※</Sentence></TableColumn></TableRow>"
				 "<TableRow if='false()'><TableColumn><Sentence>x</Sentence></TableColumn><TableColumn><Sentence>y</Sentence></TableColumn></TableRow>"
				 "</Table></TableStruct></Paragraph>"),
			 "　（a）\n第1条　次の表。\n　乙の場所\n　用途 ｜ 地域\n　storage ｜ 東京\n　backup ｜ 西部※\n");
	const jk_set_clause *a = jk_mini_find(jk_mini_set(), "a");
	const jk_block *table = a->blocks.items[a->blocks.count - 1];
	ck_assert_str_eq(table->widths, "1 2");
	ck_assert_int_eq(((const jk_row *)table->rows.items[0])->header, 1);
	ck_assert_int_eq(((const jk_row *)table->rows.items[1])->header, 0);
}
END_TEST

#define CELL(attributes, words) "<TableColumn " attributes "><Sentence>" words "</Sentence></TableColumn>"

START_TEST(every_piece_of_a_table_may_have_a_condition)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence><TableStruct><TableStructTitle if='false()'>題</TableStructTitle><Table><TableHeaderRow if='false()'>" CELL("", "頭") CELL("", "頭") CELL("", "頭")
				 "</TableHeaderRow><TableRow>" CELL("", "甲") CELL("if='false()'", "乙") CELL("if='true()'", "丙") "</TableRow></Table></TableStruct></Paragraph>"
				 "<Paragraph><Sentence>二。</Sentence><TableStruct if='false()'><Table><TableRow>" CELL("", "x") "</TableRow></Table></TableStruct></Paragraph>"
				 "<Paragraph><Sentence>三。</Sentence><TableStruct><TableStructTitle>題</TableStructTitle><Table if='false()'><TableRow>" CELL("", "x") "</TableRow></Table></TableStruct></Paragraph>"),
			 "　（a）\n第1条　一。\n　甲 ｜ 丙\n2　二。\n3　三。\n　題\n");
}
END_TEST

START_TEST(words_of_the_body_stand_in_the_text)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>{party.provider}は{party.city}に</Sentence></Paragraph>"), "　（a）\n第1条　乙は甲に\n");
}
END_TEST

START_TEST(a_word_the_body_lacks_is_undecided)
{
	jk_mini();
	jk_mini_put("catalog/vocabularies/city.xml", "<vocabulary id='city' title='市' version='1.0.0'><term key='court'>地裁</term><term key='mayor'>市長</term>"
		    "<levels of='confidentiality'><level id='x' rank='1'>x</level></levels>"
		    "<chapters><chapter number='3' important='yes' applicant='court' approver='court' split='required'/></chapters></vocabulary>");
	ck_assert_str_eq(text_of("<Paragraph><Sentence>{court}、{mayor}、{court}</Sentence></Paragraph>"),
			 "　（a）\n第1条　【未決：U-001 裁判所】、【未決：U-002 mayor】、【未決：U-001 裁判所】\n");
	ck_assert_str_eq(jk_mini_undecided(jk_mini_set(), "court")->place, "契約書 第1条");
}
END_TEST

START_TEST(an_annex_by_its_name_or_title)
{
	jk_mini();
	jk_mini_document("sla", "title='SLA' scope='service' layout='section' annex='別紙1'", "");
	jk_mini_document("list", "title='一覧' scope='service' layout='section' annex=''", "");
	ck_assert_str_eq(text_of("<Paragraph><Sentence>{%sla}及び{%list}</Sentence></Paragraph>"), "　（a）\n第1条　別紙1及び一覧\n");
}
END_TEST

START_TEST(dates_in_the_calendar_of_the_era)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>{=wareki('2019-05-01')}、{=wareki(facts/@date)}、{=wareki('なし')}</Sentence></Paragraph>"),
			 "　（a）\n第1条　令和元年5月1日、令和8年11月23日、なし\n");
}
END_TEST

START_TEST(durations_are_reckoned_in_hours)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>{=hours(90, 'minute')}、{=hours(12, 'month')}、{=hours('1', 'year')}、{=hours(2, 'day')}、"
				 "{=hours(1, 'business-day')}、{=hours(1, 'yen')}、{=hours('', 'day')}</Sentence></Paragraph>"),
			 "　（a）\n第1条　1.5、8760、8760、48、33.6、NaN、NaN\n");
}
END_TEST

/* 2026-11-27 is a Friday. */
START_TEST(dates_after_a_while)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>{=later('2027-04-01', 12, 'month')}、{=later('2027-01-31', 1, 'month')}、"
				 "{=later('2027-02-28', 366, 'day')}、{=later('2027-01-01', 2, 'year')}、{=later('2026-11-27', 1, 'business-day')}、"
				 "{=later('2026-11-27', 30, 'minute')}、{=later('2026-11-27', 25, 'hour')}</Sentence></Paragraph>"),
			 "　（a）\n第1条　2028-04-01、2027-02-28、2028-02-29、2029-01-01、2026-11-30、2026-11-28、2026-11-29\n");
}
END_TEST

START_TEST(no_date_after_what_is_none)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>{=concat(later('', 1, 'day'), later('2026-11-27', -1, 'day'), later('2026-11-27', 'x', 'day'), "
				 "later('2026-11-27', 99999, 'year'), 'なし')}、{=day('2026-02-30')}、{=day('2027-11-27') - day('2026-11-27')}、"
				 "{=day('1970-01-01')}</Sentence></Paragraph>"),
			 "　（a）\n第1条　なし、NaN、365、0\n");
}
END_TEST

START_TEST(numbers_with_few_places)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>{=rounded((100 - 99.5) * 87.6, 1)}、{=rounded((100 - 99.9) * 87.6, 1)}、{=rounded(96.04, 1)}、"
				 "{=rounded(99.96, 1)}、{=rounded(1 div 3, 2)}、{=rounded(-0.5, 1)}、{=rounded(1 div 0, 1)}、{=rounded(1, 9)}</Sentence></Paragraph>"),
			 "　（a）\n第1条　43.8、8.8、96、100、0.33、-0.5、NaN、NaN\n");
}
END_TEST

START_TEST(levels_and_enumerations_by_their_labels)
{
	jk_mini();
	ck_assert_str_eq(text_of("<Paragraph><Sentence>{=label('confidentiality', 'class-2')}、{=label('country', 'JP')}、{=label('country', 'XX')}</Sentence></Paragraph>"),
			 "　（a）\n第1条　第2種、日本国、XX\n");
}
END_TEST

/* What the profile leaves open, seen through an expression. */
START_TEST(an_expression_that_finds_nothing_is_undecided)
{
	jk_mini();
	jk_mini_profile("<places><place use='storage' country='JP'/><place use='backup' country='JP'><region undecided='yes' decided-by='情報課'>調査中</region></place></places>");
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence><Item for='profile/places/place'><Sentence>{=region}</Sentence></Item></Paragraph>"),
			 "　（a）\n第1条　一。\n　(1)　【未決：U-001 地域】\n　(2)　【未決：U-002 地域】\n");
	const jk_undecided *item = jk_mini_undecided(jk_mini_set(), "places/place[2]/region");
	ck_assert_ptr_nonnull(item);
	ck_assert_str_eq(item->decider, "情報課");
	ck_assert_str_eq(item->note, "調査中");
	ck_assert_uint_eq(jk_mini_set()->undecided.count, 2);
}
END_TEST

START_TEST(notes_in_undecided_elements_are_never_read_as_values)
{
	jk_mini();
	jk_mini_profile("<contract><negotiable undecided='yes'>yes</negotiable></contract>");
	ck_assert_str_eq(text_of("<Paragraph><Sentence>一。</Sentence><Sentence if=\"profile/contract/negotiable = 'yes'\">二。</Sentence>"
				 "<Sentence if=\"facts/@negotiable = 'unknown'\">三。</Sentence></Paragraph>"),
			 "　（a）\n第1条　一。三。\n");
}
END_TEST

START_TEST(text_around_slots_is_one_span)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>x</label><default>値</default></param>",
		       "<Paragraph><Sentence>{party.city}は</Sentence><Sentence>{$x}とする。</Sentence></Paragraph>");
	const jk_set_clause *a = jk_mini_find(jk_mini_set(), "a");
	const jk_block *block = a->blocks.items[1];
	ck_assert_uint_eq(block->spans.count, 3);
	static const char *const texts[] = {"甲は", "値", "とする。"};
	static const jk_span_kind kinds[] = {JK_SPAN_TEXT, JK_SPAN_VALUE, JK_SPAN_TEXT};
	for (size_t i = 0; i < 3; i++) {
		const jk_span *span = block->spans.items[i];
		ck_assert_str_eq(span->text, texts[i]);
		ck_assert_int_eq(span->kind, kinds[i]);
	}
	ck_assert_str_eq(((const jk_span *)block->spans.items[1])->value->parameter->id, "x");
}
END_TEST

/* --- layout section --- */

static void section_document(const char *attributes, const char *places)
{
	jk_mini_document("contract", jk_mini_format("title='仕様書' scope='service' layout='section' %s", attributes),
			 jk_mini_format("<numbering><level name='Chapter' format='{n}'/><level name='Article' format='({n})'/><level name='Item' format='{ア}'/>"
					"<level name='Subitem1' format='({ア})'/></numbering>%s", places));
}

#define CHAPTERS "<place id='one' title='概要'><clause ref='a'/><clause ref='b'/></place><place id='none' title='空'><clause ref='c'/></place>" \
		 "<place id='two' title='要件'><clause ref='d'/></place>"

static void four_clauses(void)
{
	jk_mini_clause("a", "", "<Paragraph><Sentence>一。</Sentence><Item><Sentence>い</Sentence><Subitem1><Sentence>x</Sentence></Subitem1></Item></Paragraph>"
		       "<Paragraph><Sentence>二。</Sentence><Item><Sentence>ろ</Sentence></Item></Paragraph>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>乙。</Sentence></Paragraph>");
	jk_mini_clause("c", "<condition test='false()' because='b' otherwise='o'/>", "<Paragraph><Sentence>丙。</Sentence></Paragraph>");
	jk_mini_clause("d", "", "<Paragraph><Sentence>丁。</Sentence></Paragraph>");
}

START_TEST(chapters_number_their_sections_anew)
{
	jk_mini();
	four_clauses();
	section_document("chapters='yes'", CHAPTERS);
	const jk_clause_set *set = jk_mini_set();
	ck_assert_str_eq(jk_mini_text(), "1　概要\n\n(1)　a\n　一。\n　ア　い\n　　(ア)　x\n　二。\n　ア　ろ\n\n(2)　b\n　乙。\n\n2　要件\n\n(1)　d\n　丁。\n");
	ck_assert_str_eq(jk_mini_find(set, "d")->full_label, "2(1)");
	ck_assert_str_eq(jk_mini_find(set, "d")->label, "(1)");
	const jk_set_document *document = jk_mini_group(set)->documents.items[0];
	ck_assert_uint_eq(document->chapters.count, 2);
	ck_assert_str_eq(((const jk_set_chapter *)document->chapters.items[1])->bookmark, "ch_two");
}
END_TEST

START_TEST(without_chapters_sections_count_through)
{
	jk_mini();
	four_clauses();
	section_document("", CHAPTERS);
	const jk_clause_set *set = jk_mini_set();
	ck_assert_str_eq(jk_mini_find(set, "d")->full_label, "(3)");
	ck_assert_ptr_nonnull(strstr(jk_mini_text(), "(3)　d\n　丁。\n"));
}
END_TEST

START_TEST(a_heading_shows_its_role)
{
	jk_mini();
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='practice'", "<title>a</title><text document='contract' role='scored'><Article><ArticleCaption>題</ArticleCaption>"
			    "<Paragraph><Sentence>一。</Sentence></Paragraph></Article></text>");
	jk_mini_clause_with("b", "effective-from='2026-04-01' basis='practice'", "<title>b</title><text document='contract' role='information'><Article><ArticleCaption>他</ArticleCaption>"
			    "<Paragraph><Sentence>二。</Sentence></Paragraph></Article></text>");
	section_document("", "<place id='p' title='p'><clause ref='a'/><clause ref='b'/></place>");
	(void)jk_mini_set();
	ck_assert_str_eq(jk_mini_text(), "(1)　題【加点】\n　一。\n\n(2)　他\n　二。\n");
}
END_TEST

START_TEST(a_section_paragraph_may_be_only_a_table)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence if='false()'>x</Sentence><TableStruct><Table><TableRow><TableColumn><Sentence>欄</Sentence></TableColumn></TableRow></Table>"
		       "</TableStruct></Paragraph>");
	section_document("", "<place id='p' title='p'><clause ref='a'/></place>");
	(void)jk_mini_set();
	ck_assert_str_eq(jk_mini_text(), "(1)　a\n　欄\n");
}
END_TEST

Suite *suite_assemble_compose(void)
{
	return jk_suite("assemble/compose",
			(const TTest *const[]){articles_are_numbered_in_the_order_of_places, paragraphs_are_numbered_from_2, items_begin_anew_after_each_paragraph,
					       subitems_begin_anew_after_each_item, what_is_left_out_leaves_no_gap, a_clause_of_which_nothing_is_left_is_told,
					       a_loop_repeats_for_each_node, a_condition_in_a_loop_is_about_its_node, loops_nest, a_loop_over_nothing_leaves_nothing,
					       a_loop_over_no_nodes_is_told, loops_that_turn_too_often_are_told, tables_have_rows_by_condition_and_loop, every_piece_of_a_table_may_have_a_condition, words_of_the_body_stand_in_the_text,
					       a_word_the_body_lacks_is_undecided, an_annex_by_its_name_or_title, dates_in_the_calendar_of_the_era,
					       durations_are_reckoned_in_hours, dates_after_a_while, no_date_after_what_is_none, numbers_with_few_places,
					       levels_and_enumerations_by_their_labels, an_expression_that_finds_nothing_is_undecided,
					       notes_in_undecided_elements_are_never_read_as_values, text_around_slots_is_one_span,
					       chapters_number_their_sections_anew, without_chapters_sections_count_through, a_heading_shows_its_role,
					       a_section_paragraph_may_be_only_a_table, NULL});
}
