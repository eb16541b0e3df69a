/* Amending whole papers: those of the samples, or the DOCX files of the folder JK_AMEND_PAPERS. Amendments that a generator draws are made on lines of
 * text, too, as the room that reads documents gives them; what it then reads in the amended draft must be the same. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "amends.h"
#include "base/file.h"
#include "base/text.h"
#include "jokou/assemble.h"
#include "jokou/format.h"
#include "redline/docx_amend.h"
#include "review/document.h"
#include "suite.h"
#include "template/paragraph.h"

enum { PAPERS = 400, ROUNDS = 1 };

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
		snprintf(path, sizeof path, "%s/templates/%s.docx", JK_SOURCE_DATA_DIR, info.kind);
		if (!jk_file_exists(path))
			continue;
		ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_OK);
		ck_assert_int_eq(jk_document_make(&bytes, &length, set, info.group, info.kind, compiled, jk_test_diagnostics()), JK_OK);
		add_paper(info.kind, bytes, length);
		jk_template_free(compiled);
	}
}

static void make_samples(void)
{
	static const char *const names[] = {"resident-application", "web-conference"};
	const jk_assemble_options options = {.default_date = "2026-11-23"};
	jk_catalog *catalog;
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[512];
		jk_profile *profile;
		jk_clause_set *set;
		snprintf(path, sizeof path, "%s/samples/profiles/%s.xml", JK_SOURCE_DATA_DIR, names[i]);
		ck_assert_int_eq(jk_profile_read(&profile, path, jk_test_diagnostics()), JK_OK);
		ck_assert_int_eq(jk_assemble(&set, profile, catalog, &options, jk_test_diagnostics()), JK_OK);
		make_papers(set);
		jk_clause_set_free(set);
		jk_profile_free(profile);
	}
	jk_catalog_free(catalog);
}

static int by_name(const void *a, const void *b) { return strcmp(((const paper *)a)->name, ((const paper *)b)->name); }

static void read_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	ck_assert_ptr_nonnull(dir);
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
		char path[1024];
		jk_buffer bytes;
		if (!jk_text_ends(entry->d_name, ".docx"))
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
	if (folder)
		read_folder(folder);
	else
		make_samples();
	ck_assert_uint_gt(paper_count, 0);
}

/* --- what a document says --- */

typedef struct {
	jk_arena *arena;
	jk_doc doc;
	jk_list paragraphs;    /* jk_node by number */
	jk_xml *xml;
} reading;

static void parse_package(jk_package **out, const char *bytes, size_t length)
{
	jk_buffer copy;
	jk_buffer_init(&copy, 0);
	jk_buffer_add(&copy, bytes, length);
	ck_assert_int_eq(jk_package_from_bytes(out, "paper.docx", &copy, jk_test_diagnostics()), JK_OK);
}

