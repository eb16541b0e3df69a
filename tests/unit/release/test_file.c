#include "release/file.h"
#include "suite.h"

START_TEST(names_that_may_be)
{
	static const char *const names[] = {"clauses/catalog.xml", "clauses/incident/incident-report.xml", "templates/contract.docx", "templates/annex/\xE5\x88\xA5.odt",
					    "clauses/a b.xml", "clauses/a..b.xml"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		ck_assert_msg(!jk_release_name_fault(names[i]), "%s", names[i]);
}
END_TEST

START_TEST(names_that_lead_elsewhere)
{
	static const char *const names[] = {"", "clauses", "clauses/", "release.xml", "/etc/passwd", "../clauses/x.xml", "clauses/../x.xml", "clauses/..", "clauses/./x.xml",
					    "clauses//x.xml", "clauses/x/", "clauses/.hidden", "clauses/x.xml.", "clauses/x.xml ", "clauses\\x.xml", "clauses/x\\y.xml",
					    "clauses/C:x.xml", "clauses/x\ny.xml", "clauses/x\x7F.xml", "clauses/a/b/c.xml", "Clauses/x.xml", "scripts/x.sh", "clauses/a*.xml"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		ck_assert_msg(jk_release_name_fault(names[i]) != NULL, "%s", names[i]);
}
END_TEST

START_TEST(a_digest_is_that_of_the_lines_of_sha256sum)
{
	/* printf '%s  %s\n' SUM clauses/a.xml SUM templates/b.odt | sha256sum */
	jk_release_part parts[] = {{.path = "clauses/a.xml", .sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
				   {.path = "templates/b.odt", .sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}};
	char digest[JK_DIGEST_TEXT];
	jk_release_digest(digest, parts, 2);
	ck_assert_str_eq(digest, "4a1b679b6d7edd00e9f40d18b6e41654ed6b4c2f49c2af176fe3ec0ece46bfde");
}
END_TEST

Suite *suite_release_file(void)
{
	return jk_suite("release/file", (const TTest *const[]){names_that_may_be, names_that_lead_elsewhere, a_digest_is_that_of_the_lines_of_sha256sum, NULL});
}
