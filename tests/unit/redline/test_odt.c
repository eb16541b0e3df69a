#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "jokou/redline.h"
#include "odt_settle.h"

#define P(text) "<text:p text:style-name=\"S\">" text "</text:p>"
#define H(text) "<text:h text:style-name=\"S\" text:outline-level=\"1\">" text "</text:h>"
#define I(content) "<text:list-item>" content "</text:list-item>"
#define LIST(content) "<text:list xml:id=\"l\" text:style-name=\"L\">" content "</text:list>"
#define CELL(content) "<table:table-cell>" content "</table:table-cell>"
#define ROW(content) "<table:table-row>" content "</table:table-row>"
#define TABLE(content) "<table:table table:name=\"T\"><table:table-column/>" content "</table:table>"
#define LINES "甲は、本件情報を保存しなければならない。"
#define STYLES "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" " \
	"xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:styles><style:style style:name=\"S\" style:family=\"paragraph\"/>" \
	"<text:list-style style:name=\"L\"/></office:styles></office:document-styles>"
#define MANIFEST "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"

/* --- making redlines --- */

/* The world of mini.h, once for each test. */
static void begin(void)
{
	static int begun;
	if (!begun++)
		jk_mini();
}

static jk_redline_counts counts;
static jk_redline_options options;

static void read_file(jk_buffer *out, const char *path)
{
	jk_buffer_init(out, 0);
	ck_assert_int_eq(jk_file_read(out, path, (size_t)1 << 24, jk_test_diagnostics()), JK_OK);
}

static jk_result redline(const char **content, const char *old_path, const char *new_path, jk_diagnostics *d)
{
	jk_buffer a, b;
	char *bytes;
	size_t length;
	read_file(&a, old_path);
	read_file(&b, new_path);
	jk_result result = jk_redline_make(&bytes, &length, jk_buffer_text(&a), a.length, "old.odt", jk_buffer_text(&b), b.length, "new.odt",
					   &options, &counts, d);
	*content = result == JK_OK ? jk_mini_part(bytes, length, "content.xml") : "";
	jk_text_free(bytes);
	jk_buffer_dispose(&a);
	jk_buffer_dispose(&b);
	return result;
}

static const char *document(const char *name, const char *styles, const char *body)
{
	return jk_mini_package(name, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", jk_test_odt_content(styles, body), "styles.xml",
			       STYLES, "META-INF/manifest.xml", MANIFEST, NULL);
}

/* Without the empty paragraph behind a table that stands last. */
static const char *settle(const char *content, int reject)
{
	const char *text = jk_test_odt_settle(content, reject);
	size_t length = strlen(text);
	while (length && text[length - 1] == '\n')
		length--;
	return jk_mini_format("%.*s", (int)length, text);
}

static const char *styled(const char *old_styles, const char *old_body, const char *new_styles, const char *new_body)
{
	const char *content;
	begin();
	ck_assert_int_eq(redline(&content, document("old.odt", old_styles, old_body), document("new.odt", new_styles, new_body), jk_test_diagnostics()), JK_OK);
	const char *accepted = settle(content, 0), *rejected = settle(content, 1);
	const char *new_text = settle(jk_test_odt_content("", new_body), 0), *old_text = settle(jk_test_odt_content("", old_body), 0);
	ck_assert_msg(strcmp(accepted, new_text) == 0, "accepted:\n%s\nnot\n%s\nfrom %.2000s", accepted, new_text, old_body);
	ck_assert_msg(strcmp(rejected, old_text) == 0, "rejected:\n%s\nnot\n%s\nfrom %.2000s", rejected, old_text, old_body);
	return content;
}

/* The redline of two bodies; accepting it gives the new text, rejecting it the old, paragraph by paragraph. */
static const char *both(const char *old_body, const char *new_body) { return styled("", old_body, "", new_body); }

static void has(const char *content, const char *part) { ck_assert_msg(strstr(content, part) != NULL, "no %s in %s", part, content); }
static void lacks(const char *content, const char *part) { ck_assert_msg(strstr(content, part) == NULL, "%s in %s", part, content); }

