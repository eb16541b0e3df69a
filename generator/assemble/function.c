/* Functions for conditions and texts: value() clause() document() label() wareki(). */
#include "assemble/assembling.h"
#include "base/date.h"
#include "base/text.h"

static const char *truth(int flag) { return flag ? "true" : "false"; }

static const char *call_value(void *state, jk_arena *arena, const char *const *arguments, jk_node *const *nodes, int count)
{
	jk_assembling *a = state;
	(void)arena, (void)nodes, (void)count;
	const jk_parameter *parameter = jk_catalog_parameter(a->set->catalog, arguments[0]);
	const jk_value *value = parameter ? jk_value_of(a, parameter) : NULL;
	if (!value)
		return NULL;
	return value->raw ? value->raw : "undecided";
}

static const char *call_clause(void *state, jk_arena *arena, const char *const *arguments, jk_node *const *nodes, int count)
{
	(void)arena, (void)nodes, (void)count;
	return truth(jk_find_selected(state, arguments[0]) != NULL);
}

static const char *call_document(void *state, jk_arena *arena, const char *const *arguments, jk_node *const *nodes, int count)
{
	const jk_assembling *a = state;
	(void)arena, (void)nodes, (void)count;
	for (size_t i = 0; i < a->group->papers.count; i++)
		if (jk_text_equal(((const jk_paper *)a->group->papers.items[i])->kind, arguments[0]))
			return truth(1);
	return truth(0);
}

static const char *call_label(void *state, jk_arena *arena, const char *const *arguments, jk_node *const *nodes, int count)
{
	const jk_assembling *a = state;
	(void)arena, (void)nodes, (void)count;
	const jk_level *level = jk_vocabulary_level(a->set->vocabulary, arguments[0], arguments[1]);
	if (level)
		return level->label;
	const char *label = jk_catalog_label(a->set->catalog, arguments[0], arguments[1]);
	return label ? label : arguments[1];
}

static const char *call_wareki(void *state, jk_arena *arena, const char *const *arguments, jk_node *const *nodes, int count)
{
	jk_date date;
	jk_buffer text;
	(void)state, (void)nodes, (void)count;
	if (!jk_date_parse(arguments[0], &date))
		return arguments[0];
	jk_buffer_init(&text, 0);
	jk_date_put_era(&text, date);
	const char *answer = jk_arena_string(arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return answer;
}

const jk_xpath_function jk_assemble_functions[] = {
	{"value", 1, 1, 0, call_value},       {"clause", 1, 1, 1, call_clause}, {"document", 1, 1, 1, call_document},
	{"label", 2, 2, 0, call_label},       {"wareki", 1, 1, 0, call_wareki}, {NULL, 0, 0, 0, NULL},
};
