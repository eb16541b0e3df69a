/* Operations that features put into a program, by marks in the tree. */
#include <stdio.h>
#include <stdlib.h>
#include "template/compile.h"

enum { MARK_TEXT = 32 };

static jk_action *new_action(jk_compiling *c, jk_action_run *run, jk_guard_test *test, const void *data)
{
	jk_action *action = jk_arena_allocate(c->arena, sizeof *action);
	if (!action) {
		c->no_memory = 1;
		return NULL;
	}
	*action = (jk_action){run, test, data, NULL};
	return action;
}

/* Adds it to those that marks name, and gives its mark's text. */
static int name_action(jk_compiling *c, char text[MARK_TEXT], const jk_action *action, const char *end)
{
	snprintf(text, MARK_TEXT, "%zu%s", c->actions.count, end);
	if (action && jk_list_add(&c->actions, c->arena, action) == JK_OK)
		return 1;
	c->no_memory = 1;
	return 0;
}

static void put(jk_compiling *c, jk_node *node, const jk_action *action, jk_node *(*mark)(jk_node *, const char *, const char *))
{
	char text[MARK_TEXT];
	if (name_action(c, text, action, ""))
		c->no_memory |= !mark(node, JK_ACTION_MARK, text);
}

void jk_act_before(jk_compiling *c, jk_node *node, jk_action_run *run, const void *data)
{
	put(c, node, new_action(c, run, NULL, data), jk_node_mark_before);
}

void jk_act_after(jk_compiling *c, jk_node *node, jk_action_run *run, const void *data)
{
	put(c, node, new_action(c, run, NULL, data), jk_node_mark_after);
}

void jk_act_last(jk_compiling *c, jk_node *parent, jk_action_run *run, const void *data)
{
	put(c, parent, new_action(c, run, NULL, data), jk_node_mark_in);
}

const char *jk_act_value(jk_compiling *c, jk_action_run *run, const void *data) { return jk_act_value_shown(c, run, data, NULL); }

const char *jk_act_value_shown(jk_compiling *c, jk_action_run *run, const void *data, const jk_xpath *reads)
{
	char text[MARK_TEXT];
	jk_action *action = new_action(c, run, NULL, data);
	if (action)
		action->reads = reads;
	if (!name_action(c, text, action, ""))
		return "";
	const char *value = jk_arena_format(c->arena, "%c%s%c", JK_ACTION_BEGIN, text, JK_ACTION_END);
	c->no_memory |= !value;
	return value ? value : "";
}

void jk_act_each_turn(jk_compiling *c, jk_tag *opener, jk_action_run *run, const void *data)
{
	jk_action *action = new_action(c, run, NULL, data);
	c->no_memory |= !action || jk_list_add(&opener->each_turn, c->arena, action) != JK_OK;
}

static void guard(jk_compiling *c, jk_node *first, jk_node *last, const jk_action *action)
{
	char text[MARK_TEXT];
	if (name_action(c, text, action, "+"))
		c->no_memory |= !jk_node_mark_before(first, JK_ACTION_MARK, text) || !jk_node_mark_after(last, JK_ACTION_MARK, "-");
}

void jk_guard(jk_compiling *c, jk_node *first, jk_node *last, jk_guard_test *test, const void *data)
{
	guard(c, first, last, new_action(c, NULL, test, data));
}

void jk_guard_shown(jk_compiling *c, jk_node *node, jk_guard_test *test, const void *data, const jk_xpath *reads)
{
	jk_action *action = new_action(c, NULL, test, data);
	if (action)
		action->reads = reads;
	guard(c, node, node, action);
}

jk_tag *jk_tag_of(const jk_compiling *c, const jk_node *node)
{
	const char *index = jk_node_mark(node, JK_TAG_MARK);
	return index ? c->tags.items[strtoul(index, NULL, 10)] : NULL;
}
