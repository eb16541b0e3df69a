#include "template/locate.h"
#include <stdlib.h>
#include <string.h>
#include "base/diagnostic.h"
#include "base/text.h"
#include "template/heading.h"
#include "template/paragraph.h"
#include "template/where.h"

typedef struct {
	const jk_diagnostic *item;
	size_t index; /* in the order of report */
	int rank;
} fault;

typedef struct {
	jk_diagnostics *to, *silent; /* silent: what reading the parts once more would say again */
	const jk_package *package;
	const jk_dialect *dialect;
	jk_arena *arena;
	jk_headings headings;
	fault *faults;
	size_t count;
} locating;

/* --- order --- */

/* As an author goes through the document; what has no part comes first. */
static int rank_of(const char *part)
{
	static const char *const order[] = {"word/document", "content.xml", "styles.xml", "word/header", "word/footer", "word/footnotes",
					    "word/endnotes", "word/comments"};
	int rank = 1;
	if (!part)
		return 0;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++, rank++)
		if (jk_text_starts(part, order[i]))
			return rank;
	return rank;
}

static int compare(const void *a, const void *b)
{
	const fault *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	int parts = x->rank ? strcmp(x->item->where.part, y->item->where.part) : 0;
	if (parts)
		return parts;
	if (x->item->where.paragraph != y->item->where.paragraph)
		return x->item->where.paragraph < y->item->where.paragraph ? -1 : 1;
	return x->index < y->index ? -1 : 1;
}

static int sort_faults(locating *l, const jk_diagnostics *from)
{
	l->count = jk_diagnostics_count(from);
	l->faults = jk_arena_array(l->arena, l->count + 1, sizeof *l->faults);
	if (!l->faults)
		return 0;
	for (size_t i = 0; i < l->count; i++) {
		const jk_diagnostic *item = jk_diagnostics_at(from, i);
		l->faults[i] = (fault){item, i, rank_of(item->where.part)};
	}
	qsort(l->faults, l->count, sizeof *l->faults, compare);
	return 1;
}

/* --- one part --- */

static int same_fault(const jk_diagnostic *a, const jk_diagnostic *b)
{
	if (a->code != b->code || !jk_text_equal(a->where.quote, b->where.quote))
		return 0;
	const jk_argument *x = a->arguments, *y = b->arguments;
	for (; x->name && y->name; x++, y++)
		if (!jk_text_equal(x->value, y->value))
			return 0;
	return 1;
}

/* Word keeps what it draws twice, the second time for readers of older formats: an author sees it once. */
static int is_told(const locating *l, size_t first, size_t at, const jk_node *paragraph)
{
	while (paragraph && !jk_node_is(paragraph, "Fallback"))
		paragraph = jk_node_parent(paragraph);
	for (size_t i = first; paragraph && i < at; i++)
		if (same_fault(l->faults[i].item, l->faults[at].item))
			return 1;
	return 0;
}

static void tell(const locating *l, const jk_diagnostic *item, const char *place, const char *heading)
{
	jk_origin where = item->where;
	/* Nobody counts properties: the place names them. */
	if (place && l->dialect->is_plain(where.part))
		where.paragraph = 0;
	if (!where.place)
		where.place = place;
	if (!where.heading)
		where.heading = heading;
	jk_report(l->to, item->code, &where, item->arguments);
}

/* Walks through the paragraphs of the part once, beside its faults, which are sorted. */
static void tell_part(locating *l, size_t first, size_t end, jk_node *root)
{
	const char *part = l->faults[first].item->where.part;
	int plain = l->dialect->is_plain(part), has_headings = rank_of(part) <= 2;
	jk_node *paragraph = NULL;
	const char *heading = NULL, *last = NULL;
	unsigned number = 0;
	for (size_t i = first; i < end; i++) {
		const jk_diagnostic *item = l->faults[i].item;
		while (root && number < item->where.paragraph && (paragraph || !number)) {
			heading = last ? last : heading;
			paragraph = jk_paragraph_next(l->dialect, plain, root, paragraph);
			number++;
			last = paragraph && has_headings ? jk_heading_text(&l->headings, paragraph) : NULL;
		}
		jk_node *here = item->where.paragraph ? paragraph : NULL;
		if (!here || !is_told(l, first, i, here))
			tell(l, item, jk_where_words(l->arena, l->package, l->dialect, part, root, here), here ? heading : NULL);
	}
}

static void locate_part(locating *l, size_t first, size_t end)
{
	jk_buffer bytes;
	jk_xml *xml = NULL;
	const char *part = l->faults[first].item->where.part;
	jk_buffer_init(&bytes, 0);
	int known = jk_package_part(&bytes, l->package, part, l->silent) == JK_OK &&
		    jk_xml_parse(&xml, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.part = part}, l->silent) == JK_OK;
	tell_part(l, first, end, known ? jk_xml_root(xml) : NULL);
	jk_xml_free(xml);
	jk_buffer_dispose(&bytes);
}

static void locate_all(locating *l)
{
	for (size_t first = 0, end; first < l->count; first = end) {
		const char *part = l->faults[first].item->where.part;
		for (end = first + 1; end < l->count && jk_text_equal(l->faults[end].item->where.part, part);)
			end++;
		if (part && l->dialect->has_tags(part))
			locate_part(l, first, end);
		else
			for (size_t i = first; i < end; i++)
				tell(l, l->faults[i].item, NULL, NULL);
	}
}

static int open_locating(locating *l, const jk_diagnostics *from)
{
	l->dialect = l->package ? jk_dialect_of(l->package) : NULL;
	if (!l->dialect || !jk_diagnostics_count(from))
		return 0;
	if (jk_arena_new(&l->arena) != JK_OK || jk_diagnostics_new(&l->silent) != JK_OK || !sort_faults(l, from))
		return 0;
	jk_headings_open(&l->headings, l->arena, l->package, l->dialect, l->silent);
	return 1;
}

jk_result jk_locate_faults(jk_diagnostics *to, const jk_diagnostics *from, const jk_package *package)
{
	locating l = {.to = to, .package = package};
	unsigned long failures = jk_memory_failures();
	if (open_locating(&l, from)) {
		locate_all(&l);
		jk_headings_close(&l.headings);
	} else
		for (size_t i = 0; i < jk_diagnostics_count(from); i++) {
			const jk_diagnostic *item = jk_diagnostics_at(from, i);
			jk_report(to, item->code, &item->where, item->arguments);
		}
	jk_diagnostics_count_dropped(to, from);
	jk_diagnostics_free(l.silent);
	if (l.arena)
		jk_arena_free(l.arena);
	return jk_memory_failures() > failures ? JK_NO_MEMORY : JK_OK;
}
