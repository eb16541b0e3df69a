#include "documents.h"

START_TEST(articles_of_a_contract_of_others)
{
	jk_mini();
	const char *path = docx(P(R("業務委託契約書")) P(R("第１章　総則")) P(R("（目的）")) P(R("第１条　甲は、乙に委託する。")) P(R("２　乙は、受託する。")) P(R("（１）調査")) P(R("ア　現地")) P(R("①報告")) P(R("（定義）"))
				P(R("第２条　用語の意義は、次のとおり。")) P(R("附則のようなもの。")));
	ck_assert_str_eq(told(path), "# -  \n2 1 [] 業務委託契約書\n# - 第１条 目的\n0  [] 目的\n1 1 [第１条] 甲は、乙に委託する。\n2 2 [２] 乙は、受託する。\n3 2/1 [（１）] 調査\n4 2/1/1 [ア] 現地\n3 2/2 [①] 報告\n"
				     "# - 第２条 定義\n0  [] 定義\n1 1 [第２条] 用語の意義は、次のとおり。\n2 2 [] 附則のようなもの。\n");
}
END_TEST

START_TEST(headings_part_a_document)
{
	jk_mini();
	const char *path = docx(P(R("前書き")) S("h1", R("目的")) P(R("本文。")) S("h1", R("範囲")) P(R("本文二。")));
	ck_assert_str_eq(told(path), "# -  \n2 1 [] 前書き\n# -  目的\n1  [] 目的\n2 1 [] 本文。\n# -  範囲\n1  [] 範囲\n2 1 [] 本文二。\n");
}
END_TEST

START_TEST(numbered_lines_part_a_document)
{
	jk_mini();
	const char *path = docx(P(R("仕様書")) P(R("1　目的")) P(R("本業務の目的を定める。")) P(R("2　範囲")) P(R("1 番の文は、長い文であり、見出しではない。")));
	ck_assert_str_eq(told(path), "# -  \n2 1 [] 仕様書\n# - 1 目的\n1  [1] 目的\n2 1 [] 本業務の目的を定める。\n# - 2 範囲\n1  [2] 範囲\n2 1 [1] 番の文は、長い文であり、見出しではない。\n");
}
END_TEST

START_TEST(a_document_without_structure_is_one_unit)
{
	jk_mini();
	ck_assert_str_eq(told(docx(P(R("一。")) P(R("二。")))), "# -  \n2 1 [] 一。\n2 2 [] 二。\n");
	ck_assert_str_eq(told(docx("")), "");
}
END_TEST

Suite *suite_review_structure(void)
{
	return jk_suite("review/structure", (const TTest *const[]){articles_of_a_contract_of_others, headings_part_a_document, numbered_lines_part_a_document, a_document_without_structure_is_one_unit, NULL});
}
