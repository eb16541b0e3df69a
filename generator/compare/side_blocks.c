/* The wording of a clause: the nested elements of 法令標準XML become flat blocks again (assemble/put_blocks.c, the other way round). */
#include "base/text.h"
#include "compare/side_read.h"

enum { PARAGRAPH, ITEM, SUBITEM1, SUBITEM2, LEVELS };

static const struct {
	const char *name, *label, *sentence, *below, *allowed;
	jk_block_kind kind;
} levels[LEVELS] = {
	[PARAGRAPH] = {"Paragraph", "ParagraphNum", "ParagraphSentence", "Item", "ParagraphNum, ParagraphSentence, Item, TableStruct",
		       JK_BLOCK_PARAGRAPH},
	[ITEM] = {"Item", "ItemTitle", "ItemSentence", "Subitem1", "ItemTitle, ItemSentence, Subitem1", JK_BLOCK_ITEM},
	[SUBITEM1] = {"Subitem1", "Subitem1Title", "Subitem1Sentence", "Subitem2", "Subitem1Title, Subitem1Sentence, Subitem2",
		      JK_BLOCK_SUBITEM1},
	[SUBITEM2] = {"Subitem2", "Subitem2Title", "Subitem2Sentence", NULL, "Subitem2Title, Subitem2Sentence", JK_BLOCK_SUBITEM2},
};

/* --- spans --- */

/* What was struck out is no longer said. */
static int is_deleted(const jk_node *node) { return jk_text_equal(jk_node_attribute(node, "mark"), "deleted"); }

static void add_span(jk_side_reading *r, jk_list *spans, jk_span_kind kind, const char *text, const char *name)
{
	jk_side_span *span = jk_side_make(r, sizeof *span);
	if (span)
		*span = (jk_side_span){kind, text, name};
	jk_side_push(r, spans, span);
}

static void read_tagged(jk_side_reading *r, jk_list *spans, const jk_node *node)
{
	static const struct {
		const char *name, *attribute;
		jk_span_kind kind;
	} kinds[] = {{"value", "parameter", JK_SPAN_VALUE}, {"undecided", "ref", JK_SPAN_UNDECIDED}, {"ref", "target", JK_SPAN_REFERENCE},
		     {"span", NULL, JK_SPAN_TEXT}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!jk_node_is(node, kinds[i].name))
			continue;
		const char *name = kinds[i].attribute ? jk_side_need(r, node, kinds[i].attribute) : NULL;
		for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
			jk_side_stray(r, child, "text");
		if (!is_deleted(node))
			add_span(r, spans, kinds[i].kind, jk_side_content(r, node), name);
		return;
	}
	jk_side_stray(r, node, "value, undecided, ref, span");
}

static void read_spans(jk_side_reading *r, jk_list *spans, const jk_node *node)
{
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		const char *text = jk_node_text(child);
		if (text && *text)
			add_span(r, spans, JK_SPAN_TEXT, jk_side_copy(r, text), NULL);
		else if (jk_node_is_element(child))
			read_tagged(r, spans, child);
	}
}

static void read_sentences(jk_side_reading *r, jk_list *spans, const jk_node *parent)
{
	for (jk_node *node = jk_side_next(r, parent, NULL); node; node = jk_side_next(r, parent, node)) {
		if (jk_node_is(node, "Sentence"))
			read_spans(r, spans, node);
		else
			jk_side_stray(r, node, "Sentence");
	}
}

static const char *joined(jk_side_reading *r, const jk_list *spans)
{
	jk_buffer text;
	if (spans->count == 1)
		return ((const jk_side_span *)spans->items[0])->text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < spans->count; i++)
		jk_buffer_string(&text, ((const jk_side_span *)spans->items[i])->text);
	const char *copy = text.failed ? NULL : jk_side_copy(r, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	if (!copy)
		r->no_memory = 1;
	return copy ? copy : "";
}

void jk_side_join(jk_side_reading *r, jk_side_block *block) { block->text = joined(r, &block->spans); }

/* --- blocks --- */

static jk_side_block *add_block(jk_side_reading *r, jk_side_unit *unit, jk_block_kind kind)
{
	jk_side_block *block = jk_side_make(r, sizeof *block);
	if (block)
		*block = (jk_side_block){.kind = kind, .label = "", .text = "", .path = ""};
	jk_side_push(r, &unit->blocks, block);
	return block;
}

jk_side_block *jk_side_read_line(jk_side_reading *r, jk_side_unit *unit, jk_block_kind kind, const jk_node *node)
{
	jk_side_block *block = is_deleted(node) ? NULL : add_block(r, unit, kind);
	if (!block)
		return NULL;
	read_spans(r, &block->spans, node);
	jk_side_join(r, block);
	return block;
}

/* --- tables --- */

