#include "release/file.h"
#include <stdio.h>
#include <string.h>

/* Compares by the digits, not as machine numbers: no version is too long. */
static int compare_number(const char *a, size_t a_length, const char *b, size_t b_length)
{
	for (; a_length && *a == '0'; a_length--)
		a++;
	for (; b_length && *b == '0'; b_length--)
		b++;
	if (a_length != b_length)
		return a_length < b_length ? -1 : 1;
	return memcmp(a, b, a_length);
}

int jk_version_compare(const char *a, const char *b)
{
	static const char digits[] = "0123456789";
	for (int i = 0; i < 3; i++) {
		size_t a_length = strspn(a, digits), b_length = strspn(b, digits);
		int order = compare_number(a, a_length, b, b_length);
		if (order)
			return order;
		a += a_length;
		b += b_length;
		a += *a == '.';
		b += *b == '.';
	}
	return 0;
}

/* A format is compared like the first number of a version. */
int jk_version_is_known(const char *format, const char *program)
{
	char known[16];
	snprintf(known, sizeof known, "%d", JK_RELEASE_FORMAT);
	return jk_version_compare(format, known) <= 0 && jk_version_compare(program, JK_VERSION) <= 0;
}
