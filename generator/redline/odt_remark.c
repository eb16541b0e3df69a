/* Comments: remarks at clauses, and where a paragraph came from or went, for ODF has no moves. Annotations of ODF 1.3 part 3: 14.1. */
#include <string.h>
#include "redline/odt.h"

static void add_line(jk_odt *o, jk_node *annotation, const char *text, size_t length)
{
	jk_node *paragraph = jk_redline_need(o->r, jk_node_add_ns(annotation, JK_ODT_TEXT, "p"));
	const char *line = jk_redline_string(o->r, jk_arena_text(o->r->arena, text, length));
	if (paragraph && line && length)
		jk_redline_need(o->r, jk_node_add_text(paragraph, line));
}

static void add_told(jk_odt *o, jk_node *annotation, const char *name, const char *text)
{
	jk_node *node = jk_redline_need(o->r, jk_node_add_ns(annotation, JK_ODT_DC, name));
	if (node)
		jk_redline_need(o->r, jk_node_add_text(node, text));
}

void jk_odt_annotate(jk_odt *o, jk_node *place, int inside, const char *text)
{
	jk_node *first = inside ? jk_node_first(place) : NULL;
	jk_node *annotation = jk_redline_need(o->r, jk_node_add_ns(inside ? place : jk_node_parent(place), JK_ODT_OFFICE, "annotation"));
	if (!annotation)
		return;
	if (!inside)
		jk_node_move_after(annotation, place);
	else if (first)
		jk_node_move_before(annotation, first);
	add_told(o, annotation, "creator", o->r->author);
	if (o->r->stamp)
		add_told(o, annotation, "date", o->r->stamp);
	while (jk_redline_fine(o->r)) {
		size_t length = strcspn(text, "\n");
		add_line(o, annotation, text, length);
		if (!text[length])
			return;
		text += length + 1;
	}
}

static int in_paragraph(const jk_node *node)
{
	for (const jk_node *n = jk_node_parent(node); n; n = jk_node_parent(n))
		if (jk_redline_odt_is(n, JK_ODT_TEXT, "p") || jk_redline_odt_is(n, JK_ODT_TEXT, "h"))
			return 1;
	return 0;
}

static jk_node *region_of(jk_odt *o, jk_node *node)
{
	while (node && node != o->tracked && jk_node_parent(node) != o->tracked)
		node = jk_node_parent(node);
	return node && node != o->tracked ? node : NULL;
}

/* Where readers see it: a comment in deleted text would be hidden, so it stands where the text stood. */
static void remark(jk_odt *o, const jk_redline_remark *remark)
{
	jk_node *mark = jk_index_find(&o->new_file.names, "bookmark", remark->bookmark);
	jk_node *region = mark ? region_of(o, mark) : jk_index_find(&o->dropped, remark->bookmark, "");
	if (region)
		mark = jk_index_find(&o->changes, jk_node_attribute_ns(region, JK_ODT_XML, "id"), "");
	if (mark && in_paragraph(mark))
		jk_odt_annotate(o, mark, 0, remark->text);
}

static void moved_from(jk_odt *o, const char *region)
{
	static const char text[] = "この位置にあった段落は、移動しました。移動先では、挿入として示しています。";
	jk_node *mark = jk_index_find(&o->changes, region, "");
	if (mark && in_paragraph(mark))
		jk_odt_annotate(o, mark, 0, text);
}

static void moved_to(jk_odt *o, jk_node *paragraph)
{
	jk_odt_annotate(o, paragraph, 1, "この段落は、移動したものです。元の位置では、削除として示しています。");
}

void jk_odt_remarks(jk_odt *o)
{
	for (size_t i = 0; i < o->from_regions.count && jk_redline_fine(o->r); i++)
		moved_from(o, o->from_regions.items[i]);
	for (size_t i = 0; i < o->to_paragraphs.count && jk_redline_fine(o->r); i++)
		moved_to(o, o->to_paragraphs.items[i]);
	for (size_t i = o->r->options->remark_count; i > 0 && jk_redline_fine(o->r); i--)
		remark(o, &o->r->options->remarks[i - 1]);
}
