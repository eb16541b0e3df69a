/* Functions of templates that count and label. */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "template/answering.h"

/* --- counters --- */

typedef struct {
	const char *name;
	long long last;
} counter;

void jk_function_state_init(jk_function_state *state) { *state = (jk_function_state){0}; }

void jk_function_state_reset(jk_function_state *state)
{
	jk_function_state_dispose(state);
	jk_function_state_init(state);
}

void jk_function_state_dispose(jk_function_state *state)
{
	if (state->arena)
		jk_arena_free(state->arena);
	state->arena = NULL;
}

static counter *find_counter(const jk_function_state *state, const char *name)
{
	for (size_t i = 0; i < state->counters.count; i++) {
		counter *c = state->counters.items[i];
		if (strcmp(c->name, name) == 0)
			return c;
	}
	return NULL;
}

static counter *new_counter(jk_answering *a, const char *name)
{
	jk_function_state *s = a->state;
	if (s->counters.count == JK_COUNTERS) {
		(void)jk_refuse(a, _("a document has at most %d counters"), JK_COUNTERS);
		return NULL;
	}
	if (!s->arena && jk_arena_new(&s->arena) != JK_OK) {
		s->arena = NULL;
		a->no_memory = 1;
		return NULL;
	}
	counter *made = jk_arena_allocate(s->arena, sizeof *made);
	if (made)
		made->name = jk_arena_string(s->arena, name);
	if (!made || !made->name || jk_list_add(&s->counters, s->arena, made) != JK_OK) {
		a->no_memory = 1;
		return NULL;
	}
	return made;
}

/* Where the second argument says to begin. */
static int read_start(jk_answering *a, long long *start)
{
	static const long long most = 1000000000;
	const char *text = a->call->texts[1];
	jk_decimal decimal;
	*start = 1;
	if (jk_text_equal(text, "restart") || jk_text_equal(text, "最初から"))
		return 1;
	if (!jk_decimal_parse(&decimal, text) || !jk_decimal_whole(&decimal, start) || *start < 0 || *start > most)
		return jk_refuse(a, _("'%s' is neither 'restart' nor a whole number"), jk_excerpt(a, text));
	return 1;
}

int jk_call_counter(jk_answering *a)
{
	long long start = 0;
	int starts = a->call->count > 1;
	if (starts && !read_start(a, &start))
		return 0;
	counter *c = find_counter(a->state, a->call->texts[0]);
	if (!c)
		c = new_counter(a, a->call->texts[0]);
	if (!c)
		return 0;
	c->last = starts ? start : c->last + 1;
	jk_buffer_format(&a->out, "%lld", c->last);
	return 1;
}

int jk_call_counter_now(jk_answering *a)
{
	const counter *c = find_counter(a->state, a->call->texts[0]);
	if (!c)
		return jk_refuse(a, _("nothing has been counted as '%s' yet"), jk_excerpt(a, a->call->texts[0]));
	jk_buffer_format(&a->out, "%lld", c->last);
	return 1;
}

/* --- labels --- */

enum { LOWER = 1 << 0, SYMBOL = 1 << 1 };
const jk_function_form jk_alpha_forms[] = {{"lower", "小文字", LOWER, 0}, {NULL, NULL, 0, 0}};
const jk_function_form jk_roman_forms[] = {{"lower", "小文字", LOWER, 0}, {"symbol", "記号", SYMBOL, 1}, {NULL, NULL, 0, 0}};

enum { LABEL_MOST = 1000000 };

static int read_ordinal(jk_answering *a, unsigned least, unsigned *n)
{
	long long number;
	if (!jk_whole_argument(a, 0, least, LABEL_MOST, &number))
		return 0;
	*n = (unsigned)number;
	return 1;
}

static void make_lower(jk_buffer *buffer)
{
	for (size_t i = 0; i < buffer->length; i++)
		if (buffer->bytes[i] >= 'A' && buffer->bytes[i] <= 'Z')
			buffer->bytes[i] = (char)(buffer->bytes[i] - 'A' + 'a');
}

int jk_call_alpha(jk_answering *a)
{
	unsigned n;
	if (!read_ordinal(a, 1, &n))
		return 0;
	jk_numeral_put_letters(&a->out, n);
	if (a->form & LOWER)
		make_lower(&a->out);
	return 1;
}

/* Ⅰ … Ⅻ are characters of their own; beyond them there are letters only. */
int jk_call_roman(jk_answering *a)
{
	enum { CAPITAL = 0x2160, SMALL = 0x2170, SYMBOLS = 12 };
	unsigned n;
	if (!read_ordinal(a, 1, &n))
		return 0;
	if (a->form & SYMBOL && n <= SYMBOLS)
		jk_text_put(&a->out, (a->form & LOWER ? SMALL : CAPITAL) + n - 1);
	else
		jk_numeral_put_roman(&a->out, n);
	if (a->form & LOWER)
		make_lower(&a->out);
	return 1;
}

static int put_counter(jk_answering *a, const char *kind)
{
	unsigned n;
	if (!read_ordinal(a, 1, &n))
		return 0;
	jk_text_counter(&a->out, kind, n);
	return 1;
}

int jk_call_aiueo(jk_answering *a) { return put_counter(a, "ア"); }

int jk_call_iroha(jk_answering *a) { return put_counter(a, "イ"); }

int jk_call_circled(jk_answering *a)
{
	unsigned n;
	if (!read_ordinal(a, 0, &n))
		return 0;
	jk_numeral_put_circled(&a->out, n);
	return 1;
}

int jk_call_bracketed(jk_answering *a)
{
	unsigned n;
	if (!read_ordinal(a, 1, &n))
		return 0;
	jk_numeral_put_bracketed(&a->out, n);
	return 1;
}
