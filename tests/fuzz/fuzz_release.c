/* Any bytes as a release: read and held against what it says of itself, or refused with a reason. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "jokou/release.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_release_file *release;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return 0;
	if (jk_release_read(&release, (const char *)bytes, length, "input", d) == JK_OK) {
		for (size_t i = 0; i < jk_release_about(release).file_count; i++) {
			const char *part;
			size_t size;
			const char *path = jk_release_member(release, i, &part, &size);
			/* Whatever was taken may be laid into a folder. */
			if (strstr(path, "..") == path || *path == '/' || strstr(path, "/../") || part[size])
				abort();
		}
		jk_release_free(release);
	} else if (!jk_diagnostics_at_least(d, JK_ERROR))
		abort();
	jk_diagnostics_free(d);
	return 0;
}
