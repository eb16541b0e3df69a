/* Sample pictures in ODT: draw:frame with draw:image (ODF 1.3 part 3, 10.4). */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "template/image.h"

#define SVG "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
#define STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define DRAW "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"

/* In a paragraph's frame the tags have been read with the paragraph's text, and have marks. */
static jk_tag *take_marked(jk_compiling *c, jk_node *text)
{
	for (jk_node *child = jk_node_first(text); child; child = jk_node_next(child)) {
		jk_tag *tag = jk_tag_of(c, child);
		if (!tag || tag->kind != JK_TAG_IMAGE)
			continue;
		jk_node_remove(tag->mark);
		tag->mark = NULL;
		return tag;
	}
	return NULL;
}

static jk_tag *take_typed(jk_compiling *c, jk_node *text)
{
	const char *rest = NULL;
	jk_node *first = jk_node_first(text);
	jk_tag *tag = first && jk_node_text(first) ? jk_image_tag_in(c, jk_node_text(first), &rest) : NULL;
	if (tag)
		c->no_memory |= jk_node_set_text(first, rest) != JK_OK;
	return tag;
}

/* The tag in the description, the title or the name, which lose it. */
static jk_tag *take_tag(jk_compiling *c, jk_node *frame)
{
	static const char *const texts[] = {"desc", "title"};
	jk_tag *tag = NULL;
	for (size_t i = 0; i < sizeof texts / sizeof *texts && !tag; i++) {
		jk_node *text = jk_node_child(frame, texts[i]);
		tag = text ? take_marked(c, text) : NULL;
		tag = tag || !text ? tag : take_typed(c, text);
	}
	const char *rest = NULL, *name = jk_node_attribute_ns(frame, DRAW, "name");
	jk_tag *named = name ? jk_image_tag_in(c, name, &rest) : NULL;
	if (named)
		jk_image_set(c, frame, "name", *rest ? rest : jk_arena_format(c->arena, "Image%zu", c->compiled->images + 1));
	return tag ? tag : named;
}

/* --- the crop: it is said in the frame's style, which other frames may share --- */

static jk_node *style_of(const jk_compiling *c, const char *name)
{
	jk_node *styles = jk_node_child(jk_xml_root(c->xml), "automatic-styles");
	for (jk_node *n = styles && name ? jk_node_first_element(styles) : NULL; n; n = jk_node_next_element(n))
		if (jk_text_equal(jk_node_attribute_ns(n, STYLE, "name"), name))
			return n;
	return NULL;
}

static void drop_crop(jk_compiling *c, jk_node *frame)
{
	const char *name = jk_node_attribute_ns(frame, DRAW, "style-name");
	jk_node *style = style_of(c, name), *graphic = style ? jk_node_child(style, "graphic-properties") : NULL;
	if (!graphic || !jk_node_attribute_local(graphic, "clip"))
		return;
	const char *own = jk_arena_format(c->arena, "%s_uncut", name);
	jk_node *copy = own && style_of(c, own) ? style_of(c, own) : NULL;
	if (own && !copy) {
		copy = jk_node_add_copy(jk_node_parent(style), style, NULL);
		if (copy) {
			jk_image_set(c, copy, "name", own);
			jk_node_unset_local(jk_node_child(copy, "graphic-properties"), "clip");
		}
	}
	c->no_memory |= !copy;
	if (copy)
		jk_image_set(c, frame, "style-name", own);
}

/* --- the picture --- */

/* The first of several forms of the sample stays, to become the picture. */
static jk_node *only_image(jk_compiling *c, jk_node *frame)
{
	jk_node *image = jk_node_child(frame, "image");
	for (jk_node *n = image ? jk_node_next_element(image) : NULL; n; n = jk_node_next_element(n))
		if (jk_node_is(n, "image"))
			jk_image_drop(c, n);
	return image;
}

static void replace(jk_compiling *c, jk_node *frame, jk_node *image, const jk_image_place *place)
{
	drop_crop(c, frame);
	jk_image_set(c, image, "href", jk_image_target(c, place));
	jk_node_unset_local(image, "mime-type");
	jk_image_set(c, frame, "width", jk_image_width(c, place));
	jk_image_set(c, frame, "height", jk_image_height(c, place));
	/* Sizes relative to the page would win. */
	jk_node_unset_local(frame, "rel-width");
	jk_node_unset_local(frame, "rel-height");
	jk_node *parent = jk_node_parent(frame);
	int only = jk_node_is(parent, "a") && jk_node_first(parent) == frame && !jk_node_next(frame);
	jk_image_guard(c, only ? parent : frame, place);
}

void jk_image_frame(jk_compiling *c, jk_node *frame)
{
	jk_tag *tag = take_tag(c, frame);
	if (!tag || !tag->xpath)
		return;
	jk_node *image = only_image(c, frame);
	if (!image || !jk_node_attribute_local(image, "href")) {
		jk_image_fault(c, tag, _("it is no picture"));
		return;
	}
	jk_image_place *place = jk_image_place_new(c, tag);
	if (!place)
		return;
	place->width = jk_image_length(c, jk_node_attribute_ns(frame, SVG, "width"), &place->unit[0]);
	place->height = jk_image_length(c, jk_node_attribute_ns(frame, SVG, "height"), &place->unit[1]);
	if (place->width > 0 && place->height > 0 && strcmp(place->unit[0], place->unit[1]) == 0)
		replace(c, frame, image, place);
	else
		jk_image_fault(c, tag, _("the sample picture has no size"));
}
