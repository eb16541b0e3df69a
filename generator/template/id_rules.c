#include "base/text.h"
#include "template/ids.h"

#define DRAW "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
#define XML "http://www.w3.org/XML/1998/namespace"

/* ISO/IEC 29500-1: 17.13.6 bookmarks, 17.5.2 controls, 20.4.2 drawings, 17.13.5 revisions, 17.13.7 permissions, 17.16 fields;
 * part 4, 19.1.2: shapes of VML. */
static const jk_id_rule docx[] = {
	{"bookmarkStart", "name", NULL, NULL, "bookmark", JK_ID_DEFINES, 0, 1},
	{"bookmarkStart", "id", NULL, NULL, "bookmark-id", JK_ID_DEFINES, 1, 0},
	{"bookmarkEnd", "id", NULL, NULL, "bookmark-id", JK_ID_REFERS, 1, 0},
	{"hyperlink", "anchor", NULL, NULL, "bookmark", JK_ID_REFERS, 0, 1},
	{"docPr", "id", NULL, NULL, "drawing", JK_ID_DEFINES, 1, 0},
	{"id", "val", NULL, "sdtPr", "control", JK_ID_DEFINES, 1, 0},
	{"rect", "id", NULL, NULL, "shape", JK_ID_DEFINES, 0, 0},
	{"shape", "id", NULL, NULL, "shape", JK_ID_DEFINES, 0, 0},
	{"roundrect", "id", NULL, NULL, "shape", JK_ID_DEFINES, 0, 0},
	{"OLEObject", "ShapeID", NULL, NULL, "shape", JK_ID_REFERS, 0, 0},
	{"permStart", "id", NULL, NULL, "permission", JK_ID_DEFINES, 1, 0},
	{"permEnd", "id", NULL, NULL, "permission", JK_ID_REFERS, 1, 0},
	{"ins", "id", NULL, NULL, "revision", JK_ID_DEFINES, 1, 0},
	{"del", "id", NULL, NULL, "revision", JK_ID_DEFINES, 1, 0},
	{"rPrChange", "id", NULL, NULL, "revision", JK_ID_DEFINES, 1, 0},
	{"pPrChange", "id", NULL, NULL, "revision", JK_ID_DEFINES, 1, 0},
	{NULL, NULL, NULL, NULL, NULL, JK_ID_DEFINES, 0, 0},
};

/* ODF 1.3 part 3: 6.2 bookmarks and reference marks, 6.3 notes, 7.4 and 7.7 fields, 14.1 annotations, 19.914 xml:id. */
static const jk_id_rule odt[] = {
	{"bookmark", "name", NULL, NULL, "bookmark", JK_ID_DEFINES, 0, 1},
	{"bookmark-start", "name", NULL, NULL, "bookmark", JK_ID_DEFINES, 0, 1},
	{"bookmark-end", "name", NULL, NULL, "bookmark", JK_ID_REFERS, 0, 0},
	{"bookmark-ref", "ref-name", NULL, NULL, "bookmark", JK_ID_REFERS, 0, 1},
	{"a", "href", NULL, NULL, "bookmark", JK_ID_FRAGMENT, 0, 1},
	{"reference-mark", "name", NULL, NULL, "reference-mark", JK_ID_DEFINES, 0, 1},
	{"reference-mark-start", "name", NULL, NULL, "reference-mark", JK_ID_DEFINES, 0, 1},
	{"reference-mark-end", "name", NULL, NULL, "reference-mark", JK_ID_REFERS, 0, 0},
	{"reference-ref", "ref-name", NULL, NULL, "reference-mark", JK_ID_REFERS, 0, 1},
	{"note", "id", NULL, NULL, "note", JK_ID_DEFINES, 0, 1},
	{"note-ref", "ref-name", NULL, NULL, "note", JK_ID_REFERS, 0, 1},
	{"sequence", "ref-name", NULL, NULL, "sequence", JK_ID_DEFINES, 0, 1},
	{"sequence-ref", "ref-name", NULL, NULL, "sequence", JK_ID_REFERS, 0, 1},
	{"annotation", "name", NULL, NULL, "annotation", JK_ID_DEFINES, 0, 0},
	{"annotation-end", "name", NULL, NULL, "annotation", JK_ID_REFERS, 0, 0},
	{"toc-mark-start", "id", NULL, NULL, "toc-mark", JK_ID_DEFINES, 0, 0},
	{"toc-mark-end", "id", NULL, NULL, "toc-mark", JK_ID_REFERS, 0, 0},
	{"alphabetical-index-mark-start", "id", NULL, NULL, "index-mark", JK_ID_DEFINES, 0, 0},
	{"alphabetical-index-mark-end", "id", NULL, NULL, "index-mark", JK_ID_REFERS, 0, 0},
	{"section", "name", NULL, NULL, "section", JK_ID_DEFINES, 0, 0},
	{"table", "name", NULL, NULL, "table", JK_ID_DEFINES, 0, 0},
	{NULL, "name", DRAW, NULL, "drawing", JK_ID_DEFINES, 0, 0},
	{NULL, "id", XML, NULL, "xml-id", JK_ID_DEFINES, 0, 0},
	{"list", "continue-list", NULL, NULL, "xml-id", JK_ID_REFERS, 0, 0},
	{NULL, NULL, NULL, NULL, NULL, JK_ID_DEFINES, 0, 0},
};

const jk_id_rule *jk_id_rules(const jk_dialect *dialect) { return jk_text_equal(dialect->format, "docx") ? docx : odt; }

const char *jk_id_value(const jk_id_rule *rule, const jk_node *node)
{
	const jk_node *parent = jk_node_parent(node);
	if (rule->element && !jk_node_is(node, rule->element))
		return NULL;
	if (rule->parent && !(parent && jk_node_is(parent, rule->parent)))
		return NULL;
	return rule->space ? jk_node_attribute_ns(node, rule->space, rule->attribute) : jk_node_attribute_local(node, rule->attribute);
}
