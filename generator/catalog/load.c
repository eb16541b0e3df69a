#include "catalog/load.h"
#include <string.h>
#include "base/text.h"

static const char *kept(jk_loading *loading, const char *text)
{
	if (!text)
		loading->no_memory = 1;
	return text;
}

const char *jk_load_attribute(jk_loading *loading, const jk_node *node, const char *name)
{
	const char *value = jk_node_attribute(node, name);
	return value ? kept(loading, jk_arena_string(loading->catalog->arena, value)) : NULL;
}

const char *jk_load_text(jk_loading *loading, const jk_node *node)
{
	const char *text = node ? kept(loading, jk_node_content(node, loading->catalog->arena)) : NULL;
	return text ? kept(loading, jk_text_trim(loading->catalog->arena, text)) : NULL;
}

int jk_load_flag(const jk_node *node, const char *name)
{
	return jk_text_equal(jk_node_attribute(node, name), "yes");
}

double jk_load_number(const jk_node *node, const char *name, double otherwise)
{
	const char *value = jk_node_attribute(node, name);
	double number;
	return value && jk_text_number(value, &number) ? number : otherwise;
}

jk_xpath *jk_load_expression(jk_loading *loading, const jk_node *node, const char *expression)
{
	jk_xpath *xpath;
	jk_origin where = jk_node_origin(loading->xml, node);
	jk_result result = jk_xpath_compile(&xpath, expression, &where, loading->diagnostics);
	if (result == JK_NO_MEMORY)
		loading->no_memory = 1;
	if (result != JK_OK) {
		loading->failed = 1;
		return NULL;
	}
	if (jk_list_add(&loading->catalog->expressions, loading->catalog->arena, xpath) != JK_OK) {
		jk_xpath_free(xpath);
		loading->no_memory = 1;
		return NULL;
	}
	return xpath;
}

jk_xpath *jk_load_xpath(jk_loading *loading, const jk_node *node, const char *attribute)
{
	const char *expression = jk_node_attribute(node, attribute);
	return expression ? jk_load_expression(loading, node, expression) : NULL;
}

void *jk_load_array(jk_loading *loading, size_t count, size_t size)
{
	void *array = jk_arena_array(loading->catalog->arena, count ? count : 1, size);
	if (!array)
		loading->no_memory = 1;
	return array;
}

void jk_load_add(jk_loading *loading, jk_list *list, const void *item)
{
	if (!item || jk_list_add(list, loading->catalog->arena, item) != JK_OK)
		loading->no_memory = 1;
}

void jk_load_index(jk_loading *loading, jk_index *index, const char *first, const char *second, const void *item)
{
	if (first && second && jk_index_add(index, loading->catalog->arena, first, second, item) != JK_OK)
		loading->no_memory = 1;
}

size_t jk_load_count(const jk_node *node, const char *name)
{
	size_t count = 0;
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		count += (size_t)jk_node_is(child, name);
	return count;
}

const char *jk_load_file(jk_loading *loading)
{
	const char *file = jk_xml_origin(loading->xml)->file;
	return file ? kept(loading, jk_arena_string(loading->catalog->arena, file)) : NULL;
}

const jk_edition *jk_load_edition(jk_loading *loading, const jk_node *node, const char *attribute)
{
	const char *name = jk_node_attribute(node, attribute);
	const jk_edition *edition = name ? jk_catalog_edition(loading->catalog, name) : NULL;
	if (name && !edition)
		jk_load_fault(loading, node, JK_DIAG_CATALOG_EDITION, "id", name);
	return edition;
}

const jk_cover *jk_load_covers(jk_loading *loading, const jk_node *node, size_t *count)
{
	jk_cover *covers = jk_load_array(loading, jk_load_count(node, "covers"), sizeof *covers);
	for (const jk_node *child = jk_node_first_element(node); covers && child; child = jk_node_next_element(child)) {
		if (!jk_node_is(child, "covers"))
			continue;
		const char *id = jk_load_attribute(loading, child, "provision");
		const jk_provision *provision = id ? jk_catalog_provision(loading->catalog, id) : NULL;
		if (provision)
			covers[(*count)++] = (jk_cover){provision, jk_load_attribute(loading, child, "relation"),
				jk_load_edition(loading, child, "edition"), jk_node_line(child)};
		else
			jk_load_fault(loading, child, JK_DIAG_CATALOG_PROVISION, "id", id);
	}
	return covers;
}

jk_phrase jk_load_child_phrase(jk_loading *loading, const jk_node *node, const char *name)
{
	const jk_node *child = jk_node_child(node, name);
	return jk_load_phrase(loading, child ? child : node, jk_load_text(loading, child));
}

void jk_load_fault(jk_loading *loading, const jk_node *node, jk_code code, const char *name, const char *value)
{
	jk_origin where = jk_node_origin(loading->xml, node);
	JK_REPORT(loading->diagnostics, code, &where, {name, value});
	loading->failed = 1;
}
