/* Finding the tags of annexes, and the files they name. */
#include "template/include.h"
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "template/including.h"
#include "template/paragraph.h"

/* --- tags --- */

/* One letter of the word, half or full width (an input method may have been on); the bytes it took, 0 when it is another. */
static size_t letter(const char *at, char wanted)
{
	if (*at == wanted)
		return 1;
	const char *next = at;
	return *at && jk_text_next(&next) == 0xFF41u + (unsigned)(wanted - 'a') ? (size_t)(next - at) : 0;
}

static size_t space(const char *at)
{
	static const char *const spaces[] = {" ", "\t", "\n", "\r", "\xC2\xA0", "　"};
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (jk_text_starts(at, spaces[i]))
			return strlen(spaces[i]);
	return 0;
}

static const char *behind_spaces(const char *at)
{
	for (size_t length; (length = space(at)) != 0;)
		at += length;
	return at;
}

static const char *behind_sign(const char *at)
{
	return *at == '#' ? at + 1 : jk_text_starts(at, "＃") ? at + strlen("＃") : NULL;
}

static const char keyword[] = "include";

/* Behind the start or end tag at `at`; a '>' within quotes is text. */
static const char *behind_markup(const char *at)
{
	for (at += strcspn(at, "\"'>"); *at && *at != '>'; at += strcspn(at, "\"'>")) {
		const char *close = strchr(at + 1, *at);
		at = close ? close + 1 : at + strlen(at);
	}
	return *at ? at + 1 : at;
}

/* Raw bytes of a part behind a sign: mark-up and spaces do not count; comments, sections and character references may hold anything. */
static int may_follow(const char *at)
{
	const char *wanted = keyword;
	while (*at) {
		size_t length;
		if (*at == '&' || (*at == '<' && (at[1] == '!' || at[1] == '?')))
			return 1;
		if (*at == '<')
			at = behind_markup(at);
		else if ((length = letter(at, *wanted)) != 0) {
			at += length;
			if (!*++wanted)
				return 1;
		} else if ((length = space(at)) != 0)
			at += length;
		else
			return 0;
	}
	return 0;
}

