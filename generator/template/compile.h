#ifndef JK_TEMPLATE_COMPILE_H
#define JK_TEMPLATE_COMPILE_H
/* A part on its way from tree to program; private to the room. */
#include "template/paragraph.h"
#include "template/template.h"

/* Target of the processing instruction that stands for a tag in the tree; its content is the tag's index. */
#define JK_TAG_MARK "jokou-tag"
/* The same for an operation of a feature: its index; with + and - behind it, the ends of what it guards. */
#define JK_ACTION_MARK "jokou-action"
/* An operation in an attribute's text: BEGIN index END. No XML file can hold these characters. */
#define JK_ACTION_BEGIN '\x01'
#define JK_ACTION_END '\x02'

typedef enum { JK_TAG_VALUE, JK_TAG_IF, JK_TAG_ELIF, JK_TAG_ELSE, JK_TAG_END_IF, JK_TAG_FOR, JK_TAG_END_FOR, JK_TAG_CLAUSES, JK_TAG_MERGE,
	JK_TAG_RESTART, JK_TAG_CONTINUE, JK_TAG_IMAGE } jk_tag_kind;

typedef struct jk_tag {
	jk_tag_kind kind;
	size_t index;           /* among the tags of the part */
	const char *source;     /* as typed, without braces */
	const char *variable;
	jk_xpath *xpath;
	jk_node *mark, *paragraph;
	jk_origin where;
	struct jk_tag *opener;  /* of the block this tag belongs to; itself for an opener */
	struct jk_tag *next_in_block; /* opener → elif → … → end */
	jk_list each_turn;      /* jk_action: what a loop does as a turn begins */
	int repeats_columns;    /* {{#columns}}, {{/columns}}: a loop that stands in every row of its table */
	size_t columns;         /* the same: 1 + its slot (table.h) */
} jk_tag;

typedef struct {
	jk_template *compiled;
	const jk_dialect *dialect;
	jk_arena *arena;        /* the template's */
	jk_xml *xml;
	const char *part;
	jk_diagnostics *diagnostics;
	jk_list tags;           /* jk_tag in document order */
	jk_list actions;        /* jk_action by the index that their marks carry */
	jk_list pictures;       /* jk_node: what goes where a picture is blank (image.c) */
	jk_list tagged_links;   /* of the part's relationships: those whose targets hold tags (hyperlink.c) */
	struct jk_linked_part *links; /* NULL: there are none */
	jk_list dropped;        /* jk_node: of samples, to be removed */
	unsigned paragraphs;
	unsigned paragraph;     /* that is looked at, from 1; 0: none */
	int wanted;             /* it holds tags */
	int failed, no_memory;
	int unreadable;         /* some tag could not be understood */
	int shares_widths;      /* ODT: column styles may be made for repeated columns */
} jk_compiling;

