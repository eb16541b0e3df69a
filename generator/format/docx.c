/* Clauses as WordprocessingML (ISO/IEC 29500-1). */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "base/xml.h"
#include "format/writing.h"
#include "package/opc.h"
#include "package/tree.h"

/* --- runs --- */

static void put_run(jk_writing *w, const char *style, const char *text)
{
	if (!*text)
		return;
	jk_buffer_string(w->out, "<w:r>");
	if (style)
		jk_buffer_format(w->out, "<w:rPr><w:rStyle w:val=\"%s\"/></w:rPr>", style);
	jk_buffer_string(w->out, "<w:t xml:space=\"preserve\">");
	w->compiled->dialect->put_text(w->out, text, NULL);
	jk_buffer_string(w->out, "</w:t></w:r>");
}

static void put_field_mark(jk_writing *w, const char *type)
{
	jk_buffer_format(w->out, "<w:r><w:fldChar w:fldCharType=\"%s\"/></w:r>", type);
}

/* A live reference: \r shows the number of the paragraph, \w with its chapter, \h makes it a link. */
static void put_reference(jk_writing *w, const jk_span *span)
{
	const char *scope = w->kind->chapters ? "\\w" : "\\r";
	put_field_mark(w, "begin");
	jk_buffer_format(w->out, "<w:r><w:instrText xml:space=\"preserve\"> REF %s %s \\h </w:instrText></w:r>", span->bookmark, scope);
	put_field_mark(w, "separate");
	put_run(w, "JkReference", span->text);
	put_field_mark(w, "end");
}

static void begin_comment(jk_writing *w, unsigned id, const jk_list *lines)
{
	jk_buffer_format(&w->comments, "<w:comment w:id=\"%u\" w:author=\"jokou\" w:date=\"%sT00:00:00Z\" w:initials=\"jk\">", id, w->date);
	for (size_t i = 0; i < lines->count; i++) {
		jk_buffer_string(&w->comments, "<w:p><w:r><w:t xml:space=\"preserve\">");
		jk_xml_put_text(&w->comments, lines->items[i]);
		jk_buffer_string(&w->comments, "</w:t></w:r></w:p>");
	}
	jk_buffer_string(&w->comments, "</w:comment>");
	jk_buffer_format(w->out, "<w:commentRangeStart w:id=\"%u\"/>", id);
}

static void end_comment(jk_writing *w, unsigned id)
{
	jk_buffer_format(w->out, "<w:commentRangeEnd w:id=\"%u\"/><w:r><w:commentReference w:id=\"%u\"/></w:r>", id, id);
}

/* --- bookmarks and paragraphs --- */

static unsigned start_bookmark(jk_writing *w, const char *name)
{
	unsigned id = w->next_bookmark++;
	jk_buffer_format(w->out, "<w:bookmarkStart w:id=\"%u\" w:name=\"%s\"/>", id, name);
	return id;
}

static void end_bookmark(jk_writing *w, unsigned id) { jk_buffer_format(w->out, "<w:bookmarkEnd w:id=\"%u\"/>", id); }

static void start_paragraph(jk_writing *w, const char *style)
{
	jk_buffer_format(w->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style);
}

static void mark_number(jk_writing *w, const char *name, int begins)
{
	if (begins)
		w->open_number = start_bookmark(w, name);
	else
		end_bookmark(w, w->open_number);
}

/* --- tables --- */

enum { TABLE_TWIPS = 9071 }; /* text width of A4 with 30 and 20 mm margins */

