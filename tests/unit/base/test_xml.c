#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "base/xml.h"
#include "suite.h"

static const jk_origin here = {.file = "here.xml", .part = "word/document.xml"};

static jk_xml *parse(const char *text)
{
	jk_xml *xml;
	jk_diagnostics *d = jk_test_diagnostics();
	jk_result result = jk_xml_parse(&xml, text, strlen(text), &here, d);
	if (result != JK_OK)
		jk_diagnostics_print(d, stderr);
	ck_assert_int_eq(result, JK_OK);
	return xml;
}

static void refuses(const char *text, jk_code code, unsigned line)
{
	jk_xml *xml;
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&xml, text, strlen(text), &here, d), JK_FAILED);
	ck_assert_ptr_null(xml);
	jk_test_only(d, code, line);
	ck_assert_str_eq(jk_diagnostics_at(d, 0)->where.file, "here.xml");
	ck_assert_str_eq(jk_diagnostics_at(d, 0)->where.part, "word/document.xml");
	jk_diagnostics_free(d);
}

static void writes(const jk_xml *xml, const char *wanted)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	jk_xml_put_node(&buffer, jk_xml_root(xml));
	ck_assert_str_eq(jk_buffer_text(&buffer), wanted);
	jk_buffer_dispose(&buffer);
}

/* --- reading --- */

START_TEST(broken_xml_is_told_with_its_line)
{
	refuses("", JK_DIAG_XML_SYNTAX, 1);
	refuses("<a>\n<b>\n</a>", JK_DIAG_XML_SYNTAX, 3);
	refuses("<a>\n&nbsp;</a>", JK_DIAG_XML_SYNTAX, 2);
	refuses("<a>\n\n<b c='1' c='2'/></a>", JK_DIAG_XML_SYNTAX, 3);
	refuses("<a>\n<x:b/></a>", JK_DIAG_XML_SYNTAX, 2);
	refuses("<a/>\n<b/>", JK_DIAG_XML_SYNTAX, 2);
	refuses("<a>\n\xFF</a>", JK_DIAG_XML_SYNTAX, 2);
	refuses("<a>\n&#x1;</a>", JK_DIAG_XML_SYNTAX, 2);
	refuses("not XML", JK_DIAG_XML_SYNTAX, 1);
}
END_TEST

START_TEST(a_document_type_is_refused)
{
	refuses("<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>", JK_DIAG_XML_DOCTYPE, 2);
	refuses("<!DOCTYPE a SYSTEM 'file:///etc/passwd'>\n<a/>", JK_DIAG_XML_DOCTYPE, 1);
	refuses("\n\n<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>\n<a>&e;</a>", JK_DIAG_XML_DOCTYPE, 3);
}
END_TEST

START_TEST(a_billion_laughs_are_refused_at_once)
{
	char text[4096] = "<?xml version='1.0'?>\n<!DOCTYPE a [\n<!ENTITY e0 'ha'>\n";
	for (int i = 1; i < 10; i++) {
		char line[256];
		snprintf(line, sizeof line, "<!ENTITY e%d '&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;'>\n", i, i - 1, i - 1, i - 1, i - 1,
			 i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
		strcat(text, line);
	}
	strcat(text, "]>\n<a>&e9;</a>");
	refuses(text, JK_DIAG_XML_DOCTYPE, 2);
}
END_TEST

static void nest(jk_buffer *text, int depth)
{
	jk_buffer_clear(text);
	for (int i = 0; i < depth; i++)
		jk_buffer_string(text, "<a>\n");
	for (int i = 0; i < depth; i++)
		jk_buffer_string(text, "</a>");
}

START_TEST(depth_has_a_limit)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	nest(&text, JK_XML_DEPTH);
	jk_xml_free(parse(jk_buffer_text(&text)));
	nest(&text, JK_XML_DEPTH + 1);
	refuses(jk_buffer_text(&text), JK_DIAG_XML_DEPTH, JK_XML_DEPTH + 1);
	nest(&text, 100000);
	refuses(jk_buffer_text(&text), JK_DIAG_XML_DEPTH, JK_XML_DEPTH + 1);
	jk_buffer_dispose(&text);
}
END_TEST

START_TEST(lines_beyond_65535_are_known)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_string(&text, "<a>");
	for (int i = 1; i < 70000; i++)
		jk_buffer_char(&text, '\n');
	jk_buffer_string(&text, "<b>x</b></a>");
	jk_xml *xml = parse(jk_buffer_text(&text));
	ck_assert_uint_eq(jk_node_line(jk_node_child(jk_xml_root(xml), "b")), 70000);
	jk_xml_free(xml);
	jk_buffer_dispose(&text);
}
END_TEST

