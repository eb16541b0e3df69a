/* The program: finds the command and runs it. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/i18n.h"
#include "base/scratch.h"
#include "base/text.h"
#include "cli/session.h"

/* No output is in place before its rename, so the program may stop here. */
static void exhausted(void)
{
	static const char message[] = "jokou: out of memory [F006]\n";
	jk_scratch_abandon();
	(void)!write(STDERR_FILENO, message, sizeof message - 1);
	_exit(4);
}

static const char *wanted_language(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (value && *value)
			return value;
	}
	return "";
}

/* Messages follow the locale; numbers and order never do. */
static void choose_language(void)
{
	if (!setlocale(LC_CTYPE, ""))
		(void)setlocale(LC_CTYPE, "C.UTF-8");
	/* Small systems lack the Japanese locale: its translations need only its name. */
	if (!setlocale(LC_MESSAGES, "") && jk_text_starts(wanted_language(), "ja") && setlocale(LC_MESSAGES, "C.UTF-8"))
		(void)setenv("LANGUAGE", "ja", 1);
	(void)bindtextdomain("jokou", jk_locale_folder());
	(void)bind_textdomain_codeset("jokou", "UTF-8");
}

/* Exit status of a finished program: what was printed must have arrived. */
static int finish(int status, jk_diagnostics *diagnostics)
{
	if (jk_flush_output(diagnostics) == JK_OK)
		return status;
	jk_diagnostics_print(diagnostics, stderr);
	return 4;
}

static int run_command(jk_arguments *arguments, int argc, char **argv)
{
	int used = 1;
	arguments->command = jk_find_command(&used, argc - 1, argv + 1, arguments->diagnostics);
	jk_result result = arguments->command ? jk_parse_arguments(arguments, argc - 1 - used, argv + 1 + used) : JK_FAILED;
	if (result != JK_OK) {
		jk_diagnostics_print(arguments->diagnostics, stderr);
		return 3;
	}
	if (!arguments->values[JK_HELP])
		return arguments->command->run(arguments);
	jk_print_command_help(arguments->command);
	return finish(0, arguments->diagnostics);
}

static int is_help(const char *word) { return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0; }

static int run(jk_arguments *arguments, int argc, char **argv)
{
	if (argc < 2) {
		fprintf(stderr, "%s\n", _("Usage: jokou COMMAND [OPTION]... [ARGUMENT]...  ('jokou --help' for more)"));
		return 3;
	}
	if (strcmp(argv[1], "--version") == 0)
		puts("jokou " JK_VERSION);
	else if (is_help(argv[1]))
		jk_print_help();
	else if (argc > 2 && is_help(argv[2]) && jk_find_group(argv[1]))
		jk_print_group_help(jk_find_group(argv[1]));
	else
		return run_command(arguments, argc, argv);
	return finish(0, arguments->diagnostics);
}

int main(int argc, char **argv)
{
	jk_list sources = {0};
	jk_arguments arguments = {.sources = &sources};
	jk_memory_on_exhaustion(exhausted);
	choose_language();
	if (jk_arena_new(&arguments.arena) != JK_OK || jk_diagnostics_new(&arguments.diagnostics) != JK_OK)
		return 4;
	int status = run(&arguments, argc, argv);
	jk_close_sources(&arguments);
	jk_diagnostics_free(arguments.diagnostics);
	jk_arena_free(arguments.arena);
	return status;
}
