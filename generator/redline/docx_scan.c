/* What a paragraph says: its text, and the pieces that text is made of. */
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "redline/docx.h"

static const char transitional[] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
static const char strict[] = "http://purl.oclc.org/ooxml/wordprocessingml/main";

int jk_wml_is(const jk_node *node, const char *name)
{
	if (!node || !jk_node_is(node, name))
		return 0;
	const char *uri = jk_node_namespace(node);
	return strcmp(uri, transitional) == 0 || strcmp(uri, strict) == 0;
}

static int is_wml(const jk_node *node)
{
	const char *uri = jk_node_namespace(node);
	return strcmp(uri, transitional) == 0 || strcmp(uri, strict) == 0;
}

jk_node *jk_wml_child(const jk_node *node, const char *name)
{
	jk_node *child = node ? jk_node_first_element(node) : NULL;
	while (child && !jk_wml_is(child, name))
		child = jk_node_next_element(child);
	return child;
}

const char *jk_wml_get(const jk_node *node, const char *attribute)
{
	return node ? jk_node_attribute_ns(node, jk_node_namespace(node), attribute) : NULL;
}

const char *jk_wml_child_value(const jk_node *node, const char *name) { return jk_wml_get(jk_wml_child(node, name), "val"); }

static int is_one_of(const jk_node *node, const char *const *names)
{
	for (; *names; names++)
		if (jk_node_is(node, *names))
			return 1;
	return 0;
}

jk_mark jk_wml_pending(const jk_node *node)
{
	static const char *const inserted[] = {"ins", "moveTo", NULL}, *const deleted[] = {"del", "moveFrom", NULL};
	if (!node || !is_wml(node))
		return JK_KEPT;
	if (is_one_of(node, inserted))
		return JK_INSERTED;
	return is_one_of(node, deleted) ? JK_DELETED : JK_KEPT;
}

int jk_wml_runs_on(const jk_node *paragraph, int is_new)
{
	const jk_node *properties = jk_wml_child(jk_wml_child(paragraph, "pPr"), "rPr");
	jk_mark gone = is_new ? JK_INSERTED : JK_DELETED;
	for (const jk_node *n = properties ? jk_node_first_element(properties) : NULL; n; n = jk_node_next_element(n))
		if (jk_wml_pending(n) == gone)
			return 1;
	return 0;
}

/* --- reading --- */

typedef struct {
	jk_wml *d;
	jk_redlining *r;
	jk_wml_line *line;
	jk_buffer text;
	int is_new, pending;
} reading;

static jk_wml_piece *add_piece(reading *s, jk_node *first, jk_node *last)
{
	jk_wml_piece *piece = jk_redline_need(s->r, jk_arena_allocate(s->r->arena, sizeof *piece));
	if (!piece)
		return NULL;
	*piece = (jk_wml_piece){.first = first, .last = last, .pending = s->pending, .from = s->text.length};
	s->line->heavy |= s->pending;
	jk_redline_add(s->r, &s->line->pieces, piece);
	return piece;
}

static void add_text(reading *s, jk_node *node)
{
	jk_wml_piece *piece = add_piece(s, node, node);
	if (!piece)
		return;
	for (const jk_node *n = jk_node_first(node); n; n = jk_node_next(n))
		if (jk_node_text(n))
			jk_redline_text(s->r, &s->text, jk_node_text(n));
	piece->to = s->text.length;
	if (piece->to == piece->from)
		s->line->pieces.count--;
}

static void add_atom(reading *s, jk_node *first, jk_node *last, const char *signature)
{
	jk_wml_piece *piece = add_piece(s, first, last);
	const char *atom = piece && signature ? jk_redline_atom(s->r, signature) : NULL;
	if (!atom)
		return;
	jk_buffer_string(&s->text, atom);
	piece->to = s->text.length;
	piece->atom = 1;
}

static void add_whole(reading *s, jk_node *first, jk_node *last, const char *signature)
{
	size_t before = s->line->pieces.count;
	add_atom(s, first, last, signature);
	if (s->line->pieces.count > before)
		((jk_wml_piece *)s->line->pieces.items[before])->whole = 1;
}

/* --- runs --- */

/* What stands in runs and is not seen. */
static const char *const unseen[] = {"rPr", "lastRenderedPageBreak", "annotationRef", "footnoteRef", "endnoteRef", "separator",
				     "continuationSeparator", "commentReference", "fldChar", "instrText", "delInstrText", NULL};
