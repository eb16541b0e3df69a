/* Tables of contents, and references to numbers, brought up to date when a document is finished. */
#include "template/contents.h"
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/paragraph.h"
#include "template/reference.h"

static int is_docx(const jk_compiling *c) { return strcmp(c->dialect->format, "docx") == 0; }

/* --- while a document is made: places --- */

static jk_contents_state *state_of(jk_running *r)
{
	jk_contents_state *state = r->run->features[JK_FEATURE_CONTENTS];
	if (!state)
		state = r->run->features[JK_FEATURE_CONTENTS] = jk_arena_allocate(r->run->arena, sizeof *state);
	if (!state)
		jk_running_note(r, JK_NO_MEMORY);
	return state;
}

static void note_first(jk_running *r, const void *data)
{
	jk_contents_state *state = state_of(r);
	jk_contents_place *p = state ? jk_arena_allocate(r->run->arena, sizeof *p) : NULL;
	if (!p || jk_list_add(&state->places, r->run->arena, p) != JK_OK) {
		jk_running_note(r, JK_NO_MEMORY);
		return;
	}
	*p = (jk_contents_place){data, r->out->length, r->out->length};
	jk_place_keep(r, &p->first);
	jk_place_keep(r, &p->entries);
}

static void note_entries(jk_running *r, const void *data)
{
	jk_contents_state *state = state_of(r);
	jk_contents_place *p = state && state->places.count ? state->places.items[state->places.count - 1] : NULL;
	if (p && p->table == data)
		p->entries = r->out->length;
}

static void note_clauses(jk_running *r, const void *data)
{
	jk_contents_state *state = state_of(r);
	jk_contents_stretch *s = state ? jk_arena_allocate(r->run->arena, sizeof *s) : NULL;
	(void)data;
	if (!s || jk_list_add(&state->clauses, r->run->arena, s) != JK_OK) {
		jk_running_note(r, JK_NO_MEMORY);
		return;
	}
	*s = (jk_contents_stretch){r->out->length, r->out->length};
	jk_place_keep(r, &s->from);
	jk_place_keep(r, &s->to);
}

static void note_clauses_end(jk_running *r, const void *data)
{
	const jk_contents_state *state = state_of(r);
	(void)data;
	if (state && state->clauses.count)
		((jk_contents_stretch *)state->clauses.items[state->clauses.count - 1])->to = r->out->length;
}

/* --- old entries --- */

void jk_contents_squeeze(jk_buffer *out, const char *text)
{
	for (const char *at = text; *at;) {
		unsigned c = jk_text_next(&at);
		if (c != ' ' && c != '\t' && c != '\n' && c != 0x3000)
			jk_text_put(out, c);
	}
}

static const char *squeezed(jk_compiling *c, const char *text)
{
	jk_buffer out;
	jk_buffer_init(&out, 0);
	jk_contents_squeeze(&out, text);
	const char *kept = jk_arena_string(c->arena, jk_buffer_text(&out));
	c->no_memory |= !kept || out.failed;
	jk_buffer_dispose(&out);
	return kept ? kept : "";
}

const char *jk_contents_title(jk_arena *arena, const jk_written *written, const jk_written_paragraph *paragraph)
{
	jk_buffer out;
	jk_buffer_init(&out, 0);
	jk_written_text(&out, written, paragraph->inside, paragraph->stop);
	const char *title = out.failed ? NULL : jk_text_trim(arena, jk_buffer_text(&out));
	jk_buffer_dispose(&out);
	return title;
}

const char *jk_contents_label(jk_arena *arena, const jk_written_paragraph *paragraph)
{
	jk_buffer out;
	jk_buffer_init(&out, 0);
	(void)jk_label_of(&out, paragraph);
	const char *label = out.failed ? NULL : jk_arena_string(arena, jk_buffer_text(&out));
	jk_buffer_dispose(&out);
	return label;
}

unsigned jk_contents_level(const jk_contents_table *table, const jk_written *written, const jk_written_paragraph *paragraph)
{
	const jk_docx_style *docx = written->docx ? jk_docx_style_find(written->docx, paragraph->style) : NULL;
	const jk_odt_style *odt = written->odt ? jk_odt_style_find(&written->odt->paragraphs, paragraph->style) : NULL;
	const char *name = docx ? docx->name : odt ? odt->common : NULL;
	if (paragraph->boxed || paragraph->listed)
		return 0;
	for (size_t i = 0; i < table->styles.count; i++) {
		const jk_contents_style *style = table->styles.items[i];
		if (name && strcmp(style->style, name) == 0)
			return style->level;
	}
	unsigned heading = table->by_heading ? paragraph->heading : 0, outline = table->by_outline ? paragraph->outline : 0;
	unsigned level = heading ? heading : outline;
	return level >= table->first && level <= table->last ? level : 0;
}

