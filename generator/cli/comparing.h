#ifndef JK_CLI_COMPARING_H
#define JK_CLI_COMPARING_H
/* What `diff` and `review` share: two sides, their comparison, and the form in which it is written. */
#include "cli/given.h"
#include "jokou/compare.h"

typedef struct {
	const jk_arguments *arguments;
	jk_session session;
	jk_given old_given, new_given;
	const char *format;       /* text json html docx odt */
	const char *layout;       /* of docx and odt: table redline annotated */
	const char *kind;         /* of the only kind of paper compared; NULL: all */
	jk_comparison *comparison;
	int failing;              /* --fail-on finds something */
} jk_comparing;

/* Chooses format and layout: as asked for, else by the ending of -o's file, else by `usual_layout` when a layout is asked for without a
 * format, else text. `own` is the format of the document a layout other than table needs. Reports U004, U007, F008. */
JK_CHECKED jk_result jk_choose_form(jk_comparing *comparing, const char *layouts, const char *own);
/* Compares the two sides that were read. Reports V093: two that share no paper do not differ, and that must not look like a good answer. Warns
 * of a paper without clauses (V094). */
JK_CHECKED jk_result jk_compare_given(jk_comparing *comparing, int review);
/* Whether the chosen format is a document. */
int jk_form_is_document(const jk_comparing *comparing);
/* Writes text, JSON, HTML or the table. */
JK_CHECKED jk_result jk_put_comparison(const jk_comparing *comparing);
/* Writes the table of old and new of a comparison. */
JK_CHECKED jk_result jk_put_table(const jk_comparing *comparing, const jk_comparison *comparison);
/* Writes the bytes to the file of -o. */
JK_CHECKED jk_result jk_put_bytes(const jk_comparing *comparing, const char *path, const char *bytes, size_t length);
/* How text is written: colours, width of the terminal. */
jk_compare_text_options jk_text_options(const jk_arguments *arguments);
/* Writes what the new catalog changes in the papers of the profiles of --impact (impact.c). Reports V092. */
JK_CHECKED jk_result jk_put_impact(jk_comparing *comparing);
/* A redline of each paper (redlining.c). */
JK_CHECKED jk_result jk_put_redlines(jk_comparing *comparing);
/* Prints the diagnostics, frees everything and gives the exit status, with what --fail-on asks for. */
int jk_comparing_close(jk_comparing *comparing, jk_result result);

#endif
