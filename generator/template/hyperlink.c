/* Links whose target holds tags. Word keeps targets in the relationships of a part, where no loop turns: each turn gets a relationship of its
 * own. Both Word and LibreOffice may write the braces percent-encoded (RFC 3986, 2.1). */
#include "template/hyperlink.h"
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "package/opc.h"
#include "package/tree.h"

/* --- the tags in a target --- */

static const char *const braces[2][4] = {{"{", "%7B", "｛", "%EF%BD%9B"}, {"}", "%7D", "｝", "%EF%BD%9D"}};

static int same_letters(const char *at, const char *wanted, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		int lower = at[i] >= 'a' && at[i] <= 'f';
		if ((lower && *wanted == '%' ? at[i] - 0x20 : at[i]) != wanted[i])
			return 0;
	}
	return 1;
}

static size_t one_brace(const char *at, int closing)
{
	for (size_t i = 0; i < 4; i++) {
		size_t length = strlen(braces[closing][i]);
		if (strnlen(at, length) == length && same_letters(at, braces[closing][i], length))
			return length;
	}
	return 0;
}

static const char *find_braces(const char *at, int closing, size_t *length)
{
	for (; *at; at++) {
		size_t first = one_brace(at, closing), second = first ? one_brace(at + first, closing) : 0;
		*length = first + second;
		if (second)
			return at;
	}
	return NULL;
}

int jk_has_link_tag(const char *target) { return target && find_braces(target, 0, &(size_t){0}) != NULL; }

static int digit(char c)
{
	static const char digits[] = "0123456789ABCDEFabcdef";
	const char *at = c ? strchr(digits, c) : NULL;
	return !at ? -1 : at - digits < 16 ? (int)(at - digits) : (int)(at - digits) - 6;
}

/* The body of a tag as it was typed, behind one brace, where jk_read_tag looks for it. */
static const char *decoded(jk_compiling *c, const char *body, size_t length)
{
	char *text = jk_arena_allocate(c->arena, length + 2), *to = text;
	if (!text) {
		c->no_memory = 1;
		return "{";
	}
	*to++ = '{';
	for (const char *at = body; at < body + length; at++) {
		int coded = *at == '%' && body + length - at > 2 && digit(at[1]) >= 0 && digit(at[2]) >= 0;
		*to++ = coded ? (char)(digit(at[1]) * 16 + digit(at[2])) : *at;
		at += coded ? 2 : 0;
	}
	return text;
}

static void add_piece(jk_compiling *c, jk_link *link, const char *text, const jk_xpath *xpath)
{
	jk_link_piece *piece = jk_arena_allocate(c->arena, sizeof *piece);
	if (!piece || !text || jk_list_add(&link->pieces, c->arena, piece) != JK_OK) {
		c->no_memory = 1;
		return;
	}
	*piece = (jk_link_piece){text, xpath};
}

static void read_target(jk_compiling *c, jk_link *link, const char *target)
{
	jk_origin where = {.file = jk_package_path(c->compiled->package), .part = c->part, .paragraph = c->paragraph};
	size_t opening, closing;
	where.quote = jk_arena_string(c->arena, target); /* the attribute is about to change */
	c->no_memory |= !where.quote;
	for (const char *open; (open = find_braces(target, 0, &opening)) != NULL && !c->no_memory;) {
		const char *body = open + opening, *close = find_braces(body, 1, &closing);
		if (!close) {
			jk_compile_fault(c, JK_DIAG_TAG_OPEN, &where, open, "");
			return;
		}
		const char *text = decoded(c, body, (size_t)(close - body));
		jk_tag *tag = jk_read_tag(c, text + 1, strlen(text + 1), &where);
		if (tag && tag->kind != JK_TAG_VALUE)
			jk_compile_fault(c, JK_DIAG_TAG_ATTRIBUTE, &where, tag->source, "");
		if (open > target)
			add_piece(c, link, jk_arena_text(c->arena, target, (size_t)(open - target)), NULL);
		add_piece(c, link, "", tag ? tag->xpath : NULL);
		target = close + closing;
	}
	if (*target)
		add_piece(c, link, jk_arena_string(c->arena, target), NULL);
}

/* The operations that write it, as the text of an attribute. */
static const char *operations(jk_compiling *c, const jk_link *link)
{
	const char *text = jk_act_value(c, jk_link_begin, link);
	for (size_t i = 0; i < link->pieces.count && text; i++) {
		const jk_link_piece *piece = link->pieces.items[i];
		text = jk_arena_format(c->arena, "%s%s", text, jk_act_value_shown(c, jk_link_add, piece, piece->xpath));
	}
	text = text ? jk_arena_format(c->arena, "%s%s", text, jk_act_value(c, jk_link_put, link)) : NULL;
	c->no_memory |= !text;
	return text ? text : "";
}

static jk_link *new_link(jk_compiling *c, const char *target)
{
	jk_link *link = jk_arena_allocate(c->arena, sizeof *link);
	if (!link) {
		c->no_memory = 1;
		return NULL;
	}
	link->part = c->part;
	read_target(c, link, target);
	return link;
}

/* --- ODT: the target is an attribute --- */

static void take_attribute(jk_compiling *c, jk_node *node)
{
	const char *target = jk_node_attribute_local(node, "href");
	jk_link *link = jk_has_link_tag(target) ? new_link(c, target) : NULL;
	if (link)
		c->no_memory |= jk_node_change_local(node, "href", operations(c, link)) != JK_OK;
}

/* --- DOCX: the target is in the part's relationships --- */

typedef struct {
	const char *id, *target;
} tagged;

