#ifndef JK_ASSEMBLE_DECISION_H
#define JK_ASSEMBLE_DECISION_H
/* The sentences the decision can give. */
#include "assemble/set.h"

/* The reason at an index, with {names} still to be filled in; NULL behind the last. */
const jk_reason *jk_decision_reason(size_t index);

#endif
