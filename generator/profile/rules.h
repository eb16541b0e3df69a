#ifndef JK_PROFILE_RULES_H
#define JK_PROFILE_RULES_H
/* What no schema can say of a profile. */
#include "base/xml.h"

/* Checks a profile whose root is <service-profile>; it may have failed its schema, then what cannot be read is passed over.
 * JK_FAILED: faults were reported (PROFILE_…). Warnings alone give JK_OK. */
JK_CHECKED jk_result jk_profile_check(const jk_xml *xml, jk_diagnostics *diagnostics);

#endif
