/* Texts with slots into spans: terms, values and expressions put in, what nobody decided marked. References are resolved afterwards. */
#include <string.h>
#include "assemble/assembling.h"
#include "base/text.h"

static jk_span *add_span(const jk_spanning *c, jk_list *spans, jk_span_kind kind, const char *text)
{
	jk_span *span = jk_make(c->a, sizeof *span);
	if (!span)
		return NULL;
	span->kind = kind;
	span->text = text;
	jk_push(c->a, spans, span);
	return span;
}

static void add_text(const jk_spanning *c, jk_list *spans, const char *text)
{
	jk_span *last = spans->count ? spans->items[spans->count - 1] : NULL;
	if (!text || !*text)
		return;
	if (last && last->kind == JK_SPAN_TEXT && !last->slot)
		last->text = jk_kept(c->a, jk_arena_format(c->a->arena, "%s%s", last->text, text));
	else
		(void)add_span(c, spans, JK_SPAN_TEXT, text);
}

static const char *place(const jk_spanning *c)
{
	const jk_set_document *document = c->a->document;
	return jk_kept(c->a, jk_arena_format(c->a->arena, "%s %s", document->kind->title, c->label));
}

static void add_undecided(const jk_spanning *c, jk_list *spans, jk_undecided *item)
{
	if (!item)
		return;
	jk_span *span = add_span(c, spans, JK_SPAN_UNDECIDED, jk_undecided_mark(c->a, item));
	if (span)
		span->undecided = item;
	jk_undecided_place(c->a, item, place(c));
}

/* A term the vocabulary leaves out is for its body to decide. */
static void add_term(const jk_spanning *c, jk_list *spans, const char *key)
{
	const char *term = jk_vocabulary_term(c->a->set->vocabulary, key);
	if (term)
		add_text(c, spans, term);
	else
		add_undecided(c, spans, jk_undecided_term(c->a, key));
}

static void add_value(const jk_spanning *c, jk_list *spans, const char *id)
{
	const jk_parameter *parameter = jk_catalog_parameter(c->a->set->catalog, id);
	jk_value *value = parameter ? jk_value_of(c->a, parameter) : NULL;
	if (!value)
		return;
	if (!value->place)
		value->place = place(c);
	int known = 0;
	for (size_t i = 0; i < c->values->count; i++)
		known |= c->values->items[i] == value;
	if (!known)
		jk_push(c->a, c->values, value);
	if (value->origin == JK_FROM_NOBODY) {
		add_undecided(c, spans, value->undecided);
		return;
	}
	jk_span *span = add_span(c, spans, JK_SPAN_VALUE, value->text);
	if (span)
		span->value = value;
}

/* The last name an expression reads: what it shows. */
static const char *last_name(jk_assembling *a, const char *expression)
{
	jk_list fields = {0};
	jk_note(a, jk_xpath_fields(&fields, a->arena, expression));
	const char *field = fields.count ? fields.items[fields.count - 1] : expression;
	const char *slash = strrchr(field, '/');
	field = slash ? slash + 1 : field;
	return *field == '@' ? field + 1 : field;
}

static void add_unknown(const jk_spanning *c, jk_list *spans, const jk_slot *slot)
{
	jk_assembling *a = c->a;
	const char *name = last_name(a, slot->text), *label = jk_label_text(a, "field", name);
	const char *id = jk_kept(a, jk_arena_format(a->arena, "%s/%s", jk_field_path(a, c->context), name));
	jk_undecided *item = jk_undecided_at(a, id);
	if (!item)
		item = jk_undecided_item(a, id, label ? label : name, NULL);
	jk_node *node = NULL;
	jk_note(a, jk_xpath_node(&node, slot->xpath, a->scope, c->context, a->diagnostics));
	/* A value that is wholly undecided says so itself or on the element around it. */
	if (!node || !jk_node_is_element(node) || !jk_node_attribute(node, "undecided"))
		node = c->context;
	if (node && item && !item->path && jk_node_attribute(node, "undecided"))
		jk_undecided_from(a, item, node);
	add_undecided(c, spans, item);
}

static void add_expression(const jk_spanning *c, jk_list *spans, const jk_slot *slot)
{
	const char *text = "";
	jk_note(c->a, jk_xpath_string(&text, NULL, c->a->arena, slot->xpath, c->a->scope, c->context, c->a->diagnostics));
	text = jk_kept(c->a, jk_arena_string(c->a->arena, text));
	text = text ? jk_kept(c->a, jk_text_trim(c->a->arena, text)) : "";
	if (jk_text_blank(text))
		add_unknown(c, spans, slot);
	else
		add_text(c, spans, text);
}

/* A reference becomes the live number of the clause and, behind it, the place within it; both texts come when all numbers stand. */
static void add_reference(const jk_spanning *c, jk_list *spans, const jk_slot *slot)
{
	jk_span *span = *slot->text ? add_span(c, spans, JK_SPAN_REFERENCE, "") : NULL;
	if (span)
		span->slot = slot;
	span = slot->anchor ? add_span(c, spans, JK_SPAN_TEXT, "") : NULL;
	if (span)
		span->slot = slot;
}

static const char *annex_name(const jk_assembling *a, const char *kind)
{
	const jk_document_kind *document = jk_catalog_document(a->set->catalog, kind);
	return document && !jk_text_blank(document->annex) ? document->annex : document ? document->title : kind;
}

void jk_put_spans(const jk_spanning *c, jk_list *spans, const jk_phrase *phrase)
{
	for (size_t i = 0; i < phrase->count; i++) {
		const jk_slot *slot = &phrase->slots[i];
		switch (slot->kind) {
		case JK_SLOT_TEXT:
			add_text(c, spans, slot->text);
			break;
		case JK_SLOT_TERM:
			add_term(c, spans, slot->text);
			break;
		case JK_SLOT_VALUE:
			add_value(c, spans, slot->text);
			break;
		case JK_SLOT_REFERENCE:
			add_reference(c, spans, slot);
			break;
		case JK_SLOT_ANNEX:
			add_text(c, spans, annex_name(c->a, slot->text));
			break;
		case JK_SLOT_EXPRESSION:
			add_expression(c, spans, slot);
			break;
		}
	}
}

const char *jk_phrase_text(jk_assembling *a, const jk_phrase *phrase)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < phrase->count; i++) {
		const jk_slot *slot = &phrase->slots[i];
		const char *part = slot->text;
		if (slot->kind == JK_SLOT_TERM)
			part = jk_term_text(a, slot->text);
		else if (slot->kind == JK_SLOT_EXPRESSION)
			jk_note(a, jk_xpath_string(&part, NULL, a->arena, slot->xpath, a->scope, a->context ? a->context : jk_case_root(a), a->diagnostics));
		else if (slot->kind == JK_SLOT_ANNEX)
			part = annex_name(a, slot->text);
		jk_buffer_string(&text, part ? part : "");
	}
	return jk_keep_text(a, &text);
}
