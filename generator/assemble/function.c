/* Functions for conditions and texts: value() clause() document() label() wareki(). */
#include "assemble/assembling.h"
#include "base/date.h"
#include "base/text.h"

static const char *truth(int flag) { return flag ? "true" : "false"; }

static const char *call_value(const jk_xpath_call *call)
{
	jk_assembling *a = call->state;
	const jk_parameter *parameter = jk_catalog_parameter(a->set->catalog, call->texts[0]);
	const jk_value *value = parameter ? jk_value_of(a, parameter) : NULL;
	if (!value)
		return NULL;
	return value->raw ? value->raw : "undecided";
}

static const char *call_clause(const jk_xpath_call *call)
{
	const jk_assembling *a = call->state;
	jk_set_document *paper;
	if (a->in_rows)
		return truth(jk_find_anywhere(a, call->texts[0], &paper) != NULL);
	return truth(jk_find_selected(a, call->texts[0]) != NULL);
}

static const char *call_document(const jk_xpath_call *call)
{
	const jk_assembling *a = call->state;
	for (size_t i = 0; i < a->group->papers.count; i++)
		if (jk_text_equal(((const jk_paper *)a->group->papers.items[i])->kind, call->texts[0]))
			return truth(1);
	return truth(0);
}

static const char *call_label(const jk_xpath_call *call)
{
	jk_assembling *a = call->state;
	const jk_level *level = jk_vocabulary_level(a->set->vocabulary, call->texts[0], call->texts[1]);
	if (level)
		return level->label;
	const char *label = jk_label_text(a, call->texts[0], call->texts[1]);
	return label ? label : call->texts[1];
}

static const char *call_wareki(const jk_xpath_call *call)
{
	jk_date date;
	jk_buffer text;
	if (!jk_date_parse(call->texts[0], &date))
		return call->texts[0];
	jk_buffer_init(&text, 0);
	jk_date_put_era(&text, date);
	const char *answer = jk_arena_string(call->arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return answer;
}

const jk_xpath_function jk_assemble_functions[] = {
	{"value", 1, 1, JK_XPATH_TEXT, call_value},
	{"clause", 1, 1, JK_XPATH_BOOLEAN, call_clause},
	{"document", 1, 1, JK_XPATH_BOOLEAN, call_document},
	{"label", 2, 2, JK_XPATH_TEXT, call_label},
	{"wareki", 1, 1, JK_XPATH_TEXT, call_wareki},
	{NULL, 0, 0, JK_XPATH_TEXT, NULL},
};
