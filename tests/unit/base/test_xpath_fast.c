/* The walker answers as libxml2 does: both run the same expressions over the same trees. */
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "base/xpath_private.h"
#include "suite.h"

static jk_xml *xml;
static jk_arena *arena;
static jk_xpath_scope *scope;
static unsigned walked, compared, failures;

static unsigned long seed;
static unsigned rolled(unsigned sides)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (unsigned)(seed >> 33) % sides;
}

static const char *const names[] = {"a", "b", "契約", "c-1"};
static const char *any_name(void) { return names[rolled(4)]; }

/* --- functions --- */

static const char *shown(const jk_xpath_call *call)
{
	const char *text = "";
	for (int i = 0; i < call->count; i++)
		text = jk_arena_format(call->arena, "%s%s%d%s(%zu)", text, call->texts[i], call->is_set[i],
				       call->nodes[i] ? jk_node_name(call->nodes[i]) : "-", call->sets[i].count);
	return text;
}

static const char *is_short(const jk_xpath_call *call) { return strlen(call->texts[0]) < 3 ? "true" : "false"; }
static const char *length(const jk_xpath_call *call) { return jk_arena_format(call->arena, "%zu", strlen(call->texts[0])); }
static const char *nothing(const jk_xpath_call *call) { return strcmp(call->texts[0], "1") == 0 ? NULL : "some"; }

static const jk_xpath_function functions[] = {
	{"shown", 0, 3, JK_XPATH_TEXT, shown},    {"is-short", 1, 1, JK_XPATH_BOOLEAN, is_short},
	{"長さ", 1, 1, JK_XPATH_NUMBER, length}, {"nothing", 1, 1, JK_XPATH_TEXT, nothing},
	{NULL, 0, 0, JK_XPATH_TEXT, NULL},
};

/* --- random trees --- */

static void grow_tree(jk_buffer *out, unsigned depth)
{
	static const char *const texts[] = {"1", "2", "x", " 3 ", "", "文&amp;章", "-1.5", "<![CDATA[x]]>", "<!-- 1 -->", "<?t 2?>", "1<!-- -->2"};
	const char *name = any_name();
	const char *prefix = rolled(8) ? "" : "n:";
	jk_buffer_format(out, "<%s%s", prefix, name);
	for (unsigned i = 0; i < 3; i++)
		if (rolled(2))
			jk_buffer_format(out, " %s%s='%s'", rolled(8) ? "" : "n:", names[i], rolled(2) ? "1" : rolled(2) ? "x" : "");
	jk_buffer_string(out, ">");
	for (unsigned n = rolled(5); n > 0; n--)
		if (depth && rolled(3))
			grow_tree(out, depth - 1);
		else
			jk_buffer_string(out, texts[rolled(sizeof texts / sizeof *texts)]);
	jk_buffer_format(out, "</%s%s>", prefix, name);
}

static void set_up(void)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_string(&text, "<a xmlns:n='urn:n'>");
	for (unsigned i = 0; i < 4; i++)
		grow_tree(&text, 3);
	jk_buffer_string(&text, "</a>");
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&xml, text.bytes, text.length, &(jk_origin){.file = "t"}, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, functions, NULL), JK_OK);
	jk_buffer_dispose(&text);
}

static void tear_down(void)
{
	jk_xpath_scope_free(scope);
	jk_xml_free(xml);
	jk_arena_free(arena);
}

/* Any node, attributes included. */
static jk_node *any_node(void)
{
	jk_node *node = jk_xml_root(xml);
	for (unsigned i = rolled(8); i > 0; i--) {
		jk_node *next = rolled(2) ? node->next : node->type == XML_ELEMENT_NODE ? node->children : NULL;
		if (next)
			node = next;
	}
	if (node->type == XML_ELEMENT_NODE && node->properties && rolled(4) == 0)
		return (jk_node *)node->properties;
	return rolled(12) ? node : (jk_node *)xml->tree;
}

