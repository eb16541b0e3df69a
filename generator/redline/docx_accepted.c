/* A document as it is when all its changes are accepted, as bytes: what reads back finished parts (template/written.h) reads it. */
#include "base/text.h"
#include "redline/docx_amend.h"

typedef struct {
	jk_wml *d;
	jk_buffer *out;
	jk_list *lines;
	jk_wml_accepted_line *open;   /* paragraphs whose marks are gone: they go on in the next one */
} putting;

static void put(putting *s, const jk_node *node);

static void put_children(putting *s, const jk_node *parent)
{
	for (const jk_node *n = jk_node_first(parent); n && jk_redline_fine(s->d->r); n = jk_node_next(n))
		put(s, n);
}

static void put_end(putting *s, const jk_node *node)
{
	jk_buffer_string(s->out, "</");
	jk_xml_put_name(s->out, node);
	jk_buffer_char(s->out, '>');
}

static void put_element(putting *s, const jk_node *node)
{
	jk_xml_put_start(s->out, node, NULL, NULL);
	jk_buffer_char(s->out, '>');
	put_children(s, node);
	put_end(s, node);
}

/* The paragraph has the properties of the last one that makes it. */
static void put_line(putting *s)
{
	jk_wml_accepted_line *line = s->open;
	s->open = NULL;
	if (!line)
		return;
	const jk_node *last = line->paragraphs.items[line->paragraphs.count - 1], *properties = jk_wml_child(last, "pPr");
	jk_redline_add(s->d->r, s->lines, line);
	jk_xml_put_start(s->out, last, NULL, NULL);
	jk_buffer_char(s->out, '>');
	if (properties)
		jk_xml_put_node(s->out, properties);
	for (size_t i = 0; i < line->paragraphs.count; i++)
		for (const jk_node *n = jk_node_first(line->paragraphs.items[i]); n && jk_redline_fine(s->d->r); n = jk_node_next(n))
			if (!jk_wml_is(n, "pPr"))
				put(s, n);
	put_end(s, last);
}

static void put_paragraph(putting *s, const jk_node *paragraph)
{
	if (!s->open)
		s->open = jk_redline_need(s->d->r, jk_arena_allocate(s->d->r->arena, sizeof *s->open));
	if (!s->open)
		return;
	jk_redline_add(s->d->r, &s->open->paragraphs, paragraph);
	if (!jk_wml_runs_on(paragraph, 0))
		put_line(s);
}

static int is_gone_row(const jk_node *node)
{
	const jk_node *properties = jk_wml_is(node, "tr") ? jk_wml_child(node, "trPr") : NULL;
	for (const jk_node *n = properties ? jk_node_first_element(properties) : NULL; n; n = jk_node_next_element(n))
		if (jk_wml_pending(n) == JK_DELETED)
			return 1;
	return 0;
}

/* What holds paragraphs ends with one of its own. */
static void put_container(putting *s, const jk_node *node)
{
	jk_wml_accepted_line *outer = s->open;
	s->open = NULL;
	jk_xml_put_start(s->out, node, NULL, NULL);
	jk_buffer_char(s->out, '>');
	put_children(s, node);
	put_line(s);
	put_end(s, node);
	s->open = outer;
}

static void put(putting *s, const jk_node *node)
{
	if (jk_node_text(node)) {
		jk_xml_put_text(s->out, jk_node_text(node));
		return;
	}
	jk_mark pending = jk_wml_pending(node);
	if (!jk_node_is_element(node) || pending == JK_DELETED || is_gone_row(node) || jk_node_is(node, "Fallback"))
		return;
	if (pending == JK_INSERTED)
		put_children(s, node);
	else if (jk_wml_is(node, "p"))
		put_paragraph(s, node);
	else if (jk_wml_is(node, "tc") || jk_wml_is(node, "txbxContent") || jk_wml_is(node, "body"))
		put_container(s, node);
	else if (jk_wml_is(node, "tbl")) {
		put_line(s);
		put_element(s, node);
	} else if (jk_wml_is(node, "pPr") || jk_wml_is(node, "rPr") || jk_wml_is(node, "sectPr"))
		jk_xml_put_node(s->out, node);
	else
		put_element(s, node);
}

void jk_wml_put_accepted(jk_wml *d, jk_buffer *out, jk_list *lines, const jk_node *root)
{
	putting s = {.d = d, .out = out, .lines = lines};
	put(&s, root);
	jk_redline_check(d->r, jk_buffer_result(out));
}
