/* Coverage as one HTML page: a row for each provision, a cell for each paper. Nothing is loaded from elsewhere, and it prints. */
#include "assemble/coverage.h"
#include "base/html.h"
#include "base/i18n.h"
#include "base/text.h"

static const char style[] =
	"thead th{position:sticky;top:0}tbody th{font-weight:normal;white-space:nowrap}"
	"ul{margin:0;padding-left:1.1em}li{margin:0}.r,.p{color:var(--quiet)}.s{white-space:nowrap}"
	"tr.uncovered .s{background:var(--badback);font-weight:bold}tr.outdated .s{background:var(--doubtback)}tr.explained .s{background:var(--head)}"
	"li.outdated,li.orphaned,li.ambiguous,li.duplicate{background:var(--doubtback)}"
	"#a:not(:checked)~table tr.covered,#b:not(:checked)~table tr.explained,#c:not(:checked)~table tr.outdated,"
	"#d:not(:checked)~table tr.uncovered{display:none}"
	"@media print{@page{size:A4 landscape;margin:12mm}body{font-size:9px}thead th{position:static}input,label{display:none}}";

static void put(jk_buffer *out, const char *text) { jk_html_text(out, text); }

static void put_link(jk_buffer *out, const jk_link *link)
{
	jk_buffer_format(out, "<li class=\"%s\">", jk_link_state_word(link->state));
	if (link->document) {
		put(out, link->document->title);
		jk_buffer_string(out, *link->place ? " › " : "");
		put(out, link->place);
		jk_buffer_string(out, "： ");
	}
	put(out, *link->title ? link->title : link->id);
	jk_buffer_string(out, " <span class=\"p\">");
	put(out, jk_link_kind_name(link->kind));
	jk_buffer_char(out, ' ');
	put(out, link->id);
	jk_buffer_char(out, ' ');
	put(out, link->version);
	jk_buffer_string(out, "</span> <span class=\"r\">");
	put(out, link->relation);
	jk_buffer_string(out, "</span>");
	if (link->state != JK_LINK_CURRENT) {
		jk_buffer_string(out, " <strong>");
		put(out, jk_link_state_name(link->state));
		jk_buffer_string(out, "</strong>");
	}
	jk_buffer_string(out, "</li>");
}

static void put_provision(jk_buffer *out, const jk_covering *item)
{
	const jk_provision *provision = item->provision;
	jk_buffer_format(out, "<tr class=\"%s\" id=\"%s\"><th scope=\"row\">", jk_coverage_state_word(item->state), provision->id);
	put(out, provision->id);
	jk_buffer_string(out, "</th>");
	jk_html_element(out, "td", provision->section);
	jk_html_element(out, "td", jk_strength_name(provision->strength));
	jk_html_element(out, "td", provision->paraphrase);
	jk_buffer_string(out, "<td class=\"s\">");
	put(out, jk_coverage_state_name(item->state));
	jk_buffer_string(out, "</td><td>");
	jk_buffer_string(out, item->links.count ? "<ul>" : "");
	for (size_t i = 0; i < item->links.count; i++)
		put_link(out, item->links.items[i]);
	jk_buffer_string(out, item->links.count ? "</ul>" : "");
	put(out, provision->explained ? provision->explained : "");
	jk_buffer_string(out, "</td></tr>\n");
}

static void put_choices(jk_buffer *out, const jk_coverage *coverage)
{
	for (int state = JK_COVERED; state <= JK_UNCOVERED; state++) {
		jk_buffer_format(out, "<input type=\"checkbox\" id=\"%c\" checked> <label for=\"%c\">", 'a' + state, 'a' + state);
		put(out, jk_coverage_state_name((jk_coverage_state)state));
		jk_buffer_format(out, "（%zu）</label>\n", coverage->counts[state]);
	}
}

static void put_head(jk_buffer *out, const jk_coverage *coverage)
{
	const jk_catalog *catalog = coverage->catalog;
	const char *const columns[] = {_("provision"), _("place in the standard"), _("strength"), _("content"), _("state"), _("what answers it")};
	/* The language the page is in: "en" is translated, too. */
	jk_html_begin(out, _("en"), _("Coverage of the standard"), style);
	jk_html_element(out, "h1", _("Coverage of the standard"));
	jk_buffer_string(out, "\n<p>");
	put(out, catalog->title);
	jk_buffer_char(out, ' ');
	put(out, catalog->version);
	jk_buffer_string(out, "　");
	put(out, catalog->standard_title);
	put(out, catalog->standard_edition);
	jk_buffer_string(out, "</p>\n");
	put_choices(out, coverage);
	jk_buffer_string(out, "<table><thead><tr>");
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		jk_html_element(out, "th scope=\"col\"", columns[i]);
	jk_buffer_string(out, "</tr></thead><tbody>\n");
}

jk_result jk_coverage_html(char **out, const jk_coverage *coverage)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put_head(&text, coverage);
	for (size_t i = 0; i < coverage->provisions.count; i++)
		put_provision(&text, coverage->provisions.items[i]);
	jk_buffer_string(&text, "</tbody></table></body></html>\n");
	return jk_text_take(out, &text);
}
