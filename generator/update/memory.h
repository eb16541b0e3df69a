#ifndef JK_UPDATE_MEMORY_H
#define JK_UPDATE_MEMORY_H
/* What the brought-up document remembers. Private to the room. */
#include "base/buffer.h"
#include "jokou/diagnostic.h"

/* Puts the properties and the clause set of one document of ours into another of its format, in the place of those that are there, or anew
 * where a word processor dropped them. The digest comes along and does not fit: a person's work stands in it. Appends the bytes to `out`. */
JK_CHECKED jk_result jk_memory_renew(jk_buffer *out, const char *draft, size_t draft_length, const char *draft_name, const char *made, size_t made_length,
				     const char *made_name, jk_diagnostics *diagnostics);

#endif
