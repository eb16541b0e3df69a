#include "template/field.h"
#include <limits.h>
#include <string.h>
#include "base/date.h"
#include "base/text.h"

enum { MEMBERS_MOST = 1000 }; /* names in one parent of an example; beyond, anything may stand there */

static const char *const jokou_schema = "urn:jokou:schema";

/* --- building --- */

static jk_datum *new_field(jk_arena *arena, jk_datum *parent, jk_datum_kind kind, const char *name)
{
	jk_datum *field = jk_arena_allocate(arena, sizeof *field);
	jk_list *members = jk_arena_allocate(arena, sizeof *members);
	const char *kept = jk_arena_string(arena, name);
	if (!field || !members || !kept)
		return NULL;
	*field = (jk_datum){.kind = kind, .name = kept, .uri = "", .parent = parent, .members = members, .most = 1, .label = "",
			    .origin = parent ? parent->origin : "data"};
	return field;
}

jk_datum *jk_datum_add(jk_field_model *model, jk_datum *parent, jk_datum_kind kind, const char *name)
{
	jk_datum *field = new_field(model->arena, parent, kind, name);
	return field && jk_list_add(parent->members, model->arena, field) == JK_OK ? field : NULL;
}

jk_result jk_field_model_new(jk_field_model **out, jk_fields_known known, const char *root)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_field_model *model = jk_arena_allocate(arena, sizeof *model);
	if (model) {
		*model = (jk_field_model){.arena = arena, .known = known};
		model->document = new_field(arena, NULL, JK_DATUM_DOCUMENT, "");
		model->root = model->document ? jk_datum_add(model, model->document, JK_DATUM_ELEMENT, root) : NULL;
	}
	if (!model || !model->root) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	model->root->least = 1;
	model->document->open = model->root->open = known == JK_FIELDS_OPEN;
	*out = model;
	return JK_OK;
}

void jk_field_model_free(jk_field_model *model)
{
	if (!model)
		return;
	jk_schema_free(model->schema);
	jk_arena_free(model->arena);
}

jk_result jk_field_model_open(jk_field_model **out) { return jk_field_model_new(out, JK_FIELDS_OPEN, "data"); }

/* --- from a schema --- */

/* A documentation is a name, a full stop and what to write: "契約の形。individual＝個別契約（Q7）" → "契約の形". */
static const char *label_of(jk_arena *arena, const jk_node *pattern)
{
	const char *text = jk_schema_documentation(pattern);
	if (!text)
		return "";
	const char *stop = strstr(text, "。"), *question = strstr(text, "（Q");
	size_t length = stop ? (size_t)(stop - text) : strlen(text);
	if (question && (size_t)(question - text) < length)
		length = (size_t)(question - text);
	return jk_arena_text(arena, text, length);
}

static int describe(jk_field_model *model, jk_datum *field, const jk_schema_member *member)
{
	const char *from = jk_node_attribute_ns(member->pattern, jokou_schema, "from");
	field->type = member->holding;
	field->words = member->words;
	field->word_count = member->word_count;
	field->least = member->least;
	field->most = member->most;
	field->shape = member->shape;
	field->label = label_of(model->arena, member->pattern);
	field->origin = from ? from : field->origin;
	return field->label != NULL;
}

static int add_text(jk_field_model *model, jk_datum *field)
{
	if (field->kind != JK_DATUM_ELEMENT || field->type == JK_HOLDS_NOTHING)
		return 1;
	jk_datum *text = jk_datum_add(model, field, JK_DATUM_TEXT, "");
	if (!text)
		return 0;
	text->type = field->type;
	text->words = field->words;
	text->word_count = field->word_count;
	return 1;
}

static int share_with_ancestor(jk_datum *field)
{
	for (const jk_datum *above = field->parent; above; above = above->parent)
		if (above->shape == field->shape) {
			field->members = above->members;
			return 1;
		}
	return 0;
}

