/* Clauses as OpenDocument text (ODF 1.3 part 3). */
#include <string.h>
#include "base/text.h"
#include "format/writing.h"
#include "package/odf.h"
#include "package/tree.h"

/* --- text --- */

static void put_text(jk_writing *w, const char *style, const char *text)
{
	if (!*text)
		return;
	if (style)
		jk_buffer_format(w->out, "<text:span text:style-name=\"%s\">", style);
	w->compiled->dialect->put_text(w->out, text, NULL);
	if (style)
		jk_buffer_string(w->out, "</text:span>");
}

static void put_reference(jk_writing *w, const jk_span *span)
{
	const char *format = w->kind->chapters ? "number-all-superior" : "number";
	jk_buffer_format(w->out, "<text:bookmark-ref text:reference-format=\"%s\" text:ref-name=\"%s\">", format, span->bookmark);
	jk_xml_put_text(w->out, span->text);
	jk_buffer_string(w->out, "</text:bookmark-ref>");
}

static void begin_comment(jk_writing *w, unsigned id, const jk_list *lines)
{
	jk_buffer_format(w->out, "<office:annotation office:name=\"jk%u\"><dc:creator>jokou</dc:creator><dc:date>%sT00:00:00</dc:date>", id, w->date);
	for (size_t i = 0; i < lines->count; i++) {
		jk_buffer_string(w->out, "<text:p>");
		w->compiled->dialect->put_text(w->out, lines->items[i], NULL);
		jk_buffer_string(w->out, "</text:p>");
	}
	jk_buffer_string(w->out, "</office:annotation>");
}

static void end_comment(jk_writing *w, unsigned id) { jk_buffer_format(w->out, "<office:annotation-end office:name=\"jk%u\"/>", id); }

/* --- lists --- */

/* All numbered paragraphs belong to one list; after an unnumbered paragraph it is taken up again where it stood. */
static void begin_list(jk_writing *w)
{
	jk_buffer_format(w->out, "<text:list xml:id=\"jkl%u\" text:style-name=\"JkList\"", w->lists + 1);
	if (w->lists)
		jk_buffer_format(w->out, " text:continue-list=\"jkl%u\"", w->lists);
	jk_buffer_string(w->out, "><text:list-item>");
	w->lists++;
	w->depth = 1;
}

static void leave_list(jk_writing *w, unsigned level)
{
	for (; w->depth > level; w->depth--)
		jk_buffer_string(w->out, "</text:list-item></text:list>");
}

static void begin_item(jk_writing *w, unsigned start)
{
	jk_buffer_string(w->out, "<text:list-item");
	if (start)
		jk_buffer_format(w->out, " text:start-value=\"%u\"", start);
	jk_buffer_char(w->out, '>');
}

/* Opens the item in which a paragraph of that level stands; 0 = outside every list. A `start` other than 0 sets its number. */
static void enter_level(jk_writing *w, unsigned level, unsigned start)
{
	unsigned before = w->depth;
	leave_list(w, level);
	if (!level)
		return;
	if (!w->depth)
		begin_list(w);
	else if (before >= level) {
		jk_buffer_string(w->out, "</text:list-item>");
		begin_item(w, start);
	}
	for (; w->depth < level; w->depth++) {
		jk_buffer_string(w->out, "<text:list>");
		begin_item(w, w->depth + 1 == level ? start : 0);
	}
}

/* 号 of the first 項 stand below no item of their level, and readers count one for them: the second 項 says its number itself. */
static unsigned start_of(const jk_writing *w, const jk_block *block)
{
	return block->kind == JK_BLOCK_PARAGRAPH && !w->kind->sections && block->number == 2 ? 2 : 0;
}

/* --- paragraphs --- */

static void put_bookmark(jk_writing *w, const char *edge, const char *name)
{
	jk_buffer_format(w->out, "<text:bookmark-%s text:name=\"%s\"/>", edge, name);
}

