#include "template/annotate.h"
#include <string.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "package/tree.h"
#include "template/compile.h"
#include "template/paragraph.h"

/* --- finding the tag in its paragraph --- */

/* The text nodes of a paragraph. */
typedef struct {
	const jk_dialect *dialect;
	jk_arena *arena;
	jk_list nodes;
	int failed;
} gathered;

static void gather(gathered *g, jk_node *node)
{
	for (jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		if (jk_is_document_text(g->dialect, 0, node, child))
			g->failed |= jk_list_add(&g->nodes, g->arena, child) != JK_OK;
		else if (jk_node_is_element(child) && !jk_is_paragraph(g->dialect, child) && !jk_is_gone(child))
			gather(g, child);
	}
}

/* What a tag says, without its spaces and with plain quotes: input methods and Word change both, and diagnostics show it mended. */
static const char *essence(jk_arena *arena, const char *text, size_t length)
{
	const char *at = jk_arena_text(arena, text, length);
	jk_buffer out;
	jk_buffer_init(&out, 0);
	while (at && *at) {
		unsigned c = jk_text_next(&at);
		if (c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == '"')
			c = '\'';
		else if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		if (c != ' ' && c != '\t' && c != 0xA0 && c != 0x3000)
			jk_text_put(&out, c);
	}
	const char *kept = jk_arena_string(arena, jk_buffer_text(&out));
	jk_buffer_dispose(&out);
	return kept ? kept : "";
}

static const char *find_braces(const char *text, const char *half, const char *full)
{
	const char *a = strstr(text, half), *b = strstr(text, full);
	return !a || (b && b < a) ? b : a;
}

/* The tag that the fault is about, as bytes of the text: the one whose words hold `wanted`, after `skip` others like it. 0 when there is none. */
static int find_tag(jk_arena *arena, const char *text, const char *wanted, unsigned skip, jk_note *note)
{
	const char *meant = essence(arena, wanted, strlen(wanted));
	for (const char *open = text, *close; (open = find_braces(open, "{{", "｛｛")) != NULL; open = close) {
		close = find_braces(open, "}}", "｝｝");
		close = close ? close + (*close == '}' ? 2 : strlen("｝｝")) : open + strlen(open);
		if (!strstr(essence(arena, open, (size_t)(close - open)), meant) || skip-- > 0)
			continue;
		note->start = (size_t)(open - text);
		note->end = (size_t)(close - text);
		return 1;
	}
	return 0;
}

/* --- anchoring --- */

static jk_node *nth_paragraph(const jk_annotating *a, unsigned number)
{
	jk_node *paragraph = NULL;
	for (unsigned i = 0; i < number && (paragraph || !i); i++)
		paragraph = jk_paragraph_next(a->dialect, 0, jk_xml_root(a->body), paragraph);
	return paragraph;
}

/* Neither text boxes nor notes can carry comments: the paragraph they hang on does. */
static jk_node *host_of(const jk_annotating *a, jk_node *paragraph)
{
	jk_node *host = paragraph;
	for (jk_node *n = paragraph; n; n = jk_node_parent(n))
		if (jk_is_paragraph(a->dialect, n))
			host = n;
	return host;
}

static jk_node *child_of(jk_node *node, const jk_node *ancestor)
{
	while (jk_node_parent(node) != ancestor)
		node = jk_node_parent(node);
	return node;
}

static void find_span(jk_note_span *out, const jk_note *note, const gathered *g)
{
	size_t from = 0;
	for (size_t i = 0; i < g->nodes.count; i++) {
		jk_node *node = g->nodes.items[i];
		size_t to = from + strlen(jk_node_text(node));
		if (note->start < to && note->end > from) {
			if (!out->first) {
				out->first = child_of(node, note->paragraph);
				out->start = note->start - from;
			}
			out->last = child_of(node, note->paragraph);
			out->end = (note->end < to ? note->end : to) - from;
		}
		from = to;
	}
}

