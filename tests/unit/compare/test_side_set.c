#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "sides.h"
#include "mini.h"

/* --- every sample: the side says what the set says --- */

static const char *words(const jk_list *spans)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_block_put(&text, spans);
	const char *copy = jk_mini_format("%s", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return copy;
}

static void same_rows(const jk_list *rows, const jk_list *wanted)
{
	ck_assert_uint_eq(rows->count, wanted->count);
	for (size_t i = 0; i < rows->count; i++) {
		const jk_side_row *row = rows->items[i];
		const jk_row *other = wanted->items[i];
		ck_assert_int_eq(row->header, other->header);
		ck_assert_uint_eq(row->cells.count, other->cells.count);
		for (size_t k = 0; k < row->cells.count; k++)
			ck_assert_str_eq(row->cells.items[k], words(other->cells.items[k]));
	}
}

static void same_span(const jk_side_span *span, const jk_span *wanted)
{
	ck_assert_str_eq(span->text, wanted->text);
	if (wanted->kind == JK_SPAN_REFERENCE && !wanted->bookmark)
		return; /* is written as text */
	ck_assert_int_eq(span->kind, wanted->kind);
	if (span->kind == JK_SPAN_VALUE)
		ck_assert_str_eq(span->name, wanted->value->parameter->id);
	if (span->kind == JK_SPAN_UNDECIDED)
		ck_assert_str_eq(span->name, wanted->undecided->id);
	if (span->kind == JK_SPAN_REFERENCE)
		ck_assert_str_eq(span->name, wanted->bookmark);
}

/* Spans that hold only text may have become one. */
static void same_spans(const jk_list *spans, const jk_list *wanted)
{
	if (spans->count != wanted->count)
		return;
	for (size_t i = 0; i < spans->count; i++)
		same_span(spans->items[i], wanted->items[i]);
}

static const char *joined(const jk_list *spans)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < spans->count; i++)
		jk_buffer_string(&text, ((const jk_side_span *)spans->items[i])->text);
	const char *copy = jk_mini_format("%s", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return copy;
}

static void same_block(const jk_side_block *block, const jk_block *wanted)
{
	ck_assert_int_eq(block->kind, wanted->kind);
	ck_assert_str_eq(block->label, wanted->label);
	ck_assert_str_eq(block->text, words(&wanted->spans));
	ck_assert_str_eq(block->text, joined(&block->spans));
	same_spans(&block->spans, &wanted->spans);
	same_rows(&block->rows, &wanted->rows);
	if (*block->path && wanted->anchor)
		ck_assert_str_eq(block->anchor, wanted->anchor);
}

static void paths_are_unique(const jk_side_unit *unit)
{
	for (size_t i = 0; i < unit->blocks.count; i++)
		for (size_t k = 0; k < i; k++) {
			const jk_side_block *a = unit->blocks.items[i], *b = unit->blocks.items[k];
			ck_assert_msg(!*a->path || strcmp(a->path, b->path) != 0, "%s: path %s stands twice", unit->id, a->path);
		}
}

static void same_value(const jk_side_value *value, const jk_value *wanted)
{
	const jk_parameter *parameter = wanted->parameter;
	ck_assert_str_eq(value->name, parameter->id);
	ck_assert_str_eq(value->label, parameter->label);
	ck_assert_pstr_eq(value->raw, wanted->raw);
	ck_assert_pstr_eq(value->unit, wanted->unit);
	ck_assert_pstr_eq(value->text, wanted->text);
	ck_assert_int_eq(value->stricter, parameter->stricter);
	for (size_t i = 0; i < parameter->choice_count; i++)
		if (wanted->raw && strcmp(parameter->choices[i].value, wanted->raw) == 0 && parameter->stricter != JK_STRICTER_NONE) {
			ck_assert_int_eq(value->has_rank, 1);
			ck_assert_int_eq(value->rank, parameter->choices[i].rank);
		}
}

static void same_clause(const jk_side_unit *unit, const jk_set_clause *wanted)
{
	ck_assert_str_eq(unit->id, wanted->clause->id);
	ck_assert_str_eq(unit->version, wanted->clause->version);
	ck_assert_str_eq(unit->label, wanted->in ? wanted->full_label : "");
	ck_assert_int_eq(unit->in, wanted->in);
	ck_assert_int_eq(unit->practice, wanted->clause->practice);
	ck_assert_str_eq(unit->reason, wanted->reason);
	ck_assert_uint_eq(unit->covers.count, wanted->clause->cover_count);
	ck_assert_uint_eq(unit->revisions.count, wanted->clause->revision_count);
	ck_assert_uint_ge(unit->revisions.count, 1);
	ck_assert_uint_eq(unit->values.count, wanted->values.count);
	for (size_t i = 0; i < unit->values.count; i++)
		same_value(unit->values.items[i], wanted->values.items[i]);
	ck_assert_uint_eq(unit->blocks.count, wanted->blocks.count);
	for (size_t i = 0; i < unit->blocks.count; i++)
		same_block(unit->blocks.items[i], wanted->blocks.items[i]);
	paths_are_unique(unit);
}

