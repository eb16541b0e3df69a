#include <string.h>
#include "suite.h"
#include "template/markup.h"

/* Every token as a letter and what it holds: <name >name "text". */
static void tokens(jk_buffer *out, const char *xml)
{
	jk_markup m;
	jk_markup_init(&m, xml, 0, strlen(xml));
	while (jk_markup_next(&m)) {
		jk_slice shown = m.kind == JK_MARKUP_TEXT ? jk_markup_text(&m) : m.name;
		jk_buffer_char(out, m.kind == JK_MARKUP_START ? '<' : m.kind == JK_MARKUP_STOP ? '>' : '"');
		jk_buffer_add(out, shown.at, shown.length);
		jk_buffer_char(out, ' ');
	}
}

START_TEST(tokens_come_in_order)
{
	JK_TEST_WRITES("<a <b \"x > y >b <c >c >a ", tokens, "<w:a><w:b>x > y</w:b><w:c/></w:a>");
	JK_TEST_WRITES("<a >a ", tokens, "<?xml version=\"1.0\"?><!-- <x> --><a b='>' c=\"/>\" ></a>");
	JK_TEST_WRITES("<a >a ", tokens, "<a\nb=\"1\"/>");
	JK_TEST_WRITES("", tokens, "");
}
END_TEST

START_TEST(places_are_those_of_the_bytes)
{
	static const char xml[] = "<a><b/>text</a>";
	jk_markup m;
	jk_markup_init(&m, xml, 3, strlen(xml) - 4);
	ck_assert(jk_markup_next(&m) && m.empty);
	ck_assert_uint_eq(m.from, 3);
	ck_assert_uint_eq(m.to, 7);
	ck_assert(jk_markup_next(&m) && m.kind == JK_MARKUP_STOP);
	ck_assert_uint_eq(m.from, 7);
	ck_assert(jk_markup_next(&m) && m.kind == JK_MARKUP_TEXT);
	ck_assert_uint_eq(m.to, 11);
	ck_assert(!jk_markup_next(&m));
}
END_TEST

static void attribute(jk_buffer *out, const char *xml, const char *name)
{
	jk_markup m;
	jk_markup_init(&m, xml, 0, strlen(xml));
	ck_assert(jk_markup_next(&m));
	jk_slice_put(out, jk_markup_attribute(&m, name));
}

START_TEST(attributes_are_found_by_their_local_names)
{
	JK_TEST_WRITES("2", attribute, "<a w:xval=\"1\" w:val=\"2\" val2=\"3\"/>", "val");
	JK_TEST_WRITES("a=\"b\" & c", attribute, "<a x='1' w:val='a=\"b\" &amp; c'/>", "val");
	JK_TEST_WRITES("", attribute, "<a x='val=1'/>", "val");
	JK_TEST_WRITES("<\n\xE3\x81\x82", attribute, "<a val=\"&lt;&#10;&#x3042;\"/>", "val");
}
END_TEST

START_TEST(an_element_is_passed_over)
{
	static const char xml[] = "<a><b><b/>x</b><c/></a>";
	jk_markup m;
	jk_markup_init(&m, xml, 0, strlen(xml));
	ck_assert(jk_markup_next(&m) && jk_markup_next(&m) && jk_markup_is(&m, "b"));
	jk_markup_skip(&m);
	ck_assert(jk_markup_next(&m) && jk_markup_is(&m, "c"));
	jk_markup_skip(&m);
	ck_assert(jk_markup_next(&m) && m.kind == JK_MARKUP_STOP && jk_markup_is(&m, "a"));
}
END_TEST

START_TEST(numbers_of_slices)
{
	ck_assert_uint_eq(jk_slice_number((jk_slice){"12x", 3}, 100, 7), 12);
	ck_assert_uint_eq(jk_slice_number((jk_slice){"999", 3}, 100, 7), 100);
	ck_assert_uint_eq(jk_slice_number((jk_slice){"x", 1}, 100, 7), 7);
	ck_assert_uint_eq(jk_slice_number((jk_slice){NULL, 0}, 100, 7), 7);
}
END_TEST

Suite *suite_template_markup(void)
{
	return jk_suite("template/markup", (const TTest *const[]){tokens_come_in_order, places_are_those_of_the_bytes, attributes_are_found_by_their_local_names,
								   an_element_is_passed_over, numbers_of_slices, NULL});
}
