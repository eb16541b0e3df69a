/* jokou template fields: what a template needs. */
#include <stdio.h>
#include <string.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/session.h"
#include "cli/template_check.h"

/* --- JSON --- */

static void put_words_json(jk_json *json, const jk_template_field *field)
{
	jk_json_array(json, "words");
	for (size_t i = 0; i < field->word_count; i++)
		jk_json_string(json, NULL, field->words[i]);
	jk_json_end_array(json);
}

static void put_uses_json(jk_json *json, const jk_template_field *field)
{
	jk_json_array(json, "uses");
	for (size_t i = 0; i < field->use_count; i++) {
		jk_json_object(json, NULL);
		jk_json_string(json, "part", field->uses[i].part);
		jk_json_number(json, "paragraph", field->uses[i].paragraph);
		jk_json_string(json, "tag", field->uses[i].tag);
		jk_json_end_object(json);
	}
	jk_json_end_array(json);
}

void jk_put_fields_json(jk_json *json, const jk_template_fields *fields)
{
	jk_json_array(json, "fields");
	for (size_t i = 0; fields && i < jk_template_fields_count(fields); i++) {
		const jk_template_field *field = jk_template_fields_at(fields, i);
		jk_json_object(json, NULL);
		jk_json_string(json, "path", field->path);
		jk_json_string(json, "type", field->type);
		jk_json_string(json, "label", field->label);
		jk_json_string(json, "origin", field->origin);
		jk_json_string(json, "source", field->source);
		jk_json_string(json, "parameter", field->parameter);
		jk_json_string(json, "default", field->fallback);
		put_words_json(json, field);
		jk_json_bool(json, "required", field->required);
		put_uses_json(json, field);
		jk_json_end_object(json);
	}
	jk_json_end_array(json);
}

/* --- the table --- */

enum { PATH, LABEL, TYPE, NEEDED, USES, GIVEN, COLUMNS, WIDEST = 48 };

typedef struct {
	jk_buffer cells[COLUMNS];
} row;

/* Words that the library leaves in English, because programs read them. */
static const char *translated(const char *word)
{
	static const struct {
		const char *word, *shown;
	} words[] = {{"text", N_("text")},   {"decimal", N_("number")},       {"integer", N_("whole number")}, {"date", N_("date")},
		     {"choice", N_("choice")}, {"elements", N_("group")},      {"mark", N_("mark")},            {"clauses", N_("clauses")},
		     {"unknown", N_("unknown")}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, word) == 0)
			return _(words[i].shown);
	return word;
}

static const char *origin_words(const char *origin)
{
	static const struct {
		const char *origin, *words;
	} rows[] = {{"profile", N_("profile")}, {"decision", N_("decision")},    {"catalog", N_("catalog")}, {"vocabulary", N_("vocabulary")},
		    {"clauses", N_("clauses")}, {"call", N_("call of jokou")}, {"data", N_("data")}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].origin, origin) == 0)
			return _(rows[i].words);
	return origin;
}

static void put_given(jk_buffer *cell, const jk_template_field *field)
{
	jk_buffer_string(cell, origin_words(field->origin));
	if (*field->source)
		jk_buffer_format(cell, ": %s", field->source);
	if (*field->parameter) {
		const jk_argument arguments[] = {{"parameter", field->parameter}, {"default", field->fallback}, {NULL, NULL}};
		jk_diagnostic_fill(cell, *field->fallback ? _(" (parameter {parameter}, default {default})") : _(" (parameter {parameter})"), arguments);
	}
}

static void fill_row(row *r, const jk_template_field *field)
{
	jk_buffer_string(&r->cells[PATH], field->path);
	jk_buffer_string(&r->cells[TYPE], translated(field->type));
	jk_buffer_string(&r->cells[NEEDED], field->required ? _("yes") : "-");
	jk_buffer_format(&r->cells[USES], "%zu", field->use_count);
	put_given(&r->cells[GIVEN], field);
	jk_buffer_string(&r->cells[LABEL], field->label);
}

static void fill_head(row *r)
{
	static const char *const heads[] = {N_("field"), N_("meaning"), N_("kind"), N_("needed"), N_("uses"), N_("given by")};
	for (int i = 0; i < COLUMNS; i++)
		jk_buffer_string(&r->cells[i], _(heads[i]));
}

/* Begins (with the head at -1) or ends the life of a row. */
static void open_row(row *r, const jk_template_fields *fields, long index)
{
	for (int i = 0; i < COLUMNS; i++)
		jk_buffer_init(&r->cells[i], 0);
	if (index < 0)
		fill_head(r);
	else
		fill_row(r, jk_template_fields_at(fields, (size_t)index));
}

static void close_row(row *r)
{
	for (int i = 0; i < COLUMNS; i++)
		jk_buffer_dispose(&r->cells[i]);
}

static void widen(size_t *widths, const row *r)
{
	for (int i = 0; i < COLUMNS; i++) {
		size_t columns = jk_text_columns(jk_buffer_text(&r->cells[i]));
		columns = columns < WIDEST ? columns : WIDEST;
		widths[i] = columns > widths[i] ? columns : widths[i];
	}
}

static void put_row(jk_buffer *text, const size_t *widths, const row *r)
{
	size_t owed = 0; /* spaces before the next cell that is not empty */
	for (int i = 0; i < COLUMNS; i++) {
		const char *cell = jk_buffer_text(&r->cells[i]);
		size_t columns = jk_text_columns(cell);
		for (; *cell && owed; owed--)
			jk_buffer_char(text, ' ');
		jk_buffer_string(text, cell);
		owed += (columns < widths[i] ? widths[i] - columns : 0) + 2;
	}
	jk_buffer_char(text, '\n');
}

void jk_put_fields_text(jk_buffer *text, const jk_template_fields *fields)
{
	size_t widths[COLUMNS] = {0};
	long count = (long)jk_template_fields_count(fields);
	row r;
	for (long i = -1; i < count; i++) {
		open_row(&r, fields, i);
		widen(widths, &r);
		close_row(&r);
	}
	for (long i = -1; i < count; i++) {
		open_row(&r, fields, i);
		put_row(text, widths, &r);
		close_row(&r);
	}
}

/* --- the command --- */

static void put_json(jk_buffer *text, const jk_checked *checked)
{
	jk_json json;
	jk_json_begin(&json, text);
	jk_json_object(&json, NULL);
	jk_json_string(&json, "file", checked->arguments->operands[0]);
	jk_json_string(&json, "format", checked->format);
	jk_put_fields_json(&json, checked->fields);
	jk_json_end_object(&json);
	jk_json_finish(&json);
}

/* The list is printed as far as it goes, also when the template has faults, which are told. */
int jk_command_template_fields(const jk_arguments *arguments)
{
	jk_checked checked;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_result result = jk_check_template(&checked, arguments);
	if (result != JK_NO_MEMORY && checked.fields) {
		if (jk_text_equal(jk_format_word(arguments), "json"))
			put_json(&text, &checked);
		else
			jk_put_fields_text(&text, checked.fields);
		result = jk_buffer_result(&text);
		if (result == JK_OK)
			result = jk_emit(arguments, jk_buffer_text(&text));
	}
	if (result == JK_NO_MEMORY)
		jk_report(arguments->diagnostics, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	jk_diagnostics_print(arguments->diagnostics, stderr);
	jk_buffer_dispose(&text);
	jk_checked_close(&checked);
	return jk_status(arguments, arguments->diagnostics, 0);
}
