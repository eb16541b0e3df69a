/* Fields: those that are one element become runs; those that reach over paragraphs stay whole. */
#include <string.h>
#include "base/text.h"
#include "redline/docx.h"

/* --- simple fields --- */

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

/* --- fields over several paragraphs --- */

enum { FIELDS_DEEP = 32 };

/* A run that makes up a field: where it begins, its instruction, where its result begins, where it ends. */
typedef struct {
	jk_list runs[FIELDS_DEEP];
	size_t depth;
	jk_wml *d;
} balancing;

static jk_node *paragraph_of(jk_node *node)
{
	while (node && !jk_wml_is(node, "p"))
		node = jk_node_parent(node);
	return node;
}

static jk_node *pending_wrapper(jk_node *run)
{
	jk_node *parent = jk_node_parent(run);
	return jk_wml_pending(parent) == JK_INSERTED ? parent : NULL;
}

/* Takes a run out of the w:ins that it stands in. */
static void unwrap(jk_wml *d, jk_node *run)
{
	jk_node *wrapper = pending_wrapper(run), *next;
	if (!wrapper || !jk_redline_fine(d->r))
		return;
	wrapper = jk_wml_split(d, wrapper, run);
	next = jk_node_next_element(run);
	if (next)
		jk_wml_split(d, wrapper, next);
	jk_node_move_before(run, wrapper);
	jk_node_remove(wrapper);
}

/* A field that is marked in part is not marked. */
static void balance(jk_wml *d, const jk_list *runs)
{
	size_t wrapped = 0;
	for (size_t i = 0; i < runs->count; i++)
		wrapped += pending_wrapper(runs->items[i]) != NULL;
	if (!wrapped || wrapped == runs->count || paragraph_of(runs->items[0]) == paragraph_of(runs->items[runs->count - 1]))
		return;
	for (size_t i = 0; i < runs->count; i++)
		unwrap(d, runs->items[i]);
}

static void look_at(balancing *b, jk_node *node)
{
	const char *kind = jk_wml_is(node, "fldChar") ? jk_wml_get(node, "fldCharType") : NULL;
	int code = jk_wml_is(node, "instrText");
	if (!kind && !code)
		return;
	if (jk_text_equal(kind, "begin"))
		b->depth++;
	size_t at = b->depth - 1;
	if (b->depth == 0 || at >= FIELDS_DEEP) {
		b->depth -= b->depth && jk_text_equal(kind, "end");
		return;
	}
	if (jk_text_equal(kind, "begin"))
		b->runs[at].count = 0;
	jk_redline_add(b->d->r, &b->runs[at], jk_node_parent(node));
	if (jk_text_equal(kind, "end")) {
		balance(b->d, &b->runs[at]);
		b->depth--;
	}
}

void jk_wml_balance_fields(jk_wml *d, jk_node *root)
{
	balancing b = {.d = d};
	for (jk_node *n = root, *next; n && jk_redline_fine(d->r); n = next) {
		next = jk_node_following(n, root);
		if (jk_node_is_element(n))
			look_at(&b, n);
	}
}
