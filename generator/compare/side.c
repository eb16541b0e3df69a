#include "compare/side.h"
#include "base/buffer.h"
#include "base/text.h"

jk_result jk_side_new(jk_side **out, jk_side_kind kind, const char *name)
{
	jk_arena *arena = NULL;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_side *side = jk_arena_allocate(arena, sizeof *side);
	const char *copy = jk_arena_string(arena, name ? name : "");
	if (!side || !copy) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	*side = (jk_side){.arena = arena, .kind = kind, .name = copy};
	*out = side;
	return JK_OK;
}

void jk_side_free(jk_side *side)
{
	if (side)
		jk_arena_free(side->arena);
}

jk_side_unit *jk_side_find_unit(const jk_side_paper *paper, const char *id)
{
	for (size_t i = 0; id && i < paper->units.count; i++) {
		jk_side_unit *unit = paper->units.items[i];
		if (jk_text_equal(unit->id, id))
			return unit;
	}
	return NULL;
}

jk_side_paper *jk_side_find_paper(const jk_side *side, const char *kind, const char *group)
{
	for (size_t i = 0; kind && i < side->papers.count; i++) {
		jk_side_paper *paper = side->papers.items[i];
		if (jk_text_equal(paper->kind, kind) && (!group || jk_text_equal(paper->group, group)))
			return paper;
	}
	return NULL;
}

/* --- text of a unit --- */

static void put_row(jk_buffer *out, const jk_side_row *row)
{
	for (size_t i = 0; i < row->cells.count; i++) {
		if (i)
			jk_buffer_char(out, '\t');
		jk_buffer_string(out, row->cells.items[i]);
	}
}

static void put_block(jk_buffer *out, const jk_side_block *block)
{
	jk_buffer_string(out, block->label);
	if (*block->label && *block->text)
		jk_buffer_string(out, "　");
	jk_buffer_string(out, block->text);
	for (size_t i = 0; i < block->rows.count; i++) {
		if (i)
			jk_buffer_char(out, '\n');
		put_row(out, block->rows.items[i]);
	}
}

const char *jk_side_unit_text(const jk_side_unit *unit, jk_arena *arena)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < unit->blocks.count; i++) {
		if (i)
			jk_buffer_char(&text, '\n');
		put_block(&text, unit->blocks.items[i]);
	}
	const char *copy = text.failed ? NULL : jk_arena_text(arena, jk_buffer_text(&text), text.length);
	jk_buffer_dispose(&text);
	return copy;
}
