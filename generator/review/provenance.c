#include "review/provenance.h"
#include <stdlib.h>
#include <string.h>
#include "base/base64.h"
#include "base/deflate.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/xml.h"
#include "format/remember.h"
#include "review/reading.h"

typedef struct {
	jk_provenance *provenance;
	const jk_package *package;
	jk_diagnostics *diagnostics;
	jk_list properties;  /* property */
} reading;

typedef struct {
	const char *name, *text;
} property;

static jk_result read_part(jk_buffer *out, const reading *r, const char *part) { return jk_package_part(out, r->package, part, r->diagnostics); }

/* --- properties --- */

static jk_result add_property(reading *r, const jk_node *node)
{
	jk_arena *arena = r->provenance->arena;
	const char *name = jk_node_attribute_local(node, "name");
	if (!name || !jk_text_starts(name, JK_PROPERTY_MANIFEST))
		return JK_OK;
	property *p = jk_arena_allocate(arena, sizeof *p);
	if (!p)
		return JK_NO_MEMORY;
	*p = (property){jk_arena_string(arena, name), jk_node_content(node, arena)};
	return p->name && p->text ? jk_list_add(&r->properties, arena, p) : JK_NO_MEMORY;
}

/* <property> of docProps/custom.xml, <meta:user-defined> of meta.xml. */
static jk_result add_properties(reading *r, const jk_node *root)
{
	const jk_node *meta = jk_node_child(root, "meta");
	jk_result result = JK_OK;
	for (const jk_node *n = jk_node_first_element(meta ? meta : root); n && result == JK_OK; n = jk_node_next_element(n))
		if (jk_node_is(n, "property") || jk_node_is(n, "user-defined"))
			result = add_property(r, n);
	return result;
}

static jk_result read_properties(reading *r, const char *part)
{
	jk_xml *xml = NULL;
	jk_buffer bytes;
	if (!jk_package_has(r->package, part))
		return JK_OK;
	jk_buffer_init(&bytes, 0);
	const jk_origin where = {.file = jk_package_path(r->package), .part = part};
	jk_result result = read_part(&bytes, r, part);
	if (result == JK_OK)
		result = jk_xml_parse(&xml, jk_buffer_text(&bytes), bytes.length, &where, r->diagnostics);
	if (result == JK_OK)
		result = add_properties(r, jk_xml_root(xml));
	jk_xml_free(xml);
	jk_buffer_dispose(&bytes);
	return result;
}

static const char *property_text(const reading *r, const char *name)
{
	for (size_t i = 0; i < r->properties.count; i++)
		if (jk_text_equal(((const property *)r->properties.items[i])->name, name))
			return ((const property *)r->properties.items[i])->text;
	return NULL;
}

/* --- manifest --- */

/* [id, version, variant, digest] */
static jk_result index_clause(jk_provenance *p, const jk_json_value *clause)
{
	const jk_json_value *id = clause->first, *version = id ? id->next : NULL, *variant = version ? version->next : NULL;
	const jk_json_value *digest = variant ? variant->next : NULL;
	jk_result result = JK_OK;
	if (jk_json_text(id) && jk_json_text(version))
		result = jk_index_add(&p->versions, p->arena, jk_json_text(id), "", jk_json_text(version));
	if (result == JK_OK && jk_json_text(id) && jk_json_text(digest))
		result = jk_index_add(&p->digests, p->arena, jk_json_text(id), "", jk_json_text(digest));
	return result;
}

static jk_result index_clauses(jk_provenance *p, const jk_json_value *clauses)
{
	jk_result result = JK_OK;
	for (const jk_json_value *clause = clauses ? clauses->first : NULL; clause && result == JK_OK; clause = clause->next)
		result = index_clause(p, clause);
	return result;
}

