/* Redlines of DOCX bodies that a generator made and edited: each pair is held against its texts and the rules of the mark-up. */
#include <stdio.h>
#include <string.h>
#include "redlines.h"
#include "suite.h"

enum { BLOCKS = 14, WORDS = 9, PAIRS = 240 };

static const char *const words[] = {"甲は", "乙は", "、", "。", "直ちに", "速やかに", "報告", "しなければならない", "24時間", "第3条第2項", "に基づき", "書面により",
				    "10日以内", "（以下「本契約」という。）", "ABC", " ", "１０", "10"};
static const char *const atoms[] = {"<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", W_FIELD("REF a", "第1条"), W_FIELD("REF b", "第2条"),
				    "<w:bookmarkStart w:id=\"7\" w:name=\"x\"/><w:bookmarkEnd w:id=\"7\"/>",
				    "<w:hyperlink w:anchor=\"x\">" W_T("別紙") "</w:hyperlink>", "<w:fldSimple w:instr=\"DATE\">" W_T("今日") "</w:fldSimple>",
				    "<w:sdt><w:sdtContent>" W_T("値") "</w:sdtContent></w:sdt>",
				    "<w:ins w:id=\"90\" w:author=\"職員\">" W_T("確実に") "</w:ins>",
				    "<w:del w:id=\"91\" w:author=\"職員\"><w:r><w:delText>できる限り</w:delText></w:r></w:del>"};
#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A block: a paragraph of units, or a table of such paragraphs. */
typedef struct {
	int rows;                  /* 0: a paragraph */
	int units[3][2][WORDS];    /* of each cell; a paragraph uses the first. Words from 1, atoms from 100, 0: nothing */
	int control;               /* in a content control */
	int mark;                  /* of a paragraph before another one: 1 pends as inserted, 2 as deleted */
} block;

typedef struct {
	block blocks[BLOCKS + 8];
	int count;
} body;

static unsigned long state;
static int pending_ends; /* bodies without tables, in which ends of paragraphs pend */

static int draw(int below)
{
	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return (int)((state >> 33) % (unsigned long)below);
}

static int draw_unit(void) { return draw(8) ? 1 + draw((int)COUNT(words)) : 100 + draw((int)COUNT(atoms)); }

static void fill_units(int *units)
{
	int count = draw(WORDS);
	for (int i = 0; i < WORDS; i++)
		units[i] = i < count ? draw_unit() : 0;
}

static block make_block(void)
{
	block b = {.rows = draw(5) || pending_ends ? 0 : 1 + draw(3), .control = !draw(9), .mark = draw(8)};
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 2; k++)
			fill_units(b.units[i][k]);
	return b;
}

static void remove_block(body *b, int at)
{
	for (int i = at; i + 1 < b->count; i++)
		b->blocks[i] = b->blocks[i + 1];
	b->count--;
}

static void insert_block(body *b, int at, block made)
{
	for (int i = b->count++; i > at; i--)
		b->blocks[i] = b->blocks[i - 1];
	b->blocks[at] = made;
}

static void edit_words(block *b)
{
	int *units = b->units[draw(3)][draw(2)];
	for (int n = 1 + draw(3); n > 0; n--)
		units[draw(WORDS)] = draw(3) ? draw_unit() : 0;
}

static void edit(body *b)
{
	int at = draw(b->count);
	block moved = b->blocks[at];
	switch (draw(6)) {
	case 0:
		if (b->count > 1)
			remove_block(b, at);
		break;
	case 1:
		if (b->count < BLOCKS + 7)
			insert_block(b, at, make_block());
		break;
	case 2:
		remove_block(b, at);
		insert_block(b, b->count ? draw(b->count + 1) : 0, moved);
		break;
	case 3:
		if (moved.rows)
			b->blocks[at].rows = 1 + draw(3);
		break;
	default:
		edit_words(&b->blocks[at]);
	}
}

