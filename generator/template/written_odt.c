/* Reading back a part of ODT. */
#include <string.h>
#include "base/text.h"
#include "template/written.h"

enum { NESTING = 8, LISTS = 16 };

/* A list with all that continues it. */
typedef struct {
	jk_slice name, style;  /* xml:id, where it was last seen */
	jk_label_counter counter;
	size_t number;
} chain;

/* A text:list that is open. */
typedef struct {
	chain *chain;
	const jk_label_scheme *scheme;
	unsigned level;
} open_list;

typedef struct {
	jk_written_paragraph *paragraph;
	size_t columns, reference_from;
	jk_written_reference reference;
	size_t lists;          /* open around it */
} open_paragraph;

typedef struct {
	jk_written *w;
	jk_markup m;
	open_paragraph open[NESTING];
	size_t depth, over;
	open_list lists[LISTS];
	size_t list_depth, lists_over, lists_hidden; /* hidden: around the text box one is in */
	jk_list chains;
	jk_label_counter outline;
	int item;              /* an item has begun that has no paragraph yet */
	jk_slice start;        /* with which it begins */
	int contents;
} reading;

static open_paragraph *current(reading *r) { return r->depth && !r->over ? &r->open[r->depth - 1] : NULL; }

/* --- numbers --- */

static void count(reading *r, jk_written_paragraph *paragraph, jk_label_counter *counter, const jk_label_scheme *scheme, unsigned level, jk_slice start)
{
	unsigned *numbers = jk_arena_array(r->w->arena, JK_LABEL_LEVELS, sizeof *numbers);
	if (!numbers) {
		r->w->no_memory = 1;
		return;
	}
	jk_label_count(counter, scheme, level, start.at ? jk_slice_number(start, 100000000, 1) : JK_LABEL_GO_ON);
	memcpy(numbers, counter->numbers, sizeof counter->numbers);
	paragraph->scheme = scheme;
	paragraph->level = level;
	paragraph->numbers = numbers;
}

static int same(jk_slice a, jk_slice b) { return a.at && b.at && a.length == b.length && memcmp(a.at, b.at, a.length) == 0; }

static chain *find_chain(const reading *r, jk_slice name)
{
	for (size_t i = r->chains.count; i > 0; i--)
		if (same(((chain *)r->chains.items[i - 1])->name, name))
			return r->chains.items[i - 1];
	return NULL;
}

static chain *new_chain(reading *r)
{
	chain *c = jk_arena_allocate(r->w->arena, sizeof *c);
	if (!c || jk_list_add(&r->chains, r->w->arena, c) != JK_OK) {
		r->w->no_memory = 1;
		return NULL;
	}
	c->number = r->chains.count;
	return c;
}

/* The list that an outermost text:list belongs to. */
static chain *chain_of(reading *r, jk_slice style)
{
	jk_slice last = jk_markup_attribute(&r->m, "continue-list");
	int goes_on = jk_slice_is(jk_markup_attribute(&r->m, "continue-numbering"), "true");
	chain *before = r->chains.count ? r->chains.items[r->chains.count - 1] : NULL;
	chain *c = last.at ? find_chain(r, last) : goes_on && before && same(before->style, style) ? before : NULL;
	if (!c)
		c = new_chain(r);
	if (c) {
		c->name = jk_markup_attribute(&r->m, "id");
		c->style = style;
	}
	return c;
}

static void begin_list(reading *r)
{
	jk_slice style = jk_markup_attribute(&r->m, "style-name");
	if (r->list_depth == LISTS || r->lists_over) {
		r->lists_over++;
		return;
	}
	const open_list *outer = r->list_depth > r->lists_hidden ? &r->lists[r->list_depth - 1] : NULL;
	open_list *list = &r->lists[r->list_depth];
	const jk_odt_style *found = jk_odt_style_find(&r->w->odt->lists, style);
	*list = (open_list){.chain = outer ? outer->chain : chain_of(r, style), .level = outer ? outer->level + 1 : 0};
	list->scheme = found ? found->scheme : outer ? outer->scheme : NULL;
	if (list->chain)
		r->list_depth++;
}

