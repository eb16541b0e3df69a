#include "cli/store.h"
#include <stdlib.h>
#include <time.h>
#include "base/file.h"

const char *jk_store_folder(jk_arena *arena)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	/* The XDG specification says that a path that is not absolute counts as not set. */
	if (data && *data == '/')
		return jk_path_join(arena, data, "jokou");
	return home && *home == '/' ? jk_path_join(arena, home, ".local/share/jokou") : NULL;
}

jk_result jk_open_store(jk_store **out, const jk_arguments *arguments)
{
	*out = NULL;
	const char *folder = jk_store_folder(arguments->arena);
	if (folder)
		return jk_store_open(out, folder, arguments->diagnostics);
	jk_report(arguments->diagnostics, JK_DIAG_STORE_NOWHERE, NULL, NULL);
	return JK_FAILED;
}

const char *jk_today(jk_arena *arena)
{
	time_t now = time(NULL);
	const struct tm *day = localtime(&now);
	return day ? jk_arena_format(arena, "%04d-%02d-%02d", day->tm_year + 1900, day->tm_mon + 1, day->tm_mday) : NULL;
}
