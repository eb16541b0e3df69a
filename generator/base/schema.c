#include "base/schema.h"
#include <stdlib.h>
#include <string.h>
#include "base/schema_private.h"
#include "base/text.h"

static const char *const relax_ng = "http://relaxng.org/ns/structure/1.0";
static const char *const annotations = "http://relaxng.org/ns/compatibility/annotations/1.0";

/* --- helpers of all readers --- */

/* Which of the schema's documents a node stands in. */
static const jk_xml *document_of(const jk_schema *schema, const jk_node *node)
{
	while (jk_node_parent(node))
		node = jk_node_parent(node);
	for (size_t i = 0; i < schema->included.count; i++)
		if (jk_xml_root(schema->included.items[i]) == node)
			return schema->included.items[i];
	return schema->xml;
}

void *jk_schema_refuse(jk_schema_reader *r, const jk_node *node, const char *reason)
{
	jk_origin where = jk_node_origin(document_of(r->schema, node), node);
	if (!r->no_memory)
		JK_REPORT(r->diagnostics, JK_DIAG_SCHEMA_BROKEN, &where, {"reason", reason});
	r->failed = 1;
	return NULL;
}

void *jk_schema_make(jk_schema_reader *r, jk_arena *arena, size_t count, size_t size)
{
	void *block = jk_arena_array(arena, count, size);
	if (!block)
		r->no_memory = 1;
	return block;
}

void jk_schema_push(jk_schema_reader *r, jk_arena *arena, jk_list *list, const void *item)
{
	if (jk_list_add(list, arena, item) != JK_OK)
		r->no_memory = 1;
}

static const jk_node *relax_ng_from(const jk_node *node)
{
	while (node && strcmp(jk_node_namespace(node), relax_ng) != 0)
		node = jk_node_next_element(node);
	return node;
}

const jk_node *jk_schema_first(const jk_node *node) { return relax_ng_from(jk_node_first_element(node)); }
const jk_node *jk_schema_next(const jk_node *node) { return relax_ng_from(jk_node_next_element(node)); }

/* --- patterns --- */

const char *jk_schema_documentation(const jk_node *pattern)
{
	const jk_node *child = jk_node_first_element(pattern);
	while (child && !(jk_node_is(child, "documentation") && strcmp(jk_node_namespace(child), annotations) == 0))
		child = jk_node_next_element(child);
	const jk_node *text = child ? jk_node_first(child) : NULL;
	return text ? jk_node_text(text) : NULL;
}

/* A list of one alternative. */
static jk_list *single(jk_schema_reader *r, jk_schema_alternative **out)
{
	jk_list *list = jk_schema_make(r, r->arena, 1, sizeof *list);
	*out = jk_schema_make(r, r->arena, 1, sizeof **out);
	if (!list || !*out)
		return NULL;
	jk_schema_push(r, r->arena, list, *out);
	return r->no_memory ? NULL : list;
}

const char *jk_schema_name_of(jk_schema_reader *r, const jk_node *node)
{
	const char *name = jk_node_attribute(node, "name");
	return name && *name && !strchr(name, ':') ? name : jk_schema_refuse(r, node, "a name is missing or has a prefix");
}

/* The content is read later, from the list of shapes: so elements may stand in each other. */
static const jk_list *read_element(jk_schema_reader *r, const jk_node *node)
{
	jk_schema_alternative *alternative;
	jk_list *list = single(r, &alternative);
	jk_schema_shape *shape = jk_schema_make(r, r->schema->arena, 1, sizeof *shape);
	jk_schema_particle *particle = jk_schema_make(r, r->arena, 1, sizeof *particle);
	const char *name = jk_schema_name_of(r, node);
	if (!list || !shape || !particle || !name)
		return NULL;
	*shape = (jk_schema_shape){.name = name, .documentation = jk_schema_documentation(node), .pattern = node};
	*particle = (jk_schema_particle){shape, 1, 1};
	jk_schema_push(r, r->schema->arena, &r->schema->shapes, shape);
	jk_schema_push(r, r->arena, &alternative->particles, particle);
	return list;
}

