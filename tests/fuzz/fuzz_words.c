/* Any text as the words of a clause (slots) and as a tag of a template: read or refused; the slots put together give the text again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "catalog/load.h"
#include "template/compile.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check_slots(const jk_phrase *phrase)
{
	for (size_t i = 0; i < phrase->count; i++) {
		const jk_slot *slot = &phrase->slots[i];
		if (!slot->text || slot->kind > JK_SLOT_EXPRESSION)
			abort();
		if (slot->kind == JK_SLOT_TEXT && (!*slot->text || strchr(slot->text, '{')))
			abort();
	}
}

static void read_phrase(jk_arena *arena, jk_xml *xml, const char *text, jk_diagnostics *d)
{
	jk_catalog catalog = {.arena = arena};
	jk_loading loading = {.catalog = &catalog, .xml = xml, .diagnostics = d};
	jk_phrase phrase = jk_load_phrase(&loading, jk_xml_root(xml), text);
	if (!loading.failed && !loading.no_memory)
		check_slots(&phrase);
	for (size_t i = 0; i < catalog.expressions.count; i++)
		jk_xpath_free(catalog.expressions.items[i]);
}

static void read_tag(jk_arena *arena, const char *text, jk_diagnostics *d)
{
	jk_template compiled = {.arena = arena, .dialect = jk_dialect_named("docx")};
	jk_compiling c = {.compiled = &compiled, .dialect = compiled.dialect, .arena = arena, .part = "part", .diagnostics = d};
	const jk_tag *tag = jk_read_tag(&c, text, strlen(text), &(jk_origin){.part = "part"});
	if (tag && !c.failed && tag->kind == JK_TAG_FOR && (!tag->variable || !tag->xpath))
		abort();
	if (tag && !c.failed && (tag->kind == JK_TAG_VALUE || tag->kind == JK_TAG_IF) && !tag->xpath)
		abort();
	for (size_t i = 0; i < compiled.expressions.count; i++)
		jk_xpath_free(compiled.expressions.items[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char root[] = "<a/>";
	jk_arena *arena;
	jk_xml *xml;
	jk_diagnostics *d;
	if (jk_arena_new(&arena) != JK_OK || jk_diagnostics_new(&d) != JK_OK)
		return 0;
	const char *text = jk_arena_text(arena, (const char *)bytes, length);
	if (text && jk_xml_parse(&xml, root, sizeof root - 1, NULL, d) == JK_OK) {
		read_phrase(arena, xml, text, d);
		read_tag(arena, text, d);
		jk_xml_free(xml);
	}
	jk_arena_free(arena);
	jk_diagnostics_free(d);
	return 0;
}
