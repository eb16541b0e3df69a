#include <string.h>
#include "mini.h"

/* The town's vocabulary in another style. */
static void write_style(const char *terms)
{
	jk_mini_put("catalog/vocabularies/town.xml", jk_mini_format("<vocabulary id='town' title='x' version='1.0.0'>%s"
		"<term key='party.city'>発注者</term><term key='role.head'>課長</term><term key='role.ciso'>長</term><term key='term.service'>サービス</term>"
		"<term key='term.important'>情報</term>"
		"<levels of='confidentiality'><level id='one' rank='1' same-as='class-1'>Ⅰ</level></levels>"
		"<chapters><chapter number='3' important='yes' applicant='role.head' approver='role.ciso' split='required'/></chapters></vocabulary>", terms));
}

static const char clause[] = "<Paragraph><Sentence>甲、乙</Sentence><Item id='i'><Sentence>号、号</Sentence><Subitem1 id='s'><Sentence>一</Sentence></Subitem1>"
	"<Subitem1><Sentence>二</Sentence></Subitem1></Item><Item><Sentence>{@#s}、{$v}</Sentence></Item></Paragraph>";
static const char value[] = "<param id='v' type='text'><label>値</label><default>あ、い</default></param>";

START_TEST(kana_and_commas_hold_in_every_clause)
{
	jk_mini();
	write_style("<term key='entity'>村</term><term key='style.kana'>イロハ</term><term key='style.punct'>，。</term>");
	jk_mini_clause("a", value, clause);
	const jk_set_clause *a = jk_mini_find(jk_mini_set(), "a");
	ck_assert_str_eq(((const jk_block *)a->blocks.items[3])->label, "イ");
	ck_assert_str_eq(((const jk_block *)a->blocks.items[4])->label, "ロ");
	const char *text = jk_mini_text();
	ck_assert_ptr_nonnull(strstr(text, "甲，乙"));
	ck_assert_ptr_nonnull(strstr(text, "第1号イ，あ，い"));
	ck_assert_ptr_null(strstr(text, "、"));
}
END_TEST

START_TEST(the_canonical_form_has_them_too)
{
	char *xml;
	jk_mini();
	write_style("<term key='entity'>村</term><term key='style.kana'>イロハ</term><term key='style.punct'>，。</term>");
	jk_mini_clause("a", value, clause);
	ck_assert_int_eq(jk_clause_set_xml(&xml, jk_mini_set(), NULL), JK_OK);
	ck_assert_ptr_null(strstr(xml, "、"));
	ck_assert_ptr_nonnull(strstr(xml, "<Subitem1Title>ロ</Subitem1Title>"));
	jk_text_free(xml);
}
END_TEST

START_TEST(rows_of_sheets_have_the_comma)
{
	jk_mini();
	write_style("<term key='entity'>村</term><term key='style.punct'>，。</term>");
	jk_mini_clause("a", "", "<Paragraph><Sentence>本文。</Sentence></Paragraph>");
	jk_mini_document("list", "title='一覧' scope='service' layout='section'", "");
	jk_mini_put("catalog/sheets/list.xml", "<sheet document='list' version='1.0.0' effective-from='2026-04-01'><section id='s' title='点検、確認'>"
		"<row id='r'><applies test='false()' otherwise='無、し'/><text>行、行</text><cell name='m'>欄、欄</cell></row></section>"
		"<revision version='1.0.0' date='2026-11-30'>初版</revision></sheet>");
	const jk_list *documents = &jk_mini_group(jk_mini_set())->documents;
	const jk_set_document *document = documents->items[documents->count - 1];
	const jk_set_section *section = document->sections.items[0];
	const jk_set_row *row = section->rows.items[0];
	ck_assert_str_eq(section->title, "点検，確認");
	ck_assert_str_eq(row->reason, "無，し");
	ck_assert_str_eq(((const jk_span *)row->spans.items[0])->text, "行，行");
	const jk_set_cell *cell = row->cells.items[0];
	ck_assert_str_eq(((const jk_span *)cell->spans.items[0])->text, "欄，欄");
}
END_TEST

