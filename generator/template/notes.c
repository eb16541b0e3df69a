/* Footnotes, endnotes and comments of DOCX stand in parts of their own, where no loop turns. Those that are referred to from inside a block become
 * programs: each is written when its reference is, with the variables of that turn, under a number of its own. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/compile.h"

typedef enum { FOOTNOTES, ENDNOTES, COMMENTS, NOTE_KINDS } note_kind;

static const struct {
	const char *part, *note, *reference;
} kinds[NOTE_KINDS] = {{"word/footnotes", "footnote", "footnoteReference"},
		       {"word/endnotes", "endnote", "endnoteReference"},
		       {"word/comments", "comment", "commentReference"}};

/* A note that is referred to from a block. */
typedef struct {
	note_kind kind;
	const char *number;
	jk_program *program; /* NULL until its part is finished, and for a reference to nothing */
	size_t index;
	int referred;        /* its reference stands in a block, not only an end of a comment's range */
} note;

/* How a note stands in the document that is being made. */
typedef struct {
	const char *number; /* the last it was given; NULL before */
	int named;          /* a range gave it, and its reference shall carry it, too */
	int open, ended;    /* a range has begun; one has ended */
} note_use;

/* Of one document. */
typedef struct {
	jk_buffer written[NOTE_KINDS];
	note_use *uses;       /* by the index of the note */
	unsigned next;
	const char *number;   /* of the note that is being written */
} notes_state;

/* Repeated notes get numbers that no template has. */
enum { FIRST_NUMBER = 5000 };

static notes_state *state_of(jk_running *r)
{
	jk_run *run = r->run;
	notes_state *state = run->features[JK_FEATURE_NOTES];
	if (state)
		return state;
	state = jk_arena_allocate(run->arena, sizeof *state);
	if (state)
		state->uses = jk_arena_array(run->arena, run->compiled->notes.count, sizeof *state->uses);
	if (!state || !state->uses) {
		jk_running_note(r, JK_NO_MEMORY);
		return NULL;
	}
	for (int k = 0; k < NOTE_KINDS; k++)
		jk_buffer_init(&state->written[k], 0);
	state->next = FIRST_NUMBER;
	return run->features[JK_FEATURE_NOTES] = state;
}

void jk_notes_dispose(jk_run *run)
{
	notes_state *state = run->features[JK_FEATURE_NOTES];
	for (int k = 0; state && k < NOTE_KINDS; k++)
		jk_buffer_dispose(&state->written[k]);
	run->features[JK_FEATURE_NOTES] = NULL;
}

/* The note's own number at first, then one that nothing has; NULL when out of memory. */
static const char *give_number(jk_running *r, notes_state *state, const note *n)
{
	note_use *use = &state->uses[n->index];
	use->number = use->number ? jk_arena_format(r->run->arena, "%u", state->next++) : n->number;
	if (!use->number)
		jk_running_note(r, JK_NO_MEMORY);
	return use->number;
}

/* Writes the note aside, and its number here. */
static void put_reference(jk_running *r, const void *data)
{
	const note *n = data;
	notes_state *state = state_of(r);
	if (!state)
		return;
	note_use *use = &state->uses[n->index];
	const char *number = use->named ? use->number : give_number(r, state, n);
	use->named = 0;
	if (!number)
		return;
	jk_buffer_string(r->out, number);
	if (!n->program)
		return;
	state->number = number;
	jk_running_note(r, jk_program_run(&state->written[n->kind], n->program, r->run));
}

/* --- the ends of what a comment is about: they carry the number of the reference behind them --- */

static void put_start(jk_running *r, const void *data)
{
	const note *n = data;
	notes_state *state = state_of(r);
	const char *number = state ? give_number(r, state, n) : NULL;
	if (!number)
		return;
	state->uses[n->index].named = state->uses[n->index].open = 1;
	jk_buffer_string(r->out, number);
}

static void put_end(jk_running *r, const void *data)
{
	const note *n = data;
	notes_state *state = state_of(r);
	if (!state)
		return;
	note_use *use = &state->uses[n->index];
	use->open = 0;
	use->ended = 1;
	jk_buffer_string(r->out, use->number ? use->number : n->number);
}

/* Each end once for each reference: where the block ends between them, the range is that of the first turn. */
static int start_is_due(jk_running *r, const void *data)
{
	const note *n = data;
	const notes_state *state = state_of(r);
	return state && (n->referred || !state->uses[n->index].number);
}

static int end_is_due(jk_running *r, const void *data)
{
	const note *n = data;
	const notes_state *state = state_of(r);
	return state && (state->uses[n->index].open || !state->uses[n->index].ended);
}