static jk_result add_members(jk_field_model *model, jk_datum *field)
{
	jk_list members = {0};
	if (!add_text(model, field))
		return JK_NO_MEMORY;
	if (!field->shape || share_with_ancestor(field))
		return JK_OK;
	jk_result result = jk_schema_members(&members, field->shape, model->arena);
	for (size_t i = 0; result == JK_OK && i < members.count; i++) {
		const jk_schema_member *member = members.items[i];
		jk_datum *added = jk_datum_add(model, field, member->shape ? JK_DATUM_ELEMENT : JK_DATUM_ATTRIBUTE, member->name);
		result = added && describe(model, added, member) ? add_members(model, added) : JK_NO_MEMORY;
	}
	return result;
}

jk_result jk_field_model_of_schema(jk_field_model **out, jk_schema *schema)
{
	jk_arena *arena = NULL;
	jk_field_model *model = NULL;
	jk_schema_member root;
	*out = NULL;
	jk_result result = jk_arena_new(&arena);
	if (result == JK_OK)
		result = jk_schema_root(&root, schema, arena);
	if (result == JK_OK)
		result = jk_field_model_new(&model, JK_FIELDS_ALL, root.name);
	if (result == JK_OK)
		result = jk_schema_root(&root, schema, model->arena);
	if (result == JK_OK)
		result = describe(model, model->root, &root) ? add_members(model, model->root) : JK_NO_MEMORY;
	jk_arena_free(arena);
	if (model)
		model->schema = schema;
	else
		jk_schema_free(schema);
	if (result == JK_OK)
		*out = model;
	else
		jk_field_model_free(model);
	return result;
}

/* --- from an example --- */

typedef struct {
	jk_field_model *model;
	jk_datum *field;
	const jk_node *node;
	int no_memory;
} learning;

static jk_datum *find_or_add(learning *l, jk_datum *parent, jk_datum_kind kind, const char *name, const char *uri)
{
	for (size_t i = 0; i < parent->members->count; i++) {
		jk_datum *member = parent->members->items[i];
		if (member->kind == kind && strcmp(member->name, name) == 0 && strcmp(member->uri, uri) == 0)
			return member;
	}
	if (parent->members->count >= MEMBERS_MOST) {
		parent->open = 1;
		return NULL;
	}
	jk_datum *added = jk_datum_add(l->model, parent, kind, name);
	if (added)
		added->uri = jk_arena_string(l->model->arena, uri);
	l->no_memory |= !added || !added->uri;
	return added;
}

static jk_schema_holding holding_of(const char *text)
{
	jk_date date;
	double number;
	if (jk_text_blank(text))
		return JK_HOLDS_NOTHING;
	if (jk_date_parse(text, &date))
		return JK_HOLDS_DATE;
	if (!jk_text_number(text, &number))
		return JK_HOLDS_TEXT;
	return strchr(text, '.') ? JK_HOLDS_DECIMAL : JK_HOLDS_INTEGER;
}

static void learn_text(learning *l, jk_datum *field, const char *text)
{
	const char *trimmed = jk_text_trim(l->model->arena, text);
	l->no_memory |= !trimmed;
	jk_schema_holding held = trimmed ? holding_of(trimmed) : JK_HOLDS_NOTHING;
	int numbers = held != field->type && (held == JK_HOLDS_DECIMAL || held == JK_HOLDS_INTEGER) &&
		      (field->type == JK_HOLDS_DECIMAL || field->type == JK_HOLDS_INTEGER);
	if (held == JK_HOLDS_NOTHING)
		return;
	field->type = field->type == JK_HOLDS_NOTHING || field->type == held ? held : numbers ? JK_HOLDS_DECIMAL : JK_HOLDS_TEXT;
}

static void learn_attribute(const char *name, const char *value, void *state)
{
	learning *l = state;
	int outside = jk_node_attribute(l->node, name) == value;
	jk_datum *field = find_or_add(l, l->field, JK_DATUM_ATTRIBUTE, name, outside ? "" : "*");
	if (field)
		learn_text(l, field, value);
}

static void learn_element(learning *l, jk_datum *field, const jk_node *node);

