/* Marking the text of a paragraph. */
#include <string.h>
#include "base/text.h"
#include "redline/docx.h"

typedef struct {
	jk_wml *d;
	jk_wml_line *old_line, *new_line;
	jk_list pieces;      /* of the new line, cut at the edges of stretches */
	size_t at;           /* the piece of the new line that comes next */
	size_t old_at;       /* where to look in the old line */
	jk_node *wrapper;    /* w:ins of the stretch at hand */
	const char *name;    /* "ins" or "moveTo" */
} marking;

static jk_wml_piece *piece_at(const marking *m, size_t index) { return m->pieces.items[index]; }

static jk_node *unit_first(const jk_wml_piece *piece) { return piece->whole ? piece->first : jk_node_parent(piece->first); }
static jk_node *unit_last(const jk_wml_piece *piece) { return piece->whole ? piece->last : jk_node_parent(piece->last); }

/* --- cutting --- */

void jk_wml_fill_text(jk_wml *d, jk_node *node, const char *text, size_t from, size_t to)
{
	const char *part = jk_redline_string(d->r, jk_arena_text(d->r->arena, text + from, to - from));
	while (jk_node_first(node))
		jk_node_remove(jk_node_first(node));
	if (part)
		jk_redline_need(d->r, jk_node_add_text(node, part));
	jk_wml_keep_space(d, node);
}

static void add_part(marking *m, const jk_wml_piece *piece, jk_node *node, size_t from, size_t to)
{
	jk_wml_piece *part = jk_redline_need(m->d->r, jk_arena_allocate(m->d->r->arena, sizeof *part));
	if (!part)
		return;
	*part = *piece;
	part->first = part->last = node;
	part->from = from;
	part->to = to;
	part->raw = NULL;
	jk_redline_add(m->d->r, &m->pieces, part);
}

/* Cuts a piece at those edges that lie in it; *edge is the first one that may. */
static void cut_piece(marking *m, jk_wml_piece *piece, const size_t *edges, size_t count, size_t *edge)
{
	jk_wml *d = m->d;
	size_t from = piece->from;
	while (*edge < count && edges[*edge] <= from)
		++*edge;
	if (piece->atom || *edge == count || edges[*edge] >= piece->to) {
		jk_redline_add(d->r, &m->pieces, piece);
		return;
	}
	const char *raw = jk_wml_raw(d, piece);
	jk_node *node = piece->first;
	if (!raw)
		return;
	while (node && jk_redline_fine(d->r)) {
		size_t to = *edge < count && edges[*edge] < piece->to ? edges[*edge] : piece->to;
		jk_wml_fill_text(d, node, raw, from - piece->from, to - piece->from);
		add_part(m, piece, node, from, to);
		if (to == piece->to)
			return;
		from = to;
		++*edge;
		node = jk_redline_need(d->r, jk_node_shell_after(node));
	}
}

static int is_edge(size_t at, const size_t *edges, size_t count)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (edges[middle] < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && edges[low] == at;
}

/* Runs end at the edges, too. From the end, so that nothing is moved twice. */
static void cut_runs(marking *m, const size_t *edges, size_t count)
{
	for (size_t i = m->pieces.count; i > 1 && jk_redline_fine(m->d->r); i--) {
		const jk_wml_piece *before = piece_at(m, i - 2), *piece = piece_at(m, i - 1);
		if (!piece->whole && !before->whole && jk_node_parent(before->first) == jk_node_parent(piece->first) &&
		    is_edge(piece->from, edges, count))
			jk_wml_split(m->d, jk_node_parent(piece->first), piece->first);
	}
}

