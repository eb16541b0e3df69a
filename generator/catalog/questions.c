#include "catalog/questions.h"
#include <string.h>
#include "base/file.h"
#include "base/schema.h"
#include "base/text.h"
#include "catalog/load.h"

extern const char jk_questions_rng[];
extern const size_t jk_questions_rng_length;

struct jk_questions {
	jk_catalog own; /* arena and expressions, as the readers of the room want them; nothing else of it is used */
	const jk_catalog *catalog;
	const char *path;
	jk_ask *first;
};

typedef struct {
	jk_loading loading;
	const jk_catalog *catalog;
} reading;

static jk_ask *load_list(reading *r, const jk_node *parent, jk_ask *above);

static jk_phrase phrase_of(reading *r, const jk_node *node, const char *text)
{
	jk_phrase phrase = jk_load_phrase(&r->loading, node, text);
	for (size_t i = 0; i < phrase.count; i++)
		if (phrase.slots[i].kind != JK_SLOT_TEXT && phrase.slots[i].kind != JK_SLOT_TERM)
			jk_load_fault(&r->loading, node, JK_DIAG_CATALOG_SLOT, "text", text);
	return phrase;
}

static jk_wording words_in(reading *r, const jk_node *node, const char *text)
{
	jk_wording words = {.japanese = phrase_of(r, node, text)};
	words.english = phrase_of(r, node, jk_node_attribute(node, "english"));
	return words;
}

static jk_wording words_of(reading *r, const jk_node *node, const char *name)
{
	const jk_node *child = jk_node_child(node, name);
	return child ? words_in(r, child, jk_load_text(&r->loading, child)) : (jk_wording){0};
}

