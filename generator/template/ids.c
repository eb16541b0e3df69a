/* Names and numbers that stand in blocks of a template: unique in what is made of it, however often a loop turns, and followed by
 * whatever refers to them. A reference to what a document leaves out is a fault: a word processor would print "Error! Reference source
 * not found" on somebody's contract. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/compile.h"
#include "template/ids.h"

/* Numbers for repetitions begin where neither a template nor the clause writer comes near. */
enum { FIRST_FRESH = 5000000, MOST_NUMBER = 2000000000, NAME_MOST = 40, BASE_MOST = 30 };

/* One name or number that a template defines in a block. */
typedef struct {
	const jk_id_rule *rule;
	const char *original, *stem; /* stem: what repetitions are called, without their number */
	size_t index;
	const char *part;
	const jk_tag *loop;          /* in which it is renewed; NULL: it is only conditional */
	int by_clauses;              /* the clause writer defines it, if the clause is in */
} jk_id;

typedef struct {
	const jk_id *id;
	jk_origin where;
} reference;

/* Of one document: the value of each id as it stands, how often it has been renewed, whether it was written. */
typedef struct {
	const char **values;
	unsigned *turns;
	char *made;
	unsigned next;
	jk_list references; /* reference, as they were written */
} ids_state;

/* --- while a document is made --- */

static ids_state *state_of(jk_running *r)
{
	jk_run *run = r->run;
	ids_state *state = run->features[JK_FEATURE_IDS];
	if (state)
		return state;
	size_t count = run->compiled->ids.count;
	state = jk_arena_allocate(run->arena, sizeof *state);
	if (state) {
		state->values = jk_arena_array(run->arena, count, sizeof *state->values);
		state->turns = jk_arena_array(run->arena, count, sizeof *state->turns);
		state->made = jk_arena_array(run->arena, count, 1);
		state->next = run->compiled->most_id >= FIRST_FRESH ? run->compiled->most_id + 1 : FIRST_FRESH;
	}
	if (state && state->values && state->turns && state->made)
		return run->features[JK_FEATURE_IDS] = state;
	jk_running_note(r, JK_NO_MEMORY);
	return NULL;
}

/* The first turn keeps what the author wrote. */
static void renew(jk_running *r, const void *data)
{
	const jk_id *id = data;
	ids_state *state = state_of(r);
	if (!state || !state->turns[id->index]++)
		return;
	const char *value = id->rule->number ? jk_arena_format(r->run->arena, "%u", state->next++)
					     : jk_arena_format(r->run->arena, "%s%u", id->stem, state->turns[id->index]);
	if (!value)
		jk_running_note(r, JK_NO_MEMORY);
	state->values[id->index] = value;
}

static void put_value(jk_running *r, const jk_id *id, const ids_state *state)
{
	const char *value = state->values[id->index];
	jk_xml_put_value(r->out, value ? value : id->original);
}

static void put_definition(jk_running *r, const void *data)
{
	const jk_id *id = data;
	ids_state *state = state_of(r);
	if (!state)
		return;
	state->made[id->index] = 1;
	put_value(r, id, state);
}

static void put_reference(jk_running *r, const void *data)
{
	const reference *to = data;
	ids_state *state = state_of(r);
	if (!state)
		return;
	put_value(r, to->id, state);
	if (to->id->rule->must_exist)
		jk_running_note(r, jk_list_add(&state->references, r->run->arena, to));
}

jk_result jk_check_references(jk_run *run)
{
	const ids_state *state = run->features[JK_FEATURE_IDS];
	jk_result result = JK_OK;
	for (size_t i = 0; state && i < state->references.count; i++) {
		const reference *to = state->references.items[i];
		if (state->made[to->id->index] || (to->id->by_clauses && run->has_bookmark && run->has_bookmark(run->state, to->id->original)))
			continue;
		JK_REPORT(run->diagnostics, JK_DIAG_REFERENCE_OMITTED, &to->where, {"name", to->id->original});
		result = JK_FAILED;
	}
	return result;
}

/* --- walking a part: in which blocks a node stands --- */

