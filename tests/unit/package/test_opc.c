#include <stdlib.h>
#include <string.h>
#include "mini.h"
#include "package/opc.h"

static jk_package *package;
static jk_output *output;

static void finish(void)
{
	jk_output_free(output);
	jk_package_free(package);
}

#define TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* A package with a main part, its relationships (NULL: none) and content types. */
static void package_of(const char *relationships, const char *types)
{
	jk_mini();
	atexit(finish);
	const char *path = relationships ?
		jk_mini_package("t.docx", "[Content_Types].xml", types, "word/document.xml", "<d/>", "word/_rels/document.xml.rels", relationships, NULL) :
		jk_mini_package("t.docx", "[Content_Types].xml", types, "word/document.xml", "<d/>", NULL);
	ck_assert_int_eq(jk_package_read(&package, path, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_output_new(&output, package), JK_OK);
}

static const char *part(const char *name)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	ck_assert_int_eq(jk_output_part(&text, output, name, jk_test_diagnostics()), JK_OK);
	const char *kept = jk_mini_format("%s", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

static void put(const char *name, const char *type, const char *source, const char *relation)
{
	ck_assert_int_eq(jk_opc_put(output, name, type, source, relation, "<x/>", 4, jk_test_diagnostics()), JK_OK);
}

#define RELS "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
#define NO_TYPES "<Types xmlns=\"" TYPES "\">" RELS "</Types>"

START_TEST(a_new_part_gets_its_type_and_relationship)
{
	package_of(NULL, NO_TYPES);
	put("word/comments.xml", "t/comments", "word/document.xml", "r/comments");
	ck_assert_str_eq(part("word/comments.xml"), "<x/>");
	ck_assert_str_eq(part("[Content_Types].xml"), HEAD "<Types xmlns=\"" TYPES "\">" RELS "<Override PartName=\"/word/comments.xml\" ContentType=\"t/comments\"/></Types>\n");
	ck_assert_str_eq(part("word/_rels/document.xml.rels"),
			 HEAD "<Relationships xmlns=\"" RELATIONSHIPS "\"><Relationship Id=\"rId1\" Type=\"r/comments\" Target=\"comments.xml\"/></Relationships>\n");
}
END_TEST

START_TEST(new_relationships_get_a_type_where_none_is_there)
{
	package_of(NULL, "<Types xmlns=\"" TYPES "\"/>");
	put("customXml/item1.xml", NULL, "word/document.xml", "r/xml");
	ck_assert_str_eq(part("[Content_Types].xml"),
			 HEAD "<Types xmlns=\"" TYPES "\"><Override PartName=\"/word/_rels/document.xml.rels\" "
			      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>\n");
}
END_TEST

START_TEST(a_part_put_again_changes_only_its_bytes)
{
	package_of(NULL, NO_TYPES);
	put("word/comments.xml", "t/comments", "word/document.xml", "r/comments");
	const char *types = part("[Content_Types].xml"), *relationships = part("word/_rels/document.xml.rels");
	ck_assert_int_eq(jk_opc_put(output, "word/comments.xml", "t/comments", "word/document.xml", "r/comments", "<y/>", 4, jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(part("word/comments.xml"), "<y/>");
	ck_assert_str_eq(part("[Content_Types].xml"), types);
	ck_assert_str_eq(part("word/_rels/document.xml.rels"), relationships);
}
END_TEST

START_TEST(ids_of_relationships_are_new)
{
	package_of("<Relationships xmlns=\"" RELATIONSHIPS "\"><Relationship Id=\"rId2\" Type=\"r/a\" Target=\"a.xml\"/><Relationship Id=\"rId1\" Type=\"r/b\" Target=\"b.xml\"/>"
		   "</Relationships>", NO_TYPES);
	put("word/c.xml", "t/c", "word/document.xml", "r/c");
	ck_assert_ptr_nonnull(strstr(part("word/_rels/document.xml.rels"), "<Relationship Id=\"rId3\" Type=\"r/c\" Target=\"c.xml\"/>"));
}
END_TEST

START_TEST(a_type_that_stands_there_is_corrected)
{
	package_of(NULL, "<Types xmlns=\"" TYPES "\">" RELS "<Override PartName=\"/docProps/custom.xml\" ContentType=\"old\"/></Types>");
	put("docProps/custom.xml", "new", "", "r/custom");
	ck_assert_str_eq(part("[Content_Types].xml"), HEAD "<Types xmlns=\"" TYPES "\">" RELS "<Override PartName=\"/docProps/custom.xml\" ContentType=\"new\"/></Types>\n");
	ck_assert_ptr_nonnull(strstr(part("_rels/.rels"), "Target=\"docProps/custom.xml\""));
}
END_TEST

START_TEST(without_type_the_defaults_serve)
{
	package_of(NULL, NO_TYPES);
	put("customXml/item1.xml", NULL, "word/document.xml", "r/xml");
	ck_assert_str_eq(part("[Content_Types].xml"), NO_TYPES);
	/* In another folder the target is given from the root. */
	ck_assert_ptr_nonnull(strstr(part("word/_rels/document.xml.rels"), "Target=\"/customXml/item1.xml\""));
}
END_TEST

START_TEST(a_relationship_that_leads_there_serves)
{
	package_of("<Relationships xmlns=\"" RELATIONSHIPS "\"><Relationship Id=\"rId1\" Type=\"r/comments\" Target=\"comments.xml\"/></Relationships>", NO_TYPES);
	const char *before = part("word/_rels/document.xml.rels");
	put("word/comments.xml", "t/comments", "word/document.xml", "r/comments");
	ck_assert_str_eq(part("word/_rels/document.xml.rels"), before);
}
END_TEST

START_TEST(one_of_several_relationships_of_a_type_serves)
{
	package_of("<Relationships xmlns=\"" RELATIONSHIPS "\"><Relationship Id=\"rId1\" Type=\"r/xml\" Target=\"../customXml/item2.xml\"/>"
		   "<Relationship Id=\"rId2\" Type=\"r/xml\" Target=\"../customXml/item1.xml\"/></Relationships>", NO_TYPES);
	const char *before = part("word/_rels/document.xml.rels");
	put("customXml/item1.xml", NULL, "word/document.xml", "r/xml");
	ck_assert_str_eq(part("word/_rels/document.xml.rels"), before);
}
END_TEST

static const char *found(const char *source, const char *type)
{
	static jk_arena *arena;
	const char *name;
	jk_arena_free(arena);
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_opc_find(&name, arena, output, source, type, jk_test_diagnostics()), JK_OK);
	const char *kept = name ? jk_mini_format("%s", name) : NULL;
	jk_arena_free(arena);
	arena = NULL;
	return kept;
}

START_TEST(parts_are_found_by_relationship)
{
	package_of("<Relationships xmlns=\"" RELATIONSHIPS "\"><Relationship Id=\"a\" Type=\"r/a\" Target=\"a.xml\"/><Relationship Id=\"b\" Type=\"r/b\" Target=\"../custom/b.xml\"/>"
		   "<Relationship Id=\"c\" Type=\"r/c\" Target=\"/c.xml\"/><Relationship Id=\"d\" Type=\"r/d\" Target=\"sub/d.xml\"/></Relationships>", NO_TYPES);
	ck_assert_str_eq(found("word/document.xml", "r/a"), "word/a.xml");
	ck_assert_str_eq(found("word/document.xml", "r/b"), "custom/b.xml");
	ck_assert_str_eq(found("word/document.xml", "r/c"), "c.xml");
	ck_assert_str_eq(found("word/document.xml", "r/d"), "word/sub/d.xml");
	ck_assert_ptr_null(found("word/document.xml", "r/e"));
	ck_assert_ptr_null(found("word/styles.xml", "r/a"));
}
END_TEST

START_TEST(broken_relationships_are_told_with_their_part)
{
	package_of("<Relationships", NO_TYPES);
	ck_assert_int_eq(jk_opc_put(output, "word/c.xml", "t/c", "word/document.xml", "r/c", "", 0, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_XML_SYNTAX, 1);
	ck_assert_str_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.part, "word/_rels/document.xml.rels");
}
END_TEST

START_TEST(a_package_without_content_types_is_told)
{
	jk_mini();
	atexit(finish);
	ck_assert_int_eq(jk_package_read(&package, jk_mini_package("t.docx", "word/document.xml", "<d/>", NULL), jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_output_new(&output, package), JK_OK);
	ck_assert_int_eq(jk_opc_put(output, "word/c.xml", "t/c", "word/document.xml", "r/c", "", 0, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PACKAGE_PART, 0);
}
END_TEST

Suite *suite_package_opc(void)
{
	return jk_suite("package/opc",
			(const TTest *const[]){a_new_part_gets_its_type_and_relationship, new_relationships_get_a_type_where_none_is_there, a_part_put_again_changes_only_its_bytes, ids_of_relationships_are_new,
					       a_type_that_stands_there_is_corrected, without_type_the_defaults_serve, a_relationship_that_leads_there_serves,
					       one_of_several_relationships_of_a_type_serves, parts_are_found_by_relationship,
					       broken_relationships_are_told_with_their_part, a_package_without_content_types_is_told, NULL});
}
