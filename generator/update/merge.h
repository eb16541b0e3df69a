#ifndef JK_UPDATE_MERGE_H
#define JK_UPDATE_MERGE_H
/* Three texts: what was generated, what stands now, what the release has. Private to the room. */
#include "compare/words.h"

/* A stretch of the base that became something else: bytes of the base, bytes of the other text. */
typedef struct {
	size_t old_from, old_to, new_from, new_to;
} jk_edit;
/* Adds the edits (jk_edit) between two texts, in order; between two of them at least one character is kept. */
JK_CHECKED jk_result jk_edits_of(jk_list *out, jk_arena *arena, jk_words *words, const char *old_text, const char *new_text);

typedef enum {
	JK_MERGE_HAND,    /* only the hand changed it */
	JK_MERGE_RELEASE, /* only the release */
	JK_MERGE_SAME,    /* both made the same of it */
	JK_MERGE_CONFLICT /* both changed it, or neighbours without a kept character between them, in different ways */
} jk_merge_kind;

/* A stretch of the base and what stands for it in the other two. */
typedef struct {
	jk_merge_kind kind;
	size_t base_from, base_to, hand_from, hand_to, new_from, new_to;
} jk_hunk;
/* Adds the hunks (jk_hunk) of both lists of edits over one base, in order. */
JK_CHECKED jk_result jk_merge_edits(jk_list *out, jk_arena *arena, const jk_list *by_hand, const jk_list *by_release, const char *hand,
				    const char *release);

#endif
