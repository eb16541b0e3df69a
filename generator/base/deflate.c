#include "base/deflate.h"
#include <libdeflate.h>

/* Small texts, and each of their bytes is carried by every paper: 9 is where more effort gives nothing on profiles. */
enum { LEVEL = 9 };

/* All memory comes from our hooks. libdeflate keeps the functions for the whole process. */
static void use_hooks(void) { libdeflate_set_memory_allocator(jk_allocate, jk_release); }

jk_result jk_deflate(jk_buffer *out, const char *bytes, size_t length)
{
	use_hooks();
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
	if (!compressor)
		return JK_NO_MEMORY;
	size_t room = libdeflate_deflate_compress_bound(compressor, length);
	char *place = jk_buffer_reserve(out, room);
	if (place)
		jk_buffer_extend(out, libdeflate_deflate_compress(compressor, bytes, length, place, room));
	libdeflate_free_compressor(compressor);
	return jk_buffer_result(out);
}

jk_result jk_inflate(jk_buffer *out, const char *bytes, size_t length, size_t size)
{
	size_t written;
	use_hooks();
	struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
	char *place = decompressor ? jk_buffer_reserve(out, size) : NULL;
	jk_result result = JK_NO_MEMORY;
	if (place) {
		int right = libdeflate_deflate_decompress(decompressor, bytes, length, place, size, &written) == LIBDEFLATE_SUCCESS && written == size;
		result = right ? JK_OK : JK_FAILED;
		if (right)
			jk_buffer_extend(out, size);
	}
	libdeflate_free_decompressor(decompressor);
	return result;
}
