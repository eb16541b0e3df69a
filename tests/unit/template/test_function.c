#include <string.h>
#include "base/text.h"
#include "base/unit.h"
#include "suite.h"
#include "template/answering.h"
#include "template/template.h"

static const char model[] = "<r day='2026-04-01' n='1234567' neg='-1234'><none/><from>2026-04-01</from><to undecided='yes'/><first unit='hour'>24</first>"
			    "<odd unit='fortnight'>2</odd><name>北九州市</name><item>保存</item><item> 処理 </item><item/><item>バックアップ</item>"
			    "<pair>住所</pair><pair>氏名</pair><one>学歴</one><blanks> </blanks><blanks/></r>";

static jk_xml *xml;
static jk_xpath_scope *scope;
static jk_arena *arena;
static jk_function_state state;

static void set_up(void)
{
	ck_assert_int_eq(jk_xml_parse(&xml, model, sizeof model - 1, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	jk_function_state_init(&state);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, jk_template_functions, &state), JK_OK);
}

static void tear_down(void)
{
	jk_xpath_scope_free(scope);
	jk_function_state_dispose(&state);
	jk_arena_free(arena);
	jk_xml_free(xml);
}

static jk_result run(const char **out, const char *expression)
{
	jk_xpath *xpath = NULL;
	jk_result result = jk_xpath_compile(&xpath, expression, NULL, jk_test_diagnostics());
	if (result == JK_OK)
		result = jk_xpath_string(out, NULL, arena, xpath, scope, jk_xml_root(xml), jk_test_diagnostics());
	jk_xpath_free(xpath);
	return result;
}

static void gives(const char *expression, const char *wanted)
{
	const char *text = "";
	ck_assert_msg(run(&text, expression) == JK_OK, "%s", expression);
	ck_assert_msg(strcmp(text, wanted) == 0, "%s: %s, not %s", expression, text, wanted);
}

/* The reason must hold these words. */
static void refuses(const char *expression, const char *words)
{
	const char *text = "";
	jk_diagnostics *d = jk_test_diagnostics();
	size_t before = jk_diagnostics_count(d);
	ck_assert_msg(run(&text, expression) == JK_FAILED, "%s gives %s", expression, text);
	ck_assert_uint_eq(jk_diagnostics_count(d), before + 1);
	ck_assert_int_eq(jk_diagnostics_at(d, before)->code, JK_DIAG_XPATH_RUN);
	const char *reason = jk_test_argument(d, before, "reason");
	ck_assert_msg(strstr(reason, words) != NULL, "%s: %s, not %s", expression, reason, words);
}

/* --- dates --- */

START_TEST(japanese_dates)
{
	gives("wareki(@day)", "令和8年4月1日");
	gives("和暦(from)", "令和8年4月1日");
	gives("wareki('2019-05-01')", "令和元年5月1日");
	gives("wareki('２０２６年４月１日')", "令和8年4月1日");
	gives("wareki(@day, 'short')", "R8.4.1");
	gives("wareki('2019-05-01', '略')", "R1.5.1");
	gives("wareki(@day, 'short padded')", "R08.04.01");
	gives("wareki(@day, 'padded')", "令和08年04月01日");
	gives("wareki('2019-05-01', 'padded')", "令和元年05月01日");
	gives("wareki(@day, 'wide')", "令和８年４月１日");
	gives("wareki('2026-11-23', 'kanji')", "令和八年十一月二十三日");
	gives("wareki(@day, 'year')", "令和8年");
	gives("wareki(@day, '年月　全角')", "令和８年４月");
	gives("wareki(@day, 'day')", "4月1日");
	gives("wareki(@day, 'era')", "令和");
	gives("wareki(@day, 'era-year')", "8");
	gives("wareki('2019-05-01', 'era-year')", "元");
	gives("wareki(@day, 'weekday')", "令和8年4月1日（水）");
	gives("wareki(@day, 'day weekday')", "4月1日（水）");
	gives("wareki(@day, 'both')", "令和8年（2026年）4月1日");
	gives("wareki(@day, '')", "令和8年4月1日");
	refuses("wareki('soon')", "'soon' is no date");
	refuses("wareki(none)", "argument 1 is blank");
	refuses("wareki(nowhere)", "argument 1 finds nothing");
	refuses("wareki('1872-12-31')", "before 1873-01-01");
	refuses("wareki(@day, 'shrot')", "'shrot' is none of its forms: short, year");
	gives("wareki(@day, 'both month')", "令和8年（2026年）4月");
	refuses("wareki(@day, 'both short')", "'both' contradicts");
	refuses("wareki(@day, 'short year')", "'year' contradicts");
}
END_TEST

