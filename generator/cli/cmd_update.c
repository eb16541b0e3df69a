/* jokou update: a draft brought up to date with a release. */
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "cli/generate.h"
#include "cli/session.h"
#include "jokou/review.h"
#include "jokou/update.h"

typedef struct {
	const jk_arguments *arguments;
	jk_arguments release;   /* the same, with the release as --catalog and the report on standard output */
	jk_session session;     /* of the release */
	jk_shelf shelf;
	jk_catalog *base;       /* of --base, or the held release the draft was made from; NULL: none */
	jk_update *update;
} updating;

static jk_result template_of(const jk_template **out, const jk_paper_info *paper, const char *format, void *state, jk_diagnostics *diagnostics)
{
	updating *u = state;
	jk_shelved *item = jk_shelf_take(&u->shelf, paper, format);
	*out = item ? item->compiled : NULL;
	if (!item || item->compiled)
		return JK_OK;
	for (size_t i = 0; i < jk_diagnostics_count(item->diagnostics); i++) {
		const jk_diagnostic *fault = jk_diagnostics_at(item->diagnostics, i);
		jk_report(diagnostics, fault->code, &fault->where, fault->arguments);
	}
	return JK_FAILED;
}

/* --- the catalogs --- */

static jk_result refuse_without(const jk_arguments *arguments, const char *other)
{
	const char *usage = jk_usage(arguments->arena, arguments->command);
	if (!usage)
		return JK_NO_MEMORY;
	JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "update"}, {"other", other}, {"usage", usage});
	return JK_FAILED;
}

static jk_result open_release(updating *u)
{
	static const jk_list all = {0};
	jk_result result = jk_session_catalog(&u->session);
	return result == JK_OK ? jk_shelf_open(&u->shelf, &u->session.data, &u->release, u->session.catalog, &all) : result;
}

static jk_result read_base(updating *u, const jk_arguments *arguments, const char *name)
{
	const jk_source *source;
	jk_result result = jk_open_source(&source, arguments, name);
	return result == JK_OK ? jk_catalog_read(&u->base, jk_source_clauses(source), arguments->diagnostics) : result;
}

/* The name under which the release that a draft was made from may be held; NULL when it is not needed, or not known. */
static const char *held_name(const jk_arguments *arguments)
{
	jk_provenance *p = NULL;
	const char *name = NULL;
	if (jk_provenance_read(&p, arguments->operands[0], arguments->diagnostics) == JK_OK && !jk_provenance_clause_set(p) && jk_provenance_catalog(p) &&
	    jk_provenance_version(p))
		name = jk_arena_format(arguments->arena, "%s@%s", jk_provenance_catalog(p), jk_provenance_version(p));
	jk_provenance_free(p);
	return name;
}

/* What is not held is not missed here: the update says that the catalog is needed. */
static jk_result open_held_base(updating *u)
{
	jk_arguments quiet = u->release;
	if (jk_diagnostics_new(&quiet.diagnostics) != JK_OK)
		return JK_NO_MEMORY;
	const char *name = held_name(&quiet);
	jk_result result = name ? read_base(u, &quiet, name) : JK_OK;
	jk_diagnostics_free(quiet.diagnostics);
	return result == JK_NO_MEMORY ? result : JK_OK;
}

static jk_result open_base(updating *u)
{
	const char *name = u->arguments->values[JK_BASE];
	return name ? read_base(u, u->arguments, name) : open_held_base(u);
}

/* --- the result --- */

static jk_result put_report(const updating *u)
{
	char *text = NULL;
	const char *format = jk_format_word(u->arguments);
	jk_result result = strcmp(format, "json") == 0 ? jk_update_json(&text, u->update) : jk_update_text(&text, u->update);
	if (result == JK_OK)
		result = jk_emit(&u->release, text);
	jk_text_free(text);
	return result;
}

static jk_result update(updating *u)
{
	char *bytes = NULL;
	size_t length = 0;
	const jk_arguments *arguments = u->arguments;
	const char *path = arguments->operands[0], *output = arguments->values[JK_OUTPUT];
	const char *date = u->session.options.date ? u->session.options.date : u->session.options.default_date;
	const jk_update_options options = {.catalog = u->session.catalog, .base_catalog = u->base, .template_of = template_of, .state = u,
					   .assemble = u->session.options, .older = arguments->values[JK_FORCE] != NULL, .date = date};
	jk_result result = jk_update_make(&u->update, &bytes, &length, path, &options, arguments->diagnostics);
	if (result == JK_OK && bytes)
		result = jk_file_write(output, bytes, length, arguments->diagnostics);
	jk_text_free(bytes);
	return result == JK_OK ? put_report(u) : result;
}

static jk_result begin(updating *u)
{
	const jk_arguments *arguments = u->arguments;
	u->release = *arguments;
	u->release.values[JK_CATALOG] = arguments->values[JK_TO];
	u->release.values[JK_OUTPUT] = NULL;
	jk_result result = jk_session_begin(&u->session, &u->release);
	if (result == JK_OK && !arguments->values[JK_TO])
		result = refuse_without(arguments, "--to CATALOG");
	if (result == JK_OK && !arguments->values[JK_OUTPUT])
		result = refuse_without(arguments, "-o OUT");
	return result == JK_OK ? jk_check_free(arguments, arguments->values[JK_OUTPUT]) : result;
}

int jk_command_update(const jk_arguments *arguments)
{
	updating u = {.arguments = arguments};
	jk_result result = begin(&u);
	if (result == JK_OK)
		result = open_release(&u);
	if (result == JK_OK)
		result = open_base(&u);
	if (result == JK_OK)
		result = update(&u);
	if (result == JK_FAILED && strcmp(jk_format_word(arguments), "json") == 0)
		result = jk_emit_faults(&u.release);
	int conflicts = u.update && jk_update_conflicts(u.update) > 0;
	jk_update_free(u.update);
	jk_catalog_free(u.base);
	jk_shelf_close(&u.shelf);
	int status = jk_session_end(&u.session, result);
	return status ? status : conflicts;
}
