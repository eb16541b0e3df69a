/* Paragraphs that hold nothing but blocks: when no block shows anything, the paragraph goes, too. */
#include <string.h>
#include "template/compile.h"

/* What one level of a paragraph holds: the paragraph itself, or the body of a block. */
typedef struct {
	jk_compiling *c;
	jk_tag *opener;  /* or else-tag, of the body; NULL: the paragraph */
	int shows;       /* text, a value or a picture stands right here */
} level;

typedef struct {
	jk_compiling *c;
	level levels[JK_TEMPLATE_NESTING + 1];
	size_t depth;
	int blocks, overflow;
	jk_list bodies; /* jk_tag after which something shows */
	jk_list pictures; /* jk_node that show unless they are blank */
} looking;

static void end_body(looking *l)
{
	const level *body = &l->levels[l->depth];
	if (body->shows)
		l->c->no_memory |= jk_list_add(&l->bodies, l->c->arena, body->opener) != JK_OK;
}

static void look_at_tag(looking *l, jk_tag *tag)
{
	level *here = &l->levels[l->depth];
	switch (tag->kind) {
	case JK_TAG_IF:
	case JK_TAG_FOR:
		l->blocks = 1;
		if (l->depth < JK_TEMPLATE_NESTING)
			l->levels[++l->depth] = (level){.opener = tag};
		else
			l->overflow = 1;
		break;
	case JK_TAG_ELIF:
	case JK_TAG_ELSE:
		end_body(l);
		*here = (level){.opener = tag};
		break;
	case JK_TAG_END_IF:
	case JK_TAG_END_FOR:
		end_body(l);
		l->depth -= l->depth > 0;
		break;
	case JK_TAG_RESTART:
	case JK_TAG_CONTINUE:
		break;
	default:
		here->shows = 1;
	}
}

/* A picture that goes where the data name none: image.c has put a guard around it. */
static int is_picture(const jk_compiling *c, const jk_node *node)
{
	for (size_t i = 0; i < c->pictures.count; i++)
		if (c->pictures.items[i] == node)
			return 1;
	return 0;
}

static void look(looking *l, const jk_node *node)
{
	for (jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		const char *text = jk_node_text(child);
		jk_tag *tag = jk_tag_of(l->c, child);
		if (is_picture(l->c, child)) {
			l->c->no_memory |= jk_list_add(&l->pictures, l->c->arena, child) != JK_OK;
			continue;
		}
		if (tag)
			look_at_tag(l, tag);
		else if ((text && text[strspn(text, " \t\n")]) || jk_shows(child) || jk_is_paragraph(l->c->dialect, child) ||
			 jk_node_is(child, "s") || jk_node_is(child, "tab") || jk_node_is(child, "line-break"))
			l->levels[l->depth].shows |= !jk_node_is(jk_node_parent(child), "tabs");
		if (jk_node_is_element(child) && !jk_is_paragraph(l->c->dialect, child))
			look(l, child);
	}
}

/* On the stack of places: twice the place, and 1 when something has been shown since. */
static void begin(jk_running *r, const void *data)
{
	(void)data;
	jk_place_push(r, r->out->length << 1);
}

static void show(jk_running *r, const void *data)
{
	(void)data;
	jk_place_push(r, jk_place_pop(r) | 1);
}

static void end(jk_running *r, const void *data)
{
	(void)data;
	size_t place = jk_place_pop(r);
	if (!(place & 1))
		jk_buffer_cut(r->out, place >> 1);
}

/* An item of a list that holds only this paragraph goes with it. */
static jk_node *outermost(jk_node *paragraph)
{
	jk_node *item = jk_node_parent(paragraph);
	int only = item && jk_node_is(item, "list-item") && jk_node_first(item) == paragraph && !jk_node_next(paragraph);
	return only ? item : paragraph;
}

static void look_at_paragraph(jk_compiling *c, jk_node *paragraph)
{
	looking l = {.c = c};
	look(&l, paragraph);
	if ((!l.blocks && !l.pictures.count) || l.overflow || l.depth || l.levels[0].shows)
		return;
	jk_node *outer = outermost(paragraph);
	jk_act_before(c, outer, begin, NULL);
	for (size_t i = 0; i < l.bodies.count; i++)
		jk_act_after(c, ((jk_tag *)l.bodies.items[i])->mark, show, NULL);
	for (size_t i = 0; i < l.pictures.count; i++)
		jk_act_after(c, l.pictures.items[i], show, NULL);
	jk_act_after(c, outer, end, NULL);
}

static void walk(jk_compiling *c, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node), *next; child; child = next) {
		next = jk_node_next_element(child);
		walk(c, child);
		if (jk_is_paragraph(c->dialect, child))
			look_at_paragraph(c, child);
	}
}

void jk_mark_vanishing(jk_compiling *c)
{
	if (!c->dialect->is_plain(c->part))
		walk(c, jk_xml_root(c->xml));
}
