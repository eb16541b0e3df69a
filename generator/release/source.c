/* What --catalog names: a folder as it is, anything else mounted below the name that was given, so that both are read alike from there on. */
#include "release/source.h"
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/text.h"

struct jk_source {
	jk_arena *arena;
	jk_tree *tree; /* NULL: a folder of the disk */
	const char *clauses, *templates;
};

static jk_tree *mounted_trees;

/* --- trees --- */

static void drop_tree(jk_tree *tree)
{
	if (!tree)
		return;
	jk_release_free(tree->release);
	jk_buffer_dispose(&tree->bytes);
	jk_arena_free(tree->arena);
	jk_release(tree);
}

static jk_result new_tree(jk_tree **out, const char *prefix)
{
	*out = jk_allocate(sizeof **out);
	if (!*out)
		return JK_NO_MEMORY;
	**out = (jk_tree){.users = 1};
	jk_buffer_init(&(*out)->bytes, 0);
	if (jk_arena_new(&(*out)->arena) != JK_OK)
		return JK_NO_MEMORY;
	(*out)->prefix = jk_arena_string((*out)->arena, prefix);
	return (*out)->prefix ? JK_OK : JK_NO_MEMORY;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const jk_mounted *)a)->name, ((const jk_mounted *)b)->name);
}

static jk_result mount_tree(jk_tree *tree)
{
	if (tree->count)
		qsort(tree->files, tree->count, sizeof *tree->files, by_name);
	jk_result result = jk_mount(tree->prefix, tree->files, tree->count);
	if (result == JK_OK) {
		tree->next = mounted_trees;
		mounted_trees = tree;
	}
	return result;
}

static jk_tree *find_mounted(const char *prefix)
{
	for (jk_tree *tree = mounted_trees; tree; tree = tree->next)
		if (strcmp(tree->prefix, prefix) == 0)
			return tree;
	return NULL;
}

static void leave_tree(jk_tree *tree)
{
	if (!tree || --tree->users)
		return;
	jk_tree **at = &mounted_trees;
	while (*at != tree)
		at = &(*at)->next;
	*at = tree->next;
	jk_unmount(tree->prefix);
	drop_tree(tree);
}

/* --- what was given --- */

/* The last '@' with an existing folder before it; NULL when there is none. *folder in the arena. */
static const char *find_revision(const char **folder, jk_arena *arena, const char *given)
{
	for (size_t at = strlen(given); at-- > 1;) {
		if (given[at] != '@')
			continue;
		*folder = jk_arena_text(arena, given, at);
		if (*folder && jk_file_is_folder(*folder))
			return given + at + 1;
	}
	return NULL;
}

/* Divides ID@VERSION; *version is NULL when there is only an id. Both in the arena. */
static jk_result divide(const char **id, const char **version, jk_arena *arena, const char *given)
{
	const char *at = strrchr(given, '@');
	*version = at ? at + 1 : NULL;
	*id = jk_arena_text(arena, given, at ? (size_t)(at - given) : strlen(given));
	return *id ? JK_OK : JK_NO_MEMORY;
}

static jk_result refuse_version(const jk_store *store, const char *id, const char *version, jk_diagnostics *diagnostics)
{
	jk_buffer held;
	jk_buffer_init(&held, 0);
	for (size_t i = 0; i < jk_store_count(store); i++)
		if (strcmp(jk_store_at(store, i)->id, id) == 0)
			jk_buffer_format(&held, "%s%s", held.length ? ", " : "", jk_store_at(store, i)->version);
	JK_REPORT(diagnostics, JK_DIAG_SOURCE_VERSION, NULL, {"id", id}, {"version", version}, {"held", jk_buffer_text(&held)});
	jk_buffer_dispose(&held);
	return JK_FAILED;
}

/* What is held goes before a folder's revision: a script that names a release shall get it wherever it is run. "./DIR@REV" is never a release. */
static jk_result read_tree(jk_tree *tree, const jk_store *store, jk_diagnostics *diagnostics)
{
	const char *id, *version, *folder = NULL, *given = tree->prefix;
	if (jk_file_exists(given))
		return jk_tree_read_file(tree, store, diagnostics);
	if (divide(&id, &version, tree->arena, given) != JK_OK)
		return JK_NO_MEMORY;
	const jk_held *held = store ? jk_store_find(store, id, version) : NULL;
	if (held)
		return jk_tree_read_held(tree, store, held, diagnostics);
	const char *revision = find_revision(&folder, tree->arena, given);
	if (revision)
		return jk_tree_read_git(tree, folder, revision, diagnostics);
	if (store && version && jk_store_find(store, id, NULL))
		return refuse_version(store, id, version, diagnostics);
	JK_REPORT(diagnostics, JK_DIAG_SOURCE_UNKNOWN, NULL, {"given", given});
	return JK_FAILED;
}

static jk_result open_tree(jk_tree **out, const char *given, const jk_store *store, jk_diagnostics *diagnostics)
{
	if ((*out = find_mounted(given)) != NULL) {
		(*out)->users++;
		return JK_OK;
	}
	jk_result result = new_tree(out, given);
	if (result == JK_OK)
		result = read_tree(*out, store, diagnostics);
	if (result == JK_OK)
		result = mount_tree(*out);
	if (result == JK_OK)
		return JK_OK;
	drop_tree(*out);
	*out = NULL;
	return result;
}

static int has_catalog(jk_arena *arena, const char *folder)
{
	const char *file = jk_path_join(arena, folder, "catalog.xml");
	return file && jk_file_exists(file);
}

/* Templates stand in or beside the folder. One that holds clauses/ is whole: without templates no paper can be made of it, and that will be told. */
static jk_result find_parts(jk_source *source, const char *folder)
{
	const char *below = jk_path_join(source->arena, folder, "clauses");
	if (!below)
		return JK_NO_MEMORY;
	int inside = has_catalog(source->arena, below), whole = inside && !(source->tree && source->tree->alone);
	source->clauses = inside ? below : jk_arena_string(source->arena, folder);
	source->templates = jk_path_join(source->arena, folder, inside ? "templates" : "../templates");
	if (!source->clauses || !source->templates)
		return JK_NO_MEMORY;
	if (!whole && !jk_file_is_folder(source->templates))
		source->templates = NULL;
	return JK_OK;
}

jk_result jk_source_open(jk_source **out, const char *given, const jk_store *store, jk_diagnostics *diagnostics)
{
	*out = jk_allocate(sizeof **out);
	if (!*out)
		return JK_NO_MEMORY;
	**out = (jk_source){0};
	jk_result result = jk_arena_new(&(*out)->arena);
	if (result == JK_OK && (find_mounted(given) || !jk_file_is_folder(given)))
		result = open_tree(&(*out)->tree, given, store, diagnostics);
	if (result == JK_OK)
		result = find_parts(*out, given);
	if (result == JK_OK)
		return JK_OK;
	jk_source_free(*out);
	*out = NULL;
	return result;
}

void jk_source_free(jk_source *source)
{
	if (!source)
		return;
	leave_tree(source->tree);
	jk_arena_free(source->arena);
	jk_release(source);
}

const char *jk_source_clauses(const jk_source *source) { return source->clauses; }

const char *jk_source_templates(const jk_source *source) { return source->templates; }
