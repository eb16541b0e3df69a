/* Amending ODT drafts: rejecting ours gives the draft, accepting all the amended text. */
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "jokou/redline.h"
#include "odt_settle.h"

#define P(text) "<text:p text:style-name=\"S\">" text "</text:p>"
#define I(content) "<text:list-item>" content "</text:list-item>"
#define I2(content) "<text:list-item text:start-value=\"2\">" content "</text:list-item>"
#define SUB(content) "<text:list>" content "</text:list>"
#define LIST(id, content) "<text:list xml:id=\"" id "\" text:style-name=\"L\">" content "</text:list>"
#define NEXT(id, before, content) "<text:list xml:id=\"" id "\" text:style-name=\"L\" text:continue-list=\"" before "\">" content "</text:list>"
#define CELL(content) "<table:table-cell>" content "</table:table-cell>"
#define ROW(content) "<table:table-row>" content "</table:table-row>"
#define TABLE(content) "<table:table table:name=\"T\"><table:table-column/>" content "</table:table>"
#define SPAN(style, text) "<text:span text:style-name=\"" style "\">" text "</text:span>"
#define BEGINS(name) "<text:bookmark-start text:name=\"" name "\"/>"
#define ENDS(name) "<text:bookmark-end text:name=\"" name "\"/>"
#define REF(name, text) "<text:bookmark-ref text:reference-format=\"number\" text:ref-name=\"" name "\">" text "</text:bookmark-ref>"
#define REGION(id, what, more) "<text:changed-region xml:id=\"" id "\" text:id=\"" id "\"><text:" what "><office:change-info><dc:creator " DC ">課員" \
	"</dc:creator><dc:date " DC ">2026-11-01T00:00:00</dc:date></office:change-info>" more "</text:" what "></text:changed-region>"
#define DC "xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
#define TRACKED(regions) "<text:tracked-changes>" regions "</text:tracked-changes>"
#define PUT(id, text) "<text:change-start text:change-id=\"" id "\"/>" text "<text:change-end text:change-id=\"" id "\"/>"
#define TAKEN(id) "<text:change text:change-id=\"" id "\"/>"
#define LEVEL(n, more) "<text:list-level-style-number text:level=\"" n "\" style:num-format=\"1\" " more "/>"
#define STYLES "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" " \
	"xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:styles><style:style style:name=\"S\" style:family=\"paragraph\"/>" \
	"<text:list-style style:name=\"L\">" LEVEL("1", "style:num-prefix=\"第\" style:num-suffix=\"条\"") LEVEL("2", "text:start-value=\"2\"") LEVEL("3", "style:num-suffix=\")\"") \
	"</text:list-style></office:styles></office:document-styles>"
#define AUTOMATIC "<style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>" \
	"<style:style style:name=\"U\" style:family=\"text\"><style:text-properties fo:background-color=\"#ffff00\"/></style:style>"
#define MANIFEST "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"

/* --- amending --- */

static jk_amend_result result;
static jk_amend_options options;
static const char *draft_content;

static const char *package(const char *name, const char *body)
{
	return jk_mini_package(name, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", jk_test_odt_content(AUTOMATIC, body), "styles.xml", STYLES,
			       "META-INF/manifest.xml", MANIFEST, NULL);
}

static void read_file(jk_buffer *out, const char *path)
{
	jk_buffer_init(out, 0);
	ck_assert_int_eq(jk_file_read(out, path, (size_t)1 << 24, jk_test_diagnostics()), JK_OK);
}

static void begin(void)
{
	static int begun;
	if (!begun++)
		jk_mini();
}

