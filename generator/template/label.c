#include "template/label.h"
#include <stdio.h>
#include <string.h>
#include "base/numeral.h"
#include "base/text.h"

/* --- counting --- */

void jk_label_count(jk_label_counter *counter, const jk_label_scheme *scheme, unsigned level, unsigned start)
{
	for (unsigned above = 0; above < level; above++)
		if (!(counter->started & (1U << above))) {
			counter->numbers[above] = scheme->levels[above].start;
			counter->started |= 1U << above;
		}
	if (start != JK_LABEL_GO_ON)
		counter->numbers[level] = start;
	else if (counter->started & (1U << level))
		counter->numbers[level]++;
	else
		counter->numbers[level] = scheme->levels[level].start;
	counter->started |= 1U << level;
	for (unsigned below = level + 1; below < JK_LABEL_LEVELS; below++)
		if (level < scheme->levels[below].restart)
			counter->started &= ~(1U << below);
}

/* --- one number --- */

static void put_nth(jk_buffer *out, const char *letters, unsigned n)
{
	const char *at = letters, *start = letters;
	for (unsigned i = 0; i < n && *at; i++) {
		start = at;
		(void)jk_text_next(&at);
	}
	if (n && n <= jk_text_length(letters))
		jk_buffer_add(out, start, (size_t)(at - start));
	else
		jk_buffer_format(out, "%u", n);
}

/* A … Z AA BB */
static void put_letters(jk_buffer *out, unsigned n, char first)
{
	enum { MOST = 30 * 26 };
	for (unsigned i = 0; n && n <= MOST && i <= (n - 1) / 26; i++)
		jk_buffer_char(out, (char)(first + (char)((n - 1) % 26)));
}

static void lower(jk_buffer *out, size_t from)
{
	for (size_t i = from; i < out->length; i++)
		if (out->bytes[i] >= 'A' && out->bytes[i] <= 'Z')
			out->bytes[i] = (char)(out->bytes[i] - 'A' + 'a');
}

static void put_wide(jk_buffer *out, unsigned n)
{
	char digits[16];
	unsigned count = 0;
	do
		digits[count++] = (char)(n % 10);
	while ((n /= 10) != 0);
	while (count--)
		jk_text_put(out, 0xFF10 + (unsigned)digits[count]);
}

static void read_number(jk_decimal *out, unsigned n)
{
	char text[16];
	snprintf(text, sizeof text, "%u", n);
	(void)jk_decimal_parse(out, text);
}

static void put_words(jk_buffer *out, unsigned n, jk_numeral_words words)
{
	jk_decimal decimal;
	read_number(&decimal, n);
	jk_numeral_put_words(out, &decimal, words);
}

static void put_kanji_digits(jk_buffer *out, unsigned n)
{
	jk_decimal decimal;
	read_number(&decimal, n);
	jk_numeral_put_digits(out, &decimal);
}

typedef enum { DIGITS, PADDED, ROMAN, LOWER_ROMAN, LETTERS, LOWER_LETTERS, WIDE, KANJI, KANJI_DIGITS, DAIJI, CIRCLED, BRACKETED, NTH, NOTHING } number_kind;

