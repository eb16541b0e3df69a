#include "mini.h"

#define VOCABULARY(terms, levels) "<vocabulary id='town' title='x' version='1.0.0'>\n<term key='a'>あ</term>" terms \
	"<levels of='confidentiality'>" levels "</levels>" \
	"<chapters><chapter number='3' important='yes' applicant='a' approver='a' split='required'/></chapters></vocabulary>"

static const jk_vocabulary *read(const char *vocabulary)
{
	jk_mini();
	jk_mini_put("catalog/vocabularies/town.xml", vocabulary);
	return jk_catalog_vocabulary(jk_mini_catalog(), "town");
}

START_TEST(levels_of_other_bodies_fall_on_its_own)
{
	const jk_vocabulary *town = read(VOCABULARY("", "<level id='one' rank='2' same-as='class-1  conf-3a'>Ⅰ</level><level id='two' rank='1' same-as='class-2'>Ⅱ</level>"
		"</levels><levels of='integrity'><level id='class-1' rank='1'>完全</level>"));
	ck_assert_str_eq(jk_vocabulary_level(town, "confidentiality", "class-1")->id, "one");
	ck_assert_str_eq(jk_vocabulary_level(town, "confidentiality", "conf-3a")->label, "Ⅰ");
	ck_assert_str_eq(jk_vocabulary_level(town, "confidentiality", "class-2")->id, "two");
	ck_assert_str_eq(jk_vocabulary_level(town, "confidentiality", "two")->id, "two");
	ck_assert_ptr_null(jk_vocabulary_level(town, "confidentiality", "class-3"));
	ck_assert_ptr_null(jk_vocabulary_level(town, "confidentiality", "class"));
	ck_assert_str_eq(jk_vocabulary_level(town, "integrity", "class-1")->label, "完全");
}
END_TEST

static void refused(const char *vocabulary, jk_code code)
{
	jk_mini();
	jk_mini_put("catalog/vocabularies/town.xml", vocabulary);
	jk_mini_catalog_fails(code, "vocabularies/town.xml", 2);
}

START_TEST(an_id_falls_on_one_level)
{
	refused(VOCABULARY("", "<level id='one' rank='2'>Ⅰ</level><level id='two' rank='1' same-as='one'>Ⅱ</level>"), JK_DIAG_CATALOG_LEVEL);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "id"), "one");
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "second"), "Ⅱ");
}
END_TEST

START_TEST(a_foreign_id_falls_on_one_level)
{
	refused(VOCABULARY("", "<level id='one' rank='2' same-as='x y'>Ⅰ</level><level id='two' rank='1' same-as='z y'>Ⅱ</level>"), JK_DIAG_CATALOG_LEVEL);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "id"), "y");
}
END_TEST

START_TEST(a_level_is_defined_once)
{
	refused(VOCABULARY("", "<level id='one' rank='2'>Ⅰ</level><level id='one' rank='1'>Ⅱ</level>"), JK_DIAG_CATALOG_LEVEL);
}
END_TEST

START_TEST(rules_of_style)
{
	const jk_vocabulary *town = read(VOCABULARY("<term key='style.kana'>イロハ</term><term key='style.punct'>，。</term>", "<level id='one' rank='1'>Ⅰ</level>"));
	ck_assert_int_eq(town->iroha, 1);
	ck_assert_int_eq(town->commas, 1);
}
END_TEST

START_TEST(the_style_of_the_templates)
{
	const jk_vocabulary *town = read(VOCABULARY("<term key='style.kana'>アイウ</term><term key='style.punct'>、。</term>", "<level id='one' rank='1'>Ⅰ</level>"));
	ck_assert_int_eq(town->iroha, 0);
	ck_assert_int_eq(town->commas, 0);
}
END_TEST

START_TEST(another_style_is_refused)
{
	refused(VOCABULARY("<term key='style.punct'>，．</term>", "<level id='one' rank='1'>Ⅰ</level>"), JK_DIAG_CATALOG_STYLE);
}
END_TEST

START_TEST(a_rule_that_nothing_reads_is_refused)
{
	refused(VOCABULARY("<term key='style.font'>明朝</term>", "<level id='one' rank='1'>Ⅰ</level>"), JK_DIAG_CATALOG_STYLE_KEY);
}
END_TEST

START_TEST(a_term_stands_once)
{
	refused(VOCABULARY("<term key='a'>い</term>", "<level id='one' rank='1'>Ⅰ</level>"), JK_DIAG_CATALOG_DUPLICATE);
}
END_TEST

static const char *word(const jk_catalog *catalog, const char *list, const char *key, jk_arena *arena)
{
	int no_memory = 0;
	const char *text = jk_vocabulary_label(catalog, jk_catalog_vocabulary(catalog, "town"), list, key, arena, &no_memory);
	ck_assert_int_eq(no_memory, 0);
	return text;
}

START_TEST(labels_in_the_words_of_the_body)
{
	jk_arena *arena;
	jk_mini();
	jk_mini_put("catalog/labels.xml", "<labels><list name='use'><label key='a'>{party.city}の{role.head}</label><label key='b'>保存</label></list></labels>");
	const jk_catalog *catalog = jk_mini_catalog();
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_str_eq(word(catalog, "use", "a", arena), "甲の所属長");
	ck_assert_str_eq(word(catalog, "use", "b", arena), "保存");
	ck_assert_ptr_null(word(catalog, "use", "c", arena));
	jk_arena_free(arena);
}
END_TEST

START_TEST(a_label_names_a_term_that_is_there)
{
	jk_mini();
	jk_mini_put("catalog/labels.xml", "<labels><list name='use'><label key='a'>{party.nobody}</label></list></labels>");
	ck_assert_ptr_null(jk_mini_read_catalog());
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->code, JK_DIAG_CATALOG_TERM);
}
END_TEST

Suite *suite_catalog_vocabulary(void)
{
	return jk_suite("catalog/vocabulary",
			(const TTest *const[]){levels_of_other_bodies_fall_on_its_own, an_id_falls_on_one_level, a_foreign_id_falls_on_one_level,
					       a_level_is_defined_once, rules_of_style, the_style_of_the_templates, another_style_is_refused,
					       a_rule_that_nothing_reads_is_refused, a_term_stands_once, labels_in_the_words_of_the_body,
					       a_label_names_a_term_that_is_there, NULL});
}
