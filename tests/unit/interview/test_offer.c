/* From a profile to its application and back: what the form tells comes back as it was, in both formats. */
#include <stdio.h>
#include <string.h>
#include "assemble/assembling.h"
#include "base/file.h"
#include "base/text.h"
#include "interview/interviewing.h"
#include "jokou/format.h"
#include "suite.h"

static jk_arena *arena;
static jk_catalog *catalog;

static void world(void)
{
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
}

static void put_form(const jk_clause_set *set, const char *group, const char *format, const char *path)
{
	char *bytes;
	size_t length;
	jk_template *compiled;
	const char *template = jk_arena_format(arena, "%s/templates/application.%s", JK_SOURCE_DATA_DIR, format);
	ck_assert_int_eq(jk_template_read(&compiled, template, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_document_make(&bytes, &length, set, group, "application", compiled, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_file_write(path, bytes, length, jk_test_diagnostics()), JK_OK);
	jk_text_free(bytes);
	jk_template_free(compiled);
}

static size_t row_length(const jk_form *form, size_t first)
{
	const jk_form_value *value = jk_form_at(form, first);
	size_t end = first + 1;
	while (value->list && end < jk_form_count(form) && jk_form_at(form, end)->list == value->list && jk_form_at(form, end)->row == value->row)
		end++;
	return end - first;
}

static jk_interview *offered(const jk_form *form)
{
	jk_interview *iv;
	const jk_interview_options options = {.vocabulary = jk_form_vocabulary(form), .date = "2026-12-01"};
	ck_assert_int_eq(jk_interview_new(&iv, catalog, &options, jk_test_diagnostics()), JK_OK);
	for (size_t i = 0, n; i < jk_form_count(form); i += n) {
		jk_interview_field fields[64];
		n = row_length(form, i);
		ck_assert_uint_lt(n, 64);
		for (size_t k = 0; k < n; k++)
			fields[k] = (jk_interview_field){.field = jk_form_at(form, i + k)->field, .text = jk_form_at(form, i + k)->text};
		ck_assert_int_eq(jk_interview_offer(iv, fields, n, jk_form_at(form, i)->list != 0), JK_OK);
		for (size_t k = 0; k < n; k++)
			ck_assert_msg(fields[k].outcome != JK_OFFER_ASKED, "%s: '%s' was not understood", fields[k].field, fields[k].text);
	}
	ck_assert_int_eq(jk_interview_offered(iv, jk_test_diagnostics()), JK_OK);
	return iv;
}

static const char *text_of(jk_node *node)
{
	return node && !jk_text_equal(jk_node_attribute(node, "undecided"), "yes") ? jk_text_trim(arena, jk_node_content(node, arena)) : NULL;
}

static int has_field(const jk_form *form, const char *field)
{
	for (size_t i = 0; i < jk_form_count(form); i++)
		if (strcmp(jk_form_at(form, i)->field, field) == 0)
			return 1;
	return 0;
}

/* What stands once: every field that the form has. Answers how many were there to be compared. */
static unsigned same_values(const jk_form *form, jk_node *before, jk_node *after)
{
	unsigned compared = 0;
	const jk_document_kind *kind = jk_catalog_document(catalog, "application");
	for (size_t i = 0; i < kind->field_count; i++) {
		const char *path = kind->fields[i].path;
		if (!jk_text_starts(path, "profile/") || strchr(path, '@') || !has_field(form, kind->fields[i].id) || jk_text_starts(path, "profile/functions") ||
		    jk_text_starts(path, "profile/places") || jk_text_starts(path, "profile/subcontractors") || jk_text_starts(path, "profile/certificates"))
			continue;
		path += strlen("profile/");
		const char *old = text_of(jk_field(before, path)), *new = text_of(jk_field(after, path));
		ck_assert_msg(!old || jk_text_equal(old, new), "%s: '%s' became '%s'", path, old, new ? new : "nothing");
		compared += old != NULL;
	}
	return compared;
}

static void same_node(jk_node *before, jk_node *after)
{
	static const char *const attributes[] = {"use", "country", "role", "scheme", "subject", "source"};
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		ck_assert_msg(jk_text_equal(jk_node_attribute(before, attributes[i]), jk_node_attribute(after, attributes[i])), "%s/@%s", jk_node_name(before), attributes[i]);
	for (jk_node *child = jk_node_first_element(before); child; child = jk_node_next_element(child)) {
		const char *old = jk_node_first_element(child) ? NULL : text_of(child), *new = text_of(jk_node_child(after, jk_node_name(child)));
		ck_assert_msg(!old || jk_text_equal(old, new), "%s: '%s' became '%s'", jk_node_name(child), old, new ? new : "nothing");
	}
}

/* Lists, one after the other in the same order. */
static void same_list(jk_node *before, jk_node *after, const char *name)
{
	jk_node *old = before ? jk_node_first_element(before) : NULL, *new = after ? jk_node_first_element(after) : NULL;
	for (; old; old = jk_node_next_element(old)) {
		if (!jk_node_is(old, name))
			continue;
		while (new && !jk_node_is(new, name))
			new = jk_node_next_element(new);
		ck_assert_msg(new != NULL, "a %s is missing", name);
		same_node(old, new);
		new = jk_node_next_element(new);
	}
}

static void same_functions(const jk_set_group *group, jk_node *after)
{
	jk_node *function = jk_field(after, "functions/function");
	for (size_t i = 0; i < group->nodes.count; i++, function = jk_node_next_element(function)) {
		jk_node *before = group->nodes.items[i];
		ck_assert_ptr_nonnull(function);
		same_node(before, function);
		same_list(before, function, "information");
		if (jk_node_child(before, "measures"))
			same_node(jk_node_child(before, "measures"), jk_node_child(function, "measures"));
	}
}

static void comes_back(const jk_profile *profile, const jk_clause_set *set, const jk_set_group *group, const char *format, const char *path)
{
	jk_form *form;
	jk_node *before = jk_xml_root(jk_profile_xml(profile));
	put_form(set, group->id, format, path);
	ck_assert_int_eq(jk_form_read(&form, path, jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_form_vocabulary(form), jk_profile_vocabulary(profile));
	jk_interview *iv = offered(form);
	jk_node *after = jk_xml_root(iv->tree);
	ck_assert_uint_gt(same_values(form, before, after), 8);
	same_list(jk_node_child(before, "places"), jk_node_child(after, "places"), "place");
	same_list(jk_node_child(before, "subcontractors"), jk_node_child(after, "subcontractors"), "subcontractor");
	same_list(jk_node_child(before, "certificates"), jk_node_child(after, "certificates"), "certificate");
	same_functions(group, after);
	jk_interview_free(iv);
	jk_form_free(form);
}

static void round_trip(const char *format)
{
	static const char *const names[] = {"groupware", "light-saas", "resident-application", "sns", "web-conference"};
	world();
	const char *path = jk_arena_format(arena, "%s/form.%s", jk_test_folder(), format);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		jk_profile *profile;
		jk_clause_set *set;
		const char *source = jk_arena_format(arena, "%s/samples/profiles/%s.xml", JK_SOURCE_DATA_DIR, names[i]);
		ck_assert_int_eq(jk_profile_read(&profile, source, jk_test_diagnostics()), JK_OK);
		ck_assert_int_eq(jk_assemble(&set, profile, catalog, NULL, jk_test_diagnostics()), JK_OK);
		for (size_t g = 0; g < set->groups.count; g++)
			comes_back(profile, set, set->groups.items[g], format, path);
		jk_clause_set_free(set);
		jk_profile_free(profile);
	}
}

START_TEST(docx_forms_come_back) { round_trip("docx"); }
END_TEST

START_TEST(odt_forms_come_back) { round_trip("odt"); }
END_TEST

static jk_offer_outcome offer(jk_interview *iv, const char *field, const char *text)
{
	jk_interview_field f = {.field = field, .text = text};
	ck_assert_int_eq(jk_interview_offer(iv, &f, 1, 0), JK_OK);
	return f.outcome;
}

static jk_interview *begin(void)
{
	jk_interview *iv;
	ck_assert_int_eq(jk_interview_new(&iv, catalog, &(jk_interview_options){.vocabulary = "kitakyushu", .date = "2026-12-01"}, jk_test_diagnostics()), JK_OK);
	return iv;
}

START_TEST(what_is_not_understood_is_asked_with_what_stood_there)
{
	world();
	jk_interview *iv = begin();
	ck_assert_int_eq(offer(iv, "service-name", "予約"), JK_OFFER_TAKEN);
	ck_assert_int_eq(offer(iv, "service-name", "別の名"), JK_OFFER_KEPT);
	ck_assert_int_eq(offer(iv, "scope-provider-external", "多分そう"), JK_OFFER_ASKED);
	ck_assert_int_eq(offer(iv, "scope-public-offering", "はい"), JK_OFFER_TAKEN);
	ck_assert_int_eq(offer(iv, "scope-city-work", "不明"), JK_OFFER_BLANK);
	ck_assert_int_eq(offer(iv, "scope-users", "【未決：U-003 使う人】"), JK_OFFER_UNDECIDED);
	ck_assert_int_eq(offer(iv, "use-from", "【未決：U-004 利用開始日】か来春"), JK_OFFER_ASKED);
	ck_assert_int_eq(offer(iv, "use-to", "令和元年5月1日"), JK_OFFER_TAKEN);
	ck_assert_int_eq(offer(iv, "logs-retention", "18か月"), JK_OFFER_TAKEN);
	ck_assert_int_eq(offer(iv, "group-chapter", "第3章"), JK_OFFER_NOWHERE);
	ck_assert_int_eq(offer(iv, "no-such-field", "x"), JK_OFFER_NOWHERE);
	ck_assert_int_eq(jk_interview_offered(iv, jk_test_diagnostics()), JK_OK);
	const jk_interview_question *q = jk_interview_ask(iv);
	ck_assert_str_eq(q->key, "scope/provider-external");
	ck_assert_str_eq(q->stood, "多分そう");
	ck_assert_str_eq(text_of(jk_field(jk_xml_root(iv->tree), "use/to")), "2019-05-01");
	jk_interview_free(iv);
}
END_TEST

START_TEST(a_form_is_taken_at_its_word_only)
{
	world();
	jk_interview *iv = begin();
	/* A person may write a part of an option; in a form that would be a guess. */
	ck_assert_int_eq(offer(iv, "contract-form", "個別"), JK_OFFER_ASKED);
	ck_assert_int_eq(offer(iv, "use-user-count", "12.5"), JK_OFFER_ASKED);
	ck_assert_int_eq(offer(iv, "contract-governing-law", "火星"), JK_OFFER_ASKED);
	jk_interview_free(iv);
}
END_TEST

/* Whatever the form may tell of the profile can also be asked. */
START_TEST(every_field_of_the_profile_has_a_question)
{
	world();
	jk_interview *iv = begin();
	const jk_document_kind *kind = jk_catalog_document(catalog, "application");
	for (size_t i = 0; i < kind->field_count; i++) {
		jk_interview_field field = {.field = kind->fields[i].id, .text = ""};
		ck_assert_int_eq(jk_interview_offer(iv, &field, 1, 1), JK_OK);
		ck_assert_msg(field.outcome == (jk_text_starts(kind->fields[i].path, "profile/") ? JK_OFFER_BLANK : JK_OFFER_NOWHERE), "%s", field.field);
	}
	ck_assert_uint_gt(kind->field_count, 60);
	jk_interview_free(iv);
}
END_TEST

START_TEST(rows_find_the_function_they_belong_to)
{
	world();
	jk_interview *iv = begin();
	jk_interview_field function[] = {{.field = "function-name", .text = "予約"}, {.field = "measures-logs", .text = "取得する"}};
	jk_interview_field row[] = {{.field = "information-function", .text = "予約"}, {.field = "information-source", .text = "記録（ログ）"}};
	jk_interview_field lost[] = {{.field = "information-function", .text = "ない機能"}, {.field = "information-source", .text = "記録（ログ）"}};
	jk_interview_field none[] = {{.field = "place-use", .text = "なし"}, {.field = "place-country", .text = ""}};
	ck_assert_int_eq(jk_interview_offer(iv, function, 2, 1), JK_OK);
	ck_assert_int_eq(jk_interview_offer(iv, row, 2, 1), JK_OK);
	ck_assert_int_eq(jk_interview_offer(iv, lost, 2, 1), JK_OK);
	ck_assert_int_eq(jk_interview_offer(iv, none, 2, 1), JK_OK);
	ck_assert_int_eq(function[1].outcome, JK_OFFER_TAKEN);
	ck_assert_int_eq(row[1].outcome, JK_OFFER_TAKEN);
	ck_assert_int_eq(lost[1].outcome, JK_OFFER_NOWHERE);
	ck_assert_int_eq(none[0].outcome, JK_OFFER_BLANK);
	ck_assert_str_eq(jk_node_attribute(jk_field(jk_xml_root(iv->tree), "functions/function/information"), "source"), "log");
	ck_assert_ptr_null(jk_field(jk_xml_root(iv->tree), "places/place"));
	jk_interview_free(iv);
}
END_TEST

Suite *suite_interview_offer(void)
{
	return jk_suite("interview/offer", (const TTest *const[]){docx_forms_come_back, odt_forms_come_back, what_is_not_understood_is_asked_with_what_stood_there,
								  a_form_is_taken_at_its_word_only, every_field_of_the_profile_has_a_question, rows_find_the_function_they_belong_to, NULL});
}
