/* From a typed line to a value of the profile. Nothing is guessed: what is not one of the ways to say a thing is refused. */
#include <ctype.h>
#include <string.h>
#include "base/date.h"
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/numeral.h"
#include "base/text.h"
#include "base/width.h"
#include "interview/interviewing.h"
#include "profile/country.h"

/* --- words of turns --- */

static const struct {
	jk_interview_turn turn;
	const char *word;
} turns[] = {
	{JK_TURN_BACK, "戻る"}, {JK_TURN_BACK, "もどる"}, {JK_TURN_BACK, "back"}, {JK_TURN_BACK, "<"},  {JK_TURN_HELP, "?"},
	{JK_TURN_HELP, "？"},   {JK_TURN_HELP, "help"},   {JK_TURN_HELP, "説明"}, {JK_TURN_STOP, "中断"}, {JK_TURN_STOP, "stop"},
	{JK_TURN_STOP, "quit"},
};

int jk_answer_is(const char *line, jk_interview_turn turn)
{
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
		if (turns[i].turn == turn && strcmp(line, turns[i].word) == 0)
			return 1;
	return 0;
}

/* The text behind the word, when the line begins with one of them and a space, or ends there. */
static const char *behind(const char *line, const char *const *words)
{
	for (; *words; words++) {
		const char *rest = jk_text_starts(line, *words) ? line + strlen(*words) : NULL;
		if (rest && !*rest)
			return rest;
		if (rest && (*rest == ' ' || jk_text_starts(rest, "　")))
			return rest + (*rest == ' ' ? 1 : strlen("　"));
	}
	return NULL;
}

static const char *const undecided_words[] = {"未定", "未決", "undecided", "tbd", NULL};

/* --- helpers --- */

static int refuse(jk_interview *iv, const char *message, const char *value)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_diagnostic_fill(&text, message, (const jk_argument[]){{"value", value}, {NULL, NULL}});
	iv->said = jk_iv_keep(iv, &text);
	return 0;
}

static const char *narrow(jk_interview *iv, const char *text)
{
	jk_buffer out;
	jk_buffer_init(&out, 0);
	jk_width_put_narrow(&out, text);
	const char *kept = jk_iv_keep(iv, &out);
	return kept ? jk_text_trim(iv->arena, kept) : NULL;
}

static int take(jk_interview *iv, jk_answer *out, const char *text)
{
	jk_iv_push(iv, &out->texts, text);
	return 1;
}

/* --- undecided: 未定 [who] [until] [note] --- */

static void read_undecided(jk_interview *iv, const char *rest, jk_answer *out)
{
	out->undecided = 1;
	for (int words = 0; *rest; words++) {
		rest += strspn(rest, " ");
		while (jk_text_starts(rest, "　"))
			rest += strlen("　");
		const char *end = strstr(rest, "　");
		size_t length = strcspn(rest, " ");
		length = end && (size_t)(end - rest) < length ? (size_t)(end - rest) : length;
		const char *word = jk_arena_text(iv->arena, rest, length);
		const char *plain = word ? narrow(iv, word) : NULL;
		jk_date date;
		jk_buffer iso;
		jk_buffer_init(&iso, 0);
		if (!plain || !*plain)
			break;
		if (!out->due && jk_date_read(plain, &date)) {
			jk_date_put_iso(&iso, date);
			out->due = jk_iv_keep(iv, &iso);
		} else if (!words)
			out->decider = word;
		else {
			out->note = jk_iv_format(iv, "%s", rest);
			break;
		}
		rest += length;
	}
}

/* --- choices --- */

static int same_word(const char *a, const char *b)
{
	while (*a && tolower((unsigned char)*a) == tolower((unsigned char)*b))
		a++, b++;
	return !*a && !*b;
}

/* The word before its explanation: options read "SaaS（でき上がった…）". */
static int is_head_of(const char *word, const char *option)
{
	size_t length = strlen(word);
	static const char *const marks[] = {"（", "：", " (", ": ", "、", "。", " – "};
	if (!length || strncmp(option, word, length) != 0)
		return 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (jk_text_starts(option + length, marks[i]))
			return 1;
	return 0;
}

