/* Calling a function of a template: its arguments are read here, so that every function refuses the same fault with the same words. */
#include "template/function.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "template/answering.h"
#include "template/template.h"

const jk_template_function jk_template_function_rows[] = {
#define JK_FUNCTION(symbol, name, alias, least, most, gives, take0, take1, take2, forms) \
	{name, alias, least, most, JK_GIVES_##gives, {JK_TAKES_##take0, JK_TAKES_##take1, JK_TAKES_##take2}, forms},
#include "template/function.def"
#undef JK_FUNCTION
	{NULL, NULL, 0, 0, JK_GIVES_TEXT, {JK_TAKES_ANY, JK_TAKES_ANY, JK_TAKES_ANY}, NULL},
};

enum {
#define JK_FUNCTION(symbol, name, alias, least, most, gives, take0, take1, take2, forms) ROW_##symbol,
#include "template/function.def"
#undef JK_FUNCTION
};

const jk_template_function *jk_template_function_named(const char *name)
{
	for (const jk_template_function *f = jk_template_function_rows; f->name; f++)
		if (strcmp(f->name, name) == 0 || strcmp(f->alias, name) == 0)
			return f;
	return NULL;
}

jk_function_takes jk_template_function_takes(const jk_template_function *function, int index)
{
	return function->takes[index < JK_FUNCTION_TAKES ? index : JK_FUNCTION_TAKES - 1];
}

/* --- reasons --- */

int jk_refuse(jk_answering *a, const char *format, ...)
{
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	(void)vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	*a->call->reason = jk_arena_string(a->call->arena, text);
	a->no_memory |= !*a->call->reason;
	return 0;
}

const char *jk_excerpt(jk_answering *a, const char *text)
{
	enum { SHOWN = 40 };
	const char *end = text;
	for (int i = 0; i < SHOWN; i++)
		(void)jk_text_next(&end);
	if (!*end)
		return text;
	const char *kept = jk_arena_format(a->call->arena, "%.*s…", (int)(end - text), text);
	a->no_memory |= !kept;
	return kept ? kept : "";
}

int jk_whole_argument(jk_answering *a, int index, long long least, long long most, long long *out)
{
	if (!jk_decimal_whole(&a->numbers[index], out) || *out < least || *out > most)
		return jk_refuse(a, _("'%s' is no whole number from %lld to %lld"), jk_excerpt(a, a->call->texts[index]), least, most);
	return 1;
}

/* --- arguments --- */

static int is_missing(const jk_answering *a, int index) { return a->call->is_set[index] && !a->call->sets[index].count; }

static int refuse_nothing(jk_answering *a, int index)
{
	if (is_missing(a, index))
		return jk_refuse(a, _("argument %d finds nothing"), index + 1);
	return jk_refuse(a, _("argument %d is blank"), index + 1);
}

static int read_number(jk_answering *a, int index)
{
	const char *text = a->call->texts[index];
	if (index >= JK_FUNCTION_TAKES || jk_text_blank(text))
		return refuse_nothing(a, index);
	if (!jk_decimal_parse(&a->numbers[index], text))
		return jk_refuse(a, _("'%s' is no number"), jk_excerpt(a, text));
	return 1;
}

static int read_date(jk_answering *a, int index)
{
	const char *text = a->call->texts[index];
	if (index >= JK_FUNCTION_TAKES || jk_text_blank(text))
		return refuse_nothing(a, index);
	if (!jk_date_read(text, &a->dates[index]))
		return jk_refuse(a, _("'%s' is no date: write it like 2026-04-01"), jk_excerpt(a, text));
	return 1;
}

/* "'short', 'year', …" */
static int refuse_form(jk_answering *a, const char *word)
{
	char words[384] = "";
	size_t used = 0;
	for (const jk_function_form *f = a->function->forms; f->word && used < sizeof words; f++)
		used += (size_t)snprintf(words + used, sizeof words - used, "%s%s", used ? ", " : "", f->word);
	return jk_refuse(a, _("'%s' is none of its forms: %s"), jk_excerpt(a, word), words);
}

static int add_form(jk_answering *a, const char *word, unsigned *groups)
{
	for (const jk_function_form *f = a->function->forms; f->word; f++) {
		if (strcmp(f->word, word) != 0 && strcmp(f->alias, word) != 0)
			continue;
		if (*groups & 1u << f->group)
			return jk_refuse(a, _("the form '%s' contradicts the one before it"), f->word);
		*groups |= 1u << f->group;
		a->form |= f->bit;
		return 1;
	}
	return refuse_form(a, word);
}

static int read_forms(jk_answering *a, int index)
{
	unsigned groups = 0;
	const char *at = a->call->texts[index], *wide_space = "　";
	for (;;) {
		while (*at == ' ' || jk_text_starts(at, wide_space))
			at += *at == ' ' ? 1 : strlen(wide_space);
		if (!*at)
			return 1;
		const char *wide_end = strstr(at, wide_space);
		size_t length = strcspn(at, " ");
		if (wide_end && (size_t)(wide_end - at) < length)
			length = (size_t)(wide_end - at);
		const char *word = jk_arena_text(a->call->arena, at, length);
		if (!word) {
			a->no_memory = 1;
			return 0;
		}
		if (!add_form(a, word, &groups))
			return 0;
		at += length;
	}
}

static int read_argument(jk_answering *a, int index)
{
	switch (jk_template_function_takes(a->function, index)) {
	case JK_TAKES_TEXT: return is_missing(a, index) ? refuse_nothing(a, index) : 1;
	case JK_TAKES_NUMBER: return read_number(a, index);
	case JK_TAKES_DATE: return read_date(a, index);
	case JK_TAKES_FORM: return read_forms(a, index);
	case JK_TAKES_ANY:
	case JK_TAKES_LIST:
	case JK_TAKES_TEST: break;
	}
	return 1;
}

/* The first argument to be shown or reckoned with that nobody decided. */
static const char *undecided(const jk_answering *a)
{
	for (int i = 0; i < a->call->count; i++) {
		jk_function_takes takes = jk_template_function_takes(a->function, i);
		if ((takes == JK_TAKES_TEXT || takes == JK_TAKES_NUMBER || takes == JK_TAKES_DATE) &&
		    jk_text_starts(a->call->texts[i], JK_UNDECIDED_MARK))
			return a->call->texts[i];
	}
	return NULL;
}

/* --- calls --- */

static const char *finish(jk_answering *a, int answered)
{
	const char *text = NULL;
	if (answered && !a->no_memory && jk_buffer_result(&a->out) == JK_OK)
		text = a->as_it_is ? a->as_it_is : jk_arena_text(a->call->arena, jk_buffer_text(&a->out), a->out.length);
	jk_buffer_dispose(&a->out);
	return text;
}

static const char *answer(const jk_template_function *function, int (*work)(jk_answering *), const jk_xpath_call *call)
{
	jk_answering a = {.call = call, .function = function, .state = call->state};
	jk_buffer_init(&a.out, 0);
	const char *mark = undecided(&a);
	if (mark && function->gives != JK_GIVES_NUMBER)
		return mark;
	int fine = 1;
	for (int i = 0; i < call->count && fine; i++)
		fine = read_argument(&a, i);
	return finish(&a, fine && work(&a));
}

#define JK_FUNCTION(symbol, name, alias, least, most, gives, take0, take1, take2, forms)         \
	static const char *run_##symbol(const jk_xpath_call *call)                               \
	{                                                                                        \
		return answer(&jk_template_function_rows[ROW_##symbol], jk_call_##symbol, call); \
	}
#include "template/function.def"
#undef JK_FUNCTION

enum {
	ANSWER_TEXT = JK_XPATH_TEXT,
	ANSWER_DATE = JK_XPATH_TEXT,
	ANSWER_AMOUNT = JK_XPATH_TEXT,
	ANSWER_NUMBER = JK_XPATH_NUMBER,
	ANSWER_TRUTH = JK_XPATH_BOOLEAN,
};

const jk_xpath_function jk_template_functions[] = {
#define JK_FUNCTION(symbol, name, alias, least, most, gives, take0, take1, take2, forms) \
	{name, least, most, (jk_xpath_answer)ANSWER_##gives, run_##symbol}, {alias, least, most, (jk_xpath_answer)ANSWER_##gives, run_##symbol},
#include "template/function.def"
#undef JK_FUNCTION
	{NULL, 0, 0, JK_XPATH_TEXT, NULL},
};
