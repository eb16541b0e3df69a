#include "base/stage.h"
#include <time.h>

static int measuring;
static jk_stage current;
static double since, spent[JK_STAGES];

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void settle(void)
{
	double time = now();
	spent[current] += time - since;
	since = time;
}

void jk_stage_measure(void)
{
	measuring = 1;
	current = JK_STAGE_OTHER;
	since = now();
	for (int i = 0; i < JK_STAGES; i++)
		spent[i] = 0;
}

jk_stage jk_stage_enter(jk_stage stage)
{
	jk_stage before = current;
	if (!measuring)
		return before;
	settle();
	current = stage;
	return before;
}

void jk_stage_take(double seconds[JK_STAGES])
{
	if (!measuring)
		return;
	settle();
	for (int i = 0; i < JK_STAGES; i++) {
		seconds[i] += spent[i];
		spent[i] = 0;
	}
}

const char *jk_stage_name(jk_stage stage)
{
	static const char *const names[] = {"other", "profile", "assemble", "model", "template", "pack", "write"};
	return names[stage];
}