static void same_row(const jk_side_unit *unit, const jk_set_row *wanted)
{
	const jk_side_block *text = unit->blocks.items[0];
	ck_assert(strncmp(unit->id, "row:", 4) == 0);
	ck_assert(strncmp(unit->id + 4, wanted->row->id, strlen(wanted->row->id)) == 0);
	ck_assert_str_eq(unit->label, jk_mini_format("%u", wanted->number));
	ck_assert_str_eq(text->text, words(&wanted->spans));
	ck_assert_str_eq(text->path, "1");
	ck_assert_uint_ge(unit->blocks.count, 1 + wanted->cells.count);
	for (size_t i = 0; i < wanted->cells.count; i++) {
		const jk_set_cell *cell = wanted->cells.items[i];
		const jk_side_block *block = unit->blocks.items[i + 1];
		ck_assert_str_eq(block->text, words(&cell->spans));
		ck_assert_str_eq(block->label, cell->title);
		ck_assert(strncmp(block->anchor, cell->name, strlen(cell->name)) == 0);
	}
	ck_assert_uint_eq(unit->blocks.count, 1 + wanted->cells.count + (*wanted->actor != 0) + !wanted->applicable);
	ck_assert_uint_eq(unit->covers.count, wanted->row->cover_count);
	ck_assert_uint_ge(unit->revisions.count, 1);
}

static void same_paper(const jk_side_paper *paper, const jk_set_document *wanted)
{
	size_t at = 0;
	ck_assert_str_eq(paper->kind, wanted->kind->kind);
	ck_assert_str_eq(paper->title, wanted->kind->title);
	for (size_t i = 0; i < wanted->clauses.count; i++)
		same_clause(paper->units.items[at++], wanted->clauses.items[i]);
	for (size_t i = 0; i < wanted->sections.count; i++) {
		const jk_set_section *section = wanted->sections.items[i];
		for (size_t k = 0; k < section->rows.count; k++) {
			const jk_side_unit *unit = paper->units.items[at++];
			ck_assert_str_eq(unit->chapter, section->title);
			same_row(unit, section->rows.items[k]);
		}
	}
	ck_assert_uint_eq(at, paper->units.count);
	for (size_t i = 0; i < at; i++) {
		const jk_side_unit *unit = paper->units.items[i];
		ck_assert_ptr_eq(jk_side_find_unit(paper, unit->id), unit);
	}
}

static void covered_are_listed(const jk_side *side, const jk_side_unit *unit)
{
	for (size_t i = 0; i < unit->covers.count; i++) {
		const jk_side_cover *cover = unit->covers.items[i];
		const jk_side_provision *found = NULL;
		for (size_t k = 0; !found && k < side->provisions.count; k++) {
			const jk_side_provision *provision = side->provisions.items[k];
			found = strcmp(provision->id, cover->id) == 0 ? provision : NULL;
		}
		ck_assert_msg(found && *found->section && *found->text, "%s covers %s, which is not told", unit->id, cover->id);
	}
}

static size_t judge_side(const jk_side *side, const jk_clause_set *set)
{
	size_t at = 0;
	for (size_t i = 0; i < set->groups.count; i++) {
		const jk_set_group *group = set->groups.items[i];
		for (size_t k = 0; k < group->documents.count; k++) {
			const jk_side_paper *paper = side->papers.items[at++];
			ck_assert_str_eq(paper->group, group->id);
			same_paper(paper, group->documents.items[k]);
			ck_assert_ptr_eq(jk_side_find_paper(side, paper->kind, group->id), paper);
			for (size_t u = 0; u < paper->units.count; u++)
				covered_are_listed(side, paper->units.items[u]);
		}
	}
	ck_assert_uint_eq(at, side->papers.count);
	return at;
}