/* Light atoms: they say nothing that hangs on other parts. */
static const char *const light[] = {"tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "ptab", NULL};

static void read_run_child(reading *s, jk_node *node)
{
	if (is_wml(node) && is_one_of(node, unseen))
		return;
	if (jk_wml_is(node, "t") || jk_wml_is(node, "delText")) {
		add_text(s, node);
		return;
	}
	s->line->heavy |= !is_wml(node) || !is_one_of(node, light);
	add_atom(s, node, node, jk_wml_signature(s->d, node, s->is_new));
}

static void read_run(reading *s, jk_node *run)
{
	for (jk_node *n = jk_node_first_element(run), *next; n && jk_redline_fine(s->r); n = next) {
		next = jk_node_next_element(n);
		read_run_child(s, n);
	}
}

/* --- fields --- */

static const char *field_kind(const jk_node *node) { return jk_wml_is(node, "fldChar") ? jk_wml_get(node, "fldCharType") : NULL; }

static jk_node *first_field_character(const jk_node *run, const char *kind)
{
	jk_node *n = jk_wml_is(run, "r") ? jk_node_first_element(run) : NULL;
	while (n && !jk_text_equal(field_kind(n), kind))
		n = jk_node_next_element(n);
	return n;
}

/* Counts the fields that begin and end in an element; the run that ends the last open one is in *end. */
static int count_fields(const jk_node *run, int depth, jk_node **end)
{
	for (jk_node *n = jk_wml_is(run, "r") ? jk_node_first_element(run) : NULL; n && depth >= 0; n = jk_node_next_element(n)) {
		const char *kind = field_kind(n);
		depth += jk_text_equal(kind, "begin") - jk_text_equal(kind, "end");
		if (depth == 0 && jk_text_equal(kind, "end")) {
			*end = n;
			return 0;
		}
	}
	return depth;
}

/* The w:fldChar that ends the field which begins in the run, NULL when it does not end among the run's siblings. */
static jk_node *field_end(jk_wml *d, jk_node *run)
{
	int depth = 0;
	jk_node *end = NULL;
	for (jk_node *n = run; n && d->field_steps < JK_REDLINE_FIELD_STEPS; n = jk_node_next_element(n), d->field_steps++) {
		if (jk_wml_is(n, "bookmarkStart") || jk_wml_is(n, "bookmarkEnd"))
			continue;
		depth = count_fields(n, depth, &end);
		if (end || depth <= 0)
			break;
	}
	return end;
}

/* Takes the field that begins in the run for an atom; the last element of it, or NULL when it is open. */
static jk_node *read_field(reading *s, jk_node *begin)
{
	jk_node *run = jk_node_parent(begin), *end = field_end(s->d, run);
	if (!end)
		return NULL;
	jk_node *last = jk_node_parent(end);
	if (jk_node_next_element(end))
		jk_wml_split(s->d, last, jk_node_next_element(end));
	jk_buffer signature;
	jk_buffer_init(&signature, 0);
	jk_buffer_string(&signature, "field");
	for (jk_node *n = run; n; n = n == last ? NULL : jk_node_next_element(n)) {
		const char *one = jk_wml_is(n, "bookmarkStart") || jk_wml_is(n, "bookmarkEnd") ? "" : jk_wml_signature(s->d, n, s->is_new);
		jk_buffer_string(&signature, one ? one : "");
	}
	jk_redline_check(s->r, jk_buffer_result(&signature));
	add_whole(s, run, last, jk_buffer_text(&signature));
	jk_buffer_dispose(&signature);
	return last;
}

/* --- paragraphs --- */

/* What stands beside runs and is not seen. */
static const char *const marks[] = {
	"pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart",
	"permEnd", "proofErr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
	"customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
	"customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", NULL};
static const char *const wrappers[] = {"hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", NULL};

static void read_inline(reading *s, jk_node *parent);

static void read_pending(reading *s, jk_node *node, jk_mark pending)
{
	if (pending == (s->is_new ? JK_INSERTED : JK_DELETED)) {
		s->line->heavy = 1;
		return;
	}
	int before = s->pending;
	s->pending |= s->is_new;
	read_inline(s, node);
	s->pending = before;
}

/* Reads an element beside runs; the last one that was read with it. */
static jk_node *read_element(reading *s, jk_node *node)
{
	jk_node *begin = first_field_character(node, "begin");
	jk_mark pending = jk_wml_pending(node);
	if (begin) {
		jk_node *run = jk_wml_split(s->d, node, begin);
		if (run != node) {
			read_run(s, node);
			node = run;
		}
		jk_node *last = read_field(s, begin);
		if (last)
			return last;
	}
	if (jk_wml_is(node, "r"))
		read_run(s, node);
	else if (pending != JK_KEPT)
		read_pending(s, node, pending);
	else if (is_wml(node) && is_one_of(node, wrappers))
		read_inline(s, node);
	else if (!is_wml(node) || !is_one_of(node, marks)) {
		s->line->heavy |= !jk_wml_is(node, "fldSimple");
		add_whole(s, node, node, jk_wml_signature(s->d, node, s->is_new));
	}
	return node;
}

static void read_inline(reading *s, jk_node *parent)
{
	for (jk_node *n = jk_node_first_element(parent); n && jk_redline_fine(s->r);)
		n = jk_node_next_element(read_element(s, n));
}

void jk_wml_scan(jk_wml *d, jk_wml_line *line, int is_new)
{
	reading s = {.d = d, .r = d->r, .line = line, .is_new = is_new};
	jk_buffer_init(&s.text, 0);
	line->pieces.count = 0;
	for (size_t i = 0; i < line->paragraphs.count; i++)
		read_inline(&s, line->paragraphs.items[i]);
	line->heavy |= line->paragraphs.count > 1;
	line->length = s.text.length;
	if (jk_redline_fine(d->r) && jk_redline_check(d->r, jk_buffer_result(&s.text)))
		line->text = jk_redline_string(d->r, jk_arena_text(d->r->arena, jk_buffer_text(&s.text), s.text.length));
	jk_buffer_dispose(&s.text);
}
