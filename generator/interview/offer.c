/* What stands in a filled-in form, taken into the profile where it is understood. */
#include <string.h>
#include "base/text.h"
#include "interview/interviewing.h"

static const char root[] = "profile/";

/* A field with the question it answers. */
typedef struct {
	jk_interview_field *field;
	const jk_ask *ask; /* NULL: nothing of the profile */
	const jk_form_field *description;
} placed;

/* --- from a field to its question --- */

static const jk_form_field *describe(const jk_interview *iv, const char *id)
{
	const jk_document_kind *kind = jk_catalog_document(iv->catalog, "application");
	for (size_t i = 0; kind && i < kind->field_count; i++)
		if (jk_text_equal(kind->fields[i].id, id))
			return &kind->fields[i];
	return NULL;
}

const char *jk_interview_field_title(const jk_interview *interview, const char *field)
{
	const jk_form_field *found = describe(interview, field);
	return found ? found->title : NULL;
}

static const jk_ask *question_at(const jk_ask *list, const char *path)
{
	const jk_ask *found = NULL;
	for (const jk_ask *ask = list; ask && !found; ask = ask->next) {
		size_t length = ask->path ? strlen(ask->path) : 0;
		if (ask->shape == JK_ASK_SECTION)
			found = question_at(ask->first, path);
		else if (ask->shape == JK_ASK_REPEAT && strncmp(path, ask->path, length) == 0 && path[length] == '/')
			found = question_at(ask->first, path + length + 1);
		else if (ask->shape == JK_ASK_QUESTION && strcmp(ask->path, path) == 0)
			found = ask;
	}
	return found;
}

static placed place(const jk_interview *iv, jk_interview_field *field)
{
	placed p = {.field = field, .description = describe(iv, field->field)};
	if (p.description && jk_text_starts(p.description->path, root))
		p.ask = question_at(jk_questions_first(iv->questions), p.description->path + strlen(root));
	field->outcome = p.ask ? JK_OFFER_BLANK : JK_OFFER_NOWHERE;
	field->shown = NULL;
	return p;
}

/* The repeat a question is in; NULL for one that is asked once. */
static const jk_ask *repeat_of(const jk_ask *ask)
{
	return ask && ask->parent && ask->parent->shape == JK_ASK_REPEAT ? ask->parent : NULL;
}

static unsigned depth_of(const jk_ask *ask)
{
	unsigned depth = 0;
	for (const jk_ask *repeat = repeat_of(ask); repeat; repeat = repeat_of(repeat))
		depth++;
	return depth;
}

static const jk_ask *section_of(const jk_ask *ask)
{
	while (ask->parent)
		ask = ask->parent;
	return ask;
}

/* --- words that say nothing --- */

static int is_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(text, *words) == 0)
			return 1;
	return 0;
}

/* Nobody has looked, or has found out. */
static int is_blank(const char *text)
{
	static const char *const words[] = {"", "未確認", "不明", "－", "―", "-", NULL};
	return is_one_of(text, words);
}

static int is_none(const char *text)
{
	static const char *const words[] = {"なし", "該当なし", NULL};
	return is_blank(text) || is_one_of(text, words);
}

/* 【未決：U-007 提供者の名称】, and nothing beside it. */
static int is_undecided(const char *text)
{
	static const char begin[] = "【未決", close[] = "】";
	const char *end = jk_text_starts(text, begin) ? strstr(text, close) : NULL;
	return (end && !end[strlen(close)]) || strcmp(text, "未定") == 0 || strcmp(text, "未決") == 0;
}

/* --- one field --- */

static void leave_to_be_asked(jk_interview *iv, const jk_asked *asked, jk_interview_field *field)
{
	jk_stood *stood = jk_arena_allocate(iv->arena, sizeof *stood);
	if (stood)
		*stood = (jk_stood){asked->key, jk_arena_string(iv->arena, field->text)};
	iv->no_memory |= !stood || !stood->text;
	jk_iv_push(iv, &iv->stood, stood);
	field->outcome = JK_OFFER_ASKED;
}

/* Lines of a cell are one value here: papers write values in running text. */
static const char *one_line(jk_interview *iv, const char *text)
{
	jk_buffer out;
	jk_buffer_init(&out, 0);
	for (const char *at = text; *at; at++)
		jk_buffer_char(&out, *at == '\n' ? ' ' : *at);
	const char *kept = jk_iv_keep(iv, &out);
	kept = kept ? jk_text_trim(iv->arena, kept) : NULL;
	return kept ? kept : "";
}

