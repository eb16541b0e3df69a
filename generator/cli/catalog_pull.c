/* jokou catalog pull: gets a release from a server, a folder or a file, and holds it. */
#include <stdlib.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/session.h"
#include "cli/store.h"

/* --- what is told --- */

static void put_text(jk_buffer *out, const jk_pulled *pulled)
{
	const jk_held *held = &pulled->held;
	if (pulled->pinned)
		JK_SAY(out,
		       _("From now on the key {key} is trusted for {id}. Hold this number against what those who publish it "
			 "say.\n"),
		       {"key", pulled->key_id}, {"id", held->id});
	JK_SAY(out,
	       pulled->already ? _("{id} {version} was held already, and is sound.\n")
			       : _("{id} {version} is held now; it is meant from {effective}.\n"),
	       {"id", held->id}, {"version", held->version}, {"effective", held->effective});
	JK_SAY(out, _("Use it with --catalog {id}@{version}.\n"), {"id", held->id}, {"version", held->version});
}

static void put_json(jk_buffer *out, const jk_pulled *pulled)
{
	jk_json json;
	const jk_held *held = &pulled->held;
	jk_json_begin(&json, out);
	jk_json_object(&json, NULL);
	jk_json_string(&json, "id", held->id);
	jk_json_string(&json, "version", held->version);
	jk_json_string(&json, "effective", held->effective);
	jk_json_string(&json, "date", held->date);
	jk_json_string(&json, "digest", held->digest);
	jk_json_string(&json, "path", held->path);
	jk_json_string(&json, "key", pulled->key_id);
	jk_json_string(&json, "expires", pulled->expires);
	jk_json_bool(&json, "already", pulled->already);
	jk_json_bool(&json, "pinned", pulled->pinned);
	jk_json_end_object(&json);
	jk_json_finish(&json);
}

/* --- the command --- */

static jk_result read_key(jk_public_key **out, const jk_arguments *arguments)
{
	*out = NULL;
	if (arguments->values[JK_KEY])
		return jk_public_key_read(out, arguments->values[JK_KEY], arguments->diagnostics);
	if (!arguments->values[JK_REPLACE_KEY])
		return JK_OK;
	const char *usage = jk_usage(arguments->arena, arguments->command);
	if (!usage)
		return JK_NO_MEMORY;
	JK_REPORT(arguments->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", "--replace-key"}, {"other", "--key"},
		  {"usage", usage});
	return JK_FAILED;
}

static jk_result pull_with(jk_buffer *out, jk_store *store, const jk_public_key *key, const jk_arguments *arguments)
{
	jk_pulled pulled;
	const char *const *values = arguments->values;
	const jk_pull_options options = {.today = jk_today(arguments->arena),
					 .version = values[JK_ONLY_VERSION],
					 .id = values[JK_ONLY_ID],
					 .key = key,
					 .replace_key = values[JK_REPLACE_KEY] != NULL,
					 .ca_file = values[JK_CA],
					 .seconds = values[JK_TIMEOUT] ? (unsigned)strtoul(values[JK_TIMEOUT], NULL, 10) : 0};
	jk_result result = options.today ? JK_OK : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_store_pull(&pulled, store, arguments->operands[0], &options, arguments->diagnostics);
	if (result != JK_OK)
		return result;
	if (jk_text_equal(jk_format_word(arguments), "json"))
		put_json(out, &pulled);
	else
		put_text(out, &pulled);
	return jk_buffer_result(out);
}

static jk_result pull(char **out, const jk_arguments *arguments)
{
	jk_buffer text;
	jk_store *store = NULL;
	jk_public_key *key = NULL;
	*out = NULL;
	jk_buffer_init(&text, 0);
	jk_result result = read_key(&key, arguments);
	if (result == JK_OK)
		result = jk_open_store(&store, arguments);
	if (result == JK_OK)
		result = pull_with(&text, store, key, arguments);
	if (result == JK_OK)
		result = jk_text_take(out, &text);
	else
		jk_buffer_dispose(&text);
	jk_store_free(store);
	jk_public_key_free(key);
	return result;
}

int jk_command_catalog_pull(const jk_arguments *arguments)
{
	jk_session session = {.arguments = arguments};
	char *text = NULL;
	jk_result result = pull(&text, arguments);
	return jk_session_close(&session, result, text);
}