static void cut(marking *m, const jk_list *stretches)
{
	size_t *edges = jk_redline_need(m->d->r, jk_arena_array(m->d->r->arena, stretches->count + 1, sizeof *edges)), count = 0, edge = 0;
	if (!edges)
		return;
	for (size_t i = 0; i < stretches->count; i++) {
		size_t at = ((const jk_stretch *)stretches->items[i])->new_to;
		if (!count || edges[count - 1] < at)
			edges[count++] = at;
	}
	for (size_t i = 0; i < m->new_line->pieces.count && jk_redline_fine(m->d->r); i++)
		cut_piece(m, m->new_line->pieces.items[i], edges, count, &edge);
	cut_runs(m, edges, count);
}

/* --- wrapping what is new --- */

static void wrap(marking *m, jk_node *node)
{
	jk_wml *d = m->d;
	if (!m->wrapper || jk_node_previous(node) != m->wrapper) {
		m->wrapper = jk_wml_revision(d, jk_node_parent(node), m->name);
		if (!m->wrapper)
			return;
		jk_node_move_before(m->wrapper, node);
	}
	jk_node_move_last(node, m->wrapper);
}

void jk_wml_tell_dropped(jk_wml *d, const char *author)
{
	if (!d->dropped++)
		JK_REPORT(d->r->diagnostics, JK_DIAG_REDLINE_DROPPED, &(jk_origin){.file = jk_package_path(d->r->new_package)},
			  {"author", author ? author : ""});
}

static void drop_pending(jk_wml *d, jk_node *node)
{
	jk_node *parent = jk_node_parent(node);
	jk_wml_tell_dropped(d, jk_wml_get(jk_wml_pending(node) == JK_DELETED ? node : parent, "author"));
	jk_node_remove(node);
	if (jk_wml_pending(parent) != JK_KEPT && !jk_node_first(parent))
		jk_node_remove(parent);
}

static int is_math(const jk_node *node) { return jk_node_is(node, "oMath") || jk_node_is(node, "oMathPara"); }

static void wrap_below(marking *m, jk_node *parent);

/* Wraps an element beside runs; the one behind it. */
static jk_node *wrap_element(marking *m, jk_node *node)
{
	jk_node *next = jk_node_next_element(node), *first;
	jk_mark pending = jk_wml_pending(node);
	if (jk_wml_is(node, "fldSimple"))
		return jk_wml_unfold_field(m->d, node, &first) ? first : next;
	if (jk_wml_is(node, "r") || is_math(node))
		wrap(m, node);
	else if (pending == JK_DELETED)
		drop_pending(m->d, node);
	else if (pending == JK_KEPT && jk_node_first_element(node) && !jk_wml_is(node, "pPr") && !jk_wml_is(node, "sdtPr"))
		wrap_below(m, node);
	return next;
}

static void wrap_below(marking *m, jk_node *parent)
{
	for (jk_node *n = jk_node_first_element(parent); n && jk_redline_fine(m->d->r);)
		n = wrap_element(m, n);
	m->wrapper = NULL;
}

/* Elements from first to last. Unfolding a field that stands last makes others last. */
static void wrap_whole(marking *m, const jk_wml_piece *piece)
{
	jk_node *end = jk_node_next_element(piece->last);
	for (jk_node *n = piece->first; n && n != end && jk_redline_fine(m->d->r);)
		n = wrap_element(m, n);
}

static void mark_inserted(marking *m, size_t to)
{
	const jk_node *done = NULL;
	m->wrapper = NULL;
	while (m->at < m->pieces.count && piece_at(m, m->at)->to <= to && jk_redline_fine(m->d->r)) {
		jk_wml_piece *piece = piece_at(m, m->at++);
		jk_node *run = unit_first(piece);
		if (piece->whole && !piece->pending)
			wrap_whole(m, piece);
		else if (piece->pending && run != done)
			drop_pending(m->d, run);
		else if (run != done)
			wrap(m, run);
		done = run;
		piece->gone = piece->pending;
	}
}

/* --- putting in what is gone --- */

static int is_within(const jk_node *node, const jk_node *ancestor)
{
	while (node && node != ancestor)
		node = jk_node_parent(node);
	return node != NULL;
}

