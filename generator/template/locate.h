#ifndef JK_TEMPLATE_LOCATE_H
#define JK_TEMPLATE_LOCATE_H
/* From part and paragraph number to where an author finds the place: header (first page), table 2 (row 3, cell 1), the heading before it. */
#include "template/template.h"

/* Tells the diagnostics of `from` again in `to`: those of a part in words and with the heading before them, sorted by part (body first)
 * and paragraph. What a reader of old formats would see a second time (mc:Fallback) is told once. `package` is the template they are
 * about; NULL, or a part that cannot be read: they are told as they are. JK_NO_MEMORY: told, but
 * maybe without the words. */
JK_CHECKED jk_result jk_locate_faults(jk_diagnostics *to, const jk_diagnostics *from, const jk_package *package);

#endif
