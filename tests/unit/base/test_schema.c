#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/schema.h"
#include "suite.h"

/* A grammar around defines; its root is the define "r". The defines begin on line 2. */
#define GRAMMAR(defines)                                                                                                           \
	"<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\" "  \
	"datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\"><start><ref name=\"r\"/></start>\n" defines "</grammar>"
#define DEFINE(name, content) "<define name=\"" name "\">" content "</define>\n"
#define ELEMENT(name, content) "<element name=\"" name "\">" content "</element>"
#define ROOT(content) GRAMMAR(DEFINE("r", ELEMENT("r", content)))
#define ATTRIBUTE(name, content) "<attribute name=\"" name "\">" content "</attribute>"
#define OPTIONAL(content) "<optional>" content "</optional>"
#define CHOICE(content) "<choice>" content "</choice>"
#define GROUP(content) "<group>" content "</group>"
#define DATA(type, params) "<data type=\"" type "\">" params "</data>"
#define PARAM(name, value) "<param name=\"" name "\">" value "</param>"
#define VALUE(value) "<value>" value "</value>"
#define FLAG ATTRIBUTE("undecided", VALUE("yes"))

static jk_schema *load(const char *rng)
{
	jk_schema *schema;
	jk_result result = jk_schema_load(&schema, rng, strlen(rng), "test.rng", jk_test_diagnostics());
	if (result != JK_OK)
		jk_diagnostics_print(jk_test_diagnostics(), stderr);
	ck_assert_int_eq(result, JK_OK);
	return schema;
}

static jk_result validate(const jk_schema *schema, const char *document, jk_diagnostics *d)
{
	jk_xml *xml;
	ck_assert_int_eq(jk_xml_parse(&xml, document, strlen(document), &(jk_origin){.file = "test.xml"}, d), JK_OK);
	jk_result result = jk_schema_validate(schema, xml, d);
	jk_xml_free(xml);
	return result;
}

static int is_valid(const char *rng, const char *document)
{
	jk_diagnostics *d;
	jk_schema *schema = load(rng);
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	jk_result result = validate(schema, document, d);
	ck_assert_int_ne(result, JK_NO_MEMORY);
	ck_assert_uint_eq(jk_diagnostics_count(d) > 0, result == JK_FAILED);
	jk_diagnostics_free(d);
	jk_schema_free(schema);
	return result == JK_OK;
}

#define VALID(rng, document) ck_assert(is_valid(rng, document))
#define INVALID(rng, document) ck_assert(!is_valid(rng, document))

/* Fails unless the document has this one fault. `arguments`: "name=value" lines. */
static void check_fault(const char *rng, const char *document, jk_code code, unsigned line, const char *const *arguments)
{
	jk_diagnostics *d;
	jk_schema *schema = load(rng);
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(validate(schema, document, d), JK_FAILED);
	jk_test_only(d, code, line);
	ck_assert_str_eq(jk_diagnostics_at(d, 0)->where.file, "test.xml");
	for (; *arguments; arguments += 2) {
		ck_assert_ptr_nonnull(jk_test_argument(d, 0, arguments[0]));
		ck_assert_str_eq(jk_test_argument(d, 0, arguments[0]), arguments[1]);
	}
	jk_diagnostics_free(d);
	jk_schema_free(schema);
}

