#ifndef JK_TESTS_PART_H
#define JK_TESTS_PART_H
/* Shared by fuzz_docx.c and fuzz_odt.c: any bytes as a template's main part; what compiles is run, and must give XML again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/xml.h"
#include "template/compile.h"

static const char model_text[] = "<paper date='2026-11-23' final='no'><document kind='contract' title='T'><clause id='a' label='1'/><clause id='b' label='2'/></document>"
	"<profile><service><name>N</name></service></profile><undecided id='U-001' label='【未決：x】'/><undecided id='U-002' label='y'/></paper>";

static const char *answer(const jk_xpath_call *call) { return call->count ? call->texts[call->count - 1] : ""; }

static const jk_xpath_function functions[] = {{"term", 1, 1, JK_XPATH_TEXT, answer},
					      {"label", 2, 2, JK_XPATH_TEXT, answer},
					      {"wareki", 1, 1, JK_XPATH_TEXT, answer},
					      {"field", 2, 2, JK_XPATH_TEXT, answer},
					      {"document", 1, 1, JK_XPATH_BOOLEAN, answer},
					      {NULL, 0, 0, JK_XPATH_TEXT, NULL}};

static void put_clauses(void *state, jk_buffer *out)
{
	(void)state;
	jk_buffer_string(out, "<clauses/>");
}

/* A package must be there, if only for its name. */
static jk_package *some_package(void)
{
	static jk_package *package;
	jk_diagnostics *d;
	if (package)
		return package;
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	/* One member, "a", of one byte, stored: its header, the folder, the end (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
	static const char zip[] =
		"PK\3\4\12\0\0\0\0\0\0\0!\0\x43\xbe\xb7\xe8\1\0\0\0\1\0\0\0\1\0\0\0aa"
		"PK\1\2\12\0\12\0\0\0\0\0\0\0!\0\x43\xbe\xb7\xe8\1\0\0\0\1\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a"
		"PK\5\6\0\0\0\0\1\0\1\0\x2f\0\0\0\x20\0\0\0\0";
	jk_buffer_add(&bytes, zip, sizeof zip);
	if (jk_diagnostics_new(&d) != JK_OK || jk_package_from_bytes(&package, "a.docx", &bytes, d) != JK_OK)
		abort();
	jk_diagnostics_free(d);
	return package;
}

static void run_part(const jk_program *program, const jk_template *compiled, jk_diagnostics *d)
{
	jk_xml *model, *again;
	jk_xpath_scope *scope = NULL;
	jk_buffer out;
	jk_buffer_init(&out, (size_t)1 << 22);
	if (jk_xml_parse(&model, model_text, sizeof model_text - 1, NULL, d) == JK_OK && jk_xpath_scope_new(&scope, model, functions, NULL) == JK_OK) {
		jk_run run = {.compiled = compiled, .scope = scope, .context = jk_xml_root(model), .arena = compiled->arena, .diagnostics = d, .clauses = put_clauses};
		size_t before = jk_diagnostics_count(d) + jk_diagnostics_dropped(d);
		jk_result result = jk_program_run(&out, program, &run);
		if (result == JK_FAILED && jk_diagnostics_count(d) + jk_diagnostics_dropped(d) == before)
			abort();
		if (result == JK_OK && jk_xml_parse(&again, jk_buffer_text(&out), out.length, NULL, d) != JK_OK)
			abort();
		if (result == JK_OK)
			jk_xml_free(again);
	}
	jk_xpath_scope_free(scope);
	jk_xml_free(model);
	jk_buffer_dispose(&out);
}

static void compile_part(jk_compiling *c)
{
	jk_program *program = jk_compile_tree(c);
	if (program)
		run_part(program, c->compiled, c->diagnostics);
	if (c->failed && !jk_diagnostics_at_least(c->diagnostics, JK_ERROR))
		abort();
	if (program)
		jk_buffer_dispose(&program->literals);
}

static int fuzz_part(const char *format, const char *part, const uint8_t *bytes, size_t length)
{
	jk_arena *arena;
	jk_xml *xml;
	jk_diagnostics *d;
	if (jk_arena_new(&arena) != JK_OK || jk_diagnostics_new(&d) != JK_OK)
		return 0;
	jk_template compiled = {.arena = arena, .package = some_package(), .dialect = jk_dialect_named(format)};
	if (jk_xml_parse(&xml, (const char *)bytes, length, &(jk_origin){.file = "fuzz", .part = part}, d) == JK_OK) {
		jk_compiling c = {.compiled = &compiled, .dialect = compiled.dialect, .arena = arena, .xml = xml, .part = part, .diagnostics = d};
		compile_part(&c);
		jk_xml_free(xml);
	}
	for (size_t i = 0; i < compiled.expressions.count; i++)
		jk_xpath_free(compiled.expressions.items[i]);
	jk_arena_free(arena);
	jk_diagnostics_free(d);
	return 0;
}

#endif
