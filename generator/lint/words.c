/* Words that mean more than they say: parties, annexes, announcements. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "lint/lint.h"

/* --- parties --- */

static int is_han(unsigned c) { return c >= 0x4E00 && c <= 0x9FFF; }

static unsigned before(const char *text, const char *at)
{
	if (at == text)
		return 0;
	do
		at--;
	while (at > text && ((unsigned char)*at & 0xC0) == 0x80);
	return jk_text_next(&at);
}

/* 及, 又, 並, 若, 甲, 乙: what stands between the names of parties. */
static int joins(unsigned c) { return c == 0x53CA || c == 0x53C8 || c == 0x4E26 || c == 0x82E5 || c == 0x7532 || c == 0x4E59; }

/* A name of one character is a word only where no other Han character touches it. */
static int stands_alone(const char *text, const char *at, const char *name)
{
	const char *after = at + strlen(name);
	unsigned left = before(text, at), right = jk_text_next(&after);
	if (jk_text_length(name) > 1)
		return 1;
	return (!is_han(left) || joins(left)) && (!is_han(right) || joins(right));
}

static void look_for_party(jk_lint *l, const jk_spot *spot, const char *text, const char *key, const char *name)
{
	for (const char *at = strstr(text, name); at; at = strstr(at + strlen(name), name)) {
		if (!stands_alone(text, at, name))
			continue;
		const char *slot = jk_arena_format(l->arena, "{%s}", key);
		l->no_memory |= !slot;
		JK_LINT_ADD(l, JK_DIAG_LINT_PARTY, spot, name, text, {"slot", slot ? slot : ""});
		return;
	}
}

void jk_lint_party(jk_lint *l, const jk_spot *spot, const char *text)
{
	for (size_t i = 0; i < l->catalog->vocabularies.count; i++) {
		const jk_vocabulary *v = l->catalog->vocabularies.items[i];
		for (size_t j = 0; j < v->term_count; j++)
			if (jk_text_equal(v->keys[j], "party.city") || jk_text_equal(v->keys[j], "party.provider"))
				look_for_party(l, spot, text, v->keys[j], v->terms[j]);
	}
}

/* --- annexes --- */

static int is_annex(const jk_lint *l, const char *name)
{
	for (size_t i = 0; i < l->catalog->documents.count; i++) {
		const jk_document_kind *kind = l->catalog->documents.items[i];
		if (jk_text_equal(kind->annex, name))
			return 1;
	}
	return 0;
}

static size_t digits(const char *at) { return strspn(at, "0123456789"); }

/* 別紙のとおり: a paper that nobody can find. That something is a 別紙 may be said. */
static int points(const char *after)
{
	static const char *const words[] = {"のとおり", "に定め", "に掲げ", "に示", "に記載", "による", "を参照"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (jk_text_starts(after, words[i]))
			return 1;
	return 0;
}

void jk_lint_annex(jk_lint *l, const jk_spot *spot, const char *text)
{
	static const char annex[] = "別紙";
	for (const char *at = strstr(text, annex); at; at = strstr(at + 1, annex)) {
		size_t length = sizeof annex - 1;
		size_t number = digits(at + length);
		const char *name = jk_lint_keep(l, at, length + number);
		if (number ? !is_annex(l, name) : points(at + length))
			JK_LINT_ADD(l, JK_DIAG_LINT_ANNEX_UNKNOWN, spot, name, text, {NULL, NULL});
	}
}

/* --- announcements --- */

const char *jk_announces(const char *text, int *table)
{
	static const struct {
		const char *words;
		int table;
	} rows[] = {{"次の各号", 0}, {"次に掲げる", 0}, {"次の事項", 0}, {"次のとおり", 0}, {"次の表", 1}};
	*table = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strstr(text, rows[i].words)) {
			*table = rows[i].table;
			return rows[i].words;
		}
	return NULL;
}
