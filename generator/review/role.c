/* What each paragraph is: by our styles, by its number, by how it looks. */
#include <string.h>
#include "base/text.h"
#include "review/units.h"

/* Our styles: the names that authors see, and those that ODT uses. */
static const struct {
	const char *name, *id;
	jk_role role;
} styles[] = {
	{"JK 条見出し", "JkArticleCaption", JK_ROLE_CAPTION}, {"JK 条", "JkArticle", JK_ROLE_ARTICLE},	   {"JK 項", "JkParagraph", JK_ROLE_PARAGRAPH},
	{"JK 号", "JkItem", JK_ROLE_ITEM},		      {"JK 号の細分1", "JkSubitem1", JK_ROLE_SUBITEM1}, {"JK 号の細分2", "JkSubitem2", JK_ROLE_SUBITEM2},
	{"JK 章", "JkChapter", JK_ROLE_CHAPTER},	      {"JK 表題名", "JkTableTitle", JK_ROLE_TABLE_TITLE},
};

static int role_of_style(const char *style, jk_role *role)
{
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (strcmp(style, styles[i].name) == 0 || strcmp(style, styles[i].id) == 0) {
			*role = styles[i].role;
			return 1;
		}
	return 0;
}

static int is_ours(const char *style) { return jk_text_starts(style, "JK ") || (jk_text_starts(style, "Jk") && style[2] >= 'A' && style[2] <= 'Z'); }

static jk_role role_of_number(jk_number_kind kind)
{
	static const jk_role roles[] = {
		[JK_NUMBER_NONE] = JK_ROLE_TEXT,       [JK_NUMBER_CHAPTER] = JK_ROLE_CHAPTER, [JK_NUMBER_ARTICLE] = JK_ROLE_ARTICLE,
		[JK_NUMBER_PLAIN] = JK_ROLE_PARAGRAPH, [JK_NUMBER_DECIMAL] = JK_ROLE_PARAGRAPH, [JK_NUMBER_ITEM] = JK_ROLE_ITEM,
		[JK_NUMBER_KANA] = JK_ROLE_SUBITEM1,   [JK_NUMBER_KANA_ITEM] = JK_ROLE_SUBITEM2,
	};
	return roles[kind];
}

/* （目的） alone in its paragraph. */
static int is_bracketed(const char *text)
{
	size_t length = strlen(text), open = jk_text_starts(text, "（") ? strlen("（") : jk_text_starts(text, "(") ? 1 : 0;
	enum { BYTES_MOST = 180 };
	const char *close = open ? strpbrk(text, "\n") ? NULL : strstr(text, "）") : NULL;
	if (!close && open)
		close = strchr(text, ')');
	return close && length <= BYTES_MOST && (close[1] == '\0' || (strncmp(close, "）", 3) == 0 && close[3] == '\0'));
}

static const char *skip_space(const char *text)
{
	while (*text) {
		const char *at = text;
		unsigned c = jk_text_next(&at);
		if (c != ' ' && c != '\t' && c != '\n' && c != 0x3000 && c != 0xA0)
			break;
		text = at;
	}
	return text;
}

/* A number that was typed goes from the text to the label. Of our own paragraphs only what cannot be text. */
static jk_number_kind take_number(jk_splitting *s, jk_unit_part *part)
{
	size_t length;
	jk_number_kind kind = jk_number_typed(part->text, &length);
	int unnumbered = part->styled && (part->role == JK_ROLE_PARAGRAPH || part->role == JK_ROLE_CAPTION || part->role == JK_ROLE_TABLE_TITLE);
	if (kind == JK_NUMBER_NONE || (unnumbered && kind != JK_NUMBER_ARTICLE))
		return JK_NUMBER_NONE;
	part->label = jk_arena_text(s->arena, part->text, length);
	s->no_memory |= !part->label;
	part->label = part->label ? part->label : "";
	part->text = skip_space(part->text + length);
	return kind;
}

/* "1. 目的": a heading of a section, when it is short and no sentence. */
static int looks_like_heading(const jk_unit_part *part)
{
	enum { CHARACTERS_MOST = 40 };
	return !strchr(part->text, '\n') && !jk_text_ends(part->text, "。") && jk_text_length(part->text) <= CHARACTERS_MOST && *part->text;
}

static jk_role role_of_heading(const jk_unit_part *part, jk_number_kind kind)
{
	if (kind == JK_NUMBER_ARTICLE)
		return JK_ROLE_ARTICLE;
	return part->piece->outline == 1 && kind == JK_NUMBER_CHAPTER ? JK_ROLE_CHAPTER : JK_ROLE_ARTICLE;
}

static void read_paragraph(jk_splitting *s, jk_unit_part *part)
{
	const jk_doc_piece *piece = part->piece;
	part->text = skip_space(piece->text);
	part->label = jk_text_trim(s->arena, piece->label);
	s->no_memory |= !part->label;
	part->label = part->label ? part->label : "";
	part->styled = role_of_style(piece->style, &part->role);
	part->frame = !part->styled && is_ours(piece->style);
	jk_number_kind kind = *part->label ? jk_number_of_label(part->label) : JK_NUMBER_NONE;
	if (!*part->label && !part->frame)
		kind = take_number(s, part);
	part->taken = (size_t)(part->text - piece->text);
	if (part->styled || piece->beside)
		return;
	if (piece->outline)
		part->role = role_of_heading(part, kind);
	else if (kind == JK_NUMBER_NONE && is_bracketed(part->text))
		part->role = JK_ROLE_CAPTION;
	else if ((kind == JK_NUMBER_PLAIN || kind == JK_NUMBER_DECIMAL || kind == JK_NUMBER_CHAPTER) && looks_like_heading(part))
		part->role = kind == JK_NUMBER_CHAPTER ? JK_ROLE_CHAPTER : JK_ROLE_PARAGRAPH;
	else
		part->role = role_of_number(kind);
}

/* A bracketed line is a heading only before 第N条. */
static void settle_captions(jk_splitting *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->parts[i].role == JK_ROLE_CAPTION && !s->parts[i].styled && (i + 1 == s->count || s->parts[i + 1].role != JK_ROLE_ARTICLE))
			s->parts[i].role = JK_ROLE_TEXT;
}

void jk_parts_read(jk_splitting *s)
{
	s->count = s->doc->pieces.count;
	s->parts = jk_arena_array(s->arena, s->count + 1, sizeof *s->parts);
	if (!s->parts) {
		s->no_memory = 1;
		return;
	}
	for (size_t i = 0; i < s->count; i++) {
		s->parts[i] = (jk_unit_part){.piece = s->doc->pieces.items[i], .label = "", .text = ""};
		if (s->parts[i].piece->table)
			s->parts[i].role = JK_ROLE_TABLE;
		else
			read_paragraph(s, &s->parts[i]);
	}
	settle_captions(s);
}