/* All of the following in order: the part's tree as a program; NULL when it holds no tag, or at a fault (c->failed, c->no_memory). */
jk_program *jk_compile_tree(jk_compiling *c);
/* Finds the tags of all paragraphs and puts a mark in the place of each (scan.c). */
void jk_scan_tags(jk_compiling *c);
/* Reads one tag (tag.c); NULL when out of memory. Faults are reported. */
jk_tag *jk_read_tag(jk_compiling *c, const char *body, size_t length, const jk_origin *where);
/* Pairs block tags and moves their marks to where the enclosed nodes are whole (block.c). */
void jk_place_blocks(jk_compiling *c);
/* Moves out of a node that will go what only begins or only ends in it (range.c). */
void jk_keep_ranges(jk_compiling *c, jk_node *holder);
/* Repeats columns, and follows cells over several rows into blocks (table.c). */
void jk_place_tables(jk_compiling *c);
/* Sample pictures whose alternative text holds {{#image expression}} show the file that the expression names (image.c). */
void jk_take_images(jk_compiling *c);
/* Links whose targets hold tags (hyperlink.c): whether the part's relationships hold any; these; then each link. */
int jk_has_tagged_links(const jk_template *compiled, const char *part);
void jk_read_links(jk_compiling *c);
void jk_take_links(jk_compiling *c);
/* Whether a target holds a tag, maybe percent-encoded. */
int jk_has_link_tag(const char *target);
/* Takes prompts and bindings off content controls whose text a tag gives (control.c). */
void jk_free_controls(jk_compiling *c);
/* Reports tags in parts that are printed but not filled (unfilled.c). */
JK_CHECKED jk_result jk_check_unfilled(jk_template *compiled, jk_diagnostics *d);
/* Whether the node is a property that jokou wrote (scan.c). */
int jk_is_our_own(const jk_node *node);
/* Whether text below the node was deleted, but is kept as a tracked change (scan.c). */
int jk_is_deleted(const jk_node *node);
/* Lets paragraphs vanish that hold nothing but blocks, when none of these shows anything (vanish.c). */
void jk_mark_vanishing(jk_compiling *c);
/* Whether a node shows, though it is no text: pictures, breaks, the end of a section, notes (block.c). */
int jk_shows(const jk_node *node);
/* Lets lists in loops begin anew or run on (list.c). */
void jk_number_lists(jk_compiling *c);
/* Tables of contents and references to numbers (contents.c): before tags are looked for, and when all parts are prepared. */
void jk_find_contents(jk_compiling *c);
void jk_finish_contents(jk_compiling *c);
/* Names and numbers that must be unique (ids.c): first those that stand in blocks of any part, then what refers to them. */
void jk_define_ids(jk_compiling *c);
void jk_refer_ids(jk_compiling *c);
/* Footnotes, endnotes and comments of DOCX (notes.c): a reference inside a block; and their part, which is finished after all others. */
void jk_note_reference(jk_compiling *c, jk_node *node);
void jk_finish_notes(jk_compiling *c);
int jk_is_notes(const char *part);
/* Keeps what must not be empty from becoming so; behind all that lets something vanish (table_keep.c). */
void jk_keep_whole(jk_compiling *c);
/* What ends the paragraph of a mark and begins another like it, for a value of several lines; NULL where a line break must do (break.c). */
const char *jk_paragraph_break(jk_compiling *c, const jk_node *mark);
/* Writes the tree as literals and operations (emit.c). */
jk_program *jk_emit_program(jk_compiling *c);
/* The same for one node alone, without the XML declaration. */
jk_program *jk_emit_node(jk_compiling *c, const jk_node *node);

/* Features (unique ids, lists, images …) put operations of their own into the program. `data` lives in the template's arena. */
/* An operation where a mark is put: before or behind a node, or behind all that stands in a parent. */
void jk_act_before(jk_compiling *c, jk_node *node, jk_action_run *run, const void *data);
void jk_act_after(jk_compiling *c, jk_node *node, jk_action_run *run, const void *data);
void jk_act_last(jk_compiling *c, jk_node *parent, jk_action_run *run, const void *data);
/* The text for an attribute whose value the operation writes, escaped; it may stand among other text. */
const char *jk_act_value(jk_compiling *c, jk_action_run *run, const void *data);
/* The same, and shows what the expression gives. */
const char *jk_act_value_shown(jk_compiling *c, jk_action_run *run, const void *data, const jk_xpath *reads);
/* An operation at the beginning of each turn of a loop, before anything of the turn is written. */
void jk_act_each_turn(jk_compiling *c, jk_tag *opener, jk_action_run *run, const void *data);
/* What stands from `first` to `last` (siblings) is passed over where the test does not hold. */
void jk_guard(jk_compiling *c, jk_node *first, jk_node *last, jk_guard_test *test, const void *data);
/* The same, and shows what the expression gives. */
void jk_guard_shown(jk_compiling *c, jk_node *node, jk_guard_test *test, const void *data, const jk_xpath *reads);
/* The tag a mark stands for, NULL for any other node. */
jk_tag *jk_tag_of(const jk_compiling *c, const jk_node *node);
/* The next pair of opening (or closing) braces, half or full width, and its bytes; NULL when there is none. */
const char *jk_find_braces(const char *at, int closing, size_t *length);

/* Checks what the expressions of all parts (jk_compiling) mean: those of a part's program, or of its tags when it has none (check_part.c). */
JK_CHECKED jk_result jk_check_parts(jk_template *compiled, const jk_list *parts);

/* The first 60 characters of a paragraph as its author sees it, though its tags have become marks (paragraph.c); NULL when out of memory. */
const char *jk_paragraph_quote(jk_compiling *c, const jk_node *paragraph);
void jk_compile_fault(jk_compiling *c, jk_code code, const jk_origin *where, const char *tag, const char *detail);
/* Compiles an expression for this template; NULL when faulty (reported). */
jk_xpath *jk_compile_expression(jk_compiling *c, const char *expression, const jk_origin *where);

#endif
