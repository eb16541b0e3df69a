#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include "base/file.h"
#include "base/limits.h"
#include "mini.h"
#include "package/package.h"

static jk_package *package;

static void finish(void) { jk_package_free(package); }

static jk_result read_package(const char *path)
{
	static int registered;
	if (!registered++)
		atexit(finish);
	return jk_package_read(&package, path, jk_test_diagnostics());
}

static void opened(const char *path)
{
	jk_result result = read_package(path);
	jk_diagnostics_print(jk_test_diagnostics(), stderr);
	ck_assert_int_eq(result, JK_OK);
}

/* Reading must fail with just this diagnostic, whose argument "reason" or "part" is as given (NULL: not looked at). */
static void refused(const char *path, jk_code code, const char *part, const char *reason)
{
	ck_assert_int_eq(read_package(path), JK_FAILED);
	ck_assert_ptr_null(package);
	jk_test_only(jk_test_diagnostics(), code, 0);
	if (part)
		ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "part"), part);
	if (reason)
		ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "reason"), reason);
}

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

/* Writes the package anew with every `from` changed to `to`, which is as long. */
static const char *patched(const char *path, const char *from, const char *to, size_t length)
{
	jk_buffer bytes = bytes_of(path);
	unsigned found = 0;
	for (size_t i = 0; i + length <= bytes.length; i++)
		if (memcmp(bytes.bytes + i, from, length) == 0) {
			memcpy(bytes.bytes + i, to, length);
			found++;
		}
	ck_assert_uint_ge(found, 1);
	path = write_bytes("patched.zip", bytes.bytes, bytes.length);
	jk_buffer_dispose(&bytes);
	return path;
}

static const char *small(void) { return jk_mini_package("small.zip", "mimetype", "x/y", "content.xml", "<a/>", "b/c.txt", "text", NULL); }

/* --- reading --- */

