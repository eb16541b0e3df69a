#ifndef JK_REVIEW_UNITS_H
#define JK_REVIEW_UNITS_H
/* From paragraphs to clauses; private to the room. */
#include "review/document.h"
#include "review/number.h"
#include "review/provenance.h"

/* What a piece is for the structure. */
typedef enum { JK_ROLE_TEXT, JK_ROLE_CAPTION, JK_ROLE_ARTICLE, JK_ROLE_CHAPTER, JK_ROLE_PARAGRAPH, JK_ROLE_ITEM, JK_ROLE_SUBITEM1, JK_ROLE_SUBITEM2,
	JK_ROLE_TABLE_TITLE, JK_ROLE_TABLE } jk_role;

/* A piece on its way to a block of a unit. */
typedef struct {
	const jk_doc_piece *piece;
	jk_role role;
	int styled;        /* by a style of ours for clauses */
	int frame;         /* by another style of ours: a cover, closing words, places to sign */
	const char *label; /* automatic, or taken off the text */
	const char *text;
	size_t taken;      /* bytes of the piece's text before it */
} jk_unit_part;

typedef struct {
	jk_arena *arena;
	jk_side *side;
	jk_side_paper *paper;
	const jk_doc *doc;
	const jk_provenance *provenance;
	const char *path;
	jk_unit_part *parts;    /* one for each piece */
	size_t count;
	size_t chapter_paragraph; /* of the chapter that is being read; 0: none */
	jk_diagnostics *diagnostics;
	int no_memory;
} jk_splitting;

/* Tells the role of each piece and takes typed numbers off (role.c). */
void jk_parts_read(jk_splitting *s);
/* Adds a unit without blocks; a piece as a block of a unit (blocks.c). NULL when out of memory, which is noted. */
jk_side_unit *jk_unit_add(jk_splitting *s, const char *id, const char *chapter);
void jk_unit_add_part(jk_splitting *s, jk_side_unit *unit, const jk_unit_part *part);
/* Label, title and paths, when all blocks are there; `chapter_label` goes before the number of a section. */
void jk_unit_finish(jk_splitting *s, jk_side_unit *unit, const char *chapter_label);
/* Units by the bookmarks of clauses; 0 when the document has none (marks.c). */
int jk_units_by_marks(jk_splitting *s);
/* Units by headings, 第N条 and numbered sections (structure.c). */
void jk_units_by_structure(jk_splitting *s);
/* Whether a new clause begins at a part that nobody says it of. `unit` is the one before, or NULL. */
int jk_part_begins_unit(const jk_unit_part *part, const jk_side_unit *unit);

/* Finds among `base`'s units those of the document that have no id, and takes from it what the document does not say (base.c). */
JK_CHECKED jk_result jk_units_by_base(jk_splitting *s, const jk_side *base);
/* Adds the rows of the set's sheets that stand in tables of the document (rows.c); the text of a cell as the catalog has it (blocks.c). */
JK_CHECKED jk_result jk_units_of_rows(jk_splitting *s, const jk_side_paper *base, jk_arena *scratch);
const char *jk_unit_clean_cell(jk_splitting *s, const char *text);
/* The places of a cell's text once it is cleaned; `places` may be NULL. Noted when out of memory. */
jk_list jk_unit_clean_places(jk_splitting *s, const char *text, const jk_list *places);
/* Adds the places of the bytes from `from` up to `to`, as those of a text in which they begin at `at`; takes bytes out of a text (places.c). */
JK_CHECKED jk_result jk_places_add_part(jk_list *out, jk_arena *arena, const jk_list *places, size_t from, size_t to, size_t at);
JK_CHECKED jk_result jk_places_take_out(jk_list *places, jk_arena *arena, size_t from, size_t length);
/* All of it: the paper of the document goes into the side. `base` may be NULL. */
JK_CHECKED jk_result jk_units_split(jk_side *side, const jk_doc *doc, const jk_provenance *provenance, const char *path, const jk_side *base,
				    jk_diagnostics *diagnostics);

#endif
