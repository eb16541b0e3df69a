/* Two bodies and a script of amendments, parted by NUL bytes: a draft must be amended or a reason given, within bounds; what comes out is XML again, and
 * each of its marks names a region. The script holds amendments of eight bytes: kind, paragraph, last or from, to, source, source_last, source_from,
 * source_to. */
#define _GNU_SOURCE /* memmem */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/xml.h"
#include "jokou/redline.h"
#include "package/package.h"
#include "package/zip_write.h"

enum { AMENDMENTS = 64, BYTES = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char head[] = "<o:d xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
	"xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
	"xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:xlink='http://www.w3.org/1999/xlink'><o:automatic-styles>"
	"<style:style style:name='T' style:family='text'/><text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1'/>"
	"<text:list-level-style-number text:level='2' style:num-format='1'/></text:list-style></o:automatic-styles><o:body><o:text>";
static const char tail[] = "</o:text></o:body></o:d>";

static void put_part(jk_zip *zip, const char *name, const char *bytes, size_t length)
{
	if (jk_zip_add(zip, name, bytes, length, jk_zip_check(bytes, length), 0) != JK_OK)
		abort();
}

static void pack(jk_buffer *out, const char *body, size_t length)
{
	static const char mimetype[] = "application/vnd.oasis.opendocument.text", picture[] = "p";
	jk_zip zip = {0};
	jk_buffer content;
	jk_buffer_init(&content, 0);
	jk_buffer_init(out, 0);
	jk_buffer_string(&content, head);
	jk_buffer_add(&content, body, length);
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

static void check(const char *bytes, size_t length, jk_diagnostics *d, int ours)
{
	jk_buffer all, part;
	jk_package *package;
	jk_xml *xml;
	jk_buffer_init(&all, 0);
	jk_buffer_init(&part, 0);
	jk_buffer_add(&all, bytes, length);
	if (jk_package_from_bytes(&package, "amended", &all, d) != JK_OK || jk_package_part(&part, package, "content.xml", d) != JK_OK ||
	    jk_xml_parse(&xml, jk_buffer_text(&part), part.length, NULL, d) != JK_OK)
		abort();
	const jk_node *text = jk_node_child(jk_node_child(jk_xml_root(xml), "body"), "text");
	if (ours && part.length < 100000)
		check_marks(text, jk_node_child(text, "tracked-changes"));
	jk_xml_free(xml);
	jk_package_free(package);
	jk_buffer_dispose(&part);
	jk_buffer_dispose(&all);
}

static size_t read_script(jk_amendment *out, const uint8_t *script, size_t length)
{
	size_t count = 0;
	for (; count < AMENDMENTS && (count + 1) * BYTES <= length; count++) {
		const uint8_t *b = script + count * BYTES;
		out[count] = (jk_amendment){.kind = (jk_amendment_kind)(b[0] % 5), .paragraph = b[1] % 16, .last = b[2] % 16, .from = b[2] % 16, .to = b[3] % 16,
					    .source = b[4] % 16, .source_last = b[5] % 16, .source_from = b[6] % 16, .source_to = b[7] % 16, .author = "a", .text = "t\nu"};
	}
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *draft = (const char *)bytes, *source = length ? memchr(draft, 0, length) : NULL;
	const char *script = source ? memchr(source + 1, 0, length - (size_t)(source + 1 - draft)) : NULL;
	const jk_amend_options options = {.references_author = "r"};
	jk_amendment amendments[AMENDMENTS];
	jk_amend_result result;
	jk_buffer a, b;
	char *out;
	size_t size;
	jk_diagnostics *d;
	if (!script || jk_diagnostics_new(&d) != JK_OK)
		return 0;
	pack(&a, draft, (size_t)(source - draft));
	pack(&b, source + 1, (size_t)(script - source - 1));
	size_t count = read_script(amendments, (const uint8_t *)script + 1, length - (size_t)(script + 1 - draft));
	jk_result done = jk_amend(&out, &size, &result, jk_buffer_text(&a), a.length, "draft", jk_buffer_text(&b), b.length, "source", amendments, count, &options, d);
	if (done == JK_FAILED && !jk_diagnostics_at_least(d, JK_ERROR))
		abort();
	if (done == JK_OK)
		check(out, size, d, !memmem(bytes, length, "jkc", 3)); /* marks of the draft's own may be anything */
	jk_text_free((char *)(uintptr_t)result.refused);
	jk_text_free(out);
	jk_buffer_dispose(&a);
	jk_buffer_dispose(&b);
	jk_diagnostics_free(d);
	return 0;
}