static void learn_child(learning *l, jk_datum *parent, const jk_node *child)
{
	int is_element = jk_node_is_element(child);
	if (!is_element && jk_text_blank(jk_node_text(child)))
		return;
	jk_datum *field = find_or_add(l, parent, is_element ? JK_DATUM_ELEMENT : JK_DATUM_TEXT, is_element ? jk_node_name(child) : "",
				      is_element ? jk_node_namespace(child) : "");
	if (!field)
		return;
	if (!is_element) {
		learn_text(l, parent, jk_node_text(child));
		field->type = parent->type;
		return;
	}
	field->count = field->counted == jk_node_parent(child) ? field->count + 1 : 1;
	field->counted = jk_node_parent(child);
	field->most = field->count > field->most ? UINT_MAX : field->most;
	learn_element(l, field, child);
}

static void learn_element(learning *l, jk_datum *field, const jk_node *node)
{
	l->field = field;
	l->node = node;
	jk_node_each_attribute(node, learn_attribute, l);
	for (const jk_node *child = jk_node_first(node); child && !l->no_memory; child = jk_node_next(child))
		learn_child(l, field, child);
}

jk_result jk_field_model_of_xml(jk_field_model **out, const jk_xml *xml)
{
	const jk_node *root = jk_xml_root(xml);
	learning l = {0};
	jk_result result = jk_field_model_new(&l.model, JK_FIELDS_SAMPLE, jk_node_name(root));
	*out = NULL;
	if (result != JK_OK)
		return result;
	l.model->root->uri = jk_arena_string(l.model->arena, jk_node_namespace(root));
	l.no_memory |= !l.model->root->uri;
	learn_element(&l, l.model->root, root);
	if (l.no_memory)
		jk_field_model_free(l.model);
	else
		*out = l.model;
	return l.no_memory ? JK_NO_MEMORY : JK_OK;
}

jk_result jk_field_model_of_data(jk_field_model **out, const char *path, jk_diagnostics *diagnostics)
{
	jk_xml *xml;
	*out = NULL;
	jk_result result = jk_xml_read(&xml, path, diagnostics);
	if (result == JK_OK)
		result = jk_field_model_of_xml(out, xml);
	jk_xml_free(xml);
	return result;
}

/* --- looking --- */

jk_datum *jk_datum_member(const jk_datum *field, jk_datum_kind kind, const char *name)
{
	for (size_t i = 0; i < field->members->count; i++) {
		jk_datum *member = field->members->items[i];
		if (member->kind == kind && !*member->uri && strcmp(member->name, name) == 0)
			return member;
	}
	return NULL;
}

jk_datum *jk_datum_at(const jk_field_model *model, const char *path)
{
	char name[128];
	jk_datum *field = model->root;
	while (field && *path) {
		jk_datum_kind kind = *path == '@' ? JK_DATUM_ATTRIBUTE : JK_DATUM_ELEMENT;
		path += kind == JK_DATUM_ATTRIBUTE;
		size_t length = strcspn(path, "/");
		if (length >= sizeof name)
			return NULL;
		memcpy(name, path, length);
		name[length] = '\0';
		field = jk_datum_member(field, kind, name);
		path += length + (path[length] == '/');
	}
	return field;
}

const char *jk_datum_path(const jk_field_model *model, const jk_datum *field, jk_arena *arena)
{
	if (field == model->root)
		return ".";
	if (field->kind == JK_DATUM_DOCUMENT)
		return "/";
	const char *above = jk_datum_path(model, field->parent, arena);
	int top = field->parent == model->root;
	const char *mark = field->kind == JK_DATUM_ATTRIBUTE ? "@" : "", *name = field->kind == JK_DATUM_TEXT ? "text()" : field->name;
	return above ? jk_arena_format(arena, "%s%s%s%s", top ? "" : above, top ? "" : "/", mark, name) : NULL;
}

int jk_datum_is_group(const jk_datum *field)
{
	int elements = 0;
	for (size_t i = 0; i < field->members->count; i++) {
		const jk_datum *member = field->members->items[i];
		if (member->kind == JK_DATUM_TEXT)
			return 0;
		elements |= member->kind == JK_DATUM_ELEMENT;
	}
	return elements && !field->open;
}
