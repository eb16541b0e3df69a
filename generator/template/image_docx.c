/* Sample pictures in DOCX: DrawingML (ISO/IEC 29500-1, 20.2, 20.4) and the VML of old files (29500-4, 14.1). */
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "template/image.h"

#define RELATIONSHIPS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The first element of that name below, and the number of them. */
static jk_node *find_below(jk_node *node, const char *name, size_t *count)
{
	jk_node *found = NULL;
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child)) {
		int is = jk_node_is(child, name);
		*count += (size_t)is;
		jk_node *below = is ? child : find_below(child, name, count);
		found = found ? found : below;
	}
	return found;
}

static jk_node *below(jk_node *node, const char *name) { return find_below(node, name, &(size_t){0}); }

static jk_node *above(jk_node *node, const char *name)
{
	while (node && !jk_node_is(node, name))
		node = jk_node_parent(node);
	return node;
}

static void drop_children(jk_compiling *c, jk_node *node, const char *name)
{
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		if (jk_node_is(child, name))
			jk_image_drop(c, child);
}

/* --- DrawingML --- */

/* The tag in the description or the title of one element, which lose it. */
static jk_tag *take_tag(jk_compiling *c, jk_node *properties)
{
	static const char *const attributes[] = {"descr", "title", "name"};
	jk_tag *tag = NULL;
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes && !c->no_memory; i++) {
		const char *rest = NULL, *text = jk_node_attribute_local(properties, attributes[i]);
		jk_tag *found = text ? jk_image_tag_in(c, text, &rest) : NULL;
		if (found)
			jk_image_set(c, properties, attributes[i], rest);
		tag = tag ? tag : found;
	}
	return tag;
}

/* The picture instead of the sample; the sample's crop and its other forms (SVG) go. */
static void replace_blip(jk_compiling *c, jk_node *picture, const jk_image_place *place)
{
	jk_node *fill = below(picture, "blipFill"), *blip = fill ? jk_node_child(fill, "blip") : NULL;
	if (!blip)
		return;
	drop_children(c, blip, "extLst");
	drop_children(c, fill, "srcRect");
	jk_node_unset_local(blip, "link");
	const char *target = jk_image_target(c, place);
	if (jk_node_attribute_local(blip, "embed"))
		jk_image_set(c, blip, "embed", target);
	else if (jk_node_declare(blip, "r", RELATIONSHIPS) != JK_OK || jk_node_set_ns(blip, RELATIONSHIPS, "embed", target) != JK_OK)
		c->no_memory = 1;
}

static void set_size(jk_compiling *c, jk_node *extent, const jk_image_place *place)
{
	if (!extent)
		return;
	jk_image_set(c, extent, "cx", jk_image_width(c, place));
	jk_image_set(c, extent, "cy", jk_image_height(c, place));
}

static int read_size(jk_compiling *c, jk_image_place *place, const jk_node *extent)
{
	place->width = extent ? jk_image_length(c, jk_node_attribute_local(extent, "cx"), &place->unit[0]) : 0;
	place->height = extent ? jk_image_length(c, jk_node_attribute_local(extent, "cy"), &place->unit[1]) : 0;
	return place->width > 0 && place->height > 0;
}

static jk_node *own_extent(jk_node *picture)
{
	jk_node *shape = jk_node_child(picture, "spPr"), *form = shape ? jk_node_child(shape, "xfrm") : NULL;
	return form ? jk_node_child(form, "ext") : NULL;
}

/* `holder`: wp:inline or wp:anchor around this one picture; NULL inside a group, whose size does not change. */
static void take_picture(jk_compiling *c, const jk_tag *tag, jk_node *picture, jk_node *holder)
{
	jk_node *outer = holder ? jk_node_child(holder, "extent") : NULL, *inner = own_extent(picture);
	jk_image_place *place = jk_image_place_new(c, tag);
	if (!place)
		return;
	if (!read_size(c, place, outer) && !read_size(c, place, inner)) {
		jk_image_fault(c, tag, _("the sample picture has no size"));
		return;
	}
	replace_blip(c, picture, place);
	set_size(c, outer, place);
	set_size(c, inner, place);
	if (holder) { /* sizes relative to the page would win */
		drop_children(c, holder, "sizeRelH");
		drop_children(c, holder, "sizeRelV");
	}
	jk_node *whole = holder ? above(holder, "drawing") : picture;
	jk_image_guard(c, whole ? whole : picture, place);
}

