/* Calls of functions: whether they exist, and what they take. */
#include <string.h>
#include "base/buffer.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/numeral.h"
#include "base/text.h"
#include "template/checking.h"
#include "template/function.h"

/* XPath 1.0, section 4. */
static const jk_signature core[] = {
	{"last", 0, 0, {JK_IS_ANY}, JK_IS_NUMBER},
	{"position", 0, 0, {JK_IS_ANY}, JK_IS_NUMBER},
	{"count", 1, 1, {JK_IS_NODES}, JK_IS_NUMBER},
	{"id", 1, 1, {JK_IS_ANY}, JK_IS_NODES},
	{"local-name", 0, 1, {JK_IS_NODES}, JK_IS_TEXT},
	{"namespace-uri", 0, 1, {JK_IS_NODES}, JK_IS_TEXT},
	{"name", 0, 1, {JK_IS_NODES}, JK_IS_TEXT},
	{"string", 0, 1, {JK_IS_TEXT}, JK_IS_TEXT},
	{"concat", 2, -1, {JK_IS_TEXT, JK_IS_TEXT, JK_IS_TEXT, JK_IS_TEXT}, JK_IS_TEXT},
	{"starts-with", 2, 2, {JK_IS_TEXT, JK_IS_TEXT}, JK_IS_BOOLEAN},
	{"contains", 2, 2, {JK_IS_TEXT, JK_IS_TEXT}, JK_IS_BOOLEAN},
	{"substring-before", 2, 2, {JK_IS_TEXT, JK_IS_TEXT}, JK_IS_TEXT},
	{"substring-after", 2, 2, {JK_IS_TEXT, JK_IS_TEXT}, JK_IS_TEXT},
	{"substring", 2, 3, {JK_IS_TEXT, JK_IS_NUMBER, JK_IS_NUMBER}, JK_IS_TEXT},
	{"string-length", 0, 1, {JK_IS_TEXT}, JK_IS_NUMBER},
	{"normalize-space", 0, 1, {JK_IS_TEXT}, JK_IS_TEXT},
	{"translate", 3, 3, {JK_IS_TEXT, JK_IS_TEXT, JK_IS_TEXT}, JK_IS_TEXT},
	{"boolean", 1, 1, {JK_IS_BOOLEAN}, JK_IS_BOOLEAN},
	{"not", 1, 1, {JK_IS_BOOLEAN}, JK_IS_BOOLEAN},
	{"true", 0, 0, {JK_IS_ANY}, JK_IS_BOOLEAN},
	{"false", 0, 0, {JK_IS_ANY}, JK_IS_BOOLEAN},
	{"lang", 1, 1, {JK_IS_TEXT}, JK_IS_BOOLEAN},
	{"number", 0, 1, {JK_IS_ANY}, JK_IS_NUMBER},
	{"sum", 1, 1, {JK_IS_NODES}, JK_IS_NUMBER},
	{"floor", 1, 1, {JK_IS_NUMBER}, JK_IS_NUMBER},
	{"ceiling", 1, 1, {JK_IS_NUMBER}, JK_IS_NUMBER},
	{"round", 1, 1, {JK_IS_NUMBER}, JK_IS_NUMBER},
	{NULL, 0, 0, {JK_IS_ANY}, JK_IS_ANY},
};

/* --- finding --- */

typedef struct {
	jk_signature signature;
	const jk_function_form *forms; /* or NULL */
} function;

static void take_template_function(function *out, const jk_template_function *row)
{
	static const jk_expression_kind takes[] = {[JK_TAKES_TEXT] = JK_IS_TEXT, [JK_TAKES_ANY] = JK_IS_ANY,      [JK_TAKES_NUMBER] = JK_IS_NUMBER,
						   [JK_TAKES_DATE] = JK_IS_DATE, [JK_TAKES_LIST] = JK_IS_LIST,    [JK_TAKES_TEST] = JK_IS_BOOLEAN,
						   [JK_TAKES_FORM] = JK_IS_FORM};
	static const jk_expression_kind gives[] = {[JK_GIVES_TEXT] = JK_IS_TEXT, [JK_GIVES_DATE] = JK_IS_DATE, [JK_GIVES_AMOUNT] = JK_IS_NUMBER,
						   [JK_GIVES_NUMBER] = JK_IS_NUMBER, [JK_GIVES_TRUTH] = JK_IS_BOOLEAN};
	out->signature = (jk_signature){.name = row->name, .least = row->least, .most = row->most, .answer = gives[row->gives]};
	for (int i = 0; i < JK_SIGNATURE_ARGUMENTS; i++)
		out->signature.arguments[i] = takes[jk_template_function_takes(row, i)];
	out->forms = row->forms;
}

static const jk_signature *find_in(const jk_signature *table, const char *name)
{
	while (table && table->name && strcmp(table->name, name) != 0)
		table++;
	return table && table->name ? table : NULL;
}

