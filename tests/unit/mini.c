#include "mini.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include "base/file.h"
#include "base/text.h"
#include "base/xml.h"
#include "template/template.h"

static struct {
	const char *folder;
	jk_arena *arena;
	jk_buffer listed; /* <clause ref="…"/> for each clause */
	int has_contract;
	jk_catalog *catalog;
	jk_profile *profile;
	jk_clause_set *set;
	jk_template *compiled;
} mini;

static void drop_catalog(void)
{
	jk_clause_set_free(mini.set);
	jk_catalog_free(mini.catalog);
	mini.set = NULL;
	mini.catalog = NULL;
}

static void drop_profile(void)
{
	jk_clause_set_free(mini.set);
	jk_profile_free(mini.profile);
	mini.set = NULL;
	mini.profile = NULL;
}

static void end(void)
{
	drop_catalog();
	drop_profile();
	jk_template_free(mini.compiled);
	jk_buffer_dispose(&mini.listed);
	jk_arena_free(mini.arena);
}

const char *jk_mini_format(const char *format, ...)
{
	va_list arguments;
	char *text = NULL;
	va_start(arguments, format);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	ck_assert_int_ge(length, 0);
	text = jk_arena_allocate(mini.arena, (size_t)length + 1);
	ck_assert_ptr_nonnull(text);
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}

const char *jk_mini_put(const char *name, const char *text)
{
	const char *path = jk_mini_format("%s/%s", mini.folder, name);
	const char *folder = jk_arena_text(mini.arena, path, (size_t)(strrchr(path, '/') - path));
	ck_assert_ptr_nonnull(folder);
	ck_assert_int_eq(jk_file_make_folder(folder, jk_test_diagnostics()), JK_OK);
	jk_test_put(path, text);
	return path;
}

/* --- catalog --- */

static const char catalog_xml[] = "<catalog id='mini' version='1.0.0' date='2026-11-23'><title>小目録</title>"
	"<standard edition='第1版' effective-from='2026-04-01' issuer='小町'>小基準</standard><vocabulary default='town'/>"
	"<revision version='1.0.0' date='2026-11-23'>初版</revision></catalog>";

static const char provisions_xml[] = "<provisions edition='第1版' version='1.0.0'>"
	"<provision id='1-1' section='1(1)' addressee='provider' strength='must' phase='procurement'>報告する。</provision>"
	"<provision id='1-2' section='1(2)' addressee='provider' strength='should' phase='procurement'>記録が望ましい。</provision>"
	"<provision id='1-3' section='1(3)' addressee='head' strength='example' phase='selection'>例として認証がある。</provision>"
	"<provision id='1-4' section='1(1)' addressee='provider' strength='note' phase='procurement'>時刻に留意する。</provision>"
	"<revision version='1.0.0' date='2026-11-23'>初版</revision></provisions>";

static const char labels_xml[] = "<labels>"
	"<list name='place-use'><label key='storage'>保存</label><label key='backup'>バックアップ</label></list>"
	"<list name='role'><label key='mandatory'>必須</label><label key='scored'>加点</label><label key='information'>情報</label></list>"
	"<list name='field'><label key='region'>地域</label><label key='provider-name'>提供者の名称</label></list>"
	"<list name='term'><label key='court'>裁判所</label></list>"
	"<list name='country'><label key='JP'>日本国</label></list>"
	"<list name='yes-no'><label key='yes'>はい</label><label key='no'>いいえ</label></list>"
	"<list name='personal-data'><label key='none'>なし</label></list>"
	"</labels>";

