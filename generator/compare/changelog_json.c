/* A changelog as JSON (docs/man/jokou-catalog.1). */
#include "base/json.h"
#include "base/text.h"
#include "compare/changelog.h"
#include "compare/summary.h"

static void put_catalog(jk_json *j, const char *key, const jk_catalog *catalog)
{
	jk_json_object(j, key);
	jk_json_string(j, "path", catalog->path);
	jk_json_string(j, "catalog", catalog->id);
	jk_json_string(j, "version", catalog->version);
	jk_json_string(j, "title", catalog->title);
	jk_json_end_object(j);
}

static void put_version(jk_json *j, const jk_changelog *log)
{
	jk_json_object(j, "version");
	jk_json_string(j, "least", jk_bump_word(log->bump));
	jk_json_string(j, "reason", log->bump == JK_BUMP_NONE ? NULL : jk_changelog_bump_reason(log));
	jk_json_bool(j, "fits", jk_version_fits(log->older->version, log->newer->version, log->bump));
	jk_json_end_object(j);
}

static void put_summary(jk_json *j, const jk_changelog *log)
{
	const jk_log_counts c = jk_log_count(log);
	jk_json_object(j, "summary");
	jk_json_number(j, "substantive", (double)c.by_weight[JK_WEIGHT_SUBSTANTIVE]);
	jk_json_number(j, "corrections", (double)c.by_weight[JK_WEIGHT_CORRECTION]);
	jk_json_number(j, "editorial", (double)c.by_weight[JK_WEIGHT_EDITORIAL]);
	for (int i = JK_LOG_IN; i <= JK_LOG_CHANGED; i++)
		jk_json_number(j, jk_log_state_word((jk_log_state)i), (double)c.by_state[i]);
	for (int i = JK_EFFECT_STRENGTHENED; i <= JK_EFFECT_WEAKENED; i++)
		jk_json_number(j, jk_effect_word((jk_effect)i), (double)c.by_effect[i]);
	jk_json_number(j, "others", (double)log->changes.count);
	jk_json_number(j, "files", (double)log->files.count);
	jk_json_end_object(j);
}

static void put_revisions(jk_json *j, const char *key, const jk_list *revisions)
{
	jk_json_array(j, key);
	for (size_t i = 0; i < revisions->count; i++) {
		const jk_revision *revision = revisions->items[i];
		jk_json_object(j, NULL);
		jk_json_string(j, "version", revision->version);
		jk_json_string(j, "date", revision->date);
		jk_json_string(j, "kind", jk_weight_word(revision->weight));
		jk_json_string(j, "text", revision->text);
		jk_json_end_object(j);
	}
	jk_json_end_array(j);
}

/* --- an entry --- */

static void put_values(jk_json *j, const jk_log_entry *entry)
{
	jk_json_array(j, "parameters");
	for (size_t i = 0; i < entry->values.count; i++) {
		const jk_value_change *change = entry->values.items[i];
		const jk_side_value *shown = change->new_value ? change->new_value : change->old_value;
		jk_json_object(j, NULL);
		jk_json_string(j, "name", shown->name);
		jk_json_string(j, "label", shown->label);
		jk_json_string(j, "old", change->old_value ? change->old_value->text : NULL);
		jk_json_string(j, "new", change->new_value ? change->new_value->text : NULL);
		jk_json_string(j, "effect", jk_effect_word(change->effect));
		jk_json_end_object(j);
	}
	jk_json_end_array(j);
}

static void put_finding(void *state, jk_finding_kind kind, jk_effect effect, const char *old_words, const char *new_words)
{
	jk_json *j = state;
	jk_json_object(j, NULL);
	jk_json_string(j, "kind", jk_finding_word(kind));
	jk_json_string(j, "effect", jk_effect_word(effect));
	jk_json_string(j, "old", old_words);
	jk_json_string(j, "new", new_words);
	jk_json_end_object(j);
}

static void put_unit(jk_json *j, const jk_log_unit *unit)
{
	const jk_unit_pair *pair = unit->unit;
	jk_json_object(j, NULL);
	jk_json_string(j, "document", jk_paper_shown(unit->paper)->kind);
	jk_json_string(j, "id", jk_pair_shown(pair)->id);
	jk_json_string(j, "state", jk_pair_word(pair, 0));
	jk_json_string(j, "effect", jk_effect_word(pair->effect));
	jk_json_array(j, "findings");
	j->buffer->failed |= jk_unit_findings(pair, put_finding, j) != JK_OK;
	jk_json_end_array(j);
	jk_json_end_object(j);
}

static void put_covers(jk_json *j, const jk_log_entry *entry)
{
	const jk_clause *clause = entry->new_clause ? entry->new_clause : entry->old_clause;
	jk_json_array(j, "provisions");
	for (size_t i = 0; clause && i < clause->cover_count; i++)
		jk_json_string(j, NULL, clause->covers[i].provision->id);
	jk_json_end_array(j);
	jk_json_array(j, "lost");
	for (size_t i = 0; i < entry->lost.count; i++)
		jk_json_string(j, NULL, entry->lost.items[i]);
	jk_json_end_array(j);
}

