#ifndef JK_COMPARE_PAGE_HTML_H
#define JK_COMPARE_PAGE_HTML_H
/* The page of a comparison: its style and script, and the units in it. */
#include "compare/comparison.h"

extern const char jk_comparison_style[], jk_comparison_script[];
/* A unit as an article with the id c-PAPER-UNIT, numbers from 1 (put_html_unit.c). */
void jk_html_unit(jk_buffer *out, const jk_comparison *comparison, const jk_compare_page_options *options, const jk_unit_pair *unit, size_t paper,
		  size_t number);
/* Titles of the columns. */
const char *jk_page_new_title(const jk_comparison *comparison, const jk_compare_page_options *options);
const char *jk_page_old_title(const jk_comparison *comparison, const jk_compare_page_options *options);
/* <span class="badge weakened">緩和</span>. */
void jk_html_effect(jk_buffer *out, jk_effect effect);
/* Label and title, escaped. */
void jk_html_unit_name(jk_buffer *out, const jk_side_unit *unit);

#endif
