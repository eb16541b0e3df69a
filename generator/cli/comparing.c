#include "cli/comparing.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/terminal.h"
#include "jokou/format.h"

/* --- the form --- */

/* The format that the ending of -o's file stands for; NULL: none. */
static const char *format_of_output(const jk_arguments *arguments)
{
	static const char *const formats[] = {"docx", "odt", "html", "json"};
	const char *path = arguments->values[JK_OUTPUT], *ending = path ? strrchr(path, '.') : NULL;
	for (size_t i = 0; ending && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(ending + 1, formats[i]) == 0)
			return formats[i];
	return NULL;
}

static int is_package(const char *format) { return strcmp(format, "docx") == 0 || strcmp(format, "odt") == 0; }

static const char *choose_format(const jk_arguments *arguments, const char *own)
{
	const char *format = arguments->values[JK_FORMAT];
	format = format ? format : format_of_output(arguments);
	if (format)
		return format;
	return !arguments->values[JK_LAYOUT] ? "text" : own ? own : "docx";
}

static jk_result refuse_value(const jk_arguments *arguments, const char *name, const char *value, const char *allowed)
{
	JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", name}, {"value", value}, {"allowed", allowed});
	return JK_FAILED;
}

static int is_among(const char *word, const char *list)
{
	const char *at = strstr(list, word);
	return at && (at == list || at[-1] == '|') && strchr("|", at[strlen(word)]);
}

static jk_result check_package(const jk_comparing *c, const char *layouts, const char *own)
{
	const jk_arguments *arguments = c->arguments;
	if (!is_among(c->layout, layouts))
		return refuse_value(arguments, "--layout", c->layout, layouts);
	if (own && strcmp(c->layout, "table") != 0 && strcmp(own, c->format) != 0)
		return refuse_value(arguments, "--format", c->format, own);
	if (arguments->values[JK_OUTPUT])
		return JK_OK;
	const char *usage = jk_usage(arguments->arena, arguments->command);
	if (!usage)
		return JK_NO_MEMORY;
	JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "--format docx|odt"}, {"other", "-o FILE"}, {"usage", usage});
	return JK_FAILED;
}

jk_result jk_choose_form(jk_comparing *comparing, const char *layouts, const char *own)
{
	const jk_arguments *arguments = comparing->arguments;
	const char *layout = arguments->values[JK_LAYOUT], *path = arguments->values[JK_OUTPUT], *last = strrchr(layouts, '|');
	comparing->format = choose_format(arguments, own);
	if (!is_package(comparing->format) && layout)
		return refuse_value(arguments, "--format", comparing->format, "docx, odt");
	/* A table serves any two sides; a document that came back is given back with comments. */
	comparing->layout = layout ? layout : last && strcmp(last, "|annotated") == 0 ? "annotated" : "table";
	if (is_package(comparing->format) && check_package(comparing, layouts, own) != JK_OK)
		return JK_FAILED;
	return path && !jk_file_is_folder(path) ? jk_check_free(arguments, path) : JK_OK;
}

int jk_form_is_document(const jk_comparing *comparing) { return is_package(comparing->format); }

/* --- comparing --- */

jk_result jk_compare_given(jk_comparing *comparing, int review)
{
	const jk_given *was = &comparing->old_given, *is = &comparing->new_given;
	const jk_compare_options options = {.review = review, .kind = comparing->kind};
	jk_result result = jk_compare(&comparing->comparison, was->side, is->side, &options, comparing->arguments->diagnostics);
	if (result != JK_OK || (!review && jk_given_is_document(was) && jk_given_is_document(is)))
		return result;
	const jk_compare_counts counts = jk_comparison_counts(comparing->comparison);
	if (counts.same + counts.changed + counts.added + counts.removed)
		return JK_OK;
	/* Held against what it carries itself, a form has no clauses: no fault, but nobody may take that for "nothing differs". */
	if (was->path == is->path) {
		JK_REPORT(comparing->arguments->diagnostics, JK_DIAG_REVIEW_NO_CLAUSES, NULL, {"path", is->path});
		return JK_OK;
	}
	JK_REPORT(comparing->arguments->diagnostics, JK_DIAG_COMPARED_NOTHING, NULL, {"old", was->path}, {"new", is->path});
	return JK_FAILED;
}

/* --- writing --- */

static int wants_colour(const jk_arguments *arguments)
{
	const char *word = arguments->values[JK_COLOUR], *without = getenv("NO_COLOR");
	if (word && strcmp(word, "auto") != 0)
		return strcmp(word, "always") == 0;
	return !arguments->values[JK_OUTPUT] && !(without && *without) && isatty(STDOUT_FILENO);
}

jk_compare_text_options jk_text_options(const jk_arguments *arguments)
{
	jk_terminal terminal;
	jk_compare_text_options options = {.colour = wants_colour(arguments), .all = arguments->values[JK_ALL] != NULL};
	/* A file has the same lines whatever the window. */
	if (!arguments->values[JK_OUTPUT] && isatty(STDOUT_FILENO)) {
		jk_terminal_open(&terminal);
		options.columns = terminal.columns;
	}
	return options;
}

