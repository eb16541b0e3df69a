/* DOCX: a list that begins anew is a new w:num of the same w:abstractNum that overrides the start of each level (ISO/IEC 29500-1, 17.9.8). */
#include <string.h>
#include "base/text.h"
#include "template/list.h"
#include "template/numbering.h"

/* --- which list a paragraph belongs to --- */

static int is_bullet(const jk_node *level)
{
	const char *format = jk_numbering_value(level, "numFmt");
	return jk_text_equal(format, "bullet") || jk_text_equal(format, "none");
}

/* Lists whose levels belong to paragraph styles make up the document's own structure. */
static void look_at_levels(jk_list_chain *chain, jk_numbering *n, const jk_node *num)
{
	chain->unnumbered = 1;
	for (unsigned level = 0; level < JK_NUMBERING_LEVELS; level++) {
		const jk_node *definition = jk_numbering_level(n, num, level);
		chain->unnumbered &= !definition || is_bullet(definition);
		chain->runs_on |= definition && jk_node_child(definition, "pStyle");
	}
}

/* All w:num that change no level of their w:abstractNum are one list: Word counts on from one to the other. */
static jk_list_chain *chain_of(jk_compiling *c, jk_numbering *n, jk_node *num)
{
	jk_node *abstract = jk_numbering_abstract(n, num);
	if (!abstract)
		return NULL;
	jk_numbering_note *note = jk_numbering_note_of(c, n, jk_numbering_changes_levels(num) ? num : abstract);
	if (note && !note->chain) {
		note->chain = jk_list_chain_new(c);
		if (note->chain)
			look_at_levels(note->chain, n, num);
	}
	return note ? note->chain : NULL;
}

/* A w:num that only says with which number to begin: its first item begins the list anew, as LibreOffice writes each list and Word one that a
 * person began anew. Counted from 1 among those of the template; 0: it is no such one. */
static size_t starter_of(jk_compiling *c, const jk_node *num)
{
	jk_list *starters = &c->compiled->starters;
	if (!jk_node_child(num, "lvlOverride") || jk_numbering_changes_levels(num))
		return 0;
	for (size_t i = 0; i < starters->count; i++)
		if (starters->items[i] == num)
			return i + 1;
	c->no_memory |= jk_list_add(starters, c->arena, num) != JK_OK;
	return starters->count;
}

int jk_list_find_docx(jk_listing *l, jk_list_item *item)
{
	const jk_node *properties = jk_node_child(item->paragraph, "pPr");
	const jk_node *numbers = properties ? jk_node_child(properties, "numPr") : NULL;
	item->number = jk_numbering_value(numbers, "numId");
	if (!item->number || jk_text_equal(item->number, "0"))
		return 0;
	jk_numbering *n = jk_numbering_of(l->c);
	const char *level = jk_numbering_value(numbers, "ilvl");
	item->holder = jk_node_child(numbers, "numId");
	item->level = level && *level >= '0' && *level <= '8' ? (unsigned)(*level - '0') : 0;
	jk_node *num = n && n->xml ? jk_numbering_num(n, item->number) : NULL;
	item->chain = num ? chain_of(l->c, n, num) : NULL;
	item->starter = num ? starter_of(l->c, num) : 0;
	return 0;
}

/* --- operations --- */

/* One paragraph of a list. */
typedef struct {
	const jk_list_chain *chain;
	const char *number, *definition; /* definition: what follows the number in the w:num that begins it anew */
	int restart, proceed;
	size_t starter;
} use;

typedef struct {
	unsigned number;
	const char *definition, *original;
} new_number;

const char *jk_lists_original(const jk_lists_state *state, size_t index)
{
	return index < state->numbers.count ? ((const new_number *)state->numbers.items[index])->original : NULL;
}

static void add_number(jk_running *r, const use *u, jk_lists_state *state, jk_list_state *s)
{
	new_number *added = jk_arena_allocate(r->run->arena, sizeof *added);
	if (!added || jk_list_add(&state->numbers, r->run->arena, added) != JK_OK) {
		jk_running_note(r, JK_NO_MEMORY);
		return;
	}
	s->number = state->next++;
	s->pending = 0;
	s->generation++;
	*added = (new_number){s->number, u->definition, u->number};
}

/* Whether the item begins its list anew. In our own w:num, so must one whose w:num did so by itself, the first time it is used. */
static int begins(const use *u, const jk_lists_state *state, const jk_list_state *s)
{
	if (u->proceed)
		return 0;
	return s->pending || (u->restart && s->used) || (u->starter && s->number && state->starts[u->starter - 1] != s->generation);
}

