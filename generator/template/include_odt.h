#ifndef JK_TEMPLATE_INCLUDE_ODT_H
#define JK_TEMPLATE_INCLUDE_ODT_H
/* Putting an ODT into another (ODF 1.3 part 3); private to the files include_odt*.c. */
#include "template/including.h"

#define JK_ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define JK_OFFICE JK_ODF "office:1.0"
#define JK_STYLE JK_ODF "style:1.0"
#define JK_TEXT JK_ODF "text:1.0"
#define JK_TABLE JK_ODF "table:1.0"
#define JK_DRAW JK_ODF "drawing:1.0"
#define JK_NUMBER JK_ODF "datastyle:1.0"
#define JK_FO JK_ODF "xsl-fo-compatible:1.0"
#define JK_XLINK "http://www.w3.org/1999/xlink"
#define JK_XML "http://www.w3.org/XML/1998/namespace"

/* Names are told apart by what they name: keys are "kind\nname". Kinds of styles are families of style:style, and list, data, layout, master,
 * font, draw. */
typedef enum { JK_ODT_CONTENT, JK_ODT_STYLES } jk_odt_file; /* content.xml, styles.xml: their automatic styles are apart */

typedef struct {
	jk_joining *j;
	jk_arena *arena;
	/* roots of the four trees */
	jk_node *from[2], *to[2];
	jk_names index_from[3], index_to[3]; /* "kind\nname" → number in nodes; automatic styles of each file, and the common ones */
	jk_list nodes;
	jk_names map[3];                     /* "kind\nname" of the annex → name in the template */
	jk_names taken, renamed;             /* names in content ("bookmark\nx"): those of the template; of the annex → new */
	jk_names objects;                    /* members that came over */
	const char *ours, *theirs;           /* master pages: of the template at the tag, of the annex at its beginning; "" none */
	int has_own_page;                    /* the annex keeps its pages */
} jk_odt_joining;

enum { JK_ODT_COMMON = 2 };

/* --- include_odt_style.c --- */
void jk_odt_index_styles(jk_odt_joining *d);
/* What the template calls a style of the annex that is referred to in one of its files, bringing it over; NULL when the annex lacks it. */
const char *jk_odt_style(jk_odt_joining *d, jk_odt_file file, const char *kind, const char *name);
/* The definition that counts in a file; NULL when there is none. */
jk_node *jk_odt_definition(jk_odt_joining *d, int of_template, jk_odt_file file, const char *kind, const char *name);
/* A name for an automatic style of the template's content that nobody has. */
const char *jk_odt_free_style(jk_odt_joining *d, const char *kind, const char *base);
/* Adds a definition that was made in the template's content to the index. */
void jk_odt_note_style(jk_odt_joining *d, const char *kind, const char *name, jk_node *node);

/* --- include_odt_default.c --- */
/* Writes into the annex's styles what its defaults say otherwise than the template's. */
void jk_odt_push_defaults(jk_odt_joining *d);

/* --- include_odt_name.c --- */
/* Kind of style that an attribute refers to, NULL when it refers to none. */
const char *jk_odt_kind(const jk_node *node, const char *uri, const char *attribute);
/* Names in the content of the template; then those of the annex that must change. */
void jk_odt_survey(jk_odt_joining *d);
/* Renames all within a node of the annex: references to styles, names, ids, links; brings over pictures. */
void jk_odt_settle(jk_odt_joining *d, jk_odt_file file, jk_node *top);

/* --- include_odt_page.c --- */
/* Before anything is brought over: whether the annex's first page is the template's; then its master page is called like that. */
int jk_odt_has_own_page(jk_odt_joining *d);
/* Pages of an annex without headers (or footers) go on under those of the template: room for them, before the names in the master page
 * are settled; they themselves, whose names are the template's, behind that. */
void jk_odt_borrow_room(jk_odt_joining *d, const jk_node *master);
void jk_odt_borrow_heads(jk_odt_joining *d, jk_node *master);
/* Begins the annex's page at `first` and the template's again behind the tag. */
void jk_odt_join_pages(jk_odt_joining *d, jk_node *first);

/* --- small helpers (include_odt.c) --- */
int jk_odt_is(const jk_node *node, const char *uri, const char *name);
jk_node *jk_odt_child(const jk_node *node, const char *uri, const char *name);
const char *jk_odt_key(jk_odt_joining *d, const char *kind, const char *name);
jk_node *jk_odt_add(jk_odt_joining *d, jk_node *parent, const char *uri, const char *name);
void jk_odt_map(jk_odt_joining *d, jk_names *names, const char *key, const char *value);
/* The text of a document: office:text. */
jk_node *jk_odt_text(const jk_node *root);

#endif
