/* Tables of contents of DOCX: the field TOC (ISO/IEC 29500-1, 17.16.5.68), whose result is a paragraph for each entry. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/contents.h"

/* --- finding --- */

enum { FIELDS = 32 };

typedef struct {
	jk_compiling *c;
	jk_list *tables;
	jk_node *paragraph;
	struct {
		jk_buffer instruction;
		jk_node *paragraph, *separate;
	} fields[FIELDS];
	size_t depth, over;
} finding;

static void begin_field(finding *f)
{
	if (f->depth == FIELDS || f->over) {
		f->over++;
		return;
	}
	jk_buffer_init(&f->fields[f->depth].instruction, 0);
	f->fields[f->depth].paragraph = f->paragraph;
	f->fields[f->depth++].separate = NULL;
}

static int is_contents(const char *instruction)
{
	const char *at = instruction + strspn(instruction, " \t\n");
	return jk_text_starts(at, "TOC") && (!at[3] || strchr(" \t\n\\", at[3]));
}

static void end_field(finding *f, jk_node *mark)
{
	if (f->over) {
		f->over--;
		return;
	}
	if (!f->depth)
		return;
	jk_buffer *instruction = &f->fields[--f->depth].instruction;
	jk_node *first = f->fields[f->depth].paragraph, *separate = f->fields[f->depth].separate;
	int wanted = first && separate && f->paragraph && is_contents(jk_buffer_text(instruction)) && jk_node_parent(first) == jk_node_parent(f->paragraph);
	jk_contents_table *table = wanted ? jk_arena_allocate(f->c->arena, sizeof *table) : NULL;
	if (table)
		*table = (jk_contents_table){.node = first, .last_node = f->paragraph, .separate = separate, .end = mark,
					     .instruction = jk_arena_string(f->c->arena, jk_buffer_text(instruction))};
	f->c->no_memory |= wanted && (!table || !table->instruction || jk_list_add(f->tables, f->c->arena, table) != JK_OK);
	jk_buffer_dispose(instruction);
}

static void read_mark(finding *f, jk_node *mark)
{
	const char *type = jk_node_attribute_local(mark, "fldCharType");
	if (jk_text_equal(type, "begin"))
		begin_field(f);
	else if (jk_text_equal(type, "end"))
		end_field(f, mark);
	else if (f->depth && !f->over && f->fields[f->depth - 1].paragraph == f->paragraph)
		f->fields[f->depth - 1].separate = mark;
}

static void walk(finding *f, jk_node *node)
{
	for (jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		jk_node *outer = f->paragraph;
		if (jk_node_is(node, "instrText") && jk_node_text(child) && f->depth && !f->over && !f->fields[f->depth - 1].separate)
			jk_buffer_string(&f->fields[f->depth - 1].instruction, jk_node_text(child));
		if (!jk_node_is_element(child))
			continue;
		if (jk_node_is(child, "p"))
			f->paragraph = child;
		if (jk_node_is(child, "fldChar"))
			read_mark(f, child);
		walk(f, child);
		f->paragraph = outer;
	}
}

void jk_contents_find_docx(jk_compiling *c, jk_list *tables)
{
	finding f = {.c = c, .tables = tables};
	walk(&f, jk_xml_root(c->xml));
	while (f.depth)
		jk_buffer_dispose(&f.fields[--f.depth].instruction);
}

/* --- the instruction --- */

/* The next word, or what stands between quotes; NULL at the end. */
static const char *next_word(jk_compiling *c, const char **at)
{
	*at += strspn(*at, " \t\n");
	int quoted = **at == '"';
	const char *start = *at + quoted;
	size_t length = quoted ? strcspn(start, "\"") : strcspn(start, " \t\n\"");
	*at = start + length + (quoted && start[length] == '"');
	if (!quoted && !length)
		return NULL;
	const char *word = jk_arena_text(c->arena, start, length);
	c->no_memory |= !word;
	return word;
}

static int is_option(const char *at) { return at[strspn(at, " \t\n")] == '\\'; }

/* "1-3" */
static void read_range(const char *text, unsigned *first, unsigned *last)
{
	const char *dash = strchr(text, '-');
	*first = (unsigned)strtoul(text, NULL, 10);
	*last = dash ? (unsigned)strtoul(dash + 1, NULL, 10) : *first;
}

