#include "template/heading.h"
#include <string.h>
#include "base/text.h"
#include "template/paragraph.h"

enum { SHOWN = 40, SHORT = 50, STYLE_STEPS = 10 };

void jk_headings_open(jk_headings *out, jk_arena *arena, const jk_package *package, const jk_dialect *dialect, jk_diagnostics *diagnostics)
{
	static const char part[] = "word/styles.xml";
	jk_buffer bytes;
	*out = (jk_headings){.arena = arena, .dialect = dialect};
	if (!jk_package_has(package, part))
		return;
	jk_buffer_init(&bytes, 0);
	if (jk_package_part(&bytes, package, part, diagnostics) == JK_OK)
		(void)!jk_xml_parse(&out->styles, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.part = part}, diagnostics);
	jk_buffer_dispose(&bytes);
}

void jk_headings_close(jk_headings *headings) { jk_xml_free(headings->styles); }

/* --- by style --- */

/* Value of the attribute `name` of the child `child`, in the namespace of the node; NULL when there is none. */
static const char *value_of(const jk_node *node, const char *child, const char *name)
{
	const jk_node *found = node ? jk_node_child(node, child) : NULL;
	return found ? jk_node_attribute_ns(found, jk_node_namespace(found), name) : NULL;
}

/* ISO/IEC 29500-1, 17.3.1.20: 0 to 8 are levels of headings, 9 is body text. */
static int is_level(const char *level) { return level && *level >= '0' && *level <= '8' && !level[1]; }

static const jk_node *find_style(const jk_headings *h, const char *id)
{
	const jk_node *style = id && h->styles ? jk_node_first_element(jk_xml_root(h->styles)) : NULL;
	while (style && !(jk_node_is(style, "style") && jk_text_equal(jk_node_attribute_ns(style, jk_node_namespace(style), "styleId"), id)))
		style = jk_node_next_element(style);
	return style;
}

static int is_heading_style(const jk_headings *h, const char *id)
{
	for (int step = 0; id && step < STYLE_STEPS; step++) {
		const jk_node *style = find_style(h, id);
		const char *name = value_of(style, "name", "val");
		const char *level = style ? value_of(jk_node_child(style, "pPr"), "outlineLvl", "val") : NULL;
		if (level)
			return is_level(level);
		if (name && jk_text_starts(name, "heading "))
			return 1;
		id = style ? value_of(style, "basedOn", "val") : NULL;
	}
	return 0;
}

static int is_styled(const jk_headings *h, const jk_node *paragraph)
{
	const jk_node *properties = jk_node_child(paragraph, "pPr");
	const char *level = value_of(properties, "outlineLvl", "val");
	if (jk_node_is(paragraph, "h"))
		return 1;
	if (level)
		return is_level(level);
	return properties && is_heading_style(h, value_of(properties, "pStyle", "val"));
}

/* --- by words --- */

static int is_digit(unsigned c)
{
	static const char kanji[] = "一二三四五六七八九十百";
	int known = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
	for (const char *at = kanji; *at && !known;)
		known = jk_text_next(&at) == c;
	return known;
}

/* Behind a run of digits, or behind a tag that gives the number. */
static const char *skip_number(const char *text)
{
	const char *at = text, *next = text;
	if (jk_text_starts(text, "{{") && strstr(text, "}}"))
		return strstr(text, "}}") + 2;
	while (is_digit(jk_text_next(&next)))
		at = next;
	return at;
}

/* 第3条 …, 第2章 …; not 第3条第2項の規定により, which goes on in hiragana. */
static int is_article(const char *text)
{
	static const char *const units[] = {"条", "章", "節", "編", "部"};
	const char *number = text + strlen("第");
	if (!jk_text_starts(text, "第"))
		return 0;
	const char *at = skip_number(number);
	for (size_t i = 0; i < sizeof units / sizeof *units && at > number; i++)
		if (jk_text_starts(at, units[i])) {
			at += strlen(units[i]);
			return !*at || *at == ' ' || jk_text_starts(at, "　") || jk_text_starts(at, "（") || jk_text_starts(at, "(");
		}
	return 0;
}

/* １　目的, 2. 用語 */
static int is_numbered(const char *text)
{
	static const char *const marks[] = {"　", ". ", "．", " "};
	const char *at = text;
	while (is_digit(jk_text_next(&at)))
		text = at;
	if (at == text || jk_text_length(text) > SHORT / 2 || strstr(text, "。"))
		return 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (jk_text_starts(text, marks[i]) && text[strlen(marks[i])])
			return 1;
	return 0;
}

static int reads_like_heading(const char *text)
{
	static const char *const words[] = {"別紙", "別表", "別記", "様式", "附則", "付則"};
	if (!*text || jk_text_length(text) > SHORT)
		return 0;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (jk_text_starts(text, words[i]) && !strstr(text, "。"))
			return 1;
	int caption = jk_text_starts(text, "（") && jk_text_ends(text, "）") && jk_text_length(text) < SHORT / 2;
	return caption || is_article(text) || (is_digit(jk_text_next(&(const char *){text})) && is_numbered(text));
}

const char *jk_heading_text(const jk_headings *headings, const jk_node *paragraph)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	jk_paragraph_text(&buffer, headings->dialect, 0, paragraph);
	const char *text = jk_text_trim(headings->arena, jk_buffer_text(&buffer)), *end = text;
	jk_buffer_dispose(&buffer);
	if (!text || !*text || !(is_styled(headings, paragraph) || reads_like_heading(text)))
		return NULL;
	for (int n = 0; *end && n < SHOWN; n++)
		(void)jk_text_next(&end);
	return jk_arena_format(headings->arena, "%.*s%s", (int)(end - text), text, *end ? "…" : "");
}
