/* /paper: the tree a template's expressions read (docs/architecture.md section 5). */
#include <string.h>
#include "base/date.h"
#include "base/text.h"
#include "format/writing.h"

void jk_model_set(jk_writing *w, jk_node *node, const char *name, const char *value)
{
	if (!node || (value && jk_node_set(node, name, value) != JK_OK))
		w->no_memory = 1;
}

static const char *era(jk_writing *w, const char *iso)
{
	jk_date date;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (jk_date_parse(iso, &date))
		jk_date_put_era(&text, date);
	const char *kept = jk_arena_string(w->arena, jk_buffer_text(&text));
	w->no_memory |= !kept || text.failed;
	jk_buffer_dispose(&text);
	return kept ? kept : "";
}

static void add_chapter(jk_writing *w, jk_node *parent, const jk_set_chapter *chapter)
{
	jk_node *node = jk_node_add(parent, "chapter");
	jk_model_set(w, node, "id", chapter->place->id);
	jk_model_set(w, node, "label", chapter->label);
	jk_model_set(w, node, "title", chapter->place->title);
	jk_model_set(w, node, "bookmark", chapter->bookmark);
	const char *page = jk_arena_format(w->arena, "%u", jk_likely_page(w, chapter));
	w->no_memory |= !page;
	jk_model_set(w, node, "page", page);
}

jk_node *jk_model_add_clause(jk_writing *w, jk_node *parent, const jk_set_clause *clause)
{
	jk_node *node = jk_node_add(parent, "clause");
	jk_model_set(w, node, "id", clause->clause->id);
	jk_model_set(w, node, "label", clause->full_label);
	jk_model_set(w, node, "title", clause->clause->title);
	jk_model_set(w, node, "role", clause->text->role);
	jk_model_set(w, node, "version", clause->clause->version);
	return node;
}

/* --- rows --- */

static void add_content(jk_writing *w, jk_node *node, const jk_list *spans)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_block_put(&text, spans);
	w->no_memory |= text.failed || !node || !jk_node_add_text(node, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
}

static void set_number(jk_writing *w, jk_node *node, const char *name, unsigned number)
{
	const char *text = jk_arena_format(w->arena, "%u", number);
	w->no_memory |= !text;
	jk_model_set(w, node, name, text);
}

static void add_row(jk_writing *w, jk_node *parent, const jk_set_row *row)
{
	jk_node *node = jk_node_add(parent, "row");
	jk_model_set(w, node, "id", row->row->id);
	set_number(w, node, "number", row->number);
	jk_model_set(w, node, "applicable", row->applicable ? "yes" : "no");
	jk_model_set(w, node, "reason", row->reason);
	jk_model_set(w, node, "strength", jk_strength_word(row->strength));
	jk_model_set(w, node, "basis", row->basis);
	jk_model_set(w, node, "provision", row->row->cover_count ? row->row->covers[0].provision->id : "");
	jk_model_set(w, node, "actor", row->actor);
	if (!node)
		return;
	add_content(w, jk_node_add(node, "text"), &row->spans);
	for (size_t i = 0; i < row->cells.count; i++) {
		const jk_set_cell *source = row->cells.items[i];
		jk_node *cell = jk_node_add(node, "cell");
		jk_model_set(w, cell, "name", source->name);
		add_content(w, cell, &source->spans);
	}
}

static void add_section(jk_writing *w, jk_node *parent, const jk_set_section *section)
{
	jk_node *node = jk_node_add(parent, "section");
	jk_model_set(w, node, "id", section->section->id);
	jk_model_set(w, node, "title", section->title);
	set_number(w, node, "number", section->number);
	for (size_t i = 0; node && i < section->rows.count; i++)
		add_row(w, node, section->rows.items[i]);
}

/* --- the document --- */

