/* What an update is made from. */
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/version.h"
#include "format/remember.h"
#include "jokou/format.h"
#include "review/reading.h"
#include "update/updating.h"

#define REFUSE(u, code, ...) (JK_REPORT((u)->diagnostics, (code), &JK_ORIGIN((u)->path, 0), __VA_ARGS__), JK_FAILED)

static const char *keep(jk_updating *u, const char *text) { return jk_arena_string(u->arena, text ? text : ""); }

/* --- the draft and its memory --- */

static jk_result read_draft(jk_updating *u)
{
	jk_result result = jk_file_read(&u->draft, u->path, JK_PACKAGE_FILE_LIMIT, u->diagnostics);
	return result == JK_OK ? jk_provenance_read(&u->provenance, u->path, u->diagnostics) : result;
}

static jk_result check_catalog(jk_updating *u)
{
	const char *made = jk_provenance_catalog(u->provenance), *given = jk_catalog_id(u->options->catalog);
	if (made && strcmp(made, given) != 0)
		return REFUSE(u, JK_DIAG_UPDATE_CATALOG, {"path", u->path}, {"made", made}, {"given", given});
	if (!u->options->older && jk_version_order(u->update->is, u->update->was) < 0)
		return REFUSE(u, JK_DIAG_UPDATE_OLDER, {"path", u->path}, {"made", u->update->was}, {"given", u->update->is});
	return JK_OK;
}

static jk_result remember(jk_updating *u)
{
	jk_update *update = u->update;
	const jk_provenance *p = u->provenance;
	if (!jk_provenance_manifest(p) || !jk_provenance_kind(p))
		return REFUSE(u, JK_DIAG_UPDATE_FOREIGN, {"path", u->path});
	if (!jk_provenance_profile(p))
		return REFUSE(u, JK_DIAG_UPDATE_PROFILE, {"path", u->path});
	update->path = keep(u, u->path);
	update->kind = keep(u, jk_provenance_kind(p));
	update->was = keep(u, jk_provenance_version(p));
	update->is = keep(u, jk_catalog_version(u->options->catalog));
	if (!update->path || !update->kind || !update->was || !update->is)
		return JK_NO_MEMORY;
	return check_catalog(u);
}

static jk_result parse_profile(jk_updating *u)
{
	jk_profile_reader *reader = NULL;
	const char *xml = jk_provenance_profile(u->provenance);
	jk_result result = jk_profile_reader_new(&reader, u->diagnostics);
	if (result == JK_OK)
		result = jk_profile_parse(&u->profile, reader, xml, strlen(xml), u->path, u->diagnostics);
	jk_profile_reader_free(reader);
	return result;
}

/* --- what was generated --- */

static jk_assemble_options options_of(const jk_updating *u)
{
	jk_assemble_options options = u->options->assemble;
	options.final = 0;
	options.date = jk_provenance_date(u->provenance);
	options.vocabulary = jk_provenance_vocabulary(u->provenance);
	if (!options.as_of)
		options.as_of = jk_provenance_as_of(u->provenance);
	return options;
}

static jk_result check_clause(const char **out, const jk_set_clause *clause, const jk_provenance *provenance)
{
	char digest[JK_DIGEST_TEXT];
	const char *made = jk_provenance_clause_digest(provenance, clause->clause->id);
	if (jk_clause_digest(digest, clause) != JK_OK)
		return JK_NO_MEMORY;
	if (!made || strcmp(made, digest) != 0)
		*out = clause->clause->id;
	return JK_OK;
}

static jk_result check_document(const char **out, const jk_set_document *document, const jk_provenance *provenance)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < document->clauses.count && result == JK_OK && !*out; i++) {
		const jk_set_clause *clause = document->clauses.items[i];
		if (clause->in)
			result = check_clause(out, clause, provenance);
	}
	return result;
}

jk_result jk_base_other(const char **out, const jk_clause_set *set, const jk_provenance *provenance)
{
	const char *kind = jk_provenance_kind(provenance), *group = jk_provenance_group(provenance);
	jk_result result = JK_OK;
	*out = NULL;
	for (size_t i = 0; i < set->groups.count; i++) {
		const jk_set_group *g = set->groups.items[i];
		for (size_t k = 0; k < g->documents.count && result == JK_OK && !*out && jk_text_equal(g->id, group); k++) {
			const jk_set_document *document = g->documents.items[k];
			if (jk_text_equal(document->kind->kind, kind))
				result = check_document(out, document, provenance);
		}
	}
	return result;
}

/* Only the very texts that stood in the draft tell what a hand made of them. */
static jk_result check_digests(jk_updating *u)
{
	const char *other;
	jk_result result = jk_base_other(&other, u->base_set, u->provenance);
	if (result == JK_OK && other)
		return REFUSE(u, JK_DIAG_UPDATE_BASE_OTHER, {"path", u->path}, {"clause", other});
	return result;
}

