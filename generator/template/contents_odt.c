/* Tables of contents of ODT: text:table-of-content (ODF 1.3 part 3, 8.3). */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/contents.h"

/* --- finding, and the rules --- */

static void walk(jk_compiling *c, jk_list *tables, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child && !c->no_memory; child = jk_node_next_element(child)) {
		jk_node *body = jk_node_is(child, "table-of-content") ? jk_node_child(child, "index-body") : NULL;
		jk_contents_table *table = body ? jk_arena_allocate(c->arena, sizeof *table) : NULL;
		if (table)
			table->node = body;
		c->no_memory |= body && (!table || jk_list_add(tables, c->arena, table) != JK_OK);
		if (!body)
			walk(c, tables, child);
	}
}

void jk_contents_find_odt(jk_compiling *c, jk_list *tables) { walk(c, tables, jk_xml_root(c->xml)); }

static unsigned level_of(const jk_node *node)
{
	const char *text = jk_node_attribute_local(node, "outline-level");
	unsigned level = text ? jk_slice_number((jk_slice){text, strlen(text)}, 99, 0) : 0;
	return level <= JK_CONTENTS_LEVELS ? level : 0;
}

static int is_true(const jk_node *node, const char *attribute, int otherwise)
{
	const char *text = jk_node_attribute_local(node, attribute);
	return text ? strcmp(text, "true") == 0 : otherwise;
}

/* A level's template: its style, and whether entries are links. */
static void read_template(jk_compiling *c, jk_contents_table *table, const jk_node *node)
{
	unsigned level = level_of(node);
	if (!level)
		return;
	jk_contents_pattern *pattern = &table->patterns[level];
	pattern->properties = jk_arena_string(c->arena, jk_node_attribute_local(node, "style-name"));
	if (jk_node_child(node, "index-entry-link-start"))
		pattern->text_properties = "<text:a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:type=\"simple\"";
	pattern->page_properties = jk_node_child(node, "index-entry-page-number") ? "" : NULL;
}

static void read_source_styles(jk_compiling *c, jk_contents_table *table, const jk_node *node)
{
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child)) {
		const char *name = jk_node_attribute_local(child, "style-name");
		jk_contents_style *style = name && level_of(node) ? jk_arena_allocate(c->arena, sizeof *style) : NULL;
		if (!name || !level_of(node))
			continue;
		if (!style || !(style->style = jk_arena_string(c->arena, name)) || jk_list_add(&table->styles, c->arena, style) != JK_OK)
			c->no_memory = 1;
		else
			style->level = level_of(node);
	}
}

static int read_source(jk_compiling *c, jk_contents_table *table)
{
	const jk_node *source = jk_node_child(jk_node_parent(table->node), "table-of-content-source");
	if (!source || jk_text_equal(jk_node_attribute_local(source, "index-scope"), "chapter"))
		return 0;
	table->first = 1;
	table->last = level_of(source) ? level_of(source) : JK_CONTENTS_LEVELS;
	table->by_outline = is_true(source, "use-outline-level", 1);
	for (const jk_node *node = jk_node_first_element(source); node; node = jk_node_next_element(node)) {
		if (jk_node_is(node, "table-of-content-entry-template"))
			read_template(c, table, node);
		else if (jk_node_is(node, "index-source-styles") && is_true(source, "use-index-source-styles", 0))
			read_source_styles(c, table, node);
	}
	/* Of marks in the text, which are left to the word processor. */
	return table->by_outline || table->styles.count;
}

/* --- old entries --- */

static void put_text(jk_buffer *out, const jk_node *node)
{
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		if (jk_node_text(child))
			jk_buffer_string(out, jk_node_text(child));
		else if (jk_node_is(child, "tab"))
			jk_buffer_char(out, '\t');
		else if (jk_node_is(child, "s"))
			jk_buffer_char(out, ' ');
		else if (jk_node_is_element(child))
			put_text(out, child);
	}
}

/* The start tag of a link without where it leads, left open. */
static const char *link_start(jk_compiling *c, jk_node *link)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_node_unset_local(link, "href");
	jk_xml_put_start(&text, link, NULL, NULL);
	const char *kept = jk_arena_string(c->arena, jk_buffer_text(&text));
	c->no_memory |= !kept || text.failed;
	jk_buffer_dispose(&text);
	return kept;
}