static void add_document(jk_writing *w, jk_node *root)
{
	jk_node *node = jk_node_add(root, "document");
	jk_model_set(w, node, "kind", w->kind->kind);
	const char *mark = w->document && w->document->mark ? w->document->mark : "";
	const char *title = jk_arena_format(w->arena, "%s%s", w->kind->title, mark);
	w->no_memory |= !title;
	jk_model_set(w, node, "title", title);
	jk_model_set(w, node, "annex", w->kind->annex ? w->kind->annex : "");
	if (!w->document || !node)
		return;
	for (size_t i = 0; i < w->document->chapters.count; i++)
		add_chapter(w, node, w->document->chapters.items[i]);
	for (size_t i = 0; i < w->document->clauses.count; i++) {
		const jk_set_clause *clause = w->document->clauses.items[i];
		if (clause->in)
			jk_model_set(w, jk_model_add_clause(w, node, clause), "bookmark", clause->number_bookmark);
	}
	for (size_t i = 0; i < w->document->sections.count; i++)
		add_section(w, node, w->document->sections.items[i]);
}

static const char *section_of(jk_writing *w, const char *provision)
{
	const jk_provision *found = provision ? jk_catalog_provision(w->set->catalog, provision) : NULL;
	return found ? found->section : "";
}

static const char *or_blank(const char *text) { return text ? text : ""; }

static void add_undecided(jk_writing *w, jk_node *root, const jk_undecided *item)
{
	jk_node *node = jk_node_add(root, "undecided");
	jk_model_set(w, node, "id", item->id);
	jk_model_set(w, node, "label", item->label);
	jk_model_set(w, node, "place", or_blank(item->place));
	jk_model_set(w, node, "proposal", or_blank(item->proposal));
	jk_model_set(w, node, "options", or_blank(item->options));
	jk_model_set(w, node, "decider", or_blank(item->decider));
	jk_model_set(w, node, "due", item->due ? era(w, item->due) : "");
	jk_model_set(w, node, "note", or_blank(item->note));
	jk_model_set(w, node, "basis", section_of(w, item->provision));
}

static void add_default(jk_writing *w, jk_node *root, const jk_value *value)
{
	const jk_clause *owner = value->parameter->owner;
	jk_node *node = jk_node_add(root, "default");
	jk_model_set(w, node, "label", value->parameter->label);
	jk_model_set(w, node, "value", value->text);
	jk_model_set(w, node, "place", or_blank(value->place));
	jk_model_set(w, node, "basis", owner->cover_count ? owner->covers[0].provision->section : "");
}

static void add_lists(jk_writing *w, jk_node *root)
{
	jk_list defaults = {0};
	for (size_t i = 0; i < w->set->undecided.count; i++) {
		const jk_undecided *item = w->set->undecided.items[i];
		/* What only the profile asks for (a name on the cover) concerns every paper, and so do terms: templates write them, too. */
		int everywhere = !item->documents.count || jk_catalog_label(w->set->catalog, "term", item->parameter);
		if (everywhere || jk_undecided_in(item, w->kind->kind))
			add_undecided(w, root, item);
	}
	if (!w->document)
		return;
	w->no_memory |= jk_set_defaults(&defaults, w->arena, w->document) != JK_OK;
	for (size_t i = 0; i < defaults.count; i++)
		add_default(w, root, defaults.items[i]);
}

static void add_terms(jk_writing *w, jk_node *root)
{
	const jk_vocabulary *vocabulary = w->set->vocabulary;
	for (size_t i = 0; i < vocabulary->term_count; i++) {
		jk_node *node = jk_node_add(root, "term");
		jk_model_set(w, node, "key", vocabulary->keys[i]);
		w->no_memory |= !node || !jk_node_add_text(node, vocabulary->terms[i]);
	}
}

static void add_reasons(jk_writing *w, jk_node *root)
{
	for (size_t i = 0; i < w->group->reasons.count; i++) {
		const jk_reason *reason = w->group->reasons.items[i];
		jk_node *node = jk_node_add(root, "reason");
		jk_model_set(w, node, "provision", reason->provision);
		jk_model_set(w, node, "section", section_of(w, reason->provision));
		w->no_memory |= !node || !jk_node_add_text(node, reason->text);
	}
}

