/* Judging documents: each element by the branch of its shape that fits best. */
#include <string.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/schema_private.h"
#include "base/text.h"

/* An element being judged. There is one for each depth, used again for every element there. */
typedef struct element {
	const jk_node *node;
	const jk_schema_shape *shape;
	const char **given; /* by attribute of the shape: its value or NULL */
	unsigned *counts;   /* by child of the shape */
	int strange_attributes, strange_children, has_children;
	int has_text; /* other than white space */
	struct element *below;
} element;

typedef struct {
	const jk_schema *schema;
	const jk_xml *xml;
	jk_diagnostics *diagnostics;
	jk_arena *arena; /* of elements and messages */
	jk_buffer scratch, joined, words;
	int failed, no_memory;
} judging;

/* --- gathering --- */

static size_t find(const char *const *names, size_t count, const char *name)
{
	size_t i = 0;
	while (i < count && strcmp(names[i], name) != 0)
		i++;
	return i;
}

/* An attribute of a namespace (xml:id) has no place in any shape, though its local name may have one. */
static size_t find_attribute(const element *e, const char *name, const char *value)
{
	return jk_node_attribute(e->node, name) == value ? find(e->shape->attributes, e->shape->n_attributes, name)
							 : e->shape->n_attributes;
}

static void gather_attribute(const char *name, const char *value, void *state)
{
	element *e = state;
	size_t at = find_attribute(e, name, value);
	if (at < e->shape->n_attributes)
		e->given[at] = value;
	else
		e->strange_attributes = 1;
}

static size_t find_child(const element *e, const jk_node *child)
{
	return *jk_node_namespace(child) ? e->shape->n_children
					 : find(e->shape->children, e->shape->n_children, jk_node_name(child));
}

static void gather(element *e, const jk_node *node, const jk_schema_shape *shape)
{
	e->node = node;
	e->shape = shape;
	e->strange_attributes = e->strange_children = e->has_children = e->has_text = 0;
	memset(e->given, 0, shape->n_attributes * sizeof *e->given);
	memset(e->counts, 0, shape->n_children * sizeof *e->counts);
	jk_node_each_attribute(node, gather_attribute, e);
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		if (jk_node_text(child) && !jk_schema_blank(jk_node_text(child)))
			e->has_text = 1;
		if (!jk_node_is_element(child))
			continue;
		size_t at = find_child(e, child);
		e->has_children = 1;
		if (at < shape->n_children)
			e->counts[at]++;
		else
			e->strange_children = 1;
	}
}

/* The text of an element without child elements; comments may cut it into several nodes. Borrowed until the next call. */
static const char *text_of(judging *j, const element *e)
{
	const jk_node *only = jk_node_first(e->node);
	if (only && !jk_node_next(only) && jk_node_text(only))
		return jk_node_text(only);
	jk_buffer_clear(&j->joined);
	for (const jk_node *child = only; child; child = jk_node_next(child))
		if (jk_node_text(child))
			jk_buffer_string(&j->joined, jk_node_text(child));
	j->no_memory |= jk_buffer_result(&j->joined) != JK_OK;
	return jk_buffer_text(&j->joined);
}

/* --- choosing a branch --- */

static int fits(judging *j, const jk_list *values, const char *text)
{
	int answer;
	j->no_memory |= jk_schema_fits(&answer, values, text, &j->scratch) != JK_OK;
	return answer;
}

/* What speaks against a branch. An attribute by which branches differ tells which one was meant; by its presence more than by its
 * absence. */
enum { ONE_FAULT = 1, PLAIN_ATTRIBUTE = 2, TELLING_ABSENT = 8, TELLING_STRANGE = 17 };
static const unsigned wrong_value[] = {[JK_TELLS_NOTHING] = PLAIN_ATTRIBUTE, [JK_TELLS_SOME] = 16, [JK_TELLS_ALL] = 40};

static unsigned weigh_attributes(judging *j, const element *e, const jk_schema_branch *branch)
{
	unsigned weight = 0;
	for (size_t i = 0; i < e->shape->n_attributes; i++) {
		const jk_schema_attribute *attribute = branch->attributes[i];
		if (e->given[i] && !attribute)
			weight += TELLING_STRANGE;
		else if (e->given[i] && !fits(j, attribute->values, e->given[i]))
			weight += wrong_value[e->shape->telling[i]];
		else if (!e->given[i] && attribute && attribute->required)
			weight += e->shape->telling[i] ? TELLING_ABSENT : PLAIN_ATTRIBUTE;
	}
	return weight;
}

