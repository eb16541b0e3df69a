/* How a draft is told. */
#include "base/i18n.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/status.h"

static const char *state_word(jk_draft_state state)
{
	static const char *const words[] = {"current", "behind", "ahead", "unknown"};
	return words[state];
}

static const char *state_name(jk_draft_state state)
{
	static const char *const names[] = {N_("up to date"), N_("behind"), N_("ahead"), N_("unknown")};
	return _(names[state]);
}

static const char *weight_word(jk_weight weight)
{
	static const char *const words[] = {"none", "editorial", "correction", "substantive"};
	return words[weight];
}

static const char *weight_name(jk_weight weight)
{
	static const char *const names[] = {N_("reads the same"), N_("editorial"), N_("correction"), N_("substantive")};
	return _(names[weight]);
}

static const char *hand_word(jk_hand hand)
{
	static const char *const words[] = {"none", "changed", "removed", "moved", "lost"};
	return words[hand];
}

static const char *hand_name(jk_hand hand)
{
	static const char *const names[] = {"", N_("changed by hand"), N_("removed by hand"), N_("moved by hand"), N_("marker lost")};
	return *names[hand] ? _(names[hand]) : "";
}

/* --- text --- */

static void pad(jk_buffer *out, const char *text, size_t columns)
{
	jk_buffer_string(out, text);
	for (size_t i = jk_text_columns(text); i < columns; i++)
		jk_buffer_char(out, ' ');
}

static int is_behind(const jk_draft_clause *clause) { return clause->was || clause->is; }

static void put_difference(jk_buffer *out, const jk_draft_clause *clause)
{
	if (!is_behind(clause))
		return;
	if (!clause->was)
		jk_buffer_format(out, "  %s %s", _("newly selected"), clause->is);
	else if (!clause->is)
		jk_buffer_format(out, "  %s %s", _("withdrawn"), clause->was);
	else
		jk_buffer_format(out, "  %s%s%s %s", clause->was, jk_text_equal(clause->was, clause->is) ? "" : " → ",
				 jk_text_equal(clause->was, clause->is) ? "" : clause->is, weight_name(clause->weight));
}

static void put_clause(jk_buffer *out, const jk_draft_clause *clause)
{
	jk_buffer_string(out, "    ");
	jk_buffer_string(out, clause->label);
	jk_buffer_string(out, *clause->label ? "　" : "");
	jk_buffer_string(out, *clause->title ? clause->title : clause->id);
	put_difference(out, clause);
	if (clause->hand)
		jk_buffer_format(out, "  %s", hand_name(clause->hand));
	jk_buffer_char(out, '\n');
}

static void put_text(jk_buffer *out, const jk_draft *draft)
{
	enum { STATE = 12 };
	pad(out, state_name(jk_draft_state_of(draft)), STATE);
	jk_buffer_string(out, jk_draft_path(draft));
	if (jk_draft_version(draft))
		jk_buffer_format(out, "  (%s)", jk_draft_version(draft));
	if (jk_draft_edited(draft))
		jk_buffer_format(out, "  %s", _("edited"));
	jk_buffer_char(out, '\n');
	if (*jk_draft_reason(draft))
		jk_buffer_format(out, "    %s\n", jk_draft_reason(draft));
	for (size_t i = 0; i < jk_draft_clause_count(draft); i++)
		put_clause(out, jk_draft_clause_at(draft, i));
	if (jk_draft_between(draft))
		jk_buffer_format(out, _("    paragraphs between clauses: %zu\n"), jk_draft_between(draft));
	if (jk_draft_pending(draft))
		jk_buffer_format(out, _("    tracked changes that wait: %zu\n"), jk_draft_pending(draft));
}

/* --- JSON --- */

static void json_clause(jk_json *j, const jk_draft_clause *clause)
{
	static const char *const changes[] = {"changed", "in", "out"};
	jk_json_object(j, NULL);
	jk_json_string(j, "id", clause->id);
	jk_json_string(j, "title", clause->title);
	jk_json_string(j, "label", clause->label);
	jk_json_string(j, "change", is_behind(clause) ? changes[!clause->was ? 1 : !clause->is ? 2 : 0] : NULL);
	jk_json_string(j, "weight", weight_word(clause->weight));
	jk_json_string(j, "oldVersion", clause->was && *clause->was ? clause->was : NULL);
	jk_json_string(j, "newVersion", clause->is && *clause->is ? clause->is : NULL);
	jk_json_string(j, "hand", hand_word(clause->hand));
	jk_json_end_object(j);
}

