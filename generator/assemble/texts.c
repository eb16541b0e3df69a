#include "assemble/texts.h"
#include "base/text.h"

int jk_selects_document(const jk_selection *selection, const jk_set_document *document)
{
	return !selection->kind || jk_text_equal(selection->kind, document->kind->kind);
}

static int covers(const jk_clause *clause, const jk_provision *provision)
{
	for (size_t i = 0; i < clause->cover_count; i++)
		if (clause->covers[i].provision == provision)
			return 1;
	return 0;
}

int jk_selects_clause(const jk_selection *selection, const jk_set_clause *item)
{
	if (selection->clause && selection->clause != item->clause)
		return 0;
	return !selection->provision || covers(item->clause, selection->provision);
}

const char *jk_origin_word(jk_value_origin origin)
{
	static const char *const words[] = {
		[JK_FROM_PROFILE] = "profile", [JK_FROM_CATALOG] = "catalog", [JK_FROM_NOBODY] = "undecided"};
	return words[origin];
}

const char *jk_yes_no(int flag) { return flag ? "yes" : "no"; }
