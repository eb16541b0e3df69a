#ifndef JK_COMPARE_READBACK_H
#define JK_COMPARE_READBACK_H
/* Inside the step that reads values back (readback*.c). */
#include "compare/comparison.h"

/* A place where a value stood in the text of a block. */
typedef struct {
	size_t from, to;             /* bytes of the base's text */
	const jk_side_value *value;  /* of the base */
	int found;
	size_t new_from, new_to;     /* bytes of the document's text; found and empty: the value was taken out */
	int exact;                   /* all words around it are as they were */
} jk_value_slot;

/* Finds the slots of a block in an edited text: by a pattern made of the whole text (readback_pattern.c), else through what the two
 * texts share. */
JK_CHECKED jk_result jk_slots_find(jk_value_slot *slots, size_t count, jk_arena *arena, const jk_side_block *block, const char *text, jk_words *words);
JK_CHECKED jk_result jk_slots_match(int *matched, jk_value_slot *slots, size_t count, jk_arena *arena, const char *base, const char *text,
				    int numbers /* slots of numbers take numbers only */);
/* Bytes of the document's text narrowed to the value itself, when it can be told; else as they are. */
void jk_slot_narrow(jk_value_slot *slot, const char *text);
/* Whether the slot is one of a number, and none stands in what it is now. */
int jk_slot_lacks_number(const jk_value_slot *slot, const char *text);
/* Reads what stands in a slot into a value that begins as a copy of the base's (readback_value.c). What cannot be read has no `raw`. */
JK_CHECKED jk_result jk_slot_read(jk_side_value *value, jk_arena *arena, const jk_value_slot *slot, const char *text);

#endif
