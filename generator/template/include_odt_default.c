/* Default styles: the annex's paragraphs, tables and frames keep theirs by way of the styles at the root of its style tree. */
#include <string.h>
#include "base/text.h"
#include "template/include_odt.h"

/* What holds where a document says nothing: the annex may rely on it where the template does not. */
static const struct {
	const char *uri, *name, *value;
} neutral[] = {
	{JK_FO, "margin-top", "0cm"}, {JK_FO, "margin-bottom", "0cm"}, {JK_FO, "margin-left", "0cm"}, {JK_FO, "margin-right", "0cm"},
	{JK_FO, "text-indent", "0cm"}, {JK_FO, "line-height", "100%"}, {JK_FO, "text-align", "start"}, {JK_FO, "font-weight", "normal"},
	{JK_FO, "font-style", "normal"}, {JK_FO, "hyphenate", "false"}, {JK_FO, "letter-spacing", "normal"}, {JK_FO, "keep-with-next", "auto"},
	{JK_STYLE, "font-weight-asian", "normal"}, {JK_STYLE, "font-style-asian", "normal"}, {JK_STYLE, "letter-kerning", "false"},
	{JK_STYLE, "snap-to-layout-grid", "true"}, {JK_STYLE, "text-underline-style", "none"}};

typedef struct {
	jk_odt_joining *d;
	jk_node *node;
	const jk_node *other; /* the other document's properties; NULL: none */
} filling;

static void fill(const char *uri, const char *name, const char *value, void *state)
{
	filling *f = state;
	if (*uri && !jk_node_attribute_ns(f->node, uri, name) && !(f->other && jk_text_equal(jk_node_attribute_ns(f->other, uri, name), value)))
		jk_join_set(f->d->j, f->node, uri, name, value);
}

/* `other` is the annex's here: what it does not say is taken back. */
static void take_back(const char *uri, const char *name, const char *value, void *state)
{
	filling *f = state;
	(void)value;
	if ((f->other && jk_node_attribute_ns(f->other, uri, name)) || jk_node_attribute_ns(f->node, uri, name))
		return;
	for (size_t i = 0; i < sizeof neutral / sizeof *neutral; i++)
		if (strcmp(neutral[i].uri, uri) == 0 && strcmp(neutral[i].name, name) == 0 && strcmp(neutral[i].value, value) != 0)
			jk_join_set(f->d->j, f->node, uri, name, neutral[i].value);
}

static int is_properties(const jk_node *node) { return strcmp(jk_node_namespace(node), JK_STYLE) == 0 && jk_text_ends(jk_node_name(node), "-properties"); }

static jk_node *default_of(const jk_node *root, const char *family)
{
	const jk_node *styles = root ? jk_odt_child(root, JK_OFFICE, "styles") : NULL;
	for (jk_node *n = styles ? jk_node_first_element(styles) : NULL; n; n = jk_node_next_element(n))
		if (jk_odt_is(n, JK_STYLE, "default-style") && jk_text_equal(jk_node_attribute_ns(n, JK_STYLE, "family"), family))
			return n;
	return NULL;
}

/* The schema wants the properties of paragraphs before those of their text, and maps last. */
static jk_node *properties(jk_odt_joining *d, jk_node *style, const char *name)
{
	jk_node *node = jk_odt_child(style, JK_STYLE, name);
	if (node || !(node = jk_odt_add(d, style, JK_STYLE, name)))
		return node;
	int is_text = strcmp(name, "text-properties") == 0;
	for (jk_node *n = jk_node_first_element(style); n && n != node; n = jk_node_next_element(n))
		if (jk_odt_is(n, JK_STYLE, "map") || (!is_text && jk_odt_is(n, JK_STYLE, "text-properties"))) {
			jk_node_move_before(node, n);
			break;
		}
	return node;
}

static void push(jk_odt_joining *d, jk_node *style, const jk_node *ours, const jk_node *theirs)
{
	for (const jk_node *n = ours ? jk_node_first_element(ours) : NULL; n; n = jk_node_next_element(n)) {
		const jk_node *other = theirs ? jk_odt_child(theirs, JK_STYLE, jk_node_name(n)) : NULL;
		if (!is_properties(n) || (other && jk_node_same(n, other)))
			continue;
		filling f = {d, properties(d, style, jk_node_name(n)), other};
		if (f.node)
			jk_node_visit_attributes(n, fill, &f);
	}
	for (const jk_node *n = theirs ? jk_node_first_element(theirs) : NULL; n; n = jk_node_next_element(n)) {
		const jk_node *said = ours ? jk_odt_child(ours, JK_STYLE, jk_node_name(n)) : NULL;
		if (!is_properties(n) || (said && jk_node_same(said, n)))
			continue;
		filling f = {d, properties(d, style, jk_node_name(n)), said};
		if (f.node)
			jk_node_visit_attributes(n, take_back, &f);
		if (f.node && !jk_node_has_attributes(f.node) && !jk_node_first_element(f.node))
			jk_node_remove(f.node);
	}
}

static void push_all(jk_odt_joining *d, const jk_node *holder)
{
	for (jk_node *n = holder ? jk_node_first_element(holder) : NULL; n; n = jk_node_next_element(n)) {
		const char *family = jk_node_attribute_ns(n, JK_STYLE, "family"), *parent = jk_node_attribute_ns(n, JK_STYLE, "parent-style-name");
		if (jk_odt_is(n, JK_STYLE, "style") && family && !(parent && *parent))
			push(d, n, default_of(d->from[JK_ODT_STYLES], family), default_of(d->to[JK_ODT_STYLES], family));
	}
}

void jk_odt_push_defaults(jk_odt_joining *d)
{
	const jk_node *styles = d->from[JK_ODT_STYLES], *content = d->from[JK_ODT_CONTENT];
	const jk_node *common = styles ? jk_odt_child(styles, JK_OFFICE, "styles") : NULL;
	push_all(d, common);
	push_all(d, jk_odt_child(content, JK_OFFICE, "automatic-styles"));
	if (styles)
		push_all(d, jk_odt_child(styles, JK_OFFICE, "automatic-styles"));
}
