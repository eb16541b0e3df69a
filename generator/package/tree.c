#include "package/tree.h"

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
		result = jk_output_put(output, name, jk_buffer_text(&bytes), bytes.length);
	jk_buffer_dispose(&bytes);
	return result;
}
