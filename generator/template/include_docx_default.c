/* Document defaults (w:docDefaults): the annex's paragraphs keep theirs by way of the styles at the root of its style tree. */
#include <string.h>
#include "base/text.h"
#include "template/include_docx.h"

/* What holds where a document says nothing (ISO/IEC 29500-1, 17.7.5): the annex may rely on it where the template does not. */
static const char neutral_text[] = "<d xmlns:w=\"" JK_W "\">"
	"<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
	"<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/><w:i w:val=\"0\"/><w:iCs w:val=\"0\"/><w:caps w:val=\"0\"/><w:smallCaps w:val=\"0\"/>"
	"<w:strike w:val=\"0\"/><w:color w:val=\"auto\"/><w:spacing w:val=\"0\"/><w:w w:val=\"100\"/><w:kern w:val=\"0\"/><w:position w:val=\"0\"/>"
	"<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/><w:u w:val=\"none\"/></w:rPr>"
	"<w:pPr><w:keepNext w:val=\"0\"/><w:keepLines w:val=\"0\"/><w:widowControl w:val=\"1\"/><w:suppressAutoHyphens w:val=\"0\"/><w:kinsoku w:val=\"1\"/>"
	"<w:wordWrap w:val=\"1\"/><w:overflowPunct w:val=\"1\"/><w:topLinePunct w:val=\"0\"/><w:autoSpaceDE w:val=\"1\"/><w:autoSpaceDN w:val=\"1\"/>"
	"<w:adjustRightInd w:val=\"1\"/><w:snapToGrid w:val=\"1\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>"
	"<w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"0\"/><w:contextualSpacing w:val=\"0\"/><w:jc w:val=\"left\"/>"
	"<w:textAlignment w:val=\"auto\"/></w:pPr></d>";

/* Order of elements within w:pPr and w:rPr, as far as defaults have them: the schema asks for it. */
static const char *const order[] = {"pStyle", "rStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
	"pBdr", "shd@p", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi",
	"adjustRightInd", "snapToGrid@p", "spacing@p", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
	"textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange", "rFonts", "b", "bCs", "i", "iCs",
	"caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
	"spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em",
	"lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"};

static size_t rank(const jk_node *node, int in_paragraph)
{
	const char *name = jk_node_name(node);
	size_t length = strlen(name), count = sizeof order / sizeof *order;
	for (size_t i = 0; i < count; i++) {
		if (strncmp(order[i], name, length) == 0 && (order[i][length] == '@' ? in_paragraph : !order[i][length]))
			return i;
	}
	return count;
}

static void place_in_order(jk_node *node, const jk_node *properties)
{
	int in_paragraph = jk_docx_is(properties, "pPr");
	for (jk_node *n = jk_node_first_element(properties); n; n = jk_node_next_element(n))
		if (n != node && rank(n, in_paragraph) > rank(node, in_paragraph)) {
			jk_node_move_before(node, n);
			return;
		}
}

typedef struct {
	jk_docx_joining *d;
	jk_node *node;         /* of a style, gets the attributes it lacks */
	const jk_node *other;  /* attributes that are equal here need no words; NULL: none are */
	const jk_node *said;   /* attributes that this has are left alone; NULL: none are */
	const jk_node *values; /* where the values are; NULL: those visited */
} filling;

/* A style's own font hides that of the theme, and the other way round: they are one property. */
static const char *twin(const jk_node *node, const char *name)
{
	static const char *const pairs[][2] = {{"ascii", "asciiTheme"}, {"hAnsi", "hAnsiTheme"}, {"eastAsia", "eastAsiaTheme"}, {"cs", "cstheme"}};
	for (size_t i = 0; jk_node_is(node, "rFonts") && i < sizeof pairs / sizeof *pairs; i++)
		for (size_t k = 0; k < 2; k++)
			if (strcmp(pairs[i][k], name) == 0)
				return pairs[i][1 - k];
	return name;
}

static int says(const jk_node *node, const char *name)
{
	return node && (jk_node_attribute_ns(node, JK_W, name) || jk_node_attribute_ns(node, JK_W, twin(node, name)));
}

static void fill_attribute(const char *uri, const char *name, const char *value, void *state)
{
	filling *f = state;
	if (strcmp(uri, JK_W) != 0 || says(f->node, name) || says(f->said, name))
		return;
	if (f->values && !jk_node_attribute_ns(f->values, JK_W, name))
		name = twin(f->values, name);
	if (f->values)
		value = jk_node_attribute_ns(f->values, JK_W, name);
	if (value && !(f->other && jk_text_equal(jk_node_attribute_ns(f->other, JK_W, name), value)))
		jk_join_set(f->d->j, f->node, JK_W, name, value);
}

