/* Texts of the catalog as people read them, without a profile: slots, conditions, parameters. */
#include "assemble/put_catalog.h"
#include "base/text.h"
#include "base/xml.h"
#include "catalog/value.h"

/* --- slots --- */

const char *jk_catalog_word(const jk_catalog *catalog, const char *key)
{
	for (size_t i = 0; i < catalog->vocabularies.count; i++) {
		const char *word = jk_vocabulary_term(catalog->vocabularies.items[i], key);
		if (word)
			return word;
	}
	return key;
}

/* A slot in words, without brackets. */
static const char *slot_word(const jk_catalog_text *t, const jk_slot *slot)
{
	const jk_parameter *parameter;
	const jk_clause *clause;
	const jk_document_kind *kind;
	switch (slot->kind) {
	case JK_SLOT_TERM: return jk_catalog_word(t->catalog, slot->text);
	case JK_SLOT_VALUE:
		parameter = jk_catalog_parameter(t->catalog, slot->text);
		return parameter ? parameter->label : slot->text;
	case JK_SLOT_REFERENCE:
		clause = *slot->text ? jk_catalog_clause(t->catalog, slot->text) : NULL;
		return *slot->text && clause ? clause->title : *slot->text ? slot->text : "この条";
	case JK_SLOT_ANNEX:
		kind = jk_catalog_document(t->catalog, slot->text);
		return kind ? kind->title : slot->text;
	default: return slot->text;
	}
}

/* `put` appends text: as it is, or as XML. */
static void put_slot(jk_buffer *out, const jk_catalog_text *t, const jk_slot *slot, void (*put)(jk_buffer *, const char *))
{
	int bare = slot->kind == JK_SLOT_TEXT || slot->kind == JK_SLOT_TERM;
	if (!bare)
		put(out, "〔");
	put(out, slot_word(t, slot));
	if (slot->kind == JK_SLOT_REFERENCE && slot->anchor) {
		put(out, "#");
		put(out, slot->anchor);
	}
	if (!bare)
		put(out, "〕");
}

void jk_catalog_put_phrase(jk_catalog_text *t, const jk_phrase *phrase)
{
	jk_buffer *out = t->xml.out;
	for (size_t i = 0; i < phrase->count; i++) {
		const jk_slot *slot = &phrase->slots[i];
		if (slot->kind == JK_SLOT_VALUE) {
			jk_buffer_string(out, "<value");
			jk_xml_put_attribute(out, "parameter", slot->text);
			jk_buffer_string(out, " origin=\"catalog\">");
		}
		put_slot(out, t, slot, jk_xml_put_text);
		if (slot->kind == JK_SLOT_VALUE)
			jk_buffer_string(out, "</value>");
	}
}

/* The text of a buffer, kept. */
static const char *kept(jk_catalog_text *t, jk_buffer *text)
{
	const char *copy = text->failed ? NULL : jk_arena_string(t->arena, jk_buffer_text(text));
	jk_buffer_dispose(text);
	t->no_memory |= !copy;
	return copy ? copy : "";
}

const char *jk_catalog_phrase(jk_catalog_text *t, const jk_phrase *phrase)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < phrase->count; i++)
		put_slot(&text, t, &phrase->slots[i], jk_buffer_string);
	return kept(t, &text);
}

/* --- conditions --- */

static void put_condition(jk_buffer *out, const jk_xpath *xpath, const char *word)
{
	if (!xpath)
		return;
	jk_buffer_string(out, "〔");
	jk_xml_put_text(out, jk_xpath_text(xpath));
	jk_buffer_format(out, " %s〕", word);
}

void jk_catalog_put_conditions(jk_catalog_text *t, const jk_xpath *only_if, const jk_xpath *each)
{
	put_condition(t->xml.out, each, "ごと");
	put_condition(t->xml.out, only_if, "のとき");
}

void jk_catalog_put_cell(jk_catalog_text *t, const char *name, const char *title, const char *text)
{
	if (!text || !*text)
		return;
	jk_xml_text_start(&t->xml, "cell");
	jk_xml_text_attribute(&t->xml, "name", name);
	jk_xml_text_attribute(&t->xml, "title", title);
	jk_xml_text_content(&t->xml, "cell", text);
}

