/* What became of one profile, and its way through a pipe. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/diagnostic.h"
#include "cli/generate.h"

void jk_outcome_init(jk_outcome *outcome)
{
	*outcome = (jk_outcome){0};
	for (int i = 0; i < JK_SAYS; i++)
		jk_buffer_init(&outcome->says[i], 0);
}

void jk_outcome_dispose(jk_outcome *outcome)
{
	for (int i = 0; i < JK_SAYS; i++)
		jk_buffer_dispose(&outcome->says[i]);
}

size_t jk_outcome_size(const jk_outcome *outcome)
{
	size_t size = sizeof *outcome;
	for (int i = 0; i < JK_SAYS; i++)
		size += outcome->says[i].room;
	return size;
}

void jk_outcome_lines(jk_buffer *says, void (*take)(char *line, void *state), void *state)
{
	for (char *line = says->bytes, *end; line && (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		take(line, state);
	}
}

/* --- telling --- */

/* Appends what jk_diagnostics_print writes. */
static void print_into(jk_buffer *out, const jk_diagnostics *diagnostics)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	if (!stream)
		return;
	jk_diagnostics_print(diagnostics, stream);
	if (fclose(stream) == 0)
		jk_buffer_add(out, text, length);
	free(text);
}

static void set_reason(jk_buffer *out, const jk_diagnostics *diagnostics)
{
	for (size_t i = 0; !out->length && i < jk_diagnostics_count(diagnostics); i++)
		if (jk_diagnostics_at(diagnostics, i)->severity >= JK_ERROR)
			jk_diagnostic_line(out, jk_diagnostics_at(diagnostics, i));
}

typedef struct {
	const jk_shelf *shelf;
	jk_outcome *outcome;
	jk_json *json; /* NULL: the reason is wanted */
} faulty_templates;

static void tell_faulty(char *line, void *state)
{
	faulty_templates *f = state;
	char *format = strchr(line, '\t');
	*format = '\0';
	const jk_shelved *template = jk_shelf_named(f->shelf, line, format + 1);
	*format = '\t';
	if (template && template->diagnostics && f->json)
		jk_diagnostics_json_items(template->diagnostics, f->json);
	else if (template && template->diagnostics)
		set_reason(&f->outcome->says[JK_SAYS_REASON], template->diagnostics);
}

/* The lines stay as they are: they are read again. */
static void each_faulty(faulty_templates *f)
{
	jk_buffer copy;
	const jk_buffer *lines = &f->outcome->says[JK_SAYS_FAULTY];
	jk_buffer_init(&copy, 0);
	jk_buffer_add(&copy, jk_buffer_text(lines), lines->length);
	if (f->shelf)
		jk_outcome_lines(&copy, tell_faulty, f);
	jk_buffer_dispose(&copy);
}

static void put_object(jk_outcome *o, const char *profile, const jk_list *files, const jk_shelf *shelf, const jk_diagnostics *diagnostics)
{
	static const char *const words[] = {"failed", "written", "skipped", "not-reached"};
	jk_json json;
	jk_json_begin(&json, &o->says[JK_SAYS_REPORT]);
	json.depth = 2; /* an item of "profiles" in the root */
	jk_json_object(&json, NULL);
	jk_json_string(&json, "profile", profile);
	jk_json_string(&json, "status", words[o->fate]);
	jk_json_array(&json, "papers");
	for (size_t i = 0; files && i < files->count; i++)
		jk_json_string(&json, NULL, files->items[i]);
	jk_json_end_array(&json);
	jk_json_number(&json, "undecided", (double)o->undecided);
	jk_json_number(&json, "defaults", (double)o->defaults);
	jk_json_number(&json, "warnings", (double)o->warnings);
	jk_json_array(&json, "faults");
	each_faulty(&(faulty_templates){shelf, o, &json});
	jk_diagnostics_json_items(diagnostics, &json);
	jk_json_end_array(&json);
	jk_json_end_object(&json);
}

void jk_outcome_tell(jk_outcome *outcome, const jk_arguments *arguments, const char *profile, const jk_list *files, const jk_shelf *shelf,
		     const jk_diagnostics *diagnostics)
{
	print_into(&outcome->says[JK_SAYS_ERR], diagnostics);
	if (outcome->fate == JK_FATE_FAILED) {
		each_faulty(&(faulty_templates){shelf, outcome, NULL});
		set_reason(&outcome->says[JK_SAYS_REASON], diagnostics);
	}
	if (arguments->values[JK_REPORT_FILE])
		put_object(outcome, profile, files, shelf, diagnostics);
}

/* --- through a pipe --- */

int jk_pipe_send(int fd, const void *bytes, size_t length)
{
	const char *at = bytes;
	while (length) {
		ssize_t n = write(fd, at, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return 0;
		at += n;
		length -= (size_t)n;
	}
	return 1;
}

int jk_pipe_receive(int fd, void *bytes, size_t length)
{
	char *at = bytes;
	while (length) {
		ssize_t n = read(fd, at, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return 0;
		at += n;
		length -= (size_t)n;
	}
	return 1;
}

static int receive_buffer(int fd, jk_buffer *out, size_t length)
{
	char block[4096];
	while (length) {
		size_t part = length < sizeof block ? length : sizeof block;
		if (!jk_pipe_receive(fd, block, part))
			return 0;
		jk_buffer_add(out, block, part);
		length -= part;
	}
	return jk_buffer_result(out) == JK_OK;
}

/* The structure goes as it is: both ends are one program. Its pointers mean nothing at the other end. */
int jk_outcome_send(const jk_outcome *outcome, int fd)
{
	if (!jk_pipe_send(fd, outcome, sizeof *outcome))
		return 0;
	for (int i = 0; i < JK_SAYS; i++)
		if (!jk_pipe_send(fd, jk_buffer_text(&outcome->says[i]), outcome->says[i].length))
			return 0;
	return 1;
}

int jk_outcome_receive(jk_outcome *out, int fd)
{
	jk_outcome sent;
	if (!jk_pipe_receive(fd, &sent, sizeof sent))
		return 0;
	*out = sent;
	for (int i = 0; i < JK_SAYS; i++)
		jk_buffer_init(&out->says[i], 0);
	for (int i = 0; i < JK_SAYS; i++)
		if (!receive_buffer(fd, &out->says[i], sent.says[i].length))
			return 0;
	return 1;
}