static const char *amend(const char *draft, const char *source, const jk_amendment *amendments, size_t count)
{
	jk_buffer a, b;
	char *bytes;
	size_t length;
	begin();
	draft_content = jk_test_odt_content(AUTOMATIC, draft);
	read_file(&a, package("draft.odt", draft));
	read_file(&b, package("source.odt", source));
	jk_text_free((char *)(uintptr_t)result.refused);
	ck_assert_int_eq(jk_amend(&bytes, &length, &result, jk_buffer_text(&a), a.length, "draft.odt", jk_buffer_text(&b), b.length, "source.odt", amendments, count,
				  &options, jk_test_diagnostics()), JK_OK);
	const char *content = jk_mini_part(bytes, length, "content.xml");
	jk_text_free(bytes);
	jk_buffer_dispose(&a);
	jk_buffer_dispose(&b);
	return content;
}

static void same(const char *what, const char *is, const char *wanted, const char *content)
{
	ck_assert_msg(strcmp(is, wanted) == 0, "%s:\n%s\nnot\n%s\nin %s", what, is, wanted, content);
}

/* All were done: accepting gives these lines, rejecting ours what the draft gives when its own changes are accepted, rejecting all what it gives when
 * they are rejected. */
static const char *check(const char *content, const char *lines)
{
	same("accepted", jk_test_odt_settle(content, 0), lines, content);
	same("ours rejected", jk_test_odt_settle_of(content, "目録"), jk_test_odt_settle(draft_content, 0), content);
	same("all rejected", jk_test_odt_settle(content, 1), jk_test_odt_settle(draft_content, 1), content);
	return content;
}

#define AMEND(draft, source, ...) amend(draft, source, (const jk_amendment[]){__VA_ARGS__}, sizeof((const jk_amendment[]){__VA_ARGS__}) / sizeof(jk_amendment))
#define TEXT(p, a, b, s, c, d) {.kind = JK_AMEND_TEXT, .paragraph = p, .from = a, .to = b, .source = s, .source_from = c, .source_to = d, .author = "目録"}
#define REMOVE(a, b) {.kind = JK_AMEND_REMOVE, .paragraph = a, .last = b, .author = "目録"}
#define INSERT(p, a, b) {.kind = JK_AMEND_INSERT, .paragraph = p, .source = a, .source_last = b, .author = "目録"}

static void has(const char *content, const char *part) { ck_assert_msg(strstr(content, part) != NULL, "no %s in %s", part, content); }
static void lacks(const char *content, const char *part) { ck_assert_msg(strstr(content, part) == NULL, "%s in %s", part, content); }

static size_t times(const char *content, const char *part)
{
	size_t count = 0;
	for (const char *at = content; (at = strstr(at, part)) != NULL; at += strlen(part))
		count++;
	return count;
}

/* --- words --- */

START_TEST(words_are_replaced)
{
	const char *content = check(AMEND(P("abc def ghi"), P("x DEF y"), TEXT(1, 4, 7, 1, 2, 5)), "abc DEF ghi\n");
	has(content, "abc <text:change text:change-id=\"jkc1\"/><text:change-start text:change-id=\"jkc2\"/>DEF<text:change-end text:change-id=\"jkc2\"/> ghi");
	has(content, "<dc:creator>目録</dc:creator>");
	ck_assert_uint_eq(result.done, 1);
}
END_TEST

