#include "template/bundle.h"
#include "base/text.h"
#include "template/paragraph.h"

jk_result jk_bundle_new(jk_bundle **out, const jk_package *package, jk_list *places, jk_arena *arena, jk_diagnostics *diagnostics)
{
	jk_bundle *bundle = jk_arena_allocate(arena, sizeof *bundle);
	*out = NULL;
	if (!bundle || jk_output_new(&bundle->output, package) != JK_OK)
		return JK_NO_MEMORY;
	bundle->package = package;
	bundle->arena = arena;
	bundle->diagnostics = diagnostics;
	bundle->path = jk_arena_string(arena, jk_package_path(package));
	bundle->no_memory = !bundle->path;
	bundle->places = places;
	bundle->dialect = jk_dialect_of(package);
	bundle->is_docx = bundle->dialect == jk_dialect_named("docx");
	for (size_t i = 0; i < jk_package_count(package) && !bundle->no_memory; i++)
		bundle->no_memory |= jk_names_set(&bundle->members, arena, jk_arena_string(arena, jk_package_name(package, i)), "") != JK_OK;
	*out = bundle;
	return JK_OK;
}

void jk_bundle_free(jk_bundle *bundle)
{
	if (!bundle)
		return;
	for (size_t i = 0; i < bundle->parts.count; i++)
		jk_xml_free(((jk_open_part *)bundle->parts.items[i])->xml);
	jk_output_free(bundle->output);
}

static void note_result(jk_bundle *bundle, jk_result result)
{
	bundle->failed |= result == JK_FAILED;
	bundle->no_memory |= result == JK_NO_MEMORY;
}

/* Each paragraph learns where it was typed, before anything moves. */
static void note_places(jk_bundle *bundle, const char *part, jk_node *root)
{
	unsigned count = 0;
	jk_node *node = NULL;
	while ((node = jk_paragraph_next(bundle->dialect, 0, root, node)) != NULL) {
		jk_place *place = jk_arena_allocate(bundle->arena, sizeof *place);
		if (!place || jk_list_add(bundle->places, bundle->arena, place) != JK_OK) {
			bundle->no_memory = 1;
			return;
		}
		*place = (jk_place){bundle->path, part, ++count};
		jk_node_set_number(node, (unsigned)bundle->places->count);
	}
}

static jk_open_part *add_part(jk_bundle *bundle, const char *name, jk_xml *xml)
{
	jk_open_part *part = jk_arena_allocate(bundle->arena, sizeof *part);
	if (part)
		*part = (jk_open_part){.name = jk_arena_string(bundle->arena, name), .xml = xml};
	if (part && part->name && jk_list_add(&bundle->parts, bundle->arena, part) == JK_OK)
		return part;
	jk_xml_free(xml);
	bundle->no_memory = 1;
	return NULL;
}

static jk_open_part *open_part(jk_bundle *bundle, const char *name)
{
	jk_buffer bytes;
	jk_xml *xml = NULL;
	for (size_t i = 0; i < bundle->parts.count; i++)
		if (jk_text_equal(((jk_open_part *)bundle->parts.items[i])->name, name))
			return bundle->parts.items[i];
	if (!name || !jk_bundle_has(bundle, name))
		return NULL;
	jk_buffer_init(&bytes, 0);
	jk_bundle_bytes(&bytes, bundle, name);
	if (jk_bundle_result(bundle) == JK_OK)
		note_result(bundle, jk_xml_parse(&xml, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.file = bundle->path, .part = name}, bundle->diagnostics));
	jk_buffer_dispose(&bytes);
	jk_open_part *part = xml ? add_part(bundle, name, xml) : NULL;
	if (part)
		note_places(bundle, part->name, jk_xml_root(xml));
	return part;
}

jk_xml *jk_bundle_tree(jk_bundle *bundle, const char *name)
{
	jk_open_part *part = open_part(bundle, name);
	return part ? part->xml : NULL;
}

jk_xml *jk_bundle_change(jk_bundle *bundle, const char *name)
{
	jk_open_part *part = open_part(bundle, name);
	if (!part)
		return NULL;
	part->changed = 1;
	return part->xml;
}

void jk_bundle_add(jk_bundle *bundle, const char *name, jk_xml *xml)
{
	jk_open_part *part = add_part(bundle, name, xml);
	if (!part)
		return;
	part->changed = 1;
	bundle->no_memory |= jk_names_set(&bundle->members, bundle->arena, part->name, "") != JK_OK;
}

void jk_bundle_put(jk_bundle *bundle, const char *name, const jk_buffer *bytes)
{
	const char *kept = jk_arena_string(bundle->arena, name);
	note_result(bundle, jk_buffer_result(bytes));
	note_result(bundle, jk_output_put(bundle->output, name, jk_buffer_text(bytes), bytes->length));
	bundle->no_memory |= jk_names_set(&bundle->members, bundle->arena, kept, "") != JK_OK;
}

int jk_bundle_has(const jk_bundle *bundle, const char *name) { return jk_names_get(&bundle->members, name) != NULL; }

void jk_bundle_bytes(jk_buffer *out, jk_bundle *bundle, const char *name)
{
	note_result(bundle, jk_output_part(out, bundle->output, name, bundle->diagnostics));
}

jk_result jk_bundle_result(const jk_bundle *bundle) { return bundle->no_memory ? JK_NO_MEMORY : bundle->failed ? JK_FAILED : JK_OK; }

static void write_part(jk_bundle *bundle, const jk_open_part *part)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_xml_put_document(&bytes, part->xml);
	note_result(bundle, jk_output_take(bundle->output, part->name, &bytes));
	jk_buffer_dispose(&bytes);
}

jk_result jk_bundle_close(jk_package **out, jk_bundle *bundle)
{
	jk_buffer bytes;
	*out = NULL;
	for (size_t i = 0; i < bundle->parts.count && jk_bundle_result(bundle) == JK_OK; i++)
		if (((jk_open_part *)bundle->parts.items[i])->changed)
			write_part(bundle, bundle->parts.items[i]);
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_bundle_result(bundle);
	if (result == JK_OK)
		result = jk_output_bytes(&bytes, bundle->output, bundle->diagnostics);
	if (result == JK_OK)
		result = jk_package_from_bytes(out, bundle->path, &bytes, bundle->diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}
