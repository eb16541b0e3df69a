/* jokou catalog release: the working folder as one signed file, when it is fit for it. */
#include <stdio.h>
#include <string.h>
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xml.h"
#include "cli/password.h"
#include "cli/releasing.h"
#include "jokou/lint.h"

/* Long enough for a yearly release that comes late, short enough that a feed nobody keeps any more is noticed. */
enum { DAYS_TO_EXPIRY = 400 };

/* --- what it is --- */

static jk_result need(const jk_arguments *a, jk_option_key key, const char *wanted)
{
	const char *usage = jk_usage(a->arena, a->command);
	if (!usage)
		return JK_NO_MEMORY;
	if (a->values[key])
		return JK_OK;
	JK_REPORT(a->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "catalog release"}, {"other", wanted}, {"usage", usage});
	return JK_FAILED;
}

static const char *standard_of(const jk_node *root, jk_arena *arena)
{
	const jk_node *node = jk_node_child(root, "standard");
	const char *edition = node ? jk_node_attribute(node, "edition") : NULL, *text = node ? jk_node_content(node, arena) : NULL;
	const char *title = text ? jk_text_trim(arena, text) : NULL;
	return title ? jk_arena_format(arena, "%s %s", title, edition ? edition : "") : NULL;
}

static const char *days_later(jk_arena *arena, const char *from, long days)
{
	jk_date date;
	if (!jk_date_parse(from, &date) || !jk_date_add_days(&date, days))
		return from;
	return jk_arena_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* The day of a release is the one that is said, never that of the machine: the same input gives the same bytes. */
static jk_result set_days(jk_releasing *r, const char *catalog_date)
{
	const jk_arguments *a = r->arguments;
	jk_date date, expires;
	r->date = r->session.options.date ? r->session.options.date : r->session.options.default_date ? r->session.options.default_date : catalog_date;
	r->effective = a->values[JK_EFFECTIVE] ? a->values[JK_EFFECTIVE] : r->date;
	r->expires = a->values[JK_EXPIRES] ? a->values[JK_EXPIRES] : days_later(a->arena, r->date, DAYS_TO_EXPIRY);
	/* Golden papers have their own dates. */
	r->session.options.date = r->session.options.default_date = NULL;
	if (!r->expires)
		return JK_NO_MEMORY;
	if (!jk_date_parse(r->date, &date) || !jk_date_parse(r->expires, &expires) || jk_date_compare(expires, date) >= 0)
		return JK_OK;
	JK_REPORT(a->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", "--expires"}, {"value", r->expires}, {"allowed", _("a day on or after that of the release")});
	return JK_FAILED;
}

static jk_result describe(jk_releasing *r)
{
	jk_xml *xml;
	jk_arena *arena = r->arguments->arena;
	const char *path = jk_path_join(arena, r->session.data.catalog, "catalog.xml");
	jk_result result = path ? jk_xml_read(&xml, path, r->arguments->diagnostics) : JK_NO_MEMORY;
	if (result != JK_OK)
		return result;
	const char *date = jk_arena_string(arena, jk_node_attribute(jk_xml_root(xml), "date"));
	r->standard = standard_of(jk_xml_root(xml), arena);
	r->id = jk_catalog_id(r->session.catalog);
	r->version = jk_catalog_version(r->session.catalog);
	jk_xml_free(xml);
	return date && r->standard ? set_days(r, date) : JK_NO_MEMORY;
}

/* "city/golden" for "city/clauses"; for a folder whose path does not say where it lies, by way of "..". */
static const char *beside(jk_arena *arena, const char *folder, const char *name)
{
	const char *slash = strrchr(folder, '/'), *last = slash ? slash + 1 : folder;
	if (!*last || *last == '.')
		return jk_arena_format(arena, "%s%s../%s", folder, *last ? "/" : "", name);
	return jk_arena_format(arena, "%.*s%s", (int)(last - folder), folder, name);
}

static jk_result set_folders(jk_releasing *r)
{
	jk_arena *arena = r->arguments->arena;
	const char *given = r->arguments->values[JK_GOLDEN], *templates = beside(arena, r->session.data.catalog, "templates");
	r->golden = given ? given : beside(arena, r->session.data.catalog, "golden");
	if (!templates || !r->golden)
		return JK_NO_MEMORY;
	r->templates = jk_file_is_folder(templates) ? templates : NULL;
	if (r->templates)
		r->session.data.templates = r->templates;
	return JK_OK;
}

static jk_result open_key(jk_releasing *r)
{
	jk_password password = {""};
	const char *path = r->arguments->values[JK_KEY];
	int locked = jk_secret_key_locked(path);
	jk_result result = locked ? jk_password_read(&password, r->arguments, path, 0) : JK_OK;
	if (result == JK_OK)
		result = jk_secret_key_read(&r->secret, path, locked ? password.text : NULL, r->arguments->diagnostics);
	jk_password_wipe(&password);
	return result == JK_OK ? jk_secret_key_public(&r->public, r->secret) : result;
}

/* --- what it must pass --- */

static jk_result gate_lint(const jk_releasing *r)
{
	jk_lint *found = NULL;
	jk_diagnostics *d = r->arguments->diagnostics;
	jk_result result = jk_lint_run(&found, r->session.catalog, &(jk_lint_options){.templates = r->templates}, d);
	if (found && result != JK_NO_MEMORY) {
		jk_lint_report(found, d);
		result = jk_lint_count(found, JK_ERROR) ? JK_FAILED : result;
	}
	jk_lint_free(found);
	return result;
}

/* All are asked, so that all faults are told at once. */
static jk_result pass_gates(jk_releasing *r, jk_buffer *text)
{
	jk_result result = JK_OK;
	for (int gate = 0; gate < 5 && result != JK_NO_MEMORY; gate++) {
		jk_result one = JK_OK;
		switch (gate) {
		case 0: one = gate_lint(r); break;
		case 1: one = jk_gate_coverage(r->arguments, &r->session.data, r->session.catalog); break;
		case 2: one = jk_gate_golden(r, text, 0); break;
		case 3: one = jk_releasing_index(r); break;
		default: one = jk_gate_step(r);
		}
		result = one > result ? one : result;
	}
	return result;
}

static jk_result refuse(const jk_releasing *r)
{
	char count[24];
	snprintf(count, sizeof count, "%zu", jk_diagnostics_at_least(r->arguments->diagnostics, JK_ERROR));
	JK_REPORT(r->arguments->diagnostics, JK_DIAG_RELEASE_REFUSED, NULL, {"id", r->id}, {"version", r->version}, {"count", count});
	return JK_FAILED;
}

/* --- the command --- */

static jk_result begin(jk_releasing *r)
{
	jk_result result = jk_session_begin(&r->session, r->arguments);
	if (result == JK_OK)
		result = set_folders(r);
	if (result == JK_OK)
		result = jk_session_catalog(&r->session);
	return result == JK_OK ? describe(r) : result;
}

static jk_result release(jk_releasing *r, jk_buffer *text)
{
	const jk_arguments *a = r->arguments;
	if (a->values[JK_ACCEPT]) {
		jk_result result = begin(r);
		return result == JK_OK ? jk_gate_golden(r, text, 1) : result;
	}
	jk_result result = need(a, JK_OUTPUT, "-o FOLDER"), second = need(a, JK_KEY, "--key FILE.key");
	result = second > result ? second : result;
	if (result == JK_OK)
		result = begin(r);
	if (result == JK_OK)
		result = open_key(r);
	if (result != JK_OK)
		return result;
	r->folder = a->values[JK_OUTPUT];
	result = pass_gates(r, text);
	if (result == JK_FAILED)
		return refuse(r);
	return result == JK_OK ? jk_releasing_write(r, text) : result;
}

int jk_command_catalog_release(const jk_arguments *arguments)
{
	jk_releasing r = {.arguments = arguments, .session = {.arguments = arguments}};
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_result result = release(&r, &text);
	if (result == JK_OK)
		result = jk_buffer_result(&text);
	if (result == JK_OK && fputs(jk_buffer_text(&text), stdout) >= 0)
		result = jk_flush_output(arguments->diagnostics);
	jk_buffer_dispose(&text);
	jk_text_free(r.old_signature);
	jk_release_index_free(r.before);
	jk_public_key_free(r.public);
	jk_secret_key_free(r.secret);
	return jk_session_end(&r.session, result);
}