START_TEST(fiscal_years)
{
	gives("wareki('2026-04-01', 'fiscal-year')", "令和8年度");
	gives("wareki('2026-03-31', '年度')", "令和7年度");
	gives("wareki('2019-04-30', 'fiscal-year')", "平成31年度");
	gives("wareki('2019-05-01', 'fiscal-year')", "令和元年度");
	gives("wareki('2020-03-31', 'fiscal-year')", "令和元年度");
	gives("wareki('1989-01-10', 'fiscal-year')", "昭和63年度");
	gives("seireki('2026-03-31', 'fiscal-year')", "2025年度");
}
END_TEST

START_TEST(western_dates)
{
	gives("seireki(@day)", "2026年4月1日");
	gives("西暦('令和8年4月1日')", "2026年4月1日");
	gives("seireki(@day, 'iso')", "2026-04-01");
	gives("seireki(@day, 'slash')", "2026/4/1");
	gives("seireki(@day, 'slash padded')", "2026/04/01");
	gives("seireki(@day, 'short')", "2026.4.1");
	gives("seireki(@day, 'month')", "2026年4月");
	gives("seireki(@day, 'year')", "2026年");
	gives("seireki(@day, 'day weekday')", "4月1日（水）");
	gives("seireki('2026-11-23', 'kanji')", "二〇二六年十一月二十三日");
	gives("seireki('0900-01-01', 'iso')", "0900-01-01");
	gives("weekday(@day)", "水");
	gives("曜日(@day, 'long')", "水曜日");
}
END_TEST

START_TEST(reckoning_with_dates)
{
	gives("add-days(@day, 30)", "2026-05-01");
	gives("wareki(日後(@day, '▲1'))", "令和8年3月31日");
	gives("add-months('2026-01-31', 1)", "2026-02-28");
	gives("add-years('2024-02-29', 1)", "2025-02-28");
	gives("month-end(add-months(@day, 1))", "2026-05-31");
	gives("period-end(@day, 1, 'year')", "2027-03-31");
	gives("period-end(@day, 3, 'か月')", "2026-06-30");
	gives("period-end(@day, 10, 'day')", "2026-04-10");
	gives("days-between(@day, '2026-05-01')", "30");
	gives("days-between(@day, '2026-05-01', 'both')", "31");
	gives("days-between('2026-05-01', @day, 'both')", "-31");
	gives("days-between(@day, '2026-05-01') * 2", "60");
	gives("months-between('2026-04-01', '2027-03-31')", "12");
	gives("months-between('2026-04-01', '2027-03-30')", "11");
	gives("months-between('2026-01-31', '2026-02-28')", "1");
	gives("months-between('2026-01-31', '2026-02-27')", "0");
	gives("月数('2026-04-01', '2026-04-01')", "0");
	refuses("months-between('2026-04-02', '2026-04-01')", "before the first");
	refuses("add-days(@day, 0.5)", "no whole number");
	refuses("add-days('9999-12-31', 1)", "outside the years");
	refuses("period-end(@day, 0, 'year')", "no whole number from 1");
	refuses("period-end(@day, 1, '')", "does not say");
}
END_TEST

/* --- numbers --- */