/* What an attribute may hold: sets *values, NULL for any text. */
static int read_attribute_values(jk_schema_reader *r, const jk_node *node, const jk_list **values)
{
	const jk_list *content = jk_schema_first(node) ? jk_schema_read_children(r, node) : NULL;
	const jk_schema_alternative *only = content ? content->items[0] : NULL;
	*values = NULL;
	if (!jk_schema_first(node))
		return 1;
	if (!only)
		return 0;
	int is_text = content->count == 1 && !only->attributes.count && !only->particles.count && only->content != JK_NO_TEXT;
	if (is_text)
		*values = only->values;
	else
		jk_schema_refuse(r, node, "an attribute holds something other than text or values");
	return is_text;
}

static const jk_list *read_attribute(jk_schema_reader *r, const jk_node *node)
{
	jk_schema_alternative *alternative;
	jk_list *list = single(r, &alternative);
	jk_schema_attribute *attribute = jk_schema_make(r, r->schema->arena, 1, sizeof *attribute);
	const jk_list *values;
	const char *name = jk_schema_name_of(r, node);
	if (!list || !attribute || !name || !read_attribute_values(r, node, &values))
		return NULL;
	*attribute = (jk_schema_attribute){name, 1, values, node};
	jk_schema_push(r, r->arena, &alternative->attributes, attribute);
	return list;
}

static const jk_list *read_text(jk_schema_reader *r, const jk_node *node)
{
	jk_schema_alternative *alternative;
	jk_list *list = single(r, &alternative);
	(void)node;
	if (list)
		alternative->content = JK_ANY_TEXT;
	return list;
}

static const jk_list *read_value(jk_schema_reader *r, const jk_node *node)
{
	jk_schema_alternative *alternative;
	jk_list *list = single(r, &alternative);
	const jk_list *values = jk_schema_read_value(r, node);
	if (!list || !values)
		return NULL;
	alternative->content = JK_VALUE_TEXT;
	alternative->values = values;
	return list;
}

static const jk_list *read_empty(jk_schema_reader *r, const jk_node *node)
{
	jk_schema_alternative *alternative;
	(void)node;
	return single(r, &alternative);
}

static const jk_list *read_choice(jk_schema_reader *r, const jk_node *node)
{
	const jk_node *child = jk_schema_first(node);
	const jk_list *all = child ? jk_schema_read_pattern(r, child) : jk_schema_refuse(r, node, "a choice is empty");
	while (all && (child = jk_schema_next(child)) != NULL)
		all = jk_schema_either(r, node, all, jk_schema_read_pattern(r, child));
	return all;
}

static const jk_list *read_optional(jk_schema_reader *r, const jk_node *node)
{
	return jk_schema_maybe(r, node, jk_schema_read_children(r, node));
}

static const jk_list *read_zero_or_more(jk_schema_reader *r, const jk_node *node)
{
	return jk_schema_repeated(r, node, jk_schema_read_children(r, node), 0);
}

static const jk_list *read_one_or_more(jk_schema_reader *r, const jk_node *node)
{
	return jk_schema_repeated(r, node, jk_schema_read_children(r, node), 1);
}

static const jk_list *read_mixed(jk_schema_reader *r, const jk_node *node)
{
	return jk_schema_together(r, node, read_text(r, node), jk_schema_read_children(r, node));
}

static const jk_list *read_ref(jk_schema_reader *r, const jk_node *node)
{
	const jk_schema_define wanted = {.name = jk_schema_name_of(r, node)};
	jk_schema_define *define = wanted.name ? bsearch(&wanted, r->defines, r->n_defines, sizeof wanted, jk_schema_compare_defines) : NULL;
	if (!wanted.name)
		return NULL;
	if (!define)
		return jk_schema_refuse(r, node, "a ref has no define");
	if (define->reading)
		return jk_schema_refuse(r, node, "a define refers to itself without an element between");
	if (!define->alternatives) {
		define->reading = 1;
		define->alternatives = jk_schema_read_children(r, define->node);
		define->reading = 0;
	}
	return define->alternatives;
}

