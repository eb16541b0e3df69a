/* Any texts as arguments of any function of templates: an answer in whole characters, or a reason. The first byte chooses the function,
 * each line of the rest is an argument. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/function.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static int is_utf8(const char *text)
{
	for (unsigned c; (c = jk_text_next(&text));)
		if (c == 0xFFFD)
			return 0;
	return 1;
}

static int read_arguments(const char **texts, char *at, const jk_xpath_function *function)
{
	int count = 0;
	while (count < function->most) {
		char *end = strchr(at, '\n');
		texts[count++] = at;
		if (!end)
			break;
		*end = '\0';
		at = end + 1;
	}
	return count;
}

static void run(const jk_xpath_function *function, char *text, jk_arena *arena, jk_function_state *state)
{
	static const jk_list none[JK_XPATH_ARGUMENTS];
	static const int no[JK_XPATH_ARGUMENTS];
	static jk_node *const no_nodes[JK_XPATH_ARGUMENTS];
	const char *texts[JK_XPATH_ARGUMENTS] = {NULL}, *reason = NULL;
	/* What comes from XML is whole characters; the answer must be, too. */
	int whole = is_utf8(text), count = read_arguments(texts, text, function);
	const jk_xpath_call call = {state, arena, count, texts, no_nodes, no, none, &reason};
	if (count < function->least)
		return;
	const char *answer = function->call(&call);
	if (!answer == !reason || (whole && !is_utf8(answer ? answer : reason)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_arena *arena;
	jk_function_state state;
	size_t functions = 0;
	while (jk_template_functions[functions].name)
		functions++;
	if (!length || jk_arena_new(&arena) != JK_OK)
		return 0;
	jk_function_state_init(&state);
	char *text = jk_arena_allocate(arena, length);
	if (text) {
		memcpy(text, bytes + 1, length - 1);
		run(&jk_template_functions[bytes[0] % functions], text, arena, &state);
	}
	jk_function_state_dispose(&state);
	jk_arena_free(arena);
	return 0;
}
