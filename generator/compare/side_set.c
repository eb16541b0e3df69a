/* The side of a clause set: its canonical XML, from the root down to papers. */
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "compare/side_read.h"

/* --- what all readers need --- */

void *jk_side_make(jk_side_reading *r, size_t bytes)
{
	void *memory = jk_arena_allocate(r->side->arena, bytes);
	if (!memory)
		r->no_memory = 1;
	return memory;
}

void jk_side_push(jk_side_reading *r, jk_list *list, const void *item)
{
	if (!item || jk_list_add(list, r->side->arena, item) != JK_OK)
		r->no_memory = 1;
}

const char *jk_side_copy(jk_side_reading *r, const char *text)
{
	const char *copy = jk_arena_string(r->side->arena, text);
	if (copy || !text)
		return copy;
	r->no_memory = 1;
	return "";
}

unsigned jk_side_count(jk_side_reading *r, jk_index *index, const char *first, const char *second)
{
	unsigned *count = jk_index_find(index, first, second);
	if (!count) {
		count = jk_side_make(r, sizeof *count);
		if (!count || jk_index_add(index, r->side->arena, first, second, count) != JK_OK) {
			r->no_memory = 1;
			return 1;
		}
	}
	return ++*count;
}

const char *jk_side_attribute(jk_side_reading *r, const jk_node *node, const char *name)
{
	return jk_side_copy(r, jk_node_attribute(node, name));
}

const char *jk_side_need(jk_side_reading *r, const jk_node *node, const char *name)
{
	const char *value = jk_node_attribute(node, name);
	if (value && *value)
		return jk_side_copy(r, value);
	const jk_origin where = jk_node_origin(r->xml, node);
	JK_REPORT(r->diagnostics, JK_DIAG_SIDE_ATTRIBUTE, &where, {"wanted", name}, {"parent", jk_node_name(node)});
	r->failed = 1;
	return "";
}

const char *jk_side_content(jk_side_reading *r, const jk_node *node)
{
	const char *text = node ? jk_node_content(node, r->side->arena) : "";
	if (text)
		return text;
	r->no_memory = 1;
	return "";
}

void jk_side_stray(jk_side_reading *r, const jk_node *node, const char *allowed)
{
	const jk_node *parent = jk_node_parent(node);
	const jk_origin where = jk_node_origin(r->xml, node);
	JK_REPORT(r->diagnostics, JK_DIAG_SIDE_ELEMENT, &where, {"found", jk_node_name(node)}, {"parent", parent ? jk_node_name(parent) : ""},
		  {"allowed", allowed});
	r->failed = 1;
}

void jk_side_bad_value(jk_side_reading *r, const jk_node *node, const char *attribute, const char *allowed)
{
	const jk_origin where = jk_node_origin(r->xml, node);
	JK_REPORT(r->diagnostics, JK_DIAG_SIDE_VALUE, &where, {"attribute", attribute}, {"parent", jk_node_name(node)},
		  {"value", jk_node_attribute(node, attribute)}, {"allowed", allowed});
	r->failed = 1;
}

static void stray_text(jk_side_reading *r, const jk_node *parent, const char *text)
{
	const jk_origin where = jk_node_origin(r->xml, parent);
	const char *trimmed = jk_text_trim(r->side->arena, text);
	JK_REPORT(r->diagnostics, JK_DIAG_SIDE_TEXT, &where, {"value", trimmed}, {"parent", jk_node_name(parent)});
	r->failed = 1;
}

jk_node *jk_side_next(jk_side_reading *r, const jk_node *parent, const jk_node *before)
{
	for (jk_node *node = before ? jk_node_next(before) : jk_node_first(parent); node; node = jk_node_next(node)) {
		if (jk_node_is_element(node))
			return node;
		const char *text = jk_node_text(node);
		if (!jk_text_blank(text))
			stray_text(r, parent, text);
	}
	return NULL;
}

/* --- papers --- */

static void read_chapter(jk_side_reading *r, const jk_node *chapter)
{
	const char *title = jk_side_attribute(r, chapter, "title");
	for (jk_node *node = jk_side_next(r, chapter, NULL); node; node = jk_side_next(r, chapter, node)) {
		if (jk_node_is(node, "clause"))
			jk_side_read_clause(r, node, title ? title : "");
		else
			jk_side_stray(r, node, "clause");
	}
}

static void read_layout(jk_side_reading *r, const jk_node *document)
{
	const char *layout = jk_node_attribute(document, "layout");
	r->sections = jk_text_equal(layout, "section");
	if (layout && !r->sections && strcmp(layout, "article") != 0)
		jk_side_bad_value(r, document, "layout", "article, section");
}

static void read_document(jk_side_reading *r, const jk_node *document, const char *group)
{
	jk_side_paper *paper = jk_side_make(r, sizeof *paper);
	if (!paper)
		return;
	const char *title = jk_side_attribute(r, document, "title");
	*paper = (jk_side_paper){.kind = jk_side_need(r, document, "kind"), .title = title ? title : "", .group = group};
	if (*paper->kind && jk_side_count(r, &r->papers, paper->kind, group ? group : "") > 1)
		jk_side_bad_value(r, document, "kind", "each once");
	jk_side_push(r, &r->side->papers, paper);
	r->paper = paper;
	r->seen = (jk_index){0};
	read_layout(r, document);
	for (jk_node *node = jk_side_next(r, document, NULL); node; node = jk_side_next(r, document, node)) {
		if (jk_node_is(node, "chapter"))
			read_chapter(r, node);
		else if (jk_node_is(node, "section"))
			jk_side_read_section(r, node);
		else if (!jk_node_is(node, "because"))
			jk_side_stray(r, node, "because, chapter, section");
	}
}

