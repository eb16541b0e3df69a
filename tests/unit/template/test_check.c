#include "template/check.h"
#include <string.h>
#include "base/diagnostic.h"
#include "jokou/format.h"
#include "mini.h"

static jk_field_model *model;
static jk_checker *checker;
static const jk_origin place = {.file = "x.docx", .part = "word/document.xml", .paragraph = 7, .quote = "here"};

static void begin(jk_field_model *of)
{
	model = of;
	ck_assert_int_eq(jk_checker_new(&checker, model, jk_test_diagnostics()), JK_OK);
}

static void begin_papers(void)
{
	jk_field_model *papers;
	jk_mini();
	ck_assert_int_eq(jk_field_model_of_papers(&papers, jk_mini_catalog(), jk_test_diagnostics()), JK_OK);
	begin(papers);
}

static void begin_data(const char *text)
{
	jk_xml *xml;
	jk_field_model *learnt;
	jk_mini();
	ck_assert_int_eq(jk_xml_parse(&xml, text, strlen(text), NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_field_model_of_xml(&learnt, xml), JK_OK);
	jk_xml_free(xml);
	begin(learnt);
}

static void end(void)
{
	jk_checker_free(checker);
	jk_field_model_free(model);
}

static void enter(const char *variable, const char *source)
{
	ck_assert_int_eq(jk_check_enter_loop(checker, variable, source, &place), JK_OK);
}

/* What the expression is told of: "T030: message / hint", "" when nothing; several after each other. */
static const char *told(const char *source, jk_expression_use use)
{
	jk_buffer text;
	const jk_diagnostics *d = jk_test_diagnostics();
	size_t before = jk_diagnostics_count(d);
	jk_buffer_init(&text, 0);
	ck_assert_int_eq(jk_check_expression(checker, source, &place, use), JK_OK);
	for (size_t i = before; i < jk_diagnostics_count(d); i++) {
		const jk_diagnostic *item = jk_diagnostics_at(d, i);
		const jk_diagnostic_kind *kind = jk_diagnostic_kind_of(item->code);
		ck_assert_str_eq(item->where.part, place.part);
		ck_assert_uint_eq(item->where.paragraph, place.paragraph);
		jk_buffer_format(&text, "%s%s: ", i > before ? "\n" : "", kind->id);
		jk_diagnostic_fill(&text, kind->message, item->arguments);
		jk_buffer_string(&text, " / ");
		jk_diagnostic_fill(&text, kind->hint, item->arguments);
	}
	const char *kept = jk_mini_format("%s", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

#define VALUE(source, wanted) ck_assert_str_eq(told(source, JK_USED_AS_VALUE), wanted)
#define CONDITION(source, wanted) ck_assert_str_eq(told(source, JK_USED_AS_CONDITION), wanted)
#define LOOP(source, wanted) ck_assert_str_eq(told(source, JK_USED_AS_LOOP), wanted)
/* Told of with that id, and the words in message or hint. */
#define TELLS(use, source, id, words)                                                                        \
	do {                                                                                                 \
		const char *jk_told = told(source, use);                                                     \
		ck_assert_msg(strncmp(jk_told, id ":", 5) == 0 && strstr(jk_told, words), "%s: %s", source, jk_told); \
	} while (0)
#define VALUE_TELLS(source, id, words) TELLS(JK_USED_AS_VALUE, source, id, words)
#define CONDITION_TELLS(source, id, words) TELLS(JK_USED_AS_CONDITION, source, id, words)

START_TEST(what_is_right_is_let_pass)
{
	static const char *const values[] = {
		"profile/service/name", "string(profile/paper/edition)", "@draft-label", "wareki(@date)", "wareki(profile/use/from)",
		"field(profile/service/name, 'サービスの名称')", "term('entity')", "label('place-use', profile/places/place[1]/@use)",
		"profile/places/place[@use = 'storage']/region", "count(document/chapter)", "profile/functions/function[1]/name",
		"substring(wareki(@date), 1, 2)", "term(group/@approver)", "/paper/@date", "//reason[1]", "document/@title",
		"yen(profile/contract/price)", "join(profile/functions/function/name, '、')", "string(document/@annex)",
		"profile/sla/availability * 2", "concat(@date, 'x')", "(profile/use/from | profile/use/to)[1]", "group/function[1]/../@id",
		"profile/service/name/text()", "profile/*[1]/name", "和暦(@date, 'short')",
	};
	static const char *const conditions[] = {
		"profile/paper/edition", "@draft-label != ''", "facts/@negotiable = 'yes'", "string(profile/use/user-count[not(@undecided = 'yes')]) != ''",
		"document('contract')", "not(profile/subcontractors)", "profile/use/from and profile/use/to", "count(undecided) > 0",
		"facts/@chapter = 3", "facts/@chapter >= 3", "profile/contract/form = ''", "profile/use/from = '2026-04-01'", "true()",
		"profile/sla/availability < 99.9", "reason", "profile/network/connection = 'lgwan'",
	};
	begin_papers();
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		VALUE(values[i], "");
	for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
		CONDITION(conditions[i], "");
	LOOP("document/chapter", "");
	LOOP("profile/functions/function | group/function", "");
	end();
}
END_TEST

START_TEST(an_unknown_field_is_told_with_what_was_meant)
{
	begin_papers();
	VALUE("profile/service/titel", "T030: 'profile/service/titel' reads 'titel', which profile/service never has / "
				       "Correct the path. Known here: name, purpose, background, business, model, build, administrator, stoppable-functions, change, ai, trial.");
	VALUE_TELLS("profile/service/nmae", "T030", "Did you mean 'name'?");
	VALUE_TELLS("profile/paper/editon", "T030", "Did you mean 'edition'?");
	CONDITION_TELLS("profile/paper/editon", "T030", "Did you mean 'edition'?");
	VALUE_TELLS("document/@titel", "T030", "Did you mean 'title'?");
	VALUE_TELLS("dokument/@title", "T030", "reads 'dokument', which paper never has");
	end();
}
END_TEST

START_TEST(a_field_that_stands_elsewhere_is_told_with_its_place)
{
	begin_papers();
	VALUE_TELLS("document/title", "T030", "Did you mean '@title'?");
	VALUE_TELLS("profile/use/@from", "T030", "Did you mean 'from'?");
	VALUE_TELLS("measuring-point", "T030", "Did you mean 'profile/sla/measuring-point'?");
	VALUE_TELLS("profile/rto", "T030", "Did you mean 'profile/sla/rto'?");
	VALUE_TELLS("service/background", "T030", "reads 'service', which paper never has");
	end();
}
END_TEST

START_TEST(only_the_first_unknown_step_is_told)
{
	begin_papers();
	VALUE_TELLS("profile/sevice/name/x/@y", "T030", "Did you mean 'service'?");
	ck_assert_ptr_null(strchr(told("profile/sevice/name/x/@y", JK_USED_AS_VALUE), '\n'));
	end();
}
END_TEST

START_TEST(steps_to_where_nothing_is_are_told)
{
	begin_papers();
	VALUE_TELLS("../../x", "T030", "reads '..'");
	VALUE_TELLS("@date/x", "T030", "reads 'x', which @date never has");
	VALUE_TELLS("profile/text()", "T030", "reads 'text()', which profile never has");
	VALUE_TELLS("@date/*", "T030", "Remove this step.");
	end();
}
END_TEST

START_TEST(a_difference_needs_a_space)
{
	begin_data("<order><total>3</total></order>");
	VALUE_TELLS("total-tax", "T031", "If it is a subtraction, put a space before the sign: total - …");
	end();
}
END_TEST

START_TEST(variables_are_those_of_the_open_loops)
{
	begin_papers();
	VALUE("$c/@title", "T035: '$c/@title' reads $c, which is no variable here / Use the variable of a loop around this place. Variables are there between {{#for x in …}} and its {{/for}} only.");
	enter("chapter", "document/chapter");
	VALUE("$chapter/@title", "");
	VALUE("$chapter_index", "");
	VALUE_TELLS("$chapter_index/@x", "T030", "x"); /* a number has no attributes */
	VALUE_TELLS("$chaptr/@title", "T035", "Did you mean '$chapter'?");
	VALUE_TELLS("$chapter/@titel", "T030", "which document/chapter never has");
	VALUE_TELLS("@page", "T030", "Did you mean '$chapter/@page'?");
	enter("c", "$chapter/..");
	VALUE("$c/@annex", "");
	jk_check_leave_loop(checker);
	jk_check_leave_loop(checker);
	VALUE_TELLS("$chapter/@title", "T035", "between");
	end();
}
END_TEST

START_TEST(an_unused_loop_variable_is_told)
{
	begin_papers();
	enter("c", "document/chapter");
	enter("d", "document/clause");
	VALUE("$d_index", "");
	jk_check_leave_loop(checker);
	jk_check_leave_loop(checker);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_CHECK_LOOP_UNUSED, 0);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "name"), "c");
	end();
}
END_TEST

