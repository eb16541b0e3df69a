#include "release/file.h"
#include <stdio.h>
#include <string.h>
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

jk_result jk_release_refuse(jk_code code, const char *path, const char *part, const char *reason, jk_diagnostics *diagnostics)
{
	jk_origin where = {.file = path, .part = part};
	JK_REPORT(diagnostics, code, &where, {"path", path}, {"part", part ? part : ""}, {"reason", reason});
	return JK_FAILED;
}

/* --- names --- */

/* What cannot be a file on one of the systems that a release is carried to: control characters, and those that Windows keeps for itself. */
static int has_odd_characters(const char *path)
{
	for (const unsigned char *at = (const unsigned char *)path; *at; at++)
		if (*at < 0x20 || *at == 0x7F || strchr("\\:*?\"<>|", *at))
			return 1;
	return 0;
}

static int is_plain(const char *component, size_t length)
{
	return length && *component != '.' && component[length - 1] != '.' && component[length - 1] != ' ';
}

const char *jk_release_name_fault(const char *path)
{
	size_t components = 0;
	if (!jk_text_starts(path, "clauses/") && !jk_text_starts(path, "templates/"))
		return N_("it lies neither in clauses/ nor in templates/");
	if (has_odd_characters(path) || strlen(path) > JK_RELEASE_NAME_LIMIT)
		return N_("no file can be called so everywhere");
	for (const char *at = path; at; components++) {
		size_t length = strcspn(at, "/");
		if (!is_plain(at, length))
			return N_("it would lie elsewhere than its name says");
		at = at[length] ? at + length + 1 : NULL;
	}
	return components > 3 ? N_("it lies deeper than catalogs are read") : NULL;
}

void jk_release_digest(char text[JK_DIGEST_TEXT], const jk_release_part *parts, size_t count)
{
	jk_digest_state digest;
	jk_digest_begin(&digest);
	for (size_t i = 0; i < count; i++) {
		jk_digest_add(&digest, parts[i].sha256, JK_DIGEST_TEXT - 1);
		jk_digest_add(&digest, "  ", 2);
		jk_digest_add(&digest, parts[i].path, strlen(parts[i].path));
		jk_digest_add(&digest, "\n", 1);
	}
	jk_digest_end(&digest, text);
}

/* --- what every file of ours begins with --- */

/* Nothing else of a file that a later program wrote means what we think it does. Without both attributes the schema tells what is missing. */
static jk_result check_format(const jk_xml *xml, jk_diagnostics *d)
{
	const jk_node *root = jk_xml_root(xml);
	const char *format = jk_node_attribute(root, "format"), *program = jk_node_attribute(root, "program");
	if (!format || !program || jk_version_is_known(format, program))
		return JK_OK;
	const jk_origin *name = jk_xml_origin(xml);
	char known[16];
	snprintf(known, sizeof known, "%d", JK_RELEASE_FORMAT);
	JK_REPORT(d, JK_DIAG_RELEASE_NEWER, name, {"path", name->file}, {"format", format}, {"needed", program}, {"here", JK_VERSION}, {"known", known});
	return JK_FAILED;
}

static jk_result validate(const jk_xml *xml, const jk_schema_source *source, jk_diagnostics *d)
{
	jk_schema *schema = NULL;
	jk_result result = jk_schema_load(&schema, source->bytes, source->length, source->name, d);
	if (result == JK_OK)
		result = jk_schema_validate(schema, xml, d);
	jk_schema_free(schema);
	return result;
}

jk_result jk_release_parse(jk_xml **out, const char *bytes, size_t length, const jk_origin *where, const char *root, const jk_schema_source *schema,
			   jk_diagnostics *diagnostics)
{
	jk_result result = jk_xml_parse(out, bytes, length, where, diagnostics);
	if (result != JK_OK)
		return result;
	if (jk_node_is(jk_xml_root(*out), root))
		result = check_format(*out, diagnostics);
	if (result == JK_OK)
		result = validate(*out, schema, diagnostics);
	if (result != JK_OK) {
		jk_xml_free(*out);
		*out = NULL;
	}
	return result;
}
