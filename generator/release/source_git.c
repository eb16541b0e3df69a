/* A catalog at a revision of a git repository. What is read comes from git's objects; the work tree, the index and the configuration stay untouched, and
 * nothing that a repository may bring along (hooks, filters, text conversions, remotes) is run or reached. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "base/process.h"
#include "base/text.h"
#include "release/source.h"

enum { ARGUMENTS_MOST = 16, LISTING_MOST = 16 * 1024 * 1024, ANSWER_MOST = 64 * 1024 };

typedef struct {
	jk_tree *tree;
	const char *folder, *revision;
	const char *commit;   /* its id */
	const char *prefix;   /* of the folder in the repository: "" or "name/" */
	const char *clauses;  /* what to read, from the top of the repository: "clauses"; "" is the whole */
	const char *templates; /* NULL: none */
	jk_list files;        /* blob */
	size_t bytes;         /* of all files */
	jk_diagnostics *diagnostics;
} reading;

typedef struct {
	const char *id, *name; /* name in the tree: clauses/catalog.xml */
	size_t size;
} blob;

/* --- running git --- */

/* The line that says what was fatal, else the first. */
static const char *words_of(const reading *r, const jk_process_answer *answer)
{
	static const char mark[] = "fatal: ";
	const char *text = jk_buffer_text(&answer->err), *fatal = strstr(text, mark);
	text = fatal ? fatal + strlen(mark) : text;
	return jk_arena_text(r->tree->arena, text, strcspn(text, "\n"));
}

static jk_result refuse(const reading *r, jk_code code, const char *reason)
{
	JK_REPORT(r->diagnostics, code, NULL, {"given", r->tree->prefix}, {"folder", r->folder}, {"revision", r->revision}, {"reason", reason});
	return JK_FAILED;
}

static jk_result refuse_much(const reading *r)
{
	char files[32], bytes[32];
	snprintf(files, sizeof files, "%d", JK_PACKAGE_ENTRIES);
	snprintf(bytes, sizeof bytes, "%zu", JK_PACKAGE_INFLATED >> 20);
	JK_REPORT(r->diagnostics, JK_DIAG_GIT_MUCH, NULL, {"given", r->tree->prefix}, {"files", files}, {"size", bytes});
	return JK_FAILED;
}

/* JK_OK when git ran to its end, whatever it found. */
static jk_result run_git(jk_process_answer *out, const reading *r, const char *const *words, const jk_buffer *input, size_t most)
{
	/* Versions before 2.45 fetch what is missing all the same, but no way of fetching is allowed. */
	static const char *const sets[] = {"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0",
					   "GIT_NO_REPLACE_OBJECTS=1", "GIT_LITERAL_PATHSPECS=1", "LC_ALL=C", NULL};
	const char *arguments[ARGUMENTS_MOST] = {"git", "--no-pager", "-C", r->folder};
	size_t count = 4;
	for (size_t i = 0; words[i] && count < ARGUMENTS_MOST - 1; i++)
		arguments[count++] = words[i];
	jk_result result = jk_process_run(out, &(jk_process){arguments, "GIT_", sets, input ? jk_buffer_text(input) : NULL, input ? input->length : 0, most});
	if (result == JK_FAILED && out->reason)
		return refuse(r, out->reason == ENOENT ? JK_DIAG_GIT_MISSING : JK_DIAG_GIT_FAILED, strerror(out->reason));
	if (result == JK_FAILED)
		return out->too_much ? refuse_much(r) : refuse(r, JK_DIAG_GIT_FAILED, "");
	return result;
}

/* --- the revision --- */

/* Why git knows no such commit. */
static jk_result refuse_revision(const reading *r)
{
	static const char *const words[] = {"rev-parse", "--git-dir", NULL};
	jk_process_answer answer;
	jk_result result = run_git(&answer, r, words, NULL, ANSWER_MOST);
	if (result == JK_OK && answer.status)
		result = refuse(r, JK_DIAG_GIT_NO_REPOSITORY, words_of(r, &answer));
	else if (result == JK_OK)
		result = refuse(r, JK_DIAG_GIT_REVISION, "");
	jk_process_dispose(&answer);
	return result;
}

/* Two lines: the place of the folder in the repository, and the commit, which has a sign before it when it is to be left out ("^v1"). */
static jk_result take_place(reading *r, const char *text)
{
	const char *end = strchr(text, '\n'), *commit = end ? end + 1 : "";
	if (!strspn(commit, "0123456789abcdef"))
		return refuse(r, JK_DIAG_GIT_REVISION, "");
	r->prefix = jk_arena_text(r->tree->arena, text, end ? (size_t)(end - text) : 0);
	r->commit = jk_arena_text(r->tree->arena, commit, strcspn(commit, "\n"));
	return r->prefix && r->commit ? JK_OK : JK_NO_MEMORY;
}

