/* The grammar: its start, its defines, and those of schemas it includes. */
#include <stdlib.h>
#include <string.h>
#include "base/schema_private.h"
#include "base/text.h"

int jk_schema_compare_defines(const void *a, const void *b)
{
	return strcmp(((const jk_schema_define *)a)->name, ((const jk_schema_define *)b)->name);
}

static int refuse_duplicates(jk_schema_reader *r)
{
	for (size_t i = 1; i < r->n_defines; i++)
		if (strcmp(r->defines[i - 1].name, r->defines[i].name) == 0)
			jk_schema_refuse(r, r->defines[i].node, "a define is there twice");
	return !r->failed;
}

static int is_grammar(const jk_node *root, const jk_node *like)
{
	return jk_node_is(root, "grammar") && strcmp(jk_node_namespace(root), jk_node_namespace(like)) == 0;
}

/* The root of the schema that an <include> names. */
static const jk_node *open_include(jk_schema_reader *r, const jk_node *include)
{
	const char *href = jk_node_attribute(include, "href"), *slash = href ? strrchr(href, '/') : NULL;
	const jk_schema_source *source = r->sources;
	const char *name = slash ? slash + 1 : href;
	while (source->name && !jk_text_equal(source->name, name))
		source++;
	if (!source->name)
		return jk_schema_refuse(r, include, "an include names no schema that is known here");
	jk_xml *xml;
	jk_result result = jk_xml_parse(&xml, source->bytes, source->length, &(jk_origin){.file = source->name}, r->diagnostics);
	r->no_memory |= result == JK_NO_MEMORY;
	r->failed |= result == JK_FAILED;
	if (result != JK_OK)
		return NULL;
	if (jk_list_add(&r->schema->included, r->schema->arena, xml) != JK_OK) {
		jk_xml_free(xml);
		r->no_memory = 1;
		return NULL;
	}
	const jk_node *root = jk_xml_root(xml);
	return is_grammar(root, include) ? root : jk_schema_refuse(r, root, "it does not begin with <grammar> of RELAX NG");
}

/* Whether an <include> says this start or define of the included schema anew. */
static int is_said_anew(const jk_node *include, const jk_node *node)
{
	for (const jk_node *own = include ? jk_schema_first(include) : NULL; own; own = jk_schema_next(own))
		if (jk_node_is(own, jk_node_name(node)) && jk_text_equal(jk_node_attribute(own, "name"), jk_node_attribute(node, "name")))
			return 1;
	return 0;
}

typedef struct {
	const jk_node *start;
	jk_list defines; /* jk_node */
} gathered;

static void gather(jk_schema_reader *r, gathered *g, const jk_node *holder, const jk_node *include);

static void gather_include(jk_schema_reader *r, gathered *g, const jk_node *include)
{
	const jk_node *root = open_include(r, include);
	if (!root)
		return;
	gather(r, g, root, include);
	gather(r, g, include, include);
}

/* The starts and defines that stand in `holder`, a grammar or an include; `include`: by which it is read, or NULL. */
static void gather(jk_schema_reader *r, gathered *g, const jk_node *holder, const jk_node *include)
{
	for (const jk_node *node = jk_schema_first(holder); node && !r->failed && !r->no_memory; node = jk_schema_next(node)) {
		int replaced = include != holder && is_said_anew(include, node);
		if (jk_node_is(node, "include") && !include)
			gather_include(r, g, node);
		else if (jk_node_is(node, "start") && (replaced || !g->start))
			g->start = replaced ? g->start : node;
		else if (!jk_node_is(node, "define"))
			jk_schema_refuse(r, node, "something other than one <start>, <include>s and <define>s is in <grammar>");
		else if (!replaced)
			jk_schema_push(r, r->arena, &g->defines, node);
	}
}

const jk_node *jk_schema_read_grammar(jk_schema_reader *r, const jk_node *root)
{
	gathered g = {.start = NULL};
	const jk_node *first = jk_schema_first(root);
	if (first ? !is_grammar(root, first) : !jk_node_is(root, "grammar"))
		return jk_schema_refuse(r, root, "it does not begin with <grammar> of RELAX NG");
	gather(r, &g, root, NULL);
	r->defines = jk_schema_make(r, r->arena, g.defines.count, sizeof *r->defines);
	for (size_t i = 0; r->defines && i < g.defines.count && !r->failed; i++)
		r->defines[r->n_defines++] =
			(jk_schema_define){.name = jk_schema_name_of(r, g.defines.items[i]), .node = g.defines.items[i]};
	if (!r->defines || r->failed)
		return NULL;
	qsort(r->defines, r->n_defines, sizeof *r->defines, jk_schema_compare_defines);
	if (!g.start)
		return jk_schema_refuse(r, root, "it has no <start>");
	return refuse_duplicates(r) ? g.start : NULL;
}