static int find_function(const jk_checker *c, function *out, const char *name)
{
	const jk_signature *found = find_in(core, name);
	const jk_template_function *row = jk_template_function_named(name);
	*out = (function){.forms = NULL};
	if (!found)
		found = find_in(c->model->functions, name);
	if (found)
		out->signature = *found;
	else if (row)
		take_template_function(out, row);
	return found || row;
}

static void add_name(jk_checker *c, jk_list *names, const char *name) { c->no_memory |= jk_list_add(names, c->arena, name) != JK_OK; }

static void report_unknown(jk_checker *c, const jk_expr *call)
{
	jk_list names = {0};
	for (const jk_signature *f = core; f->name; f++)
		add_name(c, &names, f->name);
	for (const jk_signature *f = c->model->functions; f && f->name; f++)
		add_name(c, &names, f->name);
	for (const jk_template_function *f = jk_template_function_rows; f->name; f++) {
		add_name(c, &names, f->name);
		add_name(c, &names, f->alias);
	}
	const char *near = jk_text_nearest(call->text, (const char *const *)names.items, names.count);
	const char *advice = near ? jk_check_advice(c, call->text, &near, 1) : _("docs/templates.md lists the functions there are.");
	JK_CHECK_REPORT(c, JK_DIAG_CHECK_FUNCTION, {"expression", c->source}, {"name", call->text}, {"advice", advice});
}

/* --- arguments --- */

static jk_expression_kind kind_of(const jk_signature *s, size_t index)
{
	return s->arguments[index < JK_SIGNATURE_ARGUMENTS ? index : JK_SIGNATURE_ARGUMENTS - 1];
}

/* "wareki(a date, a form)", with what may be left out in [ ]; the name is that which the author chose. */
static const char *usage(jk_checker *c, const char *name, const jk_signature *s)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_format(&text, "%s(", name);
	int shown = s->most < 0 ? s->least + 1 : s->most;
	for (int i = 0; i < shown && i < JK_SIGNATURE_ARGUMENTS; i++) {
		const char *before = i ? ", " : "";
		const char *kind = s->most < 0 && i == s->least ? "…" : jk_check_kind_text(kind_of(s, (size_t)i));
		jk_buffer_format(&text, i < s->least ? "%s%s" : "[%s%s]", before, kind);
	}
	if (shown > JK_SIGNATURE_ARGUMENTS)
		jk_buffer_string(&text, ", …");
	jk_buffer_char(&text, ')');
	c->no_memory |= jk_buffer_result(&text) != JK_OK;
	const char *kept = jk_check_kept(c, jk_arena_string(c->arena, jk_buffer_text(&text)));
	jk_buffer_dispose(&text);
	return kept;
}

static int has_right_count(jk_checker *c, const jk_expr *call, const jk_signature *s)
{
	if (call->part_count >= (size_t)s->least && (s->most < 0 || call->part_count <= (size_t)s->most))
		return 1;
	const char *count = jk_check_kept(c, jk_arena_format(c->arena, "%zu", call->part_count));
	JK_CHECK_REPORT(c, JK_DIAG_CHECK_ARGUMENTS, {"expression", jk_check_expr_text(c, call)}, {"count", count}, {"wanted", usage(c, call->text, s)});
	return 0;
}

static const char *not_a_number(const jk_meaning *m, jk_schema_holding holds)
{
	jk_decimal number;
	if (m->literal)
		return jk_decimal_parse(&number, m->literal) ? NULL : jk_check_kind_text(JK_IS_TEXT);
	return m->kind == JK_IS_DATE ? jk_check_kind_text(JK_IS_DATE) : holds == JK_HOLDS_DATE || holds == JK_HOLDS_WORDS ? jk_check_holding_text(holds) : NULL;
}

static const char *not_a_date(const jk_meaning *m, jk_schema_holding holds)
{
	jk_date date;
	if (m->literal)
		return jk_date_read(m->literal, &date) ? NULL : jk_check_kind_text(JK_IS_TEXT);
	if (m->kind == JK_IS_NUMBER)
		return jk_check_kind_text(JK_IS_NUMBER);
	return holds == JK_HOLDS_DECIMAL || holds == JK_HOLDS_INTEGER || holds == JK_HOLDS_WORDS ? jk_check_holding_text(holds) : NULL;
}

/* What an argument is instead of what is wanted; NULL when it may be right. */
static const char *wrong_kind(const jk_meaning *m, jk_expression_kind wanted)
{
	const jk_datum *datum = NULL;
	jk_schema_holding holds = jk_meaning_holds(m, &datum);
	if (m->kind == JK_IS_ANY || m->open)
		return NULL;
	if (wanted == JK_IS_NODES)
		return m->kind == JK_IS_NODES ? NULL : jk_check_kind_text(m->kind);
	if ((wanted == JK_IS_NUMBER || wanted == JK_IS_DATE) && m->kind == JK_IS_BOOLEAN)
		return jk_check_kind_text(JK_IS_BOOLEAN);
	return wanted == JK_IS_NUMBER ? not_a_number(m, holds) : wanted == JK_IS_DATE ? not_a_date(m, holds) : NULL;
}

