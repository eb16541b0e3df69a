#include "cli/command.h"
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"

#define O(key) (1ULL << JK_##key)

const jk_command jk_commands[] = {
#define JK_GROUP(name, help)
#define JK_COMMAND(name, usage, least, most, formats, options, help)                                                               \
	{NULL, #name, usage, least, most, formats, (options) | O(HELP), help, jk_command_##name},
#define JK_SUBCOMMAND(group, name, usage, least, most, formats, options, help)                                                     \
	{#group, #group " " #name, usage, least, most, formats, (options) | O(HELP), help, jk_command_##group##_##name},
#include "cli/command.def"
#undef JK_GROUP
#undef JK_COMMAND
#undef JK_SUBCOMMAND
};

static const jk_command_group groups[] = {
#define JK_GROUP(name, help) {#name, help},
#define JK_COMMAND(name, ...)
#define JK_SUBCOMMAND(group, name, ...)
#include "cli/command.def"
#undef JK_GROUP
#undef JK_COMMAND
#undef JK_SUBCOMMAND
};
enum { GROUPS = sizeof groups / sizeof *groups, COMMANDS = sizeof jk_commands / sizeof *jk_commands };

const jk_option jk_options[JK_OPTIONS] = {
#define JK_OPTION(key, letter, name, kind, value, help) {letter, name, kind, value, help},
#include "cli/option.def"
#undef JK_OPTION
};

int jk_command_takes(const jk_command *command, jk_option_key key) { return (command->options >> key & 1) != 0; }

/* --- finding --- */

const jk_command_group *jk_find_group(const char *name)
{
	for (size_t i = 0; i < GROUPS; i++)
		if (strcmp(groups[i].name, name) == 0)
			return &groups[i];
	return NULL;
}

/* The word of a command that stands after its group's. */
static const char *last_word(const jk_command *command)
{
	return command->name + (command->group ? strlen(command->group) + 1 : 0);
}

static int is_in(const jk_command *command, const jk_command_group *group)
{
	return group ? command->group && strcmp(command->group, group->name) == 0 : !command->group;
}

/* `typed` is the whole of what was typed, its last word `name`; the nearest is looked for in the group, NULL for the first words. */
static void refuse_command(const char *typed, const char *name, const jk_command_group *group, jk_diagnostics *diagnostics)
{
	const char *names[COMMANDS + GROUPS];
	size_t count = 0;
	for (size_t i = 0; i < COMMANDS; i++)
		if (is_in(&jk_commands[i], group))
			names[count++] = last_word(&jk_commands[i]);
	for (size_t i = 0; i < GROUPS && !group; i++)
		names[count++] = groups[i].name;
	const char *near = jk_text_nearest(name, names, count);
	if (near)
		JK_REPORT(diagnostics, JK_DIAG_USAGE_COMMAND_NEAR, NULL, {"name", typed}, {"near", near});
	else
		JK_REPORT(diagnostics, JK_DIAG_USAGE_COMMAND, NULL, {"name", typed});
}

/* "lint|fields|fill", into `out`. */
static void list_words(char *out, size_t room, const jk_command_group *group)
{
	size_t length = 0;
	for (size_t i = 0; i < COMMANDS && length < room; i++)
		if (is_in(&jk_commands[i], group))
			length += (size_t)snprintf(out + length, room - length, "%s%s", length ? "|" : "", last_word(&jk_commands[i]));
}

static void refuse_lone_group(const jk_command_group *group, jk_diagnostics *diagnostics)
{
	char words[128] = "", usage[256];
	list_words(words, sizeof words, group);
	snprintf(usage, sizeof usage, "jokou %s %s …", group->name, words);
	JK_REPORT(diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", group->name}, {"other", words}, {"usage", usage});
}

const jk_command *jk_find_command(int *used, int count, char **words, jk_diagnostics *diagnostics)
{
	const jk_command_group *group = jk_find_group(words[0]);
	*used = group ? 2 : 1;
	if (group && count < 2) {
		refuse_lone_group(group, diagnostics);
		return NULL;
	}
	const char *name = words[*used - 1];
	for (size_t i = 0; i < COMMANDS; i++)
		if (is_in(&jk_commands[i], group) && strcmp(last_word(&jk_commands[i]), name) == 0)
			return &jk_commands[i];
	char typed[128];
	snprintf(typed, sizeof typed, "%s %s", words[0], name);
	refuse_command(group ? typed : name, name, group, diagnostics);
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
	printf("\n%s man jokou-%s\n", _("Manual:"), command->group ? command->group : command->name);
}

void jk_print_group_help(const jk_command_group *group)
{
	printf("%s jokou %s %s\n\n%s\n\n", _("Usage:"), group->name, _("COMMAND [OPTION]... [ARGUMENT]..."), _(group->help));
	puts(_("Commands:"));
	for (size_t i = 0; i < COMMANDS; i++)
		if (is_in(&jk_commands[i], group))
			put_line(last_word(&jk_commands[i]), 10, _(jk_commands[i].help));
	printf("\n%s man jokou-%s\n", _("Manual:"), group->name);
}

void jk_print_help(void)
{
	puts(_("jokou writes the papers a public body needs before it may use an external service."));
	puts(_("\nUsage: jokou COMMAND [OPTION]... [ARGUMENT]...\n\nCommands:"));
	for (size_t i = 0; i < COMMANDS; i++)
		if (!jk_commands[i].group)
			put_line(jk_commands[i].name, 10, _(jk_commands[i].help));
	for (size_t i = 0; i < GROUPS; i++) {
		char words[128] = "", help[512];
		list_words(words, sizeof words, &groups[i]);
		snprintf(help, sizeof help, "%s (%s)", _(groups[i].help), words);
		put_line(groups[i].name, 10, help);
	}
	puts(_("\n'jokou COMMAND --help' shows the options of a command; 'jokou --version' the version."));
	puts(_("Exit status: 0 fine, 1 warnings with --strict or something to look at, 2 the input is wrong, 3 wrong usage, 4 disk, memory or "
	       "permission."));
}
