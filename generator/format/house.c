/* The house style of the body in a finished paper. What the template says itself, and the word processor's own numbers, are part of the paper, too:
 * so the parts are changed as trees when everything stands in them. A body that writes as the templates do costs nothing. */
#include <string.h>
#include "base/text.h"
#include "base/xml.h"
#include "format/writing.h"
#include "package/tree.h"

typedef struct {
	jk_writing *w;
	const jk_format *format;
	int commas, iroha; /* what is to be done in this part */
	int changed;
} house;

/* A field's instruction is for the word processor, not for readers. */
static int is_read(const jk_node *element) { return !jk_node_is(element, "instrText") && !jk_node_is(element, "delInstrText"); }

static void change_text(house *h, jk_node *node)
{
	const char *text = jk_node_text(node);
	if (!text || !strstr(text, "、"))
		return;
	size_t length = strlen(text);
	char *copy = jk_arena_allocate(h->w->arena, length + 1);
	if (copy)
		jk_text_commas(memcpy(copy, text, length + 1), length);
	h->w->no_memory |= !copy || jk_node_set_text(node, copy) != JK_OK;
	h->changed = 1;
}

static void change_number(house *h, jk_node *element)
{
	const jk_format *f = h->format;
	const char *kind = !f->number_element || jk_node_is(element, f->number_element) ? jk_node_attribute_local(element, f->number_attribute) : NULL;
	for (int i = 0; kind && i < 2; i++)
		if (strcmp(kind, f->kana[i][0]) == 0) {
			h->w->no_memory |= jk_node_change_local(element, f->number_attribute, f->kana[i][1]) != JK_OK;
			h->changed = 1;
			return;
		}
}

static void change(house *h, jk_node *element)
{
	if (h->iroha)
		change_number(h, element);
	for (jk_node *n = jk_node_first(element); n && !h->w->no_memory; n = jk_node_next(n)) {
		if (jk_node_is_element(n))
			change(h, n);
		else if (h->commas && is_read(element))
			change_text(h, n);
	}
}

static jk_result change_part(house *h, jk_output *output, const char *name)
{
	jk_xml *xml = NULL;
	jk_result result = jk_tree_read(&xml, output, name, h->w->diagnostics);
	h->changed = 0;
	if (result == JK_OK)
		change(h, jk_xml_root(xml));
	if (result == JK_OK && h->w->no_memory)
		result = JK_NO_MEMORY;
	if (result == JK_OK && h->changed)
		result = jk_tree_write(output, name, xml);
	jk_xml_free(xml);
	return result;
}

/* Parts with text are those that may hold tags; DOCX keeps its numbers in a part of their own, ODT among the text and the styles. */
static jk_result change_named(house *h, jk_output *output, const char *name)
{
	const jk_vocabulary *v = h->w->set->vocabulary;
	int text = h->w->compiled->dialect->has_tags(name), numbers = h->format->number_element ? jk_text_starts(name, "word/numbering") : text;
	h->commas = v->commas && text;
	h->iroha = v->iroha && numbers;
	return h->commas || h->iroha ? change_part(h, output, name) : JK_OK;
}

jk_result jk_house_finish(jk_writing *w, jk_output *output)
{
	static const char comments[] = "word/comments.xml";
	house h = {.w = w, .format = jk_format_of(w->compiled->dialect)};
	const jk_package *base = jk_output_base(output);
	jk_result result = JK_OK;
	if (!w->set->vocabulary->commas && !w->set->vocabulary->iroha)
		return JK_OK;
	for (size_t i = 0; i < jk_package_count(base) && result == JK_OK; i++)
		result = change_named(&h, output, jk_package_name(base, i));
	if (result == JK_OK && jk_output_has(output, comments) && !jk_package_has(base, comments))
		result = change_named(&h, output, comments);
	return result;
}
