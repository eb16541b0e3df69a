#include "template/odt_styles.h"
#include <stdlib.h>
#include "base/text.h"

/* styles.xml as it stands in the template, read once. */
static const jk_node *common_root(jk_compiling *c)
{
	static const char part[] = "styles.xml";
	jk_template *compiled = c->compiled;
	if (compiled->styles || !jk_package_has(compiled->package, part))
		return compiled->styles ? jk_xml_root(compiled->styles) : NULL;
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, compiled->package, part, c->diagnostics);
	if (result == JK_OK)
		result = jk_xml_parse(&compiled->styles, jk_buffer_text(&bytes), bytes.length,
				      &(jk_origin){.file = jk_package_path(compiled->package), .part = part}, c->diagnostics);
	jk_buffer_dispose(&bytes);
	c->no_memory |= result == JK_NO_MEMORY;
	c->failed |= result == JK_FAILED;
	return result == JK_OK ? jk_xml_root(compiled->styles) : NULL;
}

static jk_result add_styles(jk_odt_styles *styles, jk_arena *arena, const jk_node *root, const char *group)
{
	return root ? jk_style_index_add(&styles->index, arena, jk_node_child(root, group), "name") : JK_OK;
}

jk_odt_styles *jk_odt_styles_of(jk_compiling *c)
{
	jk_odt_styles *styles = jk_arena_allocate(c->arena, sizeof *styles);
	const jk_node *common = styles ? common_root(c) : NULL;
	if (!styles || add_styles(styles, c->arena, jk_xml_root(c->xml), "automatic-styles") != JK_OK ||
	    add_styles(styles, c->arena, common, "styles") != JK_OK) {
		c->no_memory = 1;
		return NULL;
	}
	return c->failed || c->no_memory ? NULL : styles;
}

const jk_node *jk_odt_list_style(jk_odt_styles *styles, const char *name) { return jk_style_find(&styles->index, "list-style", "", name); }

static int is_automatic(const jk_node *style) { return jk_node_is(jk_node_parent(style), "automatic-styles"); }

const char *jk_odt_style_numbering(jk_odt_styles *styles, const jk_node *paragraph)
{
	enum { STEPS = 20 }; /* styles may be based on each other in a ring */
	const char *name = jk_node_attribute_local(paragraph, "style-name");
	for (int step = 0; name && step < STEPS; step++) {
		const jk_node *style = jk_style_find(&styles->index, "style", "paragraph", name);
		const char *list = style ? jk_node_attribute_local(style, "list-style-name") : NULL;
		if (list)
			return is_automatic(style) ? NULL : list;
		name = style ? jk_node_attribute_local(style, "parent-style-name") : NULL;
	}
	return NULL;
}

const char *jk_odt_level_start(jk_odt_styles *styles, const char *name, unsigned level)
{
	const jk_node *style = jk_odt_list_style(styles, name);
	const jk_node *child = style ? jk_node_first_element(style) : NULL;
	for (; child; child = jk_node_next_element(child)) {
		const char *number = jk_node_attribute_local(child, "level"), *start = jk_node_attribute_local(child, "start-value");
		if (number && strtoul(number, NULL, 10) == level + 1)
			return start ? start : "1";
	}
	return "1";
}
