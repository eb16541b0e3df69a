/* The redline of an ODT document: content.xml of the new one with marks, and what its regions need. */
#include "redline/odt.h"
#include <string.h>
#include "package/tree.h"

/* text:tracked-changes is the first child of the text (ODF 1.3 part 3: 5.5.1). */
void jk_odt_open_tracked(jk_odt *o)
{
	o->tracked = jk_node_child(o->new_file.text, "tracked-changes");
	jk_node *first = jk_node_first(o->new_file.text);
	if (!jk_redline_check(o->r, jk_node_declare(jk_xml_root(o->new_file.content), "dc", JK_ODT_DC)))
		return;
	if (!o->tracked)
		o->tracked = jk_redline_need(o->r, jk_node_add_ns(o->new_file.text, JK_ODT_TEXT, "tracked-changes"));
	if (o->tracked && first && first != o->tracked)
		jk_node_move_before(o->tracked, first);
}

void jk_odt_close_tracked(jk_odt *o)
{
	if (!jk_node_first_element(o->tracked))
		jk_node_remove(o->tracked);
}

/* --- headers and footers --- */

/* Text of all of them, in order. */
static void put_heads(jk_buffer *out, const jk_node *node, int inside)
{
	static const char *const names[] = {"header", "header-left", "header-first", "footer", "footer-left", "footer-first"};
	if (inside && jk_node_text(node))
		jk_buffer_string(out, jk_node_text(node));
	for (size_t i = 0; i < sizeof names / sizeof *names && !inside; i++)
		inside = jk_redline_odt_is(node, JK_ODT_STYLE, names[i]);
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child))
		put_heads(out, child, inside);
}

/* They are those of the new document; that they differ is told, as nothing is marked in them. */
static void compare_heads(jk_odt *o)
{
	jk_buffer a, b;
	jk_odt_need_styles(o, &o->old_file);
	jk_odt_need_styles(o, &o->new_file);
	jk_buffer_init(&a, 0);
	jk_buffer_init(&b, 0);
	if (jk_redline_fine(o->r) && o->old_file.styles && o->new_file.styles) {
		put_heads(&a, jk_xml_root(o->old_file.styles), 0);
		put_heads(&b, jk_xml_root(o->new_file.styles), 0);
	}
	if (jk_redline_check(o->r, jk_buffer_result(&a)) && jk_redline_check(o->r, jk_buffer_result(&b)) &&
	    strcmp(jk_buffer_text(&a), jk_buffer_text(&b)) != 0)
		JK_REPORT(o->r->diagnostics, JK_DIAG_REDLINE_HEADS, &((jk_origin){.file = jk_package_path(o->r->new_package), .part = "styles.xml"}),
			  {NULL, NULL});
	jk_buffer_dispose(&a);
	jk_buffer_dispose(&b);
}

static void make(jk_odt *o)
{
	jk_odt_open_tracked(o);
	if (jk_redline_fine(o->r))
		jk_odt_story(o, o->old_file.text, o->new_file.text);
	if (jk_redline_fine(o->r))
		jk_odt_tie_lists(o);
	if (jk_redline_fine(o->r))
		jk_odt_settle_names(o);
	if (jk_redline_fine(o->r))
		jk_odt_remarks(o);
	if (!jk_redline_fine(o->r))
		return;
	jk_odt_close_tracked(o);
	compare_heads(o);
	if (o->floats_differ)
		JK_REPORT(o->r->diagnostics, JK_DIAG_REDLINE_FLOATS, &((jk_origin){.file = jk_package_path(o->r->new_package), .part = "content.xml"}),
			  {NULL, NULL});
	if (!jk_redline_fine(o->r))
		return;
	jk_redline_check(o->r, jk_tree_write(o->r->output, "content.xml", o->new_file.content));
}

void jk_redline_odt(jk_redlining *r)
{
	jk_odt o = {.r = r};
	jk_odt_open(&o);
	if (jk_redline_fine(r))
		make(&o);
	jk_odt_close(&o);
}
