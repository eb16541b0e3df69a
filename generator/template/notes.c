/* Footnotes and endnotes of DOCX stand in a part of their own, where no loop turns. Those that are referred to from inside a block become
 * programs: each is written when its reference is, with the variables of that turn, under a number of its own. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/compile.h"

typedef enum { FOOTNOTES, ENDNOTES, NOTE_KINDS } note_kind;

static const struct {
	const char *part, *note, *reference;
} kinds[NOTE_KINDS] = {{"word/footnotes", "footnote", "footnoteReference"}, {"word/endnotes", "endnote", "endnoteReference"}};

/* A note that is referred to from a block. */
typedef struct {
	note_kind kind;
	const char *number;
	jk_program *program; /* NULL until its part is finished, and for a reference to nothing */
	size_t index;
} note;

/* Of one document. */
typedef struct {
	jk_buffer written[NOTE_KINDS];
	unsigned *times;      /* each note was written */
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
		state->times = jk_arena_array(run->arena, run->compiled->notes.count, sizeof *state->times);
	if (!state || !state->times) {
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

/* Writes the note aside, and its number here. */
static void put_reference(jk_running *r, const void *data)
{
	const note *n = data;
	notes_state *state = state_of(r);
	if (!state)
		return;
	const char *number = state->times[n->index]++ ? jk_arena_format(r->run->arena, "%u", state->next++) : n->number;
	if (!number) {
		jk_running_note(r, JK_NO_MEMORY);
		return;
	}
	jk_buffer_string(r->out, number);
	if (!n->program)
		return;
	state->number = number;
	jk_running_note(r, jk_program_run(&state->written[n->kind], n->program, r->run));
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

void jk_note_reference(jk_compiling *c, jk_node *node)
{
	for (int k = 0; k < NOTE_KINDS; k++) {
		const char *number = jk_node_is(node, kinds[k].reference) ? jk_node_attribute_local(node, "id") : NULL;
		const note *n = number ? add(c, (note_kind)k, number) : NULL;
		if (n)
			c->no_memory |= jk_node_change_local(node, "id", jk_act_value(c, put_reference, n)) != JK_OK;
	}
}

/* --- the part with the notes, when all parts are prepared --- */

static void make_program(jk_compiling *c, note *n, jk_node *node)
{
	c->no_memory |= jk_node_change_local(node, "id", jk_act_value(c, put_number, NULL)) != JK_OK;
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
		if (!n)
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
	return jk_text_starts(part, kinds[FOOTNOTES].part) || jk_text_starts(part, kinds[ENDNOTES].part);
}

void jk_finish_notes(jk_compiling *c)
{
	for (int k = 0; k < NOTE_KINDS; k++)
		if (c->dialect->text && jk_text_starts(c->part, kinds[k].part))
			finish_kind(c, (note_kind)k);
}
