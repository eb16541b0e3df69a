/* Ids, names and references of the content: unique in the template, and still leading where they led. */
#include <string.h>
#include "base/text.h"
#include "template/include_docx.h"

#define WP "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define VML "urn:schemas-microsoft-com:vml"
#define OFFICE "urn:schemas-microsoft-com:office:office"

enum { BOOKMARK_BYTES = 40 }; /* Word takes 40 characters; bytes are the safe side */

/* Elements with a w:id that no other mark in the document may have. */
static int is_annotation(const jk_node *node)
{
	static const char *const names[] = {"bookmarkStart", "bookmarkEnd", "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveFromRangeEnd",
		"moveToRangeStart", "moveToRangeEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
		"tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "customXmlInsRangeStart", "customXmlInsRangeEnd",
		"customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
		"customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "permStart", "permEnd"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return strcmp(jk_node_namespace(node), JK_W) == 0;
	return 0;
}

static int is_in(const jk_node *node, const char *uri, const char *name) { return jk_node_is(node, name) && strcmp(jk_node_namespace(node), uri) == 0; }

/* --- what the template has --- */

static void raise_to(long *highest, const char *id)
{
	if (jk_docx_long(id) > *highest)
		*highest = jk_docx_long(id);
}

static void survey_node(jk_docx_joining *d, jk_node *node)
{
	const char *id = jk_node_attribute_ns(node, JK_W, "id"), *plain = jk_node_attribute(node, "id");
	if (is_annotation(node))
		raise_to(&d->annotation, id);
	else if (is_in(node, WP, "docPr"))
		raise_to(&d->drawing, plain);
	else if (jk_docx_is(node, "footnote"))
		raise_to(&d->footnote, id);
	else if (jk_docx_is(node, "endnote"))
		raise_to(&d->endnote, id);
	else if (jk_docx_is(node, "comment"))
		raise_to(&d->comment, id);
	else if (jk_docx_is(node, "sdtPr"))
		jk_docx_map(d, &d->controls_taken, jk_arena_string(d->arena, jk_docx_child_value(node, "id")), "");
	else if (plain && strcmp(jk_node_namespace(node), VML) == 0)
		jk_docx_map(d, &d->shapes_taken, jk_join_need(d->j, jk_arena_string(d->arena, plain)), "");
	const char *name = jk_docx_is(node, "bookmarkStart") ? jk_node_attribute_ns(node, JK_W, "name") : NULL;
	if (name)
		jk_docx_map(d, &d->bookmarks_taken, jk_docx_lower(d, name), "");
}

static void survey_part(jk_docx_joining *d, const char *part)
{
	jk_xml *xml = jk_bundle_tree(d->j->to, part);
	jk_node *root = xml ? jk_xml_root(xml) : NULL;
	for (jk_node *node = root; node; node = jk_node_following(node, root))
		if (jk_node_is_element(node))
			survey_node(d, node);
}

static int has_content(const char *part)
{
	static const char *const prefixes[] = {"word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments."};
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (jk_text_starts(part, prefixes[i]) && jk_text_ends(part, ".xml"))
			return 1;
	return 0;
}

void jk_docx_survey(jk_docx_joining *d)
{
	const jk_package *package = d->j->to->package;
	for (size_t i = 0; i < jk_package_count(package); i++)
		if (has_content(jk_package_name(package, i)))
			survey_part(d, jk_package_name(package, i));
	/* Parts that earlier annexes brought. */
	for (size_t i = 0; i < d->j->to->parts.count; i++) {
		const jk_open_part *part = d->j->to->parts.items[i];
		if (!jk_package_has(package, part->name) && has_content(part->name))
			survey_part(d, part->name);
	}
}

/* --- what the annex uses --- */

/* Word's own mark of the last place that was edited: each document has one at most. */
static int is_passing(const char *name) { return strcmp(name, "_GoBack") == 0; }

static void name_bookmark(jk_docx_joining *d, const char *name)
{
	const char *lower = jk_docx_lower(d, name);
	/* A text box stands twice in its file, as drawing and as VML, with its bookmarks. */
	if (!lower || is_passing(name) || jk_names_get(&d->bookmarks_own, lower))
		return;
	jk_docx_map(d, &d->bookmarks_own, lower, "");
	if (!jk_names_get(&d->bookmarks_taken, lower)) {
		jk_docx_map(d, &d->bookmarks_taken, lower, "");
		return;
	}
	/* The table is by small letters, the name keeps its capitals: both have the same bytes. */
	const char *base = jk_join_need(d->j, jk_arena_string(d->arena, name));
	const char *free_name = jk_join_need(d->j, jk_names_new(&d->bookmarks_taken, d->arena, lower, "_", BOOKMARK_BYTES));
	size_t same = 0;
	while (free_name && base && base[same] && lower[same] == free_name[same])
		same++;
	if (free_name && base)
		jk_docx_map(d, &d->bookmarks, lower, jk_join_need(d->j, jk_arena_format(d->arena, "%.*s%s", (int)same, base, free_name + same)));
}

void jk_docx_survey_root(jk_docx_joining *d, const jk_docx_root *root)
{
	static const char *const styles[] = {"pStyle", "rStyle", "tblStyle"};
	for (jk_node *node = root->node; node; node = jk_node_following(node, root->node)) {
		if (!jk_node_is_element(node))
			continue;
		for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
			if (jk_docx_is(node, styles[i]) && jk_docx_value(node))
				jk_docx_map(d, &d->used_styles, jk_arena_string(d->arena, jk_docx_value(node)), "");
		if (jk_docx_is(node, "numId") && jk_docx_value(node))
			jk_docx_map(d, &d->used_numbers, jk_arena_string(d->arena, jk_docx_value(node)), "");
		if (jk_docx_is(node, "bookmarkStart") && jk_node_attribute_ns(node, JK_W, "name"))
			name_bookmark(d, jk_node_attribute_ns(node, JK_W, "name"));
	}
}

/* --- renaming --- */

/* The number that stands for an old one; both ends of a range get the same. */
static const char *renumber(jk_docx_joining *d, jk_names *names, long *highest, const char *old)
{
	const char *known = jk_names_get(names, old);
	if (known)
		return known;
	known = jk_docx_number(d, ++*highest);
	if (known)
		jk_docx_map(d, names, jk_join_need(d->j, jk_arena_string(d->arena, old)), known);
	return known;
}

static void settle_annotation(jk_docx_joining *d, jk_node *node)
{
	const char *id = jk_node_attribute_ns(node, JK_W, "id"), *name = jk_node_attribute_ns(node, JK_W, "name");
	if (id)
		jk_join_set(d->j, node, JK_W, "id", renumber(d, &d->annotations, &d->annotation, id));
	const char *other = jk_docx_is(node, "bookmarkStart") && name ? jk_names_get(&d->bookmarks, jk_docx_lower(d, name)) : NULL;
	if (other)
		jk_join_set(d->j, node, JK_W, "name", other);
}

static void settle_reference(jk_docx_joining *d, jk_node *node, const char *uri, const char *attribute, const jk_names *names)
{
	const char *old = jk_node_attribute_ns(node, uri, attribute), *other = jk_names_get(names, old);
	if (other)
		jk_join_set(d->j, node, uri, attribute, other);
}

static void settle_anchor(jk_docx_joining *d, jk_node *node)
{
	const char *old = jk_node_attribute_ns(node, JK_W, "anchor"), *other = old ? jk_names_get(&d->bookmarks, jk_docx_lower(d, old)) : NULL;
	if (other)
		jk_join_set(d->j, node, JK_W, "anchor", other);
}

/* Content controls: an id that is taken is counted up. They cannot stay bound to data that does not come along. */
static void settle_control(jk_docx_joining *d, jk_node *node)
{
	jk_node *id = jk_docx_child(node, "id");
	const char *value = id ? jk_docx_value(id) : NULL;
	long number = jk_docx_long(value);
	for (jk_node *n = jk_node_first_element(node), *next; n; n = next) {
		next = jk_node_next_element(n);
		if (jk_node_is(n, "dataBinding"))
			jk_node_remove(n);
	}
	if (!value || !jk_names_get(&d->controls_taken, value)) {
		jk_docx_map(d, &d->controls_taken, jk_arena_string(d->arena, value), "");
		return;
	}
	const char *other = value;
	while (other && jk_names_get(&d->controls_taken, other))
		other = jk_docx_number(d, number = number < 0x7ffffffe ? number + 1 : 1);
	jk_docx_map(d, &d->controls_taken, other, "");
	jk_join_set(d->j, id, JK_W, "val", other);
}

/* VML shapes: o:OLEObject names its picture by ShapeID, a shape its kind by type="#id". */
static void settle_shape(jk_docx_joining *d, jk_node *node)
{
	const char *id = jk_node_attribute(node, "id");
	if (!id || jk_node_is(node, "shapetype"))
		return;
	const char *kept = jk_join_need(d->j, jk_arena_string(d->arena, id));
	jk_names taken = d->shapes_taken;
	const char *other = kept ? jk_names_new(&taken, d->arena, kept, "_", 0) : NULL;
	d->shapes_taken = taken;
	jk_docx_map(d, &d->shapes, kept, jk_join_need(d->j, other) ? other : "");
	jk_join_set(d->j, node, "", "id", other);
	jk_node_unset(node, OFFICE, "spid");
}

typedef struct {
	jk_docx_joining *d;
	const jk_docx_root *root;
	jk_node *node;
} linking;

static void settle_link(const char *uri, const char *name, const char *value, void *state)
{
	linking *l = state;
	if ((strcmp(uri, JK_R) != 0 && !(strcmp(uri, OFFICE) == 0 && strcmp(name, "relid") == 0)) || !*value || jk_bundle_result(l->d->j->to) != JK_OK)
		return;
	const char *id = jk_docx_link(l->d, l->root, value);
	if (id)
		jk_join_set(l->d->j, l->node, uri, name, id);
	else if (jk_bundle_result(l->d->j->to) == JK_OK)
		jk_join_refuse(l->d->j, value);
}

/* --- styles in content --- */

static jk_node *first_child_named(jk_docx_joining *d, jk_node *node, const char *name)
{
	jk_node *child = jk_docx_child(node, name), *first = jk_node_first(node);
	if (child)
		return child;
	child = jk_docx_add(d, node, name, NULL);
	if (child && first)
		jk_node_move_before(child, first);
	return child;
}

static void settle_default(jk_docx_joining *d, jk_node *node, const char *properties, const char *name, const char *style)
{
	jk_node *holder = style ? first_child_named(d, node, properties) : NULL;
	if (!holder || jk_docx_child(holder, name))
		return;
	jk_node *made = first_child_named(d, holder, name);
	if (made)
		jk_join_set(d->j, made, JK_W, "val", style);
}

/* A style that the annex does not define is none. */
static int settle_style(jk_docx_joining *d, jk_node *node)
{
	const char *to = jk_names_get(&d->styles, jk_docx_value(node));
	if (!to)
		return 0;
	jk_join_set(d->j, node, JK_W, "val", to);
	return 1;
}

static int is_style(const jk_node *node) { return jk_docx_is(node, "pStyle") || jk_docx_is(node, "rStyle") || jk_docx_is(node, "tblStyle"); }

/* Must go before defaults are written. */
static void drop_unknown_styles(jk_docx_joining *d, jk_node *top)
{
	for (jk_node *node = top, *next; node; node = next) {
		next = jk_node_following(node, top);
		if (!jk_node_is_element(node) || !is_style(node) || settle_style(d, node))
			continue;
		next = jk_node_behind(node, top);
		jk_node_remove(node);
	}
}

/* --- fields --- */

/* Names of bookmarks in a field's instruction: REF name, PAGEREF name, HYPERLINK \l "name". */
static const char *renamed(jk_docx_joining *d, const char *instruction)
{
	static const char between[] = " \t\"\\=()+-*/,;";
	jk_buffer out;
	int changed = 0;
	jk_buffer_init(&out, 0);
	for (const char *at = instruction; *at;) {
		size_t length = strcspn(at, between);
		const char *word = length ? jk_join_need(d->j, jk_arena_text(d->arena, at, length)) : NULL;
		const char *other = word ? jk_names_get(&d->bookmarks, jk_docx_lower(d, word)) : NULL;
		changed |= other != NULL;
		jk_buffer_add(&out, other ? other : at, other ? strlen(other) : length);
		at += length;
		if (*at)
			jk_buffer_char(&out, *at++);
	}
	const char *kept = changed ? jk_join_need(d->j, jk_arena_string(d->arena, jk_buffer_text(&out))) : NULL;
	jk_buffer_dispose(&out);
	return kept;
}

static void set_text(jk_docx_joining *d, jk_node *node, const char *text)
{
	jk_node *first = jk_node_first(node);
	if (first && jk_node_text(first))
		d->j->to->no_memory |= jk_node_set_text(first, text) != JK_OK;
	else
		d->j->to->no_memory |= *text && !jk_node_add_text(node, text);
}

/* An instruction may be split over runs: it is put together, and when a name in it changed, written whole into the first. */
static void end_instruction(jk_docx_joining *d)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < d->field.count; i++) {
		const char *piece = jk_join_need(d->j, jk_node_content(d->field.items[i], d->arena));
		jk_buffer_string(&text, piece ? piece : "");
	}
	const char *other = text.length ? renamed(d, jk_buffer_text(&text)) : NULL;
	for (size_t i = 0; other && i < d->field.count; i++)
		set_text(d, d->field.items[i], i == 0 ? other : "");
	d->field.count = 0;
	jk_buffer_dispose(&text);
}

