/* Parts and relationships of the annex that come over (ISO/IEC 29500-2). */
#include <string.h>
#include "base/text.h"
#include "package/opc.h"
#include "template/include_docx.h"

static const char no_relationships[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

static jk_node *relationships(jk_docx_joining *d, jk_bundle *bundle, const char *source)
{
	jk_xml *xml = jk_bundle_tree(bundle, jk_join_need(d->j, jk_opc_relationships(d->arena, source)));
	return xml ? jk_xml_root(xml) : NULL;
}

static const char *last_word(const char *type)
{
	const char *slash = type ? strrchr(type, '/') : NULL;
	return slash ? slash + 1 : "";
}

static const char *target_of(jk_docx_joining *d, const jk_node *relationship, const char *source)
{
	const char *target = jk_node_attribute(relationship, "Target");
	return target ? jk_join_need(d->j, jk_opc_resolve(d->arena, source, target)) : NULL;
}

static jk_node *by_id(jk_docx_joining *d, jk_bundle *bundle, const char *source, const char *id)
{
	jk_node *root = relationships(d, bundle, source), *n = root ? jk_node_first_element(root) : NULL;
	while (n && !jk_text_equal(jk_node_attribute(n, "Id"), id))
		n = jk_node_next_element(n);
	return n;
}

const char *jk_docx_linked(jk_docx_joining *d, jk_bundle *bundle, const char *source, const char *kind)
{
	jk_node *root = relationships(d, bundle, source), *n = root ? jk_node_first_element(root) : NULL;
	while (n && strcmp(last_word(jk_node_attribute(n, "Type")), kind) != 0)
		n = jk_node_next_element(n);
	const char *name = n ? target_of(d, n, source) : NULL;
	return name && jk_bundle_has(bundle, name) ? name : NULL;
}

const char *jk_docx_link_target(jk_docx_joining *d, jk_bundle *bundle, const char *source, const char *id)
{
	const jk_node *n = by_id(d, bundle, source, id);
	const char *name = n ? target_of(d, n, source) : NULL;
	return name && jk_bundle_has(bundle, name) ? name : NULL;
}

const char *jk_docx_free_part(jk_docx_joining *d, const char *name)
{
	const char *dot = strrchr(name, '.'), *other = name;
	size_t head = dot ? (size_t)(dot - name) : strlen(name);
	for (unsigned i = 2; other && jk_bundle_has(d->j->to, other); i++)
		other = jk_arena_format(d->arena, "%.*s_%u%s", (int)head, name, i, name + head);
	return jk_join_need(d->j, other);
}

/* --- content types --- */

static const char content_types[] = "[Content_Types].xml";

/* What [Content_Types].xml says of a part: an Override, else a Default by its ending. */
static const char *content_type(jk_bundle *bundle, const char *name)
{
	jk_xml *xml = jk_bundle_tree(bundle, content_types);
	const char *dot = strrchr(name, '.'), *type = NULL;
	for (jk_node *n = xml ? jk_node_first_element(jk_xml_root(xml)) : NULL; n; n = jk_node_next_element(n)) {
		const char *part = jk_node_attribute(n, "PartName"), *ending = jk_node_attribute(n, "Extension");
		if (jk_node_is(n, "Override") && part && strcmp(part + (*part == '/'), name) == 0)
			return jk_node_attribute(n, "ContentType");
		if (jk_node_is(n, "Default") && ending && dot && strcmp(ending, dot + 1) == 0)
			type = jk_node_attribute(n, "ContentType");
	}
	return type;
}

static void add_content_type(jk_docx_joining *d, const char *name, const char *type)
{
	jk_xml *xml = jk_bundle_change(d->j->to, content_types);
	if (!xml || !type || jk_text_equal(content_type(d->j->to, name), type))
		return;
	jk_node *node = jk_node_add_like(jk_xml_root(xml), "Override");
	jk_join_set(d->j, node, "", "PartName", jk_arena_format(d->arena, "/%s", name));
	jk_join_set(d->j, node, "", "ContentType", type);
}

/* --- relationships --- */

static jk_node *relationships_to_change(jk_docx_joining *d, const char *source)
{
	const char *name = jk_join_need(d->j, jk_opc_relationships(d->arena, source));
	jk_xml *xml = NULL;
	if (!name)
		return NULL;
	if (!jk_bundle_has(d->j->to, name) &&
	    jk_join_check(d->j, jk_xml_parse(&xml, no_relationships, strlen(no_relationships), &(jk_origin){.part = name}, d->j->diagnostics)))
		jk_bundle_add(d->j->to, name, xml);
	xml = jk_bundle_change(d->j->to, name);
	return xml ? jk_xml_root(xml) : NULL;
}

static const char *free_id(jk_docx_joining *d, const jk_node *root)
{
	jk_names taken = {0};
	const char *id = NULL;
	for (const jk_node *n = jk_node_first_element(root); n; n = jk_node_next_element(n))
		jk_docx_map(d, &taken, jk_node_attribute(n, "Id"), "");
	for (unsigned i = 1; jk_bundle_result(d->j->to) == JK_OK && (!id || jk_names_get(&taken, id)); i++)
		id = jk_join_need(d->j, jk_arena_format(d->arena, "rId%u", i));
	return id;
}

static const char *add_relationship(jk_docx_joining *d, const char *source, const char *type, const char *target, const char *mode)
{
	jk_node *root = relationships_to_change(d, source);
	const char *id = root ? free_id(d, root) : NULL;
	if (!id)
		return NULL;
	jk_node *node = jk_node_add_like(root, "Relationship");
	jk_join_set(d->j, node, "", "Id", id);
	jk_join_set(d->j, node, "", "Type", type ? type : "");
	jk_join_set(d->j, node, "", "Target", target);
	if (mode)
		jk_join_set(d->j, node, "", "TargetMode", mode);
	return id;
}

/* --- bringing parts over --- */

static int is_elsewhere(const jk_node *relationship)
{
	const char *target = jk_node_attribute(relationship, "Target");
	return jk_text_equal(jk_node_attribute(relationship, "TargetMode"), "External") || !target || *target == '#';
}

static const char *copy_part(jk_docx_joining *d, const char *name);

/* What the part leads to comes along (the workbook of a chart); its relationships keep their ids. */
static void copy_relationships(jk_docx_joining *d, const char *from, const char *to)
{
	const jk_node *root = relationships(d, d->j->from, from);
	for (const jk_node *n = root ? jk_node_first_element(root) : NULL; n; n = jk_node_next_element(n)) {
		const char *target = jk_node_attribute(n, "Target");
		if (!is_elsewhere(n)) {
			const char *part = target_of(d, n, from);
			part = part && jk_bundle_has(d->j->from, part) ? copy_part(d, part) : NULL;
			target = part ? jk_join_need(d->j, jk_opc_target(d->arena, to, part)) : NULL;
		}
		jk_node *relations = target ? relationships_to_change(d, to) : NULL;
		jk_node *copy = relations ? jk_join_last(d->j, relations, n) : NULL;
		if (copy)
			jk_join_set(d->j, copy, "", "Target", target);
	}
}

/* A part on its own may be shared with one of the same bytes; one that leads on may not. */
static const char *copy_part(jk_docx_joining *d, const char *name)
{
	const char *done = jk_names_get(&d->copied, name);
	if (done || jk_bundle_result(d->j->to) != JK_OK)
		return done;
	const char *to;
	if (!relationships(d, d->j->from, name))
		to = jk_join_member(d->j, name);
	else {
		jk_buffer bytes;
		jk_buffer_init(&bytes, 0);
		jk_bundle_bytes(&bytes, d->j->from, name);
		to = jk_docx_free_part(d, name);
		if (to)
			jk_bundle_put(d->j->to, to, &bytes);
		jk_buffer_dispose(&bytes);
	}
	if (!to)
		return NULL;
	jk_docx_map(d, &d->copied, name, to);
	add_content_type(d, to, content_type(d->j->from, name));
	copy_relationships(d, name, to);
	return to;
}

const char *jk_docx_link(jk_docx_joining *d, const jk_docx_root *root, const char *id)
{
	const char *key = jk_join_need(d->j, jk_arena_format(d->arena, "%s\n%s", root->from, id));
	const char *known = jk_names_get(&d->links, key);
	const jk_node *n = known ? NULL : by_id(d, d->j->from, root->from, id);
	if (!n || !key)
		return known;
	const char *type = jk_node_attribute(n, "Type"), *target = jk_node_attribute(n, "Target");
	if (!is_elsewhere(n)) {
		const char *part = target_of(d, n, root->from);
		part = part && jk_bundle_has(d->j->from, part) ? copy_part(d, part) : NULL;
		target = part ? jk_join_need(d->j, jk_opc_target(d->arena, root->to, part)) : NULL;
	}
	const char *made = target ? add_relationship(d, root->to, type, target, jk_node_attribute(n, "TargetMode")) : NULL;
	if (made)
		jk_docx_map(d, &d->links, key, made);
	return made;
}

/* The type of the relationship by which a document leads to a part. */
static const char *type_of_link(jk_docx_joining *d, jk_bundle *bundle, const char *part)
{
	const jk_node *root = relationships(d, bundle, JK_DOCUMENT);
	for (const jk_node *n = root ? jk_node_first_element(root) : NULL; n; n = jk_node_next_element(n))
		if (!is_elsewhere(n) && jk_text_equal(target_of(d, n, JK_DOCUMENT), part))
			return jk_node_attribute(n, "Type");
	return NULL;
}

static const char *link_part(jk_docx_joining *d, const char *to, const char *type)
{
	const char *target = type ? jk_join_need(d->j, jk_opc_target(d->arena, JK_DOCUMENT, to)) : NULL;
	return target ? add_relationship(d, JK_DOCUMENT, type, target, NULL) : NULL;
}

void jk_docx_add_part(jk_docx_joining *d, const char *from, const char *to, jk_xml *xml, int linked)
{
	jk_bundle_add(d->j->to, to, xml);
	add_content_type(d, to, content_type(d->j->from, from));
	if (linked)
		(void)link_part(d, to, type_of_link(d, d->j->from, from));
}

const char *jk_docx_add_like(jk_docx_joining *d, const char *like, const char *to, jk_xml *xml)
{
	jk_bundle_add(d->j->to, to, xml);
	add_content_type(d, to, content_type(d->j->to, like));
	return link_part(d, to, type_of_link(d, d->j->to, like));
}

jk_xml *jk_docx_like_part(jk_docx_joining *d, const char *from, const char *kind, const char **name)
{
	jk_xml *model = jk_bundle_tree(d->j->from, from), *made;
	*name = jk_docx_linked(d, d->j->to, JK_DOCUMENT, kind);
	if (*name || !model)
		return *name ? jk_bundle_change(d->j->to, *name) : NULL;
	*name = jk_docx_free_part(d, from);
	if (!*name || !jk_join_check(d->j, jk_xml_new_like(&made, model, "w")))
		return NULL;
	jk_docx_add_part(d, from, *name, made, 1);
	return jk_bundle_tree(d->j->to, *name);
}
