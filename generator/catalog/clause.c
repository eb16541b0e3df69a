/* Clause files. */
#include <string.h>
#include "base/text.h"
#include "catalog/load.h"

static jk_parameter_type type_of(const char *name)
{
	static const char *const types[] = {"decimal", "integer", "duration", "date", "text", "choice"};
	for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
		if (jk_text_equal(name, types[i]))
			return (jk_parameter_type)i;
	return JK_TYPE_TEXT;
}

static jk_stricter stricter_of(const char *name)
{
	if (jk_text_equal(name, "more"))
		return JK_STRICTER_MORE;
	return jk_text_equal(name, "less") ? JK_STRICTER_LESS : JK_STRICTER_NONE;
}

static void load_defaults(jk_loading *loading, jk_parameter *parameter, const jk_node *node)
{
	jk_default *defaults = jk_load_array(loading, jk_load_count(node, "default"), sizeof *defaults);
	parameter->defaults = defaults;
	for (const jk_node *child = jk_node_first_element(node); defaults && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "default"))
			defaults[parameter->default_count++] =
				(jk_default){jk_load_xpath(loading, child, "test"), jk_load_text(loading, child)};
}

static void load_choices(jk_loading *loading, jk_parameter *parameter, const jk_node *node)
{
	jk_choice *choices = jk_load_array(loading, jk_load_count(node, "choice"), sizeof *choices);
	parameter->choices = choices;
	for (const jk_node *child = jk_node_first_element(node); choices && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "choice"))
			choices[parameter->choice_count++] = (jk_choice){jk_load_attribute(loading, child, "value"),
				jk_load_text(loading, child), (int)jk_load_number(child, "rank", 0)};
}

static void load_range(jk_parameter *parameter, const jk_node *node)
{
	parameter->has_min = jk_node_attribute(node, "min") != NULL;
	parameter->has_max = jk_node_attribute(node, "max") != NULL;
	parameter->min = jk_load_number(node, "min", 0);
	parameter->max = jk_load_number(node, "max", 0);
}

static void load_parameter(jk_loading *loading, const jk_clause *clause, const jk_node *node)
{
	jk_parameter *parameter = jk_load_array(loading, 1, sizeof *parameter);
	if (!parameter)
		return;
	const jk_node *guideline = jk_node_child(node, "guideline");
	parameter->id = jk_load_attribute(loading, node, "id");
	parameter->label = jk_load_text(loading, jk_node_child(node, "label"));
	parameter->unit = jk_load_attribute(loading, node, "unit");
	parameter->type = type_of(jk_node_attribute(node, "type"));
	parameter->stricter = stricter_of(jk_node_attribute(node, "stricter"));
	load_range(parameter, node);
	parameter->source = jk_load_xpath(loading, node, "source");
	parameter->term = jk_load_attribute(loading, node, "term");
	load_defaults(loading, parameter, node);
	load_choices(loading, parameter, node);
	if (guideline) {
		parameter->guideline = jk_load_phrase(loading, guideline, jk_load_text(loading, guideline));
		parameter->decided_by = jk_load_phrase(loading, guideline, jk_node_attribute(guideline, "decided-by"));
	}
	parameter->owner = clause;
	parameter->index = loading->catalog->parameters.count;
	if (jk_catalog_parameter(loading->catalog, parameter->id))
		jk_load_fault(loading, node, JK_DIAG_CATALOG_DUPLICATE, "id", parameter->id);
	jk_load_add(loading, &loading->catalog->parameters, parameter);
	jk_load_index(loading, &loading->catalog->parameter_by_id, parameter->id, "", parameter);
}

static void load_text(jk_loading *loading, jk_clause_text *text, const jk_node *node)
{
	text->document = jk_load_attribute(loading, node, "document");
	text->role = jk_load_attribute(loading, node, "role");
	const jk_node *article = jk_node_child(node, "Article");
	text->article = article ? jk_load_element(loading, article) : NULL;
}

static void load_variant(jk_loading *loading, jk_variant *variant, const jk_node *node)
{
	jk_clause_text *texts = jk_load_array(loading, jk_load_count(node, "text"), sizeof *texts);
	variant->texts = texts;
	for (const jk_node *child = jk_node_first_element(node); texts && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "text"))
			load_text(loading, &texts[variant->text_count++], child);
}

/* Texts outside any variant serve every document for which no variant has one: they form the last variant, without test. */
static void load_variants(jk_loading *loading, jk_clause *clause, const jk_node *root)
{
	size_t count = jk_load_count(root, "variant");
	jk_variant *variants = jk_load_array(loading, count + 1, sizeof *variants);
	clause->variants = variants;
	for (const jk_node *child = jk_node_first_element(root); variants && child; child = jk_node_next_element(child)) {
		if (!jk_node_is(child, "variant"))
			continue;
		jk_variant *variant = &variants[clause->variant_count++];
		variant->id = jk_load_attribute(loading, child, "id");
		variant->label = jk_load_text(loading, jk_node_child(child, "label"));
		variant->test = jk_load_xpath(loading, child, "test");
		load_variant(loading, variant, child);
	}
	if (variants && jk_load_count(root, "text"))
		load_variant(loading, &variants[clause->variant_count++], root);
}

static const char *const *load_links(jk_loading *loading, const jk_node *root, const char *name, size_t *count)
{
	const char **links = jk_load_array(loading, jk_load_count(root, name), sizeof *links);
	for (const jk_node *child = jk_node_first_element(root); links && child; child = jk_node_next_element(child))
		if (jk_node_is(child, name))
			links[(*count)++] = jk_load_attribute(loading, child, "clause");
	return links;
}

static void take_record(jk_clause *clause, const jk_record *record)
{
	clause->record = record;
	clause->id = record->id;
	clause->version = record->version;
	clause->title = record->title;
	clause->from = record->from;
	clause->until = record->until;
	clause->file = record->file;
	clause->revisions = record->revisions;
	clause->revision_count = record->revision_count;
}

void jk_load_clause(jk_loading *loading, const jk_node *root)
{
	jk_clause *clause = jk_load_array(loading, 1, sizeof *clause);
	if (!clause)
		return;
	const jk_node *condition = jk_node_child(root, "condition");
	take_record(clause, loading->record);
	const jk_node *remarks = jk_node_child(root, "remarks");
	if (remarks)
		clause->remarks = jk_load_phrase(loading, remarks, jk_load_text(loading, remarks));
	clause->practice = jk_text_equal(jk_node_attribute(root, "basis"), "practice");
	clause->line = jk_node_line(root);
	if (condition) {
		clause->condition = jk_load_xpath(loading, condition, "test");
		clause->because = jk_load_phrase(loading, condition, jk_node_attribute(condition, "because"));
		clause->otherwise = jk_load_phrase(loading, condition, jk_node_attribute(condition, "otherwise"));
	}
	clause->covers = jk_load_covers(loading, root, &clause->cover_count);
	clause->requires = load_links(loading, root, "requires", &clause->require_count);
	clause->conflicts = load_links(loading, root, "conflicts", &clause->conflict_count);
	for (const jk_node *child = jk_node_first_element(root); child; child = jk_node_next_element(child))
		if (jk_node_is(child, "param"))
			load_parameter(loading, clause, child);
	load_variants(loading, clause, root);
	jk_load_add(loading, &loading->catalog->clauses, clause);
	jk_load_index(loading, &loading->catalog->clause_by_id, clause->id, "", clause);
}