jk_result jk_model_build(jk_writing *w)
{
	if (jk_xml_new(&w->model, "paper") != JK_OK)
		return JK_NO_MEMORY;
	jk_node *root = jk_xml_root(w->model), *from = jk_xml_root(w->group->case_xml);
	jk_model_set(w, root, "final", w->set->final ? "yes" : "no");
	jk_model_set(w, root, "date", w->set->date);
	jk_model_set(w, root, "draft-label", w->set->final ? "" : "案");
	for (jk_node *child = jk_node_first_element(from); child; child = jk_node_next_element(child))
		w->no_memory |= !jk_node_add_copy(root, child, NULL);
	add_document(w, root);
	add_lists(w, root);
	add_terms(w, root);
	add_reasons(w, root);
	if (w->kind->trace)
		jk_model_trace(w, root);
	return w->no_memory ? JK_NO_MEMORY : JK_OK;
}

/* --- functions --- */

static const jk_undecided *item_named(const jk_writing *w, const char *parameter)
{
	for (size_t i = 0; i < w->set->undecided.count; i++) {
		const jk_undecided *item = w->set->undecided.items[i];
		if (jk_text_equal(item->parameter, parameter))
			return item;
	}
	return NULL;
}

/* 【未決：U-003 label】 */
static const char *undecided_mark(const jk_xpath_call *call, const jk_undecided *item, const char *label)
{
	return jk_arena_format(call->arena, "%s%s%s%s】", JK_UNDECIDED_MARK, item ? item->id : "", item ? " " : "", label);
}

/* What this body's vocabulary leaves out is for it to decide; a term of no vocabulary is the template's slip. */
static const char *call_term(const jk_xpath_call *call)
{
	const jk_writing *w = call->state;
	const char *key = call->texts[0], *term = jk_vocabulary_term(w->set->vocabulary, key), *label = jk_catalog_label(w->set->catalog, "term", key);
	if (term)
		return term;
	for (size_t i = 0; i < w->set->catalog->vocabularies.count; i++)
		if (jk_vocabulary_term(w->set->catalog->vocabularies.items[i], key))
			return undecided_mark(call, item_named(w, key), label ? label : key);
	return NULL;
}

static const char *call_label(const jk_xpath_call *call)
{
	const jk_writing *w = call->state;
	const jk_level *level = jk_vocabulary_level(w->set->vocabulary, call->texts[0], call->texts[1]);
	int no_memory = 0;
	if (level)
		return level->label;
	const char *label = jk_vocabulary_label(w->set->catalog, w->set->vocabulary, call->texts[0], call->texts[1], call->arena, &no_memory);
	return no_memory ? NULL : label ? label : call->texts[1];
}

static const jk_undecided *item_at(const jk_writing *w, const char *path)
{
	for (size_t i = 0; path && i < w->set->undecided.count; i++) {
		const jk_undecided *item = w->set->undecided.items[i];
		if (jk_text_equal(item->path, path))
			return item;
	}
	return NULL;
}

/* field(node, 'label'): the text, or the mark of what nobody decided. */
static const char *call_field(const jk_xpath_call *call)
{
	int decided = call->nodes[0] && !(jk_node_is_element(call->nodes[0]) && jk_node_attribute(call->nodes[0], "undecided"));
	if (decided && !jk_text_blank(call->texts[0]))
		return jk_text_trim(call->arena, call->texts[0]);
	const jk_undecided *item = call->nodes[0] ? item_at(call->state, jk_node_path(call->nodes[0], "profile", call->arena)) : NULL;
	return undecided_mark(call, item, call->texts[1]);
}

static const char *call_document(const jk_xpath_call *call)
{
	const jk_writing *w = call->state;
	for (size_t i = 0; i < w->group->papers.count; i++)
		if (jk_text_equal(((const jk_paper *)w->group->papers.items[i])->kind, call->texts[0]))
			return "true";
	return "false";
}

const jk_xpath_function jk_model_functions[] = {
	{"term", 1, 1, JK_XPATH_TEXT, call_term},
	{"label", 2, 2, JK_XPATH_TEXT, call_label},
	{"field", 2, 2, JK_XPATH_TEXT, call_field},
	{"document", 1, 1, JK_XPATH_BOOLEAN, call_document},
	{NULL, 0, 0, JK_XPATH_TEXT, NULL},
};
