/* numbers FILE: the numbers that a word processor shows in a DOCX or ODT file, found from the numbering definitions alone.
 *
 * Each numbered paragraph as `LABEL　TEXT`, in order. Then every reference to a number is compared with what it should show: a difference
 * is printed on standard error, status 1. Works on libzip and libxml2 directly, so that it proves what jokou wrote. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { LEVELS = 10, STYLES = 400, LISTS = 40, MARKS = 4000, TEXT = 64 * 1024 };

typedef struct {
	char format[48], prefix[32], suffix[32]; /* DOCX: prefix is the whole lvlText */
	int start;
} level;

typedef struct {
	char id[32];
	int abstract; /* index into counters */
	level levels[LEVELS];
} list;

typedef struct {
	char id[64], base[64], list[32];
	int level; /* -1: not numbered */
} style;

/* A number that references show, or a reference. */
typedef struct {
	char name[64], text[256];
	int full;
} mark;

static list lists[LISTS];
static style styles[STYLES];
static mark targets[MARKS], references[MARKS];
static int n_lists, n_styles, n_targets, n_references, faults;
static int counters[LISTS][LEVELS]; /* 0: not begun */

static int die(const char *what, const char *name)
{
	fprintf(stderr, "numbers: %s: %s\n", what, name);
	exit(4);
}

/* --- text --- */

__attribute__((format(printf, 3, 4))) static void append(char *out, size_t room, const char *format, ...)
{
	size_t length = strlen(out);
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(out + length, room - length, format, arguments);
	va_end(arguments);
}

static void copy(char *out, size_t room, const char *text)
{
	out[0] = '\0';
	append(out, room, "%s", text ? text : "");
}

static int is_either(const char *format, const char *docx, const char *odt)
{
	return strcmp(format, docx) == 0 || strncmp(format, odt, strlen(odt)) == 0;
}

static const char *counter(int number, const char *format)
{
	static const char kana[] = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
	static const char iroha[] = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
	enum { BYTES = 3 }; /* of a kana */
	static char text[16];
	int is_kana = is_either(format, "aiueoFullWidth", "ア,"), is_iroha = is_either(format, "irohaFullWidth", "イ,");
	const char *row = is_iroha ? iroha : kana;
	if ((is_kana || is_iroha) && number >= 1 && (size_t)number * BYTES <= strlen(row))
		snprintf(text, sizeof text, "%.*s", BYTES, row + (number - 1) * BYTES);
	else if (strcmp(format, "lowerLetter") == 0 || strcmp(format, "a") == 0)
		snprintf(text, sizeof text, "%c", 'a' + (number - 1) % 26);
	else if (*format)
		snprintf(text, sizeof text, "%d", number);
	else
		text[0] = '\0';
	return text;
}

/* Takes ideographic spaces off the end. */
static void trim(char *text)
{
	static const char space[] = "\xE3\x80\x80";
	size_t length = strlen(text);
	while (length >= 3 && memcmp(text + length - 3, space, 3) == 0)
		text[length -= 3] = '\0';
}

/* --- XML --- */

static int is(const xmlNode *node, const char *name) { return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0; }

/* An attribute by its local name; "" when absent. A few may be in use at a time. */
static const char *attribute(const xmlNode *node, const char *name)
{
	static char texts[8][256];
	static int turn;
	for (const xmlAttr *a = node ? node->properties : NULL; a; a = a->next)
		if (strcmp((const char *)a->name, name) == 0) {
			char *text = texts[turn++ % 8];
			copy(text, 256, a->children && a->children->content ? (const char *)a->children->content : "");
			return text;
		}
	return "";
}

static const xmlNode *child(const xmlNode *node, const char *name)
{
	for (const xmlNode *n = node ? node->children : NULL; n; n = n->next)
		if (is(n, name))
			return n;
	return NULL;
}