#define FAULT(rng, document, code, line, ...)                                                                                      \
	check_fault((rng), (document), JK_DIAG_##code, (line), (const char *const[]){__VA_ARGS__, NULL})

/* What the hint of a wrong value says. */
#define WORDS(type, value, words) FAULT(ROOT(type), "<r>" value "</r>", SCHEMA_VALUE, 1, "allowed", words)

/* --- what is allowed --- */

START_TEST(children_may_stand_in_any_order)
{
	const char *rng = ROOT("<interleave>" ELEMENT("a", "<empty/>") ELEMENT("b", "<text/>") "</interleave>");
	VALID(rng, "<r><a/><b>x</b></r>");
	VALID(rng, "<r>\n <b/><!-- c --><a/>\n<?p i?></r>");
	VALID(ROOT(GROUP(ELEMENT("a", "<empty/>") ELEMENT("b", "<text/>"))), "<r><b/><a/></r>");
	INVALID(rng, "<r><a/></r>");
	INVALID(rng, "<r><a/><b/><b/></r>");
	INVALID(rng, "<r><a/><b/><c/></r>");
	INVALID(rng, "<r><a>x</a><b/></r>");
	INVALID(rng, "<r x=\"1\"><a/><b/></r>");
}
END_TEST

START_TEST(repetition_is_counted)
{
	const char *rng = ROOT(OPTIONAL(ELEMENT("a", "<empty/>")) "<zeroOrMore>" ELEMENT(
		"b", "<empty/>") "</zeroOrMore><oneOrMore>" ELEMENT("c", "<empty/>") "</oneOrMore>");
	VALID(rng, "<r><c/></r>");
	VALID(rng, "<r><c/><b/><a/><c/><b/></r>");
	INVALID(rng, "<r><a/></r>");
	INVALID(rng, "<r><a/><a/><c/></r>");
	const char *twice = GRAMMAR(DEFINE("r", ELEMENT("r", "<zeroOrMore><ref name=\"x\"/></zeroOrMore><ref name=\"x\"/>"))
					    DEFINE("x", ELEMENT("x", "<empty/>")));
	VALID(twice, "<r><x/></r>");
	VALID(twice, "<r><x/><x/></r>");
	INVALID(twice, "<r/>");
}
END_TEST

START_TEST(a_repeated_choice_takes_any_mixture)
{
	const char *rng = ROOT("<oneOrMore>" CHOICE(ELEMENT("a", "<empty/>") ELEMENT("b", "<empty/>")) "</oneOrMore>");
	VALID(rng, "<r><a/></r>");
	VALID(rng, "<r><b/><a/><b/></r>");
	FAULT(rng, "<r/>", SCHEMA_MISSING_ELEMENT, 1, "wanted", "a> or <b", "parent", "r");
	FAULT(ROOT(ELEMENT("c", "<empty/>") "<oneOrMore>" CHOICE(ELEMENT("a", "<empty/>") ELEMENT("b", "<empty/>")) "</oneOrMore>"),
	      "<r><c/></r>", SCHEMA_MISSING_ELEMENT, 1, "wanted", "a> or <b");
	VALID(ROOT("<zeroOrMore>" CHOICE(ELEMENT("a", "<empty/>") "<text/>") "</zeroOrMore>"), "<r>x<a/>y<a/></r>");
}
END_TEST

START_TEST(what_may_be_absent_stays_so)
{
	const char *maybe = ROOT(OPTIONAL(OPTIONAL(ELEMENT("a", "<empty/>")) OPTIONAL(ATTRIBUTE("b", "<text/>"))));
	VALID(maybe, "<r/>");
	VALID(maybe, "<r b=\"\"><a/></r>");
	INVALID(maybe, "<r><a/><a/></r>");
	const char *often = ROOT("<oneOrMore>" OPTIONAL(ELEMENT("a", "<empty/>")) "<zeroOrMore>" ELEMENT(
		"b", "<empty/>") "</zeroOrMore></oneOrMore>");
	VALID(often, "<r/>");
	VALID(often, "<r><a/><b/><a/></r>");
	const char *set = ROOT(OPTIONAL(CHOICE(ELEMENT("a", "<empty/>") ELEMENT("b", "<empty/>"))));
	VALID(set, "<r/>");
	VALID(set, "<r><b/></r>");
	INVALID(set, "<r><a/><b/></r>");
	const char *more = ROOT(OPTIONAL("<oneOrMore>" ELEMENT("a", "<empty/>") "</oneOrMore>"));
	VALID(more, "<r/>");
	VALID(more, "<r><a/><a/></r>");
}
END_TEST

START_TEST(a_choice_of_groups_takes_one_of_them_whole)
{
	const char *rng = ROOT(CHOICE(GROUP(ELEMENT("a", "<empty/>") ELEMENT("b", "<empty/>")) ELEMENT("c", "<empty/>")));
	VALID(rng, "<r><a/><b/></r>");
	VALID(rng, "<r><c/></r>");
	INVALID(rng, "<r><a/></r>");
	INVALID(rng, "<r><a/><b/><c/></r>");
	INVALID(rng, "<r/>");
	const char *both = ROOT(OPTIONAL(GROUP(ELEMENT("a", "<empty/>") ELEMENT("b", "<empty/>"))));
	VALID(both, "<r/>");
	VALID(both, "<r><a/><b/></r>");
	INVALID(both, "<r><a/></r>");
}
END_TEST

START_TEST(defines_may_refer_to_each_other_in_circles)
{
	const char *rng = GRAMMAR(DEFINE("r", ELEMENT("r", "<zeroOrMore><ref name=\"s\"/></zeroOrMore>"))
					  DEFINE("s", ELEMENT("s", OPTIONAL("<ref name=\"r\"/>") OPTIONAL("<ref name=\"s\"/>"))));
	VALID(rng, "<r><s><s><r><s/></r></s></s><s/></r>");
	INVALID(rng, "<r><s><s><r><r/></r></s></s></r>");
}
END_TEST

START_TEST(mixed_content_takes_text_between_elements)
{
	const char *rng = ROOT("<mixed>" OPTIONAL(ELEMENT("a", "<empty/>")) "</mixed>");
	VALID(rng, "<r>x<a/>y</r>");
	VALID(rng, "<r/>");
	INVALID(rng, "<r>x<a/><a/></r>");
}
END_TEST

START_TEST(only_the_elements_without_namespace_are_meant)
{
	const char *rng = ROOT(OPTIONAL(ATTRIBUTE("id", "<text/>")) OPTIONAL(ELEMENT("a", "<empty/>")));
	VALID(rng, "<r id=\"1\" xmlns:x=\"u\"><a/></r>");
	INVALID(rng, "<r xmlns=\"u\"/>");
	INVALID(rng, "<r><a xmlns=\"u\"/></r>");
	INVALID(rng, "<r xml:id=\"a\"/>");
	INVALID(rng, "<r xml:id=\"a\" id=\"b\"/>");
}
END_TEST

/* --- values --- */

START_TEST(texts_are_measured_without_their_white_space)
{
	const char *rng = ROOT(DATA("token", PARAM("minLength", "2") PARAM("maxLength", "3")));
	VALID(rng, "<r> 一\n二 </r>");
	INVALID(rng, "<r> 一 </r>");
	INVALID(rng, "<r>abcd</r>");
	INVALID(rng, "<r/>");
	VALID(rng, "<r>a<!-- c -->b</r>");
	VALID(rng, "<r><![CDATA[ab]]>c</r>");
	VALID(ROOT(DATA("string", PARAM("length", "3"))), "<r> a </r>");
	VALID(ROOT(DATA("token", PARAM("pattern", "[0-9]+( [0-9]+)*"))), "<r> 2  3\n5 </r>");
	INVALID(ROOT(DATA("token", PARAM("pattern", "[a-z]+"))), "<r>aB</r>");
	VALID(ROOT(DATA("token", "")), "<r/>");
}
END_TEST

START_TEST(numbers_are_decimal_and_within_limits)
{
	const char *rng = ROOT(DATA("decimal", PARAM("minInclusive", "0") PARAM("maxInclusive", "100")));
	static const char *const good[] = {"0", "100", "99.5", " 5 ", "+5", "5.", ".5", "-0", "00.100", NULL};
	static const char *const bad[] = {"", "-1", "100.1", "1e2", "5 5", ".", "+", "１", "0x5", "NaN", "--5", "1,000", NULL};
	char document[64];
	for (size_t i = 0; good[i]; i++) {
		snprintf(document, sizeof document, "<r>%s</r>", good[i]);
		ck_assert_msg(is_valid(rng, document), "%s", good[i]);
	}
	for (size_t i = 0; bad[i]; i++) {
		snprintf(document, sizeof document, "<r>%s</r>", bad[i]);
		ck_assert_msg(!is_valid(rng, document), "%s", bad[i]);
	}
	const char *open = ROOT(DATA("integer", PARAM("minExclusive", "0") PARAM("maxExclusive", "3")));
	VALID(open, "<r>1</r>");
	VALID(open, "<r>+2</r>");
	INVALID(open, "<r>0</r>");
	INVALID(open, "<r>3</r>");
	INVALID(open, "<r>1.5</r>");
	INVALID(open, "<r>1.</r>");
}
END_TEST

START_TEST(dates_must_exist)
{
	const char *rng = ROOT(DATA("date", ""));
	VALID(rng, "<r>2026-11-23</r>");
	VALID(rng, "<r> 2028-02-29 </r>");
	INVALID(rng, "<r>2026-02-29</r>");
	INVALID(rng, "<r>2026-02-30</r>");
	INVALID(rng, "<r>2026-1-1</r>");
	INVALID(rng, "<r>2026/11/23</r>");
	INVALID(rng, "<r>2026-11-23Z</r>");
	INVALID(rng, "<r/>");
}
END_TEST

START_TEST(a_value_may_be_one_of_several)
{
	const char *rng = ROOT(CHOICE(VALUE("yes") VALUE(" no  way ") DATA("decimal", "")));
	VALID(rng, "<r> yes </r>");
	VALID(rng, "<r>no way</r>");
	VALID(rng, "<r>3</r>");
	INVALID(rng, "<r>Yes</r>");
	INVALID(rng, "<r/>");
	VALID(ROOT(OPTIONAL(VALUE("yes"))), "<r> </r>");
	const char *attribute = ROOT(ATTRIBUTE("a", "") ATTRIBUTE("b", CHOICE(VALUE("x") VALUE("y"))) "<empty/>");
	VALID(attribute, "<r a=\"\" b=\" y\"/>");
	INVALID(attribute, "<r a=\"\" b=\"z\"/>");
}
END_TEST

/* --- faults --- */

START_TEST(a_wrong_root_is_all_that_is_said)
{
	FAULT(ROOT("<empty/>"), "\n<s><t/></s>", SCHEMA_ROOT, 2, "found", "s", "wanted", "r");
	FAULT(ROOT("<empty/>"), "<r xmlns=\"u\"/>", SCHEMA_ROOT, 1, "found", "r");
}
END_TEST

START_TEST(a_strange_element_gets_the_nearest_name)
{
	const char *rng = ROOT(OPTIONAL(ELEMENT("availability", "<text/>")) OPTIONAL(ELEMENT("rto", "<text/>")));
	FAULT(rng, "<r>\n<rto/>\n<avilability/></r>", SCHEMA_ELEMENT_NEAR, 3, "found", "avilability", "parent", "r", "near",
	      "availability", "allowed", "availability, rto");
	FAULT(rng, "<r><something-else><x/></something-else></r>", SCHEMA_ELEMENT, 1, "found", "something-else", "allowed",
	      "availability, rto");
	FAULT(rng, "<r><rto><b/></rto></r>", SCHEMA_ELEMENT, 1, "found", "b", "parent", "rto", "allowed", "text alone");
	FAULT(ROOT("<empty/>"), "<r><b/></r>", SCHEMA_ELEMENT, 1, "allowed", "nothing");
}
END_TEST

START_TEST(a_strange_attribute_gets_those_that_are_allowed)
{
	FAULT(ROOT(OPTIONAL(ATTRIBUTE("unit", "<text/>")) "<empty/>"), "<r uint=\"day\"/>", SCHEMA_ATTRIBUTE, 1, "found", "uint",
	      "parent", "r", "allowed", "unit");
	FAULT(ROOT("<empty/>"), "<r a=\"\"/>", SCHEMA_ATTRIBUTE, 1, "allowed", "nothing");
}
END_TEST

START_TEST(what_is_missing_is_named_with_its_documentation)
{
	const char *rng = ROOT(ELEMENT("name", "<a:documentation>the name of the service</a:documentation><text/>"));
	FAULT(rng, "<r/>", SCHEMA_MISSING_ELEMENT, 1, "wanted", "name", "parent", "r", "documentation", "the name of the service");
	FAULT(ROOT(ELEMENT("name", "<text/>")), "<r/>", SCHEMA_MISSING_ELEMENT, 1, "documentation", "<name>…</name>");
	FAULT(ROOT(ATTRIBUTE("id", "<text/>") "<empty/>"), "<r/>", SCHEMA_MISSING_ATTRIBUTE, 1, "wanted", "id", "parent", "r",
	      "allowed", "some text");
	FAULT(ROOT(ATTRIBUTE("unit", CHOICE(VALUE("day") VALUE("hour"))) "<empty/>"), "<r/>", SCHEMA_MISSING_ATTRIBUTE, 1,
	      "allowed", "one of: day, hour");
}
END_TEST

START_TEST(what_is_misspelt_is_not_missing_too)
{
	const char *rng = ROOT(ATTRIBUTE("unit", "<text/>") ATTRIBUTE("id", "<text/>") ELEMENT("name", "<text/>"));
	FAULT(rng, "<r unitt=\"day\" id=\"1\"><name/></r>", SCHEMA_ATTRIBUTE, 1, "found", "unitt", "allowed",
	      "unit, id (perhaps unit)");
	FAULT(rng, "<r unit=\"day\" id=\"1\"><nmae/></r>", SCHEMA_ELEMENT_NEAR, 1, "found", "nmae", "near", "name");
}
END_TEST

START_TEST(each_repetition_is_reported_at_its_line)
{
	const char *rng = ROOT(OPTIONAL(ELEMENT("a", "<empty/>")));
	FAULT(rng, "<r>\n<a/>\n<a/></r>", SCHEMA_REPEATED, 3, "found", "a", "parent", "r");
}
END_TEST

START_TEST(text_between_elements_is_reported_at_its_line)
{
	const char *rng = ROOT(OPTIONAL(ELEMENT("a", "<empty/>")) OPTIONAL(ELEMENT("b", "<empty/>")));
	FAULT(rng, "<r>\n<a/>\n\n stray \n\n<b/></r>", SCHEMA_TEXT, 4, "value", "stray", "parent", "r", "allowed", "a, b");
	FAULT(rng, "<r><a/>文字だけの行がここに長く長く続いているときには途中までしか見せないことにしているので安心である</r>",
	      SCHEMA_TEXT, 1, "value", "文字だけの行がここに長く長く続いているときには途中までしか見せないことにしている…");
	FAULT(rng, "<r><a>x</a></r>", SCHEMA_TEXT, 1, "parent", "a", "allowed", "nothing");
}
END_TEST

START_TEST(a_wrong_value_gets_words_for_what_is_right)
{
	WORDS(DATA("decimal", PARAM("minInclusive", "0") PARAM("maxInclusive", "100")), "x", "a number from 0 to 100");
	WORDS(DATA("decimal", PARAM("minInclusive", "0")), "-1", "a number, 0 or more");
	WORDS(DATA("decimal", PARAM("minExclusive", "0") PARAM("maxInclusive", "100")), "0", "a number above 0 up to 100");
	WORDS(DATA("decimal", PARAM("maxExclusive", "9")), "9", "a number below 9");
	WORDS(DATA("decimal", ""), "", "a number");
	WORDS(DATA("integer", PARAM("maxInclusive", "9")), "1.5", "a whole number, at most 9");
	WORDS(DATA("date", ""), "2026-02-30", "a date that exists, like 2026-11-23");
	WORDS(DATA("token", PARAM("minLength", "1")), "  ", "some text");
	WORDS(DATA("token", PARAM("minLength", "2") PARAM("maxLength", "4")), "1", "text of 2 to 4 characters");
	WORDS(DATA("token", PARAM("minLength", "2")), "1", "text of at least 2 characters");
	WORDS(DATA("token", PARAM("pattern", "[A-Z]{2}")), "Japan", "two capital letters, like JP");
	WORDS(DATA("token", PARAM("pattern", "[xy]+")), "z", "text of the form [xy]+");
	WORDS(CHOICE(VALUE("daily") VALUE("weekly")), "dayly", "one of: daily, weekly (perhaps daily)");
	WORDS(CHOICE(VALUE("daily") VALUE("weekly")), "２日", "one of: daily, weekly, in half-width characters");
	WORDS(VALUE("yes"), "no", "yes");
	FAULT(ROOT(DATA("decimal", "")), "<r>９９</r>", SCHEMA_VALUE, 1, "value", "９９", "place", "<r>", "allowed",
	      "a number, in half-width characters");
	FAULT(ROOT(OPTIONAL(ATTRIBUTE("d", DATA("date", ""))) "<empty/>"), "<r d=\"x\"/>", SCHEMA_VALUE, 1, "place",
	      "attribute d of <r>", "allowed", "a date that exists, like 2026-11-23, or remove the attribute");
}
END_TEST

/* The shapes that value elements of profiles have. */
#define PERCENT                                                                                                                    \
	ROOT(CHOICE(GROUP(FLAG OPTIONAL(ATTRIBUTE("due", DATA("date", ""))) "<text/>")                                             \
			    GROUP(OPTIONAL(ATTRIBUTE("due", DATA("date", ""))) DATA("decimal", PARAM("maxInclusive", "100")))))
#define UNIT ATTRIBUTE("unit", CHOICE(VALUE("day") VALUE("hour")))
#define DURATION ROOT(CHOICE(GROUP(OPTIONAL(UNIT) FLAG "<text/>") GROUP(UNIT DATA("decimal", ""))))

START_TEST(a_flag_decides_by_which_branch_an_element_is_judged)
{
	VALID(PERCENT, "<r>5</r>");
	VALID(PERCENT, "<r undecided=\"yes\">not yet known</r>");
	VALID(PERCENT, "<r undecided=\"yes\">99.5</r>");
	VALID(PERCENT, "<r undecided=\"yes\" due=\"2026-12-10\"/>");
	FAULT(PERCENT, "<r>about 99</r>", SCHEMA_VALUE, 1, "place", "<r>", "allowed",
	      "a number, at most 100, or add undecided=\"yes\"");
	FAULT(PERCENT, "<r/>", SCHEMA_VALUE, 1, "value", "");
	FAULT(PERCENT, "<r undecided=\"no\">5</r>", SCHEMA_VALUE, 1, "place", "attribute undecided of <r>", "allowed",
	      "yes, or remove the attribute");
	FAULT(PERCENT, "<r undecided=\"yes\" due=\"soon\">x</r>", SCHEMA_VALUE, 1, "place", "attribute due of <r>");
	FAULT(PERCENT, "<r undecidd=\"yes\">5</r>", SCHEMA_ATTRIBUTE, 1, "allowed", "undecided, due (perhaps undecided)");
	VALID(DURATION, "<r unit=\"day\">5</r>");
	VALID(DURATION, "<r undecided=\"yes\"/>");
	VALID(DURATION, "<r unit=\"day\" undecided=\"yes\"/>");
	FAULT(DURATION, "<r>5</r>", SCHEMA_MISSING_ATTRIBUTE, 1, "wanted", "unit", "allowed", "one of: day, hour");
	FAULT(DURATION, "<r unit=\"days\">5</r>", SCHEMA_VALUE, 1, "allowed", "one of: day, hour (perhaps day)");
}
END_TEST

#define TYPED                                                                                                                      \
	ROOT(CHOICE(GROUP(ATTRIBUTE("type", VALUE("duration")) UNIT) GROUP(                                                        \
		ATTRIBUTE("type", CHOICE(VALUE("decimal") VALUE("integer"))) OPTIONAL(ATTRIBUTE("unit", VALUE("yen"))))            \
			    GROUP(ATTRIBUTE("type", VALUE("choice")) "<oneOrMore>" ELEMENT("choice", "<text/>") "</oneOrMore>")))

START_TEST(a_type_decides_by_which_branch_an_element_is_judged)
{
	VALID(TYPED, "<r type=\"duration\" unit=\"day\"/>");
	VALID(TYPED, "<r type=\"integer\"/>");
	VALID(TYPED, "<r type=\"choice\"><choice/></r>");
	FAULT(TYPED, "<r type=\"duration\"/>", SCHEMA_MISSING_ATTRIBUTE, 1, "wanted", "unit");
	FAULT(TYPED, "<r type=\"duration\" unit=\"yen\"/>", SCHEMA_VALUE, 1, "allowed", "one of: day, hour");
	FAULT(TYPED, "<r type=\"integer\" unit=\"day\"/>", SCHEMA_VALUE, 1, "allowed", "yen, or remove the attribute");
	FAULT(TYPED, "<r type=\"duratoin\" unit=\"day\"/>", SCHEMA_VALUE, 1, "allowed",
	      "one of: duration, choice (perhaps duration)");
	FAULT(TYPED, "<r type=\"choice\"/>", SCHEMA_MISSING_ELEMENT, 1, "wanted", "choice");
	FAULT(TYPED, "<r type=\"choice\" unit=\"day\"><choice/></r>", SCHEMA_ATTRIBUTE, 1, "found", "unit", "allowed", "type");
	FAULT(TYPED, "<r type=\"duration\" unit=\"day\"><choice/></r>", SCHEMA_ELEMENT, 1, "found", "choice", "allowed", "nothing");
}
END_TEST

START_TEST(all_faults_are_reported_in_the_order_of_lines)
{
	static const jk_code codes[] = {JK_DIAG_SCHEMA_ATTRIBUTE, JK_DIAG_SCHEMA_MISSING_ELEMENT, JK_DIAG_SCHEMA_VALUE,
					JK_DIAG_SCHEMA_TEXT,      JK_DIAG_SCHEMA_ELEMENT,         JK_DIAG_SCHEMA_REPEATED,
					JK_DIAG_SCHEMA_VALUE};
	static const unsigned lines[] = {1, 1, 2, 3, 4, 5, 5};
	jk_diagnostics *d = jk_test_diagnostics();
	jk_schema *schema = load(ROOT(ELEMENT("a", DATA("decimal", "")) ELEMENT("b", "<text/>")));
	ck_assert_int_eq(validate(schema, "<r x=\"1\">\n<a>x</a>\nstray\n<unknown/>\n<a>y</a></r>", d), JK_FAILED);
	ck_assert_uint_eq(jk_diagnostics_count(d), sizeof codes / sizeof *codes);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		ck_assert_int_eq(jk_diagnostics_at(d, i)->code, codes[i]);
		ck_assert_uint_eq(jk_diagnostics_at(d, i)->where.line, lines[i]);
	}
	jk_schema_free(schema);
}
END_TEST

