#include "base/xml_import.h"
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "base/xml_private.h"

static const char compatibility_uri[] = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/* --- namespaces --- */

static int same_text(const xmlChar *a, const xmlChar *b) { return jk_text_equal((const char *)a, (const char *)b); }

/* A declaration that is in force at `node`; an attribute needs one with a prefix. */
static xmlNsPtr find_declaration(xmlNodePtr node, const xmlChar *uri, int needs_prefix)
{
	for (xmlNodePtr at = node; at && at->type == XML_ELEMENT_NODE; at = at->parent)
		for (xmlNsPtr ns = at->nsDef; ns; ns = ns->next)
			if (same_text(ns->href, uri) && (ns->prefix || !needs_prefix) && xmlSearchNs(node->doc, node, ns->prefix) == ns)
				return ns;
	return NULL;
}

static xmlNsPtr declare(xmlNodePtr node, const xmlChar *uri, const xmlChar *prefix)
{
	char made[16];
	xmlNodePtr root = xmlDocGetRootElement(node->doc);
	for (unsigned i = 1; !prefix || xmlSearchNs(node->doc, node, prefix) || xmlSearchNs(node->doc, root, prefix); i++) {
		if (jk_memory_failed())
			return NULL;
		snprintf(made, sizeof made, "ns%u", i);
		prefix = XT(made);
	}
	return xmlNewNs(root, uri, prefix);
}

static xmlNsPtr declaration(xmlNodePtr place, const xmlNs *wanted, int needs_prefix)
{
	if (wanted->prefix && strcmp((const char *)wanted->prefix, "xml") == 0)
		return xmlSearchNs(place->doc, place, XT("xml"));
	xmlNsPtr ns = find_declaration(place, wanted->href, needs_prefix);
	return ns ? ns : declare(place, wanted->href, wanted->prefix);
}

/* --- prefixes within values --- */

static int holds_prefixes(const xmlNode *node, const xmlAttr *attribute)
{
	static const char *const names[] = {"Ignorable", "ProcessContent", "MustUnderstand", "PreserveElements", "PreserveAttributes"};
	const char *name = (const char *)attribute->name;
	if (!attribute->ns)
		return strcmp(name, "Requires") == 0 && node->ns && strcmp((const char *)node->ns->href, compatibility_uri) == 0;
	if (strcmp((const char *)attribute->ns->href, compatibility_uri) != 0)
		return 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return 1;
	return 0;
}

/* Appends one word of such a value with the prefix that `place` has for its namespace. */
static void put_word(jk_buffer *out, const char *word, size_t length, const xmlNode *source, xmlNodePtr place)
{
	char prefix[64];
	size_t end = strcspn(word, ": \t\n");
	snprintf(prefix, sizeof prefix, "%.*s", (int)(end < length ? end : length), word);
	const xmlNs *meant = xmlSearchNs(source->doc, (xmlNodePtr)(uintptr_t)source, XT(prefix));
	const xmlNs *there = meant && meant->prefix ? declaration(place, meant, 1) : NULL;
	if (out->length)
		jk_buffer_char(out, ' ');
	jk_buffer_string(out, there ? (const char *)there->prefix : prefix);
	if (end < length)
		jk_buffer_add(out, word + end, length - end);
}

static void put_words(jk_buffer *out, const char *value, const xmlNode *source, xmlNodePtr place)
{
	while (*(value += strspn(value, " \t\n"))) {
		size_t length = strcspn(value, " \t\n");
		put_word(out, value, length, source, place);
		value += length;
	}
}

static void renew_prefixes(xmlAttrPtr attribute, const xmlNode *source, xmlNodePtr place)
{
	jk_buffer value;
	jk_buffer_init(&value, 0);
	xmlNodePtr text = attribute->children;
	if (text && text->content) {
		put_words(&value, (const char *)text->content, source, place);
		xmlNodeSetContent(text, XT(jk_buffer_text(&value)));
	}
	jk_buffer_dispose(&value);
}

/* --- importing --- */

static void settle_element(const xmlNode *source, xmlNodePtr copy, xmlNodePtr place)
{
	for (xmlAttrPtr a = copy->properties; a; a = a->next)
		if (holds_prefixes(copy, a))
			renew_prefixes(a, source, place);
	if (copy->ns)
		copy->ns = declaration(place, copy->ns, 0);
	for (xmlAttrPtr a = copy->properties; a; a = a->next)
		if (a->ns)
			a->ns = declaration(place, a->ns, 1);
	copy->_private = source->_private;
}

/* Gives the copy the namespaces that are declared at `place`. The copy has the shape of its source. */
static void settle(const xmlNode *source, xmlNodePtr copy, xmlNodePtr place)
{
	if (copy->type != XML_ELEMENT_NODE)
		return;
	settle_element(source, copy, place);
	const xmlNode *s = source->children;
	for (xmlNodePtr c = copy->children; c && s; c = c->next, s = s->next)
		settle(s, c, place);
}

static void drop_declarations(xmlNodePtr node)
{
	if (node->type != XML_ELEMENT_NODE)
		return;
	xmlFreeNsList(node->nsDef);
	node->nsDef = NULL;
	for (xmlNodePtr child = node->children; child; child = child->next)
		drop_declarations(child);
}

jk_node *jk_node_import(jk_node *parent, const jk_node *source)
{
	jk_memory_clear_failure();
	xmlNodePtr copy = xmlDocCopyNode((xmlNodePtr)(uintptr_t)source, parent->doc, 1);
	if (!copy || jk_memory_failed()) {
		xmlFreeNode(copy);
		return NULL;
	}
	settle(source, copy, parent);
	if (jk_memory_failed()) {
		xmlFreeNode(copy);
		return NULL;
	}
	/* Only now does nothing point to the declarations that the copy brought. */
	drop_declarations(copy);
	jk_node *there = xmlAddChild(parent, copy);
	return jk_memory_failed() ? NULL : there;
}