static jk_result read_manifest(reading *r)
{
	jk_provenance *p = r->provenance;
	const char *text = property_text(r, JK_PROPERTY_MANIFEST);
	const jk_json_value *manifest = NULL;
	if (!text)
		return JK_OK;
	jk_result result = jk_json_read(&manifest, p->arena, text, strlen(text));
	if (result == JK_FAILED) {
		JK_REPORT(r->diagnostics, JK_DIAG_REVIEW_MANIFEST, &JK_ORIGIN(jk_package_path(r->package), 0), {"property", JK_PROPERTY_MANIFEST});
		return JK_OK;
	}
	const struct {
		const char **to, *key;
	} members[] = {{&p->catalog, "catalog"}, {&p->version, "version"}, {&p->vocabulary, "vocabulary"}, {&p->kind, "kind"}, {&p->group, "group"},
		       {&p->date, "date"}, {&p->as_of, "as-of"}, {&p->service_profile, "profile"},
		       {&p->generator, "generator"}, {&p->digest, "digest"}};
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		*members[i].to = jk_json_text(jk_json_member(manifest, members[i].key));
	const jk_json_value *template = jk_json_member(manifest, "template");
	p->template_version = jk_json_text(jk_json_member(template, "version"));
	p->template_digest = jk_json_text(jk_json_member(template, "digest"));
	p->ours = manifest != NULL;
	p->manifest = text;
	return result == JK_OK ? index_clauses(p, jk_json_member(manifest, "clauses")) : result;
}

const char *jk_provenance_manifest(const jk_provenance *provenance) { return provenance->manifest; }
const char *jk_provenance_clause_digest(const jk_provenance *provenance, const char *id) { return jk_index_find(&provenance->digests, id, ""); }
const char *jk_provenance_clause_version(const jk_provenance *provenance, const char *id) { return jk_index_find(&provenance->versions, id, ""); }

/* --- profile --- */

/* Property names end with a number from 1. */
static const char *nth_property(const reading *r, unsigned n)
{
	const char *name = jk_arena_format(r->provenance->arena, JK_PROPERTY_PROFILE "-%u", n);
	return name ? property_text(r, name) : NULL;
}

/* "1234:BASE64": bytes of the profile, and it deflated. */
static jk_result unpack(const char **out, jk_arena *arena, const char *text)
{
	char *end;
	jk_buffer packed, plain;
	unsigned long size = strtoul(text, &end, 10);
	if (*end != ':' || !size || size > JK_XML_FILE_LIMIT)
		return JK_FAILED;
	jk_buffer_init(&packed, 0);
	jk_buffer_init(&plain, 0);
	int right = jk_base64_read(&packed, end + 1, strlen(end + 1));
	jk_result result = packed.failed ? JK_NO_MEMORY : right ? JK_OK : JK_FAILED;
	/* DEFLATE makes at most 1032 bytes of one: no room is taken for a lie. */
	if (result == JK_OK && size / 1032 > packed.length)
		result = JK_FAILED;
	if (result == JK_OK)
		result = jk_inflate(&plain, jk_buffer_text(&packed), packed.length, size);
	if (result == JK_OK && memchr(plain.bytes, 0, plain.length))
		result = JK_FAILED;
	if (result == JK_OK)
		result = (*out = jk_arena_text(arena, jk_buffer_text(&plain), plain.length)) ? JK_OK : JK_NO_MEMORY;
	jk_buffer_dispose(&packed);
	jk_buffer_dispose(&plain);
	return result;
}

static jk_result read_profile(reading *r)
{
	jk_buffer text;
	const char *part;
	jk_buffer_init(&text, JK_XML_FILE_LIMIT);
	for (unsigned n = 1; n <= JK_PROFILE_PROPERTIES && (part = nth_property(r, n)) != NULL; n++)
		jk_buffer_string(&text, part);
	jk_result result = text.length ? unpack(&r->provenance->profile, r->provenance->arena, jk_buffer_text(&text)) : JK_OK;
	if (result == JK_FAILED) {
		JK_REPORT(r->diagnostics, JK_DIAG_REVIEW_MANIFEST, &JK_ORIGIN(jk_package_path(r->package), 0), {"property", JK_PROPERTY_PROFILE});
		result = JK_OK;
	}
	jk_buffer_dispose(&text);
	return result;
}

/* --- clause set --- */

