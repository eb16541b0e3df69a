#ifndef JK_RELEASE_KEY_H
#define JK_RELEASE_KEY_H
/* Keys and signatures as minisign writes them; private to the room.
 *
 * public key   comment line, base64 of: "Ed", key id (8), Ed25519 key (32)
 * secret key   comment line, base64 of: "Ed", kind of lock ("Sc" scrypt, or two zeros), "B2", salt (32), two numbers of 8 bytes, low byte first (operations
 *              and memory of scrypt), then what is locked: key id (8), Ed25519 seed and key (64), check sum (32)
 * signature    comment line, base64 of: "ED" or "Ed", key id (8), Ed25519 signature (64); "trusted comment: " line, base64 of a signature (64) over that
 *              signature and the comment */
#include <stdint.h>
#include "jokou/release.h"

enum {
	JK_KEY_ID = 8,
	JK_KEY_PUBLIC = 32,
	JK_KEY_SECRET = 64,
	JK_KEY_CHECK = 32,
	JK_KEY_SALT = 32,
	JK_SIGNATURE = 64,
	JK_PUBLIC_BYTES = 2 + JK_KEY_ID + JK_KEY_PUBLIC,
	JK_PUBLIC_TEXT = 57, /* of them in base64, and a NUL */
	JK_LOCKED_BYTES = JK_KEY_ID + JK_KEY_SECRET + JK_KEY_CHECK,
	JK_SECRET_BYTES = 2 + 2 + 2 + JK_KEY_SALT + 8 + 8 + JK_LOCKED_BYTES,
	JK_SIGNATURE_BYTES = 2 + JK_KEY_ID + JK_SIGNATURE,
	JK_KEY_ID_TEXT = 17
};

struct jk_public_key {
	unsigned char id[JK_KEY_ID], key[JK_KEY_PUBLIC];
	char text[JK_PUBLIC_TEXT], id_text[JK_KEY_ID_TEXT];
};

/* To be wiped. */
struct jk_secret_key {
	unsigned char id[JK_KEY_ID], key[JK_KEY_SECRET];
};

/* The effort of scrypt. */
typedef struct {
	uint64_t operations, memory; /* memory in bytes */
} jk_key_effort;

/* 16 hexadecimal digits, as minisign prints the id. */
void jk_key_id_text(char text[JK_KEY_ID_TEXT], const unsigned char id[JK_KEY_ID]);

/* Lines of bytes, each ended by LF, CR LF or the end of the bytes. */
typedef struct {
	const char *at, *end;
} jk_lines;
/* The next line without its end; 0 when there is none, when it is longer than `most` or holds a NUL. */
int jk_lines_next(const char **line, size_t *length, jk_lines *lines, size_t most);
/* The next line, which must begin with `prefix`: what follows it. */
int jk_lines_after(const char **rest, size_t *length, jk_lines *lines, const char *prefix, size_t most);
/* The next line, which must be base64 of just `wanted` bytes (at most JK_SECRET_BYTES). */
int jk_lines_base64(unsigned char *out, size_t wanted, jk_lines *lines);
/* Whether only blank lines are left. */
int jk_lines_over(jk_lines *lines);

/* The bytes of a secret key file before base64, locked with `password` (NULL: open) and that effort and salt. JK_FAILED: scrypt did not run. */
JK_CHECKED jk_result jk_secret_bytes(unsigned char out[JK_SECRET_BYTES], const jk_secret_key *key, const char *password, jk_key_effort effort,
				     const unsigned char salt[JK_KEY_SALT]);
/* The other way; *right is 0 when the password does not open it or what was in it is no key. */
JK_CHECKED jk_result jk_secret_unlock(jk_secret_key *out, int *right, const unsigned char bytes[JK_SECRET_BYTES], const char *password);
/* Takes over a pair with that id. */
void jk_public_key_set(jk_public_key *out, const unsigned char id[JK_KEY_ID], const unsigned char key[JK_KEY_PUBLIC]);

#endif
