/* jokou new: the interview, in the terminal. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/date.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/placing.h"
#include "base/text.h"
#include "cli/generate.h"
#include "cli/new_form.h"
#include "cli/session.h"
#include "cli/terminal.h"


typedef struct {
	const jk_arguments *arguments;
	const char *path;
	jk_data data;
	jk_catalog *catalog;
	jk_interview *interview;
	jk_form *form; /* NULL: none was given */
	jk_terminal terminal;
	jk_buffer line;
	const char *place;    /* whose heading was shown last */
	const char *decision; /* shown last */
	size_t answers;
	int again; /* the question is on the screen already */
	int stopped; /* by a signal */
} talk;

/* --- before the first question --- */

static jk_result need_output(talk *t)
{
	const char *usage = jk_usage(t->arguments->arena, t->arguments->command);
	if (!usage)
		return JK_NO_MEMORY;
	t->path = t->arguments->values[JK_OUTPUT];
	if (t->path)
		return JK_OK;
	JK_REPORT(t->arguments->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "new"}, {"other", "-o PROFILE"}, {"usage", usage});
	return JK_FAILED;
}

/* A place that cannot be written is told before the questions, not after them. */
static jk_result try_place(talk *t)
{
	jk_placing placing = {0};
	jk_result result = jk_placing_begin(&placing, t->path, NULL, t->arguments->diagnostics);
	jk_placing_free(&placing);
	return result;
}

static const char *today(const jk_arguments *arguments)
{
	time_t now = time(NULL);
	struct tm parts;
	if (!localtime_r(&now, &parts))
		return NULL;
	return jk_arena_format(arguments->arena, "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

/* Levels have their names from the vocabulary, so a form cannot be understood without one. */
static jk_result read_form(talk *t, jk_interview_options *options)
{
	const jk_arguments *arguments = t->arguments;
	if (!arguments->values[JK_FROM])
		return JK_OK;
	jk_result result = jk_form_read(&t->form, arguments->values[JK_FROM], arguments->diagnostics);
	if (result != JK_OK || options->vocabulary)
		return result;
	options->vocabulary = jk_form_vocabulary(t->form);
	const char *usage = options->vocabulary ? "" : jk_usage(arguments->arena, arguments->command);
	if (options->vocabulary)
		return JK_OK;
	JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "--from"}, {"other", "--vocabulary ID"}, {"usage", usage});
	return usage ? JK_FAILED : JK_NO_MEMORY;
}

static jk_result begin(talk *t)
{
	const jk_arguments *arguments = t->arguments;
	jk_diagnostics *d = arguments->diagnostics;
	jk_assemble_options dates = {0};
	jk_interview_options options = {.vocabulary = arguments->values[JK_VOCABULARY]};
	jk_result result = jk_assembly_options(&dates, arguments);
	options.date = dates.date ? dates.date : dates.default_date ? dates.default_date : today(arguments);
	options.id = jk_path_stem(arguments->arena, t->path);
	if (result == JK_OK && (!options.date || !options.id))
		result = JK_NO_MEMORY;
	if (result == JK_OK)
		result = read_form(t, &options);
	if (result == JK_OK)
		result = jk_find_data(&t->data, arguments);
	if (result == JK_OK)
		result = jk_catalog_read(&t->catalog, t->data.catalog, d);
	return result == JK_OK ? jk_interview_new(&t->interview, t->catalog, &options, d) : result;
}

/* An unfinished profile is gone on with; nothing else is touched without being told to. */
static jk_result resume(talk *t)
{
	if (t->arguments->values[JK_FORCE] || !jk_file_exists(t->path))
		return JK_OK;
	if (!jk_interview_is_unfinished(t->path))
		return jk_check_free(t->arguments, t->path);
	jk_result result = jk_interview_resume(t->interview, t->path, t->arguments->diagnostics);
	if (result == JK_OK)
		jk_terminal_say(&t->terminal, "", _("Going on with the unfinished profile."));
	return result;
}

/* --- showing --- */

static void say_filled(const talk *t, const char *indent, const char *message, const char *name, const char *value)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_diagnostic_fill(&text, message, (const jk_argument[]){{name, value}, {NULL, NULL}});
	jk_terminal_say(&t->terminal, indent, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
}

