#include <uchar.h>
#include "compare/words_private.h"

/* Legal units. Each function takes the unit of the text where it would begin and returns the one behind its end, or the same one when there is
 * none. A unit that ends inside a word takes in the whole word, so that glueing only ever takes edges out. */

typedef const char16_t *const strings[];

static size_t literal(const jk_folded *t, size_t at, const char16_t *wanted)
{
	size_t end = at;
	while (*wanted && end < t->count && t->units[end] == *wanted)
		end++, wanted++;
	return *wanted ? at : end;
}

/* The first of the table that stands there. */
static size_t one_of(const jk_folded *t, size_t at, const char16_t *const *table)
{
	for (; *table; table++) {
		size_t end = literal(t, at, *table);
		if (end > at)
			return end;
	}
	return at;
}

static unsigned unit_at(const jk_folded *t, size_t at) { return at < t->count ? t->units[at] : 0; }

static int is_kanji_digit(unsigned c)
{
	static const char16_t digits[] = u"〇一二三四五六七八九十百千";
	for (const char16_t *d = digits; *d; d++)
		if (*d == c)
			return 1;
	return 0;
}

/* 30, 1,000, 99.9, 10~20, or kanji digits. */
static size_t number(const jk_folded *t, size_t at)
{
	size_t end = at;
	while (is_kanji_digit(unit_at(t, end)))
		end++;
	if (end > at)
		return end;
	while (jk_is_digit(unit_at(t, end))) {
		unsigned c = unit_at(t, ++end);
		if ((c == '.' || c == ',' || c == '~' || c == '-' || c == 0x301C) && jk_is_digit(unit_at(t, end + 1)))
			end++;
	}
	return end;
}

/* --- numbers of things: 30日以内, 令和8年3月31日 --- */

static size_t counter(const jk_folded *t, size_t at)
{
	static strings counters = {u"か月", u"カ月", u"ヶ月", u"ケ月", u"箇月", u"ヵ月", u"年度", u"年", u"月", u"週間", u"営業日", u"開庁日", u"日", u"時間",
				   u"時", u"分の", u"分", u"秒", u"兆円", u"億円", u"千万円", u"百万円", u"万円", u"千円", u"円", u"億", u"万", u"パーセント", u"%",
				   u"名", u"人", u"件", u"回", u"台", u"個", u"部", u"枚", u"通", u"社", u"者", u"ページ", u"頁", u"行", u"文字", u"字", u"桁", u"項目",
				   u"か所", u"箇所", u"カ所", u"世代", u"段階", u"点", u"割", u"倍", u"条", u"項", u"号", u"章", u"節", u"級", u"種", u"次", u"期", u"つ",
				   u"歳", u"名様", u"階", u"室", u"式", u"度", u"重", u"要素", u"拠点", u"種類", u"メートル", u"キロ", u"GB", u"MB", u"TB", NULL};
	static strings plain = {u"か月", u"箇月", u"年度", u"年", u"月", u"週間", u"日", u"時間", u"分の", u"人", u"条", u"項", u"号", u"回", u"円", NULL};
	return one_of(t, at, is_kanji_digit(unit_at(t, at - 1)) ? plain : counters);
}

static size_t limits(const jk_folded *t, size_t at)
{
	static strings words = {u"以内", u"以上", u"以下", u"未満", u"以前", u"以後", u"以降", u"間", u"目", u"ごと", u"前", u"後", u"超", u"程度", u"分", NULL};
	static strings not_these = {u"前項", u"前条", u"前号", u"前各", u"後段", u"前段", u"前記", u"前払", NULL};
	for (size_t end; one_of(t, at, not_these) == at && (end = one_of(t, at, words)) > at;)
		at = end;
	return at;
}

/* 8年3月31日, 9時30分, 100分の5, 24時間以内 */
static size_t quantity(const jk_folded *t, size_t at)
{
	for (size_t digits = number(t, at), end; digits > at; digits = number(t, at)) {
		end = counter(t, digits);
		if (end == digits)
			return unit_at(t, at - 1) == u'の' ? digits : at;
		at = end;
	}
	return limits(t, at);
}

static size_t amount(const jk_folded *t, size_t at)
{
	static strings before = {u"令和", u"平成", u"昭和", u"大正", u"明治", u"西暦", u"午前", u"午後", u"毎時", u"毎月", u"毎年", NULL};
	size_t named = one_of(t, at, before);
	if (named == at)
		return number(t, at) > at ? quantity(t, at) : at;
	size_t first = literal(t, named, u"元年"), end = first > named ? quantity(t, first) : quantity(t, named);
	return end > named ? end : at;
}

/* --- places in papers: 第15条第2項第3号, 前2項, 別紙1 --- */

/* の2 of 第21条の2, but not of 第5条の30日. */
static size_t branches(const jk_folded *t, size_t at)
{
	while (unit_at(t, at) == u'の') {
		size_t end = number(t, at + 1);
		if (end == at + 1 || counter(t, end) > end)
			return at;
		at = end;
	}
	return at;
}

/* ア of 第3号ア: one katakana or a letter alone. */
static size_t subitem(const jk_folded *t, size_t at)
{
	if (unit_at(t, at - 1) != u'号' || !jk_is_katakana(unit_at(t, at)) || jk_is_katakana(unit_at(t, at + 1)))
		return at;
	return at + 1;
}

