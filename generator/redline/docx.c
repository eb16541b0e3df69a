/* Redlines of DOCX: the parts that are compared. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "package/tree.h"
#include "redline/docx.h"

/* --- bodies --- */

static void open_side(jk_wml *d, jk_wml_side *side, const jk_output *output, const char *name)
{
	side->document = jk_wml_linked(d, output, "", "officeDocument");
	if (!jk_redline_fine(d->r))
		return;
	if (!side->document) {
		JK_REPORT(d->r->diagnostics, JK_DIAG_REDLINE_KIND, &(jk_origin){.file = name}, {"path", name});
		d->r->result = JK_FAILED;
		return;
	}
	side->body = jk_wml_read(d, output, side->document);
}

jk_node *jk_wml_body(jk_wml *d, const jk_wml_side *side)
{
	jk_node *body = jk_wml_child(jk_xml_root(side->body), "body");
	if (!body) {
		const jk_origin *where = jk_xml_origin(side->body);
		JK_REPORT(d->r->diagnostics, JK_DIAG_REDLINE_KIND, where, {"path", where->file ? where->file : ""});
		d->r->result = JK_FAILED;
	}
	return body;
}

/* --- ids --- */

/* Highest w:id; what goes beyond 31 bits is no id to count from. */
static unsigned long highest_id(const jk_node *root)
{
	unsigned long highest = 0;
	for (const jk_node *n = root; n; n = jk_node_following(n, root)) {
		const char *id = jk_node_is_element(n) ? jk_wml_get(n, "id") : NULL;
		unsigned long number = id ? strtoul(id, NULL, 10) : 0;
		if (number > highest && number < 0x40000000UL)
			highest = number;
	}
	return highest;
}

static unsigned long highest_drawing(const jk_node *root)
{
	unsigned long highest = 0;
	for (const jk_node *n = root; n; n = jk_node_following(n, root)) {
		const char *id = jk_node_is_element(n) && jk_node_is(n, "docPr") ? jk_node_attribute(n, "id") : NULL;
		unsigned long number = id ? strtoul(id, NULL, 10) : 0;
		if (number > highest && number < 0x40000000UL)
			highest = number;
	}
	return highest;
}

int jk_wml_take_bookmark(jk_wml *d, const char *name)
{
	char *key = jk_redline_need(d->r, jk_arena_allocate(d->r->arena, strlen(name) + 1));
	for (size_t i = 0; key && name[i]; i++)
		key[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + ('a' - 'A') : name[i]);
	/* Where somebody last worked: each part may have it. */
	if (!key || strcmp(key, "_goback") == 0 || jk_index_find(&d->bookmarks, key, ""))
		return 0;
	return jk_redline_check(d->r, jk_index_add(&d->bookmarks, d->r->arena, key, "", key));
}

static void index_bookmarks(jk_wml *d, const jk_node *root)
{
	for (const jk_node *n = root; n && jk_redline_fine(d->r); n = jk_node_following(n, root)) {
		const char *name = jk_node_is_element(n) && jk_wml_is(n, "bookmarkStart") ? jk_wml_get(n, "name") : NULL;
		if (name)
			(void)jk_wml_take_bookmark(d, name);
	}
}

/* --- stories --- */

void jk_wml_begin_story(jk_wml *d, jk_wml_story *story)
{
	*story = (jk_wml_story){.old_part = d->old_side.document, .new_part = d->new_side.document, .root = jk_xml_root(d->new_side.body)};
	d->story = story;
	d->annotation = highest_id(story->root);
	d->drawing = highest_drawing(story->root);
	index_bookmarks(d, story->root);
	jk_wml_read_links(d, story);
}

static void redline_body(jk_wml *d)
{
	jk_node *old_body = jk_wml_body(d, &d->old_side), *new_body = jk_redline_fine(d->r) ? jk_wml_body(d, &d->new_side) : NULL;
	jk_wml_story story;
	if (!jk_redline_fine(d->r))
		return;
	jk_wml_begin_story(d, &story);
	jk_wml_compare(d, old_body, new_body);
	jk_wml_balance_fields(d, new_body);
	jk_wml_compare_headers(d);
	jk_wml_put_remarks(d);
	if (jk_redline_fine(d->r))
		jk_redline_check(d->r, jk_tree_write(d->r->output, story.new_part, d->new_side.body));
	jk_wml_write_notes(d);
	d->story = NULL;
}

int jk_wml_open(jk_wml *d)
{
	jk_redlining *r = d->r;
	d->old_side.package = r->old_package;
	d->new_side.package = r->new_package;
	if (!jk_redline_check(r, jk_output_new(&d->old_side.output, r->old_package)))
		return 0;
	open_side(d, &d->new_side, r->output, jk_package_path(r->new_package));
	if (!jk_redline_fine(r))
		return 0;
	d->uri = jk_node_namespace(jk_xml_root(d->new_side.body));
	d->strict = jk_text_starts(d->uri, "http://purl.oclc.org/");
	open_side(d, &d->old_side, d->old_side.output, jk_package_path(r->old_package));
	return jk_redline_fine(r);
}

void jk_wml_close(jk_wml *d)
{
	jk_xml_free(d->old_side.body);
	jk_xml_free(d->new_side.body);
	jk_output_free(d->old_side.output);
}

void jk_redline_docx(jk_redlining *r)
{
	jk_wml d = {.r = r};
	if (jk_wml_open(&d))
		redline_body(&d);
	jk_wml_close(&d);
}
