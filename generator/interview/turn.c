/* Turns: a line, and what becomes of it. */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "base/xml_import.h"
#include "interview/interviewing.h"

/* --- to the next question --- */

/* A repeat that must have one begins without being asked whether. */
static int begins_unasked(jk_interview *iv)
{
	const jk_asked *now = &iv->now;
	if (!now->ask || now->what != JK_ASKED_MORE || now->ask->any.japanese.count)
		return 0;
	jk_node *from = jk_tree_at(jk_xml_root(iv->tree), now->context);
	return from && !jk_tree_count(from, now->ask->path);
}

jk_result jk_iv_go_on(jk_interview *iv, jk_diagnostics *diagnostics)
{
	jk_result result = jk_agenda_next(iv, diagnostics);
	while (result == JK_OK && begins_unasked(iv)) {
		const char *path;
		result = jk_tree_add(&path, iv, &iv->now);
		if (result == JK_OK)
			result = jk_iv_settle(iv, diagnostics);
		if (result == JK_OK)
			result = jk_agenda_next(iv, diagnostics);
	}
	iv->at = iv->history.count;
	return result;
}

static void remember(jk_interview *iv, const jk_asked *asked)
{
	if (iv->at < iv->history.count) {
		*(jk_asked *)iv->history.items[iv->at] = *asked;
		return;
	}
	jk_asked *kept = jk_arena_allocate(iv->arena, sizeof *kept);
	if (kept)
		*kept = *asked;
	jk_iv_push(iv, &iv->history, kept);
}

/* --- back --- */

/* The first of a repeat that must have one is never asked for, so its question is passed by. */
static int go_back(jk_interview *iv)
{
	if (!iv->at) {
		iv->said = _("This is the first question.");
		return 0;
	}
	iv->now = *(const jk_asked *)iv->history.items[--iv->at];
	return 1;
}

/* --- a value --- */

typedef struct {
	const jk_asked *asked;
	const jk_answer *answer;
} putting;

static jk_result put(jk_interview *iv, void *state)
{
	const putting *p = state;
	return jk_tree_put(iv, p->asked, p->answer);
}

jk_result jk_iv_put(int *taken, jk_interview *iv, const jk_asked *asked, const jk_answer *answer)
{
	putting p = {asked, answer};
	jk_result result = jk_iv_try(taken, iv, put, &p);
	if (result == JK_OK && *taken)
		jk_agenda_unpass(iv, asked->key);
	return result;
}

static jk_result drop(jk_interview *iv, void *state)
{
	jk_tree_drop(iv, state);
	return JK_OK;
}

static jk_result pass_over(int *taken, jk_interview *iv, const jk_asked *asked)
{
	jk_asked copy = *asked;
	jk_result result = jk_iv_try(taken, iv, drop, &copy);
	if (result == JK_OK && *taken)
		jk_agenda_pass(iv, asked->key);
	return result;
}

static int may_pass(const jk_interview *iv, const jk_ask *ask) { return ask->may_skip || jk_agenda_default(iv, ask); }

static jk_result take_value(int *taken, jk_interview *iv, const jk_asked *asked, const char *line)
{
	jk_answer answer;
	if (!*line && jk_tree_has(iv, asked)) {
		*taken = 1;
		return JK_OK;
	}
	if (!*line && asked->ask->takes_today)
		line = iv->date;
	if (!*line && may_pass(iv, asked->ask))
		return pass_over(taken, iv, asked);
	if (!*line) {
		iv->said = asked->ask->always_decided ? _("An answer is needed here.") : _("An answer is needed here. If nobody knows it yet, write 'undecided'.");
		return JK_OK;
	}
	if (!jk_answer_read(iv, asked, line, &answer))
		return iv->no_memory ? JK_NO_MEMORY : JK_OK;
	return jk_iv_put(taken, iv, asked, &answer);
}

/* --- a whole section --- */

static void pass_default(jk_interview *iv, const jk_asked *asked, void *state)
{
	(void)state;
	if (jk_agenda_default(iv, asked->ask))
		jk_agenda_pass(iv, asked->key);
	else
		jk_agenda_unpass(iv, asked->key);
}

static void pass_any(jk_interview *iv, const jk_asked *asked, void *state)
{
	(void)state;
	jk_agenda_pass(iv, asked->key);
}

static void pass_none(jk_interview *iv, const jk_asked *asked, void *state)
{
	(void)state;
	jk_agenda_unpass(iv, asked->key);
}

static jk_result take_whole(int *taken, jk_interview *iv, const jk_asked *asked, const char *line)
{
	jk_list keys = {0}, words = {0};
	jk_words_ways(iv, asked->ask, &keys, &words);
	const char *way = *line || !keys.count ? jk_answer_choose(iv, line, &keys, &words) : keys.items[0];
	if (!way) {
		iv->said = _("Write the number of one of the choices.");
		return iv->no_memory ? JK_NO_MEMORY : JK_OK;
	}
	jk_agenda_each_open(iv, asked->ask, jk_text_equal(way, "later") ? pass_any : jk_text_equal(way, "each") ? pass_none : pass_default, NULL);
	jk_agenda_pass(iv, asked->key);
	*taken = 1;
	return iv->no_memory ? JK_NO_MEMORY : JK_OK;
}

/* --- one more --- */

