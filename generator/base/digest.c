#include "base/digest.h"
#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(((jk_digest_state *)0)->state), "the state must hold libsodium's");

/* The state is copied in and out because the header must not show libsodium's type, and alignment may differ. */
void jk_digest_begin(jk_digest_state *digest)
{
	crypto_hash_sha256_state state;
	crypto_hash_sha256_init(&state);
	memcpy(digest->state, &state, sizeof state);
}

void jk_digest_add(jk_digest_state *digest, const char *bytes, size_t length)
{
	crypto_hash_sha256_state state;
	memcpy(&state, digest->state, sizeof state);
	crypto_hash_sha256_update(&state, (const unsigned char *)bytes, length);
	memcpy(digest->state, &state, sizeof state);
}

void jk_digest_end(jk_digest_state *digest, char text[JK_DIGEST_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char hash[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state state;
	memcpy(&state, digest->state, sizeof state);
	crypto_hash_sha256_final(&state, hash);
	for (size_t i = 0; i < sizeof hash; i++) {
		text[2 * i] = digits[hash[i] >> 4];
		text[2 * i + 1] = digits[hash[i] & 15];
	}
	text[JK_DIGEST_TEXT - 1] = '\0';
}

void jk_digest(char text[JK_DIGEST_TEXT], const char *bytes, size_t length)
{
	jk_digest_state digest;
	jk_digest_begin(&digest);
	jk_digest_add(&digest, bytes, length);
	jk_digest_end(&digest, text);
}
