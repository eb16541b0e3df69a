/* Where a draft stands: against the catalog, and against what was generated. */
#include <string.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/version.h"
#include "format/remember.h"
#include "update/status.h"
#include "update/updating.h"

/* --- the run --- */

jk_result jk_status_new(jk_status_run **out, const jk_catalog *catalog, const jk_status_options *options)
{
	jk_status_run *run = jk_allocate(sizeof *run);
	*out = run;
	if (!run)
		return JK_NO_MEMORY;
	*run = (jk_status_run){.catalog = catalog};
	if (options)
		run->options = *options;
	run->now.as_of = run->options.assemble.as_of;
	return JK_OK;
}

void jk_status_free(jk_status_run *run)
{
	if (!run)
		return;
	jk_status_sets_dispose(&run->now);
	jk_status_sets_dispose(&run->before);
	jk_profile_reader_free(run->reader);
	jk_release(run);
}

/* --- the draft --- */

/* What people call a row: its words. */
static const char *title_of(const jk_side_unit *unit)
{
	if (*unit->title || !unit->blocks.count || !jk_text_starts(unit->id, "row:"))
		return unit->title;
	return ((const jk_side_block *)unit->blocks.items[0])->text;
}

jk_draft_clause *jk_draft_entry(jk_draft *draft, const jk_side_unit *unit)
{
	jk_draft_clause *entry = jk_index_find(&draft->by_id, unit->id, "");
	if (entry)
		return entry;
	entry = jk_arena_allocate(draft->arena, sizeof *entry);
	if (!entry)
		return NULL;
	*entry = (jk_draft_clause){.id = jk_arena_string(draft->arena, unit->id), .title = jk_arena_string(draft->arena, title_of(unit)),
				   .label = jk_arena_string(draft->arena, unit->label)};
	if (!entry->id || !entry->title || !entry->label || jk_list_add(&draft->clauses, draft->arena, entry) != JK_OK ||
	    jk_index_add(&draft->by_id, draft->arena, entry->id, "", entry) != JK_OK)
		return NULL;
	return entry;
}

static jk_result is_unknown(jk_draft *draft, const char *reason)
{
	draft->state = JK_DRAFT_UNKNOWN;
	draft->reason = jk_arena_string(draft->arena, reason);
	return draft->reason ? JK_OK : JK_NO_MEMORY;
}

/* --- what it was made from --- */

static int gives_kind(const jk_clause_set *set, const char *kind)
{
	for (size_t i = 0; i < jk_clause_set_paper_count(set); i++)
		if (jk_text_equal(jk_clause_set_paper(set, i).kind, kind))
			return 1;
	return 0;
}

static int is_of_this_version(const jk_looking *l) { return jk_text_equal(l->draft->version, jk_catalog_version(l->run->catalog)); }

/* The set that the draft carries, as a side: shared with others when it is the very text that the catalog gives. */
static jk_result find_carried(jk_looking *l, const char *xml)
{
	if (l->paper && strcmp(xml, l->paper->xml) == 0)
		return jk_status_side_of(&l->made, l->paper, l->diagnostics);
	jk_result result = jk_side_parse_set(&l->carried, xml, strlen(xml), l->draft->path, l->diagnostics);
	l->made = l->carried;
	return result;
}

static jk_result is_lost(jk_looking *l, const char *message)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	JK_SAY(&text, message, {"id", jk_provenance_catalog(l->provenance)}, {"version", l->draft->version});
	l->lost = text.failed ? NULL : jk_arena_string(l->draft->arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return l->lost ? JK_OK : JK_NO_MEMORY;
}

/* *out NULL: none of that very version is held. */
static jk_result find_held(const jk_catalog **out, const jk_looking *l)
{
	const jk_status_options *options = &l->run->options;
	const char *id = jk_provenance_catalog(l->provenance), *version = l->draft->version;
	*out = NULL;
	jk_result result = options->held ? options->held(out, id, version, options->state) : JK_OK;
	if (*out && (!jk_text_equal(jk_catalog_id(*out), id) || !jk_text_equal(jk_catalog_version(*out), version)))
		*out = NULL;
	return result;
}

