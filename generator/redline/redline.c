#include "redline/redlining.h"
#include "base/text.h"

static jk_redline_kind kind_of(const jk_package *package)
{
	if (jk_package_has(package, "[Content_Types].xml"))
		return JK_REDLINE_DOCX;
	return jk_package_has(package, "content.xml") ? JK_REDLINE_ODT : JK_REDLINE_NONE;
}

static jk_result open_package(jk_package **out, const jk_redline_file *file, jk_diagnostics *diagnostics)
{
	jk_buffer copy;
	jk_buffer_init(&copy, 0);
	jk_buffer_add(&copy, file->bytes, file->length);
	jk_result result = jk_buffer_result(&copy);
	if (result == JK_OK)
		result = jk_package_from_bytes(out, file->name, &copy, diagnostics);
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
static jk_result same_kind(jk_redline_kind *out, const jk_redlining *r)
{
	jk_redline_kind old_kind = kind_of(r->old_package), new_kind = kind_of(r->new_package);
	*out = new_kind;
	if (old_kind == JK_REDLINE_NONE)
		return refuse_kind(r->old_package, r->diagnostics);
	if (new_kind == JK_REDLINE_NONE)
		return refuse_kind(r->new_package, r->diagnostics);
	if (old_kind == new_kind)
		return JK_OK;
	JK_REPORT(r->diagnostics, JK_DIAG_REDLINE_MIXED, &(jk_origin){.file = jk_package_path(r->new_package)},
		  {"old", jk_package_path(r->old_package)}, {"new", jk_package_path(r->new_package)});
	return JK_FAILED;
}

/* --- beginning and ending --- */

static jk_result begin(jk_redlining *r, const char *author, const char *date)
{
	jk_result result = jk_arena_new(&r->arena);
	if (result != JK_OK)
		return result;
	r->author = author ? author : "jokou";
	r->stamp = date ? jk_arena_format(r->arena, "%sT00:00:00Z", date) : NULL;
	return date && !r->stamp ? JK_NO_MEMORY : JK_OK;
}

jk_result jk_redline_open(jk_redlining *r, jk_redline_kind *kind, const jk_redline_file *old_file, const jk_redline_file *new_file, const char *author,
			  const char *date)
{
	*kind = JK_REDLINE_NONE;
	jk_result result = begin(r, author, date);
	if (result == JK_OK)
		result = open_package(&r->old_package, old_file, r->diagnostics);
	if (result == JK_OK)
		result = open_package(&r->new_package, new_file, r->diagnostics);
	if (result == JK_OK)
		result = same_kind(kind, r);
	if (result == JK_OK)
		result = jk_output_new(&r->output, r->new_package);
	return result == JK_OK ? jk_words_new(&r->words, r->diagnostics) : result;
}

jk_result jk_redline_bytes(char **out, size_t *length, jk_redlining *r)
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

void jk_redline_close(jk_redlining *r)
{
	jk_words_free(r->words);
	jk_output_free(r->output);
	jk_package_free(r->new_package);
	jk_package_free(r->old_package);
	jk_arena_free(r->arena);
}

/* --- a redline --- */

jk_result jk_redline_make(char **out, size_t *length, const char *old_bytes, size_t old_length, const char *old_name,
			  const char *new_bytes, size_t new_length, const char *new_name, const jk_redline_options *options,
			  jk_redline_counts *counts, jk_diagnostics *diagnostics)
{
	static const jk_redline_options usual = {0};
	jk_redlining r = {.options = options ? options : &usual, .diagnostics = diagnostics};
	jk_redline_kind kind;
	*out = NULL;
	*length = 0;
	jk_result result = jk_redline_open(&r, &kind, &(jk_redline_file){old_bytes, old_length, old_name},
					   &(jk_redline_file){new_bytes, new_length, new_name}, r.options->author, r.options->date);
	if (result == JK_OK) {
		if (kind == JK_REDLINE_DOCX)
			jk_redline_docx(&r);
		else
			jk_redline_odt(&r);
		result = r.result;
	}
	if (result == JK_OK)
		result = jk_redline_bytes(out, length, &r);
	if (counts)
		*counts = r.counts;
	jk_redline_close(&r);
	return result;
}
