#ifndef JK_CLI_TEMPLATE_CHECK_H
#define JK_CLI_TEMPLATE_CHECK_H
/* A template checked against what it may read: what `template lint` and `template fields` share. */
#include "base/json.h"
#include "cli/data.h"
#include "jokou/format.h"

typedef struct {
	const jk_arguments *arguments;
	jk_catalog *catalog;
	jk_field_model *model;
	jk_template *compiled;      /* NULL when faulty */
	jk_template_fields *fields; /* as far as they could be read; NULL when the file is no template */
	const char *format;         /* "docx" or "odt"; NULL when the file is neither */
} jk_checked;

/* Checks the first operand: against the example of --data or, without it, as a template of papers or of 新旧対照表, whichever it fits. Reports F…, X…, C…, T…. It is to be closed
 * whatever the answer. */
JK_CHECKED jk_result jk_check_template(jk_checked *out, const jk_arguments *arguments);
void jk_checked_close(jk_checked *checked);

/* The fields as member "fields" of an open object, and as a table in the language of the locale. */
void jk_put_fields_json(jk_json *json, const jk_template_fields *fields);
void jk_put_fields_text(jk_buffer *text, const jk_template_fields *fields);

#endif
