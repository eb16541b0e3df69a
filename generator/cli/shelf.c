/* Templates, each read once. */
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "cli/generate.h"

static const char *const formats[] = {"docx", "odt"};

static jk_result add(jk_shelf *shelf, const char *kind, const char *format, const char *path)
{
	jk_shelved *item = jk_arena_allocate(shelf->arena, sizeof *item);
	if (!item)
		return JK_NO_MEMORY;
	*item = (jk_shelved){.kind = kind, .format = format, .path = path};
	return jk_list_add(&shelf->templates, shelf->arena, item);
}

static jk_result add_kind(jk_shelf *shelf, const jk_data *data, const char *kind)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < sizeof formats / sizeof *formats && result == JK_OK; i++) {
		const char *path = jk_template_path(data, shelf->arena, kind, formats[i]);
		if (!path)
			result = JK_NO_MEMORY;
		else if (jk_file_exists(path))
			result = add(shelf, kind, formats[i], path);
	}
	return result;
}

/* The user's template is read at once: only its reading tells the format. */
static jk_result add_given(jk_shelf *shelf, const jk_arguments *arguments, const jk_list *kinds, const char *path)
{
	jk_template *compiled = NULL;
	if (kinds->count != 1) {
		const char *usage = jk_usage(arguments->arena, arguments->command);
		JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "--template"}, {"other", "--document KIND"},
			  {"usage", usage});
		return JK_FAILED;
	}
	jk_result result = jk_template_read(&compiled, path, arguments->diagnostics);
	if (result == JK_OK)
		result = add(shelf, kinds->items[0], jk_template_format(compiled), path);
	if (result != JK_OK) {
		jk_template_free(compiled);
		return result;
	}
	jk_shelved *item = shelf->templates.items[0];
	item->compiled = compiled;
	const char *wanted = arguments->values[JK_FORMAT];
	if (!wanted || strcmp(wanted, "both") == 0 || strcmp(wanted, item->format) == 0)
		return jk_diagnostics_new(&item->diagnostics);
	JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", "--format"}, {"value", wanted},
		  {"allowed", item->format});
	return JK_FAILED;
}

jk_result jk_shelf_open(jk_shelf *out, const jk_data *data, const jk_arguments *arguments, const jk_catalog *catalog,
			const jk_list *kinds)
{
	*out = (jk_shelf){.arena = arguments->arena};
	if (arguments->values[JK_TEMPLATE])
		return add_given(out, arguments, kinds, arguments->values[JK_TEMPLATE]);
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_catalog_kind_count(catalog) && result == JK_OK; i++)
		result = add_kind(out, data, jk_catalog_kind(catalog, i));
	return result;
}

void jk_shelf_close(jk_shelf *shelf)
{
	for (size_t i = 0; i < shelf->templates.count; i++) {
		jk_shelved *item = shelf->templates.items[i];
		jk_template_free(item->compiled);
		jk_diagnostics_free(item->diagnostics);
	}
}

static void read_once(jk_shelved *item)
{
	if (item->diagnostics || jk_diagnostics_new(&item->diagnostics) != JK_OK)
		return;
	if (jk_template_read(&item->compiled, item->path, item->diagnostics) == JK_NO_MEMORY)
		jk_report(item->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
}

jk_shelved *jk_shelf_find(const jk_shelf *shelf, const char *kind, const char *format)
{
	for (size_t i = 0; i < shelf->templates.count; i++) {
		jk_shelved *item = shelf->templates.items[i];
		if (strcmp(item->kind, kind) == 0 && strcmp(item->format, format) == 0)
			return item;
	}
	return NULL;
}

jk_shelved *jk_shelf_take(jk_shelf *shelf, const char *kind, const char *format)
{
	jk_shelved *item = jk_shelf_find(shelf, kind, format);
	if (item)
		read_once(item);
	return item;
}

void jk_shelf_read_all(jk_shelf *shelf, const jk_list *kinds)
{
	for (size_t i = 0; i < shelf->templates.count; i++) {
		jk_shelved *item = shelf->templates.items[i];
		if (!kinds->count || jk_has_word(kinds, item->kind))
			read_once(item);
	}
}