static int is_prefix_free(const jk_node *root, const char *prefix)
{
	for (const jk_node *n = jk_node_first_element(root); n; n = jk_node_next_element(n)) {
		const char *id = jk_node_attribute(n, "Id");
		if (id && jk_text_starts(id, prefix))
			return 0;
	}
	return 1;
}

static jk_linked_part *new_part(jk_compiling *c, const jk_node *root)
{
	jk_linked_part *part = jk_arena_allocate(c->arena, sizeof *part);
	const char *prefix = "jkLink";
	while (prefix && !is_prefix_free(root, prefix))
		prefix = jk_arena_format(c->arena, "%sx", prefix);
	if (!part || !prefix || jk_list_add(&c->compiled->linked, c->arena, part) != JK_OK) {
		c->no_memory = 1;
		return NULL;
	}
	part->part = c->part;
	part->prefix = prefix;
	return part;
}

static void read_relationships(jk_compiling *c, const jk_node *root)
{
	for (const jk_node *n = jk_node_first_element(root); n && !c->no_memory; n = jk_node_next_element(n)) {
		const char *target = jk_node_attribute(n, "Target"), *id = jk_node_attribute(n, "Id");
		if (!id || !jk_has_link_tag(target) || !jk_text_equal(jk_node_attribute(n, "TargetMode"), "External"))
			continue;
		tagged *one = jk_arena_allocate(c->arena, sizeof *one);
		if (one)
			*one = (tagged){jk_arena_string(c->arena, id), jk_arena_string(c->arena, target)};
		c->no_memory |= !one || !one->id || !one->target || jk_list_add(&c->tagged_links, c->arena, one) != JK_OK;
	}
	if (c->tagged_links.count)
		c->links = new_part(c, root);
}

int jk_has_tagged_links(const jk_template *compiled, const char *part)
{
	jk_diagnostics *quiet = NULL;
	jk_buffer bytes;
	jk_arena *arena = NULL;
	int found = 0;
	jk_buffer_init(&bytes, 0);
	if (compiled->dialect->text && jk_arena_new(&arena) == JK_OK && jk_diagnostics_new(&quiet) == JK_OK) {
		const char *name = jk_opc_relationships(arena, part);
		if (name && jk_package_has(compiled->package, name) && jk_package_part(&bytes, compiled->package, name, quiet) == JK_OK)
			found = jk_has_link_tag(jk_buffer_text(&bytes));
	}
	jk_buffer_dispose(&bytes);
	jk_diagnostics_free(quiet);
	if (arena)
		jk_arena_free(arena);
	return found;
}

void jk_read_links(jk_compiling *c)
{
	jk_buffer bytes;
	jk_xml *xml = NULL;
	const char *part = c->dialect->text ? jk_opc_relationships(c->arena, c->part) : "";
	c->no_memory |= !part;
	if (!part || !jk_package_has(c->compiled->package, part))
		return;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, c->compiled->package, part, c->diagnostics);
	if (result == JK_OK && jk_has_link_tag(jk_buffer_text(&bytes)))
		result = jk_xml_parse(&xml, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.file = jk_package_path(c->compiled->package), .part = part}, c->diagnostics);
	if (xml)
		read_relationships(c, jk_xml_root(xml));
	c->failed |= result == JK_FAILED;
	c->no_memory |= result == JK_NO_MEMORY;
	jk_xml_free(xml);
	jk_buffer_dispose(&bytes);
}

/* One relationship may serve several links; each is filled where it stands. */
static void take_relationship(jk_compiling *c, jk_node *node, const tagged *found)
{
	jk_link *link = new_link(c, found->target);
	if (!link || jk_list_add(&c->links->links, c->arena, link) != JK_OK) {
		c->no_memory = 1;
		return;
	}
	link->id = found->id;
	c->no_memory |= jk_node_change_local(node, "id", operations(c, link)) != JK_OK;
}

typedef struct {
	jk_compiling *c;
	jk_node *node;
} looking;

static void look_at_attribute(const char *name, const char *value, void *state)
{
	static const char *const links[] = {"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"};
	static const char *const names[] = {"id", "embed", "link", "pict", "href"};
	const looking *l = state;
	const tagged *found = NULL;
	int is_link = 0, refers = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		refers |= strcmp(names[i], name) == 0;
	for (size_t i = 0; i < l->c->tagged_links.count && refers && !found; i++)
		found = strcmp(((const tagged *)l->c->tagged_links.items[i])->id, value) == 0 ? l->c->tagged_links.items[i] : NULL;
	for (size_t i = 0; i < sizeof links / sizeof *links; i++)
		is_link |= jk_node_is(l->node, links[i]);
	if (found && is_link)
		take_relationship(l->c, l->node, found);
	else if (found) {
		jk_origin where = {.file = jk_package_path(l->c->compiled->package), .part = l->c->part, .paragraph = l->c->paragraph, .quote = found->target};
		JK_REPORT(l->c->diagnostics, JK_DIAG_TAG_UNSUPPORTED, &where, {"place", _("the target of something that is no link")});
		l->c->failed = 1;
	}
}

/* --- both --- */

static void walk(jk_compiling *c, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child && !c->no_memory; child = jk_node_next_element(child)) {
		unsigned outer = c->paragraph;
		if (jk_node_number(child))
			c->paragraph = jk_node_number(child);
		if (c->dialect->text)
			jk_node_each_attribute(child, look_at_attribute, &(looking){c, child});
		else if (jk_node_is(child, "a"))
			take_attribute(c, child);
		walk(c, child);
		c->paragraph = outer;
	}
}

void jk_take_links(jk_compiling *c)
{
	if (!c->dialect->is_plain(c->part) && (c->links || !c->dialect->text))
		walk(c, jk_xml_root(c->xml));
}
