/* Clauses and rows of sheets as units. */
#include <string.h>
#include "base/text.h"
#include "compare/side_read.h"

enum { TITLE_OF_ROW = 24 }; /* characters of a row's text that stand for its title */

/* --- what clauses and rows share --- */

static void read_cover(jk_side_reading *r, jk_side_unit *unit, const jk_node *node)
{
	jk_side_cover *cover = jk_side_make(r, sizeof *cover);
	if (cover)
		*cover = (jk_side_cover){jk_side_need(r, node, "id"), jk_side_attribute(r, node, "relation")};
	jk_side_push(r, &unit->covers, cover);
}

static void read_revision(jk_side_reading *r, jk_list *revisions, const jk_node *node)
{
	jk_side_revision *revision = jk_side_make(r, sizeof *revision);
	if (revision)
		*revision = (jk_side_revision){jk_side_need(r, node, "version"), jk_side_attribute(r, node, "date"), jk_side_content(r, node)};
	jk_side_push(r, revisions, revision);
}

static jk_stricter read_stricter(jk_side_reading *r, const jk_node *node)
{
	const char *word = jk_node_attribute(node, "stricter");
	if (jk_text_equal(word, "more"))
		return JK_STRICTER_MORE;
	if (jk_text_equal(word, "less"))
		return JK_STRICTER_LESS;
	if (word && strcmp(word, "none") != 0)
		jk_side_bad_value(r, node, "stricter", "less, more, none");
	return JK_STRICTER_NONE;
}

static void read_rank(jk_side_reading *r, jk_side_value *value, const jk_node *node)
{
	const char *word = jk_node_attribute(node, "rank");
	double rank = 0;
	if (!word)
		return;
	if (!jk_text_number(word, &rank) || rank < -1000000 || rank > 1000000) {
		jk_side_bad_value(r, node, "rank", "-1000000 … 1000000");
		return;
	}
	value->rank = (int)rank;
	value->has_rank = 1;
}

static void refuse_second(jk_side_reading *r, const jk_node *node, const char *id)
{
	const jk_origin where = jk_node_origin(r->xml, node);
	JK_REPORT(r->diagnostics, JK_DIAG_SIDE_TWICE, &where, {"id", id}, {"paper", r->paper->title});
	r->failed = 1;
}

static void read_value(jk_side_reading *r, jk_side_unit *unit, const jk_node *node)
{
	jk_side_value *value = jk_side_make(r, sizeof *value);
	if (!value)
		return;
	*value = (jk_side_value){.name = jk_side_need(r, node, "name"), .label = jk_side_content(r, node),
				 .raw = jk_side_attribute(r, node, "value"), .unit = jk_side_attribute(r, node, "unit"),
				 .text = jk_side_attribute(r, node, "text"), .origin = jk_side_attribute(r, node, "origin"),
				 .undecided = jk_side_attribute(r, node, "undecided"), .stricter = read_stricter(r, node)};
	if (!*value->label)
		value->label = value->name;
	read_rank(r, value, node);
	if (jk_index_find(&r->values, value->name, ""))
		refuse_second(r, node, value->name);
	else if (jk_index_add(&r->values, r->side->arena, value->name, "", value) != JK_OK)
		r->no_memory = 1;
	jk_side_push(r, &unit->values, value);
}

/* The nth block of that name is "name#n". */
static const char *anchor_of(jk_side_reading *r, const char *name)
{
	unsigned number = jk_side_count(r, &r->cells, name, "");
	const char *anchor = number == 1 ? name : jk_arena_format(r->side->arena, "%s#%u", name, number);
	r->no_memory |= !anchor;
	return anchor;
}

static void read_cell(jk_side_reading *r, jk_side_unit *unit, const jk_node *node)
{
	const char *name = jk_side_need(r, node, "name"), *title = jk_side_attribute(r, node, "title");
	const char *anchor = anchor_of(r, name);
	jk_side_block *block = jk_side_read_line(r, unit, JK_BLOCK_PARAGRAPH, node);
	if (!block)
		return;
	block->anchor = anchor;
	block->label = title && *title ? title : name;
}

