#ifndef JK_TESTS_ANNEX_H
#define JK_TESTS_ANNEX_H
/* Shared by the tests of annexes: small packages, and templates with the annexes put in. */
#include <stdlib.h>
#include <string.h>
#include "mini.h"
#include "template/include.h"

#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" R(text) "</w:p>"
#define T(text) "<text:p>" text "</text:p>"

static jk_package *whole;
static const jk_annex_places *places;
static jk_arena *arena;

static void end_whole(void)
{
	jk_package_free(whole);
	jk_arena_free(arena);
	whole = NULL;
	arena = NULL;
}

/* Reads a template and puts its annexes in. */
static jk_result put_in(const char *path)
{
	if (!arena)
		atexit(end_whole);
	end_whole();
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_package_read(&whole, path, jk_test_diagnostics()), JK_OK);
	return jk_include_annexes(&whole, &places, arena, jk_test_diagnostics());
}

/* A part of the whole. */
static const char *part(const char *name)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(jk_package_part(&bytes, whole, name, jk_test_diagnostics()), JK_OK);
	const char *kept = jk_arena_string(arena, jk_buffer_text(&bytes));
	jk_buffer_dispose(&bytes);
	ck_assert_ptr_nonnull(kept);
	return kept;
}

/* What stands between two texts of a part. */
static const char *between(const char *text, const char *start, const char *stop)
{
	const char *from = strstr(text, start), *to = from ? strstr(from + strlen(start), stop) : NULL;
	ck_assert_msg(from && to, "no %s … %s in %s", start, stop, text);
	from += strlen(start);
	return jk_mini_format("%.*s", (int)(to - from), from);
}

static inline unsigned count(const char *text, const char *word)
{
	unsigned n = 0;
	while ((text = strstr(text, word)) != NULL) {
		text += strlen(word);
		n++;
	}
	return n;
}

static inline void expect_success(jk_result result)
{
	if (result != JK_OK)
		jk_diagnostics_print(jk_test_diagnostics(), stderr);
	ck_assert_int_eq(result, JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
}

/* Work for a sweep: puts the annexes into the template that JK_ANNEX_TEMPLATE names. */
static inline jk_result include_again(const char *main, int *right)
{
	jk_diagnostics *d = NULL;
	jk_arena *own = NULL;
	jk_package *package = NULL;
	const jk_annex_places *ignored;
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_diagnostics_new(&d) == JK_OK && jk_arena_new(&own) == JK_OK ? jk_package_read(&package, getenv("JK_ANNEX_TEMPLATE"), d) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_include_annexes(&package, &ignored, own, d);
	if (result == JK_OK)
		result = jk_package_part(&bytes, package, main, d);
	*right = result == JK_OK && strstr(jk_buffer_text(&bytes), "甲") != NULL;
	jk_buffer_dispose(&bytes);
	jk_package_free(package);
	if (own)
		jk_arena_free(own);
	jk_diagnostics_free(d);
	return result;
}

#endif
