/* Places of annexes: what the whole counts, as an author of one of the files finds it. */
#include <string.h>
#include "base/diagnostic.h"
#include "base/text.h"
#include "template/including.h"
#include "template/locate.h"
#include "template/paragraph.h"

typedef struct {
	const char *part;
	unsigned first;        /* paragraph of the whole */
	const jk_place *place; /* where it was typed; those behind it follow on */
} place_range;

struct jk_annex_places {
	jk_list ranges;   /* place_range */
	size_t settled;   /* diagnostics that were there before: they tell of tags of annexes, at their own places */
};

static jk_result add_range(jk_annex_places *places, jk_arena *arena, const char *part, unsigned first, const jk_place *place)
{
	const place_range *last = places->ranges.count ? places->ranges.items[places->ranges.count - 1] : NULL;
	if (last && last->part == part && last->place->file == place->file && last->place->part == place->part &&
	    place->paragraph == last->place->paragraph + (first - last->first))
		return JK_OK;
	place_range *range = jk_arena_allocate(arena, sizeof *range);
	if (!range)
		return JK_NO_MEMORY;
	*range = (place_range){part, first, place};
	return jk_list_add(&places->ranges, arena, range);
}

static jk_result list_part(jk_annex_places *places, const jk_bundle *bundle, const jk_open_part *part)
{
	jk_node *root = jk_xml_root(part->xml), *node = NULL;
	unsigned count = 0;
	jk_result result = JK_OK;
	while (result == JK_OK && (node = jk_paragraph_next(bundle->dialect, 0, root, node)) != NULL) {
		unsigned number = jk_node_number(node);
		count++;
		/* Paragraphs that only hold things together were typed by nobody. */
		if (number)
			result = add_range(places, bundle->arena, part->name, count, bundle->places->items[number - 1]);
	}
	return result;
}

jk_result jk_list_places(const jk_annex_places **out, const jk_bundle *bundle, size_t settled)
{
	jk_annex_places *places = jk_arena_allocate(bundle->arena, sizeof *places);
	jk_result result = places ? JK_OK : JK_NO_MEMORY;
	if (places)
		places->settled = settled;
	for (size_t i = 0; i < bundle->parts.count && result == JK_OK; i++) {
		const jk_open_part *part = bundle->parts.items[i];
		if (part->changed && bundle->dialect->has_tags(part->name))
			result = list_part(places, bundle, part);
	}
	*out = places;
	return result;
}

void jk_annex_origin(const jk_annex_places *places, jk_origin *where)
{
	const place_range *found = NULL;
	for (size_t i = 0; places && where->part && where->paragraph && i < places->ranges.count; i++) {
		const place_range *range = places->ranges.items[i];
		if (strcmp(range->part, where->part) == 0 && range->first <= where->paragraph)
			found = range;
	}
	if (!found)
		return;
	where->file = found->place->file;
	where->part = found->place->part;
	where->paragraph = found->place->paragraph + (where->paragraph - found->first);
}

/* --- passing faults on --- */

static jk_origin origin_of(const jk_diagnostics *from, const jk_annex_places *places, size_t index)
{
	jk_origin where = jk_diagnostics_at(from, index)->where;
	if (places && index >= places->settled)
		jk_annex_origin(places, &where);
	return where;
}

static jk_result gather_file(jk_diagnostics *some, const jk_diagnostics *from, const jk_annex_places *places, const char *file)
{
	for (size_t i = 0; i < jk_diagnostics_count(from); i++) {
		const jk_diagnostic *item = jk_diagnostics_at(from, i);
		jk_origin where = origin_of(from, places, i);
		if (jk_text_equal(where.file, file))
			jk_report(some, item->code, &where, item->arguments);
	}
	return jk_diagnostics_dropped(some) ? JK_NO_MEMORY : JK_OK;
}

/* The file as it was typed, for counting in it. *out stays NULL when it cannot be read any more. */
static jk_result read_again(jk_package **out, const char *file)
{
	jk_diagnostics *silent;
	*out = NULL;
	if (jk_diagnostics_new(&silent) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_package_read(out, file, silent);
	jk_diagnostics_free(silent);
	return result == JK_NO_MEMORY ? result : JK_OK;
}

/* Those of one file, with their own places; NULL: the rest, which name no file. */
static jk_result locate_file(jk_diagnostics *to, const jk_diagnostics *from, const jk_annex_places *places, const char *file, const jk_package *package)
{
	jk_diagnostics *some;
	jk_package *again = NULL;
	if (jk_diagnostics_new(&some) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = gather_file(some, from, places, file);
	/* As it is now, the template holds its annexes. */
	int is_whole = !package || !file || (!places && jk_text_equal(file, jk_package_path(package)));
	if (result == JK_OK && !is_whole)
		result = read_again(&again, file);
	if (result == JK_OK)
		result = jk_locate_faults(to, some, again ? again : package);
	jk_package_free(again);
	jk_diagnostics_free(some);
	return result;
}

static int is_first_of_file(const jk_diagnostics *from, const jk_annex_places *places, size_t index)
{
	const char *file = origin_of(from, places, index).file;
	for (size_t i = 0; i < index; i++)
		if (jk_text_equal(file, origin_of(from, places, i).file))
			return 0;
	return 1;
}

jk_result jk_annex_locate_faults(jk_diagnostics *to, const jk_diagnostics *from, const jk_package *package, const jk_annex_places *places)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_diagnostics_count(from) && result == JK_OK; i++)
		if (is_first_of_file(from, places, i))
			result = locate_file(to, from, places, origin_of(from, places, i).file, package);
	jk_diagnostics_count_dropped(to, from);
	return result;
}
