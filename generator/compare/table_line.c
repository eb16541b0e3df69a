/* Lines of a 新旧対照表: labels, words with what changed in them, what is left out. */
#include <string.h>
#include "base/text.h"
#include "compare/table_private.h"

#define GAP "　" /* between a number and its text */

void jk_contrast_add(jk_contrasting *c, jk_list *list, const void *item) { c->no_memory |= !item || jk_list_add(list, c->arena, item) != JK_OK; }

const char *jk_contrast_kept(jk_contrasting *c, const char *text)
{
	c->no_memory |= !text;
	return text ? text : "";
}

int jk_contrast_is_whole(const jk_paper_pair *pair) { return !pair->old_paper || !pair->new_paper; }

const char *jk_contrast_title(const jk_paper_pair *pair)
{
	const char *title = (pair->new_paper ? pair->new_paper : pair->old_paper)->title;
	return title ? title : "";
}

jk_contrast_row *jk_contrast_add_row(jk_contrasting *c, int first)
{
	jk_contrast_row *row = jk_arena_allocate(c->arena, sizeof *row);
	if (row)
		row->first = first;
	jk_contrast_add(c, &c->paper->rows, row);
	return row;
}

jk_contrast_line *jk_contrast_add_line(jk_contrasting *c, jk_contrast_row *row, int side, jk_contrast_kind kind)
{
	jk_contrast_line *line = row ? jk_arena_allocate(c->arena, sizeof *line) : NULL;
	if (!line) {
		c->no_memory = 1;
		return NULL;
	}
	line->kind = kind;
	jk_contrast_add(c, &row->lines[side], line);
	return line;
}

void jk_contrast_add_run(jk_contrasting *c, jk_contrast_line *line, const char *text, jk_contrast_mark mark)
{
	if (!line || !*text)
		return;
	jk_contrast_run *run = jk_arena_allocate(c->arena, sizeof *run);
	if (run)
		*run = (jk_contrast_run){text, mark == JK_CONTRAST_DOUBLED && !c->options.national ? JK_CONTRAST_LINED : mark};
	jk_contrast_add(c, &line->runs, run);
}

const jk_side_block *jk_contrast_block(const jk_block_pair *pair, int side) { return side == JK_OLD_SIDE ? pair->old_block : pair->new_block; }

/* --- words --- */

const char *jk_contrast_piece(const jk_piece *piece, int side)
{
	if (piece->mark == JK_KEPT)
		return side == JK_OLD_SIDE && piece->old_text ? piece->old_text : piece->text;
	return piece->mark == (side == JK_OLD_SIDE ? JK_DELETED : JK_INSERTED) ? piece->text : NULL;
}

/* Numbers of references that follow a renumbering are no change of meaning, but they are words, and underlined. */
int jk_contrast_differs(const jk_block_pair *pair)
{
	if (pair->state != JK_PAIR_SAME)
		return 1;
	for (size_t i = 0; i < pair->pieces.count; i++)
		if (((const jk_piece *)pair->pieces.items[i])->mark != JK_KEPT)
			return 1;
	return 0;
}

/* Whether they make up its whole text: a pair that nobody compared has none. */
static int tell_all(int side, const jk_list *pieces, const char *own)
{
	for (size_t i = 0; i < pieces->count; i++) {
		const char *text = jk_contrast_piece(pieces->items[i], side);
		if (text && !jk_text_starts(own, text))
			return 0;
		own += text ? strlen(text) : 0;
	}
	return !*own;
}

/* Spaces at the beginning are never underlined. */
static void add_whole(jk_contrasting *c, jk_contrast_line *line, const char *text, jk_contrast_mark mark)
{
	size_t spaces = 0;
	for (;;) {
		if (text[spaces] == ' ' || text[spaces] == '\t')
			spaces++;
		else if (strncmp(text + spaces, GAP, sizeof GAP - 1) == 0)
			spaces += sizeof GAP - 1;
		else
			break;
	}
	jk_contrast_add_run(c, line, jk_contrast_kept(c, jk_arena_text(c->arena, text, spaces)), JK_CONTRAST_PLAIN);
	jk_contrast_add_run(c, line, text + spaces, mark);
}

