#include "template/written.h"
#include <stdlib.h>
#include <string.h>

/* --- likely pages --- */

size_t jk_written_columns(jk_slice text)
{
	size_t columns = 0;
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.at[i];
		/* The first byte of a character: those of three bytes and more are as wide as high. */
		columns += c < 0x80 || (c >= 0xC0 && c < 0xE0) ? 1 : c >= 0xE0 ? 2 : 0;
	}
	return columns;
}

static void add_lines(jk_written *w, size_t lines)
{
	enum { MOST = 1000000 };
	w->line += (unsigned)(lines > MOST ? MOST : lines);
	w->page += w->line / w->size.lines;
	w->line %= w->size.lines;
}

static size_t lines_of(const jk_written *w, size_t columns) { return columns ? (columns + w->size.columns - 1) / w->size.columns : 1; }

void jk_written_end_paragraph(jk_written *w, size_t columns)
{
	if (!w->rows) {
		add_lines(w, lines_of(w, columns));
		return;
	}
	w->row_columns += columns;
	w->cell_paragraphs++;
}

void jk_written_break_page(jk_written *w)
{
	if (w->line)
		w->page++;
	w->line = 0;
}

void jk_written_cell(jk_written *w)
{
	if (w->cell_paragraphs > w->row_paragraphs)
		w->row_paragraphs = w->cell_paragraphs;
	w->cell_paragraphs = 0;
}

void jk_written_row(jk_written *w, int begins)
{
	if (begins) {
		if (!w->rows++)
			w->row_columns = w->row_paragraphs = w->cell_paragraphs = 0;
		return;
	}
	if (!w->rows || --w->rows)
		return;
	jk_written_cell(w);
	size_t lines = lines_of(w, w->row_columns);
	add_lines(w, lines > w->row_paragraphs ? lines : w->row_paragraphs);
}

/* --- what is found --- */

jk_written_paragraph *jk_written_add_paragraph(jk_written *w, size_t from)
{
	jk_written_paragraph *paragraph = jk_arena_allocate(w->arena, sizeof *paragraph);
	if (!paragraph || jk_list_add(&w->paragraphs, w->arena, paragraph) != JK_OK) {
		w->no_memory = 1;
		return NULL;
	}
	paragraph->from = from;
	paragraph->number = w->paragraphs.count - 1;
	paragraph->page = w->page;
	return paragraph;
}

/* _Toc… of Word, __RefHeading___Toc… of LibreOffice. */
static int is_anchor(jk_slice name)
{
	static const char *const starts[] = {"_Toc", "__RefHeading"};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (name.length > strlen(starts[i]) && memcmp(name.at, starts[i], strlen(starts[i])) == 0)
			return 1;
	return 0;
}

jk_written_bookmark *jk_written_add_bookmark(jk_written *w, jk_slice name, jk_slice id, const jk_written_paragraph *paragraph, size_t from)
{
	jk_written_bookmark *bookmark = jk_arena_allocate(w->arena, sizeof *bookmark);
	if (!bookmark || jk_list_add(&w->bookmarks, w->arena, bookmark) != JK_OK) {
		w->no_memory = 1;
		return NULL;
	}
	*bookmark = (jk_written_bookmark){.name = name, .id = id, .paragraph = paragraph, .from = from};
	bookmark->next = paragraph ? paragraph->number : w->paragraphs.count;
	jk_written_paragraph *holder = paragraph ? w->paragraphs.items[paragraph->number] : NULL;
	if (holder && !holder->anchor && is_anchor(name))
		holder->anchor = bookmark;
	return bookmark;
}

static int compare(jk_slice a, jk_slice b)
{
	int order = memcmp(a.at, b.at, a.length < b.length ? a.length : b.length);
	return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int by_name(const void *a, const void *b)
{
	const jk_written_bookmark *x = *(const jk_written_bookmark *const *)a, *y = *(const jk_written_bookmark *const *)b;
	int order = compare(x->name, y->name);
	return order ? order : (x->from > y->from) - (x->from < y->from);
}

static void sort_names(jk_written *w)
{
	for (size_t i = 0; i < w->bookmarks.count && !w->no_memory; i++)
		w->no_memory |= jk_list_add(&w->names, w->arena, w->bookmarks.items[i]) != JK_OK;
	if (w->names.count)
		qsort(w->names.items, w->names.count, sizeof *w->names.items, by_name);
}

const jk_written_bookmark *jk_written_find(const jk_written *written, const char *name)
{
	jk_slice wanted = {name, strlen(name)};
	size_t from = 0, to = written->names.count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (compare(((const jk_written_bookmark *)written->names.items[middle])->name, wanted) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	const jk_written_bookmark *found = from < written->names.count ? written->names.items[from] : NULL;
	return found && jk_slice_is(found->name, name) ? found : NULL;
}

const jk_written_paragraph *jk_written_target(const jk_written *written, const jk_written_bookmark *bookmark)
{
	return bookmark->next < written->paragraphs.count ? written->paragraphs.items[bookmark->next] : NULL;
}

/* --- text --- */

/* What is not read along: what is deleted, notes and comments, the older copy of a text box, small letters beside words. */
static int is_beside(const jk_markup *m)
{
	static const char *const names[] = {"pPr", "rPr", "del", "moveFrom", "Fallback", "txbxContent", "rt", "ruby-text", "note", "annotation", "frame",
					    "custom-shape", "tracked-changes", "instrText", "delText"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_markup_is(m, names[i]))
			return 1;
	return 0;
}

static void put_space(jk_buffer *out, const jk_markup *m)
{
	unsigned count = jk_markup_is(m, "s") ? jk_slice_number(jk_markup_attribute(m, "c"), 100, 1) : 1;
	while (count--)
		jk_buffer_char(out, ' ');
}

static int is_space(const jk_markup *m)
{
	return jk_markup_is(m, "tab") || jk_markup_is(m, "br") || jk_markup_is(m, "cr") || jk_markup_is(m, "s") || jk_markup_is(m, "line-break");
}

void jk_written_text(jk_buffer *out, const jk_written *written, size_t from, size_t to)
{
	jk_markup m;
	int docx = written->docx != NULL, in_text = !docx;
	jk_markup_init(&m, written->bytes, from, to);
	while (jk_markup_next(&m)) {
		if (m.kind == JK_MARKUP_TEXT) {
			if (in_text)
				jk_slice_put(out, jk_markup_text(&m));
		} else if (m.kind == JK_MARKUP_START && is_beside(&m))
			jk_markup_skip(&m);
		else if (m.kind == JK_MARKUP_START && is_space(&m))
			put_space(out, &m);
		else if (m.kind == JK_MARKUP_START && jk_markup_is(&m, "noBreakHyphen"))
			jk_buffer_string(out, "\xE2\x80\x91");
		else if (docx && jk_markup_is(&m, "t"))
			in_text = m.kind == JK_MARKUP_START;
	}
}

jk_result jk_written_read(jk_written *written)
{
	written->page = 1;
	if (written->docx)
		jk_written_read_docx(written);
	else
		jk_written_read_odt(written);
	sort_names(written);
	return written->no_memory ? JK_NO_MEMORY : JK_OK;
}
