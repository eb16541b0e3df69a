/* Names, ids and references of the content: unique in the template, and still leading where they led. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/include_odt.h"

static int starts(const char *text, const char *prefix) { return strncmp(text, prefix, strlen(prefix)) == 0; }

/* --- styles that attributes refer to (ODF 1.3 part 3, 19) --- */

/* text:style-name means another kind of style on almost every element. */
static const char *kind_on_text(const char *name)
{
	static const char *const pairs[][2] = {{"p", "paragraph"}, {"h", "paragraph"}, {"list", "list"}, {"numbered-paragraph", "list"}, {"section", "section"},
		{"ruby", "ruby"}, {"table-of-content", "section"}, {"illustration-index", "section"}, {"table-index", "section"}, {"object-index", "section"},
		{"user-index", "section"}, {"alphabetical-index", "section"}, {"bibliography", "section"}, {"index-title", "section"},
		{"index-source-style", "paragraph"}, {"index-title-template", "paragraph"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (strcmp(name, pairs[i][0]) == 0)
			return pairs[i][1];
	return jk_text_ends(name, "-entry-template") ? "paragraph" : "text";
}

static const char *kind_on_table(const char *name)
{
	return jk_text_ends(name, "cell") ? "table-cell" : strcmp(name, "table-row") == 0 ? "table-row" : strcmp(name, "table-column") == 0 ? "table-column" : "table";
}

static const char *kind_by_element(const jk_node *node)
{
	const char *uri = jk_node_namespace(node), *name = jk_node_name(node);
	if (strcmp(uri, JK_TEXT) == 0)
		return kind_on_text(name);
	if (strcmp(uri, JK_TABLE) == 0)
		return kind_on_table(name);
	return strcmp(uri, JK_STYLE) == 0 ? "text" : "graphic";
}

/* Attributes that always mean the same kind. */
static const char *const fixed_kinds[][2] = {
	{"list-style-name", "list"}, {"style-override", "list"}, {"data-style-name", "data"}, {"percentage-data-style-name", "data"},
	{"master-page-name", "master"}, {"page-layout-name", "layout"}, {"text-style-name", "paragraph"}, {"cond-style-name", "paragraph"},
	{"default-style-name", "paragraph"}, {"register-truth-ref-style-name", "paragraph"}, {"default-cell-style-name", "table-cell"},
	{"citation-style-name", "text"}, {"citation-body-style-name", "text"}, {"visited-style-name", "text"}, {"leader-text-style", "text"},
	{"main-entry-style-name", "text"}, {"fill-gradient-name", "draw"}, {"fill-hatch-name", "draw"}, {"fill-image-name", "draw"}, {"opacity-name", "draw"},
	{"marker-start", "draw"}, {"marker-end", "draw"}, {"stroke-dash", "draw"}, {"font-name", "font"}, {"font-name-asian", "font"},
	{"font-name-complex", "font"}};

const char *jk_odt_kind(const jk_node *node, const char *uri, const char *attribute)
{
	if (!starts(uri, JK_ODF))
		return NULL;
	if (strcmp(attribute, "parent-style-name") == 0)
		return jk_node_attribute_ns(node, JK_STYLE, "family");
	if (strcmp(attribute, "apply-style-name") == 0) {
		const jk_node *holder = jk_node_parent(node);
		return holder && jk_odt_is(holder, JK_STYLE, "style") ? jk_node_attribute_ns(holder, JK_STYLE, "family") : "data";
	}
	if (strcmp(attribute, "style-name") == 0)
		return kind_by_element(node);
	for (size_t i = 0; i < sizeof fixed_kinds / sizeof *fixed_kinds; i++)
		if (strcmp(attribute, fixed_kinds[i][0]) == 0)
			return fixed_kinds[i][1];
	return NULL;
}

/* --- names in content --- */

/* What an attribute names, or with `refers` what it refers to; NULL: neither. */
static const char *name_kind(const jk_node *node, const char *uri, const char *attribute, int *refers)
{
	static const struct {
		const char *element, *uri, *attribute, *kind;
		int refers;
	} rows[] = {
		{"bookmark", JK_TEXT, "name", "bookmark", 0}, {"bookmark-start", JK_TEXT, "name", "bookmark", 0}, {"bookmark-end", JK_TEXT, "name", "bookmark", 1},
		{"bookmark-ref", JK_TEXT, "ref-name", "bookmark", 1}, {"reference-mark", JK_TEXT, "name", "mark", 0}, {"reference-mark-start", JK_TEXT, "name", "mark", 0},
		{"reference-mark-end", JK_TEXT, "name", "mark", 1}, {"reference-ref", JK_TEXT, "ref-name", "mark", 1}, {"sequence", JK_TEXT, "ref-name", "sequence", 0},
		{"sequence-ref", JK_TEXT, "ref-name", "sequence", 1}, {"note", JK_TEXT, "id", "note", 0}, {"note-ref", JK_TEXT, "ref-name", "note", 1},
		{"table", JK_TABLE, "name", "table", 0}, {"section", JK_TEXT, "name", "section", 0}, {"changed-region", JK_TEXT, "id", "change", 0},
		{"table-of-content", JK_TEXT, "name", "section", 0}, {"index-title", JK_TEXT, "name", "section", 0}, {"illustration-index", JK_TEXT, "name", "section", 0},
		{"table-index", JK_TEXT, "name", "section", 0}, {"user-index", JK_TEXT, "name", "section", 0}, {"alphabetical-index", JK_TEXT, "name", "section", 0},
		{"annotation", JK_OFFICE, "name", "annotation", 0}, {"annotation-end", JK_OFFICE, "name", "annotation", 1},
		{NULL, JK_TEXT, "change-id", "change", 1}, {NULL, JK_TEXT, "continue-list", "id", 1}, {NULL, JK_XML, "id", "id", 0}, {NULL, JK_DRAW, "id", "id", 0},
		{NULL, JK_TEXT, "id", "id", 0}, {NULL, JK_DRAW, "chain-next-name", "frame", 1}, {NULL, JK_DRAW, "name", "frame", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(attribute, rows[i].attribute) == 0 && strcmp(uri, rows[i].uri) == 0 && (!rows[i].element || jk_node_is(node, rows[i].element))) {
			*refers = rows[i].refers;
			return rows[i].kind;
		}
	return NULL;
}

typedef struct {
	jk_odt_joining *d;
	jk_node *node;
	jk_odt_file file;
	jk_names *own; /* names the annex was found to have already */
} visiting;

/* Definitions of styles have draw:name, too (gradients); they are not content. */
static int is_content(const jk_node *node) { return strcmp(jk_node_namespace(node), JK_STYLE) != 0; }

static void note_taken(const char *uri, const char *name, const char *value, void *state)
{
	visiting *v = state;
	int refers;
	const char *kind = *value && is_content(v->node) ? name_kind(v->node, uri, name, &refers) : NULL;
	if (kind && !refers)
		jk_odt_map(v->d, &v->d->taken, jk_odt_key(v->d, kind, value), "");
}

/* xml:id and text:id of one element are one id written twice: it is renamed once. */
static void note_own(const char *uri, const char *name, const char *value, void *state)
{
	visiting *v = state;
	int refers;
	const char *kind = *value && is_content(v->node) ? name_kind(v->node, uri, name, &refers) : NULL;
	const char *key = kind && !refers ? jk_odt_key(v->d, kind, value) : NULL;
	if (!key || jk_names_get(v->own, key))
		return;
	jk_odt_map(v->d, v->own, key, "");
	if (!jk_names_get(&v->d->taken, key)) {
		jk_odt_map(v->d, &v->d->taken, key, "");
		return;
	}
	const char *made = jk_join_need(v->d->j, jk_names_new(&v->d->taken, v->d->arena, key, "_", 0));
	if (made)
		jk_odt_map(v->d, &v->d->renamed, key, made + strlen(kind) + 1);
}

static void visit_all(visiting *v, jk_node *top, void (*visit)(const char *, const char *, const char *, void *))
{
	for (v->node = top; v->node; v->node = jk_node_following(v->node, top))
		if (jk_node_is_element(v->node))
			jk_node_visit_attributes(v->node, visit, v);
}

static jk_node *masters(const jk_node *root) { return root ? jk_odt_child(root, JK_OFFICE, "master-styles") : NULL; }

void jk_odt_survey(jk_odt_joining *d)
{
	jk_names own = {0};
	visiting v = {.d = d, .own = &own};
	jk_node *const tops[] = {jk_odt_text(d->to[JK_ODT_CONTENT]), masters(d->to[JK_ODT_STYLES])};
	jk_node *const others[] = {jk_odt_text(d->from[JK_ODT_CONTENT]), masters(d->from[JK_ODT_STYLES])};
	for (size_t i = 0; i < 2; i++)
		visit_all(&v, tops[i], note_taken);
	for (size_t i = 0; i < 2; i++)
		visit_all(&v, others[i], note_own);
}

/* --- links and members --- */

static jk_node *manifest_of(jk_odt_joining *d, int of_template)
{
	jk_xml *xml = of_template ? jk_bundle_change(d->j->to, "META-INF/manifest.xml") : jk_bundle_tree(d->j->from, "META-INF/manifest.xml");
	return xml ? jk_xml_root(xml) : NULL;
}

static const char manifest_uri[] = JK_ODF "manifest:1.0";

static jk_node *listed(const jk_node *manifest, const char *name)
{
	jk_node *n = manifest ? jk_node_first_element(manifest) : NULL;
	while (n && !jk_text_equal(jk_node_attribute_ns(n, manifest_uri, "full-path"), name))
		n = jk_node_next_element(n);
	return n;
}

static void list_member(jk_odt_joining *d, const char *from, const char *to)
{
	jk_node *manifest = manifest_of(d, 1);
	const jk_node *entry = listed(manifest_of(d, 0), from);
	if (!manifest || listed(manifest, to))
		return;
	jk_node *made = jk_odt_add(d, manifest, manifest_uri, "file-entry");
	const char *type = entry ? jk_node_attribute_ns(entry, manifest_uri, "media-type") : NULL;
	if (made) {
		jk_join_set(d->j, made, manifest_uri, "full-path", to);
		jk_join_set(d->j, made, manifest_uri, "media-type", type ? type : "");
	}
}

/* An object (chart, formula) is a folder: it comes over whole under a name that no folder has. */
static const char *bring_folder(jk_odt_joining *d, const char *folder)
{
	const jk_package *package = d->j->from->package;
	const char *to = jk_join_need(d->j, jk_arena_string(d->arena, folder));
	for (unsigned i = 2; to && jk_bundle_has(d->j->to, jk_join_need(d->j, jk_arena_format(d->arena, "%s/content.xml", to))); i++)
		to = jk_join_need(d->j, jk_arena_format(d->arena, "%s_%u", folder, i));
	const char *prefix = jk_join_need(d->j, jk_arena_format(d->arena, "%s/", folder));
	for (size_t i = 0; to && prefix && i < jk_package_count(package) && jk_bundle_result(d->j->to) == JK_OK; i++) {
		const char *name = jk_package_name(package, i);
		if (!starts(name, prefix))
			continue;
		jk_buffer bytes;
		jk_buffer_init(&bytes, 0);
		jk_bundle_bytes(&bytes, d->j->from, name);
		const char *made = jk_join_need(d->j, jk_arena_format(d->arena, "%s%s", to, name + strlen(folder)));
		if (made)
			jk_bundle_put(d->j->to, made, &bytes);
		jk_buffer_dispose(&bytes);
		if (made)
			list_member(d, name, made);
	}
	if (to && prefix)
		list_member(d, prefix, jk_join_need(d->j, jk_arena_format(d->arena, "%s/", to)));
	return to;
}

/* Pictures and objects of the package; NULL: the link leads elsewhere. */
static const char *bring_member(jk_odt_joining *d, const char *link)
{
	const char *name = starts(link, "./") ? link + 2 : link, *known = jk_names_get(&d->objects, name);
	const char *inner = jk_join_need(d->j, jk_arena_format(d->arena, "%s/content.xml", name));
	if (known || !inner)
		return known;
	const char *to = jk_bundle_has(d->j->from, inner) ? bring_folder(d, name) : jk_bundle_has(d->j->from, name) ? jk_join_member(d->j, name) : NULL;
	if (!to)
		return NULL;
	if (!jk_bundle_has(d->j->from, inner))
		list_member(d, name, to);
	jk_odt_map(d, &d->objects, jk_join_need(d->j, jk_arena_string(d->arena, name)), to);
	return to;
}

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

static const char *decoded(jk_odt_joining *d, const char *text, size_t length)
{
	char *out = jk_arena_allocate(d->arena, length + 1);
	size_t n = 0;
	d->j->to->no_memory |= !out;
	for (size_t i = 0; out && i < length; i++) {
		int high = text[i] == '%' && i + 2 < length ? hex(text[i + 1]) : -1, low = high >= 0 ? hex(text[i + 2]) : -1;
		out[n++] = low >= 0 ? (char)(high * 16 + low) : text[i];
		i += low >= 0 ? 2 : 0;
	}
	return out;
}

/* "#name" a bookmark, "#name|table" and so on: the name may be percent-encoded. */
static const char *inner_link(jk_odt_joining *d, const char *link)
{
	static const char *const kinds[][2] = {{"|table", "table"}, {"|frame", "frame"}, {"|graphic", "frame"}, {"|ole", "frame"}, {"|region", "section"}, {"|sequence", "sequence"}};
	const char *bar = strrchr(link, '|'), *kind = bar ? NULL : "bookmark";
	for (size_t i = 0; bar && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(bar, kinds[i][0]) == 0)
			kind = kinds[i][1];
	const char *name = kind ? decoded(d, link + 1, bar ? (size_t)(bar - link) - 1 : strlen(link) - 1) : NULL;
	const char *other = name ? jk_names_get(&d->renamed, jk_odt_key(d, kind, name)) : NULL;
	return other ? jk_join_need(d->j, jk_arena_format(d->arena, "#%s%s", other, bar ? bar : "")) : NULL;
}

static void settle_link(visiting *v, const char *value)
{
	jk_odt_joining *d = v->d;
	const char *other = *value == '#' ? inner_link(d, value) : *value ? bring_member(d, value) : NULL;
	if (!other)
		return;
	const char *link = starts(value, "./") ? jk_join_need(d->j, jk_arena_format(d->arena, "./%s", other)) : other;
	jk_join_set(d->j, v->node, JK_XLINK, "href", link);
}

/* --- settling --- */

/* Lists of styles: text:class-names. */
static void settle_classes(visiting *v, const char *uri, const char *name, const char *value)
{
	const char *kind = kind_by_element(v->node);
	jk_buffer out;
	jk_buffer_init(&out, 0);
	while (*(value += strspn(value, " "))) {
		size_t length = strcspn(value, " ");
		const char *one = jk_join_need(v->d->j, jk_arena_text(v->d->arena, value, length));
		const char *to = one ? jk_odt_style(v->d, v->file, kind, one) : NULL;
		if (to)
			jk_buffer_format(&out, "%s%s", out.length ? " " : "", to);
		value += length;
	}
	jk_join_set(v->d->j, v->node, uri, name, jk_buffer_text(&out));
	jk_buffer_dispose(&out);
}

static void settle_attribute(const char *uri, const char *name, const char *value, void *state)
{
	visiting *v = state;
	int refers;
	const char *kind = jk_odt_kind(v->node, uri, name), *other = NULL;
	if (jk_bundle_result(v->d->j->to) != JK_OK)
		return;
	if (strcmp(uri, JK_XLINK) == 0 && strcmp(name, "href") == 0) {
		settle_link(v, value);
		return;
	}
	if (strcmp(name, "class-names") == 0) {
		settle_classes(v, uri, name, value);
		return;
	}
	if (kind)
		other = jk_odt_style(v->d, v->file, kind, value);
	else if (is_content(v->node) && (kind = name_kind(v->node, uri, name, &refers)) != NULL)
		other = jk_names_get(&v->d->renamed, jk_odt_key(v->d, kind, value));
	if (other)
		jk_join_set(v->d->j, v->node, uri, name, other);
}

void jk_odt_settle(jk_odt_joining *d, jk_odt_file file, jk_node *top)
{
	visiting v = {.d = d, .file = file};
	visit_all(&v, top, settle_attribute);
}
