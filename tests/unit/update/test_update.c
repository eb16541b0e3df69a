/* What an update refuses, and small papers from end to end. */
#include <string.h>
#include "base/file.h"
#include "jokou/update.h"
#include "mini.h"

#define OURS "{&quot;catalog&quot;: &quot;mini&quot;,&quot;version&quot;: &quot;1.0.0&quot;,&quot;kind&quot;: &quot;contract&quot;,&quot;group&quot;: &quot;g1&quot;,&quot;clauses&quot;: []}"

static jk_catalog *release, *base;
static const jk_template *compiled;
static jk_update *update;
static char *bytes;
static size_t length;

/* catalog.xml of a later (or earlier) version. */
static const char *put_catalog(const char *id, const char *version)
{
	const char *path = jk_mini_put("catalog/catalog.xml",
				       jk_mini_format("<catalog id='%s' version='%s' date='2026-11-23'><title>小目録</title><standard edition='第1版' effective-from='2026-04-01' "
						      "issuer='小町'>小基準</standard><vocabulary default='town'/><revision version='%s' date='2026-11-23'>版</revision></catalog>",
						      id, version, version));
	return jk_mini_format("%.*s", (int)(strrchr(path, '/') - path), path);
}

static void read_catalog(jk_catalog **out, const char *id, const char *version)
{
	ck_assert_int_eq(jk_catalog_read(out, put_catalog(id, version), jk_test_diagnostics()), JK_OK);
}

#define TEXT(words) "<Paragraph><Sentence>" words "</Sentence></Paragraph>"

static void put_clause(const char *words)
{
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='practice'",
			    jk_mini_format("<title>件名</title><text document='contract'><Article><ArticleCaption>件名</ArticleCaption>%s</Article></text>", words));
}

/* A paper of one clause, as a file. */
static const char *make_draft(void)
{
	size_t size;
	jk_mini();
	put_clause(TEXT("乙は、業務記録を5年間保存しなければならない。"));
	compiled = jk_mini_compile(jk_mini_template("docx", "<w:p><w:r><w:t>{{clauses}}</w:t></w:r></w:p>"));
	const char *made = jk_mini_document_make(jk_mini_set(), "contract", compiled, &size);
	static const char *const parts[] = {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/custom.xml"};
	const char *texts[6];
	for (size_t i = 0; i < 6; i++)
		texts[i] = jk_mini_part(made, size, parts[i]);
	return jk_mini_package("draft.docx", parts[0], texts[0], parts[1], texts[1], parts[2], texts[2], parts[3], texts[3], parts[4], texts[4], parts[5], texts[5], NULL);
}

static jk_result template_of(const jk_template **out, const jk_paper_info *paper, const char *format, void *state, jk_diagnostics *diagnostics)
{
	(void)paper;
	(void)diagnostics;
	*out = state && strcmp(format, "docx") == 0 ? compiled : NULL;
	return JK_OK;
}

static jk_result run_with(const char *path, void *state, int older)
{
	const jk_update_options options = {.catalog = release, .base_catalog = base, .template_of = template_of, .state = state, .older = older, .date = "2027-01-20"};
	return jk_update_make(&update, &bytes, &length, path, &options, jk_test_diagnostics());
}

static void refuses(const char *path, jk_code code)
{
	ck_assert_int_eq(run_with(path, &release, 0), JK_FAILED);
	ck_assert_ptr_null(update);
	ck_assert_ptr_null(bytes);
	ck_assert_uint_eq(jk_diagnostics_at_least(jk_test_diagnostics(), JK_ERROR), 1);
	for (size_t i = 0; i < jk_diagnostics_count(jk_test_diagnostics()); i++)
		if (jk_diagnostics_at(jk_test_diagnostics(), i)->severity >= JK_ERROR)
			ck_assert_int_eq((int)jk_diagnostics_at(jk_test_diagnostics(), i)->code, (int)code);
}

START_TEST(a_stranger_is_refused)
{
	(void)make_draft();
	read_catalog(&release, "mini", "1.1.0");
	refuses(jk_mini_package("x.docx", "word/document.xml", "<w:document xmlns:w=\"w\"><w:body/></w:document>", NULL), JK_DIAG_UPDATE_FOREIGN);
}
END_TEST

START_TEST(a_draft_without_its_profile_is_refused)
{
	(void)make_draft();
	read_catalog(&release, "mini", "1.1.0");
	refuses(jk_mini_package("x.docx", "word/document.xml", "<w:document xmlns:w=\"w\"><w:body/></w:document>", "docProps/custom.xml",
				"<Properties xmlns:vt=\"v\"><property name=\"jokou\"><vt:lpwstr>" OURS "</vt:lpwstr></property></Properties>", NULL),
		JK_DIAG_UPDATE_PROFILE);
}
END_TEST

START_TEST(an_older_release_is_refused)
{
	const char *draft = make_draft();
	read_catalog(&release, "mini", "0.9.10");
	refuses(draft, JK_DIAG_UPDATE_OLDER);
}
END_TEST

START_TEST(another_catalog_is_refused)
{
	const char *draft = make_draft();
	read_catalog(&release, "maxi", "1.1.0");
	refuses(draft, JK_DIAG_UPDATE_CATALOG);
}
END_TEST

START_TEST(a_paper_that_is_not_needed_any_more)
{
	const char *draft = make_draft();
	read_catalog(&base, "mini", "1.0.0");
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'",
			 "<applies test='false()' because='不要'/><numbering><level name='Article' format='第{n}条'/><level name='Paragraph' format='{n}'/><level name='Item' format='({n})'/>"
			 "<level name='Subitem1' format='{ア}'/><level name='Subitem2' format='({ア})'/></numbering><place id='all' title='総則'><clause ref='a'/></place>");
	read_catalog(&release, "mini", "1.1.0");
	refuses(draft, JK_DIAG_UPDATE_NO_PAPER);
}
END_TEST