/* --- random expressions --- */

static void grow(jk_buffer *out, unsigned depth);

static void grow_predicate(jk_buffer *out, unsigned depth)
{
	jk_buffer_string(out, "[");
	if (rolled(3) == 0)
		jk_buffer_format(out, "%u", rolled(4));
	else if (rolled(2))
		grow(out, depth ? depth - 1 : 0);
	else
		jk_buffer_format(out, rolled(2) ? "@%s" : "%s = '1'", any_name());
	jk_buffer_string(out, "]");
}

static void grow_path(jk_buffer *out, unsigned depth)
{
	static const char *const starts[] = {"", "", "", "", "$v/", "$w/", "/", "../", "./", "/a/", ".//"};
	static const char *const tests[] = {"*", "text()", "node()", ".", "self::a", "self::*", "child::b", "self::node()", "parent::a"};
	jk_buffer_string(out, starts[rolled(sizeof starts / sizeof *starts)]);
	for (unsigned n = 1 + rolled(3); n > 0; n--) {
		if (rolled(3))
			jk_buffer_string(out, any_name());
		else
			jk_buffer_string(out, tests[rolled(sizeof tests / sizeof *tests)]);
		const char *end = jk_buffer_text(out) + out->length - 1;
		if (*end != '.' && depth && rolled(4) == 0)
			grow_predicate(out, depth - 1);
		if (n > 1)
			jk_buffer_string(out, "/");
	}
	if (rolled(3) == 0)
		jk_buffer_format(out, rolled(4) ? "/@%s" : "/@*", any_name());
}

static void grow_leaf(jk_buffer *out, unsigned depth)
{
	static const char *const leaves[] = {"'1'", "'x'", "''", "1", "2", "$v", "$i", "$w", "true()", "false()", "@a", "."};
	if (rolled(3))
		grow_path(out, depth);
	else
		jk_buffer_string(out, leaves[rolled(sizeof leaves / sizeof *leaves)]);
}

static void grow(jk_buffer *out, unsigned depth)
{
	static const char *const between[] = {" or ", " and ", " = ", " != ", " < ", " >= ", " > ", " <= ", " + ", " - ", " * ", " div ", " mod "};
	static const char *const calls[] = {"not(", "boolean(", "string(", "count(", "number(", "is-short(", "長さ(", "shown(", "nothing("};
	static const char *const pairs[] = {"concat(", "contains(", "starts-with(", "shown("};
	if (!depth || rolled(3) == 0) {
		grow_leaf(out, depth);
		return;
	}
	unsigned kind = rolled(6);
	if (kind == 0) {
		jk_buffer_string(out, calls[rolled(sizeof calls / sizeof *calls)]);
		grow(out, depth - 1);
		jk_buffer_string(out, ")");
	} else if (kind == 1) {
		jk_buffer_string(out, pairs[rolled(sizeof pairs / sizeof *pairs)]);
		grow(out, depth - 1);
		jk_buffer_string(out, ", ");
		grow(out, depth - 1);
		jk_buffer_string(out, ")");
	} else {
		if (rolled(12) == 0)
			jk_buffer_string(out, "-");
		grow(out, depth - 1);
		jk_buffer_string(out, between[rolled(sizeof between / sizeof *between)]);
		grow(out, depth - 1);
	}
}

/* --- comparing --- */

typedef struct {
	jk_result boolean, string, node, nodes;
	int truth, found;
	const char *text;
	jk_node *first;
	jk_list list;
	const char *reasons[4];
} answers;

static const char *reason_in(const jk_diagnostics *d, jk_result result)
{
	size_t count = jk_diagnostics_count(d);
	return result == JK_FAILED && count ? jk_test_argument(d, count - 1, "reason") : "";
}

