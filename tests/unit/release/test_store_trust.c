#include <string.h>
#include "release/published.h"
#include "release/store.h"

#define KEY "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define ROW(version)                                                                                                               \
	"<release version=\"" version "\" effective=\"2027-04-01\" date=\"2026-11-30\" sha256=\"" HASH "\" digest=\"" HASH         \
	"\" key=\"" KEY "\"/>"

static jk_arena *arena;
static const char *path;

static jk_result read_text(jk_trust *out, const char *text, jk_diagnostics *d)
{
	if (!arena)
		ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	if (!path)
		path = jk_copy_string(jk_test_path(jk_test_folder(), "trusted.xml"));
	jk_test_put(path, text);
	return jk_trust_read(out, arena, path, "city", d);
}

START_TEST(reads_and_writes_the_same)
{
	static const char text[] =
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<trusted format=\"1\" id=\"city\" key=\"" KEY
		"\" serial=\"7\" date=\"2026-11-30\" index=\"" HASH "\">\n\t" ROW("1.9.0") "\n\t" ROW("1.10.0") "\n</trusted>\n";
	jk_trust trust;
	ck_assert_int_eq(read_text(&trust, text, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(trust.serial, 7);
	ck_assert_uint_eq(trust.rows.count, 2);
	const jk_held *row = trust.rows.items[1];
	ck_assert_str_eq(row->version, "1.10.0");
	ck_assert(strstr(row->path, "/1.10.0.jokou"));
	JK_TEST_WRITES(text, jk_trust_put, &trust);
}
END_TEST

START_TEST(a_pin_alone)
{
	static const char text[] =
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<trusted format=\"1\" id=\"city\" key=\"" KEY "\">\n</trusted>\n";
	jk_trust trust;
	ck_assert_int_eq(read_text(&trust, text, jk_test_diagnostics()), JK_OK);
	ck_assert_ptr_null(trust.index);
	JK_TEST_WRITES(text, jk_trust_put, &trust);
}
END_TEST

START_TEST(rows_stand_in_order)
{
	static const char *const versions[] = {"1.10.0", "1.2.0", "1.9.0", "1.2.0"}, *const sorted[] = {"1.2.0", "1.9.0", "1.10.0"};
	jk_trust trust = {0}, copy;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	for (size_t i = 0; i < 4; i++)
		ck_assert_int_eq(jk_trust_add(&trust, arena, &(jk_held){.version = versions[i], .key = i == 3 ? "new" : "old"}),
				 JK_OK);
	ck_assert_uint_eq(trust.rows.count, 3);
	for (size_t i = 0; i < 3; i++) {
		const jk_held *row = trust.rows.items[i];
		ck_assert_str_eq(row->version, sorted[i]);
		ck_assert_str_eq(row->key, i ? "old" : "new");
	}
	ck_assert_int_eq(jk_trust_copy(&copy, arena, &trust), JK_OK);
	ck_assert_int_eq(jk_trust_add(&copy, arena, &(jk_held){.version = "1.0.0"}), JK_OK);
	ck_assert_uint_eq(trust.rows.count, 3);
	ck_assert_str_eq(((const jk_held *)trust.rows.items[0])->version, "1.2.0");
}
END_TEST

START_TEST(what_is_damaged)
{
	static const char *const texts[] = {"",
					    "<trusted/>",
					    "<trusted format=\"1\" id=\"city\" key=\"short\"/>",
					    "<trusted format=\"1\" id=\"town\" key=\"" KEY "\"/>",
					    "<trusted format=\"1\" id=\"city\" key=\"" KEY "\" serial=\"-1\"/>",
					    "<trusted format=\"1\" id=\"city\" key=\"" KEY "\">" ROW("../1.0.0") "</trusted>",
					    "<trusted format=\"1\" id=\"city\" key=\"" KEY "\">" ROW("1.0") "</trusted>",
					    "<!DOCTYPE trusted><trusted format=\"1\" id=\"city\" key=\"" KEY "\"/>"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		jk_trust trust;
		jk_diagnostics *d = NULL;
		ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
		ck_assert_int_eq(read_text(&trust, texts[i], d), JK_FAILED);
		ck_assert_int_eq(jk_diagnostics_at(d, jk_diagnostics_count(d) - 1)->code, JK_DIAG_STORE_DAMAGED);
		jk_diagnostics_free(d);
	}
}
END_TEST

Suite *suite_release_store_trust(void)
{
	return jk_suite("release/store_trust",
			(const TTest *const[]){reads_and_writes_the_same, a_pin_alone, rows_stand_in_order, what_is_damaged, NULL});
}
