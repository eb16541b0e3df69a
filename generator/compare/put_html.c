/* A comparison as one HTML page: the summary with links, then the clauses side by side. */
#include "base/html.h"
#include "base/i18n.h"
#include "base/text.h"
#include "compare/page_html.h"
#include "compare/summary.h"

/* --- head --- */

static void put_side(jk_buffer *out, const char *word, const jk_side *side)
{
	const char *const more[] = {side->service, side->catalog, side->version, side->date};
	jk_html_element(out, "dt", word);
	jk_buffer_string(out, "<dd>");
	jk_html_text(out, side->name ? side->name : "");
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		if (more[i]) {
			jk_buffer_string(out, "　");
			jk_html_text(out, more[i]);
		}
	jk_buffer_string(out, "</dd>");
}

static void put_head(jk_buffer *out, const jk_comparison *c, const jk_compare_page_options *options)
{
	const char *title = c->review ? _("Review of a document") : _("Comparison of clauses");
	/* The language the page is in: "en" is translated, too. */
	jk_html_begin(out, _("en"), title, jk_comparison_style);
	jk_html_element(out, "a class=\"skip\" href=\"#changes\"", _("Skip to the changes"));
	jk_buffer_string(out, "\n<header>");
	jk_html_element(out, "h1", title);
	jk_buffer_string(out, "<dl>");
	put_side(out, jk_page_new_title(c, options), c->new_side);
	put_side(out, jk_page_old_title(c, options), c->old_side);
	jk_buffer_string(out, "</dl></header>\n<main>\n");
}

/* --- summary --- */

static void put_count(jk_buffer *out, const char *class, const char *name, size_t count)
{
	jk_buffer_format(out, "<li%s%s%s>", *class && count ? " class=\"" : "", count ? class : "", *class && count ? "\"" : "");
	jk_html_text(out, name);
	jk_buffer_format(out, " <b>%zu</b></li>", count);
}

static void put_counts(jk_buffer *out, const jk_comparison *comparison)
{
	const jk_compare_counts c = comparison->counts;
	const int review = comparison->review;
	jk_buffer_string(out, "<ul class=\"counts\">");
	put_count(out, "weakened", _("weaker"), c.weakened);
	put_count(out, "uncovered", _("without cover"), c.uncovered);
	put_count(out, "unclear", _("to be judged"), c.unclear);
	put_count(out, "strengthened", _("stronger"), c.strengthened);
	put_count(out, "", _("changed"), c.changed);
	put_count(out, "", review ? _("put in") : _("added"), c.added);
	put_count(out, "", review ? _("missing") : _("taken out"), c.removed);
	put_count(out, "", _("moved"), c.moved);
	put_count(out, "", _("renumbered"), c.renumbered);
	put_count(out, "", review ? _("untouched") : _("unchanged"), c.same);
	jk_buffer_string(out, "</ul>\n");
}

static void put_table_head(jk_buffer *out, const char *caption, const char *const *heads, size_t count)
{
	jk_buffer_string(out, "<table class=\"rows\">");
	jk_html_element(out, "caption", caption);
	jk_buffer_string(out, "<thead><tr>");
	for (size_t i = 0; i < count; i++)
		jk_html_element(out, "th scope=\"col\"", heads[i]);
	jk_buffer_string(out, "</tr></thead><tbody>\n");
}

static void put_place(jk_buffer *out, const jk_summary_place *place, size_t index)
{
	jk_buffer_format(out, "%s<a href=\"#c-%zu-%zu\">", index ? "<br>" : "", place->paper_number, place->unit_number);
	jk_html_text(out, jk_paper_title(jk_paper_shown(place->paper)));
	jk_buffer_string(out, "　");
	jk_html_unit_name(out, jk_pair_shown(place->unit));
	jk_buffer_string(out, "</a>");
}

static void put_row(jk_buffer *out, const jk_summary_row *row)
{
	jk_buffer_string(out, "<tr><td>");
	jk_html_effect(out, row->effect);
	jk_buffer_string(out, "</td><th scope=\"row\">");
	for (size_t i = 0; i < row->places.count; i++)
		put_place(out, row->places.items[i], i);
	jk_buffer_string(out, "</th>");
	jk_html_element(out, "td", row->what);
	jk_html_element(out, "td", row->old_text);
	jk_html_element(out, "td", row->new_text);
	jk_html_element(out, "td", ((const jk_summary_place *)row->places.items[0])->provisions);
	jk_buffer_string(out, "</tr>\n");
}

static void put_rows(jk_buffer *out, const char *caption, const jk_summary *summary, size_t from, size_t to)
{
	const char *const heads[] = {_("effect"), _("clause"), _("what"), _("old"), _("new"), _("standard")};
	if (from == to)
		return;
	put_table_head(out, caption, heads, sizeof heads / sizeof *heads);
	for (size_t i = from; i < to; i++)
		put_row(out, summary->rows.items[i]);
	jk_buffer_string(out, "</tbody></table>\n");
}

