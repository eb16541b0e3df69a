/* Text within paragraphs of a draft: what goes is marked in its place, what comes is copied from the source. */
#include <string.h>
#include "base/text.h"
#include "redline/docx_amend.h"

/* --- marking what stays in its place --- */

static void rename_children(jk_wml *d, jk_node *run)
{
	for (jk_node *n = jk_node_first_element(run), *next; n && jk_redline_fine(d->r); n = next) {
		next = jk_node_next_element(n);
		const char *name = jk_wml_is(n, "t") ? "delText" : jk_wml_is(n, "instrText") ? "delInstrText" : NULL;
		jk_node *copy = name ? jk_redline_need(d->r, jk_node_add_copy(run, n, name)) : NULL;
		if (!copy)
			continue;
		jk_node_move_before(copy, n);
		jk_node_remove(n);
	}
}

/* Puts an element beside runs into *wrapper, when that stands before it, or into a new w:del. */
static void wrap_gone(jk_wml *d, jk_node **wrapper, jk_node *node)
{
	if (!*wrapper || jk_node_previous(node) != *wrapper) {
		*wrapper = jk_wml_revision(d, jk_node_parent(node), "del");
		if (!*wrapper)
			return;
		jk_node_move_before(*wrapper, node);
	}
	jk_node_move_last(node, *wrapper);
	if (jk_wml_is(node, "r"))
		rename_children(d, node);
}

static int is_math(const jk_node *node) { return jk_node_is(node, "oMath") || jk_node_is(node, "oMathPara"); }

/* Comments of others stay, also where text goes. */
static int is_comment(const jk_node *run)
{
	const jk_node *n = jk_node_first_element(run);
	while (n && (jk_wml_is(n, "rPr") || jk_wml_is(n, "commentReference")))
		n = jk_node_next_element(n);
	return !n && jk_wml_child(run, "commentReference");
}

static void wrap_below(jk_wml *d, jk_node *parent);

/* Wraps an element beside runs; the one behind it. Parts of fields that end elsewhere are known by their number and stay. */
static jk_node *wrap_element(jk_wml *d, jk_node **wrapper, jk_node *node)
{
	jk_node *next = jk_node_next_element(node), *first;
	if (jk_wml_is(node, "fldSimple"))
		return jk_wml_unfold_field(d, node, &first) ? first : next;
	if (jk_wml_is(node, "r") ? !jk_node_number(node) && !is_comment(node) : is_math(node))
		wrap_gone(d, wrapper, node);
	else if (!jk_wml_is(node, "r") && jk_wml_pending(node) == JK_KEPT && !jk_wml_is(node, "pPr") && !jk_wml_is(node, "sdtPr"))
		wrap_below(d, node);
	return next;
}

static void wrap_below(jk_wml *d, jk_node *parent)
{
	jk_node *wrapper = NULL;
	for (jk_node *n = jk_node_first_element(parent); n && jk_redline_fine(d->r);)
		n = wrap_element(d, &wrapper, n);
}

/* --- whole paragraphs --- */

static int has_machinery(const jk_node *run)
{
	return jk_wml_child(run, "fldChar") || jk_wml_child(run, "instrText") || jk_wml_child(run, "delInstrText");
}

/* Runs that belong to a field which does not end in the paragraph get a number. */
static void number_loose_runs(const jk_wml_reading *reading, unsigned number)
{
	for (size_t i = 0; i < reading->paragraphs.count; i++)
		for (jk_node *top = reading->paragraphs.items[i], *n = top; n; n = jk_node_following(n, top))
			if (jk_wml_is(n, "r") && has_machinery(n))
				jk_node_set_number(n, number);
	for (size_t i = 0; number && i < reading->fields.count; i++) {
		const jk_wml_field *field = reading->fields.items[i];
		for (jk_node *n = field->first; n; n = n == field->last ? NULL : jk_node_next_element(n))
			for (jk_node *k = n; k; k = jk_node_following(k, n))
				jk_node_set_number(k, 0);
	}
}

void jk_wml_mark_gone(jk_wml *d, const jk_list *paragraphs)
{
	const jk_wml_reading *reading = jk_wml_read_shown(d, paragraphs);
	if (reading && jk_wml_part_fields(d, reading))
		reading = jk_wml_read_shown(d, paragraphs);
	if (!reading)
		return;
	number_loose_runs(reading, 1);
	for (size_t i = 0; i < paragraphs->count && jk_redline_fine(d->r); i++)
		wrap_below(d, paragraphs->items[i]);
	number_loose_runs(reading, 0);
	jk_redline_count(d->r, JK_DELETED, reading->text, reading->length);
}

