/* What stands in the margin of a paper at a clause that differs. Japanese whatever the locale: the same input gives the same document. */
#include <string.h>
#include "base/text.h"
#include "compare/summary.h"

struct jk_compare_remarks {
	jk_arena *arena;
	jk_list items; /* jk_compare_remark */
};

static const char *effect_word(jk_effect effect)
{
	static const char *const words[] = {"中立", "強化", "要確認", "緩和"};
	return words[effect];
}

static const char *state_word(const jk_unit_pair *pair)
{
	static const char *const words[] = {"変更なし", "変更", "新設", "削除"};
	return pair->state == JK_PAIR_SAME && pair->moved ? "移動" : words[pair->state];
}

static const char *finding_word(jk_finding_kind kind)
{
	static const char *const words[] = {"義務の程度", "時期", "方式", "範囲", "ただし書", "数・期限", "項・号", "当事者", "打消し"};
	return words[kind];
}

static const char *value_text(const jk_side_value *value) { return value ? value->text ? value->text : "未決" : "－"; }

static const char *or_dash(const char *text) { return *text ? text : "－"; }

static void put_finding(void *state, jk_finding_kind kind, jk_effect effect, const char *old_words, const char *new_words)
{
	jk_buffer_format(state, "\n%s：%s → %s【%s】", finding_word(kind), or_dash(old_words), or_dash(new_words), effect_word(effect));
}

static void put_values(jk_buffer *out, const jk_unit_pair *pair)
{
	for (size_t i = 0; i < pair->values.count; i++) {
		const jk_value_change *change = pair->values.items[i];
		const jk_side_value *value = change->new_value ? change->new_value : change->old_value;
		jk_buffer_format(out, "\n%s：%s → %s【%s】", value->label ? value->label : value->name, value_text(change->old_value),
				 value_text(change->new_value), effect_word(change->effect));
	}
	out->failed |= jk_unit_findings(pair, put_finding, out) != JK_OK;
}

static void put_because(jk_buffer *out, const jk_unit_pair *pair)
{
	if (*jk_pair_reason(pair))
		jk_buffer_format(out, "\n理由：%s", jk_pair_reason(pair));
	for (size_t i = 0; i < pair->because.count; i++) {
		const jk_side_revision *revision = pair->because.items[i];
		jk_buffer_format(out, "\n改版の理由（%s%s%s）：%s", revision->version, revision->date ? "、" : "",
				 revision->date ? revision->date : "", revision->text);
	}
}

static void put_provisions(jk_buffer *out, const jk_comparison *comparison, const jk_unit_pair *pair)
{
	size_t length = out->length;
	jk_buffer_string(out, "\n基準：");
	size_t begun = out->length;
	jk_put_covers(out, comparison, pair);
	if (out->length == begun)
		jk_buffer_cut(out, length);
	for (size_t i = 0; i < pair->lost.count; i++)
		jk_buffer_format(out, "%s%s", i ? "、" : "\n満たすものがなくなる基準：", jk_provision_name(comparison, pair->lost.items[i]));
}

/* cl_incident_report. */
static const char *bookmark_of(jk_arena *arena, const char *id)
{
	size_t length = strlen(id);
	char *name = jk_arena_allocate(arena, length + sizeof "cl_");
	if (!name)
		return NULL;
	memcpy(name, "cl_", 3);
	for (size_t i = 0; i <= length; i++)
		name[3 + i] = id[i] == '-' ? '_' : id[i];
	return name;
}

void jk_put_remark(jk_buffer *out, const jk_comparison *comparison, const jk_unit_pair *pair)
{
	jk_buffer_format(out, "%s【%s】", state_word(pair), effect_word(pair->effect));
	/* Of a clause that came in or went, every word would be one that changed. */
	if (pair->state == JK_PAIR_CHANGED)
		put_values(out, pair);
	put_because(out, pair);
	put_provisions(out, comparison, pair);
}

static jk_result add(jk_compare_remarks *remarks, const jk_comparison *comparison, const jk_side_paper *paper, const jk_unit_pair *pair)
{
	jk_buffer text;
	jk_compare_remark *remark = jk_arena_allocate(remarks->arena, sizeof *remark);
	jk_buffer_init(&text, 0);
	jk_put_remark(&text, comparison, pair);
	if (remark && jk_buffer_result(&text) == JK_OK) {
		*remark = (jk_compare_remark){paper->kind, paper->group, bookmark_of(remarks->arena, jk_pair_shown(pair)->id),
					      jk_arena_string(remarks->arena, jk_buffer_text(&text))};
	}
	jk_buffer_dispose(&text);
	return remark && remark->bookmark && remark->text ? jk_list_add(&remarks->items, remarks->arena, remark) : JK_NO_MEMORY;
}

static int has_remark(const jk_unit_pair *pair)
{
	const char *id = jk_pair_shown(pair)->id;
	return id && !strchr(id, ':') && !jk_pair_is_same(pair);
}

static jk_result add_all(jk_compare_remarks *remarks, const jk_comparison *comparison)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < comparison->papers.count; i++) {
		const jk_paper_pair *paper = comparison->papers.items[i];
		for (size_t k = 0; k < paper->units.count && result == JK_OK; k++)
			if (has_remark(paper->units.items[k]))
				result = add(remarks, comparison, jk_paper_shown(paper), paper->units.items[k]);
	}
	return result;
}

jk_result jk_comparison_remarks(jk_compare_remarks **out, const jk_comparison *comparison)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_compare_remarks *remarks = jk_arena_allocate(arena, sizeof *remarks);
	jk_result result = JK_NO_MEMORY;
	if (remarks) {
		remarks->arena = arena;
		result = add_all(remarks, comparison);
	}
	if (result == JK_OK)
		*out = remarks;
	else
		jk_arena_free(arena);
	return result;
}

size_t jk_compare_remark_count(const jk_compare_remarks *remarks) { return remarks->items.count; }

const jk_compare_remark *jk_compare_remark_at(const jk_compare_remarks *remarks, size_t index) { return remarks->items.items[index]; }

void jk_compare_remarks_free(jk_compare_remarks *remarks)
{
	if (remarks)
		jk_arena_free(remarks->arena);
}