static jk_ask_kind kind_named(const char *word)
{
	static const char *const words[] = {"text", "yes-no", "choice", "many", "level", "number", "duration", "date", "country", "vocabulary"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (jk_text_equal(word, words[i]))
			return (jk_ask_kind)i;
	return JK_ASKS_TEXT;
}

static jk_ask_kind kind_of(const jk_parameter *parameter)
{
	static const jk_ask_kind kinds[] = {[JK_TYPE_DECIMAL] = JK_ASKS_NUMBER, [JK_TYPE_INTEGER] = JK_ASKS_NUMBER, [JK_TYPE_DURATION] = JK_ASKS_DURATION,
					    [JK_TYPE_DATE] = JK_ASKS_DATE, [JK_TYPE_TEXT] = JK_ASKS_TEXT, [JK_TYPE_CHOICE] = JK_ASKS_CHOICE};
	return kinds[parameter->type];
}

/* The path in the profile that a parameter reads, when it is a plain one. */
static const char *path_of(const jk_parameter *parameter)
{
	const char *source = parameter->source ? jk_xpath_text(parameter->source) : "";
	return jk_text_starts(source, "profile/") && !strpbrk(source, "[|(") ? source + strlen("profile/") : NULL;
}

static void load_parameter(reading *r, jk_ask *ask, const jk_node *node)
{
	const char *id = jk_node_attribute(node, "param");
	const jk_parameter *parameter = id ? jk_catalog_parameter(r->catalog, id) : NULL;
	if (id && !parameter)
		jk_load_fault(&r->loading, node, JK_DIAG_CATALOG_PARAMETER, "id", id);
	if (!parameter)
		return;
	ask->parameter = parameter;
	ask->path = ask->path ? ask->path : path_of(parameter);
	ask->unit = ask->unit ? ask->unit : parameter->unit;
	if (!jk_node_attribute(node, "kind"))
		ask->kind = kind_of(parameter);
	if (!ask->provision && parameter->owner->cover_count)
		ask->provision = parameter->owner->covers[0].provision;
}

static void load_options(reading *r, jk_ask *ask, const jk_node *node)
{
	jk_ask_option *options = jk_load_array(&r->loading, jk_load_count(node, "option"), sizeof *options);
	ask->options = options;
	for (const jk_node *child = jk_node_first_element(node); options && child; child = jk_node_next_element(child))
		if (jk_node_is(child, "option"))
			options[ask->option_count++] = (jk_ask_option){jk_load_attribute(&r->loading, child, "key"),
								       words_in(r, child, jk_load_text(&r->loading, child))};
}

static void refuse_path(reading *r, const jk_ask *ask, const jk_node *node)
{
	jk_origin where = jk_node_origin(r->loading.xml, node);
	JK_REPORT(r->loading.diagnostics, JK_DIAG_QUESTION_PATH, &where, {"id", ask->id}, {"path", ""});
	r->loading.failed = 1;
}

static void load_question(reading *r, jk_ask *ask, const jk_node *node)
{
	ask->kind = kind_named(jk_node_attribute(node, "kind"));
	ask->list = jk_load_attribute(&r->loading, node, "list");
	ask->of = jk_load_attribute(&r->loading, node, "of");
	ask->unit = jk_load_attribute(&r->loading, node, "unit");
	ask->always_decided = jk_text_equal(jk_node_attribute(node, "undecided"), "no");
	ask->may_skip = jk_load_flag(node, "skip");
	ask->takes_today = jk_text_equal(jk_node_attribute(node, "take"), "today");
	ask->prompt = words_of(r, node, "prompt");
	ask->help = words_of(r, node, "help");
	load_options(r, ask, node);
	load_parameter(r, ask, node);
	if (!ask->path)
		refuse_path(r, ask, node);
}

static void load_repeat(reading *r, jk_ask *ask, const jk_node *node)
{
	ask->number = jk_load_attribute(&r->loading, node, "number");
	ask->any = words_of(r, node, "any");
	ask->more = words_of(r, node, "more");
}

static void load_provision(reading *r, jk_ask *ask, const jk_node *node)
{
	const char *id = jk_node_attribute(node, "provision");
	ask->provision = id ? jk_catalog_provision(r->catalog, id) : NULL;
	if (id && !ask->provision)
		jk_load_fault(&r->loading, node, JK_DIAG_CATALOG_PROVISION, "id", id);
}

static jk_ask *load_ask(reading *r, const jk_node *node, jk_ask *above)
{
	jk_ask *ask = jk_load_array(&r->loading, 1, sizeof *ask);
	if (!ask)
		return NULL;
	ask->shape = jk_node_is(node, "section") ? JK_ASK_SECTION : jk_node_is(node, "repeat") ? JK_ASK_REPEAT : JK_ASK_QUESTION;
	ask->line = jk_node_line(node);
	ask->parent = above;
	ask->id = jk_load_attribute(&r->loading, node, "id");
	ask->path = jk_load_attribute(&r->loading, node, "path");
	ask->only_if = jk_load_xpath(&r->loading, node, "if");
	ask->gate = jk_load_flag(node, "whole");
	load_provision(r, ask, node);
	if (ask->shape != JK_ASK_QUESTION)
		ask->title = words_in(r, node, jk_node_attribute(node, "title"));
	if (ask->shape == JK_ASK_REPEAT)
		load_repeat(r, ask, node);
	if (ask->shape == JK_ASK_QUESTION)
		load_question(r, ask, node);
	else
		ask->first = load_list(r, node, ask);
	return ask;
}

static jk_ask *load_list(reading *r, const jk_node *parent, jk_ask *above)
{
	jk_ask *first = NULL, **link = &first;
	for (const jk_node *node = jk_node_first_element(parent); node; node = jk_node_next_element(node)) {
		if (!jk_node_is(node, "section") && !jk_node_is(node, "question") && !jk_node_is(node, "repeat"))
			continue;
		jk_ask *ask = load_ask(r, node, above);
		if (!ask)
			break;
		*link = ask;
		link = &ask->next;
	}
	return first;
}

/* Ids name what was passed over in an unfinished profile, and sections in messages. */
static void check_ids(reading *r, const jk_ask *list, const jk_node *root, jk_index *ids)
{
	for (const jk_ask *ask = list; ask; ask = ask->next) {
		if (jk_index_find(ids, ask->id, ""))
			jk_load_fault(&r->loading, root, JK_DIAG_CATALOG_DUPLICATE, "id", ask->id);
		jk_load_index(&r->loading, ids, ask->id, "", ask);
		check_ids(r, ask->first, root, ids);
	}
}

static jk_result read_file(jk_questions *q, const jk_xml *xml, jk_diagnostics *diagnostics)
{
	jk_index ids = {0};
	reading r = {.loading = {.catalog = &q->own, .xml = xml, .diagnostics = diagnostics}, .catalog = q->catalog};
	q->first = load_list(&r, jk_xml_root(xml), NULL);
	check_ids(&r, q->first, jk_xml_root(xml), &ids);
	return r.loading.no_memory ? JK_NO_MEMORY : r.loading.failed ? JK_FAILED : JK_OK;
}

static jk_result read_checked(jk_questions *q, jk_diagnostics *diagnostics)
{
	jk_schema *schema = NULL;
	jk_xml *xml = NULL;
	q->path = jk_path_join(q->own.arena, q->catalog->path, "questions.xml");
	jk_result result = q->path ? jk_xml_read(&xml, q->path, diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_schema_load(&schema, jk_questions_rng, jk_questions_rng_length, "questions.rng", diagnostics);
	if (result == JK_OK)
		result = jk_schema_validate(schema, xml, diagnostics);
	if (result == JK_OK)
		result = read_file(q, xml, diagnostics);
	jk_schema_free(schema);
	jk_xml_free(xml);
	return result;
}

jk_result jk_questions_read(jk_questions **out, const jk_catalog *catalog, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_questions *q = jk_arena_allocate(arena, sizeof *q);
	if (!q) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	q->own.arena = arena;
	q->catalog = catalog;
	jk_result result = read_checked(q, diagnostics);
	if (result == JK_OK)
		*out = q;
	else
		jk_questions_free(q);
	return result;
}

void jk_questions_free(jk_questions *questions)
{
	if (!questions)
		return;
	for (size_t i = 0; i < questions->own.expressions.count; i++)
		jk_xpath_free(questions->own.expressions.items[i]);
	jk_arena_free(questions->own.arena);
}

const jk_ask *jk_questions_first(const jk_questions *questions) { return questions->first; }
const char *jk_questions_path(const jk_questions *questions) { return questions->path; }
