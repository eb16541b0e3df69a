/* Two bodies, parted by a NUL byte, as ODT documents: a redline must be made or a reason given, within bounds; it must be XML again, and each of
 * its marks must name a region. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/xml.h"
#include "jokou/redline.h"
#include "package/package.h"
#include "package/zip_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char head[] = "<o:d xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
	"xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
	"xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:xlink='http://www.w3.org/1999/xlink'><o:automatic-styles>"
	"<style:style style:name='T' style:family='text'/></o:automatic-styles><o:body><o:text>";
static const char tail[] = "</o:text></o:body></o:d>";

static void put_part(jk_zip *zip, const char *name, const char *bytes, size_t length)
{
	if (jk_zip_add(zip, name, bytes, length, jk_zip_check(bytes, length), 0) != JK_OK)
		abort();
}

static void pack(jk_buffer *out, const uint8_t *body, size_t length)
{
	static const char mimetype[] = "application/vnd.oasis.opendocument.text", picture[] = "p";
	jk_zip zip = {0};
	jk_buffer content;
	jk_buffer_init(&content, 0);
	jk_buffer_init(out, 0);
	jk_buffer_string(&content, head);
	jk_buffer_add(&content, (const char *)body, length);
	jk_buffer_string(&content, tail);
	if (jk_zip_begin(&zip, out, content.length + 4096) != JK_OK)
		abort();
	put_part(&zip, "mimetype", mimetype, sizeof mimetype - 1);
	put_part(&zip, "content.xml", jk_buffer_text(&content), content.length);
	put_part(&zip, "Pictures/p.png", picture, 1);
	jk_zip_end(&zip);
	jk_zip_dispose(&zip);
	jk_buffer_dispose(&content);
}

static int names_region(const jk_node *tracked, const char *id)
{
	for (const jk_node *n = tracked ? jk_node_first_element(tracked) : NULL; n; n = jk_node_next_element(n))
		if (jk_node_attribute_local(n, "id") && strcmp(jk_node_attribute_local(n, "id"), id) == 0)
			return 1;
	return 0;
}

static void check_marks(const jk_node *node, const jk_node *tracked)
{
	const char *id = jk_node_attribute_local(node, "change-id");
	if (id && strncmp(id, "jkc", 3) == 0 && !names_region(tracked, id))
		abort();
	for (const jk_node *n = jk_node_first_element(node); n; n = jk_node_next_element(n))
		check_marks(n, tracked);
}

static void check_redline(char *bytes, size_t length, jk_diagnostics *d)
{
	jk_buffer all, part;
	jk_package *package;
	jk_xml *xml;
	jk_buffer_init(&all, 0);
	jk_buffer_init(&part, 0);
	jk_buffer_add(&all, bytes, length);
	if (jk_package_from_bytes(&package, "redline", &all, d) != JK_OK || jk_package_part(&part, package, "content.xml", d) != JK_OK ||
	    jk_xml_parse(&xml, jk_buffer_text(&part), part.length, NULL, d) != JK_OK)
		abort();
	const jk_node *text = jk_node_child(jk_node_child(jk_xml_root(xml), "body"), "text");
	if (part.length < 100000)
		check_marks(text, jk_node_child(text, "tracked-changes"));
	jk_xml_free(xml);
	jk_package_free(package);
	jk_buffer_dispose(&part);
	jk_buffer_dispose(&all);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const uint8_t *cut = length ? memchr(bytes, 0, length) : NULL;
	size_t first = cut ? (size_t)(cut - bytes) : length;
	jk_buffer a, b;
	char *out;
	size_t size;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return 0;
	pack(&a, bytes, first);
	pack(&b, cut ? cut + 1 : bytes, cut ? length - first - 1 : length);
	jk_result result = jk_redline_make(&out, &size, jk_buffer_text(&a), a.length, "old", jk_buffer_text(&b), b.length, "new", NULL, NULL, d);
	if (result == JK_FAILED && !jk_diagnostics_at_least(d, JK_ERROR))
		abort();
	if (result == JK_OK)
		check_redline(out, size, d);
	jk_text_free(out);
	jk_buffer_dispose(&a);
	jk_buffer_dispose(&b);
	jk_diagnostics_free(d);
	return 0;
}