START_TEST(a_loose_expression_uses_variables)
{
	begin_papers();
	ck_assert_int_eq(jk_check_loose_expression(checker, "$c/@nowhere", &place), JK_OK);
	enter("c", "document/chapter");
	jk_check_leave_loop(checker);
	enter("c", "document/chapter");
	jk_check_forget_loop(checker);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
	end();
}
END_TEST

START_TEST(a_variable_that_hides_another_is_told)
{
	begin_papers();
	enter("c", "document/chapter");
	VALUE("$c/@id", "");
	enter("c", "document/clause");
	jk_test_only(jk_test_diagnostics(), JK_DIAG_CHECK_LOOP_SHADOW, 0);
	VALUE("$c/@role", "");
	jk_check_leave_loop(checker);
	VALUE("$c/@page", "");
	jk_check_leave_loop(checker);
	end();
}
END_TEST

START_TEST(loops_go_over_nodes)
{
	begin_papers();
	LOOP("count(document/chapter)", "T032: loop over 'count(document/chapter)', which is a number, not elements / Name the elements to repeat: {{#for x in list/item}}.");
	TELLS(JK_USED_AS_LOOP, "'chapter'", "T032", "which is text");
	TELLS(JK_USED_AS_LOOP, "reason = 1", "T032", "which is a condition");
	TELLS(JK_USED_AS_LOOP, "document/chaptre", "T030", "chapter");
	end();
}
END_TEST

