#include "base/pattern.h"
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include "base/limits.h"
#include "base/memory.h"

struct jk_pattern {
	pcre2_general_context *memory;
	pcre2_match_context *limits;
	pcre2_code *code;
	pcre2_match_data *data; /* of searches, which come by the thousand; NULL for others */
};

static void *allocate(size_t bytes, void *state)
{
	(void)state;
	return jk_allocate(bytes);
}

static void release(void *block, void *state)
{
	(void)state;
	jk_release(block);
}

static jk_result refuse(const char *expression, int error, const jk_origin *where, jk_diagnostics *diagnostics)
{
	PCRE2_UCHAR reason[128];
	if (error == PCRE2_ERROR_HEAP_FAILED || error == PCRE2_ERROR_NOMEMORY)
		return JK_NO_MEMORY;
	if (pcre2_get_error_message(error, reason, sizeof reason) < 0)
		reason[0] = '\0';
	JK_REPORT(diagnostics, JK_DIAG_PATTERN_SYNTAX, where, {"expression", expression}, {"reason", (const char *)reason});
	return JK_FAILED;
}

static jk_result compile(jk_pattern **out, const char *expression, uint32_t options, const jk_origin *where, jk_diagnostics *diagnostics)
{
	*out = NULL;
	jk_pattern *pattern = jk_allocate(sizeof *pattern);
	if (!pattern)
		return JK_NO_MEMORY;
	*pattern = (jk_pattern){.memory = pcre2_general_context_create(allocate, release, NULL)};
	pattern->limits = pattern->memory ? pcre2_match_context_create(pattern->memory) : NULL;
	pcre2_compile_context *context = pattern->limits ? pcre2_compile_context_create(pattern->memory) : NULL;
	jk_result result = JK_NO_MEMORY;
	if (context) {
		int error;
		size_t offset;
		pcre2_set_match_limit(pattern->limits, JK_PATTERN_MATCH_LIMIT);
		pattern->code = pcre2_compile((PCRE2_SPTR)expression, PCRE2_ZERO_TERMINATED,
					      PCRE2_UTF | PCRE2_UCP | PCRE2_NO_AUTO_CAPTURE | options, &error, &offset, context);
		result = pattern->code ? JK_OK : refuse(expression, error, where, diagnostics);
	}
	pcre2_compile_context_free(context);
	if (result == JK_OK)
		*out = pattern;
	else
		jk_pattern_free(pattern);
	return result;
}

jk_result jk_pattern_compile(jk_pattern **out, const char *expression, const jk_origin *where, jk_diagnostics *diagnostics)
{
	return compile(out, expression, PCRE2_ANCHORED | PCRE2_ENDANCHORED, where, diagnostics);
}

jk_result jk_pattern_compile_search(jk_pattern **out, const char *expression, const jk_origin *where, jk_diagnostics *diagnostics)
{
	jk_result result = compile(out, expression, 0, where, diagnostics);
	if (result != JK_OK)
		return result;
	/* Where the machine forbids code that was not there before, matching goes on without. */
	(void)pcre2_jit_compile((*out)->code, PCRE2_JIT_COMPLETE);
	(*out)->data = pcre2_match_data_create(1, (*out)->memory);
	if ((*out)->data)
		return JK_OK;
	jk_pattern_free(*out);
	*out = NULL;
	return JK_NO_MEMORY;
}

void jk_pattern_free(jk_pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_match_data_free(pattern->data);
	pcre2_code_free(pattern->code);
	pcre2_match_context_free(pattern->limits);
	pcre2_general_context_free(pattern->memory);
	jk_release(pattern);
}

jk_result jk_pattern_matches(int *out, const jk_pattern *pattern, const char *text)
{
	*out = 0;
	pcre2_match_data *data = pcre2_match_data_create(1, pattern->memory);
	if (!data)
		return JK_NO_MEMORY;
	int answer = pcre2_match(pattern->code, (PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, 0, 0, data, pattern->limits);
	pcre2_match_data_free(data);
	*out = answer >= 0;
	return answer == PCRE2_ERROR_NOMEMORY ? JK_NO_MEMORY : JK_OK;
}

static void read_groups(jk_group *groups, size_t count, pcre2_match_data *data, size_t known)
{
	const size_t *places = pcre2_get_ovector_pointer(data);
	for (size_t i = 0; i < count; i++) {
		size_t start = i + 1 < known ? places[2 * (i + 1)] : PCRE2_UNSET;
		groups[i] = start == PCRE2_UNSET ? (jk_group){0} : (jk_group){1, start, places[2 * (i + 1) + 1]};
	}
}

jk_result jk_pattern_groups(int *out, jk_group *groups, size_t count, const jk_pattern *pattern, const char *text)
{
	*out = 0;
	pcre2_match_data *data = pcre2_match_data_create((uint32_t)count + 1, pattern->memory);
	if (!data)
		return JK_NO_MEMORY;
	int answer = pcre2_match(pattern->code, (PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, 0, 0, data, pattern->limits);
	*out = answer >= 0;
	/* 0: there are more groups than were asked for. */
	read_groups(groups, count, data, answer > 0 ? (size_t)answer : answer == 0 ? count + 1 : 0);
	pcre2_match_data_free(data);
	return answer == PCRE2_ERROR_NOMEMORY ? JK_NO_MEMORY : JK_OK;
}

jk_result jk_pattern_find(jk_found *out, const jk_pattern *pattern, const char *text, size_t length, size_t from)
{
	*out = (jk_found){0};
	int answer = pcre2_match(pattern->code, (PCRE2_SPTR)text, length, from, 0, pattern->data, pattern->limits);
	if (answer >= 0)
		*out = (jk_found){.found = 1, .start = pcre2_get_ovector_pointer(pattern->data)[0], .end = pcre2_get_ovector_pointer(pattern->data)[1]};
	out->tired = answer < 0 && answer != PCRE2_ERROR_NOMATCH;
	return answer == PCRE2_ERROR_NOMEMORY ? JK_NO_MEMORY : JK_OK;
}
