#include <string.h>
#include "mini.h"
#include "package/zip_write.h"
#include "release/file.h"

#define HEAD "<release format='1' program='0.1.0' id='mini' version='1.0.0' standard='s' effective='2027-04-01' date='2026-11-30'>"
#define CATALOG "<catalog id='mini' version='1.0.0'/>"

typedef struct {
	const char *name, *text;
} member;

/* A line of release.xml for a file. */
static const char *line(const char *path, const char *text)
{
	char sha256[JK_DIGEST_TEXT];
	jk_digest(sha256, text, strlen(text));
	return jk_mini_format("<file path='%s' size='%zu' sha256='%s'/>", path, strlen(text), sha256);
}

static jk_buffer archive;

static void put_archive(const member *members)
{
	jk_zip zip = {0};
	size_t room = JK_ZIP_END;
	for (const member *m = members; m->name; m++)
		room += jk_zip_heads(m->name) + strlen(m->text);
	jk_buffer_init(&archive, 0);
	ck_assert_int_eq(jk_zip_begin(&zip, &archive, room), JK_OK);
	for (const member *m = members; m->name; m++)
		ck_assert_int_eq(jk_zip_add(&zip, m->name, m->text, strlen(m->text), jk_zip_check(m->text, strlen(m->text)), 1), JK_OK);
	jk_zip_end(&zip);
	jk_zip_dispose(&zip);
}

static jk_result read_archive(void)
{
	jk_release_file *release;
	jk_result result = jk_release_read(&release, archive.bytes, archive.length, "r.jokou", jk_test_diagnostics());
	ck_assert((result == JK_OK) == (release != NULL));
	jk_release_free(release);
	jk_buffer_dispose(&archive);
	return result;
}

static jk_result read_members(const member *members)
{
	put_archive(members);
	return read_archive();
}

static void expect_refused_at(const member *members, jk_code code, unsigned where)
{
	ck_assert_int_eq(read_members(members), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), code, where);
}

static void expect_refused(const member *members, jk_code code) { expect_refused_at(members, code, 0); }

static const char *manifest(const char *lines) { return jk_mini_format(HEAD "%s</release>", lines); }

/* A release whose one file besides the catalog is `listed` in release.xml and `stored` in the archive. */
static const member *with(const char *listed, const char *stored)
{
	static member members[4];
	const char *text = "<x/>";
	members[0] = (member){"release.xml", manifest(jk_mini_format("%s%s", line("clauses/catalog.xml", CATALOG), listed ? line(listed, text) : ""))};
	members[1] = (member){"clauses/catalog.xml", CATALOG};
	members[2] = (member){stored, text};
	return members;
}

START_TEST(a_sound_one)
{
	jk_mini();
	ck_assert_int_eq(read_members(with("clauses/x.xml", "clauses/x.xml")), JK_OK);
	ck_assert_int_eq(read_members(with(NULL, NULL)), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
}
END_TEST

START_TEST(names_of_all_kinds)
{
	static const char *const names[] = {"../x.xml", "/x.xml", "clauses/../../x.xml", "x.xml", "scripts/x.sh", "clauses/CATALOG.xml", "clauses/C:x", "clauses/.x"};
	jk_mini();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		ck_assert_msg(read_members(with(names[i], names[i])) == JK_FAILED, "%s", names[i]);
		const jk_diagnostic *last = jk_diagnostics_at(jk_test_diagnostics(), jk_diagnostics_count(jk_test_diagnostics()) - 1);
		ck_assert_msg(last->code == JK_DIAG_RELEASE_MEMBER, "%s", names[i]);
	}
}
END_TEST

START_TEST(listed_twice)
{
	jk_mini();
	expect_refused((const member[]){{"release.xml", manifest(jk_mini_format("%s%s", line("clauses/catalog.xml", CATALOG), line("clauses/catalog.xml", CATALOG)))},
					{"clauses/catalog.xml", CATALOG}, {NULL, NULL}}, JK_DIAG_RELEASE_MEMBER);
}
END_TEST

START_TEST(stored_twice)
{
	jk_mini();
	expect_refused(with(NULL, "clauses/catalog.xml"), JK_DIAG_RELEASE_MEMBER);
}
END_TEST

START_TEST(not_listed)
{
	jk_mini();
	expect_refused(with(NULL, "clauses/y.xml"), JK_DIAG_RELEASE_UNLISTED);
}
END_TEST

START_TEST(missing)
{
	jk_mini();
	expect_refused(with("clauses/y.xml", NULL), JK_DIAG_RELEASE_MISSING);
}
END_TEST

