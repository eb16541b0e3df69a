/* Regions of tracked changes: who, when, and what was taken out (ODF 1.3 part 3: 5.5.2 and following). */
#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "redline/odt.h"

enum { PATH_MOST = JK_XML_DEPTH + 2 };

/* Copies pieces of the old tree in document order. Elements above them are opened as they come and stay open as long as they are shared. */
typedef struct {
	jk_odt *o;
	int of_new;                         /* the paths are those of the new document: its styles and parts are there */
	jk_node *root;                      /* text:deletion */
	const jk_node *stop;                /* what is above the paths: not copied */
	const jk_node *old_path[PATH_MOST]; /* what is open, and its copy */
	jk_node *copy_path[PATH_MOST];
	size_t depth;
	int space;                          /* white space here would be dropped */
} building;

/* --- lists --- */

static jk_odt_chain *chain_at(const jk_odt_side_file *file, unsigned number)
{
	return number && number <= file->chains.count ? file->chains.items[number - 1] : NULL;
}

/* A list goes on with the last one of its chain, so that numbers run through text and regions. */
static void join_chain(jk_odt *o, const jk_node *list, jk_node *copy, int of_new)
{
	jk_odt_chain *chain = chain_at(of_new ? &o->new_file : &o->old_file, jk_node_number(list));
	jk_odt_chain *partner = chain && !of_new ? chain_at(&o->new_file, chain->partner) : NULL;
	jk_node_unset_local(copy, "continue-list");
	jk_node_unset_local(copy, "continue-numbering");
	chain = partner ? partner : chain;
	const char *id = chain ? jk_odt_free_id(o, "jkd") : NULL;
	if (!id || !jk_redline_check(o->r, jk_node_set_ns(copy, JK_ODT_XML, "id", id)))
		return;
	if (chain->last)
		jk_redline_check(o->r, jk_node_set_ns(copy, JK_ODT_TEXT, "continue-list", chain->last));
	chain->last = id;
}

static int is_paragraph(const jk_node *node) { return jk_redline_odt_is(node, JK_ODT_TEXT, "p") || jk_redline_odt_is(node, JK_ODT_TEXT, "h"); }

static void fit(building *b, jk_node *copy)
{
	if (!b->of_new)
		jk_odt_adapt(b->o, copy);
	while (jk_node_attribute_local(copy, "id"))
		jk_node_unset_local(copy, "id");
}

/* An item without the paragraph that bears its number must not count. */
static jk_node *open_item(building *b, jk_node *parent, const jk_node *item, const jk_node *child)
{
	jk_odt *o = b->o;
	if (is_paragraph(child) && !jk_odt_bears_number(child))
		return jk_redline_need(o->r, jk_node_add_ns(parent, JK_ODT_TEXT, "list-header"));
	jk_node *copy = jk_redline_need(o->r, jk_node_add_shell(parent, item));
	if (copy && !jk_odt_bears_number(child))
		jk_node_unset_local(copy, "start-value");
	if (copy)
		fit(b, copy);
	return copy;
}

static jk_node *open_element(building *b, jk_node *parent, const jk_node *old, const jk_node *child)
{
	if (jk_redline_odt_is(old, JK_ODT_TEXT, "list-item"))
		return open_item(b, parent, old, child);
	jk_node *copy = jk_redline_need(b->o->r, jk_node_add_shell(parent, old));
	if (!copy)
		return NULL;
	fit(b, copy);
	if (jk_redline_odt_is(old, JK_ODT_TEXT, "list") && jk_node_number(old))
		join_chain(b->o, old, copy, b->of_new);
	return copy;
}

/* The copy of the node's parent, opened with all above it. */
static jk_node *open_parents(building *b, const jk_node *node)
{
	const jk_node *path[PATH_MOST];
	size_t depth = 0;
	for (const jk_node *n = jk_node_parent(node); n && n != b->stop && depth < PATH_MOST; n = jk_node_parent(n))
		path[depth++] = n;
	size_t same = 0;
	while (same < depth && same < b->depth && b->old_path[same] == path[depth - 1 - same])
		same++;
	b->depth = same;
	for (size_t i = same; i < depth && jk_redline_fine(b->o->r); i++) {
		const jk_node *old = path[depth - 1 - i], *child = i + 1 < depth ? path[depth - 2 - i] : node;
		b->old_path[i] = old;
		b->copy_path[i] = open_element(b, i ? b->copy_path[i - 1] : b->root, old, child);
		b->depth = i + 1;
	}
	if (!jk_redline_fine(b->o->r))
		return NULL;
	return depth ? b->copy_path[depth - 1] : b->root;
}

