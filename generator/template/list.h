#ifndef JK_TEMPLATE_LIST_H
#define JK_TEMPLATE_LIST_H
/* Native lists in loops: where their numbers begin anew and where they run on. Private to list*.c.
 *
 * The rule, for a list in the body of a loop: a body of nothing but its items, and a body that begins with the list's only item (1. title,
 * text) or is a row with one item (a column of numbers), make one list of all turns. Otherwise there is something the list belongs to (a
 * heading, a text before it), and it begins anew at each turn. The first turn keeps what the author sees in the template. */
#include "template/compile.h"

/* What counts on: DOCX, all w:num of one w:abstractNum that change no level of it, or one w:num; ODT, a text:list with those that continue it. */
typedef struct jk_list_chain {
	size_t index;           /* among those of the template */
	const char *definition; /* DOCX: what stands in a w:num that begins it anew, behind the start tag's number */
	int runs_on;            /* by its style, whatever stands in the body */
	int unnumbered;         /* bullets: nothing to be done */
	int wanted;             /* it needs operations */
	/* What the rule knows of it in one loop: */
	const jk_tag *loop;
	size_t items, own;      /* all; those of the least level that stand in no inner loop */
	int divided;            /* an item behind the first begins another list of it */
	size_t starter;         /* DOCX: of the last item that has one */
	unsigned level;
} jk_list_chain;

/* A paragraph as the rule sees it. */
typedef struct {
	jk_node *paragraph;
	jk_list_chain *chain;   /* NULL: it is no item of a list */
	unsigned level;         /* from 0 */
	size_t loops, blocks;   /* around it */
	int alternative;        /* in an else */
	int restart, proceed;   /* as its author said */
	int passed;             /* blank, or seen already: it does not count */
	const char *number;     /* DOCX: w:numId */
	size_t starter;         /* DOCX: which of the w:num it has that begin the list anew; 0: none of them */
	jk_node *holder;        /* DOCX: that element; ODT: the outermost text:list */
} jk_list_item;

/* Of one document and chain. */
typedef struct {
	unsigned number;        /* DOCX: of its w:num, ODT: in its last xml:id; 0: none of ours yet */
	unsigned generation;    /* how often it has begun */
	char used, pending;     /* an item was written; the next one begins anew */
} jk_list_state;

typedef struct {
	jk_list_state *chains;
	unsigned *starts;       /* generation in which an item with a start value (ODT), of a starter (DOCX) was written */
	unsigned next;
	jk_list numbers;        /* DOCX: new w:num */
} jk_lists_state;

typedef struct {
	jk_compiling *c;
	jk_list items;          /* jk_list_item in the order of the document */
	struct jk_odt_lists *odt;
	size_t list_blocks;     /* ODT: blocks around the outermost text:list */
} jk_listing;

/* ODT: how the names of lists begin that we give. */
#define JK_LIST_NAME "jklist"

/* Fills chain, level, number and holder of an item, and says whether it is another paragraph of an item that has been seen. */
int jk_list_find_docx(jk_listing *l, jk_list_item *item);
int jk_list_find_odt(jk_listing *l, jk_list_item *item);
/* Puts the operations in, when all items are known. */
void jk_list_act_docx(jk_listing *l);
void jk_list_act_odt(jk_listing *l);

jk_list_chain *jk_list_chain_new(jk_compiling *c);
/* DOCX: the w:numId that a new one stands for; `index` among the new ones. NULL when there is none. */
const char *jk_lists_original(const jk_lists_state *state, size_t index);
/* NULL when out of memory, which is noted. */
jk_lists_state *jk_lists_state_of(jk_running *r);

#endif