START_TEST(numbers)
{
	gives("grouped(@n)", "1,234,567");
	gives("桁区切り('１２３４')", "1,234");
	gives("grouped(@neg)", "-1,234");
	gives("grouped(@neg, '▲')", "▲1,234");
	gives("grouped(@neg, '△ wide')", "△１，２３４");
	gives("grouped(@neg, 'wide')", "－１，２３４");
	gives("grouped(1000000 * 1000000)", "1,000,000,000,000");
	gives("grouped(0.1 + 0.2)", "0.3");
	gives("grouped(@n, 'bare wide')", "１２３４５６７");
	gives("fixed('99.5', 2)", "99.50");
	gives("fixed('1.005', 2)", "1.01");
	gives("小数('-1234.5', 0, '▲')", "▲1,235");
	gives("kanji(12)", "十二");
	gives("kanji(120)", "百二十");
	gives("漢数字(105, 'digits')", "一〇五");
	gives("kanji(-3)", "マイナス三");
	gives("daiji(1230000)", "壱百弐拾参万");
	gives("大字(1230000, 'all')", "壱佰弐拾参萬");
	gives("man(123456789)", "1億2,345万6,789");
	gives("万億(120000, 'wide')", "１２万");
	gives("man(123450000, 'bare')", "1億2345万");
	refuses("grouped('about 5')", "'about 5' is no number");
	refuses("grouped(number('x'))", "'NaN' is no number");
	refuses("grouped(1 div 0)", "'Infinity' is no number");
	refuses("grouped(none)", "blank");
	refuses("grouped(nowhere)", "finds nothing");
	refuses("fixed(1, 21)", "from 0 to 20");
	refuses("grouped(1, '▲ △')", "contradicts");
}
END_TEST

START_TEST(money)
{
	gives("yen(@n)", "金1,234,567円");
	gives("円(@n, 'plain')", "1,234,567円");
	gives("yen(@n, 'mark')", "￥1,234,567－");
	gives("yen(1230000, 'daiji')", "金壱百弐拾参万円");
	gives("yen(1230000, 'kanji plain')", "百二十三万円");
	gives("yen(123450000, 'man')", "金1億2,345万円");
	gives("yen(@n, 'wide')", "金１，２３４，５６７円");
	refuses("yen(@n, 'man wide')", "'wide' contradicts");
}
END_TEST

START_TEST(money_with_tax)
{
	gives("yen(1100000, 'tax')", "金1,100,000円（うち取引に係る消費税及び地方消費税の額金100,000円）");
	gives("yen(1080, 'tax plain', 8)", "1,080円（うち取引に係る消費税及び地方消費税の額80円）");
	gives("yen(@neg, '▲')", "金▲1,234円");
	gives("yen('999999999999999')", "金999,999,999,999,999円");
	gives("yen(999999999999999)", "金999,999,999,999,999円");
	gives("tax-on(999)", "99");
	gives("消費税(1000, 8)", "80");
	gives("tax-within(1099)", "99");
	gives("内税(1100)", "100");
	gives("with-tax('999999999999999')", "1099999999999998");
	gives("yen(税込(1999))", "金2,198円");
	refuses("yen(1.5)", "fraction of a yen");
	refuses("yen('1000000000000001')", "no whole number");
	refuses("tax-on(100, 101)", "from 0 to 100");
	refuses("yen('要確認')", "'要確認' is no number");
}
END_TEST

START_TEST(units)
{
	gives("unit(first)", "24時間");
	gives("unit(3, 'month')", "3か月");
	gives("単位('1500', '人')", "1,500人");
	gives("unit('99.950', 'percent')", "99.95％");
	gives("unit(5, '件')", "5件");
	gives("unit(first, 'day')", "24日");
	refuses("unit(3)", "no attribute unit");
	refuses("unit(odd)", "no attribute unit");
	refuses("unit(3, 'monht')", "none of its forms: minute, hour");
}
END_TEST