static xmlDoc *part(zip_t *zip, const char *name)
{
	zip_stat_t about;
	zip_file_t *file = zip_stat(zip, name, 0, &about) == 0 ? zip_fopen(zip, name, 0) : NULL;
	char *bytes = file ? malloc(about.size + 1) : NULL;
	if (!bytes || zip_fread(file, bytes, about.size) != (zip_int64_t)about.size)
		die("cannot read", name);
	xmlDoc *doc = xmlReadMemory(bytes, (int)about.size, name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	zip_fclose(file);
	free(bytes);
	if (!doc)
		die("no XML", name);
	return doc;
}

/* --- counting --- */

/* In Word a paragraph implies one on each level above that was left out; in LibreOffice it does not. */
static void count_up(list *l, int at, int is_odt, int start)
{
	int *c = counters[l->abstract];
	if (start)
		c[at] = start - 1;
	for (int i = 0; i < at && !is_odt; i++)
		if (!c[i])
			c[i] = l->levels[i].start;
	c[at] = c[at] ? c[at] + 1 : l->levels[at].start;
	for (int i = at + 1; i < LEVELS; i++)
		c[i] = 0;
}

/* What a level shows now: "%2" in the lvlText of DOCX; prefix, number, suffix in ODT. */
static void put_label(char *out, size_t room, const list *l, int at, int is_odt)
{
	const int *c = counters[l->abstract];
	const level *v = &l->levels[at];
	if (is_odt) {
		append(out, room, "%s%s%s", v->prefix, counter(c[at], v->format), v->suffix);
		return;
	}
	for (const char *p = v->prefix; *p; p++)
		if (*p == '%' && p[1] >= '1' && p[1] <= '9') {
			int shown = *++p - '1';
			append(out, room, "%s", counter(c[shown] ? c[shown] : l->levels[shown].start, l->levels[shown].format));
		} else
			append(out, room, "%c", *p);
	trim(out);
}

static void put_full_label(char *out, size_t room, const list *l, int at, int is_odt)
{
	for (int i = 0; i <= at; i++)
		put_label(out, room, l, i, is_odt);
}

static list *find_list(const char *id)
{
	for (int i = 0; i < n_lists; i++)
		if (strcmp(lists[i].id, id) == 0)
			return &lists[i];
	return NULL;
}

/* --- DOCX: definitions --- */

static void read_level(list *l, const xmlNode *node)
{
	int at = atoi(attribute(node, "ilvl"));
	if (at < 0 || at >= LEVELS)
		return;
	level *v = &l->levels[at];
	const xmlNode *start = child(node, "start");
	v->start = start ? atoi(attribute(start, "val")) : 0;
	copy(v->format, sizeof v->format, attribute(child(node, "numFmt"), "val"));
	copy(v->prefix, sizeof v->prefix, attribute(child(node, "lvlText"), "val"));
}

static const xmlNode *abstract_of(const xmlNode *root, const char *id)
{
	for (const xmlNode *n = root->children; n; n = n->next)
		if (is(n, "abstractNum") && strcmp(attribute(n, "abstractNumId"), id) == 0)
			return n;
	return NULL;
}

static void read_numbering(const xmlNode *root)
{
	for (const xmlNode *num = root->children; num; num = num->next) {
		if (!is(num, "num") || n_lists == LISTS)
			continue;
		list *l = &lists[n_lists++];
		const char *abstract = attribute(child(num, "abstractNumId"), "val");
		const xmlNode *base = abstract_of(root, abstract);
		copy(l->id, sizeof l->id, attribute(num, "numId"));
		l->abstract = atoi(abstract) % LISTS;
		for (const xmlNode *n = base ? base->children : NULL; n; n = n->next)
			if (is(n, "lvl"))
				read_level(l, n);
		for (const xmlNode *n = num->children; n; n = n->next)
			if (is(n, "lvlOverride") && child(n, "lvl"))
				read_level(l, child(n, "lvl"));
	}
}

static void read_numpr(style *s, const xmlNode *properties)
{
	const xmlNode *numpr = child(properties, "numPr");
	if (!numpr)
		return;
	if (child(numpr, "numId"))
		copy(s->list, sizeof s->list, attribute(child(numpr, "numId"), "val"));
	if (child(numpr, "ilvl") || s->level < 0)
		s->level = atoi(attribute(child(numpr, "ilvl"), "val"));
}

static void read_styles(const xmlNode *root)
{
	for (const xmlNode *n = root->children; n; n = n->next) {
		if (!is(n, "style") || n_styles == STYLES)
			continue;
		style *s = &styles[n_styles++];
		copy(s->id, sizeof s->id, attribute(n, "styleId"));
		copy(s->base, sizeof s->base, attribute(child(n, "basedOn"), "val"));
		s->level = -1;
		read_numpr(s, child(n, "pPr"));
	}
}

static style inherited(const char *id, int depth)
{
	for (int i = 0; i < n_styles && depth < 20; i++)
		if (strcmp(styles[i].id, id) == 0)
			return styles[i].level >= 0 ? styles[i] : inherited(styles[i].base, depth + 1);
	return (style){.level = -1};
}

/* --- marks --- */

static void add_target(const char *name, const char *label, const char *full)
{
	if (n_targets + 2 > MARKS)
		die("too many marks", name);
	for (int i = 0; i < 2; i++) {
		mark *m = &targets[n_targets++];
		copy(m->name, sizeof m->name, name);
		copy(m->text, sizeof m->text, i ? full : label);
		m->full = i;
	}
}

static void add_reference(const char *name, const char *text, int full)
{
	if (n_references == MARKS)
		die("too many references", name);
	mark *m = &references[n_references++];
	copy(m->name, sizeof m->name, name);
	copy(m->text, sizeof m->text, text);
	m->full = full;
}

static const char *wanted_text(const mark *reference)
{
	for (int i = 0; i < n_targets; i++)
		if (strcmp(targets[i].name, reference->name) == 0 && targets[i].full == reference->full)
			return targets[i].text;
	return NULL;
}

static void compare_references(void)
{
	for (int i = 0; i < n_references; i++) {
		const char *wanted = wanted_text(&references[i]);
		if (wanted && strcmp(wanted, references[i].text) == 0)
			continue;
		fprintf(stderr, "reference to %s shows '%s', not '%s'\n", references[i].name, references[i].text, wanted ? wanted : "(no such number)");
		faults++;
	}
}

/* --- DOCX: the document --- */

/* A paragraph being read: its text, the field it is in. */
typedef struct {
	char text[TEXT], instruction[256], result[256], bookmarks[20][64];
	int n_bookmarks, in_field; /* 1: instruction, 2: result */
} paragraph;

static void end_field(paragraph *p)
{
	char name[64] = "";
	p->in_field = 0;
	if (sscanf(p->instruction, " REF %63s", name) == 1 && (strstr(p->instruction, "\\r") || strstr(p->instruction, "\\w")))
		add_reference(name, p->result, strstr(p->instruction, "\\w") != NULL);
	append(p->text, TEXT, "%s", p->result);
}

static void read_field_mark(paragraph *p, const char *type)
{
	if (strcmp(type, "begin") == 0) {
		p->in_field = 1;
		p->instruction[0] = p->result[0] = '\0';
	} else if (strcmp(type, "separate") == 0)
		p->in_field = 2;
	else if (p->in_field)
		end_field(p);
}

static void read_run(paragraph *p, const xmlNode *run)
{
	for (const xmlNode *n = run->children; n; n = n->next) {
		const char *text = n->children && n->children->content ? (const char *)n->children->content : "";
		if (is(n, "fldChar"))
			read_field_mark(p, attribute(n, "fldCharType"));
		else if (is(n, "instrText") && p->in_field == 1)
			append(p->instruction, sizeof p->instruction, "%s", text);
		else if (is(n, "t") && p->in_field == 2)
			append(p->result, sizeof p->result, "%s", text);
		else if (is(n, "t"))
			append(p->text, TEXT, "%s", text);
	}
}

static void read_inline(paragraph *p, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next) {
		if (is(n, "r"))
			read_run(p, n);
		else if (is(n, "bookmarkStart") && p->n_bookmarks < 20)
			copy(p->bookmarks[p->n_bookmarks++], 64, attribute(n, "name"));
		else if (n->type == XML_ELEMENT_NODE && !is(n, "pPr"))
			read_inline(p, n);
	}
}

