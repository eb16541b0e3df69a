/* ODT: each text:list begins anew; one that runs on names the list it continues (ODF 1.3 part 3, 19.780 text:continue-list). */
#include <string.h>
#include "base/text.h"
#include "template/list.h"
#include "template/odt_styles.h"

static const char xml_uri[] = "http://www.w3.org/XML/1998/namespace";

/* An outermost text:list. */
typedef struct {
	jk_node *node;
	jk_list_chain *chain;
	const char *style, *attribute; /* attribute: what comes between an xml:id and the name of the list that is continued */
	size_t blocks;
	int proceed;
} outer_list;

typedef struct jk_odt_lists {
	jk_list outer;         /* outer_list in the order of the document; the number of a node is its place there, from 1 */
	jk_style_index ids;    /* text:list by xml:id */
	jk_odt_styles *styles;
} odt_lists;

/* --- which list a paragraph belongs to --- */

/* Our own names, in documents that were made before. */
static unsigned number_of_name(const char *id)
{
	unsigned number = 0;
	for (const char *at = jk_text_starts(id, JK_LIST_NAME) ? id + strlen(JK_LIST_NAME) : ""; *at >= '0' && *at <= '9' && number < 100000000; at++)
		number = number * 10 + (unsigned)(*at - '0');
	return number;
}

static void index_ids(jk_compiling *c, odt_lists *lists, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child && !c->no_memory; child = jk_node_next_element(child)) {
		const char *id = jk_node_is(child, "list") || jk_node_is(child, "list-item") ? jk_node_attribute_ns(child, xml_uri, "id") : NULL;
		unsigned number = id ? number_of_name(id) : 0;
		if (number > c->compiled->most_list)
			c->compiled->most_list = number;
		c->no_memory |= id && jk_style_index_put(&lists->ids, c->arena, child, "", id) != JK_OK;
		index_ids(c, lists, child);
	}
}

static odt_lists *lists_of(jk_listing *l)
{
	jk_compiling *c = l->c;
	if (l->odt)
		return l->odt;
	odt_lists *lists = jk_arena_allocate(c->arena, sizeof *lists);
	jk_odt_styles *styles = lists ? jk_odt_styles_of(c) : NULL;
	if (!styles) {
		c->no_memory |= !lists;
		return NULL;
	}
	lists->styles = styles;
	index_ids(c, lists, jk_xml_root(c->xml));
	return l->odt = lists;
}

static outer_list *known(const odt_lists *lists, const jk_node *node)
{
	unsigned place = node ? jk_node_number(node) : 0;
	return place ? lists->outer.items[place - 1] : NULL;
}

/* The list that this one goes on with, as its author or LibreOffice wrote it. */
static const outer_list *continued(odt_lists *lists, const jk_node *node, const char *style)
{
	const char *id = jk_node_attribute_local(node, "continue-list");
	const outer_list *last = lists->outer.count ? lists->outer.items[lists->outer.count - 1] : NULL;
	if (id)
		return known(lists, jk_style_find(&lists->ids, "list", "", id));
	int goes_on = jk_text_equal(jk_node_attribute_local(node, "continue-numbering"), "true");
	return goes_on && last && jk_text_equal(last->style, style) ? last : NULL;
}

static void look_at_style(odt_lists *lists, jk_list_chain *chain, const char *style, const jk_node *paragraph)
{
	const jk_node *definition = jk_odt_list_style(lists->styles, style);
	chain->unnumbered = definition != NULL;
	for (const jk_node *level = definition ? jk_node_first_element(definition) : NULL; level; level = jk_node_next_element(level))
		chain->unnumbered &= !jk_node_is(level, "list-level-style-number");
	chain->runs_on = style && jk_text_equal(jk_odt_style_numbering(lists->styles, paragraph), style);
}

static outer_list *add_outer(jk_listing *l, odt_lists *lists, jk_node *node, const jk_node *paragraph)
{
	jk_compiling *c = l->c;
	const char *style = jk_node_attribute_local(node, "style-name");
	const outer_list *before = continued(lists, node, style);
	outer_list *outer = jk_arena_allocate(c->arena, sizeof *outer);
	jk_list_chain *chain = before ? before->chain : jk_list_chain_new(c);
	if (!outer || !chain || jk_list_add(&lists->outer, c->arena, outer) != JK_OK) {
		c->no_memory = 1;
		return NULL;
	}
	if (!before)
		look_at_style(lists, chain, style, paragraph);
	*outer = (outer_list){.node = node, .chain = chain, .style = style, .blocks = l->list_blocks};
	jk_node_set_number(node, (unsigned)lists->outer.count);
	return outer;
}

static int is_list_part(const jk_node *node) { return jk_node_is(node, "list") || jk_node_is(node, "list-item") || jk_node_is(node, "list-header"); }

