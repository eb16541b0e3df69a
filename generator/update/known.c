/* Undecided items: numbers that stand in papers already, and questions that are new. */
#include <string.h>
#include "assemble/set.h"
#include "base/text.h"
#include "base/xml.h"
#include "update/updating.h"

static size_t count_items(const jk_node *items)
{
	size_t count = 0;
	for (const jk_node *n = items ? jk_node_first_element(items) : NULL; n; n = jk_node_next_element(n))
		count++;
	return count;
}

static jk_result take(jk_updating *u, const jk_node *items)
{
	u->known = jk_arena_array(u->arena, count_items(items) + 1, sizeof *u->known);
	if (!u->known)
		return JK_NO_MEMORY;
	for (const jk_node *n = items ? jk_node_first_element(items) : NULL; n; n = jk_node_next_element(n)) {
		const char *parameter = jk_node_attribute(n, "parameter"), *id = jk_node_attribute(n, "id");
		if (!parameter || !id)
			continue;
		jk_known_undecided *item = &u->known[u->known_count++];
		*item = (jk_known_undecided){jk_arena_string(u->arena, parameter), jk_arena_string(u->arena, id)};
		if (!item->parameter || !item->number)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

jk_result jk_update_known(jk_updating *u)
{
	jk_xml *xml = NULL;
	const jk_origin where = {.file = u->path, .part = "clause-set"};
	jk_result result = jk_xml_parse(&xml, u->base_xml, strlen(u->base_xml), &where, u->diagnostics);
	if (result == JK_OK)
		result = take(u, jk_node_child(jk_xml_root(xml), "undecided-items"));
	jk_xml_free(xml);
	return result;
}

static int is_known(const jk_updating *u, const jk_undecided *item)
{
	for (size_t i = 0; i < u->known_count; i++)
		if (jk_text_equal(u->known[i].parameter, item->parameter))
			return 1;
	return 0;
}

/* As the comment of a generated paper has it. */
static const char *comment_of(jk_arena *arena, const jk_undecided *item)
{
	const struct {
		const char *name, *text;
	} lines[] = {{"選択肢", item->options}, {"既定案", item->proposal}, {"決める人", item->decider}, {"期限", item->due}, {"メモ", item->note}};
	const char *text = jk_arena_format(arena, "%s未決：%s", item->id, item->label);
	for (size_t i = 0; text && i < sizeof lines / sizeof *lines; i++)
		if (lines[i].text)
			text = jk_arena_format(arena, "%s\n%s：%s", text, lines[i].name, lines[i].text);
	return text;
}

static jk_result add_question(jk_updating *u, jk_list *questions, const jk_undecided *item)
{
	jk_question *question = jk_arena_allocate(u->arena, sizeof *question);
	const char *text = jk_arena_format(u->arena, "%s %s", item->id, item->label);
	if (!question || !text)
		return JK_NO_MEMORY;
	*question = (jk_question){.number = jk_arena_string(u->arena, item->id), .text = comment_of(u->arena, item)};
	if (!question->number || !question->text || jk_list_add(questions, u->arena, question) != JK_OK)
		return JK_NO_MEMORY;
	return jk_list_add(&u->update->undecided, u->arena, text);
}

jk_result jk_update_questions(jk_updating *u, jk_list *questions)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < u->set->undecided.count && result == JK_OK; i++) {
		const jk_undecided *item = u->set->undecided.items[i];
		if (!is_known(u, item) && jk_undecided_in(item, u->update->kind))
			result = add_question(u, questions, item);
	}
	return result;
}
