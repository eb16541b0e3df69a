/* Any bytes as the main part of a ODT template: see part.h. */
#include "part.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) { return fuzz_part("odt", "content.xml", bytes, length); }
