/* Tables while a document is made: how often columns repeat, their widths, and how many rows a cell lies over. */
#include <string.h>
#include "base/text.h"
#include "template/table.h"

/* Column styles already made for this part. */
typedef struct {
	const jk_column_style *of;
	size_t turns;
} made_style;

/* Where the number of rows of a cell belongs. */
typedef struct number_place {
	size_t place;
	const struct number_place *next;
} number_place;

typedef struct {
	size_t rows;
	const number_place *places;
} counting;

typedef struct {
	jk_list *columns;    /* by slot: the nodes that columns repeat for */
	counting *merged;    /* by slot */
	jk_list styles;      /* made_style */
	size_t styles_place;
} tables_state;

static tables_state *state_of(jk_running *r)
{
	jk_run *run = r->run;
	tables_state *state = run->features[JK_FEATURE_TABLES];
	if (state)
		return state;
	state = jk_arena_allocate(run->arena, sizeof *state);
	if (state) {
		state->columns = jk_arena_array(run->arena, run->compiled->repeated_columns + 1, sizeof *state->columns);
		state->merged = jk_arena_array(run->arena, run->compiled->merged_rows + 1, sizeof *state->merged);
	}
	if (state && state->columns && state->merged)
		return run->features[JK_FEATURE_TABLES] = state;
	jk_running_note(r, JK_NO_MEMORY);
	return NULL;
}

/* --- columns --- */

const jk_list *jk_columns_nodes(jk_running *r, size_t slot)
{
	static const jk_list none = {0};
	const tables_state *state = state_of(r);
	return state ? &state->columns[slot] : &none;
}

static size_t turns_of(jk_running *r, const jk_table_group *group) { return jk_columns_nodes(r, group->slot)->count; }

static size_t columns_now(jk_running *r, const jk_table_reckoning *reckoning)
{
	size_t columns = reckoning->base;
	for (size_t i = 0; i < reckoning->groups->count; i++) {
		const jk_table_group *group = reckoning->groups->items[i];
		columns += group->span * turns_of(r, group);
		columns -= group->span;
	}
	return columns;
}

void jk_columns_begin(jk_running *r, const void *data)
{
	const jk_table_reckoning *reckoning = data;
	tables_state *state = state_of(r);
	const jk_table_group *group = NULL;
	for (size_t i = 0; state && i < reckoning->groups->count; i++) {
		group = reckoning->groups->items[i];
		jk_list *nodes = &state->columns[group->slot];
		*nodes = (jk_list){0};
		jk_running_note(r, jk_xpath_nodes(nodes, r->run->arena, group->opener->xpath, r->run->scope, r->run->context, r->run->diagnostics));
	}
	size_t columns = group ? columns_now(r, reckoning) : 0;
	if (!reckoning->most || columns <= reckoning->most)
		return;
	const char *count = jk_arena_format(r->run->arena, "%zu", columns), *most = jk_arena_format(r->run->arena, "%zu", reckoning->most);
	JK_REPORT(r->run->diagnostics, JK_DIAG_TABLE_WIDE, &group->opener->where, {"tag", group->opener->source}, {"count", count}, {"limit", most});
	jk_running_note(r, JK_FAILED);
}

void jk_columns_put_span(jk_running *r, const void *data) { jk_buffer_format(r->out, "%zu", columns_now(r, data)); }

void jk_columns_put_width(jk_running *r, const void *data)
{
	const jk_table_reckoning *reckoning = data;
	size_t width = reckoning->base;
	for (size_t i = 0; i < reckoning->groups->count; i++) {
		const jk_table_group *group = reckoning->groups->items[i];
		if (!turns_of(r, group) && width > group->width)
			width -= group->width;
	}
	jk_buffer_format(r->out, "%zu", width);
}

/* Shares that add up to the whole. */
void jk_columns_put_share(jk_running *r, const void *data)
{
	const jk_table_reckoning *reckoning = data;
	size_t count = turns_of(r, reckoning->groups->items[0]), turn = r->depth ? r->loops[r->depth - 1].turn : 0;
	if (count)
		jk_buffer_format(r->out, "%zu", reckoning->base * (turn + 1) / count - reckoning->base * turn / count);
}

void jk_columns_put_covered(jk_running *r, const void *data)
{
	const jk_table_reckoning *reckoning = data;
	for (size_t columns = columns_now(r, reckoning); columns > 1; columns--)
		jk_buffer_string(r->out, *reckoning->text ? reckoning->text : "<table:covered-table-cell/>");
}

int jk_columns_any(jk_running *r, const void *data) { return columns_now(r, data) > 0; }

