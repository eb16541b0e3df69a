#include <string.h>
#include "jokou/assemble.h"
#include "mini.h"
#include "template/template.h"

static const char three[] = "<paper><i>1</i><i>2</i><i>3</i></paper>";

/* --- DOCX --- */

#define SPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define LEVEL(level, start, format) "<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"" start "\"/><w:numFmt w:val=\"" format "\"/></w:lvl>"
#define ABSTRACT(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define NUM(id, abstract, more) "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract "\"/>" more "</w:num>"
#define OVERRIDE(level, start) "<w:lvlOverride w:ilvl=\"" level "\"><w:startOverride w:val=\"" start "\"/></w:lvlOverride>"
#define OTHERS OVERRIDE("2", "1") OVERRIDE("3", "1") OVERRIDE("4", "1") OVERRIDE("5", "1") OVERRIDE("6", "1") OVERRIDE("7", "1") OVERRIDE("8", "1")

/* 1 and 2: one list of two levels; 3: the same, begun anew by its author; 5: bullets; 6: belongs to a style. */
static const char numbering[] = "<w:numbering " SPACE ">"
	ABSTRACT("0", LEVEL("0", "1", "decimal") LEVEL("1", "4", "lowerLetter"))
	ABSTRACT("1", LEVEL("0", "1", "bullet"))
	ABSTRACT("2", "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"JkArticle\"/></w:lvl>")
	NUM("1", "0", "") NUM("2", "0", "") NUM("3", "0", OVERRIDE("0", "7")) NUM("5", "1", "") NUM("6", "2", "")
	"<w:numIdMacAtCleanup w:val=\"6\"/></w:numbering>";

#define T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(text) "<w:p>" T(text) "</w:p>"
#define AT(number, level, text) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" number "\"/></w:numPr></w:pPr>" T(text) "</w:p>"
#define L(number, text) AT(number, "0", text)
#define FOR P("{{#for v in i}}")
#define INNER P("{{#for w in /paper/i[. &lt; 3]}}")
#define END P("{{/for}}")

typedef struct {
	const char *body, *numbering; /* numbering: NULL when it is as in the template */
} made;

static const char *template_of(const char *body)
{
	return jk_mini_package("list.docx", "word/document.xml", jk_mini_format("<w:document " SPACE "><w:body>%s</w:body></w:document>", body),
			       "word/numbering.xml", numbering, "word/header1.xml", "<w:hdr " SPACE ">" L("1", "{{i}}") "</w:hdr>",
			       "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>", NULL);
}

static const char *between(const char *text, const char *start, const char *stop)
{
	const char *from = strstr(text, start), *to = strstr(text, stop);
	ck_assert(from && to);
	from += strlen(start);
	return jk_mini_format("%.*s", (int)(to - from), from);
}