static void put_number(jk_running *r, const void *data)
{
	(void)data;
	const notes_state *state = state_of(r);
	if (state)
		jk_buffer_string(r->out, state->number);
}

static void put_written(jk_running *r, const void *data)
{
	const note_kind *kind = data;
	const notes_state *state = state_of(r);
	if (state)
		jk_buffer_add(r->out, jk_buffer_text(&state->written[*kind]), state->written[*kind].length);
}

/* --- references, while parts are prepared --- */

static note *find(const jk_template *compiled, note_kind kind, const char *number)
{
	for (size_t i = 0; i < compiled->notes.count; i++) {
		note *n = compiled->notes.items[i];
		if (n->kind == kind && jk_text_equal(n->number, number))
			return n;
	}
	return NULL;
}

static note *add(jk_compiling *c, note_kind kind, const char *number)
{
	note *n = find(c->compiled, kind, number);
	if (n)
		return n;
	n = jk_arena_allocate(c->arena, sizeof *n);
	if (!n || jk_list_add(&c->compiled->notes, c->arena, n) != JK_OK) {
		c->no_memory = 1;
		return NULL;
	}
	*n = (note){.kind = kind, .number = jk_arena_string(c->arena, number), .index = c->compiled->notes.count - 1};
	c->no_memory |= !n->number;
	return n;
}

/* The note whose number the node carries, if it is such an element. */
static note *note_of(jk_compiling *c, const jk_node *node, note_kind kind, const char *element)
{
	const char *number = jk_node_is(node, element) ? jk_node_attribute_local(node, "id") : NULL;
	return number ? add(c, kind, number) : NULL;
}

static void range_end(jk_compiling *c, jk_node *node, const char *element, jk_action_run *run, jk_guard_test *test)
{
	const note *n = note_of(c, node, COMMENTS, element);
	if (!n)
		return;
	c->no_memory |= jk_node_change_local(node, "id", jk_act_value(c, run, n)) != JK_OK;
	jk_guard(c, node, node, test, n);
}

void jk_note_reference(jk_compiling *c, jk_node *node)
{
	for (int k = 0; k < NOTE_KINDS; k++) {
		note *n = note_of(c, node, (note_kind)k, kinds[k].reference);
		if (!n)
			continue;
		n->referred = 1;
		c->no_memory |= jk_node_change_local(node, "id", jk_act_value(c, put_reference, n)) != JK_OK;
	}
	if (!c->dialect->text)
		return;
	range_end(c, node, "commentRangeStart", put_start, start_is_due);
	range_end(c, node, "commentRangeEnd", put_end, end_is_due);
}

/* --- the part with the notes, when all parts are prepared --- */

/* Word's own identities of paragraphs, which may be left out, would be those of each copy. */
static void drop_identities(jk_node *node)
{
	jk_node_unset_local(node, "paraId");
	jk_node_unset_local(node, "textId");
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		drop_identities(child);
}

static void make_program(jk_compiling *c, note *n, jk_node *node)
{
	c->no_memory |= jk_node_change_local(node, "id", jk_act_value(c, put_number, NULL)) != JK_OK;
	drop_identities(node);
	if (!c->no_memory)
		n->program = jk_emit_node(c, node);
	if (n->program && jk_list_add(&c->compiled->fragments, c->arena, n->program) != JK_OK) {
		jk_buffer_dispose(&n->program->literals);
		n->program = NULL;
		c->no_memory = 1;
	}
	jk_node_remove(node);
}

static void finish_kind(jk_compiling *c, note_kind kind)
{
	jk_node *root = jk_xml_root(c->xml);
	int taken = 0;
	for (jk_node *node = jk_node_first_element(root), *next; node && !c->no_memory && !c->failed; node = next) {
		next = jk_node_next_element(node);
		const char *number = jk_node_is(node, kinds[kind].note) ? jk_node_attribute_local(node, "id") : NULL;
		note *n = number ? find(c->compiled, kind, number) : NULL;
		if (!n || !n->referred)
			continue;
		make_program(c, n, node);
		taken = 1;
	}
	note_kind *which = taken ? jk_arena_allocate(c->arena, sizeof *which) : NULL;
	if (which) {
		*which = kind;
		jk_act_last(c, root, put_written, which);
	}
	c->no_memory |= taken && !which;
}

int jk_is_notes(const char *part)
{
	for (int k = 0; k < NOTE_KINDS; k++)
		if (jk_text_starts(part, kinds[k].part))
			return 1;
	return 0;
}

void jk_finish_notes(jk_compiling *c)
{
	for (int k = 0; k < NOTE_KINDS; k++)
		if (c->dialect->text && jk_text_starts(c->part, kinds[k].part))
			finish_kind(c, (note_kind)k);
}
