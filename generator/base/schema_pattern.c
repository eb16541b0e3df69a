/* The algebra of alternatives: what a pattern allows, as a list of flat alternatives. */
#include <string.h>
#include "base/schema_private.h"
#include "base/text.h"

static jk_schema_alternative *new_alternative(jk_schema_reader *r, jk_list *list)
{
	jk_schema_alternative *made = jk_schema_make(r, r->arena, 1, sizeof *made);
	if (made && list)
		jk_schema_push(r, r->arena, list, made);
	return made;
}

static jk_list *new_list(jk_schema_reader *r) { return jk_schema_make(r, r->arena, 1, sizeof(jk_list)); }

static const jk_list *done(const jk_schema_reader *r, const jk_list *list) { return r->no_memory || r->failed ? NULL : list; }

/* --- together --- */

static void add_attribute(jk_schema_reader *r, const jk_node *node, jk_schema_alternative *to, const jk_schema_attribute *attribute)
{
	for (size_t i = 0; i < to->attributes.count; i++)
		if (jk_text_equal(((jk_schema_attribute *)to->attributes.items[i])->name, attribute->name))
			jk_schema_refuse(r, node, "an attribute is there twice");
	jk_schema_push(r, r->arena, &to->attributes, attribute);
}

static unsigned sum(unsigned a, unsigned b) { return a > UINT_MAX - b ? UINT_MAX : a + b; }

static void add_particle(jk_schema_reader *r, jk_schema_alternative *to, const jk_schema_particle *particle)
{
	jk_schema_particle *copy = jk_schema_make(r, r->arena, 1, sizeof *copy);
	if (!copy)
		return;
	*copy = *particle;
	for (size_t i = 0; i < to->particles.count; i++) {
		const jk_schema_particle *there = to->particles.items[i];
		if (there->shape != particle->shape)
			continue;
		copy->least = sum(copy->least, there->least);
		copy->most = sum(copy->most, there->most);
		to->particles.items[i] = copy;
		return;
	}
	jk_schema_push(r, r->arena, &to->particles, copy);
}

static void add_all(jk_schema_reader *r, const jk_node *node, jk_schema_alternative *to, const jk_schema_alternative *from)
{
	for (size_t i = 0; i < from->attributes.count; i++)
		add_attribute(r, node, to, from->attributes.items[i]);
	for (size_t i = 0; i < from->particles.count; i++)
		add_particle(r, to, from->particles.items[i]);
	for (size_t i = 0; i < from->needs.count; i++)
		jk_schema_push(r, r->arena, &to->needs, from->needs.items[i]);
	if (from->content == JK_NO_TEXT)
		return;
	if (to->content != JK_NO_TEXT && !(to->content == JK_ANY_TEXT && from->content == JK_ANY_TEXT))
		jk_schema_refuse(r, node, "a value stands beside other text");
	to->content = from->content;
	to->values = from->values;
}

const jk_list *jk_schema_together(jk_schema_reader *r, const jk_node *node, const jk_list *a, const jk_list *b)
{
	jk_list *list = new_list(r);
	if (!list || !a || !b)
		return NULL;
	if (a->count * b->count > JK_SCHEMA_BRANCHES)
		return jk_schema_refuse(r, node, "too many alternatives meet");
	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++) {
			jk_schema_alternative *both = new_alternative(r, list);
			if (!both)
				return NULL;
			add_all(r, node, both, a->items[i]);
			add_all(r, node, both, b->items[j]);
			if (both->content == JK_VALUE_TEXT && both->particles.count)
				return jk_schema_refuse(r, node, "a value stands beside elements");
		}
	return done(r, list);
}

/* --- either --- */

static int is_plain_value(const jk_schema_alternative *a) { return a->content == JK_VALUE_TEXT && !a->attributes.count; }

/* Values without anything else become one alternative with several values: (yes | no). */
static int join_value(jk_schema_reader *r, const jk_list *list, const jk_schema_alternative *value)
{
	for (size_t i = 0; i < list->count; i++) {
		jk_schema_alternative *there = list->items[i];
		if (!is_plain_value(there))
			continue;
		jk_list *values = jk_schema_make(r, r->schema->arena, 1, sizeof *values);
		for (size_t j = 0; values && j < there->values->count; j++)
			jk_schema_push(r, r->schema->arena, values, there->values->items[j]);
		for (size_t j = 0; values && j < value->values->count; j++)
			jk_schema_push(r, r->schema->arena, values, value->values->items[j]);
		there->values = values;
		return 1;
	}
	return 0;
}

static void add_either(jk_schema_reader *r, const jk_node *node, jk_list *list, const jk_list *from)
{
	for (size_t i = 0; i < from->count; i++) {
		if (is_plain_value(from->items[i]) && join_value(r, list, from->items[i]))
			continue;
		jk_schema_alternative *copy = new_alternative(r, list);
		if (copy)
			add_all(r, node, copy, from->items[i]);
	}
}

