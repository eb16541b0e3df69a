/* jokou status: where drafts stand against the catalog, and what was done to them by hand. */
#include "base/text.h"
#include "cli/status.h"

static jk_status_counts count_of(const jk_status_outcome *outcomes, size_t drafts)
{
	jk_status_counts counts = {.drafts = drafts};
	for (size_t i = 0; i < drafts; i++) {
		counts.states[outcomes[i].state]++;
		counts.edited += outcomes[i].edited != 0;
		counts.broken += outcomes[i].broken != 0;
	}
	return counts;
}

static jk_result put(jk_session *session, const jk_status_outcome *outcomes, const jk_status_counts *counts, int json)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (json)
		jk_status_put_json(&text, outcomes, counts, session->catalog);
	else
		jk_status_put_text(&text, outcomes, counts);
	jk_result result = jk_buffer_result(&text);
	if (result == JK_OK)
		result = jk_emit(session->arguments, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return result;
}

/* 2: a file cannot be read. 1: something is not as the catalog has it now. */
static int status_of(const jk_status_counts *counts)
{
	return counts->broken ? 2 : counts->states[JK_DRAFT_CURRENT] != counts->drafts;
}

/* --- releases that drafts were made from --- */

typedef struct {
	const char *name;    /* ID@VERSION */
	jk_catalog *catalog; /* NULL: it is not held, or cannot be read */
} held_release;

typedef struct {
	const jk_arguments *arguments;
	jk_list items; /* held_release: each is opened when the first draft asks for it */
} held_releases;

/* What is not held is not missed here: the draft's reason says what to get. */
static jk_result open_held(held_release *held, const jk_arguments *arguments)
{
	jk_arguments quiet = *arguments;
	const jk_source *source;
	if (jk_diagnostics_new(&quiet.diagnostics) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_open_source(&source, &quiet, held->name);
	if (result == JK_OK)
		result = jk_catalog_read(&held->catalog, jk_source_clauses(source), quiet.diagnostics);
	jk_diagnostics_free(quiet.diagnostics);
	return result == JK_NO_MEMORY ? result : JK_OK;
}

static jk_result find_held(const jk_catalog **out, const char *id, const char *version, void *state)
{
	held_releases *all = state;
	jk_arena *arena = all->arguments->arena;
	const char *name = jk_arena_format(arena, "%s@%s", id, version);
	for (size_t i = 0; name && i < all->items.count; i++) {
		const held_release *held = all->items.items[i];
		if (jk_text_equal(held->name, name)) {
			*out = held->catalog;
			return JK_OK;
		}
	}
	held_release *held = name ? jk_arena_allocate(arena, sizeof *held) : NULL;
	if (!held)
		return JK_NO_MEMORY;
	*held = (held_release){.name = name};
	if (jk_list_add(&all->items, arena, held) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = open_held(held, all->arguments);
	*out = held->catalog;
	return result;
}

static void close_held(const held_releases *all)
{
	for (size_t i = 0; i < all->items.count; i++)
		jk_catalog_free(((const held_release *)all->items.items[i])->catalog);
}

/* --- looking --- */

static jk_result look_at_all(jk_session *session, const jk_list *paths, int *status)
{
	const jk_arguments *arguments = session->arguments;
	const int json = jk_text_equal(jk_format_word(arguments), "json");
	held_releases held = {.arguments = arguments};
	const jk_status_options options = {.assemble = session->options, .held = find_held, .state = &held};
	jk_status_run *run = NULL;
	jk_status_outcome *outcomes = jk_arena_array(arguments->arena, paths->count + 1, sizeof *outcomes);
	if (!outcomes)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < paths->count; i++)
		jk_buffer_init(&outcomes[i].told, 0);
	jk_result result = jk_status_new(&run, session->catalog, &options);
	if (result == JK_OK)
		result = jk_status_look(outcomes, paths, run, arguments, json);
	const jk_status_counts counts = count_of(outcomes, paths->count);
	if (result == JK_OK)
		result = put(session, outcomes, &counts, json);
	*status = status_of(&counts);
	for (size_t i = 0; i < paths->count; i++)
		jk_buffer_dispose(&outcomes[i].told);
	jk_status_free(run);
	close_held(&held);
	return result;
}

int jk_command_status(const jk_arguments *arguments)
{
	jk_session session;
	jk_list paths = {0};
	int found = 0;
	jk_result result = jk_session_begin(&session, arguments);
	if (result == JK_OK)
		result = jk_session_catalog(&session);
	/* What can be looked at is, although another folder was empty or closed. */
	jk_result walked = result == JK_OK ? jk_status_walk(&paths, arguments) : result;
	if (result == JK_OK && walked != JK_NO_MEMORY && paths.count)
		result = look_at_all(&session, &paths, &found);
	result = walked > result ? walked : result;
	if (result == JK_FAILED && !paths.count && jk_text_equal(jk_format_word(arguments), "json"))
		result = jk_emit_faults(arguments);
	int status = jk_session_end(&session, result);
	return status ? status : found;
}
