#ifndef JK_TEMPLATE_IDS_H
#define JK_TEMPLATE_IDS_H
/* Which attributes hold names and numbers that must be unique in a document, and which refer to them. */
#include "template/template.h"

/* How an attribute refers: not, by the value itself, by "#value". */
typedef enum { JK_ID_DEFINES, JK_ID_REFERS, JK_ID_FRAGMENT } jk_id_role;

typedef struct {
	const char *element;   /* local name; NULL: any */
	const char *attribute; /* local name; NULL ends the table */
	const char *space;     /* the attribute's namespace, where its local name alone is not enough; or NULL */
	const char *parent;    /* local name of the parent, or NULL */
	const char *kind;      /* definitions and references of one kind belong together */
	jk_id_role refers;
	int number;            /* a number, else a name */
	int must_exist;        /* a reader sees when a reference finds nothing */
} jk_id_rule;

/* The rules of a format. */
const jk_id_rule *jk_id_rules(const jk_dialect *dialect);
/* The value that the rule is about, NULL when it does not concern the node. */
const char *jk_id_value(const jk_id_rule *rule, const jk_node *node);

#endif