const jk_list *jk_schema_either(jk_schema_reader *r, const jk_node *node, const jk_list *a, const jk_list *b)
{
	jk_list *list = new_list(r);
	if (!list || !a || !b)
		return NULL;
	add_either(r, node, list, a);
	add_either(r, node, list, b);
	if (list->count > JK_SCHEMA_BRANCHES)
		return jk_schema_refuse(r, node, "too many alternatives meet");
	return done(r, list);
}

/* --- maybe --- */

static int may_be_absent(const jk_schema_alternative *a)
{
	if (a->content == JK_VALUE_TEXT || a->needs.count)
		return 0;
	for (size_t i = 0; i < a->attributes.count; i++)
		if (((jk_schema_attribute *)a->attributes.items[i])->required)
			return 0;
	for (size_t i = 0; i < a->particles.count; i++)
		if (((jk_schema_particle *)a->particles.items[i])->least)
			return 0;
	return 1;
}

static int any_may_be_absent(const jk_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (may_be_absent(list->items[i]))
			return 1;
	return 0;
}

/* One thing alone can be made optional in place; so twenty optional elements are one alternative, not a million. */
static int is_single(const jk_list *list)
{
	const jk_schema_alternative *a = list->items[0];
	return list->count == 1 && a->content == JK_NO_TEXT && !a->needs.count && a->attributes.count + a->particles.count == 1 &&
	       (!a->particles.count || ((jk_schema_particle *)a->particles.items[0])->least <= 1);
}

static void add_optional(jk_schema_reader *r, jk_schema_alternative *to, const jk_schema_alternative *from)
{
	if (from->particles.count) {
		jk_schema_particle particle = *(jk_schema_particle *)from->particles.items[0];
		particle.least = 0;
		add_particle(r, to, &particle);
		return;
	}
	jk_schema_attribute *attribute = jk_schema_make(r, r->schema->arena, 1, sizeof *attribute);
	if (!attribute)
		return;
	*attribute = *(jk_schema_attribute *)from->attributes.items[0];
	attribute->required = 0;
	jk_schema_push(r, r->arena, &to->attributes, attribute);
}

const jk_list *jk_schema_maybe(jk_schema_reader *r, const jk_node *node, const jk_list *a)
{
	jk_list *list = new_list(r);
	if (!list || !a)
		return NULL;
	if (any_may_be_absent(a))
		return a;
	if (!is_single(a))
		add_either(r, node, list, a);
	jk_schema_alternative *last = new_alternative(r, list);
	if (last && is_single(a))
		add_optional(r, last, a->items[0]);
	return done(r, list);
}

/* --- repeated --- */

/* Whether any number of repetitions is the same as "each element any number of times". */
static int is_repeatable(const jk_schema_alternative *a)
{
	if (a->attributes.count || a->content == JK_VALUE_TEXT)
		return 0;
	for (size_t i = 0; i < a->particles.count; i++) {
		const jk_schema_particle *particle = a->particles.items[i];
		if (particle->least > (a->particles.count == 1) || (particle->most > 1 && particle->most != UINT_MAX))
			return 0;
	}
	return 1;
}

static void add_repeated(jk_schema_reader *r, jk_schema_alternative *to, jk_list *shapes, const jk_schema_alternative *from)
{
	if (from->content == JK_ANY_TEXT)
		to->content = JK_ANY_TEXT;
	for (size_t i = 0; i < from->particles.count; i++) {
		jk_schema_particle particle = {((jk_schema_particle *)from->particles.items[i])->shape, 0, UINT_MAX};
		add_particle(r, to, &particle);
		jk_schema_push(r, r->arena, shapes, particle.shape);
	}
}

const jk_list *jk_schema_repeated(jk_schema_reader *r, const jk_node *node, const jk_list *a, int at_least_once)
{
	jk_list *list = new_list(r), *shapes = new_list(r);
	if (!list || !shapes || !a)
		return NULL;
	jk_schema_alternative *all = new_alternative(r, list);
	for (size_t i = 0; all && i < a->count; i++) {
		if (!is_repeatable(a->items[i]))
			return jk_schema_refuse(r, node, "something other than single elements is repeated");
		add_repeated(r, all, shapes, a->items[i]);
	}
	if (!all || !at_least_once || any_may_be_absent(a))
		return done(r, list);
	if (shapes->count == 1 && all->particles.count == 1)
		((jk_schema_particle *)all->particles.items[0])->least = 1;
	else
		jk_schema_push(r, r->arena, &all->needs, shapes);
	return done(r, list);
}

/* --- branches --- */

static size_t find(const char *const *names, size_t count, const char *name)
{
	size_t i = 0;
	while (i < count && strcmp(names[i], name) != 0)
		i++;
	return i;
}

static size_t count_most(const jk_list *alternatives, int particles)
{
	size_t count = 0;
	for (size_t i = 0; i < alternatives->count; i++) {
		const jk_schema_alternative *a = alternatives->items[i];
		count += particles ? a->particles.count : a->attributes.count;
	}
	return count;
}

