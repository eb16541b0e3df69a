/* Headers and footers: those of sections that stand for each other, counted from the last one. */
#include "base/text.h"
#include "package/tree.h"
#include "redline/docx.h"

static void gather_sections(jk_wml *d, jk_list *out, const jk_wml_side *side)
{
	jk_node *root = jk_xml_root(side->body);
	for (jk_node *n = root; n && jk_redline_fine(d->r); n = jk_node_following(n, root))
		if (jk_node_is_element(n) && jk_wml_is(n, "sectPr"))
			jk_redline_add(d->r, out, n);
}

static int is_reference(const jk_node *node) { return jk_wml_is(node, "headerReference") || jk_wml_is(node, "footerReference"); }

/* The part that a reference leads to, NULL when it leads nowhere. */
static const char *part_of(const jk_node *reference, const jk_index *links, const jk_output *output)
{
	const jk_wml_link *link = jk_index_find(links, jk_node_attribute_local(reference, "id"), "");
	return link && !link->mode && jk_output_has(output, link->target) ? link->target : NULL;
}

/* The reference of the same kind in the section. */
static const jk_node *like(const jk_node *section, const jk_node *reference)
{
	const jk_node *n = jk_node_first_element(section);
	while (n && !(jk_wml_is(n, jk_node_name(reference)) && jk_text_equal(jk_wml_get(n, "type"), jk_wml_get(reference, "type"))))
		n = jk_node_next_element(n);
	return n;
}

static void compare_parts(jk_wml *d, const char *old_part, const char *new_part)
{
	if (jk_index_find(&d->headers, new_part, "") || !jk_redline_check(d->r, jk_index_add(&d->headers, d->r->arena, new_part, "", new_part)))
		return;
	jk_xml *old_xml = jk_wml_read(d, d->old_side.output, old_part), *new_xml = jk_wml_read(d, d->r->output, new_part);
	if (old_xml && new_xml) {
		jk_wml_story story = {.old_part = old_part, .new_part = new_part, .root = jk_xml_root(new_xml)}, *outer = d->story;
		unsigned long before = d->annotation;
		d->story = &story;
		jk_wml_read_links(d, &story);
		jk_wml_compare(d, jk_xml_root(old_xml), story.root);
		jk_wml_balance_fields(d, story.root);
		d->story = outer;
		if (d->annotation != before && jk_redline_fine(d->r))
			jk_redline_check(d->r, jk_tree_write(d->r->output, new_part, new_xml));
	}
	jk_xml_free(old_xml);
	jk_xml_free(new_xml);
}

/* Compares what both sections have; the number of references that only the new one has. */
static unsigned compare_section(jk_wml *d, const jk_node *old_section, const jk_node *new_section)
{
	unsigned alone = 0;
	for (const jk_node *n = jk_node_first_element(new_section); n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		const jk_node *other = is_reference(n) ? like(old_section, n) : NULL;
		const char *new_part = is_reference(n) ? part_of(n, &d->story->new_links, d->r->output) : NULL;
		const char *old_part = other ? part_of(other, &d->story->old_links, d->old_side.output) : NULL;
		if (old_part && new_part)
			compare_parts(d, old_part, new_part);
		alone += new_part && !old_part;
	}
	for (const jk_node *n = jk_node_first_element(old_section); n; n = jk_node_next_element(n))
		alone += is_reference(n) && !like(new_section, n);
	return alone;
}

void jk_wml_compare_headers(jk_wml *d)
{
	jk_list old_sections = {0}, new_sections = {0};
	unsigned alone = 0;
	gather_sections(d, &old_sections, &d->old_side);
	gather_sections(d, &new_sections, &d->new_side);
	for (size_t i = 1; i <= old_sections.count && i <= new_sections.count && jk_redline_fine(d->r); i++)
		alone += compare_section(d, old_sections.items[old_sections.count - i], new_sections.items[new_sections.count - i]);
	if (alone && jk_redline_fine(d->r))
		JK_REPORT(d->r->diagnostics, JK_DIAG_REDLINE_HEADERS, &(jk_origin){.file = jk_package_path(d->r->new_package)}, {NULL, NULL});
}