/* --- schemas that cannot be used --- */

static void check_broken(const char *rng, jk_code code, unsigned line)
{
	jk_schema *schema;
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_schema_load(&schema, rng, strlen(rng), "test.rng", d), JK_FAILED);
	ck_assert_ptr_null(schema);
	jk_test_only(d, code, line);
	ck_assert_str_eq(jk_diagnostics_at(d, 0)->where.file, "test.rng");
	jk_diagnostics_free(d);
}

START_TEST(a_schema_outside_the_subset_is_refused)
{
	static const char *const broken[] = {
		ROOT("<list><text/></list>"),
		ROOT("<externalRef href=\"x\"/>"),
		ROOT("<element><anyName/><empty/></element>"),
		ROOT(ELEMENT("x:y", "<empty/>")),
		ROOT(""),
		ROOT("<choice/>"),
		ROOT("<ref name=\"nowhere\"/>"),
		ROOT(DATA("gYear", "")),
		ROOT(DATA("date", PARAM("minInclusive", "2026-01-01"))),
		ROOT(DATA("token", PARAM("totalDigits", "3"))),
		ROOT(DATA("decimal", PARAM("minInclusive", "low"))),
		ROOT(DATA("decimal", PARAM("pattern", "[0-9]"))),
		ROOT(DATA("decimal", "<except><value>3</value></except>")),
		GRAMMAR("<div/>" DEFINE("r", ELEMENT("r", "<empty/>"))),
		GRAMMAR("<define><empty/></define>" DEFINE("r", ELEMENT("r", "<empty/>"))),
		ROOT(DATA("token", PARAM("minLength", "few"))),
		ROOT("<value type=\"string\">x</value>"),
		ROOT("<oneOrMore>" GROUP(ELEMENT("a", "<empty/>") ELEMENT("b", "<empty/>")) "</oneOrMore>"),
		ROOT("<oneOrMore>" ATTRIBUTE("a", "<text/>") "</oneOrMore>"),
		ROOT(ATTRIBUTE("a", "<text/>") ATTRIBUTE("a", "<text/>")),
		ROOT(ATTRIBUTE("a", ELEMENT("b", "<empty/>"))),
		ROOT(ELEMENT("a", "<empty/>") DATA("token", "")),
		ROOT(DATA("token", "") "<text/>"),
		ROOT(ELEMENT("a", "<empty/>") ELEMENT("a", "<text/>")),
		GRAMMAR(DEFINE("r", "<ref name=\"r\"/>")),
	};
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
		check_broken(broken[i], JK_DIAG_SCHEMA_BROKEN, 2);
	check_broken(GRAMMAR(DEFINE("r", "<text/>")), JK_DIAG_SCHEMA_BROKEN, 1);
	check_broken(GRAMMAR(DEFINE("r", ELEMENT("r", "<empty/>") ATTRIBUTE("a", "<text/>"))), JK_DIAG_SCHEMA_BROKEN, 1);
	check_broken(GRAMMAR("\n" DEFINE("r", "<empty/>") DEFINE("r", "<empty/>")), JK_DIAG_SCHEMA_BROKEN, 4);
	check_broken(ROOT("\n" DATA("token", PARAM("pattern", "[a-"))), JK_DIAG_PATTERN_SYNTAX, 3);
	check_broken("<element name=\"r\" xmlns=\"http://relaxng.org/ns/structure/1.0\"/>", JK_DIAG_SCHEMA_BROKEN, 1);
	check_broken("<grammar/>", JK_DIAG_SCHEMA_BROKEN, 1);
	check_broken("<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"/>", JK_DIAG_SCHEMA_BROKEN, 1);
	check_broken("<grammar", JK_DIAG_XML_SYNTAX, 1);
	jk_schema_free(NULL);
}
END_TEST

/* A root of many parts, in each of which {i} is its number. Valid until the next call. */
static const char *grammar_of(const char *part, int count, const char *around)
{
	static char rng[16384];
	char number[16];
	jk_buffer content;
	jk_buffer_init(&content, 0);
	for (int i = 0; i < count; i++) {
		snprintf(number, sizeof number, "%d", i);
		jk_diagnostic_fill(&content, part, (const jk_argument[]){{"i", number}, {NULL, NULL}});
	}
	snprintf(rng, sizeof rng, ROOT("<%s>%s</%s>"), around, jk_buffer_text(&content), around);
	jk_buffer_dispose(&content);
	return rng;
}

START_TEST(too_many_alternatives_are_refused)
{
	static const char pair[] =
		"<optional><group>" ELEMENT("a{i}", "<empty/>") ELEMENT("b{i}", "<empty/>") "</group></optional>";
	check_broken(grammar_of(pair, 7, "group"), JK_DIAG_SCHEMA_BROKEN, 2);
	check_broken(grammar_of("<element name=\"e{i}\"><empty/></element>", 65, "choice"), JK_DIAG_SCHEMA_BROKEN, 2);
	VALID(grammar_of(pair, 6, "group"), "<r><a0/><b0/></r>");
	INVALID(grammar_of(pair, 6, "group"), "<r><a0/><b1/></r>");
}
END_TEST

START_TEST(many_optional_elements_are_one_alternative)
{
	const char *rng = grammar_of(OPTIONAL(ELEMENT("e{i}", "<empty/>")), 60, "interleave");
	VALID(rng, "<r><e59/><e0/><e30/></r>");
	INVALID(rng, "<r><e59/><e0/><e59/></r>");
}
END_TEST

/* --- memory --- */

static const char faulty[] = "<r undecided=\"maybe\" due=\"2026-12-10\">x<y/></r>";

static jk_result judge_faulty(int *right, const jk_schema *schema, const jk_xml *xml)
{
	jk_diagnostics *d = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result != JK_OK)
		return result;
	result = jk_schema_validate(schema, xml, d);
	*right = result == JK_FAILED && jk_diagnostics_at_least(d, JK_ERROR) == 2;
	jk_diagnostics_free(d);
	return result == JK_NO_MEMORY ? JK_NO_MEMORY : JK_OK;
}

