/* What is asked next: the table of questions laid over the profile as it stands. */
#include <string.h>
#include "base/text.h"
#include "interview/interviewing.h"

/* A walk over all that matters. `visit` gives 0 to end it. */
typedef struct {
	jk_interview *iv;
	jk_diagnostics *diagnostics;
	const jk_ask *section;
	int (*visit)(jk_interview *, const jk_asked *, void *state);
	void *state;
	int ended;
	jk_result result;
} walking;

static void walk_list(walking *w, const jk_ask *list, const char *context);

/* --- what matters --- */

static jk_node *seen_at(const jk_interview *iv, const char *context)
{
	jk_node *root = jk_xml_root(iv->view);
	return *context ? jk_tree_at(jk_node_child(root, "profile"), context) : root;
}

const jk_value *jk_agenda_value(const jk_interview *iv, const jk_ask *ask)
{
	const jk_value *found = NULL;
	for (size_t i = 0; ask->parameter && i < iv->set->groups.count; i++) {
		const jk_set_group *group = iv->set->groups.items[i];
		const jk_value *value = group->values ? group->values[ask->parameter->index] : NULL;
		if (value && (!found || group->leads))
			found = value;
	}
	return found;
}

const char *jk_agenda_default(const jk_interview *iv, const jk_ask *ask)
{
	const jk_value *value = jk_agenda_value(iv, ask);
	return value && value->origin == JK_FROM_CATALOG ? value->text : NULL;
}

static int matters(walking *w, const jk_ask *ask, const char *context)
{
	int holds = 1;
	/* A parameter that no paper reads is nothing to decide. */
	if (ask->parameter && !jk_agenda_value(w->iv, ask))
		return 0;
	jk_node *node = ask->only_if ? seen_at(w->iv, context) : NULL;
	if (ask->only_if && !node)
		return 0;
	if (ask->only_if) {
		jk_result result = jk_xpath_boolean(&holds, ask->only_if, w->iv->scope, node, w->diagnostics);
		w->result = result == JK_OK ? w->result : result;
	}
	return holds && w->result == JK_OK;
}

/* --- the walk --- */

static void meet(walking *w, jk_asked_what what, const jk_ask *ask, const char *context, const char *key)
{
	const jk_asked asked = {.what = what, .ask = ask, .section = w->section, .context = context, .key = key};
	if (!key)
		w->result = JK_NO_MEMORY;
	else if (!w->visit(w->iv, &asked, w->state))
		w->ended = 1;
}

static const char *key_of(jk_interview *iv, const char *context, const char *path, const char *behind)
{
	return jk_iv_format(iv, "%s%s%s%s", context, *context ? "/" : "", path, behind);
}

static void walk_repeat(walking *w, const jk_ask *repeat, const char *context)
{
	unsigned count = jk_tree_count(jk_tree_at(jk_xml_root(w->iv->tree), context), repeat->path);
	for (unsigned n = 1; n <= count && !w->ended && w->result == JK_OK; n++) {
		const char *inside = jk_tree_nth(w->iv, context, repeat->path, n);
		if (inside)
			walk_list(w, repeat->first, inside);
	}
	if (!w->ended)
		meet(w, JK_ASKED_MORE, repeat, context, key_of(w->iv, context, repeat->path, "/+"));
}

static void walk_section(walking *w, const jk_ask *section)
{
	w->section = section;
	if (section->gate)
		meet(w, JK_ASKED_WHOLE, section, "", jk_iv_format(w->iv, "%s/*", section->id));
	if (!w->ended)
		walk_list(w, section->first, "");
}

static void walk_list(walking *w, const jk_ask *list, const char *context)
{
	for (const jk_ask *ask = list; ask && !w->ended && w->result == JK_OK; ask = ask->next) {
		if (!matters(w, ask, context))
			continue;
		if (ask->shape == JK_ASK_SECTION)
			walk_section(w, ask);
		else if (ask->shape == JK_ASK_REPEAT)
			walk_repeat(w, ask, context);
		else
			meet(w, JK_ASKED_VALUE, ask, context, key_of(w->iv, context, ask->path, ""));
	}
}

