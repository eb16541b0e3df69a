#ifndef JK_TESTS_PICTURES_H
#define JK_TESTS_PICTURES_H
/* Heads of picture files for tests. */
#include <string.h>

/* A PNG of that size without pixels: readers of heads do not look for any. Its length is JK_PNG. */
enum { JK_PNG = 8 + 25 + 12 };
static inline const unsigned char *jk_png(unsigned width, unsigned height)
{
	static unsigned char bytes[JK_PNG + 1];
	memcpy(bytes, "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\0\0\0\0\0\x08\2\0\0\0....\0\0\0\0IEND....", JK_PNG);
	for (int i = 0; i < 4; i++) {
		bytes[16 + i] = (unsigned char)(width >> (24 - 8 * i));
		bytes[20 + i] = (unsigned char)(height >> (24 - 8 * i));
	}
	return bytes;
}

#endif
