/* Reading back a part of DOCX. */
#include <string.h>
#include "base/text.h"
#include "template/written.h"

enum { NESTING = 8, FIELDS = 16, INSTRUCTION = 512 };

/* A paragraph that is open; paragraphs of text boxes are inside others. */
typedef struct {
	jk_written_paragraph *paragraph;
	size_t columns;
	jk_slice style, number, level, outline; /* as its properties say */
	int breaks_page, ends_section;
} open_paragraph;

typedef struct {
	char instruction[INSTRUCTION];
	size_t length;
	size_t from, to;      /* what it shows */
	jk_slice properties;
	int shows, whole;     /* shows: its result has begun; whole: nothing but runs is in it */
	const jk_written_paragraph *paragraph;
} open_field;

typedef struct {
	jk_written *w;
	jk_markup m;
	open_paragraph open[NESTING];
	size_t depth, over;   /* over: paragraphs deeper than that */
	open_field fields[FIELDS];
	size_t field_depth, fields_over;
	size_t run;           /* where the current run begins */
	int separated;        /* in this run a field has begun to show */
	int in_text, in_instruction;
	jk_label_counter *counters;
	unsigned *used;       /* levels of each w:num at which it was used */
	size_t contents;      /* depth of fields at which a table of contents was begun, from 1; 0: none */
} reading;

static open_paragraph *current(reading *r) { return r->depth && !r->over ? &r->open[r->depth - 1] : NULL; }

/* --- numbers --- */

/* A number that was given while the document was made begins all levels of the list it stands for anew. */
static const jk_docx_number *number_of(const reading *r, jk_slice text, size_t *index, unsigned *overridden)
{
	const jk_docx_model *model = r->w->docx;
	unsigned given = jk_slice_number(text, 1000000000, 0);
	const char *original = r->w->lists && given > model->most ? jk_lists_original(r->w->lists, given - model->most - 1) : NULL;
	jk_slice name = original ? (jk_slice){original, strlen(original)} : text;
	const jk_docx_number *number = jk_docx_number_find(model, name);
	if (!number)
		return NULL;
	*index = original ? model->numbers.count + given - model->most - 1 : number->index;
	*overridden = original ? ~0U : number->overridden;
	return number;
}

static void count(reading *r, jk_written_paragraph *paragraph, jk_slice text, unsigned level)
{
	size_t index = 0;
	unsigned overridden = 0;
	const jk_docx_number *number = number_of(r, text, &index, &overridden);
	unsigned *numbers = number ? jk_arena_array(r->w->arena, JK_LABEL_LEVELS, sizeof *numbers) : NULL;
	if (!number || level >= JK_NUMBERING_LEVELS)
		return;
	if (!numbers) {
		r->w->no_memory = 1;
		return;
	}
	jk_label_counter *counter = &r->counters[number->list];
	int anew = (overridden >> level & 1) && !(r->used[index] >> level & 1);
	r->used[index] |= 1U << level;
	jk_label_count(counter, number->scheme, level, anew ? number->starts[level] : JK_LABEL_GO_ON);
	memcpy(numbers, counter->numbers, sizeof counter->numbers);
	paragraph->scheme = number->scheme;
	paragraph->level = level;
	paragraph->numbers = numbers;
	paragraph->list = number->list + 1;
}

/* --- paragraphs --- */

static void finish_properties(reading *r, open_paragraph *p)
{
	jk_written_paragraph *paragraph = p->paragraph;
	const jk_docx_style *style = jk_docx_style_find(r->w->docx, p->style);
	unsigned outline = jk_slice_number(p->outline, 9, 10);
	paragraph->style = p->style;
	paragraph->outline = outline < 9 ? outline + 1 : outline == 9 ? 0 : style ? style->outline : 0;
	paragraph->heading = style ? style->heading : 0;
	if (!paragraph->boxed && (p->breaks_page || (style && style->breaks_page)))
		jk_written_break_page(r->w);
	paragraph->page = r->w->page;
	if (p->number.at && !jk_slice_is(p->number, "0"))
		count(r, paragraph, p->number, jk_slice_number(p->level, 8, 0));
	else if (!p->number.at && style && style->number)
		count(r, paragraph, (jk_slice){style->number, strlen(style->number)}, p->level.at ? jk_slice_number(p->level, 8, 0) : style->level);
}

