#include "cli/template_check.h"
#include "base/diagnostic.h"

/* What a template is checked as; each reads it anew. */
typedef jk_result open_model(jk_field_model **out, jk_checked *c, jk_diagnostics *d);

static jk_result open_papers(jk_field_model **out, jk_checked *c, jk_diagnostics *d)
{
	jk_data data;
	jk_result result = c->catalog ? JK_OK : jk_find_data(&data, c->arguments);
	if (result == JK_OK && !c->catalog)
		result = jk_catalog_read(&c->catalog, data.catalog, d);
	return result == JK_OK ? jk_field_model_of_papers(out, c->catalog, d) : result;
}

static jk_result open_comparisons(jk_field_model **out, jk_checked *c, jk_diagnostics *d)
{
	(void)c;
	return jk_field_model_of_comparisons(out, d);
}

static jk_result open_example(jk_field_model **out, jk_checked *c, jk_diagnostics *d)
{
	return jk_field_model_of_data(out, c->arguments->values[JK_DATA], d);
}

/* One reading of the template, with faults of its own. */
typedef struct {
	jk_field_model *model;
	jk_template *compiled;
	jk_template_fields *fields;
	const char *format;
	jk_diagnostics *faults;
	jk_result result;
} reading;

static void read_as(reading *r, jk_checked *c, open_model *open)
{
	*r = (reading){0};
	r->result = jk_diagnostics_new(&r->faults);
	if (r->result == JK_OK)
		r->result = open(&r->model, c, r->faults);
	if (r->result == JK_OK)
		r->result = jk_template_lint(&r->compiled, &r->fields, &r->format, c->arguments->operands[0], r->model, r->faults);
}

static void forget(reading *r)
{
	jk_template_fields_free(r->fields);
	jk_template_free(r->compiled);
	jk_field_model_free(r->model);
	jk_diagnostics_free(r->faults);
}

static size_t unknown_fields(const reading *r)
{
	size_t count = 0;
	for (size_t i = 0; r->faults && i < jk_diagnostics_count(r->faults); i++)
		count += jk_diagnostics_at(r->faults, i)->code == JK_DIAG_CHECK_FIELD;
	return count;
}

/* What is no template of papers may be one of 新旧対照表: the reading with fewer unknown fields counts. */
static void read_as_either(reading *r, jk_checked *c)
{
	reading other, worse;
	read_as(r, c, open_papers);
	if (!unknown_fields(r))
		return;
	read_as(&other, c, open_comparisons);
	int better = other.result != JK_NO_MEMORY && unknown_fields(&other) < unknown_fields(r);
	worse = better ? *r : other;
	*r = better ? other : *r;
	forget(&worse);
}

/* Whether the template reads only what no paper has: then it is hardly one of papers. */
static int reads_other_things(const reading *r)
{
	return r->fields && !jk_template_fields_count(r->fields) && unknown_fields(r);
}

/* Hands the reading over, and tells its faults. */
static void keep(jk_checked *out, reading *r)
{
	jk_diagnostics *d = out->arguments->diagnostics;
	if (r->faults)
		jk_diagnostics_count_dropped(d, r->faults);
	for (size_t i = 0; r->faults && i < jk_diagnostics_count(r->faults); i++) {
		const jk_diagnostic *item = jk_diagnostics_at(r->faults, i);
		jk_report(d, item->code, &item->where, item->arguments);
	}
	out->model = r->model;
	out->compiled = r->compiled;
	out->fields = r->fields;
	out->format = r->format;
	jk_diagnostics_free(r->faults);
}

jk_result jk_check_template(jk_checked *out, const jk_arguments *arguments)
{
	reading r;
	*out = (jk_checked){.arguments = arguments};
	if (arguments->values[JK_DATA])
		read_as(&r, out, open_example);
	else
		read_as_either(&r, out);
	/* Its author would wonder why every field is a fault. */
	int other = !arguments->values[JK_DATA] && reads_other_things(&r);
	jk_result result = r.result;
	keep(out, &r);
	if (other)
		JK_REPORT(arguments->diagnostics, JK_DIAG_CHECKED_AS_PAPER, &JK_ORIGIN(arguments->operands[0], 0), {NULL, NULL});
	return result;
}

void jk_checked_close(jk_checked *checked)
{
	jk_template_fields_free(checked->fields);
	jk_template_free(checked->compiled);
	jk_field_model_free(checked->model);
	jk_catalog_free(checked->catalog);
}
