/* jokou review: a document that came back, held against what it was made from. */
#include <string.h>
#include "base/text.h"
#include "cli/comparing.h"

/* --- what the document came from --- */

static jk_result refuse(const jk_comparing *c, jk_code code, const char *path)
{
	JK_REPORT(c->arguments->diagnostics, code, NULL, {"path", path});
	return JK_FAILED;
}

/* The base that was named. */
static jk_result read_named_base(jk_comparing *c)
{
	jk_given *base = &c->old_given;
	jk_result result = jk_given_recognise(base, c->arguments, c->arguments->values[JK_BASE]);
	if (result == JK_OK && base->kind == JK_GIVEN_CATALOG)
		return refuse(c, JK_DIAG_BASE_CATALOG, base->path);
	return result == JK_OK ? jk_given_read(base, &c->session, c->kind, NULL) : result;
}

/* Another version of the catalog words its clauses otherwise, and the document would seem to be changed. */
static void warn_version(const jk_comparing *c)
{
	const char *made = jk_provenance_version(c->new_given.provenance), *here = jk_catalog_version(c->session.catalog);
	if (made && strcmp(made, here) != 0)
		JK_REPORT(c->arguments->diagnostics, JK_DIAG_BASE_VERSION, &JK_ORIGIN(c->new_given.path, 0), {"made", made}, {"here", here});
}

static jk_result assemble_again(jk_comparing *c, const char *profile)
{
	jk_given *base = &c->old_given;
	jk_profile_reader *reader = NULL;
	jk_diagnostics *diagnostics = c->arguments->diagnostics;
	jk_result result = jk_session_catalog(&c->session);
	if (result == JK_OK)
		result = jk_profile_reader_new(&reader, diagnostics);
	if (result == JK_OK)
		result = jk_profile_parse(&base->profile, reader, profile, strlen(profile), c->new_given.path, diagnostics);
	jk_profile_reader_free(reader);
	if (result == JK_OK)
		warn_version(c);
	if (result == JK_OK)
		result = jk_session_assemble(&base->set, &c->session, base->profile);
	return result == JK_OK ? jk_side_of_set(&base->side, base->set, c->kind, c->new_given.path, diagnostics) : result;
}

static jk_result read_carried_base(jk_comparing *c)
{
	const jk_provenance *provenance = c->new_given.provenance;
	const char *set = jk_provenance_clause_set(provenance), *profile = jk_provenance_profile(provenance);
	c->old_given.path = c->new_given.path;
	if (set)
		return jk_side_parse_set(&c->old_given.side, set, strlen(set), c->new_given.path, c->arguments->diagnostics);
	if (profile)
		return assemble_again(c, profile);
	return refuse(c, JK_DIAG_BASE_MISSING, c->new_given.path);
}

/* --- reviewing --- */

static jk_result recognise(jk_comparing *c)
{
	jk_given *document = &c->new_given;
	jk_result result = jk_given_recognise(document, c->arguments, c->arguments->operands[0]);
	if (result == JK_OK && !jk_given_is_document(document))
		return refuse(c, JK_DIAG_REVIEW_NO_DOCUMENT, document->path);
	return result == JK_OK ? jk_given_remember(document, c->arguments->diagnostics) : result;
}

static jk_result annotate(jk_comparing *c)
{
	char *bytes = NULL;
	size_t length = 0;
	const jk_arguments *arguments = c->arguments;
	const char *date = c->session.options.date ? c->session.options.date : c->session.options.default_date;
	jk_result result = jk_review_annotate(&bytes, &length, c->new_given.path, c->comparison, date, arguments->diagnostics);
	if (result == JK_OK)
		result = jk_put_bytes(c, arguments->values[JK_OUTPUT], bytes, length);
	jk_text_free(bytes);
	return result;
}

static jk_result review(jk_comparing *c)
{
	jk_diagnostics *diagnostics = c->arguments->diagnostics;
	c->kind = jk_provenance_kind(c->new_given.provenance);
	jk_result result = c->arguments->values[JK_BASE] ? read_named_base(c) : read_carried_base(c);
	/* An original document was made from a set, too: only that tells where values stand in the sentences. */
	const jk_side *base = c->old_given.base ? c->old_given.base : c->old_given.side;
	if (result == JK_OK)
		result = jk_side_read_document(&c->new_given.side, c->new_given.path, base, diagnostics);
	if (result == JK_OK)
		result = jk_compare_given(c, 1);
	if (result != JK_OK)
		return result;
	return jk_form_is_document(c) && strcmp(c->layout, "annotated") == 0 ? annotate(c) : jk_put_comparison(c);
}

int jk_command_review(const jk_arguments *arguments)
{
	jk_comparing c = {.arguments = arguments};
	jk_result result = jk_session_begin(&c.session, arguments);
	if (result == JK_OK)
		result = recognise(&c);
	if (result == JK_OK)
		result = jk_choose_form(&c, "table|annotated", jk_given_format(&c.new_given));
	if (result == JK_OK)
		result = review(&c);
	return jk_comparing_close(&c, result);
}
