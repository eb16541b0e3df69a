#include "template/paragraph.h"
#include "base/text.h"
#include "template/compile.h"

int jk_is_gone(const jk_node *node)
{
	return jk_node_is(node, "moveFrom") || jk_node_is(node, "deletion") || jk_node_is(node, "tracked-changes");
}

int jk_odt_is_passed_over(const jk_node *node)
{
	static const char *const names[] = {"annotation", "annotation-end", "ruby-text", "note-citation", "tracked-changes", "sequence-decls", "variable-decls",
					    "user-field-decls", "forms", "soft-page-break", "table-of-content", "alphabetical-index", "illustration-index", "table-index",
					    "user-index", "object-index", "bibliography", "script"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return 1;
	return 0;
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

/* With the tags that have become marks, and without what fields are told to do. */
static void put_shown(const jk_compiling *c, jk_buffer *out, const jk_node *node)
{
	const char *told = c->dialect->instruction ? c->dialect->instruction : "";
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		const jk_tag *tag = jk_tag_of(c, child);
		if (tag)
			jk_buffer_format(out, "{{%s}}", tag->source);
		else if (jk_is_document_text(c->dialect, 0, node, child))
			jk_buffer_string(out, jk_node_text(child));
		else if (jk_node_is_element(child) && !jk_is_paragraph(c->dialect, child) && !jk_is_gone(child) && !jk_node_is(child, told))
			put_shown(c, out, child);
	}
}

const char *jk_paragraph_quote(jk_compiling *c, const jk_node *paragraph)
{
	enum { SHOWN = 60 };
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put_shown(c, &text, paragraph);
	const char *end = jk_buffer_text(&text);
	for (size_t n = 0; *end && n < SHOWN; n++)
		(void)jk_text_next(&end);
	const char *quote = jk_arena_text(c->arena, jk_buffer_text(&text), (size_t)(end - jk_buffer_text(&text)));
	c->no_memory |= !quote || text.failed;
	jk_buffer_dispose(&text);
	return quote;
}
