/* Styles and numbers of ODT: ODF 1.3 part 3, 16.30 to 16.35 and 19.880. */
#include "template/odt_model.h"
#include <stdlib.h>
#include <string.h>
#include "base/text.h"

enum { STEPS = 20 }; /* styles may be based on each other in a ring */

static unsigned number_of(const jk_node *node, const char *attribute, unsigned otherwise)
{
	const char *text = jk_node_attribute_local(node, attribute);
	return text ? jk_slice_number((jk_slice){text, strlen(text)}, 100000000, otherwise) : otherwise;
}

/* A copy, for the part's tree does not last; "" when there is none. */
static const char *text_of(jk_compiling *c, const jk_node *node, const char *attribute)
{
	const char *text = jk_node_attribute_local(node, attribute), *kept = jk_arena_string(c->arena, text ? text : "");
	c->no_memory |= !kept;
	return kept ? kept : "";
}

/* --- labels --- */

/* LibreOffice's own "%1%.%2%)": where each number stands, exactly. */
static void put_format(jk_buffer *out, const char *format)
{
	for (const char *at = format; *at; at++) {
		const char *stop = *at == '%' ? strchr(at + 1, '%') : NULL;
		unsigned level = stop ? jk_slice_number((jk_slice){at + 1, (size_t)(stop - at) - 1}, 99, 0) : 0;
		if (level && level <= JK_LABEL_LEVELS) {
			jk_buffer_char(out, (char)(JK_LABEL_NUMBER + level - 1));
			at = stop;
		} else
			jk_buffer_char(out, *at);
	}
}

static void put_shown_levels(jk_buffer *out, const jk_label_scheme *scheme, unsigned level, unsigned shown)
{
	for (unsigned i = shown > level ? 0 : level + 1 - shown; i <= level; i++) {
		if (!*scheme->levels[i].format)
			continue;
		if (out->length && out->bytes[out->length - 1] < JK_LABEL_NUMBER + JK_LABEL_LEVELS && out->bytes[out->length - 1] >= JK_LABEL_NUMBER)
			jk_buffer_char(out, '.');
		jk_buffer_char(out, (char)(JK_LABEL_NUMBER + i));
	}
}

static const char *label_text(jk_compiling *c, const jk_label_scheme *scheme, unsigned level, const jk_node *node)
{
	jk_buffer text;
	const char *format = jk_node_attribute_local(node, "num-list-format");
	jk_buffer_init(&text, 0);
	if (format)
		put_format(&text, format);
	else {
		jk_buffer_string(&text, text_of(c, node, "num-prefix"));
		if (*scheme->levels[level].format)
			put_shown_levels(&text, scheme, level, number_of(node, "display-levels", 1));
		jk_buffer_string(&text, text_of(c, node, "num-suffix"));
	}
	const char *kept = jk_arena_string(c->arena, jk_buffer_text(&text));
	c->no_memory |= !kept || text.failed;
	jk_buffer_dispose(&text);
	return kept ? kept : "";
}

static int is_numbered(const jk_node *node) { return jk_node_is(node, "list-level-style-number") || jk_node_is(node, "outline-level-style"); }

static void read_level(jk_compiling *c, jk_label_scheme *scheme, const jk_node *node, int texts)
{
	unsigned level = number_of(node, "level", 0);
	if (!level || level > JK_LABEL_LEVELS || !is_numbered(node))
		return;
	jk_label_level *out = &scheme->levels[level - 1];
	out->format = text_of(c, node, "num-format");
	out->start = number_of(node, "start-value", 1);
	out->letters_count_on = !jk_text_equal(jk_node_attribute_local(node, "num-letter-sync"), "true");
	if (texts)
		out->text = label_text(c, scheme, level - 1, node);
}