START_TEST(functions_are_known_by_name_and_arguments)
{
	begin_papers();
	VALUE_TELLS("warekki(@date)", "T036", "Did you mean 'wareki'?");
	VALUE_TELLS("magnify(@date)", "T036", "docs/templates.md");
	VALUE_TELLS("wareki()", "T037", "wareki(a date[, a form])");
	VALUE_TELLS("substring('x')", "T037", "Write substring(text, a number[, a number]).");
	VALUE_TELLS("concat('x')", "T037", "concat(text, text[, …])");
	VALUE_TELLS("term('entity', 1)", "T037", "(2)");
	VALUE_TELLS("fn:upper-case('x')", "T047", "fn");
	VALUE_TELLS("x:title", "T047", "*[local-name() = 'title']");
	end();
}
END_TEST

START_TEST(functions_need_their_kinds)
{
	begin_papers();
	VALUE("wareki(profile/contract/form)", "T038: wareki() needs a date, but 'profile/contract/form' is a word / Give it a date.");
	VALUE_TELLS("wareki(facts/@chapter)", "T038", "is a number");
	VALUE_TELLS("wareki(3)", "T038", "is a number");
	VALUE_TELLS("wareki('soon')", "T038", "is text");
	VALUE_TELLS("yen(profile/use/from)", "T038", "is a date");
	VALUE_TELLS("yen('たくさん')", "T038", "is text");
	VALUE("yen('１２３')", "");
	VALUE_TELLS("count('x')", "T038", "needs a path");
	VALUE_TELLS("field('x', 'y')", "T038", "needs a path");
	VALUE_TELLS("wareki(@date, 'shrot')", "T046", "Did you mean 'short'?");
	end();
}
END_TEST

