/* Styles and numbers of DOCX: ISO/IEC 29500-1, 17.7 and 17.9. */
#include "template/docx_model.h"
#include <stdlib.h>
#include <string.h>
#include "base/text.h"

enum { STEPS = 20 }; /* styles may be based on each other in a ring */

/* --- reading styles.xml --- */

static const jk_node *styles_root(jk_compiling *c)
{
	static const char part[] = "word/styles.xml";
	jk_template *compiled = c->compiled;
	if (compiled->styles || !jk_package_has(compiled->package, part))
		return compiled->styles ? jk_xml_root(compiled->styles) : NULL;
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, compiled->package, part, c->diagnostics);
	if (result == JK_OK)
		result = jk_xml_parse(&compiled->styles, jk_buffer_text(&bytes), bytes.length,
				      &(jk_origin){.file = jk_package_path(compiled->package), .part = part}, c->diagnostics);
	jk_buffer_dispose(&bytes);
	c->no_memory |= result == JK_NO_MEMORY;
	c->failed |= result == JK_FAILED;
	return result == JK_OK ? jk_xml_root(compiled->styles) : NULL;
}

/* --- numbers --- */

/* "第%1条" with the marks of label.h in it. */
static const char *label_text(jk_compiling *c, const char *text)
{
	char *copy = jk_arena_allocate(c->arena, strlen(text) + 1);
	if (!copy) {
		c->no_memory = 1;
		return "";
	}
	size_t length = 0;
	for (const char *at = text; *at; at++)
		if (at[0] == '%' && at[1] >= '1' && at[1] <= '9')
			copy[length++] = (char)(JK_LABEL_NUMBER + (*++at - '1'));
		else
			copy[length++] = *at;
	return copy;
}

static int is_on(const jk_node *node, const char *name)
{
	const jk_node *child = node ? jk_node_child(node, name) : NULL;
	const char *value = child ? jk_node_attribute_local(child, "val") : NULL;
	return child && !jk_text_equal(value, "0") && !jk_text_equal(value, "false") && !jk_text_equal(value, "off");
}

static void read_level(jk_compiling *c, jk_numbering *n, const jk_node *num, unsigned level, jk_label_level *out)
{
	const jk_node *node = jk_numbering_level(n, num, level);
	const char *text = jk_numbering_value(node, "lvlText"), *format = jk_numbering_value(node, "numFmt"), *suffix = jk_numbering_value(node, "suff");
	const char *restart = jk_numbering_value(node, "lvlRestart");
	*out = (jk_label_level){.format = format ? format : "decimal", .suffix = suffix ? suffix : "tab", .restart = JK_LABEL_LEVELS};
	out->text = label_text(c, text ? text : "");
	out->start = jk_numbering_start(n, num, level);
	out->digits = is_on(node, "isLgl");
	if (restart)
		out->restart = (unsigned)strtoul(restart, NULL, 10) % JK_LABEL_LEVELS;
}

static const jk_label_scheme *read_scheme(jk_compiling *c, jk_numbering *n, const jk_node *num)
{
	jk_label_scheme *scheme = jk_arena_allocate(c->arena, sizeof *scheme);
	if (!scheme) {
		c->no_memory = 1;
		return NULL;
	}
	for (unsigned level = 0; level < JK_NUMBERING_LEVELS; level++)
		read_level(c, n, num, level, &scheme->levels[level]);
	scheme->levels[JK_NUMBERING_LEVELS] = (jk_label_level){.format = "none", .text = "", .suffix = "nothing", .restart = JK_LABEL_LEVELS};
	return scheme;
}

