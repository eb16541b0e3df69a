#ifndef JK_CLI_DATA_H
#define JK_CLI_DATA_H
/* Where the catalog and the templates are. */
#include "cli/command.h"

typedef struct {
	const char *catalog, *templates; /* folders */
} jk_data;

/* --catalog; else $JOKOU_DATA; else the installed place; else the source tree. Templates stand beside the catalog's folder. */
JK_CHECKED jk_result jk_find_data(jk_data *out, const jk_arguments *arguments);
/* "templates/KIND.FORMAT", in the arena. */
JK_CHECKED const char *jk_template_path(const jk_data *data, jk_arena *arena, const char *kind, const char *format);
/* Folder of the translations. */
const char *jk_locale_folder(void);

#endif