typedef struct walking {
	jk_compiling *c;
	jk_tag *open[JK_TEMPLATE_NESTING];
	size_t depth, loops;
	const jk_node *paragraph;
	int in_instruction; /* a field's instruction has named its kind, not yet its target */
	void (*visit)(struct walking *w, jk_node *node);
	void (*visit_text)(struct walking *w, jk_node *text); /* of an instruction; NULL: not wanted */
} walking;

static void pass_tag(walking *w, jk_tag *tag)
{
	w->in_instruction &= tag->kind != JK_TAG_VALUE;
	int loop = tag->kind == JK_TAG_FOR || tag->kind == JK_TAG_END_FOR;
	if (tag->opener == tag && w->depth < JK_TEMPLATE_NESTING) {
		w->open[w->depth++] = tag;
		w->loops += (size_t)loop;
	} else if ((tag->kind == JK_TAG_END_IF || tag->kind == JK_TAG_END_FOR) && w->depth) {
		w->depth--;
		w->loops -= (size_t)loop;
	}
}

static jk_tag *innermost_loop(const walking *w)
{
	for (size_t i = w->depth; i > 0; i--)
		if (w->open[i - 1]->kind == JK_TAG_FOR)
			return w->open[i - 1];
	return NULL;
}

static void walk(walking *w, jk_node *node)
{
	for (jk_node *child = jk_node_first(node), *next; child; child = next) {
		next = jk_node_next(child);
		jk_tag *tag = jk_tag_of(w->c, child);
		if (tag)
			pass_tag(w, tag);
		else if (w->visit_text && jk_node_text(child) && jk_node_is(node, w->c->dialect->instruction))
			w->visit_text(w, child);
		if (!jk_node_is_element(child))
			continue;
		const jk_node *outer = w->paragraph;
		if (jk_is_paragraph(w->c->dialect, child))
			w->paragraph = child;
		w->visit(w, child);
		walk(w, child);
		w->paragraph = outer;
	}
}


/* --- definitions --- */

static void set(jk_compiling *c, jk_node *node, const char *attribute, const char *value)
{
	c->no_memory |= jk_node_change_local(node, attribute, value) != JK_OK;
}

/* "name_", cut so that a word processor takes it with its number behind; what would be two names cut alike stays two. */
static const char *stem_of(jk_compiling *c, const char *original, size_t index)
{
	size_t characters = 0;
	const char *end = original;
	while (*end && characters++ < BASE_MOST)
		(void)jk_text_next(&end);
	const char *stem = *end ? jk_arena_format(c->arena, "%.*s_%zu_", (int)(end - original), original, index)
				: jk_arena_format(c->arena, "%s_", original);
	c->no_memory |= !stem;
	return stem;
}

/* The definition meant: of numbers only one of the same part, for each part counts its own. */
static jk_id *find(const jk_compiling *c, const char *kind, const char *value, size_t length)
{
	for (size_t i = 0; i < c->compiled->ids.count; i++) {
		jk_id *id = c->compiled->ids.items[i];
		if (strcmp(id->rule->kind, kind) == 0 && strlen(id->original) == length && strncmp(id->original, value, length) == 0 &&
		    (!id->rule->number || strcmp(id->part, c->part) == 0))
			return id;
	}
	return NULL;
}

static jk_id *add_id(walking *w, const jk_id_rule *rule, const char *original)
{
	jk_compiling *c = w->c;
	jk_id *id = jk_arena_allocate(c->arena, sizeof *id);
	if (!id || jk_list_add(&c->compiled->ids, c->arena, id) != JK_OK) {
		c->no_memory = 1;
		return NULL;
	}
	*id = (jk_id){.rule = rule, .index = c->compiled->ids.count - 1, .part = c->part, .loop = innermost_loop(w)};
	id->original = jk_arena_string(c->arena, original);
	id->stem = stem_of(c, original, id->index);
	c->no_memory |= !id->original;
	return id;
}

