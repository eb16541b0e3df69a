/* Any bytes as an index of releases: read and extended, or refused with a reason. What is written is read again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "jokou/release.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void extend(const jk_release_index *list, jk_diagnostics *d)
{
	jk_release_index *again;
	char *text;
	const jk_release_index_info info = jk_release_index_about(list);
	if (jk_release_index_write(&text, list, info.id, NULL, info.date, info.expires, d) != JK_OK)
		return;
	if (jk_release_index_read(&again, text, strlen(text), "again", d) != JK_OK && info.serial < 999999999)
		abort();
	jk_release_index_free(again);
	jk_text_free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_release_index *list;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return 0;
	if (jk_release_index_read(&list, (const char *)bytes, length, "input", d) == JK_OK) {
		extend(list, d);
		jk_release_index_free(list);
	} else if (!jk_diagnostics_at_least(d, JK_ERROR))
		abort();
	jk_diagnostics_free(d);
	return 0;
}