START_TEST(words_come_and_go_at_edges)
{
	check(AMEND(P("abc"), P("xyz"), TEXT(1, 0, 0, 1, 0, 1), TEXT(1, 3, 3, 1, 2, 3)), "xabcz\n");
	check(AMEND(P("abc"), P("xyz"), TEXT(1, 0, 1, 0, 0, 0), TEXT(1, 2, 3, 0, 0, 0)), "b\n");
	check(AMEND(P("abc"), P("xyz"), TEXT(1, 0, 3, 1, 0, 3)), "xyz\n");
	check(AMEND(P(""), P("xyz"), TEXT(1, 0, 0, 1, 0, 3)), "xyz\n");
	check(AMEND(P("abc"), P("xyz"), TEXT(1, 0, 3, 0, 0, 0)), "\n");
	check(AMEND(P("abcdef"), P("xyz"), TEXT(1, 0, 2, 1, 0, 1), TEXT(1, 2, 4, 1, 1, 2), TEXT(1, 4, 6, 1, 2, 3)), "xyz\n");
	check(AMEND(P("ab"), P("xyz"), TEXT(1, 1, 1, 1, 0, 1), TEXT(1, 1, 1, 1, 1, 2)), "axyb\n");
	check(AMEND(P("abcde"), P("xyz"), TEXT(1, 0, 1, 1, 0, 1), TEXT(1, 1, 1, 1, 1, 2), TEXT(1, 1, 2, 1, 2, 3)), "xyzcde\n");
	check(AMEND(P("abcde"), P("xyz"), TEXT(1, 0, 0, 1, 0, 1), TEXT(1, 0, 2, 1, 1, 2), TEXT(1, 2, 2, 1, 2, 3)), "xyzcde\n");
}
END_TEST

START_TEST(white_space_is_kept)
{
	has(check(AMEND(P("a b c"), P("x y"), TEXT(1, 1, 3, 0, 0, 0)), "a c\n"), "<text:s/>b</text:p>");
	check(AMEND(P("a<text:s text:c=\"3\"/>b<text:tab/>c"), P("x<text:tab/> y"), TEXT(1, 2, 3, 0, 0, 0), TEXT(1, 5, 6, 1, 1, 4)), "a  b\t yc\n");
	check(AMEND(P("ab"), P("x  y"), TEXT(1, 1, 1, 1, 1, 2)), "a b\n");
}
END_TEST

START_TEST(text_looks_like_what_stands_before_it)
{
	has(AMEND(P("甲は" SPAN("B", "太字") "である"), P("x"), TEXT(1, 12, 12, 1, 0, 1)), "太字<text:change-start text:change-id=\"jkc1\"/>x<text:change-end text:change-id=\"jkc1\"/></text:span>");
	has(AMEND(P("甲は" SPAN("U", "未決") "である"), P("x"), TEXT(1, 6, 12, 1, 0, 1)), "甲は<text:change text:change-id=\"jkc1\"/><text:change-start text:change-id=\"jkc2\"/>x<text:change-end text:change-id=\"jkc2\"/>である");
	has(AMEND(P(SPAN("U", "未決") "は"), P("x"), TEXT(1, 0, 6, 1, 0, 1)), "\"S\"><text:change text:change-id=\"jkc1\"/><text:change-start text:change-id=\"jkc2\"/>x<text:change-end text:change-id=\"jkc2\"/>は");
	has(AMEND(P("ab"), P(SPAN("B", "xyz")), TEXT(1, 1, 1, 1, 1, 2)), "<text:span text:style-name=\"B\">y</text:span>");
	has(AMEND(P("<text:a xlink:href=\"#x\">ab</text:a>c"), P("x"), TEXT(1, 2, 2, 1, 0, 1)), "</text:a><text:change-start");
}
END_TEST

START_TEST(spans_are_cut)
{
	const char *content = check(AMEND(P("甲は" SPAN("B", "太い字") "である"), P(""), TEXT(1, 9, 12, 0, 0, 0)), "甲は太字である\n");
	has(content, "<text:p text:style-name=\"S\"><text:span text:style-name=\"B\">い</text:span></text:p></text:deletion>");
	has(content, "<text:span text:style-name=\"B\">太<text:change text:change-id=\"jkc1\"/>字</text:span>");
}
END_TEST

