#ifndef JK_CLI_SESSION_H
#define JK_CLI_SESSION_H
/* From one profile to its clause set and from there to what is printed: what the reporting commands share. */
#include "cli/data.h"
#include "jokou/assemble.h"

typedef struct {
	const jk_arguments *arguments;
	jk_assemble_options options;
	jk_data data;
	jk_catalog *catalog;
	jk_profile *profile;
	jk_clause_set *set;
} jk_session;

/* Options of assembly as typed, with SOURCE_DATE_EPOCH as last resort for the date. Reports U004. */
JK_CHECKED jk_result jk_assembly_options(jk_assemble_options *out, const jk_arguments *arguments);
/* Kinds of --document as a list of strings, empty when the option is not there. Reports U004 for one the catalog does not have. */
JK_CHECKED jk_result jk_document_kinds(jk_list *out, const jk_arguments *arguments, const jk_catalog *catalog);

/* The steps of a session, for commands that read more than one profile. It must stay where it is: the options lead to it. Begins it; reads the
 * catalog, unless it is there; assembles a profile (*set owned by the caller, who keeps the profile as long). */
JK_CHECKED jk_result jk_session_begin(jk_session *out, const jk_arguments *arguments);
JK_CHECKED jk_result jk_session_catalog(jk_session *session);
JK_CHECKED jk_result jk_session_assemble(jk_clause_set **set, jk_session *session, const jk_profile *profile);

/* Reads the catalog and the profile and assembles. The session is to be closed whatever the answer. */
JK_CHECKED jk_result jk_session_open(jk_session *out, const jk_arguments *arguments);
/* Writes `text` (owned, may be NULL) when `result` is JK_OK, prints the diagnostics, frees everything and gives the exit status. */
int jk_session_close(jk_session *session, jk_result result, char *text);
/* The same for one who has written already. */
int jk_session_end(jk_session *session, jk_result result);
/* Writes what went wrong as JSON, for a program that asked for JSON. */
JK_CHECKED jk_result jk_emit_faults(const jk_arguments *arguments);

/* JK_FAILED when the file is there and --force was not given. Reports F008. */
JK_CHECKED jk_result jk_check_free(const jk_arguments *arguments, const char *path);
/* Writes text to the file of -o, or to standard output. Reports F003. */
JK_CHECKED jk_result jk_emit(const jk_arguments *arguments, const char *text);
/* Flushes standard output. Reports F003 when anything written to it was lost. */
JK_CHECKED jk_result jk_flush_output(jk_diagnostics *diagnostics);
enum { JK_JOBS_MOST = 64 };
/* Processes that --jobs asks for, from 1 to JK_JOBS_MOST; 0 and auto mean the processors there are. */
int jk_jobs(const jk_arguments *arguments);
/* Exit status: 3 for wrong usage, else by the worst diagnostic; `warnings` counts those of the catalog. */
int jk_status(const jk_arguments *arguments, const jk_diagnostics *diagnostics, size_t warnings);

#endif