/* "NEW,OLD" into the two titles. */
static jk_result read_titles(const char **new_title, const char **old_title, const jk_arguments *arguments)
{
	const char *given = arguments->values[JK_TITLES], *comma = given ? strchr(given, ',') : NULL;
	if (!given)
		return JK_OK;
	if (!comma || comma == given || !comma[1])
		return refuse_value(arguments, "--titles", given, _("two titles, divided by a comma: NEW,OLD"));
	*new_title = jk_arena_text(arguments->arena, given, (size_t)(comma - given));
	*old_title = comma + 1;
	return *new_title ? JK_OK : JK_NO_MEMORY;
}

static jk_result make_page(char **out, const jk_comparing *c)
{
	jk_compare_page_options options = {.old_left = c->arguments->values[JK_OLD_LEFT] != NULL};
	jk_result result = read_titles(&options.new_title, &options.old_title, c->arguments);
	return result == JK_OK ? jk_comparison_html(out, c->comparison, &options) : result;
}

static jk_result make_text(char **out, const jk_comparing *c)
{
	const jk_compare_text_options options = jk_text_options(c->arguments);
	if (strcmp(c->format, "json") == 0)
		return jk_comparison_json(out, c->comparison);
	if (strcmp(c->format, "html") == 0)
		return make_page(out, c);
	return jk_comparison_text(out, c->comparison, &options);
}

jk_result jk_put_bytes(const jk_comparing *comparing, const char *path, const char *bytes, size_t length)
{
	jk_result result = jk_check_free(comparing->arguments, path);
	return result == JK_OK ? jk_file_write(path, bytes, length, comparing->arguments->diagnostics) : result;
}

static jk_comparison_table_options table_options(const jk_arguments *arguments)
{
	const char *const *values = arguments->values;
	return (jk_comparison_table_options){
		.national = jk_text_equal(values[JK_TABLE_STYLE], "national"),
		.old_left = values[JK_OLD_LEFT] != NULL,
		.all = values[JK_ALL] != NULL,
		.remarks = !values[JK_NO_REMARKS],
		.without_notes = values[JK_NO_NOTES] != NULL,
		.without_summary = values[JK_NO_SUMMARY] != NULL,
		.date = values[JK_DATE],
	};
}

/* Two documents are compared without reading a catalog, and then nobody asks templates.xml. */
static const char *table_template(const jk_comparing *c)
{
	static const char use[] = "comparison-table";
	const char *const *values = c->arguments->values;
	return c->session.catalog ? jk_catalog_template(c->session.catalog, use, values[JK_AS_OF] ? values[JK_AS_OF] : values[JK_DATE]) : use;
}

jk_result jk_put_table(const jk_comparing *c, const jk_comparison *comparison)
{
	const jk_arguments *arguments = c->arguments;
	jk_comparison_table_options options = table_options(arguments);
	jk_template *compiled = NULL;
	char *bytes = NULL;
	size_t length = 0;
	const char *stem = table_template(c), *path = jk_template_path(&c->session.data, arguments->arena, stem, c->format);
	jk_result result = path ? read_titles(&options.new_title, &options.old_title, arguments) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_template_read(&compiled, path, arguments->diagnostics);
	if (result == JK_OK)
		result = jk_comparison_document(&bytes, &length, comparison, compiled, &options, arguments->diagnostics);
	if (result == JK_OK)
		result = jk_put_bytes(c, arguments->values[JK_OUTPUT], bytes, length);
	jk_text_free(bytes);
	jk_template_free(compiled);
	return result;
}

jk_result jk_put_comparison(const jk_comparing *comparing)
{
	char *text = NULL;
	if (is_package(comparing->format))
		return jk_put_table(comparing, comparing->comparison);
	jk_result result = make_text(&text, comparing);
	if (result == JK_OK)
		result = jk_emit(comparing->arguments, text);
	jk_text_free(text);
	return result;
}

/* --- the end --- */

static int fails(const jk_comparing *c)
{
	const char *words = c->arguments->values[JK_FAIL_ON];
	if (!words || !c->comparison)
		return 0;
	jk_compare_counts counts = jk_comparison_counts(c->comparison);
	return (strstr(words, "weakened") && counts.weakened) || (strstr(words, "uncovered") && counts.uncovered) ||
	       (strstr(words, "changed") && counts.added + counts.removed + counts.changed + counts.moved);
}

int jk_comparing_close(jk_comparing *comparing, jk_result result)
{
	int failing = comparing->failing || fails(comparing);
	if (result == JK_FAILED && jk_text_equal(comparing->arguments->values[JK_FORMAT], "json") && !comparing->comparison)
		result = jk_emit_faults(comparing->arguments);
	jk_comparison_free(comparing->comparison);
	jk_given_free(&comparing->old_given);
	jk_given_free(&comparing->new_given);
	int status = jk_session_end(&comparing->session, result);
	return status ? status : failing;
}
