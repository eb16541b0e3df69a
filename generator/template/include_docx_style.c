/* Styles: what says the same under the same name is shared, the rest comes over under a name of its own. */
#include <string.h>
#include "base/text.h"
#include "template/include_docx.h"

typedef struct {
	jk_node *node;
	const char *id, *type, *name;  /* name in small letters: Word does not tell case apart */
	const char *based;
	const char *to;                /* what it is called in the template, once decided */
	int used, fresh, deciding;
} docx_style;

typedef struct {
	jk_list styles; /* docx_style */
	jk_names by_id; /* id → index as text */
	jk_node *root;
} sheet;

static docx_style *style_of(const sheet *s, const char *id)
{
	const char *index = jk_names_get(&s->by_id, id);
	return index ? s->styles.items[jk_docx_long(index)] : NULL;
}

static const char *type_of(const jk_node *node)
{
	const char *type = jk_node_attribute_ns(node, JK_W, "type");
	return type ? type : "paragraph";
}

static void read_style(jk_docx_joining *d, sheet *s, jk_node *node)
{
	docx_style *style = jk_arena_allocate(d->arena, sizeof *style);
	const char *name = jk_docx_child_value(node, "name"), *id = jk_node_attribute_ns(node, JK_W, "styleId");
	if (!style || jk_list_add(&s->styles, d->arena, style) != JK_OK) {
		d->j->to->no_memory = 1;
		return;
	}
	/* Copies: renaming would free the attribute's own text. */
	*style = (docx_style){.node = node, .type = type_of(node)};
	style->id = jk_join_need(d->j, jk_arena_string(d->arena, id ? id : ""));
	style->name = jk_docx_lower(d, name ? name : style->id ? style->id : "");
	style->based = jk_arena_string(d->arena, jk_docx_child_value(node, "basedOn"));
	jk_docx_map(d, &s->by_id, style->id, jk_docx_number(d, (long)s->styles.count - 1));
}

static void read_sheet(jk_docx_joining *d, sheet *s, jk_xml *xml)
{
	s->root = xml ? jk_xml_root(xml) : NULL;
	for (jk_node *n = s->root ? jk_node_first_element(s->root) : NULL; n; n = jk_node_next_element(n))
		if (jk_docx_is(n, "style"))
			read_style(d, s, n);
}

static int is_on(const char *value) { return value && strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0; }

static docx_style *default_of(const sheet *s, const char *type)
{
	for (size_t i = 0; i < s->styles.count; i++) {
		docx_style *style = s->styles.items[i];
		if (strcmp(style->type, type) == 0 && is_on(jk_node_attribute_ns(style->node, JK_W, "default")))
			return style;
	}
	return NULL;
}

/* --- which are used --- */

static void use(jk_docx_joining *d, const sheet *from, docx_style *style);

static void use_id(jk_docx_joining *d, const sheet *from, const char *id)
{
	docx_style *style = id ? style_of(from, id) : NULL;
	if (style && !style->used)
		use(d, from, style);
}

/* A list hangs on further styles: w:numStyleLink leads to a numbering style. */
static void use(jk_docx_joining *d, const sheet *from, docx_style *style)
{
	style->used = 1;
	use_id(d, from, style->based);
	use_id(d, from, jk_docx_child_value(style->node, "link"));
	const jk_node *properties = jk_docx_child(style->node, "pPr");
	const jk_node *numbering = properties ? jk_docx_child(properties, "numPr") : NULL;
	jk_docx_map(d, &d->used_numbers, jk_docx_child_value(numbering, "numId"), "");
}

static void use_list_styles(jk_docx_joining *d, const sheet *from)
{
	const char *part = jk_docx_linked(d, d->j->from, JK_DOCUMENT, "numbering");
	jk_xml *xml = part ? jk_bundle_tree(d->j->from, part) : NULL;
	for (jk_node *n = xml ? jk_node_first_element(jk_xml_root(xml)) : NULL; n; n = jk_node_next_element(n)) {
		use_id(d, from, jk_docx_child_value(n, "numStyleLink"));
		use_id(d, from, jk_docx_child_value(n, "styleLink"));
	}
}

static void use_all(jk_docx_joining *d, const sheet *from)
{
	for (size_t i = 0; i < from->styles.count; i++) {
		docx_style *style = from->styles.items[i];
		if (!style->used && jk_names_get(&d->used_styles, style->id))
			use(d, from, style);
	}
	if (d->used_numbers.count)
		use_list_styles(d, from);
}

/* --- what they are called --- */

static int has_list(const jk_node *node)
{
	const jk_node *properties = jk_docx_child(node, "pPr");
	return properties && jk_docx_child(properties, "numPr");
}

