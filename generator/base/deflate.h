#ifndef JK_BASE_DEFLATE_H
#define JK_BASE_DEFLATE_H
/* One text in DEFLATE (RFC 1951), outside any archive. */
#include "base/buffer.h"

/* Appends the bytes deflated; the same bytes always give the same. */
JK_CHECKED jk_result jk_deflate(jk_buffer *out, const char *bytes, size_t length);
/* Appends `size` bytes inflated. JK_FAILED when that is not what the bytes give. */
JK_CHECKED jk_result jk_inflate(jk_buffer *out, const char *bytes, size_t length, size_t size);

#endif
