/* Filled-in forms, read back by the bookmarks on their label cells. */
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "base/xml_import.h"
#include "format/read_form.h"
#include "package/package.h"

static const char prefix[] = "fd_";

struct jk_form {
	jk_arena *arena;
	jk_list values; /* jk_form_value */
	const char *vocabulary;
};

/* Names of elements, by format; local ones, for a word processor may use other prefixes or the strict namespaces. */
typedef struct {
	const char *part, *properties;
	const char *start, *mark;        /* of bookmarks; NULL: the format has no second kind */
	const char *table, *row, *cell, *covered;
	const char *text;                /* holds all text; NULL: text stands in paragraphs as it is */
} names;

static const names formats[] = {
	{"word/document.xml", "docProps/custom.xml", "bookmarkStart", NULL, "tbl", "tr", "tc", NULL, "t"},
	{"content.xml", "meta.xml", "bookmark-start", "bookmark", "table", "table-row", "table-cell", "covered-table-cell", NULL},
};

typedef struct {
	jk_form *form;
	const names *n;
	jk_node *root;
	jk_list heads;  /* head */
	int no_memory;
} reading;

/* A head cell with a bookmark: its values stand in the rows below. */
typedef struct {
	const char *field;
	jk_node *table, *row;
	unsigned column;
	unsigned list;
} head;

/* --- what is not there for a reader who accepts all changes --- */

static int is_gone(const jk_node *node)
{
	static const char *const gone[] = {"del", "moveFrom", "delText", "instrText", "deletion", "tracked-changes", "note", "annotation", "ruby-text", "Fallback"};
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		if (jk_node_is(node, gone[i]))
			return 1;
	return 0;
}

static jk_node *child_of_properties(const jk_node *node, const char *properties, const char *name)
{
	jk_node *found = jk_node_child(node, properties);
	return found ? jk_node_child(found, name) : NULL;
}

static int is_deleted_row(const jk_node *row) { return child_of_properties(row, "trPr", "del") != NULL; }

/* --- text --- */

static void put_spaces(jk_buffer *out, const jk_node *node)
{
	const char *count = jk_node_attribute_local(node, "c");
	unsigned long n = count ? strtoul(count, NULL, 10) : 1;
	for (n = n && n < 100 ? n : 1; n; n--)
		jk_buffer_char(out, ' ');
}

static void put_text(const reading *r, jk_buffer *out, const jk_node *node)
{
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		if (jk_node_text(child) && (!r->n->text || jk_node_is(node, r->n->text)))
			jk_buffer_string(out, jk_node_text(child));
		if (!jk_node_is_element(child) || is_gone(child))
			continue;
		if (jk_node_is(child, "s"))
			put_spaces(out, child);
		else if (jk_node_is(child, "tab"))
			jk_buffer_char(out, ' ');
		else if (jk_node_is(child, "br") || jk_node_is(child, "cr") || jk_node_is(child, "line-break"))
			jk_buffer_char(out, '\n');
		else if (!jk_node_is(child, "pPr") && !jk_node_is(child, "rPr"))
			put_text(r, out, child);
	}
}

static void put_paragraphs(const reading *r, jk_buffer *out, const jk_node *node)
{
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child)) {
		if (is_gone(child))
			continue;
		if (!jk_node_is(child, "p") && !jk_node_is(child, "h")) {
			put_paragraphs(r, out, child);
			continue;
		}
		jk_buffer_string(out, out->length ? "\n" : "");
		put_text(r, out, child);
	}
}

static const char *text_of(reading *r, const jk_node *cell)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (cell)
		put_paragraphs(r, &text, cell);
	const char *kept = text.failed ? NULL : jk_text_trim(r->form->arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	r->no_memory |= !kept;
	return kept;
}

/* --- rows and cells --- */

static jk_node *above(jk_node *node, const char *name)
{
	while (node && !(jk_node_is_element(node) && jk_node_is(node, name)))
		node = jk_node_parent(node);
	return node;
}

static int is_cell(const reading *r, const jk_node *node)
{
	return jk_node_is(node, r->n->cell) || (r->n->covered && jk_node_is(node, r->n->covered));
}

