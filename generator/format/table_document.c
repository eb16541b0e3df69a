/* 新旧対照表 as documents: a template and the model of a comparison. */
#include "base/text.h"
#include "format/writing.h"
#include "template/field.h"
#include "template/locate.h"

/* Made part of the program by the build. */
extern const char jk_comparison_rng[];
extern const size_t jk_comparison_rng_length;

jk_result jk_field_model_of_comparisons(jk_field_model **out, jk_diagnostics *diagnostics)
{
	static const jk_signature none[] = {{NULL, 0, 0, {JK_IS_ANY}, JK_IS_ANY}};
	jk_schema *schema;
	*out = NULL;
	jk_result result = jk_schema_load(&schema, jk_comparison_rng, jk_comparison_rng_length, "comparison.rng", diagnostics);
	if (result == JK_OK)
		result = jk_field_model_of_schema(out, schema);
	if (result == JK_OK)
		(*out)->functions = none;
	return result;
}

/* What `generate` and `diff` know it by: no clause of it can be found again. */
#define MANIFEST "{\"format\":1,\"generator\":\"jokou " JK_VERSION "\",\"kind\":\"comparison-table\"}"

static jk_result make(jk_writing *w, jk_buffer *bytes, const jk_comparison *comparison, const jk_comparison_table_options *options)
{
	jk_output *output = NULL;
	jk_result result = jk_table_model_build(w, comparison, options);
	if (result == JK_OK)
		result = jk_output_new(&output, w->compiled->package);
	if (result == JK_OK)
		result = jk_run_template(w, NULL, output);
	if (result == JK_OK)
		result = jk_format_of(w->compiled->dialect)->finish(w, output);
	if (result == JK_OK)
		result = jk_put_manifest(w, MANIFEST, NULL, output);
	if (result == JK_OK)
		result = jk_output_bytes(bytes, output, w->diagnostics);
	jk_output_free(output);
	return result;
}

static jk_result make_table(char **out, size_t *length, jk_writing *w, const jk_comparison *comparison, const jk_comparison_table_options *options)
{
	jk_buffer bytes;
	if (jk_arena_new(&w->arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&bytes, 0);
	jk_buffer_init(&w->comments, 0);
	jk_result result = make(w, &bytes, comparison, options);
	if (result == JK_OK) {
		*out = bytes.bytes;
		*length = bytes.length;
	} else
		jk_buffer_dispose(&bytes);
	jk_buffer_dispose(&w->comments);
	jk_xml_free(w->model);
	jk_arena_free(w->arena);
	return result;
}

jk_result jk_comparison_document(char **out, size_t *length, const jk_comparison *comparison, const jk_template *compiled,
				 const jk_comparison_table_options *options, jk_diagnostics *diagnostics)
{
	jk_writing w = {.compiled = compiled, .date = options->date};
	*out = NULL;
	*length = 0;
	if (jk_diagnostics_new(&w.diagnostics) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = make_table(out, length, &w, comparison, options);
	if (jk_locate_faults(diagnostics, w.diagnostics, compiled->package) != JK_OK) {
		jk_text_free(*out);
		*out = NULL;
		result = JK_NO_MEMORY;
	}
	jk_diagnostics_free(w.diagnostics);
	return result;
}
