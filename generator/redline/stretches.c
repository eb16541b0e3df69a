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

void jk_redline_stretches(jk_list *out, jk_redlining *r, const char *old_text, size_t old_length, const char *new_text, size_t new_length)
{
	if (jk_redline_fine(r))
		(void)jk_redline_check(r, jk_words_compare_exact(out, r->arena, r->words, old_text, old_length, new_text, new_length));
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