jk_result jk_note_find(jk_note_span *out, const jk_annotating *a, const jk_note *note)
{
	gathered g = {.dialect = a->dialect, .arena = a->arena};
	*out = (jk_note_span){.first = note->inside, .last = note->inside};
	if (note->inside || note->start == note->end)
		return JK_OK;
	gather(&g, note->paragraph);
	find_span(out, note, &g);
	return g.failed ? JK_NO_MEMORY : JK_OK;
}

static const char *wanted_of(const jk_diagnostic *item)
{
	for (const jk_argument *x = item->arguments; x->name; x++)
		if (strcmp(x->name, "tag") == 0 || strcmp(x->name, "expression") == 0)
			return x->value;
	return "";
}

/* How many earlier faults are about a tag like this in the same paragraph. */
static unsigned like_it(const jk_diagnostics *faults, size_t at)
{
	unsigned count = 0;
	const jk_diagnostic *item = jk_diagnostics_at(faults, at);
	for (size_t i = 0; i < at; i++) {
		const jk_diagnostic *other = jk_diagnostics_at(faults, i);
		count += other->code == item->code && other->where.paragraph == item->where.paragraph &&
			 jk_text_equal(other->where.part, item->where.part) && strcmp(wanted_of(other), wanted_of(item)) == 0;
	}
	return count;
}

static jk_result anchor_in(jk_annotating *a, jk_note *note, jk_node *paragraph, const jk_diagnostics *faults, size_t at)
{
	jk_buffer text;
	note->paragraph = host_of(a, paragraph);
	if (note->paragraph != paragraph) {
		note->inside = child_of(paragraph, note->paragraph);
		return JK_OK;
	}
	jk_buffer_init(&text, 0);
	gathered g = {.dialect = a->dialect, .arena = a->arena};
	gather(&g, paragraph);
	for (size_t i = 0; i < g.nodes.count; i++)
		jk_buffer_string(&text, jk_node_text(g.nodes.items[i]));
	const char *wanted = wanted_of(jk_diagnostics_at(faults, at)), *words = jk_buffer_text(&text);
	if (!find_tag(a->arena, words, wanted, like_it(faults, at), note))
		(void)find_tag(a->arena, words, wanted, 0, note);
	jk_result result = g.failed ? JK_NO_MEMORY : jk_buffer_result(&text);
	jk_buffer_dispose(&text);
	return result;
}

/* --- what a comment says --- */

static jk_result add_line(jk_annotating *a, jk_note *note, jk_buffer *text)
{
	const char *line = jk_arena_string(a->arena, jk_buffer_text(text));
	jk_buffer_clear(text);
	return line ? jk_list_add(&note->lines, a->arena, line) : JK_NO_MEMORY;
}

/* Where the fault is, if the comment cannot stand there. */
static void put_place(jk_buffer *text, const jk_origin *where)
{
	jk_buffer_string(text, where->place ? where->place : where->part);
	if (where->paragraph) {
		jk_buffer_string(text, _(", "));
		jk_buffer_format(text, _("paragraph %u"), where->paragraph);
	}
	if (where->quote)
		jk_buffer_format(text, ": %s", where->quote);
}

/* Whether a fault is in a file that the template includes: its paragraphs are not those of the template. */
static int is_of_annex(const jk_annotating *a, const jk_diagnostic *item)
{
	return item->where.file && !jk_text_equal(item->where.file, jk_package_path(jk_output_base(a->output)));
}

static jk_result put_lines(jk_annotating *a, jk_note *note, const jk_diagnostic *item, int elsewhere)
{
	const jk_diagnostic_kind *kind = jk_diagnostic_kind_of(item->code);
	jk_result result = JK_OK;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (is_of_annex(a, item))
		jk_buffer_format(&text, "%s: ", item->where.file);
	if (elsewhere && (item->where.place || item->where.part)) {
		put_place(&text, &item->where);
		result = add_line(a, note, &text);
	}
	jk_buffer_format(&text, "%s: ", jk_severity_text(item->severity));
	jk_diagnostic_fill(&text, _(kind->message), item->arguments);
	jk_buffer_format(&text, " [%s]", kind->id);
	if (result == JK_OK)
		result = add_line(a, note, &text);
	if (result == JK_OK && kind->hint) {
		jk_buffer_format(&text, "%s: ", _("hint"));
		jk_diagnostic_fill(&text, _(kind->hint), item->arguments);
		result = add_line(a, note, &text);
	}
	jk_buffer_dispose(&text);
	return result;
}