static int is_met(const element *e, const unsigned char *need)
{
	for (size_t i = 0; i < e->shape->n_children; i++)
		if (need[i] && e->counts[i])
			return 1;
	return 0;
}

/* Whether the text, or its absence, is right. Child elements in a value are faults of their own: then the text is not judged. */
static int has_right_text(judging *j, const element *e, const jk_schema_branch *branch)
{
	if (branch->content == JK_NO_TEXT)
		return !e->has_text;
	return branch->content == JK_ANY_TEXT || e->has_children || fits(j, branch->values, text_of(j, e));
}

static unsigned weigh(judging *j, const element *e, const jk_schema_branch *branch)
{
	unsigned weight = weigh_attributes(j, e, branch);
	for (size_t i = 0; i < e->shape->n_children; i++)
		weight += e->counts[i] < branch->least[i] || e->counts[i] > branch->most[i] ? ONE_FAULT : 0;
	for (size_t i = 0; i < branch->n_needs; i++)
		weight += is_met(e, branch->needs[i]) ? 0 : ONE_FAULT;
	return has_right_text(j, e, branch) ? weight : weight + ONE_FAULT;
}

static const jk_schema_branch *choose(judging *j, const element *e, unsigned *least)
{
	const jk_schema_branch *best = NULL;
	*least = UINT_MAX;
	for (size_t i = 0; i < e->shape->n_branches && *least; i++) {
		unsigned weight = weigh(j, e, &e->shape->branches[i]);
		if (weight >= *least)
			continue;
		*least = weight;
		best = &e->shape->branches[i];
	}
	return best;
}

/* --- words --- */

static const char *kept(judging *j, const char *text)
{
	j->no_memory |= !text;
	return text ? text : "";
}

static const char *finish_words(judging *j)
{
	j->no_memory |= jk_buffer_result(&j->words) != JK_OK;
	const char *text = kept(j, jk_arena_string(j->arena, jk_buffer_text(&j->words)));
	jk_buffer_clear(&j->words);
	return text;
}

static void put_item(jk_buffer *out, const char *item)
{
	if (out->length)
		jk_buffer_string(out, _(", "));
	jk_buffer_string(out, item);
}

/* A value as a message shows it: without white space around it, and not too much of it. */
static const char *shown(judging *j, const char *text)
{
	enum { CHARACTERS = 40 };
	const char *trimmed = kept(j, jk_text_trim(j->arena, text)), *end = trimmed;
	for (int i = 0; i < CHARACTERS && *end; i++)
		jk_text_next(&end);
	jk_buffer_add(&j->words, trimmed, (size_t)(end - trimmed));
	if (*end)
		jk_buffer_string(&j->words, "…");
	return finish_words(j);
}

/* Child elements of a branch; of all branches when NULL. */
static const char *allowed_children(judging *j, const jk_schema_shape *shape, const jk_schema_branch *branch)
{
	for (size_t i = 0; i < shape->n_children; i++)
		if (!branch || branch->most[i])
			put_item(&j->words, shape->children[i]);
	if (!j->words.length)
		jk_buffer_string(&j->words, shape->branches[0].content == JK_NO_TEXT ? _("nothing") : _("text alone"));
	return finish_words(j);
}

/* Attributes of a branch, of all branches when NULL; with the one nearest to `name`. */
static const char *allowed_attributes(judging *j, const jk_schema_shape *shape, const jk_schema_branch *branch, const char *name)
{
	const char *near = jk_text_nearest(name, shape->attributes, shape->n_attributes);
	for (size_t i = 0; i < shape->n_attributes; i++)
		if (!branch || branch->attributes[i])
			put_item(&j->words, shape->attributes[i]);
	if (!j->words.length)
		jk_buffer_string(&j->words, _("nothing"));
	if (near && shape->n_attributes > 1 && !branch)
		jk_diagnostic_fill(&j->words, _(" (perhaps {near})"), (const jk_argument[]){{"near", near}, {NULL, NULL}});
	return finish_words(j);
}

/* Whether the attributes other than `index` have values that the branch allows: then its values for `index` are of interest. */
static int others_fit(judging *j, const element *e, const jk_schema_branch *branch, size_t index)
{
	for (size_t i = 0; i < e->shape->n_attributes; i++)
		if (i != index && e->given[i] && branch->attributes[i] && !fits(j, branch->attributes[i]->values, e->given[i]))
			return 0;
	return 1;
}

