/* The wording of a clause as XML: flat blocks become the nested elements of 法令標準XML. */
#include "assemble/texts.h"

enum { ARTICLE = 1, PARAGRAPH, ITEM, SUBITEM1, SUBITEM2, LEVELS };

static const struct {
	const char *name, *label, *sentence;
} elements[LEVELS] = {
	[ARTICLE] = {"Article", "ArticleTitle", NULL},
	[PARAGRAPH] = {"Paragraph", "ParagraphNum", "ParagraphSentence"},
	[ITEM] = {"Item", "ItemTitle", "ItemSentence"},
	[SUBITEM1] = {"Subitem1", "Subitem1Title", "Subitem1Sentence"},
	[SUBITEM2] = {"Subitem2", "Subitem2Title", "Subitem2Sentence"},
};

typedef struct {
	jk_xml_text *xml;
	const jk_set_clause *clause;
	int sections;   /* layout "section" */
	unsigned level; /* innermost open element, 0 = none */
	int in_table;   /* a TableStruct is open in it */
} nesting;

/* --- text --- */

static void put_tagged(jk_buffer *out, const char *name, const jk_span *span, const char *attribute, const char *value,
		       const char *origin)
{
	jk_buffer_format(out, "<%s", name);
	jk_xml_put_attribute(out, attribute, value);
	if (origin)
		jk_xml_put_attribute(out, "origin", origin);
	jk_buffer_char(out, '>');
	jk_xml_put_text(out, span->text);
	jk_buffer_format(out, "</%s>", name);
}

static void put_span(jk_buffer *out, const jk_span *span)
{
	if (span->kind == JK_SPAN_VALUE)
		put_tagged(out, "value", span, "parameter", span->value->parameter->id, jk_origin_word(span->value->origin));
	else if (span->kind == JK_SPAN_UNDECIDED)
		put_tagged(out, "undecided", span, "ref", span->undecided->id, NULL);
	else if (span->kind == JK_SPAN_REFERENCE && span->bookmark)
		put_tagged(out, "ref", span, "target", span->bookmark, NULL);
	else
		jk_xml_put_text(out, span->text);
}

static void put_spans(jk_buffer *out, const jk_list *spans)
{
	for (size_t i = 0; i < spans->count; i++)
		put_span(out, spans->items[i]);
}

void jk_xml_text_spans(jk_xml_text *xml, const jk_list *spans) { put_spans(xml->out, spans); }

/* An element whose whole content is text: on one line. */
static void put_line(jk_xml_text *xml, const char *name, const jk_list *spans)
{
	jk_xml_text_start(xml, name);
	jk_buffer_char(xml->out, '>');
	put_spans(xml->out, spans);
	jk_buffer_format(xml->out, "</%s>\n", name);
}

static void put_sentence(jk_xml_text *xml, const char *name, const jk_list *spans)
{
	jk_xml_text_start(xml, name);
	jk_buffer_string(xml->out, "><Sentence>");
	put_spans(xml->out, spans);
	jk_buffer_format(xml->out, "</Sentence></%s>\n", name);
}

/* --- nesting --- */

static void close_table(nesting *n)
{
	if (n->in_table)
		jk_xml_text_end(n->xml, "TableStruct");
	n->in_table = 0;
}

/* Closes what stands at `level` or deeper. */
static void close_from(nesting *n, unsigned level)
{
	close_table(n);
	for (; n->level >= level && n->level > 0; n->level--)
		jk_xml_text_end(n->xml, elements[n->level].name);
}

/* Opens an element; `block` is NULL where a paragraph has nothing of its own. */
static void open_level(nesting *n, unsigned level, unsigned number, const jk_block *block)
{
	close_from(n, level);
	jk_xml_text_start(n->xml, elements[level].name);
	if (number)
		jk_xml_text_number(n->xml, "Num", number);
	if (block)
		jk_xml_text_attribute(n->xml, "id", block->anchor);
	jk_xml_text_open(n->xml);
	n->level = level;
}

