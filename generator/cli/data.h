#ifndef JK_CLI_DATA_H
#define JK_CLI_DATA_H
/* Where the catalog and the templates are. */
#include "cli/command.h"
#include "jokou/release.h"

typedef struct {
	const char *catalog, *templates; /* folders */
} jk_data;

/* Opens what a person named as a catalog, in any way that jk_source_open knows. It stays open until the program ends; what was named before is not opened
 * again. */
JK_CHECKED jk_result jk_open_source(const jk_source **out, const jk_arguments *arguments, const char *given);
void jk_close_sources(const jk_arguments *arguments);
/* --catalog; else $JOKOU_DATA; else the installed place; else the source tree. Templates are the catalog's own, or those of the place that is taken
 * without --catalog. */
JK_CHECKED jk_result jk_find_data(jk_data *out, const jk_arguments *arguments);
/* "templates/STEM.FORMAT", in the arena; the stem is what jk_catalog_template or jk_paper_info gives. */
JK_CHECKED const char *jk_template_path(const jk_data *data, jk_arena *arena, const char *stem, const char *format);
/* Folder of the translations. */
const char *jk_locale_folder(void);

#endif