int jk_wml_holds_inserted(const jk_node *node)
{
	for (const jk_node *n = node; n; n = jk_node_following(n, node))
		if (jk_node_is_element(n) && jk_wml_pending(n) == JK_INSERTED)
			return 1;
	return 0;
}

/* --- one paragraph --- */

typedef struct {
	jk_wml *d;
	jk_wml_reading *line;        /* of the draft */
	const jk_amendment *x;
	jk_wml_reading *source;      /* NULL when nothing comes */
} editing;

static jk_wml_unit *unit_at(const jk_wml_reading *line, size_t index) { return line->units.items[index]; }

static jk_node *run_of(const jk_wml_unit *unit) { return unit->whole ? unit->node : unit->run ? unit->run : jk_node_parent(unit->node); }

/* Index of the first unit that reaches beyond a place. */
static size_t first_beyond(const jk_wml_reading *line, size_t at)
{
	size_t i = 0;
	while (i < line->units.count && unit_at(line, i)->to <= at)
		i++;
	return i;
}

static int is_place(const jk_wml_reading *line, size_t from, size_t to)
{
	return from <= to && to <= line->length && ((unsigned char)line->text[from] & 0xC0) != 0x80 && ((unsigned char)line->text[to] & 0xC0) != 0x80;
}

/* What stands between letters and is no text stays. */
static int stays(const jk_node *node)
{
	static const char *const names[] = {"drawing", "pict", "object", "footnoteReference", "endnoteReference", "commentReference",
					    "AlternateContent", "br"};
	const char *type = jk_wml_get(node, "type");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return strcmp(names[i], "br") != 0 || (type && strcmp(type, "textWrapping") != 0);
	return 0;
}

/* --- what cannot be --- */

static int can_cut(const jk_wml_reading *line, size_t at)
{
	size_t i = first_beyond(line, at);
	return i == line->units.count || unit_at(line, i)->from >= at || jk_wml_is(unit_at(line, i)->node, "t");
}

/* Nothing goes into the middle of what somebody else put in. */
static int can_insert(const jk_wml_reading *line, size_t at)
{
	size_t i = first_beyond(line, at);
	if (i == line->units.count || !unit_at(line, i)->pending)
		return 1;
	return unit_at(line, i)->from >= at && (i == 0 || unit_at(line, i - 1)->pending != unit_at(line, i)->pending);
}

static int field_is_within(const jk_wml_field *field, size_t from, size_t to) { return field && field->from >= from && field->to <= to; }

static int field_can_go(const jk_wml_field *field)
{
	for (const jk_node *n = field->first; n; n = n == field->last ? NULL : jk_node_next_element(n))
		if (jk_wml_holds_inserted(n))
			return 0;
	return 1;
}

static int can_delete(const jk_wml_reading *line, const jk_amendment *x)
{
	for (size_t i = first_beyond(line, x->from); i < line->units.count && unit_at(line, i)->from < x->to; i++) {
		const jk_wml_unit *unit = unit_at(line, i);
		if (unit->pending || (unit->whole ? !is_math(unit->node) : unit->solid && stays(unit->node)) || (field_is_within(unit->field, x->from, x->to) && !field_can_go(unit->field)))
			return 0;
	}
	return 1;
}

static int can_be_made(const editing *e)
{
	const jk_amendment *x = e->x;
	if (!can_cut(e->line, x->from) || !can_cut(e->line, x->to))
		return 0;
	return (x->from == x->to || can_delete(e->line, x)) && (!e->source || can_insert(e->line, x->to));
}

/* --- cutting --- */

static void insert_unit(editing *e, size_t at, jk_wml_unit *unit)
{
	jk_list *units = &e->line->units;
	jk_redline_add(e->d->r, units, unit);
	for (size_t i = units->count - 1; jk_redline_fine(e->d->r) && i > at; i--)
		units->items[i] = units->items[i - 1];
	units->items[at] = unit;
}

