/* sheets/ID.xml: rows of checklists, tables of risks, matrices and lists. Read after the document kinds they belong to. */
#include "base/text.h"
#include "catalog/load.h"

static void load_cells(jk_loading *loading, jk_sheet_row *row, const jk_node *node)
{
	jk_row_cell *cells = jk_load_array(loading, jk_load_count(node, "cell"), sizeof *cells);
	row->cells = cells;
	for (const jk_node *child = jk_node_first_element(node); cells && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "cell"))
			cells[row->cell_count++] = (jk_row_cell){jk_load_attribute(loading, child, "name"),
				jk_load_xpath(loading, child, "if"), jk_load_phrase(loading, child, jk_load_text(loading, child))};
}

static void load_row(jk_loading *loading, jk_sheet_row *row, const jk_node *node)
{
	const jk_node *applies = jk_node_child(node, "applies");
	row->id = jk_load_attribute(loading, node, "id");
	row->actor = jk_load_attribute(loading, node, "actor");
	row->only_if = jk_load_xpath(loading, node, "if");
	row->each = jk_load_xpath(loading, node, "for");
	row->text = jk_load_child_phrase(loading, node, "text");
	row->covers = jk_load_covers(loading, node, &row->cover_count);
	row->line = jk_node_line(node);
	if (applies) {
		row->applies = jk_load_xpath(loading, applies, "test");
		row->otherwise = jk_load_phrase(loading, applies, jk_node_attribute(applies, "otherwise"));
	}
	load_cells(loading, row, node);
}

static void load_section(jk_loading *loading, jk_sheet_section *section, const jk_node *node)
{
	jk_sheet_row *rows = jk_load_array(loading, jk_load_count(node, "row"), sizeof *rows);
	section->id = jk_load_attribute(loading, node, "id");
	section->title = jk_load_phrase(loading, node, jk_node_attribute(node, "title"));
	section->only_if = jk_load_xpath(loading, node, "if");
	section->rows = rows;
	for (const jk_node *child = jk_node_first_element(node); rows && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "row"))
			load_row(loading, &rows[section->row_count++], child);
}

void jk_load_sheet(jk_loading *loading, const jk_node *root)
{
	jk_sheet *sheet = jk_load_array(loading, 1, sizeof *sheet);
	jk_sheet_section *sections = jk_load_array(loading, jk_load_count(root, "section"), sizeof *sections);
	if (!sheet || !sections)
		return;
	const jk_record *record = loading->record;
	*sheet = (jk_sheet){.document = jk_load_attribute(loading, root, "document"), .version = record->version, .from = record->from,
			    .until = record->until, .file = record->file, .record = record, .revisions = record->revisions,
			    .revision_count = record->revision_count, .sections = sections, .line = jk_node_line(root)};
	for (const jk_node *child = jk_node_first_element(root); child; child = jk_node_next_element(child))
		if (jk_node_is(child, "section"))
			load_section(loading, &sections[sheet->section_count++], child);
	for (size_t i = 0; i < loading->catalog->documents.count; i++) {
		jk_document_kind *document = loading->catalog->documents.items[i];
		if (!jk_text_equal(document->kind, sheet->document))
			continue;
		jk_load_add(loading, &document->sheets, sheet);
		return;
	}
	jk_load_fault(loading, root, JK_DIAG_CATALOG_DOCUMENT, "id", sheet->document);
}
