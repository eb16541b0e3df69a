#ifndef JK_LINT_LINT_H
#define JK_LINT_LINT_H
/* Work in progress of one linting; private to the room. */
#include "assemble/set.h"
#include "base/xml.h"
#include "catalog/rules.h"
#include "jokou/lint.h"

/* Where a text stands. Members may be NULL or 0. */
typedef struct {
	const char *file;
	unsigned line;
	const char *clause, *paper, *place; /* id; document kind; 第2項第1号 */
	const char *part;                   /* of a template */
	unsigned paragraph;
} jk_spot;

typedef struct {
	jk_code code;
	const char *rule; /* K31, L012 */
	jk_spot spot;
	const char *words, *quote; /* what was matched; the text it stands in */
	const jk_argument *arguments;
	size_t order;              /* of being found */
} jk_finding;

/* A katakana word and where it was first read. */
typedef struct {
	const char *word, *key; /* key: what its spellings share */
	jk_spot spot;
	size_t count;
} jk_loanword;

struct jk_lint {
	jk_arena *arena, *scratch; /* scratch: until the next file or case */
	const jk_catalog *catalog;
	jk_rules *rules;
	const jk_vocabulary *vocabulary; /* whose words stand for term slots */
	jk_diagnostics *diagnostics;     /* of reading, not of findings */
	jk_list findings;                /* jk_finding */
	jk_index known;                  /* findings by what they say, to tell each once */
	jk_list loanwords;
	jk_index loanword_by_word, spelling_by_key;
	jk_list reached;                 /* char * "clause/kind" of clauses that some case brought in */
	jk_index reached_by_name;
	size_t texts, cases, severities[JK_ENVIRONMENT + 1];
	int no_memory, failed;
};

/* --- findings (finding.c) --- */
/* Adds a finding unless an exemption holds or it is known. `quote` is the whole text; arguments end with a NULL name and need not hold words. */
void jk_lint_add(jk_lint *l, jk_code code, const char *rule, const jk_spot *spot, const char *words, const char *quote,
		 const jk_argument *arguments);
#define JK_LINT_ADD(l, code, spot, words, quote, ...) \
	jk_lint_add((l), (code), jk_diagnostic_kind_of(code)->id, (spot), (words), (quote), (const jk_argument[]){__VA_ARGS__, {NULL, NULL}})
/* Begins a new turn: what the four below gave before is gone. 0 when there is no memory. */
int jk_lint_turn(jk_lint *l);
/* A copy that outlasts the turn. */
jk_spot jk_lint_lasting_spot(jk_lint *l, const jk_spot *spot);
/* Text that lasts to the end of the turn; "" and a remembered failure when there is no memory. */
const char *jk_lint_keep(jk_lint *l, const char *text, size_t length);
const char *jk_lint_keep_buffer(jk_lint *l, jk_buffer *buffer);
void jk_lint_push(jk_lint *l, jk_list *list, const void *item);
void *jk_lint_make(jk_lint *l, size_t bytes);
void jk_lint_sort(jk_lint *l);

/* --- texts without what is no word of theirs (mask.c) --- */
typedef struct {
	size_t at, length;   /* bytes in the masked text */
	size_t from, source; /* bytes in the text as written */
	int literal;
} jk_stretch;
typedef struct {
	jk_buffer text;
	const char *source;
	jk_list stretches;
} jk_masked;
/* How slots are written. */
typedef enum { JK_SLOTS_CLAUSE, JK_SLOTS_TEMPLATE, JK_SLOTS_NONE } jk_slots;
/* Slots become words of the kind they stand for; quoted text 「…」 and proper names become one character. Dispose of it with jk_unmask. */
void jk_mask(jk_masked *out, jk_lint *l, const char *source, jk_slots slots);
void jk_unmask(jk_masked *masked);
/* The words as written behind a stretch of the masked text; NULL when all of it is what slots gave. */
const char *jk_masked_words(jk_lint *l, const jk_masked *masked, size_t start, size_t end);

/* --- rules (rule.c) --- */
/* Runs the rules over a text. `scopes`: bits 1 << jk_rule_scope. */
void jk_lint_text(jk_lint *l, const jk_spot *spot, const char *text, unsigned scopes, jk_slots slots);
/* Runs what the style of punctuation turns round over the text of a paper. */
void jk_lint_punctuation(jk_lint *l, const jk_spot *spot, const char *text, const char *punct);
/* Tries every rule on its examples. */
void jk_lint_examples(jk_lint *l);
/* Reports exemptions and names that nothing needs. */
void jk_lint_leftovers(jk_lint *l);

/* --- loanwords in two spellings (spelling.c) --- */
void jk_lint_loanwords(jk_lint *l, const jk_spot *spot, const jk_masked *masked);
void jk_lint_spellings(jk_lint *l);

/* --- texts of the catalog, the decision and templates (collect.c, words.c) --- */
void jk_lint_catalog(jk_lint *l);
void jk_lint_decision(jk_lint *l);
void jk_lint_templates(jk_lint *l, const char *folder);
/* Periods and revisions of all files (period.c). `templates`: their folder, or NULL. */
void jk_lint_periods(jk_lint *l, const char *templates);
/* What words of one body stand in a text of papers. */
void jk_lint_party(jk_lint *l, const jk_spot *spot, const char *text);
/* Unnumbered or unknown 別紙. */
void jk_lint_annex(jk_lint *l, const jk_spot *spot, const char *text);
/* The words of a sentence that announce items or a table: NULL when it does not. *table: only a table will do. */
const char *jk_announces(const char *text, int *table);

/* --- papers (cases.c, paper.c, reference.c, term.c, level.c) --- */
void jk_lint_cases(jk_lint *l, const jk_lint_options *options);
typedef struct {
	jk_lint *lint;
	const jk_clause_set *set;
	const jk_set_group *group;
	const jk_set_document *document;
	const char *punct;
} jk_paper_lint;
void jk_lint_paper(jk_paper_lint *p);
void jk_lint_references(jk_paper_lint *p);
void jk_lint_terms(jk_paper_lint *p);
void jk_lint_levels(jk_paper_lint *p);
/* Where a block stands; the text of its first `count` spans; all of it, without label. Undecided values are one character. */
jk_spot jk_block_spot(jk_paper_lint *p, const jk_set_clause *clause, const jk_block *block);
const char *jk_spans_words(jk_paper_lint *p, const jk_list *spans, size_t count);
const char *jk_block_words(jk_paper_lint *p, const jk_block *block);

#endif