/* Elements whose attributes are inherited one by one; the others are inherited whole. */
static int is_loose(const jk_node *node) { return jk_node_is(node, "rFonts") || jk_node_is(node, "spacing") || jk_node_is(node, "ind") || jk_node_is(node, "lang"); }

/* The style's element of that name; NULL when it says for itself what `model` would. */
static jk_node *to_fill(jk_docx_joining *d, jk_node *properties, const jk_node *model)
{
	jk_node *node = jk_docx_child(properties, jk_node_name(model));
	if (node)
		return is_loose(model) ? node : NULL;
	node = jk_docx_add(d, properties, jk_node_name(model), NULL);
	if (node)
		place_in_order(node, properties);
	return node;
}

static void push_one(jk_docx_joining *d, jk_node *properties, const jk_node *wanted, const jk_node *other)
{
	jk_node *node = other && jk_node_same(wanted, other) ? NULL : to_fill(d, properties, wanted);
	filling f = {d, node, is_loose(wanted) ? other : NULL, NULL, NULL};
	if (node)
		jk_node_visit_attributes(wanted, fill_attribute, &f);
}

/* Only the template's defaults speak of this: the neutral words take it back. */
static void take_back(jk_docx_joining *d, jk_node *properties, const jk_node *other, const jk_node *said, const jk_node *neutral)
{
	jk_node *node = (said && !is_loose(other)) || jk_node_same(other, neutral) ? NULL : to_fill(d, properties, other);
	filling whole = {d, node, NULL, NULL, NULL}, each = {d, node, other, said, neutral};
	if (node && is_loose(other))
		jk_node_visit_attributes(other, fill_attribute, &each);
	else if (node)
		jk_node_visit_attributes(neutral, fill_attribute, &whole);
	if (node && !jk_node_has_attributes(node))
		jk_node_remove(node);
}

/* Gives a style what `from` says otherwise than `to`. */
static void push(jk_docx_joining *d, jk_node *properties, const jk_node *from, const jk_node *to, const jk_node *neutral)
{
	for (const jk_node *n = from ? jk_node_first_element(from) : NULL; n; n = jk_node_next_element(n))
		push_one(d, properties, n, to ? jk_docx_child(to, jk_node_name(n)) : NULL);
	for (const jk_node *n = to ? jk_node_first_element(to) : NULL; n; n = jk_node_next_element(n)) {
		const jk_node *plain = jk_docx_child(neutral, jk_node_name(n));
		if (plain)
			take_back(d, properties, n, from ? jk_docx_child(from, jk_node_name(n)) : NULL, plain);
	}
}

static const jk_node *defaults(const jk_node *styles, const char *holder, const char *name)
{
	const jk_node *all = styles ? jk_docx_child(styles, "docDefaults") : NULL, *one = all ? jk_docx_child(all, holder) : NULL;
	return one ? jk_docx_child(one, name) : NULL;
}

static jk_node *properties_of(jk_docx_joining *d, jk_node *style, const char *name)
{
	static const char *const behind[] = {"rPr", "tblPr", "trPr", "tcPr", "tblStylePr"};
	jk_node *node = jk_docx_child(style, name);
	if (node || !(node = jk_docx_add(d, style, name, NULL)))
		return node;
	for (size_t i = strcmp(name, "rPr") == 0; i < sizeof behind / sizeof *behind; i++)
		if (jk_docx_child(style, behind[i])) {
			jk_node_move_before(node, jk_docx_child(style, behind[i]));
			break;
		}
	return node;
}

static void push_into(jk_docx_joining *d, jk_node *style, const jk_node *from, const jk_node *to, const jk_node *neutral)
{
	static const char *const names[][2] = {{"pPrDefault", "pPr"}, {"rPrDefault", "rPr"}};
	for (size_t i = 0; i < 2; i++) {
		jk_node *properties = properties_of(d, style, names[i][1]);
		if (!properties)
			return;
		push(d, properties, defaults(from, names[i][0], names[i][1]), defaults(to, names[i][0], names[i][1]), jk_docx_child(neutral, names[i][1]));
		if (!jk_node_first_element(properties))
			jk_node_remove(properties);
	}
}

void jk_docx_push_defaults(jk_docx_joining *d, jk_node *from_styles, const jk_node *to_styles)
{
	jk_xml *neutral;
	if (!jk_join_check(d->j, jk_xml_parse(&neutral, neutral_text, sizeof neutral_text - 1, NULL, d->j->diagnostics)))
		return;
	for (jk_node *n = jk_node_first_element(from_styles); n; n = jk_node_next_element(n))
		if (jk_docx_is(n, "style") && jk_text_equal(jk_node_attribute_ns(n, JK_W, "type"), "paragraph") && !jk_docx_child(n, "basedOn"))
			push_into(d, n, from_styles, to_styles, jk_xml_root(neutral));
	jk_xml_free(neutral);
}
