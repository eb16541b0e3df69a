/* Secret keys: locked with a password, and open. What is secret lies on the stack or in the key, and is wiped from both. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include "base/i18n.h"
#include "base/limits.h"
#include "base/memory.h"
#include "release/key.h"

enum { KIND = 2, SALT = 6, OPERATIONS = SALT + JK_KEY_SALT, MEMORY = OPERATIONS + 8, LOCKED = MEMORY + 8 };

/* --- the bytes of a key --- */

static uint64_t get_number(const unsigned char *at)
{
	uint64_t number = 0;
	for (size_t i = 8; i-- > 0;)
		number = number << 8 | at[i];
	return number;
}

static void put_number(unsigned char *at, uint64_t number)
{
	for (size_t i = 0; i < 8; i++, number >>= 8)
		at[i] = (unsigned char)(number & 0xFF);
}

static int is_open(const unsigned char *bytes) { return bytes[KIND] == 0 && bytes[KIND + 1] == 0; }

static int is_known(const unsigned char *bytes)
{
	return memcmp(bytes, "Ed", 2) == 0 && memcmp(bytes + 4, "B2", 2) == 0 && (is_open(bytes) || memcmp(bytes + KIND, "Sc", 2) == 0);
}

/* The check sum is over the kind of signature, the id and the key. */
static void check_sum(unsigned char out[JK_KEY_CHECK], const unsigned char *locked)
{
	crypto_generichash_state state;
	crypto_generichash_init(&state, NULL, 0, JK_KEY_CHECK);
	crypto_generichash_update(&state, (const unsigned char *)"Ed", 2);
	crypto_generichash_update(&state, locked, JK_KEY_ID + JK_KEY_SECRET);
	crypto_generichash_final(&state, out, JK_KEY_CHECK);
	sodium_memzero(&state, sizeof state);
}

/* Locks and unlocks: the stream that scrypt makes of the password is laid over the bytes. */
static jk_result turn_lock(unsigned char locked[JK_LOCKED_BYTES], const char *password, jk_key_effort effort, const unsigned char *salt)
{
	unsigned char stream[JK_LOCKED_BYTES];
	errno = 0;
	int failed = crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, password, strlen(password), salt, effort.operations, (size_t)effort.memory);
	if (failed)
		return errno == ENOMEM ? JK_NO_MEMORY : JK_FAILED;
	for (size_t i = 0; i < sizeof stream; i++)
		locked[i] ^= stream[i];
	sodium_memzero(stream, sizeof stream);
	return JK_OK;
}

jk_result jk_secret_bytes(unsigned char out[JK_SECRET_BYTES], const jk_secret_key *key, const char *password, jk_key_effort effort,
			  const unsigned char salt[JK_KEY_SALT])
{
	memset(out, 0, JK_SECRET_BYTES);
	memcpy(out, "Ed", 2);
	memcpy(out + 4, "B2", 2);
	memcpy(out + LOCKED, key->id, JK_KEY_ID);
	memcpy(out + LOCKED + JK_KEY_ID, key->key, JK_KEY_SECRET);
	if (!password)
		return JK_OK; /* minisign leaves salt, numbers and check sum of an open key zero, too */
	memcpy(out + KIND, "Sc", 2);
	memcpy(out + SALT, salt, JK_KEY_SALT);
	put_number(out + OPERATIONS, effort.operations);
	put_number(out + MEMORY, effort.memory);
	check_sum(out + LOCKED + JK_KEY_ID + JK_KEY_SECRET, out + LOCKED);
	return turn_lock(out + LOCKED, password, effort, salt);
}

/* Whether the second half of the key is the public key of the first: what was typed or carried wrong is told here, not by whom the releases go to. */
static int fits_together(const unsigned char *key)
{
	unsigned char public[JK_KEY_PUBLIC], secret[JK_KEY_SECRET];
	crypto_sign_seed_keypair(public, secret, key);
	int same = sodium_memcmp(secret, key, JK_KEY_SECRET) == 0;
	sodium_memzero(secret, sizeof secret);
	return same;
}

static int has_sound_sum(const unsigned char *locked)
{
	unsigned char sum[JK_KEY_CHECK];
	check_sum(sum, locked);
	return sodium_memcmp(sum, locked + JK_KEY_ID + JK_KEY_SECRET, JK_KEY_CHECK) == 0;
}

