/* Comments of WordprocessingML: ISO/IEC 29500-1, 17.13.4. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "package/opc.h"
#include "package/tree.h"
#include "template/annotate.h"

static const char content_type[] = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
static const char relationship[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
static const char strict_relationship[] = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";

/* The namespace of the body, transitional or strict: comments speak the same. */
static const char *uri_of(const jk_annotating *a) { return jk_node_namespace(jk_xml_root(a->body)); }

static const char *type_of(const jk_annotating *a)
{
	return jk_text_starts(uri_of(a), "http://purl.oclc.org/") ? strict_relationship : relationship;
}

/* --- the part of comments --- */

static jk_result add_line(jk_node *comment, const char *line)
{
	jk_node *paragraph = jk_node_add_like(comment, "p");
	jk_node *run = paragraph ? jk_node_add_like(paragraph, "r") : NULL;
	jk_node *text = run ? jk_node_add_like(run, "t") : NULL;
	if (!text || jk_node_set_ns(text, "http://www.w3.org/XML/1998/namespace", "space", "preserve") != JK_OK)
		return JK_NO_MEMORY;
	return jk_node_add_text(text, line) ? JK_OK : JK_NO_MEMORY;
}

static jk_result add_comment(const jk_annotating *a, jk_node *root, const char *id, const jk_note *note)
{
	jk_node *comment = jk_node_add_like(root, "comment");
	const char *uri = jk_node_namespace(root), *date = a->date ? jk_arena_format(a->arena, "%sT00:00:00Z", a->date) : NULL;
	if (!comment || (a->date && !date))
		return JK_NO_MEMORY;
	jk_result result = jk_node_set_ns(comment, uri, "id", id);
	if (result == JK_OK)
		result = jk_node_set_ns(comment, uri, "author", a->author ? a->author : JK_NOTE_AUTHOR);
	if (result == JK_OK && date)
		result = jk_node_set_ns(comment, uri, "date", date);
	if (result == JK_OK)
		result = jk_node_set_ns(comment, uri, "initials", "jk");
	for (size_t i = 0; i < note->lines.count && result == JK_OK; i++)
		result = add_line(comment, note->lines.items[i]);
	return result;
}

static unsigned long highest_id(const jk_node *root)
{
	unsigned long highest = 0;
	for (const jk_node *n = jk_node_first_element(root); n; n = jk_node_next_element(n)) {
		const char *id = jk_node_attribute_ns(n, jk_node_namespace(n), "id");
		unsigned long number = id ? strtoul(id, NULL, 10) : 0;
		/* 17.13.4.2: a number of 32 bits; what goes beyond is no id to count from. */
		if (number > highest && number < 0x7FFF0000UL)
			highest = number;
	}
	return highest;
}

/* --- marks in the body --- */

static jk_node *add_mark(jk_node *paragraph, const char *uri, const char *name, const char *id)
{
	jk_node *mark = jk_node_add_ns(paragraph, uri, name);
	return mark && jk_node_set_ns(mark, uri, "id", id) == JK_OK ? mark : NULL;
}

static jk_node *first_content(jk_node *paragraph)
{
	jk_node *node = jk_node_first(paragraph);
	while (node && (jk_node_is(node, "pPr") || jk_node_is(node, "commentRangeStart") || !jk_node_is_element(node)))
		node = jk_node_next(node);
	return node;
}

/* The last of the ends of comments that stand behind the node: those that come first in the margin also end first. */
static jk_node *behind_ends(jk_node *node)
{
	jk_node *next = jk_node_next(node);
	while (next && (jk_node_is(next, "commentRangeEnd") || jk_node_child(next, "commentReference"))) {
		node = next;
		next = jk_node_next(node);
	}
	return node;
}

/* <commentRangeStart/> … <commentRangeEnd/><r><commentReference/></r> */
static jk_result mark_note(const jk_annotating *a, const jk_note *note, const char *id)
{
	const char *uri = uri_of(a);
	jk_note_span span;
	if (jk_note_find(&span, a, note) != JK_OK)
		return JK_NO_MEMORY;
	jk_node *first = span.first ? span.first : first_content(note->paragraph);
	jk_node *start = add_mark(note->paragraph, uri, "commentRangeStart", id);
	if (start && first)
		jk_node_move_before(start, first);
	jk_node *end = start ? add_mark(note->paragraph, uri, "commentRangeEnd", id) : NULL;
	jk_node *run = end ? jk_node_add_ns(note->paragraph, uri, "r") : NULL;
	if (!run || !add_mark(run, uri, "commentReference", id))
		return JK_NO_MEMORY;
	if (span.last) {
		jk_node_move_after(end, behind_ends(span.last));
		jk_node_move_after(run, end);
	}
	return JK_OK;
}

/* --- both --- */

static jk_result add_all(jk_annotating *a, jk_node *root)
{
	jk_result result = JK_OK;
	unsigned long id = highest_id(root);
	for (size_t i = 0; i < a->notes.count && result == JK_OK; i++) {
		char text[24];
		snprintf(text, sizeof text, "%lu", ++id);
		result = add_comment(a, root, text, a->notes.items[i]);
		if (result == JK_OK)
			result = mark_note(a, a->notes.items[i], text);
	}
	return result;
}

static jk_result put_new_part(jk_annotating *a, const jk_xml *comments)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_xml_put_document(&bytes, comments);
	jk_result result = jk_buffer_result(&bytes);
	if (result == JK_OK)
		result = jk_opc_put(a->output, "word/comments.xml", content_type, "word/document.xml", type_of(a), jk_buffer_text(&bytes), bytes.length,
				    a->diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result new_comments(jk_xml **out, const jk_annotating *a)
{
	const char *text = jk_arena_format(a->arena, "<w:comments xmlns:w=\"%s\"/>", uri_of(a));
	return text ? jk_xml_parse(out, text, strlen(text), &(jk_origin){.part = "word/comments.xml"}, a->diagnostics) : JK_NO_MEMORY;
}

jk_result jk_annotate_docx(jk_annotating *a)
{
	const char *part = NULL;
	jk_xml *comments = NULL;
	jk_result result = jk_opc_find(&part, a->arena, a->output, "word/document.xml", type_of(a), a->diagnostics);
	if (result == JK_OK)
		result = part ? jk_tree_read(&comments, a->output, part, a->diagnostics) : new_comments(&comments, a);
	if (result == JK_OK)
		result = add_all(a, jk_xml_root(comments));
	if (result == JK_OK)
		result = part ? jk_tree_write(a->output, part, comments) : put_new_part(a, comments);
	jk_xml_free(comments);
	return result;
}
