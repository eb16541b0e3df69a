#include <string.h>
#include "template/compile.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "template/check.h"
#include "template/locate.h"
#include "template/numbering.h"

void jk_compile_fault(jk_compiling *c, jk_code code, const jk_origin *where, const char *tag, const char *detail)
{
	JK_REPORT(c->diagnostics, code, where, {"tag", tag}, {"other", detail});
	c->failed = 1;
	c->unreadable |= code == JK_DIAG_TAG_OPEN || code == JK_DIAG_TAG_UNKNOWN || code == JK_DIAG_TAG_LOOP;
}

jk_xpath *jk_compile_expression(jk_compiling *c, const char *expression, const jk_origin *where)
{
	jk_xpath *xpath;
	jk_result result = jk_xpath_compile(&xpath, expression, where, c->diagnostics);
	c->no_memory |= result == JK_NO_MEMORY;
	c->failed |= result == JK_FAILED;
	if (result != JK_OK)
		return NULL;
	if (jk_list_add(&c->compiled->expressions, c->arena, xpath) == JK_OK)
		return xpath;
	jk_xpath_free(xpath);
	c->no_memory = 1;
	return NULL;
}

static void find_braces(const char *name, const char *value, void *state)
{
	size_t length;
	*(int *)state |= jk_find_braces(value, 0, &length) != NULL || (strcmp(name, "href") == 0 && jk_has_link_tag(value));
}

/* Tags in attributes, and in text outside paragraphs and runs. */
static int has_loose_tags(const jk_node *node)
{
	int found = 0;
	jk_node_each_attribute(node, find_braces, &found);
	for (const jk_node *child = jk_node_first(node); child && !found; child = jk_node_next(child))
		if (jk_node_text(child))
			find_braces("", jk_node_text(child), &found);
		else if (jk_node_is_element(child) && !jk_is_deleted(child) && !jk_is_our_own(child))
			found = has_loose_tags(child);
	return found;
}

static int goes_on(const jk_compiling *c) { return !c->failed && !c->no_memory; }

/* What needs only this part. Features look at the tree when the marks of all blocks are in place. */
static void prepare(jk_compiling *c)
{
	jk_find_contents(c);
	jk_scan_tags(c);
	jk_read_links(c);
	if (c->no_memory || (!c->failed && !c->tags.count && !c->links && !has_loose_tags(jk_xml_root(c->xml))))
		return;
	c->wanted = 1;
	/* Where a tag could not be read, what belongs to it would be told, too. */
	if (!c->unreadable)
		jk_place_blocks(c);
	if (goes_on(c))
		jk_place_tables(c);
	if (goes_on(c))
		jk_free_controls(c);
	if (goes_on(c))
		jk_take_images(c);
	if (goes_on(c))
		jk_take_links(c);
	if (goes_on(c))
		jk_mark_vanishing(c);
	if (goes_on(c))
		jk_number_lists(c);
	if (goes_on(c))
		jk_define_ids(c);
	if (goes_on(c))
		jk_keep_whole(c);
}

/* What needs all parts: references lead from one to another. */
static jk_program *finish(jk_compiling *c)
{
	jk_program *program = NULL;
	if (goes_on(c))
		jk_refer_ids(c);
	if (goes_on(c))
		jk_finish_notes(c);
	if (goes_on(c))
		jk_finish_contents(c);
	if (goes_on(c) && (c->wanted || c->actions.count))
		program = jk_emit_program(c);
	if (program && !goes_on(c)) {
		jk_buffer_dispose(&program->literals);
		program = NULL;
	}
	return program;
}

jk_program *jk_compile_tree(jk_compiling *c)
{
	prepare(c);
	return finish(c);
}

static jk_result result_of(const jk_compiling *c) { return c->no_memory ? JK_NO_MEMORY : c->failed ? JK_FAILED : JK_OK; }

/* A part without any brace can hold no tag, and without a reference none to what may be left out: it will be copied as it is. */
static int may_concern(const jk_buffer *bytes)
{
	static const char *const signs[] = {"{", "｛", "&#", "REF ", "ref-name", "anchor=", "\"#", "<w:footnote ", "<w:endnote ", "%7B", "%7b", "%EF%BD%9B"};
	const char *text = jk_buffer_text(bytes);
	if (strlen(text) < bytes->length) /* in UTF-16 nothing can be seen without parsing */
		return 1;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strstr(text, signs[i]))
			return 1;
	return 0;
}

