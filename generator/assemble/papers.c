/* What the whole set holds: its papers, the defaults it used, counts. */
#include "assemble/assembling.h"
#include "base/text.h"

/* File name without ending: the kind, with the group behind it when there are several papers of that kind. */
static const char *stem(jk_assembling *a, const jk_set_group *group, const jk_document_kind *kind)
{
	if (!kind->per_group || a->set->groups.count == 1)
		return kind->kind;
	return jk_kept(a, jk_arena_format(a->arena, "%s-%s", kind->kind, group->id));
}

static void list_group(jk_assembling *a, const jk_set_group *group)
{
	for (size_t i = 0; i < group->papers.count; i++) {
		const jk_paper *paper = group->papers.items[i];
		const jk_document_kind *kind = jk_catalog_document(a->set->catalog, paper->kind);
		if (!group->leads && !kind->per_group)
			continue;
		jk_paper_info *info = jk_make(a, sizeof *info);
		if (info)
			*info = (jk_paper_info){group->id, kind->kind, kind->title, stem(a, group, kind),
						jk_catalog_template(a->set->catalog, kind->kind, a->set->as_of)};
		jk_push(a, &a->set->papers, info);
	}
}

static void list_defaults(jk_assembling *a, const jk_set_group *group)
{
	for (size_t i = 0; i < group->documents.count; i++)
		jk_note(a, jk_set_defaults(&a->set->defaults, a->arena, group->documents.items[i]));
}

/* In the order they were assembled in: those of the whole service first. */
void jk_list_papers(jk_assembling *a)
{
	for (int leading = 1; leading >= 0; leading--)
		for (size_t i = 0; i < a->set->groups.count; i++) {
			const jk_set_group *group = a->set->groups.items[i];
			if (group->leads != leading)
				continue;
			list_group(a, group);
			list_defaults(a, group);
		}
}

size_t jk_clause_set_paper_count(const jk_clause_set *set) { return set->papers.count; }

jk_paper_info jk_clause_set_paper(const jk_clause_set *set, size_t index)
{
	return *(const jk_paper_info *)set->papers.items[index];
}

size_t jk_clause_set_undecided(const jk_clause_set *set) { return set->undecided.count; }
size_t jk_clause_set_defaults(const jk_clause_set *set) { return set->defaults.count; }
size_t jk_clause_set_warnings(const jk_clause_set *set) { return set->warnings.count; }

int jk_clause_set_governed(const jk_clause_set *set)
{
	return jk_text_equal(set->regime, "direct") || jk_text_equal(set->regime, "mutatis-mutandis");
}

const char *jk_clause_set_scope_reason(const jk_clause_set *set)
{
	for (size_t i = 0; i < set->groups.count; i++) {
		const jk_set_group *group = set->groups.items[i];
		if (group->leads && group->reasons.count)
			return ((const jk_reason *)group->reasons.items[0])->text;
	}
	return "";
}