static int read_yes_no(jk_interview *iv, const char *line, int otherwise)
{
	int said = *line ? jk_answer_yes(iv, line) : otherwise;
	if (said < 0)
		iv->said = _("Write 1 for yes or 2 for no.");
	return said;
}

static int lies_in(const char *key, const char *place)
{
	size_t length = strlen(place);
	return strncmp(key, place, length) == 0 && (key[length] == '/' || !key[length]);
}

static void forget(jk_interview *iv, const char *place)
{
	size_t kept = 0;
	for (size_t i = 0; i < iv->history.count; i++)
		if (!lies_in(((const jk_asked *)iv->history.items[i])->key, place))
			iv->history.items[kept++] = iv->history.items[i];
	iv->history.count = kept;
	kept = 0;
	for (size_t i = 0; i < iv->passed.count; i++)
		if (!lies_in(iv->passed.items[i], place))
			iv->passed.items[kept++] = iv->passed.items[i];
	iv->passed.count = kept;
}

static jk_result remove_place(jk_interview *iv, void *state)
{
	jk_node *node = jk_tree_at(jk_xml_root(iv->tree), state);
	if (node)
		jk_node_remove(node);
	return JK_OK;
}

/* Somebody has gone back to say that the one added then is none. Only the last can go: the others would change their numbers. */
static jk_result take_back(int *taken, jk_interview *iv, const jk_asked *asked)
{
	jk_node *from = jk_tree_at(jk_xml_root(iv->tree), asked->context);
	const char *last = jk_tree_nth(iv, asked->context, asked->ask->path, from ? jk_tree_count(from, asked->ask->path) : 0);
	if (!jk_text_equal(last, asked->added)) {
		iv->said = _("Others were added after it: go back to the last of them first.");
		return JK_OK;
	}
	char *place = jk_copy_string(last);
	if (!place)
		return JK_NO_MEMORY;
	jk_result result = jk_iv_try(taken, iv, remove_place, place);
	if (result == JK_OK && *taken)
		forget(iv, place);
	jk_release(place);
	return result;
}

static jk_result add(jk_interview *iv, void *state)
{
	jk_asked *asked = state;
	return jk_tree_add(&asked->added, iv, asked);
}

jk_result jk_iv_add(int *taken, jk_interview *iv, jk_asked *asked) { return jk_iv_try(taken, iv, add, asked); }

static jk_result take_more(int *taken, jk_interview *iv, jk_asked *asked, const char *line)
{
	jk_node *from = jk_tree_at(jk_xml_root(iv->tree), asked->context);
	int some = from && jk_tree_count(from, asked->ask->path) > 0, yes = read_yes_no(iv, line, asked->added ? 1 : some ? 0 : -1);
	if (yes < 0 || (yes && asked->added)) {
		*taken = yes > 0;
		return JK_OK;
	}
	if (yes) {
		jk_agenda_unpass(iv, asked->key);
		return jk_iv_add(taken, iv, asked);
	}
	jk_result result = JK_OK;
	if (asked->added)
		result = take_back(taken, iv, asked);
	else
		*taken = 1;
	if (result == JK_OK && *taken) {
		asked->added = NULL;
		jk_agenda_pass(iv, asked->key);
	}
	return result;
}

/* --- the turn --- */

static jk_result take(int *taken, jk_interview *iv, jk_asked *asked, const char *line)
{
	*taken = 0;
	if (asked->what == JK_ASKED_WHOLE)
		return take_whole(taken, iv, asked, line);
	return asked->what == JK_ASKED_MORE ? take_more(taken, iv, asked, line) : take_value(taken, iv, asked, line);
}

static jk_result answer(jk_interview_turn *out, jk_interview *iv, const char *line, jk_diagnostics *diagnostics)
{
	int taken;
	jk_asked asked = iv->now;
	jk_result result = take(&taken, iv, &asked, line);
	if (result != JK_OK || !taken)
		return result;
	*out = JK_TURN_TAKEN;
	remember(iv, &asked);
	return jk_iv_go_on(iv, diagnostics);
}

/* Whether it is text that a profile can hold: UTF-8 without control characters. */
static int is_text(const char *line)
{
	enum { DELETE = 0x7F, REPLACEMENT = 0xFFFD };
	for (unsigned c; (c = jk_text_next(&line));)
		if ((c < ' ' && c != '\t') || c == DELETE || c == REPLACEMENT || (c > 0x7F && c < 0xA0))
			return 0;
	return 1;
}

jk_result jk_interview_answer(jk_interview_turn *out, jk_interview *interview, const char *line, jk_diagnostics *diagnostics)
{
	const char *plain = jk_text_trim(interview->arena, line);
	*out = JK_TURN_REFUSED;
	interview->said = "";
	if (!plain)
		return JK_NO_MEMORY;
	if (jk_answer_is(plain, JK_TURN_BACK))
		*out = go_back(interview) ? JK_TURN_BACK : JK_TURN_REFUSED;
	else if (!interview->now.ask || jk_answer_is(plain, JK_TURN_STOP))
		*out = JK_TURN_STOP;
	else if (jk_answer_is(plain, JK_TURN_HELP))
		*out = JK_TURN_HELP;
	else if (!is_text(plain))
		interview->said = _("There are characters in this that are no text. Please type it again.");
	else {
		jk_result result = answer(out, interview, plain, diagnostics);
		return interview->no_memory ? JK_NO_MEMORY : result;
	}
	return interview->no_memory ? JK_NO_MEMORY : JK_OK;
}
