#ifndef JK_ASSEMBLE_ASSEMBLING_H
#define JK_ASSEMBLE_ASSEMBLING_H
/* Work in progress of one assembly; private to the room. */
#include "assemble/set.h"

typedef struct {
	jk_clause_set *set;
	const jk_assemble_options *options;
	jk_arena *arena;              /* the set's */
	jk_diagnostics *diagnostics;
	const jk_xml *profile;        /* the profile as read, for places of faults */
	jk_node *root;                /* its root */
	jk_set_group *group;          /* the group being assembled */
	jk_xpath_scope *scope;        /* over its case */
	jk_set_document *document;    /* the document being assembled */
	unsigned char *evaluating;    /* by parameter index: a default that asks for itself */
	jk_node *context;             /* of messages of checks: the node at fault; NULL: the case */
	int in_rows;                  /* rows are being composed: clause() asks for any paper */
	int failed, no_memory;        /* sticky; the work goes on so that all faults are seen */
} jk_assembling;

/* --- fields of the profile (field.c) --- */
/* The element at a path of child names ("scope/users") below `from`, or NULL. */
jk_node *jk_field(jk_node *from, const char *path);
/* "contract/price", "places/place[4]/region": the path of a node of the profile below its root. */
const char *jk_field_path(jk_assembling *a, jk_node *node);
/* Its text when somebody decided it; NULL when left out, blank or undecided. */
const char *jk_field_text(jk_assembling *a, jk_node *from, const char *path);
int jk_field_is(jk_assembling *a, jk_node *from, const char *path, const char *value);
/* Its text, or `unknown`. */
const char *jk_field_or(jk_assembling *a, jk_node *from, const char *path, const char *unknown);

/* --- what nobody decided (undecided.c) --- */
/* The item for a parameter or field id, made at the first call. */
jk_undecided *jk_undecided_item(jk_assembling *a, const char *parameter, const char *label, const char *provision);
/* The item of the profile's element at that path, or NULL. */
jk_undecided *jk_undecided_at(const jk_assembling *a, const char *path);
/* A term of the vocabulary, or the mark of what its body has to decide: a vocabulary may leave one out. */
/* A display word of the catalog in the words of the body, or NULL. */
const char *jk_label_text(jk_assembling *a, const char *list, const char *key);
jk_undecided *jk_undecided_term(jk_assembling *a, const char *key);
const char *jk_undecided_mark(jk_assembling *a, const jk_undecided *item);
const char *jk_term_text(jk_assembling *a, const char *key);
/* Takes decider, due and note from the profile's element, if there is one. */
void jk_undecided_from(jk_assembling *a, jk_undecided *item, jk_node *node);
/* Makes items for what the profile marks undecided and nothing has asked for. */
void jk_undecided_sweep(jk_assembling *a);
/* Notes that it stands in the current document. */
void jk_undecided_place(jk_assembling *a, jk_undecided *item, const char *place);

/* --- the decision (decide.c) --- */
/* Fills regime, groups, reasons. */
JK_CHECKED jk_result jk_decide(jk_assembling *a);

/* --- clauses of practice (practice.c) --- */
/* Whether <practice> names only clauses that are open to choice, and only values they take; faults are reported. */
JK_CHECKED jk_result jk_check_practice(jk_assembling *a);
/* How conditions write <practice>, and what it says of a clause: "yes", "no" or "—". */
#define JK_PRACTICE_PATH "profile/practice/clause"
const char *jk_practice_choice(const jk_assembling *a, const char *id);

/* --- the case (case.c) --- */
/* Builds /case for a group into group->case_xml and group->node. */
JK_CHECKED jk_result jk_case_build(jk_assembling *a, jk_set_group *group);

/* --- values (value.c) --- */
/* The effective value of a parameter in the current group, evaluated at the first call. NULL when out of memory or faulty (reported). */
jk_value *jk_value_of(jk_assembling *a, const jk_parameter *parameter);

/* --- lists over all papers (papers.c) --- */
/* Fills set->papers and set->defaults when every group is assembled. */
void jk_list_papers(jk_assembling *a);

/* --- functions for expressions (function.c); state: jk_assembling --- */
extern const jk_xpath_function jk_assemble_functions[];

/* --- texts (spans.c) --- */
/* Where a text is put: the node its expressions start from, the label of its clause or row, and the values used there. */
typedef struct {
	jk_assembling *a;
	jk_node *context;
	const char *label;
	jk_list *values; /* jk_value, each once */
} jk_spanning;
/* Appends the spans of a text. */
void jk_put_spans(const jk_spanning *where, jk_list *spans, const jk_phrase *phrase);

/* --- risks (risks.c) --- */
/* Reports the risks of the profile that no row or function stands for. */
void jk_check_risks(jk_assembling *a);

/* --- rows (rows.c) --- */
/* Composes the sheets of the current document; every paper of the group must be composed. */
void jk_compose_rows(jk_assembling *a);
/* The clause in any paper, an article before a section, and the paper; NULL when none has it. */
jk_set_clause *jk_find_anywhere(const jk_assembling *a, const char *id, jk_set_document **paper);

/* --- clauses (select.c, compose.c, reference.c) --- */
/* Fills document->clauses with every listed clause, in or out with its reason; checks requires and conflicts. */
void jk_select_clauses(jk_assembling *a);
/* Whether the clause is in, in the current document. */
jk_set_clause *jk_find_selected(const jk_assembling *a, const char *id);
/* Numbers and composes the blocks of all clauses that are in. */
void jk_compose(jk_assembling *a);
/* Gives every reference its text and target. */
void jk_resolve_references(jk_assembling *a);
/* The place that a reference in a row means: 契約書第12条第2項; NULL when no paper has it. */
const char *jk_row_reference(jk_assembling *a, const jk_slot *slot);
/* House style (house.c): the text with the comma of the body; a label's format with its kana; all clauses and rows of the current document. */
const char *jk_house_text(jk_assembling *a, const char *text);
const char *jk_house_format(jk_assembling *a, const char *format);
void jk_house_clauses(jk_assembling *a);
void jk_house_rows(jk_assembling *a);
/* Text of a phrase without document structure: guideline, decided-by. */
const char *jk_phrase_text(jk_assembling *a, const jk_phrase *phrase);

/* Runs a test in the current scope; a NULL test holds. A fault counts as "does not hold" and fails the assembly. */
int jk_holds(jk_assembling *a, const jk_xpath *test, jk_node *context);
/* /case of the current scope. */
jk_node *jk_case_root(const jk_assembling *a);
/* Remembers the outcome of a fallible call. */
void jk_note(jk_assembling *a, jk_result result);
/* An arena block; sets no_memory. */
void *jk_make(jk_assembling *a, size_t bytes);
const char *jk_kept(jk_assembling *a, const char *text);
void jk_push(jk_assembling *a, jk_list *list, const void *item);
/* The buffer's text in the arena; disposes of the buffer in any case. NULL when out of memory, which is remembered. */
const char *jk_keep_text(jk_assembling *a, jk_buffer *text);

#endif