static jk_result load_and_judge(int *right)
{
	jk_diagnostics *d = NULL;
	jk_schema *schema = NULL;
	jk_xml *xml = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_schema_load(&schema, PERCENT, strlen(PERCENT), "test.rng", d);
	if (result == JK_OK)
		result = jk_xml_parse(&xml, faulty, strlen(faulty), NULL, d);
	if (result == JK_OK)
		result = judge_faulty(right, schema, xml);
	jk_xml_free(xml);
	jk_schema_free(schema);
	jk_diagnostics_free(d);
	return result;
}

static jk_schema *loaded;
static jk_xml *parsed;

static jk_result only_judge(int *right) { return judge_faulty(right, loaded, parsed); }

START_TEST(memory_may_fail_anywhere)
{
	jk_test_sweep_libxml(load_and_judge, 0);
	loaded = load(PERCENT);
	ck_assert_int_eq(jk_xml_parse(&parsed, faulty, strlen(faulty), NULL, jk_test_diagnostics()), JK_OK);
	jk_test_sweep(only_judge);
	jk_xml_free(parsed);
	jk_schema_free(loaded);
}
END_TEST

/* --- the real schemas, against xmllint --- */

typedef struct {
	const char *rng, *folder; /* below the source folder */
	const char *prefix;       /* of the files' names; "*" stands for those that no row names */
} sort_of_file;

