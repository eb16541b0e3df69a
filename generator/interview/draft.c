/* From the answers so far to a profile that is valid: what nobody has been asked yet is left out or undecided. */
#include <string.h>
#include "base/text.h"
#include "base/xml_import.h"
#include "interview/interviewing.h"

/* The mark of an unfinished profile: a processing instruction at the end of its root, "passed KEY… filled PATH…". */
static const char target[] = "jokou-new";

typedef struct {
	jk_interview *iv;
	jk_xml *xml;
	jk_buffer *out;
	int no_memory;
} drafting;

/* --- leaving out --- */

/* Whether an attribute that the repeated element must have was not answered. */
static int lacks_attribute(const jk_ask *repeat, const jk_node *node)
{
	for (const jk_ask *ask = repeat->first; ask; ask = ask->next) {
		const char *attribute = ask->shape == JK_ASK_QUESTION && *ask->path == '@' ? ask->path + 1 : NULL;
		if (!attribute || ask->may_skip || jk_node_attribute(node, attribute))
			continue;
		if (ask->always_decided || !jk_text_equal(jk_node_attribute(node, "undecided"), "yes"))
			return 1;
	}
	return 0;
}

static void leave_out(jk_node *from, const jk_ask *list);

static void leave_out_of(jk_node *parent, const char *name, const jk_ask *repeat)
{
	jk_node *next;
	for (jk_node *child = jk_node_first_element(parent); child; child = next) {
		next = jk_node_next_element(child);
		if (!jk_node_is(child, name))
			continue;
		if (lacks_attribute(repeat, child))
			jk_node_remove(child);
		else
			leave_out(child, repeat->first);
	}
}

static void leave_out(jk_node *from, const jk_ask *list)
{
	for (const jk_ask *ask = list; ask; ask = ask->next) {
		if (ask->shape == JK_ASK_SECTION)
			leave_out(from, ask->first);
		if (ask->shape != JK_ASK_REPEAT)
			continue;
		const char *slash = strrchr(ask->path, '/');
		jk_node *parent = jk_tree_parent(from, ask->path);
		if (parent)
			leave_out_of(parent, slash ? slash + 1 : ask->path, ask);
	}
}

/* --- filling --- */

static size_t count_of(const jk_node *node, const char *name)
{
	size_t count = 0;
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		count += (size_t)jk_node_is(child, name);
	return count;
}

static void fill(drafting *d, jk_node *node, const jk_schema_shape *shape);

static void add_filler(drafting *d, jk_node *parent, const jk_schema_member *member)
{
	jk_node *node = jk_node_add(parent, member->name);
	const char *path = node ? jk_node_path(node, "service-profile", d->iv->arena) : NULL;
	d->no_memory |= !path;
	if (!path)
		return;
	jk_iv_push(d->iv, &d->iv->fillers, path);
	if (member->holding != JK_HOLDS_NOTHING)
		d->no_memory |= jk_node_set(node, "undecided", "yes") != JK_OK;
	else
		fill(d, node, member->shape);
}

static void fill_member(drafting *d, jk_node *node, const jk_schema_member *member)
{
	if (!member->shape) {
		/* Only functions have an attribute that must be there and is asked of nobody. */
		if (member->least && !jk_node_attribute(node, member->name))
			d->no_memory |= jk_node_set(node, member->name, "f1") != JK_OK;
		return;
	}
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		if (jk_node_is(child, member->name) && member->holding == JK_HOLDS_NOTHING)
			fill(d, child, member->shape);
	if (member->least && !count_of(node, member->name))
		add_filler(d, node, member);
}

static void fill(drafting *d, jk_node *node, const jk_schema_shape *shape)
{
	jk_list members = {0};
	if (jk_schema_members(&members, shape, d->iv->arena) != JK_OK)
		d->no_memory = 1;
	for (size_t i = 0; i < members.count && !d->no_memory; i++)
		fill_member(d, node, members.items[i]);
}

/* Without a date no paper can be dated, and `check` would refuse the profile. */
static void fill_date(drafting *d)
{
	jk_node *root = jk_xml_root(d->xml), *paper = jk_node_child(root, "paper");
	if (paper && jk_node_child(paper, "date"))
		return;
	paper = paper ? paper : jk_node_add(root, "paper");
	jk_node *date = paper ? jk_node_add(paper, "date") : NULL;
	d->no_memory |= !date || !jk_node_add_text(date, d->iv->date);
	jk_iv_push(d->iv, &d->iv->fillers, "paper/date");
}

/* --- the mark --- */

static void put_words(jk_buffer *out, const char *head, const jk_list *words)
{
	jk_buffer_string(out, head);
	for (size_t i = 0; i < words->count; i++)
		jk_buffer_format(out, " %s", (const char *)words->items[i]);
}

static void put_mark(drafting *d)
{
	jk_buffer_format(d->out, "  <?%s", target);
	put_words(d->out, " passed", &d->iv->passed);
	put_words(d->out, " filled", &d->iv->fillers);
	jk_buffer_string(d->out, "?>\n");
}

const char *jk_draft_mark(const jk_xml *xml)
{
	for (const jk_node *child = jk_node_first(jk_xml_root(xml)); child; child = jk_node_next(child))
		if (jk_node_mark(child, target))
			return jk_node_mark(child, target);
	return NULL;
}