/* "見出し A,1,見出し B,2"; some countries part with a semicolon. */
static void read_styles(jk_compiling *c, jk_contents_table *table, const char *text)
{
	char mark[2] = {strchr(text, ';') ? ';' : ',', '\0'};
	while (*text && !c->no_memory) {
		size_t length = strcspn(text, mark);
		const char *number = text[length] ? text + length + 1 : "1";
		jk_contents_style *style = jk_arena_allocate(c->arena, sizeof *style);
		const char *raw = jk_arena_text(c->arena, text, length), *name = raw ? jk_text_trim(c->arena, raw) : NULL;
		if (!style || !name || jk_list_add(&table->styles, c->arena, style) != JK_OK) {
			c->no_memory = 1;
			return;
		}
		unsigned level = (unsigned)strtoul(number, NULL, 10);
		*style = (jk_contents_style){name, level >= 1 && level <= 9 ? level : 1};
		text = text[length] ? number + strcspn(number, mark) : "";
		text += *text != '\0';
	}
}

/* Options that do not change which entries there are: \f as LibreOffice writes it along with \o, \s \d \w \x \z. */
static int read_option(jk_compiling *c, jk_contents_table *table, char option, const char **at)
{
	const char *word = !is_option(*at) && strchr("ontpfdslbac", option) ? next_word(c, at) : NULL;
	switch (option) {
	case 'o':
		table->by_heading = 1;
		if (word)
			read_range(word, &table->first, &table->last);
		break;
	case 'u': table->by_outline = 1; break;
	case 'h': table->links = 1; break;
	case 't':
		if (word)
			read_styles(c, table, word);
		break;
	case 'n':
		table->first_bare = 1;
		table->last_bare = JK_CONTENTS_LEVELS;
		if (word)
			read_range(word, &table->first_bare, &table->last_bare);
		break;
	case 'p': table->before_page = word; break;
	case 'a': /* captions, a part of the document, a sequence */
	case 'b':
	case 'c': return 0;
	default: break;
	}
	return 1;
}

static int read_instruction(jk_compiling *c, jk_contents_table *table)
{
	const char *at = strstr(table->instruction, "TOC") + 3;
	int entries = 0;
	table->first = 1;
	table->last = 9;
	while (*(at += strspn(at, " \t\n"))) {
		if (*at != '\\') {
			(void)next_word(c, &at);
			continue;
		}
		char option = at[1];
		at += option ? 2 : 1;
		if (option && !read_option(c, table, option, &at))
			return 0;
		entries |= option == 'f' || option == 'l';
	}
	/* LibreOffice writes \f with \o, and means the outline. */
	table->by_outline |= entries && table->by_heading;
	if (table->by_heading || table->by_outline || table->styles.count)
		return 1;
	table->by_heading = 1;
	return !entries; /* of marks in the text, which are left to the word processor */
}

/* --- old entries --- */

static const char *markup_of(jk_compiling *c, const jk_node *node)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (node)
		jk_xml_put_node(&text, node);
	const char *kept = jk_arena_string(c->arena, jk_buffer_text(&text));
	c->no_memory |= !kept || text.failed;
	jk_buffer_dispose(&text);
	return kept ? kept : "";
}

typedef struct {
	jk_buffer text;
	const jk_node *first_run, *last_run; /* with text */
	const char *anchor;
} old_entry;

static void read_entry(old_entry *e, const jk_node *node)
{
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		if (jk_node_is(node, "t") && jk_node_text(child))
			jk_buffer_string(&e->text, jk_node_text(child));
		if (!jk_node_is_element(child) || jk_node_is(child, "pPr") || jk_node_is(child, "rPr") || jk_node_is(child, "instrText"))
			continue;
		if (jk_node_is(child, "hyperlink") && !e->anchor)
			e->anchor = jk_node_attribute_local(child, "anchor");
		if (jk_node_is(child, "tab"))
			jk_buffer_char(&e->text, '\t');
		if (jk_node_is(child, "t")) {
			e->first_run = e->first_run ? e->first_run : node;
			e->last_run = node;
		}
		read_entry(e, child);
	}
}

static unsigned level_of_style(const jk_written *written, const jk_node *properties)
{
	const char *id = properties ? jk_numbering_value(properties, "pStyle") : NULL;
	const jk_docx_style *style = id ? jk_docx_style_find(written->docx, (jk_slice){id, strlen(id)}) : NULL;
	return style ? style->contents : 0;
}

