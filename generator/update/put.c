/* The report of an update. */
#include <stdio.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/text.h"
#include "update/updating.h"

static const char *weight_word(jk_weight weight)
{
	static const char *const words[] = {[JK_WEIGHT_NONE] = NULL, [JK_WEIGHT_EDITORIAL] = "editorial", [JK_WEIGHT_CORRECTION] = "correction",
					    [JK_WEIGHT_SUBSTANTIVE] = "substantive"};
	return words[weight];
}

static const char *weight_name(jk_weight weight)
{
	static const char *const names[] = {[JK_WEIGHT_NONE] = "", [JK_WEIGHT_EDITORIAL] = N_("editorial"), [JK_WEIGHT_CORRECTION] = N_("correction"),
					    [JK_WEIGHT_SUBSTANTIVE] = N_("substantive")};
	return *names[weight] ? _(names[weight]) : "";
}

/* --- text --- */

static void put_heading(jk_buffer *out, const jk_update_line *line)
{
	const char *label = line->label ? line->label : "", *title = line->title ? line->title : "", *weight = weight_name(line->weight);
	jk_buffer_format(out, "%s %s%s%s", line->conflict ? "!" : "-", label, *label && *title ? "　" : "", title);
	if (line->id)
		jk_buffer_format(out, " [%s]", line->id);
	if (line->was && line->is && !jk_text_equal(line->was, line->is))
		jk_buffer_format(out, " %s → %s", line->was, line->is);
	if (*weight)
		jk_buffer_format(out, " (%s)", weight);
	jk_buffer_char(out, '\n');
}

/* The lines of a text, each as far in. */
static void put_quoted(jk_buffer *out, const char *name, const char *text)
{
	if (!text)
		return;
	jk_buffer_format(out, "    %s: ", name);
	for (const char *at = *text ? text : "-"; *at; at++) {
		jk_buffer_char(out, *at);
		if (*at == '\n')
			jk_buffer_string(out, "      ");
	}
	jk_buffer_char(out, '\n');
}

static void put_line(jk_buffer *out, const jk_update_line *line)
{
	if (line->done == JK_DONE_NOTHING)
		return;
	put_heading(out, line);
	jk_buffer_format(out, "    %s\n", line->text);
	put_quoted(out, _("as made"), line->base);
	put_quoted(out, _("in the draft"), line->hand);
	put_quoted(out, _("in the release"), line->release);
}

static void put_summary(jk_buffer *out, const jk_update *update)
{
	char conflicts[24], put_in[24], references[24];
	size_t count = 0;
	for (size_t i = 0; i < update->lines.count; i++) {
		jk_done done = ((const jk_update_line *)update->lines.items[i])->done;
		count += done == JK_DONE_CHANGED || done == JK_DONE_MERGED || done == JK_DONE_INSERTED || done == JK_DONE_REMOVED;
	}
	snprintf(conflicts, sizeof conflicts, "%zu", update->conflicts);
	snprintf(put_in, sizeof put_in, "%zu", count);
	snprintf(references, sizeof references, "%zu", update->references);
	if (update->no_clauses)
		jk_buffer_string(out, _("The draft has no clauses: nothing was compared or written.\n"));
	else if (update->nothing)
		jk_buffer_string(out, _("The draft is up to date: nothing was written.\n"));
	else
		JK_SAY(out, _("Clauses brought up to date: {count}; references corrected: {references}; to be looked at by a person: {conflicts}\n"),
		       {"count", put_in}, {"references", references}, {"conflicts", conflicts});
}

jk_result jk_update_text(char **out, const jk_update *update)
{
	jk_buffer text;
	*out = NULL;
	jk_buffer_init(&text, 0);
	JK_SAY(&text, _("{path} ({title}): version {was} → {is} of the catalog\n"), {"path", update->path}, {"title", update->title}, {"was", update->was},
	       {"is", update->is});
	for (size_t i = 0; i < update->lines.count; i++)
		put_line(&text, update->lines.items[i]);
	if (update->undecided.count && !update->nothing)
		jk_buffer_string(&text, _("New questions that nobody has decided:\n"));
	for (size_t i = 0; i < update->undecided.count && !update->nothing; i++)
		jk_buffer_format(&text, "  %s\n", (const char *)update->undecided.items[i]);
	put_summary(&text, update);
	return jk_text_take(out, &text);
}

/* --- JSON --- */

static void json_line(jk_json *j, const jk_update_line *line)
{
	jk_json_object(j, NULL);
	jk_json_string(j, "id", line->id);
	jk_json_string(j, "title", line->title);
	jk_json_string(j, "label", line->label);
	jk_json_string(j, "was", line->was);
	jk_json_string(j, "is", line->is);
	jk_json_string(j, "done", jk_done_word(line->done));
	jk_json_string(j, "weight", weight_word(line->weight));
	jk_json_bool(j, "conflict", line->conflict);
	jk_json_string(j, "text", line->text);
	if (line->base) {
		jk_json_string(j, "base", line->base);
		jk_json_string(j, "hand", line->hand);
		jk_json_string(j, "release", line->release);
	}
	jk_json_end_object(j);
}

jk_result jk_update_json(char **out, const jk_update *update)
{
	jk_buffer text;
	jk_json j;
	*out = NULL;
	jk_buffer_init(&text, 0);
	jk_json_begin(&j, &text);
	jk_json_object(&j, NULL);
	jk_json_string(&j, "document", update->path);
	jk_json_string(&j, "kind", update->kind);
	jk_json_string(&j, "group", update->group);
	jk_json_string(&j, "title", update->title);
	jk_json_string(&j, "was", update->was);
	jk_json_string(&j, "is", update->is);
	jk_json_bool(&j, "written", !update->nothing);
	jk_json_bool(&j, "changed", update->changed);
	jk_json_number(&j, "conflicts", (double)update->conflicts);
	jk_json_number(&j, "references", (double)update->references);
	jk_json_array(&j, "clauses");
	for (size_t i = 0; i < update->lines.count; i++)
		json_line(&j, update->lines.items[i]);
	jk_json_end_array(&j);
	jk_json_array(&j, "undecided");
	for (size_t i = 0; i < update->undecided.count; i++)
		jk_json_string(&j, NULL, update->undecided.items[i]);
	jk_json_end_array(&j);
	jk_json_end_object(&j);
	jk_json_finish(&j);
	return jk_text_take(out, &text);
}