static const char vocabulary_xml[] = "<vocabulary id='town' title='小町の用語' version='1.0.0' effective-from='2026-04-01'>"
	"<term key='entity'>小町</term><term key='party.city'>甲</term><term key='party.provider'>乙</term>"
	"<term key='role.head'>所属長</term><term key='role.ciso'>責任者</term><term key='role.staff'>職員</term>"
	"<term key='term.service'>外部サービス</term><term key='term.important'>重要情報</term><term key='doc.policy.outsourcing'>委託規程</term>"
	"<levels of='confidentiality'><level id='class-1' rank='3' important='yes'>第1種</level><level id='class-2' rank='2'>第2種</level>"
	"<level id='class-3' rank='1' important='no'>第3種</level></levels>"
	"<levels of='integrity'><level id='class-1' rank='1'>完全1</level></levels>"
	"<levels of='availability'><level id='class-1' rank='3' high='yes'>可用1</level><level id='class-2' rank='2'>可用2</level>"
	"<level id='class-3' rank='1' high='no'>可用3</level></levels>"
	"<chapters><chapter number='3' important='yes' applicant='role.head' approver='role.ciso' split='required'/>"
	"<chapter number='4' important='no' applicant='role.staff' approver='role.head' split='optional'/></chapters>"
	"<revision version='1.0.0' date='2026-11-23'>初版</revision></vocabulary>";

void jk_mini(void)
{
	mini.folder = jk_test_folder();
	(void)jk_test_diagnostics();
	ck_assert_int_eq(jk_arena_new(&mini.arena), JK_OK);
	jk_buffer_init(&mini.listed, 0);
	atexit(end);
	jk_mini_put("catalog/catalog.xml", catalog_xml);
	jk_mini_put("catalog/provisions.xml", provisions_xml);
	jk_mini_put("catalog/labels.xml", labels_xml);
	jk_mini_put("catalog/vocabularies/town.xml", vocabulary_xml);
}

void jk_mini_clause_with(const char *id, const char *attributes, const char *content)
{
	const char *text = jk_mini_format("<clause id='%s' version='1.0.0' %s>\n%s\n<revision version='1.0.0' date='2026-11-23'>初版</revision></clause>",
					  id, attributes, content);
	jk_mini_put(jk_mini_format("catalog/topic/%s.xml", id), text);
	jk_buffer_format(&mini.listed, "<clause ref='%s'/>", id);
}

void jk_mini_clause(const char *id, const char *head, const char *paragraphs)
{
	jk_mini_clause_with(id, "effective-from='2026-04-01' basis='practice'",
			    jk_mini_format("<title>%s</title>%s<text document='contract'><Article><ArticleCaption>%s</ArticleCaption>\n%s</Article></text>",
					   id, head, id, paragraphs));
}

void jk_mini_document(const char *kind, const char *attributes, const char *content)
{
	mini.has_contract |= strcmp(kind, "contract") == 0;
	jk_mini_put(jk_mini_format("catalog/documents/%s.xml", kind),
		    jk_mini_format("<document kind='%s' version='1.0.0' effective-from='2026-04-01' %s>%s"
				    "<revision version='1.0.0' date='2026-11-23'>初版</revision></document>", kind, attributes, content));
}

static void put_contract(void)
{
	static const char numbering[] = "<numbering><level name='Article' format='第{n}条'/><level name='Paragraph' format='{n}'/>"
		"<level name='Item' format='({n})'/><level name='Subitem1' format='{ア}'/><level name='Subitem2' format='({ア})'/></numbering>";
	if (mini.has_contract)
		return;
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'",
			 jk_mini_format("%s<place id='all' title='総則'>%s</place>", numbering, jk_buffer_text(&mini.listed)));
}

const jk_catalog *jk_mini_read_catalog(void)
{
	put_contract();
	drop_catalog();
	if (jk_catalog_read(&mini.catalog, jk_mini_format("%s/catalog", mini.folder), jk_test_diagnostics()) != JK_OK)
		ck_assert_ptr_null(mini.catalog);
	return mini.catalog;
}

static void expect_silence(void)
{
	if (jk_diagnostics_at_least(jk_test_diagnostics(), JK_WARNING))
		jk_diagnostics_print(jk_test_diagnostics(), stderr);
	ck_assert_uint_eq(jk_diagnostics_at_least(jk_test_diagnostics(), JK_WARNING), 0);
}

const jk_catalog *jk_mini_catalog(void)
{
	const jk_catalog *catalog = jk_mini_read_catalog();
	expect_silence();
	ck_assert_ptr_nonnull(catalog);
	return catalog;
}

static void expect_file(const char *file)
{
	const char *where = jk_diagnostics_at(jk_test_diagnostics(), 0)->where.file;
	ck_assert_ptr_nonnull(where);
	ck_assert_msg(jk_text_ends(where, file), "reported at %s, not %s", where, file);
}

