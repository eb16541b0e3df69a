/* Units of documents without our bookmarks: 条, else headings, else numbered sections, else the whole. */
#include <string.h>
#include "base/text.h"
#include "review/units.h"

typedef enum { BY_ARTICLES, BY_HEADINGS, BY_NUMBERS, WHOLE } way;

typedef struct {
	jk_splitting *s;
	way way;
	jk_side_unit *unit;
	const char *chapter, *chapter_label;
} splitting;

static int is_article(const jk_unit_part *part) { return part->role == JK_ROLE_ARTICLE && jk_number_of_label(part->label) == JK_NUMBER_ARTICLE; }
static int is_heading(const jk_unit_part *part) { return part->piece->outline != 0 || (part->styled && part->role == JK_ROLE_ARTICLE); }

/* "1　目的": a plain or decimal number and a short line. */
static int is_numbered_line(const jk_unit_part *part)
{
	enum { CHARACTERS_MOST = 40 };
	jk_number_kind kind = *part->label ? jk_number_of_label(part->label) : JK_NUMBER_NONE;
	return part->role == JK_ROLE_PARAGRAPH && (kind == JK_NUMBER_PLAIN || kind == JK_NUMBER_DECIMAL) && part->piece->level <= 1 && *part->text &&
	       !jk_text_ends(part->text, "。") && !strchr(part->text, '\n') && jk_text_length(part->text) <= CHARACTERS_MOST;
}

static way choose(const jk_splitting *s)
{
	size_t articles = 0, headings = 0, numbers = 0;
	for (size_t i = 0; i < s->count; i++) {
		const jk_unit_part *part = &s->parts[i];
		if (part->piece->beside)
			continue;
		/* One 第N条 alone may be a quotation, unless it bears our style. */
		articles += is_article(part) ? (size_t)1 + (size_t)part->styled : 0;
		headings += (size_t)is_heading(part);
		numbers += (size_t)is_numbered_line(part);
	}
	return articles >= 2 ? BY_ARTICLES : headings ? BY_HEADINGS : numbers >= 2 ? BY_NUMBERS : WHOLE;
}

static int begins(const splitting *p, const jk_unit_part *part)
{
	if (part->piece->beside)
		return 0;
	switch (p->way) {
	case BY_ARTICLES:
		/* 附則 and 別表 are headings, too, and no part of the last 条. */
		return (is_article(part) || part->role == JK_ROLE_CAPTION || part->piece->outline) && jk_part_begins_unit(part, p->unit);
	case BY_HEADINGS: return is_heading(part);
	case BY_NUMBERS: return is_numbered_line(part);
	default: return 0;
	}
}

static void end_unit(splitting *p)
{
	jk_unit_finish(p->s, p->unit, p->chapter_label);
	p->unit = NULL;
}

static void begin_unit(splitting *p)
{
	end_unit(p);
	p->unit = jk_unit_add(p->s, NULL, p->chapter);
}

static int is_chapter(const splitting *p, const jk_unit_part *part)
{
	return part->role == JK_ROLE_CHAPTER && !part->piece->beside && (part->styled || p->way == BY_ARTICLES);
}

static void take_part(splitting *p, const jk_unit_part *part)
{
	if (is_chapter(p, part)) {
		end_unit(p);
		p->chapter = part->text;
		p->chapter_label = part->styled ? part->label : "";
		p->s->chapter_paragraph = part->piece->paragraph;
		return;
	}
	int heads = !part->frame && begins(p, part);
	/* The cover of one of our own papers is no clause, nor are closing words and places to sign. */
	if (p->s->provenance->ours && p->way != WHOLE && (part->frame || (!heads && !p->unit))) {
		end_unit(p);
		return;
	}
	if (heads || !p->unit)
		begin_unit(p);
	jk_unit_part own = *part;
	if (heads && own.role != JK_ROLE_CAPTION && p->way != BY_ARTICLES)
		own.role = JK_ROLE_ARTICLE;
	jk_unit_add_part(p->s, p->unit, &own);
}

void jk_units_by_structure(jk_splitting *s)
{
	splitting p = {.s = s, .way = choose(s), .chapter = "", .chapter_label = ""};
	for (size_t i = 0; i < s->count && !s->no_memory; i++)
		take_part(&p, &s->parts[i]);
	jk_unit_finish(s, p.unit, p.chapter_label);
}