void jk_image_drawing(jk_compiling *c, jk_node *properties)
{
	jk_tag *tag = take_tag(c, properties);
	if (!tag || !tag->xpath)
		return;
	size_t count = 0;
	int in_picture = jk_node_is(properties, "cNvPr");
	jk_node *drawing = above(properties, "drawing"), *picture = in_picture ? above(properties, "pic") : NULL;
	jk_node *holder = drawing ? jk_node_first_element(drawing) : NULL;
	jk_node *first = holder ? find_below(holder, "pic", &count) : NULL;
	if (!in_picture && count > 1)
		jk_image_fault(c, tag, _("it is a group of several pictures"));
	else if (!first || (in_picture && !picture))
		jk_image_fault(c, tag, _("it is no picture"));
	else {
		/* LibreOffice writes the text at both places; readers take the outer one. */
		jk_node *inner = in_picture ? NULL : below(first, "cNvPr");
		if (inner)
			jk_node_unset_local(inner, "descr");
		take_picture(c, tag, in_picture ? picture : first, count == 1 ? holder : NULL);
	}
}

/* --- VML --- */

/* Where the value of a property of a style begins ("width:" but not "mso-width-percent:"); NULL when it is not there. */
static const char *style_value(const char *style, const char *name)
{
	size_t length = strlen(name);
	for (const char *at = style; at; at = strchr(at, ';')) {
		at += strspn(at, "; \t\n");
		if (strncmp(at, name, length) == 0 && at[length] == ':')
			return at + length + 1 + strspn(at + length + 1, " ");
		if (!*at)
			break;
	}
	return NULL;
}

/* The style with one value replaced. */
static const char *with_value(jk_compiling *c, const char *style, const char *name, const char *value)
{
	const char *at = style_value(style, name);
	const char *changed = at ? jk_arena_format(c->arena, "%.*s%s%s", (int)(at - style), style, value, at + strcspn(at, ";")) : style;
	c->no_memory |= !changed;
	return changed ? changed : style;
}

static void set_style(jk_compiling *c, jk_node *shape, jk_image_place *place, const jk_tag *tag)
{
	const char *style = jk_node_attribute_local(shape, "style");
	place->width = style ? jk_image_length(c, style_value(style, "width"), &place->unit[0]) : 0;
	place->height = style ? jk_image_length(c, style_value(style, "height"), &place->unit[1]) : 0;
	if (place->width <= 0 || place->height <= 0 || strcmp(place->unit[0], place->unit[1]) != 0) {
		jk_image_fault(c, tag, _("the sample picture has no size"));
		return;
	}
	style = with_value(c, style, "width", jk_image_width(c, place));
	jk_image_set(c, shape, "style", with_value(c, style, "height", jk_image_height(c, place)));
}

void jk_image_vml(jk_compiling *c, jk_node *shape)
{
	static const char *const cuts[] = {"cropleft", "croptop", "cropright", "cropbottom", "href"};
	const char *rest = NULL;
	jk_tag *tag = jk_image_tag_in(c, jk_node_attribute_local(shape, "alt"), &rest);
	if (!tag || !tag->xpath)
		return;
	jk_node *data = jk_node_child(shape, "imagedata");
	jk_image_place *place = jk_image_place_new(c, tag);
	if (!place)
		return;
	if (!data || !jk_node_attribute_local(data, "id")) {
		jk_image_fault(c, tag, _("it is no picture"));
		return;
	}
	jk_image_set(c, shape, "alt", rest);
	set_style(c, shape, place, tag);
	jk_image_set(c, data, "id", jk_image_target(c, place));
	for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
		jk_node_unset_local(data, cuts[i]);
	jk_node *whole = above(shape, "pict");
	jk_image_guard(c, whole && !above(shape, "group") ? whole : shape, place);
}