static void keep_pattern(jk_compiling *c, jk_contents_table *table, unsigned level, const jk_node *properties, const old_entry *e)
{
	jk_contents_pattern *pattern = &table->patterns[level];
	if (!level || level >= JK_CONTENTS_LEVELS || pattern->properties)
		return;
	pattern->properties = markup_of(c, properties);
	pattern->text_properties = markup_of(c, e->first_run ? jk_node_child(e->first_run, "rPr") : NULL);
	pattern->page_properties = markup_of(c, e->last_run ? jk_node_child(e->last_run, "rPr") : NULL);
}

static int read_entries(jk_compiling *c, jk_contents_table *table, const jk_written *written)
{
	int stale = 1;
	for (const jk_node *node = table->node; node && stale && !c->no_memory; node = node == table->last_node ? NULL : jk_node_next(node)) {
		if (!jk_node_is_element(node))
			continue;
		old_entry e = {.anchor = NULL};
		const jk_node *properties = jk_node_child(node, "pPr");
		unsigned level = level_of_style(written, properties);
		jk_buffer_init(&e.text, 0);
		read_entry(&e, node);
		const char *text = jk_arena_string(c->arena, jk_buffer_text(&e.text)), *anchor = jk_arena_string(c->arena, e.anchor);
		c->no_memory |= !text || (e.anchor && !anchor) || e.text.failed;
		if (text && !jk_text_blank(text)) {
			stale = jk_contents_keep(c, table, written, anchor, text, &level);
			keep_pattern(c, table, level, properties, &e);
		}
		jk_buffer_dispose(&e.text);
	}
	return stale;
}

/* --- levels nobody has seen --- */

static const char *plain_properties(jk_compiling *c, const jk_written *written, unsigned level)
{
	const jk_docx_style *style = jk_docx_contents_style(written->docx, level);
	enum { TWIPS = 105 }; /* of a half-width letter */
	unsigned width = written->size.columns * TWIPS;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_string(&text, "<w:pPr>");
	if (style) {
		jk_buffer_string(&text, "<w:pStyle w:val=\"");
		jk_xml_put_value(&text, style->id);
		jk_buffer_string(&text, "\"/>");
	}
	jk_buffer_format(&text, "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"%u\"/></w:tabs>", width);
	if (!style && level > 1)
		jk_buffer_format(&text, "<w:ind w:left=\"%u\"/>", (level - 1) * 2 * TWIPS);
	jk_buffer_string(&text, "</w:pPr>");
	const char *kept = jk_arena_string(c->arena, jk_buffer_text(&text));
	c->no_memory |= !kept || text.failed;
	jk_buffer_dispose(&text);
	return kept;
}

/* The properties of another level in the style of this one. */
static const char *restyled(jk_compiling *c, const jk_written *written, const char *properties, unsigned level)
{
	static const char mark[] = "<w:pStyle w:val=\"";
	const jk_docx_style *style = jk_docx_contents_style(written->docx, level);
	const char *value = strstr(properties, mark), *end = value ? strchr(value + strlen(mark), '"') : NULL;
	if (!style || !end)
		return plain_properties(c, written, level);
	const char *text = jk_arena_format(c->arena, "%.*s%s%s", (int)(value + strlen(mark) - properties), properties, style->id, end);
	c->no_memory |= !text;
	return text;
}

static void complete_patterns(jk_compiling *c, jk_contents_table *table, const jk_written *written)
{
	const jk_contents_pattern *near = NULL;
	for (unsigned level = 1; level < JK_CONTENTS_LEVELS && !near; level++)
		if (table->patterns[level].properties)
			near = &table->patterns[level];
	for (unsigned level = 1; level < JK_CONTENTS_LEVELS; level++) {
		jk_contents_pattern *pattern = &table->patterns[level];
		if (!pattern->properties) {
			pattern->properties = near ? restyled(c, written, near->properties, level) : plain_properties(c, written, level);
			pattern->text_properties = near ? near->text_properties : "";
			pattern->page_properties = near ? near->page_properties : "";
		}
		near = near ? pattern : NULL;
	}
}

int jk_contents_read_docx(jk_compiling *c, jk_contents_table *table, const jk_written *written)
{
	if (!read_instruction(c, table) || !read_entries(c, table, written) || c->no_memory)
		return 0;
	table->empty = markup_of(c, jk_node_child(table->node, "pPr"));
	complete_patterns(c, table, written);
	return !c->no_memory;
}

/* --- taking them out --- */

