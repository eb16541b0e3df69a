/* The case: the tree that conditions read (docs/architecture.md section 4). */
#include <string.h>
#include "assemble/assembling.h"
#include "assemble/texts.h"
#include "base/text.h"

/* What stands in an undecided element is a note for people: conditions must not read it as a value. */
static void take_notes(jk_assembling *a, jk_node *node)
{
	if (jk_text_equal(jk_node_attribute(node, "undecided"), "yes")) {
		const char *note = jk_kept(a, jk_node_content(node, a->arena));
		jk_note(a, note ? jk_node_set(node, "note", note) : JK_NO_MEMORY);
		while (jk_node_first(node))
			jk_node_remove(jk_node_first(node));
		return;
	}
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		take_notes(a, child);
}

/* Conditions compare levels: those of another body are read as the ones they fall on. */
static void read_level(jk_assembling *a, jk_node *element)
{
	jk_node *text = jk_node_first(element);
	const char *typed = text ? jk_node_text(text) : NULL, *id = typed ? jk_kept(a, jk_text_trim(a->arena, typed)) : NULL;
	const jk_level *level = id ? jk_vocabulary_level(a->set->vocabulary, jk_node_name(element), id) : NULL;
	if (level && strcmp(level->id, id) != 0)
		jk_note(a, jk_node_set_text(text, level->id));
}

static void read_levels(jk_assembling *a, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		if (jk_node_is(node, "information"))
			read_level(a, child);
		else
			read_levels(a, child);
}

static void set(jk_assembling *a, jk_node *node, const char *name, const char *value)
{
	jk_note(a, node ? jk_node_set(node, name, value) : JK_NO_MEMORY);
}

static jk_node *add_group(jk_assembling *a, jk_node *parent, const jk_set_group *group)
{
	jk_node *node = jk_node_add(parent, "group");
	set(a, node, "id", group->id);
	set(a, node, "chapter", group->chapter);
	set(a, node, "important", jk_yes_no(group->important));
	set(a, node, "confidentiality", group->confidentiality);
	set(a, node, "personal-data", group->personal_data);
	set(a, node, "web-conference", jk_yes_no(group->web_conference));
	set(a, node, "applicant", group->applicant_key);
	set(a, node, "approver", group->approver_key);
	for (size_t i = 0; node && i < group->nodes.count; i++)
		a->no_memory |= !jk_node_add_copy(node, group->nodes.items[i], NULL);
	return node;
}

static const char *worst_personal_data(const jk_assembling *a)
{
	static const char *const order[] = {"my-number", "sensitive", "personal"};
	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		for (size_t i = 0; i < a->set->groups.count; i++)
			if (jk_text_equal(((const jk_set_group *)a->set->groups.items[i])->personal_data, order[k]))
				return order[k];
	return "none";
}

/* Whether any of the four places is abroad; unknown when one of them is not said. */
static const char *is_foreign(jk_assembling *a)
{
	static const char *const uses[] = {"storage", "processing", "backup", "support"};
	unsigned known = 0;
	jk_node *places = jk_field(a->root, "places");
	for (jk_node *place = places ? jk_node_first_element(places) : NULL; place; place = jk_node_next_element(place)) {
		const char *country = jk_node_attribute(place, "country");
		if (!jk_node_is(place, "place") || !country || jk_text_equal(jk_node_attribute(place, "undecided"), "yes"))
			continue;
		if (strcmp(country, "JP") != 0)
			return "yes";
		for (unsigned i = 0; i < 4; i++)
			if (jk_text_equal(jk_node_attribute(place, "use"), uses[i]))
				known |= 1u << i;
	}
	return known == 15 ? "no" : "unknown";
}

static const char *availability_high(jk_assembling *a)
{
	int unknown = 0;
	jk_node *functions = jk_field(a->root, "functions");
	for (jk_node *f = functions ? jk_node_first_element(functions) : NULL; f; f = jk_node_next_element(f))
		for (jk_node *i = jk_node_first_element(f); i; i = jk_node_next_element(i)) {
			if (!jk_node_is(i, "information"))
				continue;
			const char *id = jk_field_text(a, i, "availability");
			const jk_level *level = id ? jk_vocabulary_level(a->set->vocabulary, "availability", id) : NULL;
			if (level && level->high != 0)
				return "yes";
			unknown |= !level;
		}
	return unknown ? "unknown" : "no";
}

static int has_base(jk_assembling *a)
{
	jk_node *list = jk_field(a->root, "subcontractors");
	for (jk_node *s = list ? jk_node_first_element(list) : NULL; s; s = jk_node_next_element(s))
		if (jk_text_equal(jk_node_attribute(s, "role"), "base"))
			return 1;
	return 0;
}

static void add_facts(jk_assembling *a, jk_node *facts, const jk_set_group *leader)
{
	const jk_clause_set *s = a->set;
	int important = 0;
	for (size_t i = 0; i < s->groups.count; i++)
		important |= ((const jk_set_group *)s->groups.items[i])->important;
	set(a, facts, "regime", s->regime);
	set(a, facts, "external-service", jk_yes_no(s->external_service));
	set(a, facts, "outsourcing", jk_yes_no(s->outsourcing));
	set(a, facts, "important", jk_yes_no(important));
	set(a, facts, "chapter", leader->chapter);
	set(a, facts, "personal-data", worst_personal_data(a));
	set(a, facts, "foreign", is_foreign(a));
	set(a, facts, "negotiable", jk_field_or(a, a->root, "contract/negotiable", "unknown"));
	set(a, facts, "contract-form", jk_field_or(a, a->root, "contract/form", "unknown"));
	set(a, facts, "web-conference", jk_yes_no(jk_field_is(a, a->root, "web-conference/used", "yes")));
	set(a, facts, "model", jk_field_or(a, a->root, "service/model", "unknown"));
	set(a, facts, "base", jk_yes_no(has_base(a)));
	set(a, facts, "availability-high", availability_high(a));
	set(a, facts, "sla", jk_yes_no(jk_field_is(a, a->root, "sla/binding", "sla")));
	set(a, facts, "date", s->date);
}

jk_result jk_case_build(jk_assembling *a, jk_set_group *group)
{
	if (jk_xml_new(&group->case_xml, "case") != JK_OK)
		return JK_NO_MEMORY;
	jk_node *root = jk_xml_root(group->case_xml);
	jk_node *profile = jk_node_add_copy(root, a->root, "profile"), *facts = jk_node_add(root, "facts");
	if (!profile || !facts)
		return JK_NO_MEMORY;
	const jk_set_group *leader = group;
	for (size_t i = 0; i < a->set->groups.count; i++) {
		const jk_set_group *each = a->set->groups.items[i];
		(void)add_group(a, facts, each);
		if (each->leads)
			leader = each;
	}
	add_facts(a, facts, leader);
	group->node = add_group(a, root, group);
	if (group->node) {
		take_notes(a, root);
		read_levels(a, root);
	}
	return group->node && !a->no_memory ? JK_OK : JK_NO_MEMORY;
}