START_TEST(other_encodings_are_read)
{
	jk_xml *xml = parse("<?xml version='1.0' encoding='Shift_JIS'?><a>\x8F\xF0\x8D\x80</a>");
	writes(xml, "<a>条項</a>");
	jk_xml_free(xml);
	refuses("<?xml version='1.0' encoding='no-such'?><a/>", JK_DIAG_XML_SYNTAX, 1);
}
END_TEST

START_TEST(files_are_read_with_their_name)
{
	jk_xml *xml;
	jk_diagnostics *d = jk_test_diagnostics();
	const char *path = jk_test_path(jk_test_folder(), "a.xml");
	jk_test_put(path, "<a>\n<b/></a>");
	ck_assert_int_eq(jk_xml_read(&xml, path, d), JK_OK);
	jk_origin where = jk_node_origin(xml, jk_node_first_element(jk_xml_root(xml)));
	ck_assert_str_eq(where.file, path);
	ck_assert_uint_eq(where.line, 2);
	jk_xml_free(xml);
	jk_xml_free(NULL);
	ck_assert_int_eq(jk_xml_read(&xml, "/nowhere.xml", d), JK_FAILED);
	ck_assert_ptr_null(xml);
	jk_test_only(d, JK_DIAG_FILE_OPEN, 0);
}
END_TEST

/* --- walking --- */

START_TEST(walking)
{
	jk_xml *xml = parse("<a xmlns:p='urn:p'><!--c-->one<p:b x='1' p:x='2'/>two<![CDATA[<3>]]><c/></a>");
	jk_node *root = jk_xml_root(xml), *b = jk_node_first_element(root), *c = jk_node_next_element(b);
	ck_assert(jk_node_is(root, "a") && !jk_node_is(root, "b") && !jk_node_is(NULL, "a"));
	ck_assert_str_eq(jk_node_name(b), "b");
	ck_assert_str_eq(jk_node_namespace(b), "urn:p");
	ck_assert_str_eq(jk_node_prefix(b), "p");
	ck_assert_str_eq(jk_node_namespace(c), "");
	ck_assert_str_eq(jk_node_prefix(c), "");
	ck_assert_str_eq(jk_node_text(jk_node_previous(b)), "one");
	ck_assert_str_eq(jk_node_text(jk_node_next(b)), "two<3>");
	ck_assert_ptr_null(jk_node_text(b));
	ck_assert_ptr_eq(jk_node_parent(b), root);
	ck_assert_ptr_null(jk_node_parent(root));
	ck_assert_ptr_null(jk_node_next_element(c));
	ck_assert_ptr_eq(jk_node_child(root, "c"), c);
	ck_assert_ptr_null(jk_node_child(root, "d"));
	ck_assert_str_eq(jk_node_attribute(b, "x"), "1");
	ck_assert_str_eq(jk_node_attribute_ns(b, "urn:p", "x"), "2");
	ck_assert_ptr_null(jk_node_attribute(b, "y"));
	ck_assert_ptr_null(jk_node_attribute(c, "x"));
	jk_xml_free(xml);
}
END_TEST

START_TEST(attribute_values_are_whole)
{
	jk_xml *xml = parse("<a empty='' all='x&amp;y&lt;&#x6761;&quot;z\n&#10;' />");
	ck_assert_str_eq(jk_node_attribute(jk_xml_root(xml), "empty"), "");
	ck_assert_str_eq(jk_node_attribute(jk_xml_root(xml), "all"), "x&y<条\"z \n");
	jk_xml_free(xml);
}
END_TEST

static void join(const char *name, const char *value, void *state) { jk_buffer_format(state, "%s=%s;", name, value); }

START_TEST(attributes_come_in_order)
{
	jk_buffer list;
	jk_buffer_init(&list, 0);
	jk_xml *xml = parse("<a z='1' b='' y='3'/>");
	jk_node_each_attribute(jk_xml_root(xml), join, &list);
	ck_assert_str_eq(jk_buffer_text(&list), "z=1;b=;y=3;");
	jk_buffer_dispose(&list);
	jk_xml_free(xml);
}
END_TEST

