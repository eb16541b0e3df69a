#include "template/style_index.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
	const char *element, *family, *name;
	size_t order;
	jk_node *node;
} entry;

static int compare_names(const entry *a, const entry *b)
{
	int by_name = strcmp(a->name, b->name);
	int by_family = by_name ? by_name : strcmp(a->family, b->family);
	return by_family ? by_family : strcmp(a->element, b->element);
}

static int compare(const void *a, const void *b)
{
	const entry *x = *(const entry *const *)a, *y = *(const entry *const *)b;
	int by_names = compare_names(x, y);
	return by_names ? by_names : (x->order > y->order) - (x->order < y->order);
}

jk_result jk_style_index_put(jk_style_index *index, jk_arena *arena, jk_node *node, const char *family, const char *name)
{
	entry *e = jk_arena_allocate(arena, sizeof *e);
	if (!e || jk_list_add(&index->entries, arena, e) != JK_OK)
		return JK_NO_MEMORY;
	*e = (entry){jk_node_name(node), family, name, index->entries.count, node};
	index->sorted = 0;
	return JK_OK;
}

jk_result jk_style_index_add(jk_style_index *index, jk_arena *arena, const jk_node *parent, const char *attribute)
{
	jk_result result = JK_OK;
	for (jk_node *node = parent ? jk_node_first_element(parent) : NULL; node && result == JK_OK; node = jk_node_next_element(node)) {
		const char *name = jk_node_attribute_local(node, attribute), *family = jk_node_attribute_local(node, "family");
		if (name)
			result = jk_style_index_put(index, arena, node, family ? family : "", name);
	}
	return result;
}

jk_node *jk_style_find(jk_style_index *index, const char *element, const char *family, const char *name)
{
	entry wanted = {element, family, name, 0, NULL};
	size_t from = 0, to = index->entries.count;
	if (!name || !to)
		return NULL;
	if (!index->sorted)
		qsort(index->entries.items, to, sizeof *index->entries.items, compare);
	index->sorted = 1;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (compare_names(index->entries.items[middle], &wanted) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	const entry *found = from < index->entries.count ? index->entries.items[from] : NULL;
	return found && compare_names(found, &wanted) == 0 ? found->node : NULL;
}