static void read_group(jk_side_reading *r, const jk_node *group)
{
	const char *id = jk_side_attribute(r, group, "id");
	for (jk_node *node = jk_side_next(r, group, NULL); node; node = jk_side_next(r, group, node)) {
		if (jk_node_is(node, "document"))
			read_document(r, node, id);
		else
			jk_side_stray(r, node, "document");
	}
}

/* --- head --- */

static void read_provisions(jk_side_reading *r, const jk_node *provisions)
{
	for (jk_node *node = jk_side_next(r, provisions, NULL); node; node = jk_side_next(r, provisions, node)) {
		jk_side_provision *provision = jk_node_is(node, "provision") ? jk_side_make(r, sizeof *provision) : NULL;
		if (!jk_node_is(node, "provision"))
			jk_side_stray(r, node, "provision");
		if (!provision)
			continue;
		const char *section = jk_side_attribute(r, node, "section");
		*provision = (jk_side_provision){jk_side_need(r, node, "id"), section ? section : "", jk_side_content(r, node),
						 jk_side_attribute(r, node, "strength"), !jk_text_equal(jk_node_attribute(node, "applies"), "no"),
						 jk_text_equal(jk_node_attribute(node, "otherwise"), "yes")};
		jk_side_push(r, &r->side->provisions, provision);
	}
}

/* What a reader does not need is passed over, so that a head may tell more than it did. */
static void read_root(jk_side_reading *r, const jk_node *root)
{
	jk_side *side = r->side;
	for (jk_node *node = jk_side_next(r, root, NULL); node && !r->no_memory; node = jk_side_next(r, root, node)) {
		if (jk_node_is(node, "catalog")) {
			side->catalog = jk_side_attribute(r, node, "id");
			side->version = jk_side_attribute(r, node, "version");
		} else if (jk_node_is(node, "vocabulary"))
			side->vocabulary = jk_side_attribute(r, node, "id");
		else if (jk_node_is(node, "profile")) {
			side->profile = jk_side_attribute(r, node, "id");
			side->service = jk_side_content(r, node);
		} else if (jk_node_is(node, "date"))
			side->date = jk_side_content(r, node);
		else if (jk_node_is(node, "provisions"))
			read_provisions(r, node);
		else if (jk_node_is(node, "group"))
			read_group(r, node);
	}
}

/* Whether it is a clause set of a version that is known. */
static int is_set(jk_side_reading *r, const jk_node *root)
{
	const jk_origin where = jk_node_origin(r->xml, root);
	const char *version = jk_node_attribute(root, "version");
	if (!jk_node_is(root, "clause-set") || *jk_node_namespace(root)) {
		JK_REPORT(r->diagnostics, JK_DIAG_SIDE_ROOT, &where, {"found", jk_node_name(root)});
		return 0;
	}
	if (jk_text_equal(version, "1"))
		return 1;
	JK_REPORT(r->diagnostics, JK_DIAG_SIDE_VERSION, &where, {"version", version ? version : ""});
	return 0;
}

/* --- entries --- */

static jk_result read_tree(jk_side **out, const jk_xml *xml, const char *name, jk_diagnostics *diagnostics)
{
	jk_side_reading r = {.xml = xml, .diagnostics = diagnostics};
	const jk_node *root = jk_xml_root(xml);
	if (!is_set(&r, root))
		return JK_FAILED;
	if (jk_side_new(&r.side, JK_SIDE_SET, name) != JK_OK)
		return JK_NO_MEMORY;
	read_root(&r, root);
	if (!r.no_memory && !r.failed) {
		*out = r.side;
		return JK_OK;
	}
	jk_side_free(r.side);
	return r.no_memory ? JK_NO_MEMORY : JK_FAILED;
}

jk_result jk_side_parse_set(jk_side **out, const char *text, size_t length, const char *name, jk_diagnostics *diagnostics)
{
	jk_xml *xml = NULL;
	*out = NULL;
	jk_result result = jk_xml_parse(&xml, text, length, &JK_ORIGIN(name, 0), diagnostics);
	if (result == JK_OK)
		result = read_tree(out, xml, name, diagnostics);
	jk_xml_free(xml);
	return result;
}

jk_result jk_side_of_set(jk_side **out, const jk_clause_set *set, const char *kind, const char *name, jk_diagnostics *diagnostics)
{
	char *text = NULL;
	*out = NULL;
	jk_result result = jk_clause_set_xml(&text, set, kind);
	if (result == JK_OK)
		result = jk_side_parse_set(out, text, strlen(text), name, diagnostics);
	jk_text_free(text);
	return result;
}

jk_result jk_side_of_catalog(jk_side **out, const jk_catalog *catalog, const char *name, jk_diagnostics *diagnostics)
{
	char *text = NULL;
	*out = NULL;
	jk_result result = jk_catalog_xml(&text, catalog);
	if (result == JK_OK)
		result = jk_side_parse_set(out, text, strlen(text), name, diagnostics);
	if (result == JK_OK)
		(*out)->kind = JK_SIDE_CATALOG;
	jk_text_free(text);
	return result;
}

jk_result jk_side_read_set(jk_side **out, const char *path, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	*out = NULL;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, path, JK_DATA_FILE_LIMIT, diagnostics);
	if (result == JK_OK)
		result = jk_side_parse_set(out, jk_buffer_text(&bytes), bytes.length, path, diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}