/* Whether it was one of the elements that clauses and rows share. */
static int read_shared(jk_side_reading *r, jk_side_unit *unit, const jk_node *node)
{
	if (jk_node_is(node, "reason"))
		unit->reason = jk_side_content(r, node);
	else if (jk_node_is(node, "provision"))
		read_cover(r, unit, node);
	else if (jk_node_is(node, "parameter"))
		read_value(r, unit, node);
	else if (jk_node_is(node, "cell"))
		read_cell(r, unit, node);
	else
		return 0;
	return 1;
}

static jk_side_unit *new_unit(jk_side_reading *r, const jk_node *node, const char *chapter)
{
	jk_side_unit *unit = jk_side_make(r, sizeof *unit);
	r->values = r->cells = (jk_index){0};
	if (!unit)
		return NULL;
	const char *label = jk_side_attribute(r, node, "label");
	*unit = (jk_side_unit){.version = jk_side_attribute(r, node, "version"), .label = label ? label : "", .title = "", .chapter = chapter,
			       .reason = "", .in = 1};
	return unit;
}

/* --- clauses --- */

static int read_status(jk_side_reading *r, const jk_node *node)
{
	const char *status = jk_node_attribute(node, "status");
	if (!status || strcmp(status, "in") == 0)
		return 1;
	if (strcmp(status, "out") != 0)
		jk_side_bad_value(r, node, "status", "in, out");
	return 0;
}

static void read_clause_child(jk_side_reading *r, jk_side_unit *unit, const jk_node *node)
{
	if (read_shared(r, unit, node) || jk_node_is(node, "facts"))
		return;
	if (jk_node_is(node, "title"))
		unit->title = jk_side_content(r, node);
	else if (jk_node_is(node, "revision"))
		read_revision(r, &unit->revisions, node);
	else if (jk_node_is(node, "text"))
		jk_side_read_text(r, unit, node);
	else
		jk_side_stray(r, node, "title, reason, facts, provision, parameter, revision, text, cell");
}

/* In the paper an id stands once. */
static void enlist(jk_side_reading *r, jk_side_unit *unit, const jk_node *node)
{
	if (jk_index_find(&r->seen, unit->id, ""))
		refuse_second(r, node, unit->id);
	else if (jk_index_add(&r->seen, r->side->arena, unit->id, "", unit) != JK_OK)
		r->no_memory = 1;
	jk_side_push(r, &r->paper->units, unit);
}

/* What the paper shows goes before what the catalog calls it; but the variants of a clause, side by side in a catalog, show one heading. */
static void name_by_heading(jk_side_unit *unit)
{
	const jk_side_block *heading = unit->blocks.count ? unit->blocks.items[0] : NULL;
	int heads = heading && !*heading->path && (heading->kind == JK_BLOCK_CAPTION || heading->kind == JK_BLOCK_ARTICLE);
	int variant = unit->id && strchr(unit->id, '/');
	if (heads && *heading->text && !variant)
		unit->title = heading->text;
}

void jk_side_read_clause(jk_side_reading *r, const jk_node *node, const char *chapter)
{
	jk_side_unit *unit = new_unit(r, node, chapter);
	if (!unit)
		return;
	unit->id = jk_side_need(r, node, "id");
	unit->in = read_status(r, node);
	unit->role = jk_side_attribute(r, node, "role");
	unit->practice = jk_text_equal(jk_node_attribute(node, "basis"), "practice");
	for (jk_node *child = jk_side_next(r, node, NULL); child; child = jk_side_next(r, node, child))
		read_clause_child(r, unit, child);
	if (!unit->in)
		unit->blocks.count = 0;
	name_by_heading(unit);
	if (*unit->id)
		enlist(r, unit, node);
}

/* --- rows --- */