void jk_mini_catalog_fails(jk_code code, const char *file, unsigned line)
{
	ck_assert_ptr_null(jk_mini_read_catalog());
	jk_test_only(jk_test_diagnostics(), code, line);
	expect_file(file);
}

/* --- profile and clause set --- */

/* What a profile holds where a test says nothing else. */
static const char *const plain_elements[][2] = {
	{"<body", "<body vocabulary='town'/>"},
	{"<paper>", "<paper><date>2026-11-23</date></paper>"},
	{"<scope>", "<scope><provider-external>yes</provider-external><public-offering>yes</public-offering><city-work>no</city-work>"
		    "<users>internal</users></scope>"},
	{"<service>", "<service><name>予約サービス</name></service>"},
	{"<functions>", "<functions><function id='booking'><name>予約</name><information source='staff'><name>申込み</name>"
			"<confidentiality>class-1</confidentiality><personal-data>none</personal-data></information></function></functions>"},
};

void jk_mini_profile(const char *elements)
{
	const char *plain = "";
	for (size_t i = 0; i < sizeof plain_elements / sizeof *plain_elements; i++)
		if (!strstr(elements, plain_elements[i][0]))
			plain = jk_mini_format("%s%s", plain, plain_elements[i][1]);
	drop_profile();
	jk_mini_put("profile.xml", jk_mini_format("<service-profile version='1' id='booking'>%s\n%s</service-profile>", plain, elements));
}

static void read_profile(void)
{
	const char *path = jk_mini_format("%s/profile.xml", mini.folder);
	if (!jk_file_exists(path))
		jk_mini_profile("");
	if (!mini.profile && jk_profile_read(&mini.profile, path, jk_test_diagnostics()) != JK_OK) {
		jk_diagnostics_print(jk_test_diagnostics(), stderr);
		ck_abort_msg("the profile is not valid");
	}
}

const jk_clause_set *jk_mini_try(const jk_assemble_options *options)
{
	if (!mini.catalog)
		(void)jk_mini_catalog();
	read_profile();
	jk_clause_set_free(mini.set);
	if (jk_assemble(&mini.set, mini.profile, mini.catalog, options, jk_test_diagnostics()) != JK_OK)
		ck_assert_ptr_null(mini.set);
	return mini.set;
}

const jk_clause_set *jk_mini_set(void)
{
	const jk_clause_set *set = jk_mini_try(NULL);
	expect_silence();
	ck_assert_ptr_nonnull(set);
	return set;
}

void jk_mini_set_fails(jk_code code)
{
	ck_assert_ptr_null(jk_mini_try(NULL));
	ck_assert_uint_ge(jk_diagnostics_count(jk_test_diagnostics()), 1);
	jk_test_only(jk_test_diagnostics(), code, jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line);
}

/* Nearly every clause of the small world is of practice; its label would only be in the way. */
static const char *without_label(const char *text)
{
	static const char label[] = "［実務］";
	jk_buffer kept;
	jk_buffer_init(&kept, 0);
	for (const char *at; (at = strstr(text, label)) != NULL; text = at + sizeof label - 1)
		jk_buffer_add(&kept, text, (size_t)(at - text));
	jk_buffer_string(&kept, text);
	const char *plain = jk_mini_format("%s", jk_buffer_text(&kept));
	jk_buffer_dispose(&kept);
	return plain;
}

const char *jk_mini_text(void)
{
	char *text;
	ck_assert_ptr_nonnull(mini.set);
	ck_assert_int_eq(jk_clause_set_text(&text, mini.set, NULL), JK_OK);
	const char *body = strstr(text, "\n\n");
	const char *kept = without_label(body ? body + 2 : text);
	jk_text_free(text);
	return kept;
}

const jk_set_group *jk_mini_group(const jk_clause_set *set)
{
	ck_assert_uint_ge(set->groups.count, 1);
	return set->groups.items[0];
}

