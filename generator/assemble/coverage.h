#ifndef JK_ASSEMBLE_COVERAGE_H
#define JK_ASSEMBLE_COVERAGE_H
/* The matrix of coverage; private to the room. */
#include "catalog/catalog.h"
#include "jokou/coverage.h"

typedef enum { JK_LINK_CLAUSE, JK_LINK_ROW, JK_LINK_FIELD, JK_LINK_DECISION, JK_LINK_CHECK } jk_link_kind;
typedef enum { JK_LINK_CURRENT, JK_LINK_OUTDATED, JK_LINK_ORPHANED, JK_LINK_AMBIGUOUS, JK_LINK_DUPLICATE } jk_link_state;
typedef enum { JK_COVERED, JK_EXPLAINED, JK_OUTDATED, JK_UNCOVERED } jk_coverage_state;

typedef struct {
	jk_link_kind kind;
	jk_link_state state;
	const char *id, *title, *version; /* "" when there is none */
	const char *place;                /* chapter, section or field; "" when there is none */
	const char *relation;
	const jk_document_kind *document; /* NULL: in no paper */
	const jk_cover *cover;            /* NULL: the decision, a check */
	const char *file;                 /* where it is written; NULL: in the program */
	unsigned line;
} jk_link;

typedef struct {
	const jk_provision *provision;
	jk_coverage_state state;
	jk_list links; /* jk_link */
} jk_covering;

struct jk_coverage {
	jk_arena *arena;
	const jk_catalog *catalog;
	jk_list provisions; /* jk_covering, in the catalog's order */
	size_t counts[JK_UNCOVERED + 1];
};

/* Their words in JSON. */
const char *jk_link_kind_word(jk_link_kind kind);
const char *jk_link_state_word(jk_link_state state);
const char *jk_coverage_state_word(jk_coverage_state state);
/* The same for people, in the language of the locale. */
const char *jk_link_kind_name(jk_link_kind kind);
const char *jk_link_state_name(jk_link_state state);
const char *jk_coverage_state_name(jk_coverage_state state);
const char *jk_strength_name(jk_strength strength);

#endif