START_TEST(fields_are_whole)
{
	const char *content = check(AMEND(P("甲は" BEGINS("ar_a") ENDS("ar_a") REF("ar_a", "第3条") "による"), P(REF("ar_a", "第36条") "の"), TEXT(1, 9, 10, 1, 3, 5)), "甲は第36条による\n");
	has(content, "<text:change-start text:change-id=\"jkc2\"/><text:bookmark-ref text:reference-format=\"number\"");
	content = check(AMEND(P("甲は" REF("ar_a", "第3条") "による"), P("3の4"), TEXT(1, 10, 10, 1, 1, 5)), "甲は第3の4条による\n");
	ck_assert_uint_eq(times(content, "bookmark-ref text"), 1);
	check(AMEND(P("甲" REF("ar_a", "第3条第4項") "に"), P("56"), TEXT(1, 6, 7, 1, 0, 1), TEXT(1, 13, 14, 1, 1, 2)), "甲第5条第6項に\n");
	check(AMEND(P("甲" REF("ar_a", "第3条第4項") "に"), P(""), TEXT(1, 0, 6, 0, 0, 0)), "3条第4項に\n");
}
END_TEST

START_TEST(notes_and_comments_are_no_text)
{
#define NOTE "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body/></text:note>"
#define SAYS "<office:annotation><text:p>注意</text:p></office:annotation>"
	has(AMEND(P("ab" NOTE "cd"), P("xy"), TEXT(1, 2, 3, 1, 0, 1)), "<text:change text:change-id=\"jkc1\"/>");
	const char *content = AMEND(P("ab" SAYS "cd"), P("xy"), TEXT(1, 1, 3, 1, 0, 1));
	lacks(strstr(content, "<text:deletion>"), "annotation><text:p>注意</text:p></office:annotation></text:p></text:deletion>");
	has(content, SAYS);
	has(AMEND(P("ab" NOTE "cd"), P("xy"), TEXT(1, 1, 3, 0, 0, 0)), "b<text:note");
}
END_TEST

START_TEST(bookmarks_stay_with_the_text)
{
	const char *content = check(AMEND(P(BEGINS("cl_a") "abc" ENDS("cl_a")), P("x"), TEXT(1, 0, 3, 1, 0, 1)), "x\n");
	has(content, BEGINS("cl_a") "<text:change text:change-id=\"jkc1\"/><text:change-start text:change-id=\"jkc2\"/>x<text:change-end text:change-id=\"jkc2\"/>" ENDS("cl_a"));
	content = check(AMEND(P("a" BEGINS("m") "bc" ENDS("m") "d"), P("x"), TEXT(1, 0, 2, 1, 0, 1)), "xcd\n");
	ck_assert_uint_eq(times(content, "text:name=\"m\""), 2);
	content = check(AMEND(P("a" BEGINS("m") "bc" ENDS("m") "d"), P("x"), TEXT(1, 0, 4, 1, 0, 1)), "x\n");
	has(content, BEGINS("m") "bc" ENDS("m") "d</text:p></text:deletion>");
}
END_TEST

/* --- changes that wait --- */

#define WAITS TRACKED(REGION("c1", "insertion", "") REGION("c2", "deletion", P("旧")))

START_TEST(changes_that_wait_stay)
{
	const char *content = check(AMEND(WAITS P("ab" PUT("c1", "new") "cd" TAKEN("c2") "ef"), P("xyz"), TEXT(1, 2, 2, 1, 0, 1), TEXT(1, 5, 6, 1, 1, 2), TEXT(1, 7, 8, 1, 2, 3)),
				    "abxnewydzf\n");
	has(content, "課員");
	check(AMEND(WAITS P("ab" PUT("c1", "new") "cd" TAKEN("c2") "ef"), P("xyz"), TEXT(1, 1, 2, 1, 0, 1), TEXT(1, 6, 7, 1, 1, 2)), "axnewcyef\n");
	check(AMEND(WAITS P(TAKEN("c2") PUT("c1", "new")), P("xyz"), TEXT(1, 0, 0, 1, 0, 1), TEXT(1, 3, 3, 1, 1, 2)), "xnewy\n");
}
END_TEST