START_TEST(lost_clauses_need_their_catalog)
{
	const char *draft = make_draft();
	read_catalog(&release, "mini", "1.1.0");
	refuses(draft, JK_DIAG_UPDATE_BASE);
}
END_TEST

START_TEST(a_base_of_other_words_is_refused)
{
	const char *draft = make_draft();
	put_clause(TEXT("乙は、業務記録を3年間保存しなければならない。"));
	read_catalog(&base, "mini", "1.0.0");
	read_catalog(&release, "mini", "1.1.0");
	refuses(draft, JK_DIAG_UPDATE_BASE_OTHER);
}
END_TEST

START_TEST(a_release_without_a_template_is_refused)
{
	const char *draft = make_draft();
	read_catalog(&base, "mini", "1.0.0");
	read_catalog(&release, "mini", "1.1.0");
	ck_assert_int_eq(run_with(draft, NULL, 0), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_UPDATE_TEMPLATE, 0);
}
END_TEST

START_TEST(words_of_the_release_are_tracked_and_remembered)
{
	const char *draft = make_draft();
	read_catalog(&base, "mini", "1.0.0");
	put_clause(TEXT("乙は、業務記録を7年間保存しなければならない。"));
	read_catalog(&release, "mini", "1.1.0");
	ck_assert_int_eq(run_with(draft, &release, 0), JK_OK);
	char *report;
	ck_assert_int_eq(jk_update_text(&report, update), JK_OK);
	ck_assert_msg(jk_update_conflicts(update) == 0, "%s", report);
	jk_text_free(report);
	ck_assert_uint_eq(jk_update_count(update), 1);
	ck_assert_str_eq(jk_update_at(update, 0)->id, "a");
	ck_assert_int_eq(jk_update_at(update, 0)->conflict, 0);
	const char *body = jk_mini_part(bytes, length, "word/document.xml");
	ck_assert_ptr_nonnull(strstr(body, "w:author=\"catalog v1.1.0\""));
	ck_assert_ptr_nonnull(strstr(body, "<w:delText xml:space=\"preserve\">5年間</w:delText>"));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "docProps/custom.xml"), "\"version\": \"1.1.0\""));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "customXml/item1.xml"), "業務記録を7年間保存"));
}
END_TEST

START_TEST(a_newer_release_without_changes_is_remembered)
{
	const char *draft = make_draft();
	read_catalog(&base, "mini", "1.0.0");
	read_catalog(&release, "mini", "1.1.0");
	ck_assert_int_eq(run_with(draft, &release, 0), JK_OK);
	ck_assert_ptr_nonnull(bytes);
	ck_assert_ptr_null(strstr(jk_mini_part(bytes, length, "word/document.xml"), "catalog v"));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "docProps/custom.xml"), "\"version\": \"1.1.0\""));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "customXml/item1.xml"), "<clause-set"));
}
END_TEST

START_TEST(an_older_release_is_taken_when_asked_to)
{
	const char *draft = make_draft();
	read_catalog(&base, "mini", "1.0.0");
	read_catalog(&release, "mini", "0.9.0");
	ck_assert_int_eq(run_with(draft, &release, 1), JK_OK);
}
END_TEST

START_TEST(a_paper_without_clauses_is_told)
{
	size_t size;
	(void)make_draft();
	jk_mini_document("application", "title='申請書' scope='service' layout='section'", "<applies test='true()' because='必要'/>");
	ck_assert_ptr_nonnull(jk_mini_read_catalog());
	const char *made = jk_mini_document_make(jk_mini_set(), "application", compiled, &size);
	const char *path = jk_mini_put("application.docx", "");
	ck_assert_int_eq(jk_file_write(path, made, size, jk_test_diagnostics()), JK_OK);
	read_catalog(&base, "mini", "1.0.0");
	read_catalog(&release, "mini", "1.1.0");
	ck_assert_int_eq(run_with(path, &release, 0), JK_OK);
	ck_assert_ptr_null(bytes);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_UPDATE_NO_CLAUSES, 0);
}
END_TEST

static void teardown(void)
{
	jk_update_free(update);
	jk_text_free(bytes);
	jk_catalog_free(base);
	jk_catalog_free(release);
}

Suite *suite_update_update(void)
{
	const TTest *const tests[] = {a_stranger_is_refused, a_draft_without_its_profile_is_refused, an_older_release_is_refused, another_catalog_is_refused,
					     a_paper_that_is_not_needed_any_more, lost_clauses_need_their_catalog, a_base_of_other_words_is_refused,
					     a_release_without_a_template_is_refused, words_of_the_release_are_tracked_and_remembered,
					     a_newer_release_without_changes_is_remembered, an_older_release_is_taken_when_asked_to,
				       a_paper_without_clauses_is_told};
	Suite *suite = suite_create("update/update");
	TCase *cases = tcase_create("papers");
	tcase_add_checked_fixture(cases, NULL, teardown);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		tcase_add_test(cases, tests[i]);
	suite_add_tcase(suite, cases);
	return suite;
}
