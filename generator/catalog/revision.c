/* Revisions: what each version of a clause brought, and how much a step between two of them weighs. */
#include "base/text.h"
#include "base/version.h"
#include "catalog/load.h"

static const char *const words[] = {"", "editorial", "correction", "substantive"};

const char *jk_weight_word(jk_weight weight)
{
	return words[weight];
}

static jk_weight weight_of(const char *word)
{
	for (int i = JK_WEIGHT_EDITORIAL; i < JK_WEIGHT_SUBSTANTIVE; i++)
		if (jk_text_equal(word, words[i]))
			return (jk_weight)i;
	return JK_WEIGHT_SUBSTANTIVE;
}

const jk_revision *jk_load_revisions(jk_loading *loading, const jk_node *node, size_t *count)
{
	jk_revision *revisions = jk_load_array(loading, jk_load_count(node, "revision"), sizeof *revisions);
	for (const jk_node *child = jk_node_first_element(node); revisions && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "revision"))
			revisions[(*count)++] = (jk_revision){jk_load_attribute(loading, child, "version"), jk_load_attribute(loading, child, "date"),
							      jk_load_text(loading, child), weight_of(jk_node_attribute(child, "kind")),
							      jk_load_attribute(loading, child, "provision")};
	return revisions;
}

/* Files that succeed one another tell of one history: each may tell of all of it, or of its own part. */
static int tells_of(const jk_record *record, const char *version)
{
	for (; record; record = record->successor)
		for (size_t i = 0; i < record->revision_count; i++)
			if (jk_version_order(record->revisions[i].version, version) == 0)
				return 1;
	return 0;
}

static jk_weight worst_between(const jk_record *record, const char *lower, const char *upper)
{
	jk_weight worst = JK_WEIGHT_NONE;
	for (; record; record = record->successor)
		for (size_t i = 0; i < record->revision_count; i++) {
			const jk_revision *revision = &record->revisions[i];
			if (revision->weight > worst && jk_version_order(revision->version, lower) > 0 && jk_version_order(revision->version, upper) <= 0)
				worst = revision->weight;
		}
	return worst;
}

/* From a later version back to an earlier one, what lies between weighs the same. */
jk_weight jk_catalog_weight(const jk_catalog *catalog, const char *id, const char *from)
{
	const jk_clause *clause = jk_catalog_clause(catalog, id);
	const jk_record *first = clause ? jk_catalog_record(catalog, JK_RECORD_CLAUSE, id) : NULL;
	int order = clause ? jk_version_order(clause->version, from) : 0;
	if (order == 0 || !first)
		return JK_WEIGHT_NONE;
	if (!tells_of(first, from) || !tells_of(first, clause->version))
		return JK_WEIGHT_SUBSTANTIVE;
	return order > 0 ? worst_between(first, from, clause->version) : worst_between(first, clause->version, from);
}