static void settle_field(jk_docx_joining *d, jk_node *node)
{
	if (jk_docx_is(node, "instrText"))
		d->j->to->no_memory |= jk_list_add(&d->field, d->arena, node) != JK_OK;
	else if (jk_docx_is(node, "fldChar"))
		end_instruction(d);
	else if (jk_docx_is(node, "fldSimple")) {
		const char *old = jk_node_attribute_ns(node, JK_W, "instr"), *other = old ? renamed(d, old) : NULL;
		if (other)
			jk_join_set(d->j, node, JK_W, "instr", other);
	}
}

/* --- all --- */

static void settle_numbers(jk_docx_joining *d, jk_node *node)
{
	const char *number = jk_docx_value(node);
	if (jk_docx_long(number))
		jk_join_set(d->j, node, JK_W, "val", jk_names_get(&d->numbers, number) ? jk_names_get(&d->numbers, number) : "0");
}

static void settle_word(jk_docx_joining *d, jk_node *node)
{
	if (is_annotation(node))
		settle_annotation(d, node);
	else if (jk_docx_is(node, "p")) {
		settle_default(d, node, "pPr", "pStyle", d->paragraph_style);
		jk_node_unset(node, JK_W14, "paraId");
		jk_node_unset(node, JK_W14, "textId");
	} else if (jk_docx_is(node, "tr")) {
		jk_node_unset(node, JK_W14, "paraId");
		jk_node_unset(node, JK_W14, "textId");
	} else if (jk_docx_is(node, "tbl"))
		settle_default(d, node, "tblPr", "tblStyle", d->table_style);
	else if (jk_docx_is(node, "numId"))
		settle_numbers(d, node);
	else if (jk_docx_is(node, "sdtPr"))
		settle_control(d, node);
	else if (jk_docx_is(node, "footnoteReference"))
		settle_reference(d, node, JK_W, "id", &d->footnotes);
	else if (jk_docx_is(node, "endnoteReference"))
		settle_reference(d, node, JK_W, "id", &d->endnotes);
	else if (jk_docx_is(node, "commentReference") || jk_docx_is(node, "commentRangeStart") || jk_docx_is(node, "commentRangeEnd"))
		settle_reference(d, node, JK_W, "id", &d->comments);
	else if (jk_docx_is(node, "hyperlink"))
		settle_anchor(d, node);
	else
		settle_field(d, node);
}

