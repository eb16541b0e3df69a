/* Amending a draft: what both formats share, from the call to its result. */
#include "redline/amending.h"
#include <stdint.h>
#include <stdio.h>
#include "base/text.h"
#include "template/paragraph.h"

/* --- amendments --- */

void jk_amend_refuse(jk_amending *a, size_t index) { a->refused[index] = 1; }

int jk_amend_begin(jk_amending *a, size_t index)
{
	const char *author = a->amendments[index].author;
	if (a->refused[index] || !jk_redline_fine(a->r))
		return 0;
	a->r->author = author ? author : "jokou";
	return 1;
}

void jk_amend_misplaced(jk_amending *a, const jk_package *package, size_t paragraph)
{
	const char *path = jk_package_path(package);
	char number[24];
	snprintf(number, sizeof number, "%zu", paragraph);
	JK_REPORT(a->r->diagnostics, JK_DIAG_AMEND_PLACE, &(jk_origin){.file = path}, {"path", path}, {"paragraph", number});
	a->r->result = JK_FAILED;
}

/* --- paragraphs --- */

void jk_amend_paragraphs(jk_redlining *r, jk_list *out, const jk_dialect *dialect, jk_node *root)
{
	for (jk_node *p = NULL; jk_redline_fine(r) && (p = jk_paragraph_next(dialect, 0, root, p)) != NULL;)
		jk_redline_add(r, out, p);
}

jk_node *jk_amend_paragraph(const jk_list *paragraphs, size_t number)
{
	return number && number <= paragraphs->count ? paragraphs->items[number - 1] : NULL;
}

/* --- the call --- */

static jk_result take_refused(jk_amend_result *out, const jk_amending *a)
{
	jk_buffer bytes;
	char *text = NULL;
	jk_buffer_init(&bytes, 0);
	jk_buffer_add(&bytes, (const char *)a->refused, a->count);
	jk_result result = jk_text_take(&text, &bytes);
	out->refused = (const unsigned char *)text;
	out->references = a->references;
	for (size_t i = 0; result == JK_OK && i < a->count; i++)
		out->done += !a->refused[i];
	return result;
}

static jk_result amend(jk_amend_result *out, jk_amending *a, jk_redline_kind kind)
{
	a->refused = jk_redline_need(a->r, jk_arena_array(a->r->arena, a->count + 1, sizeof *a->refused));
	if (jk_redline_fine(a->r)) {
		if (kind == JK_REDLINE_DOCX)
			jk_amend_docx(a);
		else
			jk_amend_odt(a);
	}
	return jk_redline_fine(a->r) ? take_refused(out, a) : a->r->result;
}

jk_result jk_amend(char **out, size_t *length, jk_amend_result *result, const char *draft, size_t draft_length, const char *draft_name,
		   const char *source, size_t source_length, const char *source_name, const jk_amendment *amendments, size_t count,
		   const jk_amend_options *options, jk_diagnostics *diagnostics)
{
	static const jk_redline_options unused = {0};
	static const jk_amend_options usual = {0};
	jk_redlining r = {.options = &unused, .diagnostics = diagnostics};
	jk_amending a = {.r = &r, .amendments = amendments, .count = count, .options = options ? options : &usual};
	jk_redline_kind kind;
	*out = NULL;
	*length = 0;
	*result = (jk_amend_result){0};
	jk_result done = jk_redline_open(&r, &kind, &(jk_redline_file){source, source_length, source_name},
					 &(jk_redline_file){draft, draft_length, draft_name}, NULL, a.options->date);
	if (done == JK_OK)
		done = amend(result, &a, kind);
	if (done == JK_OK)
		done = jk_redline_bytes(out, length, &r);
	if (done != JK_OK) {
		jk_text_free((char *)(uintptr_t)result->refused);
		*result = (jk_amend_result){0};
	}
	jk_redline_close(&r);
	return done;
}