static void cut_text(editing *e, size_t index, size_t at)
{
	jk_redlining *r = e->d->r;
	jk_wml_unit *unit = unit_at(e->line, index), *rest = jk_redline_need(r, jk_arena_allocate(r->arena, sizeof *rest));
	const char *raw = jk_redline_string(r, jk_node_content(unit->node, r->arena));
	jk_node *node = rest && raw ? jk_redline_need(r, jk_node_shell_after(unit->node)) : NULL;
	if (!node)
		return;
	*rest = *unit;
	rest->node = node;
	rest->from = at;
	jk_wml_fill_text(e->d, unit->node, raw, 0, at - unit->from);
	jk_wml_fill_text(e->d, node, raw, at - unit->from, unit->to - unit->from);
	unit->to = at;
	insert_unit(e, index + 1, rest);
}

/* No text and no run reaches over the place any more. */
static void cut_at(editing *e, size_t at)
{
	size_t i = first_beyond(e->line, at);
	if (i < e->line->units.count && unit_at(e->line, i)->from < at)
		cut_text(e, i++, at);
	if (!jk_redline_fine(e->d->r) || i == 0 || i == e->line->units.count)
		return;
	const jk_wml_unit *before = unit_at(e->line, i - 1), *unit = unit_at(e->line, i);
	if (!before->whole && !unit->whole && run_of(before) == run_of(unit))
		jk_wml_split(e->d, run_of(unit), unit->node);
}

/* --- deleting --- */

/* Wraps the parts of a run between which something stays. */
static void wrap_run(jk_wml *d, jk_node **wrapper, jk_node *run)
{
	jk_node *properties = jk_wml_child(run, "rPr"), *n = properties ? jk_node_next_element(properties) : jk_node_first_element(run);
	for (jk_node *before = NULL; n && jk_redline_fine(d->r); before = n, n = jk_node_next_element(n)) {
		if (!before || stays(before) == stays(n))
			continue;
		jk_node *rest = jk_wml_split(d, run, n);
		if (!stays(before))
			wrap_gone(d, wrapper, run);
		run = rest;
		before = NULL;
	}
	n = jk_wml_child(run, "rPr") ? jk_node_next_element(jk_wml_child(run, "rPr")) : jk_node_first_element(run);
	if (n && !stays(n))
		wrap_gone(d, wrapper, run);
}

void jk_wml_unfold(jk_wml *d, jk_wml_field *field)
{
	jk_node *first;
	if (!jk_wml_is(field->first, "fldSimple"))
		return;
	field->last = jk_wml_unfold_field(d, field->first, &first);
	field->first = first;
}

static void wrap_field(jk_wml *d, jk_node **wrapper, const jk_wml_field *field)
{
	jk_node *end = jk_node_next_element(field->last);
	for (jk_node *n = field->first; n && n != end && jk_redline_fine(d->r);)
		n = wrap_element(d, wrapper, n);
}

static size_t find_runs(const jk_wml_reading *line, size_t from, size_t to)
{
	size_t first = first_beyond(line, from);
	for (size_t i = first; i < line->units.count && unit_at(line, i)->from < to; i++)
		unit_at(line, i)->run = run_of(unit_at(line, i));
	return first;
}

void jk_wml_delete_shown(jk_wml *d, const jk_wml_reading *line, size_t from, size_t to, int fields)
{
	jk_node *wrapper = NULL;
	const jk_node *done = NULL;
	const jk_wml_field *gone = NULL;
	for (size_t i = find_runs(line, from, to); i < line->units.count && unit_at(line, i)->from < to; i++) {
		jk_wml_unit *unit = unit_at(line, i);
		if (fields && field_is_within(unit->field, from, to)) {
			if (unit->field != gone)
				wrap_field(d, &wrapper, unit->field);
			gone = unit->field;
		} else if (unit->whole)
			wrap_gone(d, &wrapper, unit->node);
		else if (run_of(unit) != done) {
			done = run_of(unit);
			wrap_run(d, &wrapper, run_of(unit));
		}
	}
	jk_redline_count(d->r, JK_DELETED, line->text + from, to - from);
}

/* --- inserting --- */

/* What the source says, as pieces that can be copied: a field that comes whole is one. */
static void add_pieces(editing *e, jk_wml_line *out)
{
	const jk_wml_reading *source = e->source;
	const jk_wml_field *done = NULL;
	for (size_t i = 0; i < source->units.count; i++) {
		const jk_wml_unit *unit = unit_at(source, i);
		jk_wml_piece *piece = unit->field && unit->field == done ? NULL : jk_redline_need(e->d->r, jk_arena_allocate(e->d->r->arena, sizeof *piece));
		if (!piece)
			continue;
		*piece = (jk_wml_piece){.first = unit->node, .last = unit->node, .whole = unit->whole, .from = unit->from, .to = unit->to,
					.atom = unit->solid || !(jk_wml_is(unit->node, "t") || jk_wml_is(unit->node, "delText"))};
		if (field_is_within(unit->field, e->x->source_from, e->x->source_to)) {
			done = unit->field;
			*piece = (jk_wml_piece){.first = done->first, .last = done->last, .whole = 1, .atom = 1, .from = done->from, .to = done->to};
		}
		jk_redline_add(e->d->r, &out->pieces, piece);
	}
}

