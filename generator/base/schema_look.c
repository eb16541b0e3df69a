/* What a schema says of an element, put together from the branches of its shape. */
#include <string.h>
#include "base/schema_private.h"

static jk_schema_holding holding_of(const jk_schema_value *value)
{
	static const jk_schema_holding holdings[] = {[JK_LITERAL] = JK_HOLDS_WORDS, [JK_TOKEN] = JK_HOLDS_TEXT,   [JK_STRING] = JK_HOLDS_TEXT,
						     [JK_DECIMAL] = JK_HOLDS_DECIMAL, [JK_INTEGER] = JK_HOLDS_INTEGER, [JK_DATE] = JK_HOLDS_DATE};
	return holdings[value->type];
}

static jk_schema_holding either(jk_schema_holding a, jk_schema_holding b)
{
	int numbers = (a == JK_HOLDS_DECIMAL && b == JK_HOLDS_INTEGER) || (a == JK_HOLDS_INTEGER && b == JK_HOLDS_DECIMAL);
	return a == JK_HOLDS_NOTHING || a == b ? b : b == JK_HOLDS_NOTHING ? a : numbers ? JK_HOLDS_DECIMAL : JK_HOLDS_TEXT;
}

typedef struct {
	jk_arena *arena;
	jk_schema_holding holding;
	jk_list words;
	int no_memory;
} looking;

static void add_word(looking *l, const char *word)
{
	for (size_t i = 0; i < l->words.count; i++)
		if (strcmp(l->words.items[i], word) == 0)
			return;
	l->no_memory |= jk_list_add(&l->words, l->arena, word) != JK_OK;
}

static void add_values(looking *l, jk_schema_content content, const jk_list *values)
{
	if (content == JK_ANY_TEXT || (content == JK_VALUE_TEXT && !values))
		l->holding = JK_HOLDS_TEXT;
	for (size_t i = 0; content == JK_VALUE_TEXT && values && i < values->count; i++) {
		const jk_schema_value *value = values->items[i];
		l->holding = either(l->holding, holding_of(value));
		if (value->type == JK_LITERAL)
			add_word(l, value->literal);
	}
}

static void put_held(jk_schema_member *member, const looking *l)
{
	member->holding = l->holding;
	if (l->holding != JK_HOLDS_WORDS)
		return;
	member->words = (const char *const *)l->words.items;
	member->word_count = l->words.count;
}

static int look_at_element(jk_schema_member *out, const jk_schema_shape *shape, jk_arena *arena)
{
	looking l = {.arena = arena};
	for (size_t b = 0; b < shape->n_branches; b++)
		add_values(&l, shape->branches[b].content, shape->branches[b].values);
	*out = (jk_schema_member){.name = shape->name, .pattern = shape->pattern, .shape = shape, .least = 1, .most = 1};
	put_held(out, &l);
	return !l.no_memory;
}

static int look_at_attribute(jk_schema_member *out, const jk_schema_shape *shape, size_t index, jk_arena *arena)
{
	looking l = {.arena = arena};
	*out = (jk_schema_member){.name = shape->attributes[index], .least = 1, .most = 1};
	for (size_t b = 0; b < shape->n_branches; b++) {
		const jk_schema_attribute *attribute = shape->branches[b].attributes[index];
		if (!attribute || !attribute->required)
			out->least = 0;
		if (attribute && !out->pattern)
			out->pattern = attribute->pattern;
		if (attribute)
			add_values(&l, JK_VALUE_TEXT, attribute->values);
	}
	put_held(out, &l);
	return !l.no_memory;
}

static int look_at_child(jk_schema_member *out, const jk_schema_shape *shape, size_t index, jk_arena *arena)
{
	int looked = look_at_element(out, shape->shapes[index], arena);
	out->least = UINT_MAX;
	out->most = 0;
	for (size_t b = 0; b < shape->n_branches; b++) {
		out->least = shape->branches[b].least[index] < out->least ? shape->branches[b].least[index] : out->least;
		out->most = shape->branches[b].most[index] > out->most ? shape->branches[b].most[index] : out->most;
	}
	return looked;
}

jk_result jk_schema_words(jk_list *out, const jk_schema_member *member, jk_arena *arena)
{
	looking l = {.arena = arena};
	for (size_t i = 0; !member->shape && i < member->word_count; i++)
		add_word(&l, member->words[i]);
	for (size_t b = 0; member->shape && b < member->shape->n_branches; b++)
		add_values(&l, member->shape->branches[b].content, member->shape->branches[b].values);
	*out = l.words;
	return l.no_memory ? JK_NO_MEMORY : JK_OK;
}

jk_result jk_schema_root(jk_schema_member *out, const jk_schema *schema, jk_arena *arena)
{
	return look_at_element(out, schema->roots.items[0], arena) ? JK_OK : JK_NO_MEMORY;
}

jk_result jk_schema_members(jk_list *out, const jk_schema_shape *shape, jk_arena *arena)
{
	size_t count = shape->n_attributes + shape->n_children;
	jk_schema_member *members = jk_arena_array(arena, count, sizeof *members);
	int looked = members != NULL;
	for (size_t i = 0; looked && i < count; i++) {
		looked = i < shape->n_attributes ? look_at_attribute(&members[i], shape, i, arena)
						 : look_at_child(&members[i], shape, i - shape->n_attributes, arena);
		looked = looked && jk_list_add(out, arena, &members[i]) == JK_OK;
	}
	return looked ? JK_OK : JK_NO_MEMORY;
}