static int has_word(const char *words, const char *word, size_t length)
{
	while (*(words += strspn(words, " \t\n"))) {
		size_t one = strcspn(words, " \t\n");
		if (one == length && strncmp(words, word, length) == 0)
			return 1;
		words += one;
	}
	return 0;
}

static jk_result add_ignorable(xmlNodePtr root, const char *words)
{
	jk_buffer all;
	jk_buffer_init(&all, 0);
	const char *old = jk_node_attribute_ns(root, compatibility_uri, "Ignorable");
	jk_buffer_string(&all, old ? old : "");
	while (*(words += strspn(words, " "))) {
		size_t length = strcspn(words, " ");
		if (!has_word(jk_buffer_text(&all), words, length)) {
			jk_buffer_string(&all, all.length ? " " : "");
			jk_buffer_add(&all, words, length);
		}
		words += length;
	}
	const xmlNs named = {.href = XT(compatibility_uri), .prefix = XT("mc")};
	xmlNsPtr ns = declaration(root, &named, 1);
	int made = ns && xmlSetNsProp(root, ns, XT("Ignorable"), XT(jk_buffer_text(&all)));
	jk_result result = made ? jk_buffer_result(&all) : JK_NO_MEMORY;
	jk_buffer_dispose(&all);
	return jk_xml_checked(result);
}

jk_result jk_xml_import_scope(jk_xml *to, const jk_xml *from)
{
	jk_memory_clear_failure();
	xmlNodePtr root = xmlDocGetRootElement(to->tree), other = xmlDocGetRootElement(from->tree);
	for (const xmlNs *ns = other->nsDef; ns; ns = ns->next)
		if (!declaration(root, ns, ns->prefix != NULL))
			return JK_NO_MEMORY;
	jk_buffer words;
	jk_buffer_init(&words, 0);
	const char *ignorable = jk_node_attribute_ns(other, compatibility_uri, "Ignorable");
	put_words(&words, ignorable ? ignorable : "", other, root);
	jk_result result = jk_buffer_result(&words);
	if (result == JK_OK && words.length)
		result = add_ignorable(root, jk_buffer_text(&words));
	jk_buffer_dispose(&words);
	return jk_xml_checked(result);
}

jk_result jk_xml_new_like(jk_xml **out, const jk_xml *from, const char *prefix)
{
	const xmlNode *root = xmlDocGetRootElement(from->tree);
	jk_result result = jk_xml_new(out, (const char *)root->name);
	if (result != JK_OK)
		return result;
	xmlNodePtr made = xmlDocGetRootElement((*out)->tree);
	if (root->ns && (made->ns = xmlNewNs(made, root->ns->href, XT(prefix))) == NULL)
		result = JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_xml_import_scope(*out, from);
	if (result != JK_OK) {
		jk_xml_free(*out);
		*out = NULL;
	}
	return result;
}

/* --- walking, comparing --- */

jk_node *jk_node_behind(const jk_node *node, const jk_node *top)
{
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

jk_node *jk_node_following(const jk_node *node, const jk_node *top)
{
	return node->type == XML_ELEMENT_NODE && node->children ? node->children : jk_node_behind(node, top);
}

static int same_attributes(const jk_node *a, const jk_node *b)
{
	int left = 0;
	for (const xmlAttr *x = a->properties; x; x = x->next, left++) {
		const xmlAttr *y = xmlHasNsProp(b, x->name, x->ns ? x->ns->href : NULL);
		const xmlChar *v = x->children ? x->children->content : NULL, *w = y && y->children ? y->children->content : NULL;
		if (!y || strcmp(v ? (const char *)v : "", w ? (const char *)w : "") != 0)
			return 0;
	}
	for (const xmlAttr *y = b->properties; y; y = y->next)
		left--;
	return left == 0;
}

/* The first node from here that says something, within an element that holds elements or text. */
static const jk_node *telling(const jk_node *node)
{
	for (; node; node = node->next) {
		const char *text = jk_node_text(node);
		if (node->type == XML_ELEMENT_NODE || (text && (text[strspn(text, " \t\r\n")] || (!node->next && !node->prev))))
			return node;
	}
	return NULL;
}

int jk_node_same(const jk_node *a, const jk_node *b)
{
	if (!a || !b || a->type != b->type)
		return a == b;
	if (a->type != XML_ELEMENT_NODE)
		return jk_text_equal(jk_node_text(a), jk_node_text(b));
	if (!same_text(a->name, b->name) || strcmp(jk_node_namespace(a), jk_node_namespace(b)) != 0 || !same_attributes(a, b))
		return 0;
	const jk_node *x = telling(a->children), *y = telling(b->children);
	for (; x && y && jk_node_same(x, y); x = telling(x->next), y = telling(y->next))
		;
	return !x && !y;
}

void jk_node_visit_attributes(const jk_node *node, void (*visit)(const char *, const char *, const char *, void *), void *state)
{
	for (const xmlAttr *a = node->properties; a; a = a->next)
		visit(a->ns ? (const char *)a->ns->href : "", (const char *)a->name,
		      a->children && a->children->content ? (const char *)a->children->content : "", state);
}

int jk_node_has_attributes(const jk_node *node) { return node->properties != NULL; }

void jk_node_unset(jk_node *node, const char *uri, const char *name)
{
	xmlAttrPtr attribute = xmlHasNsProp(node, XT(name), uri && *uri ? XT(uri) : NULL);
	if (attribute)
		xmlRemoveProp(attribute);
}