START_TEST(the_catalog_s_own_style_changes_nothing)
{
	jk_mini();
	write_style("<term key='entity'>村</term>");
	jk_mini_clause("a", value, clause);
	(void)jk_mini_set();
	ck_assert_ptr_nonnull(strstr(jk_mini_text(), "第1号ア、あ、い"));
}
END_TEST

START_TEST(a_term_left_out_is_marked_in_reasons)
{
	jk_mini();
	write_style("");
	/* Another body has it: no slip. */
	jk_mini_put("catalog/vocabularies/other.xml", "<vocabulary id='other' title='x' version='1.0.0'><term key='entity'>市</term>"
		"<levels of='confidentiality'><level id='one' rank='1'>Ⅰ</level></levels>"
		"<chapters><chapter number='3' important='yes' applicant='entity' approver='entity' split='required'/></chapters></vocabulary>");
	const jk_clause_set *set = jk_mini_set();
	const jk_reason *reason = jk_mini_group(set)->reasons.items[0];
	ck_assert_ptr_nonnull(strstr(reason->text, "【未決：U-001 entity】以外の者"));
	ck_assert_ptr_nonnull(jk_mini_undecided(set, "entity"));
	ck_assert_ptr_null(jk_mini_undecided(set, "doc.policy"));
}
END_TEST

START_TEST(another_vocabulary_may_be_asked_for)
{
	jk_mini();
	jk_mini_put("catalog/vocabularies/other.xml", "<vocabulary id='other' title='x' version='1.0.0'><term key='party.city'>発注者</term><term key='entity'>市</term>"
		"<levels of='confidentiality'><level id='one' rank='1' same-as='class-1'>Ⅰ</level></levels>"
		"<chapters><chapter number='3' important='yes' applicant='entity' approver='entity' split='required'/></chapters></vocabulary>");
	jk_mini_clause("a", "<condition test=\"profile/functions/function/information/confidentiality = 'one' and group/function/information/confidentiality = 'one'\" because='あ' otherwise='い'/>",
		       "<Paragraph><Sentence>{party.city}</Sentence></Paragraph>");
	const jk_clause_set *set = jk_mini_try(&(jk_assemble_options){.vocabulary = "other"});
	ck_assert_ptr_nonnull(set);
	ck_assert_str_eq(set->vocabulary->id, "other");
	ck_assert_str_eq(jk_mini_group(set)->confidentiality, "one");
	ck_assert_int_eq(jk_mini_find(set, "a")->in, 1);
	ck_assert_ptr_null(jk_mini_try(&(jk_assemble_options){.vocabulary = "nowhere"}));
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), jk_diagnostics_count(jk_test_diagnostics()) - 1)->code, JK_DIAG_VOCABULARY);
}
END_TEST

START_TEST(a_parameter_takes_a_term_when_nothing_else_is_said)
{
	jk_mini();
	write_style("<term key='entity'>村</term><term key='court'>村裁判所</term>");
	jk_mini_clause("a", "<param id='v' type='text' term='court'><label>裁判所</label></param>", "<Paragraph><Sentence>{$v}</Sentence></Paragraph>");
	(void)jk_mini_set();
	ck_assert_ptr_nonnull(strstr(jk_mini_text(), "村裁判所"));
}
END_TEST

Suite *suite_assemble_house(void)
{
	return jk_suite("assemble/house",
			(const TTest *const[]){kana_and_commas_hold_in_every_clause, the_canonical_form_has_them_too, rows_of_sheets_have_the_comma, the_catalog_s_own_style_changes_nothing,
					       a_term_left_out_is_marked_in_reasons, another_vocabulary_may_be_asked_for,
					       a_parameter_takes_a_term_when_nothing_else_is_said, NULL});
}