int jk_may_include(const char *bytes, size_t length)
{
	const char *end = bytes + length, *at = bytes;
	if (length > 1 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
		return 1; /* UTF-16 */
	static const char wide[] = "＃";
	while (at < end && (at = memchr(at, '#', (size_t)(end - at))) != NULL) {
		int is_reference = at > bytes && at[-1] == '&';
		const char *next = at + 1;
		if (is_reference) { /* that of a sign itself? */
			next = memchr(at, ';', (size_t)(end - at));
			next = next && (jk_text_starts(at, "#35;") || jk_text_starts(at, "#x23;") || jk_text_starts(at, "#65283;") || jk_text_starts(at, "#xFF03;") ||
					jk_text_starts(at, "#xff03;")) ? next + 1 : NULL;
		}
		if (next && may_follow(next))
			return 1;
		at++;
	}
	for (at = bytes; (at = strstr(at, wide)) != NULL; at += strlen(wide))
		if (may_follow(at + strlen(wide)))
			return 1;
	return 0;
}

static size_t braces(const char *at, const char *half, const char *full)
{
	return jk_text_starts(at, half) ? strlen(half) : jk_text_starts(at, full) ? strlen(full) : 0;
}

/* What stands behind "{{#include", or NULL when no tag of that kind begins here. */
static const char *behind_word(const char *at)
{
	size_t open = braces(at, "{{", "｛｛");
	at = open ? behind_sign(behind_spaces(at + open)) : NULL;
	if (!at)
		return NULL;
	at = behind_spaces(at);
	for (const char *wanted = keyword; *wanted; wanted++) {
		size_t length = letter(at, *wanted);
		if (!length)
			return NULL;
		at += length;
	}
	int ends = space(at) || braces(at, "}}", "｝｝") || (!(*at >= 'a' && *at <= 'z') && *at != '-' && *at != '_');
	return ends ? at : NULL;
}

static const char *find_tag(const char *text, const char **rest)
{
	for (; *text; text++)
		if ((*rest = behind_word(text)) != NULL)
			return text;
	return NULL;
}

static const char *find_end(const char *at, size_t *length)
{
	for (; *at; at++)
		if ((*length = braces(at, "}}", "｝｝")) != 0)
			return at;
	return NULL;
}

/* Kinds of quotes; Word's corrections and input methods change them, but what is meant is certain as long as both are of one kind. */
static int quote_kind(unsigned character, int closing)
{
	switch (character) {
	case '\'': case 0x2018: case 0x2019: case 0x201A: case 0xFF07: return 1;
	case '"': case 0x201C: case 0x201D: case 0x201E: case 0xFF02: return 2;
	case 0x300C: return closing ? 0 : 3;
	case 0x300D: return closing ? 3 : 0;
	case 0x300E: return closing ? 0 : 4;
	case 0x300F: return closing ? 4 : 0;
	default: return 0;
	}
}

/* A copy without the spaces at both ends, those that do not break included. */
static const char *trimmed(jk_arena *arena, const char *text, size_t length)
{
	const char *copy = jk_arena_text(arena, text, length), *start = copy ? behind_spaces(copy) : NULL, *end = start;
	for (const char *at = start; at && *at; at = behind_spaces(at)) {
		(void)jk_text_next(&at);
		end = at;
	}
	return start ? jk_arena_text(arena, start, (size_t)(end - start)) : NULL;
}

/* "'name'" → name, trimmed; NULL when it is nothing of the kind. */
static const char *unquoted(jk_arena *arena, const char *text)
{
	const char *at = text, *last = text, *end = text;
	unsigned first = jk_text_next(&at), character = 0;
	const char *begin = at;
	while (*end) {
		last = end;
		character = jk_text_next(&end);
	}
	int kind = quote_kind(first, 0);
	if (!kind || last < begin || quote_kind(character, 1) != kind)
		return NULL;
	const char *name = trimmed(arena, begin, (size_t)(last - begin));
	return name && *name ? name : NULL;
}

/* --- one template with its annexes --- */

typedef struct {
	jk_arena *arena;
	jk_diagnostics *diagnostics;
	const char *root;    /* the template's folder: "" or with a slash behind it */
	jk_list places;      /* jk_place */
	unsigned included;
	int found, failed, no_memory;
} including;

/* A file that is being put together. */
typedef struct level {
	const struct level *outer;
	const char *name;    /* relative to the root, "a/b.docx" */
	unsigned depth;
	jk_bundle *bundle;
} level;

typedef struct {
	jk_node *paragraph;
	jk_origin where;
	const char *source; /* as typed, without braces */
	const char *path;   /* in quotes */
	int faulty, joined;
} include_tag;

static void fault(including *in, jk_code code, include_tag *tag, const char *format, const char *near)
{
	const char *path = tag->path ? tag->path : "";
	JK_REPORT(in->diagnostics, code, &tag->where, {"tag", tag->source}, {"path", path}, {"format", format}, {"near", near});
	in->failed = tag->faulty = 1;
}

static const char *quote_of(including *in, const char *text)
{
	enum { MOST = 60 };
	const char *at = text;
	for (unsigned i = 0; *at && i < MOST; i++)
		(void)jk_text_next(&at);
	return jk_arena_format(in->arena, "%.*s%s", (int)(at - text), text, *at ? "…" : "");
}

static include_tag *add_tag(including *in, jk_list *tags, const level *l, jk_node *paragraph, const char *text)
{
	include_tag *tag = jk_arena_allocate(in->arena, sizeof *tag);
	const jk_place *place = in->places.items[jk_node_number(paragraph) - 1];
	if (!tag || jk_list_add(tags, in->arena, tag) != JK_OK) {
		in->no_memory = 1;
		return NULL;
	}
	tag->paragraph = paragraph;
	tag->where = (jk_origin){.file = l->bundle->path, .part = place->part, .paragraph = place->paragraph, .quote = quote_of(in, text)};
	return tag;
}

static void read_tag(including *in, jk_list *tags, const level *l, jk_node *paragraph, const char *text)
{
	const char *rest, *begin = find_tag(text, &rest);
	include_tag *tag = begin ? add_tag(in, tags, l, paragraph, text) : NULL;
	if (!tag)
		return;
	size_t close_length;
	const char *close = find_end(rest, &close_length), *inner = begin + braces(begin, "{{", "｛｛");
	if (!close) {
		tag->source = begin;
		fault(in, JK_DIAG_TAG_OPEN, tag, "", "");
		return;
	}
	tag->source = trimmed(in->arena, inner, (size_t)(close - inner));
	const char *argument = trimmed(in->arena, rest, (size_t)(close - rest));
	const char *before = jk_arena_text(in->arena, text, (size_t)(begin - text));
	in->no_memory |= !tag->source || !argument || !before;
	tag->path = argument ? unquoted(in->arena, argument) : NULL;
	if (!jk_text_blank(before) || !jk_text_blank(close + close_length))
		fault(in, JK_DIAG_TAG_ALONE, tag, "", "");
	else if (!tag->path)
		fault(in, JK_DIAG_INCLUDE_NAME, tag, "", "");
}

static void find_tags(including *in, jk_list *tags, const level *l, const char *part)
{
	jk_xml *xml = jk_bundle_tree(l->bundle, part);
	jk_node *root = xml ? jk_xml_root(xml) : NULL;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_node *node = NULL;
	while (root && !in->no_memory && (node = jk_paragraph_next(l->bundle->dialect, 0, root, node)) != NULL) {
		jk_buffer_clear(&text);
		jk_paragraph_text(&text, l->bundle->dialect, 0, node);
		in->no_memory |= text.failed; /* clearing forgets it */
		read_tag(in, tags, l, node, jk_buffer_text(&text));
	}
	jk_buffer_dispose(&text);
}

/* --- files --- */

static int is_absolute(const char *path)
{
	int drive = ((*path >= 'a' && *path <= 'z') || (*path >= 'A' && *path <= 'Z')) && path[1] == ':';
	return *path == '/' || drive;
}

/* Folder of the holder and path, with . and .. worked out; NULL when it leads out of the root, or memory is short. */
static const char *relative_name(including *in, const level *l, const char *path)
{
	const char *slash = strrchr(l->name, '/');
	const char *folder = jk_arena_text(in->arena, l->name, slash ? (size_t)(slash - l->name) : 0);
	const char *parts[] = {folder, path}, *result = "";
	in->no_memory |= !folder;
	for (size_t i = 0; i < 2 && result && !in->no_memory; i++)
		for (const char *at = parts[i]; *(at += strspn(at, "/")) && result;) {
			size_t length = strcspn(at, "/");
			const char *last = strrchr(result, '/');
			if (length == 2 && strncmp(at, "..", 2) == 0)
				result = *result ? jk_arena_text(in->arena, result, last ? (size_t)(last - result) : 0) : NULL;
			else if (length != 1 || *at != '.')
				result = jk_arena_format(in->arena, "%s%s%.*s", result, *result ? "/" : "", (int)length, at);
			at += length;
		}
	return result && *result ? result : NULL;
}

/* Windows' separators are meant as such. */
static const char *with_slashes(including *in, const char *path)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (; *path; path++)
		jk_buffer_char(&text, *path == '\\' ? '/' : *path);
	const char *kept = jk_arena_string(in->arena, jk_buffer_text(&text));
	in->no_memory |= !kept || text.failed;
	jk_buffer_dispose(&text);
	return kept ? kept : "";
}

