/* amend [-r AUTHOR] DRAFT SOURCE OUT < SCRIPT: a draft amended as the lines of the script say: KIND and eight numbers (paragraph, last, from, to,
 * source, source_last, source_from, source_to), a tab, the author, and for REMARK a tab and its text. The numbers of refused lines, from 1, on
 * standard output; then how many references were corrected. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "jokou/redline.h"

enum { MOST = 10000, LINE = 4096 };
static const char *const kinds[] = {"TEXT", "REMOVE", "INSERT", "TABLE", "REMARK"};

static int read_line(jk_amendment *out, const char *line)
{
	char kind[16];
	const char *author = strchr(line, '\t'), *text = author ? strchr(author + 1, '\t') : NULL;
	if (!author || sscanf(line, "%15s %zu %zu %zu %zu %zu %zu %zu %zu", kind, &out->paragraph, &out->last, &out->from, &out->to, &out->source,
			      &out->source_last, &out->source_from, &out->source_to) != 9)
		return 0;
	int i = 0;
	while (i < 5 && strcmp(kind, kinds[i]) != 0)
		i++;
	out->kind = (jk_amendment_kind)i;
	out->author = strndup(author + 1, text ? (size_t)(text - author - 1) : strcspn(author + 1, "\n"));
	out->text = text ? strndup(text + 1, strcspn(text + 1, "\n")) : NULL;
	return i < 5 && out->author;
}

static size_t read_script(jk_amendment *out)
{
	char line[LINE];
	size_t count = 0;
	while (count < MOST && fgets(line, sizeof line, stdin))
		if (!read_line(&out[count++], line))
			exit(3);
	return count;
}

static int write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	return file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0 ? 0 : 4;
}

int main(int argc, char **argv)
{
	static jk_amendment amendments[MOST];
	jk_diagnostics *d;
	jk_buffer files[2];
	jk_amend_options options = {.date = "2026-11-23"};
	jk_amend_result done;
	char *bytes;
	size_t length;
	int status = 2;
	if (argc == 6 && strcmp(argv[1], "-r") == 0) {
		options.references_author = argv[2];
		argv += 2;
		argc -= 2;
	}
	if (argc != 4 || jk_diagnostics_new(&d) != JK_OK)
		return 3;
	size_t count = read_script(amendments);
	for (int i = 0; i < 2; i++) {
		jk_buffer_init(&files[i], 0);
		if (jk_file_read(&files[i], argv[i + 1], (size_t)64 << 20, d) != JK_OK)
			return 4;
	}
	if (jk_amend(&bytes, &length, &done, jk_buffer_text(&files[0]), files[0].length, argv[1], jk_buffer_text(&files[1]), files[1].length, argv[2],
		     amendments, count, &options, d) == JK_OK) {
		status = write_file(argv[3], bytes, length);
		for (size_t i = 0; i < count; i++)
			if (done.refused[i])
				printf("refused %zu\n", i + 1);
		printf("%zu done, %zu references\n", done.done, done.references);
		jk_text_free((char *)(uintptr_t)done.refused);
	}
	jk_diagnostics_print(d, stderr);
	jk_text_free(bytes);
	for (size_t i = 0; i < MOST && amendments[i].author; i++) {
		free((char *)(uintptr_t)amendments[i].author);
		free((char *)(uintptr_t)amendments[i].text);
	}
	jk_buffer_dispose(&files[0]);
	jk_buffer_dispose(&files[1]);
	jk_diagnostics_free(d);
	return status;
}
