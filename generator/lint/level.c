/* Sums and levels: totals of tables, hours of a year, and the stop that an availability allows. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "lint/lint.h"

/* --- numbers in texts --- */

static int is_digit(char c) { return c >= '0' && c <= '9'; }

/* The number at `at` ("8,760", "99.5"), and where it ends; 0 when there is none. */
static int number_at(const char *at, double *out, const char **end)
{
	double number = 0, unit = 1;
	int point = 0;
	if (!is_digit(*at))
		return 0;
	for (; is_digit(*at) || ((*at == ',' || (*at == '.' && !point)) && is_digit(at[1])); at++) {
		if (*at == '.')
			point = 1;
		else if (*at != ',') {
			number = number * 10 + (*at - '0');
			unit *= point ? 10 : 1;
		}
	}
	*out = number / unit;
	*end = at;
	return 1;
}

/* The first number with that unit right behind it, from `at` on. */
static const char *number_of(const char *at, const char *unit, double *out)
{
	const char *end;
	while (*at) {
		if (!number_at(at, out, &end)) {
			at++;
			continue;
		}
		if (jk_text_starts(end, unit))
			return end + strlen(unit);
		at = end;
	}
	return NULL;
}

static const char *words_of(jk_paper_lint *p, const jk_list *spans)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_block_put(&text, spans);
	return jk_lint_keep_buffer(p->lint, &text);
}

static const char *number_words(jk_paper_lint *p, double number)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_text_put_number(&text, number, 1);
	return jk_lint_keep_buffer(p->lint, &text);
}

/* --- totals --- */

static const char *cell(jk_paper_lint *p, const jk_row *row, size_t column)
{
	return column < row->cells.count ? words_of(p, row->cells.items[column]) : "";
}

static int is_total(const char *text) { return jk_text_equal(text, "合計") || jk_text_equal(text, "計") || jk_text_equal(text, "総計"); }

/* A column that is all numbers above the total must add up to it. */
static void check_total(jk_paper_lint *p, const jk_spot *spot, const jk_block *table, const jk_row *total, size_t column)
{
	const char *end, *said = cell(p, total, column);
	double sum = 0, wanted, one;
	if (!number_at(said, &wanted, &end))
		return;
	for (size_t i = 0; table->rows.items[i] != total; i++) {
		const jk_row *row = table->rows.items[i];
		if (row->header)
			continue;
		if (!number_at(cell(p, row, column), &one, &end))
			return;
		sum += one;
	}
	if (fabs(sum - wanted) > 0.0005)
		JK_LINT_ADD(p->lint, JK_DIAG_LINT_TOTAL, spot, said, said, {"sum", number_words(p, sum)});
}

static void check_table(jk_paper_lint *p, const jk_set_clause *clause, const jk_block *table)
{
	const jk_row *last = table->rows.count > 1 ? table->rows.items[table->rows.count - 1] : NULL;
	if (!last || !is_total(cell(p, last, 0)))
		return;
	jk_spot spot = jk_block_spot(p, clause, table);
	for (size_t column = 1; column < last->cells.count; column++)
		check_total(p, &spot, table, last, column);
}

/* --- what the paper says of its levels --- */

typedef struct {
	double availability, hours; /* percent; hours of service in a year, as its words give them; 0: not said */
	const char *hours_words;
} levels;

/* 24時間365日, 平日9時から17時まで: hours in a year, roughly; 0 when the words say something else. */
static double yearly_hours(const char *words)
{
	double from, to, days = strstr(words, "平日") ? 243 : strstr(words, "毎日") ? 365 : 0;
	if (strstr(words, "24時間365日"))
		return 8760;
	const char *next = number_of(words, "時", &from);
	next = next && strstr(next, "から") ? number_of(strstr(next, "から"), "時", &to) : NULL;
	return next && to > from ? (to - from) * days : 0;
}

/* Papers write ％, whoever writes a table by hand may write %. */
static void read_percent(const char *value, double *out)
{
	double percent;
	if (number_of(value, "％", &percent) || number_of(value, "%", &percent))
		*out = percent;
}

static void read_row(jk_paper_lint *p, levels *l, const jk_row *row)
{
	for (size_t i = 0; i + 1 < row->cells.count; i++) {
		const char *name = cell(p, row, i), *value = cell(p, row, row->cells.count - 1);
		if (jk_text_equal(name, "稼働率"))
			read_percent(value, &l->availability);
		if (!jk_text_equal(name, "サービス時間"))
			continue;
		l->hours = yearly_hours(value);
		l->hours_words = value;
	}
}

static void read_levels(jk_paper_lint *p, levels *l)
{
	for (size_t i = 0; i < p->document->clauses.count; i++) {
		const jk_set_clause *clause = p->document->clauses.items[i];
		for (size_t j = 0; clause->in && j < clause->blocks.count; j++) {
			const jk_block *block = clause->blocks.items[j];
			for (size_t k = 0; k < block->rows.count; k++)
				read_row(p, l, block->rows.items[k]);
		}
	}
}

static void contradict(jk_paper_lint *p, const jk_spot *spot, const char *text, const char *words, const char *sum)
{
	p->lint->no_memory |= !words || !sum;
	if (words && sum)
		JK_LINT_ADD(p->lint, JK_DIAG_LINT_LEVELS, spot, words, text, {"sum", sum});
}

/* "年間のサービス時間を8,760時間とし、…停止の時間は、43.8時間": the second is what the availability leaves of the first. */
static void check_stop(jk_paper_lint *p, const levels *l, const jk_spot *spot, const char *text, double hours, const char *rest)
{
	double stop;
	const char *stopped = strstr(rest, "停止");
	if (!stopped || l->availability <= 0 || !number_of(stopped, "時間", &stop))
		return;
	double allowed = hours * (100 - l->availability) / 100;
	if (fabs(allowed - stop) <= allowed * 0.02 + 0.0005)
		return;
	contradict(p, spot, text,
		   jk_arena_format(p->lint->arena, "%s%% / %s時間 / %s時間", number_words(p, l->availability), number_words(p, hours), number_words(p, stop)),
		   jk_arena_format(p->lint->arena, "%s時間", number_words(p, allowed)));
}

static void check_sentence(jk_paper_lint *p, const levels *l, const jk_set_clause *clause, const jk_block *block)
{
	double hours;
	const char *text = jk_block_words(p, block), *year = strstr(text, "年間");
	const char *rest = year && strstr(year, "サービス時間") ? number_of(year, "時間", &hours) : NULL;
	if (!rest)
		return;
	jk_spot spot = jk_block_spot(p, clause, block);
	check_stop(p, l, &spot, text, hours, rest);
	/* The days of a year are not the same everywhere: a tenth is allowed. */
	if (l->hours > 0 && fabs(hours - l->hours) > l->hours / 10)
		contradict(p, &spot, text, jk_arena_format(p->lint->arena, "%s / %s時間", l->hours_words, number_words(p, hours)),
			   jk_arena_format(p->lint->arena, "%s時間", number_words(p, l->hours)));
}

void jk_lint_levels(jk_paper_lint *p)
{
	levels l = {0};
	read_levels(p, &l);
	for (size_t i = 0; i < p->document->clauses.count; i++) {
		const jk_set_clause *clause = p->document->clauses.items[i];
		for (size_t j = 0; clause->in && j < clause->blocks.count && !p->lint->no_memory; j++) {
			check_table(p, clause, clause->blocks.items[j]);
			check_sentence(p, &l, clause, clause->blocks.items[j]);
		}
	}
}
