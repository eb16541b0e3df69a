/* Redlines: the papers of both sides, made or read, and the new one of each pair with tracked changes. */
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/comparing.h"
#include "cli/generate.h"
#include "jokou/redline.h"

/* A paper on both sides. */
typedef struct {
	const char *kind, *group, *title, *stem; /* of a document that is not ours: NULL */
	const char *old_group;
} pair;

typedef struct {
	jk_comparing *comparing;
	jk_shelf shelf;
	jk_compare_remarks *remarks; /* NULL: the sides were not compared */
	jk_list pairs; /* pair */
	int folder;    /* -o is one: a file for each pair */
} redlining;

/* --- pairs of papers --- */

static const char *kind_of(const jk_given *given) { return jk_provenance_kind(given->provenance); }

static jk_result add_pair(redlining *r, pair item)
{
	pair *copy = jk_arena_allocate(r->comparing->arguments->arena, sizeof *copy);
	if (!copy)
		return JK_NO_MEMORY;
	*copy = item;
	return jk_list_add(&r->pairs, r->comparing->arguments->arena, copy);
}

/* The paper of that kind and group; the only one of its kind goes with any group. */
static int find_paper(jk_paper_info *out, const jk_clause_set *set, const char *kind, const char *group)
{
	size_t found = 0;
	for (size_t i = 0; i < jk_clause_set_paper_count(set); i++) {
		jk_paper_info info = jk_clause_set_paper(set, i);
		if (strcmp(info.kind, kind) != 0)
			continue;
		*out = info;
		if (!group || jk_text_equal(info.group, group))
			return 1;
		found++;
	}
	return found == 1;
}

static jk_result pair_profiles(redlining *r)
{
	const jk_comparing *c = r->comparing;
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_clause_set_paper_count(c->new_given.set) && result == JK_OK; i++) {
		jk_paper_info is = jk_clause_set_paper(c->new_given.set, i), was;
		if (c->kind && strcmp(c->kind, is.kind) != 0)
			continue;
		if (!jk_shelf_find(&r->shelf, &is, c->format))
			continue;
		if (find_paper(&was, c->old_given.set, is.kind, is.group))
			result = add_pair(r, (pair){is.kind, is.group, is.title, is.stem, was.group});
		else
			JK_REPORT(c->arguments->diagnostics, JK_DIAG_REDLINE_ONE_SIDE, NULL, {"title", is.title}, {"path", c->new_given.path});
	}
	return result;
}

/* A document and the paper of a profile that is of its kind. */
static jk_result pair_mixed(redlining *r)
{
	const jk_comparing *c = r->comparing;
	const jk_given *document = jk_given_is_document(&c->old_given) ? &c->old_given : &c->new_given;
	const jk_clause_set *set = document == &c->old_given ? c->new_given.set : c->old_given.set;
	jk_paper_info info;
	if (!find_paper(&info, set, c->kind, jk_provenance_group(document->provenance)))
		return JK_OK;
	return add_pair(r, (pair){info.kind, info.group, info.title, info.stem, info.group});
}

static int has_papers(const jk_given *given) { return given->set || jk_given_is_document(given); }

static jk_result refuse(const redlining *r, jk_code code, const char *path)
{
	JK_REPORT(r->comparing->arguments->diagnostics, code, NULL, {"path", path});
	return JK_FAILED;
}

static jk_result find_pairs(redlining *r)
{
	const jk_comparing *c = r->comparing;
	int documents = jk_given_is_document(&c->old_given) + jk_given_is_document(&c->new_given);
	if (!has_papers(&c->old_given) || !has_papers(&c->new_given))
		return refuse(r, JK_DIAG_REDLINE_PAPERLESS, has_papers(&c->old_given) ? c->new_given.path : c->old_given.path);
	if (documents == 2)
		return add_pair(r, (pair){.kind = kind_of(&c->new_given)});
	return documents ? pair_mixed(r) : pair_profiles(r);
}

static jk_result check_pairs(redlining *r)
{
	const jk_comparing *c = r->comparing;
	char count[24];
	if (!r->pairs.count)
		return refuse(r, JK_DIAG_REDLINE_NOTHING, c->new_given.path);
	if (r->folder || r->pairs.count == 1)
		return JK_OK;
	snprintf(count, sizeof count, "%zu", r->pairs.count);
	JK_REPORT(c->arguments->diagnostics, JK_DIAG_REDLINE_SEVERAL, NULL, {"count", count});
	return JK_FAILED;
}

/* --- papers --- */

/* Bytes that are freed with jk_text_free, and how messages call them. */
typedef struct {
	char *bytes;
	size_t length;
	const char *name;
} paper;

static jk_result read_paper(paper *out, const redlining *r, const char *path)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	out->name = path;
	jk_result result = jk_file_read(&bytes, path, JK_PACKAGE_FILE_LIMIT, r->comparing->arguments->diagnostics);
	if (result != JK_OK) {
		jk_buffer_dispose(&bytes);
		return result;
	}
	out->length = bytes.length;
	return jk_text_take(&out->bytes, &bytes);
}

/* What was said about a template while it was read. */
static void tell_faults(const redlining *r, const jk_shelved *template)
{
	for (size_t i = 0; template->diagnostics && i < jk_diagnostics_count(template->diagnostics); i++) {
		const jk_diagnostic *item = jk_diagnostics_at(template->diagnostics, i);
		if (item->severity > JK_NOTE)
			jk_report(r->comparing->arguments->diagnostics, item->code, &item->where, item->arguments);
	}
}