static void open_article(nesting *n)
{
	if (n->level < ARTICLE)
		open_level(n, ARTICLE, n->clause->number, NULL);
}

static void open_paragraph(nesting *n, const jk_block *block)
{
	open_article(n);
	if (n->level < PARAGRAPH)
		open_level(n, PARAGRAPH, block->paragraph, NULL);
}

/* --- blocks --- */

static void put_caption(nesting *n, const jk_block *block)
{
	close_from(n, ARTICLE);
	open_article(n);
	put_line(n->xml, "ArticleCaption", &block->spans);
	if (n->sections)
		jk_xml_text_element(n->xml, elements[ARTICLE].label, block->label);
}

static void put_paragraph(nesting *n, const jk_block *block)
{
	int opens_article = block->kind == JK_BLOCK_ARTICLE;
	open_article(n);
	if (opens_article)
		jk_xml_text_element(n->xml, elements[ARTICLE].label, block->label);
	open_level(n, PARAGRAPH, block->paragraph, block);
	jk_xml_text_element(n->xml, elements[PARAGRAPH].label, opens_article ? "" : block->label);
	put_sentence(n->xml, elements[PARAGRAPH].sentence, &block->spans);
}

static void put_numbered(nesting *n, unsigned level, const jk_block *block)
{
	open_paragraph(n, block);
	open_level(n, level, block->number, block);
	jk_xml_text_element(n->xml, elements[level].label, block->label);
	put_sentence(n->xml, elements[level].sentence, &block->spans);
}

static void open_table(nesting *n, const jk_block *block)
{
	open_paragraph(n, block);
	close_from(n, ITEM);
	jk_xml_text_start(n->xml, "TableStruct");
	jk_xml_text_open(n->xml);
	n->in_table = 1;
}

static void put_row(nesting *n, const jk_row *row)
{
	const char *name = row->header ? "TableHeaderRow" : "TableRow";
	const char *column = row->header ? "TableHeaderColumn" : "TableColumn";
	jk_xml_text_start(n->xml, name);
	jk_xml_text_open(n->xml);
	for (size_t i = 0; i < row->cells.count; i++)
		put_sentence(n->xml, column, row->cells.items[i]);
	jk_xml_text_end(n->xml, name);
}

static void put_table(nesting *n, const jk_block *block)
{
	if (!n->in_table)
		open_table(n, block);
	jk_xml_text_start(n->xml, "Table");
	jk_xml_text_attribute(n->xml, "widths", block->widths);
	jk_xml_text_open(n->xml);
	for (size_t i = 0; i < block->rows.count; i++)
		put_row(n, block->rows.items[i]);
	jk_xml_text_end(n->xml, "Table");
	close_table(n);
}

static void put_block(nesting *n, const jk_block *block)
{
	switch (block->kind) {
	case JK_BLOCK_CAPTION: put_caption(n, block); break;
	case JK_BLOCK_ARTICLE: (n->sections ? put_caption : put_paragraph)(n, block); break;
	case JK_BLOCK_PARAGRAPH: put_paragraph(n, block); break;
	case JK_BLOCK_ITEM: put_numbered(n, ITEM, block); break;
	case JK_BLOCK_SUBITEM1: put_numbered(n, SUBITEM1, block); break;
	case JK_BLOCK_SUBITEM2: put_numbered(n, SUBITEM2, block); break;
	case JK_BLOCK_TABLE_TITLE:
		open_table(n, block);
		put_line(n->xml, "TableStructTitle", &block->spans);
		break;
	case JK_BLOCK_TABLE: put_table(n, block); break;
	}
}

void jk_xml_text_blocks(jk_xml_text *xml, const jk_set_document *document, const jk_set_clause *clause)
{
	nesting n = {.xml = xml, .clause = clause, .sections = document->kind->sections};
	jk_xml_text_start(xml, "text");
	jk_xml_text_open(xml);
	for (size_t i = 0; i < clause->blocks.count; i++)
		put_block(&n, clause->blocks.items[i]);
	close_from(&n, ARTICLE);
	jk_xml_text_end(xml, "text");
}
