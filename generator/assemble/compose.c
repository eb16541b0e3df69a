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

/* --- spans --- */

static jk_span *add_span(composing *c, jk_list *spans, jk_span_kind kind, const char *text)
{
	jk_span *span = jk_make(c->a, sizeof *span);
	if (!span)
		return NULL;
	span->kind = kind;
	span->text = text;
	jk_push(c->a, spans, span);
	return span;
}

static void add_text(composing *c, jk_list *spans, const char *text)
{
	jk_span *last = spans->count ? spans->items[spans->count - 1] : NULL;
	if (!text || !*text)
		return;
	if (last && last->kind == JK_SPAN_TEXT && !last->slot)
		last->text = jk_kept(c->a, jk_arena_format(c->a->arena, "%s%s", last->text, text));
	else
		(void)add_span(c, spans, JK_SPAN_TEXT, text);
}

static const char *place(composing *c)
{
	const jk_set_document *document = c->a->document;
	return jk_kept(c->a, jk_arena_format(c->a->arena, "%s %s", document->kind->title, c->clause->full_label));
}

static void add_undecided(composing *c, jk_list *spans, jk_undecided *item)
{
	if (!item)
		return;
	const char *text = jk_kept(c->a, jk_arena_format(c->a->arena, "【未決：%s %s】", item->id, item->label));
	jk_span *span = add_span(c, spans, JK_SPAN_UNDECIDED, text);
	if (span)
		span->undecided = item;
	jk_undecided_place(c->a, item, place(c));
}

/* A term the vocabulary leaves out is for its body to decide. */
static void add_term(composing *c, jk_list *spans, const char *key)
{
	const char *term = jk_vocabulary_term(c->a->set->vocabulary, key), *label = jk_catalog_label(c->a->set->catalog, "term", key);
	if (term)
		add_text(c, spans, term);
	else
		add_undecided(c, spans, jk_undecided_item(c->a, key, label ? label : key, NULL));
}

static void add_value(composing *c, jk_list *spans, const char *id)
{
	const jk_parameter *parameter = jk_catalog_parameter(c->a->set->catalog, id);
	jk_value *value = parameter ? jk_value_of(c->a, parameter) : NULL;
	if (!value)
		return;
	if (!value->place)
		value->place = place(c);
	int known = 0;
	for (size_t i = 0; i < c->clause->values.count; i++)
		known |= c->clause->values.items[i] == value;
	if (!known)
		jk_push(c->a, &c->clause->values, value);
	if (value->origin == JK_FROM_NOBODY) {
		add_undecided(c, spans, value->undecided);
		return;
	}
	jk_span *span = add_span(c, spans, JK_SPAN_VALUE, value->text);
	if (span)
		span->value = value;
}

/* The last name an expression reads: what it shows. */
static const char *last_name(jk_assembling *a, const char *expression)
{
	jk_list fields = {0};
	jk_note(a, jk_xpath_fields(&fields, a->arena, expression));
	const char *field = fields.count ? fields.items[fields.count - 1] : expression;
	const char *slash = strrchr(field, '/');
	field = slash ? slash + 1 : field;
	return *field == '@' ? field + 1 : field;
}

static void add_unknown(composing *c, jk_list *spans, const jk_slot *slot)
{
	jk_assembling *a = c->a;
	const char *name = last_name(a, slot->text), *label = jk_catalog_label(a->set->catalog, "field", name);
	const char *id = jk_kept(a, jk_arena_format(a->arena, "%s/%s", jk_field_path(a, c->context), name));
	jk_undecided *item = jk_undecided_at(a, id);
	if (!item)
		item = jk_undecided_item(a, id, label ? label : name, NULL);
	jk_node *node = NULL;
	jk_note(a, jk_xpath_node(&node, slot->xpath, a->scope, c->context, a->diagnostics));
	/* A value that is wholly undecided says so itself or on the element around it. */
	if (!node || !jk_node_is_element(node) || !jk_node_attribute(node, "undecided"))
		node = c->context;
	if (node && item && !item->path && jk_node_attribute(node, "undecided"))
		jk_undecided_from(a, item, node);
	add_undecided(c, spans, item);
}

