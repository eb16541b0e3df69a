#include "update/where.h"

static const jk_side_place *place_at(const jk_list *places, size_t i) { return i < places->count ? places->items[i] : NULL; }

/* The place that holds the byte; of a point at the end of one, that. */
static size_t find_from(const jk_list *places, size_t at)
{
	size_t found = places->count;
	for (size_t i = 0; i < places->count; i++) {
		const jk_side_place *p = places->items[i];
		if (p->at <= at && at < p->at + p->length)
			return i;
		if (p->at + p->length == at)
			found = i;
	}
	return found;
}

static size_t find_to(const jk_list *places, size_t at)
{
	for (size_t i = 0; i < places->count; i++) {
		const jk_side_place *p = places->items[i];
		if (p->at < at && at <= p->at + p->length)
			return i;
	}
	return places->count;
}

jk_where jk_where_is(const jk_list *places, size_t from, size_t to)
{
	const jk_where nowhere = {0};
	const jk_side_place *begin = place_at(places, find_from(places, from));
	if (!begin || (from < to && begin->at + begin->length == from))
		return nowhere;
	size_t at = begin->place + (from - begin->at);
	if (from == to)
		return (jk_where){begin->paragraph, at, at};
	size_t last = find_to(places, to);
	const jk_side_place *end = place_at(places, last), *next = place_at(places, last + 1);
	if (!end || end->paragraph != begin->paragraph)
		return nowhere;
	size_t stop = end->place + (to - end->at);
	if (next && next->paragraph == end->paragraph && next->at == to)
		stop = next->place;
	return (jk_where){begin->paragraph, at, stop};
}

/* --- blocks --- */

static void widen(const jk_list *places, size_t *first, size_t *last)
{
	for (size_t i = 0; i < places->count; i++) {
		size_t paragraph = ((const jk_side_place *)places->items[i])->paragraph;
		*first = !*first || paragraph < *first ? paragraph : *first;
		*last = paragraph > *last ? paragraph : *last;
	}
}

static void reach(const jk_side_block *block, size_t *first, size_t *last)
{
	*first = *last = block->paragraph;
	widen(&block->places, first, last);
	for (size_t r = 0; r < block->rows.count; r++) {
		const jk_side_row *row = block->rows.items[r];
		for (size_t i = 0; i < row->places.count; i++)
			widen(row->places.items[i], first, last);
	}
}

size_t jk_block_first(const jk_side_block *block)
{
	size_t first, last;
	reach(block, &first, &last);
	return first;
}

size_t jk_block_last(const jk_side_block *block)
{
	size_t first, last;
	reach(block, &first, &last);
	return last;
}

size_t jk_unit_first(const jk_side_unit *unit)
{
	size_t first = 0;
	for (size_t i = 0; i < unit->blocks.count; i++) {
		size_t own = jk_block_first(unit->blocks.items[i]);
		first = !first || (own && own < first) ? own : first;
	}
	return first;
}

size_t jk_unit_last(const jk_side_unit *unit)
{
	size_t last = 0;
	for (size_t i = 0; i < unit->blocks.count; i++) {
		size_t own = jk_block_last(unit->blocks.items[i]);
		last = own > last ? own : last;
	}
	return last;
}
