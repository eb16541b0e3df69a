#include "format/paper.h"
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "format/writing.h"
#include "mini.h"
#include "template/field.h"

static jk_field_model *model;

static const jk_datum *at(const char *path)
{
	const jk_datum *field = jk_datum_at(model, path);
	ck_assert_msg(field != NULL, "%s", path);
	return field;
}

static void describe(const jk_catalog *catalog)
{
	ck_assert_int_eq(jk_field_model_of_papers(&model, catalog, jk_test_diagnostics()), JK_OK);
}

START_TEST(fields_have_type_words_label_and_origin)
{
	describe(NULL);
	ck_assert_str_eq(model->root->name, "paper");
	ck_assert_int_eq(at("@date")->type, JK_HOLDS_DATE);
	ck_assert_str_eq(at("@date")->origin, "call");
	ck_assert_int_eq(at("profile/sla/availability")->type, JK_HOLDS_DECIMAL);
	ck_assert_str_eq(at("profile/sla/availability")->origin, "profile");
	ck_assert_str_eq(at("profile/contract/form")->label, "契約の形");
	ck_assert_int_eq(at("profile/contract/form")->type, JK_HOLDS_WORDS);
	ck_assert_uint_eq(at("profile/contract/form")->word_count, 3);
	ck_assert_int_eq(at("profile/use/from")->type, JK_HOLDS_DATE);
	ck_assert_int_eq(at("facts/@chapter")->type, JK_HOLDS_INTEGER);
	ck_assert_str_eq(at("facts/@date")->origin, "call");
	ck_assert_str_eq(at("term")->origin, "vocabulary");
	ck_assert_str_eq(at("group/function/name")->label, "機能の名称");
	jk_field_model_free(model);
}
END_TEST

START_TEST(fields_know_how_often_they_stand)
{
	describe(NULL);
	ck_assert_uint_eq(at("profile/service")->least, 1);
	ck_assert_uint_eq(at("profile/use")->least, 0);
	ck_assert_uint_eq(at("profile/use")->most, 1);
	ck_assert_uint_gt(at("profile/functions/function")->most, 1);
	ck_assert_uint_eq(at("document/@annex")->least, 1);
	ck_assert_uint_eq(at("profile/use/from/@undecided")->least, 0);
	ck_assert(jk_datum_is_group(at("profile/use")));
	ck_assert(!jk_datum_is_group(at("profile/use/from")));
	ck_assert_int_eq(at("profile/service/change")->type, JK_HOLDS_NOTHING);
	jk_field_model_free(model);
}
END_TEST

START_TEST(notes_of_undecided_elements_are_attributes)
{
	describe(NULL);
	ck_assert_int_eq(at("profile/service/name/@note")->type, JK_HOLDS_TEXT);
	ck_assert_int_eq(at("profile/places/place/@note")->type, JK_HOLDS_TEXT);
	jk_field_model_free(model);
}
END_TEST

static void expect_labels(const jk_datum *datum, jk_arena *arena)
{
	ck_assert_msg(*datum->label || datum->kind == JK_DATUM_TEXT, "%s", jk_datum_path(model, datum, arena));
	for (size_t i = 0; i < datum->members->count; i++)
		expect_labels(datum->members->items[i], arena);
}

START_TEST(every_field_has_a_label)
{
	jk_arena *arena;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	describe(NULL);
	expect_labels(model->root, arena);
	jk_field_model_free(model);
	jk_arena_free(arena);
}
END_TEST

START_TEST(a_catalog_gives_parameters_and_names)
{
	jk_mini();
	jk_mini_clause("a", "<param id='first' type='duration' unit='hour' source='profile/incident/first-report'><label>第一報</label>"
			    "<default>24</default></param>", "<Paragraph><Sentence>{$first}</Sentence></Paragraph>");
	describe(jk_mini_catalog());
	ck_assert_str_eq(at("profile/incident/first-report")->parameter, "first");
	ck_assert_str_eq(at("profile/incident/first-report")->fallback, "24");
	ck_assert_ptr_null(at("profile/incident/follow-up")->parameter);
	ck_assert_uint_eq(model->names.count, 3);
	const jk_field_names *terms = model->names.items[0];
	ck_assert_str_eq(terms->function, "term");
	ck_assert_str_eq(terms->names[0], "entity");
	jk_field_model_free(model);
}
END_TEST