/* --- all notes --- */

static jk_result refuse(jk_annotating *a, const char *reason)
{
	const char *path = jk_package_path(jk_output_base(a->output));
	JK_REPORT(a->diagnostics, JK_DIAG_ANNOTATE, &JK_ORIGIN(path, 0), {"path", path}, {"reason", reason});
	return JK_FAILED;
}

static jk_result add_note(jk_annotating *a, const jk_diagnostics *faults, size_t at)
{
	const jk_diagnostic *item = jk_diagnostics_at(faults, at);
	jk_note *note = jk_arena_allocate(a->arena, sizeof *note);
	if (!note)
		return JK_NO_MEMORY;
	int in_body = jk_text_equal(item->where.part, a->dialect->main_part) && item->where.paragraph && !is_of_annex(a, item);
	jk_node *paragraph = in_body ? nth_paragraph(a, item->where.paragraph) : NULL;
	jk_result result = JK_OK;
	if (paragraph)
		result = anchor_in(a, note, paragraph, faults, at);
	else
		note->paragraph = nth_paragraph(a, 1);
	if (!note->paragraph)
		return refuse(a, _("its body has no paragraph"));
	if (result == JK_OK)
		result = put_lines(a, note, item, note->paragraph != paragraph);
	return result == JK_OK ? jk_list_add(&a->notes, a->arena, note) : result;
}

static jk_result add_notes(jk_annotating *a, const jk_diagnostics *faults)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_diagnostics_count(faults) && result == JK_OK; i++)
		result = add_note(a, faults, i);
	return result;
}

static jk_result annotate_body(jk_annotating *a, const jk_diagnostics *faults)
{
	const char *part = a->dialect->main_part;
	jk_diagnostics *silent; /* its faults are told already */
	jk_result result = jk_diagnostics_new(&silent);
	if (result == JK_OK)
		result = jk_tree_read(&a->body, a->output, part, silent);
	jk_diagnostics_free(silent);
	if (result == JK_FAILED)
		return refuse(a, _("its body cannot be read"));
	if (result == JK_OK)
		result = add_notes(a, faults);
	if (result == JK_OK)
		result = strcmp(a->dialect->format, "odt") == 0 ? jk_annotate_odt(a) : jk_annotate_docx(a);
	return result == JK_OK ? jk_tree_write(a->output, part, a->body) : result;
}

static jk_result annotate(jk_annotating *a, const jk_package *package, const jk_diagnostics *faults)
{
	a->dialect = jk_dialect_of(package);
	jk_result result = jk_output_new(&a->output, package);
	if (result == JK_OK && !a->dialect)
		result = refuse(a, _("it is neither DOCX nor ODT"));
	if (result == JK_OK && jk_diagnostics_count(faults))
		result = annotate_body(a, faults);
	return result;
}

jk_result jk_template_annotate(char **out, size_t *length, const char *path, const jk_diagnostics *faults, const char *date, jk_diagnostics *diagnostics)
{
	jk_package *package = NULL;
	jk_annotating a = {.date = date, .diagnostics = diagnostics};
	jk_buffer bytes;
	*out = NULL;
	unsigned long failures = jk_memory_failures();
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_arena_new(&a.arena);
	if (result == JK_OK)
		result = jk_package_read(&package, path, diagnostics);
	if (result == JK_OK)
		result = annotate(&a, package, faults);
	/* A tag that was not found for want of memory would have its comment elsewhere. */
	if (result == JK_OK && jk_memory_failures() > failures)
		result = JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_output_bytes(&bytes, a.output, diagnostics);
	if (result == JK_OK) {
		*out = bytes.bytes;
		*length = bytes.length;
	} else
		jk_buffer_dispose(&bytes);
	jk_xml_free(a.body);
	jk_output_free(a.output);
	jk_package_free(package);
	if (a.arena)
		jk_arena_free(a.arena);
	return result;
}