/* The next element of the name within `top` in the order of the document, past what lies inside the last one and inside nested tables. */
static jk_node *next_row(const reading *r, jk_node *table, jk_node *row)
{
	jk_node *node = row ? jk_node_behind(row, table) : jk_node_following(table, table);
	while (node && !(jk_node_is_element(node) && jk_node_is(node, r->n->row)))
		node = jk_node_is_element(node) && (jk_node_is(node, r->n->table) || is_gone(node)) ? jk_node_behind(node, table)
											     : jk_node_following(node, table);
	return node;
}

static jk_node *next_cell(const reading *r, jk_node *row, jk_node *cell)
{
	jk_node *node = cell ? jk_node_behind(cell, row) : jk_node_following(row, row);
	while (node && !(jk_node_is_element(node) && is_cell(r, node)))
		node = jk_node_following(node, row);
	return node;
}

static unsigned number_of(const char *text)
{
	unsigned long n = text ? strtoul(text, NULL, 10) : 1;
	return n > 0 && n < 1000 ? (unsigned)n : 1;
}

/* Columns a cell takes. In ODT the cells it covers follow it. */
static unsigned width_of(const reading *r, const jk_node *cell)
{
	if (r->n->covered)
		return number_of(jk_node_attribute_local(cell, "number-columns-repeated"));
	const jk_node *span = child_of_properties(cell, "tcPr", "gridSpan");
	return span ? number_of(jk_node_attribute_local(span, "val")) : 1;
}

static unsigned first_column(const jk_node *row)
{
	const jk_node *before = child_of_properties(row, "trPr", "gridBefore");
	return before ? number_of(jk_node_attribute_local(before, "val")) : 0;
}

static unsigned column_of(const reading *r, jk_node *row, const jk_node *wanted)
{
	unsigned column = first_column(row);
	for (jk_node *cell = next_cell(r, row, NULL); cell && cell != wanted; cell = next_cell(r, row, cell))
		column += width_of(r, cell);
	return column;
}

static jk_node *cell_at(const reading *r, jk_node *row, unsigned column)
{
	unsigned at = first_column(row);
	for (jk_node *cell = next_cell(r, row, NULL); cell; cell = next_cell(r, row, cell)) {
		at += width_of(r, cell);
		if (column < at)
			return cell;
	}
	return NULL;
}

/* Whether the cell goes on what stands above it. */
static int is_merged(const reading *r, const jk_node *cell)
{
	if (r->n->covered)
		return jk_node_is(cell, r->n->covered);
	const jk_node *merge = child_of_properties(cell, "tcPr", "vMerge");
	return merge && !jk_text_equal(jk_node_attribute_local(merge, "val"), "restart");
}

/* --- bookmarks --- */

/* The id of the field that the node marks, NULL when it marks none. */
static const char *field_of(reading *r, const jk_node *node)
{
	const char *name = jk_node_is_element(node) ? jk_node_attribute_local(node, "name") : NULL;
	if (!name || !jk_text_starts(name, prefix) || !(jk_node_is(node, r->n->start) || (r->n->mark && jk_node_is(node, r->n->mark))))
		return NULL;
	jk_buffer id;
	jk_buffer_init(&id, 0);
	for (const char *at = name + strlen(prefix); *at; at++)
		jk_buffer_char(&id, *at == '_' ? '-' : *at);
	const char *kept = id.failed ? NULL : jk_arena_string(r->form->arena, jk_buffer_text(&id));
	jk_buffer_dispose(&id);
	r->no_memory |= !kept;
	return kept;
}

static int has_field(reading *r, jk_node *cell)
{
	for (jk_node *node = cell; node; node = jk_node_following(node, cell))
		if (field_of(r, node))
			return 1;
	return 0;
}

static int is_head(reading *r, jk_node *row, jk_node *cell)
{
	jk_node *next = next_cell(r, row, cell), *parent = jk_node_parent(row);
	return !next || child_of_properties(row, "trPr", "tblHeader") || jk_node_is(parent, "table-header-rows") || has_field(r, next);
}

