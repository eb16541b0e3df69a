#include <limits.h>
#include <string.h>
#include "base/schema.h"
#include "suite.h"

static const char *const rng =
	"<grammar xmlns='http://relaxng.org/ns/structure/1.0' xmlns:a='http://relaxng.org/ns/compatibility/annotations/1.0' "
	"datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'><start><element name='r'>"
	"<attribute name='day'><a:documentation>the day</a:documentation><data type='date'/></attribute>"
	"<optional><attribute name='free'/></optional>"
	"<choice><group><attribute name='word'><value>a</value></attribute><element name='count'><data type='integer'/></element></group>"
	"<group><attribute name='word'><choice><value>b</value><value>a</value></choice></attribute>"
	"<zeroOrMore><element name='many'><choice><data type='decimal'/><data type='integer'/></choice></element></zeroOrMore></group></choice>"
	"<element name='mark'><empty/></element>"
	"<element name='either'><choice><value>x</value><data type='date'/></choice></element>"
	"<element name='open'><choice><group><attribute name='undecided'><value>yes</value></attribute><empty/></group><data type='date'/></choice></element>"
	"</element></start></grammar>";

static jk_schema *schema;
static jk_arena *arena;
static jk_list members;

static const jk_schema_member *member(const char *name)
{
	for (size_t i = 0; i < members.count; i++)
		if (strcmp(((const jk_schema_member *)members.items[i])->name, name) == 0)
			return members.items[i];
	ck_abort_msg("%s", name);
	return NULL;
}

static void look(void)
{
	jk_schema_member root;
	ck_assert_int_eq(jk_schema_load(&schema, rng, strlen(rng), "x.rng", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_schema_root(&root, schema, arena), JK_OK);
	ck_assert_str_eq(root.name, "r");
	ck_assert_int_eq(root.holding, JK_HOLDS_NOTHING);
	members = (jk_list){0};
	ck_assert_int_eq(jk_schema_members(&members, root.shape, arena), JK_OK);
	ck_assert_uint_eq(members.count, 8);
}

static void forget(void)
{
	jk_arena_free(arena);
	jk_schema_free(schema);
}

START_TEST(members_tell_attributes_from_elements)
{
	look();
	ck_assert_ptr_null(member("day")->shape);
	ck_assert_ptr_nonnull(member("mark")->shape);
	ck_assert_str_eq(jk_schema_documentation(member("day")->pattern), "the day");
	ck_assert_ptr_null(jk_schema_documentation(member("free")->pattern));
	forget();
}
END_TEST

START_TEST(numbers_are_those_of_all_branches)
{
	look();
	ck_assert_uint_eq(member("day")->least, 1);
	ck_assert_uint_eq(member("free")->least, 0);
	ck_assert_uint_eq(member("word")->least, 1);
	ck_assert_uint_eq(member("count")->least, 0);
	ck_assert_uint_eq(member("count")->most, 1);
	ck_assert_uint_eq(member("many")->most, UINT_MAX);
	ck_assert_uint_eq(member("mark")->least, 1);
	forget();
}
END_TEST

START_TEST(what_is_held_is_what_all_branches_hold)
{
	look();
	ck_assert_int_eq(member("day")->holding, JK_HOLDS_DATE);
	ck_assert_int_eq(member("free")->holding, JK_HOLDS_TEXT);
	ck_assert_int_eq(member("word")->holding, JK_HOLDS_WORDS);
	ck_assert_uint_eq(member("word")->word_count, 2);
	ck_assert_int_eq(member("count")->holding, JK_HOLDS_INTEGER);
	ck_assert_int_eq(member("many")->holding, JK_HOLDS_DECIMAL);
	ck_assert_int_eq(member("mark")->holding, JK_HOLDS_NOTHING);
	ck_assert_int_eq(member("either")->holding, JK_HOLDS_TEXT);
	ck_assert_int_eq(member("open")->holding, JK_HOLDS_DATE);
	forget();
}
END_TEST

Suite *suite_base_schema_look(void)
{
	return jk_suite("base/schema_look", (const TTest *const[]){members_tell_attributes_from_elements, numbers_are_those_of_all_branches,
								   what_is_held_is_what_all_branches_hold, NULL});
}
