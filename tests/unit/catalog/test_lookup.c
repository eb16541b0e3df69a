#include "mini.h"

START_TEST(everything_is_found_by_its_id)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>値</label></param>", "<Paragraph><Sentence>本文。</Sentence></Paragraph>");
	const jk_catalog *catalog = jk_mini_catalog();
	ck_assert_str_eq(jk_catalog_clause(catalog, "a")->title, "a");
	ck_assert_str_eq(jk_catalog_parameter(catalog, "x")->label, "値");
	ck_assert_str_eq(jk_catalog_document(catalog, "contract")->title, "契約書");
	ck_assert_str_eq(jk_catalog_vocabulary(catalog, "town")->title, "小町の用語");
	ck_assert_str_eq(jk_catalog_label(catalog, "place-use", "backup"), "バックアップ");
	const jk_provision *provision = jk_catalog_provision(catalog, "1-2");
	ck_assert_str_eq(provision->section, "1(2)");
	ck_assert_str_eq(provision->paraphrase, "記録が望ましい。");
	ck_assert_int_eq(provision->strength, JK_SHOULD);
	ck_assert_int_eq(jk_catalog_provision(catalog, "1-3")->strength, JK_EXAMPLE);
	ck_assert_int_eq(jk_catalog_provision(catalog, "1-4")->strength, JK_NOTE_STRENGTH);
}
END_TEST

START_TEST(what_is_not_there_is_not_found)
{
	jk_mini();
	const jk_catalog *catalog = jk_mini_catalog();
	ck_assert_ptr_null(jk_catalog_clause(catalog, "a"));
	ck_assert_ptr_null(jk_catalog_parameter(catalog, "x"));
	ck_assert_ptr_null(jk_catalog_document(catalog, "sla"));
	ck_assert_ptr_null(jk_catalog_vocabulary(catalog, "city"));
	ck_assert_ptr_null(jk_catalog_label(catalog, "place-use", "JP"));
	ck_assert_ptr_null(jk_catalog_label(catalog, "country", "storage"));
	ck_assert_ptr_null(jk_catalog_provision(catalog, "2-1"));
}
END_TEST

START_TEST(the_words_of_a_body)
{
	jk_mini();
	const jk_vocabulary *town = jk_catalog_vocabulary(jk_mini_catalog(), "town");
	ck_assert_str_eq(jk_vocabulary_term(town, "party.city"), "甲");
	ck_assert_ptr_null(jk_vocabulary_term(town, "court"));
	const jk_level *level = jk_vocabulary_level(town, "availability", "class-1");
	ck_assert_str_eq(level->label, "可用1");
	ck_assert_int_eq(level->high, 1);
	ck_assert_int_eq(jk_vocabulary_level(town, "availability", "class-3")->high, 0);
	/* What a level does not say is -1 for high, and important. */
	ck_assert_int_eq(jk_vocabulary_level(town, "availability", "class-2")->high, -1);
	ck_assert_int_eq(jk_vocabulary_level(town, "confidentiality", "class-2")->important, 1);
	ck_assert_int_eq(jk_vocabulary_level(town, "confidentiality", "class-3")->important, 0);
	ck_assert_int_eq(jk_vocabulary_level(town, "confidentiality", "class-1")->rank, 3);
	ck_assert_ptr_null(jk_vocabulary_level(town, "integrity", "class-3"));
	ck_assert_uint_eq(town->chapter_count, 2);
	ck_assert_str_eq(town->chapters[0].number, "3");
	ck_assert_int_eq(town->chapters[0].important, 1);
	ck_assert_int_eq(town->chapters[0].split, 1);
	ck_assert_str_eq(town->chapters[1].approver, "role.head");
	ck_assert_int_eq(town->chapters[1].split, 0);
}
END_TEST

START_TEST(the_catalog_tells_what_it_is)
{
	jk_mini();
	const jk_catalog *catalog = jk_mini_catalog();
	ck_assert_str_eq(jk_catalog_id(catalog), "mini");
	ck_assert_str_eq(jk_catalog_version(catalog), "1.0.0");
	ck_assert_str_eq(catalog->title, "小目録");
	ck_assert_str_eq(catalog->standard_title, "小基準");
	ck_assert_str_eq(catalog->standard_edition, "第1版");
	ck_assert_str_eq(jk_catalog_path(catalog), catalog->path);
}
END_TEST

START_TEST(a_document_kind_is_read)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>本文。</Sentence></Paragraph>");
	jk_mini_document("contract", "title='契約書' scope='group' layout='section' annex='別紙1' chapters='yes'",
			 "<applies test='facts/@chapter = 3' because='{term.important}のため' provision='1-1'/>"
			 "<numbering><level name='Chapter' format='{n}'/><level name='Article' format='({n})'/><level name='Item' format='{ア}'/></numbering>"
			 "<place id='one' title='一'><clause ref='a'/></place><place id='two' title='二'/>");
	const jk_document_kind *kind = jk_catalog_document(jk_mini_catalog(), "contract");
	ck_assert(kind->per_group && kind->sections && kind->chapters);
	ck_assert_str_eq(kind->annex, "別紙1");
	ck_assert_uint_eq(kind->need_count, 1);
	ck_assert_str_eq(kind->needs[0].provision, "1-1");
	ck_assert_str_eq(jk_xpath_text(kind->needs[0].test), "facts/@chapter = 3");
	ck_assert_str_eq(kind->chapter_format, "{n}");
	ck_assert_str_eq(kind->formats[JK_ELEMENT_ARTICLE], "({n})");
	ck_assert_ptr_null(kind->formats[JK_ELEMENT_PARAGRAPH]);
	ck_assert_uint_eq(kind->place_count, 2);
	ck_assert_str_eq(kind->places[0].clauses[0]->id, "a");
	ck_assert_uint_eq(kind->places[1].clause_count, 0);
}
END_TEST

START_TEST(checks_are_read)
{
	jk_mini();
	jk_mini_put("catalog/checks.xml", "<checks><check id='W-one' provision='1-1' for='profile/places/place' test='@country != \"JP\"'>"
		    "<message>{=@country}である。</message><hint>{role.head}が決める。</hint></check></checks>");
	const jk_catalog *catalog = jk_mini_catalog();
	ck_assert_uint_eq(catalog->checks.count, 1);
	const jk_check *check = catalog->checks.items[0];
	ck_assert_str_eq(check->id, "W-one");
	ck_assert_str_eq(check->provision, "1-1");
	ck_assert_str_eq(jk_xpath_text(check->each), "profile/places/place");
	ck_assert_str_eq(jk_xpath_text(check->test), "@country != \"JP\"");
	ck_assert_uint_eq(check->message.count, 2);
	ck_assert_uint_eq(check->hint.count, 2);
}
END_TEST

Suite *suite_catalog_lookup(void)
{
	return jk_suite("catalog/lookup",
			(const TTest *const[]){everything_is_found_by_its_id, what_is_not_there_is_not_found, the_words_of_a_body,
					       the_catalog_tells_what_it_is, a_document_kind_is_read, checks_are_read, NULL});
}
