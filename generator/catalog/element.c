/* The structure of a clause text: Article and all below it. */
#include <string.h>
#include "base/text.h"
#include "catalog/load.h"

static const struct {
	const char *name;
	int has_phrase;
} names[JK_ELEMENT_COUNT] = {
	[JK_ELEMENT_ARTICLE] = {"Article", 0},          [JK_ELEMENT_CAPTION] = {"ArticleCaption", 1},
	[JK_ELEMENT_PARAGRAPH] = {"Paragraph", 0},      [JK_ELEMENT_ITEM] = {"Item", 0},
	[JK_ELEMENT_SUBITEM1] = {"Subitem1", 0},        [JK_ELEMENT_SUBITEM2] = {"Subitem2", 0},
	[JK_ELEMENT_SENTENCE] = {"Sentence", 1},        [JK_ELEMENT_TABLE_STRUCT] = {"TableStruct", 0},
	[JK_ELEMENT_TABLE_TITLE] = {"TableStructTitle", 1}, [JK_ELEMENT_TABLE] = {"Table", 0},
	[JK_ELEMENT_HEADER_ROW] = {"TableHeaderRow", 0}, [JK_ELEMENT_ROW] = {"TableRow", 0},
	[JK_ELEMENT_COLUMN] = {"TableColumn", 0},
};

static int kind_of(const char *name)
{
	for (int kind = 0; kind < JK_ELEMENT_COUNT; kind++)
		if (strcmp(names[kind].name, name) == 0)
			return kind;
	/* A header cell differs from a cell only by the row it is in. */
	return strcmp(name, "TableHeaderColumn") == 0 ? JK_ELEMENT_COLUMN : -1;
}

static void load_children(jk_loading *loading, jk_element *element, const jk_node *node)
{
	jk_element **link = &element->first;
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child)) {
		jk_element *below = jk_load_element(loading, child);
		if (!below)
			continue;
		*link = below;
		link = &below->next;
	}
}

jk_element *jk_load_element(jk_loading *loading, const jk_node *node)
{
	int kind = kind_of(jk_node_name(node));
	jk_element *element = kind < 0 ? NULL : jk_load_array(loading, 1, sizeof *element);
	if (!element)
		return NULL;
	element->kind = (jk_element_kind)kind;
	element->line = jk_node_line(node);
	element->id = jk_load_attribute(loading, node, "id");
	element->widths = jk_load_attribute(loading, node, "widths");
	element->only_if = jk_load_xpath(loading, node, "if");
	element->each = jk_load_xpath(loading, node, "for");
	if (names[kind].has_phrase)
		element->phrase = jk_load_phrase(loading, node, jk_load_text(loading, node));
	else
		load_children(loading, element, node);
	return element;
}