static jk_result resolve(reading *r)
{
	const char *wanted = jk_arena_format(r->tree->arena, "%s^{commit}", r->revision);
	const char *const words[] = {"rev-parse", "--show-prefix", "--verify", "--end-of-options", wanted, NULL};
	jk_process_answer answer;
	if (!wanted)
		return JK_NO_MEMORY;
	jk_result result = run_git(&answer, r, words, NULL, ANSWER_MOST);
	if (result == JK_OK)
		result = answer.status ? refuse_revision(r) : take_place(r, jk_buffer_text(&answer.out));
	jk_process_dispose(&answer);
	return result;
}

/* --- the list of files --- */

/* What stands behind "folder/" of a path, NULL when it is not below the folder. */
static const char *below(const char *path, const char *folder)
{
	size_t length = strlen(folder);
	if (!length)
		return path;
	return jk_text_starts(path, folder) && path[length] == '/' ? path + length + 1 : NULL;
}

/* The name that a file gets below the mount; *out is NULL when it is none of ours. */
static jk_result name_of(const char **out, const reading *r, const char *path)
{
	const char *clause = below(path, r->clauses), *template = !clause && r->templates ? below(path, r->templates) : NULL;
	*out = NULL;
	if (!clause && !template)
		return JK_OK;
	*out = jk_arena_format(r->tree->arena, "%s/%s", clause ? "clauses" : "templates", clause ? clause : template);
	return *out ? JK_OK : JK_NO_MEMORY;
}

static jk_result add_blob(reading *r, const char *id, const char *path, size_t size)
{
	blob *b = jk_arena_allocate(r->tree->arena, sizeof *b);
	if (!b || name_of(&b->name, r, path) != JK_OK)
		return JK_NO_MEMORY;
	/* A file that is called as a folder should be. */
	if (!b->name)
		return JK_OK;
	b->id = jk_arena_string(r->tree->arena, id);
	b->size = size;
	return b->id ? jk_list_add(&r->files, r->tree->arena, b) : JK_NO_MEMORY;
}

/* MODE TYPE ID SIZE<tab>PATH, where spaces stand before the size. */
static jk_result add_entry(reading *r, const char *line)
{
	char mode[8], type[8], id[80];
	unsigned long long size = 0;
	const char *tab = strchr(line, '\t'), *path = tab ? tab + 1 : "";
	int found = sscanf(line, "%7s %7s %79s %llu", mode, type, id, &size);
	if (found >= 3 && (strcmp(mode, "120000") == 0 || strcmp(type, "commit") == 0)) {
		JK_REPORT(r->diagnostics, JK_DIAG_GIT_LINK, NULL, {"given", r->tree->prefix}, {"path", path});
		return JK_FAILED;
	}
	if (found != 4 || strcmp(type, "blob") != 0)
		return refuse(r, JK_DIAG_GIT_FAILED, line);
	if (r->files.count == JK_PACKAGE_ENTRIES || size > JK_PACKAGE_FILE_LIMIT || (r->bytes += size) > JK_PACKAGE_INFLATED)
		return refuse_much(r);
	return add_blob(r, id, path, size);
}

static jk_result take_list(reading *r, const jk_buffer *list)
{
	jk_result result = JK_OK;
	const char *at = jk_buffer_text(list), *end = at + list->length;
	for (; at < end && result == JK_OK; at += strlen(at) + 1)
		result = add_entry(r, at);
	return result;
}

/* "a/b/" and "c": "a/c"; NULL at the top. */
static jk_result beside(const char **out, jk_arena *arena, const char *prefix, const char *name)
{
	size_t length = strlen(prefix);
	*out = NULL;
	if (!length)
		return JK_OK;
	do
		length--;
	while (length && prefix[length - 1] != '/');
	*out = jk_arena_format(arena, "%.*s%s", (int)length, prefix, name);
	return *out ? JK_OK : JK_NO_MEMORY;
}

/* Of a folder that holds clauses/, or is such a folder. */
static jk_result name_folders(reading *r, int is_inside)
{
	jk_arena *arena = r->tree->arena;
	size_t length = strlen(r->prefix);
	r->clauses = is_inside ? jk_arena_format(arena, "%sclauses", r->prefix) : jk_arena_text(arena, r->prefix, length ? length - 1 : 0);
	if (!r->clauses)
		return JK_NO_MEMORY;
	if (!is_inside)
		return beside(&r->templates, arena, r->prefix, "templates");
	r->templates = jk_arena_format(arena, "%stemplates", r->prefix);
	return r->templates ? JK_OK : JK_NO_MEMORY;
}

static jk_result list_files(reading *r)
{
	const char *const words[] = {"ls-tree", "-r", "-z", "-l", "--full-tree", r->commit, "--", *r->clauses ? r->clauses : NULL, r->templates, NULL};
	jk_process_answer answer;
	jk_result result = run_git(&answer, r, words, NULL, LISTING_MOST);
	if (result == JK_OK)
		result = answer.status ? refuse(r, JK_DIAG_GIT_FAILED, words_of(r, &answer)) : take_list(r, &answer.out);
	jk_process_dispose(&answer);
	return result;
}

