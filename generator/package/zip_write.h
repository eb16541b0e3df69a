#ifndef JK_PACKAGE_ZIP_WRITE_H
#define JK_PACKAGE_ZIP_WRITE_H
/* Writes ZIP archives (APPNOTE.TXT 6.3; ISO/IEC 21320-1) into one buffer: headers, deflated parts, central directory. No ZIP64: a buffer is
 * smaller than 4 GB and a package has fewer than 65,535 members. */
#include "package/package.h"

/* CRC-32 (ISO 3309) of bytes. */
uint32_t jk_zip_check(const char *bytes, size_t length);
/* The part of a member to `out`, which holds member->size bytes. *sound is 0 when the stream is damaged, holds more or less than it says, or its
 * check sum is another. JK_NO_MEMORY. */
JK_CHECKED jk_result jk_zip_inflate(char *out, const jk_package_member *member, int *sound);

/* A writer; begin with {0}. What it needs to deflate is kept from archive to archive. */
typedef struct {
	struct libdeflate_compressor *compressor;
	int level;
	jk_buffer *out;
	size_t start, count;
} jk_zip;

/* 1 to 12, 0 for the usual one; others count as the nearest. */
void jk_zip_set_level(jk_zip *zip, int level);
void jk_zip_dispose(jk_zip *zip);

/* Bytes that headers of a member with this name and that the end of the archive take. */
size_t jk_zip_heads(const char *name);
enum { JK_ZIP_END = 22, JK_ZIP_MEMBERS = 65534, JK_ZIP_NAME = 65535 };

/* Appends an archive to `out`. `room`: jk_zip_heads and the uncompressed bytes (copied members: the stored ones) of all members, and JK_ZIP_END;
 * the others count on it. JK_NO_MEMORY. */
JK_CHECKED jk_result jk_zip_begin(jk_zip *zip, jk_buffer *out, size_t room);
/* A member of these bytes: deflated, or stored when that is shorter or `store` is set. `check` is their CRC-32. */
JK_CHECKED jk_result jk_zip_add(jk_zip *zip, const char *name, const char *bytes, size_t length, uint32_t check, int store);
/* A member as it lies in another archive. */
void jk_zip_copy(jk_zip *zip, const jk_package_member *member);
void jk_zip_end(jk_zip *zip);

#endif