static jk_result prepare_part(jk_template *compiled, jk_list *parts, const char *name, jk_diagnostics *d)
{
	jk_buffer bytes;
	jk_xml *xml = NULL;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, compiled->package, name, d);
	compiled->needs_annexes |= result == JK_OK && !compiled->has_annexes && jk_may_include(jk_buffer_text(&bytes), bytes.length);
	if (result == JK_OK && (may_concern(&bytes) || jk_has_tagged_links(compiled, name)) && !compiled->needs_annexes)
		result = jk_xml_parse(&xml, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.file = jk_package_path(compiled->package), .part = name}, d);
	jk_buffer_dispose(&bytes);
	if (!xml)
		return result;
	jk_compiling *c = jk_arena_allocate(compiled->arena, sizeof *c);
	if (!c || jk_list_add(parts, compiled->arena, c) != JK_OK) {
		jk_xml_free(xml);
		return JK_NO_MEMORY;
	}
	*c = (jk_compiling){.compiled = compiled, .dialect = compiled->dialect, .arena = compiled->arena, .xml = xml, .part = name, .diagnostics = d};
	c->no_memory |= jk_xml_set_prefix(xml, c->dialect->space, c->dialect->prefix) != JK_OK;
	prepare(c);
	return result_of(c);
}

static jk_result finish_part(jk_compiling *c)
{
	jk_program *program = finish(c);
	if (program && jk_list_add(&c->compiled->programs, c->arena, program) != JK_OK) {
		jk_buffer_dispose(&program->literals);
		c->no_memory = 1;
	}
	return result_of(c);
}

static void worsen(jk_result *result, jk_result one)
{
	if (one != JK_OK && *result != JK_NO_MEMORY)
		*result = one;
}

/* Notes come last: their text is written where their references are. */
static void finish_parts(jk_result *result, const jk_list *parts, int notes)
{
	for (size_t i = 0; i < parts->count; i++) {
		jk_compiling *c = parts->items[i];
		if (jk_is_notes(c->part) != notes)
			continue;
		if (*result != JK_NO_MEMORY && !c->compiled->needs_annexes)
			worsen(result, finish_part(c));
		jk_xml_free(c->xml);
	}
}

static jk_result compile_parts(jk_template *compiled, jk_diagnostics *d)
{
	jk_result result = JK_OK;
	jk_list parts = {0};
	for (size_t i = 0; i < jk_package_count(compiled->package) && result != JK_NO_MEMORY && !compiled->needs_annexes; i++) {
		const char *name = jk_package_name(compiled->package, i);
		if (compiled->dialect->has_tags(name))
			worsen(&result, prepare_part(compiled, &parts, name, d));
	}
	if (result != JK_NO_MEMORY && !compiled->needs_annexes)
		worsen(&result, jk_check_unfilled(compiled, d));
	finish_parts(&result, &parts, 0);
	finish_parts(&result, &parts, 1);
	if (compiled->checker && result != JK_NO_MEMORY && !compiled->needs_annexes)
		worsen(&result, jk_check_parts(compiled, &parts));
	return result;
}

static jk_result compile_all(jk_template *compiled, jk_diagnostics *d)
{
	compiled->dialect = jk_dialect_of(compiled->package);
	if (compiled->dialect)
		return compile_parts(compiled, d);
	jk_origin where = {.file = jk_package_path(compiled->package)};
	JK_REPORT(d, JK_DIAG_TEMPLATE_KIND, &where, {"path", where.file});
	return JK_FAILED;
}

/* What to check a template against, and where its fields go; both may be NULL. */
typedef struct {
	jk_field_model *model;
	jk_template_fields **fields;
} checking;

/* Compiles all, checking what the expressions mean. What is faulty in that way fails, too. */
static jk_result compile_checked(jk_template *compiled, const checking *check, jk_diagnostics *faults)
{
	size_t before = jk_diagnostics_at_least(faults, JK_ERROR);
	jk_result result = check->model ? jk_checker_new(&compiled->checker, check->model, faults) : JK_OK;
	if (result == JK_OK)
		result = compile_all(compiled, faults);
	if (compiled->checker && check->fields && result != JK_NO_MEMORY && !compiled->needs_annexes && jk_checker_fields(check->fields, compiled->checker) != JK_OK)
		result = JK_NO_MEMORY;
	jk_checker_free(compiled->checker);
	compiled->checker = NULL;
	return result == JK_OK && jk_diagnostics_at_least(faults, JK_ERROR) > before ? JK_FAILED : result;
}

