/* Whether the table of questions fits the shape of profiles: a question must lead to a field, and offer what that takes. */
#include <string.h>
#include "base/text.h"
#include "interview/interviewing.h"

typedef struct {
	jk_interview *iv;
	jk_diagnostics *diagnostics;
	int failed;
} fitting;

static const jk_schema_member *member_named(fitting *f, const jk_schema_shape *shape, const char *name, size_t length, int attribute)
{
	jk_list members = {0};
	if (jk_schema_members(&members, shape, f->iv->arena) != JK_OK)
		f->iv->no_memory = 1;
	for (size_t i = 0; i < members.count; i++) {
		const jk_schema_member *member = members.items[i];
		if ((member->shape == NULL) == attribute && strlen(member->name) == length && strncmp(member->name, name, length) == 0)
			return member;
	}
	return NULL;
}

static const jk_schema_member *member_at(fitting *f, const jk_schema_member *from, const char *path)
{
	const jk_schema_member *member = from;
	while (member && *path) {
		size_t length = strcspn(path, "/");
		int attribute = *path == '@';
		member = member->shape ? member_named(f, member->shape, path + attribute, length - (size_t)attribute, attribute) : NULL;
		path += length + (path[length] == '/');
	}
	return member;
}

static void refuse(fitting *f, const jk_ask *ask, jk_code code, const char *word)
{
	JK_REPORT(f->diagnostics, code, &JK_ORIGIN(jk_questions_path(f->iv->questions), ask->line), {"id", ask->id}, {"path", ask->path}, {"word", word});
	f->failed = 1;
}

static int has(const jk_list *list, const char *word)
{
	for (size_t i = 0; i < list->count; i++)
		if (jk_text_equal(list->items[i], word))
			return 1;
	return 0;
}

/* All of the profile's words are offered, and no others. */
static void fit_words(fitting *f, const jk_ask *ask, const jk_schema_member *member)
{
	jk_list keys = {0}, words = {0}, allowed = {0};
	jk_words_options(f->iv, ask, &keys, &words);
	if (jk_schema_words(&allowed, member, f->iv->arena) != JK_OK)
		f->iv->no_memory = 1;
	for (size_t i = 0; i < keys.count; i++)
		if (!has(&allowed, keys.items[i]))
			refuse(f, ask, JK_DIAG_QUESTION_WORD, keys.items[i]);
	for (size_t i = 0; i < allowed.count; i++)
		if (!has(&keys, allowed.items[i]))
			refuse(f, ask, JK_DIAG_QUESTION_LACKS, allowed.items[i]);
}

static void fit_list(fitting *f, const jk_ask *list, const jk_schema_member *from)
{
	for (const jk_ask *ask = list; ask; ask = ask->next) {
		const jk_schema_member *member = ask->path ? member_at(f, from, ask->path) : from;
		if (!member)
			refuse(f, ask, JK_DIAG_QUESTION_PATH, ask->path);
		else if (ask->shape != JK_ASK_QUESTION)
			fit_list(f, ask->first, member);
		else if (ask->kind == JK_ASKS_CHOICE || ask->kind == JK_ASKS_MANY || ask->kind == JK_ASKS_YES_NO)
			fit_words(f, ask, member);
	}
}

jk_result jk_questions_fit(jk_interview *iv, jk_diagnostics *diagnostics)
{
	fitting f = {.iv = iv, .diagnostics = diagnostics};
	jk_schema_member root;
	if (jk_schema_root(&root, iv->schema, iv->arena) != JK_OK)
		return JK_NO_MEMORY;
	fit_list(&f, jk_questions_first(iv->questions), &root);
	return iv->no_memory ? JK_NO_MEMORY : f.failed ? JK_FAILED : JK_OK;
}