static void define(walking *w, jk_node *node, const jk_id_rule *rule, const char *value)
{
	unsigned long number = rule->number ? strtoul(value, NULL, 10) : 0;
	if (number > w->c->compiled->most_id && number < MOST_NUMBER)
		w->c->compiled->most_id = (unsigned)number;
	if (rule->must_exist)
		w->c->no_memory |= jk_list_add(&w->c->compiled->names, w->c->arena, jk_arena_string(w->c->arena, value)) != JK_OK;
	if (!w->depth || (!w->loops && !rule->must_exist))
		return;
	/* The same in both branches of an if is one. */
	jk_id *known = find(w->c, rule->kind, value, strlen(value));
	int shared = known && known->loop == innermost_loop(w);
	jk_id *id = shared ? known : add_id(w, rule, value);
	if (!id)
		return;
	set(w->c, node, rule->attribute, jk_act_value(w->c, put_definition, id));
	if (id->loop && !shared)
		jk_act_each_turn(w->c, innermost_loop(w), renew, id);
}

/* Word's own identities of paragraphs may be left out. */
static void drop_repeats(walking *w, jk_node *node)
{
	if (!w->loops)
		return;
	jk_node_unset_local(node, "paraId");
	jk_node_unset_local(node, "textId");
}

static void visit_definition(walking *w, jk_node *node)
{
	for (const jk_id_rule *rule = jk_id_rules(w->c->dialect); rule->attribute; rule++) {
		const char *value = rule->refers ? NULL : jk_id_value(rule, node);
		/* What another feature writes is unique already. */
		if (value && *value != JK_ACTION_BEGIN)
			define(w, node, rule, value);
	}
	drop_repeats(w, node);
	if (w->depth)
		jk_note_reference(w->c, node);
}

void jk_define_ids(jk_compiling *c)
{
	walking w = {.c = c, .visit = visit_definition};
	if (!c->dialect->is_plain(c->part))
		walk(&w, jk_xml_root(c->xml));
}

/* --- references --- */

static jk_origin place_of(walking *w)
{
	return (jk_origin){.file = jk_package_path(w->c->compiled->package), .part = w->c->part, .quote = w->paragraph ? jk_paragraph_quote(w->c, w->paragraph) : "",
			   .paragraph = w->paragraph ? jk_node_number(w->paragraph) : 0};
}

/* Bookmarks that the clause writer puts in: whether they are there, only the document knows. */
static jk_id *clause_bookmark(walking *w, const char *name, size_t length)
{
	static const jk_id_rule rule = {"", "", NULL, NULL, "bookmark", JK_ID_DEFINES, 0, 1};
	int ours = length > 3 && (strncmp(name, "cl_", 3) == 0 || strncmp(name, "ar_", 3) == 0 || strncmp(name, "ch_", 3) == 0);
	const char *original = ours ? jk_arena_text(w->c->arena, name, length) : NULL;
	jk_id *id = original ? add_id(w, &rule, original) : NULL;
	w->c->no_memory |= ours && !id;
	if (id)
		id->by_clauses = 1;
	return id;
}

static int is_named(const jk_compiling *c, const char *name, size_t length)
{
	for (size_t i = 0; i < c->compiled->names.count; i++) {
		const char *known = c->compiled->names.items[i];
		if (known && strlen(known) == length && strncmp(known, name, length) == 0)
			return 1;
	}
	return 0;
}

/* What a reference leads to, when that can be missing; a name that nothing in the template has is told. */
static const jk_id *target_of(walking *w, const char *kind, const char *name, size_t length, int must_exist)
{
	const jk_id *id = find(w->c, kind, name, length);
	if (id || !must_exist || is_named(w->c, name, length) || !length || *name == JK_ACTION_BEGIN)
		return id;
	id = clause_bookmark(w, name, length);
	/* The word processor's own: the top of the document, a place in a table of contents, an object of LibreOffice. */
	if (id || *name == '_' || memchr(name, '|', length) || jk_find_braces(name, 0, &(size_t){0}))
		return id;
	jk_origin where = place_of(w);
	const char *text = jk_arena_text(w->c->arena, name, length);
	JK_REPORT(w->c->diagnostics, JK_DIAG_REFERENCE_UNKNOWN, &where, {"name", text ? text : ""});
	return NULL;
}

static const reference *new_reference(walking *w, const jk_id *id)
{
	reference *to = jk_arena_allocate(w->c->arena, sizeof *to);
	if (!to) {
		w->c->no_memory = 1;
		return NULL;
	}
	to->id = id;
	to->where = place_of(w);
	return to;
}

