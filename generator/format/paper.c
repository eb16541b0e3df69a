/* What templates of papers may read: paper.rng, and what a catalog gives. */
#include "format/paper.h"
#include "assemble/set.h"
#include "base/text.h"
#include "jokou/format.h"
#include "template/field.h"

/* Made part of the program by the build. */
extern const char jk_paper_rng[], jk_profile_rng[];
extern const size_t jk_paper_rng_length, jk_profile_rng_length;

jk_result jk_paper_schema(jk_schema **out, jk_diagnostics *diagnostics)
{
	const jk_schema_source sources[] = {{"paper.rng", jk_paper_rng, jk_paper_rng_length},
					    {"profile.rng", jk_profile_rng, jk_profile_rng_length},
					    {NULL, NULL, 0}};
	return jk_schema_load_from(out, sources, diagnostics);
}

/* Those of format/model.c. */
static const jk_signature functions[] = {
	{"term", 1, 1, {JK_IS_TEXT}, JK_IS_TEXT},
	{"label", 2, 2, {JK_IS_TEXT, JK_IS_TEXT}, JK_IS_TEXT},
	{"field", 2, 2, {JK_IS_NODES, JK_IS_TEXT}, JK_IS_TEXT},
	{"document", 1, 1, {JK_IS_TEXT}, JK_IS_BOOLEAN},
	{NULL, 0, 0, {JK_IS_ANY}, JK_IS_ANY},
};

/* The functions of a group are copies of the profile's. */
static void say_profile(jk_datum *datum)
{
	datum->origin = "profile";
	for (size_t i = 0; i < datum->members->count; i++)
		say_profile(datum->members->items[i]);
}

static void say_origins(jk_field_model *model)
{
	static const char *const copies[] = {"group/function", "facts/group/function"};
	for (size_t i = 0; i < sizeof copies / sizeof *copies; i++) {
		jk_datum *copy = jk_datum_at(model, copies[i]);
		if (copy)
			say_profile(copy);
	}
}

/* --- from a catalog --- */

typedef struct {
	jk_field_model *model;
	const jk_catalog *catalog;
	int no_memory;
} adding;

static const char *fallback_of(const jk_parameter *parameter)
{
	for (size_t i = 0; i < parameter->default_count; i++)
		if (!parameter->defaults[i].test)
			return parameter->defaults[i].value;
	return NULL;
}

/* A source with a condition belongs to a parameter for some of the elements only: nothing is said then. */
static void add_parameter(adding *a, const jk_parameter *parameter)
{
	jk_datum *field = parameter->source ? jk_datum_at(a->model, jk_xpath_text(parameter->source)) : NULL;
	if (!field || field->parameter)
		return;
	field->parameter = parameter->id;
	field->fallback = fallback_of(parameter);
}

static void add_name(adding *a, jk_list *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (jk_text_equal(names->items[i], name))
			return;
	a->no_memory |= jk_list_add(names, a->model->arena, name) != JK_OK;
}

static void add_names(adding *a, const char *function, const jk_list *names)
{
	jk_field_names *all = jk_arena_allocate(a->model->arena, sizeof *all);
	if (all)
		*all = (jk_field_names){function, (const char *const *)names->items, names->count};
	a->no_memory |= !all || jk_list_add(&a->model->names, a->model->arena, all) != JK_OK;
}

static void add_all_names(adding *a)
{
	jk_list terms = {0}, lists = {0}, kinds = {0};
	for (size_t i = 0; i < a->catalog->vocabularies.count; i++) {
		const jk_vocabulary *vocabulary = a->catalog->vocabularies.items[i];
		for (size_t k = 0; k < vocabulary->term_count; k++)
			add_name(a, &terms, vocabulary->keys[k]);
		for (size_t k = 0; k < vocabulary->level_count; k++)
			add_name(a, &lists, vocabulary->levels[k].of);
	}
	for (size_t i = 0; i < a->catalog->labels.count; i++)
		add_name(a, &lists, ((const jk_label *)a->catalog->labels.items[i])->list);
	for (size_t i = 0; i < a->catalog->documents.count; i++)
		add_name(a, &kinds, ((const jk_document_kind *)a->catalog->documents.items[i])->kind);
	add_names(a, "term", &terms);
	add_names(a, "label", &lists);
	add_names(a, "document", &kinds);
}

static jk_result add_catalog(jk_field_model *model, const jk_catalog *catalog)
{
	adding a = {.model = model, .catalog = catalog};
	for (size_t i = 0; i < catalog->parameters.count; i++)
		add_parameter(&a, catalog->parameters.items[i]);
	add_all_names(&a);
	return a.no_memory ? JK_NO_MEMORY : JK_OK;
}

jk_result jk_field_model_of_papers(jk_field_model **out, const jk_catalog *catalog, jk_diagnostics *diagnostics)
{
	jk_schema *schema;
	*out = NULL;
	jk_result result = jk_paper_schema(&schema, diagnostics);
	if (result == JK_OK)
		result = jk_field_model_of_schema(out, schema);
	if (result != JK_OK)
		return result;
	(*out)->functions = functions;
	say_origins(*out);
	if (catalog)
		result = add_catalog(*out, catalog);
	if (result == JK_OK)
		return JK_OK;
	jk_field_model_free(*out);
	*out = NULL;
	return result;
}