START_TEST(changes_that_wait_are_not_cut)
{
	static const size_t wrong[][2] = {{1, 3}, {3, 3}, {3, 4}, {4, 6}, {2, 5}, {0, 9}, {6, 8}};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *content = AMEND(WAITS P("ab" PUT("c1", "new") "cd" TAKEN("c2") "ef"), P("xyz"), TEXT(1, wrong[i][0], wrong[i][1], 1, 0, 1), TEXT(1, 9, 9, 1, 2, 3));
		ck_assert_uint_eq(result.refused[0], 1);
		ck_assert_uint_eq(result.refused[1], 0);
		ck_assert_uint_eq(result.done, 1);
		check(content, "abnewcdefz\n");
	}
}
END_TEST

START_TEST(paragraphs_with_changes_that_wait_stay)
{
	const char *content = AMEND(WAITS P("a") P("b" PUT("c1", "new")) P("c" TAKEN("c2")) P("d"), P("x"), REMOVE(2, 2), REMOVE(3, 3), REMOVE(4, 4));
	ck_assert_uint_eq(result.done, 1);
	check(content, "a\nbnew\nc\n");
	content = AMEND(WAITS P("a<text:change-start text:change-id=\"c1\"/>") P("b<text:change-end text:change-id=\"c1\"/>") P("c"), P("x"), INSERT(1, 1, 1), INSERT(2, 1, 1));
	ck_assert_uint_eq(result.refused[0], 1);
	check(content, "a\nb\nx\nc\n");
	content = AMEND(WAITS P("a") P("<text:change-start text:change-id=\"c1\"/>b") P("<text:change-end text:change-id=\"c1\"/>c"), P("x"), INSERT(1, 1, 1), INSERT(2, 1, 1), TEXT(2, 0, 0, 1, 0, 1));
	ck_assert_uint_eq(result.done, 1);
	check(content, "a\nx\nb\nc\n");
}
END_TEST

/* --- blocks --- */

START_TEST(paragraphs_go)
{
	check(AMEND(P("a") P("b") P("c"), P("x"), REMOVE(2, 2)), "a\nc\n");
	check(AMEND(P("a") P("b") P("c"), P("x"), REMOVE(1, 2)), "c\n");
	check(AMEND(P("a") P("b") P("c"), P("x"), REMOVE(2, 3)), "a\n");
	check(AMEND(P("a") P("b") P("c") P("d"), P("x"), REMOVE(2, 2), REMOVE(3, 3)), "a\nd\n");
	check(AMEND(P("a") P("") P("b") P("c"), P("x"), REMOVE(3, 3)), "a\n\nc\n");
}
END_TEST

START_TEST(paragraphs_come)
{
	check(AMEND(P("a") P("b"), P("x") P("y") P("z"), INSERT(1, 2, 3)), "a\ny\nz\nb\n");
	check(AMEND(P("a") P("b"), P("x") P("y") P("z"), INSERT(0, 1, 1)), "x\na\nb\n");
	check(AMEND(P("a") P("b"), P("x") P("y") P("z"), INSERT(2, 1, 1), INSERT(2, 3, 3)), "a\nb\nx\nz\n");
	check(AMEND(P("a") P("b") P("c"), P("x") P("y"), REMOVE(2, 2), INSERT(2, 1, 2)), "a\nx\ny\nc\n");
	check(AMEND(P("a") P("b") P("c"), P("x") P("y"), INSERT(1, 1, 1), REMOVE(2, 3), INSERT(3, 2, 2)), "a\nx\ny\n");
	check(AMEND(P("ab") P("c"), P("x") P("y"), TEXT(1, 1, 2, 1, 0, 1), INSERT(1, 2, 2), TEXT(2, 0, 1, 1, 0, 1)), "ax\ny\nx\n");
}
END_TEST

START_TEST(what_has_no_place_is_refused)
{
	const char *content = AMEND(P("a") P("b"), P("x"), REMOVE(1, 2));
	ck_assert_uint_eq(result.refused[0], 1);
	check(content, "a\nb\n");
	content = AMEND(TABLE(ROW(CELL(P("a")))) TABLE(ROW(CELL(P("b")))) P("z"), P("x"), INSERT(1, 1, 1), INSERT(2, 1, 1));
	ck_assert_uint_eq(result.refused[0], 1);
	ck_assert_uint_eq(result.done, 1);
	check(content, "a\nb\nx\nz\n");
}
END_TEST

