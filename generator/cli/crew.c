#include "cli/crew.h"
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
	size_t first, count;
} order;

static int send_result(size_t index, const jk_outcome *outcome, void *state)
{
	(void)index;
	return jk_outcome_send(outcome, *(const int *)state);
}

/* A child: until no order comes any more. */
static void serve(jk_crew *crew, int fd)
{
	order o;
	double before[JK_STAGES] = {0};
	jk_stop_watch_worker();
	jk_stage_take(before); /* what the parent did */
	while (!jk_stopping() && jk_pipe_receive(fd, &o, sizeof o))
		if (!jk_work(crew->batch, crew->inputs, o.first, o.count, send_result, &fd))
			break;
	jk_scratch_close(&crew->batch->scratch);
}

/* The parent's ends must not live on here: a worker notices by its own that the parent is gone. */
static void become_worker(jk_crew *crew, const int *ends)
{
	for (int i = 0; i < crew->count; i++)
		if (crew->workers[i].process)
			close(crew->workers[i].fd);
	close(ends[0]);
	serve(crew, ends[1]);
	_exit(0);
}

int jk_crew_start(jk_crew *crew, int k)
{
	int ends[2];
	crew->workers[k] = (jk_worker){0, -1, 0, 0};
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0)
		return 0;
	fflush(NULL);
	pid_t process = fork();
	if (process == 0)
		become_worker(crew, ends);
	close(ends[1]);
	if (process < 0) {
		close(ends[0]);
		return 0;
	}
	crew->workers[k] = (jk_worker){process, ends[0], 0, 0};
	return 1;
}

/* That the worker may be gone must not end the parent with SIGPIPE, which standard output may. */
void jk_crew_order(jk_crew *crew, int k, size_t first, size_t count)
{
	jk_worker *w = &crew->workers[k];
	order o = {first, count};
	w->next = first;
	w->end = first + count;
	(void)!send(w->fd, &o, sizeof o, MSG_NOSIGNAL);
}

void jk_crew_stop(jk_crew *crew, int k)
{
	(void)shutdown(crew->workers[k].fd, SHUT_WR);
	(void)kill(crew->workers[k].process, SIGTERM);
}

void jk_crew_kill(jk_crew *crew, int k) { (void)kill(crew->workers[k].process, SIGKILL); }

void jk_crew_bury(jk_crew *crew, int k)
{
	jk_worker *w = &crew->workers[k];
	close(w->fd);
	(void)waitpid(w->process, NULL, 0);
	*w = (jk_worker){0, -1, 0, 0};
}
