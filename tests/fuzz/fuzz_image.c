/* Any bytes as the file of a picture: a size within limits, or a reason. */
#include <stdint.h>
#include <stdlib.h>
#include "template/image_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_image_head head;
	if (!jk_image_read_head(&head, bytes, length) && (!head.width || !head.height || !(head.aspect > 0) || !head.media_type || !head.ending))
		abort();
	return 0;
}
