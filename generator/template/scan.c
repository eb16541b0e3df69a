/* Finding tags: a tag may be split over any number of runs, so the text of a paragraph is looked at as a whole. */
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "template/compile.h"
#include "template/paragraph.h"

/* A tag's bytes in the text of its paragraph, braces included. */
typedef struct {
	size_t start, end;
	jk_tag *tag;
} found_tag;

/* The text nodes of one paragraph, their text in a row, and the tags in it in order. */
typedef struct {
	jk_list nodes;
	jk_buffer text;
	jk_list tags; /* found_tag */
} paragraph_text;

int jk_is_paragraph(const jk_dialect *dialect, const jk_node *node)
{
	if (!jk_node_is_element(node))
		return 0;
	for (const char *const *name = dialect->paragraphs; *name; name++)
		if (strcmp(jk_node_name(node), *name) == 0)
			return 1;
	return 0;
}

int jk_is_deleted(const jk_node *node) { return jk_is_gone(node) || jk_node_is(node, "delText") || jk_node_is(node, "delInstrText"); }

static void collect(jk_compiling *c, paragraph_text *p, const jk_node *node, int plain)
{
	for (jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		const char *text = jk_node_text(child);
		if (text && jk_is_document_text(c->dialect, plain, node, child)) {
			jk_buffer_string(&p->text, text);
			c->no_memory |= jk_list_add(&p->nodes, c->arena, child) != JK_OK;
		} else if (jk_node_is_element(child) && !jk_is_paragraph(c->dialect, child) && !jk_is_gone(child))
			collect(c, p, child, plain);
	}
}

static size_t brace(const char *at, char half, const char *full)
{
	size_t wide = strlen(full);
	return *at == half ? 1 : strncmp(at, full, wide) == 0 ? wide : 0;
}

/* Braces may be typed full-width, even one of two: the meaning is certain. */
const char *jk_find_braces(const char *at, int closing, size_t *length)
{
	const char half = closing ? '}' : '{', *full = closing ? "｝" : "｛";
	const char stops[] = {half, *full, '\0'};
	while (*(at += strcspn(at, stops))) {
		size_t first = brace(at, half, full), second = first ? brace(at + first, half, full) : 0;
		*length = first + second;
		if (second)
			return at;
		at++;
	}
	return NULL;
}

/* About 60 characters of the paragraph around the tag. */
static const char *quote_around(jk_compiling *c, const char *text, const char *tag)
{
	enum { BEFORE = 20, WHOLE = 60 };
	const char *start = tag, *end;
	for (size_t n = 0; start > text && n < BEFORE; n++)
		do
			start--;
		while (start > text && ((unsigned char)*start & 0xC0) == 0x80);
	end = start;
	for (size_t n = 0; *end && n < WHOLE; n++)
		(void)jk_text_next(&end);
	const char *quote = jk_arena_format(c->arena, "%s%.*s%s", start > text ? "…" : "", (int)(end - start), start, *end ? "…" : "");
	c->no_memory |= !quote;
	return quote;
}

static jk_origin place_of(jk_compiling *c, const char *text, const char *at)
{
	jk_origin where = {.file = jk_package_path(c->compiled->package), .part = c->part, .paragraph = c->paragraphs};
	where.quote = quote_around(c, text, at);
	return where;
}

static void find_tags(jk_compiling *c, paragraph_text *p, jk_node *paragraph)
{
	const char *text = jk_buffer_text(&p->text), *open, *close, *at = text;
	size_t opening, closing;
	for (; (open = jk_find_braces(at, 0, &opening)) != NULL && !c->no_memory; at = close + closing) {
		jk_origin where = place_of(c, text, open);
		close = jk_find_braces(open + opening, 1, &closing);
		if (!close) {
			jk_compile_fault(c, JK_DIAG_TAG_OPEN, &where, open, "");
			return;
		}
		found_tag *found = jk_arena_allocate(c->arena, sizeof *found);
		jk_tag *tag = found ? jk_read_tag(c, open + opening, (size_t)(close - open) - opening, &where) : NULL;
		if (!tag || jk_list_add(&p->tags, c->arena, found) != JK_OK) {
			c->no_memory = 1;
			return;
		}
		*found = (found_tag){(size_t)(open - text), (size_t)(close - text) + closing, tag};
		tag->paragraph = paragraph;
	}
	/* Without an opening pair it is no tag; but somebody may have meant one. */
	close = c->no_memory || c->unreadable ? NULL : jk_find_braces(at, 1, &closing);
	if (close) {
		jk_origin where = place_of(c, text, close);
		JK_REPORT(c->diagnostics, JK_DIAG_TAG_STRAY, &where, {"tag", quote_around(c, at, close)});
	}
}

