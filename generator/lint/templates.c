/* The text of templates: paragraphs, outside tags. */
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "lint/lint.h"
#include "template/compile.h"
#include "template/paragraph.h"

typedef struct {
	jk_lint *lint;
	const char *path;
	const jk_package *package;
	const jk_dialect *dialect;
} template_walk;

/* What a reader sees: without what fields are told to do. */
static void put_shown(jk_buffer *out, const jk_dialect *dialect, int plain, const jk_node *node)
{
	const char *told = dialect->instruction ? dialect->instruction : "";
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		if (jk_is_document_text(dialect, plain, node, child))
			jk_buffer_string(out, jk_node_text(child));
		else if (jk_node_is(child, "tab") || jk_node_is(child, "br") || jk_node_is(child, "line-break"))
			jk_buffer_string(out, "　");
		else if (jk_node_is_element(child) && !jk_is_paragraph(dialect, child) && !jk_is_gone(child) && !jk_node_is(child, told))
			put_shown(out, dialect, plain, child);
	}
}

static void see_paragraph(template_walk *t, const char *part, unsigned number, const char *text)
{
	jk_spot spot = {.file = t->path, .part = part, .paragraph = number};
	jk_lint_text(t->lint, &spot, text, 1U << JK_SCOPE_SENTENCE, JK_SLOTS_TEMPLATE);
	jk_lint_party(t->lint, &spot, text);
	jk_lint_annex(t->lint, &spot, text);
}

static void see_paragraphs(template_walk *t, const char *part, const jk_xml *xml)
{
	unsigned number = 0;
	int plain = t->dialect->is_plain(part);
	jk_node *root = jk_xml_root(xml);
	for (jk_node *p = jk_paragraph_next(t->dialect, plain, root, NULL); p && !t->lint->no_memory;
	     p = jk_paragraph_next(t->dialect, plain, root, p)) {
		jk_buffer text;
		jk_buffer_init(&text, 0);
		put_shown(&text, t->dialect, plain, p);
		see_paragraph(t, part, ++number, jk_lint_keep_buffer(t->lint, &text));
	}
}

static void see_part(template_walk *t, const char *part)
{
	jk_buffer bytes;
	jk_xml *xml = NULL;
	jk_buffer_init(&bytes, 0);
	part = jk_lint_keep(t->lint, part, strlen(part));
	jk_result result = jk_package_part(&bytes, t->package, part, t->lint->diagnostics);
	if (result == JK_OK)
		result = jk_xml_parse(&xml, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.file = t->path, .part = part}, t->lint->diagnostics);
	if (result == JK_OK)
		see_paragraphs(t, part, xml);
	t->lint->no_memory |= result == JK_NO_MEMORY;
	t->lint->failed |= result == JK_FAILED;
	jk_xml_free(xml);
	jk_buffer_dispose(&bytes);
}

static void see_template(jk_lint *l, const char *path)
{
	jk_package *package = NULL;
	jk_result result = jk_package_read(&package, path, l->diagnostics);
	template_walk t = {.lint = l, .path = path, .package = package, .dialect = result == JK_OK ? jk_dialect_of(package) : NULL};
	for (size_t i = 0; t.dialect && i < jk_package_count(package); i++)
		if (t.dialect->has_tags(jk_package_name(package, i)))
			see_part(&t, jk_package_name(package, i));
	l->no_memory |= result == JK_NO_MEMORY;
	l->failed |= result == JK_FAILED;
	jk_package_free(package);
}

void jk_lint_templates(jk_lint *l, const char *folder)
{
	static const char *const endings[] = {".docx", ".odt"};
	for (size_t i = 0; folder && jk_file_is_folder(folder) && i < 2; i++) {
		jk_list names = {0};
		jk_result result = jk_file_list_flat(&names, l->arena, folder, endings[i], l->diagnostics);
		l->no_memory |= result == JK_NO_MEMORY;
		l->failed |= result == JK_FAILED;
		for (size_t j = 0; j < names.count && !l->no_memory; j++) {
			const char *path = jk_path_join(l->arena, folder, names.items[j]);
			if (path)
				see_template(l, path);
			l->no_memory |= !path;
		}
	}
}
