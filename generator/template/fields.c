/* The fields that a template reads: noted by the checker, listed for people. */
#include <string.h>
#include "base/text.h"
#include "template/checking.h"

struct jk_template_fields {
	jk_arena *arena;
	jk_template_field *items;
	size_t count;
};

/* --- noting --- */

static void note_use(jk_checker *c, jk_field_read *read)
{
	const jk_template_use *last = read->uses.count ? read->uses.items[read->uses.count - 1] : NULL;
	const char *part = c->where->part ? c->where->part : "";
	if (last && last->paragraph == c->where->paragraph && strcmp(last->tag, c->source) == 0 && strcmp(last->part, part) == 0)
		return;
	jk_template_use *use = jk_arena_allocate(c->arena, sizeof *use);
	c->no_memory |= !use || jk_list_add(&read->uses, c->arena, use) != JK_OK;
	if (use)
		*use = (jk_template_use){jk_check_kept(c, jk_arena_string(c->arena, part)), c->where->paragraph, c->source};
}

static jk_field_read *new_read(jk_checker *c)
{
	jk_field_read *read = jk_arena_allocate(c->arena, sizeof *read);
	if (read && jk_list_add(&c->reads, c->arena, read) == JK_OK)
		return read;
	c->no_memory = 1;
	return NULL;
}

static void note_datum(jk_checker *c, jk_datum *datum, int required)
{
	jk_field_read *read = NULL;
	if (datum->kind == JK_DATUM_DOCUMENT || datum == c->model->root)
		return;
	/* Whether an item of the profile is undecided is no field of its own. */
	if (datum->kind == JK_DATUM_TEXT || (c->model->known == JK_FIELDS_ALL && strcmp(datum->name, "undecided") == 0 && datum->kind == JK_DATUM_ATTRIBUTE))
		datum = datum->parent;
	/* Another checker may have stood at this address before. */
	if (datum->reader == c && datum->read < c->reads.count && ((jk_field_read *)c->reads.items[datum->read])->datum == datum)
		read = c->reads.items[datum->read];
	else {
		datum->reader = c;
		datum->read = c->reads.count;
		read = new_read(c);
	}
	if (!read)
		return;
	read->datum = datum;
	read->required |= required;
	note_use(c, read);
}

/* A wildcard reads what nobody can list. */
void jk_check_note_read(jk_checker *c, const jk_meaning *meaning, int required)
{
	enum { LISTED_MOST = 8 };
	for (size_t i = 0; meaning->data.count <= LISTED_MOST && i < meaning->data.count; i++)
		note_datum(c, meaning->data.items[i], required);
}

void jk_check_note_call(jk_checker *c, const char *path, const char *origin, const char *source)
{
	jk_field_read *read = NULL;
	for (size_t i = 0; i < c->reads.count && !read; i++) {
		jk_field_read *known = c->reads.items[i];
		if (!known->datum && strcmp(known->origin, origin) == 0 && strcmp(known->source, source) == 0)
			read = known;
	}
	if (!read)
		read = new_read(c);
	if (!read)
		return;
	read->path = path;
	read->origin = origin;
	read->source = source;
	read->required |= c->use == JK_USED_AS_VALUE && !c->conditions && !c->depth;
	note_use(c, read);
}

/* --- listing --- */

static const char *type_of(const jk_datum *datum)
{
	static const char *const types[] = {[JK_HOLDS_NOTHING] = "mark", [JK_HOLDS_TEXT] = "text", [JK_HOLDS_DECIMAL] = "decimal",
					    [JK_HOLDS_INTEGER] = "integer", [JK_HOLDS_DATE] = "date", [JK_HOLDS_WORDS] = "choice"};
	return datum->open ? "unknown" : jk_datum_is_group(datum) ? "elements" : types[datum->type];
}

/* "profile/sla/rto" and "group/function/name" are items sla/rto and functions/function/name of the profile. */
static const char *item_of(jk_arena *arena, const char *path)
{
	static const char *const functions[] = {"group/function", "facts/group/function"};
	if (jk_text_starts(path, "profile/"))
		return jk_arena_string(arena, path + strlen("profile/"));
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (jk_text_starts(path, functions[i]))
			return jk_arena_format(arena, "functions/function%s", path + strlen(functions[i]));
	return "";
}

typedef struct {
	jk_arena *arena;
	int no_memory;
} copying;

static const char *copied(copying *to, const char *text)
{
	const char *copy = jk_arena_string(to->arena, text ? text : "");
	to->no_memory |= !copy;
	return copy;
}

static void copy_words(copying *to, jk_template_field *field, const jk_datum *datum)
{
	const char **words = jk_arena_array(to->arena, datum->word_count, sizeof *words);
	to->no_memory |= !words;
	for (size_t i = 0; words && i < datum->word_count; i++)
		words[i] = copied(to, datum->words[i]);
	field->words = words;
	field->word_count = words ? datum->word_count : 0;
}

static void copy_uses(copying *to, jk_template_field *field, const jk_list *uses)
{
	jk_template_use *copies = jk_arena_array(to->arena, uses->count, sizeof *copies);
	to->no_memory |= !copies;
	for (size_t i = 0; copies && i < uses->count; i++) {
		const jk_template_use *use = uses->items[i];
		copies[i] = (jk_template_use){copied(to, use->part), use->paragraph, copied(to, use->tag)};
	}
	field->uses = copies;
	field->use_count = copies ? uses->count : 0;
}

static void copy_datum(copying *to, jk_template_field *field, const jk_field_model *model, const jk_datum *datum)
{
	field->path = jk_datum_path(model, datum, to->arena);
	field->type = type_of(datum);
	field->label = copied(to, datum->label);
	field->origin = copied(to, datum->origin);
	field->source = field->path && jk_text_equal(datum->origin, "profile") ? item_of(to->arena, field->path) : "";
	field->parameter = copied(to, datum->parameter);
	field->fallback = copied(to, datum->fallback);
	to->no_memory |= !field->path || !field->source;
	copy_words(to, field, datum);
}

static void copy_read(copying *to, jk_template_field *field, const jk_field_model *model, const jk_field_read *read)
{
	*field = (jk_template_field){.type = jk_text_equal(read->origin, "clauses") ? "clauses" : "text", .label = "", .parameter = "", .fallback = ""};
	if (read->datum)
		copy_datum(to, field, model, read->datum);
	else {
		field->path = copied(to, read->path);
		field->origin = copied(to, read->origin);
		field->source = copied(to, read->source);
	}
	field->required = read->required;
	copy_uses(to, field, &read->uses);
}

jk_result jk_checker_fields(jk_template_fields **out, const jk_checker *c)
{
	copying to = {.arena = NULL};
	*out = NULL;
	if (jk_arena_new(&to.arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_template_fields *fields = jk_arena_allocate(to.arena, sizeof *fields);
	jk_template_field *items = jk_arena_array(to.arena, c->reads.count, sizeof *items);
	to.no_memory = !fields || !items;
	for (size_t i = 0; items && i < c->reads.count; i++)
		copy_read(&to, &items[i], c->model, c->reads.items[i]);
	if (to.no_memory) {
		jk_arena_free(to.arena);
		return JK_NO_MEMORY;
	}
	*fields = (jk_template_fields){to.arena, items, c->reads.count};
	*out = fields;
	return JK_OK;
}

size_t jk_template_fields_count(const jk_template_fields *fields) { return fields->count; }

const jk_template_field *jk_template_fields_at(const jk_template_fields *fields, size_t index) { return &fields->items[index]; }

void jk_template_fields_free(jk_template_fields *fields)
{
	if (fields)
		jk_arena_free(fields->arena);
}