START_TEST(the_words_of_units_are_those_of_the_table)
{
	unsigned i = 0;
	for (; jk_unit_forms[i].word; i++) {
		ck_assert_ptr_nonnull(jk_unit_at(i));
		ck_assert_str_eq(jk_unit_forms[i].word, jk_unit_at(i)->unit);
		ck_assert_str_eq(jk_unit_forms[i].alias, *jk_unit_at(i)->word ? jk_unit_at(i)->word : "数");
		ck_assert_uint_eq(jk_unit_forms[i].bit, i + 1);
	}
	ck_assert_ptr_null(jk_unit_at(i));
}
END_TEST

/* --- labels --- */

START_TEST(counting)
{
	gives("counter('表')", "1");
	gives("連番('表')", "2");
	gives("counter('図')", "1");
	gives("counter-now('表')", "2");
	gives("concat(counter('表'), counter('表'))", "34");
	gives("counter('表', 'restart')", "1");
	gives("counter('表')", "2");
	gives("counter('表', 10)", "10");
	gives("counter('表')", "11");
	gives("circled(counter('図'))", "②");
	refuses("counter-now('式')", "nothing has been counted");
	refuses("counter('表', 'again')", "neither 'restart'");
	refuses("counter('表', -1)", "neither 'restart'");
	jk_function_state_reset(&state);
	gives("counter('表')", "1");
}
END_TEST

START_TEST(counters_are_limited)
{
	for (int i = 0; i < JK_COUNTERS; i++) {
		const char *text;
		ck_assert_int_eq(run(&text, jk_arena_format(arena, "counter('%d')", i)), JK_OK);
	}
	refuses("counter('more')", "at most 1000 counters");
}
END_TEST

START_TEST(labels)
{
	gives("alpha(28)", "AB");
	gives("alpha(1, 'lower')", "a");
	gives("roman(4)", "IV");
	gives("roman(4, 'symbol')", "Ⅳ");
	gives("roman(4, 'symbol lower')", "ⅳ");
	gives("roman(13, 'symbol lower')", "xiii");
	gives("aiueo(2)", "イ");
	gives("iroha(2)", "ロ");
	gives("アイウ(45)", "ヲ");
	gives("イロハ(1)", "イ");
	gives("circled(21)", "㉑");
	gives("bracketed(3)", "⑶");
	gives("丸数字(0)", "⓪");
	refuses("alpha(0)", "from 1 to");
	refuses("circled(-1)", "from 0 to");
	refuses("iroha(1.5)", "no whole number");
}
END_TEST

/* --- texts --- */

START_TEST(text_functions)
{
	gives("wide('R8.4 ｱ')", "Ｒ８．４　ア");
	gives("全角('3-10', '数字')", "３-１０");
	gives("wide('3日、10日', 'lone-digits')", "３日、10日");
	gives("narrow('ＡＢＣ－１２')", "ABC-12");
	gives("upper('abcＺｚ条')", "ABCＺＺ条");
	gives("lower('ABCＺｚ条')", "abcｚｚ条");
	gives("trim('　 x y ')", "x y");
	gives("replace('a.b.c', '.', '・')", "a・b・c");
	gives("replace('aaa', 'aa', 'b')", "ba");
	gives("置換(name, '市', '')", "北九州");
	gives("line('一\n二\r\n三', 2)", "二");
	gives("line('一\n二', 3)", "");
	gives("行('一', 1)", "一");
	gives("pad(7, 3)", "007");
	gives("pad('条', 3, '　')", "　　条");
	gives("pad('1234', 3)", "1234");
	gives("default(none, 'なし')", "なし");
	gives("既定(nowhere, 'なし')", "なし");
	gives("default(name, 'なし')", "北九州市");
	gives("blank(none)", "true");
	gives("blank(nowhere)", "true");
	gives("not(空欄(name))", "true");
	refuses("upper(nowhere)", "argument 1 finds nothing");
	refuses("replace('a', '', 'b')", "argument 2 is blank");
	refuses("pad('a', 3, 'xy')", "'xy' is not one character");
	refuses("line('a', 0)", "from 1 to");
}
END_TEST

