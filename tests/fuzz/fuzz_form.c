/* Any bytes as the main part of a filled-in form; the first byte chooses the format. What is read back is text without a row of its own. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "format/read_form.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check_value(const jk_form_value *value)
{
	if (!value->field || !value->text || (value->list == 0) != (value->row == 0))
		abort();
	for (const char *at = value->text; *at;)
		if (!jk_text_next(&at))
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_form *form;
	jk_diagnostics *d;
	if (!length || jk_diagnostics_new(&d) != JK_OK)
		return 0;
	jk_result result = jk_form_parse(&form, *bytes == 'o', (const char *)bytes + 1, length - 1, &(jk_origin){.file = "fuzz"}, d);
	if (result == JK_FAILED && !jk_diagnostics_at_least(d, JK_ERROR))
		abort();
	for (size_t i = 0; result == JK_OK && i < jk_form_count(form); i++)
		check_value(jk_form_at(form, i));
	jk_form_free(form);
	jk_diagnostics_free(d);
	return 0;
}
