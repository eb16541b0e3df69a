#include <stdio.h>
#include <string.h>
#include "mini.h"

#define PLAIN "<Paragraph id='only'><Sentence>本文。</Sentence></Paragraph>"

static void sheet(const char *rows)
{
	jk_mini_put("catalog/sheets/list.xml", jk_mini_format("<sheet document='list' version='1.2.3' effective-from='2026-04-01'>\n<section id='s' title='{entity}の点検'>%s"
		    "</section><revision version='1.2.3' date='2026-11-30'>初版</revision></sheet>", rows));
}

static void world(const char *rows)
{
	jk_mini();
	jk_mini_clause("a", "", PLAIN "<Paragraph id='next'><Sentence>次。</Sentence></Paragraph>");
	jk_mini_clause("b", "<condition test='false()' because='x' otherwise='y'/>", PLAIN);
	jk_mini_document("list", "title='一覧' scope='service' layout='section'", "");
	sheet(rows);
}

static const jk_set_document *listed(const jk_clause_set *set)
{
	const jk_set_group *group = jk_mini_group(set);
	for (size_t i = 0; i < group->documents.count; i++) {
		const jk_set_document *document = group->documents.items[i];
		if (strcmp(document->kind->kind, "list") == 0)
			return document;
	}
	ck_abort_msg("no paper");
}

static const jk_set_row *row(size_t index)
{
	const jk_set_document *document = listed(jk_mini_set());
	ck_assert_uint_eq(document->sections.count, 1);
	const jk_set_section *section = document->sections.items[0];
	ck_assert_uint_gt(section->rows.count, index);
	return section->rows.items[index];
}

static const char *text(const jk_list *spans)
{
	jk_buffer words;
	jk_buffer_init(&words, 0);
	jk_block_put(&words, spans);
	const char *kept = jk_mini_format("%s", jk_buffer_text(&words));
	jk_buffer_dispose(&words);
	return kept;
}

static const char *cell(const jk_set_row *row, size_t index)
{
	ck_assert_uint_gt(row->cells.count, index);
	return text(&((const jk_set_cell *)row->cells.items[index])->spans);
}

START_TEST(a_row_names_the_clauses_of_other_papers)
{
	world("<row id='r'><text>{@a}、{@a#only}及び{@a#next}</text></row>");
	ck_assert_str_eq(text(&row(0)->spans), "契約書第1条、契約書第1条第1項及び契約書第1条第2項");
}
END_TEST

START_TEST(a_clause_that_is_out_cannot_be_named)
{
	world("<row id='r'><text>x</text></row>\n<row id='q'><text>{@b}</text></row>");
	jk_mini_set_fails(JK_DIAG_ROW_REFERENCE);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 3);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "row"), "q");
}
END_TEST

START_TEST(clause_asks_for_any_paper)
{
	world("<row id='r' if=\"clause('b')\"><text>x</text></row><row id='q' if=\"clause('a')\"><text>y</text></row>");
	ck_assert_str_eq(row(0)->row->id, "q");
	ck_assert_uint_eq(row(0)->number, 1);
}
END_TEST

START_TEST(a_cell_stands_when_its_condition_holds)
{
	world("<row id='r'><text>x</text><cell name='c' if=\"clause('b')\">{@b}</cell><cell name='c' if=\"clause('a')\">{@a}</cell>"
	      "<cell name='c'>z</cell></row>");
	ck_assert_uint_eq(row(0)->cells.count, 2);
	ck_assert_str_eq(cell(row(0), 0), "契約書第1条");
	ck_assert_str_eq(cell(row(0), 1), "z");
	ck_assert_str_eq(((const jk_set_cell *)row(0)->cells.items[1])->name, "c");
}
END_TEST

static void risk(const char *attributes)
{
	world("<row id='black-box'><text>x</text></row>");
	jk_mini_document("list", "title='一覧' scope='group' layout='section'", "");
	jk_mini_profile(jk_mini_format("<risks>\n<risk response='reduce' %s/></risks>", attributes));
}

