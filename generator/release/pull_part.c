#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "release/pull.h"

#define ENDING ".part"

static jk_result refuse(jk_pull_part *part, jk_diagnostics *diagnostics)
{
	JK_REPORT(diagnostics, JK_DIAG_FILE_WRITE, NULL, {"path", part->path}, {"reason", strerror(errno)});
	jk_pull_part_close(part, 1);
	return JK_FAILED;
}

/* Nobody will ask for them again. */
static jk_result remove_others(jk_arena *arena, const char *folder, const char *keep, jk_diagnostics *diagnostics)
{
	jk_list names = {0};
	jk_result result = jk_file_list_flat(&names, arena, folder, ENDING, diagnostics);
	for (size_t i = 0; i < names.count && result == JK_OK; i++) {
		const char *path = jk_path_join(arena, folder, names.items[i]);
		if (!path)
			return JK_NO_MEMORY;
		if (strcmp(path, keep) != 0)
			(void)unlink(path);
	}
	return result;
}

jk_result jk_pull_part_open(jk_pull_part *out, jk_arena *arena, jk_buffer *bytes, const jk_pull_wanted *wanted,
			    jk_diagnostics *diagnostics)
{
	*out = (jk_pull_part){
		.bytes = bytes, .fd = -1, .path = jk_arena_format(arena, "%s/%s" ENDING, wanted->folder, wanted->sha256)};
	if (!out->path)
		return JK_NO_MEMORY;
	jk_result result = jk_file_make_folder(wanted->folder, diagnostics);
	if (result == JK_OK)
		result = remove_others(arena, wanted->folder, out->path, diagnostics);
	if (result != JK_OK)
		return result;
	out->fd = open(out->path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (out->fd < 0)
		return refuse(out, diagnostics);
	/* Longer than the file will be: it is no beginning of it. */
	if (lseek(out->fd, 0, SEEK_END) > (off_t)wanted->size)
		return jk_pull_part_empty(out, diagnostics);
	return lseek(out->fd, 0, SEEK_SET) < 0 ? refuse(out, diagnostics)
					       : jk_file_read_open(bytes, out->fd, out->path, wanted->size, diagnostics);
}

jk_result jk_pull_part_empty(jk_pull_part *part, jk_diagnostics *diagnostics)
{
	jk_buffer_clear(part->bytes);
	return ftruncate(part->fd, 0) < 0 ? refuse(part, diagnostics) : JK_OK;
}

jk_result jk_pull_part_append(jk_pull_part *part, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	jk_buffer_add(part->bytes, bytes, length);
	while (length) {
		ssize_t n = write(part->fd, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return refuse(part, diagnostics);
		bytes += n;
		length -= (size_t)n;
	}
	return jk_buffer_result(part->bytes);
}

void jk_pull_part_close(jk_pull_part *part, int remove)
{
	if (part->fd < 0)
		return;
	if (remove)
		(void)unlink(part->path);
	close(part->fd);
	part->fd = -1;
}