/* A w:num that changes levels has a scheme of its own; all others share that of their w:abstractNum. */
static void read_number(jk_compiling *c, jk_docx_model *model, jk_numbering *n, jk_node *num)
{
	jk_node *abstract = jk_numbering_abstract(n, num);
	jk_docx_number *number = abstract ? jk_arena_allocate(c->arena, sizeof *number) : NULL;
	jk_numbering_note *list = number ? jk_numbering_note_of(c, n, abstract) : NULL;
	jk_numbering_note *note = list && jk_numbering_changes_levels(num) ? jk_numbering_note_of(c, n, num) : list;
	if (!abstract)
		return;
	if (note && !note->scheme)
		note->scheme = read_scheme(c, n, num);
	if (!note || !note->scheme || jk_list_add(&model->numbers, c->arena, number) != JK_OK) {
		c->no_memory = 1;
		return;
	}
	*number = (jk_docx_number){.number = jk_node_attribute_local(num, "numId"), .list = list->index, .scheme = note->scheme};
	for (unsigned level = 0; level < JK_NUMBERING_LEVELS; level++) {
		const jk_node *override = jk_numbering_override(num, level);
		number->starts[level] = jk_numbering_start(n, num, level);
		number->overridden |= override && jk_node_child(override, "startOverride") ? 1U << level : 0;
	}
}

static int by_number(const void *a, const void *b)
{
	const jk_docx_number *x = *(const jk_docx_number *const *)a, *y = *(const jk_docx_number *const *)b;
	return strcmp(x->number, y->number);
}

static void read_numbers(jk_compiling *c, jk_docx_model *model)
{
	jk_numbering *n = jk_numbering_of(c);
	if (!n || !n->xml)
		return;
	for (jk_node *num = jk_node_first_element(jk_xml_root(n->xml)); num && !c->no_memory; num = jk_node_next_element(num))
		if (jk_node_is(num, "num") && jk_node_attribute_local(num, "numId"))
			read_number(c, model, n, num);
	if (model->numbers.count)
		qsort(model->numbers.items, model->numbers.count, sizeof *model->numbers.items, by_number);
	for (size_t i = 0; i < model->numbers.count; i++)
		((jk_docx_number *)model->numbers.items[i])->index = i;
	model->lists = n->notes.count;
	model->most = n->most;
}

/* --- styles --- */

/* "heading 3", "Heading 3": 3; 0 for another name. */
static unsigned numbered_name(const char *name, const char *word)
{
	for (; name && *word; name++, word++)
		if ((*name | 0x20) != *word)
			return 0;
	return name && name[0] == ' ' && name[1] >= '1' && name[1] <= '9' && !name[2] ? (unsigned)(name[1] - '0') : 0;
}

/* The level of a list that a style belongs to: the one that names it, else the one it names. */
static unsigned level_of(jk_numbering *n, const char *number, const char *id, const char *named, unsigned otherwise)
{
	const jk_node *num = n && n->xml ? jk_numbering_num(n, number) : NULL;
	for (unsigned level = 0; num && level < JK_NUMBERING_LEVELS; level++) {
		const jk_node *definition = jk_numbering_level(n, num, level);
		if (definition && jk_text_equal(jk_numbering_value(definition, "pStyle"), id))
			return level;
	}
	return named && *named >= '0' && *named <= '8' ? (unsigned)(*named - '0') : otherwise;
}

/* What one style of the chain says and none before it has said. */
typedef struct {
	int outline, number, level, breaks;
} told;

static void take_style(jk_compiling *c, jk_docx_style *style, told *known, const jk_node *node)
{
	const jk_node *properties = jk_node_child(node, "pPr"), *numbers = properties ? jk_node_child(properties, "numPr") : NULL;
	const char *outline = jk_numbering_value(properties, "outlineLvl"), *number = jk_numbering_value(numbers, "numId");
	if (outline && !known->outline) {
		known->outline = 1;
		style->outline = *outline >= '0' && *outline <= '8' ? (unsigned)(*outline - '0') + 1 : 0;
	}
	if (number && !known->number) {
		known->number = 1;
		style->number = jk_text_equal(number, "0") ? NULL : number;
		style->level = level_of(jk_numbering_of(c), number, jk_node_attribute_local(node, "styleId"), jk_numbering_value(numbers, "ilvl"), 0);
	}
	if (properties && jk_node_child(properties, "pageBreakBefore") && !known->breaks) {
		known->breaks = 1;
		style->breaks_page = is_on(properties, "pageBreakBefore");
	}
}

