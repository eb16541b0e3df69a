/* Live references of a draft whose number is no longer that of what they lead to. All is reckoned as if every change were accepted. */
#include <string.h>
#include "base/memory.h"
#include "base/text.h"
#include "redline/docx_amend.h"
#include "template/models.h"
#include "template/reference.h"

typedef struct {
	jk_wml_amending *m;
	jk_wml *d;
	jk_redlining *r;
	jk_written written;
	jk_list lines;         /* jk_wml_accepted_line: as many as there are paragraphs in `written` */
} referring;

/* --- what is shown, and what should be --- */

static int is_ours(const char *bookmark)
{
	return jk_text_starts(bookmark, "ar_") || jk_text_starts(bookmark, "cl_") || jk_text_starts(bookmark, "ch_");
}

/* What the field should show; NULL when it cannot be told, or is none of our references. */
static const char *wanted_text(referring *s, const jk_wml_field *field, size_t line)
{
	jk_written_reference reference = {.paragraph = s->written.paragraphs.items[line]};
	const char *text = NULL;
	jk_buffer out;
	if (!field->instruction || !jk_written_read_instruction(&reference, s->r->arena, field->instruction) || !is_ours(reference.target))
		return NULL;
	jk_buffer_init(&out, 0);
	if (jk_reference_put(&out, &s->written, &s->written, &reference) && jk_redline_check(s->r, jk_buffer_result(&out)))
		text = jk_redline_string(s->r, jk_arena_string(s->r->arena, jk_buffer_text(&out)));
	jk_buffer_dispose(&out);
	return text;
}

/* --- correcting --- */

static jk_wml_unit *unit_at(const jk_wml_reading *line, size_t index) { return line->units.items[index]; }

static int is_our_insertion(const referring *s, const jk_node *pending)
{
	const char *id = pending ? jk_wml_get(pending, "id") : NULL;
	jk_slice digits = {id, id ? strlen(id) : 0};
	return id && jk_slice_number(digits, 0x7FFFFFFF, 0) > s->m->before;
}

/* Whether all that the field shows was put in by this run (1), by others or both (-1), or by nobody (0). */
static int who_put_it(const referring *s, const jk_wml_reading *line, const jk_wml_field *field)
{
	size_t shown = 0, ours = 0, others = 0;
	for (size_t i = 0; i < line->units.count; i++) {
		const jk_wml_unit *unit = unit_at(line, i);
		if (unit->field != field)
			continue;
		shown++;
		if (is_our_insertion(s, unit->pending))
			ours++;
		else if (unit->solid || unit->pending)
			others++;
	}
	return others || (ours && ours < shown) || !shown ? -1 : ours > 0;
}

/* The new text goes where the first of it stands that is there; what else is there goes. */
static void rewrite(referring *s, const jk_wml_reading *line, const jk_wml_field *field, const char *text)
{
	const jk_wml_unit *first = NULL;
	for (size_t i = 0; i < line->units.count; i++) {
		const jk_wml_unit *unit = unit_at(line, i);
		if (unit->field != field)
			continue;
		if (first || !jk_wml_is(unit->node, "t")) {
			jk_node_remove(unit->node);
			continue;
		}
		first = unit;
		jk_wml_fill_text(s->d, unit->node, text, 0, strlen(text));
	}
}

static void copy_properties(jk_wml *d, jk_node *run, const jk_node *model)
{
	const jk_node *properties = jk_wml_child(model, "rPr");
	jk_node *copy = properties ? jk_wml_import(d, run, properties) : NULL, *change = jk_wml_child(copy, "rPrChange");
	if (change)
		jk_node_remove(change);
}

static void track(referring *s, const jk_wml_reading *line, jk_wml_field *field, const char *text)
{
	jk_wml *d = s->d;
	size_t last = 0;
	jk_wml_unfold(d, field);
	jk_wml_delete_shown(d, line, field->from, field->to, 0);
	while (last < line->units.count && unit_at(line, last)->to <= field->to)
		last++;
	if (!jk_redline_fine(s->r) || last == 0)
		return;
	jk_node *gone = unit_at(line, last - 1)->run, *wrapper = jk_node_parent(gone), *added = jk_wml_revision(d, jk_node_parent(wrapper), "ins");
	jk_node *run = jk_wml_add(d, added, "r");
	copy_properties(d, run, gone);
	jk_node *node = jk_wml_add(d, run, "t");
	if (!node)
		return;
	jk_wml_fill_text(d, node, text, 0, strlen(text));
	jk_node_move_after(added, wrapper);
	s->m->a->references++;
}

