/* The wording of a clause as the catalog has it: conditions stand before what hangs on them, everything is numbered as if it all stood. */
#include "assemble/put_catalog.h"
#include "base/text.h"
#include "base/xml.h"

enum { LEVELS = 4 };

static const struct {
	jk_element_kind kind;
	const char *name, *label, *sentence;
} levels[LEVELS] = {
	{JK_ELEMENT_PARAGRAPH, "Paragraph", "ParagraphNum", "ParagraphSentence"},
	{JK_ELEMENT_ITEM, "Item", "ItemTitle", "ItemSentence"},
	{JK_ELEMENT_SUBITEM1, "Subitem1", "Subitem1Title", "Subitem1Sentence"},
	{JK_ELEMENT_SUBITEM2, "Subitem2", "Subitem2Title", "Subitem2Sentence"},
};

/* --- parameters that a text names --- */

void jk_catalog_use_parameter(jk_catalog_text *t, const jk_parameter *parameter)
{
	for (size_t i = 0; i < t->used.count; i++)
		if (t->used.items[i] == parameter)
			return;
	if (parameter && jk_list_add(&t->used, t->arena, parameter) != JK_OK)
		t->no_memory = 1;
}

void jk_catalog_use_phrase(jk_catalog_text *t, const jk_phrase *phrase)
{
	for (size_t i = 0; i < phrase->count; i++)
		if (phrase->slots[i].kind == JK_SLOT_VALUE)
			jk_catalog_use_parameter(t, jk_catalog_parameter(t->catalog, phrase->slots[i].text));
}

void jk_catalog_use(jk_catalog_text *t, const jk_element *element)
{
	jk_catalog_use_phrase(t, &element->phrase);
	for (const jk_element *e = element->first; e; e = e->next)
		jk_catalog_use(t, e);
}

/* --- sentences --- */

/* All sentences of an element, with its own conditions before them. */
static void put_sentences(jk_catalog_text *t, const char *name, const jk_element *element, const jk_element *outer)
{
	jk_buffer *out = t->xml.out;
	jk_xml_text_start(&t->xml, name);
	jk_buffer_string(out, "><Sentence>");
	if (outer)
		jk_catalog_put_conditions(t, outer->only_if, outer->each);
	jk_catalog_put_conditions(t, element->only_if, element->each);
	for (const jk_element *e = element->first; e; e = e->next)
		if (e->kind == JK_ELEMENT_SENTENCE) {
			jk_catalog_put_conditions(t, e->only_if, e->each);
			jk_catalog_put_phrase(t, &e->phrase);
		}
	jk_buffer_format(out, "</Sentence></%s>\n", name);
}

static int has_sentences(const jk_element *element)
{
	for (const jk_element *e = element->first; e; e = e->next)
		if (e->kind == JK_ELEMENT_SENTENCE)
			return 1;
	return element->only_if || element->each;
}

static void put_line(jk_catalog_text *t, const char *name, const jk_element *element)
{
	jk_xml_text_start(&t->xml, name);
	jk_buffer_char(t->xml.out, '>');
	jk_catalog_put_conditions(t, element->only_if, element->each);
	jk_catalog_put_phrase(t, &element->phrase);
	jk_buffer_format(t->xml.out, "</%s>\n", name);
}

/* --- tables --- */

static void put_row(jk_catalog_text *t, const jk_element *row)
{
	int header = row->kind == JK_ELEMENT_HEADER_ROW;
	const jk_element *conditions = row; /* stand in the first cell */
	jk_xml_text_start(&t->xml, header ? "TableHeaderRow" : "TableRow");
	jk_xml_text_open(&t->xml);
	for (const jk_element *e = row->first; e; e = e->next)
		if (e->kind == JK_ELEMENT_COLUMN) {
			put_sentences(t, header ? "TableHeaderColumn" : "TableColumn", e, conditions);
			conditions = NULL;
		}
	jk_xml_text_end(&t->xml, header ? "TableHeaderRow" : "TableRow");
}

static void put_table(jk_catalog_text *t, const jk_element *element)
{
	jk_xml_text_start(&t->xml, "TableStruct");
	jk_xml_text_open(&t->xml);
	for (const jk_element *e = element->first; e; e = e->next) {
		if (e->kind == JK_ELEMENT_TABLE_TITLE)
			put_line(t, "TableStructTitle", e);
		if (e->kind != JK_ELEMENT_TABLE)
			continue;
		jk_xml_text_start(&t->xml, "Table");
		jk_xml_text_attribute(&t->xml, "widths", e->widths);
		jk_xml_text_open(&t->xml);
		for (const jk_element *row = e->first; row; row = row->next)
			put_row(t, row);
		jk_xml_text_end(&t->xml, "Table");
	}
	jk_xml_text_end(&t->xml, "TableStruct");
}

/* --- paragraphs --- */

static void put_label(jk_catalog_text *t, int level, unsigned number)
{
	const char *format = t->kind->formats[levels[level].kind];
	int numbered = format && (level > 0 || (!t->kind->sections && number > 1));
	jk_buffer label;
	jk_buffer_init(&label, 0);
	if (numbered)
		jk_text_label(&label, format, number);
	jk_xml_text_element(&t->xml, levels[level].label, jk_buffer_text(&label));
	t->no_memory |= label.failed;
	jk_buffer_dispose(&label);
}

static void put_level(jk_catalog_text *t, int level, const jk_element *element, unsigned number)
{
	unsigned below = 0;
	jk_xml_text_start(&t->xml, levels[level].name);
	jk_xml_text_number(&t->xml, "Num", number);
	jk_xml_text_attribute(&t->xml, "id", element->id);
	jk_xml_text_open(&t->xml);
	put_label(t, level, number);
	if (has_sentences(element))
		put_sentences(t, levels[level].sentence, element, NULL);
	for (const jk_element *e = element->first; e; e = e->next) {
		if (level + 1 < LEVELS && e->kind == levels[level + 1].kind)
			put_level(t, level + 1, e, ++below);
		if (e->kind == JK_ELEMENT_TABLE_STRUCT)
			put_table(t, e);
	}
	jk_xml_text_end(&t->xml, levels[level].name);
}

void jk_catalog_put_text(jk_catalog_text *t, const jk_clause_text *text)
{
	unsigned paragraphs = 0;
	jk_xml_text_start(&t->xml, "text");
	jk_xml_text_open(&t->xml);
	jk_xml_text_start(&t->xml, "Article");
	jk_xml_text_open(&t->xml);
	for (const jk_element *e = text->article ? text->article->first : NULL; e; e = e->next) {
		if (e->kind == JK_ELEMENT_CAPTION)
			put_line(t, "ArticleCaption", e);
		if (e->kind != JK_ELEMENT_PARAGRAPH)
			continue;
		if (!paragraphs)
			jk_xml_text_element(&t->xml, "ArticleTitle", "");
		put_level(t, 0, e, ++paragraphs);
	}
	jk_xml_text_end(&t->xml, "Article");
	jk_xml_text_end(&t->xml, "text");
}