static int is_yes(const char *word)
{
	static const char *const words[] = {"はい", "y", "yes", "有", "あり", "○", "ある", "する", "できる"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (same_word(word, words[i]))
			return 1;
	return 0;
}

static int is_no(const char *word)
{
	static const char *const words[] = {"いいえ", "n", "no", "無", "なし", "×", "ない", "しない", "できない"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (same_word(word, words[i]))
			return 1;
	return 0;
}

int jk_answer_yes(jk_interview *iv, const char *line)
{
	const char *word = narrow(iv, line);
	if (!word)
		return -1;
	if (strcmp(word, "1") == 0 || is_yes(word))
		return 1;
	return strcmp(word, "2") == 0 || is_no(word) || behind(line, undecided_words) ? 0 : -1;
}

/* The Japanese words of papers and forms, whatever the locale. */
static const char *key_of_label(jk_interview *iv, const jk_ask *ask, const char *text)
{
	const jk_vocabulary *v = jk_words_vocabulary(iv);
	for (size_t i = 0; ask->list && i < iv->catalog->labels.count; i++) {
		const jk_label *label = iv->catalog->labels.items[i];
		if (jk_text_equal(label->list, ask->list) && jk_text_equal(jk_words_label(iv, label), text))
			return label->key;
	}
	for (size_t i = 0; ask->parameter && i < ask->parameter->choice_count; i++)
		if (jk_text_equal(ask->parameter->choices[i].label, text))
			return ask->parameter->choices[i].value;
	for (size_t i = 0; ask->kind == JK_ASKS_LEVEL && v && i < v->level_count; i++)
		if (jk_text_equal(v->levels[i].of, ask->of) && jk_text_equal(v->levels[i].label, text))
			return v->levels[i].id;
	return NULL;
}

/* The one option that the words stand in; NULL when they stand in none or several. A person at the screen sees what was taken. */
static const char *only_one_with(const char *line, const jk_list *keys, const jk_list *words)
{
	enum { CHARACTERS_LEAST = 2 };
	const char *found = NULL;
	for (size_t i = 0; i < keys->count && jk_text_length(line) >= CHARACTERS_LEAST; i++) {
		if (!strstr(words->items[i], line))
			continue;
		if (found)
			return NULL;
		found = keys->items[i];
	}
	return found;
}

static const char *choose_exactly(jk_interview *iv, const char *line, const jk_list *keys, const jk_list *words)
{
	const char *plain = narrow(iv, line);
	double number;
	if (!plain)
		return NULL;
	if (jk_text_number(plain, &number) && number >= 1 && number <= (double)keys->count && number == (double)(size_t)number)
		return keys->items[(size_t)number - 1];
	for (size_t i = 0; i < keys->count; i++)
		if (same_word(plain, keys->items[i]) || strcmp(line, words->items[i]) == 0 || is_head_of(line, words->items[i]))
			return keys->items[i];
	return NULL;
}

const char *jk_answer_choose(jk_interview *iv, const char *line, const jk_list *keys, const jk_list *words)
{
	const char *key = choose_exactly(iv, line, keys, words);
	return key ? key : only_one_with(line, keys, words);
}

static const char *choose(jk_interview *iv, const jk_ask *ask, const char *line)
{
	jk_list keys = {0}, words = {0};
	jk_words_options(iv, ask, &keys, &words);
	const char *key = choose_exactly(iv, line, &keys, &words), *plain = key ? NULL : narrow(iv, line);
	if (!key)
		key = key_of_label(iv, ask, line);
	for (size_t i = 0; !key && plain && i < keys.count; i++)
		if ((jk_text_equal(keys.items[i], "yes") && is_yes(plain)) || (jk_text_equal(keys.items[i], "no") && is_no(plain)))
			key = keys.items[i];
	return key || iv->reading_form ? key : only_one_with(line, &keys, &words);
}

static int read_choice(jk_interview *iv, const jk_ask *ask, const char *line, jk_answer *out)
{
	const char *key = choose(iv, ask, line);
	return key ? take(iv, out, key) : refuse(iv, _("'{value}' is not one of the choices: write its number."), line);
}

static size_t part_length(const char *at)
{
	static const char *const marks[] = {",", "、", "，", "・", " ", "　", "及び"};
	for (const char *p = at; *p; p++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (jk_text_starts(p, marks[i]))
				return (size_t)(p - at);
	return strlen(at);
}

static size_t mark_length(const char *at)
{
	static const char *const marks[] = {",", "、", "，", "・", " ", "　", "及び"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (jk_text_starts(at, marks[i]))
			return strlen(marks[i]);
	return 0;
}

static int has(const jk_list *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++)
		if (jk_text_equal(list->items[i], text))
			return 1;
	return 0;
}

static int read_many(jk_interview *iv, const jk_ask *ask, const char *line, jk_answer *out)
{
	for (const char *at = line; *at;) {
		size_t length = part_length(at);
		const char *part = jk_arena_text(iv->arena, at, length);
		const char *key = part && *part ? choose(iv, ask, part) : NULL;
		if (part && *part && !key)
			return refuse(iv, _("'{value}' is not one of the choices: write its number."), part);
		if (key && !has(&out->texts, key))
			take(iv, out, key);
		at += length + mark_length(at + length);
	}
	return out->texts.count ? 1 : refuse(iv, _("'{value}' is not one of the choices: write its number."), line);
}

/* --- numbers --- */

/* Splits "1,200万円" into the number and what stands behind it. */
static int split_number(jk_interview *iv, const char *line, const char **number, const char **rest)
{
	const char *plain = narrow(iv, line);
	size_t length = plain ? strspn(plain, "0123456789.,") : 0;
	const char *head = length ? jk_arena_text(iv->arena, plain, length) : NULL;
	jk_decimal decimal;
	jk_buffer out;
	if (!head || !jk_decimal_parse(&decimal, head))
		return 0;
	const char *tail = jk_text_trim(iv->arena, plain + length), *zeros = "";
	if (tail && !*decimal.fraction && jk_text_starts(tail, "万"))
		zeros = "0000";
	else if (tail && !*decimal.fraction && jk_text_starts(tail, "億"))
		zeros = "00000000";
	jk_buffer_init(&out, 0);
	jk_numeral_put(&out, &decimal, 0, 0);
	jk_buffer_string(&out, zeros);
	*number = jk_iv_keep(iv, &out);
	*rest = tail ? tail + (*zeros ? strlen("万") : 0) : NULL;
	return *number && *rest;
}

static int read_number(jk_interview *iv, const char *line, jk_answer *out)
{
	static const char *const units[] = {"", "円", "人", "名", "%", "パーセント", "秒", "回", "世代", "か所", "箇所", "ヶ所", "件", "時間", "yen", "percent", "people"};
	const char *number, *rest;
	if (!split_number(iv, line, &number, &rest))
		return refuse(iv, _("'{value}' is not a number: write it in digits."), line);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (same_word(rest, units[i]))
			return take(iv, out, number);
	return refuse(iv, _("'{value}' is not a number: write it in digits."), line);
}

static const char *unit_named(const char *word)
{
	static const char *const units[][2] = {
		{"分", "minute"},        {"minute", "minute"}, {"minutes", "minute"}, {"分間", "minute"}, {"時間", "hour"},
		{"hour", "hour"},        {"hours", "hour"},    {"日", "day"},         {"日間", "day"},    {"day", "day"},
		{"days", "day"},         {"営業日", "business-day"}, {"開庁日", "business-day"}, {"business day", "business-day"},
		{"business days", "business-day"}, {"business-day", "business-day"}, {"か月", "month"}, {"ヶ月", "month"}, {"カ月", "month"}, {"ケ月", "month"},
		{"箇月", "month"},       {"か月間", "month"},  {"month", "month"},    {"months", "month"}, {"年", "year"},
		{"年間", "year"},        {"year", "year"},     {"years", "year"},
	};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (same_word(word, units[i][0]))
			return units[i][1];
	return NULL;
}

/* "30日以内", "90日前まで": the rest says what the paper says by itself. */
static const char *without_suffix(jk_interview *iv, const char *word)
{
	static const char *const suffixes[] = {"前まで", "以内", "まで", "ごと", "毎", "前", "以上"};
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (jk_text_ends(word, suffixes[i]))
			return jk_arena_text(iv->arena, word, strlen(word) - strlen(suffixes[i]));
	return word;
}

static int read_duration(jk_interview *iv, const jk_ask *ask, const char *line, jk_answer *out)
{
	const char *number, *rest;
	if (!split_number(iv, line, &number, &rest))
		return refuse(iv, _("'{value}' is not a number and a unit: write as in 24 hours, 30 days, 3 months."), line);
	rest = without_suffix(iv, rest);
	out->unit = rest && *rest ? unit_named(rest) : rest ? ask->unit : NULL;
	if (!out->unit)
		return refuse(iv, _("'{value}' is not a number and a unit: write as in 24 hours, 30 days, 3 months."), line);
	return take(iv, out, number);
}

/* --- dates and countries --- */

static int read_date(jk_interview *iv, const char *line, jk_answer *out)
{
	const char *plain = narrow(iv, line), *word = plain ? without_suffix(iv, plain) : NULL;
	jk_date date;
	jk_buffer text;
	if (word && (same_word(word, "今日") || same_word(word, "today")))
		return take(iv, out, iv->date);
	if (!word || !jk_date_read(word, &date))
		return refuse(iv, _("'{value}' is not a date: write as in 2027-04-01."), line);
	jk_buffer_init(&text, 0);
	jk_date_put_iso(&text, date);
	return take(iv, out, jk_iv_keep(iv, &text));
}

static int read_country(jk_interview *iv, const char *line, jk_answer *out)
{
	const char *plain = narrow(iv, line);
	char code[3] = "";
	if (plain && strlen(plain) == 2)
		for (int i = 0; i < 2; i++)
			code[i] = (char)toupper((unsigned char)plain[i]);
	if (jk_country_known(code))
		return take(iv, out, jk_country_find(code)->code);
	const jk_country *country = plain ? jk_country_named(plain) : NULL;
	if (country)
		return take(iv, out, country->code);
	for (size_t i = 0; i < iv->catalog->labels.count; i++) {
		const jk_label *label = iv->catalog->labels.items[i];
		if (jk_text_equal(label->list, "country") && jk_text_equal(label->text, line))
			return take(iv, out, label->key);
	}
	return refuse(iv, _("'{value}' is not a country: write its name, as in Japan, or two letters, as in JP."), line);
}

/* --- the whole --- */

static int read_value(jk_interview *iv, const jk_ask *ask, const char *line, jk_answer *out)
{
	switch (ask->kind) {
	case JK_ASKS_TEXT: return take(iv, out, line);
	case JK_ASKS_MANY: return read_many(iv, ask, line, out);
	case JK_ASKS_NUMBER: return read_number(iv, line, out);
	case JK_ASKS_DURATION: return read_duration(iv, ask, line, out);
	case JK_ASKS_DATE: return read_date(iv, line, out);
	case JK_ASKS_COUNTRY: return read_country(iv, line, out);
	default: return read_choice(iv, ask, line, out);
	}
}

int jk_answer_read(jk_interview *iv, const jk_asked *asked, const char *line, jk_answer *out)
{
	const char *rest = behind(line, undecided_words);
	*out = (jk_answer){0};
	if (rest && asked->ask->always_decided)
		return refuse(iv, _("This cannot stay undecided here: it is needed to go on."), line);
	if (rest)
		read_undecided(iv, rest, out);
	else if (!read_value(iv, asked->ask, line, out))
		return 0;
	return !iv->no_memory;
}