static void add_values(judging *j, jk_list *all, const jk_list *values)
{
	for (size_t i = 0; values && i < values->count; i++) {
		size_t k = 0;
		while (k < all->count && !jk_schema_same_value(all->items[k], values->items[i]))
			k++;
		if (k == all->count)
			j->no_memory |= jk_list_add(all, j->arena, values->items[i]) != JK_OK;
	}
}

/* Whether the element would be closer to right without the attribute: some branch needs it no more, and has all else it needs. */
static int may_be_removed(judging *j, const element *e, const jk_schema_branch *branch, size_t index)
{
	if (!branch->attributes[index]->required)
		return 1;
	for (size_t b = 0; b < e->shape->n_branches; b++) {
		const jk_schema_branch *other = &e->shape->branches[b];
		int fitting = !other->attributes[index] && others_fit(j, e, other, index);
		for (size_t i = 0; fitting && i < e->shape->n_attributes; i++)
			fitting = e->given[i] || !other->attributes[i] || !other->attributes[i]->required;
		if (fitting)
			return 1;
	}
	return 0;
}

static const char *allowed_values(judging *j, const element *e, const jk_schema_branch *branch, size_t index)
{
	jk_list all = {0};
	for (size_t i = 0; i < e->shape->n_branches; i++) {
		const jk_schema_branch *other = &e->shape->branches[i];
		if (other->attributes[index] && others_fit(j, e, other, index))
			add_values(j, &all, other->attributes[index]->values);
	}
	add_values(j, &all, branch->attributes[index]->values);
	if (all.count)
		jk_schema_put_words(&j->words, &all, e->given[index] ? e->given[index] : "");
	else
		jk_buffer_string(&j->words, _("some text"));
	if (e->given[index] && may_be_removed(j, e, branch, index))
		jk_buffer_string(&j->words, _(", or remove the attribute"));
	return finish_words(j);
}

/* Another branch that takes any text once one attribute of one value is there, like undecided="yes": the way out to name. */
static void put_way_out(judging *j, const jk_schema_shape *shape, const jk_schema_branch *branch)
{
	for (size_t b = 0; b < shape->n_branches; b++)
		for (size_t i = 0; i < shape->n_attributes; i++) {
			const jk_schema_attribute *flag = shape->branches[b].attributes[i];
			if (branch->attributes[i] || !flag || !flag->required || shape->branches[b].content != JK_ANY_TEXT ||
			    !flag->values || flag->values->count != 1 || !((jk_schema_value *)flag->values->items[0])->literal)
				continue;
			jk_buffer_format(&j->words, _(", or add %s=\"%s\""), flag->name,
					 ((jk_schema_value *)flag->values->items[0])->literal);
			return;
		}
}

/* --- reporting --- */

static void report(judging *j, const jk_node *node, jk_code code, const jk_argument *arguments)
{
	jk_origin where = jk_node_origin(j->xml, node);
	jk_report(j->diagnostics, code, &where, arguments);
	j->failed = 1;
}

#define REPORT(j, node, code, ...) report((j), (node), (code), (const jk_argument[]){__VA_ARGS__, {NULL, NULL}})

typedef struct {
	judging *j;
	const element *e;
	const jk_schema_branch *branch;
} judgement;

static void report_wrong_attribute(judging *j, const element *e, const jk_schema_branch *branch, size_t index)
{
	const char *place =
		kept(j, jk_arena_format(j->arena, _("attribute %s of <%s>"), e->shape->attributes[index], e->shape->name));
	REPORT(j, e->node, JK_DIAG_SCHEMA_VALUE, {"value", shown(j, e->given[index])}, {"place", place},
	       {"allowed", allowed_values(j, e, branch, index)});
}

static void report_attribute(const char *name, const char *value, void *state)
{
	const judgement *at = state;
	const element *e = at->e;
	size_t index = find_attribute(e, name, value);
	int known = index < e->shape->n_attributes;
	if (!known || !at->branch->attributes[index])
		REPORT(at->j, e->node, JK_DIAG_SCHEMA_ATTRIBUTE, {"found", name}, {"parent", e->shape->name},
		       {"allowed", allowed_attributes(at->j, e->shape, known ? at->branch : NULL, name)});
	else if (!fits(at->j, at->branch->attributes[index]->values, value))
		report_wrong_attribute(at->j, e, at->branch, index);
}

/* A misspelt name was reported with its right spelling; what it stands for is then not missing, too. */
static int is_misspelt(const char *written, const char *const *names, size_t count, const char *wanted)
{
	const char *near = *written == *wanted ? jk_text_nearest(written, names, count) : NULL;
	return near && strcmp(near, wanted) == 0;
}

