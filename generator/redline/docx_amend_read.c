/* What a paragraph shows when its pending changes are accepted, as the review room reads it: fields by what they show, tabs and line breaks as
 * characters, pictures and notes not at all. */
#include <string.h>
#include "base/text.h"
#include "redline/docx_amend.h"

enum { FIELDS_DEEP = 16 };

/* A field that has begun. */
typedef struct {
	jk_node *first;
	size_t unit, from;     /* where it begins: units and bytes so far */
	size_t fields;         /* fields so far */
	jk_buffer instruction;
	int shows;
} open_field;

typedef struct {
	jk_wml *d;
	jk_redlining *r;
	jk_wml_reading *out;
	jk_buffer text;
	jk_node *pending;      /* around what is read */
	jk_node *solid;
	int whole;             /* the solid one stands beside runs */
	open_field open[FIELDS_DEEP];
	size_t depth;          /* may be more than there is room for */
} walking;

static int is_one_of(const jk_node *node, const char *const *names)
{
	for (; *names; names++)
		if (jk_node_is(node, *names))
			return 1;
	return 0;
}

/* --- units --- */

static void add_unit(walking *s, jk_node *node, const char *text, size_t length)
{
	jk_wml_unit *last = s->out->units.count ? s->out->units.items[s->out->units.count - 1] : NULL;
	size_t from = s->text.length;
	if (!length)
		return;
	jk_buffer_add(&s->text, text, length);
	if (s->solid && last && last->node == s->solid) {
		last->to = s->text.length;
		return;
	}
	jk_wml_unit *unit = jk_redline_need(s->r, jk_arena_allocate(s->r->arena, sizeof *unit));
	if (!unit)
		return;
	*unit = (jk_wml_unit){.node = s->solid ? s->solid : node, .from = from, .to = s->text.length, .solid = s->solid != NULL,
			      .whole = s->solid && s->whole, .pending = s->pending};
	jk_redline_add(s->r, &s->out->units, unit);
}

static void read_text(walking *s, jk_node *node)
{
	const char *content = jk_redline_string(s->r, jk_node_content(node, s->r->arena));
	if (content)
		add_unit(s, node, content, strlen(content));
}

static int is_line_break(const jk_node *node)
{
	const char *type = jk_node_attribute_local(node, "type");
	return jk_node_is(node, "cr") || (jk_node_is(node, "br") && (!type || strcmp(type, "textWrapping") == 0));
}

/* --- fields --- */

static open_field *innermost(walking *s) { return s->depth && s->depth <= FIELDS_DEEP ? &s->open[s->depth - 1] : NULL; }

static void begin_field(walking *s, jk_node *first)
{
	if (s->depth++ >= FIELDS_DEEP)
		return;
	open_field *f = innermost(s);
	*f = (open_field){.first = first, .unit = s->out->units.count, .from = s->text.length, .fields = s->out->fields.count};
	jk_buffer_init(&f->instruction, 0);
}

/* Fields inside this one are seen as part of it. */
static void add_field(walking *s, const open_field *f, jk_node *last)
{
	jk_wml_field *field = jk_redline_need(s->r, jk_arena_allocate(s->r->arena, sizeof *field));
	if (!field)
		return;
	*field = (jk_wml_field){.first = f->first, .last = last, .from = f->from, .to = s->text.length};
	field->instruction = jk_redline_string(s->r, jk_arena_string(s->r->arena, jk_buffer_text(&f->instruction)));
	s->out->fields.count = f->fields;
	jk_redline_add(s->r, &s->out->fields, field);
	for (size_t i = f->unit; i < s->out->units.count; i++)
		((jk_wml_unit *)s->out->units.items[i])->field = field;
}

static void end_field(walking *s, jk_node *last)
{
	open_field *f = innermost(s);
	if (f && jk_node_parent(f->first) == jk_node_parent(last) && jk_redline_check(s->r, jk_buffer_result(&f->instruction)))
		add_field(s, f, last);
	if (f)
		jk_buffer_dispose(&f->instruction);
	s->depth -= s->depth > 0;
}

static void read_field_character(walking *s, const jk_node *node)
{
	const char *kind = jk_wml_get(node, "fldCharType");
	if (jk_text_equal(kind, "begin"))
		begin_field(s, jk_node_parent(node));
	else if (jk_text_equal(kind, "end"))
		end_field(s, jk_node_parent(node));
	else if (innermost(s))
		innermost(s)->shows = 1;
}

static void read_instruction(walking *s, const jk_node *node)
{
	open_field *f = innermost(s);
	const char *content = f && !f->shows ? jk_redline_string(s->r, jk_node_content(node, s->r->arena)) : NULL;
	if (content)
		jk_buffer_string(&f->instruction, content);
}

/* --- the walk --- */

static const char *const passed_over[] = {"pPr", "rPr", "rt", "rubyPr", "Fallback", "sdtPr", "sdtEndPr", "fldData", "ffData", "annotationRef",
					  "txbxContent", "delInstrText", NULL};
