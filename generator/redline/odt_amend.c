/* Amendments of an ODT draft: its tree is kept, what goes is moved into regions, what comes is copied from the source (ODF 1.3 part 3: 5.5). */
#include "redline/odt_amend.h"
#include <string.h>
#include "package/tree.h"

static void number(const jk_list *paragraphs)
{
	for (size_t i = 0; i < paragraphs->count; i++)
		jk_node_set_number(paragraphs->items[i], (unsigned)i + 1);
}

static void begin(jk_odt_amending *m)
{
	jk_redlining *r = m->o->r;
	const jk_dialect *odt = jk_dialect_named("odt");
	jk_amend_paragraphs(r, &m->draft, odt, jk_xml_root(m->o->new_file.content));
	jk_amend_paragraphs(r, &m->source, odt, jk_xml_root(m->o->old_file.content));
	m->enter = jk_redline_need(r, jk_arena_array(r->arena, m->draft.count + 1, sizeof *m->enter));
	m->leave = jk_redline_need(r, jk_arena_array(r->arena, m->draft.count + 1, sizeof *m->leave));
	m->stand_in = jk_redline_need(r, jk_arena_array(r->arena, m->draft.count + 1, sizeof *m->stand_in));
	m->brought = jk_redline_need(r, jk_arena_array(r->arena, m->source.count + 1, sizeof *m->brought));
	if (!jk_redline_fine(r))
		return;
	number(&m->draft);
	number(&m->source);
	jk_odt_find_open(m);
	jk_odt_pair_chains(m);
}

/* TEXTs of one paragraph follow each other, maybe with others in between. The last paragraph comes first: what stands in a note or a text box is
 * amended before the text around it, which may go with all it holds. */
static void amend_texts(jk_odt_amending *m)
{
	const jk_amendment *all = m->a->amendments;
	for (size_t to = m->a->count, from; to > 0 && jk_redline_fine(m->o->r); to = from) {
		from = to - 1;
		if (all[from].kind != JK_AMEND_TEXT)
			continue;
		while (from > 0 && (all[from - 1].kind != JK_AMEND_TEXT || all[from - 1].paragraph == all[to - 1].paragraph))
			from--;
		while (all[from].kind != JK_AMEND_TEXT)
			from++;
		jk_odt_amend_text(m, from, to);
	}
}

/* --- remarks --- */

/* The paragraph that a comment is put to; NULL when it is not there. */
static jk_node *remarked(jk_odt_amending *m, const jk_amendment *a)
{
	jk_node *paragraph = jk_amend_paragraph(a->paragraph ? &m->draft : &m->source, a->paragraph ? a->paragraph : a->source);
	if (!paragraph) {
		jk_amend_misplaced(m->a, a->paragraph ? m->o->r->new_package : m->o->r->old_package, a->paragraph ? a->paragraph : a->source);
		return NULL;
	}
	if (!a->paragraph)
		return m->brought[a->source - 1];
	return m->stand_in[a->paragraph - 1] ? m->stand_in[a->paragraph - 1] : paragraph;
}

/* At the head of a paragraph; of one that this run puts in, inside of the insertion. */
static void remark(jk_odt_amending *m, size_t index)
{
	const jk_amendment *a = &m->a->amendments[index];
	jk_node *paragraph = remarked(m, a), *mark = NULL;
	if (!paragraph) {
		jk_amend_refuse(m->a, index);
		return;
	}
	if (!jk_amend_begin(m->a, index))
		return;
	for (jk_node *n = a->paragraph ? NULL : jk_node_first(paragraph); n && jk_odt_change_mark(m->o, n); n = jk_node_next(n))
		mark = n;
	jk_odt_annotate(m->o, mark ? mark : paragraph, !mark, a->text ? a->text : "");
}

static void amend_remarks(jk_odt_amending *m)
{
	for (size_t i = m->a->count; i > 0 && jk_redline_fine(m->o->r); i--)
		if (m->a->amendments[i - 1].kind == JK_AMEND_REMARK)
			remark(m, i - 1);
}

/* --- all --- */

static void amend(jk_odt_amending *m)
{
	jk_odt *o = m->o;
	jk_odt_open_tracked(o);
	if (jk_redline_fine(o->r))
		begin(m);
	if (jk_redline_fine(o->r))
		amend_texts(m);
	if (jk_redline_fine(o->r))
		jk_odt_amend_blocks(m);
	if (jk_redline_fine(o->r))
		jk_odt_unify_names(m);
	if (jk_redline_fine(o->r))
		jk_odt_link_lists(m);
	jk_odt_amend_references(m);
	if (jk_redline_fine(o->r))
		amend_remarks(m);
	if (!jk_redline_fine(o->r))
		return;
	jk_odt_close_tracked(o);
	jk_redline_check(o->r, jk_tree_write(o->r->output, "content.xml", o->new_file.content));
}

void jk_amend_odt(jk_amending *a)
{
	jk_odt o = {.r = a->r, .of_draft = 1};
	jk_odt_amending m = {.a = a, .o = &o};
	jk_odt_open(&o);
	if (jk_redline_fine(a->r))
		amend(&m);
	jk_odt_close(&o);
}
