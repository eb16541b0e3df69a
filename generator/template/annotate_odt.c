/* Annotations of ODF 1.3 part 3: 14.1. Their ranges (office:annotation-end) came with ODF 1.2. */
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "template/annotate.h"

static const char office[] = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
static const char text_uri[] = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
static const char dublin_core[] = "http://purl.org/dc/elements/1.1/";

static int has_ranges(const jk_annotating *a)
{
	const char *version = jk_node_attribute_ns(jk_xml_root(a->body), office, "version");
	return version && strcmp(version, "1.0") != 0 && strcmp(version, "1.1") != 0;
}

static int is_used(const jk_node *node, const char *name)
{
	int used = jk_node_is(node, "annotation") && jk_text_equal(jk_node_attribute_ns(node, office, "name"), name);
	for (const jk_node *child = jk_node_first_element(node); child && !used; child = jk_node_next_element(child))
		used = is_used(child, name);
	return used;
}

/* --- the annotation --- */

static jk_result add_text(jk_node *annotation, const char *uri, const char *name, const char *text)
{
	jk_node *node = jk_node_add_ns(annotation, uri, name);
	return node && jk_node_add_text(node, text) ? JK_OK : JK_NO_MEMORY;
}

static jk_result fill(const jk_annotating *a, jk_node *annotation, const jk_note *note)
{
	jk_result result = jk_node_declare(annotation, "dc", dublin_core);
	const char *date = a->date ? jk_arena_format(a->arena, "%sT00:00:00", a->date) : NULL;
	if (a->date && !date)
		return JK_NO_MEMORY;
	if (result == JK_OK)
		result = add_text(annotation, dublin_core, "creator", JK_NOTE_AUTHOR);
	if (result == JK_OK && date)
		result = add_text(annotation, dublin_core, "date", date);
	for (size_t i = 0; i < note->lines.count && result == JK_OK; i++)
		result = add_text(annotation, text_uri, "p", note->lines.items[i]);
	return result;
}

static jk_node *add_named(jk_node *paragraph, const char *element, const char *name)
{
	jk_node *node = jk_node_add_ns(paragraph, office, element);
	if (node && name && jk_node_set_ns(node, office, "name", name) != JK_OK)
		return NULL;
	return node;
}

/* --- its place --- */

/* Puts the node before byte `at` of a text, or before another node. */
static jk_result put_before(const jk_annotating *a, jk_node *node, jk_node *place, size_t at)
{
	const char *text = jk_node_text(place);
	if (!text || !at) {
		jk_node_move_before(node, place);
		return JK_OK;
	}
	const char *before = jk_arena_text(a->arena, text, at), *rest = jk_arena_string(a->arena, text + at);
	if (!before || !rest || jk_node_set_text(place, before) != JK_OK)
		return JK_NO_MEMORY;
	jk_node_move_after(node, place);
	return !*rest || jk_node_text_after(node, rest) ? JK_OK : JK_NO_MEMORY;
}

static jk_result put_end(const jk_annotating *a, jk_node *end, const jk_note_span *span)
{
	if (span->last && jk_node_text(span->last))
		return put_before(a, end, span->last, span->end);
	if (span->last)
		jk_node_move_after(end, span->last);
	return JK_OK;
}

/* The end is put first: nothing before it changes. Without a span it is the last child already. */
static jk_result put_note(const jk_annotating *a, const jk_note *note, const char *name)
{
	jk_note_span span;
	jk_result result = jk_note_find(&span, a, note);
	jk_node *first = span.first ? span.first : jk_node_first(note->paragraph);
	if (result == JK_OK && name) {
		jk_node *end = add_named(note->paragraph, "annotation-end", name);
		result = end ? put_end(a, end, &span) : JK_NO_MEMORY;
	}
	jk_node *annotation = result == JK_OK ? add_named(note->paragraph, "annotation", name) : NULL;
	if (!annotation)
		return JK_NO_MEMORY;
	first = first ? first : jk_node_first(note->paragraph);
	if (first != annotation)
		result = put_before(a, annotation, first, span.first ? span.start : 0);
	return result == JK_OK ? fill(a, annotation, note) : result;
}

static void set_name(char *name, size_t room, size_t number) { snprintf(name, room, JK_NOTE_AUTHOR "-%zu", number); }

/* The number before those of our names, so that none of them is in use. */
static size_t free_number(const jk_annotating *a)
{
	char name[32];
	size_t before = 0;
	for (size_t i = 1; i <= a->notes.count; i++) {
		set_name(name, sizeof name, before + i);
		if (is_used(jk_xml_root(a->body), name)) {
			before += i;
			i = 0;
		}
	}
	return before;
}

/* From the last to the first: each goes before those that begin at the same place. */
jk_result jk_annotate_odt(jk_annotating *a)
{
	jk_result result = JK_OK;
	int ranges = has_ranges(a);
	size_t before = free_number(a);
	for (size_t i = a->notes.count; i > 0 && result == JK_OK; i--) {
		char name[32];
		set_name(name, sizeof name, before + i);
		result = put_note(a, a->notes.items[i - 1], ranges ? name : NULL);
	}
	return result;
}
