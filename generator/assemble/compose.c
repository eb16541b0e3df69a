/* Texts into blocks: conditions and loops settled, values put in, everything numbered. References are resolved afterwards. */
#include <string.h>
#include "assemble/assembling.h"
#include "base/limits.h"
#include "base/text.h"

/* Where composing stands. */
typedef struct {
	jk_assembling *a;
	jk_set_clause *clause;
	jk_node *context;                   /* of expressions: the case, or the node of a loop */
	unsigned counters[JK_ELEMENT_COUNT]; /* by the level that is numbered */
	unsigned turns;
} composing;

static void put_phrase(composing *c, jk_list *spans, const jk_phrase *phrase)
{
	const jk_spanning where = {.a = c->a, .context = c->context, .label = c->clause->full_label, .values = &c->clause->values};
	jk_put_spans(&where, spans, phrase);
}

static void add_sentences(composing *c, jk_list *spans, const jk_element *parent)
{
	for (const jk_element *e = parent->first; e; e = e->next)
		if (e->kind == JK_ELEMENT_SENTENCE && jk_holds(c->a, e->only_if, c->context))
			put_phrase(c, spans, &e->phrase);
}

/* --- blocks --- */

static const char *label(composing *c, const char *format, unsigned number)
{
	jk_buffer text;
	if (!format || !number)
		return "";
	jk_buffer_init(&text, 0);
	jk_text_label(&text, jk_house_format(c->a, format), number);
	return jk_keep_text(c->a, &text);
}

static jk_block *add_block(composing *c, jk_block_kind kind, const jk_element *element)
{
	jk_block *block = jk_make(c->a, sizeof *block);
	if (!block)
		return NULL;
	block->kind = kind;
	block->label = "";
	block->anchor = element->id;
	block->line = element->line;
	block->paragraph = c->clause->paragraphs;
	jk_push(c->a, &c->clause->blocks, block);
	return block;
}

typedef void (*visitor)(composing *, const jk_element *);

/* Counts a turn of a loop; the first one over the limit is told. */
static int may_turn(composing *c, const jk_xpath *loop)
{
	if (c->turns < JK_EXPANSION_LIMIT) {
		c->turns++;
		return 1;
	}
	if (c->turns++ == JK_EXPANSION_LIMIT) {
		jk_xpath_refuse_turns(loop, JK_EXPANSION_LIMIT, c->a->diagnostics);
		c->a->failed = 1;
	}
	return 0;
}

/* Calls `visit` once, or for each node of the element's loop, where its condition holds. */
static void each(composing *c, const jk_element *element, visitor visit)
{
	jk_assembling *a = c->a;
	if (!element->each) {
		if (jk_holds(a, element->only_if, c->context))
			visit(c, element);
		return;
	}
	jk_list nodes = {0};
	jk_node *outer = c->context;
	jk_note(a, jk_xpath_nodes(&nodes, a->arena, element->each, a->scope, outer, a->diagnostics));
	for (size_t i = 0; i < nodes.count && may_turn(c, element->each); i++) {
		c->context = nodes.items[i];
		if (jk_holds(a, element->only_if, c->context))
			visit(c, element);
	}
	c->context = outer;
}

static void add_numbered(composing *c, jk_block_kind kind, const jk_element *element)
{
	jk_block *block = add_block(c, kind, element);
	if (!block)
		return;
	block->number = ++c->counters[element->kind];
	block->label = label(c, c->a->document->kind->formats[element->kind], block->number);
	add_sentences(c, &block->spans, element);
}

static void visit_subitem2(composing *c, const jk_element *element) { add_numbered(c, JK_BLOCK_SUBITEM2, element); }

static void visit_subitem1(composing *c, const jk_element *element)
{
	add_numbered(c, JK_BLOCK_SUBITEM1, element);
	c->counters[JK_ELEMENT_SUBITEM2] = 0;
	for (const jk_element *e = element->first; e; e = e->next)
		if (e->kind == JK_ELEMENT_SUBITEM2)
			each(c, e, visit_subitem2);
}

static void visit_item(composing *c, const jk_element *element)
{
	add_numbered(c, JK_BLOCK_ITEM, element);
	c->counters[JK_ELEMENT_SUBITEM1] = 0;
	for (const jk_element *e = element->first; e; e = e->next)
		if (e->kind == JK_ELEMENT_SUBITEM1)
			each(c, e, visit_subitem1);
}

/* --- tables --- */

static jk_block *last_table(const composing *c)
{
	return c->clause->blocks.count ? c->clause->blocks.items[c->clause->blocks.count - 1] : NULL;
}

static void visit_row(composing *c, const jk_element *element)
{
	jk_block *table = last_table(c);
	jk_row *row = jk_make(c->a, sizeof *row);
	if (!row || !table)
		return;
	row->header = element->kind == JK_ELEMENT_HEADER_ROW;
	for (const jk_element *e = element->first; e; e = e->next) {
		int stands = e->kind == JK_ELEMENT_COLUMN && jk_holds(c->a, e->only_if, c->context);
		jk_list *cell = stands ? jk_make(c->a, sizeof *cell) : NULL;
		if (!cell)
			continue;
		add_sentences(c, cell, e);
		jk_push(c->a, &row->cells, cell);
	}
	jk_push(c->a, &table->rows, row);
}

