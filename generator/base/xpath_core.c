/* Functions of XPath itself that the walker answers as libxml2 does. */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "base/xpath_walk.h"

static int set_truth(jk_value *out, int truth)
{
	*out = (jk_value){.kind = JK_VALUE_BOOLEAN, .truth = truth};
	return 1;
}

static const char *text_of(jk_walking *w, const jk_value *value)
{
	int found, kept;
	return jk_value_text(w, value, w->scope->arena, &found, &kept);
}

static int call_true(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	(void)w, (void)a, (void)count;
	return set_truth(out, 1);
}

static int call_false(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	(void)w, (void)a, (void)count;
	return set_truth(out, 0);
}

static int call_boolean(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	(void)count;
	return set_truth(out, jk_value_truth(w, a)) && !w->failed;
}

static int call_not(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	(void)count;
	return set_truth(out, !jk_value_truth(w, a)) && !w->failed;
}

static int call_string(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	(void)count;
	*out = (jk_value){.kind = JK_VALUE_TEXT, .text = text_of(w, a)};
	return out->text && !w->failed;
}

static int call_contains(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	const char *text = text_of(w, &a[0]), *part = text_of(w, &a[1]);
	(void)count;
	return text && part && set_truth(out, strstr(text, part) != NULL);
}

static int call_starts_with(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	const char *text = text_of(w, &a[0]), *part = text_of(w, &a[1]);
	(void)count;
	return text && part && set_truth(out, jk_text_starts(text, part));
}

static int call_concat(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	const char *parts[JK_XPATH_ARGUMENTS];
	size_t length = 0;
	for (size_t i = 0; i < count; i++) {
		parts[i] = text_of(w, &a[i]);
		if (!parts[i])
			return 0;
		length += strlen(parts[i]);
	}
	char *text = jk_arena_allocate(w->scope->arena, length + 1);
	*out = (jk_value){.kind = JK_VALUE_TEXT, .text = text};
	for (size_t i = 0; text && i < count; i++) {
		length = strlen(parts[i]);
		memcpy(text, parts[i], length);
		text += length;
	}
	w->no_memory |= !out->text;
	return out->text != NULL;
}

static int count_one(xmlNode *node, void *state)
{
	(void)node;
	++*(double *)state;
	return 0;
}

static int call_count(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	double nodes = 0;
	(void)count;
	if (a->kind != JK_VALUE_NODES)
		return jk_walking_fail(w, _("a value of another kind is needed"));
	jk_value_each(w, a, count_one, &nodes);
	*out = (jk_value){.kind = JK_VALUE_NUMBER, .number = nodes};
	return !w->failed;
}

static int call_number(jk_value *out, jk_walking *w, const jk_value *a, size_t count)
{
	(void)count;
	*out = (jk_value){.kind = JK_VALUE_NUMBER, .number = jk_value_number(w, a)};
	return !w->failed;
}

static const jk_core core[] = {
	{"not", 1, 1, JK_VALUE_BOOLEAN, call_not},
	{"boolean", 1, 1, JK_VALUE_BOOLEAN, call_boolean},
	{"true", 0, 0, JK_VALUE_BOOLEAN, call_true},
	{"false", 0, 0, JK_VALUE_BOOLEAN, call_false},
	{"string", 1, 1, JK_VALUE_TEXT, call_string},
	{"count", 1, 1, JK_VALUE_NUMBER, call_count},
	{"number", 1, 1, JK_VALUE_NUMBER, call_number},
	{"contains", 2, 2, JK_VALUE_BOOLEAN, call_contains},
	{"concat", 2, JK_XPATH_ARGUMENTS, JK_VALUE_TEXT, call_concat},
	{"starts-with", 2, 2, JK_VALUE_BOOLEAN, call_starts_with},
};

const jk_core *jk_core_function(const jk_expr *call)
{
	for (size_t i = 0; i < sizeof core / sizeof *core; i++)
		if (strcmp(core[i].name, call->text) == 0)
			return call->part_count >= core[i].least && call->part_count <= core[i].most ? &core[i] : NULL;
	return NULL;
}

jk_value_kind jk_core_answer(const jk_expr *call)
{
	const jk_core *function = jk_core_function(call);
	return function ? function->answer : JK_VALUE_NODES;
}