static void ask(answers *out, const jk_xpath *xpath, jk_node *context)
{
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	*out = (answers){.text = ""};
	out->boolean = jk_xpath_boolean(&out->truth, xpath, scope, context, d);
	out->reasons[0] = jk_arena_string(arena, reason_in(d, out->boolean));
	out->string = jk_xpath_string(&out->text, &out->found, arena, xpath, scope, context, d);
	out->reasons[1] = jk_arena_string(arena, reason_in(d, out->string));
	out->node = jk_xpath_node(&out->first, xpath, scope, context, d);
	out->reasons[2] = jk_arena_string(arena, reason_in(d, out->node));
	out->nodes = jk_xpath_nodes(&out->list, arena, xpath, scope, context, d);
	out->reasons[3] = jk_arena_string(arena, reason_in(d, out->nodes));
	jk_diagnostics_free(d);
}

static void same(const char *expression, jk_node *context)
{
	jk_xpath *xpath, libxml;
	answers ours, theirs;
	ck_assert_int_eq(jk_xpath_compile(&xpath, expression, NULL, jk_test_diagnostics()), JK_OK);
	compared++;
	if (!xpath->compiled) {
		walked++;
		libxml = *xpath;
		ck_assert_int_eq(jk_libxml_compile(&libxml), JK_OK);
		ask(&ours, xpath, context);
		ask(&theirs, &libxml, context);
		failures += ours.boolean != JK_OK;
		ck_assert_msg(ours.boolean == theirs.boolean && ours.truth == theirs.truth, "%s: %d", expression, ours.truth);
		ck_assert_msg(ours.string == theirs.string && strcmp(ours.text, theirs.text) == 0, "%s: %s, libxml2 %s", expression, ours.text, theirs.text);
		ck_assert_msg(ours.string != JK_OK || ours.found == theirs.found, "%s: found %d", expression, ours.found);
		ck_assert_msg(ours.node == theirs.node && ours.first == theirs.first, "%s: first", expression);
		ck_assert_msg(ours.nodes == theirs.nodes && ours.list.count == theirs.list.count, "%s: %zu nodes", expression, ours.list.count);
		for (size_t i = 0; i < ours.list.count; i++)
			ck_assert_msg(ours.list.items[i] == theirs.list.items[i], "%s: node %zu", expression, i);
		for (unsigned i = 0; i < 4; i++)
			ck_assert_msg(strcmp(ours.reasons[i], theirs.reasons[i]) == 0, "%s: %s, libxml2 %s", expression, ours.reasons[i], theirs.reasons[i]);
		xmlXPathFreeCompExpr(libxml.compiled);
	}
	jk_xpath_free(xpath);
}

START_TEST(random_expressions_over_random_trees)
{
	for (unsigned t = 0; t < 60; t++) {
		seed = t + 1;
		set_up();
		for (unsigned i = 0; i < 500; i++) {
			jk_buffer expression;
			jk_buffer_init(&expression, 0);
			grow(&expression, 3);
			ck_assert_int_eq(jk_xpath_set(scope, "v", any_node(), 0), JK_OK);
			ck_assert_int_eq(jk_xpath_set(scope, "i", NULL, rolled(4)), JK_OK);
			if (rolled(4))
				ck_assert_int_eq(jk_xpath_set(scope, "w", any_node(), 0), JK_OK);
			else
				jk_xpath_unset(scope, "w");
			same(jk_buffer_text(&expression), any_node());
			jk_buffer_dispose(&expression);
		}
		tear_down();
	}
	ck_assert_uint_gt(walked, compared / 3);
	ck_assert_uint_gt(failures, 100);
}
END_TEST

