#include "catalog/rules.h"
#include "base/file.h"
#include "base/schema.h"
#include "base/text.h"

extern const char jk_rules_rng[];
extern const size_t jk_rules_rng_length;

typedef struct {
	jk_rules *rules;
	const jk_xml *xml;
	jk_diagnostics *diagnostics;
	int failed, no_memory;
} reading;

static void *made(reading *r, size_t count, size_t size)
{
	void *block = jk_arena_array(r->rules->arena, count ? count : 1, size);
	r->no_memory |= !block;
	return block;
}

static void push(reading *r, jk_list *list, const void *item)
{
	r->no_memory |= !item || jk_list_add(list, r->rules->arena, item) != JK_OK;
}

static const char *attribute(reading *r, const jk_node *node, const char *name)
{
	const char *value = jk_node_attribute(node, name);
	const char *copy = value ? jk_arena_string(r->rules->arena, value) : NULL;
	r->no_memory |= value && !copy;
	return copy;
}

static const char *content(reading *r, const jk_node *node)
{
	const char *text = node ? jk_node_content(node, r->rules->arena) : NULL;
	const char *trimmed = text ? jk_text_trim(r->rules->arena, text) : NULL;
	r->no_memory |= node && !trimmed;
	return trimmed;
}

/* The texts of all children of that name. */
static const char *const *contents(reading *r, size_t *count, const jk_node *node, const char *name)
{
	*count = 0;
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		*count += (size_t)jk_node_is(child, name);
	const char **texts = made(r, *count, sizeof *texts);
	size_t at = 0;
	for (const jk_node *child = jk_node_first_element(node); texts && child; child = jk_node_next_element(child))
		if (jk_node_is(child, name))
			texts[at++] = content(r, child);
	return texts;
}

static jk_pattern *pattern(reading *r, const jk_node *node)
{
	jk_pattern *compiled = NULL;
	jk_origin where = jk_node_origin(r->xml, node);
	const char *expression = content(r, node);
	jk_result result = expression ? jk_pattern_compile_search(&compiled, expression, &where, r->diagnostics) : JK_NO_MEMORY;
	r->no_memory |= result == JK_NO_MEMORY;
	r->failed |= result == JK_FAILED;
	return compiled;
}

static void read_patterns(reading *r, jk_rule *rule, const jk_node *node)
{
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child)) {
		if (!jk_node_is(child, "pattern"))
			continue;
		const char *punct = attribute(r, child, "punct");
		jk_pattern **place = punct ? &rule->turned : &rule->pattern;
		if (*place) {
			jk_origin where = jk_node_origin(r->xml, child);
			JK_REPORT(r->diagnostics, JK_DIAG_CATALOG_DUPLICATE, &where, {"id", rule->id});
			r->failed = 1;
			continue;
		}
		*place = pattern(r, child);
		rule->punct = punct ? punct : rule->punct;
	}
}

static jk_severity severity(const char *word)
{
	return jk_text_equal(word, "error") ? JK_ERROR : jk_text_equal(word, "warning") ? JK_WARNING : JK_NOTE;
}

static jk_rule_scope scope(const char *word)
{
	return jk_text_equal(word, "item") ? JK_SCOPE_ITEM : jk_text_equal(word, "article") ? JK_SCOPE_ARTICLE : JK_SCOPE_SENTENCE;
}

static void read_rule(reading *r, const jk_node *node)
{
	jk_rule *rule = made(r, 1, sizeof *rule);
	if (!rule)
		return;
	*rule = (jk_rule){.id = attribute(r, node, "id"), .line = jk_node_line(node)};
	rule->severity = severity(jk_node_attribute(node, "severity"));
	rule->scope = scope(jk_node_attribute(node, "scope"));
	rule->note = content(r, jk_node_child(node, "note"));
	rule->suggestion = content(r, jk_node_child(node, "suggestion"));
	rule->bad = contents(r, &rule->bad_count, node, "bad");
	rule->good = contents(r, &rule->good_count, node, "good");
	if (jk_rules_find(r->rules, rule->id)) {
		jk_origin where = jk_node_origin(r->xml, node);
		JK_REPORT(r->diagnostics, JK_DIAG_CATALOG_DUPLICATE, &where, {"id", rule->id});
		r->failed = 1;
		return;
	}
	push(r, &r->rules->rules, rule);
	if (!r->no_memory)
		read_patterns(r, rule, node);
}

static void read_name(reading *r, const jk_node *node)
{
	jk_proper_name *name = made(r, 1, sizeof *name);
	if (name)
		*name = (jk_proper_name){.text = content(r, node), .line = jk_node_line(node)};
	push(r, &r->rules->names, name);
}

static void read_exemption(reading *r, const jk_node *node)
{
	jk_exemption *e = made(r, 1, sizeof *e);
	if (e)
		*e = (jk_exemption){.rule = attribute(r, node, "rule"), .clause = attribute(r, node, "clause"), .file = attribute(r, node, "file"),
				    .text = attribute(r, node, "text"), .reason = content(r, node), .line = jk_node_line(node)};
	push(r, &r->rules->exemptions, e);
}

static void read_all(reading *r)
{
	const jk_node *root = jk_xml_root(r->xml);
	r->rules->version = attribute(r, root, "version");
	for (const jk_node *child = jk_node_first_element(root); child && !r->no_memory; child = jk_node_next_element(child)) {
		if (jk_node_is(child, "rule"))
			read_rule(r, child);
		else if (jk_node_is(child, "name"))
			read_name(r, child);
		else
			read_exemption(r, child);
	}
}

static jk_result read_file(jk_rules *rules, jk_diagnostics *diagnostics)
{
	jk_schema *schema = NULL;
	jk_xml *xml = NULL;
	jk_result result = jk_schema_load(&schema, jk_rules_rng, jk_rules_rng_length, "rules.rng", diagnostics);
	if (result == JK_OK)
		result = jk_xml_read(&xml, rules->path, diagnostics);
	if (result == JK_OK)
		result = jk_schema_validate(schema, xml, diagnostics);
	if (result == JK_OK) {
		reading r = {.rules = rules, .xml = xml, .diagnostics = diagnostics};
		read_all(&r);
		result = r.no_memory ? JK_NO_MEMORY : r.failed ? JK_FAILED : JK_OK;
	}
	jk_xml_free(xml);
	jk_schema_free(schema);
	return result;
}

jk_result jk_rules_read(jk_rules **out, const jk_catalog *catalog, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_rules *rules = jk_arena_allocate(arena, sizeof *rules);
	const char *path = rules ? jk_path_join(arena, catalog->path, "rules.xml") : NULL;
	if (!path) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	*rules = (jk_rules){.arena = arena, .path = path};
	jk_result result = jk_file_exists(path) ? read_file(rules, diagnostics) : JK_OK;
	if (result == JK_OK)
		*out = rules;
	else
		jk_rules_free(rules);
	return result;
}

void jk_rules_free(jk_rules *rules)
{
	if (!rules)
		return;
	for (size_t i = 0; i < rules->rules.count; i++) {
		jk_rule *rule = rules->rules.items[i];
		jk_pattern_free(rule->pattern);
		jk_pattern_free(rule->turned);
	}
	jk_arena_free(rules->arena);
}

jk_rule *jk_rules_find(const jk_rules *rules, const char *id)
{
	for (size_t i = 0; i < rules->rules.count; i++) {
		jk_rule *rule = rules->rules.items[i];
		if (jk_text_equal(rule->id, id))
			return rule;
	}
	return NULL;
}