static void report_missing(including *in, include_tag *tag, const char *name)
{
	jk_list files = {0};
	jk_diagnostics *quiet = NULL;
	const char *near = NULL;
	if (jk_diagnostics_new(&quiet) == JK_OK && jk_file_list(&files, in->arena, *in->root ? in->root : ".", strrchr(name, '.') ? strrchr(name, '.') : "", quiet) == JK_OK)
		near = jk_text_nearest(name, (const char *const *)files.items, files.count);
	jk_diagnostics_free(quiet);
	if (near)
		fault(in, JK_DIAG_INCLUDE_MISSING_NEAR, tag, "", near);
	else
		fault(in, JK_DIAG_INCLUDE_MISSING, tag, "", "");
}

static int is_cycle(const level *l, const char *name)
{
	for (; l; l = l->outer)
		if (strcmp(l->name, name) == 0)
			return 1;
	return 0;
}

/* The file's name relative to the root, if it may be read; NULL with the fault reported. */
static const char *file_of(including *in, const level *l, include_tag *tag)
{
	const char *path = with_slashes(in, tag->path);
	const char *name = is_absolute(path) ? NULL : relative_name(in, l, path);
	const char *full = name ? jk_arena_format(in->arena, "%s%s", in->root, name) : NULL;
	if (in->no_memory)
		return NULL;
	if (!name)
		fault(in, JK_DIAG_INCLUDE_OUTSIDE, tag, "", "");
	else if (is_cycle(l, name))
		fault(in, JK_DIAG_INCLUDE_CYCLE, tag, "", "");
	else if (l->depth >= JK_INCLUDE_NESTING || in->included >= JK_INCLUDES_MOST) {
		const char *most = jk_arena_format(in->arena, "%d", JK_INCLUDES_MOST), *nesting = jk_arena_format(in->arena, "%d", JK_INCLUDE_NESTING);
		JK_REPORT(in->diagnostics, JK_DIAG_INCLUDE_LIMIT, &tag->where, {"path", tag->path}, {"most", most}, {"nesting", nesting});
		in->failed = tag->faulty = 1;
	} else if (full && (!jk_file_exists(full) || jk_file_is_folder(full)))
		report_missing(in, tag, name);
	else
		return name;
	return NULL;
}

