/* Reading the two documents of an ODT redline: their trees, names, ids and chains of lists. */
#include <string.h>
#include "base/text.h"
#include "package/tree.h"
#include "redline/odt.h"

int jk_redline_odt_is(const jk_node *node, const char *uri, const char *name)
{
	return jk_node_is(node, name) && strcmp(jk_node_namespace(node), uri) == 0;
}

/* --- names --- */

/* Keys are copies: an amended draft loses nodes, and what they were called stays taken. */
static void remember(jk_odt *o, jk_index *index, const char *first, const char *second, const void *thing)
{
	const char *key = second ? jk_redline_string(o->r, jk_arena_string(o->r->arena, second)) : NULL;
	if (key && jk_redline_fine(o->r))
		jk_redline_check(o->r, jk_index_add(index, o->r->arena, first, key, thing));
}

const char *jk_odt_name_kind(const jk_node *node)
{
	if (strcmp(jk_node_namespace(node), JK_ODT_TEXT) == 0) {
		if (jk_node_is(node, "bookmark-start") || jk_node_is(node, "bookmark"))
			return "bookmark";
		if (jk_node_is(node, "reference-mark-start") || jk_node_is(node, "reference-mark"))
			return "mark";
		return jk_node_is(node, "section") ? "section" : NULL;
	}
	if (jk_redline_odt_is(node, JK_ODT_TABLE, "table"))
		return "table";
	if (jk_redline_odt_is(node, JK_ODT_OFFICE, "annotation"))
		return "annotation";
	return strcmp(jk_node_namespace(node), JK_ODT_DRAW) == 0 ? "draw" : NULL;
}

static void remember_names(jk_odt *o, jk_odt_side_file *file, const jk_node *node)
{
	const char *kind = jk_odt_name_kind(node);
	if (kind)
		remember(o, &file->names, kind, jk_node_attribute_local(node, "name"), node);
	remember(o, &file->ids, "", jk_node_attribute_ns(node, JK_ODT_XML, "id"), node);
	remember(o, &file->ids, "", jk_node_attribute_ns(node, JK_ODT_TEXT, "id"), node);
	remember(o, &file->ids, "", jk_node_attribute_ns(node, JK_ODT_DRAW, "id"), node);
}

const char *jk_odt_free_id(jk_odt *o, const char *prefix)
{
	while (jk_redline_fine(o->r)) {
		const char *id = jk_arena_format(o->r->arena, "%s%u", prefix, ++o->last_id);
		if (!jk_redline_string(o->r, id))
			return NULL;
		if (!jk_index_find(&o->new_file.ids, "", id))
			return id;
	}
	return NULL;
}

/* --- chains of lists --- */

typedef struct {
	jk_odt *o;
	jk_odt_side_file *file;
	jk_index by_id;
	const char *last_style;
	unsigned last; /* number of the chain of the list before */
	int settle;    /* the tracked changes are taken as accepted */
} opening;

static unsigned new_chain(opening *p, jk_node *list)
{
	jk_odt_chain *chain = jk_redline_need(p->o->r, jk_arena_allocate(p->o->r->arena, sizeof *chain));
	if (!chain)
		return 0;
	chain->first = list;
	jk_redline_add(p->o->r, &p->file->chains, chain);
	return (unsigned)p->file->chains.count;
}

static unsigned chain_of(opening *p, jk_node *list, const char *style)
{
	const char *before = jk_node_attribute_ns(list, JK_ODT_TEXT, "continue-list");
	const jk_node *continued = before ? jk_index_find(&p->by_id, "", before) : NULL;
	if (continued)
		return jk_node_number(continued);
	if (p->last && jk_text_equal(jk_node_attribute_ns(list, JK_ODT_TEXT, "continue-numbering"), "true") &&
	    jk_text_equal(style, p->last_style))
		return p->last;
	return new_chain(p, list);
}

static void number_list(opening *p, jk_node *list)
{
	const jk_node *parent = jk_node_parent(list);
	if (jk_redline_odt_is(parent, JK_ODT_TEXT, "list-item") || jk_redline_odt_is(parent, JK_ODT_TEXT, "list-header"))
		return;
	const char *style = jk_node_attribute_ns(list, JK_ODT_TEXT, "style-name");
	p->last = chain_of(p, list, style);
	p->last_style = style;
	jk_node_set_number(list, p->last);
	remember(p->o, &p->by_id, "", jk_node_attribute_ns(list, JK_ODT_XML, "id"), list);
}