static void greet(const talk *t)
{
	jk_terminal_say(&t->terminal, "", _("Questions about the service follow, one at a time, and only those that still matter. The profile is written at the end."));
	jk_terminal_say(&t->terminal, "", _("At any question: 'undecided' (with who decides and until when, if known: undecided Finance 2027-02-26), 'back', '?' for help, 'stop' to save and go on later."));
}

static const char *keep(talk *t, const char *text)
{
	const char *kept = jk_arena_string(t->arguments->arena, text);
	return kept ? kept : "";
}

static void show_heading(talk *t, const jk_interview_question *q)
{
	if (jk_text_equal(t->place, q->place))
		return;
	t->place = keep(t, q->place);
	printf("\n■ %s\n", q->heading);
}

static void show_options(const talk *t, const jk_interview_question *q)
{
	jk_buffer row;
	jk_buffer_init(&row, 0);
	for (size_t i = 0; i < q->option_count; i++) {
		jk_buffer_clear(&row);
		jk_buffer_format(&row, "%zu) %s", i + 1, q->options[i]);
		jk_terminal_say(&t->terminal, "  ", jk_buffer_text(&row));
	}
	jk_buffer_dispose(&row);
}

static void show_form(const talk *t, const jk_interview_question *q)
{
	jk_buffer row;
	char left[24];
	snprintf(left, sizeof left, "%zu", q->left);
	jk_buffer_init(&row, 0);
	if (q->present)
		JK_SAY(&row, _("Enter keeps {value}. "), {"value", q->present});
	else if (q->proposal)
		JK_SAY(&row, _("Enter: {value}. "), {"value", q->proposal});
	JK_SAY(&row, _("Write {form}"), {"form", q->form});
	jk_buffer_string(&row, q->may_be_undecided ? _(", or 'undecided'") : "");
	JK_SAY(&row, _(". About {left} left."), {"left", left});
	jk_terminal_say(&t->terminal, "  ", jk_buffer_text(&row));
	jk_buffer_dispose(&row);
}

static void show(talk *t, const jk_interview_question *q)
{
	show_heading(t, q);
	printf("\n");
	jk_terminal_say(&t->terminal, "", q->prompt);
	if (q->why)
		say_filled(t, "  ", _("Why: {why}"), "why", q->why);
	if (q->stood)
		say_filled(t, "  ", _("The form says: {text}"), "text", q->stood);
	show_options(t, q);
	show_form(t, q);
}

static void show_help(const talk *t, const jk_interview_question *q)
{
	jk_terminal_say(&t->terminal, "  ? ", jk_text_blank(q->help) ? _("There is no more to say about this question.") : q->help);
	jk_terminal_say(&t->terminal, "  ? ", _("'back' leads to the question before, 'stop' saves what there is; with the same command you go on later."));
}

static void show_decision(talk *t)
{
	const char *now = jk_interview_decision(t->interview);
	if (jk_text_equal(now, t->decision) || !*now)
		return;
	t->decision = keep(t, now);
	say_filled(t, "  → ", _("So far: {decision}"), "decision", now);
}

/* --- the talk --- */

/* What came from a script is shown where a person would have typed it. */
static void echo(const char *line)
{
	jk_buffer shown;
	jk_buffer_init(&shown, 0);
	for (unsigned c; (c = jk_text_next(&line));)
		jk_text_put(&shown, c < ' ' ? '?' : c);
	printf("%s\n", jk_buffer_text(&shown));
	jk_buffer_dispose(&shown);
}

/* 0: there will be no more lines. */
static int read_line(talk *t)
{
	printf("> ");
	fflush(stdout);
	jk_line_outcome outcome = jk_terminal_read(&t->terminal, &t->line);
	while (outcome == JK_LINE_LONG) {
		jk_terminal_say(&t->terminal, "  ", _("That line is too long: say it in fewer words."));
		printf("> ");
		fflush(stdout);
		outcome = jk_terminal_read(&t->terminal, &t->line);
	}
	t->stopped = outcome == JK_LINE_STOPPED;
	if (outcome != JK_LINE_READ)
		printf("\n");
	else if (!t->terminal.person)
		echo(jk_buffer_text(&t->line));
	return outcome == JK_LINE_READ;
}

