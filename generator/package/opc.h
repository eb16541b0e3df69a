#ifndef JK_PACKAGE_OPC_H
#define JK_PACKAGE_OPC_H
/* OPC packages (ISO/IEC 29500-2): a part that is added needs a content type and a relationship. */
#include "package/package.h"

/* Puts the part and, when it is new, its content type and a relationship of `type` from `source` ("" = the package) to it.
 * A NULL content type: the package's defaults by ending serve. */
JK_CHECKED jk_result jk_opc_put(jk_output *output, const char *name, const char *content_type, const char *source, const char *type,
				const char *bytes, size_t length, jk_diagnostics *diagnostics);
/* Name of the part that the relationship of `type` from `source` leads to, in `arena`; NULL in *out when there is none. */
JK_CHECKED jk_result jk_opc_find(const char **out, jk_arena *arena, const jk_output *output, const char *source, const char *type,
				 jk_diagnostics *diagnostics);

/* Names, in `arena`; NULL when out of memory. The part that holds the relationships of `source`: "word/document.xml" gives
 * "word/_rels/document.xml.rels", "" "_rels/.rels". */
JK_CHECKED const char *jk_opc_relationships(jk_arena *arena, const char *source);
/* The target that leads from `source` to the part `name`: from word/document.xml to word/comments.xml "comments.xml", into another folder
 * "/docProps/custom.xml". */
JK_CHECKED const char *jk_opc_target(jk_arena *arena, const char *source, const char *name);
/* The part that a target names, seen from `source`. */
JK_CHECKED const char *jk_opc_resolve(jk_arena *arena, const char *source, const char *target);
/* Adds a relationship from `source`; `target` and `mode` (NULL: a part) as they are written. *id, in `arena`, is its id. */
JK_CHECKED jk_result jk_opc_link(const char **id, jk_arena *arena, jk_output *output, const char *source, const char *type, const char *target,
				 const char *mode, jk_diagnostics *diagnostics);
/* What the package says of a part: an override, else the default of its ending; NULL in *out for nothing. */
JK_CHECKED jk_result jk_opc_content_type(const char **out, jk_arena *arena, const jk_output *output, const char *name, jk_diagnostics *diagnostics);
/* Puts a part that nothing leads to yet, and its content type unless that is NULL or follows from the ending. */
JK_CHECKED jk_result jk_opc_put_part(jk_output *output, const char *name, const char *content_type, const char *bytes, size_t length,
				     jk_diagnostics *diagnostics);
/* Puts a part whose content type hangs on its ending (media), under a name that tells its content: one that is there already is taken for the
 * same. *id (in `arena`) is the relationship of `type` that leads to it from `source`; it is added when there is none. */
JK_CHECKED jk_result jk_opc_put_media(const char **id, jk_arena *arena, jk_output *output, const char *name, const char *content_type,
				      const char *source, const char *type, const char *bytes, size_t length, jk_diagnostics *diagnostics);

#endif