static size_t times(const char *content, const char *part)
{
	size_t count = 0;
	for (const char *at = content; (at = strstr(at, part)) != NULL; at += strlen(part))
		count++;
	return count;
}

/* --- paragraphs and words --- */

START_TEST(equal_documents_have_no_marks)
{
	lacks(both(P("a") LIST(I(P(LINES))), P("a") LIST(I(P(LINES)))), "tracked-changes");
	ck_assert_uint_eq(counts.inserted + counts.deleted + counts.moves, 0);
}
END_TEST

START_TEST(words_are_replaced)
{
	const char *content = both(P("甲は、24時間以内に報告しなければならない。"), P("甲は、48時間以内に報告しなければならない。"));
	has(content, "<text:change text:change-id=\"jkc1\"/><text:change-start text:change-id=\"jkc2\"/>48時間");
	has(content, "<text:changed-region xml:id=\"jkc1\" text:id=\"jkc1\"><text:deletion><office:change-info><dc:creator>jokou</dc:creator>");
}
END_TEST

START_TEST(paragraphs_come_and_go)
{
	both(P("一二三四五六") P("甲乙丙丁"), P("一二三四五六") P("新しい段落です。") P("甲乙丙丁"));
	both(P("一二三四五六") P("去る段落でした。") P("甲乙丙丁"), P("一二三四五六") P("甲乙丙丁"));
	both(P("一二三四五六"), P("一二三四五六") P("末尾の段落です。") P("もう一つの末尾"));
	both(P("一二三四五六") P("末尾の段落です。") P("もう一つの末尾"), P("一二三四五六"));
	both(P("先頭の段落です。") P("次の文") P("一二三四五六"), P("一二三四五六"));
	both(P("一二三四五六"), P("先頭の段落です。") P("次の文") P("一二三四五六"));
}
END_TEST

START_TEST(everything_is_replaced)
{
	both(P("一二三四五六"), P("abcdefg"));
	both(P("一二三四五六") P("七八九"), P("abcdefg"));
	both(P("一二三四五六"), P("abcdefg") P("hijk") P("lmno"));
	both(P(""), P("a"));
	both(P("a"), P(""));
}
END_TEST

START_TEST(changes_meet_at_the_edges_of_paragraphs)
{
	both(P("甲は、本件情報を保存する。末尾の語") P("消える段落がここにある。") P("丙丁戊己庚"), P("甲は、本件情報を保存する。別の末") P("丙丁戊己庚"));
	both(P("甲は、本件情報を保存する。") P("丙丁戊己庚"), P("甲は、本件情報を保存する。足した語") P("現れる段落がここにある。") P("頭の語丙丁戊己庚"));
	both(P("消える段落がここにある。") P("古い頭の丙丁戊己庚辛"), P("新しい頭の丙丁戊己庚辛"));
}
END_TEST

START_TEST(white_space_at_edges_is_kept)
{
	const char *content = both(P("甲は、 foo bar"), P("甲は、bar"));
	has(content, "<text:s/>");
	both(P("<text:s text:c=\"3\"/>abc def"), P("<text:s/>abc"));
	both(P("a<text:tab/>b<text:s text:c=\"2\"/>c"), P("a b"));
}
END_TEST

START_TEST(width_counts)
{
	both(P("契約は２４時間とする。"), P("契約は24時間とする。"));
}
END_TEST

START_TEST(spans_are_split)
{
	const char *content = styled("<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:color=\"#ff0000\"/></style:style>",
				     P("甲は、<text:span text:style-name=\"T1\">速やかに書面により</text:span>報告する。"),
				     "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:color=\"#00ff00\"/></style:style>",
				     P("甲は、<text:span text:style-name=\"T1\">書面により</text:span>報告する。"));
	has(content, "<text:span text:style-name=\"T1_1\">速やかに</text:span>");
	has(content, "<style:style style:name=\"T1_1\" style:family=\"text\"><style:text-properties fo:color=\"#ff0000\"/></style:style>");
}
END_TEST

