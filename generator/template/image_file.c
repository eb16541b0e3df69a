/* Heads of picture files: PNG (ISO/IEC 15948), JPEG (ITU-T T.81, JFIF 1.02), GIF (89a), BMP (Windows). Each reader stays within the bytes it is
 * given. */
#include "template/image_file.h"
#include <string.h>
#include "base/i18n.h"

enum { PIXELS_MOST = 1000000, DENSITY_MOST = 1000000 };

typedef struct {
	const unsigned char *bytes;
	size_t length;
} input;

static const char *const cut_short = N_("the file is cut short");
static const char *const no_size = N_("its size cannot be read");

static int has(const input *in, size_t at, size_t count) { return at <= in->length && count <= in->length - at; }
static unsigned big16(const unsigned char *b) { return (unsigned)b[0] << 8 | b[1]; }
static unsigned big32(const unsigned char *b) { return big16(b) << 16 | big16(b + 2); }
static unsigned little16(const unsigned char *b) { return (unsigned)b[1] << 8 | b[0]; }
static unsigned little32(const unsigned char *b) { return little16(b + 2) << 16 | little16(b); }

static const char *set_size(jk_image_head *out, unsigned width, unsigned height)
{
	if (!width || !height || width > PIXELS_MOST || height > PIXELS_MOST)
		return no_size;
	out->width = width;
	out->height = height;
	out->aspect = (double)width / height;
	return NULL;
}

/* Pixels for a length in each direction: where they differ, the pixels are not square. */
static void set_density(jk_image_head *out, unsigned x, unsigned y)
{
	if (x && y && x != y && x <= DENSITY_MOST && y <= DENSITY_MOST)
		out->aspect = out->aspect * y / x;
}

/* Chunks up to the end, so that a download that stopped early is told. */
static const char *read_png(jk_image_head *out, const input *in)
{
	enum { CHUNK = 12 };
	if (!has(in, 0, 8 + CHUNK + 13) || memcmp(in->bytes + 12, "IHDR", 4) != 0)
		return cut_short;
	const char *fault = set_size(out, big32(in->bytes + 16), big32(in->bytes + 20));
	for (size_t at = 8; !fault && has(in, at, CHUNK);) {
		const unsigned char *chunk = in->bytes + at;
		size_t size = big32(chunk);
		if (!has(in, at + CHUNK, size))
			return cut_short;
		if (memcmp(chunk + 4, "IEND", 4) == 0)
			return NULL;
		if (memcmp(chunk + 4, "pHYs", 4) == 0 && size == 9)
			set_density(out, big32(chunk + 8), big32(chunk + 12));
		at += CHUNK + size;
	}
	return fault ? fault : cut_short;
}

/* Start of frame: C0 to CF without DHT, JPG and DAC. */
static int is_frame(unsigned marker) { return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; }

static const char *read_jpeg(jk_image_head *out, const input *in)
{
	unsigned x = 0, y = 0;
	for (size_t at = 2; has(in, at, 4);) {
		const unsigned char *segment = in->bytes + at;
		if (segment[0] != 0xFF)
			return no_size;
		if (segment[1] == 0xFF) { /* any number of these may stand before a marker */
			at++;
			continue;
		}
		size_t size = big16(segment + 2);
		if (size < 2 || !has(in, at + 2, size))
			return cut_short;
		if (segment[1] == 0xE0 && size >= 14 && memcmp(segment + 4, "JFIF", 5) == 0) {
			x = big16(segment + 12);
			y = big16(segment + 14);
		}
		if (is_frame(segment[1])) {
			const char *fault = size < 8 ? no_size : set_size(out, big16(segment + 7), big16(segment + 5));
			if (!fault)
				set_density(out, x, y);
			return fault;
		}
		at += 2 + size;
	}
	return cut_short;
}

static const char *read_gif(jk_image_head *out, const input *in)
{
	return has(in, 0, 13) ? set_size(out, little16(in->bytes + 6), little16(in->bytes + 8)) : cut_short;
}

/* A negative height: rows from the top. */
static const char *read_bmp(jk_image_head *out, const input *in)
{
	if (!has(in, 0, 54))
		return cut_short;
	unsigned height = little32(in->bytes + 22);
	const char *fault = little32(in->bytes + 14) < 40 ? no_size : set_size(out, little32(in->bytes + 18), height & 0x80000000U ? 0U - height : height);
	if (!fault)
		set_density(out, little32(in->bytes + 38), little32(in->bytes + 42));
	return fault;
}

static const struct {
	size_t at;
	const char *magic;
	size_t length;
	const char *ending, *media_type;
	const char *(*read)(jk_image_head *, const input *);
	const char *refusal; /* of a kind that is known, but not taken */
} kinds[] = {
	{0, "\x89PNG\r\n\x1A\n", 8, "png", "image/png", read_png, NULL},
	{0, "\xFF\xD8\xFF", 3, "jpeg", "image/jpeg", read_jpeg, NULL},
	{0, "GIF87a", 6, "gif", "image/gif", read_gif, NULL},
	{0, "GIF89a", 6, "gif", "image/gif", read_gif, NULL},
	{0, "BM", 2, "bmp", "image/bmp", read_bmp, NULL},
	{0, "II*\0", 4, NULL, NULL, NULL, N_("it is a TIFF file")},
	{0, "MM\0*", 4, NULL, NULL, NULL, N_("it is a TIFF file")},
	{8, "WEBP", 4, NULL, NULL, NULL, N_("it is a WebP file")},
	{4, "ftyp", 4, NULL, NULL, NULL, N_("it is a HEIC or AVIF file")},
	{0, "%PDF", 4, NULL, NULL, NULL, N_("it is a PDF file")},
	{0, "%!PS", 4, NULL, NULL, NULL, N_("it is a PostScript file")},
};

static int is_svg(const input *in)
{
	enum { LOOK = 1024 };
	for (size_t i = 0; i < LOOK && has(in, i, 4); i++)
		if (memcmp(in->bytes + i, "<svg", 4) == 0)
			return 1;
	return 0;
}

const char *jk_image_read_head(jk_image_head *out, const unsigned char *bytes, size_t length)
{
	const input in = {bytes, length};
	*out = (jk_image_head){.width = 0};
	if (!length)
		return N_("the file is empty");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!has(&in, kinds[i].at, kinds[i].length) || memcmp(bytes + kinds[i].at, kinds[i].magic, kinds[i].length) != 0)
			continue;
		out->ending = kinds[i].ending;
		out->media_type = kinds[i].media_type;
		return kinds[i].read ? kinds[i].read(out, &in) : kinds[i].refusal;
	}
	/* Word shows an SVG only beside a PNG of the same picture, which would have to be drawn. */
	return is_svg(&in) ? N_("it is an SVG file") : N_("it is no picture file");
}