static void put_uncovered(jk_buffer *out, const jk_comparison *comparison)
{
	const char *const heads[] = {_("standard"), _("content"), _("was covered by"), _("why not now")};
	if (!comparison->uncovered.count)
		return;
	put_table_head(out, _("Provisions that nothing covers any more"), heads, sizeof heads / sizeof *heads);
	for (size_t i = 0; i < comparison->uncovered.count; i++) {
		const jk_uncovered *item = comparison->uncovered.items[i];
		jk_buffer_string(out, "<tr>");
		jk_html_element(out, "th scope=\"row\" class=\"uncovered\"", item->provision->section);
		jk_html_element(out, "td", item->provision->text);
		jk_buffer_string(out, "<td>");
		if (item->was) {
			jk_html_text(out, item->was_in ? jk_paper_title(item->was_in) : "");
			jk_buffer_string(out, "　");
			jk_html_unit_name(out, item->was);
		}
		jk_buffer_string(out, "</td>");
		jk_html_element(out, "td", item->reason ? item->reason : "");
		jk_buffer_string(out, "</tr>\n");
	}
	jk_buffer_string(out, "</tbody></table>\n");
}

static void put_summary(jk_buffer *out, const jk_comparison *comparison, const jk_summary *summary)
{
	size_t weak = summary->weakened, all = summary->rows.count;
	jk_buffer_string(out, "<section aria-labelledby=\"summary\">");
	jk_html_element(out, "h2 id=\"summary\"", _("Summary"));
	put_counts(out, comparison);
	put_rows(out, _("What got weaker"), summary, 0, weak);
	put_uncovered(out, comparison);
	put_rows(out, weak ? _("What else changed") : _("What changed"), summary, weak, all);
	if (!all)
		jk_html_element(out, "p", _("Nothing differs."));
	jk_buffer_string(out, "</section>\n");
}

/* --- the clauses --- */

static void put_tools(jk_buffer *out)
{
	jk_html_element(out, "h2 id=\"changes\" tabindex=\"-1\"", _("Clauses"));
	jk_buffer_string(out, "<nav class=\"keys\" aria-label=\"");
	jk_html_text(out, _("changes"));
	jk_buffer_string(out, "\"><button type=\"button\" id=\"previous\">");
	jk_html_text(out, _("previous"));
	jk_buffer_string(out, " <kbd>p</kbd></button> <button type=\"button\" id=\"next\">");
	jk_html_text(out, _("next"));
	jk_buffer_string(out, " <kbd>n</kbd></button> <span id=\"at\" role=\"status\"></span></nav>\n");
	jk_buffer_string(out, "<input type=\"checkbox\" id=\"weak\"> <label class=\"filter\" for=\"weak\">");
	jk_html_text(out, _("only what got weaker"));
	jk_buffer_string(out, " <kbd>w</kbd></label>　<input type=\"checkbox\" id=\"same\"> <label class=\"filter\" for=\"same\">");
	jk_html_text(out, _("what is unchanged, too"));
	jk_buffer_string(out, " <kbd>u</kbd></label>\n");
}

static int is_bad(const jk_paper_pair *pair)
{
	for (size_t i = 0; i < pair->units.count; i++)
		if (((const jk_unit_pair *)pair->units.items[i])->effect == JK_EFFECT_WEAKENED)
			return 1;
	return 0;
}

static void put_paper(jk_buffer *out, const jk_comparison *comparison, const jk_compare_page_options *options, size_t index)
{
	const jk_paper_pair *pair = comparison->papers.items[index];
	const jk_side_paper *paper = jk_paper_shown(pair);
	jk_buffer_format(out, "<section class=\"paper%s%s\" aria-labelledby=\"d-%zu\"><h3 id=\"d-%zu\">", is_bad(pair) ? " bad" : "",
			 jk_paper_differs(pair) ? "" : " quiet", index + 1, index + 1);
	jk_html_text(out, jk_paper_title(paper));
	const char *group = jk_paper_group(comparison, pair);
	jk_buffer_string(out, *group ? "　" : "");
	jk_html_text(out, group);
	jk_buffer_string(out, "</h3>\n");
	if (!pair->old_paper)
		jk_html_element(out, "p", _("This paper is new."));
	if (!pair->new_paper)
		jk_html_element(out, "p", _("This paper is not made any more."));
	for (size_t i = 0; i < pair->units.count; i++)
		if (!jk_pair_is_nowhere(pair->units.items[i]))
			jk_html_unit(out, comparison, options, pair->units.items[i], index + 1, i + 1);
	jk_buffer_string(out, "</section>\n");
}

static void put_foot(jk_buffer *out, const jk_comparison *comparison)
{
	jk_buffer_string(out, "</main>\n<footer><p class=\"id\">");
	jk_html_text(out, _("Words as ICU divides them, version "));
	jk_html_text(out, comparison->words_version ? comparison->words_version : "－");
	jk_buffer_format(out, "</p></footer>\n<script>%s</script></body></html>\n", jk_comparison_script);
}

jk_result jk_comparison_html(char **out, const jk_comparison *comparison, const jk_compare_page_options *options)
{
	jk_arena *arena;
	jk_summary summary;
	jk_buffer text;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&text, 0);
	put_head(&text, comparison, options);
	jk_result result = jk_summarise(&summary, arena, comparison);
	if (result == JK_OK) {
		put_summary(&text, comparison, &summary);
		put_tools(&text);
		for (size_t i = 0; i < comparison->papers.count; i++)
			put_paper(&text, comparison, options, i);
		put_foot(&text, comparison);
		result = jk_text_take(out, &text);
	} else
		jk_buffer_dispose(&text);
	jk_arena_free(arena);
	return result;
}