/* --- putting together --- */

static const char *main_part(const jk_bundle *bundle) { return bundle->is_docx ? "word/document.xml" : "content.xml"; }

static void expand(including *in, level *l);

static void join(including *in, const level *l, include_tag *tag, jk_bundle *from)
{
	jk_joining joining = {.to = l->bundle, .from = from, .tag = tag->paragraph, .where = &tag->where, .path = tag->path,
			      .arena = in->arena, .diagnostics = in->diagnostics};
	if (jk_bundle_result(from) == JK_OK && l->bundle->is_docx)
		jk_join_docx(&joining);
	else if (jk_bundle_result(from) == JK_OK)
		jk_join_odt(&joining);
	tag->joined = !joining.tag;
	in->failed |= from->failed || l->bundle->failed;
	in->no_memory |= from->no_memory || l->bundle->no_memory;
	/* The faults of one annex must not hide those of the next. */
	l->bundle->failed = 0;
}

static void include_package(including *in, const level *outer, include_tag *tag, const char *name, const jk_package *package)
{
	level inner = {.outer = outer, .name = name, .depth = outer->depth + 1};
	if (jk_dialect_of(package) != outer->bundle->dialect) {
		fault(in, JK_DIAG_INCLUDE_FORMAT, tag, outer->bundle->is_docx ? "DOCX" : "ODT", "");
		return;
	}
	if (jk_bundle_new(&inner.bundle, package, &in->places, in->arena, in->diagnostics) != JK_OK) {
		in->no_memory = 1;
		return;
	}
	expand(in, &inner);
	if (!in->no_memory)
		join(in, outer, tag, inner.bundle);
	jk_bundle_free(inner.bundle);
}

