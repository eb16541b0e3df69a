#include "compare/page.h"
#include <string.h>
#include "base/text.h"
#include "base/wrap.h"

enum { GAP = 2, NARROWEST = 10, LEAST_TEXT = 20 }; /* columns */

void jk_page_begin(jk_page *page, jk_buffer *out, size_t columns, int colour)
{
	*page = (jk_page){.out = out, .columns = columns, .colour = colour};
	jk_buffer_init(&page->text, 0);
	jk_buffer_init(&page->styles, 0);
}

void jk_page_end(jk_page *page)
{
	jk_buffer_dispose(&page->text);
	jk_buffer_dispose(&page->styles);
}

/* --- styles --- */

static const char *const escapes[] = {
	[JK_PLAIN] = "",         [JK_STYLE_INSERTED] = "\033[32;4m", [JK_STYLE_DELETED] = "\033[31;9m", [JK_STYLE_HEAD] = "\033[1m",
	[JK_STYLE_BAD] = "\033[1;31m", [JK_STYLE_GOOD] = "\033[1;32m",  [JK_STYLE_DOUBT] = "\033[1;33m", [JK_STYLE_FAINT] = "\033[2m",
};

static void put_styled(jk_page *page, jk_style style, const char *text, size_t length)
{
	int coloured = page->colour && style != JK_PLAIN && length;
	jk_buffer_string(page->out, coloured ? escapes[style] : "");
	jk_buffer_add(page->out, text, length);
	jk_buffer_string(page->out, coloured ? "\033[0m" : "");
}

static void put_blanks(jk_page *page, size_t count)
{
	while (count--)
		jk_buffer_char(page->out, ' ');
}

/* --- paragraphs --- */

static void gather(jk_page *page, jk_style style, const char *text)
{
	jk_buffer_string(&page->text, text);
	for (size_t i = strlen(text); i; i--)
		jk_buffer_char(&page->styles, (char)style);
}

/* Takes the closing mark off, when the words that follow are marked alike. */
static int goes_on(jk_page *page, jk_style style)
{
	const char *text = jk_buffer_text(&page->text), *end = style == JK_STYLE_INSERTED ? "+}" : "-]";
	if (page->text.length < 4 || jk_buffer_text(&page->styles)[page->styles.length - 1] != (char)style || !jk_text_ends(text, end))
		return 0;
	jk_buffer_cut(&page->text, page->text.length - 2);
	jk_buffer_cut(&page->styles, page->styles.length - 2);
	return 1;
}

void jk_page_say(jk_page *page, jk_style style, const char *text)
{
	int marked = !page->colour && *text && (style == JK_STYLE_INSERTED || style == JK_STYLE_DELETED);
	if (marked && !goes_on(page, style))
		gather(page, style, style == JK_STYLE_INSERTED ? "{+" : "[-");
	gather(page, style, text);
	if (marked)
		gather(page, style, style == JK_STYLE_INSERTED ? "+}" : "-]");
}

/* Bytes from `from` on, until `to`, in the styles they have. */
static void put_stretch(jk_page *page, size_t from, size_t to)
{
	const char *styles = jk_buffer_text(&page->styles);
	while (from < to) {
		size_t end = from;
		while (end < to && styles[end] == styles[from])
			end++;
		put_styled(page, (jk_style)styles[from], page->text.bytes + from, end - from);
		from = end;
	}
}

/* Bytes of the line without the blanks at its end; and those of the blanks or the line feed at which it was broken. */
static size_t without_blanks(const char *line, size_t length)
{
	for (;;) {
		if (length && line[length - 1] == ' ')
			length--;
		else if (length >= 3 && memcmp(line + length - 3, "　", 3) == 0)
			length -= 3;
		else
			return length;
	}
}

static size_t break_length(const char *at)
{
	if (*at == '\n')
		return 1;
	const char *begin = at;
	while (*at == ' ' || strncmp(at, "　", 3) == 0)
		at += *at == ' ' ? 1 : 3;
	return (size_t)(at - begin);
}