/* --- column styles of ODT --- */

void jk_columns_styles_end(jk_running *r, const void *unused)
{
	tables_state *state = state_of(r);
	(void)unused;
	if (!state)
		return;
	state->styles = (jk_list){0};
	state->styles_place = r->out->length;
}

static int is_made(const tables_state *state, const jk_column_style *style, size_t turns)
{
	for (size_t i = 0; i < state->styles.count; i++) {
		const made_style *made = state->styles.items[i];
		if (made->turns == turns && strcmp(made->of->name, style->name) == 0)
			return 1;
	}
	return 0;
}

static const char *style_text(jk_arena *arena, const jk_column_style *style, size_t turns)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_string(&text, "<style:style style:name=\"");
	jk_xml_put_value(&text, style->name);
	jk_buffer_format(&text, "_jk%zu\" style:family=\"table-column\"><style:table-column-properties", turns);
	size_t width = style->width / turns; /* rounded down: the table must not grow */
	if (style->width) {
		jk_buffer_format(&text, " style:column-width=\"%zu.%04zu", width / 10000, width % 10000);
		jk_xml_put_value(&text, style->unit);
		jk_buffer_char(&text, '"');
	}
	if (style->relative)
		jk_buffer_format(&text, " style:rel-column-width=\"%zu*\"", style->relative / turns ? style->relative / turns : 1);
	jk_buffer_string(&text, "/></style:style>");
	const char *kept = text.failed ? NULL : jk_arena_string(arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

static void make_style(jk_running *r, tables_state *state, const jk_column_style *style, size_t turns)
{
	made_style *made = jk_arena_allocate(r->run->arena, sizeof *made);
	const char *text = style_text(r->run->arena, style, turns);
	if (!made || !text || jk_list_add(&state->styles, r->run->arena, made) != JK_OK) {
		jk_running_note(r, JK_NO_MEMORY);
		return;
	}
	*made = (made_style){style, turns};
	jk_insert_later(r, state->styles_place, text);
}

void jk_columns_put_style(jk_running *r, const void *data)
{
	const jk_column_style *style = data;
	tables_state *state = state_of(r);
	size_t turns = state ? turns_of(r, style->group) : 0;
	jk_xml_put_value(r->out, style->name);
	if (turns < 2)
		return;
	jk_buffer_format(r->out, "_jk%zu", turns);
	if (!is_made(state, style, turns))
		make_style(r, state, style, turns);
}

/* --- cells over several rows --- */

static counting *counting_of(jk_running *r, const void *slot)
{
	tables_state *state = state_of(r);
	return state ? &state->merged[*(const size_t *)slot] : NULL;
}

void jk_rows_end(jk_running *r, const void *slot)
{
	counting *merged = counting_of(r, slot);
	const char *number = merged && merged->places ? jk_arena_format(r->run->arena, "%zu", merged->rows) : NULL;
	if (!merged || !merged->places)
		return;
	if (!number)
		jk_running_note(r, JK_NO_MEMORY);
	for (const number_place *at = merged->places; number && at; at = at->next)
		jk_insert_later(r, at->place, number);
	merged->places = NULL;
}

void jk_rows_begin(jk_running *r, const void *slot)
{
	counting *merged = counting_of(r, slot);
	jk_rows_end(r, slot);
	if (merged)
		merged->rows = 1;
}

void jk_rows_clear(jk_running *r, const void *slot)
{
	counting *merged = counting_of(r, slot);
	jk_rows_end(r, slot);
	if (merged)
		merged->rows = 0;
}

int jk_rows_are_first(jk_running *r, const void *slot)
{
	const counting *merged = counting_of(r, slot);
	return merged && merged->rows == 1;
}

int jk_rows_are_later(jk_running *r, const void *slot) { return !jk_rows_are_first(r, slot); }

void jk_rows_put_merge(jk_running *r, const void *slot)
{
	jk_buffer_string(r->out, jk_rows_are_first(r, slot) ? "restart" : "continue");
}

void jk_rows_more(jk_running *r, const void *slot)
{
	counting *merged = counting_of(r, slot);
	if (merged)
		merged->rows++;
}

/* Repeated columns bring one place for each of their turns. */
void jk_rows_put_number(jk_running *r, const void *slot)
{
	counting *merged = counting_of(r, slot);
	number_place *at = merged ? jk_arena_allocate(r->run->arena, sizeof *at) : NULL;
	if (!at) {
		jk_running_note(r, JK_NO_MEMORY);
		return;
	}
	*at = (number_place){r->out->length, merged->places};
	merged->places = at;
}
