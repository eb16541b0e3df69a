/* Making a pair of keys. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/buffer.h"
#include "base/file.h"
#include "release/key.h"

/* What minisign asks for, so that a key made here is no weaker than one of its own. */
static const jk_key_effort effort = {crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE};

static jk_result refuse(jk_code code, const char *path, jk_diagnostics *d)
{
	JK_REPORT(d, code, NULL, {"path", path}, {"reason", strerror(errno)});
	return JK_FAILED;
}

static int write_all(int fd, const char *text, size_t length)
{
	for (ssize_t n; length; text += n, length -= (size_t)n)
		if ((n = write(fd, text, length)) < 0) {
			if (errno != EINTR)
				return -1;
			n = 0;
		}
	return fsync(fd);
}

/* A new file with that mode from the beginning; never one that is there. */
static jk_result write_new(const char *path, const char *text, size_t length, unsigned mode, jk_diagnostics *d)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t)mode);
	if (fd < 0)
		return refuse(errno == EEXIST ? JK_DIAG_KEY_EXISTS : JK_DIAG_FILE_WRITE, path, d);
	int failed = write_all(fd, text, length) < 0;
	failed |= close(fd) < 0;
	if (!failed)
		return JK_OK;
	jk_result result = refuse(JK_DIAG_FILE_WRITE, path, d);
	unlink(path);
	return result;
}

static jk_result write_secret(const char *path, const jk_secret_key *key, const char *password, jk_diagnostics *d)
{
	unsigned char bytes[JK_SECRET_BYTES], salt[JK_KEY_SALT];
	char base64[sodium_base64_ENCODED_LEN(JK_SECRET_BYTES, sodium_base64_VARIANT_ORIGINAL)], text[sizeof base64 + 64]; /* a line of comment more */
	randombytes_buf(salt, sizeof salt);
	jk_result result = jk_secret_bytes(bytes, key, password, effort, salt);
	if (result == JK_OK) {
		sodium_bin2base64(base64, sizeof base64, bytes, sizeof bytes, sodium_base64_VARIANT_ORIGINAL);
		int length = snprintf(text, sizeof text, "untrusted comment: minisign%s secret key\n%s\n", password ? " encrypted" : "", base64);
		result = write_new(path, text, (size_t)length, 0600, d);
	} else if (result == JK_FAILED)
		result = refuse(JK_DIAG_FILE_WRITE, path, d);
	sodium_memzero(bytes, sizeof bytes);
	sodium_memzero(base64, sizeof base64);
	sodium_memzero(text, sizeof text);
	return result;
}

static jk_result write_public(const char *path, const jk_public_key *key, jk_diagnostics *d)
{
	char text[256];
	int length = snprintf(text, sizeof text, "untrusted comment: minisign public key %s\n%s\n", key->id_text, key->text);
	return write_new(path, text, (size_t)length, 0644, d);
}

static jk_result write_pair(const char *secret_path, const char *public_path, const char *password, jk_diagnostics *d)
{
	jk_secret_key secret;
	jk_public_key public;
	unsigned char key[JK_KEY_PUBLIC];
	randombytes_buf(secret.id, sizeof secret.id);
	crypto_sign_keypair(key, secret.key);
	jk_public_key_set(&public, secret.id, key);
	jk_result result = write_secret(secret_path, &secret, password, d);
	if (result == JK_OK) {
		result = write_public(public_path, &public, d);
		if (result != JK_OK)
			unlink(secret_path);
	}
	sodium_memzero(&secret, sizeof secret);
	return result;
}

static jk_result refuse_existing(const char *path, jk_diagnostics *d)
{
	if (!jk_file_exists(path))
		return JK_OK;
	JK_REPORT(d, JK_DIAG_KEY_EXISTS, NULL, {"path", path});
	return JK_FAILED;
}

jk_result jk_key_pair_write(const char *base, const char *password, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	jk_result result = sodium_init() < 0 ? JK_NO_MEMORY : jk_arena_new(&arena);
	if (result != JK_OK)
		return result;
	const char *secret_path = jk_arena_format(arena, "%s.key", base), *public_path = jk_arena_format(arena, "%s.pub", base);
	result = secret_path && public_path ? refuse_existing(secret_path, diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = refuse_existing(public_path, diagnostics);
	if (result == JK_OK)
		result = write_pair(secret_path, public_path, password, diagnostics);
	jk_arena_free(arena);
	return result;
}
