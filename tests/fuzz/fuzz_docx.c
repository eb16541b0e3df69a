/* Any bytes as the main part of a DOCX template: see part.h. */
#include "part.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) { return fuzz_part("docx", "word/document.xml", bytes, length); }
