#include <stdio.h>
#include "base/version.h"
#include "release/file.h"

int jk_version_compare(const char *a, const char *b) { return jk_version_order(a, b); }

/* A format is compared like the first number of a version. */
int jk_version_is_known(const char *format, const char *program)
{
	char known[16];
	snprintf(known, sizeof known, "%d", JK_RELEASE_FORMAT);
	return jk_version_order(format, known) <= 0 && jk_version_order(program, JK_VERSION) <= 0;
}
