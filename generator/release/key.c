#include "release/key.h"
#include <sodium.h>
#include <string.h>
#include "base/base64.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/limits.h"

static const char comment_prefix[] = "untrusted comment:";

/* --- lines --- */

int jk_lines_next(const char **line, size_t *length, jk_lines *lines, size_t most)
{
	if (lines->at >= lines->end)
		return 0;
	size_t left = (size_t)(lines->end - lines->at);
	const char *end = memchr(lines->at, '\n', left);
	*line = lines->at;
	*length = end ? (size_t)(end - *line) : left;
	lines->at = end ? end + 1 : lines->end;
	if (*length && (*line)[*length - 1] == '\r')
		--*length;
	return *length <= most && !memchr(*line, '\0', *length);
}

int jk_lines_after(const char **rest, size_t *length, jk_lines *lines, const char *prefix, size_t most)
{
	size_t skip = strlen(prefix);
	if (!jk_lines_next(rest, length, lines, skip + most) || *length < skip || memcmp(*rest, prefix, skip) != 0)
		return 0;
	*rest += skip;
	*length -= skip;
	return 1;
}

/* libsodium takes some bytes above 127 for letters. */
static int is_ascii(const char *line, size_t length)
{
	while (length && (unsigned char)line[length - 1] < 0x80)
		length--;
	return !length;
}

int jk_lines_base64(unsigned char *out, size_t wanted, jk_lines *lines)
{
	const char *line;
	size_t length, count = 0;
	const char *end = NULL;
	if (!jk_lines_next(&line, &length, lines, sodium_base64_ENCODED_LEN(JK_SECRET_BYTES, sodium_base64_VARIANT_ORIGINAL)))
		return 0;
	return is_ascii(line, length) && sodium_base642bin(out, wanted, line, length, NULL, &count, &end, sodium_base64_VARIANT_ORIGINAL) == 0 &&
	       count == wanted && end == line + length;
}

int jk_lines_over(jk_lines *lines)
{
	while (lines->at < lines->end && (*lines->at == '\n' || *lines->at == '\r'))
		lines->at++;
	return lines->at == lines->end;
}

/* --- public keys --- */

void jk_key_id_text(char text[JK_KEY_ID_TEXT], const unsigned char id[JK_KEY_ID])
{
	static const char digits[] = "0123456789ABCDEF";
	for (size_t i = 0; i < JK_KEY_ID; i++) {
		unsigned char byte = id[JK_KEY_ID - 1 - i];
		text[2 * i] = digits[byte >> 4];
		text[2 * i + 1] = digits[byte & 15];
	}
	text[JK_KEY_ID_TEXT - 1] = '\0';
}

void jk_public_key_set(jk_public_key *out, const unsigned char id[JK_KEY_ID], const unsigned char key[JK_KEY_PUBLIC])
{
	unsigned char bytes[JK_PUBLIC_BYTES] = "Ed";
	memcpy(out->id, id, JK_KEY_ID);
	memcpy(out->key, key, JK_KEY_PUBLIC);
	memcpy(bytes + 2, id, JK_KEY_ID);
	memcpy(bytes + 2 + JK_KEY_ID, key, JK_KEY_PUBLIC);
	sodium_bin2base64(out->text, sizeof out->text, bytes, sizeof bytes, sodium_base64_VARIANT_ORIGINAL);
	jk_key_id_text(out->id_text, out->id);
}

static int take_line(jk_public_key *out, jk_lines *lines)
{
	unsigned char bytes[JK_PUBLIC_BYTES];
	if (!jk_lines_base64(bytes, sizeof bytes, lines) || memcmp(bytes, "Ed", 2) != 0)
		return 0;
	jk_public_key_set(out, bytes + 2, bytes + 2 + JK_KEY_ID);
	return 1;
}

static int is_text(jk_public_key *out, const char *text)
{
	size_t length = strlen(text);
	return length == JK_PUBLIC_TEXT - 1 && take_line(out, &(jk_lines){text, text + length});
}

static jk_result refuse(const char *path, const char *reason, jk_diagnostics *d)
{
	JK_REPORT(d, JK_DIAG_KEY_BROKEN, &JK_ORIGIN(path, 0), {"path", path}, {"reason", reason});
	return JK_FAILED;
}

static jk_result take_file(jk_public_key *out, const char *path, jk_diagnostics *d)
{
	jk_buffer bytes;
	const char *comment;
	size_t length;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, path, JK_KEY_FILE_LIMIT, d);
	if (result == JK_OK) {
		jk_lines lines = {jk_buffer_text(&bytes), jk_buffer_text(&bytes) + bytes.length};
		int right = jk_lines_after(&comment, &length, &lines, comment_prefix, JK_COMMENT_LIMIT) && take_line(out, &lines) && jk_lines_over(&lines);
		result = right ? JK_OK : refuse(path, _("it is no minisign public key"), d);
	}
	jk_buffer_dispose(&bytes);
	return result;
}

jk_result jk_public_key_read(jk_public_key **out, const char *file_or_text, jk_diagnostics *diagnostics)
{
	*out = jk_allocate(sizeof **out);
	if (!*out)
		return JK_NO_MEMORY;
	jk_result result = is_text(*out, file_or_text) ? JK_OK : take_file(*out, file_or_text, diagnostics);
	if (result != JK_OK) {
		jk_public_key_free(*out);
		*out = NULL;
	}
	return result;
}

jk_result jk_secret_key_public(jk_public_key **out, const jk_secret_key *key)
{
	*out = jk_allocate(sizeof **out);
	if (!*out)
		return JK_NO_MEMORY;
	jk_public_key_set(*out, key->id, key->key + JK_KEY_SECRET - JK_KEY_PUBLIC);
	return JK_OK;
}

void jk_public_key_free(jk_public_key *key) { jk_release(key); }
const char *jk_public_key_text(const jk_public_key *key) { return key->text; }
const char *jk_public_key_id(const jk_public_key *key) { return key->id_text; }
