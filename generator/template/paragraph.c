#include "template/paragraph.h"
#include "template/compile.h"

int jk_is_gone(const jk_node *node)
{
	return jk_node_is(node, "moveFrom") || jk_node_is(node, "deletion") || jk_node_is(node, "tracked-changes");
}

static int counts(const jk_dialect *dialect, int plain, const jk_node *node)
{
	return plain ? !jk_node_first_element(node) : jk_is_paragraph(dialect, node);
}

/* The element behind `node` in the order of the document, below `root`; NULL at the end. */
static jk_node *element_after(jk_node *node, const jk_node *root)
{
	jk_node *next = jk_is_gone(node) ? NULL : jk_node_first_element(node);
	while (!next && node && node != root) {
		next = jk_node_next_element(node);
		node = jk_node_parent(node);
	}
	return next;
}

jk_node *jk_paragraph_next(const jk_dialect *dialect, int plain, jk_node *root, jk_node *after)
{
	jk_node *node = after ? element_after(after, root) : root;
	while (node && (jk_is_gone(node) || !counts(dialect, plain, node)))
		node = element_after(node, root);
	return node;
}

int jk_is_document_text(const jk_dialect *dialect, int plain, const jk_node *parent, const jk_node *text)
{
	/* ODT: a comment's author and date, the number of a note. */
	static const char *const others[] = {"creator", "date", "creator-initials", "note-citation"};
	if (!jk_node_text(text))
		return 0;
	for (size_t i = 0; !plain && i < sizeof others / sizeof *others; i++)
		if (jk_node_is(parent, others[i]))
			return 0;
	return plain || !dialect->text || jk_node_is(parent, dialect->text) || jk_node_is(parent, dialect->instruction);
}

static int is_space(const jk_node *node) { return jk_node_is(node, "tab") || jk_node_is(node, "s") || jk_node_is(node, "br") || jk_node_is(node, "line-break"); }

void jk_paragraph_text(jk_buffer *out, const jk_dialect *dialect, int plain, const jk_node *paragraph)
{
	for (const jk_node *child = jk_node_first(paragraph); child; child = jk_node_next(child)) {
		if (jk_is_document_text(dialect, plain, paragraph, child))
			jk_buffer_string(out, jk_node_text(child));
		else if (jk_node_is_element(child) && is_space(child))
			jk_buffer_char(out, ' ');
		else if (jk_node_is_element(child) && !jk_is_paragraph(dialect, child) && !jk_is_gone(child))
			jk_paragraph_text(out, dialect, plain, child);
	}
}
