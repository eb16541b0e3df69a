#include "base/diagnostic.h"
#include <string.h>
#include "base/i18n.h"

struct jk_diagnostics {
	jk_arena *arena;
	jk_list list;
	size_t dropped, severities[JK_ENVIRONMENT + 1];
};

static const jk_diagnostic_kind kinds[] = {
#define JK_DIAGNOSTIC(name, id, severity, message, hint) {#name, id, severity, message, hint},
#include "jokou/diagnostic.def"
#undef JK_DIAGNOSTIC
};

const jk_diagnostic_kind *jk_diagnostic_kind_of(jk_code code) { return &kinds[code]; }

jk_result jk_diagnostics_new(jk_diagnostics **out)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	*out = jk_arena_allocate(arena, sizeof **out);
	if (!*out) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	(*out)->arena = arena;
	return JK_OK;
}

void jk_diagnostics_free(jk_diagnostics *diagnostics)
{
	if (diagnostics)
		jk_arena_free(diagnostics->arena);
}

static int copy_text(jk_arena *arena, const char **text)
{
	const char *copy = jk_arena_string(arena, *text);
	int copied = copy || !*text;
	*text = copy;
	return copied;
}

static const jk_argument *copy_arguments(jk_arena *arena, const jk_argument *arguments)
{
	static const jk_argument none[] = {{NULL, NULL}};
	size_t count = 0;
	while (arguments && arguments[count].name)
		count++;
	if (!count)
		return none;
	jk_argument *copy = jk_arena_array(arena, count + 1, sizeof *copy);
	for (size_t i = 0; copy && i < count; i++) {
		copy[i] = (jk_argument){arguments[i].name, arguments[i].value ? arguments[i].value : ""};
		if (!copy_text(arena, &copy[i].name) || !copy_text(arena, &copy[i].value))
			return NULL;
	}
	return copy;
}

static jk_result record(jk_diagnostics *d, jk_code code, const jk_origin *where, const jk_argument *arguments)
{
	jk_diagnostic *item = jk_arena_allocate(d->arena, sizeof *item);
	if (!item)
		return JK_NO_MEMORY;
	item->code = code;
	item->severity = kinds[code].severity;
	if (where)
		item->where = *where;
	item->arguments = copy_arguments(d->arena, arguments);
	jk_origin *w = &item->where;
	if (!item->arguments || !copy_text(d->arena, &w->file) || !copy_text(d->arena, &w->part) || !copy_text(d->arena, &w->place) ||
	    !copy_text(d->arena, &w->heading) || !copy_text(d->arena, &w->xpath) || !copy_text(d->arena, &w->quote))
		return JK_NO_MEMORY;
	return jk_list_add(&d->list, d->arena, item);
}

void jk_report(jk_diagnostics *diagnostics, jk_code code, const jk_origin *where, const jk_argument *arguments)
{
	diagnostics->severities[kinds[code].severity]++;
	if (diagnostics->list.count >= JK_DIAGNOSTICS_MAX || record(diagnostics, code, where, arguments) != JK_OK)
		diagnostics->dropped++;
}

size_t jk_diagnostics_count(const jk_diagnostics *diagnostics) { return diagnostics->list.count; }
size_t jk_diagnostics_dropped(const jk_diagnostics *diagnostics) { return diagnostics->dropped; }

const jk_diagnostic *jk_diagnostics_at(const jk_diagnostics *diagnostics, size_t index)
{
	return diagnostics->list.items[index];
}

void jk_diagnostics_count_dropped(jk_diagnostics *to, const jk_diagnostics *from)
{
	to->dropped += from->dropped;
	for (int s = 0; s <= JK_ENVIRONMENT; s++)
		to->severities[s] += from->severities[s];
	for (size_t i = 0; i < from->list.count; i++)
		to->severities[jk_diagnostics_at(from, i)->severity]--;
}

const jk_diagnostic *jk_diagnostics_first(const jk_diagnostics *diagnostics, jk_severity severity)
{
	for (size_t i = 0; i < jk_diagnostics_count(diagnostics); i++)
		if (jk_diagnostics_at(diagnostics, i)->severity >= severity)
			return jk_diagnostics_at(diagnostics, i);
	return NULL;
}

size_t jk_diagnostics_at_least(const jk_diagnostics *diagnostics, jk_severity severity)
{
	size_t count = 0;
	for (int s = (int)severity; s <= JK_ENVIRONMENT; s++)
		count += diagnostics->severities[s];
	return count;
}

int jk_diagnostics_status(const jk_diagnostics *diagnostics, int strict)
{
	if (diagnostics->severities[JK_ENVIRONMENT])
		return 4;
	if (diagnostics->severities[JK_ERROR])
		return 2;
	return strict && diagnostics->severities[JK_WARNING] ? 1 : 0;
}

const char *jk_severity_word(jk_severity severity)
{
	static const char *const words[] = {"note", "warning", "error", "error"};
	return words[severity];
}

const char *jk_severity_text(jk_severity severity)
{
	static const char *const words[] = {N_("note"), N_("warning"), N_("error"), N_("error")};
	return _(words[severity]);
}

