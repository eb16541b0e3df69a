/* What the other files say of their versions: vocabularies, papers, checks, labels, provisions, templates, the catalog itself. */
#include <string.h>
#include "base/index.h"
#include "base/text.h"
#include "base/version.h"
#include "compare/changelog.h"

typedef struct {
	jk_changelog *log;
	jk_index olds; /* jk_record by kind, and id with name of file */
	int no_memory;
} recording;

static const char *name_of(const jk_record *record)
{
	const char *slash = record->file ? strrchr(record->file, '/') : NULL;
	return record->stem ? record->stem : slash ? slash + 1 : "";
}

/* Files of one id succeed one another, so the name of the file tells which is which. */
static const char *key_of(recording *r, const jk_record *record)
{
	const char *key = jk_arena_format(r->log->arena, "%s %s", record->id ? record->id : "", name_of(record));
	r->no_memory |= !key;
	return key ? key : "";
}

/* Clauses and sheets have entries of their own. */
static int is_apart(const jk_record *record) { return record->kind == JK_RECORD_CLAUSE || record->kind == JK_RECORD_SHEET; }

static void take_reasons(recording *r, jk_list *out, jk_weight *weight, const jk_record *was, const jk_record *is)
{
	for (size_t i = 0; i < is->revision_count; i++) {
		const jk_revision *revision = &is->revisions[i];
		if (was && was->version && jk_version_order(revision->version, was->version) <= 0)
			continue;
		r->no_memory |= jk_list_add(out, r->log->arena, revision) != JK_OK;
		if (revision->weight > *weight)
			*weight = revision->weight;
	}
}

/* Whether something that people read of the file changed, besides what came or went with a clause. */
static int has_changes(const jk_changelog *log, const jk_record *record)
{
	const char *folder = record->kind == JK_RECORD_TEMPLATE ? "templates/" : "clauses/";
	for (size_t i = 0; i < log->files.count; i++) {
		const jk_log_file *file = log->files.items[i];
		const char *slash = strrchr(file->path, '/'), *name = name_of(record);
		if (!file->told || file->state != JK_LOG_CHANGED || !jk_text_starts(file->path, folder) || strncmp(slash + 1, name, strlen(name)) != 0)
			continue;
		if (record->kind == JK_RECORD_TEMPLATE ? slash[1 + strlen(name)] == '.' : !slash[1 + strlen(name)] && jk_log_changes_have(log, file->path))
			return 1;
	}
	return 0;
}

static void hold(recording *r, const jk_record *was, const jk_record *is)
{
	jk_log_record *found = jk_arena_allocate(r->log->arena, sizeof *found);
	if (!found) {
		r->no_memory = 1;
		return;
	}
	*found = (jk_log_record){.old_record = was, .new_record = is};
	found->unraised = was && jk_text_equal(was->version, is->version) && has_changes(r->log, is);
	if (was && jk_text_equal(was->version, is->version) && !found->unraised)
		return;
	take_reasons(r, &found->because, &found->weight, was, is);
	r->no_memory |= jk_list_add(&r->log->records, r->log->arena, found) != JK_OK;
}

jk_result jk_log_records(jk_changelog *log)
{
	recording r = {.log = log};
	log->records = (jk_list){0};
	log->notes = (jk_list){0};
	for (size_t i = 0; i < log->older->records.count; i++) {
		const jk_record *record = log->older->records.items[i];
		if (!is_apart(record))
			r.no_memory |= jk_index_add(&r.olds, log->arena, jk_record_word(record->kind), key_of(&r, record), record) != JK_OK;
	}
	for (size_t i = 0; i < log->newer->records.count && !r.no_memory; i++) {
		const jk_record *is = log->newer->records.items[i], *was = jk_index_find(&r.olds, jk_record_word(is->kind), key_of(&r, is));
		jk_weight weight = JK_WEIGHT_NONE;
		if (is->kind == JK_RECORD_CATALOG)
			take_reasons(&r, &log->notes, &weight, was, is);
		else if (!is_apart(is) && is->version)
			hold(&r, was, is);
	}
	return r.no_memory ? JK_NO_MEMORY : JK_OK;
}
