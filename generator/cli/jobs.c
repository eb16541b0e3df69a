/* How many processes --jobs asks for. */
#define _GNU_SOURCE /* sched_getaffinity */
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cli/session.h"

/* Those this process may run on, which in a container are fewer than the machine has. */
static long processors(void)
{
#ifdef CPU_COUNT
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) == 0)
		return CPU_COUNT(&set);
#endif
	return sysconf(_SC_NPROCESSORS_ONLN);
}

int jk_jobs(const jk_arguments *arguments)
{
	const char *given = arguments->values[JK_JOBS];
	long jobs = !given ? 1 : strcmp(given, "auto") == 0 ? 0 : strtol(given, NULL, 10);
	if (jobs == 0)
		jobs = processors();
	return jobs < 1 ? 1 : jobs > JK_JOBS_MOST ? JK_JOBS_MOST : (int)jobs;
}