static void name_children(jk_schema_reader *r, jk_schema_shape *shape, const jk_list *alternatives)
{
	size_t most = count_most(alternatives, 1);
	shape->children = jk_schema_make(r, r->schema->arena, most, sizeof *shape->children);
	shape->shapes = jk_schema_make(r, r->schema->arena, most, sizeof *shape->shapes);
	for (size_t i = 0; !r->no_memory && i < alternatives->count; i++) {
		const jk_schema_alternative *a = alternatives->items[i];
		for (size_t j = 0; j < a->particles.count; j++) {
			const jk_schema_shape *child = ((jk_schema_particle *)a->particles.items[j])->shape;
			size_t at = find(shape->children, shape->n_children, child->name);
			if (at < shape->n_children && shape->shapes[at] != child)
				jk_schema_refuse(r, child->pattern, "elements of one name in one parent have different shapes");
			shape->children[at] = child->name;
			shape->shapes[at] = child;
			shape->n_children += at == shape->n_children;
		}
	}
	if (shape->n_children > r->schema->most_children)
		r->schema->most_children = shape->n_children;
}

static void name_attributes(jk_schema_reader *r, jk_schema_shape *shape, const jk_list *alternatives)
{
	size_t most = count_most(alternatives, 0);
	shape->attributes = jk_schema_make(r, r->schema->arena, most, sizeof *shape->attributes);
	shape->telling = jk_schema_make(r, r->schema->arena, most, sizeof *shape->telling);
	for (size_t i = 0; !r->no_memory && i < alternatives->count; i++) {
		const jk_schema_alternative *a = alternatives->items[i];
		for (size_t j = 0; j < a->attributes.count; j++) {
			const char *name = ((jk_schema_attribute *)a->attributes.items[j])->name;
			size_t at = find(shape->attributes, shape->n_attributes, name);
			shape->attributes[at] = name;
			shape->n_attributes += at == shape->n_attributes;
		}
	}
	if (shape->n_attributes > r->schema->most_attributes)
		r->schema->most_attributes = shape->n_attributes;
}

static void fill_needs(jk_schema_reader *r, const jk_schema_shape *shape, jk_schema_branch *branch, const jk_list *needs)
{
	branch->needs = jk_schema_make(r, r->schema->arena, needs->count, sizeof *branch->needs);
	for (size_t i = 0; branch->needs && i < needs->count; i++) {
		const jk_list *shapes = needs->items[i];
		unsigned char *need = jk_schema_make(r, r->schema->arena, shape->n_children, sizeof *need);
		for (size_t j = 0; need && j < shapes->count; j++)
			need[find(shape->children, shape->n_children, ((jk_schema_shape *)shapes->items[j])->name)] = 1;
		branch->needs[branch->n_needs++] = need;
	}
}

static void fill_branch(jk_schema_reader *r, const jk_schema_shape *shape, jk_schema_branch *branch,
			const jk_schema_alternative *from)
{
	branch->content = from->content;
	branch->values = from->values;
	branch->least = jk_schema_make(r, r->schema->arena, shape->n_children, sizeof *branch->least);
	branch->most = jk_schema_make(r, r->schema->arena, shape->n_children, sizeof *branch->most);
	branch->attributes = jk_schema_make(r, r->schema->arena, shape->n_attributes, sizeof *branch->attributes);
	if (r->no_memory)
		return;
	for (size_t i = 0; i < from->particles.count; i++) {
		const jk_schema_particle *particle = from->particles.items[i];
		size_t at = find(shape->children, shape->n_children, particle->shape->name);
		branch->least[at] = particle->least;
		branch->most[at] = particle->most;
	}
	for (size_t i = 0; i < from->attributes.count; i++) {
		const jk_schema_attribute *attribute = from->attributes.items[i];
		branch->attributes[find(shape->attributes, shape->n_attributes, attribute->name)] = attribute;
	}
	fill_needs(r, shape, branch, &from->needs);
}

/* How much an attribute says of the branch that was meant. */
static jk_schema_telling telling(const jk_schema_shape *shape, size_t index)
{
	const jk_schema_attribute *first = shape->branches[0].attributes[index];
	int differs = 0, everywhere = 1;
	for (size_t b = 0; b < shape->n_branches; b++) {
		const jk_schema_attribute *other = shape->branches[b].attributes[index];
		differs |= !first != !other || (first && !jk_schema_same_values(first->values, other->values));
		everywhere &= other && other->required;
	}
	return !differs ? JK_TELLS_NOTHING : everywhere ? JK_TELLS_ALL : JK_TELLS_SOME;
}

void jk_schema_finish(jk_schema_reader *r, jk_schema_shape *shape, const jk_list *alternatives)
{
	name_children(r, shape, alternatives);
	name_attributes(r, shape, alternatives);
	shape->branches = jk_schema_make(r, r->schema->arena, alternatives->count, sizeof *shape->branches);
	for (size_t i = 0; !r->no_memory && i < alternatives->count; i++)
		fill_branch(r, shape, &shape->branches[shape->n_branches++], alternatives->items[i]);
	for (size_t i = 0; !r->no_memory && i < shape->n_attributes; i++)
		shape->telling[i] = telling(shape, i);
}
