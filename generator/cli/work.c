/* A stretch of profiles, in groups that wait for the disk together. */
#include <sys/resource.h>
#include "cli/generate.h"

/* A group is put in place when it has one of these. Its files are open until then, so it needs a process that may open many. */
enum { GROUP_PROFILES = 16, GROUP_FILES = 64, FILES_ENOUGH = 4 * GROUP_FILES };

typedef struct {
	jk_papers *items[GROUP_PROFILES];
	size_t first; /* index of items[0] */
	size_t count, files;
} group;

static size_t files_most(void)
{
	struct rlimit limit;
	return getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < FILES_ENOUGH ? 1 : GROUP_FILES;
}

static int put_in_place(group *g, jk_sink *sink, void *state)
{
	int goes_on = 1;
	jk_stage before = jk_stage_enter(JK_STAGE_WRITE);
	for (size_t i = 0; i < g->count; i++)
		jk_papers_sync(g->items[i]);
	for (size_t i = 0; i < g->count; i++)
		jk_papers_put(g->items[i]);
	for (size_t i = 0; i < g->count; i++)
		jk_papers_settle(g->items[i]);
	jk_stage_enter(before);
	for (size_t i = 0; i < g->count; i++) {
		if (goes_on)
			goes_on = sink(g->first + i, jk_papers_outcome(g->items[i]), state);
		jk_papers_free(g->items[i]);
	}
	*g = (group){.first = g->first + g->count};
	return goes_on;
}

int jk_work(jk_batch *batch, const jk_inputs *inputs, size_t first, size_t count, jk_sink *sink, void *state)
{
	group g = {.first = first};
	int goes_on = 1;
	const size_t most = files_most();
	for (size_t i = first; i < first + count && goes_on && !jk_stopping(); i++) {
		jk_papers *papers = jk_papers_new(batch, inputs->items[i].path);
		if (!papers)
			return put_in_place(&g, sink, state) && 0;
		jk_papers_make(papers);
		g.items[g.count++] = papers;
		g.files += jk_papers_waiting(papers);
		if (g.count == GROUP_PROFILES || g.files >= most)
			goes_on = put_in_place(&g, sink, state);
	}
	return put_in_place(&g, sink, state) && goes_on;
}
