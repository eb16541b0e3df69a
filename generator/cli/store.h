#ifndef JK_CLI_STORE_H
#define JK_CLI_STORE_H
/* The store of the person who runs the program. */
#include "cli/command.h"
#include "jokou/release.h"

/* Its folder: $XDG_DATA_HOME/jokou, else ~/.local/share/jokou. NULL: neither XDG_DATA_HOME nor HOME leads anywhere, or out of memory. */
const char *jk_store_folder(jk_arena *arena);
/* *out owned. Reports R048, and what jk_store_open reports. */
JK_CHECKED jk_result jk_open_store(jk_store **out, const jk_arguments *arguments);
/* The day it is here, "2026-11-30", by the clock of the machine; NULL when out of memory. */
const char *jk_today(jk_arena *arena);

#endif
