#include <string.h>
#include "base/xpath.h"
#include "suite.h"

static const jk_origin there = {.file = "clause.xml", .line = 7, .column = 3};
static const char text[] = "<case><group chapter='3' id='a'><function>保存</function></group><group chapter='4' id='b'/><n>99.5</n></case>";

static jk_xml *xml;
static jk_xpath_scope *scope;
static jk_arena *arena;

static const char *join(const jk_xpath_call *call)
{
	if (call->count == 3)
		return NULL; /* fails */
	return jk_arena_format(call->arena, "%s:%s:%s:%s", (const char *)call->state, call->texts[0], call->count > 1 ? call->texts[1] : "-",
			       call->nodes[0] ? jk_node_name(call->nodes[0]) : "none");
}

static const char *is_three(const jk_xpath_call *call) { return strcmp(call->texts[0], "3") == 0 ? "true" : "false"; }

/* Whether each argument is a node-set, and the names of its nodes. */
static const char *kinds(const jk_xpath_call *call)
{
	const char *answer = "";
	for (int i = 0; i < call->count; i++) {
		answer = jk_arena_format(call->arena, "%s%s", answer, call->is_set[i] ? "{" : "(");
		for (size_t n = 0; n < call->sets[i].count; n++)
			answer = jk_arena_format(call->arena, "%s%s ", answer, jk_node_name(call->sets[i].items[n]));
		ck_assert_ptr_eq(call->nodes[i], call->sets[i].count ? call->sets[i].items[0] : NULL);
	}
	return answer;
}

static const char *twice(const jk_xpath_call *call)
{
	if (strcmp(call->texts[0], "?") != 0)
		return jk_arena_format(call->arena, "%s%s", call->texts[0], call->texts[0]);
	*call->reason = jk_arena_format(call->arena, "'%s' is no number", call->texts[0]);
	return NULL;
}

static const jk_xpath_function functions[] = {
	{"join", 1, 3, JK_XPATH_TEXT, join},
	{"is-three", 1, 1, JK_XPATH_BOOLEAN, is_three},
	{"kinds", 0, JK_XPATH_ARGUMENTS, JK_XPATH_TEXT, kinds},
	{"twice", 1, 1, JK_XPATH_NUMBER, twice},
	{NULL, 0, 0, JK_XPATH_TEXT, NULL},
};
static char state[] = "state";

static void set_up(void)
{
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_xml_parse(&xml, text, sizeof text - 1, &there, d), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, functions, state), JK_OK);
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
}

static void tear_down(void)
{
	jk_xpath_scope_free(scope);
	jk_xml_free(xml);
	jk_arena_free(arena);
}

static jk_xpath *compile(const char *expression)
{
	jk_xpath *xpath;
	ck_assert_int_eq(jk_xpath_compile(&xpath, expression, &there, jk_test_diagnostics()), JK_OK);
	return xpath;
}