/* Puts bytes behind `last`, or into the node itself when they are its first. */
static jk_node *put_piece(jk_compiling *c, jk_node *node, jk_node *last, const char *bytes, size_t length)
{
	const char *piece = jk_arena_text(c->arena, bytes, length);
	if (!piece) {
		c->no_memory = 1;
		return last;
	}
	if (!last) {
		c->no_memory |= jk_node_set_text(node, piece) != JK_OK;
		return node;
	}
	jk_node *next = length ? jk_node_text_after(last, piece) : last;
	c->no_memory |= !next;
	return next ? next : last;
}

static jk_node *put_mark(jk_compiling *c, jk_tag *tag, jk_node *last)
{
	char index[24];
	snprintf(index, sizeof index, "%zu", tag->index);
	tag->mark = jk_node_mark_after(last, JK_TAG_MARK, index);
	c->no_memory |= !tag->mark;
	return tag->mark ? tag->mark : last;
}

/* Splits one text node, which begins at byte `from` of the paragraph, at its tags. `*next` is the first tag that is not over before it. */
static void carve(jk_compiling *c, const paragraph_text *p, jk_node *node, size_t from, size_t to, size_t *next)
{
	const char *text = jk_buffer_text(&p->text);
	const found_tag *found = *next < p->tags.count ? p->tags.items[*next] : NULL;
	jk_node *last = NULL;
	size_t at = from;
	if (!found || found->start >= to)
		return;
	while (found && found->start < to && !c->no_memory) {
		if (found->start >= from) {
			last = put_piece(c, node, last, text + at, found->start - at);
			last = put_mark(c, found->tag, last);
		}
		at = found->end < to ? found->end : to;
		if (found->end > to)
			break;
		found = ++*next < p->tags.count ? p->tags.items[*next] : NULL;
	}
	(void)put_piece(c, node, last, text + at, to - at);
}

static void carve_all(jk_compiling *c, const paragraph_text *p)
{
	size_t from = 0, next = 0;
	for (size_t i = 0; i < p->nodes.count && !c->no_memory; i++) {
		jk_node *node = p->nodes.items[i];
		size_t to = from + strlen(jk_node_text(node));
		carve(c, p, node, from, to, &next);
		from = to;
	}
}

/* Where Word drops spaces at the ends of a text, cutting a tag out of it must not bring inner ones there. */
static void keep_spaces(jk_compiling *c, const paragraph_text *p)
{
	static const char uri[] = "http://www.w3.org/XML/1998/namespace", spaces[] = " \t\n";
	for (size_t i = 0; i < p->nodes.count; i++) {
		const jk_node *node = p->nodes.items[i];
		jk_node *holder = jk_node_parent(node);
		const char *text = jk_node_text(node);
		if (!jk_node_is(holder, c->dialect->text) || jk_node_attribute_ns(holder, uri, "space") || !text[strcspn(text, spaces)])
			continue;
		int outer = strchr(spaces, text[0]) || strchr(spaces, text[strlen(text) - 1]);
		c->no_memory |= !outer && jk_node_set_ns(holder, uri, "space", "preserve") != JK_OK;
	}
}

/* What a document remembers (format/remember.c): JSON, whose braces are no tags. */
int jk_is_our_own(const jk_node *node)
{
	for (int i = 0; i < 2 && node; i++, node = jk_node_parent(node)) {
		const char *name = jk_node_is_element(node) ? jk_node_attribute_local(node, "name") : NULL;
		if (name && jk_text_starts(name, "jokou"))
			return 1;
	}
	return 0;
}

static void scan_paragraph(jk_compiling *c, jk_node *node, int plain)
{
	paragraph_text p = {.nodes = {0}};
	jk_node_set_number(node, ++c->paragraphs);
	if (plain && jk_is_our_own(node))
		return;
	jk_buffer_init(&p.text, 0);
	collect(c, &p, node, plain);
	c->no_memory |= p.text.failed;
	if (!c->no_memory)
		find_tags(c, &p, node);
	if (p.tags.count && !c->no_memory) {
		if (c->dialect->text && !plain)
			keep_spaces(c, &p);
		carve_all(c, &p);
	}
	jk_buffer_dispose(&p.text);
}

void jk_scan_tags(jk_compiling *c)
{
	int plain = c->dialect->is_plain(c->part);
	jk_node *root = jk_xml_root(c->xml), *paragraph = NULL;
	while ((paragraph = jk_paragraph_next(c->dialect, plain, root, paragraph)) != NULL)
		scan_paragraph(c, paragraph, plain);
}
