/* What the number of a version must be raised by, and whether each author left a trace of what was changed. */
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/version.h"
#include "compare/changelog.h"
#include "compare/summary.h"

/* --- the least step --- */

/* The first reason of the largest step stays. `format` has {kind}, the name of a kind of thing, and {id}. */
static jk_result raise(jk_changelog *log, jk_bump bump, const char *format, const char *kind, const char *id)
{
	jk_buffer text;
	if (bump <= log->bump)
		return JK_OK;
	jk_buffer_init(&text, 0);
	JK_SAY(&text, format, {"kind", kind}, {"id", id});
	log->reason = text.failed ? NULL : jk_arena_string(log->arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	log->bump = bump;
	return log->reason ? JK_OK : JK_NO_MEMORY;
}

static jk_bump bump_of_entry(const jk_log_entry *entry)
{
	if (entry->state == JK_LOG_OUT)
		return entry->old_clause ? JK_BUMP_MAJOR : JK_BUMP_MINOR;
	if (entry->state == JK_LOG_IN || entry->weight == JK_WEIGHT_SUBSTANTIVE)
		return JK_BUMP_MINOR;
	int means = entry->effect == JK_EFFECT_WEAKENED || entry->effect == JK_EFFECT_STRENGTHENED;
	return entry->weight == JK_WEIGHT_EDITORIAL && means ? JK_BUMP_MINOR : JK_BUMP_PATCH;
}

static const char *entry_kind(const jk_log_entry *entry) { return entry->old_clause || entry->new_clause ? _("clause") : _("sheet"); }

/* Profiles answer the risks of papers that each group has by the ids of their rows. */
static const char *lost_risk(const jk_changelog *log, const jk_log_entry *entry)
{
	const jk_document_kind *kind = entry->old_sheet ? jk_catalog_document(log->older, entry->old_sheet->document) : NULL;
	for (size_t i = 0; kind && kind->per_group && i < entry->units.count; i++) {
		const jk_unit_pair *pair = ((const jk_log_unit *)entry->units.items[i])->unit;
		if (pair->state == JK_PAIR_REMOVED && pair->old_unit)
			return pair->old_unit->id;
	}
	return NULL;
}

static jk_result raise_for_entry(jk_changelog *log, const jk_log_entry *entry)
{
	const char *risk = lost_risk(log, entry), *const formats[] = {_("{kind} '{id}' came in"), _("{kind} '{id}' was taken out"), _("{kind} '{id}' was changed")};
	jk_result result = risk ? raise(log, JK_BUMP_MAJOR, formats[JK_LOG_OUT], _("row"), risk) : JK_OK;
	return result == JK_OK ? raise(log, bump_of_entry(entry), formats[entry->state], entry_kind(entry), entry->id) : result;
}

/* What profiles, drafts, templates and other catalogs name. */
static int is_relied_on(const jk_log_change *change)
{
	switch (change->category) {
	case JK_LOG_DOCUMENT: return !*change->scope;
	case JK_LOG_PARAMETER:
	case JK_LOG_CHOICE:
	case JK_LOG_VOCABULARY:
	case JK_LOG_TERM:
	case JK_LOG_LEVEL:
	case JK_LOG_TEMPLATE: return 1;
	default: return 0;
	}
}

static jk_bump bump_of_change(const jk_log_change *change)
{
	if (change->category == JK_LOG_CATALOG && jk_text_equal(change->id, "id"))
		return JK_BUMP_MAJOR;
	if (change->state == JK_LOG_OUT && is_relied_on(change))
		return JK_BUMP_MAJOR;
	int looks = change->category == JK_LOG_LABEL || change->category == JK_LOG_TEMPLATE ||
		    (change->category == JK_LOG_CATALOG && jk_text_equal(change->id, "title"));
	return change->state == JK_LOG_CHANGED && looks ? JK_BUMP_PATCH : JK_BUMP_MINOR;
}

static jk_result raise_for_change(jk_changelog *log, const jk_log_change *change)
{
	const char *const formats[] = {_("{kind} '{id}' came in"), _("{kind} '{id}' was taken out"), _("{kind} '{id}' was changed")};
	const char *id = *change->scope ? jk_arena_format(log->arena, "%s/%s", change->scope, change->id) : change->id;
	return id ? raise(log, bump_of_change(change), formats[change->state], jk_log_category_name(change->category), id) : JK_NO_MEMORY;
}

jk_result jk_log_weigh(jk_changelog *log)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < log->entries.count && result == JK_OK; i++)
		result = raise_for_entry(log, log->entries.items[i]);
	for (size_t i = 0; i < log->changes.count && result == JK_OK; i++)
		result = raise_for_change(log, log->changes.items[i]);
	for (size_t i = 0; i < log->files.count && result == JK_OK; i++)
		result = raise(log, JK_BUMP_PATCH, _("{kind} '{id}' was changed"), _("file"), ((const jk_log_file *)log->files.items[i])->path);
	return result;
}

