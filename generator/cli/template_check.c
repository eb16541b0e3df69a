#include "cli/template_check.h"

static jk_result open_model(jk_checked *c)
{
	jk_data data;
	jk_diagnostics *d = c->arguments->diagnostics;
	const char *example = c->arguments->values[JK_DATA];
	if (example)
		return jk_field_model_of_data(&c->model, example, d);
	jk_result result = jk_find_data(&data, c->arguments);
	if (result == JK_OK)
		result = jk_catalog_read(&c->catalog, data.catalog, d);
	return result == JK_OK ? jk_field_model_of_papers(&c->model, c->catalog, d) : result;
}

/* Whether the template reads only what no paper has: then it is hardly one of papers. */
static int reads_other_things(const jk_checked *c)
{
	const jk_diagnostics *d = c->arguments->diagnostics;
	if (!c->fields || jk_template_fields_count(c->fields))
		return 0;
	for (size_t i = 0; i < jk_diagnostics_count(d); i++)
		if (jk_diagnostics_at(d, i)->code == JK_DIAG_CHECK_FIELD)
			return 1;
	return 0;
}

jk_result jk_check_template(jk_checked *out, const jk_arguments *arguments)
{
	jk_diagnostics *d = arguments->diagnostics;
	*out = (jk_checked){.arguments = arguments};
	jk_result result = open_model(out);
	if (result != JK_OK)
		return result;
	result = jk_template_lint(&out->compiled, &out->fields, &out->format, arguments->operands[0], out->model, d);
	/* Its author would wonder why every field is a fault. */
	if (!arguments->values[JK_DATA] && reads_other_things(out))
		JK_REPORT(d, JK_DIAG_CHECKED_AS_PAPER, &JK_ORIGIN(arguments->operands[0], 0), {NULL, NULL});
	return result;
}

void jk_checked_close(jk_checked *checked)
{
	jk_template_fields_free(checked->fields);
	jk_template_free(checked->compiled);
	jk_field_model_free(checked->model);
	jk_catalog_free(checked->catalog);
}
