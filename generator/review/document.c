#include "review/document.h"
#include <string.h>
#include "template/paragraph.h"

static int is_odt(const jk_dialect *dialect) { return strcmp(dialect->format, "odt") == 0; }

/* Paragraphs know their numbers: the walk does not go through the tree in order. */
static void number_paragraphs(const jk_dialect *dialect, jk_xml *xml)
{
	unsigned number = 0;
	for (jk_node *p = NULL; (p = jk_paragraph_next(dialect, 0, jk_xml_root(xml), p)) != NULL;)
		jk_node_set_number(p, ++number);
}

/* The element that holds the text; NULL in a table of figures, a drawing, a book of macros. */
static jk_node *body_of(const jk_dialect *dialect, const jk_xml *xml)
{
	jk_node *body = jk_node_child(jk_xml_root(xml), "body");
	return body && is_odt(dialect) ? jk_node_child(body, "text") : body;
}

static jk_result read_tree(jk_xml **out, const jk_package *package, const char *part, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	const jk_origin where = {.file = jk_package_path(package), .part = part};
	jk_result result = jk_package_part(&bytes, package, part, diagnostics);
	if (result == JK_OK)
		result = jk_xml_parse(out, jk_buffer_text(&bytes), bytes.length, &where, diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

typedef struct {
	jk_doc *doc;
	jk_arena *arena;
	const jk_dialect *dialect;
	jk_xml *body, *notes[2];
	jk_models models;
} opened;

static jk_result walk(opened *o, const char *path, jk_diagnostics *diagnostics)
{
	jk_gathering g;
	jk_node *body = body_of(o->dialect, o->body);
	if (!body) {
		JK_REPORT(diagnostics, JK_DIAG_REVIEW_KIND, NULL, {"path", path});
		return JK_FAILED;
	}
	number_paragraphs(o->dialect, o->body);
	jk_gather_begin(&g, o->doc, o->arena);
	const jk_node *const notes[2] = {o->notes[0] ? jk_xml_root(o->notes[0]) : NULL, o->notes[1] ? jk_xml_root(o->notes[1]) : NULL};
	if (is_odt(o->dialect))
		jk_doc_walk_odt(&g, o->models.odt, body);
	else
		jk_doc_walk_docx(&g, o->models.docx, body, notes);
	jk_gather_finish(&g);
	jk_gather_dispose(&g);
	return g.no_memory ? JK_NO_MEMORY : JK_OK;
}

static jk_result read_notes(opened *o, const jk_package *package, jk_diagnostics *diagnostics)
{
	static const char *const parts[2] = {"word/footnotes.xml", "word/endnotes.xml"};
	jk_result result = JK_OK;
	for (int i = 0; i < 2 && result == JK_OK && !is_odt(o->dialect); i++)
		if (jk_package_has(package, parts[i]))
			result = read_tree(&o->notes[i], package, parts[i], diagnostics);
	return result;
}

jk_result jk_doc_read(jk_doc *out, jk_arena *arena, const jk_package *package, jk_diagnostics *diagnostics)
{
	opened o = {.doc = out, .arena = arena, .dialect = jk_dialect_of(package)};
	const char *path = jk_package_path(package);
	if (!o.dialect) {
		JK_REPORT(diagnostics, JK_DIAG_REVIEW_KIND, NULL, {"path", path});
		return JK_FAILED;
	}
	jk_result result = read_tree(&o.body, package, o.dialect->main_part, diagnostics);
	if (result == JK_OK)
		result = jk_models_read(&o.models, arena, package, o.dialect, o.body, diagnostics);
	if (result == JK_OK)
		result = read_notes(&o, package, diagnostics);
	if (result == JK_OK)
		result = walk(&o, path, diagnostics);
	jk_models_dispose(&o.models);
	for (int i = 0; i < 2; i++)
		jk_xml_free(o.notes[i]);
	jk_xml_free(o.body);
	return result;
}

jk_result jk_doc_parse(jk_doc *out, jk_arena *arena, int odt, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	opened o = {.doc = out, .arena = arena, .dialect = jk_dialect_named(odt ? "odt" : "docx")};
	const jk_origin where = {.file = "document", .part = o.dialect->main_part};
	jk_result result = jk_xml_parse(&o.body, bytes, length, &where, diagnostics);
	if (result == JK_OK)
		result = walk(&o, "document", diagnostics);
	jk_xml_free(o.body);
	return result;
}
