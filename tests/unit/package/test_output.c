#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include "base/file.h"
#include "base/limits.h"
#include "mini.h"
#include "package/package.h"

static jk_package *package, *other;
static jk_output *output;

static void finish(void)
{
	jk_output_free(output);
	jk_package_free(package);
	jk_package_free(other);
}

static jk_package *read_into(jk_package **to, const char *path)
{
	static int registered;
	if (!registered++)
		atexit(finish);
	jk_result result = jk_package_read(to, path, jk_test_diagnostics());
	jk_diagnostics_print(jk_test_diagnostics(), stderr);
	ck_assert_int_eq(result, JK_OK);
	return *to;
}

static void opened(const char *path) { (void)read_into(&package, path); }

static jk_buffer bytes_of(const char *path)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(jk_file_read(&bytes, path, JK_BUFFER_LIMIT, jk_test_diagnostics()), JK_OK);
	return bytes;
}

static const char *write_bytes(const char *name, const char *bytes, size_t length)
{
	const char *path = jk_mini_put(name, "");
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	ck_assert_int_eq(fclose(file), 0);
	return path;
}

static const char *filled(char byte, size_t length)
{
	char *text = jk_allocate(length + 1);
	ck_assert_ptr_nonnull(text);
	memset(text, byte, length);
	text[length] = '\0';
	const char *kept = jk_mini_format("%s", text);
	jk_release(text);
	return kept;
}

static const char *small(void) { return jk_mini_package("small.zip", "mimetype", "x/y", "content.xml", "<a/>", "b/c.txt", "text", NULL); }

static void written(jk_buffer *bytes)
{
	jk_buffer_init(bytes, 0);
	ck_assert_int_eq(jk_output_bytes(bytes, output, jk_test_diagnostics()), JK_OK);
}

static void new_output(void) { ck_assert_int_eq(jk_output_new(&output, package), JK_OK); }