/* Only the very texts that stood in the draft tell what a hand or a release made of them. */
static jk_result take_held(jk_looking *l, jk_status_set *set)
{
	const char *other;
	jk_status_paper *paper;
	jk_result result = jk_base_other(&other, set->set, l->provenance);
	if (result == JK_OK && (other || !gives_kind(set->set, l->draft->kind)))
		return is_lost(l, _("the clause set it was made from is lost, and version {version} of '{id}' that is held here gives other texts"));
	if (result == JK_OK)
		result = jk_status_paper_of(&paper, set, l->draft->kind);
	return result == JK_OK ? jk_status_side_of(&l->made, paper, l->diagnostics) : result;
}

static jk_result assemble_held(jk_looking *l)
{
	const jk_catalog *catalog;
	jk_status_set *set = NULL;
	jk_result result = find_held(&catalog, l);
	if (result == JK_OK && !catalog)
		return is_lost(l, _("the clause set it was made from is lost; to tell, get version {version} of '{id}' with 'jokou catalog pull'"));
	if (result == JK_OK)
		result = jk_status_set_of(&set, l->run, &l->run->before, catalog, l->provenance);
	if (result != JK_OK || !set)
		return result;
	l->lost = set->set ? NULL : set->reason;
	return set->set ? take_held(l, set) : JK_OK;
}

/* l->made, unless it is lost. */
static jk_result find_made(jk_looking *l)
{
	const char *xml = jk_provenance_clause_set(l->provenance);
	if (l->made || l->lost)
		return JK_OK;
	if (xml)
		return find_carried(l, xml);
	if (!jk_text_equal(jk_provenance_catalog(l->provenance), jk_catalog_id(l->run->catalog)))
		return JK_OK;
	if (!is_of_this_version(l))
		return assemble_held(l);
	return l->paper ? jk_status_side_of(&l->made, l->paper, l->diagnostics) : JK_OK;
}

/* --- against the catalog --- */

static const jk_side_paper *paper_in(const jk_looking *l, const jk_side *side)
{
	const char *kind = jk_provenance_kind(l->provenance);
	const jk_side_paper *paper = jk_side_find_paper(side, kind, jk_provenance_group(l->provenance));
	return paper ? paper : jk_side_find_paper(side, kind, NULL);
}

static jk_result hold_sides(jk_looking *l)
{
	jk_side *side;
	int differs = 0;
	jk_result result = jk_status_side_of(&side, l->paper, l->diagnostics);
	const jk_side_paper *was = result == JK_OK ? paper_in(l, l->made) : NULL, *is = result == JK_OK ? paper_in(l, side) : NULL;
	if (was && is)
		result = jk_status_behind(l, was, is, &differs);
	/* A form has no clauses, and the catalog says no more of it. */
	if (differs || (was && !is))
		l->draft->state = JK_DRAFT_BEHIND;
	return result;
}

static jk_result hold_against_catalog(jk_looking *l)
{
	const char *carried = jk_provenance_clause_set(l->provenance);
	if (!gives_kind(l->set, l->draft->kind)) {
		l->draft->state = JK_DRAFT_BEHIND;
		return JK_OK;
	}
	/* What is the very text needs no second look. */
	if (carried ? strcmp(carried, l->paper->xml) == 0 : is_of_this_version(l))
		return JK_OK;
	jk_result result = find_made(l);
	if (result != JK_OK)
		return result;
	return l->made ? hold_sides(l) : is_unknown(l->draft, l->lost);
}

static jk_result find_set(jk_looking *l)
{
	jk_status_set *set = NULL;
	jk_result result = jk_status_set_of(&set, l->run, &l->run->now, l->run->catalog, l->provenance);
	if (result != JK_OK)
		return result;
	if (!set)
		return is_unknown(l->draft, _("its profile is lost"));
	if (!set->set)
		return is_unknown(l->draft, set->reason);
	l->set = set->set;
	return jk_status_paper_of(&l->paper, set, l->draft->kind);
}

/* --- against what was generated --- */

static jk_result hold_against_made(jk_looking *l, const jk_package *package)
{
	jk_result result = find_made(l);
	return result == JK_OK && l->made ? jk_status_hand(l, package, l->made) : result;
}

/* --- looking --- */