static void read_document(reading *out, const char *bytes, size_t length)
{
	jk_package *package;
	jk_buffer text;
	*out = (reading){0};
	ck_assert_int_eq(jk_arena_new(&out->arena), JK_OK);
	parse_package(&package, bytes, length);
	ck_assert_int_eq(jk_doc_read(&out->doc, out->arena, package, jk_test_diagnostics()), JK_OK);
	jk_buffer_init(&text, 0);
	ck_assert_int_eq(jk_package_part(&text, package, "word/document.xml", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&out->xml, jk_buffer_text(&text), text.length, NULL, jk_test_diagnostics()), JK_OK);
	for (jk_node *p = NULL; (p = jk_paragraph_next(jk_dialect_named("docx"), 0, jk_xml_root(out->xml), p)) != NULL;)
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

/* --- both readings agree --- */

static void check_cells(const char *cells, const char **at, const char *text)
{
	if (jk_text_blank(text))
		return;
	const char *found = strstr(*at, text);
	ck_assert_msg(found != NULL, "'%s' is not in the cells '%s'", text, cells);
	*at = found + strlen(text);
}

/* Paragraphs of the table of that piece: from its first up to where the next piece begins. */
static void check_table(jk_wml *d, const reading *r, size_t index, const jk_list *blocks, const jk_list *paragraphs)
{
	const char *cells = text_of(r, piece_at(r, index)), *at = cells;
	size_t number = piece_at(r, index)->paragraph;
	size_t end = index + 1 < r->doc.pieces.count ? piece_at(r, index + 1)->paragraph : paragraphs->count + 1;
	for (; number < end && jk_wml_block_of(blocks, paragraphs->items[number - 1])->table; number++) {
		const jk_wml_reading *line = jk_wml_read_shown(d, jk_wml_paragraphs_with(d, blocks, paragraphs->items[number - 1]));
		ck_assert_ptr_nonnull(line);
		check_cells(cells, &at, line->text);
	}
}

static void check_piece(jk_wml *d, const reading *r, size_t index, const jk_list *blocks, const jk_list *paragraphs)
{
	const jk_doc_piece *piece = piece_at(r, index);
	if (piece->table) {
		check_table(d, r, index, blocks, paragraphs);
		return;
	}
	const jk_wml_reading *line = jk_wml_read_shown(d, jk_wml_paragraphs_with(d, blocks, paragraphs->items[piece->paragraph - 1]));
	ck_assert_ptr_nonnull(line);
	ck_assert_str_eq(line->text, piece->text);
	for (size_t i = 0, end = 0; i < line->units.count; i++) {
		const jk_wml_unit *unit = line->units.items[i];
		ck_assert_uint_eq(unit->from, end);
		end = unit->to;
	}
}

static void check_readings(const paper *p)
{
	reading r;
	jk_redlining redlining = {.diagnostics = jk_test_diagnostics()};
	jk_redline_kind kind;
	jk_wml d = {.r = &redlining, .amending = 1};
	jk_list blocks = {0}, paragraphs = {0};
	const jk_redline_file file = {p->bytes, p->length, p->name};
	read_document(&r, p->bytes, p->length);
	ck_assert_int_eq(jk_redline_open(&redlining, &kind, &file, &file, NULL, NULL), JK_OK);
	ck_assert(jk_wml_open(&d));
	jk_node *body = jk_wml_body(&d, &d.new_side);
	jk_wml_gather_plain(&d, &blocks, body);
	jk_wml_number_blocks(&blocks);
	jk_amend_paragraphs(&redlining, &paragraphs, jk_dialect_named("docx"), jk_xml_root(d.new_side.body));
	ck_assert_uint_eq(paragraphs.count, r.paragraphs.count);
	for (size_t i = 0; i < r.doc.pieces.count; i++)
		check_piece(&d, &r, i, &blocks, &paragraphs);
	jk_wml_close(&d);
	jk_redline_close(&redlining);
	drop_document(&r);
}

START_TEST(paragraphs_read_as_reviews_read_them)
{
	load();
	for (size_t i = 0; i < paper_count; i++)
		check_readings(&papers[i]);
}
END_TEST

START_TEST(papers_have_no_reference_to_correct)
{
	const jk_amend_options options = {.references_author = JK_AMENDS_AUTHOR "番号"};
	load();
	for (size_t i = 0; i < paper_count; i++) {
		size_t length;
		jk_amends_bytes(&length, papers[i].bytes, papers[i].length, papers[i].bytes, papers[i].length, NULL, 0, &options);
		ck_assert_msg(jk_amends_result()->references == 0, "%zu references of %s", jk_amends_result()->references, papers[i].name);
	}
}
END_TEST

/* --- amendments that are drawn --- */

enum { AMENDMENTS = 4000 };

static unsigned long state;

static size_t draw(size_t below)
{
	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return (state >> 33) % below;
}

typedef struct {
	reading draft, source;
	jk_amendment amendments[AMENDMENTS];
	size_t count;
	jk_list wanted;        /* lines: const char * */
} drawing;

static void want(drawing *d, const char *text)
{
	if (!jk_text_blank(text))
		ck_assert_int_eq(jk_list_add(&d->wanted, d->draft.arena, text), JK_OK);
}

static jk_node *paragraph_of(const reading *r, const jk_doc_piece *piece) { return r->paragraphs.items[piece->paragraph - 1]; }

/* A paragraph that is a block of the body, and the last of a section is none of these. */
static int is_block(const reading *r, const jk_doc_piece *piece)
{
	const jk_node *p = paragraph_of(r, piece);
	if (piece->beside)
		return 0;
	for (p = jk_node_parent(p); piece->table && p && !jk_node_is(p, "tbl"); p = jk_node_parent(p))
		;
	return p && jk_node_is(piece->table ? jk_node_parent(p) : p, "body");
}

static int ends_section(const reading *r, const jk_doc_piece *piece)
{
	const jk_node *properties = jk_node_child(paragraph_of(r, piece), "pPr");
	return properties && jk_node_child(properties, "sectPr");
}

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

static jk_amendment *add(drawing *d, jk_amendment_kind kind, size_t paragraph)
{
	ck_assert_uint_lt(d->count, AMENDMENTS);
	jk_amendment *x = &d->amendments[d->count++];
	*x = (jk_amendment){.kind = kind, .paragraph = paragraph, .author = JK_AMENDS_AUTHOR};
	return x;
}

/* Up to three edits; what the paragraph says then. */
static const char *draw_edits(drawing *d, const jk_doc_piece *piece)
{
	size_t done = 0;
	const char *made = "";
	for (size_t i = 1 + draw(3); i > 0; i--) {
		jk_amendment *x = add(d, JK_AMEND_TEXT, piece->paragraph);
		const jk_doc_piece *source = draw_source(d, 0);
		x->from = draw_place(piece->text, done);
		x->to = draw(3) ? draw_place(piece->text, x->from) : x->from;
		if (source) {
			x->source = source->paragraph;
			x->source_from = draw_place(source->text, 0);
			x->source_to = draw(4) ? draw_place(source->text, x->source_from) : x->source_from;
		}
		made = jk_arena_format(d->draft.arena, "%s%.*s%.*s", made, (int)(x->from - done), piece->text + done,
				       source ? (int)(x->source_to - x->source_from) : 0, source ? source->text + x->source_from : "");
		done = x->to;
	}
	return jk_arena_format(d->draft.arena, "%s%s", made, piece->text + done);
}

static void draw_insertion(drawing *d, size_t paragraph)
{
	const jk_doc_piece *source = draw_source(d, draw(5) == 0);
	if (!source)
		return;
	jk_amendment *x = add(d, JK_AMEND_INSERT, paragraph);
	x->source = source->paragraph;
	want(d, text_of(&d->source, source));
	for (size_t i = 0; i < d->source.doc.pieces.count; i++) /* its text boxes come along */
		for (size_t k = i + 1; piece_at(&d->source, i) == source && k < d->source.doc.pieces.count && piece_at(&d->source, k)->beside; k++)
			want(d, piece_at(&d->source, k)->text);
}

static void draw_remark(drawing *d, size_t paragraph)
{
	jk_amendment *x = add(d, JK_AMEND_REMARK, paragraph);
	x->text = "確認\nすること";
}

/* What becomes of a block; 0 when it goes with what hangs on it. */
static int draw_block(drawing *d, const jk_doc_piece *piece)
{
	size_t kind = draw(12);
	const jk_doc_piece *table = piece->table && kind < 4 ? draw_source(d, 1) : NULL;
	if (kind == 4 && !ends_section(&d->draft, piece)) {
		add(d, JK_AMEND_REMOVE, piece->paragraph);
		return 0;
	}
	if (table) {
		add(d, JK_AMEND_TABLE, piece->paragraph)->source = table->paragraph;
		want(d, text_of(&d->source, table));
	} else if (kind < 3 && !piece->table)
		want(d, draw_edits(d, piece));
	else
		want(d, text_of(&d->draft, piece));
	if (kind == 5)
		draw_remark(d, piece->paragraph);
	return 1;
}

static void draw_all(drawing *d)
{
	int stays = 1;
	if (draw(4) == 0)
		draw_insertion(d, 0);
	for (size_t i = 0; i < d->draft.doc.pieces.count && d->count + 8 < AMENDMENTS; i++) {
		const jk_doc_piece *piece = piece_at(&d->draft, i), *next = i + 1 < d->draft.doc.pieces.count ? piece_at(&d->draft, i + 1) : NULL;
		if (piece->beside && !stays)
			continue;
		stays = 1;
		if (!is_block(&d->draft, piece)) {
			want(d, text_of(&d->draft, piece));
			continue;
		}
		stays = draw_block(d, piece);
		if (draw(10) == 0 && !(next && next->beside))
			draw_insertion(d, piece->paragraph);
	}
}

static void check_lines(const drawing *d, const char *bytes, size_t length, const char *name)
{
	reading r;
	size_t line = 0;
	read_document(&r, bytes, length);
	for (size_t i = 0; i < r.doc.pieces.count; i++) {
		const char *wanted = line < d->wanted.count ? d->wanted.items[line++] : "";
		ck_assert_msg(strcmp(text_of(&r, piece_at(&r, i)), wanted) == 0, "%s, seed %lu, line %zu: '%s', but wanted '%s'", name, state, i,
			      text_of(&r, piece_at(&r, i)), wanted);
	}
	ck_assert_uint_eq(line, d->wanted.count);
	drop_document(&r);
}

static void write_file(const char *folder, unsigned long seed, const char *what, const char *bytes, size_t length)
{
	char path[1024];
	snprintf(path, sizeof path, "%s/%lu.%s.docx", folder, seed, what);
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

/* The document without marks, as it is when all are accepted. */
static void write_accepted(const char *folder, unsigned long seed, const char *bytes, size_t length)
{
	jk_redlining redlining = {.diagnostics = jk_test_diagnostics()};
	jk_redline_kind kind;
	jk_wml d = {.r = &redlining, .amending = 1};
	jk_list lines = {0};
	jk_buffer body, out;
	const jk_redline_file file = {bytes, length, "amended.docx"};
	jk_buffer_init(&body, 0);
	jk_buffer_init(&out, 0);
	ck_assert_int_eq(jk_redline_open(&redlining, &kind, &file, &file, NULL, NULL), JK_OK);
	ck_assert(jk_wml_open(&d));
	jk_wml_put_accepted(&d, &body, &lines, jk_xml_root(d.new_side.body));
	ck_assert_int_eq(jk_output_put(redlining.output, "word/document.xml", jk_buffer_text(&body), body.length), JK_OK);
	ck_assert_int_eq(jk_output_bytes(&out, redlining.output, redlining.diagnostics), JK_OK);
	write_file(folder, seed, "accepted", out.bytes, out.length);
	jk_buffer_dispose(&body);
	jk_buffer_dispose(&out);
	jk_wml_close(&d);
	jk_redline_close(&redlining);
}

/* For the eyes of others: drafts and what became of them. */
static void keep(const paper *draft, unsigned long seed, const char *bytes, size_t length)
{
	const char *folder = getenv("JK_AMEND_KEEP");
	if (!folder)
		return;
	write_file(folder, seed, "draft", draft->bytes, draft->length);
	write_file(folder, seed, "amended", bytes, length);
	write_accepted(folder, seed, bytes, length);
}

static void check_drawn(const paper *draft, const paper *source, unsigned long seed)
{
	static drawing d;
	size_t length;
	const jk_amend_options options = {.date = "2026-11-23"};
	d.count = 0;
	d.wanted = (jk_list){0};
	state = seed;
	read_document(&d.draft, draft->bytes, draft->length);
	read_document(&d.source, source->bytes, source->length);
	draw_all(&d);
	const char *bytes = jk_amends_bytes(&length, draft->bytes, draft->length, source->bytes, source->length, d.amendments, d.count, &options);
	for (size_t i = 0; i < d.count; i++)
		ck_assert_msg(!jk_amends_result()->refused[i], "%s, seed %lu: %zu is refused", draft->name, seed, i);
	check_lines(&d, bytes, length, draft->name);
	keep(draft, seed, bytes, length);
	drop_document(&d.draft);
	drop_document(&d.source);
}

START_TEST(drawn_amendments_are_made)
{
	load();
	for (size_t i = 0; i < paper_count; i++)
		for (unsigned long round = 0; round < ROUNDS; round++)
			check_drawn(&papers[i], &papers[(i * 7 + round) % paper_count], i * 1000 + round + 1);
}
END_TEST

Suite *suite_redline_docx_amend_papers(void)
{
	return jk_suite("redline/docx_amend_papers", (const TTest *const[]){paragraphs_read_as_reviews_read_them, papers_have_no_reference_to_correct,
									   drawn_amendments_are_made, NULL});
}
