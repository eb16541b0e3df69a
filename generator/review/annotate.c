/* A copy of the reviewed document with a comment at each clause that differs. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "compare/summary.h"
#include "jokou/review.h"
#include "package/tree.h"
#include "template/annotate.h"
#include "template/paragraph.h"

/* What a comment says, and the paragraph it stands at, as the document counts them. */
typedef struct {
	size_t paragraph, order;
	jk_list lines;
} remark;

typedef struct {
	jk_annotating a;
	const jk_comparison *comparison;
	const char *path;
	jk_list remarks;   /* remark in the order of the comparison */
	size_t last;       /* paragraph of the clause before */
} reviewing;

/* --- what is said --- */

static jk_result add_lines(reviewing *r, remark *out, const char *text)
{
	jk_result result = JK_OK;
	while (*text && result == JK_OK) {
		size_t length = strcspn(text, "\n");
		const char *line = jk_arena_text(r->a.arena, text, length);
		result = line ? jk_list_add(&out->lines, r->a.arena, line) : JK_NO_MEMORY;
		text += length + (text[length] != '\0');
	}
	return result;
}

/* A clause that is gone has its remark elsewhere: its name must be told. */
static void put_name(jk_buffer *out, const jk_unit_pair *pair)
{
	if (jk_pair_new(pair))
		return;
	jk_put_unit_name(out, pair->old_unit);
	jk_buffer_string(out, "\n");
}

static void put_how(jk_buffer *out, const jk_unit_pair *pair)
{
	const jk_side_unit *unit = jk_pair_new(pair);
	if (unit && unit->how == JK_FOUND_BY_TEXT)
		jk_buffer_format(out, "\n目印（ブックマーク）が失われているため、文面から特定した（一致の度合い%u）。", unit->score);
}

static jk_result add_remark(reviewing *r, const jk_unit_pair *pair, size_t paragraph)
{
	jk_buffer text;
	remark *out = jk_arena_allocate(r->a.arena, sizeof *out);
	if (!out)
		return JK_NO_MEMORY;
	*out = (remark){.paragraph = paragraph ? paragraph : 1, .order = r->remarks.count};
	jk_buffer_init(&text, 0);
	put_name(&text, pair);
	jk_put_remark(&text, r->comparison, pair);
	put_how(&text, pair);
	jk_result result = jk_buffer_result(&text);
	if (result == JK_OK)
		result = add_lines(r, out, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return result == JK_OK ? jk_list_add(&r->remarks, r->a.arena, out) : result;
}

/* --- where --- */

static size_t first_paragraph(const jk_side_unit *unit)
{
	const jk_side_block *block = unit && unit->blocks.count ? unit->blocks.items[0] : NULL;
	return block ? block->paragraph : 0;
}

static jk_result take_unit(reviewing *r, const jk_unit_pair *pair)
{
	size_t own = first_paragraph(jk_pair_new(pair));
	if (own)
		r->last = own;
	if (jk_pair_is_nowhere(pair) || jk_pair_is_same(pair))
		return JK_OK;
	return add_remark(r, pair, r->last);
}

static jk_result take_papers(reviewing *r)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < r->comparison->papers.count; i++) {
		const jk_paper_pair *paper = r->comparison->papers.items[i];
		for (size_t k = 0; paper->new_paper && k < paper->units.count && result == JK_OK; k++)
			result = take_unit(r, paper->units.items[k]);
	}
	return result;
}

static int by_paragraph(const void *a, const void *b)
{
	const remark *x = *(const remark *const *)a, *y = *(const remark *const *)b;
	size_t m = x->paragraph != y->paragraph ? x->paragraph : x->order, n = x->paragraph != y->paragraph ? y->paragraph : y->order;
	return (m > n) - (m < n);
}

/* The paragraph in which a text box or a note hangs: neither can carry a comment. */
static jk_node *host_of(const reviewing *r, jk_node *paragraph)
{
	jk_node *host = paragraph;
	for (jk_node *n = paragraph; n; n = jk_node_parent(n))
		if (jk_is_paragraph(r->a.dialect, n))
			host = n;
	return host;
}

static jk_result add_note(reviewing *r, jk_node *paragraph, const remark *item)
{
	jk_note *note = jk_arena_allocate(r->a.arena, sizeof *note);
	if (!note)
		return JK_NO_MEMORY;
	*note = (jk_note){.paragraph = host_of(r, paragraph), .lines = item->lines};
	return jk_list_add(&r->a.notes, r->a.arena, note);
}

/* Paragraphs and remarks in one walk: both are in the order of the document. */
static jk_result place(reviewing *r)
{
	jk_result result = JK_OK;
	size_t number = 0, next = 0;
	jk_node *root = jk_xml_root(r->a.body), *paragraph = NULL, *last = NULL;
	qsort(r->remarks.items, r->remarks.count, sizeof *r->remarks.items, by_paragraph);
	while (next < r->remarks.count && result == JK_OK && (paragraph = jk_paragraph_next(r->a.dialect, 0, root, paragraph)) != NULL) {
		last = paragraph;
		for (number++; next < r->remarks.count && ((remark *)r->remarks.items[next])->paragraph <= number && result == JK_OK; next++)
			result = add_note(r, paragraph, r->remarks.items[next]);
	}
	for (; last && next < r->remarks.count && result == JK_OK; next++)
		result = add_note(r, last, r->remarks.items[next]);
	if (result == JK_OK && !last) {
		JK_REPORT(r->a.diagnostics, JK_DIAG_REVIEW_ANCHOR, NULL, {"path", r->path});
		result = JK_FAILED;
	}
	return result;
}

/* --- the copy --- */

static jk_result annotate(reviewing *r)
{
	const char *part = r->a.dialect->main_part;
	jk_result result = jk_tree_read(&r->a.body, r->a.output, part, r->a.diagnostics);
	if (result == JK_OK)
		result = place(r);
	if (result == JK_OK)
		result = strcmp(r->a.dialect->format, "odt") == 0 ? jk_annotate_odt(&r->a) : jk_annotate_docx(&r->a);
	return result == JK_OK ? jk_tree_write(r->a.output, part, r->a.body) : result;
}

static jk_result make(reviewing *r, const jk_package *package, jk_buffer *bytes)
{
	r->a.dialect = jk_dialect_of(package);
	if (!r->a.dialect) {
		JK_REPORT(r->a.diagnostics, JK_DIAG_REVIEW_KIND, NULL, {"path", r->path});
		return JK_FAILED;
	}
	jk_result result = jk_output_new(&r->a.output, package);
	if (result == JK_OK)
		result = take_papers(r);
	if (result == JK_OK && r->remarks.count)
		result = annotate(r);
	return result == JK_OK ? jk_output_bytes(bytes, r->a.output, r->a.diagnostics) : result;
}

jk_result jk_review_annotate(char **out, size_t *length, const char *path, const jk_comparison *comparison, const char *date, jk_diagnostics *diagnostics)
{
	jk_package *package = NULL;
	reviewing r = {.a = {.date = date, .diagnostics = diagnostics}, .comparison = comparison, .path = path, .last = 1};
	jk_buffer bytes;
	*out = NULL;
	*length = 0;
	if (jk_arena_new(&r.a.arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_read(&package, path, diagnostics);
	if (result == JK_OK)
		result = make(&r, package, &bytes);
	if (result == JK_OK) {
		*out = bytes.bytes;
		*length = bytes.length;
	} else
		jk_buffer_dispose(&bytes);
	jk_xml_free(r.a.body);
	jk_output_free(r.a.output);
	jk_package_free(package);
	jk_arena_free(r.a.arena);
	return result;
}
