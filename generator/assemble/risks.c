/* Risks that the profile decided must be rows of a sheet: a judgement that no paper shows would be lost without a word. */
#include <string.h>
#include "assemble/assembling.h"
#include "base/text.h"

static size_t rows_in(const jk_sheet *sheet, const char **ids)
{
	size_t count = 0;
	for (size_t i = 0; i < sheet->section_count; i++)
		for (size_t k = 0; k < sheet->sections[i].row_count; k++, count++)
			if (ids)
				ids[count] = sheet->sections[i].rows[k].id;
	return count;
}

/* The ids of the rows of the papers that each group has its own of, as it has a table of risks; ids NULL: their number. */
static size_t all_rows(const jk_assembling *a, const char **ids)
{
	const jk_list *kinds = &a->set->catalog->documents;
	size_t count = 0;
	for (size_t i = 0; i < kinds->count; i++) {
		const jk_document_kind *kind = kinds->items[i];
		for (size_t k = 0; kind->per_group && k < kind->sheets.count; k++)
			count += rows_in(kind->sheets.items[k], ids ? ids + count : NULL);
	}
	return count;
}

static int is_among(const char *word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return 1;
	return 0;
}

static int has_function(const jk_assembling *a, const char *id)
{
	const jk_node *functions = jk_field(a->root, "functions");
	for (const jk_node *node = jk_node_first_element(functions); node; node = jk_node_next_element(node))
		if (jk_text_equal(jk_node_attribute(node, "id"), id))
			return 1;
	return 0;
}

static void check_risk(jk_assembling *a, const jk_node *risk, const char *const *rows, size_t count)
{
	const char *ref = jk_node_attribute(risk, "ref"), *function = jk_node_attribute(risk, "function");
	jk_origin where = jk_node_origin(a->profile, risk);
	if (ref && !is_among(ref, rows, count)) {
		const char *near = jk_text_nearest(ref, rows, count);
		JK_REPORT(a->diagnostics, JK_DIAG_RISK, &where, {"ref", ref}, {"near", near ? near : count ? rows[0] : "?"});
		a->failed = 1;
	}
	if (function && !has_function(a, function)) {
		JK_REPORT(a->diagnostics, JK_DIAG_RISK_FUNCTION, &where, {"ref", ref ? ref : ""}, {"function", function});
		a->failed = 1;
	}
}

void jk_check_risks(jk_assembling *a)
{
	const jk_node *risks = jk_field(a->root, "risks");
	if (!risks)
		return;
	size_t count = all_rows(a, NULL);
	const char **rows = jk_make(a, (count + 1) * sizeof *rows);
	if (!rows)
		return;
	all_rows(a, rows);
	for (const jk_node *risk = jk_node_first_element(risks); risk; risk = jk_node_next_element(risk))
		check_risk(a, risk, rows, count);
}