static void json_head(jk_json *j, const char *path, jk_draft_state state, int edited, int broken, const char *reason)
{
	jk_json_object(j, NULL);
	jk_json_string(j, "path", path);
	jk_json_string(j, "state", state_word(state));
	jk_json_bool(j, "edited", edited);
	jk_json_bool(j, "broken", broken);
	jk_json_string(j, "reason", *reason ? reason : NULL);
}

/* An object of an array that is open, two levels deep. */
static jk_json inner(jk_buffer *out, size_t index) { return (jk_json){.buffer = out, .depth = 2, .filled = index != 0}; }

static void put_json(jk_buffer *out, const jk_draft *draft, size_t index)
{
	jk_json j = inner(out, index);
	json_head(&j, jk_draft_path(draft), jk_draft_state_of(draft), jk_draft_edited(draft), jk_draft_broken(draft), jk_draft_reason(draft));
	jk_json_string(&j, "document", jk_draft_kind(draft));
	jk_json_string(&j, "version", jk_draft_version(draft));
	jk_json_number(&j, "pending", (double)jk_draft_pending(draft));
	jk_json_number(&j, "between", (double)jk_draft_between(draft));
	jk_json_array(&j, "clauses");
	for (size_t i = 0; i < jk_draft_clause_count(draft); i++)
		json_clause(&j, jk_draft_clause_at(draft, i));
	jk_json_end_array(&j);
	jk_json_end_object(&j);
}

/* --- one draft --- */

jk_result jk_status_outcome_of(jk_status_outcome *out, jk_status_run *run, const char *path, int json, size_t index)
{
	jk_draft *draft;
	jk_result result = jk_draft_look(&draft, run, path);
	if (result != JK_OK)
		return result;
	out->state = jk_draft_state_of(draft);
	out->edited = jk_draft_edited(draft);
	out->broken = jk_draft_broken(draft);
	if (json)
		put_json(&out->told, draft, index);
	else
		put_text(&out->told, draft);
	jk_draft_free(draft);
	return jk_buffer_result(&out->told);
}

void jk_status_lost(jk_status_outcome *out, const char *path, int json, size_t index)
{
	const char *reason = _("the process that looked at it ended early");
	out->state = JK_DRAFT_UNKNOWN;
	out->broken = 1;
	if (json) {
		jk_json j = inner(&out->told, index);
		json_head(&j, path, JK_DRAFT_UNKNOWN, 0, 1, reason);
		jk_json_end_object(&j);
	} else
		jk_buffer_format(&out->told, "%s  %s\n    %s\n", state_name(JK_DRAFT_UNKNOWN), path, reason);
}

/* --- all --- */

static void put_all(jk_buffer *out, const jk_status_outcome *outcomes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		jk_buffer_add(out, jk_buffer_text(&outcomes[i].told), outcomes[i].told.length);
		out->failed |= outcomes[i].told.failed;
	}
}

void jk_status_put_text(jk_buffer *out, const jk_status_outcome *outcomes, const jk_status_counts *counts)
{
	put_all(out, outcomes, counts->drafts);
	jk_buffer_format(out, _("%zu drafts: up to date %zu, behind %zu, ahead %zu, unknown %zu; edited %zu\n"), counts->drafts, counts->states[JK_DRAFT_CURRENT],
			 counts->states[JK_DRAFT_BEHIND], counts->states[JK_DRAFT_AHEAD], counts->states[JK_DRAFT_UNKNOWN], counts->edited);
}

static void put_summary(jk_json *j, const jk_status_counts *counts)
{
	jk_json_object(j, "summary");
	jk_json_number(j, "drafts", (double)counts->drafts);
	for (int i = JK_DRAFT_CURRENT; i <= JK_DRAFT_UNKNOWN; i++)
		jk_json_number(j, state_word((jk_draft_state)i), (double)counts->states[i]);
	jk_json_number(j, "edited", (double)counts->edited);
	jk_json_number(j, "broken", (double)counts->broken);
	jk_json_end_object(j);
}

void jk_status_put_json(jk_buffer *out, const jk_status_outcome *outcomes, const jk_status_counts *counts, const jk_catalog *catalog)
{
	jk_json j;
	jk_json_begin(&j, out);
	jk_json_object(&j, NULL);
	jk_json_object(&j, "catalog");
	jk_json_string(&j, "path", jk_catalog_path(catalog));
	jk_json_string(&j, "id", jk_catalog_id(catalog));
	jk_json_string(&j, "version", jk_catalog_version(catalog));
	jk_json_end_object(&j);
	put_summary(&j, counts);
	jk_json_array(&j, "drafts");
	put_all(out, outcomes, counts->drafts);
	j.filled = counts->drafts != 0;
	jk_json_end_array(&j);
	jk_json_end_object(&j);
	jk_json_finish(&j);
}
