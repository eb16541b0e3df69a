#ifndef JK_TESTS_COMPARE_CONTRAST_H
#define JK_TESTS_COMPARE_CONTRAST_H
/* Comparisons written by hand, and 新旧対照表 as text. Words that changed are written [-old-]{+new+}; in the text _words_ are underlined, =words= twice. */
#include <string.h>
#include "compare/table.h"
#include "suite.h"

static jk_arena *contrast_arena;
static jk_comparison *contrast_comparison;
static jk_paper_pair *contrast_paper;
static jk_unit_pair *contrast_unit;
static jk_contrast_options contrast_options;

#define CONTRAST_NEW(type) ((type *)jk_arena_allocate(contrast_arena, sizeof(type)))

static inline void contrast_add(jk_list *list, const void *item) { ck_assert_int_eq(jk_list_add(list, contrast_arena, item), JK_OK); }

static inline void contrast_add_paper(const char *title)
{
	jk_side_paper *paper = CONTRAST_NEW(jk_side_paper);
	paper->title = title;
	contrast_paper = CONTRAST_NEW(jk_paper_pair);
	*contrast_paper = (jk_paper_pair){.old_paper = paper, .new_paper = paper};
	contrast_add(&contrast_comparison->papers, contrast_paper);
}

/* A comparison with one paper and nothing in it. */
static inline void contrast_begin(void)
{
	ck_assert_int_eq(jk_arena_new(&contrast_arena), JK_OK);
	contrast_comparison = CONTRAST_NEW(jk_comparison);
	contrast_comparison->arena = contrast_arena;
	contrast_options = (jk_contrast_options){0};
	jk_side *side = CONTRAST_NEW(jk_side);
	side->name = "side";
	contrast_comparison->old_side = contrast_comparison->new_side = side;
	contrast_add_paper("契約書");
}

static inline jk_side_unit *contrast_side_unit(const char *label, const char *title)
{
	jk_side_unit *unit = CONTRAST_NEW(jk_side_unit);
	*unit = (jk_side_unit){.label = label, .title = title, .chapter = "", .reason = "", .in = 1};
	return label ? unit : NULL;
}

/* A unit; a NULL label: that side lacks it. Its state follows from its blocks unless they are all the same. */
static inline jk_unit_pair *contrast_add_unit(const char *old_label, const char *new_label, const char *title)
{
	contrast_unit = CONTRAST_NEW(jk_unit_pair);
	*contrast_unit = (jk_unit_pair){.old_unit = contrast_side_unit(old_label, title), .new_unit = contrast_side_unit(new_label, title), .reason = ""};
	contrast_unit->state = !old_label ? JK_PAIR_ADDED : !new_label ? JK_PAIR_REMOVED : JK_PAIR_SAME;
	contrast_unit->renumbered = old_label && new_label && strcmp(old_label, new_label) != 0;
	contrast_add(&contrast_paper->units, contrast_unit);
	return contrast_unit;
}

static inline void contrast_add_piece(jk_list *pieces, jk_mark mark, const char *text, size_t length)
{
	jk_piece *piece = CONTRAST_NEW(jk_piece);
	piece->mark = mark;
	piece->text = jk_arena_text(contrast_arena, text, length);
	if (length)
		contrast_add(pieces, piece);
}

static inline void contrast_read_pieces(jk_list *pieces, const char *text)
{
	while (*text) {
		const char *mark = text + strcspn(text, "[{");
		contrast_add_piece(pieces, JK_KEPT, text, (size_t)(mark - text));
		if (!*mark)
			break;
		const char *end = strstr(mark, *mark == '[' ? "-]" : "+}");
		ck_assert_ptr_nonnull(end);
		contrast_add_piece(pieces, *mark == '[' ? JK_DELETED : JK_INSERTED, mark + 2, (size_t)(end - mark) - 2);
		text = end + 2;
	}
}

static inline const char *contrast_text_of(const jk_list *pieces, jk_mark mark)
{
	const char *text = "";
	for (size_t i = 0; i < pieces->count; i++) {
		const jk_piece *piece = pieces->items[i];
		if (piece->mark == JK_KEPT || piece->mark == mark)
			text = jk_arena_format(contrast_arena, "%s%s", text, piece->text);
	}
	return text;
}

static inline jk_side_block *contrast_side_block(jk_block_kind kind, const char *label, const char *text)
{
	jk_side_block *block = CONTRAST_NEW(jk_side_block);
	*block = (jk_side_block){.kind = kind, .label = label, .text = text, .path = ""};
	return label ? block : NULL;
}