/* The run's part behind a mark becomes a run of its own, with the same properties. */
static void split_behind(jk_compiling *c, jk_node *mark)
{
	jk_node *run = jk_node_parent(mark);
	const jk_node *properties = jk_node_child(run, "rPr");
	if (!jk_node_next(mark))
		return;
	jk_node *rest = jk_node_shell_after(run);
	if (!rest || (properties && !jk_node_add_copy(rest, properties, NULL)))
		c->no_memory = 1;
	else
		jk_node_move_rest(mark, rest);
}

/* Right below its paragraph, where Word has it. */
static jk_node *lift_run(jk_node *run, const jk_node *paragraph)
{
	for (jk_node *parent = jk_node_parent(run); parent != paragraph; parent = jk_node_parent(run))
		jk_node_move_after(run, parent);
	return run;
}

static void remove_between(jk_node *from, const jk_node *to)
{
	for (jk_node *node = jk_node_next(from), *next; node && node != to; node = next) {
		next = jk_node_next(node);
		jk_node_remove(node);
	}
}

static void remove_before(jk_node *run)
{
	for (jk_node *node = jk_node_previous(run), *before; node; node = before) {
		before = jk_node_previous(node);
		if (!jk_node_is(node, "pPr"))
			jk_node_remove(node);
	}
}

static int holds_only_end(const jk_contents_table *table, const jk_node *run)
{
	for (const jk_node *node = jk_node_first_element(table->last_node); node; node = jk_node_next_element(node))
		if (node != run && !jk_node_is(node, "pPr") && !jk_node_is(node, "bookmarkStart") && !jk_node_is(node, "bookmarkEnd"))
			return 0;
	return 1;
}

/* A run of the end mark alone. */
static jk_node *end_run(jk_compiling *c, const jk_contents_table *table)
{
	jk_node *before = jk_node_previous(table->end);
	while (before && jk_node_is(before, "rPr"))
		before = jk_node_previous(before);
	if (before)
		split_behind(c, before);
	return lift_run(jk_node_parent(table->end), table->last_node);
}

static void empty_paragraphs(jk_node *node)
{
	if (!jk_node_is(node, "p")) {
		for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
			empty_paragraphs(child);
		return;
	}
	while (jk_node_first(node))
		jk_node_remove(jk_node_first(node));
}

void jk_contents_empty_docx(jk_compiling *c, jk_contents_table *table)
{
	split_behind(c, table->separate);
	jk_node *separate = lift_run(jk_node_parent(table->separate), table->node), *end = c->no_memory ? NULL : end_run(c, table);
	if (!end)
		return;
	table->end_stays = table->last_node != table->node && holds_only_end(table, end);
	if (table->last_node == table->node) {
		remove_between(separate, end);
		return;
	}
	while (jk_node_next(separate))
		jk_node_remove(jk_node_next(separate));
	for (jk_node *node = jk_node_next(table->node); node != table->last_node; node = jk_node_next(node))
		empty_paragraphs(node);
	if (!table->end_stays)
		remove_before(end);
}

/* Nobody need be asked whether to update what is up to date. */
static void undo_dirty(const jk_node *paragraph)
{
	for (jk_node *run = jk_node_first(paragraph); run; run = jk_node_next(run))
		for (jk_node *mark = jk_node_first(run); mark; mark = jk_node_next(mark))
			if (jk_node_is(mark, "fldChar"))
				jk_node_unset_local(mark, "dirty");
}

/* What ends in the last entry's paragraph ends in the first one now. */
static void join_last(const jk_contents_table *table, jk_node *separate, jk_node *end)
{
	jk_node *last = end;
	jk_node_move_after(end, separate);
	for (jk_node *node; (node = jk_node_first(table->last_node)) != NULL;) {
		if (jk_node_is(node, "pPr")) {
			jk_node_remove(node);
			continue;
		}
		jk_node_move_after(node, last);
		last = node;
	}
	jk_node_remove(table->last_node);
}

void jk_contents_clear_docx(jk_compiling *c, const jk_contents_table *table, jk_action_run *first, jk_action_run *entries)
{
	jk_node *separate = jk_node_parent(table->separate), *end = jk_node_parent(table->end), *properties = jk_node_child(table->node, "pPr");
	if (table->last_node != table->node)
		remove_between(table->node, table->last_node);
	if (table->last_node != table->node && !table->end_stays)
		join_last(table, separate, end);
	undo_dirty(table->node);
	if (properties)
		jk_node_remove(properties);
	jk_act_after(c, separate, entries, table);
	jk_act_before(c, jk_node_first(table->node), first, table);
}

/* --- putting entries in --- */