static size_t judge_profile(const jk_catalog *catalog, const char *path)
{
	jk_profile *profile;
	jk_clause_set *set;
	jk_side *side;
	const jk_assemble_options options = {.default_date = "2026-11-23"};
	ck_assert_int_eq(jk_profile_read(&profile, path, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_assemble(&set, profile, catalog, &options, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_side_of_set(&side, set, NULL, path, jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(side->profile, jk_profile_id(profile));
	ck_assert_str_eq(side->service, set->service);
	ck_assert_str_eq(side->date, set->date);
	ck_assert_str_eq(side->name, path);
	ck_assert_int_eq(side->kind, JK_SIDE_SET);
	size_t papers = judge_side(side, set);
	jk_side_free(side);
	jk_clause_set_free(set);
	jk_profile_free(profile);
	return papers;
}

START_TEST(sides_of_all_samples_say_what_the_sets_say)
{
	static const char samples[] = JK_SOURCE_DATA_DIR "/samples/profiles";
	jk_arena *arena;
	jk_list names = {0};
	jk_catalog *catalog;
	size_t papers = 0;
	jk_mini(); /* for its texts */
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_file_list(&names, arena, samples, ".xml", jk_test_diagnostics()), JK_OK);
	for (size_t i = 0; i < names.count; i++)
		papers += judge_profile(catalog, jk_mini_format("%s/%s", samples, (const char *)names.items[i]));
	ck_assert_uint_gt(papers, 100);
	jk_catalog_free(catalog);
	jk_arena_free(arena);
}
END_TEST

/* --- hand-made and broken files --- */

START_TEST(a_head_is_read_and_more_of_it_passed_over)
{
	jk_side *side = side_of(SIDE_SET("<catalog id='c' version='2.0.0'>t</catalog><vocabulary id='v'/><profile id='p'>庶務</profile>"
					 "<date as-of='2026-11-01'>2026-11-23</date><novelty><deep/>words</novelty>"
					 "<provisions><provision id='1-1' section='1(1)' strength='must' otherwise='yes'>報告</provision><provision id='1-2' applies='no'/></provisions>"));
	ck_assert_str_eq(side->catalog, "c");
	ck_assert_str_eq(side->version, "2.0.0");
	ck_assert_str_eq(side->vocabulary, "v");
	ck_assert_str_eq(side->profile, "p");
	ck_assert_str_eq(side->service, "庶務");
	ck_assert_str_eq(side->date, "2026-11-23");
	const jk_side_provision *first = side->provisions.items[0], *second = side->provisions.items[1];
	ck_assert_str_eq(first->section, "1(1)");
	ck_assert_str_eq(first->text, "報告");
	ck_assert_str_eq(first->strength, "must");
	ck_assert(first->applies && first->otherwise);
	ck_assert_str_eq(second->section, "");
	ck_assert(!second->applies && !second->otherwise && !second->strength);
	jk_side_free(side);
}
END_TEST

START_TEST(what_is_not_there_is_not_known)
{
	jk_side *side = side_of(SIDE_SET("<group><document kind='contract'/></group>"));
	const jk_side_paper *paper = side->papers.items[0];
	ck_assert_ptr_null(side->catalog);
	ck_assert_ptr_null(side->profile);
	ck_assert_ptr_null(paper->group);
	ck_assert_str_eq(paper->title, "");
	ck_assert_ptr_null(jk_side_find_unit(paper, "a"));
	ck_assert_ptr_null(jk_side_find_unit(paper, NULL));
	ck_assert_ptr_null(jk_side_find_paper(side, "sla", NULL));
	ck_assert_ptr_eq(jk_side_find_paper(side, "contract", NULL), paper);
	ck_assert_ptr_null(jk_side_find_paper(side, "contract", "g1"));
	jk_side_free(side);
}
END_TEST

START_TEST(what_is_no_clause_set_is_refused)
{
	side_fails("<service-profile version='1'/>", JK_DIAG_SIDE_ROOT, 1);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "found"), "service-profile");
}
END_TEST

START_TEST(a_name_in_another_namespace_is_another_name) { side_fails("\n<clause-set xmlns='urn:other' version='1'/>", JK_DIAG_SIDE_ROOT, 2); }
END_TEST

START_TEST(a_later_version_is_refused) { side_fails("<clause-set version='2'/>", JK_DIAG_SIDE_VERSION, 1); }
END_TEST

START_TEST(no_version_is_refused) { side_fails("<clause-set/>", JK_DIAG_SIDE_VERSION, 1); }
END_TEST

START_TEST(a_paper_needs_its_kind) { side_fails(SIDE_SET("<group><document/></group>"), JK_DIAG_SIDE_ATTRIBUTE, 2); }
END_TEST

START_TEST(a_layout_must_be_known) { side_fails(SIDE_SET("<group><document kind='contract' layout='free'/></group>"), JK_DIAG_SIDE_VALUE, 2); }
END_TEST

START_TEST(a_group_has_a_paper_once)
{
	side_fails(SIDE_SET("<group id='g'><document kind='sla'/></group><group id='h'><document kind='sla'/>\n<document kind='sla'/></group>"),
		   JK_DIAG_SIDE_VALUE, 3);
}
END_TEST

START_TEST(a_group_holds_papers_only) { side_fails(SIDE_SET("<group>\n<clause id='a'/></group>"), JK_DIAG_SIDE_ELEMENT, 3); }
END_TEST

START_TEST(a_paper_holds_chapters_and_sections) { side_fails(SIDE_PAPER("<clause id='a'/>"), JK_DIAG_SIDE_ELEMENT, 3); }
END_TEST

START_TEST(a_chapter_holds_clauses) { side_fails(SIDE_CLAUSES("<row id='a'/>"), JK_DIAG_SIDE_ELEMENT, 4); }
END_TEST

START_TEST(text_outside_the_wording_is_refused)
{
	side_fails(SIDE_PAPER("<chapter> 迷子 </chapter>"), JK_DIAG_SIDE_TEXT, 3);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "value"), "迷子");
}
END_TEST

