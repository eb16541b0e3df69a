/* catalog.xml, provisions.xml, labels.xml, checks.xml and vocabularies/ID.xml: the data beside the clauses. */
#include <string.h>
#include "base/text.h"
#include "catalog/load.h"

void jk_load_catalog(jk_loading *loading, const jk_node *root)
{
	jk_catalog *catalog = loading->catalog;
	const jk_node *standard = jk_node_child(root, "standard");
	catalog->id = jk_load_attribute(loading, root, "id");
	catalog->version = jk_load_attribute(loading, root, "version");
	catalog->title = jk_load_text(loading, jk_node_child(root, "title"));
	catalog->standard_title = standard ? jk_load_text(loading, standard) : NULL;
	catalog->standard_edition = standard ? jk_load_attribute(loading, standard, "edition") : NULL;
	catalog->standard_from = standard ? jk_load_attribute(loading, standard, "effective-from") : NULL;
}

static jk_strength strength_of(const char *name)
{
	static const char *const names[] = {"must", "should", "note", "example"};
	for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
		if (jk_text_equal(name, names[i]))
			return (jk_strength)i;
	return JK_NOTE_STRENGTH;
}

static void load_edition(jk_loading *loading, const jk_node *node)
{
	jk_edition *edition = jk_load_array(loading, 1, sizeof *edition);
	if (!edition)
		return;
	*edition = (jk_edition){jk_load_attribute(loading, node, "name"), jk_load_attribute(loading, node, "from"), loading->catalog->editions.count};
	jk_load_add(loading, &loading->catalog->editions, edition);
}

static void load_part(jk_loading *loading, const jk_node *node)
{
	jk_part *part = jk_load_array(loading, 1, sizeof *part);
	if (!part)
		return;
	part->id = jk_load_attribute(loading, node, "id");
	part->test = jk_load_xpath(loading, node, "test");
	part->because = jk_load_phrase(loading, node, jk_node_attribute(node, "because"));
	part->otherwise = jk_load_phrase(loading, node, jk_node_attribute(node, "otherwise"));
	part->index = loading->catalog->parts.count;
	if (jk_catalog_part(loading->catalog, part->id))
		jk_load_fault(loading, node, JK_DIAG_CATALOG_DUPLICATE, "id", part->id);
	jk_load_add(loading, &loading->catalog->parts, part);
}

static void load_provision(jk_loading *loading, const jk_node *node)
{
	jk_provision *provision = jk_load_array(loading, 1, sizeof *provision);
	if (!provision)
		return;
	const char *part = jk_node_attribute(node, "applies");
	provision->id = jk_load_attribute(loading, node, "id");
	provision->section = jk_load_attribute(loading, node, "section");
	provision->addressee = jk_load_attribute(loading, node, "addressee");
	provision->phase = jk_load_attribute(loading, node, "phase");
	provision->strength = strength_of(jk_node_attribute(node, "strength"));
	provision->paraphrase = jk_load_text(loading, node);
	provision->explained = jk_load_attribute(loading, node, "explained");
	provision->since = jk_load_edition(loading, node, "since");
	provision->withdrawn = jk_load_edition(loading, node, "withdrawn");
	provision->part = part ? jk_catalog_part(loading->catalog, part) : NULL;
	provision->line = jk_node_line(node);
	if (part && !provision->part)
		jk_load_fault(loading, node, JK_DIAG_CATALOG_PART, "id", part);
	if (jk_catalog_provision(loading->catalog, provision->id))
		jk_load_fault(loading, node, JK_DIAG_CATALOG_DUPLICATE, "id", provision->id);
	jk_load_add(loading, &loading->catalog->provisions, provision);
	jk_load_index(loading, &loading->catalog->provision_by_id, provision->id, "", provision);
}

/* A note about a provision that is not there would be in no history. */
static void check_notes(jk_loading *loading, const jk_node *root)
{
	for (const jk_node *node = jk_node_first_element(root); node; node = jk_node_next_element(node)) {
		const char *id = jk_node_is(node, "revision") ? jk_node_attribute(node, "provision") : NULL;
		if (id && !jk_catalog_provision(loading->catalog, id))
			jk_load_fault(loading, node, JK_DIAG_CATALOG_PROVISION, "id", id);
	}
}

void jk_load_provisions(jk_loading *loading, const jk_node *root)
{
	for (const jk_node *node = jk_node_first_element(root); node; node = jk_node_next_element(node))
		if (jk_node_is(node, "edition"))
			load_edition(loading, node);
	for (const jk_node *node = jk_node_first_element(root); node; node = jk_node_next_element(node))
		if (jk_node_is(node, "applies"))
			load_part(loading, node);
	for (const jk_node *node = jk_node_first_element(root); node; node = jk_node_next_element(node))
		if (jk_node_is(node, "provision"))
			load_provision(loading, node);
	check_notes(loading, root);
}

