/* Native lists in loops: the rule, and what is common to both formats. */
#include "template/list.h"
#include <string.h>
#include "base/text.h"
#include "template/paragraph.h"

/* --- while a document is made --- */

jk_lists_state *jk_lists_state_of(jk_running *r)
{
	jk_run *run = r->run;
	jk_lists_state *state = run->features[JK_FEATURE_LISTS];
	if (state)
		return state;
	state = jk_arena_allocate(run->arena, sizeof *state);
	if (state) {
		state->chains = jk_arena_array(run->arena, run->compiled->chains.count, sizeof *state->chains);
		state->starts = jk_arena_array(run->arena, run->compiled->list_starts + run->compiled->starters.count + 1, sizeof *state->starts);
		state->next = run->compiled->most_list + 1;
	}
	if (!state || !state->chains || !state->starts) {
		jk_running_note(r, JK_NO_MEMORY);
		return NULL;
	}
	return run->features[JK_FEATURE_LISTS] = state;
}

/* A list that was written before is begun anew. The first turn goes on as its author sees it, unless an earlier loop made that meaningless. */
static void begin_anew(jk_running *r, const void *data)
{
	const jk_list_chain *chain = data;
	jk_lists_state *state = jk_lists_state_of(r);
	jk_list_state *s = state ? &state->chains[chain->index] : NULL;
	if (s && s->used && (s->generation > 1 || r->loops[r->depth - 1].turn))
		s->pending = 1;
}

/* --- the rule --- */

jk_list_chain *jk_list_chain_new(jk_compiling *c)
{
	jk_list_chain *chain = jk_arena_allocate(c->arena, sizeof *chain);
	if (!chain || jk_list_add(&c->compiled->chains, c->arena, chain) != JK_OK) {
		c->no_memory = 1;
		return NULL;
	}
	chain->index = c->compiled->chains.count - 1;
	return chain;
}

/* Counts an item of the body of a loop; `depth`: loops around what stands right in the body. */
static void count(jk_list_chain *chain, const jk_list_item *item, const jk_tag *loop, size_t depth)
{
	if (chain->loop != loop) {
		chain->loop = loop;
		chain->items = chain->own = 0;
		chain->level = item->level;
		chain->divided = 0;
		chain->starter = item->starter;
	}
	chain->divided |= item->starter && item->starter != chain->starter;
	if (item->starter)
		chain->starter = item->starter;
	chain->items++;
	if (item->level < chain->level) {
		chain->level = item->level;
		chain->own = 0;
	}
	/* Only one branch of a condition will be there. An item of an inner loop may come any number of times. */
	if (item->level == chain->level && !(item->alternative && chain->own))
		chain->own += item->loops == depth ? 1 : 2;
}

static int is_of_table(const jk_compiling *c, const jk_tag *loop)
{
	const jk_node *first = jk_node_next_element(loop->mark);
	return first && (jk_node_is(first, c->dialect->row) || jk_node_is(first, "tc") || jk_node_is(first, "table-cell"));
}

typedef struct {
	jk_tag *opener;
	size_t first;    /* item */
	int alternative; /* its else has been passed */
} open_block;

typedef struct {
	jk_listing l;
	open_block open[JK_TEMPLATE_NESTING];
	size_t depth, loops, copies;
	jk_list_item *item; /* whose paragraph is being looked at */
} looking;

/* At the end of a loop: which lists of its body begin anew at each turn. */
static void judge(looking *k, const open_block *block)
{
	jk_compiling *c = k->l.c;
	const jk_list_chain *first = NULL;
	size_t paragraphs = 0, depth = k->loops;
	for (size_t i = block->first; i < k->l.items.count; i++) {
		const jk_list_item *item = k->l.items.items[i];
		if (item->passed)
			continue;
		if (!paragraphs++)
			first = item->chain;
		if (item->chain)
			count(item->chain, item, block->opener, depth);
	}
	int table = is_of_table(c, block->opener);
	for (size_t i = block->first; i < k->l.items.count; i++) {
		jk_list_chain *chain = ((jk_list_item *)k->l.items.items[i])->chain;
		if (!chain || chain->loop != block->opener)
			continue;
		chain->loop = NULL;
		if (chain->runs_on || chain->unnumbered || (!chain->divided && (chain->items == paragraphs || (chain->own == 1 && (table || chain == first)))))
			continue;
		chain->wanted = 1;
		jk_act_each_turn(c, block->opener, begin_anew, chain);
	}
}

/* --- walking the part --- */

