/* What the person sees: questions, choices, answers and the decision in words. */
#include <stdio.h>
#include <string.h>
#include "base/date.h"
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/unit.h"
#include "interview/interviewing.h"
#include "profile/country.h"


/* --- languages --- */

/* xgettext: in Japanese "ja": then the catalog's Japanese words are shown, else its English ones. */
int jk_words_japanese(void) { return jk_text_equal(_("language of the questions: en"), "ja"); }

const jk_vocabulary *jk_words_vocabulary(const jk_interview *iv)
{
	const jk_node *body = jk_node_child(jk_xml_root(iv->tree), "body");
	const char *id = body ? jk_node_attribute(body, "vocabulary") : NULL;
	const jk_vocabulary *found = jk_catalog_vocabulary(iv->catalog, id ? id : "kitakyushu");
	return found || !iv->catalog->vocabularies.count ? found : iv->catalog->vocabularies.items[0];
}

const char *jk_words_label(jk_interview *iv, const jk_label *label)
{
	const jk_vocabulary *vocabulary = jk_words_vocabulary(iv);
	const char *text = vocabulary ? jk_vocabulary_label(iv->catalog, vocabulary, label->list, label->key, iv->arena, &iv->no_memory) : label->text;
	return text ? text : "";
}

static const char *phrase_text(jk_interview *iv, const jk_phrase *phrase)
{
	const jk_vocabulary *vocabulary = jk_words_vocabulary(iv);
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < phrase->count; i++) {
		const jk_slot *slot = &phrase->slots[i];
		const char *term = slot->kind == JK_SLOT_TERM && vocabulary ? jk_vocabulary_term(vocabulary, slot->text) : NULL;
		jk_buffer_string(&text, term ? term : slot->text);
	}
	return jk_iv_keep(iv, &text);
}

const char *jk_words_of(jk_interview *iv, const jk_wording *words)
{
	return phrase_text(iv, jk_words_japanese() || !words->english.count ? &words->japanese : &words->english);
}

/* A Japanese word of the catalog; for people who may not read it, behind the word of the machine. */
static const char *both(jk_interview *iv, const char *key, const char *label)
{
	return jk_words_japanese() ? label : jk_iv_format(iv, "%s (%s)", key, label);
}

/* --- choices --- */

static void add(jk_interview *iv, jk_list *keys, jk_list *words, const char *key, const char *word)
{
	jk_iv_push(iv, keys, key);
	jk_iv_push(iv, words, word);
}

static void add_levels(jk_interview *iv, const jk_ask *ask, jk_list *keys, jk_list *words)
{
	const jk_vocabulary *v = jk_words_vocabulary(iv);
	const char *important = v ? jk_vocabulary_term(v, "term.important") : NULL;
	for (size_t i = 0; v && i < v->level_count; i++) {
		const jk_level *level = &v->levels[i];
		if (!jk_text_equal(level->of, ask->of))
			continue;
		const char *word = both(iv, level->id, level->label);
		if (jk_text_equal(ask->of, "confidentiality") && level->important && important && word)
			word = jk_iv_format(iv, _("%s: %s"), word, important);
		add(iv, keys, words, level->id, word);
	}
}

static void add_labels(jk_interview *iv, const jk_ask *ask, jk_list *keys, jk_list *words)
{
	for (size_t i = 0; i < iv->catalog->labels.count; i++) {
		const jk_label *label = iv->catalog->labels.items[i];
		if (jk_text_equal(label->list, ask->list))
			add(iv, keys, words, label->key, both(iv, label->key, jk_words_label(iv, label)));
	}
}

static void add_vocabularies(jk_interview *iv, jk_list *keys, jk_list *words)
{
	for (size_t i = 0; i < iv->catalog->vocabularies.count; i++) {
		const jk_vocabulary *v = iv->catalog->vocabularies.items[i];
		add(iv, keys, words, v->id, both(iv, v->id, v->title));
	}
}

void jk_words_options(jk_interview *iv, const jk_ask *ask, jk_list *keys, jk_list *words)
{
	const int chosen = ask->kind == JK_ASKS_CHOICE || ask->kind == JK_ASKS_MANY;
	for (size_t i = 0; i < ask->option_count; i++)
		add(iv, keys, words, ask->options[i].key, jk_words_of(iv, &ask->options[i].words));
	if (ask->option_count)
		return;
	if (ask->kind == JK_ASKS_LEVEL)
		add_levels(iv, ask, keys, words);
	else if (ask->kind == JK_ASKS_VOCABULARY)
		add_vocabularies(iv, keys, words);
	else if (ask->kind == JK_ASKS_YES_NO) {
		add(iv, keys, words, "yes", _("Yes"));
		add(iv, keys, words, "no", _("No"));
	} else if (chosen && ask->list)
		add_labels(iv, ask, keys, words);
	for (size_t i = 0; chosen && !ask->list && ask->parameter && i < ask->parameter->choice_count; i++)
		add(iv, keys, words, ask->parameter->choices[i].value,
		    both(iv, ask->parameter->choices[i].value, ask->parameter->choices[i].label));
}

