/* Any text as an expression: compiled or refused; run over a small case it answers or fails, within its bounds, and the walker as
 * libxml2. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/xpath_private.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char text[] = "<case><profile><a>1</a><b unit='day'>2</b></profile><facts chapter='3' sla='yes'/><group id='g'/></case>";

static const char *echo(const jk_xpath_call *call) { return call->texts[0]; }

static const jk_xpath_function functions[] = {{"value", 1, 1, JK_XPATH_TEXT, echo},
					      {"clause", 1, 1, JK_XPATH_BOOLEAN, echo},
					      {"days", 1, 9, JK_XPATH_NUMBER, echo},
					      {NULL, 0, 0, JK_XPATH_TEXT, NULL}};

/* What the walker answers, libxml2 must answer. */
static void compare(const jk_xpath *xpath, jk_xpath_scope *scope, jk_xml *xml, jk_arena *arena, jk_diagnostics *d)
{
	jk_xpath libxml = *xpath;
	jk_list walked = {0}, nodes = {0};
	const char *ours = "", *theirs = "";
	int found = 0, theirs_found = 0;
	if (xpath->compiled)
		return;
	if (jk_libxml_compile(&libxml) != JK_OK)
		abort();
	jk_result a = jk_xpath_string(&ours, &found, arena, xpath, scope, jk_xml_root(xml), d);
	jk_result b = jk_xpath_string(&theirs, &theirs_found, arena, &libxml, scope, jk_xml_root(xml), d);
	if (a != b || strcmp(ours, theirs) != 0 || found != theirs_found)
		abort();
	a = jk_xpath_nodes(&walked, arena, xpath, scope, jk_xml_root(xml), d);
	b = jk_xpath_nodes(&nodes, arena, &libxml, scope, jk_xml_root(xml), d);
	if (a != b || walked.count != nodes.count || (nodes.count && memcmp(walked.items, nodes.items, nodes.count * sizeof *nodes.items) != 0))
		abort();
	xmlXPathFreeCompExpr(libxml.compiled);
}

static void run(const char *expression, jk_xml *xml, jk_arena *arena, jk_diagnostics *d)
{
	jk_xpath *xpath = NULL;
	jk_xpath_scope *scope = NULL;
	jk_list fields = {0}, nodes = {0};
	const char *string;
	int holds;
	if (jk_xpath_fields(&fields, arena, expression) != JK_OK)
		abort();
	if (jk_xpath_scope_new(&scope, xml, functions, NULL) == JK_OK && jk_xpath_compile(&xpath, expression, NULL, d) == JK_OK) {
		jk_result a = jk_xpath_boolean(&holds, xpath, scope, jk_xml_root(xml), d);
		jk_result b = jk_xpath_string(&string, NULL, arena, xpath, scope, jk_xml_root(xml), d);
		jk_result c = jk_xpath_nodes(&nodes, arena, xpath, scope, jk_xml_root(xml), d);
		if (a != b || (c == JK_OK && a != JK_OK))
			abort();
		compare(xpath, scope, xml, arena, d);
	}
	jk_xpath_free(xpath);
	jk_xpath_scope_free(scope);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_arena *arena;
	jk_diagnostics *d;
	jk_xml *xml = NULL;
	if (jk_arena_new(&arena) != JK_OK || jk_diagnostics_new(&d) != JK_OK)
		return 0;
	const char *expression = jk_arena_text(arena, (const char *)bytes, length);
	if (expression && jk_xml_parse(&xml, text, sizeof text - 1, NULL, d) == JK_OK)
		run(expression, xml, arena, d);
	jk_xml_free(xml);
	jk_diagnostics_free(d);
	jk_arena_free(arena);
	return 0;
}