static jk_result look_at_ours(jk_looking *l, const jk_package *package)
{
	jk_draft *draft = l->draft;
	const char *made = jk_provenance_catalog(l->provenance), *here = jk_catalog_id(l->run->catalog);
	jk_result result = JK_OK;
	if (!jk_text_equal(made, here)) {
		jk_buffer text;
		jk_buffer_init(&text, 0);
		JK_SAY(&text, _("it was made from the catalog '{id}'"), {"id", made ? made : "?"});
		result = text.failed ? JK_NO_MEMORY : is_unknown(draft, jk_buffer_text(&text));
		jk_buffer_dispose(&text);
	} else if (draft->version && jk_version_order(draft->version, jk_catalog_version(l->run->catalog)) > 0)
		draft->state = JK_DRAFT_AHEAD;
	else
		result = find_set(l);
	if (result == JK_OK && l->paper)
		result = hold_against_catalog(l);
	if (result == JK_OK && !jk_package_untouched(package))
		result = hold_against_made(l, package);
	return result;
}

static jk_result take_memory(jk_looking *l)
{
	jk_draft *draft = l->draft;
	const char *kind = jk_provenance_kind(l->provenance), *version = jk_provenance_version(l->provenance);
	draft->kind = jk_arena_string(draft->arena, kind);
	draft->version = jk_arena_string(draft->arena, version);
	return (kind && !draft->kind) || (version && !draft->version) ? JK_NO_MEMORY : JK_OK;
}

static jk_result look_in(jk_looking *l, const jk_package *package)
{
	jk_provenance *provenance = NULL;
	jk_result result = jk_provenance_of(&provenance, package, l->diagnostics);
	l->provenance = provenance;
	if (result == JK_OK)
		result = take_memory(l);
	if (result == JK_OK && (!l->draft->kind || !l->draft->version))
		result = is_unknown(l->draft, _("it does not tell what it was made from: not made by jokou, or a program dropped that"));
	else if (result == JK_OK)
		result = look_at_ours(l, package);
	jk_side_free(l->carried);
	jk_provenance_free(provenance);
	return result;
}

static jk_result look(jk_draft *draft, jk_status_run *run)
{
	jk_looking l = {.run = run, .draft = draft};
	jk_package *package = NULL;
	if (jk_diagnostics_new(&l.diagnostics) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_package_read(&package, draft->path, l.diagnostics);
	if (result == JK_OK)
		result = look_in(&l, package);
	if (result == JK_FAILED) {
		const char *reason = jk_status_fault(draft->arena, l.diagnostics);
		draft->broken = 1;
		result = reason ? is_unknown(draft, reason) : JK_NO_MEMORY;
	}
	jk_package_free(package);
	jk_diagnostics_free(l.diagnostics);
	return result;
}

jk_result jk_draft_look(jk_draft **out, jk_status_run *run, const char *path)
{
	jk_arena *arena = NULL;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_draft *draft = jk_arena_allocate(arena, sizeof *draft);
	jk_result result = JK_NO_MEMORY;
	if (draft) {
		*draft = (jk_draft){.arena = arena, .path = jk_arena_string(arena, path), .reason = ""};
		result = draft->path ? look(draft, run) : JK_NO_MEMORY;
	}
	if (result == JK_OK)
		*out = draft;
	else
		jk_arena_free(arena);
	return result;
}

void jk_draft_free(jk_draft *draft)
{
	if (draft)
		jk_arena_free(draft->arena);
}

/* --- what was found --- */

jk_draft_state jk_draft_state_of(const jk_draft *draft) { return draft->state; }
int jk_draft_edited(const jk_draft *draft) { return draft->edited; }
int jk_draft_broken(const jk_draft *draft) { return draft->broken; }
const char *jk_draft_reason(const jk_draft *draft) { return draft->reason; }
const char *jk_draft_path(const jk_draft *draft) { return draft->path; }
const char *jk_draft_kind(const jk_draft *draft) { return draft->kind; }
const char *jk_draft_version(const jk_draft *draft) { return draft->version; }
size_t jk_draft_clause_count(const jk_draft *draft) { return draft->clauses.count; }
const jk_draft_clause *jk_draft_clause_at(const jk_draft *draft, size_t index) { return draft->clauses.items[index]; }
size_t jk_draft_pending(const jk_draft *draft) { return draft->pending; }
size_t jk_draft_between(const jk_draft *draft) { return draft->between; }
