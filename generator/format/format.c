#include "jokou/format.h"
#include <string.h>
#include "base/stage.h"
#include "base/text.h"
#include "format/writing.h"
#include "template/function.h"
#include "template/locate.h"

static const jk_format *const formats[] = {&jk_format_docx, &jk_format_odt};

const jk_format *jk_format_of(const jk_dialect *dialect)
{
	for (size_t i = 0; dialect && i < sizeof formats / sizeof *formats; i++)
		if (jk_text_equal(formats[i]->name, dialect->format))
			return formats[i];
	return NULL;
}

/* --- making --- */

static void write_clauses(void *state, jk_buffer *out)
{
	jk_writing *w = state;
	w->out = out;
	jk_write_clauses(w);
}

static int has_bookmark(void *state, const char *name)
{
	const jk_writing *w = state;
	for (size_t i = 0; w->document && i < w->document->chapters.count; i++) {
		const jk_set_chapter *chapter = w->document->chapters.items[i];
		if (w->kind->chapters && jk_text_equal(chapter->bookmark, name))
			return 1;
		for (size_t k = 0; k < chapter->clauses.count; k++) {
			const jk_set_clause *clause = chapter->clauses.items[k];
			if (jk_text_equal(clause->bookmark, name) || jk_text_equal(clause->number_bookmark, name))
				return 1;
		}
	}
	return 0;
}

jk_result jk_run_template(jk_writing *w, const jk_xpath_function *functions, jk_output *output)
{
	jk_run run = {.compiled = w->compiled, .context = jk_xml_root(w->model), .arena = w->arena, .diagnostics = w->diagnostics, .state = w,
		      .output = output, .folder = w->set && w->set->catalog ? jk_catalog_path(w->set->catalog) : NULL};
	if (!w->set) {
		run.unshaded = 1; /* in a 新旧対照表 it may have changed, which is underlined: a text has one style */
		run.most_turns = JK_TABLE_TURNS;
	} else {
		run.clauses = write_clauses;
		run.has_bookmark = has_bookmark;
	}
	jk_function_state state;
	jk_function_state_init(&state);
	jk_result result = jk_xpath_scope_new(&run.scope, w->model, functions, w);
	if (result == JK_OK)
		result = jk_xpath_scope_add(run.scope, jk_template_functions, &state);
	if (result == JK_OK)
		result = jk_template_run(&run);
	if (result == JK_OK && w->no_memory)
		result = JK_NO_MEMORY;
	jk_xpath_scope_free(run.scope);
	jk_function_state_dispose(&state);
	return result;
}

/* The digest covers every part but the one it is written into; both are put in last. */
jk_result jk_put_manifest(jk_writing *w, const char *manifest, const char *profile, jk_output *output)
{
	const jk_format *format = jk_format_of(w->compiled->dialect);
	char digest[JK_DIGEST_TEXT];
	/* A first time, so that content types and relationships stand before the digest is taken. */
	jk_result result = format->put_properties(w, output, &(jk_memory){manifest, NULL, ""});
	if (result == JK_OK)
		result = jk_output_digest(digest, output, format->manifest_part, w->diagnostics);
	return result == JK_OK ? format->put_properties(w, output, &(jk_memory){manifest, profile, digest}) : result;
}

static jk_result put_manifest(jk_writing *w, jk_output *output)
{
	jk_buffer manifest;
	jk_buffer_init(&manifest, 0);
	jk_result result = jk_manifest(w, &manifest);
	const char *profile = result == JK_OK ? jk_profile_packed(w->set->profile) : NULL;
	if (result == JK_OK)
		result = profile ? jk_put_manifest(w, jk_buffer_text(&manifest), profile, output) : JK_NO_MEMORY;
	jk_buffer_dispose(&manifest);
	return result;
}

static jk_result make(jk_writing *w, jk_buffer *bytes)
{
	const jk_format *format = jk_format_of(w->compiled->dialect);
	jk_output *output = NULL;
	jk_stage before = jk_stage_enter(JK_STAGE_MODEL);
	jk_result result = w->document ? jk_styles_check(w) : JK_OK;
	if (result == JK_OK)
		result = jk_model_build(w);
	jk_stage_enter(JK_STAGE_TEMPLATE);
	if (result == JK_OK)
		result = jk_output_new(&output, w->compiled->package);
	if (result == JK_OK)
		result = jk_run_template(w, jk_model_functions, output);
	jk_stage_enter(JK_STAGE_PACK);
	if (result == JK_OK)
		result = format->finish(w, output);
	if (result == JK_OK)
		result = jk_house_finish(w, output);
	if (result == JK_OK)
		result = put_manifest(w, output);
	if (result == JK_OK)
		result = jk_output_bytes(bytes, output, w->diagnostics);
	jk_output_free(output);
	jk_stage_enter(before);
	return result;
}

