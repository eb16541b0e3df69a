#ifndef JK_REVIEW_NUMBER_H
#define JK_REVIEW_NUMBER_H
/* Numbers of 条, 項, 号 as people type them; private to the room. */
#include <stddef.h>

typedef enum {
	JK_NUMBER_NONE,
	JK_NUMBER_CHAPTER, /* 第1編 第2章 第3節 第4款 第5目 */
	JK_NUMBER_ARTICLE, /* 第12条 第12条の2 */
	JK_NUMBER_PLAIN,   /* 2 ２ 2. 2． 二 */
	JK_NUMBER_DECIMAL, /* 1.1 1-1 1.1.1 */
	JK_NUMBER_ITEM,    /* (3) （三） ⑶ ① 3) */
	JK_NUMBER_KANA,    /* ア イ a */
	JK_NUMBER_KANA_ITEM /* (ア) (a) (i) */
} jk_number_kind;

/* The number with which a text begins, that is parted from what follows by white space, a bracket or the end of the text. *length: its bytes
 * without that. JK_NUMBER_NONE when there is none. */
jk_number_kind jk_number_typed(const char *text, size_t *length);
/* The kind of a label that stands alone. */
jk_number_kind jk_number_of_label(const char *label);

#endif
