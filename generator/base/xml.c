#include "base/xml.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdint.h>
#include <stdio.h>
#include <stdint.h>
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/xml_private.h"

/* What matters comes through the parser's own handler; the rest libxml2 would print. */
static void ignore_error(void *context, xmlErrorPtr error) { (void)context, (void)error; }
static void ignore_words(void *context, const char *words, ...) { (void)context, (void)words; }

void jk_xml_initialize(void)
{
	static int done;
	if (done)
		return;
	done = 1;
	xmlMemSetup(jk_release, jk_allocate, jk_resize, jk_copy_string);
	xmlInitParser();
	xmlThrDefSetStructuredErrorFunc(NULL, ignore_error);
	xmlThrDefSetGenericErrorFunc(NULL, ignore_words);
	xmlSetStructuredErrorFunc(NULL, ignore_error);
	xmlSetGenericErrorFunc(NULL, ignore_words);
}

jk_result jk_xml_checked(jk_result result) { return jk_memory_failed() ? JK_NO_MEMORY : result; }

/* What the parser's callbacks need: they get the parser context, which holds this in _private. */
typedef struct {
	const jk_origin *name;
	jk_diagnostics *diagnostics;
	int reported;
	unsigned long elements;
	startElementNsSAX2Func start_element;
} parsing;

static void on_error(void *context, xmlErrorPtr error)
{
	xmlParserCtxtPtr parser = context;
	parsing *p = parser->_private;
	if (error->level < XML_ERR_ERROR || p->reported || jk_memory_failed())
		return;
	p->reported = 1;
	jk_origin where = *p->name;
	where.line = error->line > 0 ? (unsigned)error->line : 0;
	where.column = error->int2 > 0 ? (unsigned)error->int2 : 0;
	char reason[256];
	snprintf(reason, sizeof reason, "%s", error->message ? error->message : "?");
	reason[strcspn(reason, "\n")] = '\0';
	JK_REPORT(p->diagnostics, JK_DIAG_XML_SYNTAX, &where, {"reason", reason});
}

static void refuse(xmlParserCtxtPtr parser, jk_code code, const char *limit)
{
	parsing *p = parser->_private;
	jk_origin where = *p->name;
	where.line = (unsigned)xmlSAX2GetLineNumber(parser);
	if (!p->reported)
		JK_REPORT(p->diagnostics, code, &where, {"limit", limit});
	p->reported = 1;
	xmlStopParser(parser);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	refuse(context, JK_DIAG_XML_DOCTYPE, NULL);
}

static void refuse_limit(xmlParserCtxtPtr parser, jk_code code, unsigned long most)
{
	char limit[24];
	snprintf(limit, sizeof limit, "%lu", most);
	refuse(parser, code, limit);
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
		     const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
	xmlParserCtxtPtr parser = context;
	parsing *p = parser->_private;
	if (parser->nameNr >= JK_XML_DEPTH) {
		refuse_limit(parser, JK_DIAG_XML_DEPTH, JK_XML_DEPTH);
		return;
	}
	if (++p->elements > JK_XML_NODES) {
		refuse_limit(parser, JK_DIAG_XML_NODES, JK_XML_NODES);
		return;
	}
	p->start_element(context, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted, attributes);
}