START_TEST(tables_come_and_go)
{
	const jk_amendment table = {.kind = JK_AMEND_TABLE, .paragraph = 3, .source = 1, .author = "目録"};
	const char *content = check(amend(P("p") TABLE(ROW(CELL(P("a"))) ROW(CELL(P("b")))) P("z"), TABLE(ROW(CELL(P("x"))) ROW(CELL(P("y"))) ROW(CELL(P("w")))), &table, 1), "p\nx\ny\nw\nz\n");
	has(content, "table:name=\"T_1\"");
	check(AMEND(P("p") TABLE(ROW(CELL(P("a"))) ROW(CELL(P("b")))) P("z"), P("x"), REMOVE(3, 3)), "p\nz\n");
	check(AMEND(P("p") P("z"), TABLE(ROW(CELL(P("x")))) P("y"), INSERT(1, 1, 2)), "p\nx\ny\nz\n");
	check(AMEND(P("p") TABLE(ROW(CELL(P("abc") P("d")))) P("z"), P("x"), TEXT(2, 1, 2, 1, 0, 1), TEXT(3, 1, 1, 1, 0, 1)), "p\naxc\ndx\nz\n");
}
END_TEST

/* --- lists --- */

START_TEST(paragraphs_join_lists)
{
#define ARTICLE I(P("1") SUB(I2(P("2")) I(P("3") SUB(I(P("i")) I(P("ii"))))))
	const char *content = check(AMEND(P("a") LIST("l", ARTICLE) P("z"), P("a") LIST("m", I(P("1") SUB(I2(P("2")) I(P("new"))))), INSERT(3, 4, 4)), "a\n1\n2\nnew\n3\ni\nii\nz\n");
	has(content, I2(P("2<text:change-start text:change-id=\"jkc1\"/>")) I(P("new<text:change-end text:change-id=\"jkc1\"/>")) "<text:list-item>" P("3"));
	content = check(AMEND(P("a") LIST("l", ARTICLE) P("z"), P("a") LIST("m", I(P("1") SUB(I2(P("2") SUB(I(P("new"))))))), INSERT(5, 4, 4)), "a\n1\n2\n3\ni\nnew\nii\nz\n");
	has(content, "<text:list-item><text:p text:style-name=\"S\">new<text:change-end text:change-id=\"jkc1\"/></text:p></text:list-item><text:list-item><text:p text:style-name=\"S\">ii");
	content = check(AMEND(P("a") LIST("l", ARTICLE) P("z"), P("a") LIST("m", I(P("1") SUB(I2(P("new")) I(P("2"))))), INSERT(2, 3, 3)), "a\n1\nnew\n2\n3\ni\nii\nz\n");
	ck_assert_uint_eq(times(strstr(content, "</text:tracked-changes>"), "start-value"), 1);
}
END_TEST

START_TEST(articles_come_between_lists)
{
	const char *content = check(AMEND(P("a") LIST("l", I(P("1"))) P("b") NEXT("l2", "l", I(P("2"))) P("z"), P("c") LIST("m", I(P("new"))), INSERT(2, 1, 2)), "a\n1\nc\nnew\nb\n2\nz\n");
	has(content, "text:continue-list");
	content = check(AMEND(P("a" BEGINS("k")) LIST("l", I(P("1" ENDS("k")))) P("b") NEXT("l2", "l", I(P("2"))) P("c") NEXT("l3", "l2", I(P("3"))), P("x"), REMOVE(3, 4)), "a\n1\nc\n3\n");
	lacks(content, "\"l2\"");
	has(content, "xml:id=\"l3\" text:style-name=\"L\" text:continue-list=\"l\"");
}
END_TEST