static void add_value(reading *r, const char *field, unsigned list, unsigned row, const char *text)
{
	jk_form_value *value = jk_arena_allocate(r->form->arena, sizeof *value);
	if (value)
		*value = (jk_form_value){field, list, row, text};
	r->no_memory |= !value || !text || jk_list_add(&r->form->values, r->form->arena, value) != JK_OK;
}

static void add_head(reading *r, const char *field, jk_node *table, jk_node *row, jk_node *cell)
{
	head *h = jk_arena_allocate(r->form->arena, sizeof *h);
	const head *last = r->heads.count ? r->heads.items[r->heads.count - 1] : NULL;
	if (h)
		*h = (head){field, table, row, column_of(r, row, cell), !last ? 1 : last->row == row ? last->list : last->list + 1};
	r->no_memory |= !h || jk_list_add(&r->heads, r->form->arena, h) != JK_OK;
}

static int is_known(const reading *r, const char *field)
{
	for (size_t i = 0; i < r->form->values.count; i++)
		if (jk_text_equal(((const jk_form_value *)r->form->values.items[i])->field, field))
			return 1;
	for (size_t i = 0; i < r->heads.count; i++)
		if (jk_text_equal(((const head *)r->heads.items[i])->field, field))
			return 1;
	return 0;
}

static void take_field(reading *r, const char *field, jk_node *node)
{
	jk_node *cell = above(node, r->n->cell), *row = cell ? above(cell, r->n->row) : NULL, *table = row ? above(row, r->n->table) : NULL;
	/* A label copied to another place keeps its bookmark in one of them only; the first counts. */
	if (!table || is_deleted_row(row) || r->heads.count + r->form->values.count >= JK_FORM_FIELDS || is_known(r, field))
		return;
	if (is_head(r, row, cell))
		add_head(r, field, table, row, cell);
	else
		add_value(r, field, 0, 0, text_of(r, next_cell(r, row, cell)));
}

/* --- lists --- */

static const jk_form_value *value_above(const reading *r, const head *h, unsigned row)
{
	for (size_t i = r->form->values.count; i-- > 0;) {
		const jk_form_value *value = r->form->values.items[i];
		if (value->list == h->list && value->row + 1 == row && jk_text_equal(value->field, h->field))
			return value;
	}
	return NULL;
}

static void take_cell(reading *r, const head *h, jk_node *row, unsigned number)
{
	jk_node *cell = cell_at(r, row, h->column);
	const jk_form_value *before = cell && is_merged(r, cell) ? value_above(r, h, number) : NULL;
	add_value(r, h->field, h->list, number, before ? before->text : text_of(r, cell));
}

/* The heads from `first` to `end` stand in one row. */
static void take_list(reading *r, size_t first, size_t end)
{
	const head *h = r->heads.items[first];
	unsigned number = 0;
	for (jk_node *row = next_row(r, h->table, h->row); row; row = next_row(r, h->table, row)) {
		if (is_deleted_row(row) || has_field(r, row) || r->form->values.count >= JK_FORM_VALUES)
			continue;
		number++;
		for (size_t i = first; i < end; i++)
			take_cell(r, r->heads.items[i], row, number);
	}
}

static void take_lists(reading *r)
{
	for (size_t first = 0, end; first < r->heads.count; first = end) {
		const head *h = r->heads.items[first];
		for (end = first + 1; end < r->heads.count && ((const head *)r->heads.items[end])->list == h->list; end++)
			;
		take_list(r, first, end);
	}
}

static jk_result take_fields(reading *r)
{
	for (jk_node *node = r->root; node && !r->no_memory; node = is_gone(node) ? jk_node_behind(node, r->root) : jk_node_following(node, r->root)) {
		const char *field = jk_node_is_element(node) ? field_of(r, node) : NULL;
		if (field)
			take_field(r, field, node);
	}
	take_lists(r);
	return r->no_memory ? JK_NO_MEMORY : JK_OK;
}

/* --- the document --- */