static jk_result assemble_base(jk_updating *u)
{
	const jk_catalog *catalog = u->options->base_catalog;
	jk_assemble_options options = options_of(u);
	options.as_of = jk_provenance_as_of(u->provenance);
	if (!catalog || strcmp(jk_catalog_version(catalog), u->update->was) != 0)
		return REFUSE(u, JK_DIAG_UPDATE_BASE, {"path", u->path}, {"version", u->update->was});
	jk_result result = jk_assemble(&u->base_set, u->profile, catalog, &options, u->diagnostics);
	if (result == JK_OK)
		result = check_digests(u);
	if (result == JK_OK)
		result = jk_clause_set_xml(&u->owned_xml[0], u->base_set, u->update->kind);
	u->base_xml = u->owned_xml[0];
	return result;
}

static jk_result read_base(jk_updating *u)
{
	u->base_xml = jk_provenance_clause_set(u->provenance);
	jk_result result = u->base_xml ? JK_OK : assemble_base(u);
	if (result == JK_OK)
		result = jk_side_parse_set(&u->base, u->base_xml, strlen(u->base_xml), u->path, u->diagnostics);
	return result == JK_OK ? jk_update_known(u) : result;
}

/* --- what the release gives --- */

/* The paper of that kind: of the same group, else the only one. */
static jk_result find_paper(jk_updating *u)
{
	const char *group = jk_provenance_group(u->provenance);
	size_t found = 0;
	for (size_t i = 0; i < jk_clause_set_paper_count(u->set); i++) {
		jk_paper_info paper = jk_clause_set_paper(u->set, i);
		if (!jk_text_equal(paper.kind, u->update->kind))
			continue;
		u->paper = paper;
		found++;
		if (jk_text_equal(paper.group, group)) {
			found = 1;
			break;
		}
	}
	if (found == 1) {
		u->update->title = keep(u, u->paper.title);
		u->update->group = keep(u, u->paper.group);
		return u->update->title && u->update->group ? JK_OK : JK_NO_MEMORY;
	}
	return REFUSE(u, JK_DIAG_UPDATE_NO_PAPER, {"path", u->path}, {"kind", u->update->kind}, {"version", u->update->is});
}

static jk_result assemble_new(jk_updating *u)
{
	jk_assemble_options options = options_of(u);
	options.known = u->known;
	options.known_count = u->known_count;
	jk_result result = jk_assemble(&u->set, u->profile, u->options->catalog, &options, u->diagnostics);
	if (result == JK_OK)
		result = find_paper(u);
	if (result == JK_OK)
		result = jk_clause_set_xml(&u->owned_xml[1], u->set, u->update->kind);
	u->set_xml = u->owned_xml[1];
	return result == JK_OK ? jk_side_parse_set(&u->release, u->set_xml, strlen(u->set_xml), u->update->is, u->diagnostics) : result;
}

static jk_result make_new(jk_updating *u)
{
	const jk_template *compiled = NULL;
	jk_result result = u->options->template_of(&compiled, &u->paper, u->format, u->options->state, u->diagnostics);
	if (result == JK_OK && !compiled)
		return REFUSE(u, JK_DIAG_UPDATE_TEMPLATE, {"path", u->path}, {"kind", u->update->kind}, {"format", u->format});
	return result == JK_OK ? jk_document_make(&u->made, &u->made_length, u->set, u->paper.group, u->update->kind, compiled, u->diagnostics) : result;
}

static jk_result read_documents(jk_updating *u)
{
	jk_result result = jk_side_of_document(&u->hand, u->draft.bytes, u->draft.length, u->path, u->base, u->diagnostics);
	if (result == JK_OK)
		result = jk_side_of_document(&u->source, u->made, u->made_length, u->update->is, u->release, u->diagnostics);
	return result;
}

jk_result jk_update_read(jk_updating *u)
{
	jk_result result = read_draft(u);
	if (result == JK_OK)
		result = remember(u);
	if (result != JK_OK)
		return result;
	u->format = jk_buffer_begins_archive(&u->draft, "mimetype") ? "odt" : "docx";
	result = parse_profile(u);
	if (result == JK_OK)
		result = read_base(u);
	if (result == JK_OK)
		result = assemble_new(u);
	if (result == JK_OK)
		result = make_new(u);
	return result == JK_OK ? read_documents(u) : result;
}

void jk_update_close(jk_updating *u)
{
	jk_comparison_free(u->by_hand);
	jk_comparison_free(u->by_release);
	jk_words_free(u->words);
	jk_side_free(u->source);
	jk_side_free(u->hand);
	jk_side_free(u->release);
	jk_side_free(u->base);
	jk_clause_set_free(u->set);
	jk_clause_set_free(u->base_set);
	jk_profile_free(u->profile);
	jk_provenance_free(u->provenance);
	for (size_t i = 0; i < 2; i++)
		jk_text_free(u->owned_xml[i]);
	jk_text_free(u->made);
	jk_buffer_dispose(&u->draft);
}
