/* Amending a draft: what both formats share. */
#include <string.h>
#include "redlines.h"
#include "suite.h"

static jk_diagnostics *said;

/* The call with a draft and a source of that body; the result is thrown away. */
static jk_result amend(const char *body, const jk_amendment *amendments, size_t count, const jk_amend_options *options, jk_amend_result *result)
{
	size_t length, out_length;
	char *bytes = jk_redlines_pack(&length, body, NULL), *out;
	jk_result done = jk_amend(&out, &out_length, result, bytes, length, "draft.docx", bytes, length, "source.docx", amendments, count, options, said);
	ck_assert((done == JK_OK) == (out != NULL));
	jk_text_free(out);
	free(bytes);
	return done;
}

static void begin(void) { ck_assert_int_eq(jk_diagnostics_new(&said), JK_OK); }
static void end(void) { jk_diagnostics_free(said); }

START_TEST(a_place_that_is_not_there_is_told)
{
	const jk_amendment beyond[] = {{.kind = JK_AMEND_REMOVE, .paragraph = 3, .last = 3}};
	jk_amend_result result;
	begin();
	ck_assert_int_eq(amend(W_PT("一") W_PT("二"), beyond, 1, NULL, &result), JK_FAILED);
	ck_assert_ptr_null(result.refused);
	ck_assert_str_eq(jk_diagnostic_kind_of(jk_diagnostics_at(said, 0)->code)->id, "V063");
	end();
}
END_TEST

START_TEST(no_amendments_are_none)
{
	jk_amend_result result;
	begin();
	ck_assert_int_eq(amend(W_PT("一"), NULL, 0, NULL, &result), JK_OK);
	ck_assert_ptr_nonnull(result.refused);
	ck_assert_uint_eq(result.done, 0);
	jk_text_free((char *)(uintptr_t)result.refused);
	end();
}
END_TEST

Suite *suite_redline_amend(void)
{
	return jk_suite("redline/amend", (const TTest *const[]){a_place_that_is_not_there_is_told, no_amendments_are_none, NULL});
}