static const sort_of_file sorts[] = {
	{"profile/profile.rng", "samples/profiles", ""},
	{"profile/profile.rng", "tests/golden/profiles/bad", ""},
	{"catalog/catalog.rng", "clauses", "catalog.xml"},
	{"catalog/provisions.rng", "clauses", "provisions.xml"},
	{"catalog/labels.rng", "clauses", "labels.xml"},
	{"catalog/checks.rng", "clauses", "checks.xml"},
	{"catalog/vocabulary.rng", "clauses", "vocabularies/"},
	{"catalog/document.rng", "clauses", "documents/"},
	{"catalog/clause.rng", "clauses", "*"},
};
enum { SORTS = sizeof sorts / sizeof *sorts };

static int is_of(const sort_of_file *sort, const char *name)
{
	if (*sort->prefix != '*')
		return strncmp(name, sort->prefix, strlen(sort->prefix)) == 0;
	for (int i = 0; i < SORTS; i++)
		if (strcmp(sorts[i].folder, sort->folder) == 0 && *sorts[i].prefix != '*' && is_of(&sorts[i], name))
			return 0;
	return strchr(name, '/') != NULL;
}

static jk_schema *load_file(const char *rng)
{
	jk_buffer bytes;
	jk_schema *schema;
	char path[4096];
	snprintf(path, sizeof path, "%s/generator/%s", JK_SOURCE_DATA_DIR, rng);
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(jk_file_read(&bytes, path, 1 << 20, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_schema_load(&schema, jk_buffer_text(&bytes), bytes.length, rng, jk_test_diagnostics()), JK_OK);
	jk_buffer_dispose(&bytes);
	return schema;
}

/* -1: not XML as we allow it; xmllint is more generous. */
static int judge_file(const jk_schema *schema, const char *path)
{
	jk_diagnostics *d;
	jk_xml *xml;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	jk_result result = jk_xml_read(&xml, path, d);
	if (result == JK_OK)
		result = jk_schema_validate(schema, xml, d);
	ck_assert_int_ne(result, JK_NO_MEMORY);
	int verdict = xml ? result == JK_OK : -1;
	jk_xml_free(xml);
	jk_diagnostics_free(d);
	return verdict;
}

/* Runs xmllint over the files; its verdicts go to a file: "PATH validates" lines. NULL: there is no xmllint. */
static const char *run_xmllint(const char *rng, const char *folder, const jk_list *paths)
{
	static char verdicts[4096];
	char command[9000], list[4096];
	snprintf(list, sizeof list, "%s/list", folder);
	snprintf(verdicts, sizeof verdicts, "%s/verdicts", folder);
	FILE *file = fopen(list, "w");
	ck_assert_ptr_nonnull(file);
	for (size_t i = 0; i < paths->count; i++)
		fprintf(file, "%s\n", (const char *)paths->items[i]);
	fclose(file);
	snprintf(command, sizeof command,
		 "command -v xmllint >/dev/null || exit 77; xargs xmllint --noout --relaxng '%s/generator/%s' <'%s' 2>'%s'; true",
		 JK_SOURCE_DATA_DIR, rng, list, verdicts);
	return system(command) == 0 ? verdicts : NULL;
}

static int xmllint_accepts(jk_buffer *verdicts, jk_arena *arena, const char *path)
{
	const char *line = jk_arena_format(arena, "\n%s validates\n", path);
	ck_assert_ptr_nonnull(line);
	return strstr(jk_buffer_text(verdicts), line) != NULL;
}

static void compare(const jk_schema *schema, const char *rng, const jk_list *paths, jk_arena *arena, const char *folder)
{
	jk_buffer verdicts;
	const char *path = paths->count ? run_xmllint(rng, folder, paths) : NULL;
	if (!path)
		return;
	jk_buffer_init(&verdicts, 0);
	jk_buffer_char(&verdicts, '\n');
	ck_assert_int_eq(jk_file_read(&verdicts, path, 1 << 24, jk_test_diagnostics()), JK_OK);
	for (size_t i = 0; i < paths->count; i++) {
		int ours = judge_file(schema, paths->items[i]);
		ck_assert_msg(ours < 0 || ours == xmllint_accepts(&verdicts, arena, paths->items[i]), "%s",
			      (const char *)paths->items[i]);
	}
	jk_buffer_dispose(&verdicts);
}

static void compare_sort(const sort_of_file *sort, const char *verdicts)
{
	jk_arena *arena;
	jk_list names = {0}, paths = {0};
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	jk_schema *schema = load_file(sort->rng);
	const char *folder = jk_path_join(arena, JK_SOURCE_DATA_DIR, sort->folder);
	if (jk_file_is_folder(folder))
		ck_assert_int_eq(jk_file_list(&names, arena, folder, ".xml", jk_test_diagnostics()), JK_OK);
	for (size_t i = 0; i < names.count; i++)
		if (is_of(sort, names.items[i]))
			ck_assert_int_eq(jk_list_add(&paths, arena, jk_path_join(arena, folder, names.items[i])), JK_OK);
	compare(schema, sort->rng, &paths, arena, verdicts);
	jk_schema_free(schema);
	jk_arena_free(arena);
}

START_TEST(the_files_of_the_project_are_judged_as_xmllint_judges_them)
{
	const char *verdicts = jk_test_folder();
	for (int i = 0; i < SORTS; i++)
		compare_sort(&sorts[i], verdicts);
}
END_TEST

static void collect(jk_list *nodes, jk_arena *arena, jk_node *node)
{
	ck_assert_int_eq(jk_list_add(nodes, arena, node), JK_OK);
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		collect(nodes, arena, child);
}

static jk_result damage(jk_node *node, unsigned way)
{
	jk_node *parent = jk_node_parent(node);
	if (!parent && way < 2)
		return JK_OK;
	switch (way) {
	case 0: jk_node_remove(node); return JK_OK;
	case 1: return jk_node_add_copy(parent, node, NULL) ? JK_OK : JK_NO_MEMORY;
	case 2: return jk_node_set(node, "undecided", "yes");
	case 3: return jk_node_set(node, "undecided", "no");
	case 4: return jk_node_add_text(node, "5") ? JK_OK : JK_NO_MEMORY;
	case 5: return jk_node_set(node, "unit", "day");
	case 6: return jk_node_add(node, "name") ? JK_OK : JK_NO_MEMORY;
	default: return jk_node_set(node, "country", "JP");
	}
}

enum { WAYS = 8, DAMAGED = 160 };

/* Writes a sample profile with its element number 7, 14, … damaged in one of the ways. */
static const char *damaged_profile(jk_arena *arena, const char *folder, unsigned number)
{
	jk_xml *xml;
	jk_list nodes = {0};
	jk_buffer text;
	ck_assert_int_eq(jk_xml_read(&xml, JK_SOURCE_DATA_DIR "/samples/profiles/resident-application.xml", jk_test_diagnostics()),
			 JK_OK);
	collect(&nodes, arena, jk_xml_root(xml));
	ck_assert_int_eq(damage(nodes.items[number * 7 % nodes.count], number % WAYS), JK_OK);
	jk_buffer_init(&text, 0);
	jk_xml_put_document(&text, xml);
	const char *path = jk_arena_format(arena, "%s/%u.xml", folder, number);
	ck_assert_ptr_nonnull(path);
	jk_test_put(path, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	jk_xml_free(xml);
	return path;
}

START_TEST(damaged_profiles_are_judged_as_xmllint_judges_them)
{
	jk_arena *arena;
	jk_list paths = {0};
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	jk_schema *schema = load_file("profile/profile.rng");
	const char *folder = jk_arena_string(arena, jk_test_folder());
	for (unsigned i = 0; i < DAMAGED; i++)
		ck_assert_int_eq(jk_list_add(&paths, arena, damaged_profile(arena, folder, i)), JK_OK);
	compare(schema, "profile/profile.rng", &paths, arena, folder);
	jk_schema_free(schema);
	jk_arena_free(arena);
}
END_TEST

Suite *suite_base_schema(void)
{
	return jk_suite("base/schema", (const TTest *const[]){children_may_stand_in_any_order,
							      repetition_is_counted,
							      a_repeated_choice_takes_any_mixture,
							      what_may_be_absent_stays_so,
							      a_choice_of_groups_takes_one_of_them_whole,
							      defines_may_refer_to_each_other_in_circles,
							      mixed_content_takes_text_between_elements,
							      only_the_elements_without_namespace_are_meant,
							      texts_are_measured_without_their_white_space,
							      numbers_are_decimal_and_within_limits,
							      dates_must_exist,
							      a_value_may_be_one_of_several,
							      a_wrong_root_is_all_that_is_said,
							      a_strange_element_gets_the_nearest_name,
							      a_strange_attribute_gets_those_that_are_allowed,
							      what_is_missing_is_named_with_its_documentation,
							      what_is_misspelt_is_not_missing_too,
							      each_repetition_is_reported_at_its_line,
							      text_between_elements_is_reported_at_its_line,
							      a_wrong_value_gets_words_for_what_is_right,
							      a_flag_decides_by_which_branch_an_element_is_judged,
							      a_type_decides_by_which_branch_an_element_is_judged,
							      all_faults_are_reported_in_the_order_of_lines,
							      a_schema_outside_the_subset_is_refused,
							      too_many_alternatives_are_refused,
							      many_optional_elements_are_one_alternative,
							      memory_may_fail_anywhere,
							      the_files_of_the_project_are_judged_as_xmllint_judges_them,
							      damaged_profiles_are_judged_as_xmllint_judges_them,
							      NULL});
}
