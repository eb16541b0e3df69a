#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "assemble/texts.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/xml_import.h"
#include "base/text.h"
#include "interview/interviewing.h"

/* --- helpers of the room --- */

const char *jk_iv_format(jk_interview *iv, const char *format, ...)
{
	jk_buffer text;
	va_list arguments;
	char few[256];
	va_start(arguments, format);
	int length = vsnprintf(few, sizeof few, format, arguments);
	va_end(arguments);
	if (length >= 0 && (size_t)length < sizeof few) {
		const char *kept = jk_arena_text(iv->arena, few, (size_t)length);
		iv->no_memory |= !kept;
		return kept;
	}
	jk_buffer_init(&text, 0);
	char *room = length < 0 ? NULL : jk_buffer_reserve(&text, (size_t)length + 1);
	va_start(arguments, format);
	if (room && vsnprintf(room, (size_t)length + 1, format, arguments) == length)
		jk_buffer_extend(&text, (size_t)length);
	va_end(arguments);
	return jk_iv_keep(iv, &text);
}

const char *jk_iv_keep(jk_interview *iv, jk_buffer *text)
{
	const char *kept = text->failed ? NULL : jk_arena_text(iv->arena, jk_buffer_text(text), text->length);
	jk_buffer_dispose(text);
	iv->no_memory |= !kept;
	return kept;
}

void jk_iv_push(jk_interview *iv, jk_list *list, const void *item)
{
	if (!item || jk_list_add(list, iv->arena, item) != JK_OK)
		iv->no_memory = 1;
}

/* --- what the answers give --- */

/* What stands in an undecided element is a note: conditions must not read it as a value. */
static void take_notes(jk_node *node)
{
	if (jk_text_equal(jk_node_attribute(node, "undecided"), "yes")) {
		while (jk_node_first(node))
			jk_node_remove(jk_node_first(node));
		return;
	}
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		take_notes(child);
}

static const jk_set_group *leader_of(const jk_clause_set *set)
{
	for (size_t i = 0; i < set->groups.count; i++)
		if (((const jk_set_group *)set->groups.items[i])->leads)
			return set->groups.items[i];
	return NULL;
}

/* The facts of the decision, and the profile with its gaps: what a draft was filled with is no answer. */
static jk_result build_view(jk_xml **out, const jk_interview *iv, const jk_clause_set *set)
{
	const jk_set_group *leader = leader_of(set);
	jk_result result = jk_xml_new(out, "case");
	if (result != JK_OK)
		return result;
	jk_node *root = jk_xml_root(*out), *profile = jk_node_add_copy(root, jk_xml_root(iv->tree), "profile");
	for (jk_node *child = leader ? jk_node_first_element(jk_xml_root(leader->case_xml)) : NULL; child; child = jk_node_next_element(child))
		if (!jk_node_is(child, "profile") && !jk_node_add_copy(root, child, NULL))
			return JK_NO_MEMORY;
	if (profile)
		take_notes(profile);
	return profile ? JK_OK : JK_NO_MEMORY;
}

typedef struct {
	jk_profile *profile;
	jk_clause_set *set;
	jk_xml *view;
	jk_xpath_scope *scope;
} outcome;

static void drop_outcome(outcome *o)
{
	jk_xpath_scope_free(o->scope);
	jk_xml_free(o->view);
	jk_clause_set_free(o->set);
	jk_profile_free(o->profile);
}

static jk_result reach(outcome *out, jk_interview *iv, jk_diagnostics *diagnostics)
{
	static const jk_xpath_function none[] = {{NULL, 0, 0, JK_XPATH_TEXT, NULL}};
	const jk_assemble_options options = {.default_date = iv->date};
	jk_buffer text;
	jk_buffer_init(&text, JK_XML_FILE_LIMIT);
	jk_result result = jk_draft_put(&text, iv, 1);
	if (result == JK_OK)
		result = jk_profile_parse(&out->profile, iv->reader, jk_buffer_text(&text), text.length, iv->id, diagnostics);
	if (result == JK_OK)
		result = jk_assemble(&out->set, out->profile, iv->catalog, &options, diagnostics);
	if (result == JK_OK)
		result = build_view(&out->view, iv, out->set);
	if (result == JK_OK)
		result = jk_xpath_scope_new(&out->scope, out->view, none, NULL);
	jk_buffer_dispose(&text);
	return result;
}

