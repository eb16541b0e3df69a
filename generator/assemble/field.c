#include <string.h>
#include "assemble/assembling.h"
#include "base/text.h"

jk_node *jk_field(jk_node *from, const char *path)
{
	jk_node *node = from;
	while (node && *path) {
		size_t length = strcspn(path, "/");
		jk_node *child = jk_node_first_element(node);
		while (child && !(strlen(jk_node_name(child)) == length && strncmp(jk_node_name(child), path, length) == 0))
			child = jk_node_next_element(child);
		node = child;
		path += length + (path[length] == '/');
	}
	return node;
}

const char *jk_field_path(jk_assembling *a, jk_node *node) { return jk_kept(a, jk_node_path(node, "profile", a->arena)); }

const char *jk_field_text(jk_assembling *a, jk_node *from, const char *path)
{
	jk_node *node = jk_field(from, path);
	if (!node || jk_text_equal(jk_node_attribute(node, "undecided"), "yes"))
		return NULL;
	const char *text = jk_kept(a, jk_node_content(node, a->arena));
	text = text ? jk_kept(a, jk_text_trim(a->arena, text)) : NULL;
	return jk_text_blank(text) ? NULL : text;
}

int jk_field_is(jk_assembling *a, jk_node *from, const char *path, const char *value)
{
	return jk_text_equal(jk_field_text(a, from, path), value);
}

const char *jk_field_or(jk_assembling *a, jk_node *from, const char *path, const char *unknown)
{
	const char *text = jk_field_text(a, from, path);
	return text ? text : unknown;
}