static void check_form(jk_checker *c, const function *f, const char *text)
{
	jk_list words = {0};
	for (const jk_function_form *form = f->forms; form && form->word; form++) {
		add_name(c, &words, form->word);
		if (form->alias)
			add_name(c, &words, form->alias);
	}
	for (size_t length; words.count && *(text += strspn(text, " ")); text += length) {
		length = strcspn(text, " ");
		const char *word = jk_check_kept(c, jk_arena_text(c->arena, text, length));
		size_t i = 0;
		while (i < words.count && strcmp(words.items[i], word) != 0)
			i++;
		if (i == words.count)
			JK_CHECK_REPORT(c, JK_DIAG_CHECK_NAME, {"function", f->signature.name}, {"name", word},
					{"advice", jk_check_advice(c, word, (const char *const *)words.items, words.count)});
	}
}

/* What shows one text shows the first of several nodes, and all of a group. */
static void check_shown(jk_checker *c, const jk_expr *argument, const jk_meaning *m, jk_expression_kind kind)
{
	int shown = c->use == JK_USED_AS_VALUE && (kind == JK_IS_TEXT || kind == JK_IS_NUMBER || kind == JK_IS_DATE);
	if (shown && m->kind == JK_IS_NODES)
		jk_check_nodes_shown(c, argument, m);
}

static jk_meaning check_argument(jk_checker *c, const jk_expr *call, const function *f, size_t index, const jk_meaning *context)
{
	const jk_expr *argument = call->parts[index];
	jk_expression_kind kind = kind_of(&f->signature, index);
	if (kind == JK_IS_BOOLEAN)
		return jk_check_truth(c, argument, context);
	jk_meaning m = jk_check_meaning(c, argument, context);
	const char *found = wrong_kind(&m, kind);
	if (found)
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_KIND, {"function", call->text}, {"wanted", jk_check_kind_text(kind)},
				{"argument", jk_check_expr_text(c, argument)}, {"found", found});
	else if (kind == JK_IS_FORM && m.literal)
		check_form(c, f, m.literal);
	check_shown(c, argument, &m, kind);
	return m;
}

/* The keys, lists and kinds of a catalog, where they are written out; keys of terms are fields of their own. */
static void check_names(jk_checker *c, const jk_expr *call, const jk_meaning *first)
{
	for (size_t i = 0; first->literal && i < c->model->names.count; i++) {
		const jk_field_names *known = c->model->names.items[i];
		size_t k = 0;
		if (strcmp(known->function, call->text) != 0)
			continue;
		while (k < known->count && strcmp(known->names[k], first->literal) != 0)
			k++;
		if (k == known->count)
			JK_CHECK_REPORT(c, JK_DIAG_CHECK_NAME, {"function", call->text}, {"name", first->literal},
					{"advice", jk_check_advice(c, first->literal, known->names, known->count)});
	}
	if (first->literal && strcmp(call->text, "term") == 0 && find_in(c->model->functions, "term"))
		jk_check_note_call(c, jk_check_expr_text(c, call), "vocabulary", first->literal);
}

/* --- the call --- */

/* Functions whose answer is the text of their first argument. */
static int keeps_text(const char *name)
{
	static const char *const names[] = {"string", "normalize-space", "field", "trim", "空白除去", "default", "既定"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return 1;
	return 0;
}

static jk_meaning answer_of(const jk_expr *call, const function *f, const jk_meaning *first, const jk_meaning *context)
{
	jk_meaning answer = jk_meaning_of(f->signature.answer);
	if (keeps_text(call->text)) {
		const jk_meaning *kept = call->part_count ? first : context;
		answer.data = kept->data;
		answer.open = kept->open;
	}
	answer.open |= answer.kind == JK_IS_NODES;
	return answer;
}

jk_meaning jk_check_call(jk_checker *c, const jk_expr *call, const jk_meaning *context)
{
	function f = {0};
	jk_meaning first = jk_meaning_of(JK_IS_ANY);
	int found = !call->prefix && find_function(c, &f, call->text);
	if (call->prefix)
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_PREFIX, {"expression", c->source}, {"name", call->prefix}, {"local", call->text});
	else if (!found)
		report_unknown(c, call);
	for (size_t i = 0; i < call->part_count; i++) {
		jk_meaning m = found ? check_argument(c, call, &f, i, context) : jk_check_meaning(c, call->parts[i], context);
		if (i == 0)
			first = m;
	}
	if (!found || !has_right_count(c, call, &f.signature))
		return (jk_meaning){.kind = JK_IS_ANY, .open = 1};
	check_names(c, call, &first);
	if (strcmp(call->text, "sum") == 0 || (strcmp(call->text, "number") == 0 && call->part_count))
		jk_check_number(c, call->parts[0], &first);
	return answer_of(call, &f, &first, context);
}
