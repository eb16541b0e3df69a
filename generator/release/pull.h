#ifndef JK_RELEASE_PULL_H
#define JK_RELEASE_PULL_H
/* Where a pull takes its files from. */
#include "base/buffer.h"
#include "release/fetch.h"

/* A folder here, or one on a server. */
typedef struct {
	const char *base;    /* ends with '/', or is "" */
	const char *release; /* the name of the release file that was given; NULL: none was */
	jk_fetcher *fetcher; /* NULL: it is a folder here */
} jk_pull_place;

/* From an address, a folder, an index or a release file. Strings into the arena. To be closed in any case. Reports FILE_OPEN, PULL_ADDRESS, PULL_USER,
 * PULL_NO_CURL. */
JK_CHECKED jk_result jk_pull_place_open(jk_pull_place *out, jk_arena *arena, const char *from, const char *ca_file,
					unsigned seconds, jk_diagnostics *diagnostics);
void jk_pull_place_close(jk_pull_place *place);
/* What a file there is called in messages. */
JK_CHECKED const char *jk_pull_name(const jk_pull_place *place, jk_arena *arena, const char *name);
/* Reads a small file into memory. */
JK_CHECKED jk_result jk_pull_small(jk_buffer *out, const jk_pull_place *place, jk_arena *arena, const char *name, size_t limit,
				   jk_diagnostics *diagnostics);

/* A release of which the index says this much. */
typedef struct {
	const char *name, *sha256;
	size_t size;
	const char *folder; /* of the store: what was downloaded stays there as SHA256.part until it is whole and right */
} jk_pull_wanted;
/* Reads a release into memory and checks its size and its SHA-256. Reports PULL_SIZE, PULL_HASH, and what jk_fetch reports. */
JK_CHECKED jk_result jk_pull_release(jk_buffer *out, const jk_pull_place *place, jk_arena *arena, const jk_pull_wanted *wanted,
				     jk_diagnostics *diagnostics);

/* --- pull_part.c: a file that comes bit by bit --- */

typedef struct {
	const char *path; /* of the part on the disk */
	jk_buffer *bytes; /* the same in memory */
	int fd;
} jk_pull_part;

/* Takes up what an earlier pull left, at most `size` bytes of it; removes the parts of other files. Reports FILE_WRITE, FILE_UNREADABLE. */
JK_CHECKED jk_result jk_pull_part_open(jk_pull_part *out, jk_arena *arena, jk_buffer *bytes, const jk_pull_wanted *wanted,
				       jk_diagnostics *diagnostics);
/* Forgets what came so far; appends. After a failed write the part is gone: the disk may need its room. Both report FILE_WRITE. */
JK_CHECKED jk_result jk_pull_part_empty(jk_pull_part *part, jk_diagnostics *diagnostics);
JK_CHECKED jk_result jk_pull_part_append(jk_pull_part *part, const char *bytes, size_t length, jk_diagnostics *diagnostics);
/* Closes it; removes it from the disk when it is of no more use. */
void jk_pull_part_close(jk_pull_part *part, int remove);

#endif
