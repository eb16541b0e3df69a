/* Values of a document, read back out of its sentences. */
#include <string.h>
#include "base/text.h"
#include "compare/pairing.h"
#include "compare/readback.h"

typedef struct {
	jk_side *document;
	const jk_side *base;
	jk_words *words;
} reading;

/* --- values of a unit --- */

static jk_side_value *value_named(const jk_list *values, const char *name)
{
	for (size_t i = 0; i < values->count; i++) {
		jk_side_value *value = values->items[i];
		if (jk_text_equal(value->name, name))
			return value;
	}
	return NULL;
}

/* The value that a span shows: undecided ones have their own name. */
static const jk_side_value *value_of(const jk_side_unit *unit, const jk_side_span *span)
{
	if (span->kind == JK_SPAN_VALUE)
		return value_named(&unit->values, span->name);
	for (size_t i = 0; span->kind == JK_SPAN_UNDECIDED && i < unit->values.count; i++) {
		const jk_side_value *value = unit->values.items[i];
		if (value->undecided && jk_text_equal(value->undecided, span->name))
			return value;
	}
	return NULL;
}

static jk_result copy_text(const char **out, jk_arena *arena, const char *text)
{
	*out = jk_arena_string(arena, text);
	return *out || !text ? JK_OK : JK_NO_MEMORY;
}

static jk_result copy_value(jk_side_value **out, jk_arena *arena, const jk_side_value *value)
{
	jk_side_value *copy = jk_arena_allocate(arena, sizeof *copy);
	*out = copy;
	if (!copy)
		return JK_NO_MEMORY;
	*copy = *value;
	if (copy_text(&copy->name, arena, value->name) != JK_OK || copy_text(&copy->label, arena, value->label) != JK_OK ||
	    copy_text(&copy->raw, arena, value->raw) != JK_OK || copy_text(&copy->unit, arena, value->unit) != JK_OK ||
	    copy_text(&copy->text, arena, value->text) != JK_OK || copy_text(&copy->origin, arena, value->origin) != JK_OK ||
	    copy_text(&copy->undecided, arena, value->undecided) != JK_OK)
		return JK_NO_MEMORY;
	return JK_OK;
}

static int as_it_was(const jk_side_value *value, const jk_side_value *base)
{
	return jk_text_equal(value->raw, base->raw) && jk_text_equal(value->unit, base->unit) && (value->raw || jk_text_equal(value->text, base->text));
}

/* A value may stand at several places: one that was changed counts more than one that was not. */
static jk_result add_value(jk_side_unit *unit, jk_arena *arena, jk_side_value *value, const jk_side_value *base)
{
	jk_side_value *known = value_named(&unit->values, value->name);
	if (!known)
		return jk_list_add(&unit->values, arena, value);
	if (as_it_was(known, base))
		*known = *value;
	return JK_OK;
}

static jk_result take_slot(const reading *r, jk_side_unit *unit, const jk_value_slot *slot, const char *text)
{
	jk_side_value *value;
	jk_arena *arena = r->document->arena;
	if (!slot->found || slot->new_from == slot->new_to)
		return JK_OK;
	if (copy_value(&value, arena, slot->value) != JK_OK)
		return JK_NO_MEMORY;
	int undecided = slot->value->undecided != NULL;
	if (jk_slot_read(value, arena, slot, text) != JK_OK)
		return JK_NO_MEMORY;
	value->origin = "document";
	if (undecided && strstr(value->text, slot->value->undecided))
		value->raw = value->unit = value->text = NULL; /* nobody has decided yet */
	else
		value->undecided = NULL;
	return add_value(unit, arena, value, slot->value);
}

/* --- blocks --- */

static jk_result find_slots(jk_value_slot **out, size_t *count, jk_arena *arena, const jk_side_unit *unit, const jk_side_block *block)
{
	size_t at = 0;
	*count = 0;
	*out = jk_arena_array(arena, block->spans.count + 1, sizeof **out);
	if (!*out)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < block->spans.count; i++) {
		const jk_side_span *span = block->spans.items[i];
		const jk_side_value *value = value_of(unit, span);
		size_t from = at;
		at += strlen(span->text);
		if (value)
			(*out)[(*count)++] = (jk_value_slot){.from = from, .to = at, .value = value};
	}
	return JK_OK;
}

