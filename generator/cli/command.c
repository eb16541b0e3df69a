#include "cli/command.h"
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"

#define O(key) (1UL << JK_##key)

const jk_command jk_commands[] = {
#define JK_COMMAND(name, usage, least, most, formats, options, help)                                                               \
	{#name, usage, least, most, formats, (options) | O(HELP), help, jk_command_##name},
#include "cli/command.def"
#undef JK_COMMAND
};
const size_t jk_command_count = sizeof jk_commands / sizeof *jk_commands;

const jk_option jk_options[JK_OPTIONS] = {
#define JK_OPTION(key, letter, name, kind, value, help) {letter, name, kind, value, help},
#include "cli/option.def"
#undef JK_OPTION
};

int jk_command_takes(const jk_command *command, jk_option_key key) { return (command->options >> key & 1) != 0; }

static void refuse_command(const char *name, jk_diagnostics *diagnostics)
{
	const char *names[sizeof jk_commands / sizeof *jk_commands];
	for (size_t i = 0; i < jk_command_count; i++)
		names[i] = jk_commands[i].name;
	const char *near = jk_text_nearest(name, names, jk_command_count);
	if (near)
		JK_REPORT(diagnostics, JK_DIAG_USAGE_COMMAND_NEAR, NULL, {"name", name}, {"near", near});
	else
		JK_REPORT(diagnostics, JK_DIAG_USAGE_COMMAND, NULL, {"name", name});
}

const jk_command *jk_find_command(const char *name, jk_diagnostics *diagnostics)
{
	for (size_t i = 0; i < jk_command_count; i++)
		if (strcmp(jk_commands[i].name, name) == 0)
			return &jk_commands[i];
	refuse_command(name, diagnostics);
	return NULL;
}

const char *jk_usage(jk_arena *arena, const jk_command *command)
{
	return jk_arena_format(arena, "jokou %s %s", command->name, _(command->usage));
}

/* --- help --- */

/* A line in two columns; the left one is as wide as `width` columns of the terminal. */
static void put_line(const char *left, size_t width, const char *right)
{
	printf("  %s", left);
	for (size_t n = jk_text_columns(left); n < width; n++)
		putchar(' ');
	printf("  %s\n", right);
}

static void put_option(const jk_command *command, const jk_option *option)
{
	char left[64], allowed[64] = "";
	const char *value = option->value ? _(option->value) : "";
	snprintf(left, sizeof left, "%c%c%s--%s%s%s", option->letter ? '-' : ' ', option->letter ? option->letter : ' ',
		 option->letter ? ", " : "  ", option->name, *value ? " " : "", value);
	if (option->kind == JK_OPTION_WORD && command->formats)
		snprintf(allowed, sizeof allowed, ": %s", command->formats);
	printf("  %s", left);
	for (size_t n = jk_text_columns(left); n < 24; n++)
		putchar(' ');
	printf("  %s%s\n", _(option->help), allowed);
}

void jk_print_command_help(const jk_command *command)
{
	printf("%s jokou %s %s\n\n%s\n\n", _("Usage:"), command->name, _(command->usage), _(command->help));
	puts(_("Options:"));
	for (int key = 0; key < JK_OPTIONS; key++)
		if (jk_command_takes(command, (jk_option_key)key))
			put_option(command, &jk_options[key]);
	printf("\n%s man jokou-%s\n", _("Manual:"), command->name);
}

void jk_print_help(void)
{
	puts(_("jokou writes the papers a public body needs before it may use an external service."));
	puts(_("\nUsage: jokou COMMAND [OPTION]... [ARGUMENT]...\n\nCommands:"));
	for (size_t i = 0; i < jk_command_count; i++)
		put_line(jk_commands[i].name, 10, _(jk_commands[i].help));
	puts(_("\n'jokou COMMAND --help' shows the options of a command; 'jokou --version' the version."));
	puts(_("Exit status: 0 fine, 1 warnings with --strict, 2 the input is wrong, 3 wrong usage, 4 disk, memory or "
	       "permission."));
}
