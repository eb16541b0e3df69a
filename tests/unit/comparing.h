#ifndef JK_TESTS_COMPARING_H
#define JK_TESTS_COMPARING_H
/* A comparison built by hand, with one of everything reports tell of. It lives as long as the test. */
#include "compare/comparison.h"
#include "suite.h"

/* Contract: 第1条 the same, 第2条 weaker (value, time, history, a table), 第3条 gone with the only cover of a provision, 第4条 → 第3条
 * moved, 第5条 new; and an annex that is new. As a review, 第2条 was found by its text and waits with a change of 山田. */
const jk_comparison *jk_test_comparison(int review);
/* One in which nothing differs. */
const jk_comparison *jk_test_same(void);
/* The output of one of the three functions; fails unless it is made. Borrowed until the next call. */
const char *jk_test_report(const char *format, const jk_comparison *comparison, int colour, int all);

#endif
