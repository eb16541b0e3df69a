/* What expressions are run against: document, functions, variables. */
#include <stdint.h>
#include <string.h>
#include "base/i18n.h"
#include "base/xpath_private.h"

jk_result jk_xpath_scope_new(jk_xpath_scope **out, jk_xml *xml, const jk_xpath_function *functions, void *state)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_xpath_scope *scope = jk_arena_allocate(arena, sizeof *scope);
	if (!scope) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	scope->arena = arena;
	scope->tree = xml->tree;
	if (functions && jk_xpath_scope_add(scope, functions, state) != JK_OK) {
		jk_xpath_scope_free(scope);
		return JK_NO_MEMORY;
	}
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

/* --- functions --- */

jk_result jk_xpath_scope_add(jk_xpath_scope *scope, const jk_xpath_function *functions, void *state)
{
	jk_function_table *table = jk_arena_allocate(scope->arena, sizeof *table);
	if (!table || jk_list_add(&scope->tables, scope->arena, table) != JK_OK)
		return JK_NO_MEMORY;
	*table = (jk_function_table){functions, state};
	return JK_OK;
}

static int search_tables(jk_found_function *out, const jk_xpath_scope *scope, const char *name)
{
	for (size_t i = 0; i < scope->tables.count; i++) {
		const jk_function_table *table = scope->tables.items[i];
		for (const jk_xpath_function *f = table->functions; f->name; f++)
			if (strcmp(f->name, name) == 0) {
				*out = (jk_found_function){name, f, table->state};
				return 1;
			}
	}
	return 0;
}

const jk_xpath_function *jk_find_function(void **state, jk_xpath_scope *scope, const char *name)
{
	/* The tables hold a hundred names, and a loop asks for the same ones again. The address may have become another name's. */
	jk_found_function *found = &scope->found[((uintptr_t)name >> 4) % JK_FOUND_FUNCTIONS];
	if (!(found->name == name && strcmp(found->function->name, name) == 0) &&
	    (jk_expression_is_core(name) || !search_tables(found, scope, name)))
		return NULL;
	*state = found->state;
	return found->function;
}

/* Words of an inner expression that failed come first, then the function's own. */
const char *jk_call_function(const jk_xpath_function *function, jk_xpath_scope *scope, const jk_xpath_call *call)
{
	const char *answer = function->call(call);
	if (answer || scope->reason)
		return answer;
	scope->reason = *call->reason ? jk_arena_format(scope->arena, "%s(): %s", function->name, *call->reason)
				      : jk_arena_format(scope->arena, _("%s() has no answer for '%s'"), function->name,
							call->count ? call->texts[0] : "");
	return NULL;
}

/* --- variables --- */

static jk_variable *slot_of(const jk_xpath_scope *scope, const char *name)
{
	for (size_t i = 0; i < scope->variables.count; i++) {
		jk_variable *v = scope->variables.items[i];
		if (strcmp(v->name, name) == 0)
			return v;
	}
	return NULL;
}

const jk_variable *jk_find_variable(const jk_xpath_scope *scope, const char *name)
{
	const jk_variable *v = slot_of(scope, name);
	return v && v->is_set ? v : NULL;
}

jk_result jk_xpath_set(jk_xpath_scope *scope, const char *name, jk_node *node, double number)
{
	jk_variable *v = slot_of(scope, name);
	if (!v) {
		v = jk_arena_allocate(scope->arena, sizeof *v);
		const char *copy = jk_arena_string(scope->arena, name);
		if (!v || !copy || jk_list_add(&scope->variables, scope->arena, v) != JK_OK)
			return JK_NO_MEMORY;
		v->name = copy;
	}
	v->is_set = 1;
	v->node = node;
	v->number = number;
	return JK_OK;
}

void jk_xpath_unset(jk_xpath_scope *scope, const char *name)
{
	jk_variable *v = slot_of(scope, name);
	if (v)
		v->is_set = 0;
}
