/* Any bytes as a signature, as a public key and as the file of a secret key: taken, or refused with a reason; never read beyond. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "jokou/release.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#define KEY "RWSIFPtO70bpV0aA0UsUMGTBb/3v5b0HmAbWsx5lGSZVDgWH8sC+ThKw"

static char path[64];
static void remove_file(void) { unlink(path); }

static void put_file(const void *bytes, size_t length)
{
	if (!*path) {
		snprintf(path, sizeof path, "%s/jokou-fuzz-key-%d", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", (int)getpid());
		atexit(remove_file);
	}
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, bytes, length) != (ssize_t)length || close(fd) < 0)
		abort();
}

static void verify(const char *signature, size_t length, jk_diagnostics *d)
{
	jk_public_key *key;
	char *comment;
	if (jk_public_key_read(&key, KEY, d) != JK_OK)
		return;
	if (jk_verify(&comment, key, "hello", 5, signature, length, "input", d) == JK_OK)
		jk_text_free(comment);
	else if (!jk_diagnostics_at_least(d, JK_ERROR))
		abort();
	jk_public_key_free(key);
}

/* Only open keys: scrypt takes seconds. */
static void read_keys(jk_diagnostics *d)
{
	jk_public_key *public;
	jk_secret_key *secret;
	char *signature;
	if (jk_public_key_read(&public, path, d) == JK_OK)
		jk_public_key_free(public);
	if (jk_secret_key_locked(path) || jk_secret_key_read(&secret, path, NULL, d) != JK_OK)
		return;
	if (jk_sign(&signature, secret, "hello", 5, "x", d) != JK_OK || jk_secret_key_public(&public, secret) != JK_OK)
		abort();
	if (jk_verify(NULL, public, "hello", 5, signature, strlen(signature), "ours", d) != JK_OK)
		abort();
	jk_text_free(signature);
	jk_public_key_free(public);
	jk_secret_key_free(secret);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return 0;
	verify((const char *)bytes, length, d);
	put_file(bytes, length);
	read_keys(d);
	jk_diagnostics_free(d);
	return 0;
}