static size_t chain(const jk_folded *t, size_t at)
{
	static strings levels = {u"条", u"項", u"号", u"章", u"節", u"款", u"目", u"編", u"回", u"期", u"次", u"版", u"種", u"級", u"類", u"表", u"部", u"位", u"段階", NULL};
	at = subitem(t, branches(t, at));
	while (unit_at(t, at) == u'第') {
		size_t digits = number(t, at + 1);
		if (digits == at + 1)
			break;
		at = subitem(t, branches(t, one_of(t, digits, levels)));
	}
	return at;
}

static size_t relative(const jk_folded *t, size_t at)
{
	static strings before = {u"前各", u"次の各", u"前", u"次", u"同", u"本", u"各", NULL};
	static strings levels = {u"条", u"項", u"号", u"章", u"節", u"款", u"編", NULL};
	size_t named = one_of(t, at, before), digits = named > at ? number(t, named) : at, end = named > at ? one_of(t, digits, levels) : at;
	return named > at && end > digits ? chain(t, end) : at;
}

static size_t annex(const jk_folded *t, size_t at)
{
	static strings names = {u"別紙", u"別表", u"別記様式", u"別記", u"別添", u"様式", u"附則", u"資料", u"図", u"表", NULL};
	size_t named = one_of(t, at, names);
	if (named == at)
		return at;
	size_t linked = chain(t, named), digits = number(t, linked);
	return digits > linked && linked == named ? branches(t, digits) : linked > named ? linked : at;
}

static size_t place(const jk_folded *t, size_t at)
{
	size_t end = unit_at(t, at) == u'第' ? chain(t, at) : at;
	end = end > at ? end : relative(t, at);
	return end > at ? end : annex(t, at);
}

/* --- names and words --- */

/* 「本サービス」 */
static size_t defined(const jk_folded *t, size_t at)
{
	enum { LONGEST = 14 };
	if (unit_at(t, at) != u'「')
		return at;
	for (size_t end = at + 1; end < t->count && end - at <= LONGEST; end++) {
		unsigned c = t->units[end];
		if (c == u'」')
			return end + 1;
		if (c == u'「' || c == u'、' || c == u'。' || c < ' ')
			return at;
	}
	return at;
}

/* (2): the number of an item */
static size_t numbered(const jk_folded *t, size_t at)
{
	size_t digits = unit_at(t, at) == '(' ? number(t, at + 1) : at;
	return digits > at + 1 && unit_at(t, digits) == ')' ? digits + 1 : at;
}

static int is_alphanumeric(unsigned c) { return jk_is_digit(c) || jk_is_latin(c); }

/* TLS1.2, Wi-Fi, 3.1-8-5, https://example.jp/ */
static size_t latin(const jk_folded *t, size_t at)
{
	static const char16_t joints[] = u"-./:_@&+#'~";
	size_t end = at;
	while (is_alphanumeric(unit_at(t, end))) {
		const char16_t *joint = joints;
		while (*joint && *joint != unit_at(t, end + 1))
			joint++;
		end += *joint && is_alphanumeric(unit_at(t, end + 2)) ? 2 : 1;
	}
	return end;
}

static size_t legal_unit(const jk_folded *t, size_t at)
{
	static size_t (*const kinds[])(const jk_folded *, size_t) = {defined, numbered, place, amount, latin};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t end = kinds[i](t, at);
		if (end > at)
			return end;
	}
	return at;
}

/* --- inflected forms, which a dictionary of nouns cuts badly: しな|け|れ|ば, 生|じ|た, 知|っ|た --- */

/* Whole wherever they stand. */
static size_t phrase(const jk_folded *t, size_t at)
{
	static strings phrases = {u"なければ", u"ならない", u"かかわらず", u"直ちに", u"速やかに", u"遅滞なく", u"遅滞無く", u"ただし書", NULL};
	return one_of(t, at, phrases);
}

/* A lone hiragana behind a kanji that is no particle and no form of する. */
static int is_ending(const jk_folded *t, const unsigned char *edges, size_t at)
{
	static const char16_t endings[] = u"わいうえきぎくぐけげこじちつばびぶべまみむめらりるれろ";
	const char16_t *ending = endings;
	while (*ending && *ending != t->units[at])
		ending++;
	return *ending && jk_is_kanji(t->units[at - 1]) && (at + 1 == t->count || edges[at + 1]);
}

static int is_small(unsigned c) { return c == u'っ' || c == u'ゃ' || c == u'ゅ' || c == u'ょ'; }

static void mend_edges(const jk_folded *t, unsigned char *edges)
{
	for (size_t at = 0, end; at < t->count; at = end > at ? end : at + 1) {
		end = phrase(t, at);
		if (end > at)
			edges[at] = edges[end] = 1;
		for (size_t i = at + 1; i < end; i++)
			edges[i] = 0;
	}
	for (size_t at = 1; at < t->count; at++)
		if (edges[at] && (is_small(t->units[at]) || t->units[at - 1] == u'っ' || is_ending(t, edges, at)))
			edges[at] = 0;
}

void jk_words_glue(const jk_folded *text, unsigned char *edges)
{
	mend_edges(text, edges);
	for (size_t at = 0, end; at < text->count; at = end) {
		end = edges[at] ? legal_unit(text, at) : at;
		if (end == at) {
			end++;
			continue;
		}
		while (end < text->count && !edges[end])
			end++;
		for (size_t i = at + 1; i < end; i++)
			edges[i] = 0;
	}
}