/* --- text --- */

static void add_space(building *b, jk_node *parent, size_t count)
{
	char text[24];
	jk_node *node = jk_redline_need(b->o->r, jk_node_add_ns(parent, JK_ODT_TEXT, "s"));
	snprintf(text, sizeof text, "%zu", count);
	if (node && count > 1)
		jk_redline_check(b->o->r, jk_node_set_ns(node, JK_ODT_TEXT, "c", text));
	b->space = 0;
}

static void add_run(building *b, jk_node *parent, const char *text, size_t length)
{
	const char *run = length ? jk_redline_string(b->o->r, jk_arena_text(b->o->r->arena, text, length)) : NULL;
	if (run)
		jk_redline_need(b->o->r, jk_node_add_text(parent, run));
}

/* Readers drop white space at the head of a deleted paragraph: it becomes text:s there, as at its end. */
static void add_text(building *b, jk_node *parent, const char *text, size_t length)
{
	size_t done = 0;
	for (size_t i = 0; i < length && jk_redline_fine(b->o->r); i++) {
		if (text[i] != ' ' || (!b->space && i + 1 < length)) {
			b->space = 0;
			continue;
		}
		add_run(b, parent, text + done, i - done);
		add_space(b, parent, 1);
		done = i + 1;
	}
	add_run(b, parent, text + done, length - done);
}

static void add_piece(building *b, const jk_odt_piece *piece, size_t from, size_t to)
{
	jk_node *parent = open_parents(b, piece->node);
	const char *text = jk_node_text(piece->node);
	if (!parent)
		return;
	if (text) {
		add_text(b, parent, text + (from - piece->from), to - from);
		return;
	}
	if (jk_redline_odt_is(piece->node, JK_ODT_TEXT, "s")) {
		add_space(b, parent, to - from);
		return;
	}
	if (!jk_node_is_element(piece->node))
		return;
	jk_node *copy = jk_redline_need(b->o->r, jk_node_add_copy(parent, piece->node, NULL));
	if (copy && !b->of_new)
		jk_odt_adapt(b->o, copy);
	b->space = 0;
}

