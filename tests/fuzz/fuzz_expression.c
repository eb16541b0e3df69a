/* Any text as an expression: read into a tree or refused at a place of the text; what is read is also an expression for libxml2. */
#include <libxml/xpath.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/expression.h"
#include "base/limits.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void ignore(void *context, xmlErrorPtr error) { (void)context, (void)error; }

/* Names beyond ASCII: libxml2 knows fewer of them, and none right after "/". */
static int is_ascii(const char *text)
{
	while (*text > 0)
		text++;
	return !*text;
}

/* Every place lies within the text, every tree within the limit. */
static void check(const jk_expr *e, size_t length)
{
	if (e->offset + e->length > length || e->height == 0 || e->height > JK_EXPRESSION_DEPTH)
		abort();
	for (size_t i = 0; i < e->part_count; i++)
		check(e->parts[i], length);
	for (size_t i = 0; i < e->step_count; i++) {
		const jk_step *step = &e->steps[i];
		if (step->offset + step->length > length || (!step->name && !step->node_type))
			abort();
		for (size_t p = 0; p < step->predicate_count; p++)
			check(step->predicates[p], length);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_arena *arena;
	const jk_expr *e;
	const char *reason = NULL;
	size_t offset = 0;
	xmlSetStructuredErrorFunc(NULL, ignore);
	if (jk_arena_new(&arena) != JK_OK)
		return 0;
	const char *source = jk_arena_text(arena, (const char *)bytes, length);
	jk_result result = source ? jk_expression_parse(&e, arena, source, &reason, &offset) : JK_NO_MEMORY;
	if (result == JK_FAILED && (!reason || offset > strlen(source)))
		abort();
	if (result == JK_OK) {
		check(e, strlen(source));
		xmlXPathCompExprPtr compiled = xmlXPathCompile((const xmlChar *)source);
		if (!compiled && is_ascii(source))
			abort();
		xmlXPathFreeCompExpr(compiled);
	}
	jk_arena_free(arena);
	return 0;
}
