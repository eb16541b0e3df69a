/* Any bytes as a profile: schema and rules judge it, or tell where it is wrong; what both pass is a profile with an id. */
#include <stdint.h>
#include <stdlib.h>
#include "base/schema.h"
#include "profile/rules.h"

extern const char jk_profile_rng[];
extern const size_t jk_profile_rng_length;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const jk_schema *schema(void)
{
	static jk_schema *loaded;
	jk_diagnostics *d;
	if (loaded)
		return loaded;
	if (jk_diagnostics_new(&d) != JK_OK || jk_schema_load(&loaded, jk_profile_rng, jk_profile_rng_length, "profile.rng", d) != JK_OK)
		abort();
	jk_diagnostics_free(d);
	return loaded;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_xml *xml;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return 0;
	if (jk_xml_parse(&xml, (const char *)bytes, length, &(jk_origin){.file = "fuzz.xml"}, d) == JK_OK) {
		jk_result shape = jk_schema_validate(schema(), xml, d);
		if (shape == JK_FAILED && !jk_diagnostics_at_least(d, JK_ERROR))
			abort();
		if (jk_node_is(jk_xml_root(xml), "service-profile") && jk_profile_check(xml, d) == JK_FAILED && !jk_diagnostics_at_least(d, JK_ERROR))
			abort();
		if (shape == JK_OK && !jk_node_attribute(jk_xml_root(xml), "id"))
			abort();
		jk_xml_free(xml);
	}
	jk_diagnostics_free(d);
	return 0;
}
