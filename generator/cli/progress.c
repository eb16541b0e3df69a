/* How far a batch is, on a line that is drawn again and again. It has no colours, so NO_COLOR has nothing to switch off. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/generate.h"

enum { PAST = sizeof((jk_progress *)0)->past / sizeof *((jk_progress *)0)->past, BAR_LEAST = 10, BAR_MOST = 40, COLUMNS = 80 };
static const double between_draws = 0.1, between_samples = 0.5, rate_known = 1.0; /* seconds */

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void jk_progress_begin(jk_progress *progress, size_t total, int quiet)
{
	const char *term = getenv("TERM");
	*progress = (jk_progress){.total = total, .began = now()};
	progress->drawn = progress->past[0].time = progress->began;
	progress->wanted = !quiet && total > 1 && isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb") != 0;
}

static size_t columns(void)
{
	struct winsize size;
	return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : COLUMNS;
}

/* Another program has the terminal: ours was put into the background. */
static int in_background(void)
{
	pid_t group = tcgetpgrp(STDERR_FILENO);
	return group > 0 && group != getpgrp();
}

/* --- the line --- */

static void put_count(jk_buffer *out, size_t count) { jk_text_put_number(out, (double)count, 1); }

/* "  1:05:09 left"; nothing beyond four days, which no estimate is worth. */
static void put_left(jk_buffer *out, double seconds)
{
	char text[32];
	unsigned long s = seconds < 345600 ? (unsigned long)seconds + 1 : 0;
	if (!s)
		return;
	if (s >= 3600)
		snprintf(text, sizeof text, "%lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
	else
		snprintf(text, sizeof text, "%lu:%02lu", s / 60, s % 60);
	jk_buffer_string(out, "  ");
	jk_diagnostic_fill(out, _("{time} left"), (const jk_argument[]){{"time", text}, {NULL, NULL}});
}

static void put_failed(jk_buffer *out, size_t failed)
{
	jk_buffer count;
	if (!failed)
		return;
	jk_buffer_init(&count, 0);
	put_count(&count, failed);
	jk_buffer_string(out, "  ");
	jk_diagnostic_fill(out, _("{count} failed"), (const jk_argument[]){{"count", jk_buffer_text(&count)}, {NULL, NULL}});
	jk_buffer_dispose(&count);
}

static void put_rate(jk_buffer *out, double rate)
{
	jk_buffer_string(out, "  ");
	jk_text_put_number(out, rate < 10 ? (double)(long)(rate * 10) / 10 : (double)(long)rate, 1);
	jk_buffer_string(out, _("/s"));
}

static void put_bar(jk_buffer *out, size_t width, size_t done, size_t total)
{
	size_t filled = total ? width * done / total : 0;
	jk_buffer_char(out, '[');
	for (size_t i = 0; i < width; i++)
		jk_buffer_char(out, i < filled ? '#' : '-');
	jk_buffer_string(out, "] ");
}

/* What does not fit is left out: the bar first, then the rate and the time. */
void jk_progress_line(jk_buffer *out, size_t width, size_t done, size_t total, size_t failed, double rate)
{
	jk_buffer count, more;
	jk_buffer_init(&count, 0);
	jk_buffer_init(&more, 0);
	put_count(&count, done);
	jk_buffer_char(&count, '/');
	put_count(&count, total);
	if (rate > 0) {
		put_rate(&more, rate);
		put_left(&more, (double)(total - done) / rate);
	}
	put_failed(&more, failed);
	size_t used = jk_text_columns(jk_buffer_text(&count)), with = used + jk_text_columns(jk_buffer_text(&more));
	if (with + 3 + BAR_LEAST <= width)
		put_bar(out, width - with - 3 < BAR_MOST ? width - with - 3 : BAR_MOST, done, total);
	if (used <= width)
		jk_buffer_string(out, jk_buffer_text(&count));
	if (with <= width)
		jk_buffer_string(out, jk_buffer_text(&more));
	jk_buffer_dispose(&count);
	jk_buffer_dispose(&more);
}

/* --- drawing --- */

/* Profiles per second of the last seconds: those that are skipped are much faster than others. */
static double rate_of_late(jk_progress *p, double time, size_t done)
{
	if (time - p->past[p->at % PAST].time >= between_samples) {
		p->at++;
		p->past[p->at % PAST].time = time;
		p->past[p->at % PAST].done = done;
	}
	size_t oldest = p->at < PAST ? 0 : (p->at + 1) % PAST;
	double span = time - p->past[oldest].time;
	return time - p->began < rate_known || span <= 0 ? 0 : (double)(done - p->past[oldest].done) / span;
}

void jk_progress_show(jk_progress *progress, size_t done, size_t failed)
{
	double time = progress->wanted ? now() : 0;
	if (!progress->wanted || time - progress->drawn < between_draws || in_background())
		return;
	jk_buffer line;
	jk_buffer_init(&line, 0);
	jk_buffer_char(&line, '\r');
	/* The last column stays free: some terminals go to the next line there. */
	jk_progress_line(&line, columns() - 1, done, progress->total, failed, rate_of_late(progress, time, done));
	jk_buffer_string(&line, "\033[K");
	fputs(jk_buffer_text(&line), stderr);
	jk_buffer_dispose(&line);
	progress->drawn = time;
	progress->shown = 1;
}

void jk_progress_hide(jk_progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
	progress->shown = 0;
}
