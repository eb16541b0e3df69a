/* Remarks: comments in the margin at clauses. */
#include <string.h>
#include "base/text.h"
#include "redline/docx.h"
#include "template/annotate.h"
#include "template/compile.h"

/* Which remark is for that bookmark, from 1; 0: none. */
static unsigned remark_of(const jk_redlining *r, const char *bookmark)
{
	for (size_t i = 0; bookmark && i < r->options->remark_count; i++)
		if (jk_text_equal(r->options->remarks[i].bookmark, bookmark))
			return (unsigned)i + 1;
	return 0;
}

static unsigned remark_in(const jk_redlining *r, const jk_node *node)
{
	return jk_wml_is(node, "bookmarkStart") ? remark_of(r, jk_wml_get(node, "name")) : 0;
}

void jk_wml_keep_remark(jk_wml *d, jk_node *copy, const jk_node *source)
{
	unsigned remark = 0;
	if (!d->r->options->remark_count)
		return;
	for (const jk_node *n = jk_node_first_element(source); n && !remark; n = jk_node_next_element(n))
		remark = remark_in(d->r, n);
	for (const jk_node *n = jk_node_previous(source); n && !remark && !jk_wml_is(n, "p"); n = jk_node_previous(n))
		remark = remark_in(d->r, n);
	jk_node_set_number(copy, remark);
}

typedef struct {
	jk_wml *d;
	jk_annotating *a;
	unsigned char *done;  /* by remark */
} remarking;

void jk_wml_add_lines(jk_wml *d, jk_list *lines, const char *text)
{
	for (const char *end; text; text = end ? end + 1 : NULL) {
		end = strchr(text, '\n');
		size_t length = end ? (size_t)(end - text) : strlen(text);
		const char *line = jk_redline_string(d->r, jk_arena_text(d->r->arena, text, length));
		if (line)
			jk_redline_add(d->r, lines, line);
	}
}

static void add_note(remarking *m, jk_node *paragraph, unsigned remark)
{
	const jk_redline_remark *remarks = m->d->r->options->remarks;
	for (size_t i = remark - 1; i < m->d->r->options->remark_count; i++) {
		if (m->done[i] || !jk_text_equal(remarks[i].bookmark, remarks[remark - 1].bookmark))
			continue;
		jk_note *note = jk_redline_need(m->d->r, jk_arena_allocate(m->d->r->arena, sizeof *note));
		if (!note)
			return;
		m->done[i] = 1;
		note->paragraph = paragraph;
		jk_wml_add_lines(m->d, &note->lines, remarks[i].text);
		jk_redline_add(m->d->r, &m->a->notes, note);
	}
}

static jk_node *paragraph_of(jk_node *bookmark)
{
	jk_node *n = bookmark;
	while (n && !jk_wml_is(n, "p"))
		n = jk_node_parent(n);
	if (n)
		return n;
	for (n = jk_node_next_element(bookmark); n && !jk_wml_is(n, "p");)
		n = jk_node_next_element(n);
	return n;
}

static void find_places(remarking *m, jk_node *root)
{
	for (jk_node *n = root; n && jk_redline_fine(m->d->r); n = jk_node_following(n, root)) {
		unsigned remark = jk_node_is_element(n) ? remark_in(m->d->r, n) : 0;
		jk_node *paragraph = remark ? paragraph_of(n) : n;
		if (!remark && jk_node_is_element(n) && jk_wml_is(n, "p"))
			remark = jk_node_number(n);
		if (remark && remark <= m->d->r->options->remark_count && paragraph)
			add_note(m, paragraph, remark);
	}
}

void jk_wml_put_remarks(jk_wml *d)
{
	jk_redlining *r = d->r;
	size_t count = r->options->remark_count;
	jk_annotating a = {.output = r->output, .dialect = jk_dialect_named("docx"), .arena = r->arena, .body = d->new_side.body, .author = r->author,
			   .date = r->options->date, .diagnostics = r->diagnostics};
	remarking m = {d, &a, NULL};
	if (!count || !jk_redline_fine(r) || !(m.done = jk_redline_need(r, jk_arena_allocate(r->arena, count))))
		return;
	find_places(&m, jk_xml_root(d->new_side.body));
	for (size_t i = 0; i < count; i++)
		if (!m.done[i])
			JK_REPORT(r->diagnostics, JK_DIAG_REDLINE_REMARK, &(jk_origin){.file = jk_package_path(r->new_package)},
				  {"bookmark", r->options->remarks[i].bookmark}, {"text", r->options->remarks[i].text});
	if (a.notes.count && jk_redline_fine(r))
		jk_redline_check(r, jk_annotate_docx(&a));
}