/* The first piece that ends behind `from`, or stands there without text. */
static size_t first_piece(const jk_odt_item *item, size_t from)
{
	size_t low = 0, high = item->piece_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (item->pieces[middle].to < from || (item->pieces[middle].to == from && item->pieces[middle].from < from))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What of a paragraph that stays was taken out: marks at its edges stay with the paragraph. */
static void add_part(building *b, const jk_odt_item *item, size_t from, size_t to)
{
	for (size_t i = first_piece(item, from); i < item->piece_count && item->pieces[i].from < to && jk_redline_fine(b->o->r); i++) {
		const jk_odt_piece *piece = &item->pieces[i];
		if (piece->from == piece->to && (piece->from == from || piece->to == to || jk_odt_floats(piece->node)))
			continue;
		add_piece(b, piece, piece->from > from ? piece->from : from, piece->to < to ? piece->to : to);
	}
}

void jk_odt_copy_part(jk_odt *o, jk_node *root, const jk_odt_item *item, size_t from, size_t to)
{
	building b = {.o = o, .root = root, .stop = item->node, .space = 1};
	add_part(&b, item, from, to);
}

/* --- paragraphs --- */

static const jk_node *container_of(const jk_node *node)
{
	const jk_node *n = jk_node_parent(node);
	while (n && jk_odt_is_list(n))
		n = jk_node_parent(n);
	return n;
}

/* A paragraph like the new one that it joins; behind whole paragraphs it also stands in the same lists. */
static void add_like(building *b, const jk_odt_gone *gone, int behind)
{
	jk_odt *o = b->o;
	const jk_node *near = gone->near;
	int like = is_paragraph(near);
	b->depth = 0;
	b->of_new = 1;
	b->stop = container_of(near);
	jk_node *parent = behind && like ? open_parents(b, near) : b->root;
	jk_node *copy = parent ? jk_redline_need(o->r, like ? jk_node_add_shell(parent, near) : jk_node_add_ns(parent, JK_ODT_TEXT, "p")) : NULL;
	b->depth = 0;
	b->of_new = o->of_draft;
	if (!copy)
		return;
	while (jk_node_attribute_local(copy, "id"))
		jk_node_unset_local(copy, "id");
	if (!gone->item)
		return;
	building inner = {.o = o, .of_new = o->of_draft, .root = copy, .stop = gone->item->node, .space = 1};
	add_part(&inner, gone->item, gone->from, gone->to);
}

static void add_whole(building *b, const jk_odt_gone *gone)
{
	const jk_odt_item *item = gone->item;
	const jk_node *stop = container_of(item->node);
	if (b->stop != stop)
		b->depth = 0;
	b->stop = stop;
	b->space = 1;
	jk_node *parent = open_parents(b, item->node);
	if (!parent)
		return;
	if (item->kind != JK_ODT_PARAGRAPH) {
		jk_node *copy = jk_redline_need(b->o->r, jk_node_add_copy(parent, item->node, NULL));
		if (copy && !b->of_new)
			jk_odt_adapt(b->o, copy);
		return;
	}
	jk_node *copy = jk_redline_need(b->o->r, jk_node_add_shell(parent, item->node));
	if (!copy)
		return;
	if (!b->of_new)
		jk_odt_adapt(b->o, copy);
	building inner = {.o = b->o, .of_new = b->of_new, .root = copy, .stop = item->node, .space = 1};
	if (gone->to < item->length) {
		add_part(&inner, item, gone->from, gone->to);
		return;
	}
	for (size_t i = 0; i < item->piece_count && jk_redline_fine(b->o->r); i++)
		add_piece(&inner, &item->pieces[i], item->pieces[i].from, item->pieces[i].to);
}

/* --- regions --- */

static void add_told(jk_odt *o, jk_node *parent, const char *name, const char *text)
{
	jk_node *node = jk_redline_need(o->r, jk_node_add_ns(parent, JK_ODT_DC, name));
	if (node)
		jk_redline_need(o->r, jk_node_add_text(node, text));
}

static jk_node *add_region(jk_odt *o, const char *id, const char *what)
{
	jk_node *region = jk_redline_need(o->r, jk_node_add_ns(o->tracked, JK_ODT_TEXT, "changed-region"));
	if (!region || !jk_redline_check(o->r, jk_node_set_ns(region, JK_ODT_XML, "id", id)) ||
	    !jk_redline_check(o->r, jk_node_set_ns(region, JK_ODT_TEXT, "id", id)))
		return NULL;
	jk_node_set_number(region, 1); /* ours */
	jk_node *change = jk_redline_need(o->r, jk_node_add_ns(region, JK_ODT_TEXT, what));
	jk_node *info = change ? jk_redline_need(o->r, jk_node_add_ns(change, JK_ODT_OFFICE, "change-info")) : NULL;
	if (!info)
		return NULL;
	add_told(o, info, "creator", o->r->author);
	add_told(o, info, "date", o->r->stamp ? o->r->stamp : JK_ODT_NO_DATE);
	return jk_redline_fine(o->r) ? change : NULL;
}

const char *jk_odt_insert(jk_odt *o)
{
	const char *id = jk_odt_free_id(o, "jkc");
	return id && add_region(o, id, "insertion") ? id : NULL;
}

const char *jk_odt_delete(jk_odt *o, const jk_list *gone)
{
	const char *id = jk_odt_free_id(o, "jkc");
	building b = {.o = o, .of_new = o->of_draft, .root = id ? add_region(o, id, "deletion") : NULL};
	for (size_t i = 0; b.root && i < gone->count && jk_redline_fine(o->r); i++) {
		const jk_odt_gone *one = gone->items[i];
		if (one->whole)
			add_whole(&b, one);
		else
			add_like(&b, one, i > 0);
	}
	return id;
}

/* --- afterwards --- */

/* Regions are read before the text, so the first list of the text goes on with the last of the regions. */
void jk_odt_tie_lists(jk_odt *o)
{
	for (size_t i = 0; i < o->new_file.chains.count && jk_redline_fine(o->r); i++) {
		const jk_odt_chain *chain = o->new_file.chains.items[i];
		if (!chain->last || !chain->first)
			continue;
		jk_node_unset_local(chain->first, "continue-numbering");
		jk_redline_check(o->r, jk_node_set_ns(chain->first, JK_ODT_TEXT, "continue-list", chain->last));
	}
}