static void refer(walking *w, jk_node *node, const jk_id_rule *rule, const char *value)
{
	const char *name = value + (rule->refers == JK_ID_FRAGMENT && *value == '#');
	if (rule->refers == JK_ID_FRAGMENT && *value != '#')
		return;
	const jk_id *id = target_of(w, rule->kind, name, strlen(name), rule->must_exist);
	const reference *to = id ? new_reference(w, id) : NULL;
	if (!to)
		return;
	const char *text = jk_arena_format(w->c->arena, "%s%s", name > value ? "#" : "", jk_act_value(w->c, put_reference, to));
	w->c->no_memory |= !text;
	set(w->c, node, rule->attribute, text ? text : "");
}

/* Whether the word before `at` names a field that has a bookmark for its target: REF, PAGEREF, NOTEREF, HYPERLINK \l. */
static int names_field(const char *word, size_t length)
{
	static const char *const kinds[] = {"REF", "PAGEREF", "NOTEREF", "\\l"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i]) == length && strncmp(kinds[i], word, length) == 0)
			return 1;
	return 0;
}

/* The target in an instruction, which may be split over several texts; NULL when it is not in this one. */
static const char *target_in(walking *w, const char *instruction, size_t *length)
{
	static const char between[] = " \t\n\"";
	for (const char *at = instruction + strspn(instruction, between); *at; at += strspn(at, between)) {
		*length = strcspn(at, between);
		if (w->in_instruction) {
			w->in_instruction = 0;
			return at;
		}
		w->in_instruction = names_field(at, *length);
		at += *length;
	}
	return NULL;
}

/* The text of a w:instrText: what stands before the target, the target, what stands behind. */
static void refer_in_text(walking *w, jk_node *text)
{
	size_t length;
	const char *instruction = jk_node_text(text), *target = instruction ? target_in(w, instruction, &length) : NULL;
	const jk_id *id = target ? target_of(w, "bookmark", target, length, 1) : NULL;
	const reference *to = id ? new_reference(w, id) : NULL;
	if (!to)
		return;
	const char *before = jk_arena_text(w->c->arena, instruction, (size_t)(target - instruction));
	const char *behind = jk_arena_string(w->c->arena, target + length);
	if (!before || !behind || jk_node_set_text(text, before) != JK_OK) {
		w->c->no_memory = 1;
		return;
	}
	jk_act_after(w->c, text, put_reference, to);
	w->c->no_memory |= *behind && !w->c->no_memory && !jk_node_text_after(jk_node_next(text), behind);
}

static void refer_in_attribute(walking *w, jk_node *field)
{
	size_t length;
	const char *instruction = jk_node_attribute_local(field, "instr");
	const char *target = instruction ? target_in(w, instruction, &length) : NULL;
	const jk_id *id = target ? target_of(w, "bookmark", target, length, 1) : NULL;
	const reference *to = id ? new_reference(w, id) : NULL;
	w->in_instruction = 0;
	if (!to)
		return;
	const char *value = jk_arena_format(w->c->arena, "%.*s%s%s", (int)(target - instruction), instruction,
					    jk_act_value(w->c, put_reference, to), target + length);
	w->c->no_memory |= !value;
	set(w->c, field, "instr", value ? value : "");
}

static void visit_reference(walking *w, jk_node *node)
{
	for (const jk_id_rule *rule = jk_id_rules(w->c->dialect); rule->attribute; rule++) {
		const char *value = rule->refers ? jk_id_value(rule, node) : NULL;
		if (value)
			refer(w, node, rule, value);
	}
	if (!w->c->dialect->instruction)
		return;
	if (jk_node_is(node, "fldChar"))
		w->in_instruction = 0;
	else if (jk_node_is(node, "fldSimple"))
		refer_in_attribute(w, node);
}

void jk_refer_ids(jk_compiling *c)
{
	walking w = {.c = c, .visit = visit_reference, .visit_text = c->dialect->instruction ? refer_in_text : NULL};
	if (!c->dialect->is_plain(c->part))
		walk(&w, jk_xml_root(c->xml));
}