/* The run whose looks a text takes that has none of its own: what it replaces, else what stands before it, else behind; fields last. */
static const jk_node *model_run(const editing *e, size_t behind)
{
	const jk_wml_reading *line = e->line;
	size_t order[3], count = 0, first = first_beyond(line, e->x->from);
	if (e->x->from < e->x->to && first < line->units.count)
		order[count++] = first;
	if (behind > 0)
		order[count++] = behind - 1;
	if (behind < line->units.count)
		order[count++] = behind;
	for (int fields = 0; fields < 2; fields++)
		for (size_t i = 0; i < count; i++) {
			const jk_wml_unit *unit = unit_at(line, order[i]);
			if (!unit->whole && !unit->field == !fields)
				return run_of(unit);
		}
	return NULL;
}

static void look_like(jk_wml *d, jk_node *run, const jk_node *properties)
{
	static const char *const changes[] = {"ins", "del", "moveFrom", "moveTo", "rPrChange"};
	jk_node *own = jk_wml_child(run, "rPr");
	if (own && jk_node_first_element(own))
		return;
	jk_node *copy = properties ? jk_wml_import(d, run, properties) : NULL;
	for (size_t i = 0; copy && i < sizeof changes / sizeof *changes; i++)
		while (jk_wml_child(copy, changes[i]))
			jk_node_remove(jk_wml_child(copy, changes[i]));
	if (copy && own)
		jk_node_remove(own);
	if (copy)
		jk_node_move_first(copy, run);
}

static void look_alike(editing *e, const jk_list *nodes, size_t behind)
{
	const jk_node *model = model_run(e, behind), *last = e->line->paragraphs.items[e->line->paragraphs.count - 1];
	const jk_node *properties = jk_wml_child(model ? model : jk_wml_child(last, "pPr"), "rPr");
	for (size_t i = 0; i < nodes->count; i++)
		for (jk_node *top = nodes->items[i], *n = top; n && jk_redline_fine(e->d->r); n = jk_node_following(n, top))
			if (jk_wml_is(n, "r"))
				look_like(e->d, n, properties);
}

/* The elements between which something goes that is put in at the place: out of fields that end or begin there. */
static jk_node *edge_before(const editing *e, size_t behind)
{
	const jk_wml_unit *unit = behind > 0 ? unit_at(e->line, behind - 1) : NULL;
	const jk_wml_field *field = unit ? unit->field : NULL;
	int out = field && field->to == e->x->to && (e->x->from == e->x->to || field_is_within(field, e->x->from, e->x->to));
	return !unit ? NULL : out ? field->last : run_of(unit);
}

static jk_node *edge_behind(const editing *e, size_t behind)
{
	const jk_wml_unit *unit = behind < e->line->units.count ? unit_at(e->line, behind) : NULL;
	return !unit ? NULL : unit->field && unit->field->from == e->x->to ? unit->field->first : run_of(unit);
}

/* In a paragraph without text: before the ends of bookmarks. */
static void put_last(const jk_list *nodes, jk_node *paragraph)
{
	jk_node *end = NULL;
	for (jk_node *n = jk_node_first_element(paragraph); n && n != nodes->items[0]; n = jk_node_next_element(n))
		end = !jk_wml_is(n, "bookmarkEnd") ? NULL : end ? end : n;
	for (size_t i = 0; end && i < nodes->count; i++)
		jk_node_move_before(nodes->items[i], end);
}

/* What replaces a text stands beside it, within what that stands in. Edits are made from the last one on. */
static void put_text(editing *e, const jk_list *nodes, size_t behind)
{
	jk_wml_reading *line = e->line;
	jk_node *before = edge_before(e, behind), *after = edge_behind(e, behind);
	if (before && e->x->from < e->x->to)
		before = after = jk_node_parent(before);
	if (!before && line->front)
		after = line->front;
	if (before || after)
		jk_wml_put_between(e->d, nodes, before, after);
	else
		put_last(nodes, line->paragraphs.items[line->paragraphs.count - 1]);
	if (!before)
		line->front = nodes->items[0];
}

