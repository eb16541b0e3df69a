/* The papers of one profile: all of them are made before the first is in place. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/placing.h"
#include "cli/generate.h"

struct jk_papers {
	jk_batch *batch;
	const char *path; /* of the profile */
	jk_arena *arena;
	jk_diagnostics *diagnostics;
	jk_profile *profile; /* it and the set live only while papers are made */
	jk_clause_set *set;
	const char *name, *folder; /* folder: DIR/<profile name> */
	jk_list placings;          /* jk_placing: papers that are written, not in place */
	jk_list files;             /* paths of papers in place, or found there by --skip-existing */
	jk_result result;
	jk_outcome outcome;
};

int jk_has_word(const jk_list *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->items[i], word) == 0)
			return 1;
	return 0;
}

static jk_result worse(jk_result a, jk_result b) { return a > b ? a : b; }

/* --- making --- */

/* Reports FILE_EDITED for a file in the way that a person has worked on. */
static jk_result check_place(jk_papers *m, const char *path)
{
	if (m->batch->arguments->values[JK_FORCE] || !jk_file_exists(path) || jk_document_untouched(path))
		return JK_OK;
	JK_REPORT(m->diagnostics, JK_DIAG_FILE_EDITED, NULL, {"path", path});
	return JK_FAILED;
}

static jk_result open_scratch(jk_papers *m)
{
	const char *folder = m->batch->arguments->values[JK_OUTPUT];
	if (m->batch->scratch.path)
		return JK_OK;
	jk_result result = jk_file_make_folder(folder, m->diagnostics);
	return result == JK_OK ? jk_scratch_open(&m->batch->scratch, folder, m->diagnostics) : result;
}

static jk_result write_paper(jk_papers *m, const char *path, const char *bytes, size_t length)
{
	jk_result result = check_place(m, path);
	if (result == JK_OK)
		result = open_scratch(m);
	jk_placing *placing = result == JK_OK ? jk_arena_allocate(m->arena, sizeof *placing) : NULL;
	if (!placing)
		return worse(result, result == JK_OK ? JK_NO_MEMORY : JK_OK);
	result = jk_placing_begin(placing, path, m->batch->scratch.path, m->diagnostics);
	if (jk_list_add(&m->placings, m->arena, placing) != JK_OK) {
		jk_placing_free(placing);
		return JK_NO_MEMORY;
	}
	if (result == JK_OK)
		result = jk_placing_append(placing, bytes, length, m->diagnostics);
	if (result == JK_OK)
		jk_placing_hasten(placing);
	return result;
}

static const char *paper_path(jk_papers *m, const jk_paper_info *info, const char *format)
{
	const char *name = jk_arena_format(m->arena, "%s.%s", info->stem, format);
	return name ? jk_path_join(m->arena, m->folder, name) : NULL;
}

static jk_result make_paper(jk_papers *m, const jk_paper_info *info, const jk_shelved *template)
{
	char *bytes = NULL;
	size_t length = 0;
	const char *path = paper_path(m, info, template->format);
	if (!path)
		return JK_NO_MEMORY;
	jk_result result = jk_document_make(&bytes, &length, m->set, info->group, info->kind, template->compiled, m->diagnostics);
	jk_stage before = jk_stage_enter(JK_STAGE_WRITE);
	if (result == JK_OK)
		result = write_paper(m, path, bytes, length);
	jk_stage_enter(before);
	jk_text_free(bytes);
	return result;
}

/* The faults of a template are told once for all profiles; here only that they matter. */
static jk_result take_template(jk_papers *m, const jk_paper_info *info, jk_shelved *template)
{
	if (template->compiled)
		return make_paper(m, info, template);
	jk_buffer_format(&m->outcome.says[JK_SAYS_FAULTY], "%s\t%s\n", template->stem, template->format);
	int status = template->diagnostics ? jk_status(m->batch->arguments, template->diagnostics, 0) : 4;
	m->outcome.status = status > m->outcome.status ? status : m->outcome.status;
	return JK_FAILED;
}

/* "contract.docx, contract.odt": the templates that were looked for. */
static const char *missing_files(jk_papers *m, const jk_paper_info *info)
{
	const char *const *formats = m->batch->formats;
	const char *text = "";
	for (int i = 0; formats[i] && text; i++)
		text = jk_arena_format(m->arena, "%s%s%s.%s", text, i ? ", " : "", info->template, formats[i]);
	return text ? text : "";
}

/* A paper somebody asked for by name must be made; else the lack is told once for all profiles. */
static jk_result lack_template(jk_papers *m, const jk_paper_info *info)
{
	const char *files = missing_files(m, info);
	if (jk_has_word(&m->batch->kinds, info->kind)) {
		JK_REPORT(m->diagnostics, JK_DIAG_PAPER_TEMPLATE_NEEDED, &JK_ORIGIN(m->path, 0), {"title", info->title}, {"kind", info->kind},
			  {"files", files}, {"folder", m->batch->data.templates});
		return JK_FAILED;
	}
	jk_buffer_format(&m->outcome.says[JK_SAYS_MISSING], "%s\t%s\t%s\n", info->kind, info->title, files);
	return JK_OK;
}

