#include <string.h>
#include "base/text.h"
#include "mini.h"

#define NUMBERING "<numbering><level name='Chapter' format='{n}'/><level name='Article' format='({n})'/></numbering>"
#define PLACES                                                                                                              \
	"<place id='a' title='A'><clause ref='one'/><clause ref='two'/></place><place id='b' title='B'><clause ref='three'/></place>" \
	"<place id='c' title='C'><clause ref='four'/></place>"

static void clause(const char *id)
{
	jk_mini_clause_with(id, "effective-from='2026-04-01' basis='practice'",
			    jk_mini_format("<title>%s</title><text document='specification'><Article><ArticleCaption>%s</ArticleCaption>"
					   "<Paragraph><Sentence>%sとする。{@one}を見よ。</Sentence></Paragraph></Article></text>", id, id, id));
}

/* A specification of three places whose orders are given, from line 2. */
static void world(const char *orders)
{
	jk_mini();
	clause("one");
	clause("two");
	clause("three");
	clause("four");
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'", "");
	jk_mini_document("specification", "title='仕様書' scope='service' layout='section' chapters='yes'",
			 jk_mini_format(NUMBERING PLACES "\n%s", orders));
}

static const jk_document_kind *specification(const jk_catalog *catalog)
{
	const jk_document_kind *document = jk_catalog_document(catalog, "specification");
	ck_assert_ptr_nonnull(document);
	return document;
}

START_TEST(an_order_puts_places_into_chapters)
{
	world("<order id='x' test='true()'><chapter id='last' title='L'><put place='c'/></chapter>"
	      "<chapter id='both' title='AB'><put place='b'/><put place='a'/></chapter></order>");
	const jk_document_kind *document = specification(jk_mini_catalog());
	ck_assert_uint_eq(document->order_count, 1);
	const jk_order *order = &document->orders[0];
	ck_assert_uint_eq(order->chapter_count, 2);
	ck_assert_str_eq(order->chapters[0].id, "last");
	ck_assert_str_eq(order->chapters[1].title, "AB");
	ck_assert_uint_eq(order->chapters[1].clause_count, 3);
	ck_assert_str_eq(order->chapters[1].clauses[0]->id, "three");
	ck_assert_str_eq(order->chapters[1].clauses[2]->id, "two");
}
END_TEST

START_TEST(an_order_names_places_of_its_document)
{
	world("<order id='x'>\n<chapter id='all' title='T'><put place='a'/><put place='b'/><put place='c'/><put place='d'/></chapter></order>");
	jk_mini_catalog_fails(JK_DIAG_ORDER_PLACE, "specification.xml", 3);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "id"), "d");
}
END_TEST

START_TEST(an_order_leaves_no_place_out)
{
	world("<order id='x'><chapter id='all' title='T'><put place='a'/><put place='c'/></chapter></order>");
	jk_mini_catalog_fails(JK_DIAG_ORDER_ONCE, "specification.xml", 2);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "id"), "b");
}
END_TEST

START_TEST(an_order_has_each_place_once)
{
	world("<order id='x'><chapter id='p' title='T'><put place='a'/><put place='b'/></chapter>"
	      "<chapter id='q' title='T'><put place='b'/><put place='c'/></chapter></order>");
	jk_mini_catalog_fails(JK_DIAG_ORDER_ONCE, "specification.xml", 2);
}
END_TEST

/* --- in the papers --- */

#define TWO_ORDERS                                                                                                                    \
	"<order id='national' test=\"profile/paper/chapter-order = 'national'\"><chapter id='last' title='L'><put place='c'/></chapter>"   \
	"<chapter id='both' title='BA'><put place='b'/><put place='a'/></chapter></order>"                                                \
	"<order id='own'><chapter id='front' title='AB'><put place='a'/><put place='b'/></chapter><chapter id='end' title='C'><put place='c'/></chapter></order>"

static const char *text_with(const char *orders, const char *chapter_order)
{
	world(orders);
	jk_mini_profile(jk_mini_format("<paper><date>2026-11-23</date>%s</paper>", chapter_order));
	(void)jk_mini_set();
	return jk_mini_text();
}

