#include "base/process.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/text.h"

enum { IN, OUT, ERR, STREAMS, ERRORS_MOST = 4096 };

extern char **environ;

/* --- arguments and environment --- */

/* Whether two variables have one name. */
static int is_same_name(const char *a, const char *b)
{
	size_t length = strcspn(a, "=");
	return strncmp(a, b, length) == 0 && b[length] == '=';
}

static int is_kept(const jk_process *process, const char *variable)
{
	for (size_t i = 0; process->sets[i]; i++)
		if (is_same_name(process->sets[i], variable))
			return 0;
	return !(process->drops && jk_text_starts(variable, process->drops));
}

static size_t count_of(const char *const *strings)
{
	size_t count = 0;
	while (strings[count])
		count++;
	return count;
}

/* What the call wants is not const, though it changes nothing. Both end with NULL; the strings are borrowed. */
static void copy_strings(char **out, const char *const *strings) { memcpy(out, strings, (count_of(strings) + 1) * sizeof *strings); }

/* Its environment behind its arguments, in one block; NULL when out of memory. */
static char **make_vectors(const jk_process *process, char ***environment)
{
	size_t arguments = count_of(process->arguments) + 1, room = arguments + count_of(process->sets) + 1;
	for (char **at = environ; at && *at; at++)
		room++;
	char **made = jk_allocate(room * sizeof *made);
	if (!made)
		return NULL;
	copy_strings(made, process->arguments);
	char **end = *environment = made + arguments;
	for (char **at = environ; at && *at; at++)
		if (is_kept(process, *at))
			*end++ = *at;
	copy_strings(end, process->sets);
	return made;
}

/* --- start --- */

typedef struct {
	int ours[STREAMS], its[STREAMS]; /* -1: closed */
	pid_t pid;
} running;

static void shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void shut_all(int fds[STREAMS])
{
	for (int i = 0; i < STREAMS; i++)
		shut(&fds[i]);
}

/* Away from where its standard streams will be, should one of ours be closed. */
static int lift(int fd)
{
	int lifted = fd < 0 || fd >= STREAMS ? fd : fcntl(fd, F_DUPFD_CLOEXEC, STREAMS);
	if (lifted != fd)
		close(fd);
	return lifted;
}

/* Sockets: writing to one whose other end is gone is an error, not a signal. */
static int connect_streams(running *r)
{
	for (int i = 0; i < STREAMS; i++) {
		int pair[2] = {-1, -1};
		if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
			return -1;
		r->ours[i] = lift(pair[0]);
		r->its[i] = lift(pair[1]);
		if (r->ours[i] < 0 || r->its[i] < 0)
			return -1;
	}
	return 0;
}

/* Gives errno. */
static int spawn(running *r, char *const *arguments, char *const *environment)
{
	posix_spawn_file_actions_t actions;
	int reason = posix_spawn_file_actions_init(&actions);
	if (reason)
		return reason;
	for (int i = 0; i < STREAMS && !reason; i++)
		reason = posix_spawn_file_actions_adddup2(&actions, r->its[i], i);
	if (!reason)
		reason = posix_spawnp(&r->pid, arguments[0], &actions, NULL, arguments, environment);
	posix_spawn_file_actions_destroy(&actions);
	return reason;
}

/* --- talk --- */

static void feed(running *r, const jk_process *process, size_t *given)
{
	ssize_t n = send(r->ours[IN], process->input + *given, process->input_length - *given, MSG_NOSIGNAL | MSG_DONTWAIT);
	if (n > 0)
		*given += (size_t)n;
	/* One that does not want to hear more may still have an answer. */
	if ((n < 0 && errno != EAGAIN && errno != EINTR) || *given == process->input_length)
		shut(&r->ours[IN]);
}

/* What does not fit is thrown away. */
static void hear(int *fd, jk_buffer *into, size_t most, int *too_much)
{
	char block[64 * 1024];
	ssize_t n = read(*fd, block, sizeof block);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		shut(fd);
		return;
	}
	size_t room = most - into->length, taken = (size_t)n < room ? (size_t)n : room;
	jk_buffer_add(into, block, taken);
	*too_much |= taken < (size_t)n;
}

/* Until it has closed both of its outputs. 0 when it cannot be heard any more, or says too much. */
static int talk(running *r, const jk_process *process, jk_process_answer *answer)
{
	size_t given = 0;
	int ignored = 0;
	if (!process->input_length)
		shut(&r->ours[IN]);
	while (r->ours[OUT] >= 0 || r->ours[ERR] >= 0) {
		struct pollfd waiting[] = {{r->ours[IN], POLLOUT, 0}, {r->ours[OUT], POLLIN, 0}, {r->ours[ERR], POLLIN, 0}};
		if (poll(waiting, STREAMS, -1) < 0 && errno != EINTR)
			return 0;
		if (waiting[OUT].revents)
			hear(&r->ours[OUT], &answer->out, process->output_limit, &answer->too_much);
		if (waiting[ERR].revents)
			hear(&r->ours[ERR], &answer->err, ERRORS_MOST, &ignored);
		if (waiting[IN].revents)
			feed(r, process, &given);
		if (answer->too_much || answer->out.failed)
			return 0;
	}
	return 1;
}

static int wait_for(pid_t pid)
{
	int status = 0;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static jk_result run(running *r, jk_process_answer *answer, const jk_process *process)
{
	char **environment, **arguments = make_vectors(process, &environment);
	if (!arguments)
		return JK_NO_MEMORY;
	answer->reason = connect_streams(r) < 0 ? errno : spawn(r, arguments, environment);
	jk_release(arguments);
	shut_all(r->its);
	if (answer->reason)
		return JK_FAILED;
	int heard = talk(r, process, answer);
	if (!heard)
		(void)kill(r->pid, SIGKILL);
	answer->status = wait_for(r->pid);
	if (answer->out.failed || answer->err.failed)
		return JK_NO_MEMORY;
	return heard ? JK_OK : JK_FAILED;
}

jk_result jk_process_run(jk_process_answer *out, const jk_process *process)
{
	running r = {{-1, -1, -1}, {-1, -1, -1}, -1};
	*out = (jk_process_answer){0};
	jk_buffer_init(&out->out, 0);
	jk_buffer_init(&out->err, 0);
	jk_result result = run(&r, out, process);
	shut_all(r.ours);
	return result;
}

void jk_process_dispose(jk_process_answer *answer)
{
	jk_buffer_dispose(&answer->out);
	jk_buffer_dispose(&answer->err);
}
