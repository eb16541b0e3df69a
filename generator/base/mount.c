#include "base/mount.h"
#include <string.h>
#include "base/limits.h"
#include "base/text.h"

typedef struct mount {
	struct mount *next;
	char *prefix;
	size_t length; /* of prefix */
	const jk_mounted *files;
	size_t count;
} mount;

static mount *mounts;

/* What stands behind the prefix of a path below this mount, NULL when it lies elsewhere. */
static const char *behind(const mount *m, const char *path)
{
	if (strncmp(path, m->prefix, m->length) != 0)
		return NULL;
	const char *rest = path + m->length;
	return *rest == '/' || !*rest ? rest : NULL;
}

static const mount *covering(const char *path)
{
	for (const mount *m = mounts; m; m = m->next)
		if (behind(m, path))
			return m;
	return NULL;
}

int jk_mount_covers(const char *path) { return mounts && covering(path); }

/* The mount must be there as a whole or not at all, so the copy of its name comes first. */
jk_result jk_mount(const char *prefix, const jk_mounted *files, size_t count)
{
	for (const mount *m = mounts; m; m = m->next)
		if (strcmp(m->prefix, prefix) == 0)
			return JK_FAILED;
	mount *m = jk_allocate(sizeof *m);
	char *copy = jk_copy_string(prefix);
	if (!m || !copy) {
		jk_release(m);
		jk_release(copy);
		return JK_NO_MEMORY;
	}
	*m = (mount){mounts, copy, strlen(copy), files, count};
	mounts = m;
	return JK_OK;
}

void jk_unmount(const char *prefix)
{
	for (mount **at = &mounts; *at; at = &(*at)->next)
		if (strcmp((*at)->prefix, prefix) == 0) {
			mount *gone = *at;
			*at = gone->next;
			jk_release(gone->prefix);
			jk_release(gone);
			return;
		}
}

/* --- looking up --- */

typedef struct {
	char text[JK_MOUNT_NAME + 1];
	size_t length;
} plain;

static int append(plain *name, const char *part, size_t length)
{
	if (name->length + length + 1 > JK_MOUNT_NAME)
		return 0;
	if (name->length)
		name->text[name->length++] = '/';
	memcpy(name->text + name->length, part, length);
	name->length += length;
	name->text[name->length] = '\0';
	return 1;
}

static int climb(plain *name)
{
	if (!name->length)
		return 0;
	const char *slash = strrchr(name->text, '/');
	name->length = slash ? (size_t)(slash - name->text) : 0;
	name->text[name->length] = '\0';
	return 1;
}

/* The name that is meant below the prefix; 0 when it leads out, or no name is as long. */
static int make_plain(plain *name, const char *rest)
{
	int inside = 1;
	name->text[name->length = 0] = '\0';
	for (const char *at = rest; *(at += strspn(at, "/")) && inside;) {
		size_t length = strcspn(at, "/");
		if (length == 2 && strncmp(at, "..", 2) == 0)
			inside = climb(name);
		else if (length != 1 || *at != '.')
			inside = append(name, at, length);
		at += length;
	}
	return inside;
}

/* Index of the first file whose name is not below `name`. */
static size_t first_from(const mount *m, const char *name)
{
	size_t low = 0, high = m->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(m->files[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The mount and the name below it; NULL when nothing can be there. */
static const mount *locate(plain *name, const char *path)
{
	const mount *m = mounts ? covering(path) : NULL;
	return m && make_plain(name, behind(m, path)) ? m : NULL;
}

const jk_mounted *jk_mount_find(const char *path)
{
	plain name;
	const mount *m = locate(&name, path);
	size_t at = m ? first_from(m, name.text) : 0;
	return m && at < m->count && strcmp(m->files[at].name, name.text) == 0 ? &m->files[at] : NULL;
}

/* Turns the name of a folder into what the names of its files begin with; gives the index of the first of them, count when there is none. */
static size_t enter(const mount *m, plain *folder)
{
	if (!folder->length)
		return 0;
	if (folder->length == JK_MOUNT_NAME)
		return m->count;
	memcpy(folder->text + folder->length++, "/", sizeof "/");
	size_t at = first_from(m, folder->text);
	return at < m->count && jk_text_starts(m->files[at].name, folder->text) ? at : m->count;
}

int jk_mount_is_folder(const char *path)
{
	plain name;
	const mount *m = locate(&name, path);
	return m && (!name.length || enter(m, &name) < m->count);
}

jk_result jk_mount_list(const char *folder, jk_mount_visit *visit, void *state)
{
	plain name;
	const mount *m = locate(&name, folder);
	if (!m || !jk_mount_is_folder(folder))
		return JK_FAILED;
	jk_result result = JK_OK;
	for (size_t i = enter(m, &name); result == JK_OK && i < m->count && jk_text_starts(m->files[i].name, name.text); i++)
		result = visit(m->files[i].name + name.length, state);
	return result;
}