START_TEST(attribute_names_are_local)
{
	jk_buffer list;
	jk_buffer_init(&list, 0);
	jk_xml *xml = parse("<a xmlns:p='urn:p' p:z='1' z='2'/>");
	jk_node_each_attribute(jk_xml_root(xml), join, &list);
	ck_assert_str_eq(jk_buffer_text(&list), "z=1;z=2;");
	jk_buffer_dispose(&list);
	jk_xml_free(xml);
}
END_TEST

START_TEST(content_is_all_text_below)
{
	jk_arena *arena;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	jk_xml *xml = parse("<a>1<b>2<c>3</c></b><!-- no --><?no no?>4</a>");
	ck_assert_str_eq(jk_node_content(jk_xml_root(xml), arena), "1234");
	jk_xml_free(xml);
	jk_arena_free(arena);
}
END_TEST

/* --- changing --- */

START_TEST(a_tree_is_built)
{
	jk_xml *xml;
	ck_assert_int_eq(jk_xml_new(&xml, "case"), JK_OK);
	jk_node *root = jk_xml_root(xml), *child = jk_node_add(root, "facts");
	ck_assert_int_eq(jk_node_set(child, "chapter", "3"), JK_OK);
	ck_assert_int_eq(jk_node_set(child, "note", "<\"&\n条"), JK_OK);
	ck_assert_int_eq(jk_node_set(child, "chapter", "4"), JK_OK);
	ck_assert_ptr_nonnull(jk_node_add_text(child, "1 < 2 & 3 &amp; \r"));
	writes(xml, "<case><facts chapter=\"4\" note=\"&lt;&quot;&amp;&#10;条\">1 &lt; 2 &amp; 3 &amp;amp; &#13;</facts></case>");
	jk_xml_free(xml);
}
END_TEST

START_TEST(nodes_are_copied_and_removed)
{
	jk_xml *from = parse("<p:x xmlns:p='urn:p' a='1'><p:y>t</p:y></p:x>"), *to;
	ck_assert_int_eq(jk_xml_new(&to, "r"), JK_OK);
	jk_node *root = jk_xml_root(to);
	ck_assert_ptr_nonnull(jk_node_add_copy(root, jk_xml_root(from), NULL));
	jk_node *renamed = jk_node_add_copy(root, jk_node_first(jk_xml_root(from)), "z");
	ck_assert_str_eq(jk_node_name(renamed), "z");
	jk_xml_free(from);
	writes(to, "<r><p:x xmlns:p=\"urn:p\" a=\"1\"><p:y>t</p:y></p:x><p:z xmlns:p=\"urn:p\">t</p:z></r>");
	jk_node_remove(jk_node_first(root));
	jk_node_remove(jk_node_first(root));
	writes(to, "<r/>");
	jk_xml_free(to);
}
END_TEST

START_TEST(text_is_replaced_and_nodes_are_split)
{
	jk_xml *xml = parse("<p><r a='1'><t>a&lt;b</t><i/>z</r><q/></p>");
	jk_node *run = jk_node_first(jk_xml_root(xml)), *t = jk_node_first(run);
	jk_node *shell = jk_node_shell_after(run);
	ck_assert_ptr_eq(jk_node_next(run), shell);
	writes(xml, "<p><r a=\"1\"><t>a&lt;b</t><i/>z</r><r a=\"1\"/><q/></p>");
	jk_node_move_rest(t, shell);
	ck_assert_int_eq(jk_node_set_text(jk_node_first(t), "x & y"), JK_OK);
	writes(xml, "<p><r a=\"1\"><t>x &amp; y</t></r><r a=\"1\"><i/>z</r><q/></p>");
	jk_node_move_rest(t, shell);
	jk_xml_free(xml);
}
END_TEST

START_TEST(nodes_are_moved)
{
	jk_xml *xml = parse("<a><b/>t<c><d/></c></a>");
	jk_node *root = jk_xml_root(xml), *b = jk_node_first(root), *c = jk_node_child(root, "c");
	jk_node_move_before(c, b);
	writes(xml, "<a><c><d/></c><b/>t</a>");
	jk_node_move_after(b, jk_node_first(c));
	writes(xml, "<a><c><d/><b/></c>t</a>");
	jk_node_move_before(b, jk_node_first(c));
	jk_node_move_after(jk_node_next(c), b);
	writes(xml, "<a><c><b/>t<d/></c></a>");
	ck_assert_ptr_eq(jk_node_parent(b), c);
	jk_xml_free(xml);
}
END_TEST

