#include "redline/redlining.h"
#include "base/text.h"

typedef enum { KIND_NONE, KIND_DOCX, KIND_ODT } document_kind;

static document_kind kind_of(const jk_package *package)
{
	if (jk_package_has(package, "[Content_Types].xml"))
		return KIND_DOCX;
	return jk_package_has(package, "content.xml") ? KIND_ODT : KIND_NONE;
}

static jk_result open_package(jk_package **out, const char *bytes, size_t length, const char *name, jk_diagnostics *diagnostics)
{
	jk_buffer copy;
	jk_buffer_init(&copy, 0);
	jk_buffer_add(&copy, bytes, length);
	jk_result result = jk_buffer_result(&copy);
	if (result == JK_OK)
		result = jk_package_from_bytes(out, name, &copy, diagnostics);
	jk_buffer_dispose(&copy);
	return result;
}

static jk_result refuse_kind(const jk_package *package, jk_diagnostics *diagnostics)
{
	const char *path = jk_package_path(package);
	JK_REPORT(diagnostics, JK_DIAG_REDLINE_KIND, &(jk_origin){.file = path}, {"path", path});
	return JK_FAILED;
}

/* JK_OK when both are of one kind that can be redlined. */
static jk_result same_kind(document_kind *out, const jk_redlining *r)
{
	document_kind old_kind = kind_of(r->old_package), new_kind = kind_of(r->new_package);
	*out = new_kind;
	if (old_kind == KIND_NONE)
		return refuse_kind(r->old_package, r->diagnostics);
	if (new_kind == KIND_NONE)
		return refuse_kind(r->new_package, r->diagnostics);
	if (old_kind == new_kind)
		return JK_OK;
	JK_REPORT(r->diagnostics, JK_DIAG_REDLINE_MIXED, &(jk_origin){.file = jk_package_path(r->new_package)},
		  {"old", jk_package_path(r->old_package)}, {"new", jk_package_path(r->new_package)});
	return JK_FAILED;
}

static jk_result write_out(char **out, size_t *length, jk_redlining *r)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_output_bytes(&bytes, r->output, r->diagnostics);
	*length = bytes.length;
	if (result == JK_OK)
		return jk_text_take(out, &bytes);
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result make(char **out, size_t *length, jk_redlining *r)
{
	document_kind kind;
	jk_result result = same_kind(&kind, r);
	if (result == JK_OK)
		result = jk_output_new(&r->output, r->new_package);
	if (result == JK_OK)
		result = jk_words_new(&r->words, r->diagnostics);
	if (result == JK_OK) {
		if (kind == KIND_DOCX)
			jk_redline_docx(r);
		else
			jk_redline_odt(r);
		result = r->result;
	}
	return result == JK_OK ? write_out(out, length, r) : result;
}

static jk_result begin(jk_redlining *r, const jk_redline_options *options)
{
	jk_result result = jk_arena_new(&r->arena);
	if (result != JK_OK)
		return result;
	r->author = options->author ? options->author : "jokou";
	r->stamp = options->date ? jk_arena_format(r->arena, "%sT00:00:00Z", options->date) : NULL;
	return options->date && !r->stamp ? JK_NO_MEMORY : JK_OK;
}

jk_result jk_redline_make(char **out, size_t *length, const char *old_bytes, size_t old_length, const char *old_name,
			  const char *new_bytes, size_t new_length, const char *new_name, const jk_redline_options *options,
			  jk_redline_counts *counts, jk_diagnostics *diagnostics)
{
	static const jk_redline_options usual = {0};
	jk_redlining r = {.options = options ? options : &usual, .diagnostics = diagnostics};
	jk_package *old_package = NULL, *new_package = NULL;
	*out = NULL;
	*length = 0;
	jk_result result = begin(&r, r.options);
	if (result == JK_OK)
		result = open_package(&old_package, old_bytes, old_length, old_name, diagnostics);
	if (result == JK_OK)
		result = open_package(&new_package, new_bytes, new_length, new_name, diagnostics);
	r.old_package = old_package;
	r.new_package = new_package;
	if (result == JK_OK)
		result = make(out, length, &r);
	if (counts)
		*counts = r.counts;
	jk_words_free(r.words);
	jk_output_free(r.output);
	jk_package_free(new_package);
	jk_package_free(old_package);
	jk_arena_free(r.arena);
	return result;
}
