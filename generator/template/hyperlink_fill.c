/* Links whose target holds tags: their targets, while a document is made. */
#include <string.h>
#include "base/text.h"
#include "package/opc.h"
#include "package/tree.h"
#include "template/hyperlink.h"

/* A relationship to be added. */
typedef struct {
	const char *part, *id, *target;
} made_link;

typedef struct {
	jk_list made;      /* made_link */
	jk_buffer *target; /* that is being put together */
	int query;         /* a question mark has been written */
	const jk_xpath *first; /* the expression a target begins with; NULL: none so far */
	int failed;
} links_state;

static links_state *state_of(jk_running *r)
{
	jk_run *run = r->run;
	links_state *state = run->features[JK_FEATURE_LINKS];
	if (state)
		return state;
	state = jk_arena_allocate(run->arena, sizeof *state);
	if (state && (state->target = jk_arena_allocate(run->arena, sizeof *state->target)) != NULL) {
		jk_buffer_init(state->target, JK_LINK_LIMIT);
		return run->features[JK_FEATURE_LINKS] = state;
	}
	jk_running_note(r, JK_NO_MEMORY);
	return NULL;
}

/* --- characters (RFC 3986) --- */

static int is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }
static int is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
static int is_unreserved(char c) { return is_letter(c) || (c >= '0' && c <= '9') || (c && strchr("-._~", c)); }

/* A value that is the beginning of a target may be a whole one; another one must not change what the signs around it mean. */
static void put_encoded(jk_buffer *out, const char *text, const char *also)
{
	for (; *text; text++) {
		int coded = *text == '%' && strchr(also, '%') && is_hex(text[1]) && is_hex(text[2]);
		if (is_unreserved(*text) || coded || (*text != '%' && strchr(also, *text)))
			jk_buffer_char(out, *text);
		else
			jk_buffer_format(out, "%%%02X", (unsigned)(unsigned char)*text);
	}
}

static int is_scheme(const char *target, size_t length, const char *const *schemes)
{
	for (; *schemes; schemes++) {
		size_t i = 0;
		while (i < length && (*schemes)[i] && (target[i] | 0x20) == (*schemes)[i])
			i++;
		if (i == length && !(*schemes)[i])
			return 1;
	}
	return 0;
}

/* Bytes before the colon; 0 when it has none. */
static size_t scheme_length(const char *target)
{
	size_t length = 0;
	while (is_letter(target[length]) || (length && (is_unreserved(target[length]) || target[length] == '+')))
		length++;
	return target[length] == ':' ? length : 0;
}

static int begins_link(const char *text)
{
	static const char *const schemes[] = {"http", "https", "mailto", "tel", "ftp", NULL};
	size_t length = scheme_length(text);
	return length && is_scheme(text, length, schemes);
}

/* What a word processor puts before a target that it takes for a file beside the document. */
static int is_made_up(const char *before)
{
	int file = jk_text_starts(before, "file:///") && (jk_text_ends(before, "/") || jk_text_ends(before, "\\"));
	return file || jk_text_equal(before, "../") || jk_text_equal(before, "./");
}

/* --- operations --- */

void jk_link_begin(jk_running *r, const void *data)
{
	(void)data;
	links_state *state = state_of(r);
	if (!state)
		return;
	jk_buffer_clear(state->target);
	state->first = NULL;
	state->query = state->failed = 0;
}

static void add_value(jk_running *r, links_state *state, const jk_link_piece *piece)
{
	const char *text;
	int found = 1;
	jk_result result = jk_xpath_string(&text, &found, r->run->arena, piece->xpath, r->run->scope, r->run->context, r->run->diagnostics);
	if (result == JK_OK && !found) {
		JK_REPORT(r->run->diagnostics, JK_DIAG_FIELD, jk_xpath_origin(piece->xpath), {"expression", jk_xpath_text(piece->xpath)});
		result = JK_FAILED;
	}
	jk_running_note(r, result);
	state->failed |= result != JK_OK;
	text = result == JK_OK ? jk_text_trim(r->run->arena, text) : "";
	if (!text) {
		jk_running_note(r, JK_NO_MEMORY);
		return;
	}
	state->first = state->first ? state->first : piece->xpath;
	if (begins_link(text) && is_made_up(jk_buffer_text(state->target)))
		jk_buffer_clear(state->target);
	const char *also = !state->target->length ? "%:/?#[]@!$&'()*+,;=" : state->query ? "/" : "/:@!$&'()*+,;=";
	put_encoded(state->target, text, also);
}

