/* Periods and revisions: that something is in force on every day, one file after the other, and that each version says what it brought. */
#include <string.h>
#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "base/version.h"
#include "lint/lint.h"

static jk_spot spot_of(const jk_record *record)
{
	return (jk_spot){.file = record->file, .line = record->line, .clause = record->kind == JK_RECORD_CLAUSE ? record->id : NULL};
}

/* The words of a finding are what tells it from others at its line. */
static void find(jk_lint *l, jk_code code, const jk_record *record, const char *words, const char *first, const char *second)
{
	const jk_spot spot = spot_of(record);
	JK_LINT_ADD(l, code, &spot, words, words, {"id", record->id}, {"first", first}, {"second", second});
}

/* --- periods --- */

/* That two periods share no day is seen when the catalog is read. */
static void see_successor(jk_lint *l, const jk_record *record, const jk_record *next)
{
	const char *end = record->until ? jk_date_shifted(l->scratch, record->until, 1) : NULL;
	l->no_memory |= record->until && !end;
	if (end && strcmp(end, next->from) < 0)
		find(l, JK_DIAG_LINT_GAP, next, next->from, end, next->from);
	if (record->version && next->version && jk_version_order(record->version, next->version) >= 0)
		find(l, JK_DIAG_LINT_SUCCESSOR, next, next->version, next->version, record->version);
}

static void see_period(jk_lint *l, const jk_record *record)
{
	if (record->from && record->until && strcmp(record->until, record->from) < 0)
		find(l, JK_DIAG_LINT_PERIOD, record, record->until, record->from, record->until);
	if (record->successor)
		see_successor(l, record, record->successor);
}

/* --- revisions --- */

static const jk_revision *revision_before(const jk_record *record, size_t index)
{
	while (index-- > 0)
		if (!record->revisions[index].provision)
			return &record->revisions[index];
	return NULL;
}

static void see_order(jk_lint *l, const jk_record *record, size_t index)
{
	const jk_revision *is = &record->revisions[index], *was = revision_before(record, index);
	if (is->provision || !was)
		return;
	if (jk_version_order(was->version, is->version) >= 0)
		find(l, JK_DIAG_LINT_REVISION_ORDER, record, is->version, is->version, was->version);
	if (strcmp(was->date, is->date) > 0)
		find(l, JK_DIAG_LINT_REVISION_DATE, record, is->date, is->version, was->version);
}

/* A successor that changes what is demanded must have been decided by the day it takes over; what is in force at first may have been written down later. */
static void see_decided(jk_lint *l, const jk_record *record, const jk_revision *last)
{
	if (record->succeeds && last->weight == JK_WEIGHT_SUBSTANTIVE && strcmp(last->date, record->from) > 0)
		find(l, JK_DIAG_LINT_DECIDED_LATE, record, last->date, last->date, record->from);
}

static void see_revisions(jk_lint *l, const jk_record *record)
{
	const jk_revision *last = revision_before(record, record->revision_count);
	for (size_t i = 0; i < record->revision_count; i++)
		see_order(l, record, i);
	if (!last || !record->version)
		return;
	if (jk_version_order(last->version, record->version) != 0)
		find(l, JK_DIAG_LINT_REVISION_LAST, record, record->version, record->version, last->version);
	see_decided(l, record, last);
}

/* --- what is not told --- */

/* The catalog as a whole and the list of provisions are not for certain days. */
static int has_days(const jk_record *record)
{
	return record->kind != JK_RECORD_CATALOG && record->kind != JK_RECORD_PROVISIONS;
}

static void see_told(jk_lint *l, const jk_record *record)
{
	const char *missing = !record->version			   ? "version"
			      : has_days(record) && !record->from ? "effective-from"
			      : !record->revision_count		   ? "<revision>"
								   : NULL;
	/* Words for values, and checks, go with the version of the catalog. */
	if (missing && record->kind != JK_RECORD_LABELS && record->kind != JK_RECORD_CHECKS)
		find(l, JK_DIAG_LINT_UNTOLD, record, missing, missing, "");
}

/* --- templates --- */

static int has_file(jk_lint *l, const char *folder, const char *stem)
{
	const char *docx = jk_arena_format(l->scratch, "%s/%s.docx", folder, stem), *odt = jk_arena_format(l->scratch, "%s/%s.odt", folder, stem);
	l->no_memory |= !docx || !odt;
	return l->no_memory || jk_file_exists(docx) || jk_file_exists(odt);
}

static void see_template(jk_lint *l, const jk_record *record, const char *folder)
{
	if (!jk_catalog_document(l->catalog, record->id) && !jk_text_equal(record->id, "comparison-table"))
		find(l, JK_DIAG_LINT_TEMPLATE_KIND, record, record->id, record->id, "");
	if (folder && !has_file(l, folder, record->stem))
		find(l, JK_DIAG_LINT_TEMPLATE_FILE, record, record->stem, record->stem, folder);
}

void jk_lint_periods(jk_lint *l, const char *templates)
{
	const jk_list *records = &l->catalog->records;
	for (size_t i = 0; i < records->count && jk_lint_turn(l); i++) {
		const jk_record *record = records->items[i];
		see_period(l, record);
		see_revisions(l, record);
		see_told(l, record);
		if (record->kind == JK_RECORD_TEMPLATE)
			see_template(l, record, templates);
	}
}
