/* Coverage as text and JSON. */
#include "assemble/coverage.h"
#include "assemble/texts.h"
#include "base/i18n.h"
#include "base/text.h"

/* --- words --- */

const char *jk_link_kind_word(jk_link_kind kind)
{
	static const char *const words[] = {[JK_LINK_CLAUSE] = "clause", [JK_LINK_ROW] = "row", [JK_LINK_FIELD] = "field",
					    [JK_LINK_DECISION] = "decision", [JK_LINK_CHECK] = "check"};
	return words[kind];
}

const char *jk_link_state_word(jk_link_state state)
{
	static const char *const words[] = {[JK_LINK_CURRENT] = "current", [JK_LINK_OUTDATED] = "outdated", [JK_LINK_ORPHANED] = "orphaned",
					    [JK_LINK_AMBIGUOUS] = "ambiguous", [JK_LINK_DUPLICATE] = "duplicate"};
	return words[state];
}

const char *jk_coverage_state_word(jk_coverage_state state)
{
	static const char *const words[] = {[JK_COVERED] = "covered", [JK_EXPLAINED] = "explained", [JK_OUTDATED] = "outdated",
					    [JK_UNCOVERED] = "uncovered"};
	return words[state];
}

const char *jk_link_kind_name(jk_link_kind kind)
{
	static const char *const names[] = {[JK_LINK_CLAUSE] = N_("clause"), [JK_LINK_ROW] = N_("row"), [JK_LINK_FIELD] = N_("field"),
					    [JK_LINK_DECISION] = N_("decision"), [JK_LINK_CHECK] = N_("warning")};
	return _(names[kind]);
}

const char *jk_link_state_name(jk_link_state state)
{
	static const char *const names[] = {[JK_LINK_CURRENT] = N_("current"), [JK_LINK_OUTDATED] = N_("outdated"),
					    [JK_LINK_ORPHANED] = N_("orphaned"), [JK_LINK_AMBIGUOUS] = N_("ambiguous"),
					    [JK_LINK_DUPLICATE] = N_("duplicate")};
	return _(names[state]);
}

const char *jk_coverage_state_name(jk_coverage_state state)
{
	static const char *const names[] = {[JK_COVERED] = N_("covered"), [JK_EXPLAINED] = N_("explained"), [JK_OUTDATED] = N_("outdated"),
					    [JK_UNCOVERED] = N_("uncovered")};
	return _(names[state]);
}

const char *jk_strength_name(jk_strength strength)
{
	static const char *const names[] = {[JK_MUST] = N_("demanded"), [JK_SHOULD] = N_("advised"), [JK_NOTE_STRENGTH] = N_("to be noted"),
					    [JK_EXAMPLE] = N_("an example")};
	return _(names[strength]);
}

/* --- text --- */

static void put_link(jk_buffer *out, const jk_link *link)
{
	jk_buffer_format(out, "    %s  %s", jk_link_kind_name(link->kind), link->relation);
	if (link->document)
		jk_buffer_format(out, "  %s%s%s", link->document->title, *link->place ? " / " : "", link->place);
	jk_buffer_format(out, "  %s", link->id);
	if (*link->version)
		jk_buffer_format(out, " %s", link->version);
	if (*link->title)
		jk_buffer_format(out, "  %s", link->title);
	if (link->state != JK_LINK_CURRENT)
		jk_buffer_format(out, "  [%s]", jk_link_state_name(link->state));
	jk_buffer_char(out, '\n');
}

static void put_provision(jk_buffer *out, const jk_covering *item)
{
	const jk_provision *provision = item->provision;
	jk_buffer_format(out, "\n%s  %s  %s  [%s]\n    %s\n", provision->id, provision->section, jk_strength_name(provision->strength),
			 jk_coverage_state_name(item->state), provision->paraphrase);
	for (size_t i = 0; i < item->links.count; i++)
		put_link(out, item->links.items[i]);
	if (provision->explained)
		jk_buffer_format(out, "    %s  %s\n", _("why nothing follows:"), provision->explained);
}

static void put_counts(jk_buffer *out, const jk_coverage *coverage)
{
	jk_buffer_format(out, "%s %s (%s)\n", coverage->catalog->title, coverage->catalog->version, coverage->catalog->standard_edition);
	for (int state = JK_COVERED; state <= JK_UNCOVERED; state++)
		jk_buffer_format(out, "%s%s: %zu", state ? ", " : "", jk_coverage_state_name((jk_coverage_state)state), coverage->counts[state]);
	jk_buffer_char(out, '\n');
}

jk_result jk_coverage_text(char **out, const jk_coverage *coverage)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put_counts(&text, coverage);
	for (size_t i = 0; i < coverage->provisions.count; i++)
		put_provision(&text, coverage->provisions.items[i]);
	return jk_text_take(out, &text);
}

/* --- JSON --- */

static void json_link(jk_json *json, const jk_link *link)
{
	int is_paper = link->kind == JK_LINK_DECISION && link->document;
	jk_json_object(json, NULL);
	jk_json_string(json, "kind", jk_link_kind_word(link->kind));
	if (!is_paper)
		jk_json_string(json, jk_link_kind_word(link->kind), link->id);
	jk_json_string(json, "document", link->document ? link->document->kind : NULL);
	jk_json_string(json, "place", *link->place ? link->place : NULL);
	jk_json_string(json, "title", link->title);
	jk_json_string(json, "version", *link->version ? link->version : NULL);
	jk_json_string(json, "relation", link->relation);
	jk_json_string(json, "state", jk_link_state_word(link->state));
	jk_json_end_object(json);
}

static void json_provision(jk_json *json, const jk_covering *item)
{
	const jk_provision *provision = item->provision;
	jk_json_object(json, NULL);
	jk_json_string(json, "id", provision->id);
	jk_json_string(json, "section", provision->section);
	jk_json_string(json, "addressee", provision->addressee);
	jk_json_string(json, "strength", jk_strength_word(provision->strength));
	jk_json_string(json, "phase", provision->phase);
	jk_json_string(json, "text", provision->paraphrase);
	jk_json_string(json, "state", jk_coverage_state_word(item->state));
	jk_json_string(json, "explained", provision->explained);
	jk_json_array(json, "by");
	for (size_t i = 0; i < item->links.count; i++)
		json_link(json, item->links.items[i]);
	jk_json_end_array(json);
	jk_json_end_object(json);
}

jk_result jk_coverage_json(char **out, const jk_coverage *coverage)
{
	jk_buffer text;
	jk_json json;
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	jk_json_object(&json, NULL);
	jk_json_string(&json, "catalog", coverage->catalog->id);
	jk_json_string(&json, "version", coverage->catalog->version);
	jk_json_string(&json, "edition", coverage->catalog->standard_edition);
	jk_json_object(&json, "summary");
	for (int state = JK_COVERED; state <= JK_UNCOVERED; state++)
		jk_json_number(&json, jk_coverage_state_word((jk_coverage_state)state), (double)coverage->counts[state]);
	jk_json_end_object(&json);
	jk_json_array(&json, "provisions");
	for (size_t i = 0; i < coverage->provisions.count; i++)
		json_provision(&json, coverage->provisions.items[i]);
	jk_json_end_array(&json);
	jk_json_end_object(&json);
	jk_json_finish(&json);
	return jk_text_take(out, &text);
}
