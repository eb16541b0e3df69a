/* Functions of templates that make one phrase of several texts, by the rules of 公用文: 及び joins the smallest groups and 並びに those
 * groups; 又は joins the largest groups and 若しくは what is inside them; 、 stands between all but the last two. */
#include "base/i18n.h"
#include "base/text.h"
#include "template/answering.h"

/* The texts of an argument that are not blank, without space around. */
static int collect(jk_answering *a, jk_list *out, int index)
{
	const jk_xpath_call *call = a->call;
	size_t count = call->is_set[index] ? call->sets[index].count : 1;
	for (size_t i = 0; i < count; i++) {
		const char *text = call->is_set[index] ? jk_node_content(call->sets[index].items[i], call->arena) : call->texts[index];
		if (text && jk_text_blank(text))
			continue;
		text = text ? jk_text_trim(call->arena, text) : NULL;
		if (!text || jk_list_add(out, call->arena, text) != JK_OK) {
			a->no_memory = 1;
			return 0;
		}
	}
	return 1;
}

/* Whether any argument of those that make a list found anything. */
static int found_any(const jk_answering *a, int lists)
{
	for (int i = 0; i < lists; i++)
		if (!a->call->is_set[i] || a->call->sets[i].count)
			return 1;
	return 0;
}

static int refuse_empty(jk_answering *a) { return jk_refuse(a, _("there is nothing to list")); }

static void put_joined(jk_buffer *out, const jk_list *texts, const char *between, const char *last)
{
	for (size_t i = 0; i < texts->count; i++) {
		if (i)
			jk_buffer_string(out, i + 1 < texts->count ? between : last);
		jk_buffer_string(out, texts->items[i]);
	}
}

int jk_call_join(jk_answering *a)
{
	const char *separator = a->call->count > 1 ? a->call->texts[1] : "、";
	jk_list texts = {0};
	if (!found_any(a, 1))
		return refuse_empty(a);
	if (!collect(a, &texts, 0))
		return 0;
	put_joined(&a->out, &texts, separator, separator);
	return 1;
}

/* One group as a phrase in the arena. */
static const char *phrase(jk_answering *a, const jk_list *texts, const char *last)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put_joined(&text, texts, "、", last);
	const char *kept = text.failed ? NULL : jk_arena_string(a->call->arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

/* The phrases of the groups that have members; *largest is the most members one has. */
static int collect_groups(jk_answering *a, jk_list *phrases, const char *inner, size_t *largest)
{
	*largest = 0;
	for (int i = 0; i < a->call->count; i++) {
		jk_list texts = {0};
		if (!collect(a, &texts, i))
			return 0;
		if (!texts.count)
			continue;
		const char *text = phrase(a, &texts, inner);
		if (!text || jk_list_add(phrases, a->call->arena, text) != JK_OK) {
			a->no_memory = 1;
			return 0;
		}
		if (texts.count > *largest)
			*largest = texts.count;
	}
	return 1;
}

/* `usual` joins where there is one level; where there are two, `inner` and `outer` do. */
static int list_groups(jk_answering *a, const char *usual, const char *inner, const char *outer)
{
	jk_list phrases = {0}, again = {0};
	size_t largest;
	if (!found_any(a, a->call->count))
		return refuse_empty(a);
	if (!collect_groups(a, &phrases, inner, &largest))
		return 0;
	if (phrases.count > 1 || inner == usual) {
		put_joined(&a->out, &phrases, "、", largest > 1 ? outer : usual);
		return 1;
	}
	/* One group alone is one level. */
	if (!collect_groups(a, &again, usual, &largest))
		return 0;
	put_joined(&a->out, &again, "、", usual);
	return 1;
}

int jk_call_list(jk_answering *a) { return list_groups(a, "及び", "及び", "並びに"); }

int jk_call_either(jk_answering *a) { return list_groups(a, "又は", "若しくは", "又は"); }

/* Between verbs a comma stands before the conjunction, too: 点検し、及び記録し. */
static int list_verbs(jk_answering *a, const char *last)
{
	jk_list texts = {0};
	if (!found_any(a, 1))
		return refuse_empty(a);
	if (!collect(a, &texts, 0))
		return 0;
	put_joined(&a->out, &texts, "、", last);
	return 1;
}

int jk_call_list_verbs(jk_answering *a) { return list_verbs(a, "、及び"); }

int jk_call_either_verbs(jk_answering *a) { return list_verbs(a, "、又は"); }