static void read_style(jk_compiling *c, jk_docx_model *model, jk_style_index *index, const jk_node *node)
{
	jk_docx_style *style = jk_arena_allocate(c->arena, sizeof *style);
	if (!style || jk_list_add(&model->styles, c->arena, style) != JK_OK) {
		c->no_memory = 1;
		return;
	}
	style->id = jk_node_attribute_local(node, "styleId");
	style->name = jk_numbering_value(node, "name");
	style->heading = numbered_name(style->name, "heading");
	style->contents = numbered_name(style->name, "toc");
	told known = {0};
	for (int step = 0; node && step < STEPS; step++) {
		take_style(c, style, &known, node);
		/* Word's own headings have their level even where nothing says so. */
		unsigned heading = numbered_name(jk_numbering_value(node, "name"), "heading");
		if (heading && !known.outline) {
			style->outline = heading;
			known.outline = 1;
		}
		node = jk_style_find(index, "style", "", jk_numbering_value(node, "basedOn"));
	}
}

static int by_id(const void *a, const void *b)
{
	return strcmp((*(const jk_docx_style *const *)a)->id, (*(const jk_docx_style *const *)b)->id);
}

static void read_styles(jk_compiling *c, jk_docx_model *model)
{
	const jk_node *root = styles_root(c);
	jk_style_index index = {.sorted = 0};
	if (root && jk_style_index_add(&index, c->arena, root, "styleId") != JK_OK)
		c->no_memory = 1;
	for (const jk_node *node = root ? jk_node_first_element(root) : NULL; node && !c->no_memory; node = jk_node_next_element(node)) {
		const char *type = jk_node_attribute_local(node, "type");
		if (jk_node_is(node, "style") && jk_node_attribute_local(node, "styleId") && (!type || strcmp(type, "paragraph") == 0))
			read_style(c, model, &index, node);
	}
	if (model->styles.count)
		qsort(model->styles.items, model->styles.count, sizeof *model->styles.items, by_id);
}

/* --- */

jk_docx_model *jk_docx_model_of(jk_compiling *c)
{
	if (c->compiled->docx_model)
		return c->compiled->docx_model;
	jk_docx_model *model = jk_arena_allocate(c->arena, sizeof *model);
	if (!model) {
		c->no_memory = 1;
		return NULL;
	}
	read_numbers(c, model);
	read_styles(c, model);
	if (c->no_memory || c->failed)
		return NULL;
	return c->compiled->docx_model = model;
}

static int compare(const char *name, jk_slice slice)
{
	int order = strncmp(name, slice.at, slice.length);
	return order ? order : name[slice.length] != '\0';
}

const jk_docx_style *jk_docx_style_find(const jk_docx_model *model, jk_slice id)
{
	size_t from = 0, to = id.at ? model->styles.count : 0;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const jk_docx_style *style = model->styles.items[middle];
		int order = compare(style->id, id);
		if (!order)
			return style;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

const jk_docx_style *jk_docx_contents_style(const jk_docx_model *model, unsigned level)
{
	for (size_t i = 0; i < model->styles.count; i++)
		if (((const jk_docx_style *)model->styles.items[i])->contents == level)
			return model->styles.items[i];
	return NULL;
}

const jk_docx_number *jk_docx_number_find(const jk_docx_model *model, jk_slice number)
{
	size_t from = 0, to = number.at ? model->numbers.count : 0;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const jk_docx_number *found = model->numbers.items[middle];
		int order = compare(found->number, number);
		if (!order)
			return found;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}
