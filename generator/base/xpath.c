/* Running expressions: each kind of answer, by the walker or by libxml2. */
#include "base/xpath.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/xpath_private.h"

/* --- by the walker --- */

/* A run inside a function of another: the outer reason is kept. */
static jk_walking begin(jk_xpath_scope *scope, jk_node *context, const char **outer)
{
	*outer = scope->reason;
	scope->reason = NULL;
	if (!scope->running++)
		jk_memory_clear_failure();
	return (jk_walking){.scope = scope, .context = context, .left = JK_XPATH_OPERATIONS};
}

static jk_result finish(const jk_walking *w, const char *outer, const jk_xpath *xpath, jk_diagnostics *d)
{
	const char *reason = w->scope->reason;
	w->scope->running--;
	w->scope->reason = outer;
	if (w->no_memory || jk_memory_failed())
		return JK_NO_MEMORY;
	if (!w->failed)
		return JK_OK;
	jk_xpath_refuse(xpath, reason ? reason : "?", d);
	return JK_FAILED;
}

static jk_result walk_boolean(int *out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *d)
{
	const char *outer;
	jk_walking w = begin(scope, context, &outer);
	jk_value value;
	int truth = jk_evaluate(&value, &w, xpath->tree) && jk_value_truth(&w, &value);
	jk_result result = finish(&w, outer, xpath, d);
	*out = result == JK_OK && truth;
	return result;
}

static jk_result walk_string(const char **out, int *found, jk_arena *arena, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context,
			     jk_diagnostics *d)
{
	const char *outer, *text = NULL;
	jk_walking w = begin(scope, context, &outer);
	jk_value value;
	int kept = 0, there = 1;
	if (jk_evaluate(&value, &w, xpath->tree))
		text = jk_value_text(&w, &value, arena, &there, &kept);
	jk_result result = finish(&w, outer, xpath, d);
	if (result != JK_OK)
		return result;
	/* A text of the expression or of a function goes with them. */
	if (!kept)
		text = jk_arena_string(arena, text);
	if (!text)
		return JK_NO_MEMORY;
	*out = text;
	if (found)
		*found = there;
	return JK_OK;
}

typedef struct {
	jk_list *list;
	jk_arena *arena;
	int no_memory;
} listing;

static int list_node(xmlNode *node, void *state)
{
	listing *l = state;
	l->no_memory = jk_list_add(l->list, l->arena, node) != JK_OK;
	return l->no_memory;
}

static jk_result walk_nodes(jk_list *out, jk_arena *arena, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *d)
{
	const char *outer;
	jk_walking w = begin(scope, context, &outer);
	listing l = {out, arena, 0};
	jk_value value;
	int evaluated = jk_evaluate(&value, &w, xpath->tree), is_set = evaluated && value.kind == JK_VALUE_NODES;
	if (is_set)
		jk_value_each(&w, &value, list_node, &l);
	else if (evaluated)
		jk_walking_fail(&w, _("not a node-set"));
	w.no_memory |= l.no_memory;
	return finish(&w, outer, xpath, d);
}

static int take_first(xmlNode *node, void *state)
{
	*(jk_node **)state = node;
	return 1;
}

static jk_result walk_node(jk_node **out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *d)
{
	const char *outer;
	jk_walking w = begin(scope, context, &outer);
	jk_value value;
	if (jk_evaluate(&value, &w, xpath->tree) && value.kind == JK_VALUE_NODES)
		jk_value_each(&w, &value, take_first, out);
	return finish(&w, outer, xpath, d);
}

/* --- each kind of answer --- */

jk_result jk_xpath_boolean(int *out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *diagnostics)
{
	xmlXPathObjectPtr value;
	*out = 0;
	if (!xpath->compiled)
		return walk_boolean(out, xpath, scope, context, diagnostics);
	jk_result result = jk_libxml_run(&value, xpath, scope, context, diagnostics);
	if (result != JK_OK)
		return result;
	*out = xmlXPathCastToBoolean(value);
	xmlXPathFreeObject(value);
	return JK_OK;
}

jk_result jk_xpath_string(const char **out, int *found, jk_arena *arena, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context,
			  jk_diagnostics *diagnostics)
{
	xmlXPathObjectPtr value;
	*out = "";
	if (!xpath->compiled)
		return walk_string(out, found, arena, xpath, scope, context, diagnostics);
	jk_result result = jk_libxml_run(&value, xpath, scope, context, diagnostics);
	if (result != JK_OK)
		return result;
	if (found)
		*found = value->type != XPATH_NODESET || (value->nodesetval && value->nodesetval->nodeNr > 0);
	*out = jk_libxml_text(value, arena);
	xmlXPathFreeObject(value);
	return *out ? jk_xml_checked(JK_OK) : JK_NO_MEMORY;
}

jk_result jk_xpath_nodes(jk_list *out, jk_arena *arena, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context,
			 jk_diagnostics *diagnostics)
{
	xmlXPathObjectPtr value;
	if (!xpath->compiled)
		return walk_nodes(out, arena, xpath, scope, context, diagnostics);
	jk_result result = jk_libxml_run(&value, xpath, scope, context, diagnostics);
	if (result != JK_OK)
		return result;
	if (value->type == XPATH_NODESET) {
		xmlXPathNodeSetSort(value->nodesetval);
		result = jk_take_nodes(out, arena, value->nodesetval);
	} else {
		jk_xpath_refuse(xpath, _("not a node-set"), diagnostics);
		result = JK_FAILED;
	}
	xmlXPathFreeObject(value);
	return result;
}

jk_result jk_xpath_node(jk_node **out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *diagnostics)
{
	xmlXPathObjectPtr value;
	*out = NULL;
	if (!xpath->compiled)
		return walk_node(out, xpath, scope, context, diagnostics);
	jk_result result = jk_libxml_run(&value, xpath, scope, context, diagnostics);
	if (result != JK_OK)
		return result;
	xmlNodeSetPtr nodes = value->type == XPATH_NODESET ? value->nodesetval : NULL;
	if (nodes)
		xmlXPathNodeSetSort(nodes);
	if (nodes && nodes->nodeNr && jk_in_tree(nodes->nodeTab[0]))
		*out = nodes->nodeTab[0];
	xmlXPathFreeObject(value);
	return JK_OK;
}

void jk_xpath_refuse_turns(const jk_xpath *xpath, size_t most, jk_diagnostics *diagnostics)
{
	_Static_assert(JK_EXPANSION_LIMIT == 100000 && JK_TABLE_TURNS == 5000000, "the words name the limits");
	jk_xpath_refuse(xpath, most == JK_TABLE_TURNS ? _("it turns more than 5000000 times") : _("it turns more than 100000 times"), diagnostics);
}
