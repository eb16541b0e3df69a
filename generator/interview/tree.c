/* Places of the profile that is being built. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "base/xml_import.h"
#include "interview/interviewing.h"

static int is_named(const jk_node *node, const char *name, size_t length)
{
	return strlen(jk_node_name(node)) == length && strncmp(jk_node_name(node), name, length) == 0;
}

static jk_node *nth_child(const jk_node *from, const char *name, size_t length, unsigned n)
{
	jk_node *child = from ? jk_node_first_element(from) : NULL;
	for (; child; child = jk_node_next_element(child))
		if (is_named(child, name, length) && --n == 0)
			return child;
	return NULL;
}

jk_node *jk_tree_at(jk_node *root, const char *path)
{
	jk_node *node = root;
	while (node && *path) {
		size_t length = strcspn(path, "/"), name = strcspn(path, "/[");
		unsigned n = name < length ? (unsigned)strtoul(path + name + 1, NULL, 10) : 1;
		node = nth_child(node, path, name, n ? n : 1);
		path += length + (path[length] == '/');
	}
	return node;
}

const char *jk_tree_nth(jk_interview *iv, const char *context, const char *path, unsigned n)
{
	return jk_iv_format(iv, "%s%s%s[%u]", context, *context ? "/" : "", path, n);
}

/* The element that holds the repeated ones: all of the path but its last name. */
static size_t parent_length(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? (size_t)(slash - path) : 0;
}

static jk_node *walk(jk_node *from, const char *path, size_t length)
{
	jk_node *node = from;
	for (const char *end = path + length; node && path < end;) {
		size_t name = strcspn(path, "/");
		name = name < (size_t)(end - path) ? name : (size_t)(end - path);
		node = nth_child(node, path, name, 1);
		path += name + 1;
	}
	return node;
}

jk_node *jk_tree_make(jk_node *from, const char *path, size_t length)
{
	jk_node *node = from;
	for (const char *end = path + length; node && path < end;) {
		size_t name = strcspn(path, "/");
		char word[64];
		name = name < (size_t)(end - path) ? name : (size_t)(end - path);
		if (name >= sizeof word)
			return NULL;
		memcpy(word, path, name);
		word[name] = '\0';
		jk_node *child = nth_child(node, path, name, 1);
		node = child ? child : jk_node_add(node, word);
		path += name + 1;
	}
	return node;
}

jk_node *jk_tree_parent(jk_node *from, const char *path) { return walk(from, path, parent_length(path)); }

unsigned jk_tree_count(jk_node *from, const char *path)
{
	size_t above = parent_length(path);
	const char *name = path + above + (above > 0);
	jk_node *parent = walk(from, path, above);
	unsigned count = 0;
	for (jk_node *child = parent ? jk_node_first_element(parent) : NULL; child; child = jk_node_next_element(child))
		count += (unsigned)jk_node_is(child, name);
	return count;
}

const char *jk_tree_attribute(const jk_ask *ask)
{
	const char *at = strchr(ask->path, '@');
	return at ? at + 1 : NULL;
}

static size_t element_length(const jk_ask *ask)
{
	const char *at = strchr(ask->path, '@');
	return !at ? strlen(ask->path) : at == ask->path ? 0 : (size_t)(at - ask->path) - 1;
}

jk_node *jk_tree_element(jk_interview *iv, const jk_asked *asked)
{
	jk_node *from = jk_tree_at(jk_xml_root(iv->tree), asked->context);
	return from ? walk(from, asked->ask->path, element_length(asked->ask)) : NULL;
}

static int is_undecided(const jk_node *node) { return jk_text_equal(jk_node_attribute(node, "undecided"), "yes"); }

int jk_tree_has(jk_interview *iv, const jk_asked *asked)
{
	const char *attribute = jk_tree_attribute(asked->ask);
	const jk_node *node = jk_tree_element(iv, asked);
	if (!node || !attribute)
		return node != NULL;
	return jk_node_attribute(node, attribute) || (!asked->ask->always_decided && is_undecided(node));
}

static void empty(jk_node *node)
{
	static const char *const marks[] = {"undecided", "decided-by", "due", "unit"};
	while (jk_node_first(node))
		jk_node_remove(jk_node_first(node));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		jk_node_unset(node, NULL, marks[i]);
}