/* ISO/IEC 29500-1, 17.18.59 ST_NumberFormat; ODF 1.3 part 3, 19.508 style:num-format, where formats of Asia are told by their first numbers. */
static const struct {
	const char *name;
	number_kind kind;
	const char *letters;
} formats[] = {
	{"decimal", DIGITS, NULL}, {"1", DIGITS, NULL}, {"decimalHalfWidth", DIGITS, NULL}, {"decimalZero", PADDED, NULL},
	{"upperRoman", ROMAN, NULL}, {"I", ROMAN, NULL}, {"lowerRoman", LOWER_ROMAN, NULL}, {"i", LOWER_ROMAN, NULL},
	{"upperLetter", LETTERS, NULL}, {"A", LETTERS, NULL}, {"lowerLetter", LOWER_LETTERS, NULL}, {"a", LOWER_LETTERS, NULL},
	{"decimalFullWidth", WIDE, NULL}, {"decimalFullWidth2", WIDE, NULL}, {"１", WIDE, NULL},
	{"japaneseCounting", KANJI, NULL}, {"chineseCounting", KANJI, NULL}, {"chineseCountingThousand", KANJI, NULL}, {"一", KANJI, NULL},
	{"ideographDigital", KANJI_DIGITS, NULL}, {"japaneseDigitalTenThousand", KANJI_DIGITS, NULL}, {"〇", KANJI_DIGITS, NULL},
	{"japaneseLegal", DAIJI, NULL}, {"壱", DAIJI, NULL},
	{"decimalEnclosedCircle", CIRCLED, NULL}, {"decimalEnclosedCircleChinese", CIRCLED, NULL}, {"①", CIRCLED, NULL},
	{"decimalEnclosedParen", BRACKETED, NULL}, {"⑴", BRACKETED, NULL},
	{"decimalEnclosedFullstop", NTH, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"},
	{"aiueo", NTH, "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"}, {"ｱ", NTH, "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"},
	{"aiueoFullWidth", NTH, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"},
	{"ア", NTH, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"},
	{"iroha", NTH, "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ"}, {"ｲ", NTH, "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ"},
	{"irohaFullWidth", NTH, "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"},
	{"イ", NTH, "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"},
	{"ideographTraditional", NTH, "甲乙丙丁戊己庚辛壬癸"}, {"甲", NTH, "甲乙丙丁戊己庚辛壬癸"},
	{"ideographZodiac", NTH, "子丑寅卯辰巳午未申酉戌亥"}, {"子", NTH, "子丑寅卯辰巳午未申酉戌亥"},
	{"ideographEnclosedCircle", NTH, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"}, {"none", NOTHING, NULL}, {"bullet", NOTHING, NULL}, {"", NOTHING, NULL},
};

enum { FORMATS = sizeof formats / sizeof *formats };

static size_t find_format(const char *name)
{
	size_t length = strcspn(name, ","), i = 0;
	while (i < FORMATS && !(strlen(formats[i].name) == length && memcmp(formats[i].name, name, length) == 0))
		i++;
	return i;
}

static void put_number(jk_buffer *out, size_t format, unsigned n, int letters_count_on)
{
	size_t from = out->length;
	number_kind kind = formats[format].kind;
	switch (kind) {
	case DIGITS: jk_buffer_format(out, "%u", n); break;
	case PADDED: jk_buffer_format(out, "%02u", n); break;
	case ROMAN:
	case LOWER_ROMAN: jk_numeral_put_roman(out, n); break;
	case LETTERS:
	case LOWER_LETTERS:
		if (letters_count_on)
			jk_numeral_put_letters(out, n);
		else
			put_letters(out, n, 'A');
		break;
	case WIDE: put_wide(out, n); break;
	case KANJI: put_words(out, n, JK_NUMERAL_KANJI); break;
	case KANJI_DIGITS: put_kanji_digits(out, n); break;
	case DAIJI: put_words(out, n, JK_NUMERAL_DAIJI); break;
	case CIRCLED: jk_numeral_put_circled(out, n); break;
	case BRACKETED: jk_numeral_put_bracketed(out, n); break;
	case NTH: put_nth(out, formats[format].letters, n); break;
	case NOTHING: break;
	}
	if (kind == LOWER_ROMAN || kind == LOWER_LETTERS)
		lower(out, from);
}

/* --- labels --- */

static int is_number(char c) { return c >= JK_LABEL_NUMBER && c < JK_LABEL_NUMBER + JK_LABEL_LEVELS; }

static int is_delimiter(char c) { return c > ' ' && c < 0x7F && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9'); }

int jk_label_put(jk_buffer *out, const jk_label_scheme *scheme, unsigned level, const unsigned *numbers, int bare)
{
	const jk_label_level *own = &scheme->levels[level];
	for (const char *at = own->text; *at; at++)
		if (is_number(*at) && find_format(scheme->levels[*at - JK_LABEL_NUMBER].format) == FORMATS)
			return 0;
	for (const char *at = own->text; *at; at++) {
		if (!is_number(*at)) {
			if (!bare || is_delimiter(*at))
				jk_buffer_char(out, *at);
			continue;
		}
		const jk_label_level *of = &scheme->levels[*at - JK_LABEL_NUMBER];
		put_number(out, own->digits ? 0 : find_format(of->format), numbers[*at - JK_LABEL_NUMBER], of->letters_count_on);
	}
	return 1;
}

size_t jk_label_before(const jk_label_level *level)
{
	size_t length = 0;
	while (level->text[length] && !is_number(level->text[length]))
		length++;
	return length;
}

size_t jk_label_behind(const jk_label_level *level)
{
	size_t length = strlen(level->text), behind = 0;
	while (behind < length && !is_number(level->text[length - 1 - behind]))
		behind++;
	return behind;
}

unsigned jk_label_topmost(const jk_label_scheme *scheme, unsigned level)
{
	unsigned topmost = level;
	for (const char *at = scheme->levels[level].text; *at; at++)
		if (is_number(*at) && (unsigned)(*at - JK_LABEL_NUMBER) < topmost)
			topmost = (unsigned)(*at - JK_LABEL_NUMBER);
	return topmost;
}
