/* A finished document: entries of tables of contents, bookmarks they lead to, and what references show, put into what was written. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/contents.h"
#include "template/reference.h"

/* --- changes of a part, put in all at once --- */

typedef struct {
	size_t at, cut;        /* place, and bytes that go */
	size_t from, length;   /* what comes, in the text of all changes */
	size_t order;
} change;

typedef struct {
	jk_run *run;
	const jk_contents *contents;
	const jk_contents_state *state; /* NULL: nothing was noted */
	jk_written main;
	jk_buffer main_bytes;
	jk_buffer text;        /* of changes of one part */
	jk_list changes;
	unsigned next_id, next_name;
	const char **anchors;  /* of headings, by number of paragraph */
	int no_memory;
} making;

static void add_change(making *k, size_t at, size_t cut, size_t from)
{
	change *c = jk_arena_allocate(k->run->arena, sizeof *c);
	if (!c || jk_list_add(&k->changes, k->run->arena, c) != JK_OK) {
		k->no_memory = 1;
		return;
	}
	*c = (change){at, cut, from, k->text.length - from, k->changes.count};
}

static int by_place(const void *a, const void *b)
{
	const change *x = *(const change *const *)a, *y = *(const change *const *)b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

static jk_result apply(making *k, const char *part, const jk_buffer *bytes)
{
	jk_buffer out;
	size_t at = 0;
	if (k->no_memory || k->text.failed)
		return JK_NO_MEMORY;
	if (!k->changes.count)
		return JK_OK;
	qsort(k->changes.items, k->changes.count, sizeof *k->changes.items, by_place);
	jk_buffer_init(&out, 0);
	for (size_t i = 0; i < k->changes.count; i++) {
		const change *c = k->changes.items[i];
		if (c->at < at)
			continue;
		jk_buffer_add(&out, bytes->bytes + at, c->at - at);
		jk_buffer_add(&out, jk_buffer_text(&k->text) + c->from, c->length);
		at = c->at + c->cut;
	}
	jk_buffer_add(&out, bytes->bytes + at, bytes->length - at);
	jk_result result = jk_output_take(k->run->output, part, &out);
	jk_buffer_dispose(&out);
	return result;
}

/* --- bookmarks --- */

enum { FIRST_NAME = 700000000, FIRST_ID = 6000000 }; /* far from those of templates, of repetitions and of the clause writer */

static const char *new_name(making *k)
{
	const char *start = k->main.docx ? "_Toc" : "__RefHeading___Toc", *name;
	do
		name = jk_arena_format(k->run->arena, "%s%u%s", start, k->next_name++, k->main.docx ? "" : "_1");
	while (name && jk_written_find(&k->main, name));
	return name;
}

/* The bookmark of a heading, made when there is none. */
static const char *anchor_of(making *k, const jk_written_paragraph *heading)
{
	const char **known = &k->anchors[heading->number];
	if (*known)
		return *known;
	*known = heading->anchor ? jk_slice_copy(k->run->arena, heading->anchor->name) : new_name(k);
	k->no_memory |= !*known;
	if (heading->anchor || !*known)
		return *known;
	size_t from = k->text.length;
	unsigned id = k->next_id++;
	jk_contents_begin_anchor(&k->text, &k->main, *known, id);
	add_change(k, heading->inside, 0, from);
	from = k->text.length;
	jk_contents_end_anchor(&k->text, &k->main, *known, id);
	add_change(k, heading->stop, 0, from);
	return *known;
}

/* --- entries --- */

static const jk_contents_known *known_entry(const jk_contents_table *table, const jk_written_paragraph *heading, const char *title)
{
	for (size_t i = 0; i < table->known.count; i++) {
		const jk_contents_known *known = table->known.items[i];
		int same = known->anchor && heading->anchor ? jk_slice_is(heading->anchor->name, known->anchor) : strcmp(known->title, title) == 0;
		if (same && known->page)
			return known;
	}
	return NULL;
}

/* Likely pages are set right by those that somebody has seen in the template. */
typedef struct {
	long shift;
	unsigned last;
} paging;

static unsigned page_of(paging *p, const jk_written_paragraph *heading, const jk_contents_known *known)
{
	if (known)
		p->shift = (long)known->page - (long)known->likely;
	long page = (long)heading->page + p->shift;
	if (page > (long)p->last)
		p->last = (unsigned)page;
	return p->last;
}

static int is_bare(const jk_contents_table *table, unsigned level) { return level >= table->first_bare && level <= table->last_bare; }

static jk_list entries_of(making *k, const jk_contents_table *table)
{
	jk_list entries = {0};
	paging pages = {0, 1};
	for (size_t i = 0; i < k->main.paragraphs.count && !k->no_memory; i++) {
		const jk_written_paragraph *heading = k->main.paragraphs.items[i];
		unsigned level = jk_contents_level(table, &k->main, heading);
		const char *title = level ? jk_contents_title(k->run->arena, &k->main, heading) : "";
		jk_contents_entry *entry = title && *title ? jk_arena_allocate(k->run->arena, sizeof *entry) : NULL;
		if (title && !*title)
			continue;
		const char *label = jk_contents_label(k->run->arena, heading);
		if (!entry || !label || jk_list_add(&entries, k->run->arena, entry) != JK_OK) {
			k->no_memory = 1;
			break;
		}
		*entry = (jk_contents_entry){level, page_of(&pages, heading, known_entry(table, heading, title)), label, title, NULL};
		entry->page = is_bare(table, level) ? 0 : entry->page;
		entry->anchor = anchor_of(k, heading);
	}
	return entries;
}

static void put_first(making *k, const jk_contents_place *place, const jk_contents_entry *entry)
{
	size_t from = k->text.length;
	if (!k->main.docx)
		return;
	jk_buffer_string(&k->text, jk_contents_first_docx(place->table, entry));
	add_change(k, place->first, 0, from);
}

static void fill_table(making *k, const jk_contents_place *place)
{
	jk_list entries = entries_of(k, place->table);
	if (k->no_memory)
		return;
	put_first(k, place, entries.count ? entries.items[0] : NULL);
	size_t from = k->text.length;
	for (size_t i = 0; i < entries.count; i++) {
		if (k->main.docx)
			jk_contents_put_docx(&k->text, place->table, entries.items[i], i == 0);
		else
			jk_contents_put_odt(&k->text, place->table, entries.items[i]);
	}
	add_change(k, place->entries, 0, from);
}

/* --- references --- */

static int by_clauses(const making *k, const jk_written_reference *reference)
{
	for (size_t i = 0; k->state && i < k->state->clauses.count; i++) {
		const jk_contents_stretch *stretch = k->state->clauses.items[i];
		if (reference->from >= stretch->from && reference->from < stretch->to)
			return 1;
	}
	return 0;
}

static void put_shown(making *k, const jk_written_reference *reference, const char *text)
{
	if (!k->main.docx) {
		k->run->compiled->dialect->put_text(&k->text, text, NULL);
		return;
	}
	jk_buffer_string(&k->text, "<w:r>");
	if (reference->properties.at)
		jk_buffer_add(&k->text, reference->properties.at, reference->properties.length);
	jk_buffer_string(&k->text, "<w:t xml:space=\"preserve\">");
	k->run->compiled->dialect->put_text(&k->text, text, NULL);
	jk_buffer_string(&k->text, "</w:t></w:r>");
}

static void renew_reference(making *k, const jk_written *part, const jk_written_reference *reference)
{
	jk_buffer wanted, shown;
	jk_buffer_init(&wanted, 0);
	jk_buffer_init(&shown, 0);
	jk_written_text(&shown, part, reference->from, reference->to);
	if (jk_reference_put(&wanted, &k->main, part, reference) && strcmp(jk_buffer_text(&wanted), jk_buffer_text(&shown)) != 0) {
		size_t from = k->text.length;
		put_shown(k, reference, jk_buffer_text(&wanted));
		add_change(k, reference->from, reference->to - reference->from, from);
	}
	k->no_memory |= wanted.failed || shown.failed;
	jk_buffer_dispose(&wanted);
	jk_buffer_dispose(&shown);
}

static void renew_references(making *k, const jk_written *part)
{
	for (size_t i = 0; i < part->references.count && !k->no_memory; i++) {
		const jk_written_reference *reference = part->references.items[i];
		if (part != &k->main || !by_clauses(k, reference))
			renew_reference(k, part, reference);
	}
}

/* --- parts --- */

static jk_result read_part(making *k, jk_written *out, jk_buffer *bytes, const char *part)
{
	const jk_lists_state *lists = k->run->features[JK_FEATURE_LISTS];
	jk_result result = jk_output_part(bytes, k->run->output, part, k->run->diagnostics);
	*out = (jk_written){.arena = k->run->arena, .docx = k->contents->docx, .odt = k->contents->odt, .lists = lists, .size = k->contents->size};
	out->bytes = jk_buffer_text(bytes);
	out->length = bytes->length;
	return result == JK_OK ? jk_written_read(out) : result;
}

static jk_result make_main(making *k)
{
	jk_result result = read_part(k, &k->main, &k->main_bytes, k->contents->main);
	if (result != JK_OK)
		return result;
	k->anchors = jk_arena_array(k->run->arena, k->main.paragraphs.count + 1, sizeof *k->anchors);
	k->next_name = FIRST_NAME;
	k->next_id = k->main.most_id >= FIRST_ID ? k->main.most_id + 1 : FIRST_ID;
	if (!k->anchors)
		return JK_NO_MEMORY;
	for (size_t i = 0; k->state && i < k->state->places.count && !k->no_memory; i++)
		fill_table(k, k->state->places.items[i]);
	renew_references(k, &k->main);
	return apply(k, k->contents->main, &k->main_bytes);
}

static jk_result make_other(making *k, const char *part)
{
	jk_written written;
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_buffer_clear(&k->text);
	k->changes.count = 0;
	jk_result result = read_part(k, &written, &bytes, part);
	if (result == JK_OK) {
		renew_references(k, &written);
		result = apply(k, part, &bytes);
	}
	jk_buffer_dispose(&bytes);
	return result;
}

/* Takes w:updateFields out, which frightens with a question. */
static jk_result calm_settings(making *k)
{
	jk_buffer bytes;
	jk_markup m;
	jk_buffer_init(&bytes, 0);
	jk_buffer_clear(&k->text);
	k->changes.count = 0;
	jk_result result = jk_output_part(&bytes, k->run->output, JK_SETTINGS_PART, k->run->diagnostics);
	jk_markup_init(&m, jk_buffer_text(&bytes), 0, bytes.length);
	while (jk_markup_next(&m)) {
		if (m.kind != JK_MARKUP_START || !jk_markup_is(&m, "updateFields"))
			continue;
		size_t from = m.from;
		jk_markup_skip(&m);
		add_change(k, from, m.to - from, k->text.length);
	}
	if (result == JK_OK)
		result = apply(k, JK_SETTINGS_PART, &bytes);
	jk_buffer_dispose(&bytes);
	return result;
}

jk_result jk_contents_finish(jk_run *run)
{
	const jk_contents *contents = run->compiled->contents;
	if (!contents || !contents->main || !run->output)
		return JK_OK;
	making k = {.run = run, .contents = contents, .state = run->features[JK_FEATURE_CONTENTS]};
	jk_buffer_init(&k.main_bytes, 0);
	jk_buffer_init(&k.text, 0);
	jk_result result = make_main(&k);
	for (size_t i = 0; i < contents->parts.count && result == JK_OK; i++)
		if (strcmp(contents->parts.items[i], contents->main) != 0)
			result = make_other(&k, contents->parts.items[i]);
	if (result == JK_OK && contents->asks)
		result = calm_settings(&k);
	jk_buffer_dispose(&k.main_bytes);
	jk_buffer_dispose(&k.text);
	return result;
}