static jk_result take_field(jk_interview *iv, placed *p, const char *context)
{
	const char *text = one_line(iv, p->field->text);
	jk_asked asked = {.what = JK_ASKED_VALUE, .ask = p->ask, .section = section_of(p->ask), .context = context};
	jk_answer answer = {0};
	int taken = 0;
	asked.key = jk_iv_format(iv, "%s%s%s", context, *context ? "/" : "", p->ask->path);
	if (!asked.key)
		return JK_NO_MEMORY;
	if (jk_tree_has(iv, &asked) || is_blank(text)) {
		p->field->outcome = is_blank(text) ? JK_OFFER_BLANK : JK_OFFER_KEPT;
		return JK_OK;
	}
	answer.undecided = is_undecided(text);
	if (answer.undecided ? !p->ask->always_decided : strstr(text, "【未決") == NULL && jk_answer_read(iv, &asked, text, &answer)) {
		jk_result result = jk_iv_put(&taken, iv, &asked, &answer);
		if (result != JK_OK)
			return result;
	}
	if (!taken)
		leave_to_be_asked(iv, &asked, p->field);
	else
		p->field->outcome = answer.undecided ? JK_OFFER_UNDECIDED : JK_OFFER_TAKEN;
	p->field->shown = taken ? jk_words_present(iv, &asked) : NULL;
	iv->said = "";
	return iv->no_memory ? JK_NO_MEMORY : JK_OK;
}

/* --- a row of a list --- */

/* The one of the repeat below `context` whose name is `text`; NULL when there is none. */
static const char *named(jk_interview *iv, const jk_ask *repeat, const char *context, const char *text)
{
	jk_node *from = jk_tree_at(jk_xml_root(iv->tree), context);
	unsigned count = from ? jk_tree_count(from, repeat->path) : 0;
	for (unsigned n = 1; n <= count; n++) {
		const char *path = jk_tree_nth(iv, context, repeat->path, n);
		jk_node *node = path ? jk_tree_at(jk_xml_root(iv->tree), path) : NULL, *name = node ? jk_node_child(node, "name") : NULL;
		const char *words = name ? jk_node_content(name, iv->arena) : NULL;
		if (jk_text_equal(words, text))
			return path;
	}
	return NULL;
}

/* The row tells of one of this repeat: the deepest of its fields. */
static const jk_ask *repeat_of_row(const placed *row, size_t count)
{
	const jk_ask *deepest = NULL;
	for (size_t i = 0; i < count; i++)
		if (row[i].ask && (!deepest || depth_of(row[i].ask) > depth_of(deepest)))
			deepest = row[i].ask;
	return repeat_of(deepest);
}

/* Where the row belongs: at the root, or in the element whose name one of its fields gives. NULL: nowhere. */
static const char *context_of_row(jk_interview *iv, placed *row, size_t count, const jk_ask *repeat)
{
	const jk_ask *outer = repeat_of(repeat);
	const char *found = outer ? NULL : "";
	for (size_t i = 0; outer && i < count; i++) {
		if (!row[i].ask || repeat_of(row[i].ask) != outer)
			continue;
		found = named(iv, outer, "", one_line(iv, row[i].field->text));
		row[i].field->outcome = found ? JK_OFFER_TAKEN : JK_OFFER_NOWHERE;
		row[i].ask = NULL;
	}
	return found;
}

static int says_none(jk_interview *iv, const placed *row, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!is_none(one_line(iv, row[i].field->text)))
			return 0;
	return 1;
}

static const char *find_or_add(jk_interview *iv, const placed *row, size_t count, const jk_ask *repeat, const char *context, jk_result *result)
{
	jk_asked asked = {.what = JK_ASKED_MORE, .ask = repeat, .section = section_of(repeat), .context = context};
	int taken = 0;
	for (size_t i = 0; i < count; i++)
		if (row[i].ask && jk_text_equal(row[i].ask->path, "name") && repeat->number) {
			const char *there = named(iv, repeat, context, one_line(iv, row[i].field->text));
			if (there)
				return there;
		}
	*result = jk_iv_add(&taken, iv, &asked);
	return taken ? asked.added : NULL;
}

static jk_result take_row(jk_interview *iv, placed *row, size_t count)
{
	const jk_ask *repeat = repeat_of_row(row, count);
	const char *context = repeat && !says_none(iv, row, count) ? context_of_row(iv, row, count, repeat) : NULL;
	jk_result result = JK_OK;
	if (!context) {
		for (size_t i = 0; i < count && repeat && !says_none(iv, row, count); i++)
			row[i].field->outcome = JK_OFFER_NOWHERE;
		return JK_OK;
	}
	const char *place = find_or_add(iv, row, count, repeat, context, &result);
	for (size_t i = 0; place && i < count && result == JK_OK; i++)
		if (row[i].ask)
			result = take_field(iv, &row[i], place);
	return result;
}

jk_result jk_interview_offer(jk_interview *interview, jk_interview_field *fields, size_t count, int listed)
{
	interview->reading_form = 1;
	placed *row = jk_arena_array(interview->arena, count + 1, sizeof *row);
	jk_result result = row ? JK_OK : JK_NO_MEMORY;
	for (size_t i = 0; row && i < count; i++)
		row[i] = place(interview, &fields[i]);
	if (row && listed)
		result = take_row(interview, row, count);
	for (size_t i = 0; row && !listed && i < count && result == JK_OK; i++)
		if (row[i].ask && !repeat_of(row[i].ask))
			result = take_field(interview, &row[i], "");
	interview->reading_form = 0;
	return result;
}

jk_result jk_interview_offered(jk_interview *interview, jk_diagnostics *diagnostics) { return jk_iv_go_on(interview, diagnostics); }
