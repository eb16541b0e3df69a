#ifndef JK_PROFILE_READER_H
#define JK_PROFILE_READER_H
/* What all profiles share. */
#include "base/schema.h"
#include "jokou/profile.h"

/* The schema of profiles, borrowed from the reader. */
const jk_schema *jk_profile_reader_schema(const jk_profile_reader *reader);

#endif
