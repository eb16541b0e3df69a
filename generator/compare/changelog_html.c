/* A changelog as one HTML page: entries by weight, their words of old and new folded, then everything else. */
#include "base/diagnostic.h"
#include "base/html.h"
#include "base/i18n.h"
#include "base/text.h"
#include "compare/changelog.h"
#include "compare/page_html.h"
#include "compare/summary.h"

static const char style[] = ".why,.where{margin:.2em 0}.where,.id{color:var(--quiet)}summary{cursor:pointer}.words p{min-height:1em}"
			    "section>article>h3{margin:0 0 .3em}td{overflow-wrap:anywhere}";

/* --- head --- */

static void put_catalog(jk_buffer *out, const char *word, const jk_catalog *catalog)
{
	jk_html_element(out, "dt", word);
	jk_buffer_string(out, "<dd>");
	jk_html_text(out, catalog->title ? catalog->title : "");
	jk_buffer_string(out, "　");
	jk_html_text(out, catalog->id);
	jk_buffer_char(out, ' ');
	jk_html_text(out, catalog->version);
	jk_buffer_string(out, "</dd>");
}

static void put_reasons(jk_buffer *out, const jk_list *revisions)
{
	for (size_t i = 0; i < revisions->count; i++) {
		const jk_revision *revision = revisions->items[i];
		jk_buffer_string(out, "<p class=\"why\">");
		jk_html_text(out, _("reason"));
		jk_buffer_string(out, "（");
		jk_html_text(out, revision->version);
		jk_buffer_string(out, "、");
		jk_html_text(out, revision->date);
		jk_buffer_string(out, "）：");
		jk_html_text(out, revision->text);
		jk_buffer_string(out, "</p>");
	}
}

static void put_count(jk_buffer *out, const char *class, const char *name, size_t count)
{
	jk_buffer_format(out, "<li class=\"%s\">", count ? class : "neutral");
	jk_html_text(out, name);
	jk_buffer_format(out, " <b>%zu</b></li>", count);
}

static void put_counts(jk_buffer *out, const jk_changelog *log)
{
	const jk_log_counts c = jk_log_count(log);
	jk_buffer_string(out, "<ul class=\"counts\">");
	put_count(out, "", _("substantive"), c.by_weight[JK_WEIGHT_SUBSTANTIVE]);
	put_count(out, "", _("corrections"), c.by_weight[JK_WEIGHT_CORRECTION]);
	put_count(out, "", _("editorial"), c.by_weight[JK_WEIGHT_EDITORIAL]);
	put_count(out, "", _("added"), c.by_state[JK_LOG_IN]);
	put_count(out, "", _("taken out"), c.by_state[JK_LOG_OUT]);
	put_count(out, "", _("changed"), c.by_state[JK_LOG_CHANGED]);
	put_count(out, "weakened", _("weaker"), c.by_effect[JK_EFFECT_WEAKENED]);
	put_count(out, "strengthened", _("stronger"), c.by_effect[JK_EFFECT_STRENGTHENED]);
	put_count(out, "unclear", _("to be judged"), c.by_effect[JK_EFFECT_UNCLEAR]);
	put_count(out, "", _("other changes"), log->changes.count);
	jk_buffer_string(out, "</ul>\n");
}

static void put_head(jk_buffer *out, const jk_changelog *log)
{
	jk_html_begin(out, _("en"), _("Changes of the catalog"), jk_comparison_style);
	jk_buffer_string(out, "<style>");
	jk_buffer_string(out, style);
	jk_buffer_string(out, "</style><header>");
	jk_html_element(out, "h1", _("Changes of the catalog"));
	jk_buffer_string(out, "<dl>");
	put_catalog(out, _("after"), log->newer);
	put_catalog(out, _("before"), log->older);
	jk_buffer_string(out, "</dl>");
	put_reasons(out, &log->notes);
	put_counts(out, log);
	if (log->bump != JK_BUMP_NONE)
		jk_html_element(out, "p", jk_changelog_bump_reason(log));
	jk_buffer_string(out, "</header>\n<main>\n");
}

/* --- an entry --- */