START_TEST(half_a_file_is_refused) { side_fails("<clause-set version='1'>\n<group>", JK_DIAG_XML_SYNTAX, 2); }
END_TEST

START_TEST(entities_are_refused) { side_fails("<!DOCTYPE a [<!ENTITY b 'c'>]><clause-set version='1'/>", JK_DIAG_XML_DOCTYPE, 1); }
END_TEST

START_TEST(all_faults_are_seen)
{
	jk_side *side;
	const char *xml = SIDE_SET("<group>\n<document/>\n<novelty/>x</group>");
	ck_assert_int_eq(jk_side_parse_set(&side, xml, strlen(xml), "set.xml", jk_test_diagnostics()), JK_FAILED);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 3);
}
END_TEST

/* Names that all differ, and names that are all the same: neither may take more than its share of time. */
START_TEST(large_files_take_their_share_of_time)
{
	enum { MANY = 60000 };
	jk_buffer text;
	jk_side *side;
	jk_buffer_init(&text, 0);
	jk_buffer_string(&text, "<clause-set version='1'><group>");
	for (unsigned i = 0; i < MANY; i++)
		jk_buffer_format(&text, "<document kind='k%u'/>", i);
	jk_buffer_string(&text, "<document kind='k'><section><row id='cells'>");
	for (unsigned i = 0; i < MANY; i++)
		jk_buffer_format(&text, "<cell name='c'>w</cell><parameter name='p%u'/>", i);
	jk_buffer_string(&text, "</row>");
	for (unsigned i = 0; i < MANY; i++)
		jk_buffer_string(&text, "<row id='turns'/>");
	jk_buffer_string(&text, "</section></document></group></clause-set>");
	side = side_of(jk_buffer_text(&text));
	ck_assert_uint_eq(side->papers.count, MANY + 1);
	const jk_side_paper *last = side->papers.items[MANY];
	const jk_side_unit *cells = last->units.items[0], *turn = last->units.items[MANY];
	ck_assert_str_eq(side_block(cells, MANY - 1)->anchor, "c#60000");
	ck_assert_uint_eq(cells->values.count, MANY);
	ck_assert_str_eq(turn->id, "row:turns#60000");
	jk_side_free(side);
	jk_buffer_dispose(&text);
}
END_TEST

