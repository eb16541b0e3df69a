/* The papers of one profile: all of them are made before the first is written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/i18n.h"
#include "cli/generate.h"

/* A paper ready to be written. */
typedef struct {
	char *bytes;
	size_t length;
	const char *path;
} paper;

typedef struct {
	jk_batch *batch;
	jk_outcome *outcome;
	jk_arena *arena; /* of this profile */
	jk_diagnostics *diagnostics;
	jk_profile *profile;
	jk_clause_set *set;
	const char *folder;  /* DIR/<profile name> */
	jk_list papers;      /* paper */
	int template_status; /* exit status that faulty templates call for; their diagnostics are in the outcome already */
} making;

int jk_has_word(const jk_list *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->items[i], word) == 0)
			return 1;
	return 0;
}

/* Appends what jk_diagnostics_print writes. */
static void print_into(jk_buffer *out, const jk_diagnostics *diagnostics)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	if (!stream)
		return;
	jk_diagnostics_print(diagnostics, stream);
	if (fclose(stream) == 0)
		jk_buffer_add(out, text, length);
	free(text);
}

/* --- making --- */

static jk_result make_paper(making *m, const jk_paper_info *info, const jk_shelved *template)
{
	paper *p = jk_arena_allocate(m->arena, sizeof *p);
	const char *name = jk_arena_format(m->arena, "%s.%s", info->stem, template->format);
	if (!p || !name || jk_list_add(&m->papers, m->arena, p) != JK_OK)
		return JK_NO_MEMORY;
	p->path = jk_path_join(m->arena, m->folder, name);
	if (!p->path)
		return JK_NO_MEMORY;
	return jk_document_make(&p->bytes, &p->length, m->set, info->group, info->kind, template->compiled, m->diagnostics);
}

static jk_result take_template(making *m, const jk_paper_info *info, jk_shelved *template)
{
	if (template->compiled)
		return make_paper(m, info, template);
	print_into(&m->outcome->err, template->diagnostics);
	int status = jk_status(m->batch->arguments, template->diagnostics, 0);
	m->template_status = status > m->template_status ? status : m->template_status;
	return JK_FAILED;
}

/* "contract.docx, contract.odt": the templates that were looked for. */
static const char *missing_files(making *m, const jk_paper_info *info)
{
	const char *const *formats = m->batch->formats;
	const char *text = "";
	for (int i = 0; formats[i] && text; i++)
		text = jk_arena_format(m->arena, "%s%s%s.%s", text, i ? ", " : "", info->kind, formats[i]);
	return text ? text : "";
}

/* A paper somebody asked for by name must be made; else the lack is told once for all profiles. */
static jk_result lack_template(making *m, const jk_paper_info *info)
{
	const char *files = missing_files(m, info);
	if (jk_has_word(&m->batch->kinds, info->kind)) {
		JK_REPORT(m->diagnostics, JK_DIAG_PAPER_TEMPLATE_NEEDED, &JK_ORIGIN(jk_profile_path(m->profile), 0),
			  {"title", info->title}, {"kind", info->kind}, {"files", files}, {"folder", m->batch->data.templates});
		return JK_FAILED;
	}
	jk_buffer_format(&m->outcome->missing, "%s\t%s\t%s\n", info->kind, info->title, files);
	return JK_OK;
}

static jk_result worse(jk_result a, jk_result b) { return a > b ? a : b; }

static jk_result make_kind(making *m, const jk_paper_info *info)
{
	jk_result result = JK_OK;
	int found = 0;
	for (int i = 0; m->batch->formats[i]; i++) {
		jk_shelved *template = jk_shelf_take(&m->batch->shelf, info->kind, m->batch->formats[i]);
		if (!template)
			continue;
		found = 1;
		result = worse(result, take_template(m, info, template));
	}
	return found ? result : lack_template(m, info);
}

static jk_result make_all(making *m)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_clause_set_paper_count(m->set); i++) {
		jk_paper_info info = jk_clause_set_paper(m->set, i);
		if (!m->batch->kinds.count || jk_has_word(&m->batch->kinds, info.kind))
			result = worse(result, make_kind(m, &info));
	}
	return result;
}

/* --- writing --- */

/* Reports FILE_EDITED for a file in the way that a person has worked on. */
static jk_result check_place(making *m, const paper *p)
{
	if (m->batch->arguments->values[JK_FORCE] || !jk_file_exists(p->path) || jk_document_untouched(p->path))
		return JK_OK;
	JK_REPORT(m->diagnostics, JK_DIAG_FILE_EDITED, NULL, {"path", p->path});
	return JK_FAILED;
}

