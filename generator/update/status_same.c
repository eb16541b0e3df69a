/* Whether words are the same, without looking for what differs. */
#include <string.h>
#include "base/text.h"
#include "update/status.h"

/* --- without numbers that follow others --- */

static const char reference[] = "\x01", undecided[] = "\x02";

/* 【未決：U-003 稼働率】 without its number. */
static void put_without_items(jk_buffer *out, const char *text)
{
	static const char mark[] = "未決：U-";
	for (const char *at; (at = strstr(text, mark)) != NULL;) {
		at += sizeof mark - 1;
		jk_buffer_add(out, text, (size_t)(at - text));
		jk_buffer_string(out, undecided);
		text = at + strspn(at, "0123456789");
	}
	jk_buffer_string(out, text);
}

/* Rows name the articles of other papers: 契約書第51条第3項, 調達仕様書の4(3). Digits behind 第 and around brackets are left out, and those of undecided
 * items. */
static void put_without_numbers(jk_buffer *out, const char *text)
{
	static const char ordinal[] = "第";
	for (const char *at = text; *at;) {
		size_t digits = strspn(at, "0123456789");
		int numbers = digits && ((at - text >= 3 && memcmp(at - 3, ordinal, 3) == 0) || (at - text >= 2 && memcmp(at - 2, "U-", 2) == 0) || at[digits] == '(' || (at > text && at[-1] == '('));
		if (!digits)
			jk_buffer_char(out, *at++);
		else
			jk_buffer_add(out, numbers ? reference : at, numbers ? 1 : digits);
		at += digits;
	}
}

static void put_span(jk_buffer *out, const jk_side_span *span, jk_status_numbers numbers)
{
	if (span->kind == JK_SPAN_REFERENCE)
		jk_buffer_string(out, reference);
	else if (numbers == JK_NUMBERS_NONE)
		put_without_numbers(out, span->text);
	else
		put_without_items(out, span->text);
}

static void put_rows(jk_buffer *out, const jk_side_block *block, void (*put)(jk_buffer *, const char *))
{
	for (size_t r = 0; r < block->rows.count; r++) {
		const jk_side_row *row = block->rows.items[r];
		for (size_t k = 0; k < row->cells.count; k++) {
			put(out, row->cells.items[k]);
			jk_buffer_char(out, '\t');
		}
	}
}

static const char *taken(jk_buffer *text, jk_arena *arena)
{
	const char *copy = text->failed ? NULL : jk_arena_string(arena, jk_buffer_text(text));
	jk_buffer_dispose(text);
	return copy;
}

const char *jk_status_words(const jk_side_unit *unit, jk_status_numbers numbers, jk_arena *arena)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		for (size_t k = 0; k < block->spans.count; k++)
			put_span(&text, block->spans.items[k], numbers);
		put_rows(&text, block, put_without_items);
		jk_buffer_char(&text, '\n');
	}
	return taken(&text, arena);
}

/* --- a document against what was generated --- */

static const char *plain_words(const jk_side_unit *unit, jk_arena *arena)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		jk_buffer_string(&text, block->text);
		put_rows(&text, block, jk_buffer_string);
		jk_buffer_char(&text, '\n');
	}
	return taken(&text, arena);
}

/* Whether the text is the pattern with something short in each place of a reference. */
static int fits(const char *pattern, const char *text)
{
	enum { LONGEST = 60 }; /* bytes of a reference */
	size_t length = strcspn(pattern, reference);
	if (strncmp(pattern, text, length) != 0)
		return 0;
	while (pattern[length]) {
		pattern += length + 1;
		text += length;
		length = strcspn(pattern, reference);
		const char *next = length ? NULL : text + strlen(text);
		for (const char *at = text; length && !next && (size_t)(at - text) <= LONGEST && *at; at++)
			if (strncmp(at, pattern, length) == 0 && (pattern[length] || !at[length]))
				next = at;
		if (!next || (size_t)(next - text) > LONGEST)
			return 0;
		text = next;
		if (!length && !*pattern)
			return 1;
	}
	return !text[length];
}

/* References of a set stand as they are written: undecided items keep their numbers in a document. */
static const char *pattern_of(const jk_side_unit *unit, jk_arena *arena)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		for (size_t k = 0; k < block->spans.count; k++) {
			const jk_side_span *span = block->spans.items[k];
			jk_buffer_string(&text, span->kind == JK_SPAN_REFERENCE ? reference : span->text);
		}
		put_rows(&text, block, jk_buffer_string);
		jk_buffer_char(&text, '\n');
	}
	return taken(&text, arena);
}

int jk_status_reads_same(const jk_side_unit *base, const jk_side_unit *hand, jk_arena *arena, int *no_memory)
{
	const char *was = plain_words(base, arena), *is = plain_words(hand, arena), *pattern;
	if (was && is && strcmp(was, is) == 0)
		return 1;
	pattern = pattern_of(base, arena);
	*no_memory |= !was || !is || !pattern;
	return pattern && is && fits(pattern, is);
}