START_TEST(a_file_is_read_by_its_path)
{
	jk_side *side;
	jk_mini(); /* for its folder */
	const char *path = jk_mini_put("set.xml", SIDE_TEXT("<Paragraph><ParagraphSentence><Sentence>文。</Sentence></ParagraphSentence></Paragraph>"));
	ck_assert_int_eq(jk_side_read_set(&side, path, jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(side->name, path);
	ck_assert_uint_eq(side_unit(side, 0)->blocks.count, 2);
	jk_side_free(side);
	ck_assert_int_eq(jk_side_read_set(&side, "/nowhere/set.xml", jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(side);
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->code, JK_DIAG_FILE_OPEN);
}
END_TEST

static const jk_side_provision *provision_of(const jk_side *side, const char *id)
{
	for (size_t i = 0; i < side->provisions.count; i++) {
		const jk_side_provision *provision = side->provisions.items[i];
		if (strcmp(provision->id, id) == 0)
			return provision;
	}
	ck_abort_msg("no provision %s", id);
	return NULL;
}

#define PROVISION(id, more, words) "<provision id='" id "' section='" id "' addressee='provider' strength='must' phase='procurement' " more ">" words "</provision>"

START_TEST(provisions_say_whether_they_apply_and_who_else_answers)
{
	jk_side *set, *catalog;
	jk_mini();
	jk_mini_put("catalog/provisions.xml", "<provisions edition='第1版'><edition name='第1版' from='2026-04-01'/><edition name='第2版' from='2027-04-01'/>"
					      PROVISION("1-1", "", "報告する。") PROVISION("1-2", "withdrawn='第2版'", "やめた。")
					      PROVISION("1-3", "explained='定義のため'", "定義") PROVISION("1-4", "", "誰も答えない。") "</provisions>");
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='standard'",
			    "<title>a</title><covers provision='1-1' relation='equal-to'/><text document='contract'><Article><ArticleCaption>a</ArticleCaption>"
			    "<Paragraph><Sentence>文。</Sentence></Paragraph></Article></text>");
	jk_mini_profile("");
	ck_assert_int_eq(jk_side_of_set(&set, jk_mini_set(), NULL, "x", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_side_of_catalog(&catalog, jk_mini_catalog(), "x", jk_test_diagnostics()), JK_OK);
	const jk_side *const sides[] = {set, catalog};
	for (size_t i = 0; i < 2; i++) {
		ck_assert_uint_eq(sides[i]->provisions.count, 4);
		ck_assert(provision_of(sides[i], "1-1")->applies && !provision_of(sides[i], "1-1")->otherwise);
		ck_assert_str_eq(provision_of(sides[i], "1-1")->text, "報告する。");
		ck_assert_str_eq(provision_of(sides[i], "1-1")->strength, "must");
		ck_assert(!provision_of(sides[i], "1-2")->applies);
		ck_assert(provision_of(sides[i], "1-3")->otherwise);
		ck_assert(provision_of(sides[i], "1-4")->applies && !provision_of(sides[i], "1-4")->otherwise);
	}
	/* A set tells in words only what its papers name. */
	ck_assert_str_eq(provision_of(set, "1-4")->text, "");
	jk_side_free(set);
	jk_side_free(catalog);
}
END_TEST

START_TEST(a_paper_that_is_left_out_answers_otherwise)
{
	jk_side *side;
	jk_mini();
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='standard'",
			    "<title>a</title><covers provision='1-1' relation='equal-to'/><text document='contract'><Article><ArticleCaption>a</ArticleCaption>"
			    "<Paragraph><Sentence>文。</Sentence></Paragraph></Article></text>");
	jk_mini_profile("");
	const jk_clause_set *set = jk_mini_set();
	for (int whole = 0; whole < 2; whole++) {
		ck_assert_int_eq(jk_side_of_set(&side, set, whole ? "contract" : "sla", "x", jk_test_diagnostics()), JK_OK);
		ck_assert_int_eq(provision_of(side, "1-1")->otherwise, !whole);
		jk_side_free(side);
	}
}
END_TEST

START_TEST(a_kind_restricts_the_side)
{
	jk_side *side;
	jk_mini();
	jk_mini_clause("one", "", "<Paragraph><Sentence>文。</Sentence></Paragraph>");
	jk_mini_profile("");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_int_eq(jk_side_of_set(&side, set, "sla", "x", jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(side->papers.count, 0);
	jk_side_free(side);
	ck_assert_int_eq(jk_side_of_set(&side, set, "contract", "x", jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(side->papers.count, 1);
	jk_side_free(side);
}
END_TEST

Suite *suite_compare_side_set(void)
{
	return jk_suite("compare/side_set",
			(const TTest *const[]){sides_of_all_samples_say_what_the_sets_say, a_head_is_read_and_more_of_it_passed_over,
					       what_is_not_there_is_not_known, what_is_no_clause_set_is_refused,
					       a_name_in_another_namespace_is_another_name, a_later_version_is_refused, no_version_is_refused,
					       a_paper_needs_its_kind, a_layout_must_be_known, a_group_has_a_paper_once, a_group_holds_papers_only,
					       a_paper_holds_chapters_and_sections, a_chapter_holds_clauses, text_outside_the_wording_is_refused,
					       half_a_file_is_refused, entities_are_refused, all_faults_are_seen, large_files_take_their_share_of_time, a_file_is_read_by_its_path,
					       a_kind_restricts_the_side, provisions_say_whether_they_apply_and_who_else_answers,
					       a_paper_that_is_left_out_answers_otherwise, NULL});
}
