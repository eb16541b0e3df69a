/* Words of a changelog. */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "compare/changelog.h"
#include "compare/summary.h"

const char *jk_log_state_word(jk_log_state state)
{
	static const char *const words[] = {"in", "out", "changed"};
	return words[state];
}

const char *jk_log_state_name(jk_log_state state)
{
	static const char *const names[] = {N_("added"), N_("taken out"), N_("changed")};
	return _(names[state]);
}

const char *jk_log_category_word(jk_log_category category)
{
	static const char *const words[] = {"catalog", "provision", "document", "place", "field",   "parameter", "choice",
					    "check",   "vocabulary", "term",    "level", "chapter", "label",     "template"};
	return words[category];
}

const char *jk_log_category_name(jk_log_category category)
{
	static const char *const names[] = {N_("catalog"), N_("provision"),  N_("paper"), N_("place of a clause"), N_("field of a form"),
					    N_("parameter"), N_("choice"),   N_("check"), N_("vocabulary"),        N_("term"),
					    N_("level"),   N_("chapter row"), N_("label"), N_("template")};
	return _(names[category]);
}

const char *jk_weight_name(jk_weight weight)
{
	static const char *const names[] = {"", N_("editorial"), N_("correction"), N_("substantive")};
	return *names[weight] ? _(names[weight]) : "";
}

const char *jk_bump_word(jk_bump bump)
{
	static const char *const words[] = {"none", "patch", "minor", "major"};
	return words[bump];
}

/* The number that must rise. */
const char *jk_bump_name(jk_bump bump)
{
	static const char *const names[] = {"", N_("the third number"), N_("the second number"), N_("the first number")};
	return *names[bump] ? _(names[bump]) : "";
}

jk_log_counts jk_log_count(const jk_changelog *log)
{
	jk_log_counts counts = {0};
	for (size_t i = 0; i < log->entries.count; i++) {
		const jk_log_entry *entry = log->entries.items[i];
		counts.by_weight[entry->weight]++;
		counts.by_state[entry->state]++;
		counts.by_effect[entry->effect]++;
	}
	return counts;
}

/* Whether the part is one of the lines of the text. */
static int has_part(const char *text, const char *part, size_t length)
{
	for (const char *at = text; at; at = strchr(at, '\n')) {
		at += *at == '\n';
		if (strcspn(at, "\n") == length && strncmp(at, part, length) == 0)
			return 1;
	}
	return 0;
}

void jk_log_put_parts(jk_buffer *out, const char *text, const char *without)
{
	size_t begun = out->length;
	for (const char *at = text; at && *at;) {
		size_t length = strcspn(at, "\n");
		if (!without || !has_part(without, at, length)) {
			jk_buffer_string(out, out->length > begun ? "、" : "");
			jk_buffer_add(out, at, length);
		}
		at += length + (at[length] == '\n');
	}
}

static int section_before(const jk_clause *clause, size_t count, const char *section)
{
	for (size_t i = 0; i < count; i++)
		if (jk_text_equal(clause->covers[i].provision->section, section))
			return 1;
	return 0;
}

void jk_log_put_covers(jk_buffer *out, const jk_log_entry *entry)
{
	const jk_clause *clause = entry->new_clause ? entry->new_clause : entry->old_clause;
	for (size_t i = 0, begun = 0; clause && i < clause->cover_count; i++) {
		const char *section = clause->covers[i].provision->section;
		if (section && !section_before(clause, i, section))
			jk_buffer_format(out, "%s%s", begun++ ? "、" : "", section);
	}
}

void jk_log_put_papers(jk_buffer *out, const jk_log_entry *entry)
{
	const jk_paper_pair *before = NULL;
	for (size_t i = 0; i < entry->units.count; i++) {
		const jk_log_unit *unit = entry->units.items[i];
		if (unit->paper != before)
			jk_buffer_format(out, "%s%s", before ? "、" : "", jk_paper_title(jk_paper_shown(unit->paper)));
		before = unit->paper;
	}
}