static void put_entry(jk_json *j, const jk_log_entry *entry)
{
	jk_json_object(j, NULL);
	jk_json_string(j, "id", entry->id);
	jk_json_string(j, "kind", entry->old_clause || entry->new_clause ? "clause" : "sheet");
	jk_json_string(j, "title", entry->title);
	jk_json_string(j, "state", jk_log_state_word(entry->state));
	jk_json_string(j, "weight", entry->weight ? jk_weight_word(entry->weight) : NULL);
	jk_json_string(j, "effect", jk_effect_word(entry->effect));
	jk_json_string(j, "oldVersion", entry->was);
	jk_json_string(j, "newVersion", entry->is);
	jk_json_bool(j, "words", entry->words);
	jk_json_bool(j, "raised", !entry->unraised);
	put_revisions(j, "because", &entry->because);
	put_values(j, entry);
	jk_json_array(j, "papers");
	for (size_t i = 0; i < entry->units.count; i++)
		put_unit(j, entry->units.items[i]);
	jk_json_end_array(j);
	put_covers(j, entry);
	jk_json_end_object(j);
}

/* --- the rest --- */

static void put_parts(jk_json *j, const char *key, const char *text)
{
	jk_buffer parts;
	jk_buffer_init(&parts, 0);
	jk_log_put_parts(&parts, text, NULL);
	jk_json_string(j, key, text ? jk_buffer_text(&parts) : NULL);
	j->buffer->failed |= parts.failed;
	jk_buffer_dispose(&parts);
}

static void put_change(jk_json *j, const jk_log_change *change)
{
	jk_json_object(j, NULL);
	jk_json_string(j, "kind", jk_log_category_word(change->category));
	jk_json_string(j, "of", *change->scope ? change->scope : NULL);
	jk_json_string(j, "id", change->id);
	jk_json_string(j, "name", *change->name ? change->name : NULL);
	jk_json_string(j, "state", jk_log_state_word(change->state));
	put_parts(j, "old", change->old_text);
	put_parts(j, "new", change->new_text);
	jk_json_end_object(j);
}

static void put_file(jk_json *j, const jk_log_file *file)
{
	jk_json_object(j, NULL);
	jk_json_string(j, "path", file->path);
	jk_json_string(j, "state", jk_log_state_word(file->state));
	jk_json_string(j, "old", file->old_digest);
	jk_json_string(j, "new", file->new_digest);
	jk_json_bool(j, "told", file->told);
	jk_json_end_object(j);
}

static void put_record(jk_json *j, const jk_log_record *record)
{
	jk_json_object(j, NULL);
	jk_json_string(j, "kind", jk_record_word(record->new_record->kind));
	jk_json_string(j, "id", record->new_record->id);
	jk_json_string(j, "title", record->new_record->title);
	jk_json_string(j, "oldVersion", record->old_record ? record->old_record->version : NULL);
	jk_json_string(j, "newVersion", record->new_record->version);
	jk_json_string(j, "weight", record->weight ? jk_weight_word(record->weight) : NULL);
	jk_json_bool(j, "raised", !record->unraised);
	put_revisions(j, "because", &record->because);
	jk_json_end_object(j);
}

static void put_rest(jk_json *j, const jk_changelog *log)
{
	jk_json_array(j, "others");
	for (size_t i = 0; i < log->changes.count; i++)
		put_change(j, log->changes.items[i]);
	jk_json_end_array(j);
	jk_json_array(j, "records");
	for (size_t i = 0; i < log->records.count; i++)
		put_record(j, log->records.items[i]);
	jk_json_end_array(j);
	jk_json_array(j, "followed");
	for (size_t i = 0; i < log->followed.count; i++)
		jk_json_string(j, NULL, log->followed.items[i]);
	jk_json_end_array(j);
	jk_json_array(j, "files");
	for (size_t i = 0; i < log->files.count; i++)
		put_file(j, log->files.items[i]);
	jk_json_end_array(j);
}

jk_result jk_changelog_json(char **out, const jk_changelog *changelog)
{
	jk_buffer text;
	jk_json j;
	jk_buffer_init(&text, 0);
	jk_json_begin(&j, &text);
	jk_json_object(&j, NULL);
	put_catalog(&j, "old", changelog->older);
	put_catalog(&j, "new", changelog->newer);
	put_revisions(&j, "because", &changelog->notes);
	put_version(&j, changelog);
	put_summary(&j, changelog);
	jk_json_array(&j, "clauses");
	for (size_t i = 0; i < changelog->entries.count; i++)
		put_entry(&j, changelog->entries.items[i]);
	jk_json_end_array(&j);
	put_rest(&j, changelog);
	jk_json_end_object(&j);
	jk_json_finish(&j);
	return jk_text_take(out, &text);
}