static jk_node *child_towards(jk_node *node, const jk_node *ancestor)
{
	while (jk_node_parent(node) != ancestor)
		node = jk_node_parent(node);
	return node;
}

/* The node behind which something goes that stands between two units: as far out as both are. A pending change is cut in two. */
static jk_node *between(jk_wml *d, jk_node *before, jk_node *behind)
{
	jk_node *at = before;
	while (!jk_wml_is(jk_node_parent(at), "p")) {
		jk_node *wrapper = jk_node_parent(at);
		if (is_within(behind, wrapper)) {
			if (jk_wml_pending(wrapper) == JK_KEPT)
				return at;
			jk_wml_split(d, wrapper, child_towards(behind, wrapper));
		}
		at = wrapper;
		if (!jk_node_parent(at))
			break;
	}
	return at;
}

static int in_link(const jk_node *node)
{
	while (node && !jk_wml_is(node, "p") && !jk_wml_is(node, "hyperlink"))
		node = jk_node_parent(node);
	return jk_wml_is(node, "hyperlink");
}

/* A link goes into no other link: only its text does. */
static jk_node *without_link(jk_node *node)
{
	jk_node *text = jk_wml_is(node, "hyperlink") ? jk_node_first_element(node) : NULL;
	if (!text)
		return node;
	jk_node_move_before(text, node);
	jk_node_remove(node);
	return text;
}

void jk_wml_put_between(jk_wml *d, const jk_list *nodes, jk_node *before, jk_node *behind)
{
	jk_node *at = before ? between(d, before, behind) : NULL, *top;
	for (size_t i = 0; i < nodes->count; i++) {
		jk_node *node = nodes->items[i];
		if (at && in_link(jk_node_parent(at)))
			node = without_link(node);
		if (at)
			jk_node_move_after(node, at);
		else if (behind) {
			for (top = behind; !jk_wml_is(jk_node_parent(top), "p");)
				top = jk_node_parent(top);
			jk_node_move_before(node, top);
		}
		at = node;
	}
}

static void put_nodes(marking *m, const jk_list *nodes)
{
	size_t before = m->at;
	while (before > 0 && piece_at(m, before - 1)->gone)
		before--;
	jk_wml_put_between(m->d, nodes, before > 0 ? unit_last(piece_at(m, before - 1)) : NULL,
			   m->at < m->pieces.count ? unit_first(piece_at(m, m->at)) : NULL);
}

static void mark_deleted(marking *m, const jk_stretch *stretch)
{
	jk_list nodes = {0};
	jk_list *paragraphs = &m->new_line->paragraphs;
	jk_wml_copy_pieces(m->d, &nodes, paragraphs->items[paragraphs->count - 1], m->old_line, &m->old_at, stretch->old_from, stretch->old_to);
	if (jk_redline_fine(m->d->r))
		put_nodes(m, &nodes);
}

/* --- what was kept --- */

static jk_wml_piece *next_atom(const jk_list *pieces, size_t *at, size_t to)
{
	while (*at < pieces->count && ((jk_wml_piece *)pieces->items[*at])->to <= to) {
		jk_wml_piece *piece = pieces->items[(*at)++];
		if (piece->atom)
			return piece;
	}
	return NULL;
}

/* Kept stretches hold the same atoms in the same order. */
static void pair_atoms(jk_wml *d, const jk_list *old_pieces, size_t *old_at, size_t old_to, const jk_list *new_pieces, size_t *new_at, size_t new_to)
{
	const jk_wml_piece *a, *b;
	do {
		a = next_atom(old_pieces, old_at, old_to);
		b = next_atom(new_pieces, new_at, new_to);
		if (a && b)
			jk_wml_compare_atoms(d, a, b);
	} while ((a || b) && jk_redline_fine(d->r));
}

static void pair_all(jk_wml *d, const jk_wml_line *old_line, const jk_wml_line *new_line)
{
	size_t old_at = 0, new_at = 0;
	pair_atoms(d, &old_line->pieces, &old_at, old_line->length, &new_line->pieces, &new_at, new_line->length);
}