jk_result jk_iv_settle(jk_interview *iv, jk_diagnostics *diagnostics)
{
	outcome reached = {0};
	jk_result result = reach(&reached, iv, diagnostics);
	if (result != JK_OK) {
		drop_outcome(&reached);
		return result;
	}
	outcome before = {iv->profile, iv->set, iv->view, iv->scope};
	drop_outcome(&before);
	iv->profile = reached.profile;
	iv->set = reached.set;
	iv->view = reached.view;
	iv->scope = reached.scope;
	iv->decision = jk_words_decision(iv);
	return iv->decision ? JK_OK : JK_NO_MEMORY;
}

static void say_faults(jk_interview *iv, const jk_diagnostics *faults)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < jk_diagnostics_count(faults); i++) {
		const jk_diagnostic *item = jk_diagnostics_at(faults, i);
		const jk_diagnostic_kind *kind = jk_diagnostic_kind_of(item->code);
		if (item->severity < JK_ERROR)
			continue;
		jk_buffer_string(&text, text.length ? "\n" : "");
		jk_diagnostic_fill(&text, _(kind->message), item->arguments);
		jk_buffer_format(&text, " [%s]", kind->id);
	}
	/* What the answer does not go with may be an earlier one. */
	jk_buffer_format(&text, "\n%s", _("Answer differently, or write 'back' to change what was answered before."));
	iv->said = jk_iv_keep(iv, &text);
}

static jk_result restore(jk_interview *iv, const jk_buffer *before)
{
	jk_xml *tree;
	jk_diagnostics *faults;
	if (jk_diagnostics_new(&faults) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_xml_parse(&tree, jk_buffer_text(before), before->length, &(jk_origin){.file = iv->id}, faults);
	jk_diagnostics_free(faults);
	if (result != JK_OK)
		return JK_NO_MEMORY;
	jk_xml_free(iv->tree);
	iv->tree = tree;
	return JK_OK;
}

jk_result jk_iv_try(int *taken, jk_interview *iv, jk_iv_change *change, void *state)
{
	jk_buffer before;
	jk_diagnostics *faults;
	*taken = 0;
	if (jk_diagnostics_new(&faults) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&before, 0);
	jk_xml_put_document(&before, iv->tree);
	jk_result result = jk_buffer_result(&before);
	if (result == JK_OK)
		result = change(iv, state);
	if (result == JK_OK)
		result = jk_iv_settle(iv, faults);
	*taken = result == JK_OK;
	if (result == JK_FAILED) {
		say_faults(iv, faults);
		result = restore(iv, &before);
	}
	jk_buffer_dispose(&before);
	jk_diagnostics_free(faults);
	return result;
}

/* --- beginning --- */

static int is_id(const char *id)
{
	return id && *id && *id != '-' && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id) && strlen(id) <= JK_ID_LIMIT;
}

static jk_result begin_tree(jk_interview *iv, const char *vocabulary)
{
	const jk_list *all = &iv->catalog->vocabularies;
	const char *only = all->count == 1 ? ((const jk_vocabulary *)all->items[0])->id : NULL;
	jk_result result = jk_xml_new(&iv->tree, "service-profile");
	vocabulary = vocabulary ? vocabulary : only;
	if (result != JK_OK || !vocabulary)
		return result;
	jk_node *body = jk_node_add(jk_xml_root(iv->tree), "body");
	return body ? jk_node_set(body, "vocabulary", vocabulary) : JK_NO_MEMORY;
}

static jk_result begin(jk_interview *iv, const jk_interview_options *options, jk_diagnostics *diagnostics)
{
	iv->id = jk_arena_string(iv->arena, is_id(options->id) ? options->id : "service");
	iv->date = jk_arena_string(iv->arena, options->date);
	jk_result result = iv->id && iv->date ? begin_tree(iv, options->vocabulary) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_profile_reader_new(&iv->reader, diagnostics);
	if (result == JK_OK) {
		iv->schema = jk_profile_reader_schema(iv->reader);
		result = jk_questions_read(&iv->questions, iv->catalog, diagnostics);
	}
	if (result == JK_OK)
		result = jk_questions_fit(iv, diagnostics);
	if (result == JK_OK)
		result = jk_iv_settle(iv, diagnostics);
	return result == JK_OK ? jk_iv_go_on(iv, diagnostics) : result;
}