START_TEST(members_are_listed_and_read)
{
	jk_buffer bytes;
	jk_mini();
	opened(small());
	jk_buffer_init(&bytes, 0);
	ck_assert_uint_eq(jk_package_count(package), 3);
	ck_assert_str_eq(jk_package_name(package, 0), "mimetype");
	ck_assert_str_eq(jk_package_name(package, 2), "b/c.txt");
	ck_assert(jk_package_has(package, "content.xml"));
	ck_assert(!jk_package_has(package, "content"));
	ck_assert_int_eq(jk_package_part(&bytes, package, "content.xml", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_package_part(&bytes, package, "b/c.txt", jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&bytes), "<a/>text");
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(a_part_that_is_not_there)
{
	jk_buffer bytes;
	jk_mini();
	opened(small());
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(jk_package_part(&bytes, package, "nothing", jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PACKAGE_PART, 0);
	ck_assert_str_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.part, "nothing");
}
END_TEST

START_TEST(no_file)
{
	jk_mini();
	refused("/nowhere/t.docx", JK_DIAG_FILE_OPEN, NULL, NULL);
}
END_TEST

START_TEST(no_zip)
{
	jk_mini();
	refused(jk_mini_put("t.docx", "<w:document/>"), JK_DIAG_PACKAGE_DAMAGED, NULL, NULL);
}
END_TEST

START_TEST(an_empty_file)
{
	jk_mini();
	refused(jk_mini_put("t.docx", ""), JK_DIAG_PACKAGE_DAMAGED, NULL, NULL);
}
END_TEST

START_TEST(an_old_word_document)
{
	static const char head[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on";
	jk_mini();
	refused(write_bytes("t.doc", head, sizeof head), JK_DIAG_PACKAGE_DAMAGED, NULL, NULL);
}
END_TEST

START_TEST(every_cut_is_noticed)
{
	jk_mini();
	jk_buffer whole = bytes_of(small());
	for (size_t length = 0; length < whole.length; length++) {
		jk_diagnostics *d;
		jk_package *cut;
		ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
		ck_assert_int_eq(jk_package_read(&cut, write_bytes("cut.zip", whole.bytes, length), d), JK_FAILED);
		jk_test_only(d, JK_DIAG_PACKAGE_DAMAGED, 0);
		jk_diagnostics_free(d);
	}
	jk_buffer_dispose(&whole);
}
END_TEST

START_TEST(a_damaged_part)
{
	jk_buffer bytes;
	jk_mini();
	opened(patched(small(), "x/y", "x/z", 3)); /* stored, so the check sum no longer fits */
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(jk_package_part(&bytes, package, "mimetype", jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PACKAGE_PART, 0);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "reason"), "damaged");
	jk_buffer_dispose(&bytes);
}
END_TEST

/* --- members that are refused --- */

static void name_refused(const char *name)
{
	jk_mini();
	refused(jk_mini_package("bad.zip", "content.xml", "<a/>", name, "x", NULL), JK_DIAG_PACKAGE_MEMBER, name, "unsafe name");
}

START_TEST(a_name_above) { name_refused("../evil"); }
END_TEST

START_TEST(a_name_above_further_in) { name_refused("word/../../evil"); }
END_TEST

START_TEST(a_name_from_the_root) { name_refused("/etc/passwd"); }
END_TEST

START_TEST(a_name_of_windows) { name_refused("word\\document.xml"); }
END_TEST

START_TEST(a_name_twice)
{
	jk_mini();
	refused(patched(jk_mini_package("two.zip", "first.xml", "<a/>", "secnd.xml", "<b/>", NULL), "secnd.xml", "first.xml", 9),
		JK_DIAG_PACKAGE_MEMBER, "first.xml", "stands twice");
}
END_TEST

/* Sets bit 0 (encrypted) in the flags of every header. */
START_TEST(an_encrypted_member)
{
	jk_mini();
	jk_buffer bytes = bytes_of(small());
	for (size_t i = 0; i + 10 < bytes.length; i++) {
		if (memcmp(bytes.bytes + i, "PK\3\4", 4) == 0)
			bytes.bytes[i + 6] |= 1;
		if (memcmp(bytes.bytes + i, "PK\1\2", 4) == 0)
			bytes.bytes[i + 8] |= 1;
	}
	refused(write_bytes("secret.zip", bytes.bytes, bytes.length), JK_DIAG_PACKAGE_MEMBER, "mimetype", "encrypted");
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(an_unusual_compression)
{
	jk_mini();
	jk_buffer bytes = bytes_of(small());
	for (size_t i = 0; i + 12 < bytes.length; i++) {
		if (memcmp(bytes.bytes + i, "PK\3\4", 4) == 0)
			bytes.bytes[i + 8] = 12; /* bzip2 */
		if (memcmp(bytes.bytes + i, "PK\1\2", 4) == 0)
			bytes.bytes[i + 10] = 12;
	}
	refused(write_bytes("bzip2.zip", bytes.bytes, bytes.length), JK_DIAG_PACKAGE_MEMBER, "mimetype", "compressed by another method than deflate");
	jk_buffer_dispose(&bytes);
}
END_TEST

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

START_TEST(a_bomb)
{
	jk_mini();
	refused(jk_mini_package("bomb.zip", "content.xml", filled('a', (size_t)8 << 20), NULL), JK_DIAG_PACKAGE_MEMBER, "content.xml", "inflates too much");
}
END_TEST

START_TEST(a_part_that_packs_well_but_is_small_is_fine)
{
	jk_mini();
	opened(jk_mini_package("fine.zip", "content.xml", filled('a', (size_t)1 << 20), NULL));
}
END_TEST

static void put_long(char *at, unsigned long value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (char)(value >> (8 * i) & 255);
}

/* Each member claims 100 MiB of a megabyte that is stored; the third is one too many. */
START_TEST(members_that_are_together_too_large)
{
	jk_mini();
	jk_buffer all;
	/* Noise does not pack: the ratio stays small. */
	jk_buffer_init(&all, 0);
	unsigned long state = 1;
	for (size_t i = 0; i < (size_t)1 << 20; i++) {
		state = state * 1103515245UL + 12345UL;
		jk_buffer_char(&all, (char)('!' + (state >> 16) % 90));
	}
	const char *noise = jk_mini_format("%s", jk_buffer_text(&all));
	jk_buffer_dispose(&all);
	jk_buffer bytes = bytes_of(jk_mini_package("big.zip", "a", noise, "b", noise, "c", noise, NULL));
	for (size_t i = 0; i + 30 < bytes.length; i++) {
		if (memcmp(bytes.bytes + i, "PK\3\4", 4) == 0)
			put_long(bytes.bytes + i + 22, 100UL << 20);
		if (memcmp(bytes.bytes + i, "PK\1\2", 4) == 0)
			put_long(bytes.bytes + i + 24, 100UL << 20);
	}
	refused(write_bytes("claims.zip", bytes.bytes, bytes.length), JK_DIAG_PACKAGE_MEMBER, "c", "together too large");
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(a_member_that_holds_more_than_it_says)
{
	jk_buffer text;
	jk_mini();
	jk_buffer bytes = bytes_of(jk_mini_package("liar.zip", "content.xml", filled('a', 100000), NULL));
	for (size_t i = 0; i + 30 < bytes.length; i++) {
		if (memcmp(bytes.bytes + i, "PK\3\4", 4) == 0)
			put_long(bytes.bytes + i + 22, 10);
		if (memcmp(bytes.bytes + i, "PK\1\2", 4) == 0)
			put_long(bytes.bytes + i + 24, 10);
	}
	const char *path = write_bytes("liar2.zip", bytes.bytes, bytes.length);
	jk_buffer_dispose(&bytes);
	jk_buffer_init(&text, 0);
	if (read_package(path) == JK_OK)
		ck_assert_int_eq(jk_package_part(&text, package, "content.xml", jk_test_diagnostics()), JK_FAILED);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 1);
	jk_buffer_dispose(&text);
}
END_TEST

START_TEST(too_many_members)
{
	int error;
	jk_mini();
	const char *path = jk_mini_format("%s", jk_mini_put("many.zip", ""));
	remove(path);
	zip_t *zip = zip_open(path, ZIP_CREATE, &error);
	for (int i = 0; i <= JK_PACKAGE_ENTRIES; i++)
		ck_assert_int_ge(zip_file_add(zip, jk_mini_format("%d", i), zip_source_buffer(zip, "x", 1, 0), 0), 0);
	ck_assert_int_eq(zip_close(zip), 0);
	refused(path, JK_DIAG_PACKAGE_DAMAGED, NULL, "too many members");
}
END_TEST

START_TEST(a_file_that_is_too_large)
{
	jk_mini();
	const char *path = jk_mini_put("large.docx", "");
	FILE *file = fopen(path, "r+");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fseek(file, (long)JK_PACKAGE_FILE_LIMIT, SEEK_SET), 0); /* a hole: takes no room */
	ck_assert_int_eq(fputc('x', file), 'x');
	ck_assert_int_eq(fclose(file), 0);
	refused(path, JK_DIAG_FILE_LARGE, NULL, NULL);
}
END_TEST

/* Lines of counted numbers pack about 1 : 4: only the size is wrong with them. */
static const char *lines(size_t length)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (unsigned i = 0; text.length < length; i++)
		jk_buffer_format(&text, "%u\n", i);
	const char *kept = jk_mini_format("%s", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

START_TEST(a_large_xml_part)
{
	jk_mini();
	const char *text = lines(JK_PACKAGE_XML_PART + 1);
	refused(jk_mini_package("part.zip", "content.xml", text, NULL), JK_DIAG_PACKAGE_MEMBER, "content.xml", "too large");
}
END_TEST

START_TEST(another_part_may_be_larger)
{
	jk_mini();
	opened(jk_mini_package("picture.zip", "Pictures/a.bin", lines(JK_PACKAGE_XML_PART + 1), NULL));
}
END_TEST

/* The central directory names one member twice over, under two names: both lie at the same place. */
START_TEST(members_that_overlap)
{
	jk_mini();
	jk_buffer bytes = bytes_of(jk_mini_package("one.zip", "a.bin", lines(100000), NULL)), two;
	size_t directory = bytes.length - 22 - 46 - 5;
	jk_buffer_init(&two, 0);
	jk_buffer_add(&two, bytes.bytes, bytes.length - 22);
	jk_buffer_add(&two, bytes.bytes + directory, 46 + 5);
	jk_buffer_add(&two, bytes.bytes + bytes.length - 22, 22);
	two.bytes[two.length - 22 + 8] = two.bytes[two.length - 22 + 10] = 2;
	put_long(two.bytes + two.length - 22 + 12, 2 * (46 + 5));
	refused(write_bytes("two.zip", two.bytes, two.length), JK_DIAG_PACKAGE_MEMBER, "a.bin", "lies on another member");
	jk_buffer_dispose(&bytes);
	jk_buffer_dispose(&two);
}
END_TEST

START_TEST(protected_by_a_password)
{
	jk_mini();
	refused(jk_mini_package("secret.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "noise", "META-INF/manifest.xml",
				"<m:manifest xmlns:m='u'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>", NULL),
		JK_DIAG_PACKAGE_DAMAGED, NULL, "it is protected by a password");
}
END_TEST

START_TEST(a_package_from_memory)
{
	jk_mini();
	jk_buffer bytes = bytes_of(small()), text;
	atexit(finish);
	ck_assert_int_eq(jk_package_from_bytes(&package, "annex.docx", &bytes, jk_test_diagnostics()), JK_OK);
	ck_assert_ptr_null(bytes.bytes); /* taken */
	ck_assert_str_eq(jk_package_path(package), "annex.docx");
	jk_buffer_init(&text, 0);
	ck_assert_int_eq(jk_package_part(&text, package, "b/c.txt", jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&text), "text");
	ck_assert_uint_eq(jk_package_find(package, "b/c.txt"), 2);
	ck_assert_uint_eq(jk_package_find(package, "b/c"), JK_PACKAGE_NONE);
	jk_buffer_dispose(&text);
}
END_TEST

START_TEST(bytes_are_taken_in_any_case)
{
	jk_package *none;
	jk_buffer bytes;
	jk_mini();
	jk_buffer_init(&bytes, 0);
	jk_buffer_string(&bytes, "no package");
	ck_assert_int_eq(jk_package_from_bytes(&none, "annex.docx", &bytes, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(none);
	ck_assert_ptr_null(bytes.bytes);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PACKAGE_DAMAGED, 0);
}
END_TEST

START_TEST(every_damaged_member_is_told)
{
	jk_mini();
	opened(patched(jk_mini_package("bad.zip", "mimetype", "x/y", "a.txt", "fine", NULL), "x/y", "x/z", 3));
	ck_assert_int_eq(jk_package_verify(package, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PACKAGE_PART, 0);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "part"), "mimetype");
	ck_assert(!jk_package_at(package, 0)->sound && jk_package_at(package, 1)->sound);
}
END_TEST

static const char *swept;

static jk_result read_work(int *right)
{
	jk_package *made;
	jk_buffer text;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&text, 0);
	jk_result result = jk_package_read(&made, swept, d);
	if (result == JK_OK)
		result = jk_package_part(&text, made, "content.xml", d);
	if (result == JK_OK)
		result = jk_package_verify(made, d);
	*right = result == JK_OK && strcmp(jk_buffer_text(&text), "<a/>") == 0;
	jk_buffer_dispose(&text);
	jk_package_free(made);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(reading_survives_every_failed_allocation)
{
	jk_mini();
	swept = small();
	jk_test_sweep_own(read_work);
}
END_TEST

Suite *suite_package_package(void)
{
	return jk_suite("package/package",
			(const TTest *const[]){members_are_listed_and_read, a_part_that_is_not_there, no_file, no_zip, an_empty_file, an_old_word_document,
					       every_cut_is_noticed, a_damaged_part, a_name_above, a_name_above_further_in, a_name_from_the_root,
					       a_name_of_windows, a_name_twice, an_encrypted_member, an_unusual_compression, a_bomb,
					       a_part_that_packs_well_but_is_small_is_fine, members_that_are_together_too_large,
					       a_member_that_holds_more_than_it_says, too_many_members, a_file_that_is_too_large, a_large_xml_part,
					       members_that_overlap, protected_by_a_password, a_package_from_memory, bytes_are_taken_in_any_case,
					       another_part_may_be_larger, every_damaged_member_is_told,
					       reading_survives_every_failed_allocation, NULL});
}