/* `start` is the number an item of ODT asks for, or 0. */
static void end_paragraph(paragraph *p, list *l, int at, int is_odt, int start)
{
	char label[128] = "", full[256] = "";
	if (!l || at < 0)
		return;
	count_up(l, at, is_odt, start);
	put_label(label, sizeof label, l, at, is_odt);
	put_full_label(full, sizeof full, l, at, is_odt);
	trim(label);
	for (int i = 0; i < p->n_bookmarks; i++)
		add_target(p->bookmarks[i], label, full);
	if (*label)
		printf("%s　%s\n", label, p->text);
}

static void read_paragraph(const xmlNode *node)
{
	static paragraph p;
	const xmlNode *properties = child(node, "pPr");
	p = (paragraph){.n_bookmarks = 0};
	style s = inherited(attribute(child(properties, "pStyle"), "val"), 0);
	read_numpr(&s, properties);
	read_inline(&p, node);
	end_paragraph(&p, s.level >= 0 && s.level < LEVELS ? find_list(s.list) : NULL, s.level, 0, 0);
}

static void read_body(const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next) {
		if (is(n, "p"))
			read_paragraph(n);
		else if (n->type == XML_ELEMENT_NODE)
			read_body(n);
	}
}

static void read_docx(zip_t *zip)
{
	xmlDoc *numbering = part(zip, "word/numbering.xml"), *style_part = part(zip, "word/styles.xml"), *document = part(zip, "word/document.xml");
	read_numbering(xmlDocGetRootElement(numbering));
	read_styles(xmlDocGetRootElement(style_part));
	read_body(xmlDocGetRootElement(document));
	xmlFreeDoc(numbering);
	xmlFreeDoc(style_part);
	xmlFreeDoc(document);
}

