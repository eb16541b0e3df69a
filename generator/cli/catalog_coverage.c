/* jokou catalog coverage: every provision of the standard and what answers it. */
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "cli/releasing.h"
#include "jokou/coverage.h"
#include "jokou/template.h"

/* --- fields of forms: they answer a provision only when the template has them --- */

typedef struct {
	const jk_arguments *arguments;
	const jk_data *data;
	const jk_catalog *catalog;
} looking;

/* fd_service_name: the bookmark of a field. */
static const char *marker(jk_arena *arena, const char *id)
{
	static const char prefix[] = "fd_";
	size_t length = strlen(id);
	char *name = jk_arena_allocate(arena, sizeof prefix + length);
	if (!name)
		return NULL;
	memcpy(name, prefix, sizeof prefix);
	for (size_t i = 0; i <= length; i++)
		name[sizeof prefix - 1 + i] = id[i] == '-' ? '_' : id[i];
	return name;
}

static jk_result look_at_fields(const looking *l, const jk_template *compiled, const char *kind, const char *path)
{
	for (size_t i = 0; i < jk_catalog_field_count(l->catalog, kind); i++) {
		const char *id = jk_catalog_field(l->catalog, kind, i), *name = marker(l->arguments->arena, id);
		if (!name)
			return JK_NO_MEMORY;
		if (!jk_template_has_bookmark(compiled, name))
			JK_REPORT(l->arguments->diagnostics, JK_DIAG_FIELD_UNMARKED, &JK_ORIGIN(path, 0), {"id", id}, {"name", name}, {"document", kind});
	}
	return JK_OK;
}

static jk_result look_at_template(const looking *l, const char *kind, const char *format)
{
	jk_template *compiled = NULL;
	const char *path = jk_template_path(l->data, l->arguments->arena, jk_catalog_template(l->catalog, kind, l->arguments->values[JK_AS_OF]), format);
	if (!path)
		return JK_NO_MEMORY;
	if (!jk_file_exists(path))
		return JK_OK;
	jk_result result = jk_template_read(&compiled, path, l->arguments->diagnostics);
	if (result == JK_OK)
		result = look_at_fields(l, compiled, kind, path);
	jk_template_free(compiled);
	return result;
}

static jk_result look_at_forms(const looking *l)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_catalog_kind_count(l->catalog) && result == JK_OK; i++) {
		const char *kind = jk_catalog_kind(l->catalog, i);
		if (!jk_catalog_field_count(l->catalog, kind))
			continue;
		result = look_at_template(l, kind, "docx");
		if (result == JK_OK)
			result = look_at_template(l, kind, "odt");
	}
	return result;
}

/* --- the command --- */

static jk_result put(char **out, const jk_coverage *coverage, const char *format)
{
	if (jk_text_equal(format, "json"))
		return jk_coverage_json(out, coverage);
	return jk_text_equal(format, "html") ? jk_coverage_html(out, coverage) : jk_coverage_text(out, coverage);
}

/* Reports what is to be reported; *coverage is owned by the caller. */
static jk_result look(jk_coverage **coverage, const jk_arguments *arguments, const jk_data *data, const jk_catalog *catalog)
{
	jk_result result = jk_coverage_new(coverage, catalog);
	if (result == JK_OK)
		result = look_at_forms(&(looking){arguments, data, catalog});
	if (result == JK_OK)
		jk_coverage_report(*coverage, arguments->diagnostics);
	return result;
}

jk_result jk_gate_coverage(const jk_arguments *arguments, const jk_data *data, const jk_catalog *catalog)
{
	jk_coverage *coverage = NULL;
	size_t before = jk_diagnostics_at_least(arguments->diagnostics, JK_ERROR);
	jk_result result = look(&coverage, arguments, data, catalog);
	jk_coverage_free(coverage);
	return result == JK_OK && jk_diagnostics_at_least(arguments->diagnostics, JK_ERROR) > before ? JK_FAILED : result;
}

static jk_result cover(char **out, const jk_arguments *arguments)
{
	jk_data data;
	jk_catalog *catalog = NULL;
	jk_coverage *coverage = NULL;
	*out = NULL;
	jk_result result = jk_find_data(&data, arguments);
	if (result == JK_OK)
		result = jk_catalog_read(&catalog, data.catalog, arguments->diagnostics);
	if (result == JK_OK)
		result = look(&coverage, arguments, &data, jk_catalog_as_of(catalog, arguments->values[JK_AS_OF]));
	if (result == JK_OK)
		result = put(out, coverage, jk_format_word(arguments));
	jk_coverage_free(coverage);
	jk_catalog_free(catalog);
	return result;
}

int jk_command_catalog_coverage(const jk_arguments *arguments)
{
	jk_session session = {.arguments = arguments};
	char *text = NULL;
	jk_result result = cover(&text, arguments);
	return jk_session_close(&session, result, text);
}