static void put_run(jk_buffer *out, const char *properties, const char *content)
{
	jk_buffer_format(out, "<w:r>%s%s</w:r>", properties, content);
}

static void put_words(jk_buffer *out, const char *properties, const char *const words[3])
{
	const jk_dialect *dialect = jk_dialect_named("docx");
	jk_buffer_format(out, "<w:r>%s<w:t xml:space=\"preserve\">", properties);
	for (int i = 0; i < 3 && words[i]; i++)
		dialect->put_text(out, words[i], NULL);
	jk_buffer_string(out, "</w:t></w:r>");
}

static const char *separator(const jk_contents_table *table, const char *label)
{
	/* Behind 第1章 a full-width space, behind 1.1 a plain one. */
	int wide = *label && (unsigned char)label[strlen(label) - 1] >= 0x80;
	return !*label ? "" : table->separator ? table->separator : wide ? "　" : " ";
}

static void put_page(jk_buffer *out, const jk_contents_table *table, const jk_contents_pattern *pattern, const jk_contents_entry *entry)
{
	const char *properties = pattern->page_properties;
	if (table->before_page)
		put_words(out, properties, (const char *const[3]){table->before_page});
	else
		put_run(out, properties, "<w:tab/>");
	put_run(out, properties, "<w:fldChar w:fldCharType=\"begin\"/>");
	jk_buffer_format(out, "<w:r>%s<w:instrText xml:space=\"preserve\"> PAGEREF ", properties);
	jk_xml_put_text(out, entry->anchor);
	jk_buffer_string(out, " \\h </w:instrText></w:r>");
	put_run(out, properties, "<w:fldChar w:fldCharType=\"separate\"/>");
	jk_buffer_format(out, "<w:r>%s<w:t>%u</w:t></w:r>", properties, entry->page);
	put_run(out, properties, "<w:fldChar w:fldCharType=\"end\"/>");
}

const char *jk_contents_first_docx(const jk_contents_table *table, const jk_contents_entry *entry)
{
	return entry ? table->patterns[entry->level].properties : table->empty;
}

void jk_contents_put_docx(jk_buffer *out, const jk_contents_table *table, const jk_contents_entry *entry, int is_first)
{
	const jk_contents_pattern *pattern = &table->patterns[entry->level];
	if (!is_first)
		jk_buffer_format(out, "</w:p><w:p>%s", pattern->properties);
	if (table->links) {
		jk_buffer_string(out, "<w:hyperlink w:anchor=\"");
		jk_xml_put_value(out, entry->anchor);
		jk_buffer_string(out, "\" w:history=\"1\">");
	}
	put_words(out, pattern->text_properties, (const char *const[3]){entry->label, separator(table, entry->label), entry->title});
	if (entry->page)
		put_page(out, table, pattern, entry);
	if (table->links)
		jk_buffer_string(out, "</w:hyperlink>");
}

/* --- the page --- */

static unsigned twips(const jk_node *node, const char *attribute, unsigned otherwise)
{
	enum { MOST = 31680 }; /* 22 inches, the most that Word takes */
	const char *text = node ? jk_node_attribute_local(node, attribute) : NULL;
	return text ? jk_slice_number((jk_slice){text, strlen(text)}, MOST, otherwise) : otherwise;
}

static unsigned at_least(unsigned value, unsigned least) { return value < least ? least : value; }

jk_page_size jk_docx_page_size(const jk_compiling *c)
{
	enum { LINE = 360, LETTER = 105 }; /* twips of a line and a half-width letter of 10.5 points */
	const jk_node *body = jk_node_child(jk_xml_root(c->xml), "body"), *section = body ? jk_node_child(body, "sectPr") : NULL;
	const jk_node *size = section ? jk_node_child(section, "pgSz") : NULL, *margins = section ? jk_node_child(section, "pgMar") : NULL;
	const jk_node *grid = section ? jk_node_child(section, "docGrid") : NULL;
	const char *type = grid ? jk_node_attribute_local(grid, "type") : NULL;
	unsigned high = twips(size, "h", 16838), wide = twips(size, "w", 11906);
	unsigned beside = twips(margins, "left", 1701) + twips(margins, "right", 1701), above = twips(margins, "top", 1985) + twips(margins, "bottom", 1701);
	unsigned line = type && strcmp(type, "default") != 0 ? at_least(twips(grid, "linePitch", LINE), 100) : LINE;
	return (jk_page_size){at_least(high > above ? (high - above) / line : 0, 5), at_least(wide > beside ? (wide - beside) / LETTER : 0, 10)};
}
