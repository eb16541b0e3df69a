/* words [--ends|--plain]: reads lines, old text TAB new text, and writes each pair as one line with [-…-] and {+…+}; with --ends, reads one
 * text a line and writes the bytes where its words end; with --plain, those of ICU's words, without legal units. For looking at and for
 * tests/bench/readability.sh. */
#include "compare/words.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

static void show_ends(jk_words *words, jk_arena *arena, const char *line)
{
	const size_t *ends;
	size_t count;
	if (jk_words_ends(&ends, &count, arena, words, line, strlen(line)) != JK_OK)
		exit(4);
	for (size_t i = 0; i < count; i++)
		printf(i ? " %zu" : "%zu", ends[i]);
	putchar('\n');
}

static void show_plain_ends(const char *line)
{
	UErrorCode error = U_ZERO_ERROR;
	UBreakIterator *breaker = ubrk_open(UBRK_WORD, "ja", NULL, 0, &error);
	UText *text = utext_openUTF8(NULL, line, -1, &error);
	ubrk_setUText(breaker, text, &error);
	if (U_FAILURE(error))
		exit(4);
	for (int32_t at = ubrk_next(breaker); at != UBRK_DONE; at = ubrk_next(breaker))
		printf("%d ", (int)at);
	putchar('\n');
	utext_close(text);
	ubrk_close(breaker);
}

static void show_difference(jk_words *words, jk_arena *arena, char *line)
{
	jk_list stretches = {0};
	char *tab = strchr(line, '\t'), *other = tab ? tab + 1 : line + strlen(line);
	if (tab)
		*tab = '\0';
	if (jk_words_compare(&stretches, arena, words, line, strlen(line), other, strlen(other)) != JK_OK)
		exit(4);
	for (size_t i = 0; i < stretches.count; i++) {
		const jk_stretch *s = stretches.items[i];
		if (s->mark == JK_INSERTED)
			printf("{+%.*s+}", (int)(s->new_to - s->new_from), other + s->new_from);
		else
			printf(s->mark == JK_DELETED ? "[-%.*s-]" : "%.*s", (int)(s->old_to - s->old_from), line + s->old_from);
	}
	putchar('\n');
}

int main(int argc, char **argv)
{
	jk_diagnostics *diagnostics;
	jk_words *words;
	char *line = NULL;
	size_t room = 0;
	int ends = argc > 1 && strcmp(argv[1], "--ends") == 0, plain = argc > 1 && strcmp(argv[1], "--plain") == 0;
	if (jk_diagnostics_new(&diagnostics) != JK_OK || jk_words_new(&words, diagnostics) != JK_OK)
		return 4;
	for (ssize_t length; (length = getline(&line, &room, stdin)) >= 0;) {
		jk_arena *arena;
		if (jk_arena_new(&arena) != JK_OK)
			return 4;
		line[strcspn(line, "\n")] = '\0';
		if (plain)
			show_plain_ends(line);
		else if (ends)
			show_ends(words, arena, line);
		else
			show_difference(words, arena, line);
		jk_arena_free(arena);
	}
	free(line);
	jk_words_free(words);
	jk_diagnostics_free(diagnostics);
	return 0;
}
