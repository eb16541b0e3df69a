/* What hangs on other parts: pictures, notes, links of the old document. */
#include <string.h>
#include "base/text.h"
#include "redline/docx.h"

static void leave_out(jk_wml *d, jk_node *node)
{
	JK_REPORT(d->r->diagnostics, JK_DIAG_REDLINE_LEFT_OUT, &(jk_origin){.file = jk_package_path(d->r->old_package)}, {"what", jk_node_name(node)});
	jk_node_remove(node);
}

void jk_wml_bring(jk_wml *d, jk_node *node)
{
	static const char *const alone[] = {"tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "ptab", "fldChar"};
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
		if (jk_wml_is(node, alone[i]))
			return;
	leave_out(d, node);
}

/* --- fields --- */

static jk_node *run_before(jk_wml *d, jk_node *place)
{
	jk_node *run = jk_wml_add(d, jk_node_parent(place), "r");
	if (run)
		jk_node_move_before(run, place);
	return run;
}

static jk_node *field_character(jk_wml *d, jk_node *place, const char *kind)
{
	jk_node *run = run_before(d, place);
	jk_wml_set(d, jk_wml_add(d, run, "fldChar"), "fldCharType", kind);
	return run;
}

jk_node *jk_wml_unfold_field(jk_wml *d, jk_node *field, jk_node **first)
{
	const char *instruction = jk_wml_get(field, "instr");
	*first = field_character(d, field, "begin");
	jk_node *run = run_before(d, field), *text = jk_wml_add(d, run, "instrText");
	if (text)
		jk_redline_need(d->r, jk_node_add_text(text, instruction ? instruction : ""));
	jk_wml_keep_space(d, text);
	field_character(d, field, "separate");
	for (jk_node *n; jk_redline_fine(d->r) && (n = jk_node_first_element(field)) != NULL;)
		jk_node_move_before(n, field);
	jk_node *last = field_character(d, field, "end");
	jk_node_remove(field);
	return last;
}
