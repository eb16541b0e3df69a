#ifndef JK_CLI_CREW_H
#define JK_CLI_CREW_H
/* Processes that make papers: each is given a stretch of the inputs, sends the outcomes in order, and asks for the next by having sent
 * the last. */
#include <sys/types.h>
#include "cli/generate.h"

typedef struct {
	pid_t process;     /* 0: none */
	int fd;            /* orders go there, outcomes come from there */
	size_t next, end;  /* what it still owes */
} jk_worker;

typedef struct {
	jk_batch *batch;
	const jk_inputs *inputs;
	jk_worker workers[JK_JOBS_MOST];
	int count;
} jk_crew;

/* Starts worker k; 0 when the machine has no process or no socket for it. */
int jk_crew_start(jk_crew *crew, int k);
/* Gives it [first, first + count) to do. A worker that is gone is noticed at its results. */
void jk_crew_order(jk_crew *crew, int k, size_t first, size_t count);
/* Asks it to end after the profile at hand; ends it in the midst of that. */
void jk_crew_stop(jk_crew *crew, int k);
void jk_crew_kill(jk_crew *crew, int k);
/* Takes leave of one that has ended, or ends when it finds nobody to send to. */
void jk_crew_bury(jk_crew *crew, int k);

#endif
