/* <practice> of the profile: which clauses of practice it chooses, and their values. What it names must exist and be open to choice. */
#include <string.h>
#include "assemble/assembling.h"
#include "base/text.h"

/* A clause is open to choice when its condition looks for its own id in <practice>. */
static int is_open(jk_assembling *a, const jk_clause *clause)
{
	const char *text = clause->practice && clause->condition ? jk_xpath_text(clause->condition) : NULL;
	const char *quoted = text ? jk_kept(a, jk_arena_format(a->arena, "'%s'", clause->id)) : NULL;
	return quoted && strstr(text, JK_PRACTICE_PATH) && strstr(text, quoted);
}

static int has_word(const char *id, const char *word, size_t length)
{
	for (const char *at = id; at; at = strchr(at, '-')) {
		at += *at == '-';
		if (strncmp(at, word, length) == 0 && (at[length] == '-' || at[length] == '\0'))
			return 1;
	}
	return 0;
}

/* How many words two ids share: "ai-training" and "no-model-training" one. */
static int words_shared(const char *a, const char *b)
{
	int shared = 0;
	for (const char *word = a; *word; word += strspn(word, "-")) {
		size_t length = strcspn(word, "-");
		shared += has_word(b, word, length);
		word += length;
	}
	return shared;
}

/* Whoever does not mistype mostly has the right subject in other words. */
static const char *most_alike(const char *id, const char *const *ids, size_t count)
{
	const char *best = jk_text_nearest(id, ids, count);
	int most = -1;
	if (best)
		return best;
	for (size_t i = 0; i < count; i++)
		if (words_shared(id, ids[i]) > most) {
			most = words_shared(id, ids[i]);
			best = ids[i];
		}
	return best ? best : "";
}

static const char *nearest_open(jk_assembling *a, const char *id)
{
	const jk_list *clauses = &a->set->catalog->clauses;
	const char **ids = jk_make(a, (clauses->count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; ids && i < clauses->count; i++) {
		const jk_clause *clause = clauses->items[i];
		if (is_open(a, clause))
			ids[count++] = clause->id;
	}
	return ids ? most_alike(id, ids, count) : "";
}

/* --- values --- */

/* The values a clause takes from <practice>: those of its parameters whose source names them there. */
static int takes(const jk_parameter *parameter)
{
	return parameter->source && strstr(jk_xpath_text(parameter->source), JK_PRACTICE_PATH "/value");
}

static const char *values_of(jk_assembling *a, const jk_clause *clause)
{
	const jk_list *parameters = &a->set->catalog->parameters;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < parameters->count; i++) {
		const jk_parameter *parameter = parameters->items[i];
		if (parameter->owner == clause && takes(parameter))
			jk_buffer_format(&text, "%s%s", text.length ? ", " : "", parameter->id);
	}
	const char *kept = jk_keep_text(a, &text);
	return jk_text_blank(kept) ? "-" : kept;
}

static void check_value(jk_assembling *a, const jk_clause *clause, const jk_node *node)
{
	const char *id = jk_node_attribute(node, "name");
	const jk_parameter *parameter = id ? jk_catalog_parameter(a->set->catalog, id) : NULL;
	if (parameter && parameter->owner == clause && takes(parameter))
		return;
	jk_origin where = jk_node_origin(a->profile, node);
	JK_REPORT(a->diagnostics, JK_DIAG_PRACTICE_VALUE, &where, {"clause", clause->id}, {"id", id}, {"allowed", values_of(a, clause)});
	a->failed = 1;
}

/* --- clauses --- */

static void refuse(jk_assembling *a, const jk_node *node, const char *id, const jk_clause *clause)
{
	jk_origin where = jk_node_origin(a->profile, node);
	const char *near = nearest_open(a, id);
	if (clause)
		JK_REPORT(a->diagnostics, JK_DIAG_PRACTICE_FIXED, &where, {"id", id}, {"title", clause->title}, {"near", near});
	else
		JK_REPORT(a->diagnostics, JK_DIAG_PRACTICE_CLAUSE, &where, {"id", id}, {"near", near});
	a->failed = 1;
}

static void check_choice(jk_assembling *a, const jk_node *node)
{
	const char *id = jk_node_attribute(node, "ref");
	const jk_clause *clause = id ? jk_catalog_clause(a->set->catalog, id) : NULL;
	if (!id)
		return;
	if (!clause || !is_open(a, clause)) {
		refuse(a, node, id, clause);
		return;
	}
	for (const jk_node *value = jk_node_first_element(node); value; value = jk_node_next_element(value))
		check_value(a, clause, value);
}

const char *jk_practice_choice(const jk_assembling *a, const char *id)
{
	const jk_node *practice = jk_node_child(a->root, "practice");
	const char *said = "—";
	for (const jk_node *node = practice ? jk_node_first_element(practice) : NULL; node; node = jk_node_next_element(node)) {
		if (!jk_text_equal(jk_node_attribute(node, "ref"), id))
			continue;
		if (jk_text_equal(jk_node_attribute(node, "use"), "no"))
			return "no";
		said = "yes";
	}
	return said;
}

jk_result jk_check_practice(jk_assembling *a)
{
	const jk_node *practice = jk_node_child(a->root, "practice");
	for (const jk_node *node = practice ? jk_node_first_element(practice) : NULL; node; node = jk_node_next_element(node))
		check_choice(a, node);
	return a->no_memory ? JK_NO_MEMORY : a->failed ? JK_FAILED : JK_OK;
}