static void put_value(jk_buffer *out, const jk_value_change *change)
{
	const jk_side_value *shown = change->new_value ? change->new_value : change->old_value;
	jk_buffer_string(out, "<p>");
	jk_html_effect(out, change->effect);
	jk_buffer_char(out, ' ');
	jk_html_text(out, shown->label ? shown->label : shown->name);
	jk_buffer_string(out, "：");
	jk_html_text(out, change->old_value ? jk_side_value_text(change->old_value) : "－");
	jk_buffer_string(out, " → ");
	jk_html_text(out, change->new_value ? jk_side_value_text(change->new_value) : "－");
	jk_buffer_string(out, "</p>");
}

static void put_made(jk_buffer *out, const char *name, void (*put)(jk_buffer *, const jk_log_entry *), const jk_log_entry *entry)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put(&text, entry);
	if (text.length) {
		jk_buffer_string(out, "<p class=\"where\">");
		jk_html_text(out, name);
		jk_html_text(out, jk_buffer_text(&text));
		jk_buffer_string(out, "</p>");
	}
	out->failed |= text.failed;
	jk_buffer_dispose(&text);
}

static void put_heading(jk_buffer *out, const jk_log_entry *entry)
{
	jk_buffer_format(out, "<article class=\"is-%s\"><h3>", jk_effect_word(entry->effect));
	jk_html_text(out, entry->title);
	jk_html_text(out, entry->old_sheet || entry->new_sheet ? _(" (rows)") : "");
	jk_buffer_string(out, " <span class=\"badge\">");
	jk_html_text(out, jk_log_state_name(entry->state));
	jk_buffer_string(out, "</span> ");
	if (entry->effect != JK_EFFECT_NEUTRAL)
		jk_html_effect(out, entry->effect);
	jk_buffer_string(out, " <span class=\"id\">");
	jk_html_text(out, entry->id);
	jk_buffer_char(out, ' ');
	jk_html_text(out, entry->was ? entry->was : entry->is);
	if (entry->was && entry->is && !entry->unraised) {
		jk_buffer_string(out, " → ");
		jk_html_text(out, entry->is);
	}
	jk_buffer_string(out, "</span></h3>\n");
}

static void put_words(jk_buffer *out, const jk_changelog *log, const jk_log_entry *entry, size_t number)
{
	const jk_compare_page_options options = {0};
	if (!entry->units.count)
		return;
	jk_buffer_string(out, "<details><summary>");
	jk_html_text(out, _("old and new"));
	jk_buffer_string(out, "</summary>\n");
	for (size_t i = 0; i < entry->units.count; i++) {
		const jk_log_unit *unit = entry->units.items[i];
		jk_html_element(out, "h4", jk_paper_title(jk_paper_shown(unit->paper)));
		jk_html_unit(out, log->comparison, &options, unit->unit, number, i + 1);
	}
	jk_buffer_string(out, "</details>\n");
}

static void put_entry(jk_buffer *out, const jk_changelog *log, const jk_log_entry *entry, size_t number)
{
	put_heading(out, entry);
	for (size_t i = 0; i < entry->values.count; i++)
		put_value(out, entry->values.items[i]);
	if (entry->state == JK_LOG_CHANGED && !entry->words)
		jk_html_element(out, "p", _("Only notes for those who draft differ."));
	if (entry->unraised)
		jk_html_element(out, "p class=\"weakened\"", _("The version was not raised."));
	put_reasons(out, &entry->because);
	put_made(out, _("papers: "), jk_log_put_papers, entry);
	put_made(out, _("provisions: "), jk_log_put_covers, entry);
	put_words(out, log, entry, number);
	jk_buffer_string(out, "</article>\n");
}

static void put_entries(jk_buffer *out, const jk_changelog *log, jk_weight weight, const char *title)
{
	int begun = 0;
	for (size_t i = 0; i < log->entries.count; i++) {
		const jk_log_entry *entry = log->entries.items[i];
		if (entry->weight != weight)
			continue;
		if (!begun++) {
			jk_buffer_string(out, "<section>");
			jk_html_element(out, "h2", title);
		}
		put_entry(out, log, entry, i + 1);
	}
	jk_buffer_string(out, begun ? "</section>\n" : "");
}

/* --- the rest --- */