typedef struct {
	const element *e;
	const char *wanted;
	int found;
} misspelling;

static void look_for_misspelling(const char *name, const char *value, void *state)
{
	misspelling *m = state;
	const jk_schema_shape *shape = m->e->shape;
	if (find_attribute(m->e, name, value) == shape->n_attributes &&
	    is_misspelt(name, shape->attributes, shape->n_attributes, m->wanted))
		m->found = 1;
}

static int is_misspelt_attribute(const element *e, const char *wanted)
{
	misspelling m = {.e = e, .wanted = wanted};
	jk_node_each_attribute(e->node, look_for_misspelling, &m);
	return m.found;
}

static int is_misspelt_child(const element *e, const char *wanted)
{
	const jk_schema_shape *shape = e->shape;
	for (const jk_node *child = jk_node_first_element(e->node); child; child = jk_node_next_element(child))
		if (find_child(e, child) == shape->n_children &&
		    is_misspelt(jk_node_name(child), shape->children, shape->n_children, wanted))
			return 1;
	return 0;
}

static void report_attributes(judging *j, const element *e, const jk_schema_branch *branch)
{
	judgement state = {j, e, branch};
	jk_node_each_attribute(e->node, report_attribute, &state);
	for (size_t i = 0; i < e->shape->n_attributes; i++)
		if (!e->given[i] && branch->attributes[i] && branch->attributes[i]->required &&
		    !is_misspelt_attribute(e, e->shape->attributes[i]))
			REPORT(j, e->node, JK_DIAG_SCHEMA_MISSING_ATTRIBUTE, {"wanted", e->shape->attributes[i]},
			       {"parent", e->shape->name}, {"allowed", allowed_values(j, e, branch, i)});
}

static void report_missing(judging *j, const element *e, const char *names, const jk_schema_shape *child)
{
	const char *documentation = child->documentation;
	if (!documentation)
		documentation = kept(j, jk_arena_format(j->arena, "<%s>…</%s>", child->name, child->name));
	REPORT(j, e->node, JK_DIAG_SCHEMA_MISSING_ELEMENT, {"wanted", names}, {"parent", e->shape->name},
	       {"documentation", documentation});
}

static void report_need(judging *j, const element *e, const unsigned char *need)
{
	const jk_schema_shape *first = NULL;
	for (size_t i = 0; i < e->shape->n_children; i++) {
		if (!need[i])
			continue;
		/* The message puts one pair of <> around all names. */
		if (first)
			jk_buffer_string(&j->words, _("> or <"));
		jk_buffer_string(&j->words, e->shape->children[i]);
		first = first ? first : e->shape->shapes[i];
	}
	report_missing(j, e, finish_words(j), first);
}

static void report_absent(judging *j, const element *e, const jk_schema_branch *branch)
{
	for (size_t i = 0; i < e->shape->n_children; i++)
		if (e->counts[i] < branch->least[i] && !is_misspelt_child(e, e->shape->children[i]))
			report_missing(j, e, e->shape->children[i], e->shape->shapes[i]);
	for (size_t i = 0; i < branch->n_needs; i++)
		if (!is_met(e, branch->needs[i]))
			report_need(j, e, branch->needs[i]);
}

static void report_value(judging *j, const element *e, const jk_schema_branch *branch)
{
	const char *value = shown(j, text_of(j, e));
	jk_schema_put_words(&j->words, branch->values, value);
	put_way_out(j, e->shape, branch);
	const char *allowed = finish_words(j);
	REPORT(j, e->node, JK_DIAG_SCHEMA_VALUE, {"value", value},
	       {"place", kept(j, jk_arena_format(j->arena, "<%s>", e->shape->name))}, {"allowed", allowed});
}

/* Line of the first character that is no white space. libxml2 gives a text the line on which it ends. */
static unsigned line_of_text(const jk_node *node)
{
	const jk_node *before = jk_node_previous(node) ? jk_node_previous(node) : jk_node_parent(node);
	unsigned line = jk_node_line(node), least = jk_node_line(before);
	int is_inside = 0;
	for (const char *c = jk_node_text(node); *c; c++) {
		is_inside |= !strchr(" \t\r\n", *c);
		line -= is_inside && *c == '\n' && line > least;
	}
	return line;
}

static void report_text(judging *j, const element *e, const jk_node *node, const jk_schema_branch *branch)
{
	jk_origin where = jk_node_origin(j->xml, node);
	where.line = line_of_text(node);
	JK_REPORT(j->diagnostics, JK_DIAG_SCHEMA_TEXT, &where, {"value", shown(j, jk_node_text(node))}, {"parent", e->shape->name},
		  {"allowed", allowed_children(j, e->shape, branch)});
	j->failed = 1;
}

