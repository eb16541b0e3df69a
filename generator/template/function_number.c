/* Functions of templates for numbers and money. */
#include "base/i18n.h"
#include "base/text.h"
#include "base/unit.h"
#include "base/width.h"
#include "template/answering.h"

enum {
	BLACK = 1 << 0, /* mark of a negative number */
	WHITE = 1 << 1,
	MINUS = 1 << 2,
	WIDE = 1 << 3,
	BARE = 1 << 4,  /* no commas */
	KANJI = 1 << 5,
	DAIJI = 1 << 6,
	MAN = 1 << 7,
	ALL = 1 << 8,
	PLAIN = 1 << 9, /* no 金 */
	MARK = 1 << 10,
	TAX = 1 << 11,
	DIGITS = 1 << 12,
};
enum { SIGN, WRITING, FRAME, ADDED }; /* groups */

#define SIGNS {"▲", "黒三角", BLACK, SIGN}, {"△", "白三角", WHITE, SIGN}, {"−", "負号", MINUS, SIGN}
const jk_function_form jk_number_forms[] = {SIGNS, {"wide", "全角", WIDE, WRITING}, {"bare", "区切りなし", BARE, FRAME}, {NULL, NULL, 0, 0}};
const jk_function_form jk_kanji_forms[] = {{"digits", "桁", DIGITS, WRITING}, {NULL, NULL, 0, 0}};
const jk_function_form jk_daiji_forms[] = {{"all", "全部", ALL, WRITING}, {NULL, NULL, 0, 0}};
const jk_function_form jk_yen_forms[] = {
	SIGNS,
	{"wide", "全角", WIDE, WRITING},  {"kanji", "漢数字", KANJI, WRITING}, {"daiji", "大字", DAIJI, WRITING}, {"man", "万億", MAN, WRITING},
	{"plain", "金なし", PLAIN, FRAME}, {"mark", "円記号", MARK, FRAME},     {"tax", "税", TAX, ADDED},         {NULL, NULL, 0, 0},
};
#undef SIGNS

static void put_sign(jk_answering *a, const jk_decimal *decimal)
{
	if (decimal->negative)
		jk_buffer_string(&a->out, a->form & BLACK ? "▲" : a->form & WHITE ? "△" : a->form & MINUS ? "−" : a->form & WIDE ? "－" : "-");
}

static void put_digits(jk_answering *a, const jk_decimal *decimal, unsigned decimals)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_numeral_put(&text, decimal, !(a->form & BARE), decimals);
	if (a->form & WIDE)
		jk_width_put_wide(&a->out, jk_buffer_text(&text));
	else
		jk_buffer_string(&a->out, jk_buffer_text(&text));
	a->no_memory |= text.failed;
	jk_buffer_dispose(&text);
}

int jk_call_grouped(jk_answering *a)
{
	put_sign(a, &a->numbers[0]);
	put_digits(a, &a->numbers[0], 0);
	return 1;
}

int jk_call_fixed(jk_answering *a)
{
	long long decimals;
	if (!jk_whole_argument(a, 1, 0, JK_DECIMAL_FRACTION, &decimals))
		return 0;
	jk_decimal_round(&a->numbers[0], (unsigned)decimals);
	put_sign(a, &a->numbers[0]);
	put_digits(a, &a->numbers[0], (unsigned)decimals);
	return 1;
}

static void put_minus(jk_answering *a) { jk_buffer_string(&a->out, a->numbers[0].negative ? "マイナス" : ""); }

int jk_call_kanji(jk_answering *a)
{
	put_minus(a);
	if (a->form & DIGITS)
		jk_numeral_put_digits(&a->out, &a->numbers[0]);
	else
		jk_numeral_put_words(&a->out, &a->numbers[0], JK_NUMERAL_KANJI);
	return 1;
}

int jk_call_daiji(jk_answering *a)
{
	put_minus(a);
	jk_numeral_put_words(&a->out, &a->numbers[0], a->form & ALL ? JK_NUMERAL_DAIJI_ALL : JK_NUMERAL_DAIJI);
	return 1;
}

static void put_mixed(jk_answering *a, const jk_decimal *decimal)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_numeral_put_mixed(&text, decimal, !(a->form & BARE));
	if (a->form & WIDE)
		jk_width_put_wide(&a->out, jk_buffer_text(&text));
	else
		jk_buffer_string(&a->out, jk_buffer_text(&text));
	a->no_memory |= text.failed;
	jk_buffer_dispose(&text);
}

int jk_call_man(jk_answering *a)
{
	put_sign(a, &a->numbers[0]);
	put_mixed(a, &a->numbers[0]);
	return 1;
}

/* --- money --- */

/* Amounts whose hundredfold is still exact. */
enum { RATE_USUAL = 10, RATE_MOST = 100 };
static const long long amount_most = 1000000000000000;

static int read_amount(jk_answering *a, long long *yen)
{
	if (*a->numbers[0].fraction)
		return jk_refuse(a, _("'%s' has a fraction of a yen: round it with floor()"), jk_excerpt(a, a->call->texts[0]));
	return jk_whole_argument(a, 0, -amount_most, amount_most, yen);
}

