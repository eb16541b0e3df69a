/* What a paper with trace="yes" sees besides: every provision with what covers it, and the other papers with their clauses. */
#include "base/text.h"
#include "format/writing.h"

static void set(jk_writing *w, jk_node *node, const char *name, const char *value)
{
	jk_model_set(w, node, name, value ? value : "");
}

/* --- provisions --- */

static const char *addressee(const jk_writing *w, const jk_provision *provision)
{
	static const struct {
		const char *word, *key;
	} keys[] = {{"head", "role.head"}, {"provider", "party.provider"}, {"ciso", "role.ciso"}, {"staff", "role.staff"}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (jk_text_equal(provision->addressee, keys[i].word)) {
			const char *term = jk_vocabulary_term(w->set->vocabulary, keys[i].key);
			return term ? term : "";
		}
	return "";
}

static void add_by(jk_writing *w, jk_node *parent, const jk_trace_by *by)
{
	static const char *const kinds[] = {[JK_BY_CLAUSE] = "clause", [JK_BY_ROW] = "row", [JK_BY_FIELD] = "field",
					    [JK_BY_DECISION] = "decision", [JK_BY_REASON] = "explained"};
	jk_node *node = jk_node_add(parent, "by");
	set(w, node, "kind", kinds[by->kind]);
	set(w, node, "id", by->id);
	set(w, node, "title", by->title);
	set(w, node, "version", by->version);
	set(w, node, "document", by->paper ? by->paper->kind : "");
	set(w, node, "paper", by->paper ? by->paper->title : "");
	set(w, node, "place", by->place);
	set(w, node, "relation", by->relation);
}

static void add_trace(jk_writing *w, jk_node *root, const jk_trace *trace)
{
	const jk_provision *provision = trace->provision;
	jk_node *node = jk_node_add(root, "trace");
	set(w, node, "provision", provision->id);
	set(w, node, "section", provision->section);
	set(w, node, "strength", jk_strength_word(provision->strength));
	set(w, node, "addressee", addressee(w, provision));
	set(w, node, "phase", provision->phase);
	set(w, node, "applies", trace->applies ? "yes" : "no");
	set(w, node, "why", trace->why);
	set(w, node, "gap", trace->gap ? "yes" : "no");
	jk_node *text = node ? jk_node_add(node, "text") : NULL;
	w->no_memory |= !text || !jk_node_add_text(text, provision->paraphrase);
	for (size_t i = 0; node && i < trace->by.count; i++)
		add_by(w, node, trace->by.items[i]);
}

/* --- the other papers --- */

static void add_sibling(jk_writing *w, jk_node *root, const jk_set_document *document)
{
	jk_node *node = jk_node_add(root, "sibling");
	set(w, node, "kind", document->kind->kind);
	set(w, node, "title", document->kind->title);
	set(w, node, "annex", document->kind->annex);
	for (size_t i = 0; node && i < document->clauses.count; i++) {
		const jk_set_clause *clause = document->clauses.items[i];
		jk_node *item = clause->in ? jk_model_add_clause(w, node, clause) : NULL;
		if (!item)
			continue;
		set(w, item, "role", clause->text->role);
		set(w, item, "basis", clause->basis);
	}
}

/* Papers of the whole service belong to the group that leads; the paper's own group adds those of its own. */
static void add_siblings(jk_writing *w, jk_node *root, const jk_set_group *group)
{
	for (size_t i = 0; i < group->documents.count; i++)
		add_sibling(w, root, group->documents.items[i]);
}

void jk_model_trace(jk_writing *w, jk_node *root)
{
	jk_list traces = {0};
	w->no_memory |= jk_set_trace(&traces, w->arena, w->set) != JK_OK;
	for (size_t i = 0; i < traces.count && !w->no_memory; i++)
		add_trace(w, root, traces.items[i]);
	for (size_t i = 0; i < w->set->groups.count; i++) {
		const jk_set_group *group = w->set->groups.items[i];
		if (group->leads || group == w->group)
			add_siblings(w, root, group);
	}
}
