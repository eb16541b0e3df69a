/* Content controls of DOCX (ISO/IEC 29500-1, 17.5.2) whose text a tag gives: Word would put what the control is bound to, or its prompt, in the
 * place of the value. */
#include "template/compile.h"

static int holds_tag(const jk_compiling *c, const jk_node *node)
{
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child))
		if (jk_tag_of(c, child) || (jk_node_is_element(child) && holds_tag(c, child)))
			return 1;
	return 0;
}

/* The style of the prompt: the value shall look like the text around it. */
static void drop_run_styles(jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node), *next; child; child = next) {
		next = jk_node_next_element(child);
		if (jk_node_is(child, "rStyle"))
			jk_node_remove(child);
		else
			drop_run_styles(child);
	}
}

static void free_control(jk_node *properties, jk_node *content)
{
	int prompts = jk_node_child(properties, "showingPlcHdr") != NULL;
	for (jk_node *child = jk_node_first_element(properties), *next; child; child = next) {
		next = jk_node_next_element(child);
		if (jk_node_is(child, "date"))
			jk_node_unset_local(child, "fullDate");
		else if (jk_node_is(child, "dropDownList") || jk_node_is(child, "comboBox"))
			jk_node_unset_local(child, "lastValue");
		else if (jk_node_is(child, "dataBinding") || jk_node_is(child, "showingPlcHdr"))
			jk_node_remove(child);
	}
	if (prompts)
		drop_run_styles(content);
}

static void walk(const jk_compiling *c, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child)) {
		jk_node *properties = jk_node_is(child, "sdt") ? jk_node_child(child, "sdtPr") : NULL;
		jk_node *content = properties ? jk_node_child(child, "sdtContent") : NULL;
		if (content && holds_tag(c, content))
			free_control(properties, content);
		walk(c, child);
	}
}

void jk_free_controls(jk_compiling *c)
{
	if (c->dialect->text && !c->dialect->is_plain(c->part))
		walk(c, jk_xml_root(c->xml));
}