static int is_docx(const jk_compiling *c) { return strcmp(c->dialect->format, "docx") == 0; }

static void pass_list_tag(looking *k, const jk_tag *tag)
{
	if (!k->item || !k->item->chain) {
		jk_compile_fault(k->l.c, JK_DIAG_TAG_LIST, &tag->where, tag->source, "");
		return;
	}
	k->item->restart |= tag->kind == JK_TAG_RESTART;
	k->item->proceed |= tag->kind == JK_TAG_CONTINUE;
	/* ODT: an item says itself with which number it begins. */
	k->item->chain->wanted |= is_docx(k->l.c) && !k->item->chain->unnumbered;
}

static void pass_tag(looking *k, jk_tag *tag)
{
	int loop = tag->kind == JK_TAG_FOR || tag->kind == JK_TAG_END_FOR;
	if (tag->kind == JK_TAG_RESTART || tag->kind == JK_TAG_CONTINUE)
		pass_list_tag(k, tag);
	else if (tag->opener == tag && k->depth < JK_TEMPLATE_NESTING) {
		k->open[k->depth++] = (open_block){tag, k->l.items.count, 0};
		k->loops += (size_t)loop;
	} else if ((tag->kind == JK_TAG_ELIF || tag->kind == JK_TAG_ELSE) && k->depth) {
		k->open[k->depth - 1].alternative = 1;
	} else if ((tag->kind == JK_TAG_END_IF || tag->kind == JK_TAG_END_FOR) && k->depth) {
		if (loop)
			judge(k, &k->open[k->depth - 1]);
		k->depth--;
		k->loops -= (size_t)loop;
	}
}

static int is_blank(const jk_node *node)
{
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child))
		if (!jk_text_blank(jk_node_text(child)) || jk_node_mark(child, JK_TAG_MARK) || jk_shows(child) ||
		    (jk_node_is_element(child) && !is_blank(child)))
			return 0;
	return 1;
}

static int is_alternative(const looking *k)
{
	int found = 0;
	for (size_t i = 0; i < k->depth && !found; i++)
		found = k->open[i].alternative;
	return found;
}

static void look_at_paragraph(looking *k, jk_node *paragraph)
{
	jk_compiling *c = k->l.c;
	jk_list_item *item = jk_arena_allocate(c->arena, sizeof *item);
	if (!item || jk_list_add(&k->l.items, c->arena, item) != JK_OK) {
		c->no_memory = 1;
		return;
	}
	*item = (jk_list_item){.paragraph = paragraph, .loops = k->loops, .blocks = k->depth, .alternative = is_alternative(k)};
	int follows = is_docx(c) ? jk_list_find_docx(&k->l, item) : jk_list_find_odt(&k->l, item);
	item->passed = follows || k->copies || (!item->chain && is_blank(paragraph));
	k->item = item;
}

static void walk(looking *k, jk_node *node)
{
	for (jk_node *child = jk_node_first(node); child && !k->l.c->no_memory; child = jk_node_next(child)) {
		jk_tag *tag = jk_tag_of(k->l.c, child);
		if (tag)
			pass_tag(k, tag);
		if (!jk_node_is_element(child) || jk_is_gone(child))
			continue;
		/* Word writes a text box twice, for itself and for older programs. */
		size_t copy = jk_node_is(child, "Fallback") ? 1 : 0;
		jk_list_item *outer = k->item;
		size_t outer_blocks = k->l.list_blocks;
		k->copies += copy;
		if (jk_node_is(child, "list") && !jk_node_is(node, "list-item"))
			k->l.list_blocks = k->depth;
		if (jk_is_paragraph(k->l.c->dialect, child))
			look_at_paragraph(k, child);
		walk(k, child);
		k->copies -= copy;
		k->item = outer;
		k->l.list_blocks = outer_blocks;
	}
}

static int has_blocks(const jk_compiling *c)
{
	int found = 0;
	for (size_t i = 0; i < c->tags.count && !found; i++)
		found = ((const jk_tag *)c->tags.items[i])->kind != JK_TAG_VALUE;
	return found;
}

void jk_number_lists(jk_compiling *c)
{
	looking k = {.l = {.c = c}};
	if (c->dialect->is_plain(c->part) || !has_blocks(c))
		return;
	walk(&k, jk_xml_root(c->xml));
	if (c->no_memory || c->failed)
		return;
	if (is_docx(c))
		jk_list_act_docx(&k.l);
	else
		jk_list_act_odt(&k.l);
}
