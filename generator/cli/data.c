#include "cli/data.h"
#include <stdlib.h>
#include "base/file.h"
#include "base/text.h"

static int has(jk_arena *arena, const char *folder, const char *name)
{
	const char *path = jk_path_join(arena, folder, name);
	return path && jk_file_exists(path);
}

/* A folder that holds clauses/ and templates/ beside each other. */
static jk_result use_folder(jk_data *out, jk_arena *arena, const char *folder)
{
	out->catalog = jk_path_join(arena, folder, "clauses");
	out->templates = jk_path_join(arena, folder, "templates");
	return out->catalog && out->templates ? JK_OK : JK_NO_MEMORY;
}

static const char *default_folder(jk_arena *arena)
{
	const char *given = getenv("JOKOU_DATA");
	if (given && *given)
		return given;
	return has(arena, JK_DATA_DIR, "clauses/catalog.xml") ? JK_DATA_DIR : JK_SOURCE_DATA_DIR;
}

jk_result jk_find_data(jk_data *out, const jk_arguments *arguments)
{
	jk_arena *arena = arguments->arena;
	const char *given = arguments->values[JK_CATALOG];
	if (given && has(arena, given, "clauses/catalog.xml"))
		return use_folder(out, arena, given);
	if (use_folder(out, arena, default_folder(arena)) != JK_OK)
		return JK_NO_MEMORY;
	if (!given)
		return JK_OK;
	out->catalog = given;
	/* A catalog without templates beside it is made into papers with those of the default folder. */
	if (!has(arena, given, "../templates"))
		return JK_OK;
	out->templates = jk_path_join(arena, given, "../templates");
	return out->templates ? JK_OK : JK_NO_MEMORY;
}

const char *jk_template_path(const jk_data *data, jk_arena *arena, const char *kind, const char *format)
{
	return jk_arena_format(arena, "%s/%s.%s", data->templates, kind, format);
}

const char *jk_locale_folder(void)
{
	return jk_file_exists(JK_LOCALE_DIR "/ja/LC_MESSAGES/jokou.mo") ? JK_LOCALE_DIR : JK_BUILD_LOCALE_DIR;
}
