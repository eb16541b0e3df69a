/* pkgmake FOLDER FILE: a package of the files in a folder, so that templates of tests can be kept as text.
 * `mimetype` comes first and stored, then [Content_Types].xml, then the rest by name; dates are 1980-01-01. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

enum { MEMBERS = 200 };
static char *names[MEMBERS];
static size_t count;

static char *joined(const char *a, const char *slash, const char *b)
{
	size_t room = strlen(a) + strlen(slash) + strlen(b) + 1;
	char *text = malloc(room);
	if (!text)
		exit(4);
	snprintf(text, room, "%s%s%s", a, slash, b);
	return text;
}

/* Lists the files below; `prefix` is the member name of the folder, "" for the top. */
static void list(const char *folder, const char *prefix)
{
	DIR *dir = opendir(folder);
	if (!dir) {
		perror(folder);
		exit(2);
	}
	for (struct dirent *entry; (entry = readdir(dir));) {
		struct stat about;
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		char *path = joined(folder, "/", entry->d_name), *name = joined(prefix, *prefix ? "/" : "", entry->d_name);
		if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
			list(path, name);
		else if (count < MEMBERS)
			names[count++] = joined(name, "", "");
		free(path);
		free(name);
	}
	closedir(dir);
}

static int rank(const char *name) { return strcmp(name, "mimetype") == 0 ? 0 : strcmp(name, "[Content_Types].xml") == 0 ? 1 : 2; }

static int in_order(const void *a, const void *b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;
	return rank(x) != rank(y) ? rank(x) - rank(y) : strcmp(x, y);
}

static int add(zip_t *zip, const char *folder, const char *name)
{
	char *path = joined(folder, "/", name);
	zip_source_t *source = zip_source_file(zip, path, 0, 0);
	zip_int64_t index = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
	free(path);
	if (index < 0)
		return 0;
	if (rank(name) == 0 && zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) < 0)
		return 0;
	return zip_file_set_dostime(zip, (zip_uint64_t)index, 0, 1 << 5 | 1, 0) == 0;
}

int main(int argc, char **argv)
{
	int error, sound = 1;
	if (argc != 3) {
		fprintf(stderr, "usage: pkgmake FOLDER FILE\n");
		return 3;
	}
	list(argv[1], "");
	qsort(names, count, sizeof *names, in_order);
	zip_t *zip = zip_open(argv[2], ZIP_CREATE | ZIP_TRUNCATE, &error);
	for (size_t i = 0; zip && i < count; i++)
		sound &= add(zip, argv[1], names[i]);
	if (!zip || !sound || zip_close(zip) < 0) {
		fprintf(stderr, "pkgmake: %s: %s\n", argv[2], zip ? zip_strerror(zip) : "cannot be made");
		return 4;
	}
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	return 0;
}