START_TEST(equal_styles_are_shared)
{
	const char *content = styled("<style:style style:name=\"T7\" style:family=\"text\"><style:text-properties fo:color=\"#ff0000\"/></style:style>",
				     P("甲は、<text:span text:style-name=\"T7\">速やかに</text:span>報告する。"),
				     "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:color=\"#ff0000\"/></style:style>", P("甲は、報告する。"));
	has(content, "<text:span text:style-name=\"T1\">速やかに</text:span>");
	lacks(content, "T7");
}
END_TEST

/* --- lists --- */

START_TEST(deleted_items_stay_items_of_their_list)
{
	const char *content = both(LIST(I(P("一つ目の項目")) I(P("二つ目の別の語")) I(P("三番の話"))), LIST(I(P("一つ目の項目")) I(P("三番の話"))));
	has(content, "<text:list text:style-name=\"L\" xml:id=\"jkd2\"><text:list-item><text:p text:style-name=\"S\">二つ目の別の語");
	has(content, "text:continue-list=\"jkd2\"");
}
END_TEST

START_TEST(nested_items_keep_their_depth)
{
	both(LIST(I(P("一つ目の項目") "<text:list>" I(P("内の甲乙丙")) I(P("内の丁戊己")) "</text:list>") I(P("二つ目"))),
	     LIST(I(P("一つ目の項目") "<text:list>" I(P("内の甲乙丙")) "</text:list>") I(P("二つ目"))));
	both(LIST(I(P("一つ目の項目") P("番号のない段落です。"))), LIST(I(P("一つ目の項目"))));
	has(both(LIST(I(P("一つ目の項目") P("番号のない段落です。"))), LIST(I(P("一つ目の項目")))), "<text:list-header>");
}
END_TEST

START_TEST(an_item_with_another_number_is_another_item)
{
	const char *content = both(P("甲乙丙") LIST("<text:list-item text:start-value=\"2\">" P("消える段落がここにある。") "</text:list-item>" I(P(LINES))),
				   P("甲乙丙") LIST("<text:list-item text:start-value=\"2\">" P(LINES) "</text:list-item>"));
	has(content, "甲</text:p></text:list-item></text:list></text:deletion>");
}
END_TEST

/* --- tables, sections --- */

START_TEST(changes_stay_in_cells)
{
	const char *content = both(P("a") TABLE(ROW(CELL(P("24時間")) CELL(P("甲乙丙丁戊")))) P("z"), P("a") TABLE(ROW(CELL(P("48時間")) CELL(P("甲乙丙丁戊") P("新しい段落")))) P("z"));
	ck_assert_uint_eq(times(content, "<table:table "), 1);
	both(TABLE(ROW(CELL(P("甲乙丙丁戊") P("去る段落です。")))) P("z"), TABLE(ROW(CELL(P("甲乙丙丁戊")))) P("z"));
	both(TABLE(ROW(CELL(P("甲乙丙丁戊")))) P("z"), TABLE(ROW(CELL(P("abc") P("def")))) P("z"));
}
END_TEST

START_TEST(tables_with_other_rows_are_replaced)
{
	const char *rows = "<table:table table:name=\"T_1\">";
	has(both(P("前の段落") TABLE(ROW(CELL(P("甲"))) ROW(CELL(P("乙")))) P("後の段落"), P("前の段落") TABLE(ROW(CELL(P("甲")))) P("後の段落")), rows);
	both(TABLE(ROW(CELL(P("甲"))) ROW(CELL(P("乙")))) P("後の段落"), TABLE(ROW(CELL(P("甲")))) P("後の段落"));
	both(P("前の段落") TABLE(ROW(CELL(P("甲")))), P("前の段落") TABLE(ROW(CELL(P("甲"))) ROW(CELL(P("乙")))));
	both(P("前の段落") P("") TABLE(ROW(CELL(P("甲")))) P(""), P("前の段落") P("") TABLE(ROW(CELL(P("甲"))) ROW(CELL(P("乙")))) P(""));
}
END_TEST