/* The template's heading that an entry was made of: by its link, else by its words, which its number may stand before. */
static const jk_written_paragraph *heading_of(jk_compiling *c, const jk_contents_table *table, const jk_written *written, const char *anchor,
					      const char *words)
{
	const jk_written_bookmark *bookmark = anchor ? jk_written_find(written, anchor) : NULL;
	const jk_written_paragraph *target = bookmark ? jk_written_target(written, bookmark) : NULL;
	if (target && jk_contents_level(table, written, target))
		return target;
	for (size_t i = 0; i < written->paragraphs.count && !c->no_memory; i++) {
		const jk_written_paragraph *paragraph = written->paragraphs.items[i];
		if (!jk_contents_level(table, written, paragraph))
			continue;
		const char *title = jk_contents_title(c->arena, written, paragraph), *bare = title ? squeezed(c, title) : "";
		c->no_memory |= !title;
		if (*bare && jk_text_ends(words, bare))
			return paragraph;
	}
	return NULL;
}

/* What stands between number and words of an entry, when it begins and ends with these. */
static const char *separator_in(jk_arena *arena, const char *entry, const char *label, const char *title)
{
	size_t whole = strlen(entry), before = strlen(label), behind = strlen(title);
	if (!before || !behind || whole < before + behind || !jk_text_starts(entry, label) || !jk_text_ends(entry, title))
		return NULL;
	return jk_arena_text(arena, entry + before, whole - before - behind);
}

/* "words <tab> 12": cuts the page off. */
static const char *cut_page(jk_arena *arena, const char *text, unsigned *page)
{
	size_t length = strlen(text), digits = 0;
	while (digits < length && text[length - 1 - digits] >= '0' && text[length - 1 - digits] <= '9')
		digits++;
	const char *number = text + length - digits;
	if (!digits || (number > text && number[-1] != '\t'))
		return text;
	*page = jk_slice_number((jk_slice){number, digits}, 100000, 0);
	return jk_arena_text(arena, text, number > text ? (size_t)(number - text) - 1 : 0);
}

int jk_contents_keep(jk_compiling *c, jk_contents_table *table, const jk_written *written, const char *anchor, const char *text, unsigned *level)
{
	unsigned page = 0;
	size_t length;
	const char *words = cut_page(c->arena, text, &page), *bare = words ? squeezed(c, words) : "";
	const jk_written_paragraph *heading = heading_of(c, table, written, anchor, bare);
	jk_contents_known *known = heading ? jk_arena_allocate(c->arena, sizeof *known) : NULL;
	c->no_memory |= !words;
	/* What its author wrote, and no copy of a heading. */
	if (c->no_memory || !heading)
		return c->no_memory || !jk_find_braces(text, 0, &length);
	const char *title = jk_contents_title(c->arena, written, heading), *label = jk_contents_label(c->arena, heading);
	if (!known || !title || !label || jk_list_add(&table->known, c->arena, known) != JK_OK) {
		c->no_memory = 1;
		return 1;
	}
	*known = (jk_contents_known){anchor, title, page, heading->page};
	*level = jk_contents_level(table, written, heading);
	if (!table->separator)
		table->separator = separator_in(c->arena, words, label, title);
	return 1;
}

/* --- while the template is compiled --- */

static int is_main(const jk_compiling *c) { return strcmp(c->part, c->dialect->main_part) == 0; }

static int is_inside(const jk_node *node, const jk_node *outer)
{
	while (node && node != outer)
		node = jk_node_parent(node);
	return node != NULL;
}

/* Between the first and the last paragraph of a table, or inside what holds it. */
static int is_of_table(const jk_contents_table *table, const jk_node *paragraph)
{
	if (!table->last_node)
		return is_inside(paragraph, table->node);
	for (const jk_node *node = table->node; node; node = jk_node_next(node)) {
		if (is_inside(paragraph, node))
			return 1;
		if (node == table->last_node)
			return 0;
	}
	return 0;
}

/* Whether a tag stands anywhere but in tables of contents: without one the part stays as it is. */
static int has_tags(jk_compiling *c, const jk_list *tables)
{
	jk_buffer text;
	jk_node *root = jk_xml_root(c->xml), *paragraph = NULL;
	int found = 0;
	jk_buffer_init(&text, 0);
	while (!found && (paragraph = jk_paragraph_next(c->dialect, 0, root, paragraph)) != NULL) {
		size_t length;
		jk_buffer_clear(&text);
		jk_paragraph_text(&text, c->dialect, 0, paragraph);
		found = jk_find_braces(jk_buffer_text(&text), 0, &length) != NULL;
		for (size_t i = 0; i < tables->count && found; i++)
			found = !is_of_table(tables->items[i], paragraph);
	}
	c->no_memory |= text.failed;
	jk_buffer_dispose(&text);
	return found;
}

static jk_contents *contents_of(jk_compiling *c)
{
	if (c->compiled->contents)
		return c->compiled->contents;
	jk_contents *contents = jk_arena_allocate(c->arena, sizeof *contents);
	c->no_memory |= !contents;
	return c->compiled->contents = contents;
}

static void read_model(jk_compiling *c, jk_contents *contents)
{
	if (is_docx(c))
		contents->docx = jk_docx_model_of(c);
	else
		contents->odt = jk_odt_model_of(c);
	contents->main = c->part;
	contents->size = is_docx(c) ? jk_docx_page_size(c) : jk_odt_page_size();
}

