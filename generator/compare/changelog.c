/* The changelog of a catalog, step by step. */
#include "compare/changelog.h"
#include <string.h>
#include "base/text.h"

/* Tables of old and new call a version by its name, not by where it lay. */
static jk_result take_side(jk_side **out, const jk_changelog *log, const jk_catalog *catalog, jk_diagnostics *diagnostics)
{
	const char *name = jk_arena_format(log->arena, "%s %s", catalog->title ? catalog->title : catalog->id, catalog->version);
	return name ? jk_side_of_catalog(out, catalog, name, diagnostics) : JK_NO_MEMORY;
}

static jk_result compare(jk_changelog *log, jk_diagnostics *diagnostics)
{
	jk_result result = take_side(&log->old_side, log, log->older, diagnostics);
	if (result == JK_OK)
		result = take_side(&log->new_side, log, log->newer, diagnostics);
	return result == JK_OK ? jk_compare(&log->comparison, log->old_side, log->new_side, NULL, diagnostics) : result;
}

static jk_result fill(jk_changelog *log, jk_diagnostics *diagnostics)
{
	jk_result result = compare(log, diagnostics);
	if (result == JK_OK)
		result = jk_log_files(log, log->older->path, log->newer->path, "clauses/", ".xml", diagnostics);
	if (result == JK_OK)
		result = jk_log_entries(log);
	if (result == JK_OK)
		result = jk_log_things(log);
	if (result == JK_OK)
		result = jk_log_records(log);
	return result == JK_OK ? jk_log_weigh(log) : result;
}

jk_result jk_changelog_new(jk_changelog **out, const jk_catalog *older, const jk_catalog *newer, jk_diagnostics *diagnostics)
{
	jk_arena *arena = NULL;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_changelog *log = jk_arena_allocate(arena, sizeof *log);
	if (!log) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	*log = (jk_changelog){.arena = arena, .older = older, .newer = newer};
	jk_result result = fill(log, diagnostics);
	if (result == JK_OK)
		*out = log;
	else
		jk_changelog_free(log);
	return result;
}

/* The template of each name is a thing whose text is its digest. */
static jk_result add_template(jk_changelog *log, const jk_log_file *file)
{
	static const char folder[] = "templates/";
	jk_log_change *change = jk_arena_allocate(log->arena, sizeof *change);
	if (!change)
		return JK_NO_MEMORY;
	*change = (jk_log_change){JK_LOG_TEMPLATE, file->state, "", file->path + sizeof folder - 1, "", file->old_digest, file->new_digest};
	return jk_list_add(&log->changes, log->arena, change);
}

jk_result jk_changelog_templates(jk_changelog *changelog, const char *older, const char *newer, jk_diagnostics *diagnostics)
{
	static const char *const suffixes[] = {".docx", ".odt"};
	jk_result result = JK_OK;
	size_t from = changelog->files.count;
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes && result == JK_OK; i++)
		result = jk_log_files(changelog, older, newer, "templates/", suffixes[i], diagnostics);
	for (size_t i = from; i < changelog->files.count && result == JK_OK; i++) {
		jk_log_file *file = changelog->files.items[i];
		file->told = 1;
		result = add_template(changelog, file);
	}
	if (result == JK_OK)
		result = jk_log_records(changelog);
	return result == JK_OK ? jk_log_weigh(changelog) : result;
}

void jk_changelog_free(jk_changelog *changelog)
{
	if (!changelog)
		return;
	jk_comparison_free(changelog->comparison);
	jk_side_free(changelog->old_side);
	jk_side_free(changelog->new_side);
	jk_arena_free(changelog->arena);
}

const jk_comparison *jk_changelog_comparison(const jk_changelog *changelog) { return changelog->comparison; }