START_TEST(choices)
{
	gives("choose(name = '北九州市', '該当', '非該当')", "該当");
	gives("choose(nowhere, '該当', '非該当')", "非該当");
	gives("choose(none, 'a', 'b')", "a");
	gives("選択(0, 'a', 'b')", "b");
	gives("choose('', 'a', 'b')", "b");
	gives("choose(number('x'), 'a', 'b')", "b");
	gives("check(name)", "☑");
	gives("チェック(nowhere)", "□");
	gives("check(true(), 'square')", "■");
	gives("check(false(), '丸')", "");
	gives("check(2 > 1, 'yes')", "有");
}
END_TEST

/* --- lists --- */

START_TEST(lists)
{
	gives("join(item)", "保存、処理、バックアップ");
	gives("連結(item, '・')", "保存・処理・バックアップ");
	gives("list(item)", "保存、処理及びバックアップ");
	gives("又は(item)", "保存、処理又はバックアップ");
	gives("list(pair)", "住所及び氏名");
	gives("list(one)", "学歴");
	gives("list('A', 'B')", "A及びB");
	gives("list-verbs(item)", "保存、処理、及びバックアップ");
	gives("用言又は(pair)", "住所、又は氏名");
	gives("list(blanks)", "");
	gives("list(nowhere, one)", "学歴");
	refuses("join(nowhere)", "nothing to list");
	refuses("list(nowhere, none/x)", "nothing to list");
}
END_TEST

START_TEST(lists_of_two_levels)
{
	gives("及び(pair, one)", "住所及び氏名並びに学歴");
	gives("list(one, pair)", "学歴並びに住所及び氏名");
	gives("list(pair, item)", "住所及び氏名並びに保存、処理及びバックアップ");
	gives("list(pair, one, name)", "住所及び氏名、学歴並びに北九州市");
	gives("list(one, name)", "学歴及び北九州市");
	gives("list(pair, blanks)", "住所及び氏名");
	gives("either(pair, one)", "住所若しくは氏名又は学歴");
	gives("either(pair, blanks)", "住所又は氏名");
	gives("either(one, name)", "学歴又は北九州市");
}
END_TEST

/* --- all --- */

START_TEST(what_nobody_decided_goes_through)
{
	gives("wareki('【未決：U-003 開始日】')", "【未決：U-003 開始日】");
	gives("wareki(add-days('【未決：x】', 1), 'short')", "【未決：x】");
	gives("yen('【未決：x】', 'daiji')", "【未決：x】");
	gives("unit('【未決：x】', 'hour')", "【未決：x】");
	gives("wide('【未決：U-003】')", "【未決：U-003】");
	gives("add-days(@day, '【未決：x】')", "【未決：x】");
	gives("default('【未決：x】', 'y')", "【未決：x】");
	refuses("days-between('【未決：x】', @day)", "no date");
}
END_TEST

START_TEST(names_are_unlike_each_other_and_those_of_xpath)
{
	static const char *const core[] = {"last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat", "starts-with", "contains",
					   "substring-before", "substring-after", "substring", "string-length", "normalize-space", "translate", "boolean",
					   "not", "true", "false", "lang", "number", "sum", "floor", "ceiling", "round", "comment", "text", "node",
					   "processing-instruction", "term", "label", "field", "document"};
	for (const jk_template_function *f = jk_template_function_rows; f->name; f++) {
		ck_assert_ptr_eq(jk_template_function_named(f->name), f);
		ck_assert_ptr_eq(jk_template_function_named(f->alias), f);
		ck_assert_int_le(f->most, JK_XPATH_ARGUMENTS);
		for (size_t i = 0; i < sizeof core / sizeof *core; i++)
			ck_assert_str_ne(f->name, core[i]);
	}
	ck_assert_ptr_null(jk_template_function_named("nothing"));
}
END_TEST