START_TEST(words_of_the_catalog_are_known)
{
	begin_papers();
	VALUE_TELLS("term('entitty')", "T046", "Did you mean 'entity'?");
	VALUE_TELLS("label('place-uses', 'x')", "T046", "Did you mean 'place-use'?");
	CONDITION_TELLS("document('kontract')", "T046", "contract");
	end();
}
END_TEST

START_TEST(a_word_that_a_choice_does_not_have_is_told)
{
	begin_papers();
	CONDITION("facts/@personal-data = 'sensitve'", "T040: 'facts/@personal-data' is never 'sensitve' / Compare it with what it may be. Did you mean 'sensitive'?");
	CONDITION_TELLS("'maybe' != facts/@negotiable", "T040", "Known here: yes, no, unknown.");
	CONDITION_TELLS("string(profile/contract/form) = 'indivdual'", "T040", "individual");
	CONDITION_TELLS("profile/functions/function[information/personal-data = 'none!']", "T040", "none");
	CONDITION_TELLS("profile/use/from = '令和8年'", "T040", "a date like 2026-11-23");
	CONDITION_TELLS("facts/@chapter = '三'", "T040", "a number");
	end();
}
END_TEST

START_TEST(what_is_no_number_cannot_be_reckoned_with)
{
	begin_papers();
	CONDITION_TELLS("profile/use/from < profile/use/to", "T039", "is a date");
	CONDITION_TELLS("profile/contract/form > 2", "T039", "is a word");
	VALUE_TELLS("@date + 1", "T039", "'@date' is a date");
	VALUE_TELLS("sum(profile/use/from)", "T039", "is a date");
	VALUE_TELLS("'x' * 2", "T039", "is text");
	end();
}
END_TEST

START_TEST(a_condition_that_never_changes_is_told)
{
	begin_papers();
	CONDITION_TELLS("'no'", "T041", "always true");
	CONDITION_TELLS("''", "T041", "always false");
	CONDITION_TELLS("0", "T041", "always false");
	CONDITION_TELLS("facts/@model = 'saas' or 'paas'", "T041", "''paas'' is always true");
	CONDITION_TELLS("not('x')", "T041", "always true");
	CONDITION_TELLS("facts/@important", "T041", "compare its text: facts/@important = 'yes'");
	CONDITION_TELLS("document/@annex", "T041", "write document/@annex != ''");
	CONDITION_TELLS("profile", "T041", "always true");
	end();
}
END_TEST

START_TEST(values_that_show_too_much_or_nothing_are_told)
{
	begin_papers();
	VALUE_TELLS("profile/use/applicant", "T042", "Name one of them: department, title, name.");
	VALUE_TELLS("profile/service/change", "T043", "@kind");
	VALUE_TELLS("profile/functions/function/name", "T044", "join(profile/functions/function/name");
	VALUE_TELLS("string(reason)", "T044", "'reason'");
	VALUE_TELLS("@final = 'yes'", "T045", "true or false");
	enter("r", "profile/functions/function");
	VALUE("$r/name", "");
	VALUE_TELLS("$r/information/name", "T044", "$r/information/name");
	VALUE("$r/information[1]/name", "");
	jk_check_leave_loop(checker);
	end();
}
END_TEST

