#include "template/field.h"
#include <limits.h>
#include <string.h>
#include "suite.h"

static jk_field_model *model;

static void learn(const char *text)
{
	jk_xml *xml;
	ck_assert_int_eq(jk_xml_parse(&xml, text, strlen(text), NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_field_model_of_xml(&model, xml), JK_OK);
	jk_xml_free(xml);
}

static const jk_datum *at(const char *path)
{
	const jk_datum *datum = jk_datum_at(model, path);
	ck_assert_msg(datum != NULL, "%s", path);
	return datum;
}

START_TEST(an_example_shows_names_and_types)
{
	learn("<order id='7'><on>2026-11-23</on><row price='1200'>pen</row><row price='12.5'>ink</row><total> 1 </total><empty/></order>");
	ck_assert_str_eq(model->root->name, "order");
	ck_assert_int_eq(model->known, JK_FIELDS_SAMPLE);
	ck_assert_int_eq(at("@id")->type, JK_HOLDS_INTEGER);
	ck_assert_int_eq(at("on")->type, JK_HOLDS_DATE);
	ck_assert_int_eq(at("row")->type, JK_HOLDS_TEXT);
	ck_assert_int_eq(at("row/@price")->type, JK_HOLDS_DECIMAL);
	ck_assert_int_eq(at("total")->type, JK_HOLDS_INTEGER);
	ck_assert_int_eq(at("empty")->type, JK_HOLDS_NOTHING);
	ck_assert_ptr_null(jk_datum_at(model, "on/@id"));
	ck_assert_ptr_null(jk_datum_at(model, "id"));
	jk_field_model_free(model);
}
END_TEST

START_TEST(an_example_shows_what_repeats)
{
	learn("<a><b><c/></b><b><c/></b><d><e/></d><d><e/><e/></d></a>");
	ck_assert_uint_eq(at("b")->most, UINT_MAX);
	ck_assert_uint_eq(at("b/c")->most, 1);
	ck_assert_uint_eq(at("d/e")->most, UINT_MAX);
	ck_assert_uint_eq(model->root->members->count, 2);
	jk_field_model_free(model);
}
END_TEST

START_TEST(names_of_namespaces_are_not_found_by_plain_names)
{
	learn("<a xmlns:n='urn:n'><n:b/><c n:d='1' xml:id='x'/></a>");
	ck_assert_ptr_null(jk_datum_at(model, "b"));
	ck_assert_ptr_null(jk_datum_at(model, "c/@d"));
	ck_assert_uint_eq(at("c")->members->count, 2);
	jk_field_model_free(model);
}
END_TEST

START_TEST(a_group_is_what_has_elements_and_no_text)
{
	learn("<a><group><b>x</b></group><mixed>x<b/></mixed><text>x</text><mark at='1'/></a>");
	ck_assert(jk_datum_is_group(at("group")));
	ck_assert(!jk_datum_is_group(at("mixed")));
	ck_assert(!jk_datum_is_group(at("text")));
	ck_assert(!jk_datum_is_group(at("mark")));
	jk_field_model_free(model);
}
END_TEST

START_TEST(paths_lead_from_the_root)
{
	jk_arena *arena;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	learn("<a><b c='1'>x</b></a>");
	ck_assert_str_eq(jk_datum_path(model, at("b/@c"), arena), "b/@c");
	ck_assert_str_eq(jk_datum_path(model, at("b"), arena), "b");
	ck_assert_str_eq(jk_datum_path(model, at("b")->members->items[1], arena), "b/text()");
	ck_assert_str_eq(jk_datum_path(model, model->root, arena), ".");
	ck_assert_str_eq(jk_datum_path(model, model->document, arena), "/");
	jk_field_model_free(model);
	jk_arena_free(arena);
}
END_TEST

START_TEST(an_example_of_very_many_names_stays_small)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_string(&text, "<a>");
	for (unsigned i = 0; i < 5000; i++)
		jk_buffer_format(&text, "<n%u/>", i);
	jk_buffer_string(&text, "</a>");
	learn(jk_buffer_text(&text));
	ck_assert_uint_eq(model->root->members->count, 1000);
	ck_assert(model->root->open);
	jk_field_model_free(model);
	jk_buffer_dispose(&text);
}
END_TEST

START_TEST(a_schema_that_stands_in_itself_ends)
{
	static const char *const rng = "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><ref name='r'/></start><define name='r'>"
				       "<element name='r'><zeroOrMore><ref name='r'/></zeroOrMore><attribute name='a'/></element></define></grammar>";
	jk_schema *schema;
	ck_assert_int_eq(jk_schema_load(&schema, rng, strlen(rng), "x.rng", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_field_model_of_schema(&model, schema), JK_OK);
	ck_assert_ptr_nonnull(at("r/r/r/r/@a"));
	jk_field_model_free(model);
}
END_TEST

START_TEST(an_open_model_knows_everything)
{
	ck_assert_int_eq(jk_field_model_open(&model), JK_OK);
	ck_assert_int_eq(model->known, JK_FIELDS_OPEN);
	ck_assert(model->root->open);
	jk_field_model_free(model);
	jk_field_model_free(NULL);
}
END_TEST

START_TEST(data_that_cannot_be_read_is_reported)
{
	ck_assert_int_eq(jk_field_model_of_data(&model, "/nowhere.xml", jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(model);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_FILE_OPEN, 0);
}
END_TEST

static jk_result learn_once(int *right)
{
	static const char text[] = "<a x='1'><b>2026-01-01</b><b>2</b></a>";
	jk_xml *xml;
	jk_diagnostics *d;
	jk_field_model *learnt = NULL;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_xml_parse(&xml, text, sizeof text - 1, NULL, d);
	if (result == JK_OK)
		result = jk_field_model_of_xml(&learnt, xml);
	*right = learnt && jk_datum_at(learnt, "b") && jk_datum_at(learnt, "b")->type == JK_HOLDS_TEXT;
	jk_field_model_free(learnt);
	jk_xml_free(xml);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail_anywhere) { jk_test_sweep(learn_once); }
END_TEST

Suite *suite_template_field(void)
{
	return jk_suite("template/field",
			(const TTest *const[]){an_example_shows_names_and_types, an_example_shows_what_repeats,
					       names_of_namespaces_are_not_found_by_plain_names, a_group_is_what_has_elements_and_no_text,
					       paths_lead_from_the_root, an_example_of_very_many_names_stays_small, a_schema_that_stands_in_itself_ends,
					       an_open_model_knows_everything, data_that_cannot_be_read_is_reported, memory_may_fail_anywhere, NULL});
}