static void answers(const char *expression, const char *wanted)
{
	const char *answer;
	int found;
	jk_xpath *xpath = compile(expression);
	ck_assert_int_eq(jk_xpath_string(&answer, &found, arena, xpath, scope, jk_xml_root(xml), jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(answer, wanted ? wanted : "");
	ck_assert_int_eq(found, wanted != NULL);
	jk_xpath_free(xpath);
}

static void holds(const char *expression, int wanted)
{
	int answer;
	jk_xpath *xpath = compile(expression);
	ck_assert_int_eq(jk_xpath_boolean(&answer, xpath, scope, jk_xml_root(xml), jk_test_diagnostics()), JK_OK);
	ck_assert_msg(answer == wanted, "%s", expression);
	jk_xpath_free(xpath);
}

START_TEST(strings_booleans_and_nothing)
{
	set_up();
	answers("group/@id", "a");
	answers("group[2]/@id", "b");
	answers("group/function", "保存");
	answers("group[9]", NULL);
	answers("string(group[9])", "");
	answers("n * 2", "199");
	answers("count(group)", "2");
	answers("1 div 0", "Infinity");
	holds("group/@chapter = 3", 1);
	holds("group[@chapter = 5]", 0);
	holds("not(group/function)", 0);
	tear_down();
}
END_TEST

START_TEST(nodes_come_in_document_order)
{
	set_up();
	jk_list list = {0};
	jk_xpath *xpath = compile("group[2] | group[1] | //function/..");
	ck_assert_int_eq(jk_xpath_nodes(&list, arena, xpath, scope, jk_xml_root(xml), jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(list.count, 2);
	ck_assert_str_eq(jk_node_attribute(list.items[0], "id"), "a");
	ck_assert_str_eq(jk_node_attribute(list.items[1], "id"), "b");
	jk_xpath_free(xpath);
	tear_down();
}
END_TEST

START_TEST(the_context_node_counts)
{
	set_up();
	const char *answer;
	jk_xpath *xpath = compile("@id");
	jk_node *second = jk_node_next_element(jk_node_first_element(jk_xml_root(xml)));
	ck_assert_int_eq(jk_xpath_string(&answer, NULL, arena, xpath, scope, second, jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(answer, "b");
	jk_xpath_free(xpath);
	tear_down();
}
END_TEST

START_TEST(variables)
{
	set_up();
	ck_assert_int_eq(jk_xpath_set(scope, "g", jk_node_first(jk_xml_root(xml)), 0), JK_OK);
	ck_assert_int_eq(jk_xpath_set(scope, "i", NULL, 2), JK_OK);
	answers("$g/@id", "a");
	answers("$i + 1", "3");
	ck_assert_int_eq(jk_xpath_set(scope, "i", NULL, 5), JK_OK);
	answers("$i", "5");
	tear_down();
}
END_TEST

START_TEST(numbers_have_no_exponent)
{
	set_up();
	answers("12345678901 + 0", "12345678901");
	answers("0 - 1000000000", "-1000000000");
	answers("1234567890.5 * 1", "1234567890.5");
	answers("0.000001 * 1", "0.000001");
	answers("1 div 3", "0.333333333333333");
	answers("1 div 0", "Infinity");
	answers("join(3000000000 * 2)", "state:6000000000:-:none");
	answers("0 div -1", "0");
	tear_down();
}
END_TEST

START_TEST(functions_of_ours)
{
	set_up();
	answers("join('x')", "state:x:-:none");
	answers("join(group, 1 + 1)", "state:保存:2:group");
	answers("join(nothing)", "state::-:none");
	holds("is-three(group/@chapter)", 1);
	holds("is-three(4)", 0);
	holds("not(is-three(4)) and is-three('3')", 1);
	tear_down();
}
END_TEST

START_TEST(functions_see_whole_node_sets)
{
	set_up();
	answers("kinds()", "");
	answers("kinds(n | group, nothing, 'text', 3, group[2])", "{group group n {(({group ");
	answers("kinds(group/@id | group)", "{group id group id ");
	answers("kinds(n | n/namespace::*)", "{n ");
	answers("kinds(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16)", "((((((((((((((((");
	tear_down();
}
END_TEST

START_TEST(functions_that_answer_numbers)
{
	set_up();
	answers("twice(1) + 1", "12");
	answers("twice('x')", "NaN");
	holds("twice(group/@chapter) = 33.0", 1);
	holds("twice('0')", 0);
	tear_down();
}
END_TEST

static const char *other(const jk_xpath_call *call) { return call->state; }

START_TEST(several_tables_of_functions)
{
	static const jk_xpath_function more[] = {
		{"join", 1, 1, JK_XPATH_TEXT, other}, {"別名", 0, 0, JK_XPATH_TEXT, other}, {NULL, 0, 0, JK_XPATH_TEXT, NULL}};
	static char state_of_more[] = "more";
	set_up();
	ck_assert_int_eq(jk_xpath_scope_add(scope, more, state_of_more), JK_OK);
	answers("join('x')", "state:x:-:none");
	answers("別名()", "more");
	answers("concat(別名(), kinds(n))", "more{n ");
	tear_down();
}
END_TEST

/* Compiles what is wrong and expects the clause's place, the expression and a reason that says something. */
static void is_no_xpath(const char *expression)
{
	jk_xpath *xpath;
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_xpath_compile(&xpath, expression, &there, d), JK_FAILED);
	ck_assert_ptr_null(xpath);
	jk_test_only(d, JK_DIAG_XPATH_SYNTAX, 7);
	const jk_diagnostic *only = jk_diagnostics_at(d, 0);
	ck_assert_str_eq(only->where.file, "clause.xml");
	ck_assert_uint_eq(only->where.column, 3);
	ck_assert_str_eq(jk_test_argument(d, 0, "expression"), expression);
	ck_assert_str_ne(jk_test_argument(d, 0, "reason"), "?");
	ck_assert_str_ne(jk_test_argument(d, 0, "reason"), "");
	jk_diagnostics_free(d);
}

START_TEST(syntax_faults_are_told_with_their_place)
{
	is_no_xpath("");
	is_no_xpath("group/@chapter = ");
	is_no_xpath("group[");
	is_no_xpath("'open");
	is_no_xpath("a b");
	is_no_xpath("(1");
	is_no_xpath("$");
	is_no_xpath("1 == 2");
}
END_TEST

/* Runs what cannot work and expects XPATH_RUN at the clause's place. */
static void fails(const char *expression)
{
	jk_diagnostics *d;
	int answer;
	jk_xpath *xpath = compile(expression);
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_xpath_boolean(&answer, xpath, scope, jk_xml_root(xml), d), JK_FAILED);
	jk_test_only(d, JK_DIAG_XPATH_RUN, 7);
	ck_assert_str_eq(jk_test_argument(d, 0, "expression"), expression);
	ck_assert_str_ne(jk_test_argument(d, 0, "reason"), "?");
	jk_diagnostics_free(d);
	jk_xpath_free(xpath);
}

START_TEST(run_faults_are_told_with_their_place)
{
	set_up();
	fails("no-such-function()");
	fails("$unknown");
	fails("p:group");
	fails("count('text')");
	fails("join()");
	fails("join(1, 2, 3)");
	fails("join(1, 2, 3, 4)");
	fails("is-three(1, 2)");
	answers("group/@id", "a");
	tear_down();
}
END_TEST

START_TEST(a_function_says_why)
{
	int answer;
	set_up();
	jk_diagnostics *d = jk_test_diagnostics();
	jk_xpath *xpath = compile("twice('?')"), *silent = compile("join('a', 2, 3)");
	ck_assert_int_eq(jk_xpath_boolean(&answer, xpath, scope, jk_xml_root(xml), d), JK_FAILED);
	ck_assert_int_eq(jk_xpath_boolean(&answer, silent, scope, jk_xml_root(xml), d), JK_FAILED);
	ck_assert_str_eq(jk_test_argument(d, 0, "reason"), "twice(): '?' is no number");
	ck_assert_str_eq(jk_test_argument(d, 1, "reason"), "join() has no answer for 'a'");
	jk_xpath_free(xpath);
	jk_xpath_free(silent);
	tear_down();
}
END_TEST

/* The compiled expression remembers the function; the scope it runs in counts. */
START_TEST(a_scope_without_the_function)
{
	int answer;
	jk_xpath_scope *bare;
	set_up();
	jk_diagnostics *d = jk_test_diagnostics();
	jk_xpath *xpath = compile("is-three(3)");
	ck_assert_int_eq(jk_xpath_scope_new(&bare, xml, NULL, NULL), JK_OK);
	ck_assert_int_eq(jk_xpath_boolean(&answer, xpath, scope, jk_xml_root(xml), d), JK_OK);
	ck_assert_int_eq(jk_xpath_boolean(&answer, xpath, bare, jk_xml_root(xml), d), JK_FAILED);
	jk_test_only(d, JK_DIAG_XPATH_RUN, 7);
	ck_assert_ptr_nonnull(strstr(jk_test_argument(d, 0, "reason"), "unknown function"));
	jk_xpath_free(xpath);
	jk_xpath_scope_free(bare);
	tear_down();
}
END_TEST

START_TEST(an_answer_that_is_no_node_set)
{
	set_up();
	jk_list list = {0};
	jk_diagnostics *d = jk_test_diagnostics();
	jk_xpath *xpath = compile("1 + 1");
	ck_assert_int_eq(jk_xpath_nodes(&list, arena, xpath, scope, jk_xml_root(xml), d), JK_FAILED);
	jk_test_only(d, JK_DIAG_XPATH_RUN, 7);
	ck_assert_uint_eq(list.count, 0);
	jk_xpath_free(xpath);
	tear_down();
}
END_TEST

START_TEST(an_expression_that_never_ends_is_stopped)
{
	jk_buffer big;
	jk_diagnostics *d = jk_test_diagnostics();
	jk_buffer_init(&big, 0);
	jk_buffer_string(&big, "<a>");
	for (int i = 0; i < 5000; i++)
		jk_buffer_string(&big, "<b/>");
	jk_buffer_string(&big, "</a>");
	ck_assert_int_eq(jk_xml_parse(&xml, big.bytes, big.length, &there, d), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, NULL, NULL), JK_OK);
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	fails("count(//b[count(//b[count(//b) > 1]) > 1]) > 1");
	holds("count(b) = 5000", 1);
	jk_buffer_dispose(&big);
	tear_down();
}
END_TEST

START_TEST(deep_nesting_is_refused_or_run_but_never_crashes)
{
	jk_buffer expression;
	jk_xpath *xpath;
	jk_buffer_init(&expression, 0);
	for (int i = 0; i < 100000; i++)
		jk_buffer_char(&expression, '(');
	ck_assert_int_eq(jk_xpath_compile(&xpath, jk_buffer_text(&expression), &there, jk_test_diagnostics()), JK_FAILED);
	jk_buffer_dispose(&expression);
}
END_TEST

START_TEST(the_expression_is_kept)
{
	char written[] = "a/b", file[] = "f.xml";
	jk_xpath *xpath;
	ck_assert_int_eq(jk_xpath_compile(&xpath, written, &(jk_origin){.file = file, .line = 2}, jk_test_diagnostics()), JK_OK);
	memset(written, 'x', 3);
	memset(file, 'x', 3);
	ck_assert_str_eq(jk_xpath_text(xpath), "a/b");
	ck_assert_str_eq(jk_xpath_origin(xpath)->file, "f.xml");
	ck_assert_uint_eq(jk_xpath_origin(xpath)->line, 2);
	jk_xpath_free(xpath);
	jk_xpath_free(NULL);
	jk_xpath_scope_free(NULL);
}
END_TEST

static void reads(const char *expression, const char *wanted)
{
	jk_list list = {0};
	jk_buffer fields;
	jk_buffer_init(&fields, 0);
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_xpath_fields(&list, arena, expression), JK_OK);
	for (size_t i = 0; i < list.count; i++)
		jk_buffer_format(&fields, "%s%s", i ? " " : "", (const char *)list.items[i]);
	ck_assert_str_eq(jk_buffer_text(&fields), wanted);
	jk_buffer_dispose(&fields);
	jk_arena_free(arena);
}

START_TEST(fields_that_an_expression_reads)
{
	reads("group/@chapter = 3", "group/@chapter");
	reads("facts/@personal-data != 'none' and not(facts/@personal-data = \"a/b\")", "facts/@personal-data");
	reads("count(profile/functions/*) > 2 or value('x') = 'y'", "profile/functions/*");
	reads("1 + 2.5", "");
	reads("a div b mod c", "a b c");
	reads("'unclosed", "");
	reads("", "");
}
END_TEST

/* --- failing memory --- */

/* compile and run, and their three kinds of answer */
static jk_result run_all(jk_xml *tree, jk_arena *in, jk_diagnostics *d, int *right)
{
	jk_xpath_scope *s = NULL;
	jk_xpath *test = NULL, *value = NULL, *nodes = NULL;
	int holds_true = 0;
	const char *string = "";
	jk_list list = {0};
	jk_result result = jk_xpath_scope_new(&s, tree, functions, state);
	if (result == JK_OK)
		result = jk_xpath_set(s, "v", jk_xml_root(tree), 0);
	if (result == JK_OK)
		result = jk_xpath_compile(&test, "group[@chapter = 3][is-three('3')] and not($v/group[7])", &there, d);
	if (result == JK_OK)
		result = jk_xpath_compile(&value, "concat(join(group), '-', string(n + 1))", &there, d);
	if (result == JK_OK)
		result = jk_xpath_compile(&nodes, "//group | n", &there, d);
	if (result == JK_OK)
		result = jk_xpath_boolean(&holds_true, test, s, jk_xml_root(tree), d);
	if (result == JK_OK)
		result = jk_xpath_string(&string, NULL, in, value, s, jk_xml_root(tree), d);
	if (result == JK_OK)
		result = jk_xpath_nodes(&list, in, nodes, s, jk_xml_root(tree), d);
	*right = holds_true && strcmp(string, "state:保存:-:group-100.5") == 0 && list.count == 3;
	jk_xpath_free(test);
	jk_xpath_free(value);
	jk_xpath_free(nodes);
	jk_xpath_scope_free(s);
	return result;
}

static jk_result xpath_work(int *right)
{
	jk_diagnostics *d;
	jk_arena *in;
	jk_xml *tree = NULL;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_arena_new(&in);
	if (result == JK_OK)
		result = jk_xml_parse(&tree, text, sizeof text - 1, &there, d);
	if (result == JK_OK)
		result = run_all(tree, in, d, right);
	jk_xml_free(tree);
	jk_arena_free(in);
	jk_diagnostics_free(d);
	return result;
}

/* libxml2 2.9 goes on with a NULL evaluation context (two positions for each of the three runs) and with a NULL operand of "=".
 * The program is safe from them, as its exhaustion handler ends it at the first failed allocation. */
START_TEST(xpath_survives_every_failed_allocation) { jk_test_sweep_libxml(xpath_work, 16); }
END_TEST

Suite *suite_base_xpath(void)
{
	return jk_suite("base/xpath",
			(const TTest *const[]){strings_booleans_and_nothing, nodes_come_in_document_order, the_context_node_counts, variables,
					       functions_of_ours, functions_see_whole_node_sets, functions_that_answer_numbers,
					       several_tables_of_functions, numbers_have_no_exponent, a_function_says_why, a_scope_without_the_function, syntax_faults_are_told_with_their_place, run_faults_are_told_with_their_place,
					       an_answer_that_is_no_node_set, an_expression_that_never_ends_is_stopped,
					       deep_nesting_is_refused_or_run_but_never_crashes, the_expression_is_kept,
					       fields_that_an_expression_reads, xpath_survives_every_failed_allocation, NULL});
}