START_TEST(children_take_a_namespace_in_view)
{
	jk_xml *xml = parse("<w:a xmlns:w='urn:w' xmlns:x='urn:x'><b/></w:a>");
	jk_node *root = jk_xml_root(xml);
	ck_assert_ptr_nonnull(jk_node_add_like(root, "c"));
	jk_node *d = jk_node_add_ns(jk_node_first(root), "urn:x", "d");
	ck_assert_int_eq(jk_node_set_ns(d, "urn:w", "val", "&"), JK_OK);
	ck_assert_ptr_null(jk_node_add_ns(root, "urn:none", "e"));
	ck_assert_int_eq(jk_node_set_ns(d, "urn:none", "e", "1"), JK_NO_MEMORY);
	writes(xml, "<w:a xmlns:w=\"urn:w\" xmlns:x=\"urn:x\"><b><x:d w:val=\"&amp;\"/></b><w:c/></w:a>");
	jk_xml_free(xml);
}
END_TEST

START_TEST(marks_and_texts_stand_behind_nodes)
{
	jk_xml *xml = parse("<a>x<b/></a>");
	jk_node *x = jk_node_first(jk_xml_root(xml)), *b = jk_node_next(x);
	jk_node *mark = jk_node_mark_after(b, "jk", "for x"), *bare = jk_node_mark_after(mark, "jk", NULL);
	jk_node *y = jk_node_text_after(x, "y & z");
	ck_assert_str_eq(jk_node_mark(mark, "jk"), "for x");
	ck_assert_str_eq(jk_node_mark(bare, "jk"), "");
	ck_assert_ptr_null(jk_node_mark(mark, "other"));
	ck_assert_ptr_null(jk_node_mark(b, "jk"));
	ck_assert_ptr_eq(jk_node_next(x), y);
	ck_assert_str_eq(jk_node_text(x), "x");
	writes(xml, "<a>xy &amp; z<b/><?jk for x?><?jk ?></a>");
	jk_xml_free(xml);
}
END_TEST

/* --- writing --- */

START_TEST(namespaces_and_attributes_are_written)
{
	const char *text = "<w:p xmlns:w=\"urn:w\" xmlns=\"urn:d\" w:a=\"1\" b=\"&lt;\"><c>&gt;</c><w:d/></w:p>";
	jk_xml *xml = parse(text);
	writes(xml, text);
	jk_xml_free(xml);
}
END_TEST

START_TEST(a_document_has_a_declaration)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	jk_xml *xml = parse("<a/>");
	jk_xml_put_document(&buffer, xml);
	ck_assert_str_eq(jk_buffer_text(&buffer), "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a/>\n");
	jk_buffer_dispose(&buffer);
	jk_xml_free(xml);
}
END_TEST

START_TEST(what_xml_cannot_hold_becomes_the_replacement_character)
{
	JK_TEST_WRITES("a\xEF\xBF\xBDz", jk_xml_put_text, "a\x01z");
	JK_TEST_WRITES("\xEF\xBF\xBD", jk_xml_put_text, "\xFF");
	JK_TEST_WRITES("a\xEF\xBF\xBD", jk_xml_put_text, "a\xE6\x9D");
	JK_TEST_WRITES("\xEF\xBF\xBD", jk_xml_put_text, "\xEF\xBF\xBE");
	JK_TEST_WRITES("\xEF\xBF\xBD\xEF\xBF\xBD", jk_xml_put_value, "\x02\xC0\xAF");
	JK_TEST_WRITES("a&amp;", jk_xml_put_text_part, "a&bc", 2);
	JK_TEST_WRITES(" x=\"&quot;&#9;\"", jk_xml_put_attribute, "x", "\"\t");
}
END_TEST

/* --- failing memory --- */

static const char sweep_text[] = "<a xmlns:p='urn:p' x='1&lt;2'><!--c--><p:b p:y='条項'>text &amp; text</p:b><c><d/><?pi x?></c></a>";
static const char sweep_wanted[] = "<a xmlns:p=\"urn:p\" x=\"1&lt;2\"><p:b p:y=\"条項\">text &amp; text</p:b><c><d/><?pi x?></c></a>";

static jk_result put_and_compare(const jk_xml *xml, const char *wanted, int *right)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	jk_xml_put_node(&buffer, jk_xml_root(xml));
	*right = strcmp(jk_buffer_text(&buffer), wanted) == 0;
	jk_result result = jk_buffer_result(&buffer);
	jk_buffer_dispose(&buffer);
	return result;
}