static void visit_table_title(composing *c, const jk_element *element)
{
	jk_block *title = add_block(c, JK_BLOCK_TABLE_TITLE, element);
	if (title)
		put_phrase(c, &title->spans, &element->phrase);
}

static void visit_table_body(composing *c, const jk_element *element)
{
	jk_block *table = add_block(c, JK_BLOCK_TABLE, element);
	if (table)
		table->widths = element->widths;
	for (const jk_element *row = element->first; table && row; row = row->next)
		each(c, row, visit_row);
}

static void visit_table(composing *c, const jk_element *element)
{
	for (const jk_element *e = element->first; e; e = e->next) {
		if (e->kind == JK_ELEMENT_TABLE_TITLE)
			each(c, e, visit_table_title);
		if (e->kind == JK_ELEMENT_TABLE)
			each(c, e, visit_table_body);
	}
}

/* --- paragraphs --- */

static void visit_paragraph(composing *c, const jk_element *element)
{
	const jk_document_kind *kind = c->a->document->kind;
	unsigned number = ++c->clause->paragraphs;
	int opens_article = !kind->sections && number == 1;
	jk_block *block = add_block(c, opens_article ? JK_BLOCK_ARTICLE : JK_BLOCK_PARAGRAPH, element);
	if (!block)
		return;
	if (opens_article)
		block->number = c->clause->number, block->label = c->clause->label;
	else if (!kind->sections)
		block->number = number, block->label = label(c, kind->formats[JK_ELEMENT_PARAGRAPH], number);
	add_sentences(c, &block->spans, element);
	/* A paragraph that only carries a table has no text of its own. */
	size_t blocks = c->clause->blocks.count;
	int vanishes = kind->sections && !block->spans.count;
	if (vanishes)
		c->clause->blocks.count = --blocks;
	c->counters[JK_ELEMENT_ITEM] = 0;
	for (const jk_element *e = element->first; e; e = e->next) {
		if (e->kind == JK_ELEMENT_ITEM)
			each(c, e, visit_item);
		if (e->kind == JK_ELEMENT_TABLE_STRUCT)
			each(c, e, visit_table);
	}
	/* What refers to it then means what it carries. */
	if (vanishes && c->clause->blocks.count > blocks) {
		jk_block *first = c->clause->blocks.items[blocks];
		first->anchor = first->anchor ? first->anchor : element->id;
	}
}

static void visit_caption(composing *c, const jk_element *element)
{
	int heads_section = c->a->document->kind->sections;
	jk_block *block = add_block(c, heads_section ? JK_BLOCK_ARTICLE : JK_BLOCK_CAPTION, element);
	if (!block)
		return;
	if (heads_section) {
		block->number = c->clause->number;
		block->label = c->clause->label;
		block->role = c->clause->text->role;
	}
	put_phrase(c, &block->spans, &element->phrase);
}

static void compose_clause(jk_assembling *a, jk_set_clause *clause)
{
	composing c = {.a = a, .clause = clause, .context = jk_case_root(a)};
	if (!clause->text->article)
		return;
	for (const jk_element *e = clause->text->article->first; e; e = e->next) {
		if (e->kind == JK_ELEMENT_CAPTION)
			each(&c, e, visit_caption);
		if (e->kind == JK_ELEMENT_PARAGRAPH)
			each(&c, e, visit_paragraph);
	}
	if (!clause->paragraphs) {
		JK_REPORT(a->diagnostics, JK_DIAG_EMPTY_CLAUSE, &JK_ORIGIN(clause->clause->file, clause->clause->line),
			  {"clause", clause->clause->id}, {"document", a->document->kind->title});
		a->failed = 1;
	}
}

/* Numbers of clauses are needed before any text: places of undecided items name them. */
static void number_clauses(jk_assembling *a)
{
	const jk_document_kind *kind = a->document->kind;
	unsigned number = 0;
	for (size_t i = 0; i < a->document->chapters.count; i++) {
		jk_set_chapter *chapter = a->document->chapters.items[i];
		composing c = {.a = a};
		chapter->number = (unsigned)i + 1;
		chapter->label = kind->chapters ? label(&c, kind->chapter_format, chapter->number) : "";
		if (kind->chapters)
			number = 0;
		for (size_t j = 0; j < chapter->clauses.count; j++) {
			jk_set_clause *clause = chapter->clauses.items[j];
			clause->number = ++number;
			clause->label = label(&c, kind->formats[JK_ELEMENT_ARTICLE], number);
			if (kind->chapters)
				clause->full_label = jk_kept(a, jk_arena_format(a->arena, "%s%s", chapter->label, clause->label));
			else
				clause->full_label = clause->label;
		}
	}
}

void jk_compose(jk_assembling *a)
{
	number_clauses(a);
	for (size_t i = 0; i < a->document->clauses.count && !a->no_memory; i++) {
		jk_set_clause *clause = a->document->clauses.items[i];
		if (clause->in)
			compose_clause(a, clause);
	}
}