static jk_result make_kind(jk_papers *m, const jk_paper_info *info)
{
	jk_result result = JK_OK;
	int found = 0;
	for (int i = 0; m->batch->formats[i]; i++) {
		jk_shelved *template = jk_shelf_take(&m->batch->shelf, info, m->batch->formats[i]);
		if (!template)
			continue;
		found = 1;
		result = worse(result, take_template(m, info, template));
	}
	return found ? result : lack_template(m, info);
}

static int is_wanted(const jk_papers *m, const char *kind)
{
	return !m->batch->kinds.count || jk_has_word(&m->batch->kinds, kind);
}

static jk_result make_all(jk_papers *m)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_clause_set_paper_count(m->set) && !jk_stopping(); i++) {
		jk_paper_info info = jk_clause_set_paper(m->set, i);
		if (is_wanted(m, info.kind))
			result = worse(result, make_kind(m, &info));
	}
	return result;
}

/* --- what is there already --- */

/* A file has its name only when it is whole, so its being there is enough. Folders and the like are no papers. */
static int is_paper(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
}

static jk_result find_papers(jk_papers *m, const jk_paper_info *info, int *all)
{
	for (int i = 0; m->batch->formats[i]; i++) {
		const char *format = m->batch->formats[i];
		if (!jk_shelf_find(&m->batch->shelf, info, format))
			continue;
		const char *path = paper_path(m, info, format);
		if (!path || jk_list_add(&m->files, m->arena, path) != JK_OK)
			return JK_NO_MEMORY;
		*all = *all && is_paper(path);
	}
	return JK_OK;
}

/* Whether --skip-existing passes this profile over; m->files then names its papers. */
static jk_result find_existing(jk_papers *m, int *skipped)
{
	jk_result result = JK_OK;
	int all = 1;
	*skipped = 0;
	if (!m->batch->arguments->values[JK_SKIP_EXISTING])
		return JK_OK;
	for (size_t i = 0; i < jk_clause_set_paper_count(m->set) && result == JK_OK; i++) {
		jk_paper_info info = jk_clause_set_paper(m->set, i);
		if (is_wanted(m, info.kind))
			result = find_papers(m, &info, &all);
	}
	*skipped = all && m->files.count;
	if (!*skipped)
		m->files.count = 0;
	return result;
}

/* --- the whole --- */

static jk_result open_profile(jk_papers *m)
{
	jk_batch *batch = m->batch;
	jk_stage_enter(JK_STAGE_PROFILE);
	jk_result result = jk_profile_read_with(&m->profile, m->batch->reader, m->path, m->diagnostics);
	jk_stage_enter(JK_STAGE_ASSEMBLE);
	if (result == JK_OK)
		result = jk_assemble(&m->set, m->profile, batch->catalog, &batch->options, m->diagnostics);
	jk_stage_enter(JK_STAGE_OTHER);
	if (result != JK_OK)
		return result;
	m->name = jk_arena_string(m->arena, jk_profile_name(m->profile));
	m->folder = m->name ? jk_path_join(m->arena, batch->arguments->values[JK_OUTPUT], m->name) : NULL;
	m->outcome.undecided = jk_clause_set_undecided(m->set);
	m->outcome.defaults = jk_clause_set_defaults(m->set);
	m->outcome.warnings = jk_clause_set_warnings(m->set);
	return m->folder ? JK_OK : JK_NO_MEMORY;
}

static int is_asked_for(const jk_papers *m, const char *kind)
{
	for (size_t i = 0; i < jk_clause_set_paper_count(m->set); i++)
		if (strcmp(jk_clause_set_paper(m->set, i).kind, kind) == 0)
			return 1;
	return 0;
}

/* Says why there is less than somebody may expect. */
static void tell_absences(jk_papers *m)
{
	const jk_origin where = {.file = m->path};
	size_t asked_for = jk_clause_set_paper_count(m->set);
	if (!asked_for || (!m->placings.count && !jk_clause_set_governed(m->set)))
		JK_REPORT(m->diagnostics, JK_DIAG_PAPER_NONE, &where, {"reason", jk_clause_set_scope_reason(m->set)});
	for (size_t i = 0; i < m->batch->kinds.count; i++)
		if (!is_asked_for(m, m->batch->kinds.items[i]))
			JK_REPORT(m->diagnostics, JK_DIAG_PAPER_NOT_ASKED, &where, {"kind", m->batch->kinds.items[i]});
}

static void drop_placings(jk_papers *m)
{
	for (size_t i = 0; i < m->placings.count; i++)
		jk_placing_free(m->placings.items[i]);
	m->placings.count = 0;
}

jk_papers *jk_papers_new(jk_batch *batch, const char *path)
{
	jk_papers *m = jk_allocate(sizeof *m);
	if (!m)
		return NULL;
	*m = (jk_papers){.batch = batch, .path = path};
	jk_outcome_init(&m->outcome);
	if (jk_arena_new(&m->arena) == JK_OK && jk_diagnostics_new(&m->diagnostics) == JK_OK)
		return m;
	jk_papers_free(m);
	return NULL;
}