START_TEST(a_risk_of_the_profile_is_a_row)
{
	risk("ref='black-box'");
	ck_assert_str_eq(text(&row(0)->spans), "x");
}
END_TEST

START_TEST(a_risk_that_is_no_row_is_refused)
{
	risk("ref='black-bx'");
	jk_mini_set_fails(JK_DIAG_RISK);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "near"), "black-box");
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 3);
}
END_TEST

START_TEST(a_risk_of_an_unknown_function_is_refused)
{
	risk("ref='black-box' function='nothing'");
	jk_mini_set_fails(JK_DIAG_RISK_FUNCTION);
}
END_TEST

START_TEST(a_row_that_does_not_apply_stands_with_its_reason)
{
	world("<row id='r'><applies test=\"facts/@model = 'iaas'\" otherwise='{entity}は{=facts/@model}であるため'/><text>x</text></row>");
	ck_assert_int_eq(row(0)->applicable, 0);
	ck_assert_str_eq(row(0)->reason, "小町はunknownであるため");
	ck_assert_str_eq(text(&row(0)->spans), "x");
}
END_TEST

START_TEST(the_strongest_provision_gives_the_strength)
{
	world("<row id='r' actor='role.head'><covers provision='1-3' relation='subset-of'/><covers provision='1-1' relation='equal-to'/>"
	      "<covers provision='1-4' relation='equal-to'/><text>x</text><cell name='c'>y</cell></row><row id='q'><text>z</text></row>");
	ck_assert_int_eq(row(0)->strength, JK_MUST);
	ck_assert_str_eq(row(0)->basis, "1(3)、1(1)");
	ck_assert_str_eq(row(0)->actor, "所属長");
	ck_assert_str_eq(cell(row(0), 0), "y");
	ck_assert_int_eq(row(1)->strength, JK_NOTE_STRENGTH);
	ck_assert_str_eq(row(1)->basis, "");
}
END_TEST

START_TEST(a_loop_gives_a_row_for_each_node)
{
	world("<row id='r' for='profile/places/place'><text>{=@country}</text></row>");
	jk_mini_profile("<places><place use='storage' country='JP'><region>東</region></place><place use='backup' country='US'><region>西</region></place></places>");
	ck_assert_str_eq(text(&row(0)->spans), "JP");
	ck_assert_str_eq(text(&row(1)->spans), "US");
	ck_assert_uint_eq(row(1)->number, 2);
}
END_TEST

START_TEST(what_nobody_decided_is_listed_for_the_paper)
{
	world("<row id='r'><text>{court}</text></row>");
	jk_mini_put("catalog/vocabularies/city.xml", "<vocabulary id='city' title='市' version='1.0.0'><term key='court'>地裁</term>"
		    "<levels of='confidentiality'><level id='x' rank='1'>x</level></levels>"
		    "<chapters><chapter number='3' important='yes' applicant='court' approver='court' split='required'/></chapters></vocabulary>");
	ck_assert_str_eq(text(&row(0)->spans), "【未決：U-001 裁判所】");
	const jk_undecided *item = jk_mini_undecided(jk_mini_set(), "court");
	ck_assert_ptr_nonnull(item);
	ck_assert_str_eq(item->place, "一覧 No.1");
	ck_assert_int_eq(jk_undecided_in(item, "list"), 1);
}
END_TEST

START_TEST(a_row_id_stands_once_in_a_paper)
{
	world("\n<row id='r'><text>x</text></row>\n<row id='r'><text>y</text></row>");
	ck_assert_ptr_null(jk_mini_read_catalog());
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 2);
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->code, JK_DIAG_CATALOG_DUPLICATE);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 1)->where.line, 4);
}
END_TEST

