/* A style that is missing would lose numbering and marks without a word: better to refuse. */
#include <string.h>
#include "base/text.h"
#include "base/xml.h"
#include "format/writing.h"

typedef struct {
	jk_writing *w;
	const char *attribute;
} collecting;

static void take_name(const char *name, const char *value, void *state)
{
	const collecting *c = state;
	jk_arena *arena = c->w->compiled->arena;
	if (strcmp(name, c->attribute) == 0)
		c->w->no_memory |= jk_list_add(&c->w->compiled->style_names->names, arena, jk_arena_string(arena, value)) != JK_OK;
}

static void collect(collecting *c, const jk_node *node)
{
	if (jk_node_is(node, "style"))
		jk_node_each_attribute(node, take_name, c);
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		collect(c, child);
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

/* A template serves many documents, and its styles stay the same. */
static jk_result fill_names(jk_writing *w)
{
	const jk_format *format = jk_format_of(w->compiled->dialect);
	jk_style_names *styles = w->compiled->style_names;
	jk_result result = JK_OK;
	for (int i = 0; i < 2 && format->style_parts[i] && !styles->filled && result == JK_OK; i++) {
		jk_xml *part = NULL;
		collecting c = {w, format->style_attribute};
		result = read_part(&part, w, format->style_parts[i]);
		if (result == JK_OK)
			collect(&c, jk_xml_root(part));
		jk_xml_free(part);
	}
	styles->filled |= result == JK_OK && !w->no_memory;
	return w->no_memory ? JK_NO_MEMORY : result;
}

static int is_defined(const jk_writing *w, const char *style)
{
	const jk_list *names = &w->compiled->style_names->names;
	for (size_t i = 0; i < names->count; i++)
		if (jk_text_equal(names->items[i], style))
			return 1;
	return 0;
}

jk_result jk_styles_check(jk_writing *w)
{
	jk_list styles = {0};
	jk_result result = fill_names(w);
	if (result != JK_OK)
		return result;
	needed_styles(w, &styles);
	for (size_t k = 0; k < styles.count; k++) {
		const char *style = styles.items[k];
		if (is_defined(w, style))
			continue;
		jk_origin where = {.file = jk_package_path(w->compiled->package)};
		JK_REPORT(w->diagnostics, JK_DIAG_CLAUSES_STYLE, &where, {"style", style});
		result = JK_FAILED;
	}
	return w->no_memory ? JK_NO_MEMORY : result;
}
