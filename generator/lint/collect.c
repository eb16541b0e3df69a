/* Every text of the catalog that people will read: the content of elements without elements and the attributes that hold Japanese. */
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "assemble/decision.h"
#include "lint/lint.h"

typedef struct {
	jk_lint *lint;
	const char *file;
	const char *owner;  /* id of the clause, kind of the document */
	const char *paper;  /* kind the text is for */
	unsigned counts[5]; /* Article, Paragraph, Item, Subitem1, Subitem2 */
	int in_table, of_papers;
} walking;

static const char *const levels[] = {"Article", "Paragraph", "Item", "Subitem1", "Subitem2"};

static int level_of(const jk_node *node)
{
	for (int i = 0; i < 5; i++)
		if (jk_node_is(node, levels[i]))
			return i;
	return -1;
}

/* "contract 第2項第1号ア" as far as it goes. */
static const char *place(walking *w, const jk_node *node)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (w->owner)
		jk_buffer_string(&text, w->owner);
	if (w->paper)
		jk_buffer_format(&text, " (%s)", w->paper);
	if (w->counts[1])
		jk_buffer_format(&text, " 第%u項", w->counts[1]);
	if (w->counts[2])
		jk_buffer_format(&text, "第%u号", w->counts[2]);
	if (w->counts[3])
		jk_text_label(&text, "{ア}", w->counts[3]);
	if (w->counts[4])
		jk_text_label(&text, "({ア})", w->counts[4]);
	if (!w->counts[1])
		jk_buffer_format(&text, "%s%s", text.length ? " " : "", jk_node_name(node));
	return jk_lint_keep_buffer(w->lint, &text);
}

static jk_spot spot_of(walking *w, const jk_node *node)
{
	return (jk_spot){.file = w->file, .line = jk_node_line(node), .clause = w->owner, .paper = w->paper, .place = place(w, node)};
}

/* What papers show is read whatever it holds. */
static int is_shown(const jk_node *node)
{
	static const char *const names[] = {"Sentence", "ArticleCaption", "TableStructTitle", "text", "cell"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return 1;
	return 0;
}

/* Whether it holds anything beyond ASCII: ids and numbers do not. */
static int is_prose(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text > 127)
			return 1;
	return 0;
}

/* Line breaks of the file and the spaces around them are no part of the text. */
static const char *folded(jk_lint *l, const char *text)
{
	jk_buffer out;
	jk_buffer_init(&out, 0);
	for (const char *p = text; *p;) {
		size_t words = strcspn(p, " \t\r\n"), space = strspn(p + words, " \t\r\n");
		jk_buffer_add(&out, p, words);
		if (!memchr(p + words, '\n', space) && p[words + space])
			jk_buffer_add(&out, p + words, space);
		p += words + space;
	}
	return jk_lint_keep_buffer(l, &out);
}

/* --- attributes --- */

typedef struct {
	walking *walking;
	const jk_node *node;
} attributes;

static int is_code(const char *name)
{
	static const char *const names[] = {"test", "if", "for", "source", "path", "format", "text", "clause", "file", "punct"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_text_equal(name, names[i]))
			return 1;
	return 0;
}

static void see_attribute(const char *name, const char *value, void *state)
{
	const attributes *a = state;
	if (is_code(name) || !is_prose(value))
		return;
	jk_spot spot = spot_of(a->walking, a->node);
	const char *text = jk_lint_keep(a->walking->lint, value, strlen(value));
	jk_lint_text(a->walking->lint, &spot, text, 1U << JK_SCOPE_SENTENCE, JK_SLOTS_CLAUSE);
}

/* --- sentences --- */

static int is_last_sentence(const jk_node *node)
{
	const jk_node *next = jk_node_next_element(node);
	return !next || !jk_node_is(next, "Sentence");
}

static unsigned scopes_of(const walking *w, const jk_node *node)
{
	unsigned scopes = 1U << JK_SCOPE_SENTENCE;
	/* Rows of checklists read like articles. */
	if (jk_node_is(node, "text") && jk_node_is(jk_node_parent(node), "row"))
		return scopes | 1U << JK_SCOPE_ARTICLE;
	if (!jk_node_is(node, "Sentence") || w->in_table)
		return scopes;
	scopes |= 1U << JK_SCOPE_ARTICLE;
	int level = level_of(jk_node_parent(node));
	if (level >= 2 && is_last_sentence(node))
		scopes |= 1U << JK_SCOPE_ITEM;
	return scopes;
}

/* Examples are wrong on purpose, patterns and style settings are no prose; proper names say what others may write. */
static int is_skipped(const jk_node *node)
{
	const char *key = jk_node_attribute(node, "key");
	return (key && jk_text_starts(key, "style.")) || jk_node_is(node, "pattern") || jk_node_is(node, "bad") || jk_node_is(node, "good") || jk_node_is(node, "name");
}