/* A form must say what it is, and no two words may mean two things. */
START_TEST(forms_are_unlike_each_other)
{
	for (const jk_template_function *f = jk_template_function_rows; f->name; f++) {
		int takes_form = 0;
		for (int i = 0; i < JK_FUNCTION_TAKES; i++)
			takes_form |= f->takes[i] == JK_TAKES_FORM;
		ck_assert_msg(takes_form == (f->forms != NULL), "%s", f->name);
		for (const jk_function_form *a = f->forms; a && a->word; a++)
			for (const jk_function_form *b = a + 1; b->word; b++)
				ck_assert_msg(strcmp(a->word, b->word) != 0 && strcmp(a->alias, b->alias) != 0 && strcmp(a->word, b->alias) != 0 &&
						      strcmp(a->alias, b->word) != 0 && a->bit != b->bit,
					      "%s: %s, %s", f->name, a->word, b->word);
	}
	ck_assert_int_eq(jk_template_function_takes(jk_template_function_named("list"), 9), JK_TAKES_LIST);
}
END_TEST

/* Every function with every kind of argument: an answer or one located fault, never silence. */
START_TEST(no_argument_upsets_a_function)
{
	static const char *const arguments[] = {"''", "'x'", "@day", "nowhere", "item", "none", "-1", "0", "3", "1000 div 7", "true()", "'令和8年4月1日'", "/",
						"'【未決：x】'", "'2026-02-30'", "'99999999999999999999'", "'９'", "//@*"};
	enum { COUNT = sizeof arguments / sizeof *arguments };
	jk_diagnostics *d = jk_test_diagnostics();
	for (const jk_template_function *f = jk_template_function_rows; f->name; f++)
		for (unsigned i = 0; i < COUNT * COUNT; i++)
			for (int count = f->least; count <= f->most && count <= 3; count++) {
				const char *first = arguments[i % COUNT], *second = arguments[i / COUNT], *text = NULL;
				const char *expression = count == 1 ? jk_arena_format(arena, "%s(%s)", f->name, first)
						       : count == 2 ? jk_arena_format(arena, "%s(%s, %s)", f->name, first, second)
								    : jk_arena_format(arena, "%s(%s, %s, %s)", f->alias, first, second, second);
				size_t before = jk_diagnostics_count(d) + jk_diagnostics_dropped(d);
				jk_result result = run(&text, expression);
				size_t after = jk_diagnostics_count(d) + jk_diagnostics_dropped(d);
				ck_assert_msg(result == JK_OK ? text && after == before : after == before + 1, "%s", expression);
			}
}
END_TEST

/* --- docs/templates.md --- */

static const char *guide(void) { return jk_test_get(JK_SOURCE_DATA_DIR "/docs/templates.md"); }

/* The text between two marks that comes first at or after *at, which moves behind it; NULL when there is none before `end`. */
static const char *between(const char **at, const char *end, const char *open, const char *close)
{
	const char *start = strstr(*at, open), *stop = start ? strstr(start + strlen(open), close) : NULL;
	if (!stop || stop > end)
		return NULL;
	*at = stop + strlen(close);
	return jk_arena_text(arena, start + strlen(open), (size_t)(stop - start) - strlen(open));
}

/* Gives the expressions the data of the guide's examples. */
static void use_data_of_the_guide(void)
{
	const char *at = guide(), *data = between(&at, at + strlen(at), "```xml\n", "```");
	ck_assert_ptr_nonnull(data);
	jk_xpath_scope_free(scope);
	jk_xml_free(xml);
	ck_assert_int_eq(jk_xml_parse(&xml, data, strlen(data), NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, jk_template_functions, &state), JK_OK);
}

/* Each line "| `expression` | `what it gives` |". */
START_TEST(the_guide_tells_the_truth)
{
	unsigned examples = 0;
	use_data_of_the_guide();
	for (const char *line = guide(); line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
		const char *end = line + strcspn(line, "\n"), *at = line;
		const char *expression = jk_text_starts(line, "| `") ? between(&at, end, "| `", "` |") : NULL;
		const char *wanted = expression && jk_text_starts(at, " `") ? between(&at, end, " `", "` |") : NULL;
		if (!wanted || jk_text_starts(expression, "{{"))
			continue;
		gives(expression, wanted);
		examples++;
	}
	ck_assert_uint_ge(examples, 70);
}
END_TEST

