#ifndef JK_TEMPLATE_ANSWERING_H
#define JK_TEMPLATE_ANSWERING_H
/* One call of a function of function.def, its arguments read and found right; private to the room. */
#include "base/date.h"
#include "base/numeral.h"
#include "template/function.h"

typedef struct {
	const jk_xpath_call *call;
	const jk_template_function *function;
	jk_function_state *state;
	jk_date dates[JK_FUNCTION_TAKES];       /* by the number of the argument */
	jk_decimal numbers[JK_FUNCTION_TAKES];
	unsigned form;                          /* bits of the words given */
	jk_buffer out;                          /* the answer */
	const char *as_it_is;                   /* the answer instead: static, an argument or in the arena */
	int no_memory;
} jk_answering;

/* Each answers into `out` or `as_it_is`, or refuses. */
#define JK_FUNCTION(symbol, name, alias, least, most, gives, take0, take1, take2, forms) int jk_call_##symbol(jk_answering *a);
#include "template/function.def"
#undef JK_FUNCTION

/* Gives the reason why there is no answer; returns 0. */
int jk_refuse(jk_answering *a, const char *format, ...) JK_PRINTF(2, 3);
/* The beginning of a text, for a reason. */
const char *jk_excerpt(jk_answering *a, const char *text);
/* Number of the argument when it is whole and within the limits; else refuses. */
int jk_whole_argument(jk_answering *a, int index, long long least, long long most, long long *out);

/* --- forms --- */

extern const jk_function_form jk_date_forms[], jk_seireki_forms[], jk_weekday_forms[], jk_period_forms[], jk_between_forms[];
extern const jk_function_form jk_number_forms[], jk_kanji_forms[], jk_daiji_forms[], jk_yen_forms[], jk_unit_forms[];
extern const jk_function_form jk_alpha_forms[], jk_roman_forms[], jk_wide_forms[], jk_check_forms[];

#endif
