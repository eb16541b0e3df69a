#ifndef JK_FORMAT_PAPER_H
#define JK_FORMAT_PAPER_H
/* /paper, described: what jk_model_build builds. */
#include "base/schema.h"

/* The schema paper.rng with profile.rng. *out owned. Reports nothing unless the program itself is damaged. */
JK_CHECKED jk_result jk_paper_schema(jk_schema **out, jk_diagnostics *diagnostics);

#endif
