#include "cli/data.h"
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "cli/store.h"

typedef struct {
	const char *given;
	jk_source *source;
} opened_source;

static jk_source *find_open(const jk_arguments *arguments, const char *given)
{
	for (size_t i = 0; i < arguments->sources->count; i++) {
		const opened_source *opened = arguments->sources->items[i];
		if (strcmp(opened->given, given) == 0)
			return opened->source;
	}
	return NULL;
}

/* Ids have no slash, and a folder needs no store; a machine without a place for one has folders, files and revisions all the same. */
static jk_result open_store(jk_store **out, const jk_arguments *arguments, const char *given)
{
	*out = NULL;
	int unneeded = jk_file_is_folder(given) || (strchr(given, '/') && !jk_file_exists(given));
	return unneeded || !jk_store_folder(arguments->arena) ? JK_OK : jk_open_store(out, arguments);
}

static jk_result open_new(opened_source *opened, const jk_arguments *arguments)
{
	jk_store *store;
	jk_result result = open_store(&store, arguments, opened->given);
	if (result == JK_OK)
		result = jk_source_open(&opened->source, opened->given, store, arguments->diagnostics);
	jk_store_free(store);
	return result;
}

jk_result jk_open_source(const jk_source **out, const jk_arguments *arguments, const char *given)
{
	if ((*out = find_open(arguments, given)) != NULL)
		return JK_OK;
	opened_source *opened = jk_arena_allocate(arguments->arena, sizeof *opened);
	if (!opened)
		return JK_NO_MEMORY;
	opened->given = given;
	jk_result result = open_new(opened, arguments);
	if (result != JK_OK)
		return result;
	result = jk_list_add(arguments->sources, arguments->arena, opened);
	if (result == JK_OK)
		*out = opened->source;
	else
		jk_source_free(opened->source);
	return result;
}

void jk_close_sources(const jk_arguments *arguments)
{
	for (size_t i = 0; i < arguments->sources->count; i++)
		jk_source_free(((const opened_source *)arguments->sources->items[i])->source);
	arguments->sources->count = 0;
}

static const char *usual_data(jk_arena *arena)
{
	const char *given = getenv("JOKOU_DATA"), *installed = JK_DATA_DIR;
	if (given && *given)
		return given;
	const char *file = jk_path_join(arena, installed, "clauses/catalog.xml");
	return file && jk_file_exists(file) ? installed : JK_SOURCE_DATA_DIR;
}

/* A catalog without templates is made into papers with the usual ones. */
static jk_result find_usual_templates(jk_data *out, const jk_arguments *arguments, const char *usual)
{
	const jk_source *source;
	jk_result result = jk_open_source(&source, arguments, usual);
	if (result != JK_OK)
		return result;
	const char *templates = jk_source_templates(source);
	out->templates = templates ? templates : jk_path_join(arguments->arena, usual, "templates");
	return out->templates ? JK_OK : JK_NO_MEMORY;
}

jk_result jk_find_data(jk_data *out, const jk_arguments *arguments)
{
	const char *given = arguments->values[JK_CATALOG], *usual = usual_data(arguments->arena);
	const jk_source *source;
	jk_result result = jk_open_source(&source, arguments, given ? given : usual);
	if (result != JK_OK)
		return result;
	*out = (jk_data){jk_source_clauses(source), jk_source_templates(source)};
	return out->templates ? JK_OK : find_usual_templates(out, arguments, usual);
}

const char *jk_template_path(const jk_data *data, jk_arena *arena, const char *stem, const char *format)
{
	return jk_arena_format(arena, "%s/%s.%s", data->templates, stem, format);
}

const char *jk_locale_folder(void)
{
	return jk_file_exists(JK_LOCALE_DIR "/ja/LC_MESSAGES/jokou.mo") ? JK_LOCALE_DIR : JK_BUILD_LOCALE_DIR;
}
