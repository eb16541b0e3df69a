/* documents/KIND.xml. Clauses are resolved here, so these files are read after all clauses. */
#include <string.h>
#include "base/text.h"
#include "catalog/load.h"

static void load_need(jk_loading *loading, jk_need *need, const jk_node *node)
{
	need->test = jk_load_xpath(loading, node, "test");
	need->because = jk_load_phrase(loading, node, jk_node_attribute(node, "because"));
	need->provision = jk_load_attribute(loading, node, "provision");
	need->mark = jk_load_attribute(loading, node, "mark");
	if (need->provision && !jk_catalog_provision(loading->catalog, need->provision))
		jk_load_fault(loading, node, JK_DIAG_CATALOG_PROVISION, "id", need->provision);
}

static void load_needs(jk_loading *loading, jk_document_kind *document, const jk_node *root)
{
	jk_need *needs = jk_load_array(loading, jk_load_count(root, "applies"), sizeof *needs);
	document->needs = needs;
	for (const jk_node *child = jk_node_first_element(root); needs && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "applies"))
			load_need(loading, &needs[document->need_count++], child);
}

static void load_level(jk_loading *loading, jk_document_kind *document, const jk_node *node)
{
	static const struct {
		const char *name;
		jk_element_kind kind;
	} levels[] = {{"Article", JK_ELEMENT_ARTICLE}, {"Paragraph", JK_ELEMENT_PARAGRAPH}, {"Item", JK_ELEMENT_ITEM},
		      {"Subitem1", JK_ELEMENT_SUBITEM1}, {"Subitem2", JK_ELEMENT_SUBITEM2}};
	const char *name = jk_node_attribute(node, "name"), *format = jk_load_attribute(loading, node, "format");
	if (jk_text_equal(name, "Chapter"))
		document->chapter_format = format;
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		if (jk_text_equal(name, levels[i].name))
			document->formats[levels[i].kind] = format;
}

static void load_place(jk_loading *loading, jk_place *place, const jk_node *node)
{
	const jk_clause **clauses = jk_load_array(loading, jk_load_count(node, "clause"), sizeof *clauses);
	place->id = jk_load_attribute(loading, node, "id");
	place->title = jk_load_attribute(loading, node, "title");
	place->clauses = clauses;
	for (const jk_node *child = jk_node_first_element(node); clauses && child; child = jk_node_next_element(child)) {
		if (!jk_node_is(child, "clause"))
			continue;
		const char *id = jk_load_attribute(loading, child, "ref");
		const jk_clause *clause = id ? jk_catalog_clause(loading->catalog, id) : NULL;
		if (clause)
			clauses[place->clause_count++] = clause;
		else
			jk_load_fault(loading, child, JK_DIAG_CATALOG_CLAUSE, "id", id);
	}
}

static void load_places(jk_loading *loading, jk_document_kind *document, const jk_node *root)
{
	jk_place *places = jk_load_array(loading, jk_load_count(root, "place"), sizeof *places);
	document->places = places;
	for (const jk_node *child = jk_node_first_element(root); places && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "place"))
			load_place(loading, &places[document->place_count++], child);
}

static void load_fields(jk_loading *loading, jk_document_kind *document, const jk_node *root)
{
	jk_form_field *fields = jk_load_array(loading, jk_load_count(root, "field"), sizeof *fields);
	document->fields = fields;
	for (const jk_node *child = jk_node_first_element(root); fields && child; child = jk_node_next_element(child)) {
		if (!jk_node_is(child, "field"))
			continue;
		jk_form_field *field = &fields[document->field_count++];
		field->id = jk_load_attribute(loading, child, "id");
		field->path = jk_load_attribute(loading, child, "path");
		field->title = jk_load_attribute(loading, child, "title");
		field->covers = jk_load_covers(loading, child, &field->cover_count);
		field->line = jk_node_line(child);
	}
}

/* --- orders of chapters --- */

static const jk_place *find_place(const jk_document_kind *document, const char *id)
{
	for (size_t i = 0; i < document->place_count; i++)
		if (jk_text_equal(document->places[i].id, id))
			return &document->places[i];
	return NULL;
}