static void include_one(including *in, const level *l, include_tag *tag)
{
	const char *name = file_of(in, l, tag);
	const char *path = name ? jk_arena_format(in->arena, "%s%s", in->root, name) : NULL;
	jk_package *package = NULL;
	if (!path)
		return;
	in->included++;
	jk_result result = jk_package_read(&package, path, in->diagnostics);
	in->failed |= result == JK_FAILED;
	in->no_memory |= result == JK_NO_MEMORY;
	if (package) {
		include_package(in, l, tag, name, package);
		jk_package_free(package);
	}
}

static int may_include(jk_bundle *bundle, const char *part)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_bundle_bytes(&bytes, bundle, part);
	int may = jk_bundle_result(bundle) == JK_OK && jk_may_include(jk_buffer_text(&bytes), bytes.length);
	jk_buffer_dispose(&bytes);
	return may;
}

/* Headers, notes and the like have pages and numbers of their own, or none. */
static void refuse_elsewhere(including *in, const level *l, jk_list *tags)
{
	const jk_package *package = l->bundle->package;
	for (size_t i = 0; i < jk_package_count(package) && !in->no_memory; i++) {
		const char *part = jk_package_name(package, i);
		size_t before = tags->count;
		if (!l->bundle->dialect->has_tags(part) || l->bundle->dialect->is_plain(part) || strcmp(part, main_part(l->bundle)) == 0 || !may_include(l->bundle, part))
			continue;
		find_tags(in, tags, l, part);
		for (size_t t = before; t < tags->count; t++)
			fault(in, JK_DIAG_INCLUDE_PLACE, tags->items[t], "", "");
	}
}

/* Tags that could not be replaced go, too: they were told, and what else is faulty will be. */
static void drop_rest(level *l, const jk_list *tags)
{
	for (size_t i = 0; i < tags->count; i++) {
		const include_tag *tag = tags->items[i];
		if (!tag->joined && jk_bundle_change(l->bundle, tag->where.part))
			jk_node_remove(tag->paragraph);
	}
}

static void expand(including *in, level *l)
{
	jk_list tags = {0};
	if (may_include(l->bundle, main_part(l->bundle)))
		find_tags(in, &tags, l, main_part(l->bundle));
	refuse_elsewhere(in, l, &tags);
	for (size_t i = 0; i < tags.count && !in->no_memory; i++)
		if (!((include_tag *)tags.items[i])->faulty)
			include_one(in, l, tags.items[i]);
	in->found |= tags.count > 0;
	if (!in->no_memory)
		drop_rest(l, &tags);
	in->failed |= l->bundle->failed;
	in->no_memory |= l->bundle->no_memory;
}

/* --- all --- */

static jk_result include_all(jk_package **package, const jk_annex_places **places, including *in)
{
	const char *path = jk_package_path(*package), *slash = strrchr(path, '/');
	level top = {.name = slash ? slash + 1 : path};
	in->root = slash ? jk_arena_text(in->arena, path, (size_t)(slash - path) + 1) : "";
	jk_result result = in->root ? jk_bundle_new(&top.bundle, *package, &in->places, in->arena, in->diagnostics) : JK_NO_MEMORY;
	if (result != JK_OK)
		return result;
	expand(in, &top);
	jk_package *whole = NULL;
	result = in->no_memory ? JK_NO_MEMORY : JK_OK;
	if (result == JK_OK && in->found)
		result = jk_list_places(places, top.bundle, jk_diagnostics_count(in->diagnostics));
	if (result == JK_OK && in->found)
		result = jk_bundle_close(&whole, top.bundle);
	jk_bundle_free(top.bundle);
	if (whole) {
		jk_package_free(*package);
		*package = whole;
	}
	return result == JK_OK && in->failed ? JK_FAILED : result;
}

jk_result jk_include_annexes(jk_package **package, const jk_annex_places **places, jk_arena *arena, jk_diagnostics *diagnostics)
{
	including in = {.arena = arena, .diagnostics = diagnostics};
	*places = NULL;
	return jk_dialect_of(*package) ? include_all(package, places, &in) : JK_OK;
}
