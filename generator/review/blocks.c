/* Units and their blocks. */
#include <string.h>
#include "base/text.h"
#include "review/units.h"

static void push(jk_splitting *s, jk_list *list, const void *item) { s->no_memory |= !item || jk_list_add(list, s->arena, item) != JK_OK; }

jk_side_unit *jk_unit_add(jk_splitting *s, const char *id, const char *chapter)
{
	jk_side_unit *unit = jk_arena_allocate(s->arena, sizeof *unit);
	if (unit)
		*unit = (jk_side_unit){.id = id, .label = "", .title = "", .chapter = chapter, .reason = "", .chapter_paragraph = s->chapter_paragraph, .in = 1,
				       .how = id ? JK_FOUND_BY_ID : JK_FOUND_NOT};
	push(s, &s->paper->units, unit);
	return unit;
}

static jk_block_kind kind_of(jk_role role)
{
	static const jk_block_kind kinds[] = {
		[JK_ROLE_TEXT] = JK_BLOCK_PARAGRAPH,	  [JK_ROLE_CAPTION] = JK_BLOCK_CAPTION,		[JK_ROLE_ARTICLE] = JK_BLOCK_ARTICLE,
		[JK_ROLE_CHAPTER] = JK_BLOCK_ARTICLE,	  [JK_ROLE_PARAGRAPH] = JK_BLOCK_PARAGRAPH,	[JK_ROLE_ITEM] = JK_BLOCK_ITEM,
		[JK_ROLE_SUBITEM1] = JK_BLOCK_SUBITEM1,	  [JK_ROLE_SUBITEM2] = JK_BLOCK_SUBITEM2,	[JK_ROLE_TABLE_TITLE] = JK_BLOCK_TABLE_TITLE,
		[JK_ROLE_TABLE] = JK_BLOCK_TABLE,
	};
	return kinds[role];
}

/* 第12条: its number stands on the line of its first 項. That of a section stands on its heading. */
static int is_article(const jk_side_block *block) { return jk_number_of_label(block->label) == JK_NUMBER_ARTICLE; }

/* --- text without what the paper adds to it --- */

/* What stands behind values that nobody chose. */
static const char defaulted[] = "〔既定〕";

/* Changes tell bytes of the text: they move along when some are taken out. */
static void take_out(jk_splitting *s, jk_side_block *block, char *text, size_t from, size_t length)
{
	s->no_memory |= jk_places_take_out(&block->places, s->arena, from, length) != JK_OK;
	memmove(text + from, text + from + length, strlen(text + from + length) + 1);
	for (size_t i = 0; i < block->changes.count; i++) {
		jk_side_change *change = block->changes.items[i];
		change->at = change->at >= from + length ? change->at - length : change->at > from ? from : change->at;
	}
}

static void take_out_all(jk_splitting *s, jk_side_block *block, char *text, const char *words)
{
	enum { MOST = 200 }; /* in one paragraph: no text of ours has more values */
	char *at = text;
	for (unsigned i = 0; i < MOST && (at = strstr(at, words)) != NULL; i++)
		take_out(s, block, text, (size_t)(at - text), strlen(words));
}

/* 【必須】 and ［基準3.1(6)］ behind a heading; an undecided word in brackets is text. */
static void take_off_end(jk_splitting *s, jk_side_block *block, char *text, const char *open, const char *close)
{
	enum { CHARACTERS_MOST = 200 };
	char *last = NULL;
	if (!jk_text_ends(text, close))
		return;
	for (char *at = text; (at = strstr(at, open)) != NULL; at += strlen(open))
		last = at;
	if (last && last > text && !jk_text_starts(last, "【未決") && jk_text_length(last) <= CHARACTERS_MOST)
		take_out(s, block, text, (size_t)(last - text), strlen(last));
}

static void take_off_brackets(jk_splitting *s, jk_side_block *block, char *text)
{
	size_t length = strlen(text), open = jk_text_starts(text, "（") ? 3 : *text == '(' ? 1 : 0;
	size_t close = jk_text_ends(text, "）") ? 3 : length && text[length - 1] == ')' ? 1 : 0;
	if (!open || !close || length <= open + close)
		return;
	take_out(s, block, text, length - close, close);
	take_out(s, block, text, 0, open);
}

