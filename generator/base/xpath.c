#include "base/xpath.h"
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/xml_private.h"

struct jk_xpath {
	jk_arena *arena;
	xmlXPathCompExprPtr compiled;
	const char *text;
	jk_origin origin;
};

typedef struct {
	const jk_xpath_function *functions;
	void *state;
} function_table;

struct jk_xpath_scope {
	xmlXPathContextPtr context;
	jk_arena *arena;
	jk_list tables;     /* function_table */
	const char *reason; /* why the last run failed */
	unsigned running;   /* expressions that are being run, one inside the other */
};

/* libxml2 hands over a code and a place, no words. */
static const char *reason_of(int code)
{
	switch (code) {
	case XPATH_UNFINISHED_LITERAL_ERROR:
	case XPATH_START_LITERAL_ERROR: return _("a quoted text does not end");
	case XPATH_VARIABLE_REF_ERROR:
	case XPATH_UNDEF_VARIABLE_ERROR: return _("unknown variable");
	case XPATH_INVALID_PREDICATE_ERROR: return _("a condition in [ ] is not complete");
	case XPATH_UNCLOSED_ERROR: return _("a bracket does not close");
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
	const char *reason = reason_of(error->code - XML_XPATH_EXPRESSION_OK), *rest = "";
	if (s->reason)
		return;
	if (error->str1 && error->int1 >= 0 && (size_t)error->int1 < strlen(error->str1))
		rest = error->str1 + error->int1;
	s->reason = *rest ? jk_arena_format(s->arena, _("%s, at \"%s\""), reason, rest) : reason;
}

static jk_result new_scope(jk_xpath_scope **out, xmlDocPtr tree)
{
	jk_arena *arena;
	*out = NULL;
	jk_xml_initialize();
	jk_memory_clear_failure();
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_xpath_scope *scope = jk_arena_allocate(arena, sizeof *scope);
	xmlXPathContextPtr context = scope ? xmlXPathNewContext(tree) : NULL;
	if (!context || jk_memory_failed()) {
		xmlXPathFreeContext(context);
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	scope->context = context;
	scope->arena = arena;
	context->error = on_error;
	context->userData = scope;
	context->opLimit = JK_XPATH_OPERATIONS;
	*out = scope;
	return JK_OK;
}

void jk_xpath_scope_free(jk_xpath_scope *scope)
{
	if (!scope)
		return;
	xmlXPathFreeContext(scope->context);
	jk_arena_free(scope->arena);
}

static jk_result compile_in(jk_xpath *xpath, jk_xpath_scope *scope, jk_diagnostics *d)
{
	xpath->compiled = xmlXPathCtxtCompile(scope->context, XT(xpath->text));
	if (jk_memory_failed())
		return JK_NO_MEMORY;
	if (xpath->compiled)
		return JK_OK;
	JK_REPORT(d, JK_DIAG_XPATH_SYNTAX, &xpath->origin, {"expression", xpath->text}, {"reason", scope->reason ? scope->reason : "?"});
	return JK_FAILED;
}

static jk_xpath *new_xpath(const char *expression, const jk_origin *where)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return NULL;
	jk_xpath *xpath = jk_arena_allocate(arena, sizeof *xpath);
	if (!xpath) {
		jk_arena_free(arena);
		return NULL;
	}
	xpath->arena = arena;
	xpath->text = jk_arena_string(arena, expression);
	if (!xpath->text) {
		jk_arena_free(arena);
		return NULL;
	}
	if (where)
		xpath->origin = *where;
	xpath->origin.file = jk_arena_string(arena, xpath->origin.file);
	xpath->origin.part = jk_arena_string(arena, xpath->origin.part);
	xpath->origin.place = jk_arena_string(arena, xpath->origin.place);
	xpath->origin.heading = jk_arena_string(arena, xpath->origin.heading);
	xpath->origin.quote = jk_arena_string(arena, xpath->origin.quote);
	xpath->origin.xpath = xpath->text;
	return xpath;
}

jk_result jk_xpath_compile(jk_xpath **out, const char *expression, const jk_origin *where, jk_diagnostics *diagnostics)
{
	jk_xpath_scope *scope = NULL;
	*out = NULL;
	if (new_scope(&scope, NULL) != JK_OK)
		return JK_NO_MEMORY;
	jk_xpath *xpath = new_xpath(expression, where);
	jk_result result = xpath ? compile_in(xpath, scope, diagnostics) : JK_NO_MEMORY;
	jk_xpath_scope_free(scope);
	if (result == JK_OK)
		*out = xpath;
	else
		jk_xpath_free(xpath);
	return result;
}

void jk_xpath_free(jk_xpath *xpath)
{
	if (!xpath)
		return;
	xmlXPathFreeCompExpr(xpath->compiled);
	jk_arena_free(xpath->arena);
}

const char *jk_xpath_text(const jk_xpath *xpath) { return xpath->text; }
const jk_origin *jk_xpath_origin(const jk_xpath *xpath) { return &xpath->origin; }

/* --- functions --- */

/* Namespace nodes live only as long as the node-set that names them: nobody may keep one. */
static int in_tree(const xmlNode *node) { return node->type != XML_NAMESPACE_DECL; }

static const jk_xpath_function *find_function(const function_table **table, const jk_xpath_scope *scope, const xmlChar *name)
{
	for (size_t i = 0; i < scope->tables.count; i++) {
		*table = scope->tables.items[i];
		for (const jk_xpath_function *f = (*table)->functions; f->name; f++)
			if (strcmp(f->name, (const char *)name) == 0)
				return f;
	}
	return NULL;
}

/* The arguments of one call. Sets are lent by libxml2's values, which live until the function has answered. */
typedef struct {
	xmlXPathObjectPtr values[JK_XPATH_ARGUMENTS];
	const char *texts[JK_XPATH_ARGUMENTS];
	jk_node *nodes[JK_XPATH_ARGUMENTS];
	int is_set[JK_XPATH_ARGUMENTS];
	jk_list sets[JK_XPATH_ARGUMENTS];
} arguments;

static jk_result take_nodes(jk_list *out, jk_arena *arena, xmlNodeSetPtr set)
{
	for (int i = 0; set && i < set->nodeNr; i++)
		if (in_tree(set->nodeTab[i]) && jk_list_add(out, arena, set->nodeTab[i]) != JK_OK)
			return JK_NO_MEMORY;
	return JK_OK;
}

static jk_result lend_nodes(jk_list *out, jk_arena *arena, xmlNodeSetPtr set)
{
	int plain = 1;
	if (!set || !set->nodeNr)
		return JK_OK;
	xmlXPathNodeSetSort(set);
	for (int i = 0; i < set->nodeNr && plain; i++)
		plain = in_tree(set->nodeTab[i]);
	if (!plain)
		return take_nodes(out, arena, set);
	*out = (jk_list){(void **)set->nodeTab, (size_t)set->nodeNr, (size_t)set->nodeNr};
	return JK_OK;
}

static jk_result take_argument(arguments *in, int i, jk_xpath_scope *scope)
{
	xmlXPathObjectPtr value = in->values[i];
	in->is_set[i] = value && value->type == XPATH_NODESET;
	if (in->is_set[i] && lend_nodes(&in->sets[i], scope->arena, value->nodesetval) != JK_OK)
		return JK_NO_MEMORY;
	if (in->sets[i].count)
		in->nodes[i] = in->sets[i].items[0];
	xmlChar *text = xmlXPathCastToString(value);
	in->texts[i] = jk_arena_string(scope->arena, text ? (const char *)text : "");
	xmlFree(text);
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

/* Words of an inner expression that failed come first, then the function's own. */
static void no_answer(jk_xpath_scope *scope, const char *function, const char *reason, const char *argument)
{
	if (scope->reason)
		return;
	scope->reason = reason ? jk_arena_format(scope->arena, "%s(): %s", function, reason)
			       : jk_arena_format(scope->arena, _("%s() has no answer for '%s'"), function, argument);
}

static void answer(xmlXPathParserContextPtr parser, const jk_xpath_function *function, void *state, const arguments *in, int count)
{
	jk_xpath_scope *scope = parser->context->userData;
	const char *reason = NULL;
	const jk_xpath_call call = {state, scope->arena, count, in->texts, in->nodes, in->is_set, in->sets, &reason};
	const char *text = function->call(&call);
	if (text) {
		valuePush(parser, new_answer(function, text));
		return;
	}
	no_answer(scope, function->name, reason, count ? in->texts[0] : "");
	xmlXPathErr(parser, XPATH_EXPR_ERROR);
}

static void call_function(xmlXPathParserContextPtr parser, int count)
{
	jk_xpath_scope *scope = parser->context->userData;
	const function_table *table = NULL;
	const jk_xpath_function *function = find_function(&table, scope, parser->context->function);
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
		answer(parser, function, table->state, &in, count);
	else
		xmlXPathErr(parser, XPATH_MEMORY_ERROR);
	for (int i = 0; i < count; i++)
		xmlXPathFreeObject(in.values[i]);
}

/* Asked for a name instead of being told all names: a scope costs nothing for functions that nobody calls. */
static xmlXPathFunction look_up(void *scope, const xmlChar *name, const xmlChar *uri)
{
	const function_table *table;
	return !uri && find_function(&table, scope, name) ? call_function : NULL;
}

jk_result jk_xpath_scope_add(jk_xpath_scope *scope, const jk_xpath_function *functions, void *state)
{
	function_table *table = jk_arena_allocate(scope->arena, sizeof *table);
	if (!table || jk_list_add(&scope->tables, scope->arena, table) != JK_OK)
		return JK_NO_MEMORY;
	*table = (function_table){functions, state};
	return JK_OK;
}

jk_result jk_xpath_scope_new(jk_xpath_scope **out, jk_xml *xml, const jk_xpath_function *functions, void *state)
{
	jk_result result = new_scope(out, xml->tree);
	if (result != JK_OK)
		return result;
	xmlXPathRegisterFuncLookup((*out)->context, look_up, *out);
	if (!functions || jk_xpath_scope_add(*out, functions, state) == JK_OK)
		return result;
	jk_xpath_scope_free(*out);
	*out = NULL;
	return JK_NO_MEMORY;
}

jk_result jk_xpath_set(jk_xpath_scope *scope, const char *name, jk_node *node, double number)
{
	xmlXPathObjectPtr value = node ? xmlXPathNewNodeSet(node) : xmlXPathNewFloat(number);
	if (value && xmlXPathRegisterVariable(scope->context, XT(name), value) == 0)
		return jk_xml_checked(JK_OK);
	xmlXPathFreeObject(value);
	return JK_NO_MEMORY;
}

void jk_xpath_unset(jk_xpath_scope *scope, const char *name) { (void)xmlXPathRegisterVariable(scope->context, XT(name), NULL); }

/* --- running --- */

static void refuse(const jk_xpath *xpath, const char *reason, jk_diagnostics *d)
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
	refuse(xpath, scope->reason ? scope->reason : "?", d);
	return JK_FAILED;
}

/* A function of an expression may run another expression: the outer one goes on with its own node and its own reason. */
static jk_result run(xmlXPathObjectPtr *out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *d)
{
	xmlXPathContextPtr c = scope->context;
	jk_node *outer_node = c->node;
	int outer_size = c->contextSize, outer_position = c->proximityPosition;
	unsigned long outer_count = c->opCount;
	const char *outer_reason = scope->reason;
	if (!scope->running++)
		jk_memory_clear_failure();
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

jk_result jk_xpath_boolean(int *out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *diagnostics)
{
	xmlXPathObjectPtr value;
	*out = 0;
	jk_result result = run(&value, xpath, scope, context, diagnostics);
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
	jk_result result = run(&value, xpath, scope, context, diagnostics);
	if (result != JK_OK)
		return result;
	if (found)
		*found = value->type != XPATH_NODESET || (value->nodesetval && value->nodesetval->nodeNr > 0);
	xmlChar *text = xmlXPathCastToString(value);
	*out = jk_arena_string(arena, text ? (const char *)text : "");
	xmlFree(text);
	xmlXPathFreeObject(value);
	return *out ? jk_xml_checked(JK_OK) : JK_NO_MEMORY;
}

jk_result jk_xpath_nodes(jk_list *out, jk_arena *arena, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context,
			 jk_diagnostics *diagnostics)
{
	xmlXPathObjectPtr value;
	jk_result result = run(&value, xpath, scope, context, diagnostics);
	if (result != JK_OK)
		return result;
	if (value->type == XPATH_NODESET) {
		xmlXPathNodeSetSort(value->nodesetval);
		result = take_nodes(out, arena, value->nodesetval);
	} else {
		refuse(xpath, _("not a node-set"), diagnostics);
		result = JK_FAILED;
	}
	xmlXPathFreeObject(value);
	return result;
}

jk_result jk_xpath_node(jk_node **out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *diagnostics)
{
	xmlXPathObjectPtr value;
	*out = NULL;
	jk_result result = run(&value, xpath, scope, context, diagnostics);
	if (result != JK_OK)
		return result;
	xmlNodeSetPtr nodes = value->type == XPATH_NODESET ? value->nodesetval : NULL;
	if (nodes)
		xmlXPathNodeSetSort(nodes);
	if (nodes && nodes->nodeNr && in_tree(nodes->nodeTab[0]))
		*out = nodes->nodeTab[0];
	xmlXPathFreeObject(value);
	return JK_OK;
}

void jk_xpath_refuse_turns(const jk_xpath *xpath, jk_diagnostics *diagnostics)
{
	_Static_assert(JK_EXPANSION_LIMIT == 100000, "the words name the limit");
	refuse(xpath, _("it turns more than 100000 times"), diagnostics);
}

/* --- what an expression reads --- */

static int is_path_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 ||
	       strchr("_-./@*$:", c) != NULL;
}

static int is_word(const char *text, size_t length)
{
	static const char *const words[] = {"and", "or", "div", "mod", "*", "-", "."};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == length && strncmp(words[i], text, length) == 0)
			return 1;
	return length == 0 || (text[0] >= '0' && text[0] <= '9');
}

static jk_result add_field(jk_list *out, jk_arena *arena, const char *text, size_t length)
{
	const char *field = jk_arena_text(arena, text, length);
	for (size_t i = 0; field && i < out->count; i++)
		if (strcmp(out->items[i], field) == 0)
			return JK_OK;
	return field ? jk_list_add(out, arena, field) : JK_NO_MEMORY;
}

jk_result jk_xpath_fields(jk_list *out, jk_arena *arena, const char *expression)
{
	for (const char *p = expression; *p;) {
		if (*p == '\'' || *p == '"') {
			const char *end = strchr(p + 1, *p);
			p = end ? end + 1 : p + strlen(p);
			continue;
		}
		const char *start = p;
		while (*p && is_path_character(*p))
			p++;
		size_t length = (size_t)(p - start);
		if (length && *p != '(' && !is_word(start, length) && add_field(out, arena, start, length) != JK_OK)
			return JK_NO_MEMORY;
		if (!length)
			p++;
	}
	return JK_OK;
}