/* "row:<id>", of a later turn of its loop "row:<id>#n". */
static const char *row_id(jk_side_reading *r, const char *id)
{
	unsigned turn = jk_side_count(r, &r->seen, id, "#");
	const char *full = turn == 1 ? jk_arena_format(r->side->arena, "row:%s", id) : jk_arena_format(r->side->arena, "row:%s#%u", id, turn);
	r->no_memory |= !full;
	return full ? full : "";
}

static const char *shortened(jk_side_reading *r, const char *text)
{
	const char *end = text;
	for (unsigned i = 0; i < TITLE_OF_ROW && *end; i++)
		(void)jk_text_next(&end);
	if (!*end)
		return text;
	const char *title = jk_arena_format(r->side->arena, "%.*s…", (int)(end - text), text);
	r->no_memory |= !title;
	return title ? title : "";
}

static void read_row_text(jk_side_reading *r, jk_side_unit *unit, const jk_node *node)
{
	jk_side_block *block = jk_side_read_line(r, unit, JK_BLOCK_PARAGRAPH, node);
	if (!block)
		return;
	block->path = "1";
	unit->title = shortened(r, block->text);
}

/* Something of the row that is told by an attribute, as a block of its own. */
static void add_told(jk_side_reading *r, jk_side_unit *unit, const char *name, const char *label, const char *text)
{
	jk_side_block *block = jk_side_make(r, sizeof *block);
	if (!block)
		return;
	*block = (jk_side_block){.kind = JK_BLOCK_PARAGRAPH, .label = label, .text = text, .path = "", .anchor = name};
	jk_side_span *span = jk_side_make(r, sizeof *span);
	if (span)
		*span = (jk_side_span){JK_SPAN_TEXT, text, NULL};
	jk_side_push(r, &block->spans, span);
	jk_side_push(r, &unit->blocks, block);
}

static void read_row_attributes(jk_side_reading *r, jk_side_unit *unit, const jk_node *node)
{
	const char *actor = jk_side_attribute(r, node, "actor"), *applicable = jk_node_attribute(node, "applicable");
	if (actor && *actor)
		add_told(r, unit, "actor", "主体", actor);
	if (!applicable || strcmp(applicable, "yes") == 0)
		return;
	if (strcmp(applicable, "no") != 0)
		jk_side_bad_value(r, node, "applicable", "yes, no");
	const char *text = *unit->reason ? jk_arena_format(r->side->arena, "該当なし（%s）", unit->reason) : "該当なし";
	r->no_memory |= !text;
	add_told(r, unit, "applicable", "該当", text ? text : "");
}

static void read_row(jk_side_reading *r, const jk_node *node, const char *chapter, const jk_list *revisions)
{
	jk_side_unit *unit = new_unit(r, node, chapter);
	const char *id = unit ? jk_side_need(r, node, "id") : "", *number = unit ? jk_side_attribute(r, node, "number") : NULL;
	if (!*id)
		return;
	unit->id = row_id(r, id);
	unit->label = number ? number : "";
	unit->revisions = *revisions;
	for (jk_node *child = jk_side_next(r, node, NULL); child; child = jk_side_next(r, node, child)) {
		if (jk_node_is(child, "text"))
			read_row_text(r, unit, child);
		else if (!read_shared(r, unit, child))
			jk_side_stray(r, child, "reason, provision, parameter, text, cell");
	}
	read_row_attributes(r, unit, node);
	enlist(r, unit, node);
}

void jk_side_read_section(jk_side_reading *r, const jk_node *node)
{
	const char *title = jk_side_attribute(r, node, "title");
	jk_list revisions = {0};
	for (jk_node *child = jk_side_next(r, node, NULL); child; child = jk_side_next(r, node, child)) {
		if (jk_node_is(child, "revision"))
			read_revision(r, &revisions, child);
		else if (jk_node_is(child, "row"))
			read_row(r, child, title ? title : "", &revisions);
		else
			jk_side_stray(r, child, "revision, row");
	}
}