/* Reads w:pPr up to its end. What was changed there and how it was before is not asked. */
static void read_properties(reading *r, open_paragraph *p)
{
	size_t depth = 1;
	while (depth && jk_markup_next(&r->m)) {
		if (r->m.kind == JK_MARKUP_STOP) {
			depth--;
			continue;
		}
		if (r->m.kind == JK_MARKUP_TEXT)
			continue;
		depth++;
		if (jk_markup_is(&r->m, "pPrChange") || jk_markup_is(&r->m, "rPr")) {
			jk_markup_skip(&r->m);
			depth--;
		} else if (jk_markup_is(&r->m, "pStyle"))
			p->style = jk_markup_attribute(&r->m, "val");
		else if (jk_markup_is(&r->m, "numId"))
			p->number = jk_markup_attribute(&r->m, "val");
		else if (jk_markup_is(&r->m, "ilvl"))
			p->level = jk_markup_attribute(&r->m, "val");
		else if (jk_markup_is(&r->m, "outlineLvl"))
			p->outline = jk_markup_attribute(&r->m, "val");
		else if (jk_markup_is(&r->m, "pageBreakBefore"))
			p->breaks_page = !jk_slice_is(jk_markup_attribute(&r->m, "val"), "0");
		else if (jk_markup_is(&r->m, "sectPr"))
			p->ends_section = 1;
		else if (jk_markup_is(&r->m, "type") && jk_slice_is(jk_markup_attribute(&r->m, "val"), "continuous"))
			p->ends_section = 0;
	}
	p->paragraph->inside = r->m.to;
	finish_properties(r, p);
}

static void begin_paragraph(reading *r)
{
	size_t inside = r->m.to;
	if (r->depth == NESTING || r->over) {
		r->over++;
		return;
	}
	open_paragraph *p = &r->open[r->depth];
	*p = (open_paragraph){.paragraph = jk_written_add_paragraph(r->w, r->m.from)};
	if (!p->paragraph)
		return;
	p->paragraph->inside = inside;
	p->paragraph->boxed = r->depth > 0;
	p->paragraph->listed = r->contents > 0;
	r->depth++;
	jk_markup ahead = r->m;
	if (jk_markup_next(&ahead) && ahead.kind == JK_MARKUP_START && jk_markup_is(&ahead, "pPr")) {
		r->m = ahead;
		read_properties(r, p);
	} else
		finish_properties(r, p);
}

static void end_paragraph(reading *r)
{
	if (r->over) {
		r->over--;
		return;
	}
	open_paragraph *p = current(r);
	if (!p)
		return;
	p->paragraph->stop = r->m.from;
	p->paragraph->to = r->m.to;
	if (!p->paragraph->boxed)
		jk_written_end_paragraph(r->w, p->columns);
	if (p->ends_section)
		jk_written_break_page(r->w);
	r->depth--;
}

/* --- bookmarks --- */

static void begin_bookmark(reading *r)
{
	const open_paragraph *p = current(r);
	jk_slice id = jk_markup_attribute(&r->m, "id"), name = jk_markup_attribute(&r->m, "name");
	unsigned number = jk_slice_number(id, 2000000000, 0);
	if (number > r->w->most_id)
		r->w->most_id = number;
	if (name.at)
		(void)jk_written_add_bookmark(r->w, name, id, p ? p->paragraph : NULL, r->m.to);
}

static int same(jk_slice a, jk_slice b) { return a.at && b.at && a.length == b.length && memcmp(a.at, b.at, a.length) == 0; }

static void end_bookmark(reading *r)
{
	enum { OPEN_MOST = 1000 }; /* bookmarks that are looked through for the one that ends */
	const open_paragraph *p = current(r);
	jk_slice id = jk_markup_attribute(&r->m, "id");
	jk_list *all = &r->w->bookmarks;
	for (size_t i = all->count; i > 0 && all->count - i < OPEN_MOST; i--) {
		jk_written_bookmark *bookmark = all->items[i - 1];
		if (bookmark->to || !same(bookmark->id, id))
			continue;
		bookmark->to = r->m.from;
		bookmark->last = p ? p->paragraph : NULL;
		return;
	}
}

/* --- fields --- */

