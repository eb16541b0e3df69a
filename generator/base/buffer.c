#include "base/buffer.h"
#include <stdio.h>
#include <string.h>
#include "base/limits.h"

void jk_buffer_init(jk_buffer *buffer, size_t limit)
{
	*buffer = (jk_buffer){.limit = limit ? limit : JK_BUFFER_LIMIT};
}

void jk_buffer_dispose(jk_buffer *buffer)
{
	jk_release(buffer->bytes);
	jk_buffer_init(buffer, buffer->limit);
}

void jk_buffer_clear(jk_buffer *buffer)
{
	buffer->length = 0;
	buffer->failed = 0;
	if (buffer->bytes)
		buffer->bytes[0] = '\0';
}

void jk_buffer_cut(jk_buffer *buffer, size_t length)
{
	if (length >= buffer->length)
		return;
	buffer->length = length;
	buffer->bytes[length] = '\0';
}

static int make_room(jk_buffer *buffer, size_t more)
{
	if (buffer->failed || more > buffer->limit - buffer->length) {
		buffer->failed = 1;
		return 0;
	}
	size_t wanted = buffer->length + more + 1;
	if (wanted <= buffer->room)
		return 1;
	size_t room = buffer->room ? buffer->room * 2 : 256;
	if (room < wanted)
		room = wanted;
	char *bytes = jk_resize(buffer->bytes, room);
	if (!bytes) {
		buffer->failed = 1;
		return 0;
	}
	buffer->bytes = bytes;
	buffer->room = room;
	return 1;
}

void jk_buffer_add(jk_buffer *buffer, const char *bytes, size_t length)
{
	if (!make_room(buffer, length))
		return;
	if (length)
		memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

void jk_buffer_string(jk_buffer *buffer, const char *string)
{
	jk_buffer_add(buffer, string, strlen(string));
}

void jk_buffer_char(jk_buffer *buffer, char byte)
{
	jk_buffer_add(buffer, &byte, 1);
}

void jk_buffer_format(jk_buffer *buffer, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		buffer->failed = 1;
	else if (make_room(buffer, (size_t)length)) {
		vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
		buffer->length += (size_t)length;
	}
	va_end(again);
}

char *jk_buffer_reserve(jk_buffer *buffer, size_t more)
{
	return make_room(buffer, more) ? buffer->bytes + buffer->length : NULL;
}

void jk_buffer_extend(jk_buffer *buffer, size_t length)
{
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

const char *jk_buffer_text(const jk_buffer *buffer)
{
	return buffer->bytes ? buffer->bytes : "";
}

jk_result jk_buffer_result(const jk_buffer *buffer)
{
	return buffer->failed ? JK_NO_MEMORY : JK_OK;
}

int jk_buffer_begins_archive(const jk_buffer *buffer, const char *name)
{
	enum { NAME_AT = 30 }; /* behind the head of a member (APPNOTE 4.3.7) */
	size_t length = strlen(name);
	return buffer->length > NAME_AT + length && memcmp(buffer->bytes, "PK\3\4", 4) == 0 && memcmp(buffer->bytes + NAME_AT, name, length) == 0;
}

jk_result jk_text_take(char **out, jk_buffer *buffer)
{
	jk_buffer_string(buffer, "");
	jk_result result = jk_buffer_result(buffer);
	*out = result == JK_OK ? buffer->bytes : NULL;
	if (result != JK_OK)
		jk_buffer_dispose(buffer);
	return result;
}
