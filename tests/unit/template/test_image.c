#include "template/image.h"
#include <stdio.h>
#include <unistd.h>
#include "jokou/template.h"
#include "mini.h"
#include "pictures.h"

#define NAMES "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" " \
	"xmlns:wp=\"wp\" xmlns:a=\"a\" xmlns:pic=\"pic\" xmlns:v=\"v\" xmlns:mc=\"mc\""
#define ODF_NAMES "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" " \
	"xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" " \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" " \
	"xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
#define RELS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>"
#define LINK(id, to) "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/" to "\"/>"
#define TYPES "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
/* A picture of 100 to 100 as Word writes it, cropped. */
#define PICTURE(text) "<w:drawing><wp:inline><wp:extent cx=\"100\" cy=\"100\"/><wp:docPr id=\"1\" name=\"n\" descr=\"" text "\"/><a:graphic><pic:pic><pic:nvPicPr>" \
	"<pic:cNvPr id=\"2\" name=\"m\" descr=\"" text "\"/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId1\"><a:extLst/></a:blip><a:srcRect l=\"9\"/><a:stretch/>" \
	"</pic:blipFill><pic:spPr><a:xfrm><a:ext cx=\"100\" cy=\"100\"/></a:xfrm></pic:spPr></pic:pic></a:graphic></wp:inline></w:drawing>"
/* What it becomes. */
#define FILLED(link, id, text, width, height) "<w:drawing><wp:inline><wp:extent cx=\"" width "\" cy=\"" height "\"/><wp:docPr id=\"" id "\" name=\"n\" descr=\"" text "\"/>" \
	"<a:graphic><pic:pic><pic:nvPicPr><pic:cNvPr id=\"2\" name=\"m\"/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"" link "\"/><a:stretch/></pic:blipFill>" \
	"<pic:spPr><a:xfrm><a:ext cx=\"" width "\" cy=\"" height "\"/></a:xfrm></pic:spPr></pic:pic></a:graphic></wp:inline></w:drawing>"

static char *bytes;
static size_t length;

static void put_file(const char *path, const unsigned char *content, size_t size)
{
	FILE *file = fopen(path, "wb");
	ck_assert(file && fwrite(content, 1, size, file) == size);
	ck_assert_int_eq(fclose(file), 0);
}

/* The folder of the data: wide.png, tall.png and logo/wide.png; outside it secret.png. */
static void begin(void)
{
	jk_mini();
	put_file(jk_mini_put("data/wide.png", ""), jk_png(200, 100), JK_PNG);
	put_file(jk_mini_put("data/logo/again.png", ""), jk_png(200, 100), JK_PNG);
	put_file(jk_mini_put("data/tall.png", ""), jk_png(50, 100), JK_PNG);
	put_file(jk_mini_put("secret.png", ""), jk_png(1, 1), JK_PNG);
}

static jk_result fill(const char *path, const char *data)
{
	jk_records *records;
	ck_assert_int_eq(jk_records_read(&records, jk_mini_put("data/data.xml", data), NULL, NULL, jk_test_diagnostics()), JK_OK);
	jk_result result = jk_template_fill(&bytes, &length, jk_mini_compile(path), records, 0, jk_test_diagnostics());
	jk_records_free(records);
	return result;
}

static const char *docx(const char *body)
{
	return jk_mini_package("t.docx", "[Content_Types].xml", TYPES, "word/_rels/document.xml.rels", jk_mini_format(RELS, LINK("rId1", "s.png")), "word/media/s.png", "x",
			       "word/document.xml", jk_mini_format("<w:document " NAMES "><w:body>%s</w:body></w:document>", body), NULL);
}

static void becomes(const char *body, const char *data, const char *wanted)
{
	begin();
	ck_assert_int_eq(fill(docx(body), data), JK_OK);
	const char *part = jk_mini_part(bytes, length, "word/document.xml");
	ck_assert_msg(strstr(part, jk_mini_format("<w:body>%s</w:body>", wanted)) != NULL, "%s", part);
}

START_TEST(a_picture_takes_the_place_of_the_sample)
{
	becomes("<w:p><w:r>" PICTURE("章 {{#image 章}}：{{名}}") "</w:r></w:p>", "<d><章>wide.png</章><名>市</名></d>",
		"<w:p><w:r>" FILLED("rId2", "1", "章 ：市", "100", "50") "</w:r></w:p>");
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/_rels/document.xml.rels"), LINK("rId1", "s.png") "<Relationship Id=\"rId2\""));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "[Content_Types].xml"), "<Default Extension=\"png\" ContentType=\"image/png\"/>"));
	jk_text_free(bytes);
}
END_TEST

START_TEST(each_turn_shows_its_own)
{
	becomes("<w:p>" T("{{#for f in f}}") "</w:p><w:p><w:r>" PICTURE("{{#image $f}}") "</w:r></w:p><w:p>" T("{{/for}}") "</w:p>",
		"<d><f>wide.png</f><f>tall.png</f><f>logo\\again.png</f></d>",
		"<w:p><w:r>" FILLED("rId2", "1", "", "100", "50") "</w:r></w:p><w:p><w:r>" FILLED("rId3", "5000000", "", "50", "100") "</w:r></w:p><w:p><w:r>"
		FILLED("rId2", "5000001", "", "100", "50") "</w:r></w:p>");
	jk_text_free(bytes);
}
END_TEST

START_TEST(a_blank_name_leaves_nothing)
{
	becomes("<w:p><w:r>" PICTURE("{{#image string(none)}}") "</w:r></w:p><w:p>" T("a") "<w:r>" PICTURE("{{#image ''}}") "</w:r></w:p>", "<d/>", "<w:p>" T("a") "<w:r></w:r></w:p>");
	jk_text_free(bytes);
}
END_TEST

