#ifndef JK_REDLINE_AMENDING_H
#define JK_REDLINE_AMENDING_H
/* Amendments being put into a draft; private to the room. It is a redline turned round: the draft is the new package of `r`, whose tree is kept and
 * marked, the source is the old one, of which pieces are copied. What stays in its place is marked as deleted, what is copied as inserted. */
#include "redline/redlining.h"
#include "template/template.h"

typedef struct {
	jk_redlining *r;                 /* r->author is that of the amendment at hand: jk_amend_begin sets it */
	const jk_amendment *amendments;
	size_t count;
	const jk_amend_options *options; /* never NULL */
	unsigned char *refused;          /* for each amendment, in r->arena */
	size_t references;               /* that were corrected */
} jk_amending;

/* The two formats: change parts of r->output. Faults stick in r->result. */
void jk_amend_docx(jk_amending *a);
void jk_amend_odt(jk_amending *a);

/* An amendment that cannot be tracked. */
void jk_amend_refuse(jk_amending *a, size_t index);
/* Goes on to that amendment; 0 when it was refused, or after a fault. */
int jk_amend_begin(jk_amending *a, size_t index);
/* An amendment names what is not there: reports it, and the run fails. `paragraph` is the one it names. */
void jk_amend_misplaced(jk_amending *a, const jk_package *package, size_t paragraph);

/* The paragraphs of a part (jk_node), as their numbers count them: that of number 1 comes first. */
void jk_amend_paragraphs(jk_redlining *r, jk_list *out, const jk_dialect *dialect, jk_node *root);
/* The paragraph of a number, NULL when there is none. */
jk_node *jk_amend_paragraph(const jk_list *paragraphs, size_t number);

#endif