/* --- lines --- */

static void mark_stretch(marking *m, const jk_stretch *stretch)
{
	jk_redlining *r = m->d->r;
	if (stretch->mark == JK_DELETED) {
		jk_redline_count(r, JK_DELETED, m->old_line->text + stretch->old_from, stretch->old_to - stretch->old_from);
		mark_deleted(m, stretch);
		return;
	}
	if (stretch->mark == JK_INSERTED) {
		jk_redline_count(r, JK_INSERTED, m->new_line->text + stretch->new_from, stretch->new_to - stretch->new_from);
		mark_inserted(m, stretch->new_to);
		return;
	}
	pair_atoms(m->d, &m->old_line->pieces, &m->old_at, stretch->old_to, &m->pieces, &m->at, stretch->new_to);
}

static void compare_lines(jk_wml *d, jk_list *stretches, const jk_wml_line *old_line, const jk_wml_line *new_line, int replaced)
{
	if (!replaced) {
		jk_redline_stretches(stretches, d->r, old_line->text, old_line->length, new_line->text, new_line->length);
		return;
	}
	const jk_stretch all[] = {{JK_DELETED, 0, old_line->length, 0, 0}, {JK_INSERTED, old_line->length, old_line->length, 0, new_line->length}};
	for (size_t i = 0; i < 2; i++) {
		jk_stretch *stretch = jk_redline_need(d->r, jk_arena_allocate(d->r->arena, sizeof *stretch));
		if (!stretch)
			return;
		*stretch = all[i];
		if (stretch->old_from < stretch->old_to || stretch->new_from < stretch->new_to)
			jk_redline_add(d->r, stretches, stretch);
	}
}

void jk_wml_mark_pair(jk_wml *d, jk_wml_line *old_line, jk_wml_line *new_line, int replaced)
{
	marking m = {.d = d, .old_line = old_line, .new_line = new_line, .name = "ins"};
	jk_list stretches = {0};
	jk_wml_learn_number(d, old_line->paragraphs.items[old_line->paragraphs.count - 1],
			    new_line->paragraphs.items[new_line->paragraphs.count - 1]);
	if (strcmp(old_line->text, new_line->text) == 0) {
		if (old_line->heavy && new_line->heavy)
			pair_all(d, old_line, new_line);
		return;
	}
	compare_lines(d, &stretches, old_line, new_line, replaced);
	cut(&m, &stretches);
	for (size_t i = 0; i < stretches.count && jk_redline_fine(d->r); i++)
		mark_stretch(&m, stretches.items[i]);
}

void jk_wml_mark_range(jk_wml *d, jk_node *paragraph, const char *start, const char *end, unsigned move)
{
	const char *name = jk_redline_string(d->r, jk_arena_format(d->r->arena, "move%u", move));
	jk_node *first = jk_wml_revision(d, paragraph, start), *last = jk_wml_add(d, paragraph, end);
	if (!first || !last)
		return;
	jk_wml_set(d, first, "name", name);
	jk_wml_set(d, last, "id", jk_wml_get(first, "id"));
	jk_node *properties = jk_wml_child(paragraph, "pPr");
	if (properties)
		jk_node_move_after(first, properties);
	else
		jk_node_move_first(first, paragraph);
}

void jk_wml_mark_added(jk_wml *d, jk_wml_line *line)
{
	marking m = {.d = d, .new_line = line, .name = line->move ? "moveTo" : "ins"};
	for (size_t i = 0; i < line->paragraphs.count && jk_redline_fine(d->r); i++)
		wrap_below(&m, line->paragraphs.items[i]);
	if (line->move)
		jk_wml_mark_range(d, line->paragraphs.items[0], "moveToRangeStart", "moveToRangeEnd", line->move);
	else
		jk_redline_count(d->r, JK_INSERTED, line->text, line->length);
}
