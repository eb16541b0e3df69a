/* What a catalog gives for the profile that a draft carries. */
#include <string.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "update/status.h"

const char *jk_status_fault(jk_arena *arena, const jk_diagnostics *diagnostics)
{
	const jk_diagnostic *item = jk_diagnostics_first(diagnostics, JK_ERROR);
	jk_buffer line;
	if (!item)
		return "";
	jk_buffer_init(&line, 0);
	jk_diagnostic_fill(&line, _(jk_diagnostic_kind_of(item->code)->message), item->arguments);
	const char *kept = line.failed ? NULL : jk_arena_string(arena, jk_buffer_text(&line));
	jk_buffer_dispose(&line);
	return kept;
}

/* --- one set --- */

static jk_assemble_options options_of(const jk_status_run *run, const jk_status_sets *sets, const jk_provenance *p)
{
	jk_assemble_options options = run->options.assemble;
	options.final = 0;
	options.date = jk_provenance_date(p);
	options.vocabulary = jk_provenance_vocabulary(p);
	options.as_of = sets->as_of ? sets->as_of : jk_provenance_as_of(p);
	return options;
}

static void make_key(char key[JK_DIGEST_TEXT], const jk_catalog *catalog, const jk_provenance *p)
{
	const char *const parts[] = {jk_catalog_version(catalog), jk_provenance_profile(p), jk_provenance_vocabulary(p), jk_provenance_date(p), jk_provenance_as_of(p)};
	jk_digest_state digest;
	jk_digest_begin(&digest);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		jk_digest_add(&digest, parts[i] ? parts[i] : "", (parts[i] ? strlen(parts[i]) : 0) + (parts[i] != NULL));
	jk_digest_end(&digest, key);
}

static void dispose(jk_status_set *set)
{
	for (size_t i = 0; i < set->papers.count; i++) {
		jk_status_paper *paper = set->papers.items[i];
		jk_side_free(paper->side);
		jk_text_free(paper->xml);
	}
	jk_clause_set_free(set->set);
	jk_profile_free(set->profile);
	jk_arena_free(set->arena);
	*set = (jk_status_set){0};
}

static jk_result assemble(jk_status_set *set, jk_status_run *run, const jk_assemble_options *options, const jk_catalog *catalog, const char *xml,
			  jk_diagnostics *diagnostics)
{
	jk_result result = run->reader ? JK_OK : jk_profile_reader_new(&run->reader, diagnostics);
	if (result == JK_OK)
		result = jk_profile_parse(&set->profile, run->reader, xml, strlen(xml), "profile.xml", diagnostics);
	if (result == JK_OK)
		result = jk_assemble(&set->set, set->profile, catalog, options, diagnostics);
	if (result != JK_FAILED)
		return result;
	set->reason = jk_status_fault(set->arena, diagnostics);
	return set->reason ? JK_OK : JK_NO_MEMORY;
}

static jk_result fill(jk_status_set *set, jk_status_run *run, const jk_assemble_options *options, const jk_catalog *catalog, const char *xml)
{
	jk_diagnostics *quiet = NULL;
	jk_result result = jk_arena_new(&set->arena);
	if (result == JK_OK)
		result = jk_diagnostics_new(&quiet);
	if (result == JK_OK)
		result = assemble(set, run, options, catalog, xml, quiet);
	jk_diagnostics_free(quiet);
	return result;
}

jk_result jk_status_set_of(jk_status_set **out, jk_status_run *run, jk_status_sets *sets, const jk_catalog *catalog, const jk_provenance *provenance)
{
	char key[JK_DIGEST_TEXT];
	*out = NULL;
	if (!jk_provenance_profile(provenance))
		return JK_OK;
	make_key(key, catalog, provenance);
	for (size_t i = 0; i < JK_STATUS_SETS; i++)
		if (sets->items[i].arena && strcmp(sets->items[i].key, key) == 0) {
			*out = &sets->items[i];
			return JK_OK;
		}
	jk_status_set *set = &sets->items[sets->turn];
	sets->turn = (sets->turn + 1) % JK_STATUS_SETS;
	const jk_assemble_options options = options_of(run, sets, provenance);
	dispose(set);
	jk_result result = fill(set, run, &options, catalog, jk_provenance_profile(provenance));
	if (result != JK_OK) {
		dispose(set);
		return result;
	}
	memcpy(set->key, key, sizeof set->key);
	*out = set;
	return JK_OK;
}

void jk_status_sets_dispose(jk_status_sets *sets)
{
	for (size_t i = 0; i < JK_STATUS_SETS; i++)
		dispose(&sets->items[i]);
}

/* --- its papers --- */

jk_result jk_status_paper_of(jk_status_paper **out, jk_status_set *set, const char *kind)
{
	for (size_t i = 0; i < set->papers.count; i++)
		if (jk_text_equal(((jk_status_paper *)set->papers.items[i])->kind, kind)) {
			*out = set->papers.items[i];
			return JK_OK;
		}
	jk_status_paper *paper = jk_arena_allocate(set->arena, sizeof *paper);
	*out = paper;
	if (!paper || !(paper->kind = jk_arena_string(set->arena, kind)) || jk_list_add(&set->papers, set->arena, paper) != JK_OK)
		return JK_NO_MEMORY;
	return jk_clause_set_xml(&paper->xml, set->set, kind);
}

jk_result jk_status_side_of(jk_side **out, jk_status_paper *paper, jk_diagnostics *diagnostics)
{
	jk_result result = paper->side ? JK_OK : jk_side_parse_set(&paper->side, paper->xml, strlen(paper->xml), paper->kind, diagnostics);
	*out = paper->side;
	return result;
}