/* --- names, references --- */

START_TEST(clauses_bring_their_bookmarks)
{
	const char *content = check(AMEND(P("a") P("b"), P("x" BEGINS("cl_n") "y" ENDS("cl_n")), INSERT(1, 1, 1)), "a\nxy\nb\n");
	ck_assert_uint_eq(times(content, "\"cl_n\""), 2);
	content = check(AMEND(P(BEGINS("cl_n") "a" ENDS("cl_n")) P("b"), P("x" BEGINS("cl_n") "y" ENDS("cl_n")), INSERT(1, 1, 1)), "a\nxy\nb\n");
	has(content, BEGINS("cl_n") "a");
	ck_assert_uint_eq(times(content, "\"cl_n\""), 2);
	content = check(AMEND(P(BEGINS("cl_n") "a" ENDS("cl_n")) P("b"), P("x" BEGINS("cl_n") "y" ENDS("cl_n")), REMOVE(1, 1), INSERT(1, 1, 1)), "xy\nb\n");
	has(content, BEGINS("cl_n") "y" ENDS("cl_n"));
	ck_assert_uint_eq(times(content, "\"cl_n\""), 2);
}
END_TEST

START_TEST(clauses_grow_and_shrink)
{
	const char *content = check(AMEND(P(BEGINS("cl_n") "a") P("b" ENDS("cl_n")) P("c"), P(BEGINS("cl_n") "a") P("b") P("x" ENDS("cl_n")), INSERT(2, 3, 3)), "a\nb\nx\nc\n");
	has(content, "x" ENDS("cl_n"));
	lacks(content, "b" ENDS("cl_n"));
	content = check(AMEND(P(BEGINS("cl_n") "a") P("b" ENDS("cl_n")) P("c"), P("x"), REMOVE(2, 2)), "a\nc\n");
	has(content, ENDS("cl_n") "</text:p><text:p text:style-name=\"S\">c");
}
END_TEST

#define ARTICLES(more) LIST("l", I(P(BEGINS("ar_a") "1" ENDS("ar_a"))) more I(P(BEGINS("ar_b") "2" ENDS("ar_b"))))

START_TEST(references_follow_their_targets)
{
	options.references_author = "番号";
	const char *draft = ARTICLES("") P("前は" REF("ar_a", "第1条") "後は" REF("ar_b", "第2条") "による");
	const char *content = AMEND(draft, ARTICLES(I(P("new"))), INSERT(1, 2, 2));
	ck_assert_uint_eq(result.references, 1);
	same("accepted", jk_test_odt_settle(content, 0), "1\nnew\n2\n前は第1条後は第3条による\n", content);
	same("rejected", jk_test_odt_settle(content, 1), "1\n2\n前は第1条後は第2条による\n", content);
	has(content, "<dc:creator>番号</dc:creator>");
	has(content, "<text:change-start text:change-id=\"jkc3\"/>" REF("ar_b", "第3条") "<text:change-end text:change-id=\"jkc3\"/>");
	amend(draft, "", NULL, 0);
	ck_assert_uint_eq(result.references, 0);
	content = AMEND(draft, P("これは" REF("ar_b", "第9条")), INSERT(3, 1, 1));
	ck_assert_uint_eq(result.references, 0);
	has(content, "これは" REF("ar_b", "第2条"));
	content = AMEND(draft, P("x" REF("ar_none", "第9条") "y"), INSERT(3, 1, 1), TEXT(3, 0, 0, 1, 0, 9));
	lacks(content, "ar_none");
	options.references_author = NULL;
}
END_TEST

/* --- remarks --- */

