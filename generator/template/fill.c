/* Filling templates from data of any shape: the engine alone. */
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "template/function.h"
#include "template/locate.h"
#include "template/template.h"

struct jk_records {
	jk_arena *arena;
	jk_xml *xml;
	jk_xpath_scope *scope;
	jk_function_state state;
	const char *folder; /* of the data */
	jk_xpath *name; /* NULL: by number */
	jk_list nodes;
	jk_output *output; /* memory of the last document, for the next */
	jk_buffer spare;
};

static jk_result read_data(jk_records *records, const char *path, jk_diagnostics *d)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, path, JK_DATA_FILE_LIMIT, d);
	if (result == JK_OK)
		result = jk_xml_parse(&records->xml, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.file = path}, d);
	jk_buffer_dispose(&bytes);
	if (result == JK_OK)
		result = jk_xpath_scope_new(&records->scope, records->xml, jk_template_functions, &records->state);
	return result;
}

static jk_result find_nodes(jk_records *records, const char *path, const char *each, jk_diagnostics *d)
{
	jk_xpath *xpath;
	jk_node *root = jk_xml_root(records->xml);
	if (!each)
		return jk_list_add(&records->nodes, records->arena, root);
	jk_result result = jk_xpath_compile(&xpath, each, &JK_ORIGIN(path, 0), d);
	if (result == JK_OK)
		result = jk_xpath_nodes(&records->nodes, records->arena, xpath, records->scope, root, d);
	if (result == JK_OK && !records->nodes.count) {
		JK_REPORT(d, JK_DIAG_NO_RECORD, &JK_ORIGIN(path, 0), {"expression", each});
		result = JK_FAILED;
	}
	jk_xpath_free(xpath);
	return result;
}

jk_result jk_records_read(jk_records **out, const char *path, const char *each, const char *name, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_records *records = jk_arena_allocate(arena, sizeof *records);
	if (!records) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	records->arena = arena;
	jk_buffer_init(&records->spare, 0);
	jk_function_state_init(&records->state);
	const char *slash = strrchr(path, '/');
	records->folder = jk_arena_text(arena, path, slash ? (size_t)(slash - path) + 1 : 0);
	jk_result result = records->folder ? read_data(records, path, diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = find_nodes(records, path, each, diagnostics);
	if (result == JK_OK && name)
		result = jk_xpath_compile(&records->name, name, &JK_ORIGIN(path, 0), diagnostics);
	if (result == JK_OK)
		*out = records;
	else
		jk_records_free(records);
	return result;
}

void jk_records_free(jk_records *records)
{
	if (!records)
		return;
	jk_output_free(records->output);
	jk_buffer_dispose(&records->spare);
	jk_xpath_free(records->name);
	jk_xpath_scope_free(records->scope);
	jk_function_state_dispose(&records->state);
	jk_xml_free(records->xml);
	jk_arena_free(records->arena);
}

size_t jk_records_count(const jk_records *records) { return records->nodes.count; }

static int is_file_name(const char *name)
{
	return *name && *name != '.' && !name[strcspn(name, "/\\:\n")];
}

const char *jk_records_name(jk_records *records, size_t index, jk_diagnostics *diagnostics)
{
	const char *name;
	if (!records->name)
		return jk_arena_format(records->arena, "%05zu", index + 1);
	if (jk_xpath_string(&name, NULL, records->arena, records->name, records->scope, records->nodes.items[index], diagnostics) != JK_OK)
		return NULL;
	name = jk_text_trim(records->arena, name);
	if (name && is_file_name(name))
		return name;
	jk_origin where = jk_node_origin(records->xml, records->nodes.items[index]);
	JK_REPORT(diagnostics, JK_DIAG_RECORD_NAME, &where, {"name", name ? name : ""}, {"expression", jk_xpath_text(records->name)});
	return NULL;
}

static jk_result open_output(jk_records *records, const jk_template *compiled)
{
	jk_result result = records->output ? jk_output_clear(records->output, compiled->package) : jk_output_new(&records->output, compiled->package);
	if (result == JK_OK)
		jk_output_set_level(records->output, compiled->level);
	return result;
}

static jk_result fill(jk_arena *arena, const jk_template *compiled, jk_records *records, size_t index, jk_diagnostics *d)
{
	jk_run run = {.compiled = compiled, .context = records->nodes.items[index], .arena = arena, .diagnostics = d,
		      .output = records->output, .spare = &records->spare,
		      .folder = records->folder};
	jk_function_state state;
	jk_function_state_init(&state);
	jk_result result = jk_xpath_scope_new(&run.scope, records->xml, jk_template_functions, &state);
	if (result == JK_OK)
		result = jk_template_run(&run);
	jk_xpath_scope_free(run.scope);
	jk_function_state_dispose(&state);
	return result;
}

jk_result jk_template_fill(char **out, size_t *length, const jk_template *compiled, jk_records *records, size_t index, jk_diagnostics *diagnostics)
{
	jk_diagnostics *faults;
	jk_arena *arena = NULL;
	jk_buffer bytes;
	*out = NULL;
	*length = 0;
	jk_buffer_init(&bytes, 0);
	if (jk_diagnostics_new(&faults) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_arena_new(&arena);
	if (result == JK_OK)
		result = open_output(records, compiled);
	if (result == JK_OK)
		result = fill(arena, compiled, records, index, faults);
	if (result == JK_OK)
		result = jk_output_bytes(&bytes, records->output, faults);
	if (jk_locate_faults(diagnostics, faults, compiled->package) != JK_OK)
		result = JK_NO_MEMORY;
	if (result == JK_OK) {
		*out = bytes.bytes;
		*length = bytes.length;
	} else
		jk_buffer_dispose(&bytes);
	jk_diagnostics_free(faults);
	jk_arena_free(arena);
	return result;
}