static inline jk_block_pair *contrast_add_pair(jk_block_pair pair)
{
	jk_block_pair *kept = CONTRAST_NEW(jk_block_pair);
	int changed = 0;
	for (size_t i = 0; i < pair.pieces.count; i++)
		changed |= ((const jk_piece *)pair.pieces.items[i])->mark != JK_KEPT;
	pair.state = !pair.old_block ? JK_PAIR_ADDED : !pair.new_block ? JK_PAIR_REMOVED : changed ? JK_PAIR_CHANGED : JK_PAIR_SAME;
	pair.renumbered = pair.old_block && pair.new_block && strcmp(pair.old_block->label, pair.new_block->label) != 0;
	*kept = pair;
	contrast_add(&contrast_unit->blocks, kept);
	if (contrast_unit->state == JK_PAIR_SAME && (pair.state != JK_PAIR_SAME || (pair.renumbered && pair.new_block->kind != JK_BLOCK_ARTICLE)))
		contrast_unit->state = JK_PAIR_CHANGED;
	return kept;
}

/* A paragraph of the unit; a NULL label: that side lacks it. */
static inline jk_block_pair *contrast_add_block(jk_block_kind kind, const char *old_label, const char *new_label, const char *text)
{
	jk_block_pair pair = {0};
	contrast_read_pieces(&pair.pieces, text);
	pair.old_block = contrast_side_block(kind, old_label, contrast_text_of(&pair.pieces, JK_DELETED));
	pair.new_block = contrast_side_block(kind, new_label, contrast_text_of(&pair.pieces, JK_INSERTED));
	return contrast_add_pair(pair);
}

#define CAPTION(text) contrast_add_block(JK_BLOCK_CAPTION, "", "", text)
#define ARTICLE(label, text) contrast_add_block(JK_BLOCK_ARTICLE, label, label, text)
#define PARAGRAPH(label, text) contrast_add_block(JK_BLOCK_PARAGRAPH, label, label, text)
#define ITEM(label, text) contrast_add_block(JK_BLOCK_ITEM, label, label, text)
#define SUBITEM(label, text) contrast_add_block(JK_BLOCK_SUBITEM1, label, label, text)

/* --- as text --- */

static inline void contrast_put_runs(jk_buffer *out, const jk_list *runs)
{
	static const char *const marks[] = {"", "_", "="};
	for (size_t i = 0; i < runs->count; i++) {
		const jk_contrast_run *run = runs->items[i];
		jk_buffer_format(out, "%s%s%s", marks[run->mark], run->text, marks[run->mark]);
	}
}

/* Tables: cells in ( ), those with frames in [ ], underlined in (_ _), whole rows in [[ ]]. */
static inline void contrast_put_table(jk_buffer *out, const jk_contrast_line *line)
{
	for (size_t i = 0; i < line->rows.count; i++) {
		const jk_contrast_table_row *row = line->rows.items[i];
		jk_buffer_string(out, row->kind == JK_ROW_FRAMED ? "[[" : row->kind == JK_ROW_HEAD ? "#" : row->kind == JK_ROW_OMITTED ? "…" : "");
		for (size_t k = 0; k < row->cells.count; k++) {
			const jk_contrast_run *cell = row->cells.items[k];
			jk_buffer_format(out, cell->mark == JK_CONTRAST_FRAMED ? "[%s]" : cell->mark ? "(_%s_)" : "(%s)", cell->text);
		}
		jk_buffer_string(out, row->kind == JK_ROW_FRAMED ? "]]" : "");
	}
}

static inline void contrast_put_side(jk_buffer *out, const jk_list *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		const jk_contrast_line *line = lines->items[i];
		jk_buffer_string(out, i ? " / " : "");
		contrast_put_runs(out, &line->runs);
		contrast_put_table(out, line);
	}
}

static inline void contrast_put_row(jk_buffer *out, const jk_contrast_row *row, int remarks)
{
	jk_buffer_string(out, row->first ? "= " : "- ");
	contrast_put_side(out, &row->lines[JK_NEW_SIDE]);
	jk_buffer_string(out, " | ");
	contrast_put_side(out, &row->lines[JK_OLD_SIDE]);
	for (size_t i = 0; remarks && i < row->remarks.count; i++)
		jk_buffer_format(out, "%s%s", i ? "; " : " | ", (const char *)row->remarks.items[i]);
	jk_buffer_char(out, '\n');
}

static inline jk_contrast *contrast_make(void)
{
	jk_contrast *contrast;
	ck_assert_int_eq(jk_contrast_make(&contrast, contrast_arena, contrast_comparison, &contrast_options), JK_OK);
	return contrast;
}

/* Each row a line: "= " begins a unit, "- " goes on; new side, " | ", old side; lines of a side are parted by " / ". */
static inline const char *contrast_rows(int remarks)
{
	const jk_contrast *contrast = contrast_make();
	jk_buffer out;
	jk_buffer_init(&out, 0);
	for (size_t i = 0; i < contrast->papers.count; i++) {
		const jk_contrast_paper *paper = contrast->papers.items[i];
		for (size_t k = 0; k < paper->rows.count; k++)
			contrast_put_row(&out, paper->rows.items[k], remarks);
	}
	const char *text = jk_arena_string(contrast_arena, jk_buffer_text(&out));
	jk_buffer_dispose(&out);
	return text;
}

#define CONTRAST_IS(wanted) ck_assert_str_eq(contrast_rows(0), wanted)

#endif