/* From the property that generated documents bear; a word processor that dropped it costs a question, no more. */
static jk_result find_vocabulary(jk_form *form, const jk_package *package, const names *n, jk_diagnostics *diagnostics)
{
	static const char key[] = "vocabulary&quot;:", plain[] = "vocabulary\":";
	jk_buffer bytes;
	if (!jk_package_has(package, n->properties))
		return JK_OK;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, package, n->properties, diagnostics);
	const char *text = jk_buffer_text(&bytes), *at = strstr(text, key), *other = at ? NULL : strstr(text, plain);
	at = at ? at + strlen(key) : other ? other + strlen(plain) : NULL;
	if (at) {
		at += strcspn(at, "\"&");
		at += jk_text_starts(at, "&quot;") ? strlen("&quot;") : 1;
		form->vocabulary = jk_arena_text(form->arena, at, strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-"));
		result = result == JK_OK && !form->vocabulary ? JK_NO_MEMORY : result;
	}
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result take_part(jk_form *form, const names *n, const char *bytes, size_t length, const jk_origin *where, jk_diagnostics *diagnostics)
{
	jk_xml *xml;
	jk_result result = jk_xml_parse(&xml, bytes, length, where, diagnostics);
	if (result != JK_OK)
		return result;
	reading r = {.form = form, .n = n, .root = jk_xml_root(xml)};
	result = take_fields(&r);
	jk_xml_free(xml);
	return result;
}

static jk_result read_part(jk_form *form, const jk_package *package, const names *n, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	const jk_origin where = {.file = jk_package_path(package), .part = n->part};
	jk_result result = jk_package_part(&bytes, package, n->part, diagnostics);
	if (result == JK_OK)
		result = take_part(form, n, jk_buffer_text(&bytes), bytes.length, &where, diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

static const names *format_of(const jk_package *package)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (jk_package_has(package, formats[i].part))
			return &formats[i];
	return NULL;
}

static jk_result read_package(jk_form *form, const jk_package *package, jk_diagnostics *diagnostics)
{
	const char *path = jk_package_path(package);
	const names *n = format_of(package);
	if (!n) {
		JK_REPORT(diagnostics, JK_DIAG_FORM_KIND, NULL, {"path", path});
		return JK_FAILED;
	}
	jk_result result = read_part(form, package, n, diagnostics);
	if (result == JK_OK && !form->values.count) {
		JK_REPORT(diagnostics, JK_DIAG_FORM_FIELDS, NULL, {"path", path});
		result = JK_FAILED;
	}
	return result == JK_OK ? find_vocabulary(form, package, n, diagnostics) : result;
}

static jk_form *new_form(void)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return NULL;
	jk_form *form = jk_arena_allocate(arena, sizeof *form);
	if (form)
		form->arena = arena;
	else
		jk_arena_free(arena);
	return form;
}

jk_result jk_form_parse(jk_form **out, int odt, const char *bytes, size_t length, const jk_origin *where, jk_diagnostics *diagnostics)
{
	*out = NULL;
	jk_form *form = new_form();
	if (!form)
		return JK_NO_MEMORY;
	jk_result result = take_part(form, &formats[odt != 0], bytes, length, where, diagnostics);
	if (result == JK_OK)
		*out = form;
	else
		jk_form_free(form);
	return result;
}

jk_result jk_form_read(jk_form **out, const char *path, jk_diagnostics *diagnostics)
{
	jk_package *package = NULL;
	*out = NULL;
	jk_form *form = new_form();
	if (!form)
		return JK_NO_MEMORY;
	jk_result result = jk_package_read(&package, path, diagnostics);
	if (result == JK_OK)
		result = read_package(form, package, diagnostics);
	jk_package_free(package);
	if (result == JK_OK)
		*out = form;
	else
		jk_form_free(form);
	return result;
}

void jk_form_free(jk_form *form)
{
	if (form)
		jk_arena_free(form->arena);
}

size_t jk_form_count(const jk_form *form) { return form->values.count; }
const jk_form_value *jk_form_at(const jk_form *form, size_t index) { return form->values.items[index]; }
const char *jk_form_vocabulary(const jk_form *form) { return form->vocabulary; }