/* --- parameters --- */

/* What holds when nobody says anything: the default without a test, else the first one, else the term. */
static const char *usual_value(const jk_catalog_text *t, const jk_parameter *parameter)
{
	for (size_t i = 0; i < parameter->default_count; i++)
		if (!parameter->defaults[i].test)
			return parameter->defaults[i].value;
	if (parameter->default_count)
		return parameter->defaults[0].value;
	return parameter->term ? jk_catalog_word(t->catalog, parameter->term) : NULL;
}

static const char *value_words(jk_catalog_text *t, const jk_parameter *parameter, const char *value)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_value_put(&text, parameter, value, parameter->unit);
	return kept(t, &text);
}

void jk_catalog_put_parameter(jk_catalog_text *t, const jk_parameter *parameter)
{
	const char *raw = usual_value(t, parameter);
	const jk_value value = {.parameter = parameter, .origin = raw ? JK_FROM_CATALOG : JK_FROM_NOBODY, .raw = raw,
				.unit = raw ? parameter->unit : NULL, .text = raw ? value_words(t, parameter, raw) : NULL};
	jk_xml_text_value(&t->xml, &value);
}

static void put_part(jk_buffer *out, const char *name)
{
	jk_buffer_string(out, out->length ? "、" : "");
	jk_buffer_string(out, name);
}

static void put_limit(jk_buffer *out, const jk_parameter *parameter, const char *name, double limit)
{
	jk_buffer number;
	jk_buffer_init(&number, 0);
	jk_text_put_number(&number, limit, 0);
	put_part(out, name);
	jk_value_put(out, parameter, jk_buffer_text(&number), parameter->unit);
	out->failed |= number.failed;
	jk_buffer_dispose(&number);
}

static void put_choices(jk_buffer *out, const jk_parameter *parameter)
{
	for (size_t i = 0; i < parameter->choice_count; i++) {
		const jk_choice *choice = &parameter->choices[i];
		jk_buffer_format(out, "%s%s", i ? "・" : "", choice->label ? choice->label : choice->value);
		if (parameter->stricter != JK_STRICTER_NONE)
			jk_buffer_format(out, "（%d）", choice->rank);
	}
}

static void put_defaults(jk_buffer *out, const jk_parameter *parameter)
{
	for (size_t i = 0; i < parameter->default_count; i++) {
		const jk_default *each = &parameter->defaults[i];
		put_part(out, "既定値 ");
		if (each->test)
			jk_buffer_format(out, "〔%s のとき〕", jk_xpath_text(each->test));
		jk_value_put(out, parameter, each->value, parameter->unit);
	}
}

static const char *stricter_words(jk_stricter stricter)
{
	if (stricter == JK_STRICTER_NONE)
		return "厳しさの向きなし";
	return stricter == JK_STRICTER_MORE ? "大きいほど厳しい" : "小さいほど厳しい";
}

void jk_catalog_put_bounds(jk_catalog_text *t, const jk_parameter *parameter)
{
	jk_buffer text;
	const char *name = jk_arena_format(t->arena, "parameter-%s", parameter->id);
	jk_buffer_init(&text, 0);
	put_defaults(&text, parameter);
	if (parameter->term) {
		put_part(&text, "用語 ");
		jk_buffer_string(&text, parameter->term);
	}
	if (parameter->has_min)
		put_limit(&text, parameter, "下限 ", parameter->min);
	if (parameter->has_max)
		put_limit(&text, parameter, "上限 ", parameter->max);
	if (parameter->choice_count) {
		put_part(&text, "選択肢 ");
		put_choices(&text, parameter);
	}
	put_part(&text, stricter_words(parameter->stricter));
	if (parameter->source) {
		put_part(&text, "出所 ");
		jk_buffer_string(&text, jk_xpath_text(parameter->source));
	}
	const char *words = kept(t, &text);
	t->no_memory |= !name;
	if (name)
		jk_catalog_put_cell(t, name, parameter->label, words);
}