START_TEST(the_first_order_whose_test_holds)
{
	const char *text = text_with(TWO_ORDERS, "<chapter-order>national</chapter-order>");
	ck_assert_ptr_nonnull(strstr(text, "1　L\n\n(1)　four"));
	/* Numbers and references follow. */
	ck_assert_ptr_nonnull(strstr(text, "2　BA\n\n(1)　three\n　threeとする。2(2)を見よ。\n\n(2)　one"));
}
END_TEST

START_TEST(an_order_without_test_is_the_rest)
{
	const char *text = text_with(TWO_ORDERS, "");
	ck_assert_ptr_nonnull(strstr(text, "1　AB\n\n(1)　one"));
	ck_assert_ptr_nonnull(strstr(text, "(3)　three"));
	ck_assert_ptr_nonnull(strstr(text, "2　C\n\n(1)　four\n　fourとする。1(1)を見よ。"));
}
END_TEST

START_TEST(without_an_order_places_are_chapters)
{
	const char *text = text_with("<order id='never' test='false()'><chapter id='x' title='X'><put place='a'/><put place='b'/><put place='c'/></chapter></order>", "");
	ck_assert_ptr_nonnull(strstr(text, "1　A\n"));
	ck_assert_ptr_nonnull(strstr(text, "2　B\n"));
	ck_assert_ptr_nonnull(strstr(text, "3　C\n"));
}
END_TEST

START_TEST(an_undecided_order_is_nobodys)
{
	const char *text = text_with(TWO_ORDERS, "<chapter-order undecided='yes'>national</chapter-order>");
	ck_assert_ptr_nonnull(strstr(text, "1　AB\n"));
}
END_TEST

START_TEST(the_canonical_form_has_the_chosen_order)
{
	char *xml;
	world(TWO_ORDERS);
	jk_mini_profile("<paper><date>2026-11-23</date><chapter-order>national</chapter-order></paper>");
	ck_assert_int_eq(jk_clause_set_xml(&xml, jk_mini_set(), "specification"), JK_OK);
	const char *last = strstr(xml, "<chapter id=\"last\""), *both = strstr(xml, "<chapter id=\"both\"");
	ck_assert_ptr_nonnull(last);
	ck_assert_ptr_nonnull(both);
	ck_assert(last < both);
	ck_assert_ptr_null(strstr(xml, "<chapter id=\"a\""));
	jk_text_free(xml);
}
END_TEST

/* --- the specification as it is --- */

static const char *titles(const jk_document_kind *document, const char *id)
{
	const char *text = "";
	for (size_t i = 0; i < document->order_count; i++)
		for (size_t k = 0; jk_text_equal(document->orders[i].id, id) && k < document->orders[i].chapter_count; k++)
			text = jk_mini_format("%s%s%s", text, *text ? "／" : "", document->orders[i].chapters[k].title);
	return text;
}

START_TEST(the_specification_knows_the_national_order_and_its_own)
{
	jk_catalog *catalog;
	jk_mini();
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	const jk_document_kind *document = specification(catalog);
	ck_assert_str_eq(titles(document, "national"), "調達案件の概要／調達の単位及び方式／作業の実施内容／満たすべき要件／作業の実施体制及び方法／"
						       "作業の実施に当たっての遵守事項／成果物の取扱い／入札参加資格／再委託／その他特記事項");
	ck_assert_str_eq(titles(document, "own"), "調達の概要／調達の方式／参加資格／求める要件／情報セキュリティ要件／約款その他の提供条件／実施内容／"
						  "体制及び遵守事項／納品及び検査／その他");
	jk_catalog_free(catalog);
}
END_TEST

Suite *suite_catalog_document(void)
{
	return jk_suite("catalog/document",
			(const TTest *const[]){an_order_puts_places_into_chapters, an_order_names_places_of_its_document, an_order_leaves_no_place_out,
					       an_order_has_each_place_once, the_first_order_whose_test_holds, an_order_without_test_is_the_rest,
					       without_an_order_places_are_chapters, an_undecided_order_is_nobodys, the_canonical_form_has_the_chosen_order,
					       the_specification_knows_the_national_order_and_its_own, NULL});
}
