/* Running with libxml2. */
#include <string.h>
#include "base/i18n.h"
#include "base/limits.h"
#include "base/xpath_private.h"

/* libxml2 hands over a code, no words. What is wrong in the writing, our own parser has told before. */
static const char *reason_of(int code)
{
	switch (code) {
	case XPATH_VARIABLE_REF_ERROR:
	case XPATH_UNDEF_VARIABLE_ERROR: return _("unknown variable");
	case XPATH_UNKNOWN_FUNC_ERROR: return _("unknown function");
	case XPATH_INVALID_OPERAND:
	case XPATH_INVALID_TYPE: return _("a value of another kind is needed");
	case XPATH_INVALID_ARITY: return _("wrong number of arguments");
	case XPATH_UNDEF_PREFIX_ERROR: return _("unknown prefix");
	case XPATH_OP_LIMIT_EXCEEDED: return _("it visits too much");
	case XPATH_RECURSION_LIMIT_EXCEEDED: return _("its brackets are nested too deeply");
	default: return _("it is not complete, or something does not belong there");
	}
}

static void on_error(void *scope, xmlErrorPtr error)
{
	jk_xpath_scope *s = scope;
	if (!s->reason)
		s->reason = reason_of(error->code - XML_XPATH_EXPRESSION_OK);
}

/* --- functions and variables --- */

jk_result jk_take_nodes(jk_list *out, jk_arena *arena, xmlNodeSetPtr set)
{
	for (int i = 0; set && i < set->nodeNr; i++)
		if (jk_in_tree(set->nodeTab[i]) && jk_list_add(out, arena, set->nodeTab[i]) != JK_OK)
			return JK_NO_MEMORY;
	return JK_OK;
}

/* The arguments of one call. Sets are lent by libxml2's values, which live until the function has answered. */
typedef struct {
	xmlXPathObjectPtr values[JK_XPATH_ARGUMENTS];
	const char *texts[JK_XPATH_ARGUMENTS];
	jk_node *nodes[JK_XPATH_ARGUMENTS];
	int is_set[JK_XPATH_ARGUMENTS];
	jk_list sets[JK_XPATH_ARGUMENTS];
} arguments;

static jk_result lend_nodes(jk_list *out, jk_arena *arena, xmlNodeSetPtr set)
{
	int plain = 1;
	if (!set || !set->nodeNr)
		return JK_OK;
	xmlXPathNodeSetSort(set);
	for (int i = 0; i < set->nodeNr && plain; i++)
		plain = jk_in_tree(set->nodeTab[i]);
	if (!plain)
		return jk_take_nodes(out, arena, set);
	*out = (jk_list){(void **)set->nodeTab, (size_t)set->nodeNr, (size_t)set->nodeNr};
	return JK_OK;
}

const char *jk_libxml_text(xmlXPathObjectPtr value, jk_arena *arena)
{
	if (value && value->type == XPATH_NUMBER)
		return jk_number_text(value->floatval, arena);
	xmlChar *text = xmlXPathCastToString(value);
	const char *copy = jk_arena_string(arena, text ? (const char *)text : "");
	xmlFree(text);
	return copy;
}

static jk_result take_argument(arguments *in, int i, jk_xpath_scope *scope)
{
	xmlXPathObjectPtr value = in->values[i];
	in->is_set[i] = value && value->type == XPATH_NODESET;
	if (in->is_set[i] && lend_nodes(&in->sets[i], scope->arena, value->nodesetval) != JK_OK)
		return JK_NO_MEMORY;
	if (in->sets[i].count)
		in->nodes[i] = in->sets[i].items[0];
	in->texts[i] = jk_libxml_text(value, scope->arena);
	return in->texts[i] ? JK_OK : JK_NO_MEMORY;
}

static xmlXPathObjectPtr new_answer(const jk_xpath_function *function, const char *text)
{
	switch (function->answer) {
	case JK_XPATH_BOOLEAN: return xmlXPathNewBoolean(strcmp(text, "true") == 0);
	case JK_XPATH_NUMBER: return xmlXPathNewFloat(xmlXPathCastStringToNumber(XT(text)));
	case JK_XPATH_TEXT: break;
	}
	return xmlXPathNewString(XT(text));
}

static void answer(xmlXPathParserContextPtr parser, const jk_xpath_function *function, void *state, const arguments *in, int count)
{
	jk_xpath_scope *scope = parser->context->userData;
	const char *reason = NULL;
	const jk_xpath_call call = {state, scope->arena, count, in->texts, in->nodes, in->is_set, in->sets, &reason};
	const char *text = jk_call_function(function, scope, &call);
	if (text)
		valuePush(parser, new_answer(function, text));
	else
		xmlXPathErr(parser, XPATH_EXPR_ERROR);
}