/* What jokou adds to the words of the catalog when it writes them into a paper. */
static void clean(jk_splitting *s, jk_side_block *block, char *text)
{
	if (block->kind == JK_BLOCK_CAPTION)
		take_off_brackets(s, block, text);
	if (!s->provenance->ours)
		return;
	take_out_all(s, block, text, defaulted);
	if (block->kind == JK_BLOCK_ARTICLE && !is_article(block)) {
		take_off_end(s, block, text, "［基準", "］");
		take_off_end(s, block, text, "［実務", "］");
		take_off_end(s, block, text, "【", "】");
	}
}

const char *jk_unit_clean_cell(jk_splitting *s, const char *text)
{
	jk_buffer out;
	if (!s->provenance->ours || !strstr(text, defaulted))
		return text;
	jk_buffer_init(&out, 0);
	for (const char *mark; (mark = strstr(text, defaulted)) != NULL; text = mark + strlen(defaulted))
		jk_buffer_add(&out, text, (size_t)(mark - text));
	jk_buffer_string(&out, text);
	const char *copy = out.failed ? NULL : jk_arena_string(s->arena, jk_buffer_text(&out));
	s->no_memory |= !copy;
	jk_buffer_dispose(&out);
	return copy ? copy : "";
}

jk_list jk_unit_clean_places(jk_splitting *s, const char *text, const jk_list *places)
{
	jk_list own = {0};
	if (!places)
		return own;
	s->no_memory |= jk_places_add_part(&own, s->arena, places, 0, (size_t)-1, 0) != JK_OK;
	size_t gone = 0;
	for (const char *at = text, *mark; s->provenance->ours && (mark = strstr(at, defaulted)) != NULL; at = mark + strlen(defaulted)) {
		s->no_memory |= jk_places_take_out(&own, s->arena, (size_t)(mark - text) - gone, strlen(defaulted)) != JK_OK;
		gone += strlen(defaulted);
	}
	return own;
}

static void add_cell(jk_splitting *s, jk_side_row *own, const char *text, const jk_list *places)
{
	jk_list *kept = jk_arena_allocate(s->arena, sizeof *kept);
	if (kept)
		*kept = jk_unit_clean_places(s, text, places);
	push(s, &own->cells, jk_unit_clean_cell(s, text));
	push(s, &own->places, kept);
}

static void add_row(jk_splitting *s, jk_side_block *block, const jk_side_row *row)
{
	jk_side_row *own = jk_arena_allocate(s->arena, sizeof *own);
	push(s, &block->rows, own);
	if (!own)
		return;
	own->header = row->header;
	for (size_t i = 0; i < row->cells.count; i++)
		add_cell(s, own, row->cells.items[i], i < row->places.count ? row->places.items[i] : NULL);
}

/* --- blocks --- */

static void add_changes(jk_splitting *s, jk_side_block *block, const jk_unit_part *part)
{
	for (size_t i = 0; i < part->piece->changes.count; i++) {
		const jk_side_change *old = part->piece->changes.items[i];
		jk_side_change *change = jk_arena_allocate(s->arena, sizeof *change);
		if (change) {
			*change = *old;
			change->at = old->at > part->taken ? old->at - part->taken : 0;
		}
		push(s, &block->changes, change);
	}
}

static void add_span(jk_splitting *s, jk_side_block *block)
{
	jk_side_span *span = jk_arena_allocate(s->arena, sizeof *span);
	if (span)
		*span = (jk_side_span){JK_SPAN_TEXT, block->text, NULL};
	push(s, &block->spans, span);
}

