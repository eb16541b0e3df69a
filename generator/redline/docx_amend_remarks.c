/* Comments in the margin of a draft. */
#include <string.h>
#include "redline/docx_amend.h"
#include "template/annotate.h"
#include "template/compile.h"

static jk_node *first_paragraph(jk_node *node)
{
	jk_node *n = node;
	while (n && !jk_wml_is(n, "p"))
		n = jk_node_following(n, node);
	return n;
}

/* Where a paragraph of the source stands that an amendment brought; of a table its first one. */
static jk_node *arrived(const jk_wml_amending *m, const jk_node *source)
{
	for (const jk_node *n = source; n; n = jk_node_parent(n))
		for (size_t i = 0; i < m->arrivals.count; i++) {
			const jk_wml_arrival *arrival = m->arrivals.items[i];
			if (arrival->source == n)
				return first_paragraph(arrival->copy);
		}
	return NULL;
}

/* Text boxes carry no comments: the paragraph that they hang on does. */
static jk_node *host_of(jk_node *paragraph)
{
	jk_node *host = paragraph;
	for (jk_node *n = paragraph; n; n = jk_node_parent(n))
		if (jk_wml_is(n, "txbxContent"))
			host = NULL;
		else if (!host && jk_wml_is(n, "p"))
			host = n;
	return host;
}

static void add_note(jk_wml_amending *m, jk_list *notes, size_t index)
{
	const jk_amendment *x = &m->a->amendments[index];
	jk_node *paragraph = x->paragraph ? host_of(jk_amend_paragraph(&m->draft, x->paragraph)) : arrived(m, jk_amend_paragraph(&m->source, x->source));
	if (!paragraph) {
		jk_amend_refuse(m->a, index);
		return;
	}
	jk_note *note = jk_redline_need(m->a->r, jk_arena_allocate(m->a->r->arena, sizeof *note));
	if (!note)
		return;
	note->paragraph = paragraph;
	jk_wml_add_lines(m->d, &note->lines, x->text ? x->text : "");
	jk_redline_add(m->a->r, notes, note);
}

static void put_notes(jk_wml_amending *m, jk_list *notes, const char *author)
{
	jk_redlining *r = m->a->r;
	jk_annotating a = {.output = r->output, .dialect = jk_dialect_named("docx"), .arena = r->arena, .body = m->d->new_side.body, .author = author,
			   .date = m->a->options->date, .notes = *notes, .diagnostics = r->diagnostics};
	if (notes->count && jk_redline_fine(r))
		jk_redline_check(r, jk_annotate_docx(&a));
	*notes = (jk_list){0};
}

/* Those of one author in a row are put together. */
void jk_wml_amend_remarks(jk_wml_amending *m)
{
	jk_list notes = {0};
	const char *author = NULL;
	for (size_t i = 0; i < m->a->count; i++) {
		if (m->a->amendments[i].kind != JK_AMEND_REMARK || !jk_amend_begin(m->a, i))
			continue;
		if (author && strcmp(author, m->a->r->author) != 0)
			put_notes(m, &notes, author);
		author = m->a->r->author;
		add_note(m, &notes, i);
	}
	put_notes(m, &notes, author);
}