START_TEST(parts_are_replaced_and_added)
{
	jk_buffer bytes;
	jk_mini();
	opened(small());
	new_output();
	ck_assert_int_eq(jk_output_put(output, "z.xml", "<z/>", 4), JK_OK);
	ck_assert_int_eq(jk_output_put(output, "content.xml", "<new/>", 6), JK_OK);
	ck_assert_int_eq(jk_output_put(output, "y.xml", "<y/>", 4), JK_OK);
	ck_assert_int_eq(jk_output_put(output, "z.xml", "<zz/>", 5), JK_OK);
	ck_assert(jk_output_has(output, "y.xml") && jk_output_has(output, "mimetype") && !jk_output_has(output, "x.xml"));
	written(&bytes);
	jk_package_free(package);
	jk_output_free(output);
	output = NULL;
	opened(write_bytes("new.zip", bytes.bytes, bytes.length));
	static const char *const names[] = {"mimetype", "content.xml", "b/c.txt", "z.xml", "y.xml"}, *const texts[] = {"x/y", "<new/>", "text", "<zz/>", "<y/>"};
	ck_assert_uint_eq(jk_package_count(package), 5);
	for (size_t i = 0; i < 5; i++) {
		ck_assert_str_eq(jk_package_name(package, i), names[i]);
		ck_assert_str_eq(jk_mini_part(bytes.bytes, bytes.length, names[i]), texts[i]);
	}
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(a_part_is_read_as_it_stands_now)
{
	jk_buffer text;
	jk_mini();
	opened(small());
	new_output();
	jk_buffer_init(&text, 0);
	ck_assert_int_eq(jk_output_part(&text, output, "content.xml", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_output_put(output, "content.xml", "<new/>", 6), JK_OK);
	ck_assert_int_eq(jk_output_part(&text, output, "content.xml", jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&text), "<a/><new/>");
	ck_assert_ptr_eq(jk_output_base(output), package);
	jk_buffer_dispose(&text);
}
END_TEST

/* The fields of a local header that must not hang on the clock or the machine. */
START_TEST(no_clock_in_the_archive)
{
	jk_buffer bytes;
	jk_mini();
	opened(small());
	new_output();
	ck_assert_int_eq(jk_output_put(output, "new.xml", "<n/>", 4), JK_OK);
	written(&bytes);
	unsigned heads = 0;
	for (size_t i = 0; i + 30 < bytes.length; i++)
		if (memcmp(bytes.bytes + i, "PK\3\4", 4) == 0) {
			ck_assert_mem_eq(bytes.bytes + i + 10, "\0\0\x21\0", 4); /* 1980-01-01 00:00 */
			ck_assert_mem_eq(bytes.bytes + i + 28, "\0\0", 2);       /* no extra field */
			heads++;
		}
	ck_assert_uint_eq(heads, 4);
	/* mimetype comes first, stored: its text stands at byte 38. */
	ck_assert_mem_eq(bytes.bytes + 8, "\0\0", 2);
	ck_assert_mem_eq(bytes.bytes + 30, "mimetypex/y", 11);
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(same_parts_same_bytes)
{
	jk_buffer first, second;
	jk_mini();
	opened(small());
	new_output();
	ck_assert_int_eq(jk_output_put(output, "content.xml", "<n/>", 4), JK_OK);
	written(&first);
	jk_output_free(output);
	jk_package_free(package);
	/* The same parts in an archive of another day, with extra fields and a comment. */
	int error;
	const char *path = small();
	zip_t *zip = zip_open(path, 0, &error);
	for (zip_uint64_t i = 0; i < 3; i++) {
		ck_assert_int_eq(zip_file_set_mtime(zip, i, 1500000000, 0), 0);
		ck_assert_int_eq(zip_file_extra_field_set(zip, i, 0x7878, 0, (const zip_uint8_t *)"abc", 3, ZIP_FL_LOCAL | ZIP_FL_CENTRAL), 0);
	}
	ck_assert_int_eq(zip_set_archive_comment(zip, "comment", 7), 0);
	ck_assert_int_eq(zip_close(zip), 0);
	opened(path);
	new_output();
	ck_assert_int_eq(jk_output_put(output, "content.xml", "<n/>", 4), JK_OK);
	written(&second);
	ck_assert_uint_eq(first.length, second.length);
	ck_assert_mem_eq(first.bytes, second.bytes, first.length);
	jk_buffer_dispose(&first);
	jk_buffer_dispose(&second);
}
END_TEST

START_TEST(untouched_members_are_carried_over_as_they_are)
{
	jk_buffer out;
	jk_mini();
	/* Stored at the level 1 of another program: must come through with the same compressed bytes. */
	const char *text = filled('b', 3000);
	const char *path = jk_mini_package("level.zip", "a.txt", text, "b.txt", "x", NULL);
	int error;
	zip_t *zip = zip_open(path, 0, &error);
	ck_assert_int_eq(zip_set_file_compression(zip, 0, ZIP_CM_DEFLATE, 1), 0);
	ck_assert_int_eq(zip_close(zip), 0);
	jk_buffer in = bytes_of(path);
	opened(path);
	new_output();
	ck_assert_int_eq(jk_output_put(output, "b.txt", "y", 1), JK_OK);
	written(&out);
	unsigned size = (unsigned)(unsigned char)in.bytes[18] | (unsigned)(unsigned char)in.bytes[19] << 8;
	ck_assert_uint_gt(size, 4);
	ck_assert_mem_eq(in.bytes + 14, out.bytes + 14, 12); /* check sum and sizes */
	ck_assert_mem_eq(in.bytes + 35, out.bytes + 35, size);
	jk_buffer_dispose(&in);
	jk_buffer_dispose(&out);
}
END_TEST

START_TEST(a_name_that_is_no_utf8_cannot_be_written)
{
	jk_buffer bytes;
	jk_mini();
	opened(small());
	new_output();
	ck_assert_int_eq(jk_output_put(output, "\xFF.xml", "<x/>", 4), JK_OK);
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(jk_output_bytes(&bytes, output, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PACKAGE_WRITE, 0);
	ck_assert_int_eq(jk_diagnostics_status(jk_test_diagnostics(), 0), 4);
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(the_digest_covers_all_but_one_part)
{
	char plain[JK_DIGEST_TEXT], again[JK_DIGEST_TEXT];
	jk_diagnostics *d = jk_test_diagnostics();
	jk_mini();
	opened(small());
	new_output();
	ck_assert_int_eq(jk_output_put(output, "manifest", "1", 1), JK_OK);
	ck_assert_int_eq(jk_output_digest(plain, output, "manifest", d), JK_OK);
	ck_assert_uint_eq(strlen(plain), 64);
	ck_assert_int_eq(jk_output_put(output, "manifest", "2", 1), JK_OK);
	ck_assert_int_eq(jk_output_digest(again, output, "manifest", d), JK_OK);
	ck_assert_str_eq(plain, again);
	ck_assert_int_eq(jk_output_put(output, "b/c.txt", "texT", 4), JK_OK);
	ck_assert_int_eq(jk_output_digest(again, output, "manifest", d), JK_OK);
	ck_assert_str_ne(plain, again);
}
END_TEST

/* --- members as they lie --- */

static void expect_same_member(const jk_package_member *a, const jk_package_member *b)
{
	ck_assert_str_eq(a->name, b->name);
	ck_assert_uint_eq(a->stored, b->stored);
	ck_assert_uint_eq(a->size, b->size);
	ck_assert_uint_eq(a->check, b->check);
	ck_assert_uint_eq(a->deflated, b->deflated);
	ck_assert_mem_eq(a->bytes, b->bytes, a->stored);
}

static void expect_unchanged(const char *path)
{
	jk_buffer bytes;
	opened(path);
	new_output();
	written(&bytes);
	ck_assert_int_eq(jk_package_from_bytes(&other, "again", &bytes, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(jk_package_count(other), jk_package_count(package));
	for (size_t i = 0; i < jk_package_count(other); i++)
		expect_same_member(jk_package_at(package, i), jk_package_at(other, i));
	jk_output_free(output);
	jk_package_free(package);
	jk_package_free(other);
	output = NULL;
	package = other = NULL;
}

START_TEST(a_template_without_change_keeps_every_stored_byte)
{
	jk_list names = {0};
	jk_arena *arena;
	jk_mini();
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	for (int odt = 0; odt < 2; odt++) {
		size_t before = names.count;
		ck_assert_int_eq(jk_file_list(&names, arena, JK_SOURCE_DATA_DIR "/templates", odt ? ".odt" : ".docx", jk_test_diagnostics()), JK_OK);
		ck_assert_uint_gt(names.count, before);
	}
	for (size_t i = 0; i < names.count; i++)
		expect_unchanged(jk_mini_format("%s/%s", JK_SOURCE_DATA_DIR "/templates", (const char *)names.items[i]));
	jk_arena_free(arena);
}
END_TEST

/* Some programs deflate `mimetype`, or put it later (ODF 1.3 part 2, 3.3). */
START_TEST(mimetype_is_put_right)
{
	jk_buffer bytes;
	int error;
	jk_mini();
	const char *text = filled('m', 400), *path = jk_mini_package("late.odt", "content.xml", "<a/>", "mimetype", text, "z.txt", "z", NULL);
	zip_t *zip = zip_open(path, 0, &error);
	ck_assert_int_eq(zip_set_file_compression(zip, 1, ZIP_CM_DEFLATE, 9), 0);
	ck_assert_int_eq(zip_close(zip), 0);
	opened(path);
	ck_assert_uint_lt(jk_package_at(package, 1)->stored, 100);
	new_output();
	written(&bytes);
	ck_assert_mem_eq(bytes.bytes + 30, "mimetypemmm", 11);
	ck_assert_int_eq(jk_package_from_bytes(&other, "again", &bytes, jk_test_diagnostics()), JK_OK);
	ck_assert(!jk_package_at(other, 0)->deflated && jk_package_at(other, 0)->size == 400);
	ck_assert_str_eq(jk_package_name(other, 1), "content.xml");
	ck_assert_uint_eq(jk_package_count(other), 3);
}
END_TEST

START_TEST(a_damaged_member_is_not_passed_on)
{
	jk_buffer bytes;
	jk_mini();
	jk_buffer damaged = bytes_of(small());
	memcpy(damaged.bytes + 38, "x/z", 3);
	ck_assert_int_eq(jk_package_from_bytes(&package, "t.docx", &damaged, jk_test_diagnostics()), JK_OK);
	atexit(finish);
	new_output();
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(jk_output_bytes(&bytes, output, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PACKAGE_PART, 0);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "part"), "mimetype");
	ck_assert_uint_eq(bytes.length, 0);
}
END_TEST

/* --- one output for many documents --- */

static void fill_document(jk_buffer *part, int number)
{
	jk_buffer_clear(part);
	for (int i = 0; i < 3000; i++)
		jk_buffer_format(part, "<w:p>%d of %d</w:p>", i, number);
}

/* Document `number` in the output at hand; what a batch does. */
static void make_document(jk_buffer *bytes, jk_buffer *part, int number)
{
	jk_diagnostics *d = jk_test_diagnostics();
	jk_buffer_clear(bytes);
	ck_assert_int_eq(jk_output_clear(output, package), JK_OK);
	fill_document(part, number);
	ck_assert_int_eq(jk_output_take(output, "content.xml", part), JK_OK);
	ck_assert_int_eq(jk_output_put(output, "added.xml", "<added/>", 8), JK_OK);
	ck_assert_int_eq(jk_output_bytes(bytes, output, d), JK_OK);
}

static unsigned long taken;
static void *count_allocate(size_t bytes, void *state) { return (void)state, taken++, malloc(bytes); }
static void *count_resize(void *block, size_t bytes, void *state) { return (void)state, taken++, realloc(block, bytes); }
static void count_release(void *block, void *state) { (void)state, free(block); }

START_TEST(the_third_document_takes_no_new_memory)
{
	static const jk_memory_hooks hooks = {count_allocate, count_resize, count_release, NULL};
	jk_buffer bytes, part;
	jk_memory_set_hooks(&hooks);
	jk_mini();
	opened(small());
	new_output();
	jk_buffer_init(&bytes, 0);
	jk_buffer_init(&part, 0);
	make_document(&bytes, &part, 11);
	make_document(&bytes, &part, 22);
	unsigned long before = taken;
	ck_assert_uint_gt(before, 0);
	make_document(&bytes, &part, 33);
	make_document(&bytes, &part, 44);
	ck_assert_uint_eq(taken, before);
	jk_buffer_dispose(&bytes);
	jk_buffer_dispose(&part);
}
END_TEST

START_TEST(a_cleared_output_writes_what_a_new_one_would)
{
	jk_buffer first, again, part;
	jk_mini();
	opened(small());
	new_output();
	jk_buffer_init(&first, 0);
	jk_buffer_init(&again, 0);
	jk_buffer_init(&part, 0);
	make_document(&first, &part, 1);
	ck_assert_int_eq(jk_output_put(output, "only-here.xml", "<x/>", 4), JK_OK);
	make_document(&again, &part, 2);
	make_document(&again, &part, 1);
	ck_assert(!jk_output_has(output, "only-here.xml"));
	ck_assert_uint_eq(first.length, again.length);
	ck_assert_mem_eq(first.bytes, again.bytes, first.length);
	jk_buffer_dispose(&first);
	jk_buffer_dispose(&again);
	jk_buffer_dispose(&part);
}
END_TEST

START_TEST(an_output_moves_to_another_base)
{
	jk_buffer bytes;
	jk_mini();
	opened(small());
	new_output();
	ck_assert_int_eq(jk_output_put(output, "content.xml", "<new/>", 6), JK_OK);
	read_into(&other, jk_mini_package("other.zip", "a", "1", "b", "2", "c", "3", "d", "4", "z.xml", "<z/>", NULL));
	ck_assert_int_eq(jk_output_clear(output, other), JK_OK);
	ck_assert_ptr_eq(jk_output_base(output), other);
	ck_assert(!jk_output_has(output, "content.xml"));
	ck_assert_int_eq(jk_output_put(output, "content.xml", "<added/>", 8), JK_OK);
	ck_assert_int_eq(jk_output_put(output, "z.xml", "<zz/>", 5), JK_OK);
	written(&bytes);
	static const char *const names[] = {"a", "b", "c", "d", "z.xml", "content.xml"}, *const texts[] = {"1", "2", "3", "4", "<zz/>", "<added/>"};
	for (size_t i = 0; i < 6; i++)
		ck_assert_str_eq(jk_mini_part(bytes.bytes, bytes.length, names[i]), texts[i]);
	ck_assert_int_eq(jk_output_clear(output, package), JK_OK);
	jk_buffer_clear(&bytes);
	ck_assert_int_eq(jk_output_bytes(&bytes, output, jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_mini_part(bytes.bytes, bytes.length, "content.xml"), "<a/>");
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(a_buffer_is_taken_over_without_copying)
{
	jk_buffer part, text;
	jk_mini();
	opened(small());
	new_output();
	jk_buffer_init(&part, 100);
	jk_buffer_string(&part, "<first/>");
	const char *memory = part.bytes;
	ck_assert_int_eq(jk_output_take(output, "content.xml", &part), JK_OK);
	ck_assert_ptr_null(part.bytes);
	jk_buffer_string(&part, "<second/>");
	ck_assert_int_eq(jk_output_take(output, "content.xml", &part), JK_OK);
	ck_assert_ptr_eq(part.bytes, memory); /* the first one's comes back, empty */
	ck_assert_uint_eq(part.length, 0);
	ck_assert_uint_eq(part.limit, 100);
	jk_buffer_init(&text, 0);
	ck_assert_int_eq(jk_output_part(&text, output, "content.xml", jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&text), "<second/>");
	jk_buffer_add(&part, filled('x', 101), 101);
	ck_assert_int_eq(jk_output_take(output, "b/c.txt", &part), JK_NO_MEMORY);
	jk_buffer_clear(&text);
	ck_assert_int_eq(jk_output_part(&text, output, "b/c.txt", jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&text), "text");
	jk_buffer_dispose(&text);
	jk_buffer_dispose(&part);
}
END_TEST

START_TEST(a_higher_level_packs_closer)
{
	jk_buffer bytes, part;
	size_t lengths[5];
	static const int levels[5] = {1, 0, 9, 12, 99};
	jk_mini();
	opened(small());
	new_output();
	jk_buffer_init(&bytes, 0);
	jk_buffer_init(&part, 0);
	for (size_t i = 0; i < 5; i++) {
		jk_output_set_level(output, levels[i]);
		make_document(&bytes, &part, 7);
		lengths[i] = bytes.length;
		fill_document(&part, 7);
		ck_assert_str_eq(jk_mini_part(bytes.bytes, bytes.length, "content.xml"), jk_buffer_text(&part));
	}
	ck_assert_uint_gt(lengths[0], lengths[1]);
	ck_assert_uint_gt(lengths[1], lengths[2]);
	ck_assert_uint_eq(lengths[3], lengths[4]); /* there is none above 12 */
	jk_buffer_dispose(&bytes);
	jk_buffer_dispose(&part);
}
END_TEST

START_TEST(an_archive_may_follow_other_bytes)
{
	jk_buffer bytes, alone;
	jk_mini();
	opened(small());
	new_output();
	written(&alone);
	jk_buffer_init(&bytes, 0);
	jk_buffer_string(&bytes, "before");
	ck_assert_int_eq(jk_output_bytes(&bytes, output, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(bytes.length, alone.length + 6);
	ck_assert_mem_eq(bytes.bytes + 6, alone.bytes, alone.length);
	jk_buffer_dispose(&bytes);
	jk_buffer_dispose(&alone);
}
END_TEST

START_TEST(a_buffer_that_is_too_small_is_no_fault_of_the_template)
{
	jk_buffer bytes;
	jk_mini();
	opened(small());
	new_output();
	jk_buffer_init(&bytes, 100);
	ck_assert_int_eq(jk_output_bytes(&bytes, output, jk_test_diagnostics()), JK_NO_MEMORY);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
}
END_TEST

START_TEST(the_digest_does_not_see_how_parts_are_stored)
{
	char first[JK_DIGEST_TEXT], again[JK_DIGEST_TEXT];
	jk_buffer bytes;
	jk_diagnostics *d = jk_test_diagnostics();
	jk_mini();
	opened(small());
	new_output();
	ck_assert_int_eq(jk_output_put(output, "content.xml", filled('a', 5000), 5000), JK_OK);
	ck_assert_int_eq(jk_output_put(output, "new.xml", "<n/>", 4), JK_OK);
	ck_assert_int_eq(jk_output_digest(first, output, NULL, d), JK_OK);
	jk_output_set_level(output, 1);
	written(&bytes);
	ck_assert_int_eq(jk_package_from_bytes(&other, "again", &bytes, d), JK_OK);
	ck_assert_int_eq(jk_package_digest(again, other, d), JK_OK);
	ck_assert_str_eq(first, again);
	/* It stays the same in the next release: papers in use carry it. */
	ck_assert_int_eq(jk_package_digest(again, package, d), JK_OK);
	ck_assert_str_eq(again, "4c9a6866821e42f49be42433ce68dbe404aa95ec5e459b6346a621f94103aaee");
}
END_TEST

static const char *swept;

static jk_result make_work(jk_package **made, jk_output **out, jk_buffer *bytes, jk_diagnostics *d)
{
	jk_buffer part;
	jk_buffer_init(&part, 0);
	jk_result result = jk_package_read(made, swept, d);
	if (result == JK_OK)
		result = jk_output_new(out, *made);
	jk_buffer_string(&part, "<part>a part that is long enough to be deflated, a part that is long enough</part>");
	if (result == JK_OK)
		result = jk_output_take(*out, "content.xml", &part);
	if (result == JK_OK)
		result = jk_output_put(*out, "new.xml", "<n/>", 4);
	if (result == JK_OK)
		result = jk_output_bytes(bytes, *out, d);
	jk_buffer_dispose(&part);
	return result;
}

static jk_result write_work(int *right)
{
	jk_package *made = NULL;
	jk_output *out = NULL;
	jk_buffer bytes;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&bytes, 0);
	jk_result result = make_work(&made, &out, &bytes, d);
	*right = result == JK_OK && bytes.length > 300 && jk_diagnostics_count(d) == 0;
	jk_buffer_dispose(&bytes);
	jk_output_free(out);
	jk_package_free(made);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(writing_survives_every_failed_allocation)
{
	jk_mini();
	swept = small();
	jk_test_sweep_own(write_work);
}
END_TEST

Suite *suite_package_output(void)
{
	return jk_suite("package/output",
			(const TTest *const[]){parts_are_replaced_and_added, a_part_is_read_as_it_stands_now, no_clock_in_the_archive, same_parts_same_bytes,
					       untouched_members_are_carried_over_as_they_are, a_name_that_is_no_utf8_cannot_be_written,
					       the_digest_covers_all_but_one_part, a_template_without_change_keeps_every_stored_byte, mimetype_is_put_right,
					       a_damaged_member_is_not_passed_on, the_third_document_takes_no_new_memory,
					       a_cleared_output_writes_what_a_new_one_would, an_output_moves_to_another_base,
					       a_buffer_is_taken_over_without_copying, a_higher_level_packs_closer, an_archive_may_follow_other_bytes,
					       a_buffer_that_is_too_small_is_no_fault_of_the_template, the_digest_does_not_see_how_parts_are_stored,
					       writing_survives_every_failed_allocation, NULL});
}
