/* Renumbering: a number that only follows an article to its new place is no change of wording. */
#include <string.h>
#include "base/text.h"
#include "base/width.h"
#include "compare/pairing.h"

static const char *keep(jk_arena *arena, jk_buffer *buffer)
{
	const char *text = buffer->failed ? NULL : jk_arena_string(arena, jk_buffer_text(buffer));
	jk_buffer_dispose(buffer);
	return text;
}

static const char *narrow(jk_arena *arena, const char *text)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	jk_width_put_narrow(&buffer, text);
	return keep(arena, &buffer);
}

/* Bytes of an article's number at the start of a narrow text, 第12条の2; 0 when there is none. */
static size_t article_length(const char *text)
{
	static const char digits[] = "0123456789";
	if (!jk_text_starts(text, "第"))
		return 0;
	const char *at = text + strlen("第");
	size_t count = strspn(at, digits);
	if (!count || !jk_text_starts(at + count, "条"))
		return 0;
	at += count + strlen("条");
	while (jk_text_starts(at, "の") && (count = strspn(at + strlen("の"), digits)) > 0)
		at += strlen("の") + count;
	return (size_t)(at - text);
}

jk_result jk_renumbering_add(jk_renumbering *renumbering, jk_arena *arena, const char *old_label, const char *new_label)
{
	const char *from = narrow(arena, old_label), *to = narrow(arena, new_label);
	if (!from || !to)
		return JK_NO_MEMORY;
	if (!article_length(from) || from[article_length(from)] || jk_text_equal(from, to))
		return JK_OK;
	return jk_index_add(&renumbering->labels, arena, from, "", to);
}

/* The old text with the numbers that articles have now. */
static const char *renumbered(jk_arena *arena, const jk_renumbering *renumbering, const char *text)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	for (size_t length; *text; text += length) {
		length = article_length(text);
		const char *label = length ? jk_arena_text(arena, text, length) : NULL;
		const char *now = jk_index_find(&renumbering->labels, label, "");
		buffer.failed |= length && !label;
		if (!length)
			length = 1;
		jk_buffer_add(&buffer, now ? now : text, now ? strlen(now) : length);
	}
	return keep(arena, &buffer);
}

const char *jk_renumbering_apply(jk_arena *arena, const jk_renumbering *renumbering, const char *text)
{
	const char *plain = narrow(arena, text);
	return plain && renumbering->labels.count ? renumbered(arena, renumbering, plain) : plain;
}

/* What a text says when a reference is the place that it leads to, and an undecided item goes without its number. */
static const char *substance(jk_arena *arena, const jk_side_block *block)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	for (size_t i = 0; i < block->spans.count; i++) {
		const jk_side_span *span = block->spans.items[i];
		const char *number = span->kind == JK_SPAN_UNDECIDED && span->name ? strstr(span->text, span->name) : NULL;
		if (span->kind == JK_SPAN_REFERENCE && span->name)
			jk_buffer_format(&buffer, "\x01%s\x01", span->name);
		else if (number)
			jk_buffer_format(&buffer, "%.*s%s", (int)(number - span->text), span->text, number + strlen(span->name));
		else
			jk_width_put_narrow(&buffer, span->text);
	}
	return keep(arena, &buffer);
}

jk_result jk_renumbering_explains(int *out, jk_arena *arena, const jk_renumbering *renumbering, const jk_side_block *old_block,
				  const jk_side_block *new_block)
{
	const char *a = substance(arena, old_block), *b = substance(arena, new_block);
	const char *would_be = jk_renumbering_apply(arena, renumbering, old_block->text), *is = narrow(arena, new_block->text);
	*out = 0;
	if (!a || !b || !is || !would_be)
		return JK_NO_MEMORY;
	*out = (*a && jk_text_equal(a, b)) || jk_text_equal(would_be, is);
	return JK_OK;
}
