/* meanings.txt: what a change of a sentence means. Each pair is tried both ways: what weakens one way strengthens the other. */
#include "compare/comparison.h"
#include "compare/summary.h"
#include "sides.h"

static void put_sentence(jk_buffer *xml, const char *label, const char *text, size_t length)
{
	jk_buffer_format(xml, "<%s>%.*s</Sentence></%s", label, (int)length, text, strstr(label, "Item") ? "ItemSentence>" : "ParagraphSentence>");
}

/* A contract of one clause with these paragraphs, parted by "/"; "(1) " begins a 号. */
static jk_side *side_of_text(const char *text)
{
	jk_buffer xml;
	unsigned paragraphs = 0, items = 0;
	jk_buffer_init(&xml, 0);
	jk_buffer_string(&xml, "<clause-set version='1'><group id='g'><document kind='contract' title='契約書' layout='article'><chapter id='c' title='総則'>"
			       "<clause id='a' label='第1条'><text><Article><ArticleCaption>名</ArticleCaption><ArticleTitle>第1条</ArticleTitle>");
	while (*text) {
		size_t length = strcspn(text, "/");
		if (*text == '(') {
			items++;
			jk_buffer_format(&xml, "<Item Num='%u'><ItemTitle>(%u)</ItemTitle>", items, items);
			put_sentence(&xml, "ItemSentence><Sentence", text + 4, length - 4);
			jk_buffer_string(&xml, "</Item>");
		} else {
			jk_buffer_format(&xml, "%s<Paragraph Num='%u'><ParagraphNum>", paragraphs ? "</Paragraph>" : "", paragraphs + 1);
			if (paragraphs++)
				jk_buffer_format(&xml, "%u", paragraphs);
			jk_buffer_string(&xml, "</ParagraphNum>");
			put_sentence(&xml, "ParagraphSentence><Sentence", text, length);
		}
		text += length + (text[length] == '/');
	}
	jk_buffer_string(&xml, "</Paragraph></Article></text></clause></chapter></document></group></clause-set>");
	jk_side *side = side_of(jk_buffer_text(&xml));
	jk_buffer_dispose(&xml);
	return side;
}

/* "weakened duty/weakened number/unclear", or "same". */
static void put_meaning(jk_buffer *out, const char *old_text, const char *new_text, int turned)
{
	static const jk_effect other[] = {JK_EFFECT_NEUTRAL, JK_EFFECT_WEAKENED, JK_EFFECT_UNCLEAR, JK_EFFECT_STRENGTHENED};
	jk_side *was = side_of_text(old_text), *is = side_of_text(new_text);
	jk_comparison *comparison;
	ck_assert_int_eq(jk_compare(&comparison, was, is, NULL, jk_test_diagnostics()), JK_OK);
	const jk_paper_pair *papers = comparison->papers.items[0];
	const jk_unit_pair *unit = papers->units.items[0];
	jk_buffer_string(out, unit->state == JK_PAIR_SAME ? "same" : jk_effect_word(turned ? other[unit->effect] : unit->effect));
	for (size_t i = 0; i < unit->findings.count; i++) {
		const jk_finding *finding = unit->findings.items[i];
		jk_buffer_format(out, " %s/%s", jk_finding_word(finding->kind), jk_effect_word(turned ? other[finding->effect] : finding->effect));
	}
	jk_comparison_free(comparison);
	jk_side_free(was);
	jk_side_free(is);
}

typedef struct {
	char *was, *is, *wanted;
} row;

/* The next row of the table; 0 at the end. */
static int next_row(row *out, char **rest)
{
	*out = (row){0};
	while (**rest && !out->wanted) {
		char *line = *rest, *end = strchr(line, '\n');
		ck_assert_ptr_nonnull(end);
		*end = '\0';
		*rest = end + 1;
		char **place = *line == '-' ? &out->was : *line == '+' ? &out->is : *line == '=' ? &out->wanted : NULL;
		if (place)
			*place = line + 2;
	}
	return out->was && out->is && out->wanted;
}

static unsigned tried, wrong;

static void try_row(const row *r)
{
	jk_buffer there, back;
	jk_buffer_init(&there, 0);
	jk_buffer_init(&back, 0);
	put_meaning(&there, r->was, r->is, 0);
	put_meaning(&back, r->is, r->was, 1);
	tried++;
	if (strcmp(jk_buffer_text(&there), r->wanted) != 0) {
		fprintf(stderr, "- %s\n+ %s\nwanted %s\ngot    %s\n\n", r->was, r->is, r->wanted, jk_buffer_text(&there));
		wrong++;
	}
	/* What is unclear outweighs what is stronger, but not what is weaker: only single findings turn the whole. */
	const char *mirrored = jk_buffer_text(&back), *first = strchr(r->wanted, ' '), *turned = strchr(mirrored, ' ');
	int several = first && strchr(first + 1, ' ');
	if (several ? !turned || strcmp(first, turned) != 0 : strcmp(mirrored, r->wanted) != 0) {
		fprintf(stderr, "back\n- %s\n+ %s\nwanted %s\ngot    %s\n\n", r->is, r->was, r->wanted, jk_buffer_text(&back));
		wrong++;
	}
	jk_buffer_dispose(&there);
	jk_buffer_dispose(&back);
}

START_TEST(sentences_mean_what_the_table_says)
{
	char *text = jk_copy_string(jk_test_get(JK_SOURCE_DATA_DIR "/tests/unit/compare/meanings.txt")), *rest = text;
	ck_assert_ptr_nonnull(text);
	for (row r; next_row(&r, &rest);)
		try_row(&r);
	jk_release(text);
	ck_assert_uint_ge(tried, 70);
	ck_assert_uint_eq(wrong, 0);
}
END_TEST

Suite *suite_compare_effect_words(void)
{
	return jk_suite("compare/effect_words", (const TTest *const[]){sentences_mean_what_the_table_says, NULL});
}