/* --- the walk --- */

static int is_change(const jk_node *node)
{
	return strcmp(jk_node_namespace(node), JK_ODT_TEXT) == 0 &&
	       (jk_node_is(node, "change") || jk_node_is(node, "change-start") || jk_node_is(node, "change-end") ||
		jk_node_is(node, "tracked-changes"));
}

static void walk(opening *p, jk_node *node)
{
	if (jk_redline_odt_is(node, JK_ODT_TEXT, "list"))
		number_list(p, node);
	remember_names(p->o, p->file, node);
	for (jk_node *child = jk_node_first_element(node), *next; child && jk_redline_fine(p->o->r); child = next) {
		next = jk_node_next_element(child);
		if (p->settle && is_change(child))
			jk_node_remove(child);
		else
			walk(p, child);
	}
}

static void remember_styles(jk_odt *o, jk_index *index, const jk_node *box)
{
	for (jk_node *n = box ? jk_node_first_element(box) : NULL; n; n = jk_node_next_element(n))
		remember(o, index, jk_odt_family(n), jk_node_attribute_ns(n, JK_ODT_STYLE, "name"), n);
}

/* "JK_20_条" is how LibreOffice writes a style that people see as "JK 条"; the file says that, too. */
static void remember_displayed(jk_odt *o, jk_odt_side_file *file, const jk_node *box)
{
	for (jk_node *n = box ? jk_node_first_element(box) : NULL; n; n = jk_node_next_element(n)) {
		const char *name = jk_node_attribute_ns(n, JK_ODT_STYLE, "name"), *shown = jk_node_attribute_ns(n, JK_ODT_STYLE, "display-name");
		if (name)
			remember(o, &file->displayed, jk_odt_family(n), shown ? shown : name, name);
	}
}

static void refuse(jk_odt *o, const jk_odt_side_file *file)
{
	const char *path = jk_package_path(file->package);
	JK_REPORT(o->r->diagnostics, JK_DIAG_REDLINE_TEXT, &((jk_origin){.file = path, .part = "content.xml"}), {"path", path});
	jk_redline_check(o->r, JK_FAILED);
}

static jk_result read_part(jk_xml **out, const jk_package *package, const char *name, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, package, name, diagnostics);
	jk_origin where = {.file = jk_package_path(package), .part = name};
	if (result == JK_OK)
		result = jk_xml_parse(out, jk_buffer_text(&bytes), bytes.length, &where, diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

static void open_file(jk_odt *o, jk_odt_side_file *file, const jk_package *package, int settle)
{
	file->package = package;
	if (!jk_redline_check(o->r, read_part(&file->content, package, "content.xml", o->r->diagnostics)))
		return;
	jk_node *root = jk_xml_root(file->content), *body = jk_node_child(root, "body");
	file->text = body ? jk_node_child(body, "text") : NULL;
	if (!file->text || !jk_redline_odt_is(file->text, JK_ODT_OFFICE, "text")) {
		refuse(o, file);
		return;
	}
	opening p = {.o = o, .file = file, .settle = settle};
	walk(&p, file->text);
	remember_styles(o, &file->automatic, jk_node_child(root, "automatic-styles"));
}

void jk_odt_open(jk_odt *o)
{
	open_file(o, &o->new_file, o->r->new_package, 0);
	if (jk_redline_fine(o->r))
		open_file(o, &o->old_file, o->r->old_package, 1);
}

void jk_odt_need_styles(jk_odt *o, jk_odt_side_file *file)
{
	if (file->has_styles || !jk_redline_fine(o->r))
		return;
	file->has_styles = 1;
	if (!jk_package_has(file->package, "styles.xml") ||
	    !jk_redline_check(o->r, read_part(&file->styles, file->package, "styles.xml", o->r->diagnostics)))
		return;
	const jk_node *root = jk_xml_root(file->styles);
	remember_styles(o, &file->named, jk_node_child(root, "styles"));
	remember_displayed(o, file, jk_node_child(root, "styles"));
	remember_styles(o, &file->named, jk_node_child(root, "master-styles"));
}

void jk_odt_close(jk_odt *o)
{
	jk_xml_free(o->old_file.content);
	jk_xml_free(o->old_file.styles);
	jk_xml_free(o->new_file.content);
	jk_xml_free(o->new_file.styles);
}
