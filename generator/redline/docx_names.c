/* What styles and lists of the old document are called in the new one. */
#include <string.h>
#include "base/text.h"
#include "package/opc.h"
#include "package/tree.h"
#include "redline/docx.h"

static const char *const families[] = {"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
				       "http://purl.oclc.org/ooxml/officeDocument/relationships/"};

const char *jk_wml_relationship_type(jk_wml *d, const char *kind, int strict)
{
	return jk_redline_string(d->r, jk_arena_format(d->r->arena, "%s%s", families[strict != 0], kind));
}

const char *jk_wml_linked(jk_wml *d, const jk_output *output, const char *source, const char *kind)
{
	const char *part = NULL;
	for (int i = 0; i < 2 && !part && jk_redline_fine(d->r); i++) {
		const char *type = jk_wml_relationship_type(d, kind, i);
		if (type)
			jk_redline_check(d->r, jk_opc_find(&part, d->r->arena, output, source, type, d->r->diagnostics));
	}
	return part && jk_output_has(output, part) ? part : NULL;
}

/* --- styles --- */

static jk_xml *linked_tree(jk_wml *d, const jk_output *output, const char *source, const char *kind)
{
	const char *part = jk_wml_linked(d, output, source, kind);
	return part ? jk_wml_read(d, output, part) : NULL;
}

static const char *copy(jk_wml *d, const char *text) { return jk_redline_string(d->r, jk_arena_string(d->r->arena, text)); }

static void index_styles(jk_wml *d, jk_index *by_name, jk_index *by_id, const jk_node *root)
{
	for (const jk_node *n = jk_node_first_element(root); n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		const char *id = jk_wml_get(n, "styleId"), *type = jk_wml_get(n, "type"), *name = jk_wml_child_value(n, "name");
		if (!jk_wml_is(n, "style") || !id || !name)
			continue;
		id = copy(d, id);
		name = copy(d, name);
		type = copy(d, type ? type : "paragraph");
		if (!jk_redline_fine(d->r))
			return;
		jk_redline_check(d->r, jk_index_add(by_name, d->r->arena, type, name, id));
		jk_redline_check(d->r, jk_index_add(by_id, d->r->arena, id, "", name));
	}
}

/* Old style → new: the one of that name and kind. */
static void match_styles(jk_wml *d, const jk_node *old_root, const jk_index *new_names)
{
	for (const jk_node *n = jk_node_first_element(old_root); n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		const char *id = jk_wml_get(n, "styleId"), *type = jk_wml_get(n, "type"), *name = jk_wml_child_value(n, "name");
		const char *other = id ? jk_index_find(new_names, type ? type : "paragraph", name) : NULL;
		if (other && copy(d, id))
			jk_redline_check(d->r, jk_index_add(&d->styles, d->r->arena, copy(d, id), "", other));
	}
}

static void know_styles(jk_wml *d)
{
	jk_index names = {0}, ids = {0};
	d->styles_known = 1;
	jk_xml *old_styles = linked_tree(d, d->old_side.output, d->old_side.document, "styles");
	jk_xml *new_styles = linked_tree(d, d->r->output, d->new_side.document, "styles");
	if (old_styles && new_styles) {
		index_styles(d, &names, &ids, jk_xml_root(new_styles));
		match_styles(d, jk_xml_root(old_styles), &names);
	}
	jk_xml_free(old_styles);
	jk_xml_free(new_styles);
}

const char *jk_wml_style(jk_wml *d, const char *id)
{
	if (!d->styles_known)
		know_styles(d);
	const char *style = jk_index_find(&d->styles, id, "");
	return style || !d->amending ? style : jk_wml_bring_style(d, id);
}

/* --- lists --- */

static const char *number_of(const jk_node *paragraph)
{
	return jk_wml_child_value(jk_wml_child(jk_wml_child(paragraph, "pPr"), "numPr"), "numId");
}

void jk_wml_learn_number(jk_wml *d, const jk_node *old_paragraph, const jk_node *new_paragraph)
{
	const char *old_number = number_of(old_paragraph), *new_number = number_of(new_paragraph);
	if (!old_number || !new_number || jk_index_find(&d->numbers, old_number, ""))
		return;
	old_number = copy(d, old_number);
	new_number = copy(d, new_number);
	if (jk_redline_fine(d->r))
		jk_redline_check(d->r, jk_index_add(&d->numbers, d->r->arena, old_number, "", new_number));
}

/* What the levels of a list say; lists that say the same may stand for each other. */
static const char *list_signature(jk_wml *d, const jk_node *abstract, int is_new)
{
	const char *text = "";
	for (const jk_node *n = jk_node_first_element(abstract); n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		const char *level = jk_wml_is(n, "lvl") ? jk_wml_signature(d, n, is_new) : NULL;
		if (level)
			text = jk_redline_string(d->r, jk_arena_format(d->r->arena, "%s%s", text, level));
	}
	return text ? text : "";
}

static const jk_node *abstract_of(const jk_node *root, const jk_node *number)
{
	const char *id = jk_wml_child_value(number, "abstractNumId");
	const jk_node *n = id ? jk_node_first_element(root) : NULL;
	while (n && !(jk_wml_is(n, "abstractNum") && jk_text_equal(jk_wml_get(n, "abstractNumId"), id)))
		n = jk_node_next_element(n);
	return n;
}

/* Each w:num with what it says, and the other way round; at most so many, for hostile documents. */
enum { LISTS_MOST = 500 };

static void index_numbers(jk_wml *d, jk_index *by_id, jk_index *by_text, const jk_node *root, int is_new)
{
	size_t count = 0;
	for (const jk_node *n = jk_node_first_element(root); n && jk_redline_fine(d->r) && count < LISTS_MOST; n = jk_node_next_element(n)) {
		const jk_node *abstract = jk_wml_is(n, "num") ? abstract_of(root, n) : NULL;
		const char *id = abstract ? jk_wml_get(n, "numId") : NULL, *text = id ? list_signature(d, abstract, is_new) : NULL;
		if (!id || !jk_redline_fine(d->r) || !(id = copy(d, id)))
			continue;
		count++;
		jk_redline_check(d->r, jk_index_add(by_id, d->r->arena, id, "", text));
		jk_redline_check(d->r, jk_index_add(by_text, d->r->arena, text, "", id));
	}
}

static void know_numbers(jk_wml *d)
{
	jk_index unused = {0};
	d->numbers_known = 1;
	jk_xml *old_lists = linked_tree(d, d->old_side.output, d->old_side.document, "numbering");
	jk_xml *new_lists = linked_tree(d, d->r->output, d->new_side.document, "numbering");
	if (old_lists && new_lists) {
		index_numbers(d, &d->old_lists, &unused, jk_xml_root(old_lists), 0);
		index_numbers(d, &d->new_lists, &d->new_lists_by_text, jk_xml_root(new_lists), 1);
	}
	jk_xml_free(old_lists);
	jk_xml_free(new_lists);
}

const char *jk_wml_number(jk_wml *d, const char *id)
{
	const char *learned = strcmp(id, "0") == 0 ? "0" : jk_index_find(&d->numbers, id, "");
	if (learned)
		return learned;
	if (!d->numbers_known)
		know_numbers(d);
	const char *text = jk_index_find(&d->old_lists, id, "");
	/* The same number, when it is the same list; else one that is like it. */
	if (text && jk_text_equal(jk_index_find(&d->new_lists, id, ""), text))
		return copy(d, id); /* `id` may be the attribute that will be set */
	return jk_index_find(&d->new_lists_by_text, text, "");
}
