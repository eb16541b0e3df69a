/* Any bytes as a clause file: read, checked, and, when it is sound, assembled for a small profile and written in every form. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "assemble/set.h"
#include "base/schema.h"
#include "catalog/load.h"

extern const char jk_clause_rng[];
extern const size_t jk_clause_rng_length;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char profile_text[] = "<service-profile version='1' id='p'><body vocabulary='v'/><paper><date>2026-11-23</date></paper><service><name>n</name></service>"
	"<functions><function id='f'><name>f</name><information source='log'><name>i</name><confidentiality>c1</confidentiality>"
	"<personal-data>none</personal-data></information></function></functions><contract><price>1000</price></contract>"
	"<places><place use='storage' country='JP'><region>r</region></place><place use='backup' country='US'><region undecided='yes'>x</region></place></places>"
	"<sla><availability>99.9</availability></sla><incident><first-report unit='hour'>3</first-report></incident></service-profile>";
static const char vocabulary_text[] = "<vocabulary id='v' title='v' version='1.0.0'><term key='party.city'>A</term><term key='party.provider'>B</term>"
	"<term key='role.head'>H</term><term key='entity'>E</term><term key='term.important'>I</term><term key='term.service'>S</term>"
	"<levels of='confidentiality'><level id='c1' rank='1' important='yes'>C</level></levels>"
	"<chapters><chapter number='3' important='yes' applicant='role.head' approver='role.head' split='required'/></chapters></vocabulary>";
static const char provisions_text[] = "<provisions edition='1'><provision id='1-1' section='1' addressee='provider' strength='must' phase='end'>p</provision>"
	"<provision id='3.1-8-5' section='3.1(8)' addressee='provider' strength='must' phase='end'>p</provision></provisions>";

static const jk_profile *profile(void)
{
	static jk_profile *read_once;
	jk_diagnostics *d;
	jk_profile_reader *reader;
	if (read_once)
		return read_once;
	if (jk_diagnostics_new(&d) != JK_OK || jk_profile_reader_new(&reader, d) != JK_OK ||
	    jk_profile_parse(&read_once, reader, profile_text, sizeof profile_text - 1, "p.xml", d) != JK_OK)
		abort();
	jk_profile_reader_free(reader);
	jk_diagnostics_free(d);
	return read_once;
}

static void load(jk_catalog *catalog, const char *text, void (*reader)(jk_loading *, const jk_node *), jk_diagnostics *d)
{
	jk_xml *xml;
	if (jk_xml_parse(&xml, text, strlen(text), &(jk_origin){.file = "fixed.xml"}, d) != JK_OK)
		abort();
	jk_loading loading = {.catalog = catalog, .xml = xml, .diagnostics = d};
	loading.record = jk_load_record(&loading, jk_xml_root(xml), JK_RECORD_VOCABULARY, "id");
	if (!loading.record)
		abort();
	reader(&loading, jk_xml_root(xml));
	jk_xml_free(xml);
}

static const jk_record always = {.kind = JK_RECORD_DOCUMENT, .id = "any", .version = "1.0.0"};

/* Both layouts, each with all clauses in one place. */
static void add_document(jk_catalog *catalog, const char *kind, int sections)
{
	jk_document_kind *document = jk_arena_allocate(catalog->arena, sizeof *document);
	jk_place *place = jk_arena_allocate(catalog->arena, sizeof *place);
	if (!document || !place)
		abort();
	*place = (jk_place){"all", "All", (const jk_clause *const *)catalog->clauses.items, catalog->clauses.count};
	*document = (jk_document_kind){.record = &always, .kind = kind, .title = kind, .sections = sections, .chapters = sections, .chapter_format = "{n}", .places = place, .place_count = 1};
	document->formats[JK_ELEMENT_ARTICLE] = "第{n}条";
	document->formats[JK_ELEMENT_PARAGRAPH] = sections ? NULL : "{n}";
	document->formats[JK_ELEMENT_ITEM] = "({n})";
	document->formats[JK_ELEMENT_SUBITEM1] = "{ア}";
	if (jk_list_add(&catalog->documents, catalog->arena, document) != JK_OK)
		abort();
}

static void write_all(const jk_clause_set *set)
{
	jk_result (*const writers[])(char **, const jk_clause_set *, const char *) = {jk_clause_set_xml, jk_clause_set_json, jk_clause_set_text};
	char *text;
	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
		if (writers[i](&text, set, NULL) == JK_OK)
			jk_text_free(text);
	if (jk_decision_text(&text, set) == JK_OK)
		jk_text_free(text);
}

static void read_clause(jk_catalog *catalog, const jk_xml *xml, jk_diagnostics *d)
{
	jk_clause_set *set = NULL;
	jk_loading loading = {.catalog = catalog, .xml = xml, .diagnostics = d};
	loading.record = jk_load_record(&loading, jk_xml_root(xml), JK_RECORD_CLAUSE, "id");
	if (loading.record)
		jk_load_clause(&loading, jk_xml_root(xml));
	if (loading.failed || loading.no_memory)
		return;
	add_document(catalog, "contract", 0);
	add_document(catalog, "specification", 1);
	/* A clause with a text for one of the two only is told to lack the other: assembled all the same. */
	if (jk_catalog_check(catalog, d) == JK_OK && jk_assemble(&set, profile(), catalog, NULL, d) == JK_OK)
		write_all(set);
	jk_clause_set_free(set);
}

static const jk_schema *schema(void)
{
	static jk_schema *loaded;
	jk_diagnostics *d;
	if (loaded)
		return loaded;
	if (jk_diagnostics_new(&d) != JK_OK || jk_schema_load(&loaded, jk_clause_rng, jk_clause_rng_length, "clause.rng", d) != JK_OK)
		abort();
	jk_diagnostics_free(d);
	return loaded;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_arena *arena;
	jk_xml *xml;
	jk_diagnostics *d;
	if (jk_arena_new(&arena) != JK_OK || jk_diagnostics_new(&d) != JK_OK)
		return 0;
	jk_catalog *catalog = jk_arena_allocate(arena, sizeof *catalog);
	*catalog = (jk_catalog){.arena = arena, .path = "fuzz", .id = "fuzz", .version = "1.0.0"};
	load(catalog, provisions_text, jk_load_provisions, d);
	load(catalog, vocabulary_text, jk_load_vocabulary, d);
	if (jk_xml_parse(&xml, (const char *)bytes, length, &(jk_origin){.file = "fuzz.xml"}, d) == JK_OK) {
		if (jk_schema_validate(schema(), xml, d) == JK_OK)
			read_clause(catalog, xml, d);
		jk_xml_free(xml);
	}
	jk_catalog_free(catalog);
	jk_diagnostics_free(d);
	return 0;
}
