#ifndef JK_BASE_BASE64_H
#define JK_BASE_BASE64_H
/* Bytes as text (RFC 4648, section 4), with padding. */
#include "base/buffer.h"

void jk_base64_put(jk_buffer *out, const char *bytes, size_t length);
/* Appends the bytes that the text stands for; 0 when it is no base64, and what was written is worth nothing. */
int jk_base64_read(jk_buffer *out, const char *text, size_t length);

#endif