static const char *find_argument(const jk_argument *arguments, const char *name, size_t length)
{
	for (; arguments->name; arguments++)
		if (strlen(arguments->name) == length && strncmp(arguments->name, name, length) == 0)
			return arguments->value;
	return NULL;
}

void jk_diagnostic_fill(jk_buffer *buffer, const char *message, const jk_argument *arguments)
{
	while (*message) {
		const char *close = *message == '{' ? strchr(message, '}') : NULL;
		const char *value = close ? find_argument(arguments, message + 1, (size_t)(close - message) - 1) : NULL;
		if (value) {
			jk_buffer_string(buffer, value);
			message = close + 1;
		} else
			jk_buffer_char(buffer, *message++);
	}
}

static void put_place(jk_buffer *text, const jk_origin *where)
{
	size_t before = text->length;
	if (where->file)
		jk_buffer_format(text, "%s:", where->file);
	if (where->line)
		jk_buffer_format(text, "%u:", where->line);
	if (where->line && where->column)
		jk_buffer_format(text, "%u:", where->column);
	if (where->place || where->part)
		jk_buffer_format(text, " %s:", where->place ? where->place : where->part);
	if (where->paragraph) {
		jk_buffer_char(text, ' ');
		if (where->heading)
			jk_buffer_format(text, _("paragraph %u, after '%s'"), where->paragraph, where->heading);
		else
			jk_buffer_format(text, _("paragraph %u"), where->paragraph);
		jk_buffer_char(text, ':');
	}
	if (text->length > before)
		jk_buffer_char(text, ' ');
}

void jk_diagnostic_line(jk_buffer *buffer, const jk_diagnostic *item)
{
	const jk_diagnostic_kind *kind = &kinds[item->code];
	put_place(buffer, &item->where);
	jk_buffer_format(buffer, "%s: ", jk_severity_text(item->severity));
	jk_diagnostic_fill(buffer, _(kind->message), item->arguments);
	jk_buffer_format(buffer, " [%s]", kind->id);
}

static void put_diagnostic(jk_buffer *text, const jk_diagnostic *item)
{
	const jk_diagnostic_kind *kind = &kinds[item->code];
	jk_diagnostic_line(text, item);
	jk_buffer_char(text, '\n');
	if (item->where.quote)
		jk_buffer_format(text, "    %s\n", item->where.quote);
	if (!kind->hint)
		return;
	jk_buffer_format(text, "  %s: ", _("hint"));
	jk_diagnostic_fill(text, _(kind->hint), item->arguments);
	jk_buffer_char(text, '\n');
}

void jk_diagnostics_print(const jk_diagnostics *diagnostics, FILE *stream)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < diagnostics->list.count; i++) {
		jk_buffer_clear(&text);
		put_diagnostic(&text, diagnostics->list.items[i]);
		fputs(jk_buffer_text(&text), stream);
	}
	jk_buffer_dispose(&text);
	if (diagnostics->dropped) {
		fprintf(stream, _("%zu more not shown"), diagnostics->dropped);
		fputc('\n', stream);
	}
}

static void put_filled(jk_json *json, const char *key, const char *message, const jk_argument *arguments)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (message)
		jk_diagnostic_fill(&text, _(message), arguments);
	jk_json_string(json, key, message ? jk_buffer_text(&text) : NULL);
	jk_buffer_dispose(&text);
}

static void put_diagnostic_json(jk_json *json, const jk_diagnostic *item)
{
	const jk_diagnostic_kind *kind = &kinds[item->code];
	const jk_origin *where = &item->where;
	jk_json_object(json, NULL);
	jk_json_string(json, "id", kind->id);
	jk_json_string(json, "severity", jk_severity_word(item->severity));
	jk_json_string(json, "file", where->file);
	jk_json_number(json, "line", where->line);
	jk_json_number(json, "column", where->column);
	jk_json_string(json, "part", where->part);
	jk_json_string(json, "place", where->place);
	jk_json_number(json, "paragraph", where->paragraph);
	jk_json_string(json, "heading", where->heading);
	jk_json_string(json, "xpath", where->xpath);
	jk_json_string(json, "quote", where->quote);
	jk_json_object(json, "arguments");
	for (const jk_argument *a = item->arguments; a->name; a++)
		jk_json_string(json, a->name, a->value);
	jk_json_end_object(json);
	put_filled(json, "message", kind->message, item->arguments);
	put_filled(json, "hint", kind->hint, item->arguments);
	jk_json_end_object(json);
}

void jk_diagnostics_json(const jk_diagnostics *diagnostics, jk_json *json)
{
	jk_json_array(json, "diagnostics");
	jk_diagnostics_json_items(diagnostics, json);
	jk_json_end_array(json);
}

void jk_diagnostics_json_items(const jk_diagnostics *diagnostics, jk_json *json)
{
	for (size_t i = 0; i < diagnostics->list.count; i++)
		put_diagnostic_json(json, diagnostics->list.items[i]);
}