static int has_catalog(const reading *r)
{
	for (size_t i = 0; i < r->files.count; i++)
		if (strcmp(((const blob *)r->files.items[i])->name, "clauses/catalog.xml") == 0)
			return 1;
	return 0;
}

/* *found: whether git lists anything at that path of the repository. */
static jk_result is_there(int *found, const reading *r, const char *path)
{
	const char *const words[] = {"ls-tree", "-z", "--full-tree", r->commit, "--", path, NULL};
	jk_process_answer answer;
	jk_result result = run_git(&answer, r, words, NULL, ANSWER_MOST);
	*found = result == JK_OK && !answer.status && answer.out.length;
	jk_process_dispose(&answer);
	return result;
}

/* The folder itself is the catalog, or there is none: its other files, which may be all of a large repository, are listed only when they are clauses. */
static jk_result list_here(reading *r)
{
	const char *file = jk_arena_format(r->tree->arena, "%scatalog.xml", r->prefix);
	r->files.count = r->bytes = 0;
	if (!file)
		return JK_NO_MEMORY;
	jk_result result = is_there(&r->tree->alone, r, file);
	if (result == JK_OK && !r->tree->alone)
		return refuse(r, JK_DIAG_GIT_NO_CATALOG, "");
	if (result == JK_OK)
		result = name_folders(r, 0);
	return result == JK_OK ? list_files(r) : result;
}

static jk_result find_files(reading *r)
{
	jk_result result = name_folders(r, 1);
	if (result == JK_OK)
		result = list_files(r);
	return result == JK_OK && !has_catalog(r) ? list_here(r) : result;
}

/* --- their bytes --- */

/* ID TYPE SIZE<newline>BYTES<newline>; gives where the next one begins, NULL when this one is not what was asked for. */
static const char *take_blob(jk_mounted *file, const blob *b, const char *at, const char *end)
{
	char head[128];
	int length = snprintf(head, sizeof head, "%s blob %zu\n", b->id, b->size);
	size_t left = (size_t)(end - at), whole = (size_t)length + b->size + 1;
	if (left < whole || memcmp(at, head, (size_t)length) != 0 || at[whole - 1] != '\n')
		return NULL;
	*file = (jk_mounted){b->name, at + length, b->size};
	return at + whole;
}

static int is_pointer(const jk_mounted *file)
{
	static const char mark[] = "version https://git-lfs.github.com/spec/";
	return file->length >= strlen(mark) && memcmp(file->bytes, mark, strlen(mark)) == 0;
}

/* The first line of what could not be taken, such as "ID missing". */
static jk_result refuse_blob(const reading *r, const char *at, const char *end)
{
	size_t length = 0;
	while (at + length < end && at[length] != '\n' && length < 120)
		length++;
	const char *line = jk_arena_text(r->tree->arena, at, length);
	return line ? refuse(r, JK_DIAG_GIT_FAILED, line) : JK_NO_MEMORY;
}

static jk_result take_blobs(reading *r)
{
	jk_tree *tree = r->tree;
	const char *at = jk_buffer_text(&tree->bytes), *end = at + tree->bytes.length;
	tree->files = jk_arena_array(tree->arena, r->files.count, sizeof *tree->files);
	if (!tree->files)
		return JK_NO_MEMORY;
	for (; tree->count < r->files.count; tree->count++) {
		const char *next = take_blob(&tree->files[tree->count], r->files.items[tree->count], at, end);
		if (!next)
			return refuse_blob(r, at, end);
		if (is_pointer(&tree->files[tree->count])) {
			JK_REPORT(r->diagnostics, JK_DIAG_GIT_POINTER, NULL, {"given", tree->prefix}, {"path", tree->files[tree->count].name});
			return JK_FAILED;
		}
		at = next;
	}
	return JK_OK;
}

static jk_result read_files(reading *r)
{
	static const char *const words[] = {"cat-file", "--batch", NULL};
	jk_process_answer answer;
	jk_buffer ids;
	jk_buffer_init(&ids, 0);
	for (size_t i = 0; i < r->files.count; i++)
		jk_buffer_format(&ids, "%s\n", ((const blob *)r->files.items[i])->id);
	jk_result result = jk_buffer_result(&ids);
	if (result == JK_OK) {
		result = run_git(&answer, r, words, &ids, r->bytes + r->files.count * 128);
		r->tree->bytes = answer.out;
		jk_buffer_init(&answer.out, 0);
		if (result == JK_OK && answer.status)
			result = refuse(r, JK_DIAG_GIT_FAILED, words_of(r, &answer));
		jk_process_dispose(&answer);
	}
	jk_buffer_dispose(&ids);
	return result == JK_OK ? take_blobs(r) : result;
}

jk_result jk_tree_read_git(jk_tree *tree, const char *folder, const char *revision, jk_diagnostics *diagnostics)
{
	reading r = {.tree = tree, .folder = folder, .revision = revision, .diagnostics = diagnostics};
	jk_result result = resolve(&r);
	if (result == JK_OK)
		result = find_files(&r);
	return result == JK_OK ? read_files(&r) : result;
}