static jk_result write_papers(making *m)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < m->papers.count; i++)
		result = worse(result, check_place(m, m->papers.items[i]));
	if (result == JK_OK && m->papers.count)
		result = jk_file_make_folder(m->folder, m->diagnostics);
	for (size_t i = 0; i < m->papers.count && result == JK_OK; i++) {
		const paper *p = m->papers.items[i];
		result = jk_file_write(p->path, p->bytes, p->length, m->diagnostics);
		if (result == JK_OK)
			jk_buffer_format(&m->outcome->out, "%s\n", p->path);
	}
	return result;
}

/* --- the whole --- */

static jk_result open_profile(making *m, const char *path)
{
	jk_batch *batch = m->batch;
	jk_result result = jk_profile_read(&m->profile, path, m->diagnostics);
	if (result == JK_OK)
		result = jk_assemble(&m->set, m->profile, batch->catalog, &batch->options, m->diagnostics);
	if (result != JK_OK)
		return result;
	m->folder = jk_path_join(m->arena, batch->arguments->values[JK_OUTPUT], jk_profile_name(m->profile));
	return m->folder ? JK_OK : JK_NO_MEMORY;
}

static int is_asked_for(const making *m, const char *kind)
{
	for (size_t i = 0; i < jk_clause_set_paper_count(m->set); i++)
		if (strcmp(jk_clause_set_paper(m->set, i).kind, kind) == 0)
			return 1;
	return 0;
}

/* Says why there is less than somebody may expect. */
static void tell_absences(making *m)
{
	const jk_origin where = {.file = jk_profile_path(m->profile)};
	size_t asked_for = jk_clause_set_paper_count(m->set);
	if (!asked_for || (!m->papers.count && !jk_clause_set_governed(m->set)))
		JK_REPORT(m->diagnostics, JK_DIAG_PAPER_NONE, &where, {"reason", jk_clause_set_scope_reason(m->set)});
	for (size_t i = 0; i < m->batch->kinds.count; i++)
		if (!is_asked_for(m, m->batch->kinds.items[i]))
			JK_REPORT(m->diagnostics, JK_DIAG_PAPER_NOT_ASKED, &where, {"kind", m->batch->kinds.items[i]});
}

static void put_summary(making *m)
{
	char papers[24], undecided[24], defaults[24], warnings[24];
	snprintf(papers, sizeof papers, "%zu", m->papers.count);
	snprintf(undecided, sizeof undecided, "%zu", jk_clause_set_undecided(m->set));
	snprintf(defaults, sizeof defaults, "%zu", jk_clause_set_defaults(m->set));
	snprintf(warnings, sizeof warnings, "%zu", jk_clause_set_warnings(m->set));
	const jk_argument arguments[] = {{"name", jk_profile_name(m->profile)},
					 {"papers", papers},
					 {"undecided", undecided},
					 {"defaults", defaults},
					 {"warnings", warnings},
					 {NULL, NULL}};
	jk_diagnostic_fill(
		&m->outcome->out,
		_("{name}: files written: {papers}, undecided: {undecided}, defaults: {defaults}, warnings: {warnings}\n"),
		arguments);
}

static jk_result make_and_write(making *m, const char *path)
{
	jk_result result = open_profile(m, path);
	if (result == JK_OK)
		result = make_all(m);
	if (result == JK_OK)
		result = write_papers(m);
	if (result == JK_OK) {
		tell_absences(m);
		put_summary(m);
	}
	return result;
}

static void close_making(making *m, jk_result result)
{
	size_t warnings = m->set ? jk_clause_set_warnings(m->set) : 0;
	if (result == JK_NO_MEMORY)
		jk_report(m->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	print_into(&m->outcome->err, m->diagnostics);
	m->outcome->status = jk_status(m->batch->arguments, m->diagnostics, warnings);
	if (m->outcome->status < m->template_status)
		m->outcome->status = m->template_status;
	for (size_t i = 0; i < m->papers.count; i++)
		jk_text_free(((paper *)m->papers.items[i])->bytes);
	jk_clause_set_free(m->set);
	jk_profile_free(m->profile);
	jk_diagnostics_free(m->diagnostics);
	jk_arena_free(m->arena);
}

void jk_make_papers(jk_outcome *out, jk_batch *batch, const char *path)
{
	making m = {.batch = batch, .outcome = out};
	out->status = 4;
	if (jk_arena_new(&m.arena) != JK_OK)
		return;
	if (jk_diagnostics_new(&m.diagnostics) != JK_OK) {
		jk_arena_free(m.arena);
		return;
	}
	jk_result result = make_and_write(&m, path);
	close_making(&m, result);
}