static void report_own(judging *j, const element *e, const jk_schema_branch *branch)
{
	report_attributes(j, e, branch);
	report_absent(j, e, branch);
	if (branch->content == JK_VALUE_TEXT && !has_right_text(j, e, branch))
		report_value(j, e, branch);
}

static void report_strange_child(judging *j, const element *e, const jk_node *child, const jk_schema_branch *branch)
{
	const jk_schema_shape *shape = e->shape;
	const char *near = jk_text_nearest(jk_node_name(child), shape->children, shape->n_children);
	const char *allowed = allowed_children(j, shape, branch);
	/* Equal but for the namespace: the same word would be no suggestion. */
	if (near && strcmp(near, jk_node_name(child)) != 0)
		REPORT(j, child, JK_DIAG_SCHEMA_ELEMENT_NEAR, {"found", jk_node_name(child)}, {"parent", shape->name},
		       {"near", near}, {"allowed", allowed});
	else
		REPORT(j, child, JK_DIAG_SCHEMA_ELEMENT, {"found", jk_node_name(child)}, {"parent", shape->name},
		       {"allowed", allowed});
}

static void report_child(judging *j, element *e, const jk_node *child, size_t at, const jk_schema_branch *branch)
{
	if (!jk_node_is_element(child)) {
		if (branch->content == JK_NO_TEXT && jk_node_text(child) && !jk_schema_blank(jk_node_text(child)))
			report_text(j, e, child, branch);
	} else if (at == e->shape->n_children)
		report_strange_child(j, e, child, NULL);
	else if (!branch->most[at])
		report_strange_child(j, e, child, branch);
	else if (++e->counts[at] > branch->most[at])
		REPORT(j, child, JK_DIAG_SCHEMA_REPEATED, {"found", jk_node_name(child)}, {"parent", e->shape->name});
}

/* --- walking --- */

static element *new_element(judging *j)
{
	element *e = jk_arena_allocate(j->arena, sizeof *e);
	if (!e)
		return NULL;
	e->given = jk_arena_array(j->arena, j->schema->most_attributes, sizeof *e->given);
	e->counts = jk_arena_array(j->arena, j->schema->most_children, sizeof *e->counts);
	return e->given && e->counts ? e : NULL;
}

static void judge(judging *j, const jk_node *node, const jk_schema_shape *shape, element **place)
{
	unsigned weight;
	if (!*place)
		*place = new_element(j);
	element *e = *place;
	j->no_memory |= !e;
	if (j->no_memory)
		return;
	gather(e, node, shape);
	const jk_schema_branch *branch = choose(j, e, &weight);
	int is_faulty = weight || e->strange_attributes || e->strange_children;
	if (is_faulty)
		report_own(j, e, branch);
	memset(e->counts, 0, shape->n_children * sizeof *e->counts);
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		size_t at = jk_node_is_element(child) ? find_child(e, child) : shape->n_children;
		if (is_faulty)
			report_child(j, e, child, at, branch);
		if (at < shape->n_children)
			judge(j, child, shape->shapes[at], &e->below);
	}
}

static void judge_root(judging *j)
{
	const jk_node *root = jk_xml_root(j->xml);
	const jk_list *roots = &j->schema->roots;
	element *top = NULL;
	for (size_t i = 0; i < roots->count; i++) {
		const jk_schema_shape *shape = roots->items[i];
		if (jk_node_is(root, shape->name) && !*jk_node_namespace(root)) {
			judge(j, root, shape, &top);
			return;
		}
	}
	REPORT(j, root, JK_DIAG_SCHEMA_ROOT, {"found", jk_node_name(root)}, {"wanted", ((jk_schema_shape *)roots->items[0])->name});
}

jk_result jk_schema_validate(const jk_schema *schema, const jk_xml *xml, jk_diagnostics *diagnostics)
{
	judging j = {.schema = schema, .xml = xml, .diagnostics = diagnostics};
	if (jk_arena_new(&j.arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&j.scratch, 0);
	jk_buffer_init(&j.joined, 0);
	jk_buffer_init(&j.words, 0);
	judge_root(&j);
	jk_buffer_dispose(&j.scratch);
	jk_buffer_dispose(&j.joined);
	jk_buffer_dispose(&j.words);
	jk_arena_free(j.arena);
	return j.no_memory ? JK_NO_MEMORY : j.failed ? JK_FAILED : JK_OK;
}
