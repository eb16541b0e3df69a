/* A clause of a comparison on the page: both texts side by side, and what the changes mean. */
#include "base/diagnostic.h"
#include "base/html.h"
#include "base/i18n.h"
#include "base/text.h"
#include "compare/page_html.h"
#include "compare/summary.h"

void jk_html_effect(jk_buffer *out, jk_effect effect)
{
	jk_buffer_format(out, "<span class=\"badge %s\">", jk_effect_word(effect));
	jk_html_text(out, jk_effect_name(effect));
	jk_buffer_string(out, "</span>");
}

void jk_html_unit_name(jk_buffer *out, const jk_side_unit *unit)
{
	jk_buffer name;
	jk_buffer_init(&name, 0);
	jk_put_unit_name(&name, unit);
	jk_html_text(out, jk_buffer_text(&name));
	jk_buffer_dispose(&name);
}

/* --- words --- */

/* One of the two columns. */
typedef struct {
	jk_buffer *out;
	int is_new;
} column;

static void put_marked(column *c, int marked, const char *text)
{
	if (!*text)
		return;
	if (marked)
		jk_html_element(c->out, c->is_new ? "ins" : "del", text);
	else
		jk_html_text(c->out, text);
}

static void put_piece(void *state, const jk_piece *piece)
{
	column *c = state;
	if (piece->mark == JK_KEPT)
		put_marked(c, 0, !c->is_new && piece->old_text ? piece->old_text : piece->text);
	else if ((piece->mark == JK_INSERTED) == (c->is_new != 0))
		put_marked(c, 1, piece->text);
}

static void put_rows(column *c, const jk_block_pair *pair)
{
	jk_buffer_string(c->out, "<table>");
	for (size_t i = 0; i < pair->rows.count; i++) {
		const jk_row_pair *row = pair->rows.items[i];
		const jk_side_row *mine = c->is_new ? row->new_row : row->old_row;
		if (!mine)
			continue;
		jk_buffer_string(c->out, "<tr>");
		for (size_t k = 0; k < jk_row_cells(row); k++) {
			jk_buffer_string(c->out, mine->header ? "<th scope=\"col\">" : "<td>");
			jk_cell_pieces(row, k, put_piece, c);
			jk_buffer_string(c->out, mine->header ? "</th>" : "</td>");
		}
		jk_buffer_string(c->out, "</tr>");
	}
	jk_buffer_string(c->out, "</table>");
}

static const char *class_of(jk_block_kind kind)
{
	static const char *const classes[] = {[JK_BLOCK_ITEM] = " class=\"l1\"", [JK_BLOCK_SUBITEM1] = " class=\"l2\"",
					      [JK_BLOCK_SUBITEM2] = " class=\"l3\"", [JK_BLOCK_TABLE] = NULL};
	return classes[kind] ? classes[kind] : "";
}

static void put_number(column *c, const jk_block_pair *pair, const char *label)
{
	const jk_side_block *was = pair->old_block, *is = pair->new_block;
	if (!*label)
		return;
	jk_buffer_string(c->out, "<span class=\"no\">");
	put_marked(c, !was || !is || !jk_text_equal(was->label, is->label), label);
	jk_buffer_string(c->out, "</span>");
}

static void put_moved(column *c, const jk_block_pair *pair)
{
	if (!pair->moved)
		return;
	jk_buffer_string(c->out, " <span class=\"badge neutral\">");
	jk_html_text(c->out, _("moved"));
	if (pair->elsewhere) {
		jk_buffer_string(c->out, " ");
		jk_html_unit_name(c->out, jk_pair_shown(pair->elsewhere));
	}
	jk_buffer_string(c->out, "</span>");
}

static void put_cell(column *c, const jk_block_pair *pair)
{
	const jk_side_block *mine = c->is_new ? pair->new_block : pair->old_block;
	jk_buffer_string(c->out, "<td>");
	if (mine && mine->kind != JK_BLOCK_TABLE) {
		jk_buffer_format(c->out, "<p%s>", class_of(mine->kind));
		put_number(c, pair, mine->label);
		jk_block_pieces(pair, put_piece, c);
		put_moved(c, pair);
		jk_buffer_string(c->out, "</p>");
	} else if (mine)
		put_rows(c, pair);
	jk_buffer_string(c->out, "</td>");
}

