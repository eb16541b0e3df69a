/* Texts with slots: {term} {$parameter} {@clause#anchor} {%document} {=XPath}. */
#include <string.h>
#include "base/text.h"
#include "catalog/load.h"

static size_t count_slots(const char *text)
{
	size_t count = 1;
	for (; *text; text++)
		count += *text == '{' ? 2 : 0;
	return count;
}

static const char *copy(jk_loading *loading, const char *from, size_t length)
{
	const char *text = jk_arena_text(loading->catalog->arena, from, length);
	if (!text)
		loading->no_memory = 1;
	return text;
}

static void read_reference(jk_loading *loading, jk_slot *slot, const char *body, size_t length)
{
	const char *hash = memchr(body, '#', length);
	size_t before = hash ? (size_t)(hash - body) : length;
	slot->kind = JK_SLOT_REFERENCE;
	slot->text = copy(loading, body, before);
	slot->anchor = hash ? copy(loading, hash + 1, length - before - 1) : NULL;
}

static void read_slot(jk_loading *loading, const jk_node *node, jk_slot *slot, const char *body, size_t length)
{
	switch (*body) {
	case '$':
		*slot = (jk_slot){.kind = JK_SLOT_VALUE, .text = copy(loading, body + 1, length - 1)};
		return;
	case '@':
		read_reference(loading, slot, body + 1, length - 1);
		return;
	case '%':
		*slot = (jk_slot){.kind = JK_SLOT_ANNEX, .text = copy(loading, body + 1, length - 1)};
		return;
	case '=': {
		const char *expression = copy(loading, body + 1, length - 1);
		*slot = (jk_slot){.kind = JK_SLOT_EXPRESSION, .text = expression};
		slot->xpath = expression ? jk_load_expression(loading, node, expression) : NULL;
		return;
	}
	default:
		*slot = (jk_slot){.kind = JK_SLOT_TERM, .text = copy(loading, body, length)};
	}
}

/* Line breaks of the source and the spaces around them are layout of the file, not of the text. */
static const char *fold_lines(jk_loading *loading, const char *text)
{
	jk_buffer folded;
	jk_buffer_init(&folded, 0);
	for (const char *p = text; *p;) {
		size_t words = strcspn(p, " \t\r\n"), space = strspn(p + words, " \t\r\n");
		jk_buffer_add(&folded, p, words);
		if (!memchr(p + words, '\n', space))
			jk_buffer_add(&folded, p + words, space);
		p += words + space;
	}
	const char *result = folded.failed ? NULL : copy(loading, jk_buffer_text(&folded), folded.length);
	jk_buffer_dispose(&folded);
	const char *trimmed = result ? jk_text_trim(loading->catalog->arena, result) : NULL;
	if (!trimmed)
		loading->no_memory = 1;
	return trimmed;
}

jk_phrase jk_load_phrase(jk_loading *loading, const jk_node *node, const char *source)
{
	jk_phrase phrase = {.line = jk_node_line(node)};
	const char *text = source ? fold_lines(loading, source) : NULL;
	jk_slot *slots = text ? jk_load_array(loading, count_slots(text), sizeof *slots) : NULL;
	phrase.slots = slots;
	while (slots && *text) {
		size_t literal = strcspn(text, "{");
		if (literal)
			slots[phrase.count++] = (jk_slot){.kind = JK_SLOT_TEXT, .text = copy(loading, text, literal)};
		text += literal;
		if (!*text)
			break;
		const char *close = strchr(text, '}');
		if (!close || close == text + 1) {
			jk_load_fault(loading, node, JK_DIAG_CATALOG_SLOT, "text", text);
			break;
		}
		read_slot(loading, node, &slots[phrase.count++], text + 1, (size_t)(close - text) - 1);
		text = close + 1;
	}
	return phrase;
}
