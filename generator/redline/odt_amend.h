#ifndef JK_REDLINE_ODT_AMEND_H
#define JK_REDLINE_ODT_AMEND_H
/* Amending an ODT draft; private to odt_amend*.c. The draft is the new file of `o`, its tree is kept; the source is the old one. */
#include "redline/amending.h"
#include "redline/odt_plan.h"

/* Numbers on nodes: paragraphs have theirs, top lists those of their chains, regions of ours 1. */
enum { JK_ODT_BROUGHT = 2 }; /* bookmarks and references that came from the source */

/* A stretch of a paragraph's text as readers see it when all changes that wait are accepted, and the node that bears it. */
typedef struct {
	jk_node *node;      /* NULL once it was taken out */
	size_t from, to;    /* bytes of the text; equal: a mark, a comment, a note, a picture */
	int whole;          /* a field: it cannot be cut */
	unsigned open;      /* changes that wait which are open behind it */
} jk_odt_bit;

typedef struct {
	jk_node *paragraph;
	jk_odt_bit *bits;
	size_t count, room;
	unsigned open;      /* changes that wait which are open before it */
	const char *text;
	size_t length;
} jk_odt_view;

typedef struct {
	jk_amending *a;
	jk_odt *o;
	jk_list draft, source;    /* paragraphs (jk_node) by their numbers */
	unsigned *enter, *leave;  /* of each paragraph of the draft: changes that wait which are open where it begins and ends */
	jk_node **brought;        /* of each paragraph of the source: its copy in the draft, or NULL */
	jk_node **stand_in;       /* of each paragraph of the draft that was taken out: one that stays beside it */
	unsigned char *touched;   /* by number of a chain: lists of it came, went or were cut */
	size_t touched_room;
} jk_odt_amending;

/* --- odt_amend_view.c --- */
/* A paragraph of the draft (`in_draft`) or of the source. White space of its text nodes becomes what readers make of it. */
jk_odt_view *jk_odt_view_of(jk_odt_amending *m, jk_node *paragraph, int in_draft);
/* Cuts the bit that goes over that place, unless it is a field. */
void jk_odt_view_cut(jk_odt_amending *m, jk_odt_view *view, size_t at);
/* The field that goes over that place, or NULL. */
const jk_odt_bit *jk_odt_view_field(const jk_odt_view *view, size_t at);
/* What the mark of a change does: 1 it opens one that waits, -1 it closes one, 2 text was taken out there, 0 it is no such mark. */
int jk_odt_change_mark(const jk_odt *o, const jk_node *node);
/* Reckons `enter` and `leave`. */
void jk_odt_find_open(jk_odt_amending *m);
/* As the redline's engine knows it: bits [first, stop) that are still there, without those that stay in the text. */
jk_odt_item *jk_odt_view_item(jk_odt_amending *m, const jk_odt_view *view, size_t first, size_t stop);
/* Whether a mark stays in the text when what is around it goes: comments, what floats, and bookmarks that have an end elsewhere. */
int jk_odt_stays_behind(const jk_odt_view *view, size_t at, size_t first, size_t stop);

/* --- odt_amend_text.c --- */
/* The amendments [from, to), of which the TEXTs are all of one paragraph. */
void jk_odt_amend_text(jk_odt_amending *m, size_t from, size_t to);
/* Replaces a node by another, tracked; the new one is a child of the same paragraph and is moved. */
void jk_odt_replace(jk_odt_amending *m, jk_node *paragraph, jk_node *old, jk_node *new_node);
/* Numbers what came from the source. */
void jk_odt_flag_brought(jk_node *node);

/* --- odt_amend_block.c --- */
void jk_odt_amend_blocks(jk_odt_amending *m);

/* --- odt_amend_list.c --- */
/* Cuts lists so that a container's child ends with the block; gives that child. Merges what was cut or inserted with the list before it. */
jk_node *jk_odt_cut_behind(jk_odt_amending *m, jk_node *block, const jk_node *container);
/* Says that a list may be merged with the one before it. */
void jk_odt_flag_list(jk_node *list);
void jk_odt_merge_lists(jk_odt_amending *m, jk_node *container);
/* Makes a top list that came from the source one of the draft's: the one its list is known to be; that of `near` (paragraphs of the draft beside it,
 * or NULL), when it goes on with items that do not come; else a new one. */
void jk_odt_adopt_list(jk_odt_amending *m, const jk_node *source, const jk_node *first, jk_node *list, const jk_node *const near[2]);
void jk_odt_touch(jk_odt_amending *m, const jk_node *paragraph);
/* Which list of the source goes with which of the draft: by bookmarks that both have. And lists that go on with lists that are there, in the end. */
void jk_odt_pair_chains(jk_odt_amending *m);
void jk_odt_link_lists(jk_odt_amending *m);

/* --- odt_amend_name.c --- */
/* In the end: each bookmark stands once, with both ends. */
void jk_odt_unify_names(jk_odt_amending *m);

/* --- odt_amend_reference.c --- */
void jk_odt_amend_references(jk_odt_amending *m);

#endif