START_TEST(no_catalog)
{
	jk_mini();
	expect_refused((const member[]){{"release.xml", manifest(line("clauses/x.xml", "<x/>"))}, {"clauses/x.xml", "<x/>"}, {NULL, NULL}}, JK_DIAG_RELEASE_MISSING);
}
END_TEST

START_TEST(another_content)
{
	jk_mini();
	expect_refused((const member[]){{"release.xml", manifest(line("clauses/catalog.xml", CATALOG))}, {"clauses/catalog.xml", "<catalog id='mini' version='9.0.0'/>"},
					{NULL, NULL}}, JK_DIAG_RELEASE_FILE);
}
END_TEST

START_TEST(another_catalog)
{
	static const char other[] = "<catalog id='mini' version='1.0.1'/>";
	jk_mini();
	expect_refused((const member[]){{"release.xml", manifest(line("clauses/catalog.xml", other))}, {"clauses/catalog.xml", other}, {NULL, NULL}}, JK_DIAG_RELEASE_CATALOG);
}
END_TEST

START_TEST(manifest_not_first)
{
	jk_mini();
	expect_refused((const member[]){{"clauses/catalog.xml", CATALOG}, {"release.xml", manifest(line("clauses/catalog.xml", CATALOG))}, {NULL, NULL}},
		       JK_DIAG_RELEASE_DAMAGED);
}
END_TEST

/* Nothing else of it is looked at: the same file has faults of every other kind. */
START_TEST(a_later_format)
{
	jk_mini();
	expect_refused((const member[]){{"release.xml", "<release format='2' program='0.1.0' new='?'><folder/></release>"}, {"../x", "y"}, {NULL, NULL}},
		       JK_DIAG_RELEASE_MEMBER); /* the archive itself is judged before */
}
END_TEST

START_TEST(a_later_format_alone)
{
	jk_mini();
	expect_refused((const member[]){{"release.xml", "<release format='2' program='3.0.0' new='?'><folder/></release>"}, {"other/x", "y"}, {NULL, NULL}},
		       JK_DIAG_RELEASE_NEWER);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "format"), "2");
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "needed"), "3.0.0");
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "here"), "0.1.0");
}
END_TEST

START_TEST(a_later_program)
{
	jk_mini();
	expect_refused((const member[]){{"release.xml", "<release format='1' program='999.0.0'/>"}, {NULL, NULL}}, JK_DIAG_RELEASE_NEWER);
}
END_TEST

START_TEST(a_manifest_against_its_schema)
{
	jk_mini();
	expect_refused_at((const member[]){{"release.xml", "<release format='1' program='0.1.0' id='mini' version='1.0.0' standard='s' effective='soon' date='2026-11-30'>"
					"<file path='clauses/x' size='1' sha256='0000000000000000000000000000000000000000000000000000000000000000'/></release>"},
					{NULL, NULL}}, JK_DIAG_SCHEMA_VALUE, 1);
}
END_TEST

START_TEST(no_archive)
{
	jk_buffer_init(&archive, 0);
	jk_buffer_string(&archive, "no zip at all");
	ck_assert_int_eq(read_archive(), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_RELEASE_DAMAGED, 0);
}
END_TEST

START_TEST(no_byte_can_be_changed_unseen)
{
	jk_release_file *release, *sound;
	jk_mini();
	put_archive(with("clauses/x.xml", "clauses/x.xml"));
	ck_assert_int_eq(jk_release_read(&sound, archive.bytes, archive.length, "r", jk_test_diagnostics()), JK_OK);
	const jk_release_info info = jk_release_about(sound);
	for (size_t i = 0; i < archive.length; i++) {
		archive.bytes[i] ^= 1;
		if (jk_release_read(&release, archive.bytes, archive.length, "r", jk_test_diagnostics()) == JK_OK) {
			/* dates and attributes of members, and spaces of release.xml; never a file, its name or its content */
			ck_assert_str_eq(jk_release_about(release).digest, info.digest);
			jk_release_free(release);
		}
		archive.bytes[i] ^= 1;
	}
	jk_release_free(sound);
	jk_buffer_dispose(&archive);
}
END_TEST

Suite *suite_release_read(void)
{
	return jk_suite("release/read", (const TTest *const[]){a_sound_one, names_of_all_kinds, listed_twice, stored_twice, not_listed, missing, no_catalog, another_content, another_catalog,
								manifest_not_first, a_later_format, a_later_format_alone, a_later_program,
								a_manifest_against_its_schema, no_archive, no_byte_can_be_changed_unseen, NULL});
}
