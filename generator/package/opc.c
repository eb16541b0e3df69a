#include "package/opc.h"
#include <string.h>
#include "base/text.h"
#include "package/tree.h"

static const char no_relationships[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

static const char relationships_type[] = "application/vnd.openxmlformats-package.relationships+xml";

const char *jk_opc_relationships(jk_arena *arena, const char *source)
{
	const char *slash = strrchr(source, '/');
	size_t folder = slash ? (size_t)(slash - source) + 1 : 0;
	const char *path = jk_arena_text(arena, source, folder);
	return path ? jk_arena_format(arena, "%s_rels/%s.rels", path, source + folder) : NULL;
}

static jk_result add_content_type(jk_output *output, const char *name, const char *content_type, jk_arena *arena, jk_diagnostics *d)
{
	jk_xml *xml = NULL;
	jk_result result = jk_tree_read(&xml, output, "[Content_Types].xml", d);
	const char *part = jk_arena_format(arena, "/%s", name);
	if (result != JK_OK || !part) {
		jk_xml_free(xml);
		return result != JK_OK ? result : JK_NO_MEMORY;
	}
	jk_node *override = NULL;
	for (jk_node *n = jk_node_first_element(jk_xml_root(xml)); n && !override; n = jk_node_next_element(n))
		if (jk_node_is(n, "Override") && jk_text_equal(jk_node_attribute(n, "PartName"), part))
			override = n;
	if (!override)
		override = jk_node_add_like(jk_xml_root(xml), "Override");
	if (!override || jk_node_set(override, "PartName", part) != JK_OK || jk_node_set(override, "ContentType", content_type) != JK_OK)
		result = JK_NO_MEMORY;
	else
		result = jk_tree_write(output, "[Content_Types].xml", xml);
	jk_xml_free(xml);
	return result;
}

static int id_is_used(const jk_node *root, const char *id)
{
	for (const jk_node *n = jk_node_first_element(root); n; n = jk_node_next_element(n))
		if (jk_text_equal(jk_node_attribute(n, "Id"), id))
			return 1;
	return 0;
}

const char *jk_opc_target(jk_arena *arena, const char *source, const char *name)
{
	const char *slash = strrchr(source, '/');
	size_t folder = slash ? (size_t)(slash - source) + 1 : 0;
	if (strncmp(source, name, folder) == 0)
		return jk_arena_string(arena, name + folder);
	return jk_arena_format(arena, "/%s", name);
}

/* *out: id of the relationship added, in `arena`. */
static jk_result add_to_tree(const char **out, jk_node *root, jk_arena *arena, const char *target, const char *type, const char *mode)
{
	const char *id = NULL;
	for (unsigned i = 1; !id || id_is_used(root, id); i++)
		if (!(id = jk_arena_format(arena, "rId%u", i)))
			return JK_NO_MEMORY;
	*out = id;
	jk_node *node = jk_node_add_like(root, "Relationship");
	if (!target || !node || jk_node_set(node, "Id", id) != JK_OK || jk_node_set(node, "Type", type) != JK_OK ||
	    jk_node_set(node, "Target", target) != JK_OK)
		return JK_NO_MEMORY;
	return mode ? jk_node_set(node, "TargetMode", mode) : JK_OK;
}

/* The relationships of a part, maybe none yet. */
static jk_result read_relationships(jk_xml **out, const jk_output *output, const char *part, jk_diagnostics *d)
{
	if (jk_output_has(output, part))
		return jk_tree_read(out, output, part, d);
	return jk_xml_parse(out, no_relationships, strlen(no_relationships), &(jk_origin){.part = part}, d);
}

jk_result jk_opc_link(const char **id, jk_arena *arena, jk_output *output, const char *source, const char *type, const char *target,
		      const char *mode, jk_diagnostics *d)
{
	jk_xml *xml = NULL;
	const char *part = jk_opc_relationships(arena, source);
	if (!part)
		return JK_NO_MEMORY;
	jk_result result = read_relationships(&xml, output, part, d);
	if (result == JK_OK)
		result = add_to_tree(id, jk_xml_root(xml), arena, target, type, mode);
	if (result == JK_OK && !jk_output_has(output, part))
		result = jk_opc_put_part(output, part, relationships_type, "", 0, d);
	if (result == JK_OK)
		result = jk_tree_write(output, part, xml);
	jk_xml_free(xml);
	return result;
}

static jk_result add_relationship(const char **id, jk_output *output, const char *source, const char *name, const char *type, jk_arena *arena,
				  jk_diagnostics *d)
{
	const char *target = jk_opc_target(arena, source, name);
	return target ? jk_opc_link(id, arena, output, source, type, target, NULL, d) : JK_NO_MEMORY;
}

const char *jk_opc_resolve(jk_arena *arena, const char *source, const char *target)
{
	if (*target == '/')
		return jk_arena_string(arena, target + 1);
	const char *slash = strrchr(source, '/');
	size_t folder = slash ? (size_t)(slash - source) + 1 : 0;
	while (jk_text_starts(target, "../") && folder) {
		target += 3;
		for (folder--; folder && source[folder - 1] != '/'; folder--)
			;
	}
	const char *path = jk_arena_text(arena, source, folder);
	return path ? jk_arena_format(arena, "%s%s", path, target) : NULL;
}

/* The part that a relationship of `type` leads to: `wanted`, or the first one when that is NULL. */
static jk_result find(const char **out, jk_arena *arena, const jk_output *output, const char *source, const char *type, const char *wanted, jk_diagnostics *d)
{
	jk_xml *xml = NULL;
	*out = NULL;
	const char *part = jk_opc_relationships(arena, source);
	if (!part)
		return JK_NO_MEMORY;
	if (!jk_output_has(output, part))
		return JK_OK;
	jk_result result = jk_tree_read(&xml, output, part, d);
	jk_node *n = result == JK_OK ? jk_node_first_element(jk_xml_root(xml)) : NULL;
	for (; n && !*out && result == JK_OK; n = jk_node_next_element(n)) {
		const char *target = jk_node_attribute(n, "Target");
		if (!jk_text_equal(jk_node_attribute(n, "Type"), type) || !target)
			continue;
		const char *name = jk_opc_resolve(arena, source, target);
		result = name ? JK_OK : JK_NO_MEMORY;
		if (name && (!wanted || strcmp(name, wanted) == 0))
			*out = name;
	}
	jk_xml_free(xml);
	return result;
}

jk_result jk_opc_find(const char **out, jk_arena *arena, const jk_output *output, const char *source, const char *type, jk_diagnostics *diagnostics)
{
	return find(out, arena, output, source, type, NULL, diagnostics);
}

jk_result jk_opc_put(jk_output *output, const char *name, const char *content_type, const char *source, const char *type, const char *bytes,
		     size_t length, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	const char *linked = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_output_put(output, name, bytes, length);
	if (result == JK_OK && content_type)
		result = add_content_type(output, name, content_type, arena, diagnostics);
	if (result == JK_OK)
		result = find(&linked, arena, output, source, type, name, diagnostics);
	if (result == JK_OK && !linked)
		result = add_relationship(&linked, output, source, name, type, arena, diagnostics);
	jk_arena_free(arena);
	return result;
}

jk_result jk_opc_put_part(jk_output *output, const char *name, const char *content_type, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	const char *known = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_output_put(output, name, bytes, length);
	if (result == JK_OK)
		result = jk_opc_content_type(&known, arena, output, name, diagnostics);
	if (result == JK_OK && content_type && !jk_text_equal(known, content_type))
		result = add_content_type(output, name, content_type, arena, diagnostics);
	jk_arena_free(arena);
	return result;
}

static int is_ending(const char *value, const char *ending)
{
	size_t i = 0;
	for (; value && value[i] && ending[i]; i++)
		if ((value[i] | 0x20) != (ending[i] | 0x20))
			return 0;
	return value && value[i] == ending[i];
}

jk_result jk_opc_content_type(const char **out, jk_arena *arena, const jk_output *output, const char *name, jk_diagnostics *diagnostics)
{
	jk_xml *xml = NULL;
	const char *dot = strrchr(name, '.'), *type = NULL, *own = NULL;
	*out = NULL;
	jk_result result = jk_tree_read(&xml, output, "[Content_Types].xml", diagnostics);
	for (jk_node *n = result == JK_OK ? jk_node_first_element(jk_xml_root(xml)) : NULL; n; n = jk_node_next_element(n)) {
		const char *part = jk_node_attribute(n, "PartName");
		if (jk_node_is(n, "Override") && part && strcmp(part + (*part == '/'), name) == 0)
			own = jk_node_attribute(n, "ContentType");
		else if (jk_node_is(n, "Default") && dot && is_ending(jk_node_attribute(n, "Extension"), dot + 1))
			type = jk_node_attribute(n, "ContentType");
	}
	type = own ? own : type;
	*out = jk_arena_string(arena, type);
	if (type && !*out)
		result = JK_NO_MEMORY;
	jk_xml_free(xml);
	return result;
}

/* A Default for the ending; an Override where the package says something else of it. */
static jk_result add_default_type(jk_output *output, const char *name, const char *content_type, jk_arena *arena, jk_diagnostics *d)
{
	jk_xml *xml = NULL;
	const char *ending = strrchr(name, '.') + 1, *known = NULL;
	jk_result result = jk_tree_read(&xml, output, "[Content_Types].xml", d);
	if (result != JK_OK)
		return result;
	for (jk_node *n = jk_node_first_element(jk_xml_root(xml)); n && !known; n = jk_node_next_element(n))
		if (jk_node_is(n, "Default") && is_ending(jk_node_attribute(n, "Extension"), ending))
			known = jk_node_attribute(n, "ContentType");
	int other = known && !jk_text_equal(known, content_type);
	if (!known) {
		jk_node *node = jk_node_add_like(jk_xml_root(xml), "Default");
		if (!node || jk_node_set(node, "Extension", ending) != JK_OK || jk_node_set(node, "ContentType", content_type) != JK_OK)
			result = JK_NO_MEMORY;
		else
			result = jk_tree_write(output, "[Content_Types].xml", xml);
	}
	jk_xml_free(xml);
	return other ? add_content_type(output, name, content_type, arena, d) : result;
}

/* The id of the relationship that leads to the part; NULL in *out when there is none. */
static jk_result find_id(const char **out, jk_arena *arena, const jk_output *output, const char *source, const char *name, jk_diagnostics *d)
{
	jk_xml *xml = NULL;
	*out = NULL;
	const char *part = jk_opc_relationships(arena, source);
	if (!part || !jk_output_has(output, part))
		return part ? JK_OK : JK_NO_MEMORY;
	jk_result result = jk_tree_read(&xml, output, part, d);
	jk_node *n = result == JK_OK ? jk_node_first_element(jk_xml_root(xml)) : NULL;
	for (; n && !*out && result == JK_OK; n = jk_node_next_element(n)) {
		const char *target = jk_node_attribute(n, "Target"), *id = jk_node_attribute(n, "Id");
		if (!target || !id || jk_node_attribute(n, "TargetMode"))
			continue;
		const char *led = jk_opc_resolve(arena, source, target);
		*out = led && strcmp(led, name) == 0 ? jk_arena_string(arena, id) : NULL;
		result = led ? JK_OK : JK_NO_MEMORY;
	}
	jk_xml_free(xml);
	return result;
}

jk_result jk_opc_put_media(const char **id, jk_arena *arena, jk_output *output, const char *name, const char *content_type, const char *source,
			   const char *type, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	jk_result result = JK_OK;
	*id = NULL;
	if (!jk_output_has(output, name)) {
		result = jk_output_put(output, name, bytes, length);
		if (result == JK_OK)
			result = add_default_type(output, name, content_type, arena, diagnostics);
	}
	if (result == JK_OK)
		result = find_id(id, arena, output, source, name, diagnostics);
	if (result == JK_OK && !*id)
		result = add_relationship(id, output, source, name, type, arena, diagnostics);
	return result;
}