jk_result jk_interview_new(jk_interview **out, const jk_catalog *catalog, const jk_interview_options *options, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_interview *iv = jk_arena_allocate(arena, sizeof *iv);
	if (!iv) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	iv->arena = arena;
	iv->catalog = catalog;
	iv->said = iv->decision = "";
	jk_result result = begin(iv, options, diagnostics);
	if (result == JK_OK)
		*out = iv;
	else
		jk_interview_free(iv);
	return result;
}

void jk_interview_free(jk_interview *interview)
{
	if (!interview)
		return;
	drop_outcome(&(outcome){interview->profile, interview->set, interview->view, interview->scope});
	jk_xml_free(interview->tree);
	jk_profile_reader_free(interview->reader);
	jk_questions_free(interview->questions);
	jk_arena_free(interview->arena);
}

/* --- going on with an unfinished profile --- */

int jk_interview_is_unfinished(const char *path)
{
	jk_xml *xml;
	jk_diagnostics *faults;
	if (jk_diagnostics_new(&faults) != JK_OK)
		return 0;
	jk_result result = jk_xml_read(&xml, path, faults);
	jk_diagnostics_free(faults);
	if (result != JK_OK)
		return 0;
	int is = jk_node_is(jk_xml_root(xml), "service-profile") && jk_draft_mark(xml) != NULL;
	jk_xml_free(xml);
	return is;
}

static jk_result take_tree(jk_interview *iv, const jk_profile *profile)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_xml_put_document(&text, jk_profile_xml(profile));
	jk_result result = jk_buffer_result(&text);
	if (result == JK_OK)
		result = restore(iv, &text);
	jk_buffer_dispose(&text);
	iv->id = jk_arena_string(iv->arena, jk_profile_id(profile));
	if (result == JK_OK && iv->id)
		jk_draft_take_off(iv);
	return result == JK_OK && !iv->id ? JK_NO_MEMORY : result;
}

jk_result jk_interview_resume(jk_interview *interview, const char *path, jk_diagnostics *diagnostics)
{
	jk_profile *profile;
	jk_result result = jk_profile_read_with(&profile, interview->reader, path, diagnostics);
	if (result == JK_OK)
		result = take_tree(interview, profile);
	jk_profile_free(profile);
	if (result == JK_OK)
		result = jk_iv_settle(interview, diagnostics);
	return result == JK_OK ? jk_iv_go_on(interview, diagnostics) : result;
}

/* --- what it gives --- */

const jk_interview_question *jk_interview_ask(jk_interview *interview)
{
	if (!interview->now.ask)
		return NULL;
	jk_words_show(interview);
	return interview->no_memory ? NULL : &interview->shown;
}

const char *jk_interview_said(const jk_interview *interview) { return interview->said ? interview->said : ""; }
const char *jk_interview_decision(const jk_interview *interview) { return interview->decision ? interview->decision : ""; }
int jk_interview_governed(const jk_interview *interview) { return jk_clause_set_governed(interview->set); }

/* What was answered and no longer matters, because an earlier answer was changed. */
static jk_result drop_what_does_not_matter(jk_interview *iv, jk_diagnostics *diagnostics)
{
	jk_list keys = {0};
	jk_result result = jk_agenda_all(&keys, iv, diagnostics);
	for (size_t i = 0; i < iv->history.count && result == JK_OK; i++) {
		const jk_asked *asked = iv->history.items[i];
		size_t k = 0;
		while (k < keys.count && !jk_text_equal(keys.items[k], asked->key))
			k++;
		if (k == keys.count && asked->what == JK_ASKED_VALUE)
			jk_tree_drop(iv, asked);
	}
	return result == JK_OK ? jk_iv_settle(iv, diagnostics) : result;
}

jk_result jk_interview_write(char **out, jk_interview *interview, jk_diagnostics *diagnostics)
{
	jk_buffer text;
	jk_profile *profile = NULL;
	const int finished = !interview->now.ask;
	*out = NULL;
	jk_result result = finished ? drop_what_does_not_matter(interview, diagnostics) : JK_OK;
	jk_buffer_init(&text, JK_XML_FILE_LIMIT);
	if (result == JK_OK)
		result = jk_draft_put(&text, interview, finished);
	/* Nothing is written that its reader would refuse. */
	if (result == JK_OK)
		result = jk_profile_parse(&profile, interview->reader, jk_buffer_text(&text), text.length, interview->id, diagnostics);
	jk_profile_free(profile);
	if (result == JK_OK)
		return jk_text_take(out, &text);
	jk_buffer_dispose(&text);
	return result;
}