void jk_unit_add_part(jk_splitting *s, jk_side_unit *unit, const jk_unit_part *part)
{
	jk_side_block *block = unit ? jk_arena_allocate(s->arena, sizeof *block) : NULL;
	char *text = block ? jk_arena_allocate(s->arena, strlen(part->text) + 1) : NULL;
	if (!text) {
		s->no_memory = 1;
		return;
	}
	memcpy(text, part->text, strlen(part->text) + 1);
	*block = (jk_side_block){.kind = kind_of(part->role), .label = part->label, .text = text, .path = "", .paragraph = part->piece->paragraph};
	for (size_t i = 0; i < part->piece->rows.count; i++)
		add_row(s, block, part->piece->rows.items[i]);
	add_changes(s, block, part);
	s->no_memory |= jk_places_add_part(&block->places, s->arena, &part->piece->places, part->taken, (size_t)-1, 0) != JK_OK;
	clean(s, block, text);
	if (*text)
		add_span(s, block);
	push(s, &unit->blocks, block);
}

/* --- when all are there --- */

typedef struct {
	unsigned numbers[4]; /* 項, 号, 号の細分 */
} path_counter;

static const char *next_path(jk_splitting *s, path_counter *c, unsigned level)
{
	for (unsigned above = 0; above < level; above++)
		if (!c->numbers[above])
			c->numbers[above] = 1;
	c->numbers[level]++;
	for (unsigned below = level + 1; below < 4; below++)
		c->numbers[below] = 0;
	const unsigned *n = c->numbers;
	const char *path = level == 0   ? jk_arena_format(s->arena, "%u", n[0])
			   : level == 1 ? jk_arena_format(s->arena, "%u/%u", n[0], n[1])
			   : level == 2 ? jk_arena_format(s->arena, "%u/%u/%u", n[0], n[1], n[2])
					: jk_arena_format(s->arena, "%u/%u/%u/%u", n[0], n[1], n[2], n[3]);
	s->no_memory |= !path;
	return path ? path : "";
}

static int is_heading(const jk_side_block *block, size_t index)
{
	return block->kind == JK_BLOCK_CAPTION || (block->kind == JK_BLOCK_ARTICLE && index == 0 && !is_article(block));
}

static void set_paths(jk_splitting *s, jk_side_unit *unit)
{
	path_counter counter = {{0}};
	for (size_t i = 0; i < unit->blocks.count; i++) {
		jk_side_block *block = unit->blocks.items[i];
		if (is_heading(block, i))
			continue;
		if (block->kind == JK_BLOCK_ARTICLE || block->kind == JK_BLOCK_PARAGRAPH)
			block->path = next_path(s, &counter, 0);
		else if (block->kind >= JK_BLOCK_ITEM && block->kind <= JK_BLOCK_SUBITEM2)
			block->path = next_path(s, &counter, 1 + (unsigned)block->kind - JK_BLOCK_ITEM);
	}
}

/* Captions, and texts between the heading of a section and its items, have no number in our papers; LibreOffice gives them one when it turns
 * a DOCX into an ODT. */
static void drop_numbers(const jk_splitting *s, jk_side_unit *unit)
{
	int article = 0;
	for (size_t i = 0; i < unit->blocks.count && s->provenance->ours; i++) {
		jk_side_block *block = unit->blocks.items[i];
		article |= block->kind == JK_BLOCK_ARTICLE && is_article(block);
		if (block->kind == JK_BLOCK_CAPTION || block->kind == JK_BLOCK_TABLE_TITLE || (block->kind == JK_BLOCK_PARAGRAPH && !article))
			block->label = "";
	}
}

static void name_unit(jk_splitting *s, jk_side_unit *unit, const char *chapter_label)
{
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		if (is_heading(block, i) && !*unit->title)
			unit->title = block->text;
		if (block->kind != JK_BLOCK_ARTICLE || *unit->label)
			continue;
		int section = !is_article(block) && *block->label;
		unit->label = section && *chapter_label ? jk_arena_format(s->arena, "%s%s", chapter_label, block->label) : block->label;
		s->no_memory |= !unit->label;
		unit->label = unit->label ? unit->label : "";
	}
}

void jk_unit_finish(jk_splitting *s, jk_side_unit *unit, const char *chapter_label)
{
	if (!unit)
		return;
	drop_numbers(s, unit);
	set_paths(s, unit);
	name_unit(s, unit, chapter_label);
}
