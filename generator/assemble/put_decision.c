/* The text of `check`: the decision, its reasons, the papers, warnings and what is undecided. */
#include <stdio.h>
#include "assemble/texts.h"
#include "base/i18n.h"
#include "base/text.h"

static const char *regime_text(const char *regime)
{
	if (jk_text_equal(regime, "direct"))
		return _("the standard applies");
	if (jk_text_equal(regime, "mutatis-mutandis"))
		return _("the standard applies by analogy");
	if (jk_text_equal(regime, "outsourcing"))
		return _("outsourcing: its own rules apply, not this standard");
	return _("out of scope");
}

static void put_head(jk_buffer *out, const jk_clause_set *set)
{
	JK_SAY(out, _("{service} (profile {profile}, catalog {catalog} {version}, {date})\n"), {"service", set->service},
	    {"profile", jk_profile_id(set->profile)}, {"catalog", set->catalog->id}, {"version", set->catalog->version},
	    {"date", set->date});
	JK_SAY(out, _("Decision: {regime}\n"), {"regime", regime_text(set->regime)});
}

/* --- groups --- */

static void put_reasons(jk_buffer *out, const jk_set_group *group)
{
	jk_buffer_string(out, _("  Reasons\n"));
	for (size_t i = 0; i < group->reasons.count; i++) {
		const jk_reason *reason = group->reasons.items[i];
		jk_buffer_format(out, "    - %s [%s]\n", reason->text, reason->provision);
	}
}

static void put_paper(jk_buffer *out, const jk_clause_set *set, const jk_paper *paper)
{
	const jk_document_kind *kind = jk_catalog_document(set->catalog, paper->kind);
	jk_buffer_format(out, "    %s %s%s (%s)", paper->available ? "○" : "×", kind->title, paper->mark ? paper->mark : "", paper->kind);
	if (!jk_text_blank(paper->because))
		jk_buffer_format(out, " %s", paper->because);
	if (paper->provision)
		jk_buffer_format(out, " [%s]", paper->provision);
	jk_buffer_char(out, '\n');
}

static void put_papers(jk_buffer *out, const jk_clause_set *set, const jk_set_group *group)
{
	size_t missing = 0;
	jk_buffer_string(out, group->papers.count ? _("  Papers\n") : _("  Papers: none\n"));
	for (size_t i = 0; i < group->papers.count; i++) {
		const jk_paper *paper = group->papers.items[i];
		put_paper(out, set, paper);
		missing += !paper->available;
	}
	if (missing)
		jk_buffer_string(out, _("    (○ jokou makes it; × it has to be written by hand)\n"));
}

static void put_functions(jk_buffer *out, const jk_set_group *group)
{
	jk_buffer_string(out, _("  Functions: "));
	for (size_t i = 0; i < group->names.count; i++)
		jk_buffer_format(out, "%s%s", i ? _(", ") : "", (const char *)group->names.items[i]);
	jk_buffer_char(out, '\n');
}

/* Chapter and approver belong to the standard: a service it does not govern has neither. */
static void put_governed(jk_buffer *out, const jk_clause_set *set, const jk_set_group *group)
{
	const char *word = jk_vocabulary_term(set->vocabulary, "term.important");
	JK_SAY(out,
	    group->important ? _("\nGroup {id}: chapter {chapter}, {important} handled\n")
			     : _("\nGroup {id}: chapter {chapter}, no {important}\n"),
	    {"id", group->id}, {"chapter", group->chapter}, {"important", word ? word : _("important information")});
	JK_SAY(out, _("  Applicant → approver: {applicant} → {approver}\n"), {"applicant", group->applicant},
	    {"approver", group->approver});
}