int jk_list_find_odt(jk_listing *l, jk_list_item *item)
{
	jk_node *holder = jk_node_parent(item->paragraph), *outermost = NULL;
	unsigned levels = 0;
	if (!is_list_part(holder))
		return 0;
	for (jk_node *node = holder; node && is_list_part(node); outermost = node, node = jk_node_parent(node))
		levels += jk_node_is(node, "list") ? 1 : 0;
	odt_lists *lists = levels ? lists_of(l) : NULL;
	outer_list *outer = lists ? known(lists, outermost) : NULL;
	if (lists && !outer)
		outer = add_outer(l, lists, outermost, item->paragraph);
	if (!outer)
		return 0;
	item->chain = outer->chain;
	item->holder = outermost;
	item->level = levels - 1;
	return !jk_node_is(holder, "list-item") || jk_node_first_element(holder) != item->paragraph;
}

/* --- operations --- */

static void put_name(jk_running *r, const void *data)
{
	const outer_list *outer = data;
	jk_lists_state *state = jk_lists_state_of(r);
	if (!state)
		return;
	jk_list_state *s = &state->chains[outer->chain->index];
	int anew = !s->used || (s->pending && !outer->proceed);
	unsigned last = s->number;
	s->number = state->next++;
	jk_buffer_format(r->out, JK_LIST_NAME "%u", s->number);
	/* An attribute that is only sometimes there is written behind the value of one that always is. */
	if (!anew)
		jk_buffer_format(r->out, "%s" JK_LIST_NAME "%u", outer->attribute, last);
	s->generation += (unsigned)anew;
	s->used = 1;
	s->pending = 0;
}

static void act_on_list(jk_compiling *c, outer_list *outer)
{
	outer->attribute = jk_arena_format(c->arena, "\" %s:continue-list=\"", jk_node_prefix(outer->node));
	jk_node_unset_local(outer->node, "continue-list");
	jk_node_unset_local(outer->node, "continue-numbering");
	c->no_memory |= !outer->attribute || jk_node_set_ns(outer->node, xml_uri, "id", jk_act_value(c, put_name, outer)) != JK_OK;
}

/* An item that says with which number it begins. */
typedef struct {
	const jk_list_chain *chain;
	const char *attribute; /* with the end of the value before it */
	size_t index;
} start;

static void put_start(jk_running *r, const void *data)
{
	const start *begins = data;
	jk_lists_state *state = jk_lists_state_of(r);
	if (!state)
		return;
	unsigned *written = &state->starts[begins->index], now = state->chains[begins->chain->index].generation + 1;
	jk_buffer_format(r->out, JK_LIST_NAME "%u", state->next++);
	if (*written != now)
		jk_buffer_string(r->out, begins->attribute);
	*written = now;
}

/* In a loop only the first turn begins with that number, or each would. */
static void act_on_start(jk_compiling *c, const jk_list_item *item, jk_node *holder)
{
	const char *value = jk_node_attribute_local(holder, "start-value");
	start *begins = value ? jk_arena_allocate(c->arena, sizeof *begins) : NULL;
	if (!value)
		return;
	if (begins)
		*begins = (start){item->chain, NULL, c->compiled->list_starts++};
	if (!begins || !(begins->attribute = jk_arena_format(c->arena, "\" %s:start-value=\"%s", jk_node_prefix(holder), value))) {
		c->no_memory = 1;
		return;
	}
	jk_node_unset_local(holder, "start-value");
	c->no_memory |= jk_node_set_ns(holder, xml_uri, "id", jk_act_value(c, put_start, begins)) != JK_OK;
}

static void act_on_item(jk_compiling *c, odt_lists *lists, const jk_list_item *item)
{
	jk_node *holder = jk_node_parent(item->paragraph);
	outer_list *outer = known(lists, item->holder);
	if (!jk_node_is(holder, "list-item") || item->chain->unnumbered)
		return;
	if (item->restart) {
		const char *first = jk_odt_level_start(lists->styles, outer->style, item->level);
		c->no_memory |= jk_node_set_ns(holder, jk_node_namespace(holder), "start-value", first) != JK_OK;
	} else if (item->loops && !item->level)
		act_on_start(c, item, holder);
	outer->proceed |= item->proceed;
}

void jk_list_act_odt(jk_listing *l)
{
	odt_lists *lists = l->odt;
	for (size_t i = 0; lists && i < l->items.count && !l->c->no_memory; i++)
		if (((jk_list_item *)l->items.items[i])->chain)
			act_on_item(l->c, lists, l->items.items[i]);
	/* What stands in a block may be missing, or be there again. */
	for (size_t i = 0; lists && i < lists->outer.count; i++) {
		const outer_list *outer = lists->outer.items[i];
		outer->chain->wanted |= outer->blocks && !outer->chain->unnumbered;
	}
	for (size_t i = 0; lists && i < lists->outer.count && !l->c->no_memory; i++) {
		outer_list *outer = lists->outer.items[i];
		jk_node_set_number(outer->node, 0);
		if (outer->chain->wanted)
			act_on_list(l->c, outer);
	}
}