static const jk_label_scheme *read_scheme(jk_compiling *c, const jk_node *style)
{
	jk_label_scheme *scheme = jk_arena_allocate(c->arena, sizeof *scheme);
	if (!scheme) {
		c->no_memory = 1;
		return NULL;
	}
	for (unsigned level = 0; level < JK_LABEL_LEVELS; level++)
		scheme->levels[level] = (jk_label_level){.format = "", .text = "", .suffix = "space", .start = 1, .restart = JK_LABEL_LEVELS};
	/* Labels show numbers of levels above, so formats come first. */
	for (int texts = 0; texts < 2; texts++)
		for (const jk_node *node = jk_node_first_element(style); node; node = jk_node_next_element(node))
			read_level(c, scheme, node, texts);
	return scheme;
}

/* --- styles --- */

static jk_odt_style *add(jk_compiling *c, jk_list *list, const jk_node *node)
{
	jk_odt_style *style = jk_arena_allocate(c->arena, sizeof *style);
	if (!style || jk_list_add(list, c->arena, style) != JK_OK) {
		c->no_memory = 1;
		return NULL;
	}
	style->name = text_of(c, node, "name");
	return style;
}

static void read_paragraph_style(jk_compiling *c, jk_odt_model *model, jk_odt_styles *styles, const jk_node *node)
{
	jk_odt_style *style = add(c, &model->paragraphs, node);
	int numbers_known = 0, break_known = 0;
	int changes = jk_node_is(jk_node_parent(node), "automatic-styles") && jk_node_attribute_local(node, "parent-style-name");
	if (style)
		style->common = changes ? text_of(c, node, "parent-style-name") : style->name;
	for (int step = 0; style && node && step < STEPS; step++) {
		const char *list = jk_node_attribute_local(node, "list-style-name");
		const jk_node *properties = jk_node_child(node, "paragraph-properties");
		const char *before = properties ? jk_node_attribute_local(properties, "break-before") : NULL;
		const char *page = jk_node_attribute_local(node, "master-page-name");
		if (list && !numbers_known)
			style->unnumbered = !*list;
		if (before && !break_known)
			style->breaks_page = jk_text_equal(before, "page");
		style->breaks_page |= page && *page && !break_known;
		numbers_known |= list != NULL;
		break_known |= before != NULL;
		node = jk_style_find(&styles->index, "style", "paragraph", jk_node_attribute_local(node, "parent-style-name"));
	}
}

static void read_group(jk_compiling *c, jk_odt_model *model, jk_odt_styles *styles, const jk_node *group)
{
	for (const jk_node *node = group ? jk_node_first_element(group) : NULL; node && !c->no_memory; node = jk_node_next_element(node)) {
		if (jk_node_is(node, "style") && jk_text_equal(jk_node_attribute_local(node, "family"), "paragraph"))
			read_paragraph_style(c, model, styles, node);
		else if (jk_node_is(node, "list-style")) {
			jk_odt_style *style = add(c, &model->lists, node);
			if (style)
				style->scheme = read_scheme(c, node);
		} else if (jk_node_is(node, "outline-style"))
			model->outline = read_scheme(c, node);
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const jk_odt_style *const *)a)->name, (*(const jk_odt_style *const *)b)->name);
}

static void sort(jk_list *list)
{
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_name);
}

jk_odt_model *jk_odt_model_of(jk_compiling *c)
{
	jk_odt_model *model = jk_arena_allocate(c->arena, sizeof *model);
	jk_odt_styles *styles = model ? jk_odt_styles_of(c) : NULL;
	c->no_memory |= !model;
	if (!styles)
		return NULL;
	read_group(c, model, styles, jk_node_child(jk_xml_root(c->xml), "automatic-styles"));
	read_group(c, model, styles, c->compiled->styles ? jk_node_child(jk_xml_root(c->compiled->styles), "styles") : NULL);
	sort(&model->lists);
	sort(&model->paragraphs);
	return c->no_memory ? NULL : model;
}

const jk_odt_style *jk_odt_style_find(const jk_list *styles, jk_slice name)
{
	size_t from = 0, to = name.at ? styles->count : 0;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const jk_odt_style *style = styles->items[middle];
		int order = strncmp(style->name, name.at, name.length);
		if (!order && !style->name[name.length])
			return style;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}
