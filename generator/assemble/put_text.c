/* The clauses as plain text, as a person reads them. */
#include "assemble/texts.h"
#include "base/text.h"

/* Full-width spaces before a block, by its kind. */
static const unsigned char indents[] = {
	[JK_BLOCK_CAPTION] = 1,  [JK_BLOCK_ARTICLE] = 0,  [JK_BLOCK_PARAGRAPH] = 0,   [JK_BLOCK_ITEM] = 1,
	[JK_BLOCK_SUBITEM1] = 2, [JK_BLOCK_SUBITEM2] = 3, [JK_BLOCK_TABLE_TITLE] = 1, [JK_BLOCK_TABLE] = 1,
};

static void put_indent(jk_buffer *out, jk_block_kind kind)
{
	for (unsigned i = 0; i < indents[kind]; i++)
		jk_buffer_string(out, "　");
}

static void put_table(jk_buffer *out, const jk_block *block)
{
	for (size_t i = 0; i < block->rows.count; i++) {
		const jk_row *row = block->rows.items[i];
		put_indent(out, block->kind);
		for (size_t k = 0; k < row->cells.count; k++) {
			jk_buffer_string(out, k ? " ｜ " : "");
			jk_block_put(out, row->cells.items[k]);
		}
		jk_buffer_char(out, '\n');
	}
}

/* 【必須】 behind the heading of a requirement. */
static void put_role(jk_buffer *out, const jk_clause_set *set, const char *role)
{
	const char *label = role ? jk_catalog_label(set->catalog, "role", role) : NULL;
	if (label && !jk_text_equal(role, "information"))
		jk_buffer_format(out, "【%s】", label);
}

static void put_block(jk_buffer *out, const jk_clause_set *set, const jk_block *block, const char *label)
{
	if (block->kind == JK_BLOCK_TABLE) {
		put_table(out, block);
		return;
	}
	int unnumbered_text = block->kind == JK_BLOCK_PARAGRAPH && !*block->label;
	put_indent(out, block->kind);
	if (*block->label || unnumbered_text)
		jk_buffer_format(out, "%s　", block->label);
	jk_buffer_string(out, block->kind == JK_BLOCK_CAPTION ? "（" : "");
	jk_block_put(out, &block->spans);
	jk_buffer_string(out, block->kind == JK_BLOCK_CAPTION ? "）" : "");
	put_role(out, set, block->role);
	jk_buffer_format(out, "%s\n", label);
}

static void put_blocks(jk_buffer *out, const jk_clause_set *set, const jk_set_clause *clause, const char *label)
{
	for (size_t i = 0; i < clause->blocks.count; i++)
		put_block(out, set, clause->blocks.items[i], i == 0 ? label : "");
}

void jk_put_clause_text(jk_buffer *out, const jk_clause_set *set, const jk_set_clause *clause) { put_blocks(out, set, clause, ""); }

static void put_chapter(jk_buffer *out, const jk_clause_set *set, const jk_set_document *document, const jk_set_chapter *chapter)
{
	if (document->kind->chapters)
		jk_buffer_format(out, "\n%s　%s\n", chapter->label, chapter->place->title);
	for (size_t i = 0; i < chapter->clauses.count; i++) {
		const jk_set_clause *clause = chapter->clauses.items[i];
		jk_buffer_char(out, '\n');
		/* The heading of what is only usual says so: nobody shall take it for demanded. */
		put_blocks(out, set, clause, clause->clause->practice ? "［実務］" : "");
	}
}

/* No.3　text ｜ cell ｜ cell. */
static void put_row(jk_buffer *out, const jk_set_row *row)
{
	jk_buffer_format(out, "No.%u　", row->number);
	jk_block_put(out, &row->spans);
	for (size_t i = 0; i < row->cells.count; i++) {
		const jk_set_cell *cell = row->cells.items[i];
		jk_buffer_string(out, " ｜ ");
		jk_block_put(out, &cell->spans);
	}
	if (!row->applicable)
		jk_buffer_format(out, "【該当なし：%s】", row->reason);
	jk_buffer_char(out, '\n');
}

static void put_section(jk_buffer *out, const jk_set_section *section)
{
	jk_buffer_format(out, "\n%u　%s\n", section->number, section->title);
	for (size_t i = 0; i < section->rows.count; i++)
		put_row(out, section->rows.items[i]);
}

static void put_document(jk_buffer *out, const jk_clause_set *set, const jk_set_group *group, const jk_set_document *document)
{
	if (!document->chapters.count && !document->sections.count)
		return;
	jk_buffer_format(out, "%s%s", out->length ? "\n\n" : "", document->kind->title);
	if (document->kind->per_group && set->groups.count > 1)
		jk_buffer_format(out, "（%s）", group->id);
	jk_buffer_char(out, '\n');
	for (size_t i = 0; i < document->chapters.count; i++)
		put_chapter(out, set, document, document->chapters.items[i]);
	for (size_t i = 0; i < document->sections.count; i++)
		put_section(out, document->sections.items[i]);
}

jk_result jk_clause_set_text(char **out, const jk_clause_set *set, const char *kind)
{
	jk_buffer text;
	jk_selection selection = {.kind = kind};
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < set->groups.count; i++) {
		const jk_set_group *group = set->groups.items[i];
		for (size_t k = 0; k < group->documents.count; k++)
			if (jk_selects_document(&selection, group->documents.items[k]))
				put_document(&text, set, group, group->documents.items[k]);
	}
	jk_set_house(set, &text);
	return jk_text_take(out, &text);
}
