#ifndef JK_CATALOG_LOAD_H
#define JK_CATALOG_LOAD_H
/* Shared by the readers of the catalog's files; private to the room. */
#include "catalog/catalog.h"

/* A file being read into the catalog. Faults set `failed` and reading goes on, so that all of them are seen. */
typedef struct {
	jk_catalog *catalog;
	const jk_xml *xml;
	jk_diagnostics *diagnostics;
	const jk_record *record; /* of the file */
	int failed, no_memory;
} jk_loading;

/* A kind of files: which they are, their schema, what reads them; and which attribute of the root is their id. */
typedef struct {
	const char *prefix, *schema_name, *schema;
	const size_t *schema_length;
	jk_record_kind record;
	const char *id; /* NULL: there is one file of the kind */
	void (*load)(jk_loading *, const jk_node *);
} jk_file_kind;

/* A file that its schema allows. */
typedef struct {
	const jk_file_kind *kind;
	jk_xml *xml;
	jk_record *record; /* in the arena of the catalog */
} jk_catalog_file;

/* Copies of attribute and text values in the catalog's arena; NULL when absent. White space around text is taken off. */
const char *jk_load_attribute(jk_loading *loading, const jk_node *node, const char *name);
const char *jk_load_text(jk_loading *loading, const jk_node *node);
/* Whether the attribute is "yes". */
int jk_load_flag(const jk_node *node, const char *name);
double jk_load_number(const jk_node *node, const char *name, double otherwise);
/* Compiles the attribute's expression; NULL when absent or faulty (reported). The catalog frees it. */
jk_xpath *jk_load_xpath(jk_loading *loading, const jk_node *node, const char *attribute);
jk_xpath *jk_load_expression(jk_loading *loading, const jk_node *node, const char *expression);
/* Zeroed array in the arena, never NULL for count > 0 unless no_memory is set. */
void *jk_load_array(jk_loading *loading, size_t count, size_t size);
/* Adds to a list of the catalog. */
void jk_load_add(jk_loading *loading, jk_list *list, const void *item);
/* Lets it be found by its name; one without a name is passed over. */
void jk_load_index(jk_loading *loading, jk_index *index, const char *first, const char *second, const void *item);
/* Number of child elements of that name. */
size_t jk_load_count(const jk_node *node, const char *name);
/* Reports `code` at the node with arguments name=value. */
void jk_load_fault(jk_loading *loading, const jk_node *node, jk_code code, const char *name, const char *value);

/* Readers of the kinds of files. `root` has passed its schema. */
void jk_load_clause(jk_loading *loading, const jk_node *root);
void jk_load_document(jk_loading *loading, const jk_node *root);
void jk_load_vocabulary(jk_loading *loading, const jk_node *root);
void jk_load_catalog(jk_loading *loading, const jk_node *root);
void jk_load_provisions(jk_loading *loading, const jk_node *root);
void jk_load_labels(jk_loading *loading, const jk_node *root);
void jk_load_checks(jk_loading *loading, const jk_node *root);
void jk_load_sheet(jk_loading *loading, const jk_node *root);

/* Reads the <covers> below a node; one that names what does not exist is reported. */
const jk_cover *jk_load_covers(jk_loading *loading, const jk_node *node, size_t *count);
/* Reads the <revision>s below a node. */
const jk_revision *jk_load_revisions(jk_loading *loading, const jk_node *node, size_t *count);
/* What the file says of its version, days and history (record.c). `id` is the attribute that names it. */
jk_record *jk_load_record(jk_loading *loading, const jk_node *root, jk_record_kind kind, const char *id);
/* Links it behind those of its kind and id, by their days. A period that meets another is reported (C021). */
void jk_load_link(jk_loading *loading, const jk_node *root, jk_record *record);
/* The edition that the attribute names; NULL when it is not there or unknown (reported). */
const jk_edition *jk_load_edition(jk_loading *loading, const jk_node *node, const char *attribute);
/* The text of a child element, empty when it is not there. */
jk_phrase jk_load_child_phrase(jk_loading *loading, const jk_node *node, const char *name);
/* The path of the file being read, in the catalog's arena. */
const char *jk_load_file(jk_loading *loading);

/* Reads the slots of a text; a broken slot is reported. */
jk_phrase jk_load_phrase(jk_loading *loading, const jk_node *node, const char *text);
/* Reads an Article with all below it. */
jk_element *jk_load_element(jk_loading *loading, const jk_node *node);

/* A catalog that holds nothing; NULL when out of memory. */
JK_CHECKED jk_catalog *jk_catalog_new(const char *path);
/* Where its digest will stand (digest.c). */
JK_CHECKED struct jk_catalog_digest *jk_catalog_digest_new(jk_arena *arena);
/* Reads the files of its folder, kind by kind (source.c); each is validated, linked with those of its id, and taken. One that keeps the tree sets
 * file->xml to NULL. */
typedef jk_result jk_take_file(void *state, jk_catalog_file *file);
JK_CHECKED jk_result jk_files_read(jk_catalog *catalog, jk_take_file *take, void *state, jk_diagnostics *diagnostics);
/* Puts what the file says into the catalog; when that is done for all, checks the whole. */
JK_CHECKED jk_result jk_file_compile(jk_catalog *catalog, const jk_catalog_file *file, jk_diagnostics *diagnostics);
JK_CHECKED jk_result jk_catalog_finish(jk_catalog *catalog, jk_diagnostics *diagnostics);
/* A catalog in which files succeed one another (view.c). *out is to be freed whatever the answer. */
JK_CHECKED jk_result jk_views_read(jk_catalog **out, const char *path, jk_diagnostics *diagnostics);
/* Reads templates.xml, if there is one (templates.c). */
JK_CHECKED jk_result jk_load_templates(jk_catalog *catalog, jk_diagnostics *diagnostics);

/* Checks what one file cannot say: that everything referred to exists, that texts and documents fit, that no example became a duty. */
JK_CHECKED jk_result jk_catalog_check(const jk_catalog *catalog, jk_diagnostics *diagnostics);

#endif
