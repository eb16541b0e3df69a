/* A style that is missing would lose numbering and marks without a word: better to refuse. */
#include <string.h>
#include "base/text.h"
#include "base/xml.h"
#include "format/writing.h"

typedef struct {
	const char *attribute, *wanted;
	int found;
} searching;

static void compare(const char *name, const char *value, void *state)
{
	searching *s = state;
	s->found |= strcmp(name, s->attribute) == 0 && strcmp(value, s->wanted) == 0;
}

static int has_style(const jk_node *node, searching *s)
{
	if (jk_node_is(node, "style"))
		jk_node_each_attribute(node, compare, s);
	for (const jk_node *child = jk_node_first_element(node); child && !s->found; child = jk_node_next_element(child))
		(void)has_style(child, s);
	return s->found;
}

static void need(jk_writing *w, jk_list *styles, const char *style)
{
	for (size_t i = 0; i < styles->count; i++)
		if (strcmp(styles->items[i], style) == 0)
			return;
	w->no_memory |= jk_list_add(styles, w->arena, style) != JK_OK;
}

static void needed_styles(jk_writing *w, jk_list *styles)
{
	static const char *const always[] = {"JkUndecided", "JkDefault"};
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		need(w, styles, always[i]);
	if (w->kind->chapters)
		need(w, styles, "JkChapter");
	for (size_t i = 0; i < w->document->clauses.count; i++) {
		const jk_set_clause *clause = w->document->clauses.items[i];
		for (size_t k = 0; k < clause->blocks.count; k++) {
			const jk_block *block = clause->blocks.items[k];
			need(w, styles, jk_block_style(block->kind));
			if (block->kind == JK_BLOCK_TABLE) {
				need(w, styles, "JkCell");
				need(w, styles, "JkBreak");
			}
		}
	}
}

static jk_result read_part(jk_xml **out, jk_writing *w, const char *name)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, w->compiled->package, name, w->diagnostics);
	jk_origin where = {.file = jk_package_path(w->compiled->package), .part = name};
	if (result == JK_OK)
		result = jk_xml_parse(out, jk_buffer_text(&bytes), bytes.length, &where, w->diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

jk_result jk_styles_check(jk_writing *w)
{
	const jk_format *format = jk_format_of(w->compiled->dialect);
	jk_xml *parts[2] = {NULL, NULL};
	jk_list styles = {0};
	jk_result result = JK_OK;
	for (int i = 0; i < 2 && format->style_parts[i] && result == JK_OK; i++)
		result = read_part(&parts[i], w, format->style_parts[i]);
	needed_styles(w, &styles);
	for (size_t k = 0; k < styles.count && result != JK_NO_MEMORY && parts[0]; k++) {
		searching s = {format->style_attribute, styles.items[k], 0};
		for (int i = 0; i < 2 && parts[i] && !s.found; i++)
			(void)has_style(jk_xml_root(parts[i]), &s);
		if (s.found)
			continue;
		jk_origin where = {.file = jk_package_path(w->compiled->package)};
		JK_REPORT(w->diagnostics, JK_DIAG_CLAUSES_STYLE, &where, {"style", s.wanted});
		result = JK_FAILED;
	}
	jk_xml_free(parts[0]);
	jk_xml_free(parts[1]);
	return w->no_memory ? JK_NO_MEMORY : result;
}
