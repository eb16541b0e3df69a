#ifndef JK_TEMPLATE_IMAGE_FILE_H
#define JK_TEMPLATE_IMAGE_FILE_H
/* What the head of a picture's file tells: its kind and size. Nothing is decoded. */
#include <stddef.h>

typedef struct {
	const char *ending, *media_type; /* "png", "image/png" */
	unsigned width, height;          /* pixels, 1 to 1,000,000 */
	double aspect;                   /* width ÷ height as it is meant to be seen: pixels need not be square */
} jk_image_head;

/* Reads the head of a PNG, JPEG, GIF or BMP file, told by its first bytes. NULL when it was understood, else why it was not (N_). */
const char *jk_image_read_head(jk_image_head *out, const unsigned char *bytes, size_t length);

#endif