static int tells(const char *word, const char *before, const char *after)
{
	return strstr(guide(), jk_arena_format(arena, "%s%s%s", before, word, after)) != NULL;
}

START_TEST(the_guide_tells_of_every_function)
{
	for (const jk_template_function *f = jk_template_function_rows; f->name; f++) {
		ck_assert_msg(tells(f->name, "`", "("), "%s", f->name);
		ck_assert_msg(tells(f->alias, "`", "`"), "%s", f->alias);
		for (const jk_function_form *form = f->forms; form && form->word; form++)
			ck_assert_msg(tells(form->word, "`", "`") || tells(form->word, "'", "'"), "%s: %s", f->name, form->word);
	}
}
END_TEST

/* --- without memory --- */

static const char *call(jk_arena *in, jk_function_state *counters, const char *name, const char *const *texts, int count)
{
	static jk_node *const no_nodes[JK_XPATH_ARGUMENTS];
	static const int no[JK_XPATH_ARGUMENTS];
	static const jk_list none[JK_XPATH_ARGUMENTS];
	const char *reason = NULL;
	for (const jk_xpath_function *f = jk_template_functions; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return f->call(&(const jk_xpath_call){counters, in, count, texts, no_nodes, no, none, &reason});
	return NULL;
}

static jk_result call_some(int *right)
{
	static const struct {
		const char *name, *texts[3], *wanted;
		int count;
	} calls[] = {{"yen", {"1100000", "tax daiji", "10"}, "金壱百壱拾万円（うち取引に係る消費税及び地方消費税の額金壱拾万円）", 3},
		     {"wareki", {"2026-04-01", "kanji weekday", NULL}, "令和八年四月一日（水）", 2},
		     {"seireki", {"2026-04-01", "kanji", NULL}, "二〇二六年四月一日", 2},
		     {"man", {"123456789", "wide", NULL}, "１億２，３４５万６，７８９", 2},
		     {"counter", {"表", NULL, NULL}, "1", 1},
		     {"either", {"a", "b", NULL}, "a又はb", 2},
		     {"either", {" a ", NULL, NULL}, "a", 1},
		     {"trim", {" x ", NULL, NULL}, "x", 1}};
	jk_arena *in;
	jk_function_state counters;
	jk_result result = JK_OK;
	*right = 1;
	if (jk_arena_new(&in) != JK_OK)
		return JK_NO_MEMORY;
	jk_function_state_init(&counters);
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		const char *answer = call(in, &counters, calls[i].name, calls[i].texts, calls[i].count);
		if (!answer)
			result = JK_NO_MEMORY;
		else
			*right &= strcmp(answer, calls[i].wanted) == 0;
	}
	jk_function_state_dispose(&counters);
	jk_arena_free(in);
	return result;
}

START_TEST(failed_allocations_leave_no_wrong_answer) { jk_test_sweep_own(call_some); }
END_TEST

static Suite *with_fixture(Suite *suite, const TTest *const *tests)
{
	TCase *tcase = tcase_create("functions");
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	for (; *tests; tests++)
		tcase_add_test(tcase, *tests);
	suite_add_tcase(suite, tcase);
	return suite;
}

Suite *suite_template_function(void)
{
	return with_fixture(suite_create("template/function"),
			    (const TTest *const[]){japanese_dates, fiscal_years, western_dates, reckoning_with_dates, numbers, money, money_with_tax, units,
						   the_words_of_units_are_those_of_the_table, counting, counters_are_limited, labels, text_functions, choices, lists,
						   lists_of_two_levels, what_nobody_decided_goes_through, names_are_unlike_each_other_and_those_of_xpath,
						   forms_are_unlike_each_other, no_argument_upsets_a_function, the_guide_tells_the_truth,
						   the_guide_tells_of_every_function, failed_allocations_leave_no_wrong_answer, NULL});
}
