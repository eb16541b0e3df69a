#ifndef JK_BASE_DIAGNOSTIC_H
#define JK_BASE_DIAGNOSTIC_H
/* Rendering of single diagnostics, for the front doors. */
#include "base/buffer.h"
#include "base/json.h"
#include "jokou/diagnostic.h"

/* Appends `message` with each {name} replaced by the argument of that name; an unknown name stays as it is. */
void jk_diagnostic_fill(jk_buffer *buffer, const char *message, const jk_argument *arguments);
/* The same with the arguments written in the call: a translated sentence with its {names} filled in. */
#define JK_SAY(out, message, ...) jk_diagnostic_fill((out), (message), (const jk_argument[]){__VA_ARGS__, {NULL, NULL}})
/* Counts in `to` what `from` counted without recording it: for one who tells the recorded ones of `from` again. */
void jk_diagnostics_count_dropped(jk_diagnostics *to, const jk_diagnostics *from);
/* Writes all as a JSON array: id, severity, file, line, column, part, place, paragraph, heading, xpath, quote, arguments, message, hint. */
void jk_diagnostics_json(const jk_diagnostics *diagnostics, jk_json *json);
/* Appends its first line, without newline: `file:line:column: severity: message [ID]`. */
void jk_diagnostic_line(jk_buffer *buffer, const jk_diagnostic *item);
/* The objects of that array alone, into an array that is open. */
void jk_diagnostics_json_items(const jk_diagnostics *diagnostics, jk_json *json);
/* "error" and so on, in the language of the locale; and the stable English word. */
const char *jk_severity_text(jk_severity severity);
const char *jk_severity_word(jk_severity severity);

#endif
