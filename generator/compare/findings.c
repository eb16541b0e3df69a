/* Findings as reports tell them: those that are alike in one line. */
#include <string.h>
#include "base/text.h"
#include "compare/summary.h"

enum { KINDS = JK_FINDING_NEGATION + 1, WORDS_MOST = 24 }; /* characters of one finding: some quote a whole paragraph */

/* Whether the words of `length` bytes stand among those that are there already, parted by 、. */
static int has_words(const jk_buffer *out, const char *words, size_t length)
{
	for (const char *at = jk_buffer_text(out); (at = strchr(at, *words)); at++) {
		if (strncmp(at, words, length) != 0)
			continue;
		int begins = at == out->bytes || (at - out->bytes >= 3 && memcmp(at - 3, "、", 3) == 0);
		if (begins && (!at[length] || strncmp(at + length, "、", 3) == 0 || strncmp(at + length, "…", 3) == 0))
			return 1;
	}
	return 0;
}

static void add_words(jk_buffer *out, const char *words)
{
	const char *end = words;
	for (int i = 0; i < WORDS_MOST && *end; i++)
		(void)jk_text_next(&end);
	if (!*words || has_words(out, words, (size_t)(end - words)))
		return;
	jk_buffer_string(out, out->length ? "、" : "");
	jk_buffer_add(out, words, (size_t)(end - words));
	jk_buffer_string(out, *end ? "…" : "");
}

/* The findings of one kind and effect; how many there are. */
static size_t gather(jk_buffer *old_words, jk_buffer *new_words, const jk_unit_pair *unit, int kind, int effect)
{
	size_t count = 0;
	jk_buffer_clear(old_words);
	jk_buffer_clear(new_words);
	for (size_t i = 0; i < unit->findings.count; i++) {
		const jk_finding *finding = unit->findings.items[i];
		if ((int)finding->kind != kind || (int)finding->effect != effect)
			continue;
		add_words(old_words, finding->old_words);
		add_words(new_words, finding->new_words);
		count++;
	}
	return count;
}

jk_result jk_unit_findings(const jk_unit_pair *unit, jk_finding_visit *visit, void *state)
{
	static const jk_effect effects[] = {JK_EFFECT_WEAKENED, JK_EFFECT_UNCLEAR, JK_EFFECT_STRENGTHENED, JK_EFFECT_NEUTRAL};
	jk_buffer old_words, new_words;
	int failed = 0;
	jk_buffer_init(&old_words, 0);
	jk_buffer_init(&new_words, 0);
	for (size_t e = 0; unit->findings.count && e < sizeof effects / sizeof *effects; e++)
		for (int kind = 0; kind < KINDS; kind++)
			if (gather(&old_words, &new_words, unit, kind, effects[e])) {
				failed |= old_words.failed | new_words.failed;
				visit(state, (jk_finding_kind)kind, effects[e], jk_buffer_text(&old_words), jk_buffer_text(&new_words));
			}
	jk_buffer_dispose(&old_words);
	jk_buffer_dispose(&new_words);
	return failed ? JK_NO_MEMORY : JK_OK;
}
