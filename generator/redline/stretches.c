/* The words of a redline, the atoms in them, and the counts. */
#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "redline/redlining.h"

int jk_redline_check(jk_redlining *r, jk_result result)
{
	if (r->result == JK_OK)
		r->result = result;
	return r->result == JK_OK;
}

void *jk_redline_need(jk_redlining *r, void *pointer)
{
	if (!pointer)
		jk_redline_check(r, JK_NO_MEMORY);
	return pointer;
}

const char *jk_redline_string(jk_redlining *r, const char *string)
{
	if (!string)
		jk_redline_check(r, JK_NO_MEMORY);
	return string;
}

int jk_redline_fine(const jk_redlining *r) { return r->result == JK_OK; }

void jk_redline_add(jk_redlining *r, jk_list *list, const void *item)
{
	if (jk_redline_fine(r))
		jk_redline_check(r, jk_list_add(list, r->arena, item));
}

/* --- atoms --- */

#define ATOM_FIRST 0xF0000u
#define ATOM_PLANE 0xFFFEu /* characters of a plane; its last two are none */

static void put_atom(char out[5], unsigned index)
{
	unsigned c = ATOM_FIRST + (index / ATOM_PLANE << 16) + index % ATOM_PLANE;
	out[0] = (char)(0xF0 | (c >> 18));
	out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
	out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	out[4] = '\0';
}

const char *jk_redline_atom(jk_redlining *r, const char *signature)
{
	if (!jk_redline_fine(r))
		return NULL;
	const char *known = jk_index_find(&r->atoms, signature, "");
	char text[5];
	if (known)
		return known;
	if (r->atom_count == JK_REDLINE_ATOMS) {
		JK_REPORT(r->diagnostics, JK_DIAG_REDLINE_ATOMS, &(jk_origin){.file = jk_package_path(r->new_package)}, {NULL, NULL});
		r->result = JK_FAILED;
		return NULL;
	}
	put_atom(text, r->atom_count++);
	known = jk_redline_string(r, jk_arena_string(r->arena, text));
	const char *name = jk_redline_string(r, jk_arena_string(r->arena, signature));
	if (jk_redline_fine(r))
		jk_redline_check(r, jk_index_add(&r->atoms, r->arena, name, "", known));
	return jk_redline_fine(r) ? known : NULL;
}

int jk_redline_is_atom(const char *text)
{
	unsigned char first = (unsigned char)text[0];
	return (first == 0xF3 && (unsigned char)text[1] >= 0xB0) || first == 0xF4;
}

void jk_redline_text(jk_redlining *r, jk_buffer *out, const char *text)
{
	const char *done = text;
	for (const char *at = text; *at && jk_redline_fine(r); at++) {
		if (!jk_redline_is_atom(at))
			continue;
		char signature[16];
		const char *next = at;
		snprintf(signature, sizeof signature, "U+%X", jk_text_next(&next));
		const char *atom = jk_redline_atom(r, signature);
		jk_buffer_add(out, done, (size_t)(at - done));
		jk_buffer_string(out, atom ? atom : "");
		done = next;
		at = next - 1;
	}
	jk_buffer_string(out, done);
}

/* --- stretches --- */

typedef struct {
	jk_redlining *r;
	jk_list *out;
	const char *old_text, *new_text;
} exacting;

/* Adds a stretch, grown onto the last one when both are of one mark. A deletion that would follow an insertion at the same place goes before it. */
static void add_stretch(exacting *e, jk_mark mark, size_t old_from, size_t old_to, size_t new_from, size_t new_to)
{
	jk_stretch *last = e->out->count ? e->out->items[e->out->count - 1] : NULL;
	jk_stretch *before = e->out->count > 1 ? e->out->items[e->out->count - 2] : NULL;
	if ((old_from == old_to && new_from == new_to) || !jk_redline_fine(e->r))
		return;
	if (last && mark == JK_DELETED && last->mark == JK_INSERTED) {
		if (before && before->mark == JK_DELETED) {
			before->old_to = old_to;
			last->old_from = last->old_to = old_to;
			return;
		}
		jk_stretch inserted = *last;
		*last = (jk_stretch){JK_DELETED, old_from, old_to, inserted.new_from, inserted.new_from};
		add_stretch(e, JK_INSERTED, old_to, old_to, inserted.new_from, inserted.new_to);
		return;
	}
	if (last && last->mark == mark) {
		last->old_to = old_to;
		last->new_to = new_to;
		return;
	}
	jk_stretch *stretch = jk_redline_need(e->r, jk_arena_allocate(e->r->arena, sizeof *stretch));
	if (!stretch)
		return;
	*stretch = (jk_stretch){mark, old_from, old_to, new_from, new_to};
	jk_redline_add(e->r, e->out, stretch);
}

static int is_voice_mark(const char *at, const char *end)
{
	return end - at >= 3 && (memcmp(at, "\xEF\xBE\x9E", 3) == 0 || memcmp(at, "\xEF\xBE\x9F", 3) == 0);
}

/* Bytes of the character at `at`, with a half-width voice mark that follows it. */
static size_t character(const char *at, const char *end)
{
	const char *next = at + 1;
	while (next < end && ((unsigned char)*next & 0xC0) == 0x80)
		next++;
	if (is_voice_mark(next, end))
		next += 3;
	return (size_t)(next - at);
}

/* Characters of a kept stretch that differ in width only are replaced. */
static void add_kept(exacting *e, const jk_stretch *s)
{
	size_t i = s->old_from, j = s->new_from;
	while (i < s->old_to && j < s->new_to) {
		size_t a = character(e->old_text + i, e->old_text + s->old_to), b = character(e->new_text + j, e->new_text + s->new_to);
		if (a == b && memcmp(e->old_text + i, e->new_text + j, a) == 0)
			add_stretch(e, JK_KEPT, i, i + a, j, j + b);
		else {
			add_stretch(e, JK_DELETED, i, i + a, j, j);
			add_stretch(e, JK_INSERTED, i + a, i + a, j, j + b);
		}
		i += a;
		j += b;
	}
	add_stretch(e, JK_DELETED, i, s->old_to, j, j);
	add_stretch(e, JK_INSERTED, s->old_to, s->old_to, j, s->new_to);
}

static int is_exact(const exacting *e, const jk_stretch *s)
{
	size_t length = s->old_to - s->old_from;
	return length == s->new_to - s->new_from && memcmp(e->old_text + s->old_from, e->new_text + s->new_from, length) == 0;
}

void jk_redline_stretches(jk_list *out, jk_redlining *r, const char *old_text, size_t old_length, const char *new_text, size_t new_length)
{
	jk_list found = {0};
	exacting e = {r, out, old_text, new_text};
	if (!jk_redline_fine(r) ||
	    !jk_redline_check(r, jk_words_compare(&found, r->arena, r->words, old_text, old_length, new_text, new_length)))
		return;
	for (size_t i = 0; i < found.count; i++) {
		const jk_stretch *s = found.items[i];
		if (s->mark == JK_KEPT && !is_exact(&e, s))
			add_kept(&e, s);
		else
			add_stretch(&e, s->mark, s->old_from, s->old_to, s->new_from, s->new_to);
	}
}

/* --- counts --- */

void jk_redline_count(jk_redlining *r, jk_mark mark, const char *text, size_t length)
{
	size_t characters = 0;
	for (size_t i = 0; i < length; i++)
		characters += ((unsigned char)text[i] & 0xC0) != 0x80;
	if (mark == JK_INSERTED)
		r->counts.inserted += characters;
	else if (mark == JK_DELETED)
		r->counts.deleted += characters;
}