static open_field *field(reading *r) { return r->field_depth && !r->fields_over ? &r->fields[r->field_depth - 1] : NULL; }

static const char *word(const char **at, size_t *length)
{
	*at += strspn(*at, " \t\n\"");
	const char *start = *at;
	*length = strcspn(start, " \t\n\"");
	*at += *length;
	return start;
}

/* What cannot be reckoned here (\p above or below, formats of text) is left as it is. */
int jk_written_read_instruction(jk_written_reference *out, jk_arena *arena, const char *instruction)
{
	size_t length;
	const char *at = instruction, *kind = word(&at, &length);
	if (length != 3 || memcmp(kind, "REF", 3) != 0)
		return 0;
	const char *target = word(&at, &length);
	if (!length || *target == '\\')
		return 0;
	out->target = jk_arena_text(arena, target, length);
	for (const char *option; (option = word(&at, &length), length);) {
		char letter = length == 2 && *option == '\\' ? option[1] : '\0';
		if (letter == 'r' || letter == 'n' || letter == 'w')
			out->kind = letter == 'r' ? JK_REFERS_NUMBER : letter == 'n' ? JK_REFERS_NUMBER_ALONE : JK_REFERS_NUMBER_WHOLE;
		else if (letter == 't')
			out->only_numbers = 1;
		else if (letter == '*')
			(void)word(&at, &length);
		else if (letter != 'h')
			return 0;
	}
	return out->target != NULL;
}

static void end_field(reading *r, size_t to)
{
	const open_field *f = field(r);
	if (r->fields_over) {
		r->fields_over--;
		return;
	}
	if (!f)
		return;
	jk_written_reference found = {.paragraph = f->paragraph, .from = f->from, .to = to, .properties = f->properties}, *kept;
	int wanted = f->shows && f->whole && f->paragraph && f->from && f->from <= to && current(r) && current(r)->paragraph == f->paragraph &&
		     jk_written_read_instruction(&found, r->w->arena, f->instruction);
	if (wanted) {
		kept = jk_arena_allocate(r->w->arena, sizeof *kept);
		r->w->no_memory |= !kept || jk_list_add(&r->w->references, r->w->arena, kept) != JK_OK;
		if (kept)
			*kept = found;
	}
	if (r->contents == r->field_depth)
		r->contents = 0;
	r->field_depth--;
}

static void begin_field(reading *r)
{
	const open_paragraph *p = current(r);
	if (field(r))
		field(r)->whole = 0;
	if (r->field_depth == FIELDS || r->fields_over) {
		r->fields_over++;
		return;
	}
	open_field *f = &r->fields[r->field_depth++];
	f->instruction[0] = '\0';
	f->length = f->from = f->to = 0;
	f->properties = (jk_slice){NULL, 0};
	f->shows = 0;
	f->whole = 1;
	f->paragraph = p ? p->paragraph : NULL;
}

static void add_instruction(reading *r, jk_slice text)
{
	open_field *f = field(r);
	jk_buffer meant;
	if (!f || f->shows)
		return;
	jk_buffer_init(&meant, 0);
	jk_slice_put(&meant, text);
	for (const char *at = jk_buffer_text(&meant); *at && f->length + 1 < INSTRUCTION; at++)
		f->instruction[f->length++] = *at;
	f->instruction[f->length] = '\0';
	r->w->no_memory |= meant.failed;
	jk_buffer_dispose(&meant);
}

static void show_field(reading *r)
{
	open_field *f = field(r);
	if (!f)
		return;
	f->shows = 1;
	if (!r->contents && jk_text_starts(f->instruction + strspn(f->instruction, " "), "TOC"))
		r->contents = r->field_depth;
}

static void read_field_mark(reading *r)
{
	jk_slice type = jk_markup_attribute(&r->m, "fldCharType");
	if (jk_slice_is(type, "begin"))
		begin_field(r);
	else if (jk_slice_is(type, "separate")) {
		show_field(r);
		r->separated = 1;
	} else if (jk_slice_is(type, "end"))
		end_field(r, r->run);
}

static void begin_simple_field(reading *r)
{
	begin_field(r);
	add_instruction(r, jk_markup_attribute(&r->m, "instr"));
	show_field(r);
	if (field(r))
		field(r)->from = r->m.to;
}

