#ifndef JK_TESTS_ODT_SETTLE_H
#define JK_TESTS_ODT_SETTLE_H
/* The text of an ODT document with all its changes accepted or rejected: one line for each paragraph, empty ones too; edges of cells and tables
 * only part lines. Knows nothing of how redlines are made. */
#include "base/xml.h"
#include "mini.h"

/* Lines parted by LF; good to the end of the test. */
const char *jk_test_odt_settle(const char *content, int reject);
/* The same, but only changes of that author are rejected, all others accepted. */
const char *jk_test_odt_settle_of(const char *content, const char *author);
/* A content.xml around the body; `styles` are automatic ones. */
const char *jk_test_odt_content(const char *styles, const char *body);

#endif