static void put_cell(jk_writing *w, const jk_list *spans, unsigned width, int header)
{
	jk_buffer_format(w->out, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/></w:tcPr>", width);
	start_paragraph(w, header ? "JkCellHead" : "JkCell");
	jk_write_spans(w, spans);
	jk_buffer_string(w->out, "</w:p></w:tc>");
}

static void put_table(jk_writing *w, const jk_block *block)
{
	unsigned widths[JK_COLUMNS_MOST];
	const jk_row *first = block->rows.count ? block->rows.items[0] : NULL;
	size_t count = first ? first->cells.count : 0;
	if (!count || count > JK_COLUMNS_MOST)
		return;
	jk_column_widths(block, count, TABLE_TWIPS, widths);
	jk_buffer_format(w->out, "<w:tbl><w:tblPr><w:tblStyle w:val=\"JkTable\"/><w:tblW w:w=\"%u\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
		"<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>", TABLE_TWIPS);
	for (size_t i = 0; i < count; i++)
		jk_buffer_format(w->out, "<w:gridCol w:w=\"%u\"/>", widths[i]);
	jk_buffer_string(w->out, "</w:tblGrid>");
	for (size_t r = 0; r < block->rows.count; r++) {
		const jk_row *row = block->rows.items[r];
		jk_buffer_format(w->out, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", row->header ? "<w:tblHeader/>" : "");
		for (size_t i = 0; i < row->cells.count && i < count; i++)
			put_cell(w, row->cells.items[i], widths[i], row->header);
		jk_buffer_string(w->out, "</w:tr>");
	}
	jk_buffer_string(w->out, "</w:tbl>");
}

/* --- clauses --- */

static void put_block(jk_writing *w, const jk_set_clause *clause, size_t index, int last)
{
	const jk_block *block = clause->blocks.items[index];
	if (block->kind == JK_BLOCK_TABLE) {
		if (jk_needs_break(clause, index)) {
			start_paragraph(w, "JkBreak");
			jk_buffer_string(w->out, "</w:p>");
		}
		put_table(w, block);
		/* A table must not touch the next one, nor end a cell; a thin paragraph parts them. */
		start_paragraph(w, "JkBreak");
	} else {
		start_paragraph(w, jk_block_style(block->kind));
		if (index == 0)
			w->open_clause = start_bookmark(w, clause->bookmark);
		jk_write_block_text(w, clause, block, mark_number);
	}
	if (last)
		end_bookmark(w, w->open_clause);
	jk_buffer_string(w->out, "</w:p>");
}

static void put_chapter(jk_writing *w, const jk_set_chapter *chapter)
{
	start_paragraph(w, "JkChapter");
	unsigned id = start_bookmark(w, chapter->bookmark);
	put_run(w, NULL, chapter->place->title);
	end_bookmark(w, id);
	jk_buffer_string(w->out, "</w:p>");
}

/* --- parts --- */

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* A template may have comments of its own: ours come behind them. */
static jk_result join_comments(jk_writing *w, jk_output *output, const char *name, const jk_buffer *part)
{
	jk_xml *theirs = NULL, *ours = NULL;
	jk_result result = jk_tree_read(&theirs, output, name, w->diagnostics);
	if (result == JK_OK)
		result = jk_xml_parse(&ours, jk_buffer_text(part), part->length, &(jk_origin){.part = name}, w->diagnostics);
	for (const jk_node *n = result == JK_OK ? jk_node_first_element(jk_xml_root(ours)) : NULL; n; n = jk_node_next_element(n))
		w->no_memory |= !jk_node_add_copy(jk_xml_root(theirs), n, NULL);
	if (result == JK_OK)
		result = w->no_memory ? JK_NO_MEMORY : jk_tree_write(output, name, theirs);
	jk_xml_free(theirs);
	jk_xml_free(ours);
	return result;
}

static jk_result put_comments(jk_writing *w, jk_output *output)
{
	static const char type[] = OFFICE "relationships/comments";
	const char *name = NULL;
	jk_buffer part;
	if (w->comments.failed)
		return JK_NO_MEMORY;
	if (!w->comments.length)
		return JK_OK;
	jk_buffer_init(&part, 0);
	jk_buffer_string(&part, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
		"<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
	jk_buffer_add(&part, jk_buffer_text(&w->comments), w->comments.length);
	jk_buffer_string(&part, "</w:comments>");
	jk_result result = jk_buffer_result(&part);
	if (result == JK_OK)
		result = jk_opc_find(&name, w->arena, output, "word/document.xml", type, w->diagnostics);
	if (result == JK_OK && name && jk_output_has(output, name))
		result = join_comments(w, output, name, &part);
	else if (result == JK_OK)
		result = jk_opc_put(output, "word/comments.xml", WORD_TYPE "comments+xml", "word/document.xml", type, jk_buffer_text(&part), part.length,
				    w->diagnostics);
	jk_buffer_dispose(&part);
	return result;
}

/* A name the template leaves free: Word keeps data of its own in such parts. */
static const char *free_name(jk_writing *w, const jk_output *output, const char *stem)
{
	const char *name = NULL;
	for (unsigned i = 1; !name || jk_output_has(output, name); i++)
		if (!(name = jk_arena_format(w->arena, "customXml/%s%u.xml", stem, i)))
			return NULL;
	return name;
}

/* The clause set itself, as a data part bound to the document. */
static jk_result put_clause_set(jk_writing *w, jk_output *output)
{
	static const char properties[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
		"<ds:datastoreItem ds:itemID=\"{6A6F6B6F-7500-4000-8000-636C61757365}\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">"
		"<ds:schemaRefs/></ds:datastoreItem>";
	const char *name = free_name(w, output, "item"), *properties_name = free_name(w, output, "itemProps");
	char *xml = NULL;
	jk_result result = name && properties_name ? jk_clause_set_xml(&xml, w->set, w->kind->kind) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_opc_put(output, name, NULL, "word/document.xml", OFFICE "relationships/customXml", xml, strlen(xml), w->diagnostics);
	jk_text_free(xml);
	if (result == JK_OK)
		result = jk_opc_put(output, properties_name, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", name,
				    OFFICE "relationships/customXmlProps", properties, strlen(properties), w->diagnostics);
	return result;
}

/* A template cannot hold dates as tags: its own format forbids them. */
static jk_result set_date(jk_node *core, const char *name, const char *date)
{
	jk_node *node = NULL;
	jk_result result = jk_tree_set_child(&node, core, "http://purl.org/dc/terms/", name, date);
	return result == JK_OK && node ? jk_node_set_ns(node, "http://www.w3.org/2001/XMLSchema-instance", "type", "dcterms:W3CDTF") : result;
}

static jk_result put_dates(jk_writing *w, jk_output *output)
{
	static const char part[] = "docProps/core.xml";
	jk_xml *xml = NULL;
	if (!w->date || !jk_output_has(output, part))
		return JK_OK;
	const char *date = jk_arena_format(w->arena, "%sT00:00:00Z", w->date);
	jk_result result = date ? jk_tree_read(&xml, output, part, w->diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = set_date(jk_xml_root(xml), "created", date);
	if (result == JK_OK)
		result = set_date(jk_xml_root(xml), "modified", date);
	if (result == JK_OK)
		result = jk_tree_write(output, part, xml);
	jk_xml_free(xml);
	return result;
}

static jk_result finish(jk_writing *w, jk_output *output)
{
	jk_result result = put_comments(w, output);
	if (result == JK_OK)
		result = put_dates(w, output);
	if (result == JK_OK && w->document)
		result = put_clause_set(w, output);
	return result;
}

/* --- properties --- */

static const char properties_part[] = "docProps/custom.xml";
#define PROPERTIES_SPACES "xmlns=\"" OFFICE "custom-properties\" xmlns:vt=\"" OFFICE "docPropsVTypes\""

/* `spaces`: namespaces that are not declared around it. */
static void put_property(jk_buffer *part, const char *spaces, unsigned long id, const char *name, const char *value)
{
	jk_buffer_format(part, "<property%s fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"%lu\" name=\"%s\"><vt:lpwstr>", spaces, id, name);
	jk_xml_put_text(part, value);
	jk_buffer_string(part, "</vt:lpwstr></property>");
}

/* Copies the template's own properties; gives the highest id among them, at least 1. */
static unsigned long put_own_properties(jk_buffer *part, const jk_node *root)
{
	unsigned long highest = 1;
	for (const jk_node *n = jk_node_first_element(root); n; n = jk_node_next_element(n)) {
		if (jk_is_property_of_ours(jk_node_attribute(n, "name")))
			continue;
		const char *text = jk_node_attribute(n, "pid");
		unsigned long id = text ? strtoul(text, NULL, 10) : 0;
		highest = id > highest && id < INT_MAX - 2 - JK_PROFILE_PROPERTIES ? id : highest;
		jk_xml_put_node(part, n);
	}
	return highest;
}

typedef struct {
	jk_buffer *part;
	const char *spaces;
	unsigned long id;
} putting;

static jk_result put_one(void *state, const char *name, const char *value)
{
	putting *p = state;
	put_property(p->part, p->spaces, ++p->id, name, value);
	return JK_OK;
}

/* Ours behind those of the template. */
static jk_result put_all_properties(jk_writing *w, jk_buffer *part, const jk_node *root, const jk_memory *memory)
{
	putting p = {.part = part};
	jk_xml_put_start(part, root, NULL, NULL);
	p.spaces = strstr(jk_buffer_text(part), PROPERTIES_SPACES) ? "" : " " PROPERTIES_SPACES;
	jk_buffer_char(part, '>');
	p.id = put_own_properties(part, root);
	jk_result result = jk_memory_each(memory, w->arena, put_one, &p);
	jk_buffer_string(part, "</");
	jk_xml_put_name(part, root);
	jk_buffer_char(part, '>');
	return result;
}

static jk_result read_properties(jk_xml **out, jk_writing *w, const jk_output *output)
{
	static const char none[] = "<Properties " PROPERTIES_SPACES "/>";
	if (jk_output_has(output, properties_part))
		return jk_tree_read(out, output, properties_part, w->diagnostics);
	return jk_xml_parse(out, none, strlen(none), &(jk_origin){.part = properties_part}, w->diagnostics);
}

static jk_result put_properties(jk_writing *w, jk_output *output, const jk_memory *memory)
{
	jk_buffer part;
	jk_xml *own = NULL;
	jk_result result = read_properties(&own, w, output);
	if (result != JK_OK)
		return result;
	jk_buffer_init(&part, 0);
	jk_buffer_string(&part, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
	result = put_all_properties(w, &part, jk_xml_root(own), memory);
	jk_xml_free(own);
	if (result == JK_OK)
		result = jk_buffer_result(&part);
	if (result == JK_OK)
		result = jk_opc_put(output, properties_part, "application/vnd.openxmlformats-officedocument.custom-properties+xml", "",
				    OFFICE "relationships/custom-properties", jk_buffer_text(&part), part.length, w->diagnostics);
	jk_buffer_dispose(&part);
	return result;
}

const jk_format jk_format_docx = {
	.name = "docx",
	.style_parts = {"word/styles.xml", NULL},
	.style_attribute = "styleId",
	.put_text = put_run,
	.put_reference = put_reference,
	.begin_comment = begin_comment,
	.end_comment = end_comment,
	.put_chapter = put_chapter,
	.put_block = put_block,
	.finish = finish,
	.number_element = "numFmt",
	.number_attribute = "val",
	.kana = {{"aiueoFullWidth", "irohaFullWidth"}, {"aiueo", "iroha"}},
	.manifest_part = properties_part,
	.put_properties = put_properties,
};