static void put_group(jk_buffer *out, const jk_clause_set *set, const jk_set_group *group)
{
	const jk_level *level = jk_vocabulary_level(set->vocabulary, "confidentiality", group->confidentiality);
	const char *personal = jk_catalog_label(set->catalog, "personal-data", group->personal_data);
	if (jk_clause_set_governed(set))
		put_governed(out, set, group);
	else
		JK_SAY(out, _("\nGroup {id}\n"), {"id", group->id});
	put_functions(out, group);
	JK_SAY(out, _("  Highest level: {level}; personal data: {personal}\n"), {"level", level ? level->label : _("undecided")},
	    {"personal", personal ? personal : group->personal_data});
	put_reasons(out, group);
	put_papers(out, set, group);
}

/* --- warnings --- */

static void put_warnings(jk_buffer *out, const jk_clause_set *set)
{
	if (!set->warnings.count)
		return;
	jk_buffer_string(out, _("\nWarnings\n"));
	for (size_t i = 0; i < set->warnings.count; i++) {
		const jk_set_warning *warning = set->warnings.items[i];
		jk_buffer_format(out, "  %s %s", warning->id, warning->message);
		if (warning->provision)
			jk_buffer_format(out, " [%s]", warning->provision);
		jk_buffer_char(out, '\n');
		if (!jk_text_blank(warning->hint))
			jk_buffer_format(out, "    %s: %s\n", _("hint"), warning->hint);
	}
}

/* --- what is undecided --- */

enum { COLUMNS = 6 };

static const char *cell(const jk_undecided *item, unsigned column)
{
	const char *const cells[COLUMNS] = {item->id, item->label, item->proposal, item->decider, item->due, item->place};
	return cells[column] ? cells[column] : "-";
}

static const char *heading(unsigned column)
{
	static const char *const headings[COLUMNS] = {N_("No."),         N_("Item"), N_("Proposal"),
						      N_("Who decides"), N_("Due"),  N_("Where")};
	return _(headings[column]);
}

static void find_widths(const jk_clause_set *set, size_t *widths)
{
	for (unsigned c = 0; c < COLUMNS; c++) {
		widths[c] = jk_text_columns(heading(c));
		for (size_t i = 0; i < set->undecided.count; i++) {
			size_t columns = jk_text_columns(cell(set->undecided.items[i], c));
			widths[c] = columns > widths[c] ? columns : widths[c];
		}
	}
}

/* A row of the table; `item` is NULL for the headings. */
static void put_row(jk_buffer *out, const jk_undecided *item, const size_t *widths)
{
	for (unsigned c = 0; c < COLUMNS; c++) {
		const char *text = item ? cell(item, c) : heading(c);
		jk_buffer_format(out, "  %s", text);
		for (size_t n = jk_text_columns(text); c + 1 < COLUMNS && n < widths[c]; n++)
			jk_buffer_char(out, ' ');
	}
	jk_buffer_char(out, '\n');
}

static void put_undecided(jk_buffer *out, const jk_clause_set *set)
{
	size_t widths[COLUMNS];
	if (!set->undecided.count)
		return;
	jk_buffer_string(out, _("\nUndecided\n"));
	find_widths(set, widths);
	put_row(out, NULL, widths);
	for (size_t i = 0; i < set->undecided.count; i++)
		put_row(out, set->undecided.items[i], widths);
}

static void put_counts(jk_buffer *out, const jk_clause_set *set)
{
	char warnings[24], undecided[24], defaults[24];
	snprintf(warnings, sizeof warnings, "%zu", set->warnings.count);
	snprintf(undecided, sizeof undecided, "%zu", set->undecided.count);
	snprintf(defaults, sizeof defaults, "%zu", set->defaults.count);
	JK_SAY(out, _("\nWarnings: {warnings}, undecided: {undecided}, values from the catalog's defaults: {defaults}\n"),
	    {"warnings", warnings}, {"undecided", undecided}, {"defaults", defaults});
}

jk_result jk_decision_text(char **out, const jk_clause_set *set)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put_head(&text, set);
	for (size_t i = 0; i < set->groups.count; i++)
		put_group(&text, set, set->groups.items[i]);
	put_warnings(&text, set);
	put_undecided(&text, set);
	put_counts(&text, set);
	jk_set_house(set, &text);
	return jk_text_take(out, &text);
}