/* --- what is built fits what is described --- */

typedef struct {
	jk_schema *schema;
	unsigned count;
} judging;

static void judge(judging *j, const jk_clause_set *set, const jk_set_group *group, const jk_set_document *document, const jk_document_kind *kind)
{
	jk_buffer text;
	jk_writing w = {.set = set, .group = group, .document = document, .kind = kind, .diagnostics = jk_test_diagnostics()};
	ck_assert_int_eq(jk_arena_new(&w.arena), JK_OK);
	ck_assert_int_eq(jk_model_build(&w), JK_OK);
	jk_result result = jk_schema_validate(j->schema, w.model, jk_test_diagnostics());
	if (result != JK_OK)
		jk_diagnostics_print(jk_test_diagnostics(), stderr);
	ck_assert_int_eq(result, JK_OK);
	jk_buffer_init(&text, 0);
	jk_xml_put_document(&text, w.model);
	jk_mini_put(jk_mini_format("models/%u.xml", j->count++), jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	jk_xml_free(w.model);
	jk_arena_free(w.arena);
}

static void judge_papers(judging *j, const jk_clause_set *set)
{
	for (size_t g = 0; g < set->groups.count; g++) {
		const jk_set_group *group = set->groups.items[g];
		for (size_t p = 0; p < group->papers.count; p++) {
			const jk_paper *paper = group->papers.items[p];
			const jk_set_document *document = NULL;
			for (size_t d = 0; d < group->documents.count; d++)
				if (strcmp(((const jk_set_document *)group->documents.items[d])->kind->kind, paper->kind) == 0)
					document = group->documents.items[d];
			judge(j, set, group, document, jk_catalog_document(set->catalog, paper->kind));
		}
	}
}

static void judge_profile(judging *j, const jk_catalog *catalog, const char *path)
{
	jk_profile *profile;
	jk_clause_set *set;
	const jk_assemble_options options = {.default_date = "2026-11-23"};
	ck_assert_int_eq(jk_profile_read(&profile, path, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_assemble(&set, profile, catalog, &options, jk_test_diagnostics()), JK_OK);
	judge_papers(j, set);
	jk_clause_set_free(set);
	jk_profile_free(profile);
}

START_TEST(models_of_all_samples_fit_the_schema)
{
	static const char samples[] = JK_SOURCE_DATA_DIR "/samples/profiles";
	jk_arena *arena;
	jk_list names = {0};
	jk_catalog *catalog;
	judging j = {.count = 0};
	jk_mini(); /* for its texts and folder */
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_paper_schema(&j.schema, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_file_list(&names, arena, samples, ".xml", jk_test_diagnostics()), JK_OK);
	for (size_t i = 0; i < names.count; i++)
		judge_profile(&j, catalog, jk_mini_format("%s/%s", samples, (const char *)names.items[i]));
	ck_assert_uint_gt(j.count, 20);
	/* The same schema, read by somebody else. */
	const char *list = jk_mini_put("models/list", "");
	const char *command = jk_mini_format("command -v xmllint >/dev/null || exit 0; cd \"$(dirname '%s')\" && xmllint --noout --relaxng "
					     "'%s/generator/format/paper.rng' *.xml 2>list || { grep -v validates list >&2; exit 1; }",
					     list, JK_SOURCE_DATA_DIR);
	ck_assert_int_eq(system(command), 0);
	jk_catalog_free(catalog);
	jk_schema_free(j.schema);
	jk_arena_free(arena);
}
END_TEST

Suite *suite_format_paper(void)
{
	return jk_suite("format/paper", (const TTest *const[]){fields_have_type_words_label_and_origin, fields_know_how_often_they_stand,
							       notes_of_undecided_elements_are_attributes, every_field_has_a_label, a_catalog_gives_parameters_and_names,
							       models_of_all_samples_fit_the_schema, NULL});
}