static void read_row(jk_side_reading *r, jk_side_block *table, const jk_node *node)
{
	jk_side_row *row = jk_side_make(r, sizeof *row);
	if (!row)
		return;
	row->header = jk_node_is(node, "TableHeaderRow");
	const char *column = row->header ? "TableHeaderColumn" : "TableColumn";
	for (jk_node *cell = jk_side_next(r, node, NULL); cell; cell = jk_side_next(r, node, cell)) {
		jk_list spans = {0};
		if (!jk_node_is(cell, column)) {
			jk_side_stray(r, cell, column);
			continue;
		}
		read_sentences(r, &spans, cell);
		jk_side_push(r, &row->cells, joined(r, &spans));
	}
	jk_side_push(r, &table->rows, row);
}

static void read_table(jk_side_reading *r, jk_side_unit *unit, const jk_node *node)
{
	jk_side_block *table = is_deleted(node) ? NULL : add_block(r, unit, JK_BLOCK_TABLE);
	for (jk_node *row = table ? jk_side_next(r, node, NULL) : NULL; row; row = jk_side_next(r, node, row)) {
		if (jk_node_is(row, "TableHeaderRow") || jk_node_is(row, "TableRow"))
			read_row(r, table, row);
		else
			jk_side_stray(r, row, "TableHeaderRow, TableRow");
	}
}

static void read_table_struct(jk_side_reading *r, jk_side_unit *unit, const jk_node *parent)
{
	for (jk_node *node = jk_side_next(r, parent, NULL); node; node = jk_side_next(r, parent, node)) {
		if (jk_node_is(node, "TableStructTitle"))
			(void)jk_side_read_line(r, unit, JK_BLOCK_TABLE_TITLE, node);
		else if (jk_node_is(node, "Table"))
			read_table(r, unit, node);
		else
			jk_side_stray(r, node, "TableStructTitle, Table");
	}
}

/* --- paragraphs and what they hold --- */

/* A paragraph without a sentence only carries what stands in it. */
static void read_own(jk_side_reading *r, jk_side_unit *unit, int level, const jk_node *node, const char *path, const char *article)
{
	const jk_node *sentence = jk_node_child(node, levels[level].sentence), *label = jk_node_child(node, levels[level].label);
	jk_side_block *block = sentence && !is_deleted(node) ? add_block(r, unit, article ? JK_BLOCK_ARTICLE : levels[level].kind) : NULL;
	if (!block)
		return;
	block->label = article ? article : jk_side_content(r, label);
	block->path = path;
	block->anchor = jk_side_attribute(r, node, "id");
	read_sentences(r, &block->spans, sentence);
	jk_side_join(r, block);
}

static const char *path_of(jk_side_reading *r, const char *above, unsigned number)
{
	const char *path = jk_arena_format(r->side->arena, "%s%s%u", above, *above ? "/" : "", number);
	if (!path)
		r->no_memory = 1;
	return path ? path : "";
}

static void read_level(jk_side_reading *r, jk_side_unit *unit, int level, const jk_node *node, const char *path, const char *article)
{
	unsigned below = 0;
	read_own(r, unit, level, node, path, article);
	for (jk_node *child = jk_side_next(r, node, NULL); child; child = jk_side_next(r, node, child)) {
		if (levels[level].below && jk_node_is(child, levels[level].below))
			read_level(r, unit, level + 1, child, path_of(r, path, ++below), NULL);
		else if (level == PARAGRAPH && jk_node_is(child, "TableStruct"))
			read_table_struct(r, unit, child);
		else if (!jk_node_is(child, levels[level].label) && !jk_node_is(child, levels[level].sentence))
			jk_side_stray(r, child, levels[level].allowed);
	}
}

/* Layout "article": the number stands on the line of the first paragraph; layout "section": on that of the heading. */
static void read_article(jk_side_reading *r, jk_side_unit *unit, const jk_node *article)
{
	const jk_node *title = jk_node_child(article, "ArticleTitle");
	const char *label = title ? jk_side_content(r, title) : NULL;
	unsigned paragraphs = 0;
	for (jk_node *node = jk_side_next(r, article, NULL); node; node = jk_side_next(r, article, node)) {
		if (jk_node_is(node, "ArticleCaption")) {
			jk_side_block *heading = jk_side_read_line(r, unit, r->sections ? JK_BLOCK_ARTICLE : JK_BLOCK_CAPTION, node);
			if (heading && r->sections && label)
				heading->label = label;
		} else if (jk_node_is(node, "Paragraph")) {
			const char *own = !r->sections && !paragraphs ? label : NULL;
			read_level(r, unit, PARAGRAPH, node, path_of(r, "", ++paragraphs), own);
		} else if (!jk_node_is(node, "ArticleTitle"))
			jk_side_stray(r, node, "ArticleCaption, ArticleTitle, Paragraph");
	}
}

void jk_side_read_text(jk_side_reading *r, jk_side_unit *unit, const jk_node *text)
{
	for (jk_node *node = jk_side_next(r, text, NULL); node; node = jk_side_next(r, text, node)) {
		if (jk_node_is(node, "Article"))
			read_article(r, unit, node);
		else
			jk_side_stray(r, node, "Article");
	}
}