START_TEST(an_example_only_warns)
{
	begin_data("<order xmlns:n='urn:n'><date>2026-11-23</date><row><item>pen</item></row><row/><n:note/></order>");
	VALUE("date", "");
	VALUE("wareki(date)", "");
	VALUE("row[1]/item", "");
	VALUE_TELLS("itme", "T031", "Known here: date, row.");
	VALUE_TELLS("item", "T031", "Did you mean 'row/item'?");
	VALUE_TELLS("note", "T031", "It stands in a namespace: write *[local-name() = 'note'].");
	VALUE_TELLS("wareki(row[1]/item, 'x')", "T046", "x");
	CONDITION("date = 'never'", "");
	VALUE_TELLS("term('entity')", "T036", "term");
	VALUE_TELLS("row", "T044", "first of several");
	end();
}
END_TEST

START_TEST(an_open_model_tells_of_functions_and_variables_only)
{
	jk_field_model *open;
	jk_mini();
	ck_assert_int_eq(jk_field_model_open(&open), JK_OK);
	begin(open);
	VALUE("a/b/@c", "");
	VALUE("a/b/@c", "");
	VALUE("wareki(a/b)", "");
	CONDITION("a", "");
	VALUE_TELLS("nowhere(a)", "T036", "nowhere");
	VALUE_TELLS("$x", "T035", "x");
	end();
}
END_TEST

START_TEST(no_xpath_is_passed_over)
{
	begin_papers();
	VALUE("a b", "");
	VALUE("", "");
	enter("c", "]");
	VALUE("$c/anything", "");
	jk_check_leave_loop(checker);
	enter(NULL, NULL);
	jk_check_leave_loop(checker);
	jk_check_leave_loop(checker);
	jk_check_leave_condition(checker);
	end();
}
END_TEST

START_TEST(very_many_steps_end)
{
	jk_buffer source;
	begin_papers();
	jk_buffer_init(&source, 0);
	jk_buffer_string(&source, "/");
	for (int i = 0; i < 60; i++)
		jk_buffer_string(&source, "/*/..//*");
	ck_assert_int_eq(jk_check_expression(checker, jk_buffer_text(&source), &place, JK_USED_AS_CONDITION), JK_OK);
	for (int i = 0; i < 100; i++)
		enter("deep", "document/chapter");
	for (int i = 0; i < 100; i++)
		jk_check_forget_loop(checker);
	jk_buffer_dispose(&source);
	end();
}
END_TEST

/* --- fields --- */

static jk_template_fields *fields;

static const jk_template_field *field(const char *path)
{
	for (size_t i = 0; i < jk_template_fields_count(fields); i++)
		if (strcmp(jk_template_fields_at(fields, i)->path, path) == 0)
			return jk_template_fields_at(fields, i);
	ck_abort_msg("%s", path);
	return NULL;
}

START_TEST(fields_are_listed_with_their_uses)
{
	begin_papers();
	VALUE("profile/service/name", "");
	VALUE("term('entity')", "");
	VALUE("string(profile/service/purpose)", "");
	CONDITION("profile/use/from[not(@undecided = 'yes')]", "");
	jk_check_enter_condition(checker);
	VALUE("wareki(profile/use/from)", "");
	VALUE("profile/use/to", "");
	jk_check_leave_condition(checker);
	enter("f", "group/function");
	VALUE("$f/name", "");
	jk_check_leave_loop(checker);
	ck_assert_int_eq(jk_check_clauses(checker, &place), JK_OK);
	ck_assert_int_eq(jk_checker_fields(&fields, checker), JK_OK);
	end();
	ck_assert_uint_eq(jk_template_fields_count(fields), 8);
	ck_assert_str_eq(jk_template_fields_at(fields, 0)->path, "profile/service/name");
	ck_assert_int_eq(field("profile/service/name")->required, 1);
	ck_assert_str_eq(field("profile/service/name")->type, "text");
	ck_assert_str_eq(field("profile/service/name")->label, "サービスの名称");
	ck_assert_str_eq(field("profile/service/name")->origin, "profile");
	ck_assert_str_eq(field("profile/service/name")->source, "service/name");
	ck_assert_int_eq(field("profile/service/purpose")->required, 0);
	ck_assert_uint_eq(field("profile/use/from")->use_count, 2);
	ck_assert_str_eq(field("profile/use/from")->type, "date");
	ck_assert_str_eq(field("profile/use/from")->uses[1].tag, "wareki(profile/use/from)");
	ck_assert_uint_eq(field("profile/use/from")->uses[0].paragraph, 7);
	ck_assert_int_eq(field("profile/use/to")->required, 0);
	ck_assert_str_eq(field("group/function/name")->source, "functions/function/name");
	ck_assert_str_eq(field("group/function")->type, "elements");
	ck_assert_str_eq(field("term('entity')")->origin, "vocabulary");
	ck_assert_str_eq(field("term('entity')")->source, "entity");
	ck_assert_int_eq(field("term('entity')")->required, 1);
	ck_assert_str_eq(field("clauses")->type, "clauses");
	jk_template_fields_free(fields);
	jk_template_fields_free(NULL);
}
END_TEST

