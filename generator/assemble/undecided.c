#include <stdlib.h>
#include <string.h>
#include "assemble/assembling.h"
#include "base/text.h"

/* The digits of "U-003"; 0 when there are none. */
static unsigned long number_of(const char *id)
{
	enum { MOST = 1000000 };
	unsigned long number = jk_text_starts(id, "U-") ? strtoul(id + 2, NULL, 10) : 0;
	return number < MOST ? number : 0;
}

static const char *known_number(const jk_assembling *a, const char *parameter)
{
	for (size_t i = 0; i < a->options->known_count; i++)
		if (jk_text_equal(a->options->known[i].parameter, parameter))
			return a->options->known[i].number;
	return NULL;
}

/* Numbers stand in papers already: what has one keeps it, and what is new comes behind all of them. */
static const char *next_number(jk_assembling *a, const char *parameter)
{
	const char *known = known_number(a, parameter);
	unsigned long highest = 0;
	if (known)
		return jk_kept(a, jk_arena_string(a->arena, known));
	for (size_t i = 0; i < a->options->known_count; i++) {
		unsigned long number = number_of(a->options->known[i].number);
		highest = number > highest ? number : highest;
	}
	for (size_t i = 0; i < a->set->undecided.count; i++) {
		unsigned long number = number_of(((const jk_undecided *)a->set->undecided.items[i])->id);
		highest = number > highest ? number : highest;
	}
	return jk_kept(a, jk_arena_format(a->arena, "U-%03lu", highest + 1));
}

jk_undecided *jk_undecided_item(jk_assembling *a, const char *parameter, const char *label, const char *provision)
{
	jk_list *list = &a->set->undecided;
	for (size_t i = 0; i < list->count; i++) {
		jk_undecided *item = list->items[i];
		if (jk_text_equal(item->parameter, parameter))
			return item;
	}
	jk_undecided *item = jk_make(a, sizeof *item);
	if (!item)
		return NULL;
	item->id = next_number(a, parameter);
	item->parameter = jk_kept(a, jk_arena_string(a->arena, parameter));
	item->label = jk_kept(a, jk_arena_string(a->arena, label));
	item->provision = provision;
	jk_push(a, list, item);
	return item;
}

jk_undecided *jk_undecided_at(const jk_assembling *a, const char *path)
{
	for (size_t i = 0; i < a->set->undecided.count; i++) {
		jk_undecided *item = a->set->undecided.items[i];
		if (jk_text_equal(item->path, path))
			return item;
	}
	return NULL;
}

const char *jk_label_text(jk_assembling *a, const char *list, const char *key)
{
	return jk_vocabulary_label(a->set->catalog, a->set->vocabulary, list, key, a->arena, &a->no_memory);
}

jk_undecided *jk_undecided_term(jk_assembling *a, const char *key)
{
	const char *label = jk_label_text(a, "term", key);
	return jk_undecided_item(a, key, label ? label : key, NULL);
}

const char *jk_undecided_mark(jk_assembling *a, const jk_undecided *item)
{
	return item ? jk_kept(a, jk_arena_format(a->arena, "【未決：%s %s】", item->id, item->label)) : "";
}

const char *jk_term_text(jk_assembling *a, const char *key)
{
	const char *term = jk_vocabulary_term(a->set->vocabulary, key);
	return term ? term : jk_undecided_mark(a, jk_undecided_term(a, key));
}

static const char *copied(jk_assembling *a, const char *text)
{
	return text ? jk_kept(a, jk_arena_string(a->arena, text)) : NULL;
}

/* The note of an undecided element: its text in the profile, an attribute once it is in a case. */
static const char *note_of(jk_assembling *a, const jk_node *node)
{
	const char *note = jk_node_attribute(node, "note");
	if (note || !jk_text_equal(jk_node_attribute(node, "undecided"), "yes"))
		return note;
	return jk_kept(a, jk_node_content(node, a->arena));
}

void jk_undecided_from(jk_assembling *a, jk_undecided *item, jk_node *node)
{
	if (!item || !node)
		return;
	const char *decider = jk_node_attribute(node, "decided-by"), *note = note_of(a, node);
	if (decider)
		item->decider = copied(a, decider);
	item->path = jk_field_path(a, node);
	item->due = copied(a, jk_node_attribute(node, "due"));
	if (!jk_text_blank(note))
		item->note = copied(a, note);
}

void jk_undecided_place(jk_assembling *a, jk_undecided *item, const char *place)
{
	if (!item || !a->document)
		return;
	const char *kind = a->document->kind->kind;
	if (!item->place)
		item->place = place;
	if (!jk_undecided_in(item, kind))
		jk_push(a, &item->documents, kind);
}

int jk_undecided_in(const jk_undecided *undecided, const char *kind)
{
	for (size_t i = 0; i < undecided->documents.count; i++)
		if (jk_text_equal(undecided->documents.items[i], kind))
			return 1;
	return 0;
}

/* The parameter that reads just this element. */
static const jk_parameter *reader_of(const jk_assembling *a, const char *path)
{
	static const char prefix[] = "profile/";
	const jk_list *parameters = &a->set->catalog->parameters;
	for (size_t i = 0; i < parameters->count; i++) {
		const jk_parameter *parameter = parameters->items[i];
		const char *source = parameter->source ? jk_xpath_text(parameter->source) : "";
		if (jk_text_starts(source, prefix) && jk_text_equal(source + strlen(prefix), path))
			return parameter;
	}
	return NULL;
}

/* What people call the field: the label of its parameter, of "provider-name", of "name". */
static const char *field_label(jk_assembling *a, jk_node *node)
{
	const jk_parameter *reader = reader_of(a, jk_field_path(a, node));
	if (reader)
		return reader->label;
	jk_node *parent = jk_node_parent(node);
	const char *key = jk_kept(a, jk_arena_format(a->arena, "%s-%s", parent ? jk_node_name(parent) : "", jk_node_name(node)));
	const char *label = jk_label_text(a, "field", key);
	if (!label)
		label = jk_label_text(a, "field", jk_node_name(node));
	return label ? label : jk_node_name(node);
}

static void sweep(jk_assembling *a, jk_node *node)
{
	if (jk_text_equal(jk_node_attribute(node, "undecided"), "yes")) {
		const char *path = jk_field_path(a, node);
		if (!jk_undecided_at(a, path))
			jk_undecided_from(a, jk_undecided_item(a, path, field_label(a, node), NULL), node);
		return;
	}
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		sweep(a, child);
}

void jk_undecided_sweep(jk_assembling *a)
{
	jk_node *profile = a->set->groups.count ? jk_node_child(jk_xml_root(((jk_set_group *)a->set->groups.items[0])->case_xml), "profile") : NULL;
	if (profile)
		sweep(a, profile);
}
