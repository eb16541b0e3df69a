#ifndef JK_CLI_COMMAND_H
#define JK_CLI_COMMAND_H
/* Commands and their options, as two tables: command.def and option.def. */
#include "base/memory.h"
#include "jokou/diagnostic.h"

typedef enum {
#define JK_OPTION(key, letter, name, kind, value, help) JK_##key,
#include "cli/option.def"
#undef JK_OPTION
	JK_OPTIONS
} jk_option_key;

/* WORD: one of the command's formats; CHOICE: one of the words in `value`, which bars divide; CHOICES: some of them, divided by commas. */
typedef enum {
	JK_OPTION_FLAG,
	JK_OPTION_TEXT,
	JK_OPTION_WORD,
	JK_OPTION_DATE,
	JK_OPTION_NUMBER,
	JK_OPTION_LEVEL,
	JK_OPTION_SECONDS,
	JK_OPTION_CHOICE,
	JK_OPTION_CHOICES
} jk_option_kind;

/* A row of option.def. */
typedef struct {
	char letter; /* 0: none */
	const char *name;
	jk_option_kind kind;
	const char *value, *help; /* msgids; `value` is NULL for a flag */
} jk_option;

extern const jk_option jk_options[JK_OPTIONS];

typedef struct jk_command jk_command;

/* What was typed, understood. */
typedef struct {
	const jk_command *command;
	const char *values[JK_OPTIONS]; /* by key; "" for a flag that was given; NULL: not given */
	const char *const *operands;    /* arguments that are no options */
	int operand_count;
	jk_arena *arena;  /* as long as the program runs */
	jk_list *sources; /* catalogs that are open as long; see data.h */
	jk_diagnostics *diagnostics;
} jk_arguments;

/* A row of command.def. */
struct jk_command {
	const char *group;     /* first word of a command of two words, NULL for others */
	const char *name;      /* all its words: "check", "template lint" */
	const char *usage;
	int least, most;       /* operands */
	const char *formats;   /* "text|json", the default first; NULL: no --format */
	unsigned long long options; /* bits by key */
	const char *help;
	int (*run)(const jk_arguments *arguments); /* gives the exit status; prints its diagnostics */
};

extern const jk_command jk_commands[];

#define JK_GROUP(name, help)
#define JK_COMMAND(name, ...) int jk_command_##name(const jk_arguments *arguments);
#define JK_SUBCOMMAND(group, name, ...) int jk_command_##group##_##name(const jk_arguments *arguments);
#include "cli/command.def"
#undef JK_GROUP
#undef JK_COMMAND
#undef JK_SUBCOMMAND

/* A row of command.def for the first word that several commands share. */
typedef struct {
	const char *name, *help;
} jk_command_group;

/* The group of that name, or NULL. */
const jk_command_group *jk_find_group(const char *name);
/* The command that words[0..count) begin with, and in *used the number of its words; reports USAGE_COMMAND, USAGE_NEEDS. */
const jk_command *jk_find_command(int *used, int count, char **words, jk_diagnostics *diagnostics);
/* Whether the command takes the option. */
int jk_command_takes(const jk_command *command, jk_option_key key);
/* Understands argv[0..count), what follows the command's name. `out` comes with command, arena and diagnostics set. Reports U…. */
JK_CHECKED jk_result jk_parse_arguments(jk_arguments *out, int count, char **argv);
/* The word of --format, given or by default. */
const char *jk_format_word(const jk_arguments *arguments);

/* Help for the program, for a group and for a command, on standard output; usage in one line, in an arena (NULL when out of memory). */
void jk_print_help(void);
void jk_print_group_help(const jk_command_group *group);
void jk_print_command_help(const jk_command *command);
const char *jk_usage(jk_arena *arena, const jk_command *command);

#endif