jk_bump jk_changelog_bump(const jk_changelog *changelog) { return changelog->bump; }

const char *jk_changelog_bump_reason(const jk_changelog *changelog) { return changelog->reason ? changelog->reason : ""; }

/* --- the step that was made --- */

/* Puts an end behind the nth number of "1.2.3", so that versions compare by their first numbers. */
static int order_of_first(const char *a, const char *b, int numbers)
{
	char cut[2][64];
	const char *const texts[] = {a, b};
	for (int side = 0; side < 2; side++) {
		int dots = 0;
		size_t length = 0;
		for (const char *at = texts[side]; *at && length + 1 < sizeof cut[side]; at++) {
			dots += *at == '.';
			if (dots == numbers)
				break;
			cut[side][length++] = *at;
		}
		cut[side][length] = '\0';
	}
	return jk_version_order(cut[1], cut[0]);
}

int jk_version_fits(const char *older, const char *newer, jk_bump bump)
{
	enum { NUMBERS = 3 };
	if (bump == JK_BUMP_NONE)
		return jk_version_order(newer, older) >= 0;
	return order_of_first(older, newer, NUMBERS - (int)(bump - JK_BUMP_PATCH)) > 0;
}

/* --- traces --- */

static void report(const jk_log_entry *entry, jk_code code, jk_diagnostics *diagnostics)
{
	const jk_clause *clause = entry->new_clause;
	const char *file = clause ? clause->file : entry->new_sheet ? entry->new_sheet->file : NULL;
	JK_REPORT(diagnostics, code, &JK_ORIGIN(file, clause ? clause->line : entry->new_sheet ? entry->new_sheet->line : 0), {"id", entry->id},
		  {"was", entry->was ? entry->was : ""}, {"is", entry->is ? entry->is : ""});
}

static size_t check(const jk_log_entry *entry, jk_diagnostics *diagnostics)
{
	int back = entry->state == JK_LOG_CHANGED && jk_version_order(entry->was, entry->is) > 0;
	int means = entry->effect == JK_EFFECT_WEAKENED || entry->effect == JK_EFFECT_STRENGTHENED;
	if (entry->unraised)
		report(entry, JK_DIAG_LOG_UNRAISED, diagnostics);
	if (entry->untold)
		report(entry, JK_DIAG_LOG_UNTOLD, diagnostics);
	if (back)
		report(entry, JK_DIAG_LOG_BACK, diagnostics);
	if (entry->state == JK_LOG_CHANGED && entry->weight == JK_WEIGHT_EDITORIAL && means)
		report(entry, JK_DIAG_LOG_LIGHT, diagnostics);
	return (size_t)(entry->unraised + entry->untold + back);
}

size_t jk_changelog_check(const jk_changelog *changelog, jk_diagnostics *diagnostics)
{
	size_t errors = 0;
	for (size_t i = 0; i < changelog->entries.count; i++)
		errors += check(changelog->entries.items[i], diagnostics);
	for (size_t i = 0; i < changelog->records.count; i++) {
		const jk_log_record *record = changelog->records.items[i];
		if (record->unraised)
			JK_REPORT(diagnostics, JK_DIAG_LOG_SAME, &JK_ORIGIN(record->new_record->file, record->new_record->line), {"id", record->new_record->id},
				  {"is", record->new_record->version});
	}
	return errors;
}
