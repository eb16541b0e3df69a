/* Amending whole papers: those of samples, or the ODT files of the folder JK_AMEND_PAPERS. Amendments that a generator draws are made on lines of text,
 * too, as the room that reads documents gives them; what it then reads in the amended draft must be the same, and rejecting ours gives the draft. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "jokou/assemble.h"
#include "jokou/format.h"
#include "jokou/redline.h"
#include "odt_settle.h"
#include "review/document.h"
#include "template/paragraph.h"

enum { PAPERS = 400, AMENDMENTS = 4000 };

typedef struct {
	char *name, *bytes;
	size_t length;
} paper;

static paper papers[PAPERS];
static size_t paper_count;

/* --- papers --- */

static void add_paper(const char *name, char *bytes, size_t length)
{
	ck_assert_uint_lt(paper_count, PAPERS);
	papers[paper_count++] = (paper){strdup(name), bytes, length};
}

static void make_papers(const jk_clause_set *set)
{
	for (size_t i = 0; i < jk_clause_set_paper_count(set); i++) {
		jk_paper_info info = jk_clause_set_paper(set, i);
		char path[512];
		jk_template *compiled;
		char *bytes;
		size_t length;
		snprintf(path, sizeof path, "%s/templates/%s.odt", JK_SOURCE_DATA_DIR, info.kind);
		if (!jk_file_exists(path))
			continue;
		ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_OK);
		ck_assert_int_eq(jk_document_make(&bytes, &length, set, info.group, info.kind, compiled, jk_test_diagnostics()), JK_OK);
		add_paper(info.kind, bytes, length);
		jk_template_free(compiled);
	}
}

static void make_sample(const jk_catalog *catalog, const char *name)
{
	const jk_assemble_options options = {.default_date = "2026-11-23"};
	char path[512];
	jk_profile *profile;
	jk_clause_set *set;
	snprintf(path, sizeof path, "%s/samples/profiles/%s.xml", JK_SOURCE_DATA_DIR, name);
	ck_assert_int_eq(jk_profile_read(&profile, path, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_assemble(&set, profile, catalog, &options, jk_test_diagnostics()), JK_OK);
	make_papers(set);
	jk_clause_set_free(set);
	jk_profile_free(profile);
}

static int by_name(const void *a, const void *b) { return strcmp(((const paper *)a)->name, ((const paper *)b)->name); }

static void read_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	ck_assert_ptr_nonnull(dir);
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
		char path[1024];
		jk_buffer bytes;
		if (!jk_text_ends(entry->d_name, ".odt"))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		jk_buffer_init(&bytes, 0);
		ck_assert_int_eq(jk_file_read(&bytes, path, (size_t)64 << 20, jk_test_diagnostics()), JK_OK);
		add_paper(entry->d_name, bytes.bytes, bytes.length);
	}
	closedir(dir);
	qsort(papers, paper_count, sizeof *papers, by_name);
}

static void load(void)
{
	const char *folder = getenv("JK_AMEND_PAPERS");
	jk_catalog *catalog;
	if (paper_count)
		return;
	if (folder)
		read_folder(folder);
	else {
		ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
		make_sample(catalog, "resident-application");
		make_sample(catalog, "web-conference");
		jk_catalog_free(catalog);
	}
	ck_assert_uint_gt(paper_count, 0);
}

/* --- what a document says --- */

typedef struct {
	jk_arena *arena;
	jk_doc doc;
	jk_list paragraphs;    /* jk_node by number */
	jk_xml *xml;
	const char *content;   /* content.xml */
} reading;