static void remove_mark(jk_xml *xml)
{
	jk_node *next;
	for (jk_node *child = jk_node_first(jk_xml_root(xml)); child; child = next) {
		next = jk_node_next(child);
		if (jk_node_mark(child, target))
			jk_node_remove(child);
	}
}

/* A filler that somebody has written something into since is an answer. */
static void remove_filler(jk_interview *iv, const char *path)
{
	jk_node *node = jk_tree_at(jk_xml_root(iv->tree), path);
	const char *text = node ? jk_node_content(node, iv->arena) : NULL;
	if (!text)
		return;
	int dated = strcmp(path, "paper/date") == 0;
	if ((dated || jk_text_blank(text)) && !jk_node_attribute(node, "decided-by") && !jk_node_attribute(node, "due") && !jk_node_first_element(node))
		jk_node_remove(node);
}

void jk_draft_take_off(jk_interview *iv)
{
	const char *mark = jk_draft_mark(iv->tree), *at = mark ? mark : "";
	int filled = 0;
	jk_list paths = {0};
	while (*at) {
		size_t length = strcspn(at, " \n\r\t");
		const char *word = jk_arena_text(iv->arena, at, length);
		if (length && jk_text_equal(word, "filled"))
			filled = 1;
		else if (length && !jk_text_equal(word, "passed"))
			jk_iv_push(iv, filled ? &paths : &iv->passed, word);
		at += length + (at[length] != '\0');
	}
	/* Deeper ones stand behind those that hold them. */
	for (size_t i = paths.count; i-- > 0;)
		remove_filler(iv, paths.items[i]);
	remove_mark(iv->tree);
}

/* --- writing: in the order of the schema, indented --- */

static void put_element(drafting *d, const jk_node *node, const jk_schema_shape *shape, unsigned depth);

static void indent(jk_buffer *out, unsigned depth)
{
	while (depth--)
		jk_buffer_string(out, "  ");
}

static void put_children(drafting *d, const jk_node *node, const jk_schema_shape *shape, unsigned depth)
{
	jk_list members = {0};
	if (jk_schema_members(&members, shape, d->iv->arena) != JK_OK)
		d->no_memory = 1;
	for (size_t i = 0; i < members.count; i++) {
		const jk_schema_member *member = members.items[i];
		for (const jk_node *child = jk_node_first_element(node); member->shape && child; child = jk_node_next_element(child))
			if (jk_node_is(child, member->name))
				put_element(d, child, member->shape, depth);
	}
}

static void put_content(drafting *d, const jk_node *node)
{
	const char *text = jk_node_content(node, d->iv->arena);
	d->no_memory |= !text;
	if (text && *text) {
		jk_buffer_char(d->out, '>');
		jk_xml_put_text(d->out, text);
		jk_buffer_format(d->out, "</%s>\n", jk_node_name(node));
	} else
		jk_buffer_string(d->out, "/>\n");
}

static void put_element(drafting *d, const jk_node *node, const jk_schema_shape *shape, unsigned depth)
{
	indent(d->out, depth);
	jk_xml_put_start(d->out, node, NULL, NULL);
	if (!jk_node_first_element(node)) {
		put_content(d, node);
		return;
	}
	jk_buffer_string(d->out, ">\n");
	put_children(d, node, shape, depth + 1);
	indent(d->out, depth);
	jk_buffer_format(d->out, "</%s>\n", jk_node_name(node));
}

static void put(drafting *d, const jk_schema_member *root, int finished)
{
	const jk_node *node = jk_xml_root(d->xml);
	jk_buffer_string(d->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	jk_xml_put_start(d->out, node, NULL, NULL);
	jk_buffer_string(d->out, ">\n");
	put_children(d, node, root->shape, 1);
	if (!finished)
		put_mark(d);
	jk_buffer_format(d->out, "</%s>\n", root->name);
}

static jk_result copy(drafting *d)
{
	const jk_node *root = jk_xml_root(d->iv->tree);
	jk_result result = jk_xml_new(&d->xml, jk_node_name(root));
	for (const jk_node *child = jk_node_first_element(root); child && result == JK_OK; child = jk_node_next_element(child))
		result = jk_node_add_copy(jk_xml_root(d->xml), child, NULL) ? JK_OK : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_node_set(jk_xml_root(d->xml), "version", "1");
	return result == JK_OK ? jk_node_set(jk_xml_root(d->xml), "id", d->iv->id) : result;
}

jk_result jk_draft_put(jk_buffer *out, jk_interview *iv, int finished)
{
	drafting d = {.iv = iv, .out = out};
	jk_schema_member root;
	jk_result result = jk_schema_root(&root, iv->schema, iv->arena);
	iv->fillers.count = 0;
	if (result == JK_OK)
		result = copy(&d);
	if (result == JK_OK) {
		leave_out(jk_xml_root(d.xml), jk_questions_first(iv->questions));
		fill(&d, jk_xml_root(d.xml), root.shape);
		fill_date(&d);
		put(&d, &root, finished);
		result = d.no_memory || iv->no_memory ? JK_NO_MEMORY : jk_buffer_result(out);
	}
	jk_xml_free(d.xml);
	return result;
}
