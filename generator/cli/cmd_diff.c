/* jokou diff: two profiles, clause sets, catalogs or documents. */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "cli/comparing.h"

static jk_result refuse_pair(const jk_comparing *c, jk_code code)
{
	JK_REPORT(c->arguments->diagnostics, code, NULL, {"old", c->old_given.path}, {"new", c->new_given.path});
	return JK_FAILED;
}

static jk_result recognise(jk_comparing *c)
{
	jk_result result = jk_given_recognise(&c->old_given, c->arguments, c->arguments->operands[0]);
	/* Both are looked at, so that both faults are told at once. */
	jk_result second = jk_given_recognise(&c->new_given, c->arguments, c->arguments->operands[1]);
	result = result > second ? result : second;
	if (result != JK_OK)
		return result;
	int catalogs = (c->old_given.kind == JK_GIVEN_CATALOG) + (c->new_given.kind == JK_GIVEN_CATALOG);
	return catalogs == 1 ? refuse_pair(c, JK_DIAG_GIVEN_MIXED) : JK_OK;
}

/* The format of the documents among the two sides; NULL: there is none. */
static const char *own_format(const jk_comparing *c)
{
	if (jk_given_is_document(&c->new_given))
		return jk_given_format(&c->new_given);
	return jk_given_is_document(&c->old_given) ? jk_given_format(&c->old_given) : NULL;
}

/* --- which kind of paper --- */

/* The kind that was asked for; when a catalog is at hand, one that it has. */
static jk_result take_kind(jk_comparing *c)
{
	jk_list kinds = {0};
	const char *typed = c->arguments->values[JK_DOCUMENT];
	if (strchr(typed, ',')) {
		JK_REPORT(c->arguments->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", "--document"}, {"value", typed},
			  {"allowed", _("one document kind")});
		return JK_FAILED;
	}
	c->kind = typed;
	return c->session.catalog ? jk_document_kinds(&kinds, c->arguments, c->session.catalog) : JK_OK;
}

/* A document is held against what has many papers: only the one of its kind counts. */
static jk_result ask_document(jk_comparing *c, jk_given *document)
{
	jk_result result = jk_given_remember(document, c->arguments->diagnostics);
	if (result != JK_OK)
		return result;
	c->kind = jk_provenance_kind(document->provenance);
	c->kind = c->kind ? jk_arena_string(c->arguments->arena, c->kind) : NULL;
	if (c->kind)
		return JK_OK;
	JK_REPORT(c->arguments->diagnostics, JK_DIAG_GIVEN_KIND, NULL, {"path", document->path});
	return JK_FAILED;
}

static jk_result choose_kind(jk_comparing *c)
{
	int old_is = jk_given_is_document(&c->old_given), new_is = jk_given_is_document(&c->new_given);
	int profiles = c->old_given.kind == JK_GIVEN_PROFILE || c->new_given.kind == JK_GIVEN_PROFILE;
	jk_result result = profiles ? jk_session_catalog(&c->session) : JK_OK;
	if (result != JK_OK)
		return result;
	if (c->arguments->values[JK_DOCUMENT])
		return take_kind(c);
	return old_is == new_is ? JK_OK : ask_document(c, old_is ? &c->old_given : &c->new_given);
}

/* --- comparing --- */

/* What is no document is read first: it helps to find the clauses of a document. */
static jk_result read_sides(jk_comparing *c)
{
	int old_last = jk_given_is_document(&c->old_given);
	jk_given *first = old_last ? &c->new_given : &c->old_given, *second = old_last ? &c->old_given : &c->new_given;
	jk_result result = jk_given_read(first, &c->session, c->kind, NULL);
	const jk_side *base = jk_given_is_document(first) ? first->base : first->side;
	return result == JK_OK ? jk_given_read(second, &c->session, c->kind, base) : result;
}

/* Reports of impact are no documents. */
static jk_result put_impact(jk_comparing *c)
{
	if (jk_form_is_document(c)) {
		JK_REPORT(c->arguments->diagnostics, JK_DIAG_USAGE_VALUE, NULL, {"name", "--format"}, {"value", c->format},
			  {"allowed", "text, json, html"});
		return JK_FAILED;
	}
	c->kind = c->arguments->values[JK_DOCUMENT];
	return jk_put_impact(c);
}

static int wants_redline(const jk_comparing *c) { return jk_form_is_document(c) && strcmp(c->layout, "redline") == 0; }

/* Whether a redline needs no more than the words of two documents: they are not ours, so there is no clause to remark on, and nobody asks what the
 * changes mean. */
static jk_result needs_only_words(int *out, jk_comparing *c)
{
	jk_diagnostics *diagnostics = c->arguments->diagnostics;
	*out = 0;
	if (!wants_redline(c) || c->arguments->values[JK_FAIL_ON] || !jk_given_is_document(&c->old_given) || !jk_given_is_document(&c->new_given))
		return JK_OK;
	jk_result result = jk_given_remember(&c->old_given, diagnostics);
	if (result == JK_OK)
		result = jk_given_remember(&c->new_given, diagnostics);
	if (result == JK_OK)
		*out = !jk_provenance_kind(c->old_given.provenance) && !jk_provenance_kind(c->new_given.provenance);
	return result;
}

static jk_result compare(jk_comparing *c)
{
	int only_words = 0;
	jk_result result = choose_kind(c);
	if (result == JK_OK)
		result = needs_only_words(&only_words, c);
	if (result == JK_OK && only_words)
		return jk_put_redlines(c);
	if (result == JK_OK)
		result = read_sides(c);
	if (result == JK_OK)
		result = jk_compare_given(c, 0);
	if (result != JK_OK)
		return result;
	return wants_redline(c) ? jk_put_redlines(c) : jk_put_comparison(c);
}

int jk_command_diff(const jk_arguments *arguments)
{
	jk_comparing c = {.arguments = arguments};
	jk_result result = jk_session_begin(&c.session, arguments);
	if (result == JK_OK)
		result = recognise(&c);
	if (result == JK_OK)
		result = jk_choose_form(&c, "table|redline", own_format(&c));
	if (result == JK_OK)
		result = arguments->values[JK_IMPACT] ? put_impact(&c) : compare(&c);
	return jk_comparing_close(&c, result);
}
