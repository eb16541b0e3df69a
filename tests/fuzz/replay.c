/* Runs a fuzzer's seeds once, in builds without libFuzzer: replay FOLDER... Every file must come through without a crash. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static int run_file(const char *path)
{
	static uint8_t bytes[1 << 20];
	FILE *file = fopen(path, "rb");
	if (!file) {
		perror(path);
		return 0;
	}
	size_t length = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	/* A copy of the exact size lets the sanitizer see a read behind its end. */
	uint8_t *copy = malloc(length ? length : 1);
	if (!copy)
		return 0;
	memcpy(copy, bytes, length);
	printf("%s\n", path);
	LLVMFuzzerTestOneInput(copy, length);
	free(copy);
	return 1;
}

static unsigned run_folder(const char *folder)
{
	unsigned count = 0;
	DIR *dir = opendir(folder);
	if (!dir)
		return 0;
	for (struct dirent *entry; (entry = readdir(dir));) {
		char path[4096];
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (!run_file(path))
			break;
		count++;
	}
	closedir(dir);
	return count;
}

int main(int argc, char **argv)
{
	unsigned count = 0;
	for (int i = 1; i < argc; i++)
		count += run_folder(argv[i]);
	printf("%u seeds\n", count);
	return count ? 0 : 1;
}