/* Data parts of DOCX are of anyone: ours is told by its root. */
static int is_clause_set(const char *text)
{
	const char *root = text;
	while ((root = strchr(root, '<')) != NULL && (root[1] == '?' || root[1] == '!'))
		root++;
	return root && jk_text_starts(root, "<clause-set");
}

static jk_result take_clause_set(reading *r, const char *part)
{
	jk_buffer bytes;
	jk_provenance *p = r->provenance;
	jk_buffer_init(&bytes, 0);
	jk_result result = read_part(&bytes, r, part);
	if (result == JK_OK && is_clause_set(jk_buffer_text(&bytes))) {
		p->clause_set = jk_arena_text(p->arena, jk_buffer_text(&bytes), bytes.length);
		result = p->clause_set ? JK_OK : JK_NO_MEMORY;
	}
	jk_buffer_dispose(&bytes);
	return result;
}

static int may_hold_it(const char *name)
{
	return jk_text_equal(name, "jokou/clause-set.xml") || (jk_text_starts(name, "customXml/item") && jk_text_ends(name, ".xml") && !strchr(name + 10, '/'));
}

static jk_result read_clause_set(reading *r)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_package_count(r->package) && result == JK_OK && !r->provenance->clause_set; i++)
		if (may_hold_it(jk_package_name(r->package, i)))
			result = take_clause_set(r, jk_package_name(r->package, i));
	return result;
}

/* --- all --- */

static jk_result new_provenance(jk_provenance **out)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_provenance *provenance = jk_arena_allocate(arena, sizeof *provenance);
	if (!provenance) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	provenance->arena = arena;
	*out = provenance;
	return JK_OK;
}

jk_result jk_provenance_of(jk_provenance **out, const jk_package *package, jk_diagnostics *diagnostics)
{
	reading r = {.package = package, .diagnostics = diagnostics};
	*out = NULL;
	if (new_provenance(&r.provenance) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = read_properties(&r, jk_package_has(package, "word/document.xml") ? "docProps/custom.xml" : "meta.xml");
	if (result == JK_OK)
		result = read_manifest(&r);
	if (result == JK_OK)
		result = read_profile(&r);
	if (result == JK_OK)
		result = read_clause_set(&r);
	if (result == JK_OK)
		*out = r.provenance;
	else
		jk_provenance_free(r.provenance);
	return result;
}

jk_result jk_provenance_read(jk_provenance **out, const char *path, jk_diagnostics *diagnostics)
{
	jk_package *package = NULL;
	*out = NULL;
	jk_result result = jk_package_read(&package, path, diagnostics);
	if (result == JK_OK)
		result = jk_provenance_of(out, package, diagnostics);
	jk_package_free(package);
	return result;
}

void jk_provenance_free(jk_provenance *provenance)
{
	if (provenance)
		jk_arena_free(provenance->arena);
}

const char *jk_provenance_clause_set(const jk_provenance *provenance) { return provenance->clause_set; }
const char *jk_provenance_profile(const jk_provenance *provenance) { return provenance->profile; }
const char *jk_provenance_catalog(const jk_provenance *provenance) { return provenance->catalog; }
const char *jk_provenance_version(const jk_provenance *provenance) { return provenance->version; }
const char *jk_provenance_vocabulary(const jk_provenance *provenance) { return provenance->vocabulary; }
const char *jk_provenance_kind(const jk_provenance *provenance) { return provenance->kind; }
const char *jk_provenance_group(const jk_provenance *provenance) { return provenance->group; }
const char *jk_provenance_date(const jk_provenance *provenance) { return provenance->date; }
const char *jk_provenance_generator(const jk_provenance *provenance) { return provenance->generator; }
const char *jk_provenance_digest(const jk_provenance *provenance) { return provenance->digest; }
const char *jk_provenance_template_version(const jk_provenance *provenance) { return provenance->template_version; }
const char *jk_provenance_template_digest(const jk_provenance *provenance) { return provenance->template_digest; }
const char *jk_provenance_as_of(const jk_provenance *provenance) { return provenance->as_of; }
