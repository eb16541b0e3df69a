/* Loanwords in two spellings: サーバ and サーバー, ウェブ and ウエブ. */
#include <string.h>
#include "base/text.h"
#include "lint/lint.h"

static int is_katakana(unsigned c) { return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC; }

/* What all spellings of a word share: no long vowel at the end, small vowels as large ones, ヴ as ブ. */
static const char *key_of(jk_lint *l, const char *word)
{
	jk_buffer key;
	size_t end = 0;
	jk_buffer_init(&key, 0);
	for (const char *p = word; *p;) {
		unsigned c = jk_text_next(&p);
		int small_vowel = c >= 0x30A1 && c <= 0x30A9 && (c & 1);
		jk_text_put(&key, c == 0x30F4 ? 0x30D6 : small_vowel ? c + 1 : c);
		if (c != 0x30FC)
			end = key.length;
	}
	if (!key.failed)
		jk_buffer_cut(&key, end);
	return jk_lint_keep_buffer(l, &key);
}

static void add_word(jk_lint *l, const jk_spot *spot, const char *start, size_t length)
{
	const char *word = jk_lint_keep(l, start, length);
	jk_loanword *known = jk_index_find(&l->loanword_by_word, word, "");
	if (!known) {
		known = jk_lint_make(l, sizeof *known);
		if (!known)
			return;
		*known = (jk_loanword){.word = word, .key = key_of(l, word), .spot = *spot};
		jk_lint_push(l, &l->loanwords, known);
		l->no_memory |= jk_index_add(&l->loanword_by_word, l->arena, word, "", known) != JK_OK;
	}
	known->count++;
}

void jk_lint_loanwords(jk_lint *l, const jk_spot *spot, const jk_masked *masked)
{
	const char *text = jk_buffer_text(&masked->text), *start = NULL;
	for (const char *p = text; !l->no_memory;) {
		const char *before = p;
		unsigned c = jk_text_next(&p);
		if (is_katakana(c)) {
			start = start ? start : before;
			continue;
		}
		/* One or two letters are numbers of items more often than words. */
		if (start && before - start > 6)
			add_word(l, spot, start, (size_t)(before - start));
		start = NULL;
		if (!c)
			return;
	}
}

static void tell(jk_lint *l, const jk_loanword *word, const jk_loanword *other)
{
	const jk_loanword *rare = word->count <= other->count ? word : other, *usual = rare == word ? other : word;
	const char *first = jk_arena_format(l->arena, "%s:%u", usual->spot.file ? usual->spot.file : "", usual->spot.line);
	l->no_memory |= !first;
	JK_LINT_ADD(l, JK_DIAG_LINT_SPELLING, &rare->spot, rare->word, rare->word, {"other", usual->word}, {"first", first ? first : ""});
}

void jk_lint_spellings(jk_lint *l)
{
	for (size_t i = 0; i < l->loanwords.count && !l->no_memory; i++) {
		const jk_loanword *word = l->loanwords.items[i];
		const jk_loanword *other = jk_index_find(&l->spelling_by_key, word->key, "");
		if (other)
			tell(l, word, other);
		else
			l->no_memory |= jk_index_add(&l->spelling_by_key, l->arena, word->key, "", word) != JK_OK;
	}
}
