/* What was released before, and the step that the version takes from it. */
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/mount.h"
#include "base/text.h"
#include "cli/releasing.h"
#include "jokou/changelog.h"

/* An earlier version of the catalog, open. */
typedef struct {
	jk_release_file *release; /* NULL: a folder */
	jk_mounted *files;
	const char *mounted;      /* prefix; NULL: nothing is */
	const char *clauses, *templates;
	jk_catalog *catalog;
} earlier;

static void close_earlier(earlier *e)
{
	jk_catalog_free(e->catalog);
	if (e->mounted)
		jk_unmount(e->mounted);
	jk_release_free(e->release);
}

/* --- signed files --- */

static jk_result read_signed(jk_buffer *bytes, jk_buffer *signature, const jk_releasing *r, const char *path, size_t limit)
{
	jk_diagnostics *d = r->arguments->diagnostics;
	const char *beside = jk_arena_format(r->arguments->arena, "%s.minisig", path);
	if (!beside)
		return JK_NO_MEMORY;
	jk_result result = jk_file_read(bytes, path, limit, d);
	if (result == JK_OK)
		result = jk_file_read(signature, beside, JK_SIGNATURE_FILE_LIMIT, d);
	if (result == JK_OK)
		result = jk_verify(NULL, r->public, jk_buffer_text(bytes), bytes->length, jk_buffer_text(signature), signature->length, path, d);
	return result;
}

jk_result jk_releasing_index(jk_releasing *r)
{
	jk_buffer bytes, signature;
	const char *path = jk_path_join(r->arguments->arena, r->folder, "index.xml");
	if (!path)
		return JK_NO_MEMORY;
	if (!jk_file_exists(path))
		return JK_OK;
	jk_buffer_init(&bytes, 0);
	jk_buffer_init(&signature, 0);
	jk_result result = read_signed(&bytes, &signature, r, path, JK_XML_FILE_LIMIT);
	if (result == JK_OK)
		result = jk_release_index_read(&r->before, jk_buffer_text(&bytes), bytes.length, path, r->arguments->diagnostics);
	jk_buffer_dispose(&bytes);
	if (result == JK_OK)
		return jk_text_take(&r->old_signature, &signature);
	jk_buffer_dispose(&signature);
	return result;
}

/* --- opening what was before --- */

static jk_result mount(earlier *e, const jk_releasing *r, const char *path)
{
	jk_arena *arena = r->arguments->arena;
	size_t count = jk_release_about(e->release).file_count;
	e->files = jk_arena_array(arena, count, sizeof *e->files);
	e->clauses = jk_path_join(arena, path, "clauses");
	e->templates = jk_path_join(arena, path, "templates");
	if (!e->files || !e->clauses || !e->templates)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < count; i++)
		e->files[i].name = jk_release_member(e->release, i, &e->files[i].bytes, &e->files[i].length);
	jk_result result = jk_mount(path, e->files, count);
	if (result == JK_OK)
		e->mounted = path;
	return result;
}

/* A release in the folder is signed with this key; one of --after is whatever a person names. */
static jk_result open_file(earlier *e, const jk_releasing *r, const char *path, int is_listed)
{
	jk_buffer bytes, signature;
	jk_diagnostics *d = r->arguments->diagnostics;
	jk_buffer_init(&bytes, 0);
	jk_buffer_init(&signature, 0);
	jk_result result = is_listed ? read_signed(&bytes, &signature, r, path, JK_PACKAGE_FILE_LIMIT) : jk_file_read(&bytes, path, JK_PACKAGE_FILE_LIMIT, d);
	if (result == JK_OK)
		result = jk_release_read(&e->release, jk_buffer_text(&bytes), bytes.length, path, d);
	if (result == JK_OK)
		result = mount(e, r, path);
	jk_buffer_dispose(&bytes);
	jk_buffer_dispose(&signature);
	return result;
}

static jk_result open_folder(earlier *e, const jk_releasing *r, const char *path)
{
	jk_arena *arena = r->arguments->arena;
	const char *below = jk_path_join(arena, path, "clauses"), *file = jk_path_join(arena, path, "clauses/catalog.xml");
	if (!below || !file)
		return JK_NO_MEMORY;
	int whole = jk_file_exists(file);
	e->clauses = whole ? below : path;
	e->templates = jk_path_join(arena, path, whole ? "templates" : "../templates");
	return e->templates ? JK_OK : JK_NO_MEMORY;
}

static jk_result open_earlier(earlier *e, const jk_releasing *r, const char *path, int is_listed)
{
	jk_result result = jk_file_is_folder(path) ? open_folder(e, r, path) : open_file(e, r, path, is_listed);
	return result == JK_OK ? jk_catalog_read(&e->catalog, e->clauses, r->arguments->diagnostics) : result;
}

/* --- the step --- */

static const char *step_word(jk_bump bump)
{
	switch (bump) {
	case JK_BUMP_MAJOR: return _("the first number, as in 2.0.0");
	case JK_BUMP_MINOR: return _("the second number, as in 1.1.0");
	default: return _("the third number, as in 1.0.1");
	}
}

static jk_result judge(const jk_releasing *r, const jk_catalog *older, const jk_changelog *log)
{
	const char *last = jk_catalog_version(older);
	jk_bump bump = jk_changelog_bump(log);
	if (jk_version_fits(last, r->version, bump))
		return JK_OK;
	JK_REPORT(r->arguments->diagnostics, JK_DIAG_VERSION_STEP, NULL, {"version", r->version}, {"last", last}, {"reason", jk_changelog_bump_reason(log)},
		  {"number", step_word(bump)});
	return JK_FAILED;
}

static jk_result compare(const jk_releasing *r, const earlier *e)
{
	jk_changelog *log = NULL;
	jk_diagnostics *d = r->arguments->diagnostics;
	jk_result result = jk_changelog_new(&log, e->catalog, r->session.catalog, d);
	if (result == JK_OK && r->templates && jk_file_is_folder(e->templates))
		result = jk_changelog_templates(log, e->templates, r->templates, d);
	if (result == JK_OK) {
		size_t errors = jk_changelog_check(log, d);
		result = judge(r, e->catalog, log);
		result = errors && result == JK_OK ? JK_FAILED : result;
	}
	jk_changelog_free(log);
	return result;
}

/* A version that does not rise is told without looking at the changes. */
static jk_result refuse_low(const jk_releasing *r, const char *last)
{
	JK_REPORT(r->arguments->diagnostics, JK_DIAG_INDEX_VERSION, NULL, {"version", r->version}, {"last", last});
	return JK_FAILED;
}

jk_result jk_gate_step(jk_releasing *r)
{
	earlier e = {0};
	const char *path = r->arguments->values[JK_AFTER];
	size_t count = r->before ? jk_release_index_about(r->before).count : 0;
	const jk_release_entry *last = count ? jk_release_index_at(r->before, count - 1) : NULL;
	if (last && jk_version_compare(r->version, last->version) <= 0)
		return refuse_low(r, last->version);
	int is_listed = !path && last;
	if (is_listed)
		path = jk_path_join(r->arguments->arena, r->folder, last->file);
	if (!path)
		return is_listed ? JK_NO_MEMORY : JK_OK;
	jk_result result = open_earlier(&e, r, path, is_listed);
	if (result == JK_OK)
		result = jk_version_compare(r->version, jk_catalog_version(e.catalog)) <= 0 ? refuse_low(r, jk_catalog_version(e.catalog)) : compare(r, &e);
	close_earlier(&e);
	return result;
}
