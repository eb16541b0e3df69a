/* Any text as an expression of a template: checked as a value, a condition and a loop, against papers, an example and nothing. */
#include <stdint.h>
#include <stdlib.h>
#include "jokou/format.h"
#include "template/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const jk_origin place = {.part = "word/document.xml", .paragraph = 1};

static void check(jk_field_model *model, const char *expression, jk_diagnostics *d)
{
	jk_checker *checker;
	jk_template_fields *fields = NULL;
	if (jk_checker_new(&checker, model, d) != JK_OK)
		abort();
	for (int use = JK_USED_AS_VALUE; use <= JK_USED_OTHERWISE; use++)
		if (jk_check_expression(checker, expression, &place, (jk_expression_use)use) != JK_OK)
			abort();
	/* Its own nodes, once more from each of them. */
	if (jk_check_enter_loop(checker, "f", expression, &place) != JK_OK || jk_check_expression(checker, expression, &place, JK_USED_AS_VALUE) != JK_OK)
		abort();
	jk_check_leave_loop(checker);
	if (jk_checker_fields(&fields, checker) != JK_OK)
		abort();
	for (size_t i = 0; i < jk_template_fields_count(fields); i++)
		if (!jk_template_fields_at(fields, i)->use_count)
			abort();
	jk_template_fields_free(fields);
	jk_checker_free(checker);
}

static jk_field_model *example(jk_diagnostics *d)
{
	static const char text[] = "<order xmlns:n='urn:n' id='1'><on>2026-11-23</on><row price='2'>x</row><row/><n:a n:b='c'><on/></n:a></order>";
	jk_xml *xml;
	jk_field_model *model = NULL;
	if (jk_xml_parse(&xml, text, sizeof text - 1, NULL, d) != JK_OK || jk_field_model_of_xml(&model, xml) != JK_OK)
		abort();
	jk_xml_free(xml);
	return model;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_arena *arena;
	jk_diagnostics *d;
	static jk_field_model *papers; /* made once: it is large, and checking does not change it */
	jk_field_model *models[2] = {NULL};
	if (jk_arena_new(&arena) != JK_OK || jk_diagnostics_new(&d) != JK_OK)
		abort();
	const char *expression = jk_arena_text(arena, (const char *)bytes, length);
	if (!expression || (!papers && jk_field_model_of_papers(&papers, NULL, d) != JK_OK) || jk_field_model_open(&models[0]) != JK_OK)
		abort();
	check(papers, expression, d);
	models[1] = example(d);
	for (int i = 0; i < 2; i++) {
		check(models[i], expression, d);
		jk_field_model_free(models[i]);
	}
	jk_diagnostics_free(d);
	jk_arena_free(arena);
	return 0;
}