static xmlDocPtr parse_tree(parsing *p, const char *bytes, size_t length)
{
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	if (!parser)
		return NULL;
	parser->_private = p;
	parser->sax->serror = on_error;
	parser->sax->internalSubset = on_doctype;
	p->start_element = parser->sax->startElementNs;
	parser->sax->startElementNs = on_start;
	xmlDocPtr tree = xmlCtxtReadMemory(parser, bytes, (int)length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
	int sound = parser->wellFormed && !p->reported;
	xmlFreeParserCtxt(parser);
	if (sound)
		return tree;
	xmlFreeDoc(tree);
	return NULL;
}

static jk_result wrap(jk_xml **out, xmlDocPtr tree, const jk_origin *name)
{
	jk_arena *arena = NULL;
	jk_xml *xml = NULL;
	if (tree && jk_arena_new(&arena) == JK_OK)
		xml = jk_arena_allocate(arena, sizeof *xml);
	if (xml) {
		*xml = (jk_xml){.tree = tree, .arena = arena};
		xml->origin.file = jk_arena_string(arena, name ? name->file : NULL);
		xml->origin.part = jk_arena_string(arena, name ? name->part : NULL);
	}
	if (xml && jk_xml_checked(JK_OK) == JK_OK) {
		*out = xml;
		return JK_OK;
	}
	xmlFreeDoc(tree);
	jk_arena_free(arena);
	return JK_NO_MEMORY;
}

jk_result jk_xml_parse(jk_xml **out, const char *bytes, size_t length, const jk_origin *name, jk_diagnostics *diagnostics)
{
	parsing p = {.name = name, .diagnostics = diagnostics};
	*out = NULL;
	jk_xml_initialize();
	jk_memory_clear_failure();
	if (length > JK_BUFFER_LIMIT)
		return JK_NO_MEMORY;
	xmlDocPtr tree = parse_tree(&p, bytes, length);
	if (!tree && jk_xml_checked(JK_FAILED) == JK_FAILED) {
		if (!p.reported)
			JK_REPORT(diagnostics, JK_DIAG_XML_SYNTAX, name, {"reason", "?"});
		return JK_FAILED;
	}
	return wrap(out, tree, name);
}

jk_result jk_xml_read(jk_xml **out, const char *path, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	*out = NULL;
	jk_result result = jk_file_read(&bytes, path, JK_XML_FILE_LIMIT, diagnostics);
	if (result == JK_OK)
		result = jk_xml_parse(out, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.file = path}, diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

jk_result jk_xml_new(jk_xml **out, const char *root)
{
	*out = NULL;
	jk_xml_initialize();
	jk_memory_clear_failure();
	xmlDocPtr tree = xmlNewDoc(XT("1.0"));
	xmlNodePtr node = tree ? xmlNewDocNode(tree, NULL, XT(root), NULL) : NULL;
	if (node)
		xmlDocSetRootElement(tree, node);
	return wrap(out, tree, NULL);
}

void jk_xml_free(jk_xml *xml)
{
	if (!xml)
		return;
	xmlFreeDoc(xml->tree);
	jk_arena_free(xml->arena);
}

jk_node *jk_xml_root(const jk_xml *xml) { return xmlDocGetRootElement(xml->tree); }
const jk_origin *jk_xml_origin(const jk_xml *xml) { return &xml->origin; }

jk_origin jk_node_origin(const jk_xml *xml, const jk_node *node)
{
	jk_origin where = xml->origin;
	where.line = jk_node_line(node);
	return where;
}

const char *jk_node_name(const jk_node *node) { return (const char *)node->name; }

const char *jk_node_namespace(const jk_node *node)
{
	return node->type == XML_ELEMENT_NODE && node->ns && node->ns->href ? (const char *)node->ns->href : "";
}

const char *jk_node_prefix(const jk_node *node)
{
	return node->type == XML_ELEMENT_NODE && node->ns && node->ns->prefix ? (const char *)node->ns->prefix : "";
}

int jk_node_is(const jk_node *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

unsigned jk_node_line(const jk_node *node)
{
	long line = xmlGetLineNo(node);
	return line > 0 ? (unsigned)line : 0;
}

void jk_node_set_number(jk_node *node, unsigned number) { node->_private = (void *)(uintptr_t)number; }
unsigned jk_node_number(const jk_node *node) { return (unsigned)(uintptr_t)node->_private; }

int jk_node_is_element(const jk_node *node) { return node->type == XML_ELEMENT_NODE; }

const char *jk_node_text(const jk_node *node)
{
	int is_text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
	return is_text && node->content ? (const char *)node->content : NULL;
}

jk_node *jk_node_first(const jk_node *node) { return node->children; }
jk_node *jk_node_next(const jk_node *node) { return node->next; }
jk_node *jk_node_previous(const jk_node *node) { return node->prev; }

jk_node *jk_node_parent(const jk_node *node)
{
	return node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
}

static jk_node *element_from(jk_node *node)
{
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

jk_node *jk_node_first_element(const jk_node *node) { return element_from(node->children); }
jk_node *jk_node_next_element(const jk_node *node) { return element_from(node->next); }

jk_node *jk_node_child(const jk_node *node, const char *name)
{
	jk_node *child = jk_node_first_element(node);
	while (child && !jk_node_is(child, name))
		child = jk_node_next_element(child);
	return child;
}

static const char *attribute_text(const xmlAttr *attribute)
{
	const xmlNode *text = attribute ? attribute->children : NULL;
	if (!attribute)
		return NULL;
	return text && text->content ? (const char *)text->content : "";
}

const char *jk_node_attribute(const jk_node *node, const char *name)
{
	return attribute_text(xmlHasNsProp(node, XT(name), NULL));
}

const char *jk_node_attribute_ns(const jk_node *node, const char *uri, const char *name)
{
	return attribute_text(xmlHasNsProp(node, XT(name), XT(uri)));
}

static int is_taken(const jk_node *node, const char *prefix)
{
	for (const xmlNs *ns = node->nsDef; ns; ns = ns->next)
		if (ns->prefix && strcmp((const char *)ns->prefix, prefix) == 0)
			return 1;
	return 0;
}

static void set_prefix(jk_node *node, const char *uri, const char *prefix)
{
	for (xmlNs *ns = node->nsDef; ns; ns = ns->next) {
		if (!xmlStrEqual(ns->href, XT(uri)) || is_taken(node, prefix))
			continue;
		xmlChar *name = xmlStrdup(XT(prefix));
		if (!name)
			return;
		xmlFree((xmlChar *)(uintptr_t)ns->prefix);
		ns->prefix = name;
	}
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		set_prefix(child, uri, prefix);
}

jk_result jk_xml_set_prefix(jk_xml *xml, const char *uri, const char *prefix)
{
	set_prefix(jk_xml_root(xml), uri, prefix);
	return jk_xml_checked(JK_OK);
}

const char *jk_node_attribute_local(const jk_node *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (strcmp((const char *)a->name, name) == 0)
			return attribute_text(a);
	return NULL;
}

jk_result jk_node_change_local(jk_node *node, const char *attribute, const char *value)
{
	for (xmlAttr *a = node->properties; a; a = a->next)
		if (strcmp((const char *)a->name, attribute) == 0) {
			xmlAttrPtr set = xmlSetNsProp(node, a->ns, a->name, XT(value));
			return jk_xml_checked(set ? JK_OK : JK_NO_MEMORY);
		}
	return JK_OK;
}

void jk_node_unset_local(jk_node *node, const char *attribute)
{
	for (xmlAttr *a = node->properties; a; a = a->next)
		if (strcmp((const char *)a->name, attribute) == 0) {
			xmlRemoveProp(a);
			return;
		}
}

void jk_node_each_attribute(const jk_node *node, void (*visit)(const char *, const char *, void *), void *state)
{
	for (const xmlAttr *a = node->properties; a; a = a->next)
		visit((const char *)a->name, attribute_text(a), state);
}

const char *jk_node_content(const jk_node *node, jk_arena *arena)
{
	xmlChar *content = xmlNodeGetContent(node);
	const char *copy = jk_memory_failed() ? NULL : jk_arena_string(arena, content ? (const char *)content : "");
	xmlFree(content);
	return copy;
}

static unsigned same_named(jk_node *node, int before_only)
{
	unsigned count = 0;
	for (jk_node *n = jk_node_first_element(node->parent); n && !(before_only && n == node); n = jk_node_next_element(n))
		count += (unsigned)jk_node_is(n, jk_node_name(node));
	return count;
}

const char *jk_node_path(jk_node *node, const char *top, jk_arena *arena)
{
	if (!jk_node_is_element(node) || !jk_node_parent(node) || jk_node_is(node, top))
		return "";
	const char *above = jk_node_path(jk_node_parent(node), top, arena);
	if (!above)
		return NULL;
	const char *slash = *above ? "/" : "";
	if (same_named(node, 0) > 1)
		return jk_arena_format(arena, "%s%s%s[%u]", above, slash, jk_node_name(node), same_named(node, 1) + 1);
	return jk_arena_format(arena, "%s%s%s", above, slash, jk_node_name(node));
}

/* --- changes --- */

/* A new node takes its place if it was made whole: libxml2 also gives nodes without a name or a content. */
static jk_node *placed(jk_node *node, jk_node *place, xmlNodePtr (*put)(xmlNodePtr, xmlNodePtr))
{
	if (node && !jk_memory_failed()) {
		jk_node *there = put(place, node);
		return jk_memory_failed() ? NULL : there;
	}
	xmlFreeNode(node);
	return NULL;
}

jk_node *jk_node_add(jk_node *parent, const char *name)
{
	return placed(xmlNewDocNode(parent->doc, NULL, XT(name), NULL), parent, xmlAddChild);
}

jk_node *jk_node_add_like(jk_node *parent, const char *name)
{
	return placed(xmlNewDocNode(parent->doc, parent->ns, XT(name), NULL), parent, xmlAddChild);
}

jk_result jk_node_declare(jk_node *node, const char *prefix, const char *uri)
{
	if (xmlSearchNsByHref(node->doc, node, XT(uri)))
		return JK_OK;
	return xmlNewNs(node, XT(uri), XT(prefix)) ? jk_xml_checked(JK_OK) : JK_NO_MEMORY;
}

jk_node *jk_node_add_ns(jk_node *parent, const char *uri, const char *name)
{
	xmlNsPtr ns = xmlSearchNsByHref(parent->doc, parent, XT(uri));
	return ns ? placed(xmlNewDocNode(parent->doc, ns, XT(name), NULL), parent, xmlAddChild) : NULL;
}

jk_result jk_node_set_ns(jk_node *node, const char *uri, const char *attribute, const char *value)
{
	xmlNsPtr ns = xmlSearchNsByHref(node->doc, node, XT(uri));
	return ns && xmlSetNsProp(node, ns, XT(attribute), XT(value)) ? jk_xml_checked(JK_OK) : JK_NO_MEMORY;
}

jk_node *jk_node_add_text(jk_node *parent, const char *text)
{
	return placed(xmlNewDocText(parent->doc, XT(text)), parent, xmlAddChild);
}

jk_result jk_node_set(jk_node *node, const char *attribute, const char *value)
{
	return xmlSetProp(node, XT(attribute), XT(value)) ? jk_xml_checked(JK_OK) : JK_NO_MEMORY;
}

jk_result jk_node_set_text(jk_node *node, const char *text)
{
	xmlChar *copy = xmlStrdup(XT(text));
	if (!copy)
		return JK_NO_MEMORY;
	xmlNodeSetContent(node, NULL);
	node->content = copy;
	return JK_OK;
}

/* libxml2 declares the namespaces of a copy anew: takes off what is declared above it. */
static jk_node *without_doubles(jk_node *copy)
{
	enum { REMOVE_REDUNDANT = 1 };
	if (!copy || (xmlDOMWrapReconcileNamespaces(NULL, copy, REMOVE_REDUNDANT) == 0 && !jk_memory_failed()))
		return copy;
	return NULL;
}

jk_node *jk_node_add_copy(jk_node *parent, const jk_node *source, const char *name)
{
	xmlNodePtr copy = xmlDocCopyNode((xmlNodePtr)(uintptr_t)source, parent->doc, 1);
	if (copy && name)
		xmlNodeSetName(copy, XT(name));
	return without_doubles(placed(copy, parent, xmlAddChild));
}

jk_node *jk_node_add_shell(jk_node *parent, const jk_node *source)
{
	xmlNodePtr copy = xmlDocCopyNode((xmlNodePtr)(uintptr_t)source, parent->doc, 2);
	return without_doubles(placed(copy, parent, xmlAddChild));
}

jk_node *jk_node_shell_after(jk_node *node)
{
	return without_doubles(placed(xmlDocCopyNode(node, node->doc, 2), node, xmlAddNextSibling));
}

/* xmlAddChild and its kin merge neighbouring text nodes: link by hand where nodes must stay themselves. */
static void append(jk_node *parent, jk_node *node)
{
	node->parent = parent;
	node->prev = parent->last;
	node->next = NULL;
	if (parent->last)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
}

void jk_node_move_rest(jk_node *from, jk_node *to)
{
	for (jk_node *node = from->next, *next; node; node = next) {
		next = node->next;
		xmlUnlinkNode(node);
		append(to, node);
	}
}

void jk_node_move_before(jk_node *node, jk_node *place)
{
	xmlUnlinkNode(node);
	node->parent = place->parent;
	node->prev = place->prev;
	node->next = place;
	if (place->prev)
		place->prev->next = node;
	else if (place->parent)
		place->parent->children = node;
	place->prev = node;
}

void jk_node_move_after(jk_node *node, jk_node *place)
{
	xmlUnlinkNode(node);
	node->parent = place->parent;
	node->next = place->next;
	node->prev = place;
	if (place->next)
		place->next->prev = node;
	else if (place->parent)
		place->parent->last = node;
	place->next = node;
}

void jk_node_move_last(jk_node *node, jk_node *parent)
{
	xmlUnlinkNode(node);
	append(parent, node);
}

void jk_node_move_first(jk_node *node, jk_node *parent)
{
	if (parent->children == node)
		return;
	if (parent->children)
		jk_node_move_before(node, parent->children);
	else
		jk_node_move_last(node, parent);
}

void jk_node_remove(jk_node *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

jk_node *jk_node_mark_after(jk_node *node, const char *target, const char *content)
{
	return placed(xmlNewDocPI(node->doc, XT(target), XT(content)), node, xmlAddNextSibling);
}

jk_node *jk_node_mark_before(jk_node *node, const char *target, const char *content)
{
	return placed(xmlNewDocPI(node->doc, XT(target), XT(content)), node, xmlAddPrevSibling);
}

jk_node *jk_node_mark_in(jk_node *parent, const char *target, const char *content)
{
	return placed(xmlNewDocPI(parent->doc, XT(target), XT(content)), parent, xmlAddChild);
}

static jk_node *move_behind(jk_node *place, jk_node *node)
{
	jk_node_move_after(node, place);
	return node;
}

jk_node *jk_node_text_after(jk_node *node, const char *text)
{
	return placed(xmlNewDocText(node->doc, XT(text)), node, move_behind);
}

const char *jk_node_mark(const jk_node *node, const char *target)
{
	if (node->type != XML_PI_NODE || strcmp((const char *)node->name, target) != 0)
		return NULL;
	return node->content ? (const char *)node->content : "";
}

/* --- writing --- */

static int is_xml_character(unsigned c)
{
	return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

static const char *reference(unsigned c, int in_attribute)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '\r': return "&#13;";
	case 0xFFFD: return "\xEF\xBF\xBD"; /* malformed bytes, too */
	case '"': return in_attribute ? "&quot;" : NULL;
	case '\n': return in_attribute ? "&#10;" : NULL;
	case '\t': return in_attribute ? "&#9;" : NULL;
	default: return is_xml_character(c) ? NULL : "\xEF\xBF\xBD";
	}
}

/* Bytes of a character that every XML text may hold as it is, 0 when it has to be looked at. Nearly all text of a document passes here. */
static size_t plain_bytes(const char *at, const char *end)
{
	unsigned char a = (unsigned char)*at;
	if (a < 0x80)
		return a > '>' || (a >= ' ' && a != '&' && a != '<' && a != '>' && a != '"');
	int common = a >= 0xE1 && a <= 0xEC && end - at >= 3;
	return common && ((unsigned char)at[1] & 0xC0) == 0x80 && ((unsigned char)at[2] & 0xC0) == 0x80 ? 3 : 0;
}

static void put_escaped(jk_buffer *buffer, const char *text, size_t length, int in_attribute)
{
	const char *plain = text, *end = text + length;
	for (const char *at = text; at < end;) {
		size_t bytes = plain_bytes(at, end);
		if (bytes) {
			at += bytes;
			continue;
		}
		const char *here = at;
		const char *replacement = reference(jk_text_next(&at), in_attribute);
		if (!replacement)
			continue;
		jk_buffer_add(buffer, plain, (size_t)(here - plain));
		jk_buffer_string(buffer, replacement);
		plain = at;
	}
	jk_buffer_add(buffer, plain, (size_t)(end - plain));
}

void jk_xml_put_text(jk_buffer *buffer, const char *text) { put_escaped(buffer, text, strlen(text), 0); }
void jk_xml_put_text_part(jk_buffer *buffer, const char *text, size_t length) { put_escaped(buffer, text, length, 0); }
void jk_xml_put_value(jk_buffer *buffer, const char *value) { put_escaped(buffer, value, strlen(value), 1); }
void jk_xml_put_value_part(jk_buffer *buffer, const char *value, size_t length) { put_escaped(buffer, value, length, 1); }

void jk_xml_put_attribute(jk_buffer *buffer, const char *name, const char *value)
{
	jk_buffer_format(buffer, " %s=\"", name);
	jk_xml_put_value(buffer, value);
	jk_buffer_char(buffer, '"');
}

static void put_qualified(jk_buffer *buffer, const xmlNs *ns, const xmlChar *name)
{
	if (ns && ns->prefix) {
		jk_buffer_string(buffer, (const char *)ns->prefix);
		jk_buffer_char(buffer, ':');
	}
	jk_buffer_string(buffer, (const char *)name);
}

void jk_xml_put_name(jk_buffer *buffer, const jk_node *node) { put_qualified(buffer, node->ns, node->name); }

static void put_attributes(jk_buffer *buffer, const jk_node *node, int ids, void (*put_value)(jk_buffer *, const char *, void *), void *state)
{
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		if (!ids && a->ns && xmlStrEqual(a->ns->href, XML_XML_NAMESPACE) && xmlStrEqual(a->name, XT("id")))
			continue;
		jk_buffer_char(buffer, ' ');
		put_qualified(buffer, a->ns, a->name);
		jk_buffer_string(buffer, "=\"");
		if (put_value)
			put_value(buffer, attribute_text(a), state);
		else
			jk_xml_put_value(buffer, attribute_text(a));
		jk_buffer_char(buffer, '"');
	}
}

void jk_xml_put_start(jk_buffer *buffer, const jk_node *node, void (*put_value)(jk_buffer *, const char *, void *), void *state)
{
	jk_buffer_char(buffer, '<');
	jk_xml_put_name(buffer, node);
	for (const xmlNs *ns = node->nsDef; ns; ns = ns->next) {
		jk_buffer_string(buffer, ns->prefix ? " xmlns:" : " xmlns");
		jk_buffer_string(buffer, ns->prefix ? (const char *)ns->prefix : "");
		jk_buffer_string(buffer, "=\"");
		jk_xml_put_value(buffer, (const char *)ns->href);
		jk_buffer_char(buffer, '"');
	}
	put_attributes(buffer, node, 1, put_value, state);
}

void jk_xml_put_like(jk_buffer *buffer, const jk_node *node)
{
	jk_buffer_char(buffer, '<');
	jk_xml_put_name(buffer, node);
	put_attributes(buffer, node, 0, NULL, NULL);
	jk_buffer_char(buffer, '>');
}

static void put_instruction(jk_buffer *buffer, const jk_node *node)
{
	jk_buffer_format(buffer, "<?%s %s?>", node->name, node->content ? (const char *)node->content : "");
}

void jk_xml_put_node(jk_buffer *buffer, const jk_node *node)
{
	if (jk_node_text(node)) {
		jk_xml_put_text(buffer, jk_node_text(node));
		return;
	}
	if (node->type == XML_PI_NODE)
		put_instruction(buffer, node);
	if (node->type != XML_ELEMENT_NODE)
		return;
	jk_xml_put_start(buffer, node, NULL, NULL);
	if (!node->children) {
		jk_buffer_string(buffer, "/>");
		return;
	}
	jk_buffer_char(buffer, '>');
	for (const jk_node *child = node->children; child; child = child->next)
		jk_xml_put_node(buffer, child);
	jk_buffer_string(buffer, "</");
	jk_xml_put_name(buffer, node);
	jk_buffer_char(buffer, '>');
}

void jk_xml_put_document(jk_buffer *buffer, const jk_xml *xml)
{
	jk_buffer_string(buffer, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
	for (const jk_node *node = xml->tree->children; node; node = node->next)
		jk_xml_put_node(buffer, node);
	jk_buffer_char(buffer, '\n');
}
