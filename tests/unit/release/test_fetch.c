/* Addresses. What servers do is in tests/unit/cli/check-pull.sh. */
#include "release/fetch.h"
#include "suite.h"

static void expect(const char *url, jk_code code)
{
	jk_diagnostics *d = NULL;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_msg(jk_fetch_check_address(url, d) == JK_FAILED, "%s is allowed", url);
	jk_test_only(d, code, 0);
	jk_diagnostics_free(d);
}

START_TEST(only_https)
{
	static const char *const good[] = {"https://a/", "HTTPS://a.example:8443/b@c/index.xml", "https://[::1]/x?y=u@v"};
	static const char *const bad[] = {"http://a/", "file:///etc/passwd", "ftp://a/", "https:/a", "https//a",
					  "",          "xhttps://a/",        "//a/b"};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		ck_assert_int_eq(jk_fetch_check_address(good[i], jk_test_diagnostics()), JK_OK);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		expect(bad[i], JK_DIAG_PULL_ADDRESS);
}
END_TEST

START_TEST(no_passwords)
{
	expect("https://me@a/", JK_DIAG_PULL_USER);
	expect("https://me:secret@a", JK_DIAG_PULL_USER);
}
END_TEST

Suite *suite_release_fetch(void) { return jk_suite("release/fetch", (const TTest *const[]){only_https, no_passwords, NULL}); }
