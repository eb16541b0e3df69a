/* Lists: definitions (w:abstractNum) and their uses (w:num) of the annex come over with new ids. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/include_docx.h"

typedef struct {
	jk_docx_joining *d;
	jk_node *from, *to;    /* w:numbering */
	jk_names definitions;  /* abstractNumId → new */
	jk_names pictures;     /* numPicBulletId → new */
	jk_names signs_taken;  /* w:nsid in small letters: what Word tells lists apart by */
	long definition, number, picture; /* highest ids */
	jk_docx_root root;     /* for the links of picture bullets */
} numbering;

static long highest(long a, const char *text) { return jk_docx_long(text) > a ? jk_docx_long(text) : a; }

static void survey(numbering *n)
{
	for (jk_node *node = jk_node_first_element(n->to); node; node = jk_node_next_element(node)) {
		const char *sign = jk_docx_child_value(node, "nsid");
		n->definition = jk_docx_is(node, "abstractNum") ? highest(n->definition, jk_node_attribute_ns(node, JK_W, "abstractNumId")) : n->definition;
		n->number = jk_docx_is(node, "num") ? highest(n->number, jk_node_attribute_ns(node, JK_W, "numId")) : n->number;
		n->picture = jk_docx_is(node, "numPicBullet") ? highest(n->picture, jk_node_attribute_ns(node, JK_W, "numPicBulletId")) : n->picture;
		if (sign)
			jk_docx_map(n->d, &n->signs_taken, jk_docx_lower(n->d, sign), "");
	}
}

static jk_node *find(const jk_node *root, const char *name, const char *attribute, const char *id)
{
	jk_node *node = jk_node_first_element(root);
	while (node && !(jk_docx_is(node, name) && jk_text_equal(jk_node_attribute_ns(node, JK_W, attribute), id)))
		node = jk_node_next_element(node);
	return node;
}

/* The schema wants picture bullets first, then definitions, then uses. */
static void place(const numbering *n, jk_node *copy)
{
	static const char *const order[] = {"numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"};
	size_t rank = 0;
	while (rank < 3 && !jk_docx_is(copy, order[rank]))
		rank++;
	for (jk_node *node = jk_node_first_element(n->to); node; node = jk_node_next_element(node))
		for (size_t later = rank + 1; node != copy && later < sizeof order / sizeof *order; later++)
			if (jk_docx_is(node, order[later])) {
				jk_node_move_before(copy, node);
				return;
			}
}

static const char *picture(numbering *n, const char *id)
{
	const char *known = jk_names_get(&n->pictures, id);
	jk_node *node = known || !id ? NULL : find(n->from, "numPicBullet", "numPicBulletId", id);
	if (!node)
		return known;
	known = jk_docx_number(n->d, ++n->picture);
	jk_docx_map(n->d, &n->pictures, jk_join_need(n->d->j, jk_arena_string(n->d->arena, id)), known);
	jk_docx_root root = n->root;
	root.node = node;
	jk_docx_settle(n->d, &root);
	jk_join_set(n->d->j, node, JK_W, "numPicBulletId", known);
	jk_node *copy = jk_join_last(n->d->j, n->to, node);
	if (copy)
		place(n, copy);
	return known;
}

/* w:nsid: eight hexadecimal digits that no other definition has. */
static void renew_sign(numbering *n, jk_node *definition)
{
	jk_node *node = jk_docx_child(definition, "nsid");
	const char *old = node ? jk_docx_value(node) : NULL;
	unsigned long sign = old ? strtoul(old, NULL, 16) : 0;
	const char *text = old ? jk_docx_lower(n->d, old) : NULL;
	if (!text)
		return;
	if (!jk_names_get(&n->signs_taken, text)) {
		jk_docx_map(n->d, &n->signs_taken, text, "");
		return;
	}
	while (text && jk_names_get(&n->signs_taken, text))
		text = jk_join_need(n->d->j, jk_arena_format(n->d->arena, "%08lx", ++sign & 0x7fffffff));
	jk_docx_map(n->d, &n->signs_taken, text, "");
	jk_join_set(n->d->j, node, JK_W, "val", text);
}

/* Styles and pictures that levels refer to. A level must not hang on a style of the template. */
static void settle_levels(numbering *n, jk_node *top)
{
	for (jk_node *node = top, *next; node; node = next) {
		next = jk_node_following(node, top);
		int is_style = jk_docx_is(node, "pStyle") || jk_docx_is(node, "styleLink") || jk_docx_is(node, "numStyleLink");
		if (!is_style && !jk_docx_is(node, "lvlPicBulletId"))
			continue;
		const char *old = jk_docx_value(node), *value = is_style ? jk_names_get(&n->d->styles, old) : picture(n, old);
		if (value) {
			jk_join_set(n->d->j, node, JK_W, "val", value);
			continue;
		}
		next = jk_node_behind(node, top);
		jk_node_remove(node);
	}
	jk_docx_settle_theme(n->d, top);
}

static const char *definition(numbering *n, const char *id)
{
	const char *known = jk_names_get(&n->definitions, id);
	jk_node *node = known || !id ? NULL : find(n->from, "abstractNum", "abstractNumId", id);
	if (!node)
		return known;
	known = jk_docx_number(n->d, ++n->definition);
	jk_docx_map(n->d, &n->definitions, jk_join_need(n->d->j, jk_arena_string(n->d->arena, id)), known);
	renew_sign(n, node);
	settle_levels(n, node);
	jk_join_set(n->d->j, node, JK_W, "abstractNumId", known);
	jk_node *copy = jk_join_last(n->d->j, n->to, node);
	if (copy)
		place(n, copy);
	return known;
}

static void bring_number(numbering *n, jk_node *node)
{
	static const char durable[] = "http://schemas.microsoft.com/office/word/2016/wordml/cid";
	const char *id = jk_join_need(n->d->j, jk_arena_string(n->d->arena, jk_node_attribute_ns(node, JK_W, "numId")));
	const char *abstract = definition(n, jk_docx_child_value(node, "abstractNumId"));
	const char *number = jk_docx_number(n->d, n->number + 1);
	if (!abstract || !id || !number)
		return;
	n->number++;
	jk_docx_map(n->d, &n->d->numbers, id, number);
	settle_levels(n, node);
	jk_join_set(n->d->j, jk_docx_child(node, "abstractNumId"), JK_W, "val", abstract);
	jk_join_set(n->d->j, node, JK_W, "numId", number);
	jk_node_unset(node, durable, "durableId");
	jk_node *copy = jk_join_last(n->d->j, n->to, node);
	if (copy)
		place(n, copy);
}

void jk_docx_join_numbers(jk_docx_joining *d)
{
	const char *part = d->used_numbers.count ? jk_docx_linked(d, d->j->from, JK_DOCUMENT, "numbering") : NULL, *name = NULL;
	jk_xml *from = part ? jk_bundle_tree(d->j->from, part) : NULL;
	jk_xml *to = from ? jk_docx_like_part(d, part, "numbering", &name) : NULL;
	if (!to || !jk_join_check(d->j, jk_xml_import_scope(to, from)))
		return;
	numbering n = {.d = d, .from = jk_xml_root(from), .to = jk_xml_root(to), .root = {NULL, part, name}};
	n.definition = n.picture = -1;
	survey(&n);
	for (jk_node *node = jk_node_first_element(n.from); node && jk_bundle_result(d->j->to) == JK_OK; node = jk_node_next_element(node))
		if (jk_docx_is(node, "num") && jk_names_get(&d->used_numbers, jk_node_attribute_ns(node, JK_W, "numId")))
			bring_number(&n, node);
}