static jk_result read_block(const reading *r, jk_side_unit *unit, const jk_side_unit *base, const jk_side_block *was, const jk_side_block *is)
{
	jk_value_slot *slots;
	size_t count;
	jk_arena *arena = r->document->arena;
	if (find_slots(&slots, &count, arena, base, was) != JK_OK || (count && jk_slots_find(slots, count, arena, was, is->text, r->words) != JK_OK))
		return JK_NO_MEMORY;
	for (size_t i = 0; i < count; i++)
		if (take_slot(r, unit, &slots[i], is->text) != JK_OK)
			return JK_NO_MEMORY;
	return JK_OK;
}

static int is_shown(const jk_side_unit *unit, const jk_side_value *value)
{
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		for (size_t k = 0; k < block->spans.count; k++)
			if (value_of(unit, block->spans.items[k]) == value)
				return 1;
	}
	return 0;
}

/* Values that no sentence shows, those of tables too, are as they were: nobody can have changed them here. */
static jk_result keep_hidden(const reading *r, jk_side_unit *unit, const jk_side_unit *base)
{
	for (size_t i = 0; i < base->values.count; i++) {
		const jk_side_value *value = base->values.items[i];
		jk_side_value *copy;
		if (is_shown(base, value) || value_named(&unit->values, value->name))
			continue;
		if (copy_value(&copy, r->document->arena, value) != JK_OK || jk_list_add(&unit->values, r->document->arena, copy) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

static jk_result read_unit(const reading *r, jk_side_unit *unit, const jk_side_unit *base)
{
	jk_match match;
	if (!base->values.count)
		return JK_OK;
	if (jk_match_blocks(&match, r->document->arena, NULL, &base->blocks, &unit->blocks) != JK_OK)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < match.old_count; i++)
		if (match.to_new[i] != JK_ALIGN_NONE &&
		    read_block(r, unit, base, base->blocks.items[i], unit->blocks.items[match.to_new[i]]) != JK_OK)
			return JK_NO_MEMORY;
	return keep_hidden(r, unit, base);
}

/* --- papers --- */

static size_t shared_units(const jk_side_paper *paper, const jk_side_paper *base)
{
	size_t count = 0;
	for (size_t i = 0; i < paper->units.count; i++) {
		const jk_side_unit *unit = paper->units.items[i];
		count += unit->id && jk_side_find_unit(base, unit->id) != NULL;
	}
	return count;
}

/* The paper of the base that a document is: by its kind, else the one with which it shares most clauses. */
static const jk_side_paper *base_of(const jk_side *base, const jk_side_paper *paper)
{
	const jk_side_paper *found = paper->kind ? jk_side_find_paper(base, paper->kind, paper->group) : NULL;
	if (!found && paper->kind)
		found = jk_side_find_paper(base, paper->kind, NULL);
	size_t most = 0;
	for (size_t i = 0; !paper->kind && i < base->papers.count; i++) {
		size_t count = shared_units(paper, base->papers.items[i]);
		if (count > most) {
			most = count;
			found = base->papers.items[i];
		}
	}
	return found;
}

jk_result jk_read_values_back(jk_side *document, const jk_side *base, jk_words *words)
{
	const reading r = {document, base, words};
	document->values_read = 1;
	for (size_t i = 0; i < document->papers.count; i++) {
		const jk_side_paper *paper = document->papers.items[i], *from = base_of(base, paper);
		for (size_t k = 0; from && k < paper->units.count; k++) {
			jk_side_unit *unit = paper->units.items[k];
			const jk_side_unit *was = unit->id ? jk_side_find_unit(from, unit->id) : NULL;
			if (was && was->in && read_unit(&r, unit, was) != JK_OK)
				return JK_NO_MEMORY;
		}
	}
	return JK_OK;
}
