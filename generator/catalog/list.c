/* What is in a catalog, for those who keep it. */
#include "base/i18n.h"
#include "base/json.h"
#include "base/text.h"
#include "catalog/catalog.h"

/* --- JSON --- */

static size_t clauses_of(const jk_document_kind *document)
{
	size_t count = 0;
	for (size_t i = 0; i < document->place_count; i++)
		count += document->places[i].clause_count;
	return count;
}

static int is_in(const jk_document_kind *document, const jk_clause *clause)
{
	for (size_t i = 0; i < document->place_count; i++)
		for (size_t j = 0; j < document->places[i].clause_count; j++)
			if (document->places[i].clauses[j] == clause)
				return 1;
	return 0;
}

static void json_document(jk_json *json, const jk_document_kind *document)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "kind", document->kind);
	jk_json_string(json, "title", document->title);
	jk_json_string(json, "annex", document->annex);
	jk_json_array(json, "clauses");
	for (size_t i = 0; i < document->place_count; i++)
		for (size_t j = 0; j < document->places[i].clause_count; j++)
			jk_json_string(json, NULL, document->places[i].clauses[j]->id);
	jk_json_end_array(json);
	jk_json_end_object(json);
}

static void json_covers(jk_json *json, const jk_clause *clause)
{
	jk_json_array(json, "provisions");
	for (size_t i = 0; i < clause->cover_count; i++) {
		jk_json_object(json, NULL);
		jk_json_string(json, "id", clause->covers[i].provision->id);
		jk_json_string(json, "relation", clause->covers[i].relation);
		jk_json_end_object(json);
	}
	jk_json_end_array(json);
}

static void json_clause(jk_json *json, const jk_catalog *catalog, const jk_clause *clause)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "id", clause->id);
	jk_json_string(json, "version", clause->version);
	jk_json_string(json, "title", clause->title);
	jk_json_string(json, "basis", clause->practice ? "practice" : "standard");
	jk_json_string(json, "from", clause->from);
	jk_json_string(json, "until", clause->until);
	jk_json_array(json, "documents");
	for (size_t i = 0; i < catalog->documents.count; i++) {
		const jk_document_kind *document = catalog->documents.items[i];
		if (is_in(document, clause))
			jk_json_string(json, NULL, document->kind);
	}
	jk_json_end_array(json);
	json_covers(json, clause);
	jk_json_end_object(json);
}

static void json_parameter(jk_json *json, const jk_parameter *parameter)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "id", parameter->id);
	jk_json_string(json, "label", parameter->label);
	jk_json_string(json, "unit", parameter->unit);
	jk_json_string(json, "clause", parameter->owner->id);
	jk_json_end_object(json);
}

static void json_vocabulary(jk_json *json, const jk_vocabulary *vocabulary)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "id", vocabulary->id);
	jk_json_string(json, "title", vocabulary->title);
	jk_json_number(json, "terms", (double)vocabulary->term_count);
	jk_json_end_object(json);
}

static void json_lists(jk_json *json, const jk_catalog *catalog)
{
	jk_json_array(json, "documents");
	for (size_t i = 0; i < catalog->documents.count; i++)
		json_document(json, catalog->documents.items[i]);
	jk_json_end_array(json);
	jk_json_array(json, "clauses");
	for (size_t i = 0; i < catalog->clauses.count; i++)
		json_clause(json, catalog, catalog->clauses.items[i]);
	jk_json_end_array(json);
	jk_json_array(json, "parameters");
	for (size_t i = 0; i < catalog->parameters.count; i++)
		json_parameter(json, catalog->parameters.items[i]);
	jk_json_end_array(json);
	jk_json_array(json, "vocabularies");
	for (size_t i = 0; i < catalog->vocabularies.count; i++)
		json_vocabulary(json, catalog->vocabularies.items[i]);
	jk_json_end_array(json);
}