static void keep_pattern(jk_compiling *c, jk_contents_table *table, unsigned level, const jk_node *paragraph, jk_node *link)
{
	jk_contents_pattern *pattern = &table->patterns[level];
	const char *style = jk_node_attribute_local(paragraph, "style-name");
	if (!level || level > JK_CONTENTS_LEVELS || pattern->seen)
		return;
	pattern->seen = 1;
	pattern->properties = jk_arena_string(c->arena, style);
	if (link)
		pattern->text_properties = link_start(c, link);
}

static int read_entry(jk_compiling *c, jk_contents_table *table, const jk_written *written, jk_node *paragraph)
{
	jk_buffer buffer;
	jk_node *link = jk_node_child(paragraph, "a");
	const char *target = link ? jk_node_attribute_local(link, "href") : NULL, *anchor = NULL;
	unsigned level = 0;
	int stale = 1;
	jk_buffer_init(&buffer, 0);
	put_text(&buffer, paragraph);
	const char *text = jk_arena_string(c->arena, jk_buffer_text(&buffer));
	if (target && *target == '#' && !strchr(target, '|'))
		anchor = jk_arena_string(c->arena, target + 1);
	c->no_memory |= !text || buffer.failed;
	if (text && !jk_text_blank(text))
		stale = jk_contents_keep(c, table, written, anchor, text, &level);
	if (stale)
		keep_pattern(c, table, level, paragraph, link);
	jk_buffer_dispose(&buffer);
	return stale;
}

int jk_contents_read_odt(jk_compiling *c, jk_contents_table *table, const jk_written *written)
{
	int stale = read_source(c, table);
	for (jk_node *node = jk_node_first_element(table->node); node && stale && !c->no_memory; node = jk_node_next_element(node))
		if (jk_node_is(node, "p"))
			stale = read_entry(c, table, written, node);
	for (unsigned level = 1; level <= JK_CONTENTS_LEVELS && stale; level++)
		if (!table->patterns[level].properties) {
			table->patterns[level].properties = jk_arena_format(c->arena, "Contents_20_%u", level);
			table->patterns[level].page_properties = "";
			c->no_memory |= !table->patterns[level].properties;
		}
	return stale && !c->no_memory;
}

void jk_contents_empty_odt(jk_compiling *c, jk_contents_table *table)
{
	(void)c;
	for (jk_node *node = jk_node_first_element(table->node); node; node = jk_node_next_element(node))
		while (!jk_node_is(node, "index-title") && jk_node_first(node))
			jk_node_remove(jk_node_first(node));
}

void jk_contents_clear_odt(jk_compiling *c, const jk_contents_table *table, jk_action_run *first, jk_action_run *entries)
{
	for (jk_node *node = jk_node_first(table->node), *next; node; node = next) {
		next = jk_node_next(node);
		if (!jk_node_is(node, "index-title"))
			jk_node_remove(node);
	}
	jk_act_last(c, table->node, first, table);
	jk_act_last(c, table->node, entries, table);
}

/* --- putting entries in --- */

/* In one, for a space at the beginning of a text would be lost. */
static void put_words(jk_buffer *out, const jk_contents_table *table, const jk_contents_entry *entry)
{
	jk_buffer words;
	jk_buffer_init(&words, 0);
	jk_buffer_string(&words, entry->label);
	if (*entry->label)
		jk_buffer_string(&words, table->separator ? table->separator : " ");
	jk_buffer_string(&words, entry->title);
	jk_dialect_named("odt")->put_text(out, jk_buffer_text(&words), NULL);
	out->failed |= words.failed;
	jk_buffer_dispose(&words);
}

void jk_contents_put_odt(jk_buffer *out, const jk_contents_table *table, const jk_contents_entry *entry)
{
	const jk_contents_pattern *pattern = &table->patterns[entry->level];
	jk_buffer_string(out, "<text:p text:style-name=\"");
	jk_xml_put_value(out, pattern->properties);
	jk_buffer_string(out, "\">");
	if (pattern->text_properties) {
		jk_buffer_format(out, "%s xlink:href=\"#", pattern->text_properties);
		jk_xml_put_value(out, entry->anchor);
		jk_buffer_string(out, "\">");
	}
	put_words(out, table, entry);
	if (pattern->page_properties)
		jk_buffer_format(out, "<text:tab/>%u", entry->page);
	jk_buffer_string(out, pattern->text_properties ? "</text:a></text:p>" : "</text:p>");
}

/* --- the page --- */

jk_page_size jk_odt_page_size(void) { return (jk_page_size){36, 80}; }
