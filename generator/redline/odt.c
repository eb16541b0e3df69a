/* The redline of an ODT document: content.xml of the new one with marks, and what its regions need. */
#include "redline/odt.h"
#include "package/tree.h"

/* text:tracked-changes is the first child of the text (ODF 1.3 part 3: 5.5.1). */
static void open_tracked(jk_odt *o)
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

static void close_tracked(jk_odt *o)
{
	if (!jk_node_first_element(o->tracked))
		jk_node_remove(o->tracked);
}

static void make(jk_odt *o)
{
	open_tracked(o);
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
	close_tracked(o);
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