static void json_releases(jk_json *json, const jk_catalog_release *releases, size_t count)
{
	jk_json_array(json, "releases");
	for (size_t i = 0; i < count; i++) {
		jk_json_object(json, NULL);
		jk_json_string(json, "id", releases[i].id);
		jk_json_string(json, "version", releases[i].version);
		jk_json_string(json, "effective", releases[i].effective);
		jk_json_string(json, "date", releases[i].date);
		jk_json_end_object(json);
	}
	jk_json_end_array(json);
}

jk_result jk_catalog_list_json(char **out, const jk_catalog *catalog, const jk_catalog_release *releases, size_t count)
{
	jk_buffer text;
	jk_json json;
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	jk_json_object(&json, NULL);
	json_releases(&json, releases, count);
	jk_json_string(&json, "catalog", catalog->id);
	jk_json_string(&json, "version", catalog->version);
	jk_json_string(&json, "title", catalog->title);
	jk_json_string(&json, "standard", catalog->standard_title);
	jk_json_string(&json, "edition", catalog->standard_edition);
	json_lists(&json, catalog);
	jk_json_end_object(&json);
	jk_json_finish(&json);
	return jk_text_take(out, &text);
}

/* --- text --- */

static void put_documents(jk_buffer *out, const jk_catalog *catalog)
{
	jk_buffer_format(out, _("\nPapers (%zu):\n"), catalog->documents.count);
	for (size_t i = 0; i < catalog->documents.count; i++) {
		const jk_document_kind *document = catalog->documents.items[i];
		jk_buffer_format(out, "  %-24s %s%s%s", document->kind, document->annex ? document->annex : "", document->annex ? " " : "",
				 document->title);
		if (clauses_of(document))
			jk_buffer_format(out, _(" (%zu clauses)"), clauses_of(document));
		jk_buffer_char(out, '\n');
	}
}

static void put_clause(jk_buffer *out, const jk_catalog *catalog, const jk_clause *clause)
{
	int some = 0;
	jk_buffer_format(out, "  %-28s %-8s %s〜%s %s %s [", clause->id, clause->version, clause->from, clause->until ? clause->until : "",
			 clause->practice ? _("practice") : _("standard"), clause->title);
	for (size_t i = 0; i < catalog->documents.count; i++) {
		const jk_document_kind *document = catalog->documents.items[i];
		if (is_in(document, clause))
			jk_buffer_format(out, "%s%s", some++ ? ", " : "", document->kind);
	}
	jk_buffer_string(out, "]\n");
}

static void put_releases(jk_buffer *out, const jk_catalog_release *releases, size_t count)
{
	if (!count)
		return;
	jk_buffer_format(out, _("Releases held (%zu):\n"), count);
	for (size_t i = 0; i < count; i++)
		jk_buffer_format(out, _("  %s@%s  of %s, meant from %s\n"), releases[i].id, releases[i].version, releases[i].date, releases[i].effective);
	jk_buffer_char(out, '\n');
}

jk_result jk_catalog_list_text(char **out, const jk_catalog *catalog, const jk_catalog_release *releases, size_t count)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put_releases(&text, releases, count);
	jk_buffer_format(&text, "%s %s: %s\n%s %s\n", catalog->id, catalog->version, catalog->title, catalog->standard_title,
			 catalog->standard_edition);
	put_documents(&text, catalog);
	jk_buffer_format(&text, _("\nClauses (%zu):\n"), catalog->clauses.count);
	for (size_t i = 0; i < catalog->clauses.count; i++)
		put_clause(&text, catalog, catalog->clauses.items[i]);
	jk_buffer_format(&text, _("\nVocabularies (%zu):\n"), catalog->vocabularies.count);
	for (size_t i = 0; i < catalog->vocabularies.count; i++) {
		const jk_vocabulary *vocabulary = catalog->vocabularies.items[i];
		jk_buffer_format(&text, "  %-24s %s\n", vocabulary->id, vocabulary->title);
	}
	return jk_text_take(out, &text);
}