START_TEST(pictures_of_old_files_are_filled)
{
	becomes("<w:p><w:r><w:pict><v:shape alt=\"{{#image f}}\" style=\"position:absolute;width:40pt;height:30pt;mso-width-percent:5\">"
		"<v:imagedata r:id=\"rId1\" cropleft=\"5f\"/></v:shape></w:pict></w:r></w:p>", "<d><f>wide.png</f></d>",
		"<w:p><w:r><w:pict><v:shape alt=\"\" style=\"position:absolute;width:40pt;height:20pt;mso-width-percent:5\">"
		"<v:imagedata r:id=\"rId2\"/></v:shape></w:pict></w:r></w:p>");
	jk_text_free(bytes);
}
END_TEST

static void fails(const char *name, jk_code code)
{
	begin();
	ck_assert_int_eq(symlink("../secret.png", jk_mini_format("%s/link.png", jk_mini_format("%.*s", (int)(strlen(jk_mini_put("data/x", "")) - 2), jk_mini_put("data/x", "")))), 0);
	jk_mini_put("data/text.png", "hello");
	ck_assert_int_eq(fill(docx("<w:p>" T("a") "</w:p><w:p><w:r>" PICTURE("{{#image f}}") "</w:r></w:p>"), jk_mini_format("<d><f>%s</f></d>", name)), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), code, 0);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.paragraph, 2);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "path"), name);
}

START_TEST(a_file_outside_the_folder_is_refused)
{
	static const char *const names[] = {"../secret.png", "/etc/passwd", "logo/../../secret.png", "link.png", "C:/logo.png"};
	fails(names[_i], JK_DIAG_IMAGE_OUTSIDE);
}
END_TEST

START_TEST(a_missing_file_is_told) { fails("none.png", JK_DIAG_IMAGE_FILE); }
END_TEST

START_TEST(a_file_that_is_no_picture_is_told) { fails("text.png", JK_DIAG_IMAGE_KIND); }
END_TEST

START_TEST(a_tag_without_a_picture_is_told)
{
	begin();
	jk_mini_compile_fails("docx", "<w:p>" T("a{{#image f}}") "</w:p>", JK_DIAG_IMAGE_PLACE, 1);
}
END_TEST

START_TEST(a_shape_is_no_picture)
{
	begin();
	jk_mini_compile_fails("docx", "<w:p><w:r><w:drawing><x><docPr descr=\"{{#image f}}\"/></x></w:drawing></w:r></w:p>", JK_DIAG_IMAGE_PLACE, 1);
}
END_TEST

#define FRAME(style, width, height, href, text) "<draw:frame draw:style-name=\"" style "\" draw:name=\"n\" svg:width=\"" width "\" svg:height=\"" height "\">" \
	"<draw:image xlink:href=\"" href "\"/><svg:title>題</svg:title><svg:desc>" text "</svg:desc></draw:frame>"
#define STYLES "<office:automatic-styles><style:style style:name=\"f\"><style:graphic-properties fo:clip=\"rect(1cm)\" style:wrap=\"none\"/></style:style>%s</office:automatic-styles>"

START_TEST(odt_pictures_are_filled)
{
	begin();
	const char *path = jk_mini_package("t.odt", "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml",
		"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>", "content.xml",
		jk_mini_format("<office:document-content " ODF_NAMES ">" STYLES "<office:body><text:p>a" FRAME("f", "4cm", "4cm", "s.png", "{{#image f}} {{f}}")
			       "</text:p><text:p>" FRAME("g", "4cm", "4cm", "s.png", "{{#image ''}}") "</text:p></office:body></office:document-content>", ""), NULL);
	ck_assert_int_eq(fill(path, "<d><f>tall.png</f></d>"), JK_OK);
	const char *part = jk_mini_part(bytes, length, "content.xml");
	const char *start = strstr(part, "xlink:href=\"Pictures/image-"), *wanted = "<text:p>a<draw:frame draw:style-name=\"f_uncut\" draw:name=\"n\" svg:width=\"2cm\" svg:height=\"4cm\"><draw:image ";
	ck_assert_msg(start && strstr(part, wanted), "%s", part);
	ck_assert_ptr_nonnull(strstr(part, "<svg:title>題</svg:title><svg:desc> tall.png</svg:desc></draw:frame></text:p></office:body>"));
	ck_assert_ptr_nonnull(strstr(part, "<style:style style:name=\"f_uncut\"><style:graphic-properties style:wrap=\"none\"/></style:style>"));
	const char *name = jk_mini_format("%.*s", (int)strcspn(start + 12, "\""), start + 12);
	ck_assert_int_eq(memcmp(jk_mini_part(bytes, length, name), jk_png(50, 100), JK_PNG), 0);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "META-INF/manifest.xml"), jk_mini_format("full-path=\"%s\" manifest:media-type=\"image/png\"", name)));
	jk_text_free(bytes);
}
END_TEST

Suite *suite_template_image(void)
{
	Suite *suite = jk_suite("template/image", (const TTest *const[]){a_picture_takes_the_place_of_the_sample, each_turn_shows_its_own, a_blank_name_leaves_nothing,
		pictures_of_old_files_are_filled, a_missing_file_is_told, a_file_that_is_no_picture_is_told, a_tag_without_a_picture_is_told, a_shape_is_no_picture,
		odt_pictures_are_filled, NULL});
	TCase *names = tcase_create("names");
	tcase_add_loop_test(names, a_file_outside_the_folder_is_refused, 0, 5);
	suite_add_tcase(suite, names);
	return suite;
}
