/* Any bytes as XML: parsed or refused with a place; what was parsed is written and parsed again to the same text. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static jk_result rewrite(jk_buffer *out, const char *bytes, size_t length)
{
	jk_xml *xml;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_xml_parse(&xml, bytes, length, &(jk_origin){.file = "fuzz.xml"}, d);
	if (result == JK_OK)
		jk_xml_put_document(out, xml);
	else if (result == JK_FAILED && jk_diagnostics_count(d) != 1)
		abort();
	jk_xml_free(xml);
	jk_diagnostics_free(d);
	return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_buffer first, second;
	jk_buffer_init(&first, 0);
	jk_buffer_init(&second, 0);
	if (rewrite(&first, (const char *)bytes, length) == JK_OK) {
		if (rewrite(&second, first.bytes, first.length) != JK_OK || strcmp(first.bytes, second.bytes) != 0)
			abort();
	}
	jk_buffer_dispose(&first);
	jk_buffer_dispose(&second);
	return 0;
}
