/* Which profiles: files, folders and lists become one row of paths. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/generate.h"

typedef struct {
	jk_inputs *out;
	const jk_arguments *arguments;
	jk_result result; /* the worst of the operands */
} reading;

static void note(reading *r, jk_result result) { r->result = result > r->result ? result : r->result; }

/* `path` must live as long as the arena of the arguments. */
static void add(reading *r, const char *path)
{
	jk_inputs *inputs = r->out;
	if (path && inputs->count == inputs->room) {
		size_t room = inputs->room ? inputs->room * 2 : 64;
		jk_input *items = jk_resize(inputs->items, room * sizeof *items);
		if (items) {
			inputs->items = items;
			inputs->room = room;
		}
	}
	if (!path || inputs->count == inputs->room)
		note(r, JK_NO_MEMORY);
	else
		inputs->items[inputs->count++] = (jk_input){path, 0};
}

static void refuse_empty(reading *r, const char *path)
{
	JK_REPORT(r->arguments->diagnostics, JK_DIAG_NO_PROFILES, NULL, {"path", path});
	note(r, JK_FAILED);
}

/* The names go at once, their paths stay. */
static void add_folder(reading *r, const char *folder)
{
	jk_arena *names_arena = NULL;
	jk_list names = {0};
	jk_result result = jk_arena_new(&names_arena);
	if (result == JK_OK)
		result = jk_file_list_flat(&names, names_arena, folder, ".xml", r->arguments->diagnostics);
	note(r, result);
	for (size_t i = 0; result == JK_OK && i < names.count; i++)
		add(r, jk_path_join(r->arguments->arena, folder, names.items[i]));
	if (result == JK_OK && !names.count)
		refuse_empty(r, folder);
	jk_arena_free(names_arena);
}

static void add_path(reading *r, const char *path)
{
	if (path && jk_file_is_folder(path))
		add_folder(r, path);
	else
		add(r, path);
}

/* A line ends with a newline or with a NUL, as other programs list names that may hold newlines. */
static void add_lines(reading *r, const jk_buffer *list)
{
	const char *at = jk_buffer_text(list), *end = at + list->length;
	if (jk_text_starts(at, "\xEF\xBB\xBF"))
		at += 3;
	while (at < end) {
		size_t length = strcspn(at, "\n"), kept = length;
		if (kept && at[length] == '\n' && at[kept - 1] == '\r')
			kept--;
		if (kept)
			add_path(r, jk_arena_text(r->arguments->arena, at, kept));
		at += length + 1;
	}
}

static void add_list(reading *r, const char *name)
{
	jk_buffer list;
	jk_diagnostics *d = r->arguments->diagnostics;
	size_t before = r->out->count;
	jk_buffer_init(&list, 0);
	jk_result result = strcmp(name, "-") == 0 ? jk_file_read_open(&list, STDIN_FILENO, "@-", JK_LIST_FILE_LIMIT, d)
						  : jk_file_read(&list, name, JK_LIST_FILE_LIMIT, d);
	note(r, result);
	if (result == JK_OK)
		add_lines(r, &list);
	jk_buffer_dispose(&list);
	if (result == JK_OK && r->out->count == before)
		refuse_empty(r, name);
}

/* --- names --- */

/* The last component without its ending, as jk_path_stem, in place. */
static const char *stem(const char *path, size_t *length)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
	*length = dot && dot != name ? (size_t)(dot - name) : strlen(name);
	return name;
}

static int same_name(const char *a, const char *b)
{
	size_t m, n;
	const char *first = stem(a, &m), *second = stem(b, &n);
	return m == n && memcmp(first, second, n) == 0;
}

static int same_file(const char *a, const char *b)
{
	struct stat one, two;
	return strcmp(a, b) == 0 || (stat(a, &one) == 0 && stat(b, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino);
}

static size_t hash(const char *path)
{
	size_t length;
	const char *name = stem(path, &length);
	uint64_t h = 14695981039346656037u; /* FNV-1a */
	for (size_t i = 0; i < length; i++)
		h = (h ^ (unsigned char)name[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

/* Where the name stands in the table of indices + 1, or the free place for it. */
static uint32_t *find(uint32_t *table, size_t mask, const jk_inputs *inputs, const char *path)
{
	size_t at = hash(path) & mask;
	while (table[at] && !same_name(inputs->items[table[at] - 1].path, path))
		at = (at + 1) & mask;
	return &table[at];
}

/* Marks later profiles of a name, and closes the gaps where the very file stood again. */
static jk_result mark_twins(jk_inputs *inputs)
{
	size_t places = 16, kept = 0;
	while (places < inputs->count * 2)
		places *= 2;
	uint32_t *table = jk_allocate(places * sizeof *table);
	if (!table)
		return JK_NO_MEMORY;
	memset(table, 0, places * sizeof *table);
	for (size_t i = 0; i < inputs->count; i++) {
		jk_input *item = &inputs->items[kept];
		*item = inputs->items[i];
		uint32_t *place = find(table, places - 1, inputs, item->path);
		item->twin = *place != 0;
		if (item->twin && same_file(inputs->items[*place - 1].path, item->path))
			continue;
		kept++;
		if (!item->twin)
			*place = (uint32_t)kept;
	}
	inputs->count = kept;
	jk_release(table);
	return JK_OK;
}

jk_result jk_inputs_read(jk_inputs *out, const jk_arguments *arguments)
{
	reading r = {out, arguments, JK_OK};
	*out = (jk_inputs){0};
	for (int i = 0; i < arguments->operand_count; i++) {
		const char *operand = arguments->operands[i];
		if (operand[0] == '@' && operand[1])
			add_list(&r, operand + 1);
		else
			add_path(&r, operand);
	}
	if (r.result != JK_NO_MEMORY && mark_twins(out) != JK_OK)
		r.result = JK_NO_MEMORY;
	return r.result;
}

void jk_inputs_free(jk_inputs *inputs)
{
	jk_release(inputs->items);
	*inputs = (jk_inputs){0};
}
