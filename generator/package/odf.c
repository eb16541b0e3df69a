#include "package/odf.h"
#include "base/text.h"
#include "package/tree.h"

static const char manifest_part[] = "META-INF/manifest.xml";
static const char manifest_uri[] = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

static int is_listed(const jk_node *root, const char *name)
{
	for (const jk_node *n = jk_node_first_element(root); n; n = jk_node_next_element(n))
		if (jk_text_equal(jk_node_attribute_ns(n, manifest_uri, "full-path"), name))
			return 1;
	return 0;
}

static jk_result add_entry(jk_node *root, const char *name, const char *media_type)
{
	jk_node *entry = jk_node_add_like(root, "file-entry");
	if (!entry || jk_node_set_ns(entry, manifest_uri, "full-path", name) != JK_OK)
		return JK_NO_MEMORY;
	return jk_node_set_ns(entry, manifest_uri, "media-type", media_type);
}

static jk_result list_part(jk_output *output, const char *name, const char *media_type, jk_diagnostics *d)
{
	jk_xml *xml = NULL;
	jk_result result = jk_tree_read(&xml, output, manifest_part, d);
	if (result == JK_OK && !is_listed(jk_xml_root(xml), name)) {
		result = add_entry(jk_xml_root(xml), name, media_type);
		if (result == JK_OK)
			result = jk_tree_write(output, manifest_part, xml);
	}
	jk_xml_free(xml);
	return result;
}

jk_result jk_odf_put(jk_output *output, const char *name, const char *media_type, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	jk_result result = jk_output_put(output, name, bytes, length);
	return result == JK_OK ? list_part(output, name, media_type, diagnostics) : result;
}