static const jk_set_group *find_group(const jk_clause_set *set, const char *id)
{
	for (size_t i = 0; i < set->groups.count; i++)
		if (jk_text_equal(((const jk_set_group *)set->groups.items[i])->id, id))
			return set->groups.items[i];
	return NULL;
}

static const jk_set_document *find_document(const jk_set_group *group, const char *kind)
{
	for (size_t i = 0; i < group->documents.count; i++)
		if (jk_text_equal(((const jk_set_document *)group->documents.items[i])->kind->kind, kind))
			return group->documents.items[i];
	return NULL;
}

static int shows_basis(const jk_set_group *group)
{
	jk_node *profile = jk_node_child(jk_xml_root(group->case_xml), "profile"), *paper = profile ? jk_node_child(profile, "paper") : NULL;
	jk_node *basis = paper ? jk_node_child(paper, "basis") : NULL;
	const jk_node *text = basis ? jk_node_first(basis) : NULL;
	return !(text && jk_text_equal(jk_node_text(text), "hide"));
}

/* Identifiers of ours start where no template made by hand comes near. */
enum { FIRST_BOOKMARK = 10000, FIRST_COMMENT = 1000 };

static jk_result make_document(char **out, size_t *length, const jk_clause_set *set, const char *group, const char *kind, const jk_template *compiled,
			       jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	jk_writing w = {.set = set, .compiled = compiled, .date = set->date, .diagnostics = diagnostics,
			.next_bookmark = FIRST_BOOKMARK, .next_comment = FIRST_COMMENT};
	*out = NULL;
	*length = 0;
	w.group = find_group(set, group);
	w.kind = jk_catalog_document(set->catalog, kind);
	if (!w.group || !w.kind) {
		JK_REPORT(diagnostics, JK_DIAG_NO_PAPER, NULL, {"kind", kind}, {"group", group});
		return JK_FAILED;
	}
	if (jk_arena_new(&w.arena) != JK_OK)
		return JK_NO_MEMORY;
	w.document = find_document(w.group, kind);
	w.show_basis = shows_basis(w.group);
	jk_buffer_init(&bytes, 0);
	jk_buffer_init(&w.comments, 0);
	jk_result result = make(&w, &bytes);
	if (result == JK_OK) {
		*out = bytes.bytes;
		*length = bytes.length;
	} else
		jk_buffer_dispose(&bytes);
	jk_buffer_dispose(&w.comments);
	jk_xml_free(w.model);
	jk_arena_free(w.arena);
	return result;
}

jk_result jk_document_make(char **out, size_t *length, const jk_clause_set *set, const char *group, const char *kind, const jk_template *compiled,
			   jk_diagnostics *diagnostics)
{
	jk_diagnostics *faults;
	*out = NULL;
	if (jk_diagnostics_new(&faults) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = make_document(out, length, set, group, kind, compiled, faults);
	if (jk_locate_faults(diagnostics, faults, compiled->package) != JK_OK) {
		jk_text_free(*out);
		*out = NULL;
		result = JK_NO_MEMORY;
	}
	jk_diagnostics_free(faults);
	return result;
}

/* --- has anybody saved it since --- */

static int holds_digest(const jk_package *package, const char *part, const char *digest, jk_diagnostics *d)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	int holds = jk_package_part(&bytes, package, part, d) == JK_OK && strstr(jk_buffer_text(&bytes), digest) != NULL;
	jk_buffer_dispose(&bytes);
	return holds;
}

int jk_package_untouched(const jk_package *package)
{
	char digest[JK_DIGEST_TEXT];
	jk_diagnostics *quiet = NULL;
	jk_output *output = NULL;
	int untouched = 0;
	if (jk_diagnostics_new(&quiet) == JK_OK && jk_output_new(&output, package) == JK_OK) {
		const jk_format *format = jk_format_of(jk_dialect_of(package));
		untouched = format && jk_package_has(package, format->manifest_part) &&
			    jk_output_digest(digest, output, format->manifest_part, quiet) == JK_OK &&
			    holds_digest(package, format->manifest_part, digest, quiet);
	}
	jk_output_free(output);
	jk_diagnostics_free(quiet);
	return untouched;
}

int jk_document_untouched(const char *path)
{
	jk_diagnostics *quiet = NULL;
	jk_package *package = NULL;
	int untouched = jk_diagnostics_new(&quiet) == JK_OK && jk_package_read(&package, path, quiet) == JK_OK && jk_package_untouched(package);
	jk_package_free(package);
	jk_diagnostics_free(quiet);
	return untouched;
}