const char *jk_page_new_title(const jk_comparison *comparison, const jk_compare_page_options *options)
{
	return options->new_title ? options->new_title : comparison->review ? _("the document") : _("after");
}

const char *jk_page_old_title(const jk_comparison *comparison, const jk_compare_page_options *options)
{
	return options->old_title ? options->old_title : comparison->review ? _("what it came from") : _("before");
}

static void put_heads(jk_buffer *out, const jk_comparison *comparison, const jk_compare_page_options *options)
{
	const char *const titles[] = {jk_page_new_title(comparison, options), jk_page_old_title(comparison, options)};
	jk_buffer_string(out, "<table class=\"words\"><thead><tr>");
	jk_html_element(out, "th scope=\"col\"", titles[options->old_left]);
	jk_html_element(out, "th scope=\"col\"", titles[!options->old_left]);
	jk_buffer_string(out, "</tr></thead><tbody>\n");
}

static void put_blocks(jk_buffer *out, const jk_comparison *comparison, const jk_compare_page_options *options, const jk_unit_pair *unit)
{
	if (!unit->blocks.count)
		return;
	put_heads(out, comparison, options);
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_block_pair *pair = unit->blocks.items[i];
		jk_buffer_string(out, jk_block_is_same(pair) ? "<tr class=\"kept\">" : "<tr>");
		put_cell(&(column){out, !options->old_left}, pair);
		put_cell(&(column){out, options->old_left}, pair);
		jk_buffer_string(out, "</tr>\n");
	}
	jk_buffer_string(out, "</tbody></table>\n");
}

/* --- what it means --- */

static void put_change(jk_buffer *out, const char *name, const char *old_text, const char *new_text, jk_effect effect)
{
	jk_html_element(out, "dt", name);
	jk_buffer_string(out, "<dd>");
	jk_html_text(out, *old_text ? old_text : "－");
	jk_buffer_string(out, " → ");
	jk_html_text(out, *new_text ? new_text : "－");
	jk_buffer_char(out, ' ');
	jk_html_effect(out, effect);
	jk_buffer_string(out, "</dd>");
}

static void put_finding(void *state, jk_finding_kind kind, jk_effect effect, const char *old_words, const char *new_words)
{
	put_change(state, jk_finding_name(kind), old_words, new_words, effect);
}

static void put_note(jk_buffer *out, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	jk_html_element(out, "dt", name);
	jk_html_element(out, "dd", text);
}

static void put_pending(jk_buffer *out, const jk_unit_pair *unit)
{
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = ((const jk_block_pair *)unit->blocks.items[i])->new_block;
		for (size_t k = 0; block && k < block->changes.count; k++) {
			const jk_side_change *change = block->changes.items[k];
			jk_html_element(out, "dt", _("pending"));
			jk_buffer_string(out, "<dd>");
			jk_html_element(out, change->mark == JK_INSERTED ? "ins" : "del", change->text ? change->text : "");
			jk_buffer_string(out, "　");
			jk_html_text(out, change->author ? change->author : _("(nobody named)"));
			jk_buffer_string(out, change->date ? "　" : "");
			jk_html_text(out, change->date ? change->date : "");
			jk_buffer_string(out, "</dd>");
		}
	}
}

static void put_because(jk_buffer *out, const jk_unit_pair *unit)
{
	for (size_t i = 0; i < unit->because.count; i++) {
		const jk_side_revision *revision = unit->because.items[i];
		jk_html_element(out, "dt", _("history"));
		jk_buffer_string(out, "<dd>");
		jk_html_text(out, revision->version);
		jk_buffer_string(out, revision->date ? "（" : "");
		jk_html_text(out, revision->date ? revision->date : "");
		jk_buffer_string(out, revision->date ? "）" : "　");
		jk_html_text(out, revision->text);
		jk_buffer_string(out, "</dd>");
	}
}

