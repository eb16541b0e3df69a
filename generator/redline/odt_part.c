/* Pictures and objects of deleted text come along. */
#include <string.h>
#include "base/text.h"
#include "package/odf.h"
#include "package/tree.h"
#include "redline/odt.h"

#define MANIFEST "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"

/* --- media types --- */

static void read_manifest(jk_odt *o)
{
	jk_buffer bytes;
	jk_xml *xml = NULL;
	jk_buffer_init(&bytes, 0);
	o->has_manifest = 1;
	if (!jk_package_has(o->old_file.package, "META-INF/manifest.xml") ||
	    !jk_redline_check(o->r, jk_package_part(&bytes, o->old_file.package, "META-INF/manifest.xml", o->r->diagnostics)))
		return;
	jk_origin where = {.file = jk_package_path(o->old_file.package), .part = "META-INF/manifest.xml"};
	if (jk_redline_check(o->r, jk_xml_parse(&xml, jk_buffer_text(&bytes), bytes.length, &where, o->r->diagnostics)))
		for (const jk_node *n = jk_node_first_element(jk_xml_root(xml)); n && jk_redline_fine(o->r); n = jk_node_next_element(n)) {
			const char *path = jk_arena_string(o->r->arena, jk_node_attribute_ns(n, MANIFEST, "full-path"));
			const char *type = jk_arena_string(o->r->arena, jk_node_attribute_ns(n, MANIFEST, "media-type"));
			if (path && type)
				jk_redline_check(o->r, jk_index_add(&o->media, o->r->arena, path, "", type));
		}
	jk_xml_free(xml);
	jk_buffer_dispose(&bytes);
}

static const char *media_type(jk_odt *o, const char *name)
{
	if (!o->has_manifest)
		read_manifest(o);
	const char *type = jk_index_find(&o->media, name, "");
	return type ? type : "";
}

/* --- members --- */

static int is_same(const jk_odt *o, size_t old_at, const char *name)
{
	size_t new_at = jk_package_find(o->new_file.package, name);
	if (new_at == JK_PACKAGE_NONE)
		return 0;
	const jk_package_member *a = jk_package_at(o->old_file.package, old_at), *b = jk_package_at(o->new_file.package, new_at);
	return a->size == b->size && a->check == b->check;
}

/* "Pictures/a.png" → "Pictures/old1-a.png" */
static const char *free_part(jk_odt *o, const char *name)
{
	const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
	while (jk_redline_fine(o->r)) {
		const char *tried = jk_redline_string(o->r, jk_arena_format(o->r->arena, "%.*sold%u-%s", (int)(base - name), name, ++o->last_part, base));
		if (tried && !jk_output_has(o->r->output, tried))
			return tried;
	}
	return NULL;
}

static void copy_member(jk_odt *o, const char *name, const char *wanted)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, o->old_file.package, name, o->r->diagnostics);
	if (result == JK_OK)
		result = jk_odf_put(o->r->output, wanted, media_type(o, name), jk_buffer_text(&bytes), bytes.length, o->r->diagnostics);
	jk_redline_check(o->r, result);
	jk_buffer_dispose(&bytes);
}

static const char *bring_member(jk_odt *o, const char *name)
{
	size_t at = jk_package_find(o->old_file.package, name);
	if (at == JK_PACKAGE_NONE)
		return NULL;
	if (is_same(o, at, name))
		return name;
	const char *wanted = jk_output_has(o->r->output, name) ? free_part(o, name) : jk_redline_string(o->r, jk_arena_string(o->r->arena, name));
	if (wanted)
		copy_member(o, name, wanted);
	return wanted;
}

/* An object is a folder of members: all of them come along, into a folder of a free name. */
static const char *bring_folder(jk_odt *o, const char *name)
{
	const char *prefix = jk_redline_string(o->r, jk_arena_format(o->r->arena, "%s/", name)), *wanted = NULL;
	for (size_t i = 0; prefix && i < jk_package_count(o->old_file.package) && jk_redline_fine(o->r); i++) {
		const char *member = jk_package_name(o->old_file.package, i);
		if (!jk_text_starts(member, prefix) || jk_text_ends(member, "/"))
			continue;
		wanted = wanted ? wanted : free_part(o, name);
		const char *path = wanted ? jk_redline_string(o->r, jk_arena_format(o->r->arena, "%s/%s", wanted, member + strlen(prefix))) : NULL;
		if (path)
			copy_member(o, member, path);
	}
	return wanted;
}

const char *jk_odt_part(jk_odt *o, const char *href)
{
	const char *name = jk_text_starts(href, "./") ? href + 2 : href;
	const char *known = jk_index_find(&o->parts, name, "");
	if (known || !*name || strchr(name, ':') || *name == '#' || *name == '/')
		return known;
	const char *kept = jk_redline_string(o->r, jk_arena_string(o->r->arena, name));
	known = kept ? bring_member(o, kept) : NULL;
	if (!known && jk_redline_fine(o->r))
		known = bring_folder(o, kept);
	if (known && jk_redline_fine(o->r))
		jk_redline_check(o->r, jk_index_add(&o->parts, o->r->arena, kept, "", known));
	return known;
}