static void settle_node(jk_docx_joining *d, const jk_docx_root *root, jk_node *node)
{
	const char *uri = jk_node_namespace(node);
	linking l = {d, root, node};
	jk_node_visit_attributes(node, settle_link, &l);
	if (strcmp(uri, JK_W) == 0)
		settle_word(d, node);
	else if (is_in(node, WP, "docPr"))
		jk_join_set(d->j, node, "", "id", jk_docx_number(d, ++d->drawing));
	else if (strcmp(uri, VML) == 0)
		settle_shape(d, node);
	else if (is_in(node, OFFICE, "OLEObject")) {
		const char *shape = jk_names_get(&d->shapes, jk_node_attribute(node, "ShapeID"));
		if (shape)
			jk_join_set(d->j, node, "", "ShapeID", shape);
	}
}

/* Elements that mean nothing without the rest of the annex: the marks of _GoBack, printer settings, parts of other documents. */
static int is_left_behind(jk_docx_joining *d, const jk_node *node)
{
	const char *name = jk_docx_is(node, "bookmarkStart") ? jk_node_attribute_ns(node, JK_W, "name") : NULL;
	if (jk_docx_is(node, "bookmarkEnd"))
		return jk_text_equal(jk_names_get(&d->annotations, jk_node_attribute_ns(node, JK_W, "id")), "");
	if (name && is_passing(name)) {
		jk_docx_map(d, &d->annotations, jk_arena_string(d->arena, jk_node_attribute_ns(node, JK_W, "id")), "");
		return 1;
	}
	if (jk_docx_is(node, "subDoc"))
		jk_join_refuse(d->j, "w:subDoc");
	return jk_docx_is(node, "printerSettings");
}

void jk_docx_settle(jk_docx_joining *d, const jk_docx_root *root)
{
	drop_unknown_styles(d, root->node);
	jk_docx_settle_theme(d, root->node);
	for (jk_node *node = root->node, *next; node && jk_bundle_result(d->j->to) == JK_OK; node = next) {
		if (jk_node_is_element(node) && node != root->node && is_left_behind(d, node)) {
			next = jk_node_behind(node, root->node);
			jk_node_remove(node);
			continue;
		}
		if (jk_node_is_element(node))
			settle_node(d, root, node);
		next = jk_node_following(node, root->node);
	}
	end_instruction(d);
}
