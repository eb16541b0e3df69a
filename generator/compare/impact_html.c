/* Impact as one HTML page: profiles, clauses, and for each profile what differs, folded. */
#include "base/html.h"
#include "base/i18n.h"
#include "compare/impact.h"
#include "compare/page_html.h"
#include "compare/summary.h"

static const char style[] =
	"body{max-width:76em;margin:1.5em auto;padding:0 1em}h2{font-size:1.15em;margin:1.6em 0 .5em;border-bottom:2px solid var(--line)}"
	"dl{margin:.6em 0 0;display:grid;grid-template-columns:max-content 1fr;gap:.1em .9em}dt{color:var(--quiet)}dd{margin:0}"
	".counts{display:flex;flex-wrap:wrap;gap:.5em;list-style:none;padding:0;margin:.6em 0}"
	".counts li{border:1px solid var(--line);border-radius:.3em;padding:.2em .7em}.counts b{font-size:1.15em}"
	".badge{display:inline-block;border:1px solid currentColor;border-radius:.3em;padding:0 .5em;font-size:.9em;white-space:nowrap}"
	".weakened,.bad{color:var(--bad);background:var(--badback)}.strengthened{color:var(--good);background:var(--goodback)}"
	".unclear{color:var(--doubt);background:var(--doubtback)}.neutral{color:var(--quiet)}"
	"tbody th{font-weight:normal}td.n{text-align:right;white-space:nowrap}td.n.some{font-weight:bold}caption{text-align:left;color:var(--quiet)}"
	"td ul{margin:0;padding-left:1.1em}td{overflow-wrap:anywhere}.why,.id{color:var(--quiet);font-size:.9em}"
	"details{border:1px solid var(--line);border-radius:.3em;margin:.5em 0;padding:.4em .8em}summary{cursor:pointer;font-weight:bold}"
	"details table{margin:.5em 0}.reason{font-family:monospace;overflow-wrap:anywhere}"
	"@media print{@page{size:A4;margin:14mm 12mm}body{max-width:none;padding:0;font-size:9.5px}a{text-decoration:none}}";

typedef struct {
	jk_buffer *out;
	const jk_impact *impact;
	jk_list profiles, totals;
} writing;

/* --- texts made elsewhere, escaped --- */

static void put_made(jk_buffer *out, jk_buffer *text)
{
	jk_html_text(out, jk_buffer_text(text));
	out->failed |= text->failed;
	jk_buffer_dispose(text);
}

static void put_name(jk_buffer *out, const jk_impact_profile *profile)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_impact_put_profile(&text, profile);
	put_made(out, &text);
}

static void put_place(jk_buffer *out, const jk_impact_clause *clause)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_impact_put_place(&text, clause);
	put_made(out, &text);
}

static void put_detail(jk_buffer *out, const jk_impact_detail *detail, size_t of)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_impact_put_detail(&text, detail, of);
	put_made(out, &text);
}

/* --- head --- */

static void put_catalog(jk_buffer *out, const char *word, const jk_catalog *catalog)
{
	jk_html_element(out, "dt", word);
	jk_buffer_string(out, "<dd>");
	jk_html_text(out, jk_catalog_path(catalog));
	jk_buffer_string(out, "　");
	jk_html_text(out, jk_catalog_id(catalog));
	jk_buffer_string(out, "　");
	jk_html_text(out, jk_catalog_version(catalog));
	jk_buffer_string(out, "</dd>");
}

static void put_count(jk_buffer *out, const char *class, const char *name, size_t count)
{
	jk_buffer_format(out, "<li%s%s%s>", *class && count ? " class=\"" : "", count ? class : "", *class && count ? "\"" : "");
	jk_html_text(out, name);
	jk_buffer_format(out, " <b>%zu</b></li>", count);
}