const jk_set_clause *jk_mini_find(const jk_clause_set *set, const char *clause)
{
	const jk_set_group *group = jk_mini_group(set);
	ck_assert_uint_ge(group->documents.count, 1);
	const jk_set_document *document = group->documents.items[0];
	for (size_t i = 0; i < document->clauses.count; i++) {
		const jk_set_clause *item = document->clauses.items[i];
		if (strcmp(item->clause->id, clause) == 0)
			return item;
	}
	return NULL;
}

const jk_undecided *jk_mini_undecided(const jk_clause_set *set, const char *parameter)
{
	for (size_t i = 0; i < set->undecided.count; i++) {
		const jk_undecided *item = set->undecided.items[i];
		if (strcmp(item->parameter, parameter) == 0)
			return item;
	}
	return NULL;
}

/* --- packages --- */

static void add_member(zip_t *zip, const char *name, const char *text)
{
	zip_source_t *source = zip_source_buffer(zip, text, strlen(text), 0);
	ck_assert_ptr_nonnull(source);
	zip_int64_t index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
	ck_assert_int_ge(index, 0);
	if (strcmp(name, "mimetype") == 0)
		ck_assert_int_eq(zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0), 0);
}

const char *jk_mini_package(const char *file, ...)
{
	va_list names;
	int error;
	const char *path = jk_mini_format("%s/%s", mini.folder, file), *name;
	remove(path);
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
	ck_assert_ptr_nonnull(zip);
	va_start(names, file);
	while ((name = va_arg(names, const char *)) != NULL)
		add_member(zip, name, va_arg(names, const char *));
	va_end(names);
	ck_assert_int_eq(zip_close(zip), 0);
	return path;
}

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char *const styles[] = {"JkChapter", "JkArticleCaption", "JkArticle", "JkParagraph", "JkItem", "JkSubitem1", "JkSubitem2",
	"JkTableTitle", "JkCell", "JkCellHead", "JkBreak", "JkTable", "JkUndecided", "JkDefault", "JkBasis", "JkReference", NULL};

static const char *all_styles(const char *before, const char *after)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (const char *const *style = styles; *style; style++)
		jk_buffer_format(&text, "%s%s%s", before, *style, after);
	const char *kept = jk_mini_format("%s", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

static const char *docx(const char *body)
{
	const char *list = all_styles("<w:style w:styleId=\"", "\"/>");
	return jk_mini_package("t.docx", "[Content_Types].xml",
		"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
		"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>",
		"_rels/.rels", "<Relationships xmlns=\"" RELATIONSHIPS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
		"word/document.xml", jk_mini_format("<w:document xmlns:w=\"" W "\"><w:body>%s</w:body></w:document>", body),
		"word/styles.xml", jk_mini_format("<w:styles xmlns:w=\"" W "\">%s</w:styles>", list),
		"word/media/seal.png", "\x89PNG not really {{one}}", NULL);
}

static const char *odt(const char *body)
{
	const char *list = all_styles("<style:style style:name=\"", "\"/>");
	return jk_mini_package("t.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		jk_mini_format("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
			       " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">"
			       "<office:body>%s</office:body></office:document-content>", body),
		"styles.xml", jk_mini_format("<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
					     " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\">%s</office:document-styles>", list),
		"meta.xml", "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
		" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"><office:meta/></office:document-meta>",
		"META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
		"Pictures/seal.png", "\x89PNG not really {{one}}", NULL);
}

static int is_docx(const char *format) { return strcmp(format, "docx") == 0; }

const char *jk_mini_template(const char *format, const char *body) { return is_docx(format) ? docx(body) : odt(body); }

/* --- templates --- */

static jk_result compile(const char *path)
{
	jk_template_free(mini.compiled);
	return jk_template_read(&mini.compiled, path, jk_test_diagnostics());
}

const jk_template *jk_mini_compile(const char *path)
{
	jk_result result = compile(path);
	expect_silence();
	ck_assert_int_eq(result, JK_OK);
	return mini.compiled;
}