static const char *const wrappers[] = {"hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "fldSimple", NULL};

static void walk(walking *s, jk_node *parent);

static int read_character(walking *s, jk_node *node)
{
	if (jk_node_is(node, "t") || jk_node_is(node, "delText"))
		read_text(s, node);
	else if (jk_node_is(node, "tab") || jk_node_is(node, "ptab"))
		add_unit(s, node, "\t", 1);
	else if (is_line_break(node))
		add_unit(s, node, "\n", 1);
	else if (jk_node_is(node, "noBreakHyphen"))
		add_unit(s, node, "\xE2\x80\x91", 3);
	else if (jk_node_is(node, "instrText"))
		read_instruction(s, node);
	else if (jk_node_is(node, "fldChar"))
		read_field_character(s, node);
	else
		return 0;
	return 1;
}

static void walk_simple_field(walking *s, jk_node *node)
{
	const char *instruction = jk_wml_get(node, "instr");
	begin_field(s, node);
	open_field *f = innermost(s);
	if (f)
		jk_buffer_string(&f->instruction, instruction ? instruction : "");
	walk(s, node);
	end_field(s, node);
}

static void walk_pending(walking *s, jk_node *node)
{
	jk_node *before = s->pending;
	if (!before)
		s->pending = node;
	walk(s, node);
	s->pending = before;
}

static int is_run(const jk_node *node) { return jk_wml_is(node, "r") && !jk_wml_is(jk_node_parent(node), "r"); }

/* Text that does not stand in a run of its own is marked with what holds it. */
static void walk_other(walking *s, jk_node *node)
{
	jk_node *before = s->solid;
	if (!before && !is_run(node) && !is_one_of(node, wrappers)) {
		s->solid = node;
		s->whole = !jk_wml_is(jk_node_parent(node), "r");
	}
	walk(s, node);
	s->solid = before;
}

/* The room that reads documents goes by local names, and so does this. */
static jk_mark pending_of(const jk_node *node)
{
	if (jk_node_is(node, "ins") || jk_node_is(node, "moveTo"))
		return JK_INSERTED;
	return jk_node_is(node, "del") || jk_node_is(node, "moveFrom") ? JK_DELETED : JK_KEPT;
}

static void read_element(walking *s, jk_node *node)
{
	jk_mark pending = pending_of(node);
	if (is_one_of(node, passed_over) || pending == JK_DELETED || read_character(s, node))
		return;
	if (pending == JK_INSERTED)
		walk_pending(s, node);
	else if (jk_wml_is(node, "fldSimple"))
		walk_simple_field(s, node);
	else
		walk_other(s, node);
}

static void walk(walking *s, jk_node *parent)
{
	for (jk_node *n = jk_node_first_element(parent); n && jk_redline_fine(s->r); n = jk_node_next_element(n))
		read_element(s, n);
}

static void dispose_fields(walking *s)
{
	for (size_t i = 0; i < s->depth && i < FIELDS_DEEP; i++)
		jk_buffer_dispose(&s->open[i].instruction);
}

jk_wml_reading *jk_wml_read_shown(jk_wml *d, const jk_list *paragraphs)
{
	walking s = {.d = d, .r = d->r, .out = jk_redline_need(d->r, jk_arena_allocate(d->r->arena, sizeof *s.out))};
	if (!s.out)
		return NULL;
	jk_buffer_init(&s.text, 0);
	s.out->paragraphs = *paragraphs;
	for (size_t i = 0; i < paragraphs->count; i++) {
		s.solid = s.pending = NULL;
		walk(&s, paragraphs->items[i]);
	}
	dispose_fields(&s);
	s.out->length = s.text.length;
	if (jk_redline_check(d->r, jk_buffer_result(&s.text)))
		s.out->text = jk_redline_string(d->r, jk_arena_text(d->r->arena, jk_buffer_text(&s.text), s.text.length));
	jk_buffer_dispose(&s.text);
	return jk_redline_fine(d->r) ? s.out : NULL;
}

/* --- runs that hold several things --- */

static int is_machinery(const jk_node *node) { return jk_wml_is(node, "fldChar") || jk_wml_is(node, "instrText") || jk_wml_is(node, "delInstrText"); }
static int begins_field(const jk_node *node) { return jk_wml_is(node, "fldChar") && jk_text_equal(jk_wml_get(node, "fldCharType"), "begin"); }
static int ends_field(const jk_node *node) { return jk_wml_is(node, "fldChar") && jk_text_equal(jk_wml_get(node, "fldCharType"), "end"); }

/* Splits a run where shown things and those of fields meet, before each field and behind it; whether it was split. */
static int part_run(jk_wml *d, jk_node *run)
{
	int parted = 0;
	jk_node *before = jk_wml_child(run, "rPr"), *n = before ? jk_node_next_element(before) : jk_node_first_element(run);
	for (before = NULL; n && jk_redline_fine(d->r); before = n, n = jk_node_next_element(n)) {
		if (!before || (is_machinery(before) == is_machinery(n) && !begins_field(n) && !ends_field(before)))
			continue;
		run = jk_wml_split(d, run, n);
		parted = 1;
	}
	return parted;
}

int jk_wml_part_fields(jk_wml *d, const jk_wml_reading *reading)
{
	int parted = 0;
	for (size_t i = 0; i < reading->paragraphs.count; i++) {
		jk_node *top = reading->paragraphs.items[i];
		for (jk_node *n = top, *next; n && jk_redline_fine(d->r); n = next) {
			int run = jk_wml_is(n, "r");
			next = run ? jk_node_behind(n, top) : jk_node_following(n, top);
			if (run)
				parted |= part_run(d, n);
		}
	}
	return parted;
}
