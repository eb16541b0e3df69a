#include <string.h>
#include "base/file.h"
#include "mini.h"
#include "update/status.h"

#define BODY "<w:p><w:r><w:t>{{clauses}}</w:t></w:r></w:p>"

static void write_world(const char *words)
{
	jk_mini_put("catalog/topic/report.xml",
		    jk_mini_format("<clause id='report' version='1.0.0' effective-from='2026-04-01' basis='practice'><title>報告</title><text document='contract'><Article>"
				   "<ArticleCaption>報告</ArticleCaption><Paragraph><Sentence>%s</Sentence></Paragraph></Article></text>"
				   "<revision version='1.0.0' date='2026-04-01'>初版</revision></clause>", words));
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'",
			 "<numbering><level name='Article' format='第{n}条'/></numbering><place id='all' title='総則'><clause ref='report'/></place>");
}

/* contract.docx of the catalog as it stands; its path. */
static const char *make_draft(const char *body)
{
	size_t length;
	jk_mini_profile("");
	const char *bytes = jk_mini_document_make(jk_mini_set(), "contract", jk_mini_compile(jk_mini_template("docx", body)), &length);
	const char *path = jk_mini_put("contract.docx", "");
	ck_assert_int_eq(jk_file_write(path, bytes, length, jk_test_diagnostics()), JK_OK);
	return path;
}

static jk_draft *draft;
static jk_status_run *run;

static const jk_draft *look(const char *path)
{
	ck_assert_int_eq(jk_status_new(&run, jk_mini_catalog(), NULL), JK_OK);
	ck_assert_int_eq(jk_draft_look(&draft, run, path), JK_OK);
	return draft;
}

static void done(void)
{
	jk_draft_free(draft);
	jk_status_free(run);
}

START_TEST(what_was_just_made_is_current)
{
	jk_mini();
	write_world("乙は、報告する。");
	const jk_draft *found = look(make_draft(BODY));
	ck_assert_int_eq(jk_draft_state_of(found), JK_DRAFT_CURRENT);
	ck_assert(!jk_draft_edited(found));
	ck_assert_uint_eq(jk_draft_clause_count(found), 0);
	ck_assert_str_eq(jk_draft_kind(found), "contract");
	ck_assert_str_eq(jk_draft_reason(found), "");
	done();
}
END_TEST

START_TEST(other_words_of_the_catalog_leave_it_behind)
{
	jk_mini();
	write_world("乙は、報告する。");
	const char *path = make_draft(BODY);
	write_world("乙は、直ちに報告する。");
	const jk_draft *found = look(path);
	ck_assert_int_eq(jk_draft_state_of(found), JK_DRAFT_BEHIND);
	ck_assert_uint_eq(jk_draft_clause_count(found), 1);
	const jk_draft_clause *clause = jk_draft_clause_at(found, 0);
	ck_assert_str_eq(clause->id, "report");
	ck_assert_str_eq(clause->label, "第1条");
	/* Nobody raised the version, so nobody said that it is light. */
	ck_assert_int_eq(clause->weight, JK_WEIGHT_SUBSTANTIVE);
	ck_assert_int_eq(clause->hand, JK_HAND_NONE);
	ck_assert(!jk_draft_edited(found));
	done();
}
END_TEST

START_TEST(what_is_no_package_is_told_with_its_reason)
{
	jk_mini();
	write_world("乙は、報告する。");
	const jk_draft *found = look(jk_mini_put("text.docx", "text"));
	ck_assert_int_eq(jk_draft_state_of(found), JK_DRAFT_UNKNOWN);
	ck_assert(jk_draft_broken(found));
	ck_assert_ptr_nonnull(strstr(jk_draft_reason(found), "text.docx"));
	done();
}
END_TEST

START_TEST(strangers_are_unknown_and_not_broken)
{
	jk_mini();
	write_world("乙は、報告する。");
	const jk_draft *found = look(jk_mini_template("docx", BODY));
	ck_assert_int_eq(jk_draft_state_of(found), JK_DRAFT_UNKNOWN);
	ck_assert(!jk_draft_broken(found));
	ck_assert_ptr_null(jk_draft_kind(found));
	done();
}
END_TEST

Suite *suite_update_status(void)
{
	return jk_suite("update/status", (const TTest *const[]){what_was_just_made_is_current, other_words_of_the_catalog_leave_it_behind,
								 what_is_no_package_is_told_with_its_reason, strangers_are_unknown_and_not_broken, NULL});
}
