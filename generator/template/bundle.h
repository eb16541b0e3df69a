#ifndef JK_TEMPLATE_BUNDLE_H
#define JK_TEMPLATE_BUNDLE_H
/* A package whose parts are being changed: opened as trees, each once, and written when all is done. */
#include "base/xml_import.h"
#include "package/package.h"
#include "template/names.h"
#include "template/template.h"

/* Where a paragraph was typed. Each paragraph of the parts that are open has the number (jk_node_number) of its place in the list of
 * places, from 1. */
typedef struct {
	const char *file, *part;
	unsigned paragraph;
} jk_place;

typedef struct {
	const char *name;
	jk_xml *xml;
	int changed;
} jk_open_part;

typedef struct {
	const jk_package *package;
	const jk_dialect *dialect;
	jk_output *output;
	jk_arena *arena;
	jk_diagnostics *diagnostics;
	const char *path;   /* as opened */
	jk_list parts;      /* jk_open_part */
	jk_names members;   /* names of all parts */
	jk_list *places;    /* jk_place, shared by all that go into one */
	int is_docx;
	int failed, no_memory; /* stick */
} jk_bundle;

/* Begins with a package of a known dialect, which must outlive it, as must the arena and the list. *out owned. */
JK_CHECKED jk_result jk_bundle_new(jk_bundle **out, const jk_package *package, jk_list *places, jk_arena *arena, jk_diagnostics *diagnostics);
void jk_bundle_free(jk_bundle *bundle);
/* The tree of a part, parsed at the first call; NULL when there is no such part (no fault) or it cannot be read (a fault, noted). */
jk_xml *jk_bundle_tree(jk_bundle *bundle, const char *name);
/* The same for a part that will be changed. */
jk_xml *jk_bundle_change(jk_bundle *bundle, const char *name);
/* A new part; the tree is taken over, also when it fails. */
void jk_bundle_add(jk_bundle *bundle, const char *name, jk_xml *xml);
/* A new part of bytes. */
void jk_bundle_put(jk_bundle *bundle, const char *name, const jk_buffer *bytes);
int jk_bundle_has(const jk_bundle *bundle, const char *name);
/* Appends the bytes of a part as it was read. */
void jk_bundle_bytes(jk_buffer *out, jk_bundle *bundle, const char *name);
/* JK_OK, or what went wrong. */
JK_CHECKED jk_result jk_bundle_result(const jk_bundle *bundle);
/* The package as it is now. *out owned. */
JK_CHECKED jk_result jk_bundle_close(jk_package **out, jk_bundle *bundle);

#endif