START_TEST(a_body_may_be_empty)
{
	both("", P("甲乙丙"));
	both(TABLE(ROW(CELL(P("甲乙丙")))), "");
}
END_TEST

START_TEST(tables_come_and_go)
{
	both(P("前の段落") TABLE(ROW(CELL(P("甲")))) P("後の段落"), P("前の段落") P("後の段落"));
	both(P("前の段落") P("後の段落"), P("前の段落") TABLE(ROW(CELL(P("甲")))) P("後の段落"));
	both(P("前の段落") P("後の段落"), P("前の段落") P("新しい段落です。") TABLE(ROW(CELL(P("甲")))) P("後の段落"));
	both(P("前の段落"), TABLE(ROW(CELL(P("甲")))) P("前の段落"));
	both(TABLE(ROW(CELL(P("甲")))) P("前の段落"), P("前の段落"));
	both(TABLE(ROW(CELL(P("甲")))) TABLE(ROW(CELL(P("乙")))) P("z"), TABLE(ROW(CELL(P("甲")))) P("間の段落です。") TABLE(ROW(CELL(P("乙")))) P("z"));
}
END_TEST

START_TEST(sections_are_stories)
{
	has(both("<text:section text:name=\"s\">" P("甲乙丙丁戊") "</text:section>" P("z"), "<text:section text:name=\"s\">" P("甲乙丙丁戊己") "</text:section>" P("z")),
	    "<text:section text:name=\"s\"><text:p");
	both(P("a") P("z"), P("a") "<text:section text:name=\"s\">" P("甲乙丙丁戊") "</text:section>" P("z"));
}
END_TEST

/* --- names, pictures, fields --- */

START_TEST(bookmarks_are_never_doubled)
{
	const char *content = both(P("<text:bookmark-start text:name=\"cl_a\"/>消える段落がここにある。<text:bookmark-end text:name=\"cl_a\"/>") P("丙丁戊己庚"),
				   P("丙丁戊己庚") P("<text:bookmark text:name=\"cl_b\"/>x"));
	ck_assert_uint_eq(times(content, "text:name=\"cl_a\""), 2);
	content = both(P("<text:bookmark-start text:name=\"m\"/>消える段落がここにある。<text:bookmark-end text:name=\"m\"/>") P("丙丁戊己庚"),
		       P("丙丁戊己庚") P("<text:bookmark text:name=\"m\"/>x"));
	ck_assert_uint_eq(times(content, "text:name=\"m\""), 1);
}
END_TEST

START_TEST(keys_find_paragraphs_that_changed_wholly)
{
	const char *content = both(P("<text:bookmark text:name=\"cl_a\"/>（目的）") P("abc"), P("<text:bookmark text:name=\"cl_a\"/>（趣旨）") P("abc"));
	has(content, "<text:p text:style-name=\"S\"><text:bookmark text:name=\"cl_a\"/>（");
}
END_TEST

START_TEST(references_to_nothing_become_text)
{
	const char *content = both(P("前項及び<text:bookmark-ref text:reference-format=\"number\" text:ref-name=\"ar_x\">第3条</text:bookmark-ref>による。"), P("前項による。"));
	lacks(content, "bookmark-ref");
	has(content, "第3条");
}
END_TEST

START_TEST(atoms_are_whole)
{
	both(P("甲<text:note text:id=\"n1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body/></text:note>乙丙丁"), P("甲乙丙丁"));
	has(both(P("ここは頁、そこは行である。"), P("ここは頁、<text:page-number>4</text:page-number>そこは行である。")), "<text:change-start text:change-id=\"jkc1\"/><text:page-number>4</text:page-number><text:change-end");
}
END_TEST

/* --- moves, remarks, pending changes --- */

START_TEST(moves_are_told)
{
	const char *content = both(P("最初の段落はここに立っている。") P("甲乙丙丁戊己庚辛壬癸") P("子丑寅卯辰巳午未"), P("甲乙丙丁戊己庚辛壬癸") P("子丑寅卯辰巳午未") P("最初の段落はここに立っている。"));
	ck_assert_uint_eq(counts.moves, 1);
	ck_assert_uint_eq(times(content, "<office:annotation>"), 2);
}
END_TEST