static void add_text(jk_contrasting *c, jk_contrast_line *line, int side, const jk_block_pair *pair, jk_contrast_mark whole)
{
	const char *own = jk_contrast_block(pair, side)->text;
	if (!whole && !jk_contrast_differs(pair))
		jk_contrast_add_run(c, line, own, JK_CONTRAST_PLAIN);
	else if (whole || !tell_all(side, &pair->pieces, own))
		add_whole(c, line, own, whole ? whole : JK_CONTRAST_LINED);
	else
		for (size_t i = 0; i < pair->pieces.count; i++) {
			const jk_piece *piece = pair->pieces.items[i];
			const char *text = jk_contrast_piece(piece, side);
			jk_contrast_add_run(c, line, text ? text : "", piece->mark == JK_KEPT ? JK_CONTRAST_PLAIN : JK_CONTRAST_LINED);
		}
}

/* --- blocks --- */

int jk_contrast_relabelled(const jk_block_pair *pair)
{
	const jk_side_block *was = pair->old_block, *is = pair->new_block;
	return pair->elsewhere || (pair->renumbered && was && is && !jk_text_equal(was->label, is->label));
}

static void add_label(jk_contrasting *c, jk_contrast_line *line, const jk_side_block *block, jk_contrast_mark mark)
{
	jk_contrast_add_run(c, line, block->label, mark);
	if (*block->label && *block->text)
		jk_contrast_add_run(c, line, GAP, JK_CONTRAST_PLAIN);
}

void jk_contrast_put_block(jk_contrasting *c, jk_contrast_row *row, int side, const jk_block_pair *pair, jk_contrast_kind kind, const jk_contrast_marks *marks)
{
	const jk_side_block *block = jk_contrast_block(pair, side);
	jk_contrast_line *line = block ? jk_contrast_add_line(c, row, side, kind) : NULL;
	int bare = kind == JK_LINE_CAPTION && !jk_text_starts(block ? block->text : "", "（");
	if (!line)
		return;
	if (kind == JK_LINE_TABLE) {
		jk_contrast_put_table(c, line, side, pair, marks->unframed);
		return;
	}
	add_label(c, line, block, marks->label);
	if (bare)
		jk_contrast_add_run(c, line, "（", marks->text);
	add_text(c, line, side, pair, marks->text);
	if (bare)
		jk_contrast_add_run(c, line, "）", marks->text);
}

/* --- what is left out --- */

/* "3", "2及び3", "2～5". */
static const char *labels(jk_contrasting *c, const char *from, const char *to, size_t count)
{
	if (count == 1 || !*from || !*to)
		return from;
	return jk_contrast_kept(c, jk_arena_format(c->arena, "%s%s%s", from, count == 2 ? "及び" : "～", to));
}

void jk_contrast_put_omitted(jk_contrasting *c, jk_contrast_row *row, int side, jk_contrast_kind kind, const jk_block_pair *from,
			     const jk_block_pair *to, size_t count)
{
	const jk_side_block none = {.label = "", .text = ""};
	const jk_side_block *first = from ? jk_contrast_block(from, side) : &none, *last = from ? jk_contrast_block(to, side) : &none;
	jk_contrast_line *line = first && last ? jk_contrast_add_line(c, row, side, kind == JK_LINE_TABLE ? JK_LINE_PLAIN : kind) : NULL;
	if (!line)
		return;
	const char *label = labels(c, first->label, last->label, count);
	if (kind == JK_LINE_TITLE)
		label = first->text;
	else if (kind == JK_LINE_TABLE)
		label = "表";
	jk_contrast_add_run(c, line, label, kind != JK_LINE_TABLE && from && jk_contrast_relabelled(from) ? JK_CONTRAST_DOUBLED : JK_CONTRAST_PLAIN);
	if (*label)
		jk_contrast_add_run(c, line, GAP, JK_CONTRAST_PLAIN);
	jk_contrast_add_run(c, line, c->options.omitted, JK_CONTRAST_PLAIN);
}

void jk_contrast_put_note(jk_contrasting *c, jk_contrast_row *row, jk_pair_state state)
{
	int added = state == JK_PAIR_ADDED;
	if (!c->options.without_notes)
		jk_contrast_add_run(c, jk_contrast_add_line(c, row, added ? JK_OLD_SIDE : JK_NEW_SIDE, JK_LINE_NOTE), added ? "（新設）" : "（削る）", JK_CONTRAST_PLAIN);
}
