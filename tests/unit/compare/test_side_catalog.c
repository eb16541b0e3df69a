#include <stdio.h>
#include "compare/side.h"
#include "mini.h"
#include "sides.h"

/* --- a small catalog --- */

#define PARAMETER(rest)                                                                                                                  \
	"<param id='deadline' type='duration' unit='hour' min='0.5' max='72' stricter='less' source='profile/incident/first-report'>"       \
	"<label>期限</label>" rest "</param>"
#define BODY "<Paragraph id='duty'><Sentence>{party.provider}は、{$deadline}以内に報告する。</Sentence>" \
	"<Sentence if='facts/@sla = &quot;yes&quot;'>ただし、{@other#last}による。</Sentence></Paragraph>"    \
	"<Paragraph if='facts/@foreign = &quot;no&quot;'><Sentence>{@#duty}は、{=profile/service/name}&lt;別&gt;に及ぶ。</Sentence>"     \
	"<Item for='profile/places/place'><Sentence>{=region}</Sentence></Item></Paragraph>"

static jk_side *catalog_side(void)
{
	jk_side *side;
	ck_assert_int_eq(jk_side_of_catalog(&side, jk_mini_catalog(), "clauses", jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
	ck_assert_int_eq(side->kind, JK_SIDE_CATALOG);
	ck_assert_str_eq(side->name, "clauses");
	return side;
}

static void write_catalog(void)
{
	jk_mini();
	jk_mini_clause("report", "<condition test='group/@chapter = 3' because='重いため' otherwise='軽いため'/>"
		       PARAMETER("<default test='facts/@sla = &quot;yes&quot;'>1</default><default>24</default>"), BODY);
	jk_mini_clause("other", "", "<Paragraph><Sentence>先。</Sentence></Paragraph><Paragraph id='last'><Sentence>後。</Sentence></Paragraph>");
}

static const char *unit_text(const jk_side *side, const char *id)
{
	const jk_side_unit *unit = jk_side_find_unit(side->papers.items[0], id);
	ck_assert_msg(unit != NULL, "no unit %s", id);
	const char *text = jk_side_unit_text(unit, side->arena);
	ck_assert_ptr_nonnull(text);
	return text;
}

START_TEST(wording_shows_what_stands_in_slots_and_under_which_condition)
{
	write_catalog();
	jk_side *side = catalog_side();
	ck_assert_str_eq(unit_text(side, "report"),
			 "report\n"
			 "乙は、〔期限〕以内に報告する。〔facts/@sla = \"yes\" のとき〕ただし、〔other#last〕による。\n"
			 "2　〔facts/@foreign = \"no\" のとき〕〔この条#duty〕は、〔profile/service/name〕<別>に及ぶ。\n"
			 "(1)　〔profile/places/place ごと〕〔region〕\n"
			 "置く条件　group/@chapter = 3\n置く理由　重いため\n置かない理由　軽いため\n施行日　2026-04-01\n"
			 "期限　既定値 〔facts/@sla = \"yes\" のとき〕1時間、既定値 24時間、下限 0.5時間、上限 72時間、小さいほど厳しい、出所 profile/incident/first-report");
	jk_side_free(side);
}
END_TEST

START_TEST(the_usual_default_is_the_value)
{
	write_catalog();
	jk_side *side = catalog_side();
	const jk_side_unit *unit = jk_side_find_unit(side->papers.items[0], "report");
	const jk_side_value *value = unit->values.items[0];
	ck_assert_uint_eq(unit->values.count, 1);
	ck_assert_str_eq(value->name, "deadline");
	ck_assert_str_eq(value->raw, "24");
	ck_assert_str_eq(value->unit, "hour");
	ck_assert_str_eq(value->text, "24時間");
	ck_assert_str_eq(value->origin, "catalog");
	ck_assert_int_eq(value->stricter, JK_STRICTER_LESS);
	const jk_side_block *block = unit->blocks.items[1];
	const jk_side_span *span = block->spans.items[1];
	ck_assert_int_eq(block->kind, JK_BLOCK_ARTICLE);
	ck_assert_str_eq(block->path, "1");
	ck_assert_str_eq(block->anchor, "duty");
	ck_assert_int_eq(span->kind, JK_SPAN_VALUE);
	ck_assert_str_eq(span->name, "deadline");
	jk_side_free(side);
}
END_TEST

START_TEST(no_default_is_undecided)
{
	jk_mini();
	jk_mini_clause("report", PARAMETER(""), "<Paragraph><Sentence>{$deadline}</Sentence></Paragraph>");
	jk_side *side = catalog_side();
	const jk_side_value *value = jk_side_find_unit(side->papers.items[0], "report")->values.items[0];
	ck_assert_ptr_null(value->raw);
	ck_assert_ptr_null(value->text);
	ck_assert_str_eq(value->origin, "undecided");
	jk_side_free(side);
}
END_TEST

#define TEXT(words) "<text document='contract'><Article><ArticleCaption>" words "</ArticleCaption><Paragraph><Sentence>" words "。</Sentence></Paragraph></Article></text>"

START_TEST(each_wording_is_a_unit_and_the_last_keeps_the_id)
{
	jk_mini();
	jk_mini_clause_with("penalty", "effective-from='2026-04-01' basis='practice'",
			    "<title>違約金</title><variant id='talks' test='facts/@negotiable = &quot;no&quot;'><label>協議</label>" TEXT("協議") "</variant>"
			    "<variant id='rate'><label>割合</label>" TEXT("割合") "</variant>");
	jk_side *side = catalog_side();
	ck_assert_ptr_null(strstr(unit_text(side, "penalty"), "この文言を選ぶ条件"));
	ck_assert_ptr_nonnull(strstr(unit_text(side, "penalty"), "割合。"));
	ck_assert_ptr_nonnull(strstr(unit_text(side, "penalty/talks"), "協議。\nこの文言を選ぶ条件　facts/@negotiable = \"no\""));
	jk_side_free(side);
}
END_TEST

/* --- what a change of the catalog does to its side --- */

/* The clause is written anew; the paper that lists it stays as it was made first. */
static const char *text_with(const char *head, const char *body)
{
	jk_mini_clause("report", head, body);
	jk_side *side = catalog_side();
	const char *text = jk_mini_format("%s", unit_text(side, "report"));
	jk_side_free(side);
	return text;
}

START_TEST(a_change_of_a_rule_changes_the_text)
{
	static const char *const heads[] = {PARAMETER("<default>24</default>"), PARAMETER("<default>48</default>"), PARAMETER(""),
					    PARAMETER("<default>24</default>") "<condition test='true()' because='b' otherwise='o'/>",
					    PARAMETER("<default>24</default>") "<condition test='false()' because='b' otherwise='o'/>",
					    PARAMETER("<default>24</default>") "<condition test='true()' because='b' otherwise='p'/>"};
	const char *texts[6];
	jk_mini();
	for (size_t i = 0; i < 6; i++) {
		texts[i] = text_with(heads[i], "<Paragraph><Sentence>{$deadline}</Sentence></Paragraph>");
		for (size_t k = 0; k < i; k++)
			ck_assert_str_ne(texts[i], texts[k]);
	}
	ck_assert_str_eq(texts[0], text_with(heads[0], "<Paragraph><Sentence>{$deadline}</Sentence></Paragraph>"));
	ck_assert_str_ne(texts[0], text_with(heads[0], "<Paragraph><Sentence if='true()'>{$deadline}</Sentence></Paragraph>"));
	ck_assert_str_ne(texts[0], text_with(heads[0], "<Paragraph if='true()'><Sentence>{$deadline}</Sentence></Paragraph>"));
}
END_TEST

/* --- the catalog that comes with the program --- */

/* Wordings of the clause for the paper: each is a unit. */
static size_t wordings(const jk_clause *clause, const char *kind)
{
	size_t count = 0;
	for (size_t i = 0; i < clause->variant_count; i++)
		count += jk_variant_text(&clause->variants[i], kind) != NULL;
	return count;
}

static size_t units_of(const jk_document_kind *kind)
{
	size_t count = kind->need_count != 0;
	for (size_t i = 0; i < kind->place_count; i++)
		for (size_t k = 0; k < kind->places[i].clause_count; k++)
			count += wordings(kind->places[i].clauses[k], kind->kind);
	for (size_t i = 0; i < kind->sheets.count; i++) {
		const jk_sheet *sheet = kind->sheets.items[i];
		for (size_t k = 0; k < sheet->section_count; k++)
			count += sheet->sections[k].row_count;
	}
	return count;
}

static void has_its_words(const jk_side_unit *unit, jk_arena *arena)
{
	const char *text = jk_side_unit_text(unit, arena);
	ck_assert_ptr_nonnull(text);
	ck_assert_msg(!strstr(text, "{"), "%s has an open slot: %s", unit->id, text);
	ck_assert_msg(*unit->title, "%s has no title", unit->id);
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		ck_assert_msg(*block->text || block->rows.count, "%s: block %zu is empty", unit->id, i);
	}
}

START_TEST(our_catalog_is_all_there)
{
	jk_catalog *catalog;
	jk_side *side;
	size_t units = 0;
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_side_of_catalog(&side, catalog, "clauses", jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(side->papers.count, catalog->documents.count);
	ck_assert_uint_eq(side->provisions.count, catalog->provisions.count);
	for (size_t i = 0; i < side->papers.count; i++) {
		const jk_side_paper *paper = side->papers.items[i];
		ck_assert_uint_eq(paper->units.count, units_of(catalog->documents.items[i]));
		ck_assert_ptr_null(paper->group);
		units += paper->units.count;
		for (size_t k = 0; k < paper->units.count; k++)
			has_its_words(paper->units.items[k], side->arena);
	}
	ck_assert_uint_gt(units, catalog->clauses.count);
	jk_side_free(side);
	jk_catalog_free(catalog);
}
END_TEST

/* --- memory --- */

static const jk_catalog *swept;

static jk_result side_of_swept(int *right)
{
	jk_diagnostics *d;
	jk_side *side = NULL;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_side_of_catalog(&side, swept, "clauses", d);
	const char *text = result == JK_OK ? jk_side_unit_text(jk_side_find_unit(side->papers.items[0], "report"), side->arena) : NULL;
	*right = text && strstr(text, "既定値 24時間") != NULL;
	if (result == JK_OK && !text)
		result = JK_NO_MEMORY;
	jk_side_free(side);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(failed_allocations_give_no_half_sides)
{
	write_catalog();
	swept = jk_mini_catalog();
	jk_test_sweep(side_of_swept);
}
END_TEST

Suite *suite_compare_side_catalog(void)
{
	return jk_suite("compare/side_catalog",
			(const TTest *const[]){wording_shows_what_stands_in_slots_and_under_which_condition, the_usual_default_is_the_value,
					       no_default_is_undecided, each_wording_is_a_unit_and_the_last_keeps_the_id, a_change_of_a_rule_changes_the_text,
					       our_catalog_is_all_there, failed_allocations_give_no_half_sides, NULL});
}