/* An answer that ends it all may be a slip: before anything is written there is a way back. 0: the talk is over. */
static int look_back(talk *t, jk_result *result)
{
	jk_interview_turn turn = JK_TURN_STOP;
	if (!jk_interview_governed(t->interview))
		say_filled(t, "", _("No more questions: {reason}"), "reason", jk_interview_decision(t->interview));
	jk_terminal_say(&t->terminal, "", _("That was the last question. Enter writes the profile, 'back' leads to the question before."));
	if (read_line(t))
		*result = jk_interview_answer(&turn, t->interview, jk_buffer_text(&t->line), t->arguments->diagnostics);
	t->again = 0;
	return *result == JK_OK && turn == JK_TURN_BACK;
}

/* 0: the talk is over. */
static int take_turn(talk *t, jk_result *result)
{
	jk_interview_turn turn;
	const jk_interview_question *q = jk_interview_ask(t->interview);
	if (!q) {
		printf("\n");
		return look_back(t, result);
	}
	if (!t->again)
		show(t, q);
	if (!read_line(t))
		return 0;
	*result = jk_interview_answer(&turn, t->interview, jk_buffer_text(&t->line), t->arguments->diagnostics);
	if (*result != JK_OK || turn == JK_TURN_STOP)
		return 0;
	t->again = turn == JK_TURN_REFUSED || turn == JK_TURN_HELP;
	if (turn == JK_TURN_HELP)
		show_help(t, jk_interview_ask(t->interview));
	if (*jk_interview_said(t->interview))
		jk_terminal_say(&t->terminal, "  ! ", jk_interview_said(t->interview));
	t->answers += turn == JK_TURN_TAKEN;
	if (turn == JK_TURN_TAKEN)
		show_decision(t);
	return 1;
}

/* Answers are work: when they cannot be written, they are shown at least. */
static jk_result save(const talk *t)
{
	char *text;
	jk_diagnostics *d = t->arguments->diagnostics;
	jk_result result = jk_interview_write(&text, t->interview, d);
	if (result != JK_OK)
		return result;
	result = jk_file_write(t->path, text, strlen(text), d);
	if (result != JK_OK)
		fputs(text, stdout);
	jk_text_free(text);
	return result;
}

static void take_leave(const talk *t, int finished)
{
	printf("\n");
	say_filled(t, "", finished ? _("Written: {path}") : _("Saved unfinished: {path}. The same command goes on from here."), "path", t->path);
	if (finished)
		say_filled(t, "", _("Next: jokou check {path} shows the decision with its reasons, jokou generate {path} -o FOLDER writes the papers."), "path", t->path);
}

static jk_result hold(talk *t)
{
	jk_result result = JK_OK;
	greet(t);
	while (take_turn(t, &result))
		;
	if (result != JK_OK)
		return result;
	int finished = !jk_interview_ask(t->interview);
	if (!finished && !t->answers && !t->form) {
		jk_terminal_say(&t->terminal, "", _("Nothing was answered, so nothing was written."));
		return JK_OK;
	}
	result = save(t);
	if (result == JK_OK)
		take_leave(t, finished);
	return result;
}

static int end(talk *t, jk_result result)
{
	jk_diagnostics *d = t->arguments->diagnostics;
	if (result == JK_OK)
		result = jk_flush_output(d);
	if (result == JK_NO_MEMORY)
		jk_report(d, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	jk_diagnostics_print(d, stderr);
	jk_interview_free(t->interview);
	jk_form_free(t->form);
	jk_catalog_free(t->catalog);
	jk_buffer_dispose(&t->line);
	return jk_status(t->arguments, d, 0);
}

int jk_command_new(const jk_arguments *arguments)
{
	talk t = {.arguments = arguments};
	jk_buffer_init(&t.line, 0);
	jk_terminal_open(&t.terminal);
	jk_result result = need_output(&t);
	if (result == JK_OK && !jk_interview_is_unfinished(t.path))
		result = jk_check_free(arguments, t.path);
	if (result == JK_OK)
		result = try_place(&t);
	if (result == JK_OK)
		result = begin(&t);
	if (result == JK_OK)
		result = resume(&t);
	if (result == JK_OK && t.form)
		result = jk_take_form(t.interview, t.form, &t.terminal, arguments);
	jk_stop_watch_reader();
	if (result == JK_OK)
		result = hold(&t);
	return end(&t, result);
}
