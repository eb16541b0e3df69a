#include "update/memory.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "format/remember.h"
#include "package/odf.h"
#include "package/opc.h"
#include "package/tree.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"

typedef struct {
	jk_output *draft, *made;
	jk_arena *arena;
	jk_diagnostics *diagnostics;
} renewing;

/* --- properties --- */

static int is_ours(const jk_node *node)
{
	return (jk_node_is(node, "property") || jk_node_is(node, "user-defined")) && jk_is_property_of_ours(jk_node_attribute_local(node, "name"));
}

static void remove_ours(jk_node *parent)
{
	for (jk_node *node = jk_node_first_element(parent), *next; node; node = next) {
		next = jk_node_next_element(node);
		if (is_ours(node))
			jk_node_remove(node);
	}
}

/* DOCX numbers properties. */
static unsigned long highest_id(const jk_node *parent)
{
	unsigned long highest = 1;
	for (const jk_node *n = jk_node_first_element(parent); n; n = jk_node_next_element(n)) {
		const char *text = jk_node_attribute(n, "pid");
		unsigned long id = text ? strtoul(text, NULL, 10) : 0;
		highest = id > highest && id < INT_MAX - 2 - JK_PROFILE_PROPERTIES ? id : highest;
	}
	return highest;
}

static jk_result copy_ours(renewing *r, jk_node *to, const jk_node *from)
{
	unsigned long id = highest_id(to);
	for (const jk_node *n = jk_node_first_element(from); n; n = jk_node_next_element(n)) {
		if (!is_ours(n))
			continue;
		jk_node *copy = jk_node_add_copy(to, n, NULL);
		const char *number = copy ? jk_arena_format(r->arena, "%lu", ++id) : NULL;
		if (!number || (jk_node_attribute(copy, "pid") && jk_node_set(copy, "pid", number) != JK_OK))
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

/* The element that holds them: the root of DOCX's part, <office:meta> of ODT's. */
static jk_node *holder(const jk_xml *xml)
{
	jk_node *root = jk_xml_root(xml), *meta = jk_node_child(root, "meta");
	return meta ? meta : root;
}

static jk_result renew_properties(renewing *r, const char *part)
{
	jk_xml *own = NULL, *made = NULL;
	jk_result result = jk_tree_read(&own, r->draft, part, r->diagnostics);
	if (result == JK_OK)
		result = jk_tree_read(&made, r->made, part, r->diagnostics);
	if (result == JK_OK) {
		remove_ours(holder(own));
		result = copy_ours(r, holder(own), holder(made));
	}
	if (result == JK_OK)
		result = jk_tree_write(r->draft, part, own);
	jk_xml_free(made);
	jk_xml_free(own);
	return result;
}

static jk_result part_of(jk_buffer *out, const renewing *r, const char *part) { return jk_output_part(out, r->made, part, r->diagnostics); }

/* A draft that lost the whole part gets that of the new document. */
static jk_result put_docx_properties(renewing *r)
{
	static const char part[] = "docProps/custom.xml";
	jk_buffer bytes;
	if (jk_output_has(r->draft, part))
		return renew_properties(r, part);
	jk_buffer_init(&bytes, 0);
	jk_result result = part_of(&bytes, r, part);
	if (result == JK_OK)
		result = jk_opc_put(r->draft, part, "application/vnd.openxmlformats-officedocument.custom-properties+xml", "",
				    OFFICE "relationships/custom-properties", jk_buffer_text(&bytes), bytes.length, r->diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

/* --- the clause set --- */

static int is_item(const char *name)
{
	return jk_text_starts(name, "customXml/item") && jk_text_ends(name, ".xml") && !jk_text_starts(name, "customXml/itemProps");
}

static int is_clause_set(const char *text)
{
	const char *root = text;
	while ((root = strchr(root, '<')) != NULL && (root[1] == '?' || root[1] == '!'))
		root++;
	return root && jk_text_starts(root, "<clause-set");
}

/* Name of the part that holds the clause set; NULL when there is none. `bytes` gets it. */
static jk_result find_clause_set(const char **name, jk_buffer *bytes, const renewing *r, const jk_output *output)
{
	const jk_package *package = jk_output_base(output);
	*name = NULL;
	for (size_t i = 0; i < jk_package_count(package); i++) {
		if (!is_item(jk_package_name(package, i)))
			continue;
		jk_buffer_cut(bytes, 0);
		jk_result result = jk_output_part(bytes, output, jk_package_name(package, i), r->diagnostics);
		if (result != JK_OK)
			return result;
		if (is_clause_set(jk_buffer_text(bytes))) {
			*name = jk_package_name(package, i);
			return JK_OK;
		}
	}
	return JK_OK;
}

static const char *free_item(const renewing *r)
{
	enum { MOST = 10000 };
	for (unsigned i = 1; i < MOST; i++) {
		const char *name = jk_arena_format(r->arena, "customXml/item%u.xml", i);
		if (!name || !jk_output_has(r->draft, name))
			return name;
	}
	return NULL;
}

static jk_result put_docx_clause_set(renewing *r)
{
	jk_buffer own, made;
	const char *here, *there;
	jk_buffer_init(&own, 0);
	jk_buffer_init(&made, 0);
	jk_result result = find_clause_set(&there, &made, r, r->made);
	if (result == JK_OK)
		result = find_clause_set(&here, &own, r, r->draft);
	if (result == JK_OK && there && here)
		result = jk_output_put(r->draft, here, jk_buffer_text(&made), made.length);
	else if (result == JK_OK && there) {
		const char *name = free_item(r);
		result = name ? jk_opc_put(r->draft, name, NULL, "word/document.xml", OFFICE "relationships/customXml", jk_buffer_text(&made), made.length,
					   r->diagnostics)
			      : JK_NO_MEMORY;
	}
	jk_buffer_dispose(&made);
	jk_buffer_dispose(&own);
	return result;
}

static jk_result put_odt_clause_set(renewing *r)
{
	static const char part[] = "jokou/clause-set.xml";
	jk_buffer bytes;
	if (!jk_output_has(r->made, part))
		return JK_OK;
	jk_buffer_init(&bytes, 0);
	jk_result result = part_of(&bytes, r, part);
	if (result == JK_OK)
		result = jk_odf_put(r->draft, part, "text/xml", jk_buffer_text(&bytes), bytes.length, r->diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

/* --- all --- */

static jk_result open_output(jk_output **out, jk_package **package, const char *bytes, size_t length, const char *name, jk_diagnostics *diagnostics)
{
	jk_buffer copy;
	jk_buffer_init(&copy, 0);
	jk_buffer_add(&copy, bytes, length);
	jk_result result = jk_buffer_result(&copy);
	if (result == JK_OK)
		result = jk_package_from_bytes(package, name, &copy, diagnostics);
	jk_buffer_dispose(&copy);
	return result == JK_OK ? jk_output_new(out, *package) : result;
}

static jk_result renew(renewing *r)
{
	int odt = !jk_output_has(r->draft, "word/document.xml");
	jk_result result = odt ? renew_properties(r, "meta.xml") : put_docx_properties(r);
	if (result == JK_OK)
		result = odt ? put_odt_clause_set(r) : put_docx_clause_set(r);
	return result;
}

jk_result jk_memory_renew(jk_buffer *out, const char *draft, size_t draft_length, const char *draft_name, const char *made, size_t made_length,
			  const char *made_name, jk_diagnostics *diagnostics)
{
	renewing r = {.diagnostics = diagnostics};
	jk_package *own = NULL, *new = NULL;
	if (jk_arena_new(&r.arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = open_output(&r.draft, &own, draft, draft_length, draft_name, diagnostics);
	if (result == JK_OK)
		result = open_output(&r.made, &new, made, made_length, made_name, diagnostics);
	if (result == JK_OK)
		result = renew(&r);
	if (result == JK_OK)
		result = jk_output_bytes(out, r.draft, diagnostics);
	jk_output_free(r.made);
	jk_output_free(r.draft);
	jk_package_free(new);
	jk_package_free(own);
	jk_arena_free(r.arena);
	return result;
}
