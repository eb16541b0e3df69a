#include <string.h>
#include "base/file.h"
#include "jokou/format.h"
#include "mini.h"

static jk_field_model *model;
static jk_template *compiled;
static jk_template_fields *fields;

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

static jk_result read_docx(const char *body)
{
	return jk_template_read_checked(&compiled, &fields, jk_mini_template("docx", body), model, jk_test_diagnostics());
}

static void begin(void)
{
	jk_mini();
	ck_assert_int_eq(jk_field_model_of_papers(&model, jk_mini_catalog(), jk_test_diagnostics()), JK_OK);
}

static void end(void)
{
	jk_template_fields_free(fields);
	jk_template_free(compiled);
	jk_field_model_free(model);
}

/* The one diagnostic at an index, by code and paragraph. */
static void told(size_t index, jk_code code, unsigned paragraph)
{
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_gt(jk_diagnostics_count(d), index);
	ck_assert_str_eq(jk_diagnostic_kind_of(jk_diagnostics_at(d, index)->code)->id, jk_diagnostic_kind_of(code)->id);
	ck_assert_uint_eq(jk_diagnostics_at(d, index)->where.paragraph, paragraph);
}

START_TEST(a_right_template_is_read)
{
	begin();
	ck_assert_int_eq(read_docx(P("{{profile/service/name}}") P("{{#for c in document/chapter}}") P("{{$c/@title}}{{#if $c/@page &gt; 3}}{{$c_index}}{{/if}}") P("{{/for}}")
				   P("{{clauses}}")),
			 JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
	ck_assert_uint_eq(jk_template_fields_count(fields), 5);
	ck_assert_int_eq(jk_template_fields_at(fields, 0)->required, 1);
	end();
}
END_TEST

START_TEST(all_faults_of_meaning_are_told_at_once)
{
	begin();
	ck_assert_int_eq(read_docx(P("{{profile/service/nmae}}") P("{{#for c in document/chapter}}") P("{{$d/@title}}") P("{{/for}}") P("{{#if 'no'}}x{{/if}}")),
			 JK_FAILED);
	ck_assert_ptr_null(compiled);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 4);
	told(0, JK_DIAG_CHECK_FIELD, 1);
	told(1, JK_DIAG_CHECK_LOOP_UNUSED, 2);
	told(2, JK_DIAG_CHECK_VARIABLE, 3);
	told(3, JK_DIAG_CHECK_CONSTANT, 5);
	end();
}
END_TEST

START_TEST(warnings_let_a_template_be_read)
{
	begin();
	ck_assert_int_eq(read_docx(P("{{#if 'no'}}x{{/if}}")), JK_OK);
	told(0, JK_DIAG_CHECK_CONSTANT, 1);
	end();
}
END_TEST

START_TEST(a_part_with_broken_blocks_is_checked_all_the_same)
{
	begin();
	ck_assert_int_eq(read_docx(P("{{#for c in document/chapter}}") P("{{$c/@titel}}") P("{{#if profile/use/form}}") P("{{#for d in reason}}x{{/for}}") P("{{/for}}")),
			 JK_FAILED);
	jk_test_diagnostics();
	unsigned found[3] = {0};
	for (size_t i = 0; i < jk_diagnostics_count(jk_test_diagnostics()); i++) {
		jk_code code = jk_diagnostics_at(jk_test_diagnostics(), i)->code;
		found[0] += code == JK_DIAG_CHECK_FIELD;
		found[1] += code == JK_DIAG_CHECK_LOOP_UNUSED;
		found[2] += code == JK_DIAG_TAG_UNOPENED || code == JK_DIAG_TAG_UNCLOSED;
	}
	ck_assert_uint_eq(found[0], 2);
	ck_assert_uint_eq(found[1], 1);
	ck_assert_uint_ge(found[2], 1);
	ck_assert_uint_ge(jk_template_fields_count(fields), 2);
	end();
}
END_TEST

START_TEST(tags_in_attributes_know_their_loops)
{
	begin();
	ck_assert_int_eq(read_docx(P("{{#for c in document/chapter}}")
				   "<w:p><w:hyperlink w:anchor=\"{{$c/@bookmark}}\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>" P("{{/for}}")),
			 JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
	ck_assert_str_eq(jk_template_fields_at(fields, 1)->path, "document/chapter/@bookmark");
	end();
}
END_TEST

START_TEST(what_stands_under_conditions_is_not_required)
{
	begin();
	ck_assert_int_eq(read_docx(P("{{#if @final = 'yes'}}") P("{{profile/use/to}}") P("{{#elif reason}}") P("{{profile/use/users}}") P("{{#else}}")
				   P("{{profile/use/from}}") P("{{/if}}") P("{{profile/use/user-count}}")),
			 JK_OK);
	for (size_t i = 0; i < jk_template_fields_count(fields); i++) {
		const jk_template_field *field = jk_template_fields_at(fields, i);
		ck_assert_msg(field->required == (strcmp(field->path, "profile/use/user-count") == 0), "%s", field->path);
	}
	ck_assert_uint_eq(jk_template_fields_count(fields), 6);
	end();
}
END_TEST

START_TEST(no_template_has_no_fields)
{
	begin();
	ck_assert_int_eq(jk_template_read_checked(&compiled, &fields, jk_mini_put("x.docx", "no"), model, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(fields);
	ck_assert_ptr_null(compiled);
	end();
}
END_TEST

/* Templates of the project mean what they say. */
START_TEST(the_templates_of_the_project_are_right)
{
	static const char folder[] = JK_SOURCE_DATA_DIR "/templates";
	static const char *const endings[] = {".docx", ".odt"};
	jk_arena *arena;
	jk_catalog *catalog;
	jk_field_model *comparisons;
	unsigned count = 0;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_field_model_of_papers(&model, catalog, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_field_model_of_comparisons(&comparisons, jk_test_diagnostics()), JK_OK);
	for (size_t e = 0; e < 2; e++) {
		jk_list names = {0};
		ck_assert_int_eq(jk_file_list(&names, arena, folder, endings[e], jk_test_diagnostics()), JK_OK);
		for (size_t i = 0; i < names.count; i++, count++) {
			const char *path = jk_path_join(arena, folder, names.items[i]);
			jk_field_model *of = strstr(path, "comparison-table") ? comparisons : model;
			jk_result result = jk_template_read_checked(&compiled, &fields, path, of, jk_test_diagnostics());
			jk_diagnostics_print(jk_test_diagnostics(), stderr);
			ck_assert_int_eq(result, JK_OK);
			ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
			ck_assert_uint_gt(jk_template_fields_count(fields), 3);
			jk_template_fields_free(fields);
			jk_template_free(compiled);
		}
	}
	ck_assert_uint_ge(count, 8);
	jk_field_model_free(comparisons);
	jk_field_model_free(model);
	jk_catalog_free(catalog);
	jk_arena_free(arena);
}
END_TEST

Suite *suite_template_check_part(void)
{
	return jk_suite("template/check_part",
			(const TTest *const[]){a_right_template_is_read, all_faults_of_meaning_are_told_at_once, warnings_let_a_template_be_read,
					       a_part_with_broken_blocks_is_checked_all_the_same, tags_in_attributes_know_their_loops,
					       what_stands_under_conditions_is_not_required, no_template_has_no_fields, the_templates_of_the_project_are_right, NULL});
}