START_TEST(remarks_stand_at_bookmarks)
{
	static const jk_redline_remark remarks[] = {{"cl_a", "弱くなった。\n理由"}, {"cl_gone", "消えた。"}, {"cl_never", "どこにもない。"}};
	options = (jk_redline_options){.author = "法務", .date = "2026-11-23", .remarks = remarks, .remark_count = 3};
	const char *content = both(P("<text:bookmark text:name=\"cl_a\"/>甲乙丙丁戊") P("<text:bookmark text:name=\"cl_gone\"/>消える段落がここにある。") P("z"), P("<text:bookmark text:name=\"cl_a\"/>甲乙丙丁戊") P("z"));
	has(content, "<text:bookmark text:name=\"cl_a\"/><office:annotation><dc:creator>法務</dc:creator><dc:date>2026-11-23T00:00:00Z</dc:date><text:p>弱くなった。</text:p><text:p>理由</text:p></office:annotation>");
	has(content, "<office:annotation><dc:creator>法務</dc:creator><dc:date>2026-11-23T00:00:00Z</dc:date><text:p>消えた。</text:p></office:annotation>");
	lacks(content, "どこにもない");
}
END_TEST

START_TEST(changes_of_the_old_document_count_as_accepted)
{
	const char *content;
	begin();
	const char *body = "<text:tracked-changes><text:changed-region xml:id=\"c1\"><text:deletion><office:change-info/>" P("古") "</text:deletion></text:changed-region></text:tracked-changes>"
		P("甲乙<text:change text:change-id=\"c1\"/>丙丁戊己庚");
	ck_assert_int_eq(redline(&content, document("old.odt", "", body), document("new.odt", "", P("甲乙丙丁戊己庚")), jk_test_diagnostics()), JK_OK);
	lacks(content, "text:change");
}
END_TEST

#define REGION(id, what) "<text:changed-region xml:id=\"" id "\"><text:" what "</text:changed-region>"
#define INFO "<office:change-info><dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">法務</dc:creator></office:change-info>"
#define TRACKED(regions) "<text:tracked-changes>" regions "</text:tracked-changes>"
#define START "<text:change-start text:change-id=\"w\"/>"
#define END "<text:change-end text:change-id=\"w\"/>"

/* Changes wait in the new body: rejecting all of them, ours too, gives the old text. Gives the number of regions of ours. */
static size_t waiting(const char *old_body, const char *new_body)
{
	const char *content;
	begin();
	ck_assert_int_eq(redline(&content, document("old.odt", "", old_body), document("new.odt", "", new_body), jk_test_diagnostics()), JK_OK);
	has(content, "法務");
	ck_assert_str_eq(settle(content, 0), settle(jk_test_odt_content("", new_body), 0));
	ck_assert_str_eq(settle(content, 1), settle(jk_test_odt_content("", old_body), 0));
	return times(content, " text:id=\"jkc");
}

START_TEST(changes_that_wait_stay_as_they_are)
{
	ck_assert_uint_eq(waiting(P("甲乙丙丁戊"), TRACKED(REGION("w", "insertion>" INFO "</text:insertion>")) P("甲乙" START "新しい" END "丙丁戊")), 0);
	ck_assert_uint_eq(waiting(P("甲乙丙丁戊"), TRACKED(REGION("w", "deletion>" INFO P("丙丁") "</text:deletion>")) P("甲乙<text:change text:change-id=\"w\"/>戊")), 0);
	ck_assert_uint_eq(waiting(P("甲乙丙丁戊") P("z"), TRACKED(REGION("w", "insertion>" INFO "</text:insertion>")) P("甲乙丙丁戊" START) P("新しい段落" END) P("z")), 0);
	ck_assert_uint_eq(waiting(P("甲乙丙丁戊") P("z"), TRACKED(REGION("w", "insertion>" INFO "</text:insertion>")) P("甲乙丙丁戊") P(START "新しい段落") P(END "z")), 0);
	ck_assert_uint_eq(waiting(P("甲乙丙丁戊") P("去る段落") P("z"), TRACKED(REGION("w", "deletion>" INFO P("") P("去る段落") "</text:deletion>")) P("甲乙丙丁戊<text:change text:change-id=\"w\"/>") P("z")), 0);
	ck_assert_uint_eq(waiting(P("甲乙丙丁戊") P("去る段落") P("z"), TRACKED(REGION("w", "deletion>" INFO P("去る段落") P("") "</text:deletion>")) P("甲乙丙丁戊") P("<text:change text:change-id=\"w\"/>z")), 0);
}
END_TEST