static void see_leaf(walking *w, const jk_node *node)
{
	const char *content = jk_node_content(node, w->lint->arena);
	w->lint->no_memory |= !content;
	if (!content || (!is_shown(node) && !is_prose(content)) || is_skipped(node))
		return;
	jk_spot spot = spot_of(w, node);
	const char *text = folded(w->lint, content);
	jk_lint_text(w->lint, &spot, text, scopes_of(w, node), JK_SLOTS_CLAUSE);
	if (!w->of_papers)
		return;
	jk_lint_party(w->lint, &spot, text);
	jk_lint_annex(w->lint, &spot, text);
}

/* --- what announces, and what is announced --- */

static int has_child(const jk_node *node, const char *name) { return jk_node_child(node, name) != NULL; }

static const char *below(int level) { return level + 1 < 5 ? levels[level + 1] : "-"; }

/* Sentences of the node itself. */
static const char *sentences(jk_lint *l, const jk_node *node)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child)) {
		const char *content = jk_node_is(child, "Sentence") ? jk_node_content(child, l->arena) : "";
		l->no_memory |= !content;
		jk_buffer_string(&text, content ? content : "");
	}
	return jk_lint_keep_buffer(l, &text);
}

static void see_structure(walking *w, const jk_node *node, int level)
{
	int table, items = has_child(node, below(level)), tables = has_child(node, "TableStruct");
	const char *text = sentences(w->lint, node);
	const char *words = jk_announces(text, &table);
	jk_spot spot = spot_of(w, node);
	if (words && !(table ? tables : items || tables))
		JK_LINT_ADD(w->lint, JK_DIAG_LINT_NO_ITEMS, &spot, words, text, {NULL, NULL});
	if (items && level == 1 && !strstr(text, "次"))
		JK_LINT_ADD(w->lint, JK_DIAG_LINT_UNANNOUNCED, &spot, text, text, {NULL, NULL});
}

/* --- the walk --- */

static void walk(walking w, jk_node *node);

static void see_children(walking *w, const jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child && !w->lint->no_memory; child = jk_node_next_element(child)) {
		int level = level_of(child);
		if (level >= 0) {
			w->counts[level]++;
			for (int i = level + 1; i < 5; i++)
				w->counts[i] = 0;
		}
		walk(*w, child);
	}
}

/* Depth is that of XML, which has a limit. */
static void walk(walking w, jk_node *node)
{
	int level = level_of(node);
	attributes a = {.walking = &w, .node = node};
	const char *document = jk_node_attribute(node, "document");
	if (document && (jk_node_is(node, "text") || jk_node_is(node, "sheet"))) {
		w.paper = jk_lint_keep(w.lint, document, strlen(document));
		w.of_papers = 1;
	}
	if (jk_node_is(node, "revision"))
		w.of_papers = 0;
	w.in_table |= jk_node_is(node, "Table");
	jk_node_each_attribute(node, see_attribute, &a);
	if (level >= 1)
		see_structure(&w, node, level);
	if (jk_node_first_element(node))
		see_children(&w, node);
	else
		see_leaf(&w, node);
}

static const char *owner_of(jk_lint *l, const jk_node *root)
{
	const char *owner = jk_node_is(root, "clause") || jk_node_is(root, "vocabulary") ? jk_node_attribute(root, "id")
			    : jk_node_is(root, "document")				 ? jk_node_attribute(root, "kind")
			    : jk_node_is(root, "sheet")					 ? jk_node_attribute(root, "document")
											 : NULL;
	return owner ? jk_lint_keep(l, owner, strlen(owner)) : NULL;
}

static void see_file(jk_lint *l, const char *path)
{
	jk_xml *xml = NULL;
	jk_result result = jk_xml_read(&xml, path, l->diagnostics);
	l->no_memory |= result == JK_NO_MEMORY;
	l->failed |= result == JK_FAILED;
	if (result == JK_OK) {
		walking w = {.lint = l, .file = path, .owner = owner_of(l, jk_xml_root(xml))};
		walk(w, jk_xml_root(xml));
	}
	jk_xml_free(xml);
}

void jk_lint_catalog(jk_lint *l)
{
	jk_list names = {0};
	jk_result result = jk_file_list(&names, l->arena, l->catalog->path, ".xml", l->diagnostics);
	l->no_memory |= result == JK_NO_MEMORY;
	l->failed |= result == JK_FAILED;
	for (size_t i = 0; i < names.count && !l->no_memory; i++) {
		const char *path = jk_path_join(l->arena, l->catalog->path, names.items[i]);
		if (path)
			see_file(l, path);
		l->no_memory |= !path;
	}
}

void jk_lint_decision(jk_lint *l)
{
	const jk_reason *sentence;
	for (size_t i = 0; (sentence = jk_decision_reason(i)) != NULL; i++) {
		jk_spot spot = {.place = sentence->provision, .part = "decision"};
		jk_lint_text(l, &spot, sentence->text, 1U << JK_SCOPE_SENTENCE, JK_SLOTS_CLAUSE);
	}
}
