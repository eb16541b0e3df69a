/* Sample pictures whose alternative text holds {{#image expression}}: finding them. */
#include "template/image.h"
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"

void jk_image_fault(jk_compiling *c, const jk_tag *tag, const char *reason)
{
	JK_REPORT(c->diagnostics, JK_DIAG_IMAGE_PLACE, &tag->where, {"tag", tag->source}, {"reason", reason});
	c->failed = 1;
}

jk_image_place *jk_image_place_new(jk_compiling *c, const jk_tag *tag)
{
	jk_image_place *place = jk_arena_allocate(c->arena, sizeof *place);
	if (!place) {
		c->no_memory = 1;
		return NULL;
	}
	*place = (jk_image_place){.xpath = tag->xpath, .part = c->part, .index = c->compiled->images++, .unit = {"", ""}};
	return place;
}

double jk_image_length(jk_compiling *c, const char *text, const char **unit)
{
	size_t digits = text ? strspn(text, "0123456789.") : 0;
	const char *number = digits ? jk_arena_text(c->arena, text, digits) : NULL;
	double length = 0;
	*unit = number ? text + digits : "";
	*unit = jk_arena_text(c->arena, *unit, strspn(*unit, "abcdefghijklmnopqrstuvwxyz"));
	c->no_memory |= !*unit || (digits && !number);
	return number && jk_text_number(number, &length) && length > 0 && length < 1e12 ? length : 0;
}

/* --- the tag --- */

static int begins_like_block(const char *body)
{
	while (*body == ' ' || jk_text_starts(body, "　") || jk_text_starts(body, "\xC2\xA0"))
		(void)jk_text_next(&body);
	return *body == '#' || jk_text_starts(body, "＃");
}

static const char *without(jk_compiling *c, const char *text, const char *from, const char *to)
{
	const char *rest = jk_arena_format(c->arena, "%.*s%s", (int)(from - text), text, to);
	rest = rest ? jk_text_trim(c->arena, rest) : NULL;
	c->no_memory |= !rest;
	return rest ? rest : "";
}

jk_tag *jk_image_tag_in(jk_compiling *c, const char *text, const char **rest)
{
	size_t opening, closing;
	const char *open, *close;
	for (const char *at = text; at && (open = jk_find_braces(at, 0, &opening)) != NULL && !c->no_memory; at = close + closing) {
		close = jk_find_braces(open + opening, 1, &closing);
		if (!close)
			return NULL; /* told when the attribute is written */
		if (!begins_like_block(open + opening))
			continue;
		jk_origin where = {.file = jk_package_path(c->compiled->package), .part = c->part, .paragraph = c->paragraph};
		where.quote = jk_arena_string(c->arena, text); /* the attribute is about to change */
		c->no_memory |= !where.quote;
		jk_tag *tag = jk_read_tag(c, open + opening, (size_t)(close - open) - opening, &where);
		if (tag && tag->kind == JK_TAG_IMAGE) {
			*rest = without(c, text, open, close + closing);
			return tag;
		}
	}
	return NULL;
}

/* --- what the tree gets --- */

void jk_image_set(jk_compiling *c, jk_node *node, const char *attribute, const char *value)
{
	c->no_memory |= jk_node_change_local(node, attribute, value) != JK_OK;
}

void jk_image_guard(jk_compiling *c, jk_node *node, const jk_image_place *place)
{
	jk_guard_shown(c, node, jk_image_choose, place, place->xpath);
	c->no_memory |= jk_list_add(&c->pictures, c->arena, node) != JK_OK;
}

const char *jk_image_target(jk_compiling *c, const jk_image_place *place) { return jk_act_value(c, jk_image_put_target, place); }
const char *jk_image_width(jk_compiling *c, const jk_image_place *place) { return jk_act_value(c, jk_image_put_width, place); }
const char *jk_image_height(jk_compiling *c, const jk_image_place *place) { return jk_act_value(c, jk_image_put_height, place); }

void jk_image_drop(jk_compiling *c, jk_node *node) { c->no_memory |= jk_list_add(&c->dropped, c->arena, node) != JK_OK; }

/* --- the walk --- */

static void walk(jk_compiling *c, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child)) {
		unsigned outer = c->paragraph;
		if (jk_node_number(child))
			c->paragraph = jk_node_number(child);
		if (!c->dialect->text) {
			if (jk_node_is(child, "frame"))
				jk_image_frame(c, child);
		} else if (jk_node_is(child, "docPr") || jk_node_is(child, "cNvPr"))
			jk_image_drawing(c, child);
		else if (jk_node_attribute_local(child, "alt"))
			jk_image_vml(c, child);
		walk(c, child);
		c->paragraph = outer;
	}
}

static int is_dropped(const jk_compiling *c, const jk_node *node)
{
	for (size_t i = 0; i < c->dropped.count; i++)
		if (c->dropped.items[i] == node)
			return 1;
	return 0;
}

static void remove_dropped(const jk_compiling *c, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node), *next; child; child = next) {
		next = jk_node_next_element(child);
		if (is_dropped(c, child))
			jk_node_remove(child);
		else
			remove_dropped(c, child);
	}
}

void jk_take_images(jk_compiling *c)
{
	if (!c->dialect->is_plain(c->part))
		walk(c, jk_xml_root(c->xml));
	if (c->dropped.count)
		remove_dropped(c, jk_xml_root(c->xml));
	for (size_t i = 0; i < c->tags.count; i++) {
		const jk_tag *tag = c->tags.items[i];
		if (tag->kind == JK_TAG_IMAGE && tag->mark)
			jk_image_fault(c, tag, _("it is text"));
	}
}
