#ifndef JK_TEMPLATE_LABEL_H
#define JK_TEMPLATE_LABEL_H
/* The numbers that word processors give paragraphs, reckoned as they do. */
#include "base/buffer.h"

enum { JK_LABEL_LEVELS = 10 };
/* In a level's text: the number of a level (from 0) is this character and that many on; no XML file can hold them. */
#define JK_LABEL_NUMBER 0x10

typedef struct {
	const char *format;   /* w:numFmt or style:num-format; "" or "none": no number */
	const char *text;     /* with numbers of this level and those above: "第\x10条" */
	const char *suffix;   /* what parts the label from the text: "tab" "space" "nothing" */
	unsigned start;
	unsigned restart;     /* it begins anew behind levels above this one; JK_LABEL_LEVELS: behind any above itself */
	int digits;           /* all numbers in its text are written in digits */
	int letters_count_on; /* Z is followed by AA AB, not by AA BB */
} jk_label_level;

typedef struct jk_label_scheme {
	jk_label_level levels[JK_LABEL_LEVELS];
} jk_label_scheme;

typedef struct {
	unsigned numbers[JK_LABEL_LEVELS];
	unsigned started;     /* levels that have a number, as bits */
} jk_label_counter;

/* Goes on to the next number of a level; levels below begin anew. `start`: the number it begins anew with, or JK_LABEL_GO_ON. */
#define JK_LABEL_GO_ON ((unsigned)-1)
void jk_label_count(jk_label_counter *counter, const jk_label_scheme *scheme, unsigned level, unsigned start);
/* Appends the label of a level; with `bare`, its numbers and what parts them (. - ( )) without words. 0 when a format is not known; nothing is
 * written then. */
int jk_label_put(jk_buffer *out, const jk_label_scheme *scheme, unsigned level, const unsigned *numbers, int bare);
/* Characters of the label that stand before its first number and behind its last one, in bytes. */
size_t jk_label_before(const jk_label_level *level);
size_t jk_label_behind(const jk_label_level *level);
/* The topmost level whose number the label shows. */
unsigned jk_label_topmost(const jk_label_scheme *scheme, unsigned level);

#endif