static void add_expression(composing *c, jk_list *spans, const jk_slot *slot)
{
	const char *text = "";
	jk_note(c->a, jk_xpath_string(&text, NULL, c->a->arena, slot->xpath, c->a->scope, c->context, c->a->diagnostics));
	text = jk_kept(c->a, jk_arena_string(c->a->arena, text));
	text = text ? jk_kept(c->a, jk_text_trim(c->a->arena, text)) : "";
	if (jk_text_blank(text))
		add_unknown(c, spans, slot);
	else
		add_text(c, spans, text);
}

/* A reference becomes the live number of the clause and, behind it, the place within it; both texts come when all numbers stand. */
static void add_reference(composing *c, jk_list *spans, const jk_slot *slot)
{
	jk_span *span = *slot->text ? add_span(c, spans, JK_SPAN_REFERENCE, "") : NULL;
	if (span)
		span->slot = slot;
	span = slot->anchor ? add_span(c, spans, JK_SPAN_TEXT, "") : NULL;
	if (span)
		span->slot = slot;
}

static const char *annex_name(const jk_assembling *a, const char *kind)
{
	const jk_document_kind *document = jk_catalog_document(a->set->catalog, kind);
	return document && !jk_text_blank(document->annex) ? document->annex : document ? document->title : kind;
}

static void add_phrase(composing *c, jk_list *spans, const jk_phrase *phrase)
{
	for (size_t i = 0; i < phrase->count; i++) {
		const jk_slot *slot = &phrase->slots[i];
		switch (slot->kind) {
		case JK_SLOT_TEXT:
			add_text(c, spans, slot->text);
			break;
		case JK_SLOT_TERM:
			add_term(c, spans, slot->text);
			break;
		case JK_SLOT_VALUE:
			add_value(c, spans, slot->text);
			break;
		case JK_SLOT_REFERENCE:
			add_reference(c, spans, slot);
			break;
		case JK_SLOT_ANNEX:
			add_text(c, spans, annex_name(c->a, slot->text));
			break;
		case JK_SLOT_EXPRESSION:
			add_expression(c, spans, slot);
			break;
		}
	}
}

static void add_sentences(composing *c, jk_list *spans, const jk_element *parent)
{
	for (const jk_element *e = parent->first; e; e = e->next)
		if (e->kind == JK_ELEMENT_SENTENCE && jk_holds(c->a, e->only_if, c->context))
			add_phrase(c, spans, &e->phrase);
}

/* --- blocks --- */

static const char *label(composing *c, const char *format, unsigned number)
{
	jk_buffer text;
	if (!format || !number)
		return "";
	jk_buffer_init(&text, 0);
	jk_text_label(&text, format, number);
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
		jk_xpath_refuse_turns(loop, c->a->diagnostics);
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
		add_phrase(c, &title->spans, &element->phrase);
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
	add_phrase(c, &block->spans, &element->phrase);
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

const char *jk_phrase_text(jk_assembling *a, const jk_phrase *phrase)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < phrase->count; i++) {
		const jk_slot *slot = &phrase->slots[i];
		const char *part = slot->text;
		if (slot->kind == JK_SLOT_TERM)
			part = jk_vocabulary_term(a->set->vocabulary, slot->text);
		else if (slot->kind == JK_SLOT_EXPRESSION)
			jk_note(a, jk_xpath_string(&part, NULL, a->arena, slot->xpath, a->scope, a->context ? a->context : jk_case_root(a), a->diagnostics));
		else if (slot->kind == JK_SLOT_ANNEX)
			part = annex_name(a, slot->text);
		jk_buffer_string(&text, part ? part : "");
	}
	return jk_keep_text(a, &text);
}