void jk_page_break(jk_page *page, const char *first)
{
	size_t indent = jk_text_columns(first), at = 0;
	size_t room = page->columns > indent + LEAST_TEXT ? page->columns - indent : LEAST_TEXT;
	int usable = jk_buffer_result(&page->text) == JK_OK && jk_buffer_result(&page->styles) == JK_OK;
	while (usable && at < page->text.length) {
		size_t length = jk_wrap_length(page->text.bytes + at, room);
		if (at)
			put_blanks(page, indent);
		else
			jk_buffer_string(page->out, first);
		put_stretch(page, at, at + without_blanks(page->text.bytes + at, length));
		jk_buffer_char(page->out, '\n');
		at += length;
		at += break_length(page->text.bytes + at);
	}
	page->out->failed |= !usable;
	jk_buffer_clear(&page->text);
	jk_buffer_clear(&page->styles);
}

void jk_page_line(jk_page *page, jk_style style, const char *text)
{
	put_styled(page, style, text, strlen(text));
	jk_buffer_char(page->out, '\n');
}

void jk_page_gap(jk_page *page) { jk_buffer_char(page->out, '\n'); }

/* --- tables --- */

static size_t total(const size_t *widths, size_t columns)
{
	size_t sum = 0;
	for (size_t i = 0; i < columns; i++)
		sum += widths[i] + GAP;
	return sum;
}

static size_t widest_line(const char *text)
{
	size_t widest = 0;
	while (*text) {
		size_t length = strcspn(text, "\n"), width = jk_wrap_columns(text, length);
		widest = width > widest ? width : widest;
		text += length + (text[length] == '\n');
	}
	return widest;
}

/* As wide as their texts; what is too much is taken from the widest, one column at a time. */
static void measure(size_t *widths, const jk_page *page, const jk_page_cell *cells, size_t rows, size_t columns)
{
	for (size_t i = 0; i < columns; i++)
		widths[i] = 0;
	for (size_t i = 0; i < rows * columns; i++) {
		size_t width = widest_line(cells[i].text);
		if (width > widths[i % columns])
			widths[i % columns] = width < page->columns ? width : page->columns;
	}
	for (size_t sum = total(widths, columns); sum > page->columns; sum--) {
		size_t widest = 0;
		for (size_t i = 1; i < columns; i++)
			if (widths[i] > widths[widest])
				widest = i;
		if (widths[widest] <= NARROWEST)
			return;
		widths[widest]--;
	}
}

/* A line of a row: what fits of each cell; 0 when nothing is left of any. */
static int put_row_line(jk_page *page, const char **left, const jk_page_cell *cells, const size_t *widths, size_t columns)
{
	size_t skipped = 0;
	int any = 0;
	for (size_t i = 0; i < columns; i++)
		any |= *left[i] != '\0';
	for (size_t i = 0; any && i < columns; i++) {
		size_t length = jk_wrap_length(left[i], widths[i]), used = jk_wrap_columns(left[i], length);
		if (length) {
			put_blanks(page, skipped);
			skipped = 0;
			put_styled(page, cells[i].style, left[i], length);
		}
		left[i] += length;
		left[i] += break_length(left[i]);
		skipped += widths[i] + GAP > used ? widths[i] + GAP - used : GAP;
	}
	if (any)
		jk_buffer_char(page->out, '\n');
	return any;
}

static void put_rule(jk_page *page, const size_t *widths, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		put_blanks(page, i ? GAP : 0);
		for (size_t k = 0; k < widths[i]; k++)
			jk_buffer_string(page->out, "─");
	}
	jk_buffer_char(page->out, '\n');
}

void jk_page_table(jk_page *page, const jk_page_cell *cells, size_t rows, size_t columns)
{
	size_t widths[JK_PAGE_COLUMNS];
	measure(widths, page, cells, rows, columns);
	for (size_t row = 0; row < rows; row++) {
		const char *left[JK_PAGE_COLUMNS];
		for (size_t i = 0; i < columns; i++)
			left[i] = cells[row * columns + i].text;
		while (put_row_line(page, left, cells + row * columns, widths, columns))
			;
		if (!row)
			put_rule(page, widths, columns);
	}
}
