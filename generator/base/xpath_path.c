/* Simple location paths, walked over the tree; string-values. */
#include <string.h>
#include "base/i18n.h"
#include "base/xpath_walk.h"

int jk_walking_fail(jk_walking *w, const char *reason)
{
	if (!w->failed && !w->scope->reason)
		w->scope->reason = reason;
	w->failed = 1;
	return 0;
}

/* --- string-values --- */

static int is_text(const xmlNode *node) { return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE; }
static const char *bytes_of(const xmlNode *text) { return text->content ? (const char *)text->content : ""; }

/* The next node below `top` in document order. */
static const xmlNode *next_below(const xmlNode *node, const xmlNode *top)
{
	if (node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

/* libxml2's own answer, for nodes that are rare. */
static const char *content_of(const xmlNode *node, jk_arena *arena)
{
	xmlChar *content = xmlNodeGetContent(node);
	const char *copy = jk_memory_failed() ? NULL : jk_arena_string(arena, content ? (const char *)content : "");
	xmlFree(content);
	return copy;
}

static const char *texts_below(const xmlNode *top, jk_arena *arena)
{
	size_t length = 0, done = 0;
	for (const xmlNode *n = top; n; n = next_below(n, top)) {
		if (n->type == XML_ENTITY_REF_NODE)
			return content_of(top, arena);
		length += is_text(n) ? strlen(bytes_of(n)) : 0;
	}
	char *text = jk_arena_allocate(arena, length + 1);
	for (const xmlNode *n = top; text && n; n = next_below(n, top)) {
		size_t bytes = is_text(n) ? strlen(bytes_of(n)) : 0;
		if (bytes)
			memcpy(text + done, bytes_of(n), bytes);
		done += bytes;
	}
	return text;
}

const char *jk_string_value(const xmlNode *node, jk_arena *arena, int *kept)
{
	const xmlNode *only = node->children;
	int has_children = node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE;
	*kept = 1;
	if (is_text(node))
		return bytes_of(node);
	if (has_children && !only)
		return "";
	if (has_children && !only->next && is_text(only))
		return bytes_of(only);
	*kept = 0;
	return node->type == XML_ELEMENT_NODE ? texts_below(node, arena) : content_of(node, arena);
}

/* --- steps --- */

static xmlNode *first_of(const jk_step *step, xmlNode *node)
{
	switch (step->axis) {
	case JK_AXIS_ATTRIBUTE: return node->type == XML_ELEMENT_NODE ? (xmlNode *)node->properties : NULL;
	case JK_AXIS_SELF: return node;
	case JK_AXIS_PARENT: return node->parent;
	default: return node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE ? node->children : NULL;
	}
}

static int matches(const jk_step *step, const xmlNode *node)
{
	xmlElementType wanted = step->axis == JK_AXIS_ATTRIBUTE ? XML_ATTRIBUTE_NODE : XML_ELEMENT_NODE;
	if (step->node_type && *step->node_type == 't')
		return is_text(node);
	if (step->node_type)
		return node->type != XML_ENTITY_REF_NODE && node->type != XML_DTD_NODE;
	if (node->type != wanted)
		return 0;
	return *step->name == '*' || (!node->ns && strcmp((const char *)node->name, step->name) == 0);
}

/* `places` counts, for each predicate, the nodes that reached it. */
static int passes(jk_walking *w, const jk_step *step, xmlNode *node, unsigned *places)
{
	jk_node *outer = w->context;
	int passed = 1;
	w->context = node;
	for (size_t i = 0; i < step->predicate_count && passed; i++) {
		const jk_expr *predicate = step->predicates[i];
		jk_value value;
		places[i]++;
		if (predicate->kind == JK_EXPR_NUMBER)
			passed = places[i] == predicate->number;
		else
			passed = jk_evaluate(&value, w, predicate) && jk_value_truth(w, &value);
	}
	w->context = outer;
	return passed && !w->failed;
}

typedef struct {
	int (*visit)(xmlNode *, void *);
	void *state;
} visitor;

static int walk(jk_walking *w, const jk_step *step, size_t count, xmlNode *node, const visitor *v)
{
	unsigned places[JK_WALK_PREDICATES] = {0};
	int enough = 0, moves = step->axis == JK_AXIS_CHILD || step->axis == JK_AXIS_ATTRIBUTE;
	for (xmlNode *n = first_of(step, node); n && !enough && !w->failed; n = moves ? n->next : NULL) {
		if (!w->left--)
			return jk_walking_fail(w, _("it visits too much"));
		if (!matches(step, n) || !passes(w, step, n, places))
			continue;
		enough = count == 1 ? v->visit(n, v->state) : walk(w, step + 1, count - 1, n, v);
	}
	return enough;
}

int jk_walk_path(jk_walking *w, const jk_expr *path, int (*visit)(xmlNode *, void *), void *state)
{
	const visitor v = {visit, state};
	xmlNode *start = w->context;
	if (path->absolute)
		start = (xmlNode *)w->scope->tree;
	else if (path->part_count)
		start = jk_find_variable(w->scope, path->parts[0]->text)->node;
	if (!path->step_count)
		return visit(start, state);
	return walk(w, path->steps, path->step_count, start, &v);
}
