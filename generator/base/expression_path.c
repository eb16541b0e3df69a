/* Location paths; the productions are those of XPath 1.0, section 2. */
#include <string.h>
#include "base/expression_private.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

static int index_of(const char *const *words, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(words[i]) == length && strncmp(words[i], name, length) == 0)
			return (int)i;
	return -1;
}

int jk_is_node_type(const char *name, size_t length)
{
	static const char *const types[] = {"node", "text", "comment", "processing-instruction"};
	return index_of(types, sizeof types / sizeof *types, name, length) >= 0;
}

/* In the order of jk_axis. */
static int axis_of(const char *name, size_t length)
{
	static const char *const axes[] = {
		"ancestor",  "ancestor-or-self",  "attribute", "child",  "descendant", "descendant-or-self",
		"following", "following-sibling", "namespace", "parent", "preceding",  "preceding-sibling",
		"self"};
	return index_of(axes, sizeof axes / sizeof *axes, name, length);
}

static int is_number(const char *at) { return *at == '.' && at[1] >= '0' && at[1] <= '9'; }

int jk_at_step(const jk_reading *r)
{
	return *r->at == '@' || *r->at == '*' || (*r->at == '.' && !is_number(r->at)) || jk_name_length(r->at);
}

/* "name (" was seen, and the name is a node type. */
static int read_node_type(jk_reading *r, jk_step *step, size_t length)
{
	step->node_type = jk_reading_copy(r, r->at, length);
	int may_have_target = strncmp(r->at, "processing", 10) == 0;
	jk_reading_take(r, length);
	jk_reading_take(r, 1);
	if (may_have_target && (*r->at == '\'' || *r->at == '"') && !(step->name = jk_read_literal(r)))
		return 0;
	if (!jk_reading_take_if(r, ")"))
		jk_reading_fail(r, r->at, _("a bracket does not close"));
	return !r->reason && !r->no_memory;
}

/* A name test: "*", "name", "prefix:*", "prefix:name". */
static int read_name_test(jk_reading *r, jk_step *step, size_t length)
{
	if (length && r->at[length] == ':') {
		step->prefix = jk_reading_copy(r, r->at, length);
		r->at += length + 1;
		length = jk_name_length(r->at);
	}
	if (!length && *r->at == '*')
		length = 1;
	if (!length) {
		jk_reading_fail(r, r->at, _("a name is missing"));
		return 0;
	}
	step->name = jk_reading_copy(r, r->at, length);
	jk_reading_take(r, length);
	return !r->no_memory;
}

static int read_test(jk_reading *r, jk_step *step)
{
	size_t length = jk_name_length(r->at);
	const char *behind = r->at + length;
	step->test_offset = (size_t)(r->at - r->source);
	if (length && behind[strspn(behind, " \t\r\n")] == '(') {
		if (jk_is_node_type(r->at, length))
			return read_node_type(r, step, length);
		jk_reading_fail(r, r->at, _("only node() text() comment() and processing-instruction() can be steps"));
		return 0;
	}
	return read_name_test(r, step, length);
}

/* "axis::" or "@", if one is there. */
static int read_axis(jk_reading *r, jk_step *step)
{
	size_t length = jk_name_length(r->at);
	const char *behind = r->at + length + strspn(r->at + length, " \t\r\n");
	step->axis = JK_AXIS_CHILD;
	if (!length && jk_reading_take_if(r, "@")) {
		step->axis = JK_AXIS_ATTRIBUTE;
		return 1;
	}
	if (!length || strncmp(behind, "::", 2) != 0)
		return 1;
	int axis = axis_of(r->at, length);
	if (axis < 0) {
		jk_reading_fail(r, r->at, _("unknown axis"));
		return 0;
	}
	step->axis = (jk_axis)axis;
	jk_reading_take(r, (size_t)(behind + 2 - r->at));
	return 1;
}

static int read_full_step(jk_reading *r, jk_step *step)
{
	jk_list predicates = {0};
	if (!read_axis(r, step) || !read_test(r, step) || !jk_read_predicates(r, &predicates))
		return 0;
	step->predicates = (jk_expr **)predicates.items;
	step->predicate_count = predicates.count;
	return 1;
}

static int read_step(jk_reading *r, jk_step *step)
{
	const char *start = r->at;
	int read = 1;
	step->offset = step->test_offset = (size_t)(start - r->source);
	step->node_type = "node";
	if (is_number(start)) {
		jk_reading_fail(r, start, _("it is not complete, or something does not belong there"));
		return 0;
	}
	if (jk_reading_take_if(r, ".."))
		step->axis = JK_AXIS_PARENT;
	else if (jk_reading_take_if(r, "."))
		step->axis = JK_AXIS_SELF;
	else {
		step->node_type = NULL;
		read = read_full_step(r, step);
	}
	step->length = (size_t)(r->end - start);
	return read;
}

static jk_step *new_step(jk_reading *r, jk_list *steps)
{
	jk_step *step = jk_arena_allocate(r->arena, sizeof *step);
	if (step && jk_list_add(steps, r->arena, step) == JK_OK)
		return step;
	r->no_memory = 1;
	return NULL;
}

/* At a slash: takes it, or both of "//" with the step that it stands for. */
static int read_slash(jk_reading *r, jk_list *steps)
{
	size_t place = (size_t)(r->at - r->source);
	if (r->at[1] != '/') {
		jk_reading_take(r, 1);
		return 1;
	}
	jk_step *step = new_step(r, steps);
	if (!step)
		return 0;
	*step = (jk_step){.axis = JK_AXIS_DESCENDANT_OR_SELF, .node_type = "node", .offset = place, .test_offset = place};
	jk_reading_take(r, 2);
	return 1;
}

static int read_steps(jk_reading *r, jk_list *steps)
{
	for (;;) {
		jk_step *step = new_step(r, steps);
		if (!step || !read_step(r, step))
			return 0;
		if (*r->at != '/')
			return 1;
		if (!read_slash(r, steps))
			return 0;
	}
}

/* The steps in one block, and how high their predicates make the path. */
static jk_expr *with_steps(jk_reading *r, jk_expr *path, const jk_list *steps)
{
	if (!path || !steps->count)
		return path;
	path->steps = jk_arena_array(r->arena, steps->count, sizeof *path->steps);
	if (!path->steps) {
		r->no_memory = 1;
		return NULL;
	}
	path->step_count = steps->count;
	for (size_t i = 0; i < steps->count; i++) {
		jk_step *step = &path->steps[i];
		*step = *(const jk_step *)steps->items[i];
		for (size_t p = 0; p < step->predicate_count; p++)
			if (path->height <= step->predicates[p]->height)
				path->height = step->predicates[p]->height + 1;
	}
	if (path->height <= JK_EXPRESSION_DEPTH)
		return path;
	return jk_reading_fail(r, r->source + path->offset, _("its brackets are nested too deeply"));
}

jk_expr *jk_read_path(jk_reading *r, const char *start, jk_expr *from)
{
	jk_list steps = {0}, parts = {0};
	int slash = *r->at == '/', whole = 1;
	if (from && jk_list_add(&parts, r->arena, from) != JK_OK) {
		r->no_memory = 1;
		return NULL;
	}
	if (slash && !read_slash(r, &steps))
		return NULL;
	/* "/" alone is a path, too. */
	if (from || !slash || steps.count || jk_at_step(r))
		whole = read_steps(r, &steps);
	jk_expr *path = whole ? with_steps(r, jk_reading_node(r, JK_EXPR_PATH, start, &parts), &steps) : NULL;
	if (path)
		path->absolute = slash && !from;
	return path;
}
