#include "amends.h"
#include <stdint.h>
#include "base/text.h"
#include "suite.h"

static char *last, *shown;
static size_t last_length;
static jk_amend_result result;
static jk_diagnostics *said;

static void drop(void)
{
	jk_text_free(last);
	jk_text_free((char *)(uintptr_t)result.refused);
	jk_diagnostics_free(said);
	last = NULL;
	result = (jk_amend_result){0};
	ck_assert_int_eq(jk_diagnostics_new(&said), JK_OK);
}

static void check_rejected(const char *draft, size_t length)
{
	char *wanted = jk_redlines_settle(draft, length, 1, NULL), *got = jk_redlines_settle(last, last_length, 0, JK_AMENDS_AUTHOR);
	ck_assert_str_eq(got, wanted);
	jk_text_free(wanted);
	jk_text_free(got);
}

/* Every change of somebody else is there, in order: its start tag with author and date. */
static void check_others(const char *draft, size_t length)
{
	static const char *const kinds[] = {"<w:ins ", "<w:del ", "<w:moveFrom ", "<w:moveTo "};
	char *before = jk_copy_string(jk_redlines_part_of(draft, length, "word/document.xml"));
	const char *after = jk_redlines_part_of(last, last_length, "word/document.xml");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const char *at = after;
		for (const char *old = before; (old = strstr(old, kinds[i])) != NULL; old++) {
			char *tag = strndup(old, strcspn(old, ">"));
			const char *found = strstr(at, tag);
			ck_assert_msg(found != NULL, "a change of others is gone: %s", tag);
			at = found + 1;
			free(tag);
		}
	}
	jk_text_free(before);
}

const char *jk_amends_bytes(size_t *length, const char *draft, size_t draft_length, const char *source, size_t source_length,
			    const jk_amendment *amendments, size_t count, const jk_amend_options *options)
{
	char *again;
	jk_amend_result second;
	drop();
	jk_result done = jk_amend(&last, &last_length, &result, draft, draft_length, "draft.docx", source, source_length, "source.docx", amendments,
				  count, options, said);
	ck_assert_msg(done == JK_OK, "%s", jk_amends_said() ? jk_amends_said() : "failed");
	ck_assert_int_eq(jk_amend(&again, length, &second, draft, draft_length, "draft.docx", source, source_length, "source.docx", amendments, count,
				  options, said), JK_OK);
	ck_assert_uint_eq(*length, last_length);
	ck_assert_mem_eq(again, last, last_length);
	jk_text_free(again);
	jk_text_free((char *)(uintptr_t)second.refused);
	jk_redlines_check(last, last_length);
	check_rejected(draft, draft_length);
	check_others(draft, draft_length);
	return last;
}

const char *jk_amends_document_with(const char *draft, const jk_pack_part *draft_more, const char *source, const jk_pack_part *source_more,
				    const jk_amendment *amendments, size_t count, const jk_amend_options *options)
{
	size_t draft_length, source_length, length;
	char *draft_bytes = jk_redlines_pack(&draft_length, draft, draft_more), *source_bytes = jk_redlines_pack(&source_length, source, source_more);
	jk_amends_bytes(&length, draft_bytes, draft_length, source_bytes, source_length, amendments, count, options);
	free(draft_bytes);
	free(source_bytes);
	return jk_amends_part("word/document.xml");
}

const char *jk_amends_document(const char *draft, const char *source, const jk_amendment *amendments, size_t count)
{
	return jk_amends_document_with(draft, NULL, source, NULL, amendments, count, NULL);
}

const jk_amend_result *jk_amends_result(void) { return &result; }

const char *jk_amends_text(void)
{
	jk_text_free(shown);
	shown = jk_redlines_settle(last, last_length, 1, NULL);
	return shown;
}

const char *jk_amends_part(const char *name) { return jk_redlines_part_of(last, last_length, name); }

const char *jk_amends_said(void)
{
	return said && jk_diagnostics_count(said) ? jk_diagnostic_kind_of(jk_diagnostics_at(said, 0)->code)->id : NULL;
}
