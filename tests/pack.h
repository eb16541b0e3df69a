#ifndef JK_TESTS_PACK_H
#define JK_TESTS_PACK_H
/* Packages in memory, for unit tests and fuzzers: parts that end with a NULL name. */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

typedef struct {
	const char *name, *text;
	size_t length; /* 0: of the string */
} jk_pack_part;

static inline char *jk_pack(size_t *length, const jk_pack_part *parts)
{
	zip_error_t error;
	zip_stat_t about;
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_TRUNCATE, &error) : NULL;
	if (!zip)
		abort();
	zip_source_keep(source);
	for (; parts->name; parts++) {
		zip_source_t *part = zip_source_buffer(zip, parts->text, parts->length ? parts->length : strlen(parts->text), 0);
		if (!part || zip_file_add(zip, parts->name, part, 0) < 0)
			abort();
	}
	if (zip_close(zip) < 0 || zip_source_open(source) < 0 || zip_source_stat(source, &about) < 0)
		abort();
	char *bytes = malloc(about.size);
	if (!bytes || zip_source_read(source, bytes, about.size) != (zip_int64_t)about.size)
		abort();
	zip_source_close(source);
	zip_source_free(source);
	*length = about.size;
	return bytes;
}

#define JK_PACK_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define JK_PACK_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define JK_PACK_TYPES                                                                                                             \
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"" \
	"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>" \
	"<Default Extension=\"png\" ContentType=\"image/png\"/>"                                                                   \
	"<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml."  \
	"document.main+xml\"/><Override PartName=\"/word/footnotes.xml\" ContentType=\"application/vnd.openxmlformats-"            \
	"officedocument.wordprocessingml.footnotes+xml\"/></Types>"
#define JK_PACK_RELS                                                                                                              \
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" \
	JK_PACK_R "/officeDocument\" Target=\"word/document.xml\"/></Relationships>"

#endif