void jk_load_labels(jk_loading *loading, const jk_node *root)
{
	for (const jk_node *list = jk_node_first_element(root); list; list = jk_node_next_element(list)) {
		const char *name = jk_load_attribute(loading, list, "name");
		for (const jk_node *node = jk_node_first_element(list); node; node = jk_node_next_element(node)) {
			jk_label *label = jk_load_array(loading, 1, sizeof *label);
			if (!label)
				return;
			*label = (jk_label){.list = name, .key = jk_load_attribute(loading, node, "key"), .text = jk_load_text(loading, node)};
			if (label->text && strchr(label->text, '{'))
				label->phrase = jk_load_phrase(loading, node, label->text);
			jk_load_add(loading, &loading->catalog->labels, label);
			jk_load_index(loading, &loading->catalog->label_by_key, label->list, label->key, label);
		}
	}
}

static const char *check_provision(jk_loading *loading, const jk_node *node, const char *attribute)
{
	const char *id = jk_load_attribute(loading, node, attribute);
	if (id && !jk_catalog_provision(loading->catalog, id))
		jk_load_fault(loading, node, JK_DIAG_CATALOG_PROVISION, "id", id);
	return id;
}

void jk_load_checks(jk_loading *loading, const jk_node *root)
{
	for (const jk_node *node = jk_node_first_element(root); node; node = jk_node_next_element(node)) {
		jk_check *check = jk_node_is(node, "check") ? jk_load_array(loading, 1, sizeof *check) : NULL;
		if (!check && loading->no_memory)
			return;
		if (!check)
			continue;
		check->id = jk_load_attribute(loading, node, "id");
		check->provision = check_provision(loading, node, "provision");
		check->light = check_provision(loading, node, "light");
		check->regime = jk_load_attribute(loading, node, "regime");
		check->each = jk_load_xpath(loading, node, "for");
		check->test = jk_load_xpath(loading, node, "test");
		check->message = jk_load_child_phrase(loading, node, "message");
		check->hint = jk_load_child_phrase(loading, node, "hint");
		jk_load_add(loading, &loading->catalog->checks, check);
	}
}

/* --- vocabularies --- */

/* Terms that are no words but rules of style: what they may say, the templates' own first. */
static const struct {
	const char *key, *values[2];
} styles[] = {{"style.kana", {"アイウ", "イロハ"}}, {"style.punct", {"、。", "，。"}}};
enum { KANA, PUNCT, STYLES };

static void refuse_style(jk_loading *loading, const jk_node *node, const char *key, const char *value, int style)
{
	jk_origin where = jk_node_origin(loading->xml, node);
	loading->failed = 1;
	if (style == STYLES)
		JK_REPORT(loading->diagnostics, JK_DIAG_CATALOG_STYLE_KEY, &where, {"key", key}, {"allowed", "style.kana, style.punct"});
	else
		JK_REPORT(loading->diagnostics, JK_DIAG_CATALOG_STYLE, &where, {"key", key}, {"value", value},
			  {"first", styles[style].values[0]}, {"second", styles[style].values[1]});
}

static void load_style(jk_loading *loading, jk_vocabulary *vocabulary, const jk_node *node, const char *key, const char *value)
{
	int style = 0, other = 0;
	if (!key || !value || !jk_text_starts(key, "style."))
		return;
	while (style < STYLES && strcmp(key, styles[style].key) != 0)
		style++;
	if (style < STYLES)
		other = strcmp(value, styles[style].values[1]) == 0;
	if (style == STYLES || (!other && strcmp(value, styles[style].values[0]) != 0))
		refuse_style(loading, node, key, value, style);
	else
		*(style == KANA ? &vocabulary->iroha : &vocabulary->commas) = other;
}

static void load_terms(jk_loading *loading, jk_vocabulary *vocabulary, const jk_node *root)
{
	size_t count = jk_load_count(root, "term");
	const char **keys = jk_load_array(loading, count, sizeof *keys), **terms = jk_load_array(loading, count, sizeof *terms);
	vocabulary->keys = keys;
	vocabulary->terms = terms;
	for (const jk_node *node = jk_node_first_element(root); keys && terms && node; node = jk_node_next_element(node)) {
		if (!jk_node_is(node, "term"))
			continue;
		const char *key = jk_load_attribute(loading, node, "key"), *term = jk_load_text(loading, node);
		if (key && jk_vocabulary_term(vocabulary, key))
			jk_load_fault(loading, node, JK_DIAG_CATALOG_DUPLICATE, "id", key);
		load_style(loading, vocabulary, node, key, term);
		if (!key || !term)
			return;
		keys[vocabulary->term_count] = key;
		terms[vocabulary->term_count++] = term;
	}
}

