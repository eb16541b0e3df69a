#ifndef JK_BASE_DIGEST_H
#define JK_BASE_DIGEST_H
/* SHA-256 (FIPS 180-4) as lower-case hexadecimal text. */
#include <stddef.h>

enum { JK_DIGEST_TEXT = 65 }; /* 64 digits and a NUL */

void jk_digest(char text[JK_DIGEST_TEXT], const char *bytes, size_t length);

/* The digest of several pieces in a row. */
typedef struct {
	unsigned char state[256];
} jk_digest_state;
void jk_digest_begin(jk_digest_state *digest);
void jk_digest_add(jk_digest_state *digest, const char *bytes, size_t length);
void jk_digest_end(jk_digest_state *digest, char text[JK_DIGEST_TEXT]);

#endif
