/* Effective values: what the profile says, else the catalog's default, else undecided. */
#include "catalog/value.h"
#include "assemble/assembling.h"
#include "base/text.h"

static const char *shown(jk_assembling *a, const jk_parameter *parameter, const char *raw, const char *unit)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_value_put(&text, parameter, raw, unit);
	return jk_keep_text(a, &text);
}

static void set_raw(jk_assembling *a, jk_value *value, const char *raw, const char *unit, jk_value_origin origin)
{
	value->origin = origin;
	value->raw = raw;
	value->unit = unit ? unit : value->parameter->unit;
	value->text = shown(a, value->parameter, raw, unit);
}

static const char *find_default(jk_assembling *a, const jk_parameter *parameter)
{
	for (size_t i = 0; i < parameter->default_count; i++)
		if (jk_holds(a, parameter->defaults[i].test, jk_case_root(a)))
			return parameter->defaults[i].value;
	return parameter->term ? jk_vocabulary_term(a->set->vocabulary, parameter->term) : NULL;
}

/* The provision an undecided value goes back to: the first of its owner. */
static const char *provision_of(const jk_parameter *parameter)
{
	return parameter->owner->cover_count ? parameter->owner->covers[0].provision->id : NULL;
}

static void leave_undecided(jk_assembling *a, jk_value *value, const char *proposal, jk_node *source)
{
	const jk_parameter *parameter = value->parameter;
	size_t known = a->set->undecided.count;
	jk_undecided *item = jk_undecided_item(a, parameter->id, parameter->label, provision_of(parameter));
	value->origin = JK_FROM_NOBODY;
	value->undecided = item;
	/* One decision serves all groups; the group that asked first, the leading one, gives the words. */
	if (!item || a->set->undecided.count == known)
		return;
	item->options = parameter->guideline.count ? jk_phrase_text(a, &parameter->guideline) : NULL;
	item->decider = parameter->decided_by.count ? jk_phrase_text(a, &parameter->decided_by) : NULL;
	item->proposal = proposal ? shown(a, parameter, proposal, NULL) : NULL;
	jk_undecided_from(a, item, source);
}

static void refuse(jk_assembling *a, const jk_parameter *parameter, const char *raw, const jk_node *source)
{
	jk_origin where = jk_node_origin(a->profile, source);
	JK_REPORT(a->diagnostics, JK_DIAG_VALUE, &where, {"value", raw}, {"label", parameter->label}, {"parameter", parameter->id});
	a->failed = 1;
}

/* A country's code is a word of the machine: papers show its name. */
static const char *named(jk_assembling *a, const jk_node *source, const char *raw)
{
	const char *name = jk_text_equal(jk_node_name(source), "country") ? jk_label_text(a, "country", raw) : NULL;
	return name ? name : raw;
}

static void evaluate(jk_assembling *a, jk_value *value)
{
	const jk_parameter *parameter = value->parameter;
	jk_list found = {0};
	if (parameter->source)
		jk_note(a, jk_xpath_nodes(&found, a->arena, parameter->source, a->scope, jk_case_root(a), a->diagnostics));
	jk_node *source = found.count ? found.items[0] : NULL;
	int undecided = source && jk_node_is_element(source) && jk_text_equal(jk_node_attribute(source, "undecided"), "yes");
	const char *raw = source && !undecided ? jk_kept(a, jk_node_content(source, a->arena)) : NULL;
	raw = raw ? jk_kept(a, jk_text_trim(a->arena, raw)) : NULL;
	const char *unit = raw && jk_node_is_element(source) ? jk_node_attribute(source, "unit") : NULL;
	if (!jk_text_blank(raw)) {
		if (!jk_value_fits(parameter, raw, unit))
			refuse(a, parameter, raw, source);
		set_raw(a, value, named(a, source, raw), unit ? jk_kept(a, jk_arena_string(a->arena, unit)) : NULL, JK_FROM_PROFILE);
		return;
	}
	const char *proposal = find_default(a, parameter);
	if (proposal && !undecided)
		set_raw(a, value, proposal, NULL, JK_FROM_CATALOG);
	else
		leave_undecided(a, value, proposal, source);
}

jk_value *jk_value_of(jk_assembling *a, const jk_parameter *parameter)
{
	jk_value **slot = &a->group->values[parameter->index];
	if (*slot)
		return *slot;
	if (a->evaluating[parameter->index]) {
		JK_REPORT(a->diagnostics, JK_DIAG_CIRCULAR, &JK_ORIGIN(parameter->owner->file, parameter->owner->line),
			  {"parameter", parameter->id});
		a->failed = 1;
		return NULL;
	}
	jk_value *value = jk_make(a, sizeof *value);
	if (!value)
		return NULL;
	value->parameter = parameter;
	a->evaluating[parameter->index] = 1;
	evaluate(a, value);
	a->evaluating[parameter->index] = 0;
	*slot = value;
	return value;
}
