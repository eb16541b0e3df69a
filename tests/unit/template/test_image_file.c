#include "template/image_file.h"
#include "pictures.h"
#include "suite.h"

static jk_image_head head;

#define READ(text) jk_image_read_head(&head, (const unsigned char *)(text), sizeof(text) - 1)

static void is(const char *fault, const char *media_type, unsigned width, unsigned height)
{
	ck_assert_msg(!fault, "%s", fault);
	ck_assert_str_eq(head.media_type, media_type);
	ck_assert_uint_eq(head.width, width);
	ck_assert_uint_eq(head.height, height);
}

START_TEST(png_tells_its_size)
{
	is(jk_image_read_head(&head, jk_png(300, 200), JK_PNG), "image/png", 300, 200);
	ck_assert_double_eq(head.aspect, 1.5);
	for (size_t length = 8; length < JK_PNG; length++)
		ck_assert_str_eq(jk_image_read_head(&head, jk_png(300, 200), length), "the file is cut short");
	ck_assert_str_eq(jk_image_read_head(&head, jk_png(0, 200), JK_PNG), "its size cannot be read");
	ck_assert_str_eq(jk_image_read_head(&head, jk_png(1, 0x80000000U), JK_PNG), "its size cannot be read");
}
END_TEST

START_TEST(pixels_need_not_be_square)
{
	is(READ("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x64\0\0\0\x64\x08\2\0\0\0....\0\0\0\x09pHYs\0\0\0\2\0\0\0\1\1....\0\0\0\0IEND...."), "image/png", 100, 100);
	ck_assert_double_eq(head.aspect, 0.5);
}
END_TEST

#define JFIF "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\2\1\0\x48\0\x48\0\0"

START_TEST(jpeg_tells_its_size)
{
	is(READ(JFIF "\xFF\xDB\0\4ab\xFF\xFF\xC2\0\x0B\x08\0\x20\0\x40\3" "abcd"), "image/jpeg", 64, 32);
	ck_assert_double_eq(head.aspect, 2);
	ck_assert_str_eq(READ(JFIF), "the file is cut short");
	ck_assert_str_eq(READ(JFIF "\xFF\xDB\xFF\xFFxx"), "the file is cut short");
	ck_assert_str_eq(READ(JFIF "\xFF\xDB\0\0xx"), "the file is cut short");
	ck_assert_str_eq(READ(JFIF "abcdef"), "its size cannot be read");
	ck_assert_str_eq(READ(JFIF "\xFF\xC0\0\4ab"), "its size cannot be read");
}
END_TEST

START_TEST(gif_and_bmp_tell_their_size)
{
	is(READ("GIF89a\x0A\0\x14\0\0\0\0"), "image/gif", 10, 20);
	is(READ("BM............\x28\0\0\0\x0A\0\0\0\xEC\xFF\xFF\xFF\1\0\x18\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "image/bmp", 10, 20);
	ck_assert_str_eq(READ("GIF89a\x0A\0"), "the file is cut short");
	ck_assert_str_eq(READ("BM......"), "the file is cut short");
}
END_TEST

START_TEST(other_files_are_named)
{
	ck_assert_str_eq(READ(""), "the file is empty");
	ck_assert_str_eq(READ("<?xml version='1.0'?><svg/>"), "it is an SVG file");
	ck_assert_str_eq(READ("II*\0abcd"), "it is a TIFF file");
	ck_assert_str_eq(READ("RIFF\0\0\0\0WEBPVP8 "), "it is a WebP file");
	ck_assert_str_eq(READ("%PDF-1.7"), "it is a PDF file");
	ck_assert_str_eq(READ("hello"), "it is no picture file");
}
END_TEST

Suite *suite_template_image_file(void)
{
	return jk_suite("template/image_file", (const TTest *const[]){png_tells_its_size, pixels_need_not_be_square, jpeg_tells_its_size,
								      gif_and_bmp_tell_their_size, other_files_are_named, NULL});
}