static void put_provisions(jk_buffer *out, const jk_comparison *comparison, const jk_unit_pair *unit)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_put_covers(&text, comparison, unit);
	put_note(out, _("standard"), jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	for (size_t i = 0; i < unit->lost.count; i++) {
		jk_html_element(out, "dt", _("without cover"));
		jk_buffer_string(out, "<dd><span class=\"badge uncovered\">");
		jk_html_text(out, jk_provision_name(comparison, unit->lost.items[i]));
		jk_buffer_string(out, "</span></dd>");
	}
}

static void put_meaning(jk_buffer *out, const jk_comparison *comparison, const jk_unit_pair *unit)
{
	jk_buffer_string(out, "<dl>");
	for (size_t i = 0; i < unit->values.count; i++) {
		const jk_value_change *change = unit->values.items[i];
		const jk_side_value *value = change->new_value ? change->new_value : change->old_value;
		put_change(out, value->label ? value->label : value->name, jk_side_value_text(change->old_value),
			   jk_side_value_text(change->new_value), change->effect);
	}
	out->failed |= jk_unit_findings(unit, put_finding, out) != JK_OK;
	put_pending(out, unit);
	put_note(out, _("reason"), jk_pair_reason(unit));
	put_because(out, unit);
	put_provisions(out, comparison, unit);
	jk_buffer_string(out, "</dl>");
}

/* --- heading --- */

static void put_versions(jk_buffer *out, const jk_unit_pair *unit)
{
	const jk_side_unit *was = jk_pair_old(unit), *is = jk_pair_new(unit), *shown = jk_pair_shown(unit);
	if (!shown->id)
		return;
	jk_buffer_string(out, " <span class=\"id\">");
	jk_html_text(out, shown->id);
	jk_buffer_char(out, ' ');
	if (was && is && was->version && !jk_text_equal(was->version, is->version)) {
		jk_html_text(out, was->version);
		jk_buffer_string(out, " → ");
	}
	jk_html_text(out, shown->version ? shown->version : "");
	jk_buffer_string(out, "</span>");
}

static void put_found(jk_buffer *out, const jk_unit_pair *unit)
{
	const jk_side_unit *is = jk_pair_new(unit);
	if (!is || is->how != JK_FOUND_BY_TEXT)
		return;
	jk_buffer_string(out, " <span class=\"badge unclear\">");
	jk_html_text(out, _("found by its text"));
	jk_buffer_format(out, " %u/100</span>", is->score);
}

static void put_heading(jk_buffer *out, const jk_comparison *comparison, const jk_unit_pair *unit)
{
	const jk_side_unit *was = jk_pair_old(unit), *is = jk_pair_new(unit);
	jk_buffer_string(out, "<h4>");
	if (was && is && *was->label && !jk_text_equal(was->label, is->label)) {
		jk_html_element(out, "del", was->label);
		jk_buffer_char(out, ' ');
	}
	jk_html_unit_name(out, jk_pair_shown(unit));
	jk_buffer_string(out, " <span class=\"badge\">");
	jk_html_text(out, jk_pair_name(unit, comparison->review));
	jk_buffer_string(out, "</span> ");
	if (!jk_pair_is_same(unit))
		jk_html_effect(out, unit->effect);
	put_found(out, unit);
	put_versions(out, unit);
	jk_buffer_string(out, "</h4>\n");
}

void jk_html_unit(jk_buffer *out, const jk_comparison *comparison, const jk_compare_page_options *options, const jk_unit_pair *unit, size_t paper,
		  size_t number)
{
	int same = jk_pair_is_same(unit);
	jk_buffer_format(out, "<article id=\"c-%zu-%zu\" tabindex=\"-1\" lang=\"ja\" class=\"is-%s\">", paper, number,
			 same ? "same" : jk_effect_word(unit->effect));
	put_heading(out, comparison, unit);
	put_blocks(out, comparison, options, unit);
	if (!same)
		put_meaning(out, comparison, unit);
	jk_buffer_string(out, "</article>\n");
}