/* --- ODT --- */

static void read_list_style(const xmlNode *node)
{
	if (n_lists == LISTS)
		return;
	list *l = &lists[n_lists];
	*l = (list){.abstract = n_lists++};
	copy(l->id, sizeof l->id, attribute(node, "name"));
	for (const xmlNode *n = node->children; n; n = n->next) {
		int at = is(n, "list-level-style-number") ? atoi(attribute(n, "level")) - 1 : -1;
		if (at < 0 || at >= LEVELS)
			continue;
		const char *start = attribute(n, "start-value");
		level *v = &l->levels[at];
		v->start = *start ? atoi(start) : 1;
		copy(v->format, sizeof v->format, attribute(n, "num-format"));
		copy(v->prefix, sizeof v->prefix, attribute(n, "num-prefix"));
		copy(v->suffix, sizeof v->suffix, attribute(n, "num-suffix"));
	}
}

static void find_list_styles(const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next) {
		if (is(n, "list-style"))
			read_list_style(n);
		else if (n->type == XML_ELEMENT_NODE)
			find_list_styles(n);
	}
}

static void put_content(char *out, size_t room, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next) {
		if (n->type == XML_TEXT_NODE)
			append(out, room, "%s", (const char *)n->content);
		else if (is(n, "s"))
			append(out, room, " ");
		else if (n->type == XML_ELEMENT_NODE && !is(n, "annotation"))
			put_content(out, room, n);
	}
}

static void find_marks(paragraph *p, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next) {
		if (is(n, "bookmark-start") && p->n_bookmarks < 20)
			copy(p->bookmarks[p->n_bookmarks++], 64, attribute(n, "name"));
		if (is(n, "bookmark-ref") && strncmp(attribute(n, "reference-format"), "number", 6) == 0) {
			char text[256] = "";
			put_content(text, sizeof text, n);
			add_reference(attribute(n, "ref-name"), text, strcmp(attribute(n, "reference-format"), "number-all-superior") == 0);
		} else if (n->type == XML_ELEMENT_NODE && !is(n, "annotation"))
			find_marks(p, n);
	}
}

/* `l` and `depth` are of the list the node stands in; only the first paragraph of an item shows its number. */
static void read_text(const xmlNode *node, list *l, int depth)
{
	int first = 1;
	for (const xmlNode *n = node->children; n; n = n->next) {
		if (is(n, "p") || is(n, "h")) {
			static paragraph p;
			p = (paragraph){.n_bookmarks = 0};
			put_content(p.text, TEXT, n);
			find_marks(&p, n);
			end_paragraph(&p, first && is(node, "list-item") ? l : NULL, depth - 1, 1, atoi(attribute(node, "start-value")));
			first = 0;
		} else if (is(n, "list")) {
			list *inner = depth ? l : find_list(attribute(n, "style-name"));
			if (!depth && inner && !*attribute(n, "continue-list"))
				memset(counters[inner->abstract], 0, sizeof counters[inner->abstract]);
			read_text(n, inner, depth + 1);
		} else if (n->type == XML_ELEMENT_NODE)
			read_text(n, is(n, "list-item") ? l : NULL, is(n, "list-item") ? depth : 0);
	}
}

static void read_odt(zip_t *zip)
{
	xmlDoc *style_part = part(zip, "styles.xml"), *content = part(zip, "content.xml");
	find_list_styles(xmlDocGetRootElement(style_part));
	find_list_styles(xmlDocGetRootElement(content));
	read_text(xmlDocGetRootElement(content), NULL, 0);
	xmlFreeDoc(style_part);
	xmlFreeDoc(content);
}

int main(int argc, char **argv)
{
	int error;
	zip_t *zip = argc == 2 ? zip_open(argv[1], ZIP_RDONLY, &error) : NULL;
	if (!zip) {
		fprintf(stderr, "usage: numbers FILE\n");
		return 3;
	}
	if (zip_name_locate(zip, "word/document.xml", 0) >= 0)
		read_docx(zip);
	else
		read_odt(zip);
	compare_references();
	fprintf(stderr, "%d references, %d wrong\n", n_references, faults);
	zip_discard(zip);
	xmlCleanupParser();
	return faults > 0;
}
