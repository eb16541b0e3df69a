#include "package/tree.h"
#include "base/text.h"

jk_result jk_tree_read(jk_xml **out, const jk_output *output, const char *name, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	*out = NULL;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_output_part(&bytes, output, name, diagnostics);
	jk_origin where = {.file = jk_package_path(jk_output_base(output)), .part = name};
	if (result == JK_OK)
		result = jk_xml_parse(out, jk_buffer_text(&bytes), bytes.length, &where, diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

jk_result jk_tree_write(jk_output *output, const char *name, const jk_xml *xml)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_xml_put_document(&bytes, xml);
	jk_result result = jk_buffer_result(&bytes);
	if (result == JK_OK)
		result = jk_output_take(output, name, &bytes);
	jk_buffer_dispose(&bytes);
	return result;
}

jk_result jk_tree_set_child(jk_node **out, jk_node *parent, const char *uri, const char *name, const char *text)
{
	for (jk_node *n = jk_node_first_element(parent), *next; n; n = next) {
		next = jk_node_next_element(n);
		if (jk_node_is(n, name) && jk_text_equal(jk_node_namespace(n), uri))
			jk_node_remove(n);
	}
	jk_memory_clear_failure();
	*out = jk_node_add_ns(parent, uri, name);
	if (!*out)
		return jk_memory_failed() ? JK_NO_MEMORY : JK_OK;
	return jk_node_add_text(*out, text) ? JK_OK : JK_NO_MEMORY;
}