/* --- all of them --- */

/* The first reference of a line that is to be corrected and can be, from that field on; `fields.count` for none. */
static size_t next_wrong(referring *s, const jk_wml_reading *line, size_t number, size_t from, const char **wanted)
{
	for (; from < line->fields.count && jk_redline_fine(s->r); from++) {
		const jk_wml_field *field = line->fields.items[from];
		*wanted = wanted_text(s, field, number);
		if (*wanted && (strlen(*wanted) != field->to - field->from || strncmp(*wanted, line->text + field->from, field->to - field->from) != 0) &&
		    who_put_it(s, line, field) >= 0)
			break;
	}
	return from;
}

static void correct_line(referring *s, size_t number)
{
	const jk_list *paragraphs = &((const jk_wml_accepted_line *)s->lines.items[number])->paragraphs;
	jk_wml_reading *line = jk_wml_read_shown(s->d, paragraphs);
	const char *wanted = NULL;
	size_t at = line ? next_wrong(s, line, number, 0, &wanted) : 0;
	if (!line || at == line->fields.count)
		return;
	if (jk_wml_part_fields(s->d, line))
		line = jk_wml_read_shown(s->d, paragraphs);
	for (; line && at < line->fields.count && jk_redline_fine(s->r); at = next_wrong(s, line, number, at + 1, &wanted)) {
		jk_wml_field *field = line->fields.items[at];
		if (who_put_it(s, line, field))
			rewrite(s, line, field, wanted);
		else
			track(s, line, field, wanted);
	}
}

static int holds_fields(const jk_wml_accepted_line *line)
{
	for (size_t i = 0; i < line->paragraphs.count; i++)
		for (const jk_node *top = line->paragraphs.items[i], *n = top; n; n = jk_node_following(n, top))
			if (jk_wml_is(n, "instrText") || jk_wml_is(n, "fldSimple"))
				return 1;
	return 0;
}

/* Text boxes too deep in each other are not read back: then nothing is told of any paragraph. */
static void correct_all(referring *s)
{
	if (s->written.paragraphs.count != s->lines.count)
		return;
	s->r->author = s->m->a->options->references_author;
	for (size_t i = 0; i < s->lines.count && jk_redline_fine(s->r); i++)
		if (holds_fields(s->lines.items[i]))
			correct_line(s, i);
}

void jk_wml_amend_references(jk_wml_amending *m)
{
	jk_redlining *r = m->a->r;
	referring s = {.m = m, .d = m->d, .r = r};
	jk_models models = {0};
	jk_buffer bytes;
	unsigned long failures = jk_memory_failures();
	if (!m->a->options->references_author || !jk_redline_fine(r))
		return;
	jk_buffer_init(&bytes, 0);
	jk_wml_put_accepted(m->d, &bytes, &s.lines, jk_xml_root(m->d->new_side.body));
	if (jk_redline_fine(r))
		jk_redline_check(r, jk_models_read(&models, r->arena, r->new_package, jk_dialect_named("docx"), m->d->new_side.body, r->diagnostics));
	/* Pages do not count here, but they are reckoned along. */
	s.written = (jk_written){.arena = r->arena, .docx = models.docx, .size = {40, 80}, .bytes = jk_buffer_text(&bytes), .length = bytes.length};
	if (jk_redline_fine(r) && jk_redline_check(r, jk_written_read(&s.written)))
		correct_all(&s);
	/* A reference that could not be told for want of memory would be left wrong. */
	if (jk_memory_failures() > failures)
		jk_redline_check(r, JK_NO_MEMORY);
	jk_models_dispose(&models);
	jk_buffer_dispose(&bytes);
}
