#include <string.h>
#include "base/schema.h"
#include "suite.h"

#define GRAMMAR(content) "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\">\n" content "</grammar>"

static const char *const brought = GRAMMAR("<start><ref name='other'/></start>\n"
					   "<define name='other'><element name='other'><ref name='text'/></element></define>\n"
					   "<define name='text'><value>old</value></define>");

static jk_result load(jk_schema **out, const char *rng, const char *included)
{
	const jk_schema_source sources[] = {{"main.rng", rng, strlen(rng)}, {"other.rng", included, strlen(included)}, {NULL, NULL, 0}};
	return jk_schema_load_from(out, sources, jk_test_diagnostics());
}

static int is_valid(const jk_schema *schema, const char *document)
{
	jk_xml *xml;
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&xml, document, strlen(document), NULL, d), JK_OK);
	jk_result result = jk_schema_validate(schema, xml, d);
	jk_xml_free(xml);
	jk_diagnostics_free(d);
	return result == JK_OK;
}

START_TEST(an_include_brings_defines)
{
	jk_schema *schema;
	ck_assert_int_eq(load(&schema, GRAMMAR("<include href='../x/other.rng'/>"), brought), JK_OK);
	ck_assert(is_valid(schema, "<other>old</other>"));
	jk_schema_free(schema);
}
END_TEST

START_TEST(an_include_may_say_start_and_defines_anew)
{
	jk_schema *schema;
	static const char *const rng = GRAMMAR("<include href='other.rng'><start><ref name='own'/></start><define name='text'><value>new</value></define></include>"
					       "<define name='own'><element name='own'><ref name='other'/></element></define>");
	ck_assert_int_eq(load(&schema, rng, brought), JK_OK);
	ck_assert(is_valid(schema, "<own><other>new</other></own>"));
	ck_assert(!is_valid(schema, "<own><other>old</other></own>"));
	ck_assert(!is_valid(schema, "<other>new</other>"));
	jk_schema_free(schema);
}
END_TEST

static void refused(const char *rng, const char *included, jk_code code, const char *file, unsigned line)
{
	jk_schema *schema;
	jk_diagnostics *d = jk_test_diagnostics();
	size_t before = jk_diagnostics_count(d);
	ck_assert_int_eq(load(&schema, rng, included), JK_FAILED);
	ck_assert_ptr_null(schema);
	ck_assert_uint_eq(jk_diagnostics_count(d), before + 1);
	ck_assert_int_eq(jk_diagnostics_at(d, before)->code, code);
	ck_assert_str_eq(jk_diagnostics_at(d, before)->where.file, file);
	ck_assert_uint_eq(jk_diagnostics_at(d, before)->where.line, line);
}

START_TEST(faults_of_includes_stand_where_they_are)
{
	refused(GRAMMAR("<include href='third.rng'/>"), brought, JK_DIAG_SCHEMA_BROKEN, "main.rng", 2);
	refused(GRAMMAR("<include/>"), brought, JK_DIAG_SCHEMA_BROKEN, "main.rng", 2);
	refused(GRAMMAR("<include href='other.rng'/>"), "<grammar>\n<", JK_DIAG_XML_SYNTAX, "other.rng", 2);
	refused(GRAMMAR("<include href='other.rng'/>"), "<grammar/>", JK_DIAG_SCHEMA_BROKEN, "other.rng", 1);
	refused(GRAMMAR("<include href='other.rng'/>"), GRAMMAR("<start><ref name='nowhere'/></start>"), JK_DIAG_SCHEMA_BROKEN, "other.rng", 2);
	refused(GRAMMAR("<include href='other.rng'/>"), GRAMMAR("\n<include href='other.rng'/>"), JK_DIAG_SCHEMA_BROKEN, "other.rng", 3);
	/* Twice, and not said to be anew. */
	refused(GRAMMAR("<define name='text'><empty/></define>\n<include href='other.rng'/>"), brought, JK_DIAG_SCHEMA_BROKEN, "other.rng", 4);
}
END_TEST

static jk_result load_once(int *right)
{
	jk_schema *schema;
	jk_diagnostics *d;
	static const char *const rng = GRAMMAR("<include href='other.rng'/>");
	const jk_schema_source sources[] = {{"main.rng", rng, strlen(rng)}, {"other.rng", brought, strlen(brought)}, {NULL, NULL, 0}};
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_schema_load_from(&schema, sources, d);
	*right = result == JK_OK && schema;
	jk_schema_free(schema);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail_anywhere) { jk_test_sweep(load_once); }
END_TEST

Suite *suite_base_schema_grammar(void)
{
	return jk_suite("base/schema_grammar", (const TTest *const[]){an_include_brings_defines, an_include_may_say_start_and_defines_anew,
								      faults_of_includes_stand_where_they_are, memory_may_fail_anywhere, NULL});
}
