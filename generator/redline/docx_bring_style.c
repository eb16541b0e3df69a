/* Styles that only the source of amendments has come into the draft with what they are based on. */
#include "base/limits.h"
#include "base/text.h"
#include "package/tree.h"
#include "redline/docx.h"

static jk_xml *open_styles(jk_wml *d, const jk_output *output, const char *document, const char **part)
{
	*part = jk_wml_linked(d, output, document, "styles");
	return *part ? jk_wml_read(d, output, *part) : NULL;
}

static void open_both(jk_wml *d)
{
	const char *part = NULL;
	d->styles_open = 1;
	d->old_styles = open_styles(d, d->old_side.output, d->old_side.document, &part);
	d->new_styles = open_styles(d, d->r->output, d->new_side.document, &d->styles_part);
}

static jk_node *find_style(const jk_xml *xml, const char *id)
{
	jk_node *n = xml ? jk_node_first_element(jk_xml_root(xml)) : NULL;
	while (n && !(jk_wml_is(n, "style") && jk_text_equal(jk_wml_get(n, "styleId"), id)))
		n = jk_node_next_element(n);
	return n;
}

static const char *free_id(jk_wml *d, const char *id)
{
	const char *other = jk_redline_string(d->r, jk_arena_string(d->r->arena, id));
	for (unsigned i = 2; other && find_style(d->new_styles, other); i++)
		other = jk_redline_string(d->r, jk_arena_format(d->r->arena, "%s%u", id, i));
	return other;
}

static void settle(jk_wml *d, jk_node *style, const char *name)
{
	jk_node *node = jk_wml_child(style, name);
	const char *id = jk_wml_get(node, "val"), *other = id ? jk_wml_style(d, id) : NULL;
	if (other)
		jk_wml_set(d, node, "val", other);
	else if (node)
		jk_node_remove(node);
}

/* Lists do not come along: a style of one that the draft has not is without numbers, which is told. */
static void settle_list(jk_wml *d, jk_node *style)
{
	jk_node *list = jk_wml_child(jk_wml_child(style, "pPr"), "numPr"), *id = jk_wml_child(list, "numId");
	const char *value = jk_wml_get(id, "val"), *other = value ? jk_wml_number(d, value) : NULL, *name = jk_wml_child_value(style, "name");
	if (!value)
		return;
	if (other) {
		jk_wml_set(d, id, "val", other);
		return;
	}
	JK_REPORT(d->r->diagnostics, JK_DIAG_AMEND_LIST, &(jk_origin){.file = jk_package_path(d->r->new_package)}, {"style", name ? name : ""});
	jk_node_remove(list);
}

const char *jk_wml_bring_style(jk_wml *d, const char *id)
{
	if (!d->styles_open)
		open_both(d);
	const jk_node *source = find_style(d->old_styles, id);
	jk_node *root = d->new_styles ? jk_xml_root(d->new_styles) : NULL;
	const char *other = source && root && jk_redline_fine(d->r) && d->brought++ < JK_REDLINE_BROUGHT ? free_id(d, id) : NULL;
	jk_node *copy = other ? jk_wml_import(d, root, source) : NULL;
	if (!copy)
		return NULL;
	id = jk_redline_string(d->r, jk_arena_string(d->r->arena, id));
	jk_wml_set(d, copy, "styleId", other);
	jk_node_unset(copy, jk_node_namespace(copy), "default");
	/* Known before what it is based on, which may be based on it. */
	if (!id || !jk_redline_check(d->r, jk_index_add(&d->styles, d->r->arena, id, "", other)))
		return NULL;
	d->styles_changed = 1;
	settle(d, copy, "basedOn");
	settle(d, copy, "next");
	settle(d, copy, "link");
	settle_list(d, copy);
	return jk_redline_fine(d->r) ? other : NULL;
}

void jk_wml_write_styles(jk_wml *d)
{
	if (d->styles_changed && jk_redline_fine(d->r))
		jk_redline_check(d->r, jk_tree_write(d->r->output, d->styles_part, d->new_styles));
	jk_xml_free(d->old_styles);
	jk_xml_free(d->new_styles);
	d->old_styles = d->new_styles = NULL;
}
