/* Functions of templates for texts. */
#include <string.h>
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/width.h"
#include "template/answering.h"

enum { DIGITS = 1 << 0, LONE = 1 << 1, SQUARE = 1 << 2, CIRCLE = 1 << 3, YES = 1 << 4 };
const jk_function_form jk_wide_forms[] = {{"digits", "数字", DIGITS, 0}, {"lone-digits", "一桁", LONE, 0}, {NULL, NULL, 0, 0}};
const jk_function_form jk_check_forms[] = {
	{"square", "四角", SQUARE, 0}, {"circle", "丸", CIRCLE, 0}, {"yes", "有無", YES, 0}, {NULL, NULL, 0, 0}};

int jk_call_wide(jk_answering *a)
{
	const char *text = a->call->texts[0];
	if (a->form & DIGITS)
		jk_width_put_wide_digits(&a->out, text);
	else if (a->form & LONE)
		jk_width_put_lone_digits(&a->out, text);
	else
		jk_width_put_wide(&a->out, text);
	return 1;
}

int jk_call_narrow(jk_answering *a)
{
	jk_width_put_narrow(&a->out, a->call->texts[0]);
	return 1;
}

/* Latin letters of either width, moved by `step` when they lie from `first` on in the alphabet of their case. */
static void put_case(jk_answering *a, unsigned first, unsigned wide_first, int step)
{
	const char *at = a->call->texts[0];
	for (unsigned c; (c = jk_text_next(&at));) {
		int letter = (c >= first && c < first + 26) || (c >= wide_first && c < wide_first + 26);
		jk_text_put(&a->out, letter ? (unsigned)((int)c + step) : c);
	}
}

int jk_call_upper(jk_answering *a)
{
	put_case(a, 'a', 0xFF41, 'A' - 'a');
	return 1;
}

int jk_call_lower(jk_answering *a)
{
	put_case(a, 'A', 0xFF21, 'a' - 'A');
	return 1;
}

int jk_call_trim(jk_answering *a)
{
	a->as_it_is = jk_text_trim(a->call->arena, a->call->texts[0]);
	a->no_memory |= !a->as_it_is;
	return 1;
}

int jk_call_replace(jk_answering *a)
{
	const char *at = a->call->texts[0], *from = a->call->texts[1], *to = a->call->texts[2], *found;
	if (!*from)
		return jk_refuse(a, _("argument %d is blank"), 2);
	for (; (found = strstr(at, from)); at = found + strlen(from)) {
		jk_buffer_add(&a->out, at, (size_t)(found - at));
		jk_buffer_string(&a->out, to);
	}
	jk_buffer_string(&a->out, at);
	return 1;
}

/* The Nth line; blank when there are fewer: a form has room for more lines than an address fills. */
int jk_call_line(jk_answering *a)
{
	long long n;
	const char *at = a->call->texts[0];
	if (!jk_whole_argument(a, 1, 1, JK_EXPANSION_LIMIT, &n))
		return 0;
	while (--n && *at) {
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	jk_buffer_add(&a->out, at, strcspn(at, "\r\n"));
	return 1;
}

int jk_call_pad(jk_answering *a)
{
	enum { PAD_MOST = 1000 };
	long long width;
	const char *text = a->call->texts[0], *fill = a->call->count > 2 ? a->call->texts[2] : "0";
	if (!jk_whole_argument(a, 1, 1, PAD_MOST, &width))
		return 0;
	if (jk_text_length(fill) != 1)
		return jk_refuse(a, _("'%s' is not one character"), jk_excerpt(a, fill));
	for (size_t length = jk_text_length(text); length < (size_t)width; length++)
		jk_buffer_string(&a->out, fill);
	jk_buffer_string(&a->out, text);
	return 1;
}

int jk_call_default(jk_answering *a)
{
	a->as_it_is = jk_text_blank(a->call->texts[0]) ? a->call->texts[1] : a->call->texts[0];
	return 1;
}

int jk_call_blank(jk_answering *a)
{
	a->as_it_is = jk_text_blank(a->call->texts[0]) ? "true" : "false";
	return 1;
}

/* As XPath's boolean(), of what has become text: a set holds when it has a node. */
static int holds(const jk_answering *a)
{
	const char *text = a->call->texts[0];
	if (a->call->is_set[0])
		return a->call->sets[0].count > 0;
	return *text && strcmp(text, "false") != 0 && strcmp(text, "0") != 0 && strcmp(text, "NaN") != 0;
}

int jk_call_choose(jk_answering *a)
{
	a->as_it_is = a->call->texts[holds(a) ? 1 : 2];
	return 1;
}

int jk_call_check(jk_answering *a)
{
	int yes = holds(a);
	if (a->form & SQUARE)
		a->as_it_is = yes ? "■" : "□";
	else if (a->form & CIRCLE)
		a->as_it_is = yes ? "○" : "";
	else if (a->form & YES)
		a->as_it_is = yes ? "有" : "無";
	else
		a->as_it_is = yes ? "☑" : "□";
	return 1;
}