START_TEST(a_sheet_belongs_to_a_document_kind)
{
	jk_mini();
	jk_mini_clause("a", "", PLAIN);
	sheet("<row id='r'><text>x</text></row>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_DOCUMENT, "sheets/list.xml", 1);
}
END_TEST

static void text_fails(const char *words, jk_code code)
{
	char rows[100];
	snprintf(rows, sizeof rows, "\n<row id='r'>\n<text>%s</text></row>", words);
	world(rows);
	jk_mini_catalog_fails(code, "sheets/list.xml", 4);
}

START_TEST(an_unknown_term) { text_fails("{no.term}", JK_DIAG_CATALOG_TERM); }
END_TEST

START_TEST(an_unknown_parameter) { text_fails("{$nothing}", JK_DIAG_CATALOG_PARAMETER); }
END_TEST

START_TEST(an_unknown_clause) { text_fails("{@nothing}", JK_DIAG_CATALOG_CLAUSE); }
END_TEST

START_TEST(an_anchor_in_no_paper) { text_fails("{@a#nothing}", JK_DIAG_CATALOG_ANCHOR); }
END_TEST

/* --- trace --- */

static const jk_trace *trace(const jk_clause_set *set, const char *provision)
{
	static jk_list traces;
	static jk_arena *arena;
	jk_arena_free(arena);
	traces = (jk_list){0};
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_set_trace(&traces, arena, set), JK_OK);
	for (size_t i = 0; i < traces.count; i++)
		if (strcmp(((const jk_trace *)traces.items[i])->provision->id, provision) == 0)
			return traces.items[i];
	ck_abort_msg("no such provision");
}

START_TEST(a_duty_that_nothing_covers_is_a_gap)
{
	world("<row id='r'><covers provision='1-2' relation='equal-to'/><text>x</text></row>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_int_eq(trace(set, "1-1")->gap, 1);
	ck_assert_int_eq(trace(set, "1-2")->gap, 0);
	ck_assert_uint_eq(trace(set, "1-2")->by.count, 1);
	ck_assert_str_eq(((const jk_trace_by *)trace(set, "1-2")->by.items[0])->place, "No.1");
	/* Examples and notes ask for nothing. */
	ck_assert_int_eq(trace(set, "1-3")->gap, 0);
	ck_assert_int_eq(trace(set, "1-4")->gap, 0);
}
END_TEST

START_TEST(a_part_that_does_not_apply_leaves_no_gap)
{
	world("<row id='r'><text>x</text></row>");
	jk_mini_put("catalog/provisions.xml", "<provisions edition='第1版'><applies id='p' test=\"facts/@chapter = 4\" because='b' otherwise='{entity}では適用しない'/>"
		    "<provision id='1-1' section='1' addressee='head' strength='must' phase='build' applies='p'>する。</provision></provisions>");
	const jk_trace *found = trace(jk_mini_set(), "1-1");
	ck_assert_int_eq(found->applies, 0);
	ck_assert_int_eq(found->gap, 0);
	ck_assert_str_eq(found->why, "小町では適用しない");
}
END_TEST

Suite *suite_assemble_rows(void)
{
	return jk_suite("assemble/rows", (const TTest *const[]){a_row_names_the_clauses_of_other_papers,
								a_clause_that_is_out_cannot_be_named,
								clause_asks_for_any_paper,
								a_cell_stands_when_its_condition_holds,
								a_risk_of_the_profile_is_a_row,
								a_risk_that_is_no_row_is_refused,
								a_risk_of_an_unknown_function_is_refused,
								a_row_that_does_not_apply_stands_with_its_reason,
								the_strongest_provision_gives_the_strength,
								a_loop_gives_a_row_for_each_node,
								what_nobody_decided_is_listed_for_the_paper,
								a_row_id_stands_once_in_a_paper,
								a_sheet_belongs_to_a_document_kind,
								an_unknown_term,
								an_unknown_parameter,
								an_unknown_clause,
								an_anchor_in_no_paper,
								a_duty_that_nothing_covers_is_a_gap,
								a_part_that_does_not_apply_leaves_no_gap, NULL});
}
