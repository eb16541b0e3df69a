/* What a reader of documents sees, line by line, for scripts that compare:
 *
 *	sidedump [--set | --base | --changes] DOCUMENT
 *
 * --set: the clause set the document carries instead; --base: found by text, with the set that it carries; --changes: pending changes.
 *
 *	sidedump --catalog FOLDER
 *
 * A whole catalog, as comparing sees it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "compare/side.h"
#include "jokou/review.h"

static void put_line(const char *text)
{
	for (; *text; text++)
		if (*text == '\n')
			fputs("\\n", stdout);
		else if (*text == '\t')
			fputs("\\t", stdout);
		else
			putchar(*text);
	putchar('\n');
}

static void put_rows(const jk_side_block *block)
{
	for (size_t r = 0; r < block->rows.count; r++) {
		const jk_side_row *row = block->rows.items[r];
		printf("    row %d", row->header);
		for (size_t i = 0; i < row->cells.count; i++)
			printf(" | %s", (const char *)row->cells.items[i]);
		putchar('\n');
	}
}

static void put_unit(const jk_side_unit *unit, int how)
{
	if (!unit->in)
		return;
	printf("unit %s [%s] %s <%s>", unit->id ? unit->id : "-", unit->label, unit->title, unit->chapter);
	if (how && unit->how != JK_FOUND_BY_ID)
		printf(" how=%d score=%u", unit->how, unit->score);
	printf(" version=%s\n", unit->version ? unit->version : "-");
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		printf("  %d %s [%s] ", block->kind, *block->path ? block->path : "-", block->label);
		put_line(block->text);
		put_rows(block);
	}
}

static void put_changes(const jk_side_unit *unit)
{
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		for (size_t k = 0; k < block->changes.count; k++) {
			const jk_side_change *change = block->changes.items[k];
			printf("%s %s %zu %s (%s, %s) ", unit->id ? unit->id : "-", block->path, change->at, change->mark == JK_INSERTED ? "+" : "-",
			       change->author ? change->author : "", change->date ? change->date : "");
			put_line(change->text);
		}
	}
}

static void put_side(const jk_side *side, const char *kind, const char *group, int changes, int how)
{
	for (size_t i = 0; i < side->papers.count; i++) {
		const jk_side_paper *paper = side->papers.items[i];
		if ((kind && !jk_text_equal(paper->kind, kind)) || (group && !jk_text_equal(paper->group, group)))
			continue;
		for (size_t k = 0; k < paper->units.count; k++) {
			if (changes)
				put_changes(paper->units.items[k]);
			else
				put_unit(paper->units.items[k], how);
		}
	}
}

static int read_base(jk_side **base, jk_provenance **provenance, const char *path, jk_diagnostics *diagnostics)
{
	*base = NULL;
	if (jk_provenance_read(provenance, path, diagnostics) != JK_OK)
		return 0;
	const char *xml = jk_provenance_clause_set(*provenance);
	return !xml || jk_side_parse_set(base, xml, strlen(xml), path, diagnostics) == JK_OK;
}

static int put_catalog(const char *folder, jk_diagnostics *diagnostics)
{
	jk_catalog *catalog = NULL;
	jk_side *side = NULL;
	int right = jk_catalog_read(&catalog, folder, diagnostics) == JK_OK && jk_side_of_catalog(&side, catalog, folder, diagnostics) == JK_OK;
	for (size_t i = 0; right && i < side->papers.count; i++) {
		const jk_side_paper *paper = side->papers.items[i];
		printf("paper %s %s\n", paper->kind, paper->title);
		for (size_t k = 0; k < paper->units.count; k++)
			put_unit(paper->units.items[k], 0);
	}
	jk_side_free(side);
	jk_catalog_free(catalog);
	return right;
}

int main(int count, char **words)
{
	const char *option = count == 3 ? words[1] : "", *path = words[count - 1];
	jk_diagnostics *diagnostics;
	jk_provenance *provenance = NULL;
	jk_side *base = NULL, *side = NULL;
	if (count < 2 || jk_diagnostics_new(&diagnostics) != JK_OK)
		return 2;
	if (strcmp(option, "--catalog") == 0) {
		int done = put_catalog(path, diagnostics);
		jk_diagnostics_print(diagnostics, stderr);
		jk_diagnostics_free(diagnostics);
		return done ? 0 : 1;
	}
	int right = read_base(&base, &provenance, path, diagnostics);
	if (right && strcmp(option, "--set") == 0)
		put_side(base, jk_provenance_kind(provenance), jk_provenance_group(provenance), 0, 0);
	else if (right) {
		right = jk_side_read_document(&side, path, strcmp(option, "--base") == 0 ? base : NULL, diagnostics) == JK_OK;
		if (right)
			put_side(side, NULL, NULL, strcmp(option, "--changes") == 0, strcmp(option, "--base") == 0);
	}
	jk_diagnostics_print(diagnostics, stderr);
	jk_side_free(side);
	jk_side_free(base);
	jk_provenance_free(provenance);
	jk_diagnostics_free(diagnostics);
	return right ? 0 : 1;
}