jk_result jk_secret_unlock(jk_secret_key *out, int *right, const unsigned char bytes[JK_SECRET_BYTES], const char *password)
{
	unsigned char locked[JK_LOCKED_BYTES];
	jk_result result = JK_OK;
	*right = 0;
	memcpy(locked, bytes + LOCKED, sizeof locked);
	if (!is_open(bytes))
		result = turn_lock(locked, password, (jk_key_effort){get_number(bytes + OPERATIONS), get_number(bytes + MEMORY)}, bytes + SALT);
	if (result == JK_OK) {
		*right = (is_open(bytes) || has_sound_sum(locked)) && fits_together(locked + JK_KEY_ID);
		memcpy(out->id, locked, JK_KEY_ID);
		memcpy(out->key, locked + JK_KEY_ID, JK_KEY_SECRET);
	}
	sodium_memzero(locked, sizeof locked);
	return result;
}

/* --- its file --- */

static jk_result refuse(jk_code code, const char *path, const char *reason, jk_diagnostics *d)
{
	JK_REPORT(d, code, &JK_ORIGIN(path, 0), {"path", path}, {"reason", reason});
	return JK_FAILED;
}

/* Reads a whole file that is not longer than `room`, into memory that the caller wipes; -1 for any failure, with errno. */
static ssize_t read_file(char *out, size_t room, const char *path)
{
	size_t length = 0;
	ssize_t n = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	while (length < room && ((n = read(fd, out + length, room - length)) > 0 || (n < 0 && errno == EINTR)))
		length += n > 0 ? (size_t)n : 0;
	int reason = errno;
	close(fd);
	errno = reason;
	return n < 0 ? -1 : (ssize_t)length;
}

/* The bytes of the key in a file: 1, 0 when it is none, -1 when it cannot be read. */
static int load(unsigned char out[JK_SECRET_BYTES], const char *path)
{
	char text[JK_KEY_FILE_LIMIT];
	const char *comment;
	size_t size;
	ssize_t length = read_file(text, sizeof text, path);
	jk_lines lines = {text, text + (length > 0 ? length : 0)};
	int right = length < 0 ? -1 : jk_lines_after(&comment, &size, &lines, "untrusted comment:", JK_COMMENT_LIMIT) &&
		jk_lines_base64(out, JK_SECRET_BYTES, &lines) && jk_lines_over(&lines) && is_known(out);
	int reason = errno;
	sodium_memzero(text, sizeof text);
	errno = reason;
	return right;
}

static jk_result unlock(jk_secret_key *out, const unsigned char *bytes, const char *path, const char *password, jk_diagnostics *d)
{
	int right = 0;
	if (!is_open(bytes) && !password)
		return refuse(JK_DIAG_KEY_PASSWORD, path, _("it is locked, and no password was given"), d);
	if (!is_open(bytes) && (get_number(bytes + OPERATIONS) > JK_SCRYPT_OPERATIONS || get_number(bytes + MEMORY) > JK_SCRYPT_MEMORY))
		return refuse(JK_DIAG_KEY_BROKEN, path, _("unlocking it would take more time or memory than minisign ever asks for"), d);
	jk_result result = jk_secret_unlock(out, &right, bytes, password);
	if (result == JK_FAILED)
		return refuse(JK_DIAG_KEY_BROKEN, path, _("its password cannot be tried"), d);
	if (result == JK_OK && !right)
		return is_open(bytes) ? refuse(JK_DIAG_KEY_BROKEN, path, _("it is damaged"), d) :
			refuse(JK_DIAG_KEY_PASSWORD, path, _("the password is not right"), d);
	return result;
}

jk_result jk_secret_key_read(jk_secret_key **out, const char *path, const char *password, jk_diagnostics *diagnostics)
{
	unsigned char bytes[JK_SECRET_BYTES];
	*out = jk_allocate(sizeof **out);
	if (!*out)
		return JK_NO_MEMORY;
	int found = load(bytes, path);
	jk_result result = found > 0 ? unlock(*out, bytes, path, password, diagnostics) :
		refuse(found < 0 ? JK_DIAG_FILE_OPEN : JK_DIAG_KEY_BROKEN, path, found < 0 ? strerror(errno) : _("it is no minisign secret key"), diagnostics);
	sodium_memzero(bytes, sizeof bytes);
	if (result != JK_OK) {
		jk_secret_key_free(*out);
		*out = NULL;
	}
	return result;
}

void jk_secret_key_free(jk_secret_key *key)
{
	if (key)
		sodium_memzero(key, sizeof *key);
	jk_release(key);
}

int jk_secret_key_locked(const char *path)
{
	unsigned char bytes[JK_SECRET_BYTES];
	int locked = load(bytes, path) > 0 && !is_open(bytes);
	sodium_memzero(bytes, sizeof bytes);
	return locked;
}
