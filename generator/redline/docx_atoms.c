/* What two atoms that stand for each other hold within: notes, text boxes. */
#include "redline/docx.h"

static void gather_boxes(jk_wml *d, jk_list *out, jk_node *node)
{
	if (jk_wml_is(node, "txbxContent")) {
		jk_redline_add(d->r, out, node);
		return;
	}
	for (jk_node *n = jk_node_first_element(node); n && jk_redline_fine(d->r); n = jk_node_next_element(n))
		gather_boxes(d, out, n);
}

static void gather_piece(jk_wml *d, jk_list *out, const jk_wml_piece *piece)
{
	for (jk_node *n = piece->first; n; n = n == piece->last ? NULL : jk_node_next_element(n))
		gather_boxes(d, out, n);
}

void jk_wml_compare_atoms(jk_wml *d, const jk_wml_piece *old_piece, const jk_wml_piece *new_piece)
{
	jk_list old_boxes = {0}, new_boxes = {0};
	if (jk_wml_is(new_piece->first, "footnoteReference") || jk_wml_is(new_piece->first, "endnoteReference")) {
		jk_wml_compare_notes(d, old_piece->first, new_piece->first);
		return;
	}
	gather_piece(d, &old_boxes, old_piece);
	gather_piece(d, &new_boxes, new_piece);
	for (size_t i = 0; i < new_boxes.count && i < old_boxes.count && jk_redline_fine(d->r); i++)
		jk_wml_compare(d, old_boxes.items[i], new_boxes.items[i]);
}