void jk_mini_compile_fails(const char *format, const char *body, jk_code code, unsigned paragraph)
{
	ck_assert_int_eq(compile(jk_mini_template(format, body)), JK_FAILED);
	ck_assert_ptr_null(mini.compiled);
	jk_test_only(jk_test_diagnostics(), code, 0);
	const jk_origin *where = &jk_diagnostics_at(jk_test_diagnostics(), 0)->where;
	ck_assert(jk_text_ends(where->file, is_docx(format) ? "t.docx" : "t.odt"));
	ck_assert_str_eq(where->part, is_docx(format) ? "word/document.xml" : "content.xml");
	ck_assert_uint_eq(where->paragraph, paragraph);
}

static void write_no_clauses(void *state, jk_buffer *out)
{
	(void)state;
	jk_buffer_string(out, "<clauses/>");
}

static jk_result run(jk_buffer *out, const jk_template *compiled, const jk_program *program, const char *model)
{
	jk_xml *xml = NULL;
	jk_xpath_scope *scope = NULL;
	ck_assert_int_eq(jk_xml_parse(&xml, model, strlen(model), &(jk_origin){.file = "model"}, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, NULL, NULL), JK_OK);
	jk_run run = {.compiled = compiled, .scope = scope, .context = jk_xml_root(xml), .arena = mini.arena,
		      .diagnostics = jk_test_diagnostics(), .clauses = write_no_clauses};
	jk_result result = jk_program_run(out, program, &run);
	if (result == JK_OK)
		result = jk_check_references(&run);
	jk_xpath_scope_free(scope);
	jk_xml_free(xml);
	return result;
}

static const jk_program *main_program(const jk_template *compiled, const char *format)
{
	const char *name = is_docx(format) ? "word/document.xml" : "content.xml";
	for (size_t i = 0; i < compiled->programs.count; i++) {
		const jk_program *program = compiled->programs.items[i];
		if (strcmp(program->name, name) == 0)
			return program;
	}
	return NULL;
}

const char *jk_mini_fill(const char *format, const char *body, const char *model)
{
	jk_buffer out;
	jk_buffer_init(&out, 0);
	const jk_template *compiled = jk_mini_compile(jk_mini_template(format, body));
	const jk_program *program = main_program(compiled, format);
	ck_assert_ptr_nonnull(program);
	jk_result result = run(&out, compiled, program, model);
	expect_silence();
	ck_assert_int_eq(result, JK_OK);
	const char *start = strstr(jk_buffer_text(&out), "body>"), *stop = strstr(jk_buffer_text(&out), is_docx(format) ? "</w:body>" : "</office:body>");
	ck_assert(start && stop);
	const char *kept = jk_mini_format("%.*s", (int)(stop - start - 5), start + 5);
	jk_buffer_dispose(&out);
	return kept;
}

void jk_mini_fill_fails(const char *format, const char *body, const char *model, jk_code code)
{
	jk_buffer out;
	jk_buffer_init(&out, 0);
	const jk_template *compiled = jk_mini_compile(jk_mini_template(format, body));
	const jk_program *program = main_program(compiled, format);
	ck_assert_ptr_nonnull(program);
	ck_assert_int_eq(run(&out, compiled, program, model), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), code, 0);
	jk_buffer_dispose(&out);
}

const char *jk_mini_document_make(const jk_clause_set *set, const char *kind, const jk_template *compiled, size_t *length)
{
	char *bytes;
	jk_result result = jk_document_make(&bytes, length, set, jk_mini_group(set)->id, kind, compiled, jk_test_diagnostics());
	expect_silence();
	ck_assert_int_eq(result, JK_OK);
	const char *kept = jk_arena_text(mini.arena, bytes, *length);
	jk_text_free(bytes);
	ck_assert_ptr_nonnull(kept);
	return kept;
}

const char *jk_mini_part(const char *bytes, size_t length, const char *part)
{
	zip_stat_t about;
	zip_error_t error;
	zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	ck_assert_ptr_nonnull(zip);
	ck_assert_msg(zip_stat(zip, part, 0, &about) == 0, "%s is not in the package", part);
	zip_file_t *file = zip_fopen(zip, part, 0);
	char *text = jk_arena_allocate(mini.arena, about.size + 1);
	ck_assert(file && text);
	ck_assert_int_eq(zip_fread(file, text, about.size), (zip_int64_t)about.size);
	zip_fclose(file);
	zip_discard(zip);
	return text;
}