/* --- answers that are there --- */

static const char *chosen_word(jk_interview *iv, const jk_ask *ask, const char *key)
{
	jk_list keys = {0}, words = {0};
	jk_words_options(iv, ask, &keys, &words);
	for (size_t i = 0; i < keys.count; i++)
		if (jk_text_equal(keys.items[i], key))
			return words.items[i];
	const jk_country *country = ask->kind == JK_ASKS_COUNTRY ? jk_country_find(key) : NULL;
	return country ? jk_words_japanese() ? country->japanese : country->english : key;
}

static const char *with_unit(jk_interview *iv, const char *text, const char *unit)
{
	const jk_unit *found = unit ? jk_unit_named(unit) : NULL;
	return found && jk_words_japanese() ? jk_iv_format(iv, "%s%s", text, found->word) : jk_iv_format(iv, "%s %s", text, unit ? unit : "");
}

static const char *dated(jk_interview *iv, const char *text)
{
	jk_date date;
	jk_buffer out;
	if (!jk_words_japanese() || !jk_date_parse(text, &date))
		return text;
	jk_buffer_init(&out, 0);
	jk_date_put_era(&out, date);
	return jk_iv_keep(iv, &out);
}

static const char *value_word(jk_interview *iv, const jk_ask *ask, const char *text, const char *unit)
{
	if (ask->kind == JK_ASKS_DURATION || ask->kind == JK_ASKS_NUMBER)
		return with_unit(iv, text, unit ? unit : ask->unit);
	return ask->kind == JK_ASKS_DATE ? dated(iv, text) : chosen_word(iv, ask, text);
}

static const char *undecided_word(jk_interview *iv, const jk_node *node)
{
	const char *decider = jk_node_attribute(node, "decided-by"), *due = jk_node_attribute(node, "due");
	return jk_iv_format(iv, "%s%s%s%s%s", _("undecided"), decider ? "　" : "", decider ? decider : "", due ? "　" : "", due ? due : "");
}

static const char *all_words(jk_interview *iv, const jk_ask *ask, const jk_node *node)
{
	const char *words = NULL, *name = jk_node_name(node);
	for (; node; node = jk_node_next_element(node)) {
		const char *text = jk_node_is(node, name) ? jk_node_content(node, iv->arena) : NULL;
		const char *trimmed = text ? jk_text_trim(iv->arena, text) : NULL;
		const char *word = trimmed ? value_word(iv, ask, trimmed, jk_node_attribute(node, "unit")) : NULL;
		if (word)
			words = words ? jk_iv_format(iv, _("%s, %s"), words, word) : word;
	}
	return words;
}

const char *jk_words_present(jk_interview *iv, const jk_asked *asked)
{
	const char *attribute = jk_tree_attribute(asked->ask);
	const jk_node *node = jk_tree_has(iv, asked) ? jk_tree_element(iv, asked) : NULL;
	if (!node)
		return NULL;
	if (attribute && jk_node_attribute(node, attribute))
		return chosen_word(iv, asked->ask, jk_node_attribute(node, attribute));
	if (jk_text_equal(jk_node_attribute(node, "undecided"), "yes"))
		return undecided_word(iv, node);
	return all_words(iv, asked->ask, node);
}

/* --- the question --- */

/* "機能 2　予約の受付", behind those it lies in. `length` bytes of the context lead to it. */
static void put_place(jk_interview *iv, jk_buffer *out, const jk_ask *repeat, const char *context, size_t length)
{
	const char *path = jk_arena_text(iv->arena, context, length), *open = path ? strrchr(path, '[') : NULL;
	if (!open || !repeat)
		return;
	const jk_ask *outer = repeat->parent;
	size_t above = (size_t)(open - path) - strlen(repeat->path);
	if (above)
		put_place(iv, out, outer, context, above - 1);
	jk_node *node = jk_tree_at(jk_xml_root(iv->tree), path), *name = node ? jk_node_child(node, "name") : NULL;
	const char *words = name ? jk_node_content(name, iv->arena) : NULL;
	jk_buffer_format(out, " > %s %.*s", jk_words_of(iv, &repeat->title), (int)strcspn(open + 1, "]"), open + 1);
	if (!jk_text_blank(words))
		jk_buffer_format(out, "　%s", words);
}