static void read_tables(jk_compiling *c, jk_contents *contents, const jk_list *found)
{
	jk_buffer bytes;
	jk_written written = {.arena = c->arena, .docx = contents->docx, .odt = contents->odt, .size = contents->size};
	jk_buffer_init(&bytes, 0);
	jk_xml_put_node(&bytes, jk_xml_root(c->xml));
	written.bytes = jk_buffer_text(&bytes);
	written.length = bytes.length;
	c->no_memory |= bytes.failed || jk_written_read(&written) != JK_OK;
	for (size_t i = 0; i < found->count && !c->no_memory; i++) {
		jk_contents_table *table = found->items[i];
		if (!(is_docx(c) ? jk_contents_read_docx(c, table, &written) : jk_contents_read_odt(c, table, &written)))
			continue;
		c->no_memory |= jk_list_add(&contents->tables, c->arena, table) != JK_OK;
	}
	jk_buffer_dispose(&bytes);
	for (size_t i = 0; i < contents->tables.count && !c->no_memory; i++) {
		jk_contents_table *table = contents->tables.items[i];
		(is_docx(c) ? jk_contents_empty_docx : jk_contents_empty_odt)(c, table);
	}
}

/* Whether the part holds references whose text can be told. */
static int has_references(const jk_compiling *c, const jk_node *node)
{
	int found = 0;
	for (const jk_node *child = jk_node_first(node); child && !found; child = jk_node_next(child)) {
		const char *text = jk_node_is(node, "instrText") ? jk_node_text(child) : NULL;
		if (jk_node_is(child, "fldSimple"))
			text = jk_node_attribute_local(child, "instr");
		text = text ? text + strspn(text, " \t\n") : "";
		found = jk_text_starts(text, "REF") || jk_node_is(child, "bookmark-ref") || (jk_node_is_element(child) && has_references(c, child));
	}
	return found;
}

/* --- bookmarks of headings --- */

void jk_contents_begin_anchor(jk_buffer *out, const jk_written *written, const char *name, unsigned id)
{
	if (written->docx)
		jk_buffer_format(out, "<w:bookmarkStart w:id=\"%u\" w:name=\"%s\"/>", id, name);
	else
		jk_buffer_format(out, "<text:bookmark-start text:name=\"%s\"/>", name);
}

void jk_contents_end_anchor(jk_buffer *out, const jk_written *written, const char *name, unsigned id)
{
	if (written->docx)
		jk_buffer_format(out, "<w:bookmarkEnd w:id=\"%u\"/>", id);
	else
		jk_buffer_format(out, "<text:bookmark-end text:name=\"%s\"/>", name);
}

void jk_find_contents(jk_compiling *c)
{
	jk_list tables = {0};
	if (c->dialect->is_plain(c->part))
		return;
	int refers = has_references(c, jk_xml_root(c->xml));
	if (is_main(c))
		(is_docx(c) ? jk_contents_find_docx : jk_contents_find_odt)(c, &tables);
	int tagged = is_main(c) && has_tags(c, &tables);
	if (c->no_memory || !(refers || tables.count))
		return;
	jk_contents *contents = contents_of(c);
	if (contents && refers)
		c->no_memory |= jk_list_add(&contents->parts, c->arena, c->part) != JK_OK;
	if (!contents || !tagged || !tables.count)
		return;
	read_model(c, contents);
	if (!c->no_memory && !c->failed)
		read_tables(c, contents, &tables);
}

/* Whether Word would ask about fields that are up to date. */
static int asks_for_updates(jk_compiling *c)
{
	jk_buffer bytes;
	if (!is_docx(c) || !jk_package_has(c->compiled->package, JK_SETTINGS_PART))
		return 0;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, c->compiled->package, JK_SETTINGS_PART, c->diagnostics);
	int asks = result == JK_OK && strstr(jk_buffer_text(&bytes), "updateFields") != NULL;
	c->no_memory |= result == JK_NO_MEMORY;
	c->failed |= result == JK_FAILED;
	jk_buffer_dispose(&bytes);
	return asks;
}

/* What the clause writer writes knows its numbers: references in it are left alone. */
static void watch_clauses(jk_compiling *c)
{
	for (size_t i = 0; i < c->tags.count; i++) {
		const jk_tag *tag = c->tags.items[i];
		if (tag->kind != JK_TAG_CLAUSES || !tag->mark)
			continue;
		jk_act_before(c, tag->mark, note_clauses, NULL);
		jk_act_after(c, tag->mark, note_clauses_end, NULL);
	}
}

void jk_finish_contents(jk_compiling *c)
{
	jk_contents *contents = c->compiled->contents;
	if (!contents || !is_main(c) || !c->wanted)
		return;
	if (!contents->main)
		read_model(c, contents);
	watch_clauses(c);
	contents->asks = contents->tables.count && asks_for_updates(c);
	for (size_t i = 0; i < contents->tables.count && !c->no_memory && !c->failed; i++)
		(is_docx(c) ? jk_contents_clear_docx : jk_contents_clear_odt)(c, contents->tables.items[i], note_first, note_entries);
}
