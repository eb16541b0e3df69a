#include "cli/given.h"
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/xml.h"

/* --- telling the kind --- */

static int has_catalog(const char *folder, jk_arena *arena)
{
	const char *here = jk_path_join(arena, folder, "catalog.xml"), *below = jk_path_join(arena, folder, "clauses/catalog.xml");
	return (here && jk_file_exists(here)) || (below && jk_file_exists(below));
}

static jk_result refuse(const char *path, jk_code code, jk_diagnostics *diagnostics)
{
	JK_REPORT(diagnostics, code, NULL, {"path", path});
	return JK_FAILED;
}

static int begins(const jk_buffer *bytes, const char *with, size_t length)
{
	return bytes->length >= length && memcmp(bytes->bytes, with, length) == 0;
}

/* Whether it may be XML: behind a byte order mark and white space, a '<'. */
static int may_be_xml(const jk_buffer *bytes)
{
	size_t at = begins(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
	while (at < bytes->length && strchr(" \t\r\n", bytes->bytes[at]) && bytes->bytes[at])
		at++;
	return (at < bytes->length && bytes->bytes[at] == '<') || begins(bytes, "\xFE\xFF", 2) || begins(bytes, "\xFF\xFE", 2);
}

static jk_result look_at_root(jk_given *out, const jk_buffer *bytes, jk_diagnostics *diagnostics)
{
	jk_xml *xml = NULL;
	jk_result result = jk_xml_parse(&xml, bytes->bytes, bytes->length, &JK_ORIGIN(out->path, 0), diagnostics);
	if (result != JK_OK)
		return result;
	const jk_node *root = jk_xml_root(xml);
	int is_profile = jk_node_is(root, "service-profile"), is_set = jk_node_is(root, "clause-set");
	jk_xml_free(xml);
	out->kind = is_set ? JK_GIVEN_SET : JK_GIVEN_PROFILE;
	return is_profile || is_set ? JK_OK : refuse(out->path, JK_DIAG_GIVEN_UNKNOWN, diagnostics);
}

static jk_result look_at_bytes(jk_given *out, const jk_buffer *bytes, jk_diagnostics *diagnostics)
{
	if (begins(bytes, "PK\3\4", 4)) {
		out->kind = jk_buffer_begins_archive(bytes, "release.xml") ? JK_GIVEN_CATALOG
			    : jk_buffer_begins_archive(bytes, "mimetype")  ? JK_GIVEN_ODT
									   : JK_GIVEN_DOCX;
		return JK_OK;
	}
	if (begins(bytes, "\xD0\xCF\x11\xE0", 4))
		return refuse(out->path, JK_DIAG_GIVEN_OLD, diagnostics);
	return may_be_xml(bytes) ? look_at_root(out, bytes, diagnostics) : refuse(out->path, JK_DIAG_GIVEN_UNKNOWN, diagnostics);
}

static jk_result look_at_folder(jk_given *out, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	int found = has_catalog(out->path, arena);
	jk_arena_free(arena);
	out->kind = JK_GIVEN_CATALOG;
	return found ? JK_OK : refuse(out->path, JK_DIAG_GIVEN_UNKNOWN, diagnostics);
}

static jk_result look_at_file(jk_given *out, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, out->path, JK_PACKAGE_FILE_LIMIT, diagnostics);
	if (result == JK_OK)
		result = look_at_bytes(out, &bytes, diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

/* Whether a name of nothing on the disk may be ID, ID@VERSION or DIR@REVISION. A file that is missing has an ending. */
static int may_be_catalog(const char *name) { return strchr(name, '@') || !strpbrk(name, "./"); }

jk_result jk_given_recognise(jk_given *out, const jk_arguments *arguments, const char *path)
{
	jk_result result = JK_OK;
	*out = (jk_given){.path = path};
	if (jk_file_is_folder(path))
		result = look_at_folder(out, arguments->diagnostics);
	else if (!jk_file_exists(path) && may_be_catalog(path))
		out->kind = JK_GIVEN_CATALOG;
	else
		result = look_at_file(out, arguments->diagnostics);
	if (result == JK_OK && out->kind == JK_GIVEN_CATALOG)
		result = jk_open_source(&out->source, arguments, path);
	return result;
}

int jk_given_is_document(const jk_given *given) { return given->kind == JK_GIVEN_DOCX || given->kind == JK_GIVEN_ODT; }

const char *jk_given_format(const jk_given *given) { return given->kind == JK_GIVEN_ODT ? "odt" : "docx"; }

/* --- reading --- */

static jk_result read_profile(jk_given *given, jk_session *session, const char *kind)
{
	jk_diagnostics *diagnostics = session->arguments->diagnostics;
	jk_result result = jk_session_catalog(session);
	if (result == JK_OK)
		result = jk_profile_read(&given->profile, given->path, diagnostics);
	if (result == JK_OK)
		result = jk_session_assemble(&given->set, session, given->profile);
	return result == JK_OK ? jk_side_of_set(&given->side, given->set, kind, given->path, diagnostics) : result;
}

jk_result jk_given_read_catalog(jk_given *given, const jk_arguments *arguments)
{
	return jk_catalog_read(&given->catalog, jk_source_clauses(given->source), arguments->diagnostics);
}

static jk_result read_catalog(jk_given *given, jk_session *session)
{
	jk_diagnostics *diagnostics = session->arguments->diagnostics;
	jk_result result = jk_given_read_catalog(given, session->arguments);
	return result == JK_OK ? jk_side_of_catalog(&given->side, jk_catalog_as_of(given->catalog, session->options.as_of), given->path, diagnostics)
			       : result;
}

jk_result jk_given_remember(jk_given *given, jk_diagnostics *diagnostics)
{
	return given->provenance ? JK_OK : jk_provenance_read(&given->provenance, given->path, diagnostics);
}

/* The clause set that the document carries says what its clauses are, and what their values were. */
static jk_result read_document(jk_given *given, const jk_side *base, jk_diagnostics *diagnostics)
{
	jk_result result = jk_given_remember(given, diagnostics);
	const char *set = result == JK_OK ? jk_provenance_clause_set(given->provenance) : NULL;
	if (set && !given->base)
		result = jk_side_parse_set(&given->base, set, strlen(set), given->path, diagnostics);
	return result == JK_OK ? jk_side_read_document(&given->side, given->path, given->base ? given->base : base, diagnostics) : result;
}

jk_result jk_given_read(jk_given *given, jk_session *session, const char *kind, const jk_side *base)
{
	jk_diagnostics *diagnostics = session->arguments->diagnostics;
	switch (given->kind) {
	case JK_GIVEN_PROFILE: return read_profile(given, session, kind);
	case JK_GIVEN_SET: return jk_side_read_set(&given->side, given->path, diagnostics);
	case JK_GIVEN_CATALOG: return read_catalog(given, session);
	default: return read_document(given, base, diagnostics);
	}
}

void jk_given_free(jk_given *given)
{
	jk_side_free(given->side);
	jk_side_free(given->base);
	jk_provenance_free(given->provenance);
	jk_clause_set_free(given->set);
	jk_profile_free(given->profile);
	jk_catalog_free(given->catalog);
	*given = (jk_given){0};
}
