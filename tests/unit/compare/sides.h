#ifndef JK_TESTS_COMPARE_SIDES_H
#define JK_TESTS_COMPARE_SIDES_H
/* Sides from a few lines of XML. */
#include <string.h>
#include "compare/side.h"
#include "suite.h"

#define SIDE_SET(inside) "<clause-set version='1'>\n" inside "</clause-set>"
#define SIDE_PAPER(inside) SIDE_SET("<group id='g'><document kind='contract' title='契約書' layout='article'>\n" inside "</document></group>")
#define SIDE_CLAUSES(inside) SIDE_PAPER("<chapter id='c' title='総則'>\n" inside "</chapter>")
#define SIDE_TEXT(inside) SIDE_CLAUSES("<clause id='a' label='第1条'><text><Article><ArticleCaption>名</ArticleCaption><ArticleTitle>第1条</ArticleTitle>\n" inside "</Article></text></clause>")

static inline jk_side *side_of(const char *xml)
{
	jk_side *side = NULL;
	jk_result result = jk_side_parse_set(&side, xml, strlen(xml), "set.xml", jk_test_diagnostics());
	if (result != JK_OK)
		jk_diagnostics_print(jk_test_diagnostics(), stderr);
	ck_assert_int_eq(result, JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
	return side;
}

/* Fails unless reading reports just this one fault, at that line. */
static inline void side_fails(const char *xml, jk_code code, unsigned line)
{
	jk_side *side = (jk_side *)1;
	ck_assert_int_eq(jk_side_parse_set(&side, xml, strlen(xml), "set.xml", jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(side);
	jk_test_only(jk_test_diagnostics(), code, line);
	ck_assert_str_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.file, "set.xml");
}

static inline const jk_side_unit *side_unit(const jk_side *side, size_t index)
{
	const jk_side_paper *paper = side->papers.items[0];
	ck_assert_uint_lt(index, paper->units.count);
	return paper->units.items[index];
}

static inline const jk_side_block *side_block(const jk_side_unit *unit, size_t index)
{
	ck_assert_uint_lt(index, unit->blocks.count);
	return unit->blocks.items[index];
}

#endif
