/* jokou catalog key: makes the pair of keys that releases are signed with. */
#include "base/buffer.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/password.h"
#include "cli/session.h"
#include "jokou/release.h"

static jk_result put(char **out, const jk_arguments *a, const char *secret, const char *public_path, int locked)
{
	jk_public_key *key;
	jk_buffer text;
	jk_json json;
	jk_result result = jk_public_key_read(&key, public_path, a->diagnostics);
	if (result != JK_OK)
		return result;
	jk_buffer_init(&text, 0);
	if (jk_text_equal(jk_format_word(a), "json")) {
		jk_json_begin(&json, &text);
		jk_json_object(&json, NULL);
		jk_json_string(&json, "id", jk_public_key_id(key));
		jk_json_string(&json, "publicKey", jk_public_key_text(key));
		jk_json_string(&json, "publicFile", public_path);
		jk_json_string(&json, "secretFile", secret);
		jk_json_bool(&json, "locked", locked);
		jk_json_end_object(&json);
		jk_json_finish(&json);
	} else {
		jk_buffer_format(&text, _("Secret key: %s (%s). Keep it where nobody else reads it, and a copy elsewhere.\n"), secret,
				 locked ? _("locked with the password") : _("not locked"));
		jk_buffer_format(&text, _("Public key: %s. Give it to everybody who gets releases.\n"), public_path);
		jk_buffer_format(&text, _("Key id: %s\nPublic key as text: %s\n"), jk_public_key_id(key), jk_public_key_text(key));
	}
	jk_public_key_free(key);
	return jk_text_take(out, &text);
}

static jk_result make(char **out, const jk_arguments *a)
{
	jk_password password;
	const char *base = a->values[JK_OUTPUT], *usage = jk_usage(a->arena, a->command);
	if (!base && usage) {
		JK_REPORT(a->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "catalog key"}, {"other", "-o BASE"}, {"usage", usage});
		return JK_FAILED;
	}
	const char *secret = base ? jk_arena_format(a->arena, "%s.key", base) : NULL, *public_path = base ? jk_arena_format(a->arena, "%s.pub", base) : NULL;
	if (!secret || !public_path)
		return JK_NO_MEMORY;
	jk_result result = jk_password_read(&password, a, secret, 1);
	int locked = result == JK_OK && *password.text;
	if (result == JK_OK)
		result = jk_key_pair_write(base, locked ? password.text : NULL, a->diagnostics);
	jk_password_wipe(&password);
	return result == JK_OK ? put(out, a, secret, public_path, locked) : result;
}

int jk_command_catalog_key(const jk_arguments *arguments)
{
	char *text = NULL;
	jk_result result = make(&text, arguments);
	if (result == JK_OK && fputs(text, stdout) >= 0)
		result = jk_flush_output(arguments->diagnostics);
	jk_text_free(text);
	return jk_session_end(&(jk_session){.arguments = arguments}, result);
}