static jk_result walk(jk_interview *iv, int (*visit)(jk_interview *, const jk_asked *, void *), void *state, jk_diagnostics *diagnostics)
{
	walking w = {.iv = iv, .diagnostics = diagnostics, .visit = visit, .state = state};
	walk_list(&w, jk_questions_first(iv->questions), "");
	return w.result != JK_OK ? w.result : iv->no_memory ? JK_NO_MEMORY : JK_OK;
}

/* --- what was passed over --- */

int jk_agenda_passed(const jk_interview *iv, const char *key)
{
	for (size_t i = 0; i < iv->passed.count; i++)
		if (jk_text_equal(iv->passed.items[i], key))
			return 1;
	return 0;
}

void jk_agenda_pass(jk_interview *iv, const char *key)
{
	if (!jk_agenda_passed(iv, key))
		jk_iv_push(iv, &iv->passed, key);
}

void jk_agenda_unpass(jk_interview *iv, const char *key)
{
	size_t kept = 0;
	for (size_t i = 0; i < iv->passed.count; i++)
		if (!jk_text_equal(iv->passed.items[i], key))
			iv->passed.items[kept++] = iv->passed.items[i];
	iv->passed.count = kept;
}

/* --- the next one --- */

void jk_agenda_each_open(jk_interview *iv, const jk_ask *section, void (*visit)(jk_interview *, const jk_asked *, void *), void *state)
{
	for (const jk_ask *ask = section->first; ask; ask = ask->next) {
		if (ask->shape != JK_ASK_QUESTION || (ask->parameter && !jk_agenda_value(iv, ask)))
			continue;
		const jk_asked asked = {.what = JK_ASKED_VALUE, .ask = ask, .section = section, .context = "", .key = ask->path};
		if (!jk_tree_has(iv, &asked))
			visit(iv, &asked, state);
	}
}

static void count_open(jk_interview *iv, const jk_asked *asked, void *state)
{
	if (!jk_agenda_passed(iv, asked->key))
		++*(size_t *)state;
}

/* Several values at once are worth a question of their own. */
static int gate_is_open(jk_interview *iv, const jk_asked *asked)
{
	size_t count = 0;
	jk_agenda_each_open(iv, asked->ask, count_open, &count);
	return count >= 2;
}

typedef struct {
	const jk_ask *gate; /* the section that will be asked about as a whole: its questions count as one */
	size_t left;
} finding;

static int consider(jk_interview *iv, const jk_asked *asked, void *state)
{
	finding *f = state;
	int open = !jk_agenda_passed(iv, asked->key);
	if (open && asked->what != JK_ASKED_MORE)
		open = asked->what == JK_ASKED_WHOLE ? gate_is_open(iv, asked) : !jk_tree_has(iv, asked);
	if (open && asked->what == JK_ASKED_WHOLE)
		f->gate = asked->ask;
	if (!open || (asked->what == JK_ASKED_VALUE && f->gate && f->gate == asked->section))
		return 1;
	if (!f->left++)
		iv->now = *asked;
	return 1;
}

jk_result jk_agenda_next(jk_interview *iv, jk_diagnostics *diagnostics)
{
	finding f = {0};
	iv->now = (jk_asked){0};
	jk_result result = walk(iv, consider, &f, diagnostics);
	iv->left = f.left;
	return result;
}

typedef struct {
	jk_list *keys;
} gathering;

static int gather(jk_interview *iv, const jk_asked *asked, void *state)
{
	jk_iv_push(iv, ((gathering *)state)->keys, asked->key);
	return 1;
}

jk_result jk_agenda_all(jk_list *out, jk_interview *iv, jk_diagnostics *diagnostics)
{
	gathering g = {out};
	return walk(iv, gather, &g, diagnostics);
}
