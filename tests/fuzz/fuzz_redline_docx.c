/* Any bytes as the bodies of two DOCX documents, parted by a NUL: what comes out is XML again. */
#include <stdint.h>
#include "../pack.h"
#include "base/xml.h"
#include "jokou/redline.h"
#include "package/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static char *pack(size_t *length, const char *text, size_t size)
{
	const jk_pack_part parts[] = {{"[Content_Types].xml", JK_PACK_TYPES, 0}, {"_rels/.rels", JK_PACK_RELS, 0}, {"word/document.xml", text, size}, {NULL, NULL, 0}};
	return jk_pack(length, parts);
}

static void check(const char *bytes, size_t length, jk_diagnostics *d)
{
	jk_package *package;
	jk_buffer copy, part;
	jk_xml *xml;
	jk_buffer_init(&copy, 0);
	jk_buffer_init(&part, 0);
	jk_buffer_add(&copy, bytes, length);
	if (jk_package_from_bytes(&package, "out", &copy, d) != JK_OK || jk_package_part(&part, package, "word/document.xml", d) != JK_OK ||
	    jk_xml_parse(&xml, jk_buffer_text(&part), part.length, NULL, d) != JK_OK)
		abort();
	jk_xml_free(xml);
	jk_buffer_dispose(&part);
	jk_package_free(package);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *text = (const char *)bytes, *middle = length ? memchr(text, 0, length) : NULL;
	jk_diagnostics *d;
	if (!middle || middle == text || (size_t)(middle - text) + 1 >= length || jk_diagnostics_new(&d) != JK_OK)
		return 0;
	size_t old_length, new_length, out_length;
	char *old_bytes = pack(&old_length, text, (size_t)(middle - text)), *out = NULL;
	char *new_bytes = pack(&new_length, middle + 1, length - (size_t)(middle + 1 - text));
	jk_result result = jk_redline_make(&out, &out_length, old_bytes, old_length, "old", new_bytes, new_length, "new", NULL, NULL, d);
	if (result == JK_FAILED && !jk_diagnostics_at_least(d, JK_ERROR))
		abort();
	if (result == JK_OK)
		check(out, out_length, d);
	jk_text_free(out);
	jk_diagnostics_free(d);
	free(old_bytes);
	free(new_bytes);
	return 0;
}