static void end_list(reading *r)
{
	if (r->lists_over)
		r->lists_over--;
	else if (r->list_depth > r->lists_hidden)
		r->list_depth--;
}

/* --- paragraphs --- */

static void number_paragraph(reading *r, jk_written_paragraph *paragraph, int heading)
{
	static const jk_slice none = {NULL, 0};
	const jk_odt_style *style = jk_odt_style_find(&r->w->odt->paragraphs, paragraph->style);
	const open_list *list = r->list_depth > r->lists_hidden ? &r->lists[r->list_depth - 1] : NULL;
	int header = jk_slice_is(jk_markup_attribute(&r->m, "is-list-header"), "true");
	if (style && style->breaks_page && !paragraph->boxed)
		jk_written_break_page(r->w);
	paragraph->page = r->w->page;
	if (list && r->item && list->scheme && list->level < JK_LABEL_LEVELS && !header) {
		count(r, paragraph, &list->chain->counter, list->scheme, list->level, r->start);
		paragraph->list = list->chain->number;
	} else if (!list && heading && paragraph->outline && r->w->odt->outline && !header && !(style && style->unnumbered)) {
		int restarts = jk_slice_is(jk_markup_attribute(&r->m, "restart-numbering"), "true");
		count(r, paragraph, &r->outline, r->w->odt->outline, paragraph->outline - 1, restarts ? jk_markup_attribute(&r->m, "start-value") : none);
		paragraph->list = (size_t)-1;
	}
	r->item = 0;
}

static void begin_paragraph(reading *r, int heading)
{
	if (r->depth == NESTING || r->over) {
		r->over++;
		return;
	}
	open_paragraph *p = &r->open[r->depth];
	*p = (open_paragraph){.paragraph = jk_written_add_paragraph(r->w, r->m.from), .lists = r->lists_hidden};
	if (!p->paragraph)
		return;
	unsigned level = heading ? jk_slice_number(jk_markup_attribute(&r->m, "outline-level"), 10, 1) : 0;
	p->paragraph->inside = r->m.to;
	p->paragraph->boxed = r->depth > 0;
	p->paragraph->listed = r->contents;
	p->paragraph->style = jk_markup_attribute(&r->m, "style-name");
	p->paragraph->outline = level;
	number_paragraph(r, p->paragraph, heading);
	r->depth++;
	r->lists_hidden = r->list_depth;
}

static void end_paragraph(reading *r)
{
	open_paragraph *p = current(r);
	if (!p) {
		r->over -= r->over > 0;
		return;
	}
	p->paragraph->stop = r->m.from;
	p->paragraph->to = r->m.to;
	if (!p->paragraph->boxed)
		jk_written_end_paragraph(r->w, p->columns);
	r->lists_hidden = p->lists;
	r->depth--;
}

/* --- bookmarks and references --- */

static void end_bookmark(reading *r)
{
	enum { OPEN_MOST = 1000 }; /* bookmarks that are looked through for the one that ends */
	const open_paragraph *p = current(r);
	jk_slice name = jk_markup_attribute(&r->m, "name");
	const jk_list *all = &r->w->bookmarks;
	for (size_t i = all->count; i > 0 && all->count - i < OPEN_MOST; i--) {
		jk_written_bookmark *bookmark = all->items[i - 1];
		if (bookmark->to || !same(bookmark->name, name))
			continue;
		bookmark->to = r->m.from;
		bookmark->last = p ? p->paragraph : NULL;
		return;
	}
}

static void begin_bookmark(reading *r, int point)
{
	const open_paragraph *p = current(r);
	jk_slice name = jk_markup_attribute(&r->m, "name");
	if (!name.at)
		return;
	jk_written_bookmark *bookmark = jk_written_add_bookmark(r->w, name, name, p ? p->paragraph : NULL, r->m.to);
	if (!bookmark || !point)
		return;
	bookmark->to = bookmark->from;
	bookmark->last = bookmark->paragraph;
}