void jk_link_add(jk_running *r, const void *data)
{
	const jk_link_piece *piece = data;
	links_state *state = state_of(r);
	if (!state)
		return;
	if (piece->xpath)
		add_value(r, state, piece);
	else
		jk_buffer_string(state->target, piece->text);
	state->query = strpbrk(jk_buffer_text(state->target), "?#") != NULL;
}

/* Whether a reader may follow it: no program, and no other scheme than the template itself names. */
static int is_harmless(const jk_link *link, const char *target)
{
	static const char *const programs[] = {"javascript", "vbscript", "data", "macro", "vnd.sun.star.script", "service", NULL};
	const jk_link_piece *first = link->pieces.items[0];
	size_t length = scheme_length(target);
	if (!length || begins_link(target))
		return *target != '\0';
	size_t own = first->xpath ? 0 : scheme_length(first->text);
	return own == length && !is_scheme(target, length, programs);
}

static const char *add_relationship(jk_running *r, links_state *state, const jk_link *link, const char *target)
{
	jk_run *run = r->run;
	const char *prefix = "";
	for (size_t i = 0; i < run->compiled->linked.count; i++) {
		const jk_linked_part *part = run->compiled->linked.items[i];
		prefix = strcmp(part->part, link->part) == 0 ? part->prefix : prefix;
	}
	made_link *made = jk_arena_allocate(run->arena, sizeof *made);
	const char *id = jk_arena_format(run->arena, "%s%zu", prefix, state->made.count + 1);
	const char *kept = jk_arena_string(run->arena, target);
	if (!made || !id || !kept || jk_list_add(&state->made, run->arena, made) != JK_OK) {
		jk_running_note(r, JK_NO_MEMORY);
		return "";
	}
	*made = (made_link){link->part, id, kept};
	return id;
}

void jk_link_put(jk_running *r, const void *data)
{
	const jk_link *link = data;
	links_state *state = state_of(r);
	if (!state || state->failed)
		return;
	const char *target = jk_buffer_text(state->target);
	if (state->target->failed || !is_harmless(link, target)) {
		const jk_xpath *at = state->first;
		JK_REPORT(r->run->diagnostics, JK_DIAG_LINK_TARGET, at ? jk_xpath_origin(at) : NULL, {"target", target}, {"expression", at ? jk_xpath_text(at) : ""});
		jk_running_note(r, JK_FAILED);
		return;
	}
	jk_xml_put_value(r->out, link->id ? add_relationship(r, state, link, target) : target);
}

/* --- the relationships of the document --- */

static int is_tagged(const jk_linked_part *part, const char *id)
{
	for (size_t i = 0; i < part->links.count; i++)
		if (jk_text_equal(((const jk_link *)part->links.items[i])->id, id))
			return 1;
	return 0;
}

static jk_result change_tree(jk_node *root, const jk_linked_part *part, const links_state *state)
{
	static const char type[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
	for (jk_node *n = jk_node_first_element(root), *next; n; n = next) {
		next = jk_node_next_element(n);
		if (is_tagged(part, jk_node_attribute(n, "Id")))
			jk_node_remove(n);
	}
	for (size_t i = 0; state && i < state->made.count; i++) {
		const made_link *made = state->made.items[i];
		if (strcmp(made->part, part->part) != 0)
			continue;
		jk_node *node = jk_node_add_like(root, "Relationship");
		if (!node || jk_node_set(node, "Id", made->id) != JK_OK || jk_node_set(node, "Type", type) != JK_OK ||
		    jk_node_set(node, "Target", made->target) != JK_OK || jk_node_set(node, "TargetMode", "External") != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

void jk_links_dispose(jk_run *run)
{
	links_state *state = run->features[JK_FEATURE_LINKS];
	if (state)
		jk_buffer_dispose(state->target);
}

jk_result jk_links_finish(jk_run *run)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < run->compiled->linked.count && result == JK_OK; i++) {
		const jk_linked_part *part = run->compiled->linked.items[i];
		jk_xml *xml = NULL;
		const char *name = jk_opc_relationships(run->arena, part->part);
		if (!name)
			return JK_NO_MEMORY;
		result = jk_tree_read(&xml, run->output, name, run->diagnostics);
		if (result == JK_OK)
			result = change_tree(jk_xml_root(xml), part, run->features[JK_FEATURE_LINKS]);
		if (result == JK_OK)
			result = jk_tree_write(run->output, name, xml);
		jk_xml_free(xml);
	}
	return result;
}
