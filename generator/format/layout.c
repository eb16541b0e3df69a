/* What both formats share: levels, styles, words beside headings, likely pages. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "format/writing.h"

/* The element whose counter a block shows. */
static jk_element_kind counted(jk_block_kind kind)
{
	static const jk_element_kind elements[] = {
		[JK_BLOCK_ARTICLE] = JK_ELEMENT_ARTICLE,   [JK_BLOCK_PARAGRAPH] = JK_ELEMENT_PARAGRAPH, [JK_BLOCK_ITEM] = JK_ELEMENT_ITEM,
		[JK_BLOCK_SUBITEM1] = JK_ELEMENT_SUBITEM1, [JK_BLOCK_SUBITEM2] = JK_ELEMENT_SUBITEM2,
	};
	return kind <= JK_BLOCK_SUBITEM2 && kind != JK_BLOCK_CAPTION ? elements[kind] : JK_ELEMENT_COUNT;
}

unsigned jk_chapter_level(const jk_writing *w) { return w->kind->chapters ? 1 : 0; }

unsigned jk_block_level(const jk_writing *w, jk_block_kind kind)
{
	static const jk_element_kind order[] = {JK_ELEMENT_ARTICLE, JK_ELEMENT_PARAGRAPH, JK_ELEMENT_ITEM, JK_ELEMENT_SUBITEM1, JK_ELEMENT_SUBITEM2};
	jk_element_kind element = counted(kind);
	unsigned level = jk_chapter_level(w);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		/* Text between headings and items is a level without a visible number: items begin anew after each paragraph. */
		int silent = order[i] == JK_ELEMENT_PARAGRAPH && w->kind->sections;
		if (!w->kind->formats[order[i]] && !silent)
			continue;
		level++;
		if (order[i] == element)
			return level;
	}
	return 0;
}

const char *jk_block_style(jk_block_kind kind)
{
	static const char *const styles[] = {
		[JK_BLOCK_CAPTION] = "JkArticleCaption", [JK_BLOCK_ARTICLE] = "JkArticle",      [JK_BLOCK_PARAGRAPH] = "JkParagraph",
		[JK_BLOCK_ITEM] = "JkItem",              [JK_BLOCK_SUBITEM1] = "JkSubitem1",    [JK_BLOCK_SUBITEM2] = "JkSubitem2",
		[JK_BLOCK_TABLE_TITLE] = "JkTableTitle", [JK_BLOCK_TABLE] = "JkTable",
	};
	return styles[kind];
}

const char *jk_role_text(jk_writing *w, const jk_block *block)
{
	const char *label = block->role ? jk_catalog_label(w->set->catalog, "role", block->role) : NULL;
	if (!label || jk_text_equal(block->role, "information"))
		return "";
	const char *text = jk_arena_format(w->arena, "【%s】", label);
	w->no_memory |= !text;
	return text ? text : "";
}

const char *jk_basis_text(jk_writing *w, const jk_set_clause *clause)
{
	if (!w->show_basis || !w->kind->chapters)
		return "";
	/* What is only usual is never shown as demanded. */
	if (clause->clause->practice)
		return "［実務］";
	if (!clause->basis)
		return "";
	const char *text = jk_arena_format(w->arena, "［基準%s］", clause->basis);
	w->no_memory |= !text;
	return text ? text : "";
}

void jk_column_widths(const jk_block *table, size_t count, unsigned whole, unsigned *widths)
{
	unsigned long parts[JK_COLUMNS_MOST], sum = 0;
	const char *at = table->widths ? table->widths : "";
	for (size_t i = 0; i < count; i++) {
		char *end;
		parts[i] = strtoul(at, &end, 10);
		parts[i] = end == at || !parts[i] || parts[i] > 1000 ? 1 : parts[i];
		at = end;
		sum += parts[i];
	}
	/* Rounding the edges, not the widths, keeps the sum. */
	unsigned long before = 0, edge = 0;
	for (size_t i = 0; i < count; i++) {
		unsigned long next = (whole * (before += parts[i]) + sum / 2) / sum;
		next = next > edge ? next : edge + 1;
		widths[i] = (unsigned)(next - edge);
		edge = next;
	}
}

/* --- likely pages --- */

/* Heights in tenths of a line of text, widths in half characters: what the templates' styles come to. */
enum {
	PAGE = 360,           /* 36 lines */
	FIRST_PAGE = 3,       /* behind the cover and the contents */
	TEXT_WIDTH = 74,      /* a paragraph's 37 字, indents taken off */
	CHAPTER_HEIGHT = 26,
	HEADING_EXTRA = 8,
	TITLE_HEIGHT = 12,
	CELL_LINE = 7,        /* cells are set smaller */
	CELL_EXTRA = 3,
};

static unsigned lines_of(const jk_list *spans, unsigned width)
{
	size_t columns = 0;
	for (size_t i = 0; i < spans->count; i++)
		columns += jk_text_columns(((const jk_span *)spans->items[i])->text);
	return (unsigned)(columns / (width ? width : 1)) + 1;
}

static unsigned row_height(const jk_row *row, const unsigned *widths)
{
	unsigned most = 1;
	for (size_t i = 0; i < row->cells.count && i < JK_COLUMNS_MOST; i++) {
		unsigned lines = lines_of(row->cells.items[i], widths[i] * 23 / 10);
		most = lines > most ? lines : most;
	}
	return most * CELL_LINE + CELL_EXTRA;
}

static unsigned table_height(const jk_block *block)
{
	unsigned widths[JK_COLUMNS_MOST], height = 0;
	const jk_row *first = block->rows.count ? block->rows.items[0] : NULL;
	if (!first || !first->cells.count || first->cells.count > JK_COLUMNS_MOST)
		return 0;
	jk_column_widths(block, first->cells.count, 40, widths);
	for (size_t i = 0; i < block->rows.count; i++)
		height += row_height(block->rows.items[i], widths);
	return height;
}

static unsigned block_height(const jk_block *block)
{
	if (block->kind == JK_BLOCK_TABLE)
		return table_height(block);
	if (block->kind == JK_BLOCK_TABLE_TITLE)
		return TITLE_HEIGHT;
	return lines_of(&block->spans, TEXT_WIDTH) * 10 + (block->kind == JK_BLOCK_ARTICLE ? HEADING_EXTRA : 0);
}

static unsigned clause_height(const jk_set_clause *clause)
{
	unsigned height = 0;
	for (size_t i = 0; i < clause->blocks.count; i++)
		height += block_height(clause->blocks.items[i]);
	return height;
}

unsigned jk_likely_page(const jk_writing *w, const jk_set_chapter *chapter)
{
	unsigned height = 0;
	for (size_t i = 0; i < w->document->chapters.count && w->document->chapters.items[i] != chapter; i++) {
		const jk_set_chapter *before = w->document->chapters.items[i];
		height += CHAPTER_HEIGHT;
		for (size_t k = 0; k < before->clauses.count; k++)
			height += clause_height(before->clauses.items[k]);
	}
	return FIRST_PAGE + height / PAGE;
}
