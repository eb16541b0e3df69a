#ifndef JK_UPDATE_WHERE_H
#define JK_UPDATE_WHERE_H
/* From a text of a side to the paragraphs of its document. Private to the room. */
#include "compare/side.h"

/* A stretch of a paragraph's text; paragraph 0: nowhere. */
typedef struct {
	size_t paragraph, from, to;
} jk_where;

/* Where bytes from…to of a text stand. They must be of one paragraph; equal ends are a point. A stretch that ends where the paragraph has something
 * that is no text of the clause (〔既定〕 behind a value) takes that along. */
jk_where jk_where_is(const jk_list *places, size_t from, size_t to);
/* First and last paragraph of a block (a table with all its rows), 0 when not known; of a unit. */
size_t jk_block_first(const jk_side_block *block);
size_t jk_block_last(const jk_side_block *block);
size_t jk_unit_first(const jk_side_unit *unit);
size_t jk_unit_last(const jk_side_unit *unit);

#endif
