#ifndef JK_BASE_SCHEMA_H
#define JK_BASE_SCHEMA_H
/* Our reader of a subset of RELAX NG (XML syntax): it says of every fault where it is, what is allowed there, and the nearest
 * right word.
 *
 * Patterns: grammar include start define ref element attribute optional zeroOrMore oneOrMore interleave group choice mixed text data value
 * empty; elements and attributes with a name and without a namespace. Types of data: token string decimal integer date, with the
 * params pattern length minLength maxLength minInclusive maxInclusive minExclusive maxExclusive. a:documentation of an element is
 * quoted in messages. Defines may refer to each other in circles, as long as an element lies between.
 * An include brings another schema's defines, without those that it says anew itself; what is included includes nothing.
 *
 * Two differences from RELAX NG: the order of children is not checked (group counts as interleave), and a date must exist and has
 * no time zone. A schema is refused rather than misread: what repeats must be one element or a choice of single elements; elements
 * of one name in one parent have one shape; at most JK_SCHEMA_BRANCHES alternatives meet in one element. */
#include "base/xml.h"

typedef struct jk_schema jk_schema;

enum { JK_SCHEMA_BRANCHES = 64 };

/* Reads a schema; `name` is its file in messages. *out owned. Reports SCHEMA_BROKEN, PATTERN_SYNTAX, and the faults of XML. */
JK_CHECKED jk_result jk_schema_load(jk_schema **out, const char *rng_bytes, size_t length, const char *name,
				    jk_diagnostics *diagnostics);

/* A schema that may be included; `name` is the last component of the href. */
typedef struct {
	const char *name, *bytes;
	size_t length;
} jk_schema_source;
/* The same, where the first of `sources` (ends with a NULL name) is the schema and includes may bring the others. */
JK_CHECKED jk_result jk_schema_load_from(jk_schema **out, const jk_schema_source *sources, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_schema_free(jk_schema *schema);

/* Checks a document. JK_FAILED: all its faults were reported (SCHEMA_…), in the order of their lines. Where an element may have one
 * of several shapes, it is judged by the one its attributes tell of. The schema is only read, so threads may share it. */
JK_CHECKED jk_result jk_schema_validate(const jk_schema *schema, const jk_xml *xml, jk_diagnostics *diagnostics);

/* --- what a schema says, for those who read it without a document (schema_look.c) --- */

typedef struct jk_schema_shape jk_schema_shape; /* what may stand in an element */

/* The text of an attribute or element. Where there are several kinds: text. */
typedef enum { JK_HOLDS_NOTHING, JK_HOLDS_TEXT, JK_HOLDS_DECIMAL, JK_HOLDS_INTEGER, JK_HOLDS_DATE, JK_HOLDS_WORDS } jk_schema_holding;

/* An attribute or element as a schema has it. All is borrowed from the schema. */
typedef struct {
	const char *name;
	const jk_node *pattern;         /* its <attribute> or <element>, the first of several */
	const jk_schema_shape *shape;   /* NULL: an attribute */
	unsigned least, most;           /* how often it stands in its parent; UINT_MAX: without limit */
	jk_schema_holding holding;
	const char *const *words;       /* of JK_HOLDS_WORDS */
	size_t word_count;
} jk_schema_member;

/* The (first) root element, and what may stand in a shape: attributes, then elements (jk_schema_member). The lists live in the arena. */
JK_CHECKED jk_result jk_schema_root(jk_schema_member *out, const jk_schema *schema, jk_arena *arena);
JK_CHECKED jk_result jk_schema_members(jk_list *out, const jk_schema_shape *shape, jk_arena *arena);
/* The words a member may be, also those that stand beside another kind of text. */
JK_CHECKED jk_result jk_schema_words(jk_list *out, const jk_schema_member *member, jk_arena *arena);
/* Text of the pattern's a:documentation, or NULL. */
const char *jk_schema_documentation(const jk_node *pattern);

#endif
