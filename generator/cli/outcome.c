/* What became of one profile, and its way through a pipe. */
#include <errno.h>
#include <unistd.h>
#include "cli/generate.h"

void jk_outcome_init(jk_outcome *outcome)
{
	*outcome = (jk_outcome){0};
	jk_buffer_init(&outcome->out, 0);
	jk_buffer_init(&outcome->err, 0);
	jk_buffer_init(&outcome->missing, 0);
}

void jk_outcome_dispose(jk_outcome *outcome)
{
	jk_buffer_dispose(&outcome->out);
	jk_buffer_dispose(&outcome->err);
	jk_buffer_dispose(&outcome->missing);
}

static int send_bytes(int fd, const void *bytes, size_t length)
{
	const char *at = bytes;
	while (length) {
		ssize_t n = write(fd, at, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return 0;
		at += n;
		length -= (size_t)n;
	}
	return 1;
}

static int receive_bytes(int fd, void *bytes, size_t length)
{
	char *at = bytes;
	while (length) {
		ssize_t n = read(fd, at, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return 0;
		at += n;
		length -= (size_t)n;
	}
	return 1;
}

static int receive_buffer(int fd, jk_buffer *out, size_t length)
{
	char block[4096];
	while (length) {
		size_t part = length < sizeof block ? length : sizeof block;
		if (!receive_bytes(fd, block, part))
			return 0;
		jk_buffer_add(out, block, part);
		length -= part;
	}
	return jk_buffer_result(out) == JK_OK;
}

/* What goes before the texts. */
typedef struct {
	int status;
	size_t out, err, missing;
} header;

int jk_outcome_send(const jk_outcome *outcome, int fd)
{
	header h = {outcome->status, outcome->out.length, outcome->err.length, outcome->missing.length};
	return send_bytes(fd, &h, sizeof h) && send_bytes(fd, outcome->out.bytes, h.out) &&
	       send_bytes(fd, outcome->err.bytes, h.err) && send_bytes(fd, outcome->missing.bytes, h.missing);
}

int jk_outcome_receive(jk_outcome *out, int fd)
{
	header h;
	if (!receive_bytes(fd, &h, sizeof h))
		return 0;
	out->status = h.status;
	return receive_buffer(fd, &out->out, h.out) && receive_buffer(fd, &out->err, h.err) &&
	       receive_buffer(fd, &out->missing, h.missing);
}