static jk_result parse_work(int *right)
{
	jk_xml *xml;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_xml_parse(&xml, sweep_text, sizeof sweep_text - 1, &here, d);
	if (result == JK_OK)
		result = put_and_compare(xml, sweep_wanted, right);
	jk_xml_free(xml);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(parsing_survives_every_failed_allocation) { jk_test_sweep(parse_work); }
END_TEST

static jk_result refuse_work(int *right)
{
	static const char broken[] = "<a>\n<b>\n</a>";
	jk_xml *xml;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_xml_parse(&xml, broken, sizeof broken - 1, &here, d);
	*right = jk_diagnostics_at_least(d, JK_ERROR) == 1;
	jk_diagnostics_free(d);
	return result == JK_FAILED ? JK_OK : JK_NO_MEMORY;
}

START_TEST(refusing_survives_every_failed_allocation) { jk_test_sweep(refuse_work); }
END_TEST

static jk_result add_children(jk_node *root)
{
	jk_node *b = jk_node_add(root, "b");
	if (!b || jk_node_set(b, "x", "1 & 2") != JK_OK || !jk_node_add_text(b, "text"))
		return JK_NO_MEMORY;
	if (jk_node_set_text(jk_node_first(b), "other") != JK_OK || !jk_node_add_copy(root, b, "c") || !jk_node_shell_after(b))
		return JK_NO_MEMORY;
	return jk_node_add_like(b, "d") && jk_node_mark_after(b, "jk", "y") && jk_node_text_after(b, "z") ? JK_OK : JK_NO_MEMORY;
}

static jk_result build_work(int *right)
{
	jk_xml *xml;
	jk_result result = jk_xml_new(&xml, "a");
	if (result != JK_OK)
		return result;
	result = add_children(jk_xml_root(xml));
	if (result == JK_OK)
		result = put_and_compare(xml, "<a><b x=\"1 &amp; 2\">other<d/></b>z<?jk y?><b x=\"1 &amp; 2\"/><c x=\"1 &amp; 2\">other</c></a>",
					 right);
	jk_xml_free(xml);
	return result;
}

START_TEST(building_survives_every_failed_allocation) { jk_test_sweep(build_work); }
END_TEST

static jk_result content_work(int *right)
{
	jk_xml *xml = NULL;
	jk_arena *arena;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_arena_new(&arena);
	if (result == JK_OK)
		result = jk_xml_parse(&xml, sweep_text, sizeof sweep_text - 1, &here, d);
	const char *content = result == JK_OK ? jk_node_content(jk_xml_root(xml), arena) : NULL;
	*right = content && strcmp(content, "text & text") == 0;
	if (!content)
		result = JK_NO_MEMORY;
	jk_xml_free(xml);
	jk_arena_free(arena);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(content_survives_every_failed_allocation) { jk_test_sweep(content_work); }
END_TEST

START_TEST(too_many_elements_are_refused)
{
	jk_xml *many;
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_buffer_string(&bytes, "<a>\n");
	for (unsigned long i = 0; i < JK_XML_NODES; i++)
		jk_buffer_string(&bytes, "<b/>");
	jk_buffer_string(&bytes, "</a>");
	ck_assert_int_eq(jk_xml_parse(&many, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.file = "many.xml"}, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_XML_NODES, 2);
	jk_buffer_dispose(&bytes);
}
END_TEST

Suite *suite_base_xml(void)
{
	return jk_suite("base/xml",
			(const TTest *const[]){broken_xml_is_told_with_its_line, a_document_type_is_refused,
					       a_billion_laughs_are_refused_at_once, depth_has_a_limit, lines_beyond_65535_are_known,
					       other_encodings_are_read, files_are_read_with_their_name, walking, attribute_values_are_whole,
					       attributes_come_in_order, attribute_names_are_local, content_is_all_text_below,
					       a_tree_is_built, nodes_are_copied_and_removed, text_is_replaced_and_nodes_are_split,
					       nodes_are_moved, children_take_a_namespace_in_view,
					       marks_and_texts_stand_behind_nodes, namespaces_and_attributes_are_written, a_document_has_a_declaration,
					       what_xml_cannot_hold_becomes_the_replacement_character, parsing_survives_every_failed_allocation,
					       refusing_survives_every_failed_allocation, building_survives_every_failed_allocation,
					       content_survives_every_failed_allocation, too_many_elements_are_refused, NULL});
}