/* ODF 1.3 part 3, 19.846 text:reference-format; others are left as they are. */
static int read_kind(jk_slice format, jk_reference_kind *kind)
{
	static const struct {
		const char *name;
		jk_reference_kind kind;
	} kinds[] = {{"text", JK_REFERS_TEXT}, {"number", JK_REFERS_NUMBER}, {"number-no-superior", JK_REFERS_NUMBER_ALONE}, {"number-all-superior", JK_REFERS_NUMBER_WHOLE}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (jk_slice_is(format, kinds[i].name)) {
			*kind = kinds[i].kind;
			return 1;
		}
	return 0;
}

static void begin_reference(reading *r)
{
	open_paragraph *p = current(r);
	jk_slice target = jk_markup_attribute(&r->m, "ref-name");
	if (!p || !target.at || r->m.empty)
		return;
	p->reference = (jk_written_reference){.paragraph = p->paragraph, .from = r->m.to};
	if (!read_kind(jk_markup_attribute(&r->m, "reference-format"), &p->reference.kind))
		return;
	p->reference.target = jk_slice_copy(r->w->arena, target);
	r->w->no_memory |= !p->reference.target;
}

static void end_reference(reading *r)
{
	open_paragraph *p = current(r);
	if (!p || !p->reference.target)
		return;
	jk_written_reference *kept = jk_arena_allocate(r->w->arena, sizeof *kept);
	r->w->no_memory |= !kept || jk_list_add(&r->w->references, r->w->arena, kept) != JK_OK;
	if (!kept)
		return;
	*kept = p->reference;
	kept->to = r->m.from;
	p->reference.target = NULL;
}

/* --- the walk --- */

static int is_passed_over(const jk_markup *m)
{
	return jk_markup_is(m, "tracked-changes") || jk_markup_is(m, "annotation") || jk_markup_is(m, "automatic-styles") || jk_markup_is(m, "table-of-content-source") ||
	       jk_markup_is(m, "note-citation");
}

static void begin_element(reading *r)
{
	jk_markup *m = &r->m;
	if (is_passed_over(m))
		jk_markup_skip(m);
	else if (jk_markup_is(m, "p") || jk_markup_is(m, "h"))
		begin_paragraph(r, jk_markup_is(m, "h"));
	else if (jk_markup_is(m, "list"))
		begin_list(r);
	else if (jk_markup_is(m, "list-item")) {
		r->item = 1;
		r->start = jk_markup_attribute(m, "start-value");
	} else if (jk_markup_is(m, "list-header"))
		r->item = 0;
	else if (jk_markup_is(m, "bookmark-start") || jk_markup_is(m, "bookmark"))
		begin_bookmark(r, jk_markup_is(m, "bookmark"));
	else if (jk_markup_is(m, "bookmark-end"))
		end_bookmark(r);
	else if (jk_markup_is(m, "bookmark-ref"))
		begin_reference(r);
	else if (jk_markup_is(m, "table-of-content"))
		r->contents = 1;
	else if (jk_markup_is(m, "table-row"))
		jk_written_row(r->w, 1);
}

static void end_element(reading *r)
{
	jk_markup *m = &r->m;
	if (jk_markup_is(m, "p") || jk_markup_is(m, "h"))
		end_paragraph(r);
	else if (jk_markup_is(m, "list"))
		end_list(r);
	else if (jk_markup_is(m, "bookmark-ref"))
		end_reference(r);
	else if (jk_markup_is(m, "table-of-content"))
		r->contents = 0;
	else if (jk_markup_is(m, "table-row"))
		jk_written_row(r->w, 0);
	else if (jk_markup_is(m, "table-cell"))
		jk_written_cell(r->w);
}

void jk_written_read_odt(jk_written *w)
{
	reading *r = jk_arena_allocate(w->arena, sizeof *r);
	if (!r) {
		w->no_memory = 1;
		return;
	}
	r->w = w;
	jk_markup_init(&r->m, w->bytes, 0, w->length);
	while (!w->no_memory && jk_markup_next(&r->m)) {
		open_paragraph *p = current(r);
		if (r->m.kind == JK_MARKUP_START)
			begin_element(r);
		else if (r->m.kind == JK_MARKUP_STOP)
			end_element(r);
		else if (p)
			p->columns += jk_written_columns(jk_markup_text(&r->m));
	}
}
