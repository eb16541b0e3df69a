/* Reading the command line. All faults are reported, not only the first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/command.h"

enum { JOBS_MOST = 64, LEVEL_MOST = 12, SECONDS_MOST = 86400 };

typedef struct {
	jk_arguments *out;
	char **argv;
	int count, at; /* at: the next argument */
	const char **operands;
	int failed;
} parsing;

static void refuse_option(parsing *p, const char *written)
{
	const char *names[JK_OPTIONS];
	size_t count = 0;
	for (int key = 0; key < JK_OPTIONS; key++)
		if (jk_command_takes(p->out->command, (jk_option_key)key))
			names[count++] = jk_options[key].name;
	const char *near = jk_text_starts(written, "--") ? jk_text_nearest(written + 2, names, count) : NULL;
	/* An option that lacks its value is near itself. */
	if (near && strcmp(near, written + 2) != 0)
		JK_REPORT(p->out->diagnostics, JK_DIAG_USAGE_OPTION_NEAR, NULL, {"name", written}, {"near", near},
			  {"command", p->out->command->name});
	else
		JK_REPORT(p->out->diagnostics, JK_DIAG_USAGE_OPTION, NULL, {"name", written}, {"command", p->out->command->name});
	p->failed = 1;
}

static void refuse_value(parsing *p, const jk_option *option, const char *value, const char *allowed)
{
	char name[32];
	snprintf(name, sizeof name, "--%s", option->name);
	JK_REPORT(p->out->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", name}, {"value", value}, {"allowed", allowed});
	p->failed = 1;
}

/* Whether the word of `length` bytes is one of those that bars divide in `list`. */
static int is_word_among(const char *word, size_t length, const char *list)
{
	for (; list && *list; list += strcspn(list, "|"), list += *list == '|')
		if (strcspn(list, "|") == length && strncmp(list, word, length) == 0)
			return 1;
	return 0;
}

static int is_among(const char *word, const char *list) { return is_word_among(word, strlen(word), list); }

/* Whether all words that commas divide are among them. */
static int are_among(const char *words, const char *list)
{
	for (;; words++) {
		size_t length = strcspn(words, ",");
		if (!is_word_among(words, length, list))
			return 0;
		words += length;
		if (!*words)
			return 1;
	}
}

static int is_jobs(const char *value)
{
	char *end;
	return strcmp(value, "auto") == 0 || (*value >= '0' && *value <= '9' && strtoul(value, &end, 10) <= JOBS_MOST && !*end);
}

/* A number from 1 on. */
static int is_number_to(const char *value, unsigned long most)
{
	char *end;
	return *value >= '1' && *value <= '9' && strtoul(value, &end, 10) <= most && !*end;
}

static void set_value(parsing *p, int key, const char *value)
{
	const jk_option *option = &jk_options[key];
	jk_date date;
	if (option->kind == JK_OPTION_WORD && !is_among(value, p->out->command->formats))
		refuse_value(p, option, value, p->out->command->formats);
	else if (option->kind == JK_OPTION_DATE && !jk_date_parse(value, &date))
		refuse_value(p, option, value, _("a date such as 2026-11-23"));
	else if (option->kind == JK_OPTION_NUMBER && !is_jobs(value))
		refuse_value(p, option, value, _("a number from 1 to 64, 0 or auto"));
	else if (option->kind == JK_OPTION_SECONDS && !is_number_to(value, SECONDS_MOST))
		refuse_value(p, option, value, _("a number of seconds from 1 to 86400"));
	else if (option->kind == JK_OPTION_LEVEL && !is_number_to(value, LEVEL_MOST))
		refuse_value(p, option, value, _("a number from 1 (quick) to 12 (small)"));
	else if ((option->kind == JK_OPTION_CHOICE && !is_among(value, option->value)) ||
		 (option->kind == JK_OPTION_CHOICES && !are_among(value, option->value)))
		refuse_value(p, option, value, option->value);
	else if (option->kind == JK_OPTION_TEXT && !*value)
		refuse_value(p, option, value, _(option->value));
	p->out->values[key] = value;
}

/* The option with that letter, or that name of `length` bytes, among those of the command; -1 for none. */
static int find_option(const parsing *p, char letter, const char *name, size_t length)
{
	for (int key = 0; key < JK_OPTIONS; key++) {
		const jk_option *option = &jk_options[key];
		int fits = letter ? option->letter == letter
				  : strlen(option->name) == length && strncmp(option->name, name, length) == 0;
		if (fits && jk_command_takes(p->out->command, (jk_option_key)key))
			return key;
	}
	return -1;
}

/* `value` is what stands behind = or the letter, or NULL. */
static void take_option(parsing *p, int key, const char *written, const char *value)
{
	int is_flag = key >= 0 && jk_options[key].kind == JK_OPTION_FLAG;
	if (key < 0 || (is_flag && value)) {
		refuse_option(p, written);
		return;
	}
	if (!is_flag && !value && p->at < p->count)
		value = p->argv[p->at++];
	if (is_flag)
		p->out->values[key] = "";
	else if (value)
		set_value(p, key, value);
	else
		refuse_option(p, written);
}

static void take_argument(parsing *p, int *only_operands)
{
	const char *text = p->argv[p->at++];
	if (*only_operands || text[0] != '-' || !text[1])
		p->operands[p->out->operand_count++] = text;
	else if (strcmp(text, "--") == 0)
		*only_operands = 1;
	else if (text[1] == '-') {
		size_t length = strcspn(text + 2, "=");
		take_option(p, find_option(p, 0, text + 2, length), text, text[2 + length] ? text + 3 + length : NULL);
	} else
		take_option(p, find_option(p, text[1], NULL, 0), text, text[2] ? text + 2 : NULL);
}

static jk_result check_count(const parsing *p)
{
	const jk_command *command = p->out->command;
	if (p->out->values[JK_HELP] || (p->out->operand_count >= command->least && p->out->operand_count <= command->most))
		return JK_OK;
	const char *usage = jk_usage(p->out->arena, command);
	if (!usage)
		return JK_NO_MEMORY;
	JK_REPORT(p->out->diagnostics, JK_DIAG_USAGE_ARGUMENTS, NULL, {"command", command->name}, {"usage", usage});
	return JK_FAILED;
}

jk_result jk_parse_arguments(jk_arguments *out, int count, char **argv)
{
	parsing p = {.out = out, .argv = argv, .count = count};
	int only_operands = 0;
	p.operands = jk_arena_array(out->arena, (size_t)count + 1, sizeof *p.operands);
	if (!p.operands)
		return JK_NO_MEMORY;
	out->operands = p.operands;
	while (p.at < count)
		take_argument(&p, &only_operands);
	jk_result result = p.failed ? JK_FAILED : check_count(&p);
	return result;
}

const char *jk_format_word(const jk_arguments *arguments)
{
	const char *formats = arguments->command->formats;
	if (arguments->values[JK_FORMAT])
		return arguments->values[JK_FORMAT];
	return jk_arena_text(arguments->arena, formats, strcspn(formats, "|"));
}