static jk_result make(jk_papers *m)
{
	int skipped = 0;
	jk_result result = open_profile(m);
	if (result == JK_OK)
		result = find_existing(m, &skipped);
	m->outcome.fate = skipped ? JK_FATE_SKIPPED : JK_FATE_FAILED;
	if (result == JK_OK && !skipped)
		result = make_all(m);
	if (result == JK_OK && !skipped && !jk_stopping())
		tell_absences(m);
	return result;
}

void jk_papers_make(jk_papers *papers)
{
	papers->result = make(papers);
	if (jk_stopping())
		papers->outcome.fate = JK_FATE_LEFT;
	if (papers->result != JK_OK || papers->outcome.fate == JK_FATE_LEFT)
		drop_placings(papers);
	jk_clause_set_free(papers->set);
	jk_profile_free(papers->profile);
	papers->set = NULL;
	papers->profile = NULL;
}

size_t jk_papers_waiting(const jk_papers *papers) { return papers->placings.count; }

/* --- in place --- */

void jk_papers_sync(jk_papers *papers)
{
	for (size_t i = 0; i < papers->placings.count && papers->result == JK_OK; i++)
		papers->result = jk_placing_sync(papers->placings.items[i], papers->diagnostics);
	if (papers->result != JK_OK)
		drop_placings(papers);
}

void jk_papers_put(jk_papers *papers)
{
	if (papers->placings.count)
		papers->result = jk_file_make_folder(papers->folder, papers->diagnostics);
	for (size_t i = 0; i < papers->placings.count && papers->result == JK_OK; i++) {
		jk_placing *placing = papers->placings.items[i];
		papers->result = jk_placing_put(placing, papers->diagnostics);
		const char *path = papers->result == JK_OK ? jk_arena_string(papers->arena, placing->path) : NULL;
		if (path && jk_list_add(&papers->files, papers->arena, path) == JK_OK)
			jk_buffer_format(&papers->outcome.says[JK_SAYS_OUT], "%s\n", path);
	}
}

static void put_summary(jk_papers *m)
{
	char papers[24], undecided[24], defaults[24], warnings[24];
	snprintf(papers, sizeof papers, "%zu", m->outcome.papers);
	snprintf(undecided, sizeof undecided, "%zu", m->outcome.undecided);
	snprintf(defaults, sizeof defaults, "%zu", m->outcome.defaults);
	snprintf(warnings, sizeof warnings, "%zu", m->outcome.warnings);
	const jk_argument arguments[] = {{"name", m->name},         {"papers", papers},     {"undecided", undecided},
					 {"defaults", defaults}, {"warnings", warnings}, {NULL, NULL}};
	const char *line = m->outcome.fate == JK_FATE_SKIPPED
				   ? _("{name}: skipped, all its papers exist\n")
				   : _("{name}: files written: {papers}, undecided: {undecided}, defaults: {defaults}, warnings: {warnings}\n");
	jk_diagnostic_fill(&m->outcome.says[JK_SAYS_OUT], line, arguments);
}

/* All papers are in one folder: one sync is enough for their names. The folder's own name is synced for the whole group. */
static void sync_folder(jk_papers *papers)
{
	if (!papers->placings.count || papers->result != JK_OK)
		return;
	papers->result = jk_placing_sync_folder(papers->placings.items[0], papers->diagnostics);
	if (papers->result == JK_OK)
		papers->result = jk_file_sync_folder(papers->batch->arguments->values[JK_OUTPUT], papers->diagnostics);
}

void jk_papers_settle(jk_papers *papers)
{
	jk_outcome *o = &papers->outcome;
	const jk_arguments *arguments = papers->batch->arguments;
	sync_folder(papers);
	if (papers->result == JK_NO_MEMORY)
		jk_report(papers->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	if (o->fate == JK_FATE_FAILED && papers->result == JK_OK)
		o->fate = JK_FATE_WRITTEN;
	o->papers = o->fate == JK_FATE_SKIPPED ? 0 : papers->files.count;
	if (o->fate == JK_FATE_WRITTEN || o->fate == JK_FATE_SKIPPED)
		put_summary(papers);
	int status = jk_status(arguments, papers->diagnostics, o->warnings);
	o->status = status > o->status ? status : o->status;
	jk_outcome_tell(o, arguments, papers->path, &papers->files, &papers->batch->shelf, papers->diagnostics);
	jk_stage_take(o->seconds);
}

const jk_outcome *jk_papers_outcome(jk_papers *papers) { return &papers->outcome; }

void jk_papers_free(jk_papers *papers)
{
	drop_placings(papers);
	jk_clause_set_free(papers->set);
	jk_profile_free(papers->profile);
	jk_outcome_dispose(&papers->outcome);
	jk_diagnostics_free(papers->diagnostics);
	jk_arena_free(papers->arena);
	jk_release(papers);
}
