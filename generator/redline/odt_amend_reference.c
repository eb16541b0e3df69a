/* References to numbers, when all amendments are in: each that shows another number than its target has is replaced as a whole, for ODF tracks
 * nothing inside of it. Numbers are reckoned as if all changes were accepted: what was deleted stands in regions, which do not count. */
#include <string.h>
#include "base/text.h"
#include "redline/odt_amend.h"
#include "template/models.h"
#include "template/reference.h"

typedef struct {
	jk_odt_amending *m;
	jk_redlining *r;
	jk_written written;
	jk_list nodes;     /* text:bookmark-ref, as many as references were read, in their order */
	jk_list open;      /* whether a change that waits is open around it: NULL or not */
} referring;

/* --- finding them --- */

static int is_number(const jk_node *node)
{
	const char *format = jk_node_attribute_local(node, "reference-format");
	return format && (strcmp(format, "number") == 0 || strcmp(format, "number-no-superior") == 0 || strcmp(format, "number-all-superior") == 0);
}

static int is_read(const jk_node *node)
{
	const char *format = jk_node_attribute_local(node, "reference-format");
	return jk_node_is(node, "bookmark-ref") && jk_node_attribute_local(node, "ref-name") && jk_node_first(node) &&
	       (is_number(node) || jk_text_equal(format, "text"));
}

static int is_passed_over(const jk_node *node)
{
	return jk_node_is(node, "tracked-changes") || jk_node_is(node, "annotation") || jk_node_is(node, "table-of-content-source") || jk_node_is(node, "note-citation");
}

static void find_nodes(referring *f, jk_node *parent, unsigned *open)
{
	for (jk_node *n = jk_node_first_element(parent); n && jk_redline_fine(f->r); n = jk_node_next_element(n)) {
		int change = jk_odt_change_mark(f->m->o, n);
		if (is_passed_over(n))
			continue;
		*open = change == 1 ? *open + 1 : change == -1 && *open ? *open - 1 : *open;
		if (is_read(n)) {
			jk_redline_add(f->r, &f->nodes, n);
			jk_redline_add(f->r, &f->open, *open ? n : NULL);
		}
		find_nodes(f, n, open);
	}
}

/* --- correcting --- */

static jk_node *paragraph_of(jk_node *node)
{
	jk_node *n = jk_node_parent(node);
	while (n && !jk_redline_odt_is(n, JK_ODT_TEXT, "p") && !jk_redline_odt_is(n, JK_ODT_TEXT, "h"))
		n = jk_node_parent(n);
	return n;
}

static void set_content(referring *f, jk_node *node, const char *text)
{
	for (jk_node *child; (child = jk_node_first(node)) != NULL;)
		jk_node_remove(child);
	jk_redline_need(f->r, jk_node_add_text(node, text));
}

/* What this run put in is made right; what somebody else put in stays as it is until that is settled. */
static void correct(referring *f, size_t at, const char *text)
{
	jk_node *node = f->nodes.items[at], *paragraph = paragraph_of(node);
	if (jk_node_number(node) == JK_ODT_BROUGHT) {
		set_content(f, node, text);
		return;
	}
	if (f->open.items[at] || !paragraph)
		return;
	jk_node *made = jk_redline_need(f->r, jk_node_add_copy(paragraph, node, NULL));
	if (!made)
		return;
	set_content(f, made, text);
	f->r->author = f->m->a->options->references_author;
	if (jk_redline_fine(f->r))
		jk_odt_replace(f->m, paragraph, node, made);
	f->m->a->references++;
}

/* The text that a reference ought to show; NULL: it shows it, or nobody can tell. */
static const char *wanted(referring *f, const jk_written_reference *reference)
{
	jk_buffer is, shows;
	const char *text = NULL;
	jk_buffer_init(&is, 0);
	jk_buffer_init(&shows, 0);
	jk_written_text(&shows, &f->written, reference->from, reference->to);
	int known = jk_reference_put(&is, &f->written, &f->written, reference);
	if (jk_redline_check(f->r, jk_buffer_result(&is)) && jk_redline_check(f->r, jk_buffer_result(&shows)) && known &&
	    strcmp(jk_buffer_text(&is), jk_buffer_text(&shows)) != 0)
		text = jk_redline_string(f->r, jk_arena_string(f->r->arena, jk_buffer_text(&is)));
	jk_buffer_dispose(&is);
	jk_buffer_dispose(&shows);
	return text;
}

static void correct_all(referring *f)
{
	const jk_list *references = &f->written.references;
	jk_list texts = {0};
	for (size_t i = 0; i < references->count && i < f->nodes.count && jk_redline_fine(f->r); i++)
		jk_redline_add(f->r, &texts, is_number(f->nodes.items[i]) ? wanted(f, references->items[i]) : NULL);
	for (size_t i = 0; i < texts.count && references->count == f->nodes.count && jk_redline_fine(f->r); i++)
		if (texts.items[i])
			correct(f, i, texts.items[i]);
}

/* --- reading the text as it will be --- */

static void read_written(referring *f, const jk_models *models, const jk_buffer *bytes)
{
	f->written = (jk_written){.arena = f->r->arena, .odt = models->odt, .size = {40, 80}, .bytes = jk_buffer_text(bytes), .length = bytes->length};
	jk_redline_check(f->r, jk_written_read(&f->written));
}

void jk_odt_amend_references(jk_odt_amending *m)
{
	referring f = {.m = m, .r = m->o->r};
	jk_models models = {0};
	jk_buffer bytes;
	unsigned open = 0;
	if (!m->a->options->references_author || !jk_redline_fine(f.r))
		return;
	find_nodes(&f, m->o->new_file.text, &open);
	if (!f.nodes.count || !jk_redline_fine(f.r))
		return;
	jk_buffer_init(&bytes, 0);
	jk_xml_put_document(&bytes, m->o->new_file.content);
	if (jk_redline_check(f.r, jk_buffer_result(&bytes)) &&
	    jk_redline_check(f.r, jk_models_read(&models, f.r->arena, f.r->new_package, jk_dialect_named("odt"), m->o->new_file.content, f.r->diagnostics))) {
		read_written(&f, &models, &bytes);
		if (jk_redline_fine(f.r))
			correct_all(&f);
	}
	jk_models_dispose(&models);
	jk_buffer_dispose(&bytes);
}
