#include "template/including.h"
#include <string.h>
#include "base/text.h"

void jk_join_refuse(jk_joining *j, const char *what)
{
	JK_REPORT(j->diagnostics, JK_DIAG_INCLUDE_CONTENT, j->where, {"path", j->path}, {"what", what});
	j->to->failed = 1;
}

int jk_join_check(jk_joining *j, jk_result result)
{
	j->to->no_memory |= result == JK_NO_MEMORY;
	j->to->failed |= result == JK_FAILED;
	return jk_bundle_result(j->to) == JK_OK;
}

const void *jk_join_need(jk_joining *j, const void *pointer)
{
	j->to->no_memory |= !pointer;
	return pointer;
}

void jk_join_set(jk_joining *j, jk_node *node, const char *uri, const char *name, const char *value)
{
	if (!node || !value) {
		j->to->no_memory = 1;
		return;
	}
	j->to->no_memory |= (*uri ? jk_node_set_ns(node, uri, name, value) : jk_node_set(node, name, value)) != JK_OK;
}

jk_node *jk_join_last(jk_joining *j, jk_node *parent, const jk_node *source)
{
	jk_node *copy = parent ? jk_node_import(parent, source) : NULL;
	j->to->no_memory |= !copy;
	return copy;
}

jk_node *jk_join_before(jk_joining *j, jk_node *place, const jk_node *source)
{
	jk_node *copy = jk_join_last(j, jk_node_parent(place), source);
	if (copy)
		jk_node_move_before(copy, place);
	return copy;
}

jk_node *jk_join_after(jk_joining *j, jk_node *place, const jk_node *source)
{
	jk_node *copy = jk_join_last(j, jk_node_parent(place), source);
	if (copy)
		jk_node_move_after(copy, place);
	return copy;
}

int jk_join_has_brace(jk_joining *j, const jk_node *node)
{
	const char *text = jk_join_need(j, jk_node_content(node, j->arena));
	return text && (strchr(text, '{') || strstr(text, "｛"));
}

int jk_join_is_empty(const jk_node *paragraph)
{
	static const char *const silent[] = {"pPr", "rPr", "r", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "span",
					     "bookmark", "bookmark-start", "bookmark-end", "soft-page-break", "permStart", "permEnd"};
	for (const jk_node *child = jk_node_first(paragraph); child; child = jk_node_next(child)) {
		const char *text = jk_node_text(child);
		if (text && text[strspn(text, " \t\r\n")])
			return 0;
		size_t i = 0, count = sizeof silent / sizeof *silent;
		while (jk_node_is_element(child) && i < count && !jk_node_is(child, silent[i]))
			i++;
		if (jk_node_is_element(child) && (i == count || (!jk_text_ends(silent[i], "Pr") && !jk_join_is_empty(child))))
			return 0;
	}
	return 1;
}

static int same_bytes(jk_joining *j, const char *name, const jk_buffer *bytes)
{
	jk_buffer there;
	jk_buffer_init(&there, 0);
	jk_bundle_bytes(&there, j->to, name);
	int same = there.length == bytes->length && memcmp(jk_buffer_text(&there), jk_buffer_text(bytes), there.length) == 0;
	jk_buffer_dispose(&there);
	return same;
}

/* "word/media/image1.png" is free as "word/media/image1_2.png" and so on; the ending stays, as it tells the type. */
static const char *free_name(jk_joining *j, const char *name, const jk_buffer *bytes)
{
	const char *dot = strrchr(name, '.'), *slash = strrchr(name, '/');
	size_t head = dot && (!slash || dot > slash) ? (size_t)(dot - name) : strlen(name);
	const char *other = name;
	for (unsigned i = 2; other && jk_bundle_has(j->to, other) && !same_bytes(j, other, bytes); i++)
		other = jk_arena_format(j->arena, "%.*s_%u%s", (int)head, name, i, name + head);
	return other;
}

const char *jk_join_member(jk_joining *j, const char *name)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_bundle_bytes(&bytes, j->from, name);
	jk_join_check(j, jk_bundle_result(j->from));
	/* A copy: the name may be the very attribute that is about to change. */
	const char *kept = jk_join_need(j, jk_arena_string(j->arena, name)), *other = kept ? jk_join_need(j, free_name(j, kept, &bytes)) : NULL;
	if (other && !jk_bundle_has(j->to, other))
		jk_bundle_put(j->to, other, &bytes);
	jk_buffer_dispose(&bytes);
	return other;
}
