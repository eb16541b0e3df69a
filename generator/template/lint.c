/* Looking a template over, without data. */
#include "template/template.h"

static const char *format_of(const char *path)
{
	jk_package *package = NULL;
	jk_diagnostics *silent;
	const jk_dialect *dialect = NULL;
	if (jk_diagnostics_new(&silent) != JK_OK)
		return NULL;
	if (jk_package_read(&package, path, silent) == JK_OK)
		dialect = jk_dialect_of(package);
	jk_package_free(package);
	jk_diagnostics_free(silent);
	return dialect ? dialect->format : NULL;
}

jk_result jk_template_lint(jk_template **out, jk_template_fields **fields, const char **format, const char *path, jk_field_model *model,
			   jk_diagnostics *diagnostics)
{
	jk_result result = jk_template_read_checked(out, fields, path, model, diagnostics);
	*format = result == JK_OK ? jk_template_format(*out) : format_of(path);
	return result;
}