/* --- the walk --- */

static void end_run(reading *r)
{
	open_field *f = field(r);
	if (r->separated && f && !f->from)
		f->from = r->m.to;
	r->separated = 0;
}

static void read_run_properties(reading *r)
{
	open_field *f = field(r);
	size_t from = r->m.from;
	jk_markup_skip(&r->m);
	if (f && f->from && !f->properties.at)
		f->properties = (jk_slice){r->m.bytes + from, r->m.to - from};
}

static int is_passed_over(const jk_markup *m)
{
	return jk_markup_is(m, "Fallback") || jk_markup_is(m, "del") || jk_markup_is(m, "moveFrom") || jk_markup_is(m, "sdtPr") || jk_markup_is(m, "tblPr");
}

/* What may stand in the result of a reference besides runs makes it one that is left alone. */
static void note_other(reading *r)
{
	static const char *const plain[] = {"r", "t", "tab", "proofErr", "lang", "noBreakHyphen", "fldChar"};
	open_field *f = field(r);
	for (size_t i = 0; f && f->shows && i < sizeof plain / sizeof *plain; i++)
		if (jk_markup_is(&r->m, plain[i]))
			return;
	if (f && f->shows)
		f->whole = 0;
}

static void begin_element(reading *r)
{
	jk_markup *m = &r->m;
	if (jk_markup_is(m, "rPr")) {
		read_run_properties(r);
		return;
	}
	note_other(r);
	if (is_passed_over(m))
		jk_markup_skip(m);
	else if (jk_markup_is(m, "p"))
		begin_paragraph(r);
	else if (jk_markup_is(m, "r"))
		r->run = m->from;
	else if (jk_markup_is(m, "t"))
		r->in_text = !m->empty;
	else if (jk_markup_is(m, "instrText"))
		r->in_instruction = !m->empty;
	else if (jk_markup_is(m, "fldChar"))
		read_field_mark(r);
	else if (jk_markup_is(m, "fldSimple"))
		begin_simple_field(r);
	else if (jk_markup_is(m, "bookmarkStart"))
		begin_bookmark(r);
	else if (jk_markup_is(m, "bookmarkEnd"))
		end_bookmark(r);
	else if (jk_markup_is(m, "br") && jk_slice_is(jk_markup_attribute(m, "type"), "page"))
		jk_written_break_page(r->w);
	else if (jk_markup_is(m, "tr"))
		jk_written_row(r->w, 1);
}

static void end_element(reading *r)
{
	jk_markup *m = &r->m;
	if (jk_markup_is(m, "p"))
		end_paragraph(r);
	else if (jk_markup_is(m, "r"))
		end_run(r);
	else if (jk_markup_is(m, "t"))
		r->in_text = 0;
	else if (jk_markup_is(m, "instrText"))
		r->in_instruction = 0;
	else if (jk_markup_is(m, "fldSimple"))
		end_field(r, m->from);
	else if (jk_markup_is(m, "tr"))
		jk_written_row(r->w, 0);
	else if (jk_markup_is(m, "tc"))
		jk_written_cell(r->w);
}

static void read_text(reading *r)
{
	open_paragraph *p = current(r);
	jk_slice text = jk_markup_text(&r->m);
	if (r->in_instruction)
		add_instruction(r, text);
	else if (r->in_text && p)
		p->columns += jk_written_columns(text);
}

void jk_written_read_docx(jk_written *w)
{
	reading *r = jk_arena_allocate(w->arena, sizeof *r);
	size_t given = w->lists ? w->lists->numbers.count : 0;
	if (r) {
		r->w = w;
		r->counters = jk_arena_array(w->arena, w->docx->lists + 1, sizeof *r->counters);
		r->used = jk_arena_array(w->arena, w->docx->numbers.count + given + 1, sizeof *r->used);
	}
	if (!r || !r->counters || !r->used) {
		w->no_memory = 1;
		return;
	}
	jk_markup_init(&r->m, w->bytes, 0, w->length);
	while (!w->no_memory && jk_markup_next(&r->m)) {
		if (r->m.kind == JK_MARKUP_START)
			begin_element(r);
		else if (r->m.kind == JK_MARKUP_STOP)
			end_element(r);
		else
			read_text(r);
	}
}