static jk_result set(jk_node *node, const char *name, const char *value) { return value ? jk_node_set(node, name, value) : JK_OK; }

static jk_result put_undecided(jk_node *node, const jk_answer *answer)
{
	jk_result result = jk_node_set(node, "undecided", "yes");
	if (result == JK_OK)
		result = set(node, "decided-by", answer->decider);
	if (result == JK_OK)
		result = set(node, "due", answer->due);
	return result;
}

static jk_result put_attribute(jk_node *node, const char *attribute, const jk_answer *answer)
{
	jk_node_unset(node, NULL, attribute);
	if (answer->undecided)
		return put_undecided(node, answer);
	if (!jk_text_equal(attribute, "undecided"))
		jk_node_unset(node, NULL, "undecided");
	return jk_node_set(node, attribute, answer->texts.items[0]);
}

static jk_result put_text(jk_node *node, const char *text) { return !text || jk_node_add_text(node, text) ? JK_OK : JK_NO_MEMORY; }

static jk_result put_element(jk_node *node, const jk_answer *answer, const char *text)
{
	empty(node);
	if (answer->undecided) {
		jk_result result = put_undecided(node, answer);
		return result == JK_OK ? put_text(node, answer->note) : result;
	}
	jk_result result = set(node, "unit", answer->unit);
	return result == JK_OK ? put_text(node, text) : result;
}

static jk_result put_more(jk_node *first, const jk_answer *answer)
{
	for (size_t i = 1; i < answer->texts.count; i++) {
		jk_node *node = jk_node_add(jk_node_parent(first), jk_node_name(first));
		if (!node || put_text(node, answer->texts.items[i]) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

jk_result jk_tree_put(jk_interview *iv, const jk_asked *asked, const jk_answer *answer)
{
	const char *attribute = jk_tree_attribute(asked->ask);
	jk_node *from = jk_tree_at(jk_xml_root(iv->tree), asked->context);
	if (asked->ask->kind == JK_ASKS_MANY)
		jk_tree_drop(iv, asked);
	jk_node *node = from ? jk_tree_make(from, asked->ask->path, element_length(asked->ask)) : NULL;
	if (!node)
		return JK_NO_MEMORY;
	if (attribute)
		return put_attribute(node, attribute, answer);
	jk_result result = put_element(node, answer, answer->texts.count ? answer->texts.items[0] : NULL);
	return result == JK_OK ? put_more(node, answer) : result;
}

void jk_tree_drop(jk_interview *iv, const jk_asked *asked)
{
	const char *attribute = jk_tree_attribute(asked->ask);
	jk_node *node = jk_tree_element(iv, asked);
	if (node && attribute) {
		jk_node_unset(node, NULL, attribute);
		return;
	}
	for (; node; node = jk_tree_element(iv, asked))
		jk_node_remove(node);
}

static int has_id(const jk_node *parent, const char *id)
{
	for (const jk_node *child = jk_node_first_element(parent); child; child = jk_node_next_element(child))
		if (jk_text_equal(jk_node_attribute(child, "id"), id))
			return 1;
	return 0;
}

static jk_result number(jk_interview *iv, jk_node *node, const char *letters)
{
	const char *id = NULL;
	for (unsigned n = 1; !id || has_id(jk_node_parent(node), id); n++) {
		id = jk_iv_format(iv, "%s%u", letters, n);
		if (!id)
			return JK_NO_MEMORY;
	}
	return jk_node_set(node, "id", id);
}

jk_result jk_tree_add(const char **path, jk_interview *iv, const jk_asked *asked)
{
	const jk_ask *repeat = asked->ask;
	size_t above = parent_length(repeat->path);
	const char *name = repeat->path + above + (above > 0);
	jk_node *from = jk_tree_at(jk_xml_root(iv->tree), asked->context);
	jk_node *parent = from ? jk_tree_make(from, repeat->path, above) : NULL;
	jk_node *node = parent ? jk_node_add(parent, name) : NULL;
	if (!node || (repeat->number && number(iv, node, repeat->number) != JK_OK))
		return JK_NO_MEMORY;
	*path = jk_tree_nth(iv, asked->context, repeat->path, jk_tree_count(from, repeat->path));
	return *path ? JK_OK : JK_NO_MEMORY;
}