START_TEST(remarks_stand_in_paragraphs)
{
	const jk_amendment all[] = {{.kind = JK_AMEND_REMARK, .paragraph = 1, .author = "目録", .text = "一\n二"}, {.kind = JK_AMEND_REMARK, .paragraph = 1, .author = "他", .text = "三"},
				    REMOVE(2, 2), INSERT(2, 1, 1), {.kind = JK_AMEND_REMARK, .source = 1, .author = "目録", .text = "四"},
				    {.kind = JK_AMEND_REMARK, .paragraph = 2, .author = "目録", .text = "五"}, {.kind = JK_AMEND_REMARK, .source = 2, .author = "目録", .text = "六"}};
	options.date = "2026-11-23";
	const char *content = amend(P("a") P("b") P("c"), P("x") P("y"), all, 7);
	options.date = NULL;
	check(content, "a\nx\nc\n");
	has(content, "\"S\"><office:annotation><dc:creator>目録</dc:creator><dc:date>2026-11-23T00:00:00Z</dc:date><text:p>一</text:p><text:p>二</text:p></office:annotation>"
		     "<office:annotation><dc:creator>他</dc:creator>");
	has(content, "<text:p>四</text:p></office:annotation>x");
	has(content, "<text:p>五</text:p>");
	lacks(content, "六");
	ck_assert_uint_eq(result.refused[6], 1);
}
END_TEST

/* --- memory --- */

static jk_buffer sweep_draft, sweep_source;

static jk_result sweep_work(int *right)
{
	const jk_amendment all[] = {INSERT(1, 2, 2), TEXT(2, 0, 1, 3, 0, 3), REMOVE(3, 3), INSERT(3, 3, 3), {.kind = JK_AMEND_TABLE, .paragraph = 4, .source = 4, .author = "目録"},
				    {.kind = JK_AMEND_REMARK, .paragraph = 6, .author = "目録", .text = "一\n二"}};
	const jk_amend_options swept = {.references_author = "番号"};
	jk_amend_result done = {0};
	char *bytes = NULL;
	size_t length;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result made = jk_amend(&bytes, &length, &done, jk_buffer_text(&sweep_draft), sweep_draft.length, "draft.odt", jk_buffer_text(&sweep_source), sweep_source.length,
				  "source.odt", all, sizeof all / sizeof *all, &swept, d);
	*right = made != JK_OK || (bytes && done.done == 6 && done.references == 1);
	jk_text_free((char *)(uintptr_t)done.refused);
	jk_text_free(bytes);
	jk_diagnostics_free(d);
	return made;
}

START_TEST(failed_allocations_are_told)
{
	begin();
	read_file(&sweep_draft, package("draft.odt", ARTICLES("") P(SPAN("B", "去る段落")) TABLE(ROW(CELL(P("b")))) P("前は" REF("ar_b", "第2条")) P("z")));
	read_file(&sweep_source, package("source.odt", LIST("l", I(P(BEGINS("ar_a") "1" ENDS("ar_a"))) I(P("new"))) P(SPAN("U", "xyz") BEGINS("cl_n") "w" ENDS("cl_n")) TABLE(ROW(CELL(P("c"))) ROW(CELL(P("d"))))));
	jk_test_sweep(sweep_work);
	jk_buffer_dispose(&sweep_draft);
	jk_buffer_dispose(&sweep_source);
}
END_TEST

Suite *suite_redline_odt_amend(void)
{
	return jk_suite("redline/odt_amend", (const TTest *const[]){words_are_replaced, words_come_and_go_at_edges, white_space_is_kept, text_looks_like_what_stands_before_it,
		spans_are_cut, fields_are_whole, notes_and_comments_are_no_text, bookmarks_stay_with_the_text, changes_that_wait_stay, changes_that_wait_are_not_cut,
		paragraphs_with_changes_that_wait_stay, paragraphs_go, paragraphs_come, what_has_no_place_is_refused, tables_come_and_go, paragraphs_join_lists,
		articles_come_between_lists, clauses_bring_their_bookmarks, clauses_grow_and_shrink, references_follow_their_targets, remarks_stand_in_paragraphs, failed_allocations_are_told, NULL});
}