static void put_parts(jk_buffer *out, const char *text, const char *without)
{
	jk_buffer parts;
	jk_buffer_init(&parts, 0);
	jk_log_put_parts(&parts, text, without);
	jk_html_element(out, "td", text && !parts.length ? "－" : jk_buffer_text(&parts));
	out->failed |= parts.failed;
	jk_buffer_dispose(&parts);
}

static void put_change(jk_buffer *out, const jk_log_change *change)
{
	int template = change->category == JK_LOG_TEMPLATE;
	jk_buffer_string(out, "<tr>");
	jk_html_element(out, "td", jk_log_state_name(change->state));
	jk_html_element(out, "td", jk_log_category_name(change->category));
	jk_buffer_string(out, "<th scope=\"row\">");
	jk_html_text(out, change->name);
	jk_buffer_string(out, " <span class=\"id\">");
	jk_html_text(out, change->scope);
	jk_buffer_string(out, *change->scope ? "/" : "");
	jk_html_text(out, change->id);
	jk_buffer_string(out, "</span></th>");
	put_parts(out, template ? NULL : change->old_text, change->new_text);
	put_parts(out, template ? NULL : change->new_text, change->old_text);
	jk_buffer_string(out, "</tr>\n");
}

static void put_record(jk_buffer *out, const jk_log_record *record)
{
	const jk_record *was = record->old_record, *is = record->new_record;
	jk_buffer_string(out, "<p>");
	jk_html_text(out, is->title ? is->title : is->id);
	jk_buffer_string(out, " <span class=\"id\">");
	jk_html_text(out, is->id);
	jk_buffer_char(out, ' ');
	jk_html_text(out, was && was->version ? was->version : "");
	jk_buffer_string(out, was && was->version ? " → " : "");
	jk_html_text(out, is->version);
	jk_buffer_string(out, "</span></p>");
	put_reasons(out, &record->because);
}

static void put_changes(jk_buffer *out, const jk_changelog *log)
{
	const char *const heads[] = {_("change"), _("kind"), _("what"), _("old"), _("new")};
	if (log->changes.count + log->records.count)
		jk_html_element(out, "h2", _("Besides the clauses"));
	for (size_t i = 0; i < log->records.count; i++)
		put_record(out, log->records.items[i]);
	if (!log->changes.count)
		return;
	jk_buffer_string(out, "<table><thead><tr>");
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		jk_html_element(out, "th scope=\"col\"", heads[i]);
	jk_buffer_string(out, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < log->changes.count; i++)
		put_change(out, log->changes.items[i]);
	jk_buffer_string(out, "</tbody></table>\n");
}

static void put_followed(jk_buffer *out, const jk_changelog *log)
{
	if (!log->followed.count)
		return;
	jk_html_element(out, "h2", _("Clauses that read otherwise because of the above"));
	jk_buffer_string(out, "<p>");
	for (size_t i = 0; i < log->followed.count; i++) {
		const jk_clause *clause = jk_catalog_clause(log->newer, log->followed.items[i]);
		jk_buffer_string(out, i ? "、" : "");
		jk_html_text(out, clause ? clause->title : log->followed.items[i]);
	}
	jk_buffer_string(out, "</p>\n");
}

static void put_files(jk_buffer *out, const jk_changelog *log)
{
	int begun = 0;
	for (size_t i = 0; i < log->files.count; i++) {
		const jk_log_file *file = log->files.items[i];
		if (file->told)
			continue;
		if (!begun++) {
			jk_html_element(out, "h2", _("Files of which only notes, layout or histories differ"));
			jk_buffer_string(out, "<ul>");
		}
		jk_html_element(out, "li", file->path);
	}
	jk_buffer_string(out, begun ? "</ul>\n" : "");
}

jk_result jk_changelog_html(char **out, const jk_changelog *changelog)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put_head(&text, changelog);
	put_entries(&text, changelog, JK_WEIGHT_SUBSTANTIVE, _("Substantive"));
	put_entries(&text, changelog, JK_WEIGHT_CORRECTION, _("Corrections"));
	put_entries(&text, changelog, JK_WEIGHT_EDITORIAL, _("Editorial"));
	put_entries(&text, changelog, JK_WEIGHT_NONE, _("Unchanged in words"));
	put_changes(&text, changelog);
	put_followed(&text, changelog);
	put_files(&text, changelog);
	jk_buffer_string(&text, "</main></body></html>\n");
	return jk_text_take(out, &text);
}