START_TEST(changes_beside_those_that_wait_are_marked)
{
	ck_assert_uint_gt(waiting(P("甲は、24時間以内に報告する。"), TRACKED(REGION("w", "insertion>" INFO "</text:insertion>")) P("甲は、48時間以内に" START "書面により" END "報告する。")), 0);
	ck_assert_uint_gt(waiting(P("甲は、書面により報告する。"), TRACKED(REGION("w", "deletion>" INFO P("速やかに書面により") "</text:deletion>")) P("甲は、<text:change text:change-id=\"w\"/>報告する。")), 0);
}
END_TEST

/* --- documents made at random --- */

static unsigned dice;

static unsigned roll(unsigned sides)
{
	dice = dice * 1103515245u + 12345u;
	return dice / 65536u % sides;
}

static const char *random_text(void)
{
	static const char *const words[] = {"甲は、", "速やかに", "24時間以内に", "書面により", "報告する。", "a foo", "第15条第2項", "<text:tab/>", "<text:s/>", "ただし、",
		"<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body/></text:note>", "<text:span text:style-name=\"T\">強い</text:span>"};
	const char *text = "";
	for (unsigned i = roll(6); i > 0; i--)
		text = jk_mini_format("%s%s", text, words[roll(sizeof words / sizeof *words)]);
	return text;
}

static const char *random_block(unsigned depth)
{
	const char *text = jk_mini_format(P("%s"), random_text());
	switch (roll(depth < 2 ? 8 : 4)) {
	case 4: return jk_mini_format("<text:list text:style-name=\"L\">" I("%s") I("%s%s") "</text:list>", random_block(2), text, roll(2) ? random_block(depth + 1) : "");
	case 5: return jk_mini_format("<table:table table:name=\"T\">" ROW(CELL("%s") CELL("%s%s")) "%s</table:table>", text, random_block(depth + 1), text, roll(3) ? "" : ROW(CELL(P("a"))));
	case 6: return jk_mini_format("<text:section text:name=\"s\">%s%s</text:section>", random_block(depth + 1), text);
	default: return text;
	}
}

enum { BLOCKS = 7 };

/* A second body: most blocks are those of the first. */
static const char *random_body(const char *blocks[BLOCKS], int edit)
{
	const char *body = "";
	for (size_t i = 0; i < BLOCKS; i++) {
		unsigned what = edit ? roll(8) : 7;
		if (!edit || what == 0)
			blocks[i] = random_block(0);
		else if (what == 1)
			body = jk_mini_format("%s%s", body, random_block(0));
		else if (what == 2)
			continue;
		else if (what == 3 && i > 0)
			blocks[i] = blocks[i - 1];
		body = jk_mini_format("%s%s", body, blocks[i]);
	}
	return body;
}

START_TEST(documents_at_random_settle_exactly)
{
	begin();
	for (unsigned i = 0; i < 200; i++) {
		const char *blocks[BLOCKS];
		dice = i;
		const char *old_body = random_body(blocks, 0), *new_body = random_body(blocks, 1);
		both(old_body, new_body);
		both(new_body, old_body);
	}
}
END_TEST

/* --- faults --- */

