#ifndef JK_BASE_SCHEMA_H
#define JK_BASE_SCHEMA_H
/* Our reader of a subset of RELAX NG (XML syntax): it says of every fault where it is, what is allowed there, and the nearest
 * right word.
 *
 * Patterns: grammar start define ref element attribute optional zeroOrMore oneOrMore interleave group choice mixed text data value
 * empty; elements and attributes with a name and without a namespace. Types of data: token string decimal integer date, with the
 * params pattern length minLength maxLength minInclusive maxInclusive minExclusive maxExclusive. a:documentation of an element is
 * quoted in messages. Defines may refer to each other in circles, as long as an element lies between.
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
/* Frees it; NULL is allowed. */
void jk_schema_free(jk_schema *schema);

/* Checks a document. JK_FAILED: all its faults were reported (SCHEMA_…), in the order of their lines. Where an element may have one
 * of several shapes, it is judged by the one its attributes tell of. The schema is only read, so threads may share it. */
JK_CHECKED jk_result jk_schema_validate(const jk_schema *schema, const jk_xml *xml, jk_diagnostics *diagnostics);

#endif
