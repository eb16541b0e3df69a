#ifndef JK_CATALOG_RULES_H
#define JK_CATALOG_RULES_H
/* How texts are to be written: rules.xml of a catalog. It is read for linting only; making papers does not pay for it. */
#include "base/pattern.h"
#include "catalog/catalog.h"

/* Which texts a rule looks at: all; sentences of articles; the last sentence of an item. */
typedef enum { JK_SCOPE_SENTENCE, JK_SCOPE_ARTICLE, JK_SCOPE_ITEM } jk_rule_scope;

typedef struct {
	const char *id, *note, *suggestion;
	jk_severity severity;
	jk_rule_scope scope;
	jk_pattern *pattern, *turned; /* turned: for papers whose vocabulary has the style.punct of `punct`; NULL: none */
	const char *punct;
	const char *const *bad, *const *good;
	size_t bad_count, good_count;
	unsigned line;
} jk_rule;

/* A proper name that no rule looks at. */
typedef struct {
	const char *text;
	size_t uses; /* counted by linting */
	unsigned line;
} jk_proper_name;

/* Where a rule or a structural check does not hold. NULL members do not restrict. */
typedef struct {
	const char *rule, *clause, *file, *text, *reason;
	size_t uses; /* counted by linting */
	unsigned line;
} jk_exemption;

typedef struct {
	jk_arena *arena;
	const char *path, *version; /* NULL: the catalog has no rules.xml */
	jk_list rules, names, exemptions; /* jk_rule, jk_proper_name, jk_exemption */
} jk_rules;

/* Reads rules.xml in the catalog's folder, none when it is not there, and compiles its patterns. Reports X…, CATALOG_DUPLICATE. *out owned. */
JK_CHECKED jk_result jk_rules_read(jk_rules **out, const jk_catalog *catalog, jk_diagnostics *diagnostics);
void jk_rules_free(jk_rules *rules);
/* The rule of that id, or NULL. */
jk_rule *jk_rules_find(const jk_rules *rules, const char *id);

#endif