START_TEST(a_document_without_text_is_refused)
{
	const char *content;
	begin();
	const char *none = jk_mini_package("none.odt", "mimetype", "x", "content.xml", "<a><body/></a>", NULL);
	ck_assert_int_eq(redline(&content, document("old.odt", "", P("a")), none, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_REDLINE_TEXT, 0);
}
END_TEST

START_TEST(headers_that_differ_are_told)
{
	static const char other[] = "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
		"xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"><office:master-styles><style:master-page style:name=\"M\"><style:header>版</style:header>"
		"</style:master-page></office:master-styles></office:document-styles>";
	const char *content;
	begin();
	const char *path = jk_mini_package("new.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", jk_test_odt_content("", P("a")),
					   "styles.xml", other, "META-INF/manifest.xml", MANIFEST, NULL);
	ck_assert_int_eq(redline(&content, document("old.odt", "", P("a")), path, jk_test_diagnostics()), JK_OK);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_REDLINE_HEADS, 0);
}
END_TEST

START_TEST(floats_that_differ_are_told)
{
	const char *content;
	begin();
	ck_assert_int_eq(redline(&content, document("old.odt", "", P("<draw:frame text:anchor-type=\"paragraph\"><draw:text-box>" P("箱") "</draw:text-box></draw:frame>甲乙丙丁戊")),
				 document("new.odt", "", P("甲乙丙丁戊")), jk_test_diagnostics()), JK_OK);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_REDLINE_FLOATS, 0);
	lacks(content, "text:change");
}
END_TEST

/* --- allocations --- */

static const char *sweep_old, *sweep_new;

static jk_result sweep_work(int *right)
{
	jk_buffer a, b;
	char *bytes = NULL;
	size_t length;
	jk_diagnostics *d = NULL;
	jk_buffer_init(&a, 0);
	jk_buffer_init(&b, 0);
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_file_read(&a, sweep_old, (size_t)1 << 20, d);
	if (result == JK_OK)
		result = jk_file_read(&b, sweep_new, (size_t)1 << 20, d);
	if (result == JK_OK)
		result = jk_redline_make(&bytes, &length, jk_buffer_text(&a), a.length, "a", jk_buffer_text(&b), b.length, "b", &options, NULL, d);
	*right = result != JK_OK || (bytes && length > 1000);
	jk_text_free(bytes);
	jk_buffer_dispose(&a);
	jk_buffer_dispose(&b);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail_anywhere)
{
	static const jk_redline_remark remarks[] = {{"cl_a", "x"}};
	options = (jk_redline_options){.remarks = remarks, .remark_count = 1};
	begin();
	sweep_old = document("old.odt", "<style:style style:name=\"T1\" style:family=\"text\"/>", P("<text:bookmark text:name=\"cl_a\"/>甲<text:span text:style-name=\"T1\">乙</text:span>丙丁") LIST(I(P("去る段落です。"))) P("z"));
	sweep_new = document("new.odt", "", P("<text:bookmark text:name=\"cl_a\"/>甲丙丁") P("z") TABLE(ROW(CELL(P("甲")))) P("y"));
	jk_test_sweep(sweep_work);
}
END_TEST

Suite *suite_redline_odt(void)
{
	return jk_suite("redline/odt", (const TTest *const[]){equal_documents_have_no_marks, words_are_replaced, paragraphs_come_and_go, everything_is_replaced,
		changes_meet_at_the_edges_of_paragraphs, white_space_at_edges_is_kept, width_counts, spans_are_split, equal_styles_are_shared,
		deleted_items_stay_items_of_their_list, nested_items_keep_their_depth, an_item_with_another_number_is_another_item, changes_stay_in_cells,
		tables_with_other_rows_are_replaced, tables_come_and_go, a_body_may_be_empty, sections_are_stories, bookmarks_are_never_doubled,
		keys_find_paragraphs_that_changed_wholly, references_to_nothing_become_text, atoms_are_whole, moves_are_told, remarks_stand_at_bookmarks,
		changes_of_the_old_document_count_as_accepted, changes_that_wait_stay_as_they_are, changes_beside_those_that_wait_are_marked,
		documents_at_random_settle_exactly, a_document_without_text_is_refused,
		headers_that_differ_are_told, floats_that_differ_are_told, memory_may_fail_anywhere, NULL});
}
