#ifndef JK_REDLINE_ODT_PLAN_H
#define JK_REDLINE_ODT_PLAN_H
/* The order of a story's redline; private to odt*.c. */
#include "redline/odt.h"

/* One item: on both sides it stays. */
typedef struct {
	jk_odt_item *old_item, *new_item;
	int moved;
	int renumbered; /* a paragraph that stays but is another item of its list: its number, level or heading */
} jk_entry;

typedef enum { JK_FORM_NONE, JK_FORM_TAIL, JK_FORM_HEAD, JK_FORM_BOTH } jk_form;

/* Entries [from, to) that are on one side only, between two that stay. */
typedef struct {
	size_t from, to;
	int gone;                /* something was taken out */
	jk_odt_item *first_new, *last_new, *last_old;
	jk_form form;
} jk_gap;

typedef struct {
	jk_node *old_container, *new_container;
	const jk_list *old_items;
	jk_list *new_items; /* a last paragraph may be added, to the container and here */
} jk_odt_stories;

/* The jk_entry of two stories, so that each gap has a place in the new one wherever that can be. */
void jk_odt_plan(jk_list *out, jk_odt *o, const jk_odt_stories *stories);
/* The gap that begins at an entry; it may be empty. */
jk_gap jk_odt_gap(const jk_list *entries, size_t from);
/* Marks a gap that has a place and whose neighbours have no hunks of their own. */
void jk_odt_mark_gap(jk_odt *o, const jk_list *entries, const jk_gap *gap);

#endif