static size_t count_levels(const jk_node *root)
{
	size_t count = 0;
	for (const jk_node *list = jk_node_first_element(root); list; list = jk_node_next_element(list))
		count += jk_node_is(list, "levels") ? jk_load_count(list, "level") : 0;
	return count;
}

/* A level that does not say whether it is important is. A3: one that does not say whether it needs high availability is -1, and treated as one that does. */
static int high_flag(const jk_node *node)
{
	const char *value = jk_node_attribute(node, "high");
	return value ? jk_text_equal(value, "yes") : -1;
}

/* Words divided by spaces. */
static void load_same(jk_loading *loading, jk_level *level, const jk_node *node)
{
	const char *at = jk_load_attribute(loading, node, "same-as");
	const char **words = at ? jk_load_array(loading, strlen(at) / 2 + 1, sizeof *words) : NULL;
	level->same_as = words;
	while (words && *(at += strspn(at, " \t\r\n"))) {
		size_t length = strcspn(at, " \t\r\n");
		const char *word = jk_arena_text(loading->catalog->arena, at, length);
		loading->no_memory |= !word;
		words[level->same_count++] = word;
		at += length;
	}
}

static int claims(const jk_level *level, const char *id)
{
	int claimed = jk_text_equal(level->id, id);
	for (size_t i = 0; i < level->same_count && !claimed; i++)
		claimed = jk_text_equal(level->same_as[i], id);
	return claimed;
}

/* An id that two levels claim would be read as one of them, and nobody would know which. */
static void check_claims(jk_loading *loading, const jk_vocabulary *vocabulary, const jk_level *level, const jk_node *node)
{
	for (const jk_level *other = vocabulary->levels; other < level; other++)
		for (size_t i = 0; i <= level->same_count && jk_text_equal(other->of, level->of); i++) {
			const char *id = i ? level->same_as[i - 1] : level->id;
			jk_origin where = jk_node_origin(loading->xml, node);
			if (!claims(other, id))
				continue;
			JK_REPORT(loading->diagnostics, JK_DIAG_CATALOG_LEVEL, &where, {"id", id}, {"of", level->of}, {"first", other->label},
				  {"second", level->label});
			loading->failed = 1;
		}
}

static void load_levels(jk_loading *loading, jk_vocabulary *vocabulary, const jk_node *root)
{
	jk_level *levels = jk_load_array(loading, count_levels(root), sizeof *levels);
	vocabulary->levels = levels;
	for (const jk_node *list = jk_node_first_element(root); levels && list; list = jk_node_next_element(list)) {
		if (!jk_node_is(list, "levels"))
			continue;
		const char *of = jk_load_attribute(loading, list, "of");
		for (const jk_node *node = jk_node_first_element(list); node; node = jk_node_next_element(node)) {
			jk_level *level = &levels[vocabulary->level_count++];
			*level = (jk_level){.of = of, .id = jk_load_attribute(loading, node, "id"), .label = jk_load_text(loading, node),
				.rank = (int)jk_load_number(node, "rank", 0), .high = high_flag(node),
				.important = !jk_text_equal(jk_node_attribute(node, "important"), "no")};
			load_same(loading, level, node);
			if (loading->no_memory)
				return;
			check_claims(loading, vocabulary, level, node);
		}
	}
}

static void load_chapters(jk_loading *loading, jk_vocabulary *vocabulary, const jk_node *node)
{
	jk_chapter_row *rows = jk_load_array(loading, jk_load_count(node, "chapter"), sizeof *rows);
	vocabulary->chapters = rows;
	for (const jk_node *row = jk_node_first_element(node); rows && row; row = jk_node_next_element(row))
		rows[vocabulary->chapter_count++] = (jk_chapter_row){jk_load_attribute(loading, row, "number"),
			jk_load_attribute(loading, row, "applicant"), jk_load_attribute(loading, row, "approver"),
			jk_load_flag(row, "important"), jk_text_equal(jk_node_attribute(row, "split"), "required")};
}

void jk_load_vocabulary(jk_loading *loading, const jk_node *root)
{
	jk_vocabulary *vocabulary = jk_load_array(loading, 1, sizeof *vocabulary);
	if (!vocabulary)
		return;
	vocabulary->record = loading->record;
	vocabulary->id = jk_load_attribute(loading, root, "id");
	vocabulary->title = jk_load_attribute(loading, root, "title");
	load_terms(loading, vocabulary, root);
	load_levels(loading, vocabulary, root);
	const jk_node *chapters = jk_node_child(root, "chapters");
	if (chapters)
		load_chapters(loading, vocabulary, chapters);
	jk_load_add(loading, &loading->catalog->vocabularies, vocabulary);
}