/* What templates and clauses are made of is the walker's. */
START_TEST(common_expressions_are_walked)
{
	static const char *const common[] = {
		"$v", ".", "a", "@a", "$v/a/b/@c-1", "/a/b", "a/b", "a = 'x'", "@a != 'x'", "not(a)", "string(a/@b)", "a[@b = 'x'][not(@a)]",
		"a[2]", "../@a", "text()", "group/@chapter = 3 and is-short('x') or not(shown(a, 'b') = '')", "count(a) > 1",
		"$i mod 2 = 0", "concat('第', $i, '条')", "契約/a", "/契約/a", "is-short(a/契約)", "a[b = '1' or @a]/b", "boolean(a)",
	};
	seed = 7;
	set_up();
	ck_assert_int_eq(jk_xpath_set(scope, "v", any_node(), 0), JK_OK);
	ck_assert_int_eq(jk_xpath_set(scope, "i", NULL, 3), JK_OK);
	for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
		unsigned before = walked;
		same(common[i], jk_xml_root(xml));
		ck_assert_msg(walked == before + 1, "%s", common[i]);
	}
	tear_down();
}
END_TEST

START_TEST(nodes_out_of_the_way)
{
	seed = 3;
	set_up();
	ck_assert_int_eq(jk_xpath_set(scope, "v", (jk_node *)xml->tree, 0), JK_OK);
	for (jk_node *n = jk_xml_root(xml)->children; n; n = n->next) {
		same(".", n);
		same("..", n);
		same("../..", n);
		same("../../..", n);
		same("self::node()", n);
		same("node()", n);
		same("$v", n);
		same("$v/a", n);
		same("/", n);
		same("string(/) = string($v)", n);
	}
	tear_down();
}
END_TEST

static void is_refused(const char *expression, const char *reason)
{
	jk_xpath *xpath;
	jk_diagnostics *d;
	int truth;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_xpath_compile(&xpath, expression, NULL, d), JK_OK);
	ck_assert_ptr_null(xpath->compiled);
	ck_assert_int_eq(jk_xpath_boolean(&truth, xpath, scope, jk_xml_root(xml), d), JK_FAILED);
	jk_test_only(d, JK_DIAG_XPATH_RUN, 0);
	ck_assert_ptr_nonnull(strstr(jk_test_argument(d, 0, "reason"), reason));
	jk_xpath_free(xpath);
	jk_diagnostics_free(d);
}

START_TEST(what_visits_too_much_is_stopped)
{
	jk_buffer big;
	jk_buffer_init(&big, 0);
	jk_buffer_string(&big, "<a>");
	for (int i = 0; i < 2000; i++)
		jk_buffer_string(&big, "<b/>");
	jk_buffer_string(&big, "</a>");
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&xml, big.bytes, big.length, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, NULL, NULL), JK_OK);
	is_refused("b[/a/b[. = 'x']]", "it visits too much");
	jk_buffer_dispose(&big);
	tear_down();
}
END_TEST

START_TEST(texts_are_lent_where_the_document_has_them)
{
	const char *text;
	jk_xpath *lent, *own;
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&xml, "<a><b>x</b></a>", 15, NULL, d), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, functions, NULL), JK_OK);
	ck_assert_int_eq(jk_xpath_compile(&lent, "b", NULL, d), JK_OK);
	ck_assert_int_eq(jk_xpath_compile(&own, "'words'", NULL, d), JK_OK);
	ck_assert_int_eq(jk_xpath_string(&text, NULL, arena, lent, scope, jk_xml_root(xml), d), JK_OK);
	ck_assert_ptr_eq(text, jk_node_text(jk_node_first(jk_node_first(jk_xml_root(xml)))));
	/* The expression's own words must outlive it. */
	ck_assert_int_eq(jk_xpath_string(&text, NULL, arena, own, scope, jk_xml_root(xml), d), JK_OK);
	ck_assert_ptr_ne(text, own->tree->text);
	jk_xpath_free(lent);
	jk_xpath_free(own);
	ck_assert_str_eq(text, "words");
	tear_down();
}
END_TEST

static const char *echo(const jk_xpath_call *call) { return call->texts[0]; }

