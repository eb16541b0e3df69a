#ifndef JOKOU_DIAGNOSTIC_H
#define JOKOU_DIAGNOSTIC_H
/* The collector of faults: what is wrong, where, and what to do about it. */
#include <stddef.h>
#include <stdio.h>
#include "jokou/memory.h"

/* Severity, rising. Exit statuses follow from the worst: note and warning 0 (1 with --strict), error 2, environment 4. */
typedef enum { JK_NOTE, JK_WARNING, JK_ERROR, JK_ENVIRONMENT } jk_severity;

/* Codes; JK_DIAG_<NAME> for each row of diagnostic.def, the only list of diagnostics. */
typedef enum {
#define JK_DIAGNOSTIC(name, id, severity, message, hint) JK_DIAG_##name,
#include "jokou/diagnostic.def"
#undef JK_DIAGNOSTIC
	JK_DIAG_COUNT
} jk_code;

/* One row of diagnostic.def. `id` is stable and never reused. `message` and `hint` are msgids of gettext in which {name} stands
 * for the argument of that name; `message` is one lower-case line without full stop, `hint` a sentence or NULL. */
typedef struct {
	const char *name, *id;
	jk_severity severity;
	const char *message, *hint;
} jk_diagnostic_kind;

/* Where: any member may be NULL or 0. Borrowed for the call of jk_report. */
typedef struct {
	const char *file;       /* as the user named it */
	unsigned line, column;  /* 1-based */
	const char *part;       /* package part, e.g. word/document.xml */
	unsigned paragraph;     /* 1-based within the part: what an author can count in Word */
	const char *place;      /* where an author finds it, in the language of the locale: "header (first page)"; shown instead of part */
	const char *heading;    /* text of the nearest heading before the place */
	const char *xpath;      /* expression, or path of the node */
	const char *quote;      /* text around the place */
} jk_origin;

/* A place given by file and line only. */
#define JK_ORIGIN(file_, line_) ((jk_origin){.file = (file_), .line = (line_)})

/* A named argument of a message. An array ends with a NULL name. */
typedef struct {
	const char *name, *value;
} jk_argument;

/* One recorded diagnostic, borrowed from its collector. */
typedef struct {
	jk_code code;
	jk_severity severity;
	jk_origin where;
	const jk_argument *arguments;
} jk_diagnostic;

typedef struct jk_diagnostics jk_diagnostics;

/* Limit of recorded diagnostics; later ones are only counted. */
enum { JK_DIAGNOSTICS_MAX = 500 };

/* Makes an empty collector. *out is owned by the caller. JK_NO_MEMORY: *out is NULL. */
JK_CHECKED jk_result jk_diagnostics_new(jk_diagnostics **out);
/* Frees it; NULL is allowed. */
void jk_diagnostics_free(jk_diagnostics *diagnostics);

/* Records one diagnostic; all strings are copied. Never fails: out of memory, it is still counted. `where` and `arguments` may be
 * NULL. */
void jk_report(jk_diagnostics *diagnostics, jk_code code, const jk_origin *where, const jk_argument *arguments);

/* jk_report with the arguments written in the call: JK_REPORT(d, JK_DIAG_FILE_OPEN, &where, {"path", p}, {"reason", r}). */
#define JK_REPORT(diagnostics, code, where, ...) \
	jk_report((diagnostics), (code), (where), (const jk_argument[]){__VA_ARGS__, {NULL, NULL}})

/* The recorded ones in order of report; their number; and that of those not recorded because of JK_DIAGNOSTICS_MAX or memory. */
size_t jk_diagnostics_count(const jk_diagnostics *diagnostics);
size_t jk_diagnostics_dropped(const jk_diagnostics *diagnostics);
const jk_diagnostic *jk_diagnostics_at(const jk_diagnostics *diagnostics, size_t index);
/* Number of those at least as severe as `severity`, dropped ones included. */
size_t jk_diagnostics_at_least(const jk_diagnostics *diagnostics, jk_severity severity);
/* The first of that severity or above, NULL when there is none. Borrowed. */
const jk_diagnostic *jk_diagnostics_first(const jk_diagnostics *diagnostics, jk_severity severity);

/* The table row of a code; every code has one. */
const jk_diagnostic_kind *jk_diagnostic_kind_of(jk_code code);

/* Writes all as text: `file:line:column: severity: message [ID]`, then an indented hint, in the language of the locale. */
void jk_diagnostics_print(const jk_diagnostics *diagnostics, FILE *stream);

/* Exit status for them: 4 environment, 2 error, 1 warning when `strict`, else 0. */
int jk_diagnostics_status(const jk_diagnostics *diagnostics, int strict);

#endif