static void insert_text(editing *e)
{
	jk_wml_line pieces = {0};
	jk_list nodes = {0};
	size_t at = 0, behind = first_beyond(e->line, e->x->to);
	jk_node *paragraph = e->line->paragraphs.items[e->line->paragraphs.count - 1];
	add_pieces(e, &pieces);
	jk_wml_copy_pieces(e->d, &nodes, paragraph, &pieces, &at, e->x->source_from, e->x->source_to);
	if (!jk_redline_fine(e->d->r) || !nodes.count)
		return;
	look_alike(e, &nodes, behind);
	put_text(e, &nodes, behind);
	jk_redline_count(e->d->r, JK_INSERTED, e->source->text + e->x->source_from, e->x->source_to - e->x->source_from);
}

/* --- paragraphs --- */

static void unfold_touched(editing *e)
{
	for (size_t i = 0; i < e->line->fields.count && jk_redline_fine(e->d->r); i++) {
		jk_wml_field *field = e->line->fields.items[i];
		if (field->from < e->x->to ? field->to > e->x->from : field->from == e->x->to)
			jk_wml_unfold(e->d, field);
	}
}

static void edit(editing *e)
{
	cut_at(e, e->x->to);
	cut_at(e, e->x->from);
	unfold_touched(e);
	if (e->x->from < e->x->to && jk_redline_fine(e->d->r))
		jk_wml_delete_shown(e->d, e->line, e->x->from, e->x->to, 1);
	if (e->source && jk_redline_fine(e->d->r))
		insert_text(e);
}

static jk_wml_reading *read_source(jk_wml_amending *m, const jk_amendment *x)
{
	jk_node *paragraph = jk_amend_paragraph(&m->source, x->source);
	jk_wml_reading *reading = jk_wml_read_shown(m->d, jk_wml_paragraphs_with(m->d, &m->source_blocks, paragraph));
	if (reading && jk_wml_part_fields(m->d, reading))
		reading = jk_wml_read_shown(m->d, &reading->paragraphs);
	if (reading && !is_place(reading, x->source_from, x->source_to))
		jk_amend_misplaced(m->a, m->a->r->old_package, x->source);
	return jk_redline_fine(m->a->r) ? reading : NULL;
}

/* `limit`: where the next one begins. */
static void edit_one(jk_wml_amending *m, jk_wml_reading *line, size_t index, size_t limit)
{
	const jk_amendment *x = &m->a->amendments[index];
	editing e = {.d = m->d, .line = line, .x = x};
	if (!jk_amend_begin(m->a, index))
		return;
	if (!is_place(line, x->from, x->to) || x->to > limit) {
		jk_amend_misplaced(m->a, m->a->r->new_package, x->paragraph);
		return;
	}
	if (x->source_from < x->source_to && !(e.source = read_source(m, x)))
		return;
	if (can_be_made(&e))
		edit(&e);
	else
		jk_amend_refuse(m->a, index);
}

/* The amendments of the same paragraph, from the last one on: places before stay what they are. */
static void edit_paragraph(jk_wml_amending *m, size_t first, size_t end)
{
	const jk_amendment *all = m->a->amendments;
	size_t limit = (size_t)-1;
	const jk_list *paragraphs = jk_wml_paragraphs_with(m->d, &m->blocks, jk_amend_paragraph(&m->draft, all[first].paragraph));
	jk_wml_reading *line = paragraphs ? jk_wml_read_shown(m->d, paragraphs) : NULL;
	if (line && jk_wml_part_fields(m->d, line))
		line = jk_wml_read_shown(m->d, paragraphs);
	for (size_t i = end; line && i > first && jk_redline_fine(m->a->r); i--) {
		if (all[i - 1].kind != JK_AMEND_TEXT)
			continue;
		edit_one(m, line, i - 1, limit);
		limit = all[i - 1].from;
	}
}

void jk_wml_amend_texts(jk_wml_amending *m)
{
	const jk_amendment *all = m->a->amendments;
	for (size_t i = 0, end; i < m->a->count && jk_redline_fine(m->a->r); i = end) {
		end = i + 1;
		if (all[i].kind != JK_AMEND_TEXT)
			continue;
		for (size_t k = end; k < m->a->count && (all[k].kind != JK_AMEND_TEXT || all[k].paragraph == all[i].paragraph); k++)
			if (all[k].kind == JK_AMEND_TEXT)
				end = k + 1;
		edit_paragraph(m, i, end);
	}
}