static const char *heading_of(jk_interview *iv, const jk_asked *asked)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_string(&text, jk_words_of(iv, &asked->section->title));
	put_place(iv, &text, asked->ask->parent, asked->context, strlen(asked->context));
	return jk_iv_keep(iv, &text);
}

static const char *why_of(jk_interview *iv, const jk_ask *ask)
{
	const jk_provision *provision = ask->provision;
	if (!provision)
		return NULL;
	return jk_iv_format(iv, _("standard %s: %s"), provision->section, provision->paraphrase);
}

static const char *form_of(const jk_ask *ask, size_t options)
{
	static const char *const forms[] = {
		[JK_ASKS_TEXT] = N_("words"),
		[JK_ASKS_YES_NO] = N_("the number or the word"),
		[JK_ASKS_CHOICE] = N_("the number or the word"),
		[JK_ASKS_MANY] = N_("the numbers, as in 1,3"),
		[JK_ASKS_LEVEL] = N_("the number or the word"),
		[JK_ASKS_NUMBER] = N_("a number"),
		[JK_ASKS_DURATION] = N_("a number and its unit, as in 24 hours or 30 days"),
		[JK_ASKS_DATE] = N_("a date, as in 2027-04-01"),
		[JK_ASKS_COUNTRY] = N_("a country, as in Japan or JP"),
		[JK_ASKS_VOCABULARY] = N_("the number or the word"),
	};
	return _(forms[ask->kind == JK_ASKS_TEXT && options ? JK_ASKS_CHOICE : ask->kind]);
}

static const char *stood_in_form(const jk_interview *iv, const char *key)
{
	for (size_t i = iv->stood.count; i-- > 0;)
		if (jk_text_equal(((const jk_stood *)iv->stood.items[i])->key, key))
			return ((const jk_stood *)iv->stood.items[i])->text;
	return NULL;
}

static void show_value(jk_interview *iv, const jk_asked *asked)
{
	const jk_ask *ask = asked->ask;
	jk_interview_question *q = &iv->shown;
	jk_list keys = {0}, words = {0};
	jk_words_options(iv, ask, &keys, &words);
	q->prompt = jk_words_of(iv, &ask->prompt);
	q->help = jk_words_of(iv, &ask->help);
	q->options = (const char *const *)words.items;
	q->option_count = words.count;
	q->form = form_of(ask, words.count);
	q->present = jk_words_present(iv, asked);
	q->may_be_undecided = !ask->always_decided;
	const char *value = jk_agenda_default(iv, ask);
	if (ask->takes_today)
		q->proposal = dated(iv, iv->date);
	else if (value)
		q->proposal = jk_iv_format(iv, _("%s, the catalog's default"), value);
	else if (ask->may_skip)
		q->proposal = _("no answer");
}

static void show_yes_no(jk_interview *iv, const char *prompt, const char *proposal)
{
	static const char *words[2];
	words[0] = _("Yes");
	words[1] = _("No");
	iv->shown.prompt = prompt;
	iv->shown.help = "";
	iv->shown.options = words;
	iv->shown.option_count = 2;
	iv->shown.form = _("the number or the word");
	iv->shown.proposal = proposal;
}

/* What is open in a section, in two lists. */
typedef struct {
	jk_buffer defaults, others;
} section_items;

static const char *label_of(jk_interview *iv, const jk_ask *ask)
{
	return ask->parameter ? ask->parameter->label : jk_words_of(iv, &ask->prompt);
}

static void list_item(jk_interview *iv, const jk_asked *asked, void *state)
{
	section_items *items = state;
	const char *value = jk_agenda_default(iv, asked->ask), *label = label_of(iv, asked->ask);
	if (jk_agenda_passed(iv, asked->key))
		return;
	if (value)
		JK_SAY(&items->defaults, _("\n  - {label}: {value}"), {"label", label}, {"value", value});
	else
		JK_SAY(&items->others, _("\n  - {label}"), {"label", label});
}

static void find_default(jk_interview *iv, const jk_asked *asked, void *state)
{
	if (jk_agenda_default(iv, asked->ask))
		*(int *)state = 1;
}

