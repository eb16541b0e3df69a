/* Any bytes as the bodies of a draft and of a source, and amendments of ten bytes each, parted by NULs: what comes out is XML again, and the call never
 * fails without a word. */
#include <stdint.h>
#include "../pack.h"
#include "base/xml.h"
#include "jokou/redline.h"
#include "package/package.h"

enum { MOST = 12, FIELDS = 10 };

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

static size_t read_amendments(jk_amendment *out, const uint8_t *bytes, size_t length)
{
	size_t count = 0;
	for (; count < MOST && length >= FIELDS; count++, bytes += FIELDS, length -= FIELDS)
		out[count] = (jk_amendment){.kind = (jk_amendment_kind)(bytes[0] % 5), .paragraph = bytes[1], .last = bytes[2], .from = bytes[3], .to = bytes[4],
					    .source = bytes[5], .source_last = bytes[6], .source_from = bytes[7], .source_to = bytes[8],
					    .author = bytes[9] % 2 ? "a" : NULL, .text = "一\n二"};
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *text = (const char *)bytes, *middle = length ? memchr(text, 0, length) : NULL;
	const char *end = middle ? memchr(middle + 1, 0, length - (size_t)(middle + 1 - text)) : NULL;
	const jk_amend_options options = {.date = "2026-11-23", .references_author = "r"};
	jk_amendment amendments[MOST];
	jk_amend_result done;
	jk_diagnostics *d;
	if (!end || middle == text || end == middle + 1 || jk_diagnostics_new(&d) != JK_OK)
		return 0;
	size_t draft_length, source_length, out_length, count = read_amendments(amendments, (const uint8_t *)end + 1, length - (size_t)(end + 1 - text));
	char *draft = pack(&draft_length, text, (size_t)(middle - text)), *out = NULL;
	char *source = pack(&source_length, middle + 1, (size_t)(end - middle - 1));
	jk_result result = jk_amend(&out, &out_length, &done, draft, draft_length, "draft", source, source_length, "source", amendments, count, &options, d);
	if (result == JK_FAILED && !jk_diagnostics_at_least(d, JK_ERROR))
		abort();
	if (result == JK_OK)
		check(out, out_length, d);
	jk_text_free(out);
	jk_text_free((char *)(uintptr_t)done.refused);
	jk_diagnostics_free(d);
	free(draft);
	free(source);
	return 0;
}