static void put_number(jk_running *r, const void *data)
{
	const use *u = data;
	jk_lists_state *state = jk_lists_state_of(r);
	if (!state)
		return;
	jk_list_state *s = &state->chains[u->chain->index];
	if (begins(u, state, s))
		add_number(r, u, state, s);
	s->pending = 0;
	s->generation += !s->used;
	s->used = 1;
	if (u->starter)
		state->starts[u->starter - 1] = s->generation;
	if (s->number)
		jk_buffer_format(r->out, "%u", s->number);
	else
		jk_xml_put_value(r->out, u->number);
}

static void put_override(jk_buffer *out, jk_numbering *n, const jk_node *num, unsigned level)
{
	const jk_node *override = jk_numbering_override(num, level);
	const jk_node *own = override ? jk_node_child(override, "lvl") : NULL;
	jk_buffer_format(out, "<w:lvlOverride w:ilvl=\"%u\"><w:startOverride w:val=\"%u\"/>", level, jk_numbering_start(n, num, level));
	if (own)
		jk_xml_put_node(out, own);
	jk_buffer_string(out, "</w:lvlOverride>");
}

static const char *definition_of(jk_compiling *c, const char *number)
{
	jk_buffer text;
	jk_numbering *n = c->compiled->numbering;
	const jk_node *num = jk_numbering_num(n, number);
	jk_buffer_init(&text, 0);
	jk_buffer_string(&text, "\"><w:abstractNumId w:val=\"");
	jk_xml_put_value(&text, jk_numbering_value(num, "abstractNumId"));
	jk_buffer_string(&text, "\"/>");
	for (unsigned level = 0; level < JK_NUMBERING_LEVELS; level++)
		put_override(&text, n, num, level);
	jk_buffer_string(&text, "</w:num>");
	const char *kept = jk_arena_string(c->arena, jk_buffer_text(&text));
	c->no_memory |= !kept || text.failed;
	jk_buffer_dispose(&text);
	return kept;
}

static void act(jk_compiling *c, const jk_list_item *item)
{
	use *u = jk_arena_allocate(c->arena, sizeof *u);
	/* A list that says itself with which number it begins does so each time. */
	const char *definition = item->starter ? definition_of(c, item->number) : item->chain->definition;
	if (!definition)
		definition = item->chain->definition = definition_of(c, item->number);
	if (!u || !definition) {
		c->no_memory = 1;
		return;
	}
	*u = (use){item->chain, jk_arena_string(c->arena, item->number), definition, item->restart, item->proceed, item->starter};
	c->no_memory |= !u->number || jk_node_change_local(item->holder, "val", jk_act_value(c, put_number, u)) != JK_OK;
	c->compiled->most_list = c->compiled->numbering->most;
}

void jk_list_act_docx(jk_listing *l)
{
	for (size_t i = 0; i < l->items.count && !l->c->no_memory; i++) {
		const jk_list_item *item = l->items.items[i];
		if (item->chain && item->chain->wanted)
			act(l->c, item);
	}
}

/* --- the part with the numbers --- */

static void put_numbers(jk_buffer *out, const jk_node *root, const jk_lists_state *state)
{
	const char *prefix = jk_node_prefix(root);
	for (size_t i = 0; i < state->numbers.count; i++) {
		const new_number *added = state->numbers.items[i];
		jk_buffer_string(out, "<w:num");
		if (!jk_text_equal(prefix, "w"))
			jk_xml_put_attribute(out, "xmlns:w", jk_node_namespace(root));
		jk_buffer_format(out, " w:numId=\"%u%s", added->number, added->definition);
	}
}

/* What is new stands behind the other w:num and before w:numIdMacAtCleanup (17.9.17). */
static void put_part(jk_buffer *out, const jk_numbering *n, const jk_lists_state *state)
{
	const jk_node *root = jk_xml_root(n->xml), *child = jk_node_first(root);
	jk_buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
	jk_xml_put_start(out, root, NULL, NULL);
	jk_buffer_char(out, '>');
	for (; child && !jk_node_is(child, "numIdMacAtCleanup"); child = jk_node_next(child))
		jk_xml_put_node(out, child);
	put_numbers(out, root, state);
	for (; child; child = jk_node_next(child))
		jk_xml_put_node(out, child);
	jk_buffer_string(out, "</");
	jk_xml_put_name(out, root);
	jk_buffer_char(out, '>');
}

jk_result jk_lists_finish(jk_run *run)
{
	const jk_lists_state *state = run->features[JK_FEATURE_LISTS];
	if (!state || !state->numbers.count || !run->output)
		return JK_OK;
	jk_buffer part;
	jk_buffer_init(&part, 0);
	put_part(&part, run->compiled->numbering, state);
	jk_result result = jk_output_take(run->output, JK_NUMBERING_PART, &part);
	jk_buffer_dispose(&part);
	return result;
}
