/* redlines [DATE AUTHOR] OLD NEW OUT: a redline of two documents, as the library makes it; counts on standard output. */
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "jokou/redline.h"

static int write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	return file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0 ? 0 : 4;
}

static int read_both(jk_buffer files[2], char **names, jk_diagnostics *d)
{
	for (int i = 0; i < 2; i++) {
		jk_buffer_init(&files[i], 0);
		if (jk_file_read(&files[i], names[i], (size_t)64 << 20, d) != JK_OK)
			return 4;
	}
	return 0;
}

int main(int argc, char **argv)
{
	jk_diagnostics *d;
	jk_buffer files[2];
	jk_redline_options options = {.date = argc == 6 ? argv[1] : "2026-11-23", .author = argc == 6 ? argv[2] : "jokou"};
	jk_redline_counts counts;
	char *bytes = NULL, **names = argv + (argc == 6 ? 3 : 1);
	size_t length;
	if ((argc != 4 && argc != 6) || jk_diagnostics_new(&d) != JK_OK)
		return 3;
	int status = read_both(files, names, d);
	if (!status) {
		jk_result result = jk_redline_make(&bytes, &length, jk_buffer_text(&files[0]), files[0].length, names[0], jk_buffer_text(&files[1]),
						   files[1].length, names[1], &options, &counts, d);
		status = result == JK_OK ? write_file(names[2], bytes, length) : 2;
	}
	if (!status)
		printf("%zu inserted, %zu deleted, %zu moves\n", counts.inserted, counts.deleted, counts.moves);
	jk_diagnostics_print(d, stderr);
	jk_text_free(bytes);
	jk_buffer_dispose(&files[0]);
	jk_buffer_dispose(&files[1]);
	jk_diagnostics_free(d);
	return status;
}
