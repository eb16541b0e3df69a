/* Signatures in the format of minisign. */
#include <sodium.h>
#include <string.h>
#include "base/buffer.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "release/key.h"

static const char untrusted[] = "untrusted comment: ", trusted[] = "trusted comment: ";

enum { HASH = crypto_generichash_BYTES_MAX };

static void hash(unsigned char out[HASH], const char *bytes, size_t length)
{
	crypto_generichash(out, HASH, (const unsigned char *)bytes, length, NULL, 0);
}

static void put_base64(jk_buffer *out, const unsigned char *bytes, size_t length)
{
	char text[sodium_base64_ENCODED_LEN(JK_SIGNATURE_BYTES, sodium_base64_VARIANT_ORIGINAL)];
	jk_buffer_string(out, sodium_bin2base64(text, sizeof text, bytes, length, sodium_base64_VARIANT_ORIGINAL));
	jk_buffer_char(out, '\n');
}

/* What the second signature is over: the first one and the trusted comment. */
static void put_whole(jk_buffer *out, const unsigned char signature[JK_SIGNATURE], const char *comment, size_t length)
{
	jk_buffer_add(out, (const char *)signature, JK_SIGNATURE);
	jk_buffer_add(out, comment, length);
}

/* --- signing --- */

static void put_signature(jk_buffer *out, const jk_secret_key *key, const char *bytes, size_t length, const char *comment, jk_buffer *whole)
{
	unsigned char hashed[HASH], packed[JK_SIGNATURE_BYTES] = "ED", second[JK_SIGNATURE];
	char id[JK_KEY_ID_TEXT];
	hash(hashed, bytes, length);
	memcpy(packed + 2, key->id, JK_KEY_ID);
	crypto_sign_detached(packed + 2 + JK_KEY_ID, NULL, hashed, sizeof hashed, key->key);
	put_whole(whole, packed + 2 + JK_KEY_ID, comment, strlen(comment));
	crypto_sign_detached(second, NULL, (const unsigned char *)jk_buffer_text(whole), whole->length, key->key);
	jk_key_id_text(id, key->id);
	jk_buffer_format(out, "%ssignature from jokou, key %s\n", untrusted, id);
	put_base64(out, packed, sizeof packed);
	jk_buffer_format(out, "%s%s\n", trusted, comment);
	put_base64(out, second, sizeof second);
}

jk_result jk_sign(char **out, const jk_secret_key *key, const char *bytes, size_t length, const char *comment, jk_diagnostics *diagnostics)
{
	jk_buffer text, whole;
	*out = NULL;
	if (strpbrk(comment, "\r\n") || strlen(comment) > JK_TRUSTED_COMMENT_LIMIT) {
		JK_REPORT(diagnostics, JK_DIAG_SIGNATURE_BROKEN, NULL, {"path", comment}, {"reason", _("a comment is one line of at most 8000 bytes")});
		return JK_FAILED;
	}
	jk_buffer_init(&text, 0);
	jk_buffer_init(&whole, 0);
	put_signature(&text, key, bytes, length, comment, &whole);
	jk_result result = jk_buffer_result(&whole);
	jk_buffer_dispose(&whole);
	if (result == JK_OK)
		return jk_text_take(out, &text);
	jk_buffer_dispose(&text);
	return result;
}

/* --- verifying --- */

typedef struct {
	unsigned char packed[JK_SIGNATURE_BYTES], second[JK_SIGNATURE];
	const char *comment;
	size_t length;
} signature_file;

static int read_signature(signature_file *out, const char *text, size_t length)
{
	jk_lines lines = {text, text + length};
	const char *ignored;
	size_t ignored_length;
	return length <= JK_SIGNATURE_FILE_LIMIT && jk_lines_after(&ignored, &ignored_length, &lines, "untrusted comment:", JK_COMMENT_LIMIT) &&
	       jk_lines_base64(out->packed, sizeof out->packed, &lines) &&
	       jk_lines_after(&out->comment, &out->length, &lines, trusted, JK_TRUSTED_COMMENT_LIMIT) &&
	       jk_lines_base64(out->second, sizeof out->second, &lines) && jk_lines_over(&lines) && out->packed[0] == 'E' &&
	       (out->packed[1] == 'D' || out->packed[1] == 'd');
}

static int signs_bytes(const signature_file *file, const jk_public_key *key, const char *bytes, size_t length)
{
	unsigned char hashed[HASH];
	const unsigned char *signature = file->packed + 2 + JK_KEY_ID;
	if (file->packed[1] == 'd')
		return crypto_sign_verify_detached(signature, (const unsigned char *)bytes, length, key->key) == 0;
	hash(hashed, bytes, length);
	return crypto_sign_verify_detached(signature, hashed, sizeof hashed, key->key) == 0;
}

static jk_result signs_comment(int *fits, const signature_file *file, const jk_public_key *key)
{
	jk_buffer whole;
	jk_buffer_init(&whole, 0);
	put_whole(&whole, file->packed + 2 + JK_KEY_ID, file->comment, file->length);
	jk_result result = jk_buffer_result(&whole);
	*fits = result == JK_OK && crypto_sign_verify_detached(file->second, (const unsigned char *)jk_buffer_text(&whole), whole.length, key->key) == 0;
	jk_buffer_dispose(&whole);
	return result;
}

static jk_result refuse(jk_code code, const char *name, const char *reason, jk_diagnostics *d)
{
	JK_REPORT(d, code, &JK_ORIGIN(name, 0), {"path", name}, {"reason", reason});
	return JK_FAILED;
}

static jk_result refuse_key(const signature_file *file, const jk_public_key *key, const char *name, jk_diagnostics *d)
{
	char id[JK_KEY_ID_TEXT];
	jk_key_id_text(id, file->packed + 2);
	JK_REPORT(d, JK_DIAG_SIGNATURE_KEY, &JK_ORIGIN(name, 0), {"path", name}, {"found", id}, {"wanted", key->id_text});
	return JK_FAILED;
}

static jk_result copy_comment(char **comment, const signature_file *file)
{
	jk_buffer text;
	if (!comment)
		return JK_OK;
	jk_buffer_init(&text, 0);
	jk_buffer_add(&text, file->comment, file->length);
	return jk_text_take(comment, &text);
}

jk_result jk_verify(char **comment, const jk_public_key *key, const char *bytes, size_t length, const char *signature, size_t signature_length,
		    const char *name, jk_diagnostics *diagnostics)
{
	signature_file file;
	int fits;
	if (comment)
		*comment = NULL;
	if (!read_signature(&file, signature, signature_length))
		return refuse(JK_DIAG_SIGNATURE_BROKEN, name, _("it is no signature of minisign"), diagnostics);
	if (memcmp(file.packed + 2, key->id, JK_KEY_ID) != 0)
		return refuse_key(&file, key, name, diagnostics);
	if (!signs_bytes(&file, key, bytes, length))
		return refuse(JK_DIAG_SIGNATURE_WRONG, name, _("the file was changed since it was signed"), diagnostics);
	jk_result result = signs_comment(&fits, &file, key);
	if (result == JK_OK && !fits)
		return refuse(JK_DIAG_SIGNATURE_WRONG, name, _("the comment was changed since it was signed"), diagnostics);
	return result == JK_OK ? copy_comment(comment, &file) : result;
}