void jk_words_ways(jk_interview *iv, const jk_ask *section, jk_list *keys, jk_list *words)
{
	int has_default = 0;
	jk_agenda_each_open(iv, section, find_default, &has_default);
	if (has_default)
		add(iv, keys, words, "defaults", _("take the defaults, ask about the others"));
	add(iv, keys, words, "each", _("ask about each"));
	add(iv, keys, words, "later", _("later: what has no default stays undecided"));
}

static void show_whole(jk_interview *iv, const jk_asked *asked)
{
	jk_list keys = {0}, words = {0};
	section_items items;
	jk_buffer text;
	jk_buffer_init(&items.defaults, 0);
	jk_buffer_init(&items.others, 0);
	jk_buffer_init(&text, 0);
	jk_agenda_each_open(iv, asked->ask, list_item, &items);
	jk_words_ways(iv, asked->ask, &keys, &words);
	jk_buffer_string(&text, _("Several things are to be settled here. How do you want to go about it?"));
	if (items.defaults.length)
		jk_buffer_format(&text, "\n%s%s", _("With a default of the catalog:"), jk_buffer_text(&items.defaults));
	if (items.others.length)
		jk_buffer_format(&text, "\n%s%s", _("Without a default:"), jk_buffer_text(&items.others));
	iv->no_memory |= items.defaults.failed || items.others.failed;
	jk_buffer_dispose(&items.defaults);
	jk_buffer_dispose(&items.others);
	iv->shown.prompt = jk_iv_keep(iv, &text);
	iv->shown.help = _("Defaults are usual values; the papers mark them as such. What stays undecided shows in the papers until somebody decides it.");
	iv->shown.options = (const char *const *)words.items;
	iv->shown.option_count = words.count;
	iv->shown.form = _("the number or the word");
	iv->shown.proposal = words.count ? words.items[0] : NULL;
}

static void show_more(jk_interview *iv, const jk_asked *asked)
{
	jk_node *from = jk_tree_at(jk_xml_root(iv->tree), asked->context);
	int none = !from || jk_tree_count(from, asked->ask->path) == 0;
	show_yes_no(iv, jk_words_of(iv, none ? &asked->ask->any : &asked->ask->more), none ? NULL : _("No"));
	if (asked->added)
		iv->shown.present = _("Yes");
}

void jk_words_show(jk_interview *iv)
{
	const jk_asked *asked = &iv->now;
	iv->shown = (jk_interview_question){.key = asked->key, .left = iv->left};
	iv->shown.heading = heading_of(iv, asked);
	iv->shown.place = jk_iv_format(iv, "%s %s", asked->section->id, asked->context);
	iv->shown.why = why_of(iv, asked->ask);
	iv->shown.stood = stood_in_form(iv, asked->key);
	if (asked->what == JK_ASKED_VALUE)
		show_value(iv, asked);
	else if (asked->what == JK_ASKED_WHOLE)
		show_whole(iv, asked);
	else
		show_more(iv, asked);
}

/* --- the decision --- */

static void put_group(jk_buffer *out, const jk_set_group *group, int several)
{
	if (several) {
		jk_buffer_string(out, out->length ? _("; ") : "");
		for (size_t i = 0; i < group->names.count; i++)
			jk_buffer_format(out, "%s%s", i ? _(", ") : "", (const char *)group->names.items[i]);
		jk_buffer_string(out, ": ");
	}
	const int known = !jk_text_equal(group->confidentiality, "unknown");
	JK_SAY(out, known ? _("chapter {chapter}, approved by {approver}") : _("chapter {chapter} as long as levels are open, approved by {approver}"),
	    {"chapter", group->chapter}, {"approver", group->approver});
}

const char *jk_words_decision(jk_interview *iv)
{
	jk_buffer groups, text;
	const jk_clause_set *set = iv->set;
	const char *papers = jk_iv_format(iv, "%zu", set->papers.count), *open = jk_iv_format(iv, "%zu", set->undecided.count);
	jk_buffer_init(&groups, 0);
	jk_buffer_init(&text, 0);
	if (!jk_clause_set_governed(set))
		jk_buffer_format(&text, "%s", jk_clause_set_scope_reason(set));
	for (size_t i = 0; jk_clause_set_governed(set) && i < set->groups.count; i++)
		put_group(&groups, set->groups.items[i], set->groups.count > 1);
	if (groups.length)
		JK_SAY(&text, _("{groups}; papers: {papers}; open items: {open}"), {"groups", jk_buffer_text(&groups)}, {"papers", papers}, {"open", open});
	jk_buffer_dispose(&groups);
	return jk_iv_keep(iv, &text);
}