static void call_function(xmlXPathParserContextPtr parser, int count)
{
	jk_xpath_scope *scope = parser->context->userData;
	void *state = NULL;
	const char *name = jk_libxml_name((const char *)parser->context->function, scope->arena);
	const jk_xpath_function *function = name ? jk_find_function(&state, scope, name) : NULL;
	jk_result result = JK_OK;
	arguments in = {0};
	if (!function || count < function->least || count > function->most || count > JK_XPATH_ARGUMENTS) {
		/* libxml2 remembers in the expression that it found the function, and may now run it in a scope without it. */
		xmlXPathErr(parser, function ? XPATH_INVALID_ARITY : XPATH_UNKNOWN_FUNC_ERROR);
		return;
	}
	for (int i = count - 1; i >= 0; i--)
		in.values[i] = valuePop(parser);
	for (int i = 0; i < count && result == JK_OK; i++)
		result = take_argument(&in, i, scope);
	if (result == JK_OK)
		answer(parser, function, state, &in, count);
	else
		xmlXPathErr(parser, XPATH_MEMORY_ERROR);
	for (int i = 0; i < count; i++)
		xmlXPathFreeObject(in.values[i]);
}

/* Asked for a name instead of being told all names: a scope costs nothing for functions that nobody calls. */
static xmlXPathFunction look_up_function(void *scope, const xmlChar *name, const xmlChar *uri)
{
	void *state;
	const char *plain = uri ? NULL : jk_libxml_name((const char *)name, ((jk_xpath_scope *)scope)->arena);
	return plain && jk_find_function(&state, scope, plain) ? call_function : NULL;
}

static xmlXPathObjectPtr look_up_variable(void *scope, const xmlChar *name, const xmlChar *uri)
{
	const char *plain = uri ? NULL : jk_libxml_name((const char *)name, ((jk_xpath_scope *)scope)->arena);
	const jk_variable *v = plain ? jk_find_variable(scope, plain) : NULL;
	if (!v)
		return NULL;
	return v->node ? xmlXPathNewNodeSet(v->node) : xmlXPathNewFloat(v->number);
}

/* --- running --- */

static jk_result give_context(jk_xpath_scope *scope)
{
	if (scope->context)
		return JK_OK;
	xmlXPathContextPtr context = xmlXPathNewContext(scope->tree);
	if (!context || jk_memory_failed()) {
		xmlXPathFreeContext(context);
		return JK_NO_MEMORY;
	}
	context->error = on_error;
	context->userData = scope;
	context->opLimit = JK_XPATH_OPERATIONS;
	xmlXPathRegisterFuncLookup(context, look_up_function, scope);
	xmlXPathRegisterVariableLookup(context, look_up_variable, scope);
	scope->context = context;
	return JK_OK;
}

void jk_xpath_refuse(const jk_xpath *xpath, const char *reason, jk_diagnostics *d)
{
	JK_REPORT(d, JK_DIAG_XPATH_RUN, &xpath->origin, {"expression", xpath->text}, {"reason", reason});
}

static jk_result evaluate(xmlXPathObjectPtr *out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_diagnostics *d)
{
	*out = xmlXPathCompiledEval(xpath->compiled, scope->context);
	if (jk_memory_failed()) {
		xmlXPathFreeObject(*out);
		*out = NULL;
		return JK_NO_MEMORY;
	}
	if (*out && !scope->reason)
		return JK_OK;
	xmlXPathFreeObject(*out);
	*out = NULL;
	jk_xpath_refuse(xpath, scope->reason ? scope->reason : "?", d);
	return JK_FAILED;
}

/* A function of an expression may run another expression: the outer one goes on with its own node and its own reason. */
jk_result jk_libxml_run(xmlXPathObjectPtr *out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *d)
{
	*out = NULL;
	if (!scope->running)
		jk_memory_clear_failure();
	if (give_context(scope) != JK_OK)
		return JK_NO_MEMORY;
	xmlXPathContextPtr c = scope->context;
	jk_node *outer_node = c->node;
	int outer_size = c->contextSize, outer_position = c->proximityPosition;
	unsigned long outer_count = c->opCount;
	const char *outer_reason = scope->reason;
	scope->running++;
	scope->reason = NULL;
	c->node = context;
	c->opCount = 0;
	jk_result result = evaluate(out, xpath, scope, d);
	scope->running--;
	scope->reason = outer_reason;
	c->opCount = outer_count;
	c->node = outer_node;
	c->contextSize = outer_size;
	c->proximityPosition = outer_position;
	return result;
}
