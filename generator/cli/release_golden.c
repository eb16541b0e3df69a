/* Golden papers: profiles with the clause sets that a person reviewed. A release that changes them is refused until somebody has looked. */
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/releasing.h"
#include "jokou/compare.h"

static const char ending[] = ".clauses.xml";

typedef struct {
	jk_releasing *releasing;
	jk_arena *arena;
	jk_diagnostics *diagnostics;
	jk_buffer *text;
	int accept;
	size_t count;
} checking;

/* --- what differs --- */

/* The line that names the catalog with its version, which every release changes. */
static size_t catalog_line(const char *line)
{
	static const char head[] = "  <catalog ";
	return strncmp(line, head, sizeof head - 1) == 0 ? strcspn(line, "\n") : 0;
}

/* The first line that differs, 0 when none does. */
static unsigned first_difference(const char *a, const char *b)
{
	for (unsigned line = 1;; line++) {
		a += catalog_line(a);
		b += catalog_line(b);
		size_t x = strcspn(a, "\n"), y = strcspn(b, "\n");
		if (x != y || memcmp(a, b, x) != 0 || (a[x] == '\n') != (b[y] == '\n'))
			return line;
		if (!a[x])
			return 0;
		a += x + 1;
		b += y + 1;
	}
}

/* "incident-report, audit-right and 3 more" from bookmarks like cl_incident-report. */
static void put_names(jk_buffer *out, const jk_compare_remarks *remarks)
{
	enum { SHOWN = 5 };
	size_t more = 0, shown = 0;
	for (size_t i = 0; i < jk_compare_remark_count(remarks); i++) {
		const char *bookmark = jk_compare_remark_at(remarks, i)->bookmark;
		if (!bookmark)
			continue;
		if (shown == SHOWN)
			more++;
		else
			jk_buffer_format(out, "%s%s", shown++ ? ", " : "", jk_text_starts(bookmark, "cl_") ? bookmark + 3 : bookmark);
	}
	if (more)
		jk_buffer_format(out, _(" and %zu more"), more);
	if (!shown)
		jk_buffer_string(out, _("no clause, but the decision or what stands beside the clauses"));
}

/* Reports the golden paper with the clauses that differ. One that cannot be compared any more is told without them. */
static jk_result tell(checking *c, const char *path, const jk_clause_set *set, unsigned line)
{
	jk_side *old_side = NULL, *new_side = NULL;
	jk_comparison *comparison = NULL;
	jk_compare_remarks *remarks = NULL;
	jk_buffer names;
	jk_buffer_init(&names, 0);
	jk_result result = jk_side_read_set(&old_side, path, c->diagnostics);
	if (result == JK_OK)
		result = jk_side_of_set(&new_side, set, NULL, path, c->diagnostics);
	if (result == JK_OK)
		result = jk_compare(&comparison, old_side, new_side, &(jk_compare_options){0}, c->diagnostics);
	if (result == JK_OK)
		result = jk_comparison_remarks(&remarks, comparison);
	if (result == JK_OK) {
		put_names(&names, remarks);
		JK_REPORT(c->diagnostics, JK_DIAG_GOLDEN_DIFFERS, &JK_ORIGIN(path, line), {"path", path}, {"clauses", jk_buffer_text(&names)});
		result = JK_FAILED;
	}
	jk_compare_remarks_free(remarks);
	jk_comparison_free(comparison);
	jk_side_free(old_side);
	jk_side_free(new_side);
	jk_buffer_dispose(&names);
	return result;
}

/* --- one paper --- */

static jk_result accept(checking *c, const char *path, const char *xml)
{
	jk_result result = jk_file_write(path, xml, strlen(xml), c->diagnostics);
	if (result == JK_OK)
		jk_buffer_format(c->text, "%s\n", path);
	return result;
}

static jk_result compare_file(checking *c, const char *path, const char *xml, const jk_clause_set *set)
{
	jk_buffer bytes;
	if (!jk_file_exists(path)) {
		JK_REPORT(c->diagnostics, JK_DIAG_GOLDEN_NONE, NULL, {"path", path});
		return JK_FAILED;
	}
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, path, JK_DATA_FILE_LIMIT, c->diagnostics);
	unsigned line = result == JK_OK ? first_difference(jk_buffer_text(&bytes), xml) : 0;
	if (line)
		result = tell(c, path, set, line);
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result check_profile(checking *c, const char *profile_path, const char *path)
{
	jk_profile *profile = NULL;
	jk_clause_set *set = NULL;
	char *xml = NULL;
	jk_result result = jk_profile_read(&profile, profile_path, c->diagnostics);
	if (result == JK_OK)
		result = jk_session_assemble(&set, &c->releasing->session, profile);
	if (result == JK_OK)
		result = jk_clause_set_xml(&xml, set, NULL);
	if (result == JK_OK)
		result = c->accept ? accept(c, path, xml) : compare_file(c, path, xml, set);
	jk_text_free(xml);
	jk_clause_set_free(set);
	jk_profile_free(profile);
	return result;
}

static jk_result check_named(checking *c, const char *name)
{
	const char *folder = c->releasing->golden, *profile = jk_path_join(c->arena, folder, name), *stem = jk_path_stem(c->arena, name);
	if (!profile || !stem)
		return JK_NO_MEMORY;
	if (jk_text_ends(name, ending))
		return JK_OK;
	const char *path = jk_arena_format(c->arena, "%s/%s%s", folder, stem, ending);
	c->count++;
	return path ? check_profile(c, profile, path) : JK_NO_MEMORY;
}

jk_result jk_gate_golden(jk_releasing *r, jk_buffer *text, int accept_them)
{
	checking c = {.releasing = r, .arena = r->arguments->arena, .diagnostics = r->arguments->diagnostics, .text = text, .accept = accept_them};
	jk_list names = {0};
	jk_result result = JK_OK;
	if (jk_file_is_folder(r->golden))
		result = jk_file_list_flat(&names, c.arena, r->golden, ".xml", c.diagnostics);
	for (size_t i = 0; i < names.count && result != JK_NO_MEMORY; i++) {
		jk_result one = check_named(&c, names.items[i]);
		result = one > result ? one : result;
	}
	if (result != JK_NO_MEMORY && !c.count) {
		JK_REPORT(c.diagnostics, JK_DIAG_GOLDEN_NONE, NULL, {"path", r->golden});
		result = JK_FAILED;
	}
	return result;
}