static void read_document(reading *out, const char *bytes, size_t length)
{
	jk_package *package;
	jk_buffer copy, text;
	*out = (reading){0};
	ck_assert_int_eq(jk_arena_new(&out->arena), JK_OK);
	jk_buffer_init(&copy, 0);
	jk_buffer_init(&text, 0);
	jk_buffer_add(&copy, bytes, length);
	ck_assert_int_eq(jk_package_from_bytes(&package, "paper.odt", &copy, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_doc_read(&out->doc, out->arena, package, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_package_part(&text, package, "content.xml", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&out->xml, jk_buffer_text(&text), text.length, NULL, jk_test_diagnostics()), JK_OK);
	out->content = jk_arena_string(out->arena, jk_buffer_text(&text));
	for (jk_node *p = NULL; (p = jk_paragraph_next(jk_dialect_named("odt"), 0, jk_xml_root(out->xml), p)) != NULL;)
		ck_assert_int_eq(jk_list_add(&out->paragraphs, out->arena, p), JK_OK);
	jk_buffer_dispose(&text);
	jk_package_free(package);
}

static void drop_document(reading *r)
{
	jk_xml_free(r->xml);
	jk_arena_free(r->arena);
}

static const jk_doc_piece *piece_at(const reading *r, size_t index) { return r->doc.pieces.items[index]; }

/* The cells of a table one behind the other; the text of a paragraph. */
static const char *text_of(const reading *r, const jk_doc_piece *piece)
{
	const char *text = piece->text;
	for (size_t i = 0; i < piece->rows.count; i++) {
		const jk_side_row *row = piece->rows.items[i];
		for (size_t k = 0; k < row->cells.count; k++)
			text = jk_arena_format(r->arena, "%s|%s", text, (const char *)row->cells.items[k]);
	}
	return text;
}

static int is_list(const jk_node *node) { return jk_node_is(node, "list") || jk_node_is(node, "list-item") || jk_node_is(node, "list-header"); }

/* Whether a piece is a block of the body itself. */
static int is_block(const reading *r, const jk_doc_piece *piece)
{
	const jk_node *p = r->paragraphs.items[piece->paragraph - 1];
	if (piece->beside)
		return 0;
	while (piece->table && p && !jk_node_is(p, "table"))
		p = jk_node_parent(p);
	for (p = p ? jk_node_parent(p) : NULL; p && is_list(p);)
		p = jk_node_parent(p);
	return p && jk_node_is(p, "text");
}

/* --- amending --- */

static jk_amend_result result;

/* content.xml of the amended draft; its bytes. */
static char *amend(size_t *length, const paper *draft, const paper *source, const jk_amendment *amendments, size_t count, const jk_amend_options *options)
{
	char *bytes;
	jk_text_free((char *)(uintptr_t)result.refused);
	ck_assert_int_eq(jk_amend(&bytes, length, &result, draft->bytes, draft->length, draft->name, source->bytes, source->length, source->name, amendments, count,
				  options, jk_test_diagnostics()), JK_OK);
	return bytes;
}

START_TEST(papers_have_no_reference_to_correct)
{
	const jk_amend_options options = {.references_author = "番号"};
	load();
	for (size_t i = 0; i < paper_count; i++) {
		size_t length;
		jk_text_free(amend(&length, &papers[i], &papers[i], NULL, 0, &options));
		ck_assert_msg(result.references == 0, "%zu references of %s", result.references, papers[i].name);
	}
}
END_TEST

/* --- texts are those that reviews read --- */

static size_t add_text(jk_amendment *out, size_t paragraph, size_t length)
{
	*out = (jk_amendment){.kind = JK_AMEND_TEXT, .paragraph = paragraph, .to = length, .author = "目録"};
	return 1;
}

/* The paragraphs of a table are lines of its cells, one for one: numbers before them are no text. */
static size_t take_cells(jk_amendment *out, const reading *r, size_t index)
{
	const jk_doc_piece *piece = piece_at(r, index);
	size_t count = 0, number = piece->paragraph;
	const jk_node *table = r->paragraphs.items[number - 1];
	while (!jk_node_is(table, "table"))
		table = jk_node_parent(table);
	for (size_t i = 0; i < piece->rows.count; i++) {
		const jk_side_row *row = piece->rows.items[i];
		for (size_t k = 0; k < row->cells.count; k++) {
			const char *line = row->cells.items[k];
			for (size_t length; *line; line += length + (line[length] == '\n')) {
				length = strcspn(line, "\n");
				while (number <= r->paragraphs.count && !*jk_node_content(r->paragraphs.items[number - 1], r->arena))
					number++;
				count += add_text(&out[count], number++, length);
			}
		}
	}
	return count;
}

static int has_plain_cells(const reading *r, size_t index)
{
	const jk_node *table = r->paragraphs.items[piece_at(r, index)->paragraph - 1];
	while (table && !jk_node_is(table, "table"))
		table = jk_node_parent(table);
	const char *content = table ? jk_node_content(table, r->arena) : NULL;
	size_t length = 0;
	for (const char *at = text_of(r, piece_at(r, index)); *at; at++)
		length += *at != '|' && *at != '\n';
	return content && strlen(content) == length;
}

/* All text of all pieces goes, by the lengths that the room of reviews gives: nothing else is left to read. */
static void check_readings(const paper *p)
{
	static jk_amendment all[AMENDMENTS];
	reading r, after;
	size_t count = 0, left = 0, length;
	read_document(&r, p->bytes, p->length);
	for (size_t i = 0; i < r.doc.pieces.count; i++) {
		const jk_doc_piece *piece = piece_at(&r, i);
		ck_assert_uint_lt(count + 1000, AMENDMENTS);
		if (!piece->table)
			count += add_text(&all[count], piece->paragraph, strlen(piece->text));
		else if (has_plain_cells(&r, i))
			count += take_cells(&all[count], &r, i);
		else
			left++;
	}
	char *bytes = amend(&length, p, p, all, count, NULL);
	read_document(&after, bytes, length);
	ck_assert_uint_eq(result.done, count);
	for (size_t i = 0; i < after.doc.pieces.count; i++) {
		const char *text = text_of(&after, piece_at(&after, i));
		left -= piece_at(&after, i)->table && text[strspn(text, "|")];
		ck_assert_msg(piece_at(&after, i)->table, "%s: '%s' is left", p->name, text);
	}
	ck_assert_uint_eq(left, 0);
	jk_text_free(bytes);
	drop_document(&after);
	drop_document(&r);
}

START_TEST(paragraphs_read_as_reviews_read_them)
{
	load();
	for (size_t i = 0; i < paper_count; i++)
		check_readings(&papers[i]);
}
END_TEST

/* --- amendments that are drawn --- */

static unsigned long state;

static size_t draw(size_t below)
{
	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return (state >> 33) % below;
}

/* What becomes of a piece of the draft. */
typedef struct {
	size_t first, stop;    /* its amendments */
} fate;

typedef struct {
	reading draft, source;
	jk_amendment amendments[AMENDMENTS];
	const jk_doc_piece *sources[AMENDMENTS]; /* that they bring */
	size_t count;
	fate fates[AMENDMENTS];
	jk_list wanted;        /* lines: const char * */
} drawing;

static size_t draw_place(const char *text, size_t from)
{
	size_t at = from + draw(strlen(text + from) + 1);
	while (((unsigned char)text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static const jk_doc_piece *draw_source(const drawing *d, int table)
{
	for (size_t i = 0; i < 200; i++) {
		const jk_doc_piece *piece = piece_at(&d->source, draw(d->source.doc.pieces.count));
		if (piece->table == table && is_block(&d->source, piece))
			return piece;
	}
	return NULL;
}

static jk_amendment *add(drawing *d, jk_amendment_kind kind, const jk_doc_piece *piece, const jk_doc_piece *source)
{
	ck_assert_uint_lt(d->count, AMENDMENTS);
	jk_amendment *x = &d->amendments[d->count];
	d->sources[d->count++] = source;
	*x = (jk_amendment){.kind = kind, .paragraph = piece->paragraph, .last = piece->paragraph, .author = "目録"};
	x->source = x->source_last = source ? source->paragraph : 0;
	return x;
}

static void draw_edits(drawing *d, const jk_doc_piece *piece)
{
	size_t done = 0;
	for (size_t i = 1 + draw(3); i > 0; i--) {
		const jk_doc_piece *source = draw_source(d, 0);
		jk_amendment *x = add(d, JK_AMEND_TEXT, piece, source);
		x->from = draw_place(piece->text, done);
		x->to = draw(3) ? draw_place(piece->text, x->from) : x->from;
		if (source) {
			x->source_from = draw_place(source->text, 0);
			x->source_to = draw(4) ? draw_place(source->text, x->source_from) : x->source_from;
		}
		done = x->to;
	}
}

static void draw_block(drawing *d, const jk_doc_piece *piece)
{
	size_t kind = draw(10);
	const jk_doc_piece *other = piece->table && kind < 4 ? draw_source(d, 1) : NULL;
	if (kind == 4)
		add(d, JK_AMEND_REMOVE, piece, NULL);
	else if (other)
		add(d, JK_AMEND_TABLE, piece, other);
	else if (kind < 3 && !piece->table)
		draw_edits(d, piece);
	if (kind == 5)
		add(d, JK_AMEND_REMARK, piece, NULL)->text = "確認\nすること";
	other = draw(10) == 0 ? draw_source(d, draw(5) == 0) : NULL;
	if (other)
		add(d, JK_AMEND_INSERT, piece, other);
}

static void want(drawing *d, const char *text)
{
	if (!jk_text_blank(text))
		ck_assert_int_eq(jk_list_add(&d->wanted, d->draft.arena, text), JK_OK);
}

static const char *edited(const drawing *d, const char *text, const fate *f)
{
	const char *made = "";
	size_t done = 0;
	for (size_t i = f->first; i < f->stop; i++) {
		const jk_amendment *x = &d->amendments[i];
		if (x->kind != JK_AMEND_TEXT || result.refused[i])
			continue;
		made = jk_arena_format(d->draft.arena, "%s%.*s%.*s", made, (int)(x->from - done), text + done, (int)(x->source_to - x->source_from),
				       d->sources[i] ? d->sources[i]->text + x->source_from : "");
		done = x->to;
	}
	return jk_arena_format(d->draft.arena, "%s%s", made, text + done);
}

static void want_piece(drawing *d, size_t index)
{
	const jk_doc_piece *piece = piece_at(&d->draft, index);
	const fate *f = &d->fates[index];
	const char *text = piece->table ? text_of(&d->draft, piece) : edited(d, piece->text, f);
	for (size_t i = f->first; i < f->stop; i++) {
		if (d->amendments[i].kind == JK_AMEND_REMOVE && !result.refused[i])
			text = "";
		else if (d->amendments[i].kind == JK_AMEND_TABLE && !result.refused[i])
			text = text_of(&d->source, d->sources[i]);
	}
	want(d, text);
	for (size_t i = f->first; i < f->stop; i++)
		if (d->amendments[i].kind == JK_AMEND_INSERT && !result.refused[i])
			want(d, text_of(&d->source, d->sources[i]));
}

static void check_lines(const drawing *d, const reading *r, const char *name)
{
	size_t line = 0;
	for (size_t i = 0; i < r->doc.pieces.count; i++) {
		const char *text = text_of(r, piece_at(r, i)), *wanted = line < d->wanted.count ? d->wanted.items[line] : "";
		if (jk_text_blank(text))
			continue;
		line++;
		ck_assert_msg(strcmp(text, wanted) == 0, "%s, line %zu: '%s', but wanted '%s'", name, i, text, wanted);
	}
	ck_assert_uint_eq(line, d->wanted.count);
}

/* Blocks between tables have no place for marks; words always have. */
static void check_refused(const drawing *d, const char *name)
{
	size_t count = 0;
	for (size_t i = 0; i < d->count; i++) {
		count += result.refused[i];
		ck_assert_msg(!result.refused[i] || (d->amendments[i].kind != JK_AMEND_TEXT && d->amendments[i].kind != JK_AMEND_REMARK), "%s: %zu is refused", name, i);
	}
	ck_assert_msg(count * 5 <= d->count, "%s: %zu of %zu are refused", name, count, d->count);
}

static void check_drawn(const paper *draft, const paper *source, unsigned long seed)
{
	static drawing d;
	reading r;
	size_t length;
	const jk_amend_options options = {.date = "2026-11-23"};
	d.count = 0;
	d.wanted = (jk_list){0};
	state = seed;
	read_document(&d.draft, draft->bytes, draft->length);
	read_document(&d.source, source->bytes, source->length);
	for (size_t i = 0; i < d.draft.doc.pieces.count; i++) {
		d.fates[i].first = d.count;
		if (is_block(&d.draft, piece_at(&d.draft, i)))
			draw_block(&d, piece_at(&d.draft, i));
		d.fates[i].stop = d.count;
	}
	char *bytes = amend(&length, draft, source, d.amendments, d.count, &options);
	for (size_t i = 0; i < d.draft.doc.pieces.count; i++)
		want_piece(&d, i);
	check_refused(&d, draft->name);
	read_document(&r, bytes, length);
	check_lines(&d, &r, draft->name);
	const char *rejected = jk_test_odt_settle_of(r.content, "目録"), *before = jk_test_odt_settle(d.draft.content, 0);
	ck_assert_msg(strcmp(rejected, before) == 0, "%s, seed %lu, rejected:\n%s\nnot\n%s", draft->name, seed, rejected, before);
	jk_text_free(bytes);
	drop_document(&r);
	drop_document(&d.draft);
	drop_document(&d.source);
}

START_TEST(drawn_amendments_are_made)
{
	jk_mini();
	load();
	for (size_t i = 0; i < paper_count; i++)
		check_drawn(&papers[i], &papers[(i * 7) % paper_count], i * 1000 + 1);
}
END_TEST

Suite *suite_redline_odt_amend_papers(void)
{
	return jk_suite("redline/odt_amend_papers", (const TTest *const[]){paragraphs_read_as_reviews_read_them, papers_have_no_reference_to_correct,
									   drawn_amendments_are_made, NULL});
}