static void put_head(writing *w)
{
	jk_buffer *out = w->out;
	const jk_impact_counts c = jk_impact_count(w->impact);
	jk_html_begin(out, _("en"), _("Impact on the papers"), style);
	jk_buffer_string(out, "<header>");
	jk_html_element(out, "h1", _("Impact on the papers"));
	jk_buffer_string(out, "<dl>");
	put_catalog(out, _("after"), w->impact->new_catalog);
	put_catalog(out, _("before"), w->impact->old_catalog);
	jk_buffer_string(out, "</dl><ul class=\"counts\">");
	put_count(out, "", _("profiles"), c.profiles);
	put_count(out, "", _("changed"), c.changed);
	put_count(out, "", _("unchanged"), c.same);
	put_count(out, "bad", _("weaker"), c.weakened);
	put_count(out, "bad", _("without cover"), c.uncovered);
	put_count(out, "bad", _("not made"), c.failed);
	jk_buffer_string(out, "</ul></header>\n<main>\n");
}

static void begin_table(jk_buffer *out, const char *const *heads, size_t count)
{
	jk_buffer_string(out, "<table><thead><tr>");
	for (size_t i = 0; i < count; i++)
		jk_html_element(out, "th scope=\"col\"", heads[i]);
	jk_buffer_string(out, "</tr></thead><tbody>\n");
}

static void put_number(jk_buffer *out, size_t number, const char *class)
{
	jk_buffer_format(out, "<td class=\"n%s%s\">%zu</td>", number ? " some " : "", number ? class : "", number);
}

/* --- profiles --- */

static void put_profile_row(jk_buffer *out, const jk_impact_profile *profile)
{
	int tells = profile->state != JK_IMPACT_SAME;
	jk_buffer_string(out, "<tr><th scope=\"row\">");
	if (tells)
		jk_buffer_format(out, "<a href=\"#p-%zu\">", profile->order);
	put_name(out, profile);
	jk_buffer_string(out, tells ? "</a></th>" : "</th>");
	jk_html_element(out, profile->state > JK_IMPACT_MENDED ? "td class=\"bad\"" : "td", jk_impact_state_name(profile));
	put_number(out, profile->counts.weakened, "weakened");
	put_number(out, profile->counts.uncovered, "weakened");
	put_number(out, profile->counts.unclear, "unclear");
	put_number(out, profile->counts.strengthened, "strengthened");
	put_number(out, profile->clauses.count, "");
	jk_buffer_string(out, "</tr>\n");
}

static void put_profiles(writing *w)
{
	const char *const heads[] = {_("profile"), _("papers"), _("weaker"), _("without cover"), _("to be judged"), _("stronger"), _("clauses")};
	jk_html_element(w->out, "h2", _("Profiles, worst first"));
	begin_table(w->out, heads, sizeof heads / sizeof *heads);
	for (size_t i = 0; i < w->profiles.count; i++)
		put_profile_row(w->out, w->profiles.items[i]);
	jk_buffer_string(w->out, "</tbody></table>\n");
}

/* --- clauses --- */

static void put_because(jk_buffer *out, const jk_impact_clause *clause)
{
	for (size_t i = 0; i < clause->because.count; i++) {
		const jk_side_revision *revision = clause->because.items[i];
		jk_buffer_string(out, "<p class=\"why\">");
		jk_html_text(out, revision->version);
		jk_buffer_string(out, "　");
		jk_html_text(out, revision->text);
		jk_buffer_string(out, "</p>");
	}
}

/* Details, one a line, and why. */
static void put_what(jk_buffer *out, const jk_impact_clause *clause, size_t of)
{
	jk_buffer_string(out, "<td>");
	if (clause->details.count + clause->lost.count)
		jk_buffer_string(out, "<ul>");
	for (size_t i = 0; i < clause->details.count; i++) {
		const jk_impact_detail *detail = clause->details.items[i];
		jk_buffer_string(out, "<li>");
		jk_html_effect(out, detail->effect);
		jk_buffer_char(out, ' ');
		put_detail(out, detail, of);
		jk_buffer_string(out, "</li>");
	}
	for (size_t i = 0; i < clause->lost.count; i++) {
		jk_buffer_string(out, "<li><span class=\"badge weakened\">");
		jk_html_text(out, _("without cover"));
		jk_buffer_string(out, "</span> ");
		jk_html_text(out, clause->lost.items[i]);
		jk_buffer_string(out, "</li>");
	}
	if (clause->details.count + clause->lost.count)
		jk_buffer_string(out, "</ul>");
	put_because(out, clause);
	jk_buffer_string(out, "</td>");
}