static const char *const marks[] = {"", "<w:pPr><w:rPr><w:ins w:id=\"92\" w:author=\"職員\"/></w:rPr></w:pPr>",
				    "<w:pPr><w:rPr><w:del w:id=\"93\" w:author=\"職員\"/></w:rPr></w:pPr>"};

static void put_paragraph(jk_buffer *out, const int *units, int mark)
{
	jk_buffer_format(out, "<w:p>%s", marks[mark]);
	for (int i = 0; i < WORDS; i++) {
		if (units[i] >= 100)
			jk_buffer_string(out, atoms[units[i] - 100]);
		else if (units[i] && i % 3 == 1)
			jk_buffer_format(out, "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">%s%s</w:t></w:r>", words[units[i] - 1], words[units[i] - 1]);
		else if (units[i])
			jk_buffer_format(out, "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r>", words[units[i] - 1]);
	}
	jk_buffer_string(out, "</w:p>");
}

static void put_block(jk_buffer *out, const block *b, int mark)
{
	if (b->control)
		jk_buffer_string(out, "<w:sdt><w:sdtContent>");
	if (!b->rows)
		put_paragraph(out, b->units[0][0], mark);
	else {
		jk_buffer_string(out, "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>");
		for (int row = 0; row < b->rows; row++) {
			jk_buffer_string(out, "<w:tr><w:tc>");
			put_paragraph(out, b->units[row][0], 0);
			jk_buffer_string(out, "</w:tc><w:tc>");
			put_paragraph(out, b->units[row][1], 0);
			jk_buffer_string(out, "</w:tc></w:tr>");
		}
		jk_buffer_string(out, "</w:tbl>");
	}
	if (b->control)
		jk_buffer_string(out, "</w:sdtContent></w:sdt>");
}

/* A body ends with a paragraph, as word processors write it. */
static void put_body(jk_buffer *out, const body *b)
{
	jk_buffer_init(out, 0);
	for (int i = 0; i < b->count; i++) {
		int before_paragraph = i + 1 < b->count && !b->blocks[i + 1].rows && !b->blocks[i].control && !b->blocks[i + 1].control;
		put_block(out, &b->blocks[i], before_paragraph && pending_ends && b->blocks[i].mark < 3 ? b->blocks[i].mark : 0);
	}
	if (b->blocks[b->count - 1].rows)
		jk_buffer_string(out, W_PT("以上"));
}

static void check_pair(int edits)
{
	body old_body = {.count = 0}, new_body;
	jk_buffer old_text, new_text;
	size_t length;
	for (int i = 1 + draw(BLOCKS); i > 0; i--)
		old_body.blocks[old_body.count++] = make_block();
	new_body = old_body;
	while (edits-- > 0)
		edit(&new_body);
	put_body(&old_text, &old_body);
	put_body(&new_text, &new_body);
	jk_redlines_make(&length, jk_buffer_text(&old_text), jk_buffer_text(&new_text), NULL, NULL, NULL, NULL);
	jk_buffer_dispose(&old_text);
	jk_buffer_dispose(&new_text);
}

START_TEST(edited_bodies_settle)
{
	for (int i = 0; i < PAIRS; i++) {
		state = (unsigned long)i + 1;
		check_pair(1 + i % 9);
	}
}
END_TEST

START_TEST(bodies_with_pending_ends_settle)
{
	pending_ends = 1;
	for (int i = 0; i < PAIRS; i++) {
		state = (unsigned long)i + 200000;
		check_pair(1 + i % 9);
	}
}
END_TEST

START_TEST(foreign_bodies_settle)
{
	for (int i = 0; i < PAIRS / 3; i++) {
		state = (unsigned long)i + 100000;
		check_pair(60);
	}
}
END_TEST

Suite *suite_redline_docx_random(void)
{
	return jk_suite("redline/docx_random", (const TTest *const[]){edited_bodies_settle, bodies_with_pending_ends_settle, foreign_bodies_settle, NULL});
}
