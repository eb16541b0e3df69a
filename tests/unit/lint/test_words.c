#include "assemble/decision.h"
#include "found.h"

START_TEST(the_word_of_a_body_for_a_party_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", P("甲及び乙は、協議する。"));
	const jk_lint *l = lint();
	ck_assert_uint_eq(count(l, JK_DIAG_LINT_PARTY), 2);
	ck_assert_str_eq(argument(l->findings.items[0], "slot"), "{party.city}");
	ck_assert_str_eq(argument(l->findings.items[1], "slot"), "{party.provider}");
}
END_TEST

START_TEST(part_of_another_word_is_no_party)
{
	jk_mini();
	jk_mini_clause("a", "", P("甲種の免許、装甲及び乙姫による。"));
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

START_TEST(notes_may_name_the_parties)
{
	jk_mini();
	jk_mini_clause("a", "<param id='p' type='text'><label>甲の値</label></param>", P("{party.city}が定める。"));
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

START_TEST(annexes_have_known_numbers)
{
	jk_mini();
	jk_mini_clause("a", "", P("別紙7による。") P("別紙のとおりとする。") P("この書面は、契約の別紙である。"));
	const jk_lint *l = lint();
	ck_assert_uint_eq(count(l, JK_DIAG_LINT_ANNEX_UNKNOWN), 2);
	ck_assert_str_eq(((const jk_finding *)l->findings.items[0])->words, "別紙7");
	ck_assert_str_eq(((const jk_finding *)l->findings.items[1])->words, "別紙");
}
END_TEST

START_TEST(a_word_in_two_spellings_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", P("サーバを置く。") P("サーバーを置く。") P("サーバに置く。") P("サーバメモリー"));
	const jk_finding *f = the(lint(), JK_DIAG_LINT_SPELLING);
	ck_assert_str_eq(f->words, "サーバー");
	ck_assert_str_eq(argument(f, "other"), "サーバ");
	ck_assert_uint_eq(f->spot.line, 4);
}
END_TEST

START_TEST(small_vowels_are_spellings_too)
{
	jk_mini();
	jk_mini_clause("a", "", P("ウェブで見る。") P("ウエブで見る。") P("ウェブ") P("カード、カド"));
	ck_assert_str_eq(the(lint(), JK_DIAG_LINT_SPELLING)->words, "ウエブ");
}
END_TEST

START_TEST(the_sentences_of_the_decision_are_read)
{
	size_t count = 0;
	while (jk_decision_reason(count))
		count++;
	ck_assert_uint_gt(count, 15);
	jk_mini();
	put_rules("<rule id='T01' severity='error' scope='sentence'><note>規則</note><suggestion>直す</suggestion><pattern>ガバメントクラウド</pattern>"
		  "<bad>ガバメントクラウド</bad><good>一</good></rule>");
	jk_mini_clause("a", "", P("一。"));
	ck_assert_str_eq(the(lint(), JK_DIAG_LINT_ERROR)->spot.part, "decision");
}
END_TEST

START_TEST(templates_are_read_outside_tags)
{
	jk_mini();
	put_rules("<rule id='T01' severity='error' scope='sentence'><note>規則</note><suggestion>直す</suggestion><pattern>および</pattern>"
		  "<bad>および</bad><good>及び</good></rule>");
	jk_mini_clause("a", "", P("一。"));
	const char *path = jk_mini_template("docx", "<w:p><w:r><w:t>紙</w:t></w:r></w:p><w:p><w:r><w:t>板お</w:t></w:r><w:r><w:t>よび{{'および'}}、乙</w:t></w:r>"
						    "<w:r><w:instrText>TOC および</w:instrText></w:r></w:p>");
	const char *folder = jk_mini_format("%.*s", (int)(strrchr(path, '/') - path), path);
	const jk_lint *l = lint_with(folder);
	const jk_finding *f = the(l, JK_DIAG_LINT_ERROR);
	ck_assert_str_eq(f->spot.part, "word/document.xml");
	ck_assert_uint_eq(f->spot.paragraph, 2);
	ck_assert_str_eq(the(l, JK_DIAG_LINT_PARTY)->words, "乙");
}
END_TEST

START_TEST(a_file_that_is_no_template_fails_the_lint)
{
	jk_mini();
	jk_mini_clause("a", "", P("一。"));
	const char *path = jk_mini_put("templates/contract.docx", "no package");
	const char *folder = jk_mini_format("%.*s", (int)(strrchr(path, '/') - path), path);
	jk_lint *l;
	const jk_lint_options options = {.templates = folder};
	ck_assert_int_eq(jk_lint_run(&l, jk_mini_catalog(), &options, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PACKAGE_DAMAGED, 0);
	ck_assert_ptr_nonnull(l);
	jk_lint_free(l);
}
END_TEST

Suite *suite_lint_words(void)
{
	return jk_suite("lint/words", (const TTest *const[]){the_word_of_a_body_for_a_party_is_told, part_of_another_word_is_no_party,
							     notes_may_name_the_parties, annexes_have_known_numbers, a_word_in_two_spellings_is_told,
							     small_vowels_are_spellings_too, the_sentences_of_the_decision_are_read,
							     templates_are_read_outside_tags, a_file_that_is_no_template_fails_the_lint, NULL});
}