START_TEST(fields_of_an_open_model_are_those_that_are_read)
{
	jk_field_model *open;
	jk_mini();
	ck_assert_int_eq(jk_field_model_open(&open), JK_OK);
	begin(open);
	VALUE("order/@id", "");
	enter("r", "order/row");
	VALUE("$r/price", "");
	jk_check_leave_loop(checker);
	ck_assert_int_eq(jk_checker_fields(&fields, checker), JK_OK);
	end();
	ck_assert_uint_eq(jk_template_fields_count(fields), 3);
	ck_assert_str_eq(field("order/@id")->type, "unknown");
	ck_assert_str_eq(field("order/row/price")->origin, "data");
	jk_template_fields_free(fields);
}
END_TEST

static jk_result check_once(int *right)
{
	static const char rng[] = "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><element name='r'><attribute name='a'><value>x</value></attribute></element></start></grammar>";
	jk_schema *schema = NULL;
	jk_diagnostics *d;
	jk_field_model *small = NULL;
	jk_checker *one = NULL;
	jk_template_fields *read = NULL;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_schema_load(&schema, rng, sizeof rng - 1, "x.rng", d);
	if (result == JK_OK)
		result = jk_field_model_of_schema(&small, schema);
	if (result == JK_OK)
		result = jk_checker_new(&one, small, d);
	if (result == JK_OK)
		result = jk_check_expression(one, "concat(@a, @bb)", &place, JK_USED_AS_VALUE);
	if (result == JK_OK)
		result = jk_checker_fields(&read, one);
	*right = read && jk_template_fields_count(read) == 1 && jk_diagnostics_at_least(d, JK_ERROR) == 1;
	jk_template_fields_free(read);
	jk_checker_free(one);
	jk_field_model_free(small);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail_anywhere) { jk_test_sweep(check_once); }
END_TEST

Suite *suite_template_check(void)
{
	return jk_suite("template/check",
			(const TTest *const[]){what_is_right_is_let_pass, an_unknown_field_is_told_with_what_was_meant,
					       a_field_that_stands_elsewhere_is_told_with_its_place, only_the_first_unknown_step_is_told,
					       steps_to_where_nothing_is_are_told, a_difference_needs_a_space, variables_are_those_of_the_open_loops,
					       an_unused_loop_variable_is_told, a_loose_expression_uses_variables, a_variable_that_hides_another_is_told,
					       loops_go_over_nodes, functions_are_known_by_name_and_arguments, functions_need_their_kinds,
					       words_of_the_catalog_are_known, a_word_that_a_choice_does_not_have_is_told,
					       what_is_no_number_cannot_be_reckoned_with, a_condition_that_never_changes_is_told,
					       values_that_show_too_much_or_nothing_are_told, an_example_only_warns,
					       an_open_model_tells_of_functions_and_variables_only, no_xpath_is_passed_over, very_many_steps_end,
					       fields_are_listed_with_their_uses, fields_of_an_open_model_are_those_that_are_read, memory_may_fail_anywhere, NULL});
}