/* Names and paths that libxml2 does not take as they are written. */
START_TEST(names_that_libxml2_does_not_know)
{
	static const char document[] = "<会社><部・課 第１='a'><々>1</々></部・課><部・課><々>2</々></部・課></会社>";
	static const char *const expressions[] = {"count(/会社//々)", "string((/会社/部・課)[1]/@第１)", "string(//部・課[2]/child::々)",
						  "string(/会社/部・課[@第１='a'][1]/々 | nothing)", "string(//部・課/@*[name() = '第１'])",
						  "substring($部・課/@第１, 1)", "substring(名・前($jk.61 + $jk.e383bb), 1)", "substring(名・前($jk.61 + $・), 1)"};
	static const char *const wanted[] = {"2", "a", "2", "1", "a", "a", "8", "3"};
	static const jk_xpath_function more[] = {{"名・前", 1, 1, JK_XPATH_TEXT, echo}, {NULL, 0, 0, JK_XPATH_TEXT, NULL}};
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&xml, document, sizeof document - 1, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, functions, NULL), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_add(scope, more, NULL), JK_OK);
	ck_assert_int_eq(jk_xpath_set(scope, "部・課", jk_node_first(jk_xml_root(xml)), 0), JK_OK);
	ck_assert_int_eq(jk_xpath_set(scope, "jk.61", NULL, 1), JK_OK);
	ck_assert_int_eq(jk_xpath_set(scope, "・", NULL, 2), JK_OK);
	ck_assert_int_eq(jk_xpath_set(scope, "jk.e383bb", NULL, 7), JK_OK);
	for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
		jk_xpath *xpath;
		const char *text;
		ck_assert_int_eq(jk_xpath_compile(&xpath, expressions[i], NULL, jk_test_diagnostics()), JK_OK);
		ck_assert_msg(xpath->compiled != NULL, "%s", expressions[i]);
		ck_assert_int_eq(jk_xpath_string(&text, NULL, arena, xpath, scope, jk_xml_root(xml), jk_test_diagnostics()), JK_OK);
		ck_assert_msg(strcmp(text, wanted[i]) == 0, "%s: %s", expressions[i], text);
		jk_xpath_free(xpath);
	}
	tear_down();
}
END_TEST

static jk_result walk_work(int *right)
{
	static const char document[] = "<a><b c='1'>x<i>y</i></b><b/></a>";
	jk_arena *in = NULL;
	jk_xml *tree = NULL;
	jk_xpath *xpath = NULL;
	jk_xpath_scope *s = NULL;
	jk_diagnostics *d;
	const char *text = "";
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_arena_new(&in);
	if (result == JK_OK)
		result = jk_xml_parse(&tree, document, sizeof document - 1, NULL, d);
	if (result == JK_OK)
		result = jk_xpath_scope_new(&s, tree, functions, NULL);
	if (result == JK_OK)
		result = jk_xpath_set(s, "v", jk_xml_root(tree), 0);
	if (result == JK_OK)
		result = jk_xpath_compile(&xpath, "concat(shown($v/b[@c = 1], 'w'), count(b), 1 div 3)", NULL, d);
	if (result == JK_OK)
		result = jk_xpath_string(&text, NULL, in, xpath, s, jk_xml_root(tree), d);
	*right = jk_text_starts(text, "xy1b(1)w0-(0)20.333");
	jk_xpath_free(xpath);
	jk_xpath_scope_free(s);
	jk_xml_free(tree);
	jk_arena_free(in);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(the_walker_survives_every_failed_allocation) { jk_test_sweep(walk_work); }
END_TEST

Suite *suite_base_xpath_fast(void)
{
	return jk_suite("base/xpath_fast",
			(const TTest *const[]){random_expressions_over_random_trees, common_expressions_are_walked, nodes_out_of_the_way,
					       what_visits_too_much_is_stopped, texts_are_lent_where_the_document_has_them,
					       names_that_libxml2_does_not_know, the_walker_survives_every_failed_allocation, NULL});
}