/* Names of elements that say how a style looks; the others are for people who choose styles. */
static int is_look(const jk_node *node)
{
	static const char *const names[] = {"pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_docx_is(node, names[i]))
			return 1;
	return 0;
}

static const jk_node *next_look(const jk_node *node)
{
	while (node && (!is_look(node) || (!jk_node_first_element(node) && !jk_node_has_attributes(node))))
		node = jk_node_next_element(node);
	return node;
}

/* A style with a list is never shared: the annex's numbers begin anew. */
static int is_same(const docx_style *ours, const char *based, const docx_style *theirs)
{
	if (strcmp(ours->type, theirs->type) != 0 || !jk_text_equal(based, theirs->based) || has_list(ours->node) || has_list(theirs->node))
		return 0;
	const jk_node *a = next_look(jk_node_first_element(ours->node)), *b = next_look(jk_node_first_element(theirs->node));
	for (; a && b && jk_node_same(a, b); a = next_look(jk_node_next_element(a)), b = next_look(jk_node_next_element(b)))
		;
	return !a && !b;
}

static const docx_style *named(const sheet *to, const char *type, const char *name)
{
	for (size_t i = 0; i < to->styles.count; i++) {
		const docx_style *style = to->styles.items[i];
		if (strcmp(style->type, type) == 0 && strcmp(style->name, name) == 0)
			return style;
	}
	return NULL;
}

/* The template's style of that name, or of that name with a number that an earlier annex was given; *count: which. NULL: none says the same. */
static const docx_style *find_same(jk_docx_joining *d, const sheet *to, const docx_style *style, const char *based, unsigned *count)
{
	const char *name = style->name;
	for (*count = 1; name; ++*count) {
		const docx_style *there = named(to, style->type, name);
		if (!there || is_same(style, based, there))
			return there;
		name = jk_join_need(d->j, jk_arena_format(d->arena, "%s (%u)", style->name, *count + 1));
	}
	return NULL;
}

static void set_child_value(jk_docx_joining *d, jk_node *node, const char *name, const char *value)
{
	jk_node *child = jk_docx_child(node, name);
	if (child && value)
		jk_join_set(d->j, child, JK_W, "val", value);
	else if (child)
		jk_node_remove(child);
}

static void rename_style(jk_docx_joining *d, docx_style *style, unsigned count)
{
	const char *name = jk_docx_child_value(style->node, "name");
	if (count > 1) {
		set_child_value(d, style->node, "name", jk_join_need(d->j, jk_arena_format(d->arena, "%s (%u)", name ? name : style->id, count)));
		set_child_value(d, style->node, "aliases", NULL);
		jk_join_set(d->j, style->node, JK_W, "customStyle", "1");
	}
	jk_join_set(d->j, style->node, JK_W, "styleId", style->to);
	jk_node_unset(style->node, JK_W, "default");
}

static void decide(jk_docx_joining *d, const sheet *from, sheet *to, docx_style *style)
{
	unsigned count;
	docx_style *above = style->based ? style_of(from, style->based) : NULL;
	if (style->to || style->deciding)
		return; /* a circle of styles is broken here */
	style->deciding = 1;
	if (above)
		decide(d, from, to, above);
	const char *based = above ? above->to : NULL;
	const docx_style *there = find_same(d, to, style, based, &count);
	if (there) {
		style->to = there->id;
		return;
	}
	jk_names taken = to->by_id;
	style->to = jk_join_need(d->j, jk_names_new(&taken, d->arena, style->id, "_", 0));
	to->by_id = taken;
	style->fresh = 1;
	rename_style(d, style, count);
	set_child_value(d, style->node, "basedOn", based);
}

/* --- bringing them over --- */

/* Pairs of a paragraph style and a character style stay pairs only when both came. */
static void settle_links(jk_docx_joining *d, const sheet *from, docx_style *style)
{
	const docx_style *linked = style_of(from, jk_docx_child_value(style->node, "link"));
	const docx_style *next = style_of(from, jk_docx_child_value(style->node, "next"));
	set_child_value(d, style->node, "link", linked && linked->fresh ? linked->to : NULL);
	set_child_value(d, style->node, "next", next && next->used ? next->to : NULL);
}

static void bring(jk_docx_joining *d, const sheet *from, jk_xml *xml, const char *from_part, const char *part)
{
	for (size_t i = 0; i < from->styles.count && jk_bundle_result(d->j->to) == JK_OK; i++) {
		docx_style *style = from->styles.items[i];
		if (!style->used)
			continue;
		jk_docx_map(d, &d->styles, style->id, style->to);
		if (!style->fresh)
			continue;
		settle_links(d, from, style);
		/* Its list gets its number only later: see jk_docx_join_numbers. */
		jk_node *copy = xml ? jk_join_last(d->j, jk_xml_root(xml), style->node) : NULL;
		if (copy && has_list(copy))
			jk_docx_add_root(d, copy, from_part, part);
	}
}

/* What names no style has the default one; that of the template may look different. */
static const char *written_default(const docx_style *ours, const sheet *to, const char *type)
{
	const docx_style *theirs = default_of(to, type);
	return ours && ours->used && ours->to && (!theirs || strcmp(ours->to, theirs->id) != 0) ? ours->to : NULL;
}

static const docx_style *use_default(jk_docx_joining *d, const sheet *from, const char *type)
{
	const docx_style *style = default_of(from, type);
	if (style)
		jk_docx_map(d, &d->used_styles, style->id, "");
	return style;
}

static void read_theme(jk_docx_joining *d);

void jk_docx_join_styles(jk_docx_joining *d)
{
	sheet from = {.root = NULL}, to = {.root = NULL};
	const char *part = jk_docx_linked(d, d->j->from, JK_DOCUMENT, "styles"), *name = NULL;
	jk_xml *xml = part ? jk_bundle_tree(d->j->from, part) : NULL;
	jk_xml *target = xml ? jk_docx_like_part(d, part, "styles", &name) : NULL;
	if (!target || !jk_join_check(d->j, jk_xml_import_scope(target, xml)))
		return;
	read_theme(d);
	jk_docx_settle_theme(d, jk_xml_root(xml));
	jk_docx_push_defaults(d, jk_xml_root(xml), jk_xml_root(target));
	read_sheet(d, &from, xml);
	read_sheet(d, &to, target);
	const docx_style *paragraph = use_default(d, &from, "paragraph"), *table = use_default(d, &from, "table");
	use_all(d, &from);
	for (size_t i = 0; i < from.styles.count; i++) {
		docx_style *style = from.styles.items[i];
		if (style->used)
			decide(d, &from, &to, style);
	}
	bring(d, &from, target, part, name);
	d->paragraph_style = written_default(paragraph, &to, "paragraph");
	d->table_style = written_default(table, &to, "table");
}

/* --- themes --- */

static jk_node *theme_of(jk_docx_joining *d, jk_bundle *bundle)
{
	const char *part = jk_docx_linked(d, bundle, JK_DOCUMENT, "theme");
	jk_xml *xml = part ? jk_bundle_tree(bundle, part) : NULL;
	return xml ? jk_node_child(jk_xml_root(xml), "themeElements") : NULL;
}

static void read_theme(jk_docx_joining *d)
{
	const jk_node *to = theme_of(d, d->j->to);
	d->theme = theme_of(d, d->j->from);
	d->other_fonts = d->theme && !jk_node_same(jk_node_child(d->theme, "fontScheme"), to ? jk_node_child(to, "fontScheme") : NULL);
	d->other_colours = d->theme && !jk_node_same(jk_node_child(d->theme, "clrScheme"), to ? jk_node_child(to, "clrScheme") : NULL);
}

/* "minorEastAsia" → the typeface: the East Asian font of a theme is often empty, and the one for the script Jpan counts. */
static const char *typeface(const jk_docx_joining *d, const char *theme_font)
{
	const jk_node *fonts = jk_node_child(d->theme, "fontScheme");
	int is_asian = strstr(theme_font, "EastAsia") != NULL, is_complex = strstr(theme_font, "Bidi") != NULL;
	const jk_node *all = fonts ? jk_node_child(fonts, jk_text_starts(theme_font, "major") ? "majorFont" : "minorFont") : NULL;
	const jk_node *one = all ? jk_node_child(all, is_asian ? "ea" : is_complex ? "cs" : "latin") : NULL;
	const char *face = one ? jk_node_attribute(one, "typeface") : NULL;
	for (const jk_node *n = all && is_asian && (!face || !*face) ? jk_node_first_element(all) : NULL; n; n = jk_node_next_element(n))
		if (jk_node_is(n, "font") && jk_text_equal(jk_node_attribute(n, "script"), "Jpan"))
			face = jk_node_attribute(n, "typeface");
	return face && *face ? face : NULL;
}

static void settle_fonts(jk_docx_joining *d, jk_node *node)
{
	static const char *const names[][2] = {{"asciiTheme", "ascii"}, {"hAnsiTheme", "hAnsi"}, {"eastAsiaTheme", "eastAsia"}, {"cstheme", "cs"}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *theme = jk_node_attribute_ns(node, JK_W, names[i][0]), *face = theme ? typeface(d, theme) : NULL;
		if (face)
			jk_join_set(d->j, node, JK_W, names[i][1], face);
		if (face)
			jk_node_unset(node, JK_W, names[i][0]);
	}
}

void jk_docx_settle_theme(jk_docx_joining *d, jk_node *node)
{
	static const char *const colours[] = {"themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade"};
	for (jk_node *n = node; n; n = jk_node_following(n, node)) {
		if (d->other_fonts && jk_docx_is(n, "rFonts"))
			settle_fonts(d, n);
		for (size_t i = 0; d->other_colours && jk_node_is_element(n) && i < sizeof colours / sizeof *colours; i++)
			jk_node_unset(n, JK_W, colours[i]);
	}
}