static jk_result make_paper(paper *out, redlining *r, const jk_given *given, const pair *item, const char *group)
{
	const jk_comparing *c = r->comparing;
	jk_paper_info info = {.kind = item->kind, .template = item->kind};
	(void)find_paper(&info, given->set, item->kind, group);
	jk_shelved *template = jk_shelf_take(&r->shelf, &info, c->format);
	if (!template) {
		const char *file = jk_arena_format(c->arguments->arena, "%s.%s", info.template, c->format);
		JK_REPORT(c->arguments->diagnostics, JK_DIAG_PAPER_TEMPLATE_NEEDED, &JK_ORIGIN(given->path, 0), {"title", item->title},
			  {"kind", item->kind}, {"files", file ? file : ""}, {"folder", c->session.data.templates});
		return JK_FAILED;
	}
	if (!template->compiled) {
		tell_faults(r, template);
		return JK_FAILED;
	}
	out->name = jk_arena_format(c->arguments->arena, "%s (%s.%s)", given->path, item->kind, c->format);
	if (!out->name)
		return JK_NO_MEMORY;
	return jk_document_make(&out->bytes, &out->length, given->set, group, item->kind, template->compiled, c->arguments->diagnostics);
}

static jk_result get_paper(paper *out, redlining *r, const jk_given *given, const pair *item, const char *group)
{
	*out = (paper){0};
	return jk_given_is_document(given) ? read_paper(out, r, given->path) : make_paper(out, r, given, item, group);
}

/* --- one redline --- */

/* Remarks for the clauses of this paper. */
static jk_result choose_remarks(jk_redline_options *out, const redlining *r, const pair *item)
{
	jk_arena *arena = r->comparing->arguments->arena;
	size_t count = r->remarks ? jk_compare_remark_count(r->remarks) : 0;
	jk_redline_remark *remarks = jk_arena_array(arena, count + 1, sizeof *remarks);
	if (!remarks)
		return JK_NO_MEMORY;
	out->remarks = remarks;
	for (size_t i = 0; i < count; i++) {
		const jk_compare_remark *remark = jk_compare_remark_at(r->remarks, i);
		int fits = (!item->kind || !remark->kind || strcmp(item->kind, remark->kind) == 0) &&
			   (!item->group || !remark->group || strcmp(item->group, remark->group) == 0);
		if (fits)
			remarks[out->remark_count++] = (jk_redline_remark){remark->bookmark, remark->text};
	}
	return JK_OK;
}

static const char *date_of(const jk_comparing *c)
{
	const jk_assemble_options *options = &c->session.options;
	const char *own = c->new_given.side ? jk_side_date(c->new_given.side) : NULL;
	return options->date ? options->date : own ? own : options->default_date;
}

static const char *path_of(const redlining *r, const pair *item)
{
	const jk_comparing *c = r->comparing;
	const char *folder = c->arguments->values[JK_OUTPUT];
	if (!r->folder)
		return folder;
	const char *stem = item->stem ? item->stem : jk_path_stem(c->arguments->arena, c->new_given.path);
	const char *name = stem ? jk_arena_format(c->arguments->arena, "%s.%s", stem, c->format) : NULL;
	return name ? jk_path_join(c->arguments->arena, folder, name) : NULL;
}

/* Of many papers only those that differ are written. */
static jk_result put_redline(const redlining *r, const pair *item, const char *bytes, size_t length, const jk_redline_counts *counts)
{
	const jk_comparing *c = r->comparing;
	const char *path = path_of(r, item);
	if (!path)
		return JK_NO_MEMORY;
	if (r->pairs.count > 1 && !counts->inserted && !counts->deleted && !counts->moves && !c->arguments->values[JK_ALL])
		return JK_OK;
	jk_result result = jk_put_bytes(c, path, bytes, length);
	if (result == JK_OK && r->folder)
		puts(path);
	return result;
}

static jk_result redline(redlining *r, const pair *item)
{
	const jk_comparing *c = r->comparing;
	paper was, is = {0};
	char *bytes = NULL;
	size_t length = 0;
	jk_redline_counts counts;
	jk_redline_options options = {.author = c->arguments->values[JK_AUTHOR], .date = date_of(c)};
	jk_result result = get_paper(&was, r, &c->old_given, item, item->old_group);
	if (result == JK_OK)
		result = get_paper(&is, r, &c->new_given, item, item->group);
	if (result == JK_OK)
		result = choose_remarks(&options, r, item);
	if (result == JK_OK)
		result = jk_redline_make(&bytes, &length, was.bytes, was.length, was.name, is.bytes, is.length, is.name, &options, &counts,
					 c->arguments->diagnostics);
	if (result == JK_OK)
		result = put_redline(r, item, bytes, length, &counts);
	jk_text_free(bytes);
	jk_text_free(is.bytes);
	jk_text_free(was.bytes);
	return result;
}

static jk_result begin(redlining *r)
{
	jk_comparing *c = r->comparing;
	const char *path = c->arguments->values[JK_OUTPUT];
	jk_list kinds = {0};
	r->folder = jk_file_is_folder(path) || jk_text_ends(path, "/");
	jk_result result = c->comparison ? jk_comparison_remarks(&r->remarks, c->comparison) : JK_OK;
	if (result == JK_OK && c->session.catalog)
		result = jk_shelf_open(&r->shelf, &c->session.data, c->arguments, c->session.catalog, &kinds);
	if (result == JK_OK)
		result = find_pairs(r);
	if (result == JK_OK)
		result = check_pairs(r);
	return result == JK_OK && r->folder ? jk_file_make_folder(path, c->arguments->diagnostics) : result;
}

jk_result jk_put_redlines(jk_comparing *comparing)
{
	redlining r = {.comparing = comparing};
	jk_result result = begin(&r);
	for (size_t i = 0; i < r.pairs.count && result == JK_OK; i++)
		result = redline(&r, r.pairs.items[i]);
	jk_shelf_close(&r.shelf);
	jk_compare_remarks_free(r.remarks);
	return result;
}
