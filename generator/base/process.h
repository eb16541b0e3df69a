#ifndef JK_BASE_PROCESS_H
#define JK_BASE_PROCESS_H
/* Another program of the machine, run without a shell. */
#include "base/buffer.h"

typedef struct {
	const char *const *arguments; /* its name, looked for on the PATH, and its arguments; ends with NULL */
	const char *drops;            /* variables whose names begin like this are not in its environment */
	const char *const *sets;      /* "NAME=VALUE", in its environment whatever else is there; ends with NULL */
	const char *input;            /* what it reads from standard input; may be NULL when input_length is 0 */
	size_t input_length;
	size_t output_limit;          /* most bytes of its answer: one that says more is stopped */
} jk_process;

typedef struct {
	int reason;    /* errno of a start that failed, ENOENT: there is no such program; else 0 */
	int status;    /* its exit status; 128 and the signal that ended it */
	int too_much;  /* it said more than the limit */
	jk_buffer out; /* its standard output */
	jk_buffer err; /* the first few thousand bytes of its standard error */
} jk_process_answer;

/* Runs it to its end. *out is to be disposed of whatever the result. JK_FAILED: it did not run, could not be heard, or was stopped; a status other than
 * 0 is no failure. */
JK_CHECKED jk_result jk_process_run(jk_process_answer *out, const jk_process *process);
void jk_process_dispose(jk_process_answer *answer);

#endif
