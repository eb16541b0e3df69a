/* Amending DOCX: where the amendments lead, and the order in which they are made. */
#include "redline/docx_amend.h"
#include "package/tree.h"
#include "base/text.h"

/* --- places --- */

void jk_wml_number_blocks(const jk_list *blocks)
{
	for (size_t i = 0; i < blocks->count; i++) {
		const jk_wml_block *block = blocks->items[i];
		if (block->table)
			jk_node_set_number(block->table, (unsigned)i + 1);
		for (size_t k = 0; block->line && k < block->line->paragraphs.count; k++)
			jk_node_set_number(block->line->paragraphs.items[k], (unsigned)i + 1);
	}
}

jk_wml_block *jk_wml_block_of(const jk_list *blocks, const jk_node *node)
{
	while (node && !jk_node_number(node))
		node = jk_node_parent(node);
	return node && jk_node_number(node) <= blocks->count ? blocks->items[jk_node_number(node) - 1] : NULL;
}

static int is_container(const jk_node *node)
{
	static const char *const names[] = {"tc", "txbxContent", "body"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_wml_is(node, names[i]))
			return 1;
	return 0;
}

static const jk_list *find_line(const jk_list *blocks, const jk_node *paragraph)
{
	for (size_t i = 0; i < blocks->count; i++) {
		const jk_wml_block *block = blocks->items[i];
		for (size_t k = 0; block->line && k < block->line->paragraphs.count; k++)
			if (block->line->paragraphs.items[k] == paragraph)
				return &block->line->paragraphs;
	}
	return NULL;
}

const jk_list *jk_wml_paragraphs_with(jk_wml *d, const jk_list *blocks, jk_node *paragraph)
{
	jk_list inner = {0}, *alone;
	if (jk_node_number(paragraph))
		return &jk_wml_block_of(blocks, paragraph)->line->paragraphs;
	jk_node *container = paragraph;
	while (container && !is_container(container))
		container = jk_node_parent(container);
	if (container)
		jk_wml_gather_plain(d, &inner, container);
	const jk_list *found = find_line(&inner, paragraph);
	if (found || !(alone = jk_redline_need(d->r, jk_arena_allocate(d->r->arena, sizeof *alone))))
		return found;
	jk_redline_add(d->r, alone, paragraph);
	return alone;
}

static int is_there(const jk_list *paragraphs, size_t number) { return !number || jk_amend_paragraph(paragraphs, number); }

/* Both ends of what an amendment names are there. */
static void check_place(jk_wml_amending *m, const jk_amendment *x)
{
	size_t last = x->kind == JK_AMEND_REMOVE ? x->last : 0, source_last = x->kind == JK_AMEND_INSERT ? x->source_last : 0;
	int needs = x->kind == JK_AMEND_TEXT || x->kind == JK_AMEND_REMOVE || x->kind == JK_AMEND_TABLE || (x->kind == JK_AMEND_REMARK && !x->source);
	int needs_source = x->kind == JK_AMEND_INSERT || x->kind == JK_AMEND_TABLE || (x->kind == JK_AMEND_TEXT && x->source_from < x->source_to);
	if (!is_there(&m->draft, x->paragraph) || (needs && !x->paragraph) || !is_there(&m->draft, last) || (last && last < x->paragraph))
		jk_amend_misplaced(m->a, m->a->r->new_package, last > x->paragraph ? last : x->paragraph);
	else if (!is_there(&m->source, x->source) || (needs_source && !x->source) || !is_there(&m->source, source_last) ||
		 (source_last && source_last < x->source))
		jk_amend_misplaced(m->a, m->a->r->old_package, source_last > x->source ? source_last : x->source);
}

/* --- all of it --- */

static void find_places(jk_wml_amending *m)
{
	const jk_dialect *dialect = jk_dialect_named("docx");
	jk_amend_paragraphs(m->a->r, &m->draft, dialect, jk_xml_root(m->d->new_side.body));
	jk_amend_paragraphs(m->a->r, &m->source, dialect, jk_xml_root(m->d->old_side.body));
	for (size_t i = 0; i < m->a->count && jk_redline_fine(m->a->r); i++)
		check_place(m, &m->a->amendments[i]);
	jk_wml_gather_plain(m->d, &m->blocks, m->body);
	jk_wml_gather(m->d, &m->source_blocks, m->source_body, 0);
	jk_wml_number_blocks(&m->blocks);
	jk_wml_number_blocks(&m->source_blocks);
}

static void amend_body(jk_wml_amending *m, jk_wml_story *story)
{
	jk_wml_begin_story(m->d, story);
	m->before = m->d->annotation;
	find_places(m);
	jk_wml_amend_texts(m);
	jk_wml_amend_tables(m);
	jk_wml_amend_blocks(m);
	jk_wml_amend_references(m);
	jk_wml_amend_remarks(m);
	if (jk_redline_fine(m->a->r))
		jk_redline_check(m->a->r, jk_tree_write(m->a->r->output, story->new_part, m->d->new_side.body));
	jk_wml_write_notes(m->d);
	jk_wml_write_styles(m->d);
}

void jk_amend_docx(jk_amending *a)
{
	jk_wml d = {.r = a->r, .amending = 1};
	jk_wml_amending m = {.a = a, .d = &d};
	jk_wml_story story = {0};
	if (jk_wml_open(&d) && (m.body = jk_wml_body(&d, &d.new_side)) != NULL && (m.source_body = jk_wml_body(&d, &d.old_side)) != NULL)
		amend_body(&m, &story);
	jk_wml_close(&d);
}