static const char *fill(char **bytes, size_t *length, const char *path, const char *data, const char *part)
{
	jk_records *records;
	ck_assert_int_eq(jk_records_read(&records, jk_mini_put("data.xml", data), NULL, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_template_fill(bytes, length, jk_mini_compile(path), records, 0, jk_test_diagnostics()), JK_OK);
	jk_records_free(records);
	return jk_mini_part(*bytes, *length, part);
}

static made make(const char *body, const char *data)
{
	char *bytes;
	size_t length;
	const char *document = fill(&bytes, &length, template_of(body), data, "word/document.xml");
	const char *part = jk_mini_part(bytes, length, "word/numbering.xml");
	made out = {between(document, "<w:body>", "</w:body>"), strcmp(part, numbering) == 0 ? NULL : part};
	jk_text_free(bytes);
	return out;
}

static void becomes(const char *body, const char *wanted) { ck_assert_str_eq(make(body, three).body, wanted); }

static void stays(const char *body, const char *wanted)
{
	made out = make(body, three);
	ck_assert_str_eq(out.body, wanted);
	ck_assert_ptr_null(out.numbering);
}

START_TEST(items_alone_run_on)
{
	jk_mini();
	stays(FOR L("1", "{{$v}}") END, L("1", "1") L("1", "2") L("1", "3"));
	stays(FOR L("1", "{{$v}}") INNER AT("1", "1", "{{$w}}") END END,
	      L("1", "1") AT("1", "1", "1") AT("1", "1", "2") L("1", "2") AT("1", "1", "1") AT("1", "1", "2") L("1", "3") AT("1", "1", "1") AT("1", "1", "2"));
	/* Two numbers of one list, a blank paragraph between. */
	stays(FOR L("1", "{{$v}}") P(" ") L("2", "x") END, L("1", "1") P(" ") L("2", "x") L("1", "2") P(" ") L("2", "x") L("1", "3") P(" ") L("2", "x"));
}
END_TEST

START_TEST(a_list_under_something_begins_anew)
{
	jk_mini();
	made out = make(FOR P("{{$v}}") L("1", "a") L("2", "b") END, three);
	ck_assert_str_eq(out.body, P("1") L("1", "a") L("2", "b") P("2") L("7", "a") L("7", "b") P("3") L("8", "a") L("8", "b"));
	ck_assert_ptr_nonnull(out.numbering);
	ck_assert_ptr_nonnull(strstr(out.numbering, NUM("6", "2", "") NUM("7", "0", OVERRIDE("0", "1") OVERRIDE("1", "4") OTHERS)
				     NUM("8", "0", OVERRIDE("0", "1") OVERRIDE("1", "4") OTHERS) "<w:numIdMacAtCleanup w:val=\"6\"/></w:numbering>"));
	ck_assert_ptr_nonnull(strstr(out.numbering, ABSTRACT("1", LEVEL("0", "1", "bullet"))));
}
END_TEST

START_TEST(other_numbers_of_a_list_count_on_from_its_beginning)
{
	jk_mini();
	made out = make(FOR P("{{$v}}") L("3", "a") L("1", "b") L("1", "c") END, "<paper><i>1</i><i>2</i></paper>");
	ck_assert_str_eq(out.body, P("1") L("3", "a") L("1", "b") L("1", "c") P("2") L("7", "a") L("7", "b") L("7", "c"));
}
END_TEST

START_TEST(a_second_list_of_a_body_begins_anew_by_itself)
{
	jk_mini();
	made out = make(FOR L("1", "a") L("1", "b") L("3", "c") L("3", "d") END, "<paper><i>1</i><i>2</i></paper>");
	ck_assert_str_eq(out.body, L("1", "a") L("1", "b") L("3", "c") L("3", "d") L("7", "a") L("7", "b") L("8", "c") L("8", "d"));
	ck_assert_ptr_nonnull(strstr(out.numbering, "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/>"));
	ck_assert_ptr_nonnull(strstr(out.numbering, "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"));
}
END_TEST

START_TEST(each_level_keeps_its_own_start)
{
	jk_mini();
	made out = make(FOR P("{{$v}}") L("3", "a") END, "<paper><i>1</i><i>2</i></paper>");
	ck_assert_str_eq(out.body, P("1") L("3", "a") P("2") L("7", "a"));
	ck_assert_ptr_nonnull(strstr(out.numbering, NUM("7", "0", OVERRIDE("0", "7") OVERRIDE("1", "4") OTHERS)));
}
END_TEST

START_TEST(inner_turns_run_on_outer_ones_begin_anew)
{
	jk_mini();
	becomes(FOR P("{{$v}}") INNER L("1", "{{$w}}") END END, P("1") L("1", "1") L("1", "2") P("2") L("7", "1") L("7", "2") P("3") L("8", "1") L("8", "2"));
	becomes(FOR INNER P("{{$w}}") L("1", "x") END END,
		P("1") L("1", "x") P("2") L("7", "x") P("1") L("8", "x") P("2") L("9", "x") P("1") L("10", "x") P("2") L("11", "x"));
}
END_TEST

START_TEST(an_item_with_its_text_is_one_of_a_list)
{
	jk_mini();
	stays(FOR L("1", "{{$v}}") P("text") END, L("1", "1") P("text") L("1", "2") P("text") L("1", "3") P("text"));
	stays(FOR L("1", "{{$v}}") L("5", "x") P("text") END, L("1", "1") L("5", "x") P("text") L("1", "2") L("5", "x") P("text") L("1", "3") L("5", "x") P("text"));
	/* One of two branches. */
	stays(FOR P("{{#if $v = 1}}") L("1", "a") P("{{#else}}") L("1", "b") P("{{/if}}") P("text") END,
	      L("1", "a") P("text") L("1", "b") P("text") L("1", "b") P("text"));
	becomes(FOR L("1", "a") L("1", "b") P("text") END, L("1", "a") L("1", "b") P("text") L("7", "a") L("7", "b") P("text") L("8", "a") L("8", "b") P("text"));
}
END_TEST

#define CELL(content) "<w:tc>" content "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"

START_TEST(a_column_of_numbers_runs_on)
{
	jk_mini();
	stays(TABLE(ROW(CELL(P("{{#for v in i}}{{$v}}")) CELL(L("1", "{{/for}}")))),
	      TABLE(ROW(CELL(P("1")) CELL(L("1", ""))) ROW(CELL(P("2")) CELL(L("1", ""))) ROW(CELL(P("3")) CELL(L("1", "")))));
	becomes(TABLE(ROW(CELL(P("{{#for v in i}}{{$v}}")) CELL(L("1", "a") L("1", "b{{/for}}")))),
		TABLE(ROW(CELL(P("1")) CELL(L("1", "a") L("1", "b"))) ROW(CELL(P("2")) CELL(L("7", "a") L("7", "b"))) ROW(CELL(P("3")) CELL(L("8", "a") L("8", "b")))));
}
END_TEST

START_TEST(bullets_and_the_numbers_of_styles_are_left_alone)
{
	jk_mini();
	stays(FOR P("{{$v}}") L("5", "a") L("6", "b") L("0", "c") L("99", "d") END,
	      P("1") L("5", "a") L("6", "b") L("0", "c") L("99", "d") P("2") L("5", "a") L("6", "b") L("0", "c") L("99", "d") P("3") L("5", "a") L("6", "b") L("0", "c") L("99", "d"));
}
END_TEST

START_TEST(what_stands_behind_a_loop_goes_on)
{
	jk_mini();
	becomes(L("1", "before") FOR P("{{$v}}") L("1", "a") END L("2", "behind"), L("1", "before") P("1") L("1", "a") P("2") L("7", "a") P("3") L("8", "a") L("8", "behind"));
	/* Another loop over the same list. */
	becomes(FOR P("{{$v}}") L("1", "a") END P("{{#for v in i[1]}}") P("x") L("1", "b") END, P("1") L("1", "a") P("2") L("7", "a") P("3") L("8", "a") P("x") L("9", "b"));
}
END_TEST

START_TEST(a_list_left_out_so_far_has_not_begun)
{
	jk_mini();
	stays(FOR P("{{$v}}") P("{{#if $v = 3}}") L("1", "a") P("{{/if}}") END, P("1") P("2") P("3") L("1", "a"));
}
END_TEST

START_TEST(authors_have_the_last_word)
{
	jk_mini();
	becomes(FOR L("1", "{{#restart}}{{$v}}") END, L("1", "1") L("7", "2") L("8", "3"));
	becomes(FOR L("1", "{{$v}}{{＃ｒｅｓｔａｒｔ}}") L("1", "b") END, L("1", "1") L("1", "b") L("7", "2") L("7", "b") L("8", "3") L("8", "b"));
	becomes(L("1", "a") L("1", "b{{#restart}}") L("1", "c"), L("1", "a") L("7", "b") L("7", "c"));
	stays(FOR P("{{$v}}") L("1", "a{{#continue}}") END, P("1") L("1", "a") P("2") L("1", "a") P("3") L("1", "a"));
}
END_TEST

START_TEST(such_a_tag_needs_a_list)
{
	jk_mini();
	jk_mini_compile_fails("docx", P("a") P("b{{#restart}}"), JK_DIAG_TAG_LIST, 2);
}
END_TEST

START_TEST(such_a_tag_needs_a_list_in_odt_too)
{
	jk_mini();
	jk_mini_compile_fails("odt", "<text:p>b{{#continue}}</text:p>", JK_DIAG_TAG_LIST, 1);
}
END_TEST

START_TEST(headers_count_on_their_own_numbers)
{
	char *bytes;
	size_t length;
	jk_mini();
	const char *header = fill(&bytes, &length, template_of(FOR P("{{$v}}") L("3", "a") END), three, "word/header1.xml");
	ck_assert_ptr_nonnull(strstr(header, L("1", "1")));
	jk_text_free(bytes);
}
END_TEST

START_TEST(a_text_box_written_twice_counts_once)
{
	jk_mini();
#define BOX(first, second) "<w:p><w:r><mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice>" first "</mc:Choice><mc:Fallback>" second "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
	becomes(P("{{#for v in i[. &lt; 3]}}") P("x") BOX(L("1", "a"), L("1", "a")) END, P("x") BOX(L("1", "a"), L("1", "a")) P("x") BOX(L("7", "a"), L("7", "a")));
}
END_TEST

/* --- ODT --- */

#define ODF(name) "urn:oasis:names:tc:opendocument:xmlns:" name ":1.0"
#define SPACES "xmlns:office=\"" ODF("office") "\" xmlns:text=\"" ODF("text") "\" xmlns:style=\"" ODF("style") "\""
#define LP(text) "<text:p>" text "</text:p>"
#define LI(content) "<text:list-item>" content "</text:list-item>"
#define ITEM(text) LI(LP(text))
#define LIST(attributes, items) "<text:list" attributes " text:style-name=\"N\">" items "</text:list>"
/* Attributes that we set come last. */
#define NAMED(number, items) "<text:list text:style-name=\"N\" xml:id=\"jklist" number "\">" items "</text:list>"
#define GOES_ON(number, last, items) "<text:list text:style-name=\"N\" xml:id=\"jklist" number "\" text:continue-list=\"jklist" last "\">" items "</text:list>"
#define KEPT(number, items) LIST(" xml:id=\"jklist" number "\"", items)
#define OFOR LP("{{#for v in i}}")
#define OEND LP("{{/for}}")

static const char *odt_of(const char *body)
{
	static const char common[] = "<text:list-style style:name=\"S\"><text:list-level-style-number text:level=\"1\"/></text:list-style>"
		"<style:style style:name=\"Numbered\" style:family=\"paragraph\" style:list-style-name=\"S\"/>";
	static const char automatic[] = "<text:list-style style:name=\"N\"><text:list-level-style-number text:level=\"1\" text:start-value=\"3\"/></text:list-style>"
		"<text:list-style style:name=\"B\"><text:list-level-style-bullet text:level=\"1\"/></text:list-style>"
		"<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Numbered\"/>";
	return jk_mini_package("list.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		jk_mini_format("<office:document-content " SPACES "><office:automatic-styles>%s</office:automatic-styles><office:body>%s</office:body></office:document-content>", automatic, body),
		"styles.xml", jk_mini_format("<office:document-styles " SPACES "><office:styles>%s</office:styles></office:document-styles>", common), NULL);
}

static void odt_becomes(const char *body, const char *wanted)
{
	char *bytes;
	size_t length;
	const char *content = fill(&bytes, &length, odt_of(body), three, "content.xml");
	ck_assert_str_eq(between(content, "<office:body>", "</office:body>"), wanted);
	jk_text_free(bytes);
}

START_TEST(odt_items_of_one_list_are_left_alone)
{
	jk_mini();
	odt_becomes(LIST(" xml:id=\"a\"", LI(LP("{{#for v in i}}")) ITEM("{{$v}}") LI(LP("{{/for}}"))), LIST(" xml:id=\"a\"", ITEM("1") ITEM("2") ITEM("3")));
}
END_TEST

START_TEST(odt_lists_alone_run_on)
{
	jk_mini();
	odt_becomes(OFOR LIST("", ITEM("{{$v}}")) OEND, NAMED("1", ITEM("1")) GOES_ON("2", "1", ITEM("2")) GOES_ON("3", "2", ITEM("3")));
	odt_becomes(OFOR LIST("", ITEM("{{$v}}")) LP("text") OEND,
		    NAMED("1", ITEM("1")) LP("text") GOES_ON("2", "1", ITEM("2")) LP("text") GOES_ON("3", "2", ITEM("3")) LP("text"));
}
END_TEST

START_TEST(odt_lists_under_something_begin_anew)
{
	jk_mini();
	odt_becomes(OFOR LP("{{$v}}") LIST("", ITEM("a")) OEND, LP("1") NAMED("1", ITEM("a")) LP("2") NAMED("2", ITEM("a")) LP("3") NAMED("3", ITEM("a")));
	/* LibreOffice splits a list around other paragraphs. */
	odt_becomes(OFOR LP("{{$v}}") LIST(" xml:id=\"a\"", ITEM("a")) LP("x") LIST(" text:continue-list=\"a\"", ITEM("b")) OEND,
		    LP("1") KEPT("1", ITEM("a")) LP("x") GOES_ON("2", "1", ITEM("b")) LP("2") KEPT("3", ITEM("a")) LP("x") GOES_ON("4", "3", ITEM("b"))
		    LP("3") KEPT("5", ITEM("a")) LP("x") GOES_ON("6", "5", ITEM("b")));
}
END_TEST

START_TEST(odt_a_list_whose_beginning_is_left_out)
{
	jk_mini();
	odt_becomes(LIST("", ITEM("other")) LP("{{#if i = 9}}") LIST(" xml:id=\"a\"", ITEM("a")) LP("{{/if}}") LIST(" text:continue-list=\"a\"", ITEM("b"))
		    LIST(" text:continue-numbering=\"true\"", ITEM("c")),
		    LIST("", ITEM("other")) NAMED("1", ITEM("b")) GOES_ON("2", "1", ITEM("c")));
}
END_TEST

START_TEST(odt_names_that_are_taken_are_not_given_again)
{
	jk_mini();
	odt_becomes(LIST(" xml:id=\"jklist41\"", ITEM("other")) OFOR LIST("", ITEM("{{$v}}")) OEND,
		    LIST(" xml:id=\"jklist41\"", ITEM("other")) NAMED("42", ITEM("1")) GOES_ON("43", "42", ITEM("2")) GOES_ON("44", "43", ITEM("3")));
}
END_TEST

START_TEST(odt_numbers_of_a_style_run_on)
{
	jk_mini();
#define STYLED(more) "<text:list text:style-name=\"S\"" more "><text:list-item><text:p text:style-name=\"P1\">a</text:p></text:list-item></text:list>"
	odt_becomes(OFOR LP("{{$v}}") STYLED("") OEND, LP("1") STYLED(" xml:id=\"jklist1\"") LP("2") STYLED(" xml:id=\"jklist2\" text:continue-list=\"jklist1\"")
		    LP("3") STYLED(" xml:id=\"jklist3\" text:continue-list=\"jklist2\""));
#define BULLET "<text:list text:style-name=\"B\">" ITEM("a") "</text:list>"
	odt_becomes(OFOR LP("{{$v}}") BULLET OEND, LP("1") BULLET LP("2") BULLET LP("3") BULLET);
}
END_TEST

START_TEST(odt_a_number_to_begin_with_holds_once)
{
	jk_mini();
#define STARTS(attributes, text) "<text:list-item" attributes ">" LP(text) "</text:list-item>"
	odt_becomes(LIST("", STARTS("", "{{#for v in i}}") STARTS(" text:start-value=\"5\"", "{{$v}}") STARTS("", "{{/for}}")),
		    LIST("", STARTS(" xml:id=\"jklist1\" text:start-value=\"5\"", "1") STARTS(" xml:id=\"jklist2\"", "2") STARTS(" xml:id=\"jklist3\"", "3")));
}
END_TEST

START_TEST(odt_authors_have_the_last_word)
{
	jk_mini();
	odt_becomes(LIST("", ITEM("{{#for v in i}}") ITEM("{{$v}}{{#restart}}") ITEM("{{/for}}")),
		    LIST("", STARTS(" text:start-value=\"3\"", "1") STARTS(" text:start-value=\"3\"", "2") STARTS(" text:start-value=\"3\"", "3")));
	odt_becomes(OFOR LP("{{$v}}") LIST("", ITEM("{{#continue}}a")) OEND,
		    LP("1") NAMED("1", ITEM("a")) LP("2") GOES_ON("2", "1", ITEM("a")) LP("3") GOES_ON("3", "2", ITEM("a")));
}
END_TEST

Suite *suite_template_list(void)
{
	return jk_suite("template/list",
			(const TTest *const[]){items_alone_run_on, a_list_under_something_begins_anew, other_numbers_of_a_list_count_on_from_its_beginning, a_second_list_of_a_body_begins_anew_by_itself, each_level_keeps_its_own_start, inner_turns_run_on_outer_ones_begin_anew,
					       an_item_with_its_text_is_one_of_a_list, a_column_of_numbers_runs_on, bullets_and_the_numbers_of_styles_are_left_alone,
					       what_stands_behind_a_loop_goes_on, a_list_left_out_so_far_has_not_begun, authors_have_the_last_word, such_a_tag_needs_a_list,
					       such_a_tag_needs_a_list_in_odt_too, headers_count_on_their_own_numbers, a_text_box_written_twice_counts_once,
					       odt_items_of_one_list_are_left_alone, odt_lists_alone_run_on, odt_lists_under_something_begin_anew,
					       odt_a_list_whose_beginning_is_left_out, odt_names_that_are_taken_are_not_given_again, odt_numbers_of_a_style_run_on,
					       odt_a_number_to_begin_with_holds_once, odt_authors_have_the_last_word, NULL});
}
