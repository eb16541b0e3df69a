/* Footnotes and endnotes. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "package/opc.h"
#include "package/tree.h"
#include "redline/docx.h"

static const char *const kinds[] = {"footnotes", "endnotes"};
static const char *const elements[] = {"footnote", "endnote"};

static void index_notes(jk_wml *d, jk_index *out, const jk_xml *xml)
{
	for (jk_node *n = xml ? jk_node_first_element(jk_xml_root(xml)) : NULL; n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		const char *id = jk_wml_get(n, "id");
		id = id ? jk_redline_string(d->r, jk_arena_string(d->r->arena, id)) : NULL;
		if (id)
			jk_redline_check(d->r, jk_index_add(out, d->r->arena, id, "", n));
	}
}

static long highest_note(const jk_node *root)
{
	long highest = 0;
	for (const jk_node *n = jk_node_first_element(root); n; n = jk_node_next_element(n)) {
		const char *id = jk_wml_get(n, "id");
		long number = id ? strtol(id, NULL, 10) : 0;
		highest = number > highest && number < 0x7FFF0000L ? number : highest;
	}
	return highest;
}

/* Opens the notes of that kind, once. */
static jk_wml_notes *notes_of(jk_wml *d, size_t kind)
{
	jk_wml_notes *notes = &d->notes[kind];
	if (notes->known)
		return notes;
	notes->known = 1;
	notes->story.old_part = jk_wml_linked(d, d->old_side.output, d->old_side.document, kinds[kind]);
	notes->story.new_part = jk_wml_linked(d, d->r->output, d->new_side.document, kinds[kind]);
	notes->old_xml = notes->story.old_part ? jk_wml_read(d, d->old_side.output, notes->story.old_part) : NULL;
	notes->new_xml = notes->story.new_part ? jk_wml_read(d, d->r->output, notes->story.new_part) : NULL;
	index_notes(d, &notes->old_notes, notes->old_xml);
	index_notes(d, &notes->new_notes, notes->new_xml);
	if (notes->new_xml) {
		notes->story.root = jk_xml_root(notes->new_xml);
		notes->highest = highest_note(notes->story.root);
	}
	jk_wml_read_links(d, &notes->story);
	return notes;
}

/* --- a part of notes for a document that has none --- */

static void put_part(jk_wml *d, size_t kind, const char *part)
{
	const char *type = NULL, *id = NULL;
	const char *target = jk_redline_string(d->r, jk_opc_target(d->r->arena, d->new_side.document, part));
	const char *relationship = jk_wml_relationship_type(d, kinds[kind], d->strict);
	if (!target || !relationship ||
	    !jk_redline_check(d->r, jk_opc_content_type(&type, d->r->arena, d->old_side.output, d->notes[kind].story.old_part, d->r->diagnostics)))
		return;
	if (jk_redline_check(d->r, jk_opc_put_part(d->r->output, part, type, "", 0, d->r->diagnostics)))
		jk_redline_check(d->r, jk_opc_link(&id, d->r->arena, d->r->output, d->new_side.document, relationship, target, NULL, d->r->diagnostics));
}

/* The new document gets the part of the old one, with its separators only. */
static void make_part(jk_wml *d, size_t kind)
{
	jk_wml_notes *notes = &d->notes[kind];
	const char *part = notes->story.old_part ? jk_wml_free_part(d, notes->story.old_part) : NULL;
	notes->new_xml = part ? jk_wml_read(d, d->old_side.output, notes->story.old_part) : NULL;
	if (!notes->new_xml)
		return;
	notes->story.root = jk_xml_root(notes->new_xml);
	for (jk_node *n = jk_node_first_element(notes->story.root), *next; n; n = next) {
		next = jk_node_next_element(n);
		const char *type = jk_wml_get(n, "type");
		if (!type || strcmp(type, "normal") == 0)
			jk_node_remove(n);
	}
	notes->highest = highest_note(notes->story.root);
	notes->story.new_part = part;
	put_part(d, kind, part);
}

/* --- bringing --- */

int jk_wml_bring_note(jk_wml *d, jk_node *reference)
{
	size_t kind = jk_wml_is(reference, "endnoteReference") ? 1 : 0;
	jk_wml_notes *notes = notes_of(d, kind);
	const char *id = jk_wml_get(reference, "id");
	const jk_node *source = id ? jk_index_find(&notes->old_notes, id, "") : NULL;
	if (!source || !jk_redline_fine(d->r))
		return 0;
	if (!notes->new_xml)
		make_part(d, kind);
	jk_node *copy = notes->new_xml ? jk_wml_import(d, notes->story.root, source) : NULL;
	const char *number = copy ? jk_redline_string(d->r, jk_arena_format(d->r->arena, "%ld", ++notes->highest)) : NULL;
	if (!number)
		return 0;
	jk_wml_set(d, copy, "id", number);
	jk_wml_set(d, reference, "id", number);
	notes->changed = 1;
	jk_wml_story *story = d->story;
	d->story = &notes->story;
	jk_wml_bring_below(d, copy);
	d->story = story;
	return 1;
}

/* --- comparing --- */

void jk_wml_compare_notes(jk_wml *d, const jk_node *old_reference, const jk_node *new_reference)
{
	size_t kind = jk_wml_is(new_reference, "endnoteReference") ? 1 : 0;
	jk_wml_notes *notes = notes_of(d, kind);
	const char *old_id = jk_wml_get(old_reference, "id"), *new_id = jk_wml_get(new_reference, "id");
	jk_node *old_note = old_id ? jk_index_find(&notes->old_notes, old_id, "") : NULL;
	jk_node *new_note = new_id ? jk_index_find(&notes->new_notes, new_id, "") : NULL;
	if (!old_note || !new_note || !jk_wml_is(new_note, elements[kind]) || jk_index_find(&notes->compared, new_id, ""))
		return;
	new_id = jk_redline_string(d->r, jk_arena_string(d->r->arena, new_id));
	if (!new_id || !jk_redline_check(d->r, jk_index_add(&notes->compared, d->r->arena, new_id, "", new_note)))
		return;
	jk_wml_story *story = d->story;
	unsigned long before = d->annotation;
	d->story = &notes->story;
	jk_wml_compare(d, old_note, new_note);
	d->story = story;
	notes->changed |= d->annotation != before;
}

void jk_wml_write_notes(jk_wml *d)
{
	for (size_t i = 0; i < 2; i++) {
		jk_wml_notes *notes = &d->notes[i];
		if (notes->changed && jk_redline_fine(d->r))
			jk_redline_check(d->r, jk_tree_write(d->r->output, notes->story.new_part, notes->new_xml));
		jk_xml_free(notes->old_xml);
		jk_xml_free(notes->new_xml);
		notes->old_xml = notes->new_xml = NULL;
	}
}
