#ifndef JK_BASE_HTML_H
#define JK_BASE_HTML_H
/* Pages that are one file, load nothing, follow the light or dark of the reader's machine, and print. */
#include "base/buffer.h"

/* The head, up to and with <body>: `language` of the page, `title`, and the page's own style behind the common one. The common style has the
 * colours var(--ink --paper --quiet --line --head --link --bad --badback --good --goodback --doubt --doubtback). */
void jk_html_begin(jk_buffer *out, const char *language, const char *title, const char *style);
/* Text, escaped; and a whole element with text in it: `start` is its name with its attributes, "th scope=\"col\"". */
void jk_html_text(jk_buffer *out, const char *text);
void jk_html_element(jk_buffer *out, const char *start, const char *text);

#endif