static void start_paragraph(jk_writing *w, const char *style, unsigned outline)
{
	if (outline)
		jk_buffer_format(w->out, "<text:h text:style-name=\"%s\" text:outline-level=\"%u\">", style, outline);
	else
		jk_buffer_format(w->out, "<text:p text:style-name=\"%s\">", style);
}

static void end_paragraph(jk_writing *w, unsigned outline) { jk_buffer_string(w->out, outline ? "</text:h>" : "</text:p>"); }

/* Headings of sections are headings to the reader's navigation too; 条 of a contract are not. */
static unsigned outline_of(const jk_writing *w, const jk_block *block)
{
	return w->kind->sections && block->kind == JK_BLOCK_ARTICLE ? jk_chapter_level(w) + 1 : 0;
}

static void mark_number(jk_writing *w, const char *name, int begins) { put_bookmark(w, begins ? "start" : "end", name); }

/* --- tables --- */

enum { TABLE_COLUMNS = 40 }; /* the page holds 40 字; the template has a column style for each width */

static void put_row(jk_writing *w, const jk_row *row, size_t count)
{
	jk_buffer_string(w->out, row->header ? "<table:table-header-rows>" : "");
	jk_buffer_string(w->out, "<table:table-row table:style-name=\"JkTableRow\">");
	for (size_t i = 0; i < row->cells.count && i < count; i++) {
		jk_buffer_format(w->out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", row->header ? "JkTableHeadCell" : "JkTableCell");
		start_paragraph(w, row->header ? "JkCellHead" : "JkCell", 0);
		jk_write_spans(w, row->cells.items[i]);
		jk_buffer_string(w->out, "</text:p></table:table-cell>");
	}
	jk_buffer_string(w->out, "</table:table-row>");
	jk_buffer_string(w->out, row->header ? "</table:table-header-rows>" : "");
}

static void put_table(jk_writing *w, const jk_block *block, const char *name)
{
	unsigned widths[JK_COLUMNS_MOST];
	const jk_row *first = block->rows.count ? block->rows.items[0] : NULL;
	size_t count = first ? first->cells.count : 0;
	if (!count || count > JK_COLUMNS_MOST)
		return;
	jk_buffer_format(w->out, "<table:table table:name=\"%s\" table:style-name=\"JkTable\">", name);
	jk_column_widths(block, count, TABLE_COLUMNS, widths);
	for (size_t i = 0; i < count; i++)
		jk_buffer_format(w->out, "<table:table-column table:style-name=\"JkColumn%u\"/>", widths[i]);
	for (size_t r = 0; r < block->rows.count; r++)
		put_row(w, block->rows.items[r], count);
	jk_buffer_string(w->out, "</table:table>");
}

/* --- clauses --- */

static void put_paragraph(jk_writing *w, const jk_set_clause *clause, const jk_block *block, int first, int last)
{
	unsigned outline = outline_of(w, block);
	enter_level(w, jk_block_level(w, block->kind), start_of(w, block));
	start_paragraph(w, jk_block_style(block->kind), outline);
	if (first)
		put_bookmark(w, "start", clause->bookmark);
	jk_write_block_text(w, clause, block, mark_number);
	if (last)
		put_bookmark(w, "end", clause->bookmark);
	end_paragraph(w, outline);
}

static void put_block(jk_writing *w, const jk_set_clause *clause, size_t index, int last)
{
	const jk_block *block = clause->blocks.items[index];
	if (block->kind != JK_BLOCK_TABLE) {
		put_paragraph(w, clause, block, index == 0, last);
		return;
	}
	const char *name = jk_arena_format(w->arena, "%s_%zu", clause->bookmark, index);
	w->no_memory |= !name;
	enter_level(w, 0, 0);
	if (jk_needs_break(clause, index)) {
		start_paragraph(w, "JkBreak", 0);
		end_paragraph(w, 0);
	}
	put_table(w, block, name ? name : "");
	start_paragraph(w, "JkBreak", 0);
	if (last)
		put_bookmark(w, "end", clause->bookmark);
	end_paragraph(w, 0);
}

static void put_chapter(jk_writing *w, const jk_set_chapter *chapter)
{
	enter_level(w, jk_chapter_level(w), 0);
	start_paragraph(w, "JkChapter", 1);
	put_bookmark(w, "start", chapter->bookmark);
	put_text(w, NULL, chapter->place->title);
	put_bookmark(w, "end", chapter->bookmark);
	end_paragraph(w, 1);
}

static void end_clauses(jk_writing *w) { enter_level(w, 0, 0); }

/* --- parts --- */

/* The clause set itself. LibreOffice drops it when it saves; the manifest in the properties stays. */
static jk_result finish(jk_writing *w, jk_output *output)
{
	char *xml = NULL;
	if (!w->document)
		return JK_OK;
	jk_result result = jk_clause_set_xml(&xml, w->set, w->kind->kind);
	if (result == JK_OK)
		result = jk_odf_put(output, "jokou/clause-set.xml", "text/xml", xml, strlen(xml), w->diagnostics);
	jk_text_free(xml);
	return result;
}

static const char meta_uri[] = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";

/* Also those of another making, when the template was a paper once. */
static void remove_ours(jk_node *meta)
{
	for (jk_node *node = jk_node_first_element(meta), *next; node; node = next) {
		next = jk_node_next_element(node);
		if (jk_node_is(node, "user-defined") && jk_is_property_of_ours(jk_node_attribute_ns(node, meta_uri, "name")))
			jk_node_remove(node);
	}
}

static jk_result add_property(void *state, const char *name, const char *value)
{
	jk_node *node = jk_node_add_ns(state, meta_uri, "user-defined");
	if (!node || jk_node_set_ns(node, meta_uri, "name", name) != JK_OK || jk_node_set_ns(node, meta_uri, "value-type", "string") != JK_OK ||
	    !jk_node_add_text(node, value))
		return JK_NO_MEMORY;
	return JK_OK;
}

static jk_result set_properties(jk_writing *w, jk_node *meta, const jk_memory *memory)
{
	remove_ours(meta);
	return jk_memory_each(memory, w->arena, add_property, meta);
}

/* A template cannot hold dates as tags: its own format forbids them. */
static jk_result set_dates(jk_writing *w, jk_node *meta)
{
	jk_node *node;
	if (!w->date)
		return JK_OK;
	const char *date = jk_arena_format(w->arena, "%sT00:00:00", w->date);
	jk_result result = date ? jk_tree_set_child(&node, meta, meta_uri, "creation-date", date) : JK_NO_MEMORY;
	return result == JK_OK ? jk_tree_set_child(&node, meta, "http://purl.org/dc/elements/1.1/", "date", date) : result;
}

static jk_result put_properties(jk_writing *w, jk_output *output, const jk_memory *memory)
{
	jk_xml *xml = NULL;
	jk_result result = jk_tree_read(&xml, output, "meta.xml", w->diagnostics);
	jk_node *meta = result == JK_OK ? jk_node_child(jk_xml_root(xml), "meta") : NULL;
	if (result == JK_OK && !meta)
		meta = jk_node_add_like(jk_xml_root(xml), "meta");
	if (result == JK_OK)
		result = meta ? set_properties(w, meta, memory) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = set_dates(w, meta);
	if (result == JK_OK)
		result = jk_tree_write(output, "meta.xml", xml);
	jk_xml_free(xml);
	return result;
}

const jk_format jk_format_odt = {
	.name = "odt",
	.style_parts = {"styles.xml", "content.xml"},
	.style_attribute = "name",
	.put_text = put_text,
	.put_reference = put_reference,
	.begin_comment = begin_comment,
	.end_comment = end_comment,
	.put_chapter = put_chapter,
	.put_block = put_block,
	.end_clauses = end_clauses,
	.finish = finish,
	.number_attribute = "num-format",
	.kana = {{"ア, イ, ウ, ...", "イ, ロ, ハ, ..."}, {"ｱ, ｲ, ｳ, ...", "ｲ, ﾛ, ﾊ, ..."}},
	.manifest_part = "meta.xml",
	.put_properties = put_properties,
};