/* The rate in percent, argument `index`. */
static int read_rate(jk_answering *a, int index, long long *rate)
{
	*rate = RATE_USUAL;
	return a->call->count <= index || jk_whole_argument(a, index, 0, RATE_MOST, rate);
}

static void put_amount(jk_answering *a, long long yen) { jk_buffer_format(&a->out, "%lld", yen); }

/* What is less than a yen is cut off, as invoices do. */
static long long tax_on(long long yen, long long rate) { return yen * rate / 100; }
static long long tax_within(long long yen, long long rate) { return yen * rate / (100 + rate); }

int jk_call_tax_on(jk_answering *a)
{
	long long yen, rate;
	if (!read_amount(a, &yen) || !read_rate(a, 1, &rate))
		return 0;
	put_amount(a, tax_on(yen, rate));
	return 1;
}

int jk_call_tax_within(jk_answering *a)
{
	long long yen, rate;
	if (!read_amount(a, &yen) || !read_rate(a, 1, &rate))
		return 0;
	put_amount(a, tax_within(yen, rate));
	return 1;
}

int jk_call_with_tax(jk_answering *a)
{
	long long yen, rate;
	if (!read_amount(a, &yen) || !read_rate(a, 1, &rate))
		return 0;
	put_amount(a, yen + tax_on(yen, rate));
	return 1;
}

/* "金1,100,000円", "￥1,100,000－" */
static void put_yen(jk_answering *a, const jk_decimal *decimal)
{
	jk_buffer_string(&a->out, a->form & PLAIN ? "" : a->form & MARK ? "￥" : "金");
	put_sign(a, decimal);
	if (a->form & KANJI)
		jk_numeral_put_words(&a->out, decimal, JK_NUMERAL_KANJI);
	else if (a->form & DAIJI)
		jk_numeral_put_words(&a->out, decimal, JK_NUMERAL_DAIJI);
	else if (a->form & MAN)
		put_mixed(a, decimal);
	else
		put_digits(a, decimal, 0);
	jk_buffer_string(&a->out, a->form & MARK ? "－" : "円");
}

static void put_tax_note(jk_answering *a, long long tax)
{
	jk_decimal decimal;
	const char *digits = jk_arena_format(a->call->arena, "%lld", tax);
	a->no_memory |= !digits;
	if (!digits || !jk_decimal_parse(&decimal, digits))
		return;
	jk_buffer_string(&a->out, "（うち取引に係る消費税及び地方消費税の額");
	put_yen(a, &decimal);
	jk_buffer_string(&a->out, "）");
}

int jk_call_yen(jk_answering *a)
{
	long long yen, rate;
	if (!read_amount(a, &yen) || !read_rate(a, 2, &rate))
		return 0;
	put_yen(a, &a->numbers[0]);
	if (a->form & TAX)
		put_tax_note(a, tax_within(yen, rate));
	return 1;
}

/* --- units --- */

/* The words stand as in base/unit.c; the bits are their numbers from 1, for only one may be given. */
#define UNIT(n, name, word) {name, word, (n) + 1, WRITING}
const jk_function_form jk_unit_forms[] = {
	UNIT(0, "minute", "分"),  UNIT(1, "hour", "時間"),     UNIT(2, "day", "日"),       UNIT(3, "business-day", "営業日"), UNIT(4, "month", "か月"),
	UNIT(5, "year", "年"),    UNIT(6, "percent", "％"),    UNIT(7, "count", "数"),     UNIT(8, "person", "人"),           UNIT(9, "yen", "円"),
	UNIT(10, "times", "回"),  UNIT(11, "second", "秒"),    UNIT(12, "place", "か所"),  UNIT(13, "generation", "世代"),    UNIT(14, "case", "件"),
	UNIT(15, "device", "台"), UNIT(16, "copy", "部"),      UNIT(17, "sheet", "枚"),    UNIT(18, "company", "社"),         UNIT(19, "set", "式"),
	{NULL, NULL, 0, 0},
};
#undef UNIT

/* The unit named by the second argument, or by the attribute of the element that holds the number. */
static const jk_unit *unit_of(jk_answering *a)
{
	const jk_node *node = a->call->nodes[0];
	const char *attribute = node && jk_node_is_element(node) ? jk_node_attribute(node, "unit") : NULL;
	if (a->form)
		return jk_unit_at(a->form - 1);
	return attribute ? jk_unit_named(attribute) : NULL;
}

int jk_call_unit(jk_answering *a)
{
	const jk_unit *unit = unit_of(a);
	if (!unit)
		return jk_refuse(a, _("the number has no attribute unit that is known: name one, like 'hour'"));
	if (a->numbers[0].negative)
		jk_buffer_char(&a->out, '-');
	jk_numeral_put(&a->out, &a->numbers[0], unit->grouped, 0);
	jk_buffer_string(&a->out, unit->word);
	return 1;
}
