/* A document as a side. */
#include <string.h>
#include "base/text.h"
#include "compare/comparison.h"
#include "review/reading.h"
#include "review/units.h"

static const char *keep(jk_splitting *s, const char *text)
{
	const char *copy = jk_arena_string(s->arena, text);
	s->no_memory |= text && !copy;
	return copy;
}

static void take_provenance(jk_splitting *s)
{
	const jk_provenance *p = s->provenance;
	s->side->catalog = keep(s, p->catalog);
	s->side->version = keep(s, p->version);
	s->side->vocabulary = keep(s, p->vocabulary);
	s->side->profile = keep(s, p->service_profile);
	s->side->date = keep(s, p->date);
	s->paper->kind = keep(s, p->kind);
	s->paper->group = keep(s, p->group);
}

/* The first line of the document that says anything: what a person would call it. */
static const char *title_of(const jk_splitting *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (*s->parts[i].text)
			return s->parts[i].text;
	return "";
}

static void take_versions(jk_splitting *s)
{
	for (size_t i = 0; i < s->paper->units.count; i++) {
		jk_side_unit *unit = s->paper->units.items[i];
		if (unit->id)
			unit->version = keep(s, jk_provenance_clause_version(s->provenance, unit->id));
	}
}

static jk_result split(jk_splitting *s, const jk_side *base)
{
	s->paper = jk_arena_allocate(s->arena, sizeof *s->paper);
	if (!s->paper || jk_list_add(&s->side->papers, s->arena, s->paper) != JK_OK)
		return JK_NO_MEMORY;
	take_provenance(s);
	jk_parts_read(s);
	if (s->no_memory)
		return JK_NO_MEMORY;
	s->paper->title = title_of(s);
	if (!jk_units_by_marks(s) && !s->no_memory)
		jk_units_by_structure(s);
	take_versions(s);
	if (s->no_memory)
		return JK_NO_MEMORY;
	return base ? jk_units_by_base(s, base) : JK_OK;
}

jk_result jk_units_split(jk_side *side, const jk_doc *doc, const jk_provenance *provenance, const char *path, const jk_side *base,
			 jk_diagnostics *diagnostics)
{
	jk_splitting s = {.arena = side->arena, .side = side, .doc = doc, .provenance = provenance, .path = path, .diagnostics = diagnostics};
	return split(&s, base);
}

static jk_result read_values(jk_side *side, const jk_side *base, jk_diagnostics *diagnostics)
{
	jk_words *words;
	jk_result result = jk_words_new(&words, diagnostics);
	if (result != JK_OK)
		return result;
	result = jk_read_values_back(side, base, words);
	jk_words_free(words);
	return result;
}

static jk_result read_package(jk_side *side, const jk_package *package, const jk_side *base, jk_diagnostics *diagnostics)
{
	jk_doc doc;
	jk_provenance *provenance = NULL;
	jk_result result = jk_doc_read(&doc, side->arena, package, diagnostics);
	if (result == JK_OK)
		result = jk_provenance_of(&provenance, package, diagnostics);
	if (result == JK_OK)
		result = jk_units_split(side, &doc, provenance, jk_package_path(package), base, diagnostics);
	jk_provenance_free(provenance);
	return result == JK_OK && base ? read_values(side, base, diagnostics) : result;
}

static jk_result side_of_package(jk_side **out, const jk_package *package, const jk_side *base, jk_diagnostics *diagnostics)
{
	jk_side *side = NULL;
	jk_result result = jk_side_new(&side, JK_SIDE_DOCUMENT, jk_package_path(package));
	if (result == JK_OK)
		result = read_package(side, package, base, diagnostics);
	if (result == JK_OK)
		*out = side;
	else
		jk_side_free(side);
	return result;
}

jk_result jk_side_read_document(jk_side **out, const char *path, const jk_side *base, jk_diagnostics *diagnostics)
{
	jk_package *package = NULL;
	*out = NULL;
	jk_result result = jk_package_read(&package, path, diagnostics);
	if (result == JK_OK)
		result = side_of_package(out, package, base, diagnostics);
	jk_package_free(package);
	return result;
}

static jk_result open_bytes(jk_package **out, const char *bytes, size_t length, const char *name, jk_diagnostics *diagnostics)
{
	jk_buffer copy;
	jk_buffer_init(&copy, 0);
	jk_buffer_add(&copy, bytes, length);
	jk_result result = jk_buffer_result(&copy);
	if (result == JK_OK)
		result = jk_package_from_bytes(out, name, &copy, diagnostics);
	jk_buffer_dispose(&copy);
	return result;
}

jk_result jk_side_of_document(jk_side **out, const char *bytes, size_t length, const char *name, const jk_side *base, jk_diagnostics *diagnostics)
{
	jk_package *package = NULL;
	*out = NULL;
	jk_result result = open_bytes(&package, bytes, length, name, diagnostics);
	if (result == JK_OK)
		result = side_of_package(out, package, base, diagnostics);
	jk_package_free(package);
	return result;
}

jk_result jk_provenance_of_bytes(jk_provenance **out, const char *bytes, size_t length, const char *name, jk_diagnostics *diagnostics)
{
	jk_package *package = NULL;
	*out = NULL;
	jk_result result = open_bytes(&package, bytes, length, name, diagnostics);
	if (result == JK_OK)
		result = jk_provenance_of(out, package, diagnostics);
	jk_package_free(package);
	return result;
}