const jk_list *jk_schema_read_pattern(jk_schema_reader *r, const jk_node *node)
{
	static const struct {
		const char *name;
		const jk_list *(*read)(jk_schema_reader *, const jk_node *);
	} readers[] = {
		{"element", read_element},
		{"attribute", read_attribute},
		{"ref", read_ref},
		{"group", jk_schema_read_children},
		{"interleave", jk_schema_read_children},
		{"choice", read_choice},
		{"optional", read_optional},
		{"zeroOrMore", read_zero_or_more},
		{"oneOrMore", read_one_or_more},
		{"mixed", read_mixed},
		{"text", read_text},
		{"data", read_value},
		{"value", read_value},
		{"empty", read_empty},
	};
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (jk_node_is(node, readers[i].name))
			return r->failed || r->no_memory ? NULL : readers[i].read(r, node);
	return jk_schema_refuse(r, node, "a pattern is not of the subset");
}

const jk_list *jk_schema_read_children(jk_schema_reader *r, const jk_node *node)
{
	const jk_node *child = jk_schema_first(node);
	const jk_list *all = child ? jk_schema_read_pattern(r, child) : jk_schema_refuse(r, node, "a pattern is empty");
	while (all && (child = jk_schema_next(child)) != NULL)
		all = jk_schema_together(r, node, all, jk_schema_read_pattern(r, child));
	return all;
}

/* --- the whole --- */

static void read_roots(jk_schema_reader *r, const jk_node *start)
{
	const jk_list *alternatives = jk_schema_read_children(r, start);
	for (size_t i = 0; alternatives && i < alternatives->count; i++) {
		const jk_schema_alternative *a = alternatives->items[i];
		if (a->particles.count != 1 || a->attributes.count || a->content != JK_NO_TEXT)
			jk_schema_refuse(r, start, "the start is not an element");
		else
			jk_schema_push(r, r->schema->arena, &r->schema->roots,
				       ((jk_schema_particle *)a->particles.items[0])->shape);
	}
}

static void read_schema(jk_schema_reader *r)
{
	const jk_node *start = jk_schema_read_grammar(r, jk_xml_root(r->schema->xml));
	if (start)
		read_roots(r, start);
	/* Reading the content of a shape appends the shapes it mentions. */
	for (size_t i = 0; !r->failed && !r->no_memory && i < r->schema->shapes.count; i++) {
		jk_schema_shape *shape = r->schema->shapes.items[i];
		const jk_list *alternatives = jk_schema_read_children(r, shape->pattern);
		if (alternatives)
			jk_schema_finish(r, shape, alternatives);
	}
}

static jk_result new_schema(jk_schema **out)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	*out = jk_arena_allocate(arena, sizeof **out);
	if (*out)
		(*out)->arena = arena;
	else
		jk_arena_free(arena);
	return *out ? JK_OK : JK_NO_MEMORY;
}

jk_result jk_schema_load_from(jk_schema **out, const jk_schema_source *sources, jk_diagnostics *diagnostics)
{
	jk_schema *schema = NULL;
	jk_schema_reader r = {.diagnostics = diagnostics, .sources = sources + 1};
	*out = NULL;
	jk_result result = new_schema(&schema);
	if (result == JK_OK)
		result = jk_arena_new(&r.arena);
	if (result == JK_OK)
		result = jk_xml_parse(&schema->xml, sources->bytes, sources->length, &(jk_origin){.file = sources->name}, diagnostics);
	if (result == JK_OK) {
		r.schema = schema;
		read_schema(&r);
		result = r.no_memory ? JK_NO_MEMORY : r.failed ? JK_FAILED : JK_OK;
	}
	jk_arena_free(r.arena);
	if (result == JK_OK)
		*out = schema;
	else
		jk_schema_free(schema);
	return result;
}

jk_result jk_schema_load(jk_schema **out, const char *rng_bytes, size_t length, const char *name, jk_diagnostics *diagnostics)
{
	return jk_schema_load_from(out, (const jk_schema_source[]){{name, rng_bytes, length}, {NULL, NULL, 0}}, diagnostics);
}

void jk_schema_free(jk_schema *schema)
{
	if (!schema)
		return;
	for (size_t i = 0; i < schema->patterns.count; i++)
		jk_pattern_free(schema->patterns.items[i]);
	for (size_t i = 0; i < schema->included.count; i++)
		jk_xml_free(schema->included.items[i]);
	jk_xml_free(schema->xml);
	jk_arena_free(schema->arena);
}