/* A chapter looks like a place, so that assembly need not know which of the two it has. */
static void load_chapter(jk_loading *loading, const jk_document_kind *document, jk_place *chapter, const jk_node *node)
{
	size_t most = 0;
	for (size_t i = 0; i < document->place_count; i++)
		most += document->places[i].clause_count;
	const jk_clause **clauses = jk_load_array(loading, most, sizeof *clauses);
	chapter->id = jk_load_attribute(loading, node, "id");
	chapter->title = jk_load_attribute(loading, node, "title");
	chapter->clauses = clauses;
	for (const jk_node *put = jk_node_first_element(node); clauses && put; put = jk_node_next_element(put)) {
		const jk_place *place = find_place(document, jk_node_attribute(put, "place"));
		if (!place)
			jk_load_fault(loading, put, JK_DIAG_ORDER_PLACE, "id", jk_node_attribute(put, "place"));
		for (size_t i = 0; place && i < place->clause_count && chapter->clause_count < most; i++)
			clauses[chapter->clause_count++] = place->clauses[i];
	}
}

static size_t times_put(const jk_node *order, const char *place)
{
	size_t times = 0;
	for (const jk_node *chapter = jk_node_first_element(order); chapter; chapter = jk_node_next_element(chapter))
		for (const jk_node *put = jk_node_first_element(chapter); put; put = jk_node_next_element(put))
			times += jk_text_equal(jk_node_attribute(put, "place"), place) ? 1 : 0;
	return times;
}

/* A place left out would drop its clauses without a word, one put twice would repeat them. */
static void check_order(jk_loading *loading, const jk_document_kind *document, const jk_node *node)
{
	for (size_t i = 0; i < document->place_count; i++)
		if (times_put(node, document->places[i].id) != 1)
			jk_load_fault(loading, node, JK_DIAG_ORDER_ONCE, "id", document->places[i].id);
}

static void load_order(jk_loading *loading, const jk_document_kind *document, jk_order *order, const jk_node *node)
{
	jk_place *chapters = jk_load_array(loading, jk_load_count(node, "chapter"), sizeof *chapters);
	order->id = jk_load_attribute(loading, node, "id");
	order->test = jk_load_xpath(loading, node, "test");
	order->chapters = chapters;
	for (const jk_node *child = jk_node_first_element(node); chapters && child; child = jk_node_next_element(child))
		load_chapter(loading, document, &chapters[order->chapter_count++], child);
	check_order(loading, document, node);
}

static void load_orders(jk_loading *loading, jk_document_kind *document, const jk_node *root)
{
	jk_order *orders = jk_load_array(loading, jk_load_count(root, "order"), sizeof *orders);
	document->orders = orders;
	for (const jk_node *child = jk_node_first_element(root); orders && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "order"))
			load_order(loading, document, &orders[document->order_count++], child);
}

void jk_load_document(jk_loading *loading, const jk_node *root)
{
	jk_document_kind *document = jk_load_array(loading, 1, sizeof *document);
	if (!document)
		return;
	document->kind = jk_load_attribute(loading, root, "kind");
	document->title = jk_load_attribute(loading, root, "title");
	document->annex = jk_load_attribute(loading, root, "annex");
	document->order = jk_load_number(root, "order", 0);
	document->per_group = jk_text_equal(jk_node_attribute(root, "scope"), "group");
	document->sections = jk_text_equal(jk_node_attribute(root, "layout"), "section");
	document->chapters = jk_load_flag(root, "chapters");
	load_needs(loading, document, root);
	const jk_node *numbering = jk_node_child(root, "numbering");
	for (const jk_node *level = numbering ? jk_node_first_element(numbering) : NULL; level; level = jk_node_next_element(level))
		load_level(loading, document, level);
	load_places(loading, document, root);
	load_fields(loading, document, root);
	document->trace = jk_load_flag(root, "trace");
	document->record = loading->record;
	document->file = loading->record->file;
	document->line = jk_node_line(root);
	load_orders(loading, document, root);
	jk_load_add(loading, &loading->catalog->documents, document);
}