static void put_clause(jk_buffer *out, const jk_impact_clause *clause, int total)
{
	jk_buffer_string(out, "<tr><td>");
	jk_html_effect(out, clause->effect);
	jk_buffer_string(out, "</td><th scope=\"row\">");
	put_place(out, clause);
	jk_buffer_string(out, " <span class=\"id\">");
	jk_html_text(out, clause->id ? clause->id : "");
	jk_buffer_string(out, "</span></th>");
	jk_html_element(out, "td", jk_impact_change_name(clause));
	if (total)
		put_number(out, clause->profiles, "");
	put_what(out, clause, total ? clause->profiles : 0);
	jk_buffer_string(out, "</tr>\n");
}

static void put_totals(writing *w)
{
	const char *const heads[] = {_("effect"), _("clause"), _("change"), _("profiles"), _("what")};
	if (!w->totals.count)
		return;
	jk_html_element(w->out, "h2", _("Clauses, worst first"));
	begin_table(w->out, heads, sizeof heads / sizeof *heads);
	for (size_t i = 0; i < w->totals.count; i++)
		put_clause(w->out, w->totals.items[i], 1);
	jk_buffer_string(w->out, "</tbody></table>\n");
}

/* --- one profile --- */

static void put_papers(jk_buffer *out, const char *word, const jk_list *papers)
{
	if (!papers->count)
		return;
	jk_buffer_string(out, "<p>");
	jk_html_text(out, word);
	for (size_t i = 0; i < papers->count; i++) {
		jk_buffer_string(out, i ? "、" : "");
		jk_html_text(out, papers->items[i]);
	}
	jk_buffer_string(out, "</p>");
}

static void put_profile(jk_buffer *out, const jk_impact_profile *profile)
{
	const char *const heads[] = {_("effect"), _("clause"), _("change"), _("what")};
	if (profile->state == JK_IMPACT_SAME)
		return;
	jk_buffer_format(out, "<details id=\"p-%zu\" open><summary>", profile->order);
	put_name(out, profile);
	jk_buffer_string(out, "</summary>");
	if (profile->state != JK_IMPACT_CHANGED)
		jk_html_element(out, "p class=\"bad\"", jk_impact_state_name(profile));
	if (profile->reason)
		jk_html_element(out, "p class=\"reason\"", profile->reason);
	put_papers(out, _("needed now: "), &profile->papers_added);
	put_papers(out, _("needed no more: "), &profile->papers_removed);
	if (profile->clauses.count) {
		begin_table(out, heads, sizeof heads / sizeof *heads);
		for (size_t i = 0; i < profile->clauses.count; i++)
			put_clause(out, profile->clauses.items[i], 0);
		jk_buffer_string(out, "</tbody></table>");
	}
	jk_buffer_string(out, "</details>\n");
}

static void put_all(writing *w)
{
	put_head(w);
	put_profiles(w);
	put_totals(w);
	jk_html_element(w->out, "h2", _("What differs, by profile"));
	for (size_t i = 0; i < w->profiles.count; i++)
		put_profile(w->out, w->profiles.items[i]);
	jk_buffer_string(w->out, "</main></body></html>\n");
}

jk_result jk_impact_html(char **out, const jk_impact *impact)
{
	jk_arena *arena = NULL;
	jk_buffer text;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&text, 0);
	writing w = {.out = &text, .impact = impact};
	if (jk_impact_worst_profiles(&w.profiles, arena, impact) == JK_OK && jk_impact_worst_totals(&w.totals, arena, impact) == JK_OK)
		put_all(&w);
	else
		text.failed = 1;
	jk_arena_free(arena);
	return jk_text_take(out, &text);
}