static jk_result put_together(jk_template *compiled, const char *path, const checking *check, jk_diagnostics *faults)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, path, JK_PACKAGE_FILE_LIMIT, faults);
	if (result == JK_OK) {
		jk_digest(compiled->digest, jk_buffer_text(&bytes), bytes.length);
		result = jk_package_from_bytes(&compiled->package, path, &bytes, faults);
	}
	jk_buffer_dispose(&bytes);
	if (result == JK_OK && compiled->has_annexes)
		result = jk_include_annexes(&compiled->package, &compiled->places, compiled->arena, faults);
	/* With faulty annexes, too: all faults at once. */
	if (result == JK_OK || (result == JK_FAILED && compiled->places))
		worsen(&result, compile_checked(compiled, check, faults));
	return result;
}

static jk_result read_template(jk_template **out, const char *path, const checking *check, int has_annexes, jk_diagnostics *faults)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	*out = jk_arena_allocate(arena, sizeof **out);
	if (!*out) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	(*out)->arena = arena;
	(*out)->style_names = jk_arena_allocate(arena, sizeof *(*out)->style_names);
	if (!(*out)->style_names)
		return JK_NO_MEMORY;
	(*out)->has_annexes = has_annexes;
	return put_together(*out, path, check, faults);
}

/* Whether there are annexes shows when a part has been inflated. Most templates have none and are done with the first turn. */
static jk_result read_located(jk_template **out, const char *path, const checking *check, jk_diagnostics *diagnostics)
{
	jk_result result = JK_OK;
	jk_template *compiled = NULL;
	int again = 0;
	*out = NULL;
	do {
		jk_diagnostics *faults;
		jk_template_free(compiled);
		compiled = NULL;
		if (jk_diagnostics_new(&faults) != JK_OK)
			return JK_NO_MEMORY;
		result = read_template(&compiled, path, check, again, faults);
		again = compiled && compiled->needs_annexes && result != JK_NO_MEMORY;
		if (!again && jk_annex_locate_faults(diagnostics, faults, compiled ? compiled->package : NULL, compiled ? compiled->places : NULL) != JK_OK)
			result = JK_NO_MEMORY;
		jk_diagnostics_free(faults);
	} while (again);
	if (result == JK_OK)
		*out = compiled;
	else
		jk_template_free(compiled);
	return result;
}

jk_result jk_template_read(jk_template **out, const char *path, jk_diagnostics *diagnostics)
{
	return read_located(out, path, &(checking){.model = NULL}, diagnostics);
}

jk_result jk_template_read_checked(jk_template **out, jk_template_fields **fields, const char *path, jk_field_model *model,
				   jk_diagnostics *diagnostics)
{
	if (fields)
		*fields = NULL;
	return read_located(out, path, &(checking){model, fields}, diagnostics);
}

void jk_template_free(jk_template *compiled)
{
	if (!compiled)
		return;
	for (size_t i = 0; i < compiled->programs.count; i++)
		jk_buffer_dispose(&((jk_program *)compiled->programs.items[i])->literals);
	for (size_t i = 0; i < compiled->fragments.count; i++)
		jk_buffer_dispose(&((jk_program *)compiled->fragments.items[i])->literals);
	for (size_t i = 0; i < compiled->expressions.count; i++)
		jk_xpath_free(compiled->expressions.items[i]);
	jk_numbering_free(compiled->numbering);
	jk_xml_free(compiled->styles);
	jk_package_free(compiled->package);
	jk_arena_free(compiled->arena);
}

void jk_template_set_level(jk_template *compiled, int level) { compiled->level = level; }
const char *jk_template_format(const jk_template *compiled) { return compiled->dialect->format; }

/* Names of bookmarks hold nothing that XML would write otherwise: the quoted name is found in the text of the part. */
int jk_template_has_bookmark(const jk_template *compiled, const char *name)
{
	jk_diagnostics *quiet = NULL;
	jk_buffer part, quoted;
	jk_buffer_init(&part, 0);
	jk_buffer_init(&quoted, 0);
	jk_buffer_format(&quoted, "name=\"%s\"", name);
	int found = jk_diagnostics_new(&quiet) == JK_OK && jk_package_part(&part, compiled->package, compiled->dialect->main_part, quiet) == JK_OK &&
		    !quoted.failed && strstr(jk_buffer_text(&part), jk_buffer_text(&quoted)) != NULL;
	jk_buffer_dispose(&quoted);
	jk_buffer_dispose(&part);
	jk_diagnostics_free(quiet);
	return found;
}
void jk_template_set_version(jk_template *compiled, const char *version) { compiled->version = version; }
