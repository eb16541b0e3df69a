/* Templates, each read once. */
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "cli/generate.h"

static const char *const formats[] = {"docx", "odt"};

static jk_result add(jk_shelf *shelf, const char *kind, const char *stem, const char *format, const char *path)
{
	jk_shelved *item = jk_arena_allocate(shelf->arena, sizeof *item);
	if (!item)
		return JK_NO_MEMORY;
	*item = (jk_shelved){.kind = kind, .stem = stem, .format = format, .path = path};
	return jk_list_add(&shelf->templates, shelf->arena, item);
}

static jk_result add_stem(jk_shelf *shelf, const jk_data *data, const char *kind, const char *stem)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < sizeof formats / sizeof *formats && result == JK_OK; i++) {
		const char *path = jk_template_path(data, shelf->arena, stem, formats[i]);
		if (!path)
			result = JK_NO_MEMORY;
		else if (!jk_shelf_named(shelf, stem, formats[i]) && jk_file_exists(path))
			result = add(shelf, kind, stem, formats[i], path);
	}
	return result;
}

static jk_result add_kind(jk_shelf *shelf, const jk_data *data, const char *kind)
{
	jk_result result = JK_OK;
	const char *stem;
	for (size_t i = 0; result == JK_OK && (stem = jk_catalog_template_at(shelf->catalog, kind, i)) != NULL; i++)
		result = add_stem(shelf, data, kind, stem);
	return result;
}

/* A field that papers do not have would be a condition that never holds, silently: so what templates mean is checked, too. */
static jk_result read_checked(jk_template **out, jk_shelf *shelf, const char *path, jk_diagnostics *diagnostics)
{
	jk_result result = shelf->fields ? JK_OK : jk_field_model_of_papers(&shelf->fields, shelf->catalog, diagnostics);
	return result == JK_OK ? jk_template_read_checked(out, NULL, path, shelf->fields, diagnostics) : result;
}

/* Notes about a template are for its author, who looks it over with `template lint`. */
static jk_result read_given(jk_template **out, jk_shelf *shelf, const jk_arguments *arguments, const char *path)
{
	jk_diagnostics *faults;
	if (jk_diagnostics_new(&faults) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = read_checked(out, shelf, path, faults);
	for (size_t i = 0; i < jk_diagnostics_count(faults); i++) {
		const jk_diagnostic *item = jk_diagnostics_at(faults, i);
		if (item->severity > JK_NOTE)
			jk_report(arguments->diagnostics, item->code, &item->where, item->arguments);
	}
	jk_diagnostics_free(faults);
	return result;
}

/* The user's template is read at once: only its reading tells the format. */
static jk_result add_given(jk_shelf *shelf, const jk_arguments *arguments, const jk_list *kinds, const char *path)
{
	jk_template *compiled = NULL;
	shelf->given = 1;
	if (kinds->count != 1) {
		const char *usage = jk_usage(arguments->arena, arguments->command);
		JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "--template"}, {"other", "--document KIND"},
			  {"usage", usage});
		return JK_FAILED;
	}
	jk_result result = read_given(&compiled, shelf, arguments, path);
	if (result == JK_OK)
		result = add(shelf, kinds->items[0], kinds->items[0], jk_template_format(compiled), path);
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
	*out = (jk_shelf){.arena = arguments->arena, .catalog = catalog};
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
	jk_field_model_free(shelf->fields);
}

static void read_once(jk_shelf *shelf, jk_shelved *item)
{
	if (item->diagnostics || jk_diagnostics_new(&item->diagnostics) != JK_OK)
		return;
	if (read_checked(&item->compiled, shelf, item->path, item->diagnostics) == JK_NO_MEMORY)
		jk_report(item->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	if (item->compiled)
		jk_template_set_version(item->compiled, jk_catalog_template_version(shelf->catalog, item->stem));
}

jk_shelved *jk_shelf_named(const jk_shelf *shelf, const char *stem, const char *format)
{
	for (size_t i = 0; i < shelf->templates.count; i++) {
		jk_shelved *item = shelf->templates.items[i];
		if (strcmp(item->stem, stem) == 0 && strcmp(item->format, format) == 0)
			return item;
	}
	return NULL;
}

jk_shelved *jk_shelf_find(const jk_shelf *shelf, const jk_paper_info *paper, const char *format)
{
	return jk_shelf_named(shelf, shelf->given ? paper->kind : paper->template, format);
}

jk_shelved *jk_shelf_take(jk_shelf *shelf, const jk_paper_info *paper, const char *format)
{
	jk_shelved *item = jk_shelf_find(shelf, paper, format);
	if (item)
		read_once(shelf, item);
	return item;
}

void jk_shelf_read_all(jk_shelf *shelf, const jk_list *kinds)
{
	for (size_t i = 0; i < shelf->templates.count; i++) {
		jk_shelved *item = shelf->templates.items[i];
		if (!kinds->count || jk_has_word(kinds, item->kind))
			read_once(shelf, item);
	}
}
