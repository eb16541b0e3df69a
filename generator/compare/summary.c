/* Words and units of reports. */
#include "compare/summary.h"
#include "base/i18n.h"
#include "base/text.h"

/* --- words --- */

static int only_moved(const jk_unit_pair *pair) { return pair->state == JK_PAIR_SAME && pair->moved; }

const char *jk_pair_word(const jk_unit_pair *pair, int review)
{
	static const char *const words[] = {"unchanged", "changed", "added", "removed"};
	static const char *const of_review[] = {"untouched", "changed", "added", "missing"};
	return only_moved(pair) ? "moved" : (review ? of_review : words)[pair->state];
}

const char *jk_pair_name(const jk_unit_pair *pair, int review)
{
	static const char *const names[] = {N_("unchanged"), N_("changed"), N_("added"), N_("taken out")};
	static const char *const of_review[] = {N_("untouched"), N_("changed"), N_("put in"), N_("missing")};
	return only_moved(pair) ? _("moved") : _((review ? of_review : names)[pair->state]);
}

const char *jk_effect_word(jk_effect effect)
{
	static const char *const words[] = {"neutral", "strengthened", "unclear", "weakened"};
	return words[effect];
}

const char *jk_effect_name(jk_effect effect)
{
	static const char *const names[] = {N_("neutral"), N_("stronger"), N_("to be judged"), N_("weaker")};
	return _(names[effect]);
}

const char *jk_finding_word(jk_finding_kind kind)
{
	static const char *const words[] = {"duty", "time", "form", "scope", "proviso", "number", "item", "party", "negation"};
	return words[kind];
}

const char *jk_finding_name(jk_finding_kind kind)
{
	static const char *const names[] = {N_("duty"),        N_("time of acting"),    N_("form of acting"), N_("scope"),   N_("proviso"),
					    N_("number or deadline"), N_("item or paragraph"), N_("party"),          N_("negation")};
	return _(names[kind]);
}

const char *jk_side_kind_word(jk_side_kind kind)
{
	static const char *const words[] = {"clause-set", "catalog", "document"};
	return words[kind];
}

const char *jk_side_value_text(const jk_side_value *value)
{
	if (!value)
		return "";
	return value->text ? value->text : jk_text_equal(value->origin, "document") ? _("not found") : _("undecided");
}

const char *jk_side_date(const jk_side *side) { return side->date; }

/* --- units --- */

static const jk_side_unit *standing(const jk_side_unit *unit) { return unit && unit->in ? unit : NULL; }

const jk_side_unit *jk_pair_old(const jk_unit_pair *pair) { return standing(pair->old_unit); }

const jk_side_unit *jk_pair_new(const jk_unit_pair *pair) { return standing(pair->new_unit); }

const jk_side_unit *jk_pair_shown(const jk_unit_pair *pair)
{
	const jk_side_unit *unit = jk_pair_new(pair);
	unit = unit ? unit : jk_pair_old(pair);
	return unit ? unit : pair->new_unit ? pair->new_unit : pair->old_unit;
}

int jk_pair_is_nowhere(const jk_unit_pair *pair) { return !jk_pair_old(pair) && !jk_pair_new(pair); }

int jk_pair_is_same(const jk_unit_pair *pair)
{
	return jk_pair_is_nowhere(pair) ||
	       (pair->state == JK_PAIR_SAME && !pair->moved && !pair->values.count && !pair->findings.count && !pair->lost.count);
}

const char *jk_pair_reason(const jk_unit_pair *pair)
{
	const char *reason = pair->state == JK_PAIR_REMOVED ? pair->reason : pair->state == JK_PAIR_ADDED ? pair->new_unit->reason : NULL;
	return reason ? reason : "";
}

const jk_side_paper *jk_paper_shown(const jk_paper_pair *pair) { return pair->new_paper ? pair->new_paper : pair->old_paper; }

const char *jk_paper_title(const jk_side_paper *paper)
{
	return paper->title && *paper->title ? paper->title : paper->kind ? paper->kind : _("document");
}

const char *jk_paper_group(const jk_comparison *comparison, const jk_paper_pair *pair)
{
	const jk_side_paper *paper = jk_paper_shown(pair);
	for (size_t i = 0; paper->group && paper->kind && i < comparison->papers.count; i++) {
		const jk_paper_pair *other = comparison->papers.items[i];
		if (other != pair && jk_text_equal(jk_paper_shown(other)->kind, paper->kind))
			return paper->group;
	}
	return "";
}

int jk_paper_differs(const jk_paper_pair *pair)
{
	for (size_t i = 0; i < pair->units.count; i++)
		if (!jk_pair_is_same(pair->units.items[i]))
			return 1;
	return 0;
}

void jk_put_unit_name(jk_buffer *out, const jk_side_unit *unit)
{
	const char *label = unit->label ? unit->label : "", *title = unit->title ? unit->title : "";
	jk_buffer_string(out, label);
	jk_buffer_string(out, *label && *title ? "　" : "");
	jk_buffer_string(out, title);
	if (!*label && !*title)
		jk_buffer_string(out, unit->id ? unit->id : "－");
}

/* --- provisions --- */

static const jk_side_provision *find_in(const jk_side *side, const char *id)
{
	for (size_t i = 0; side && i < side->provisions.count; i++) {
		const jk_side_provision *provision = side->provisions.items[i];
		if (jk_text_equal(provision->id, id))
			return provision;
	}
	return NULL;
}

const jk_side_provision *jk_find_provision(const jk_comparison *comparison, const char *id)
{
	const jk_side_provision *found = find_in(comparison->new_side, id);
	return found ? found : find_in(comparison->old_side, id);
}

const char *jk_provision_name(const jk_comparison *comparison, const char *id)
{
	const jk_side_provision *found = jk_find_provision(comparison, id);
	return found && found->section ? found->section : id;
}

/* Several provisions may stand in one section, which is told once. */
static int names_before(const jk_comparison *comparison, const jk_list *covers, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (jk_text_equal(jk_provision_name(comparison, ((const jk_side_cover *)covers->items[i])->id), name))
			return 1;
	return 0;
}

void jk_put_covers(jk_buffer *out, const jk_comparison *comparison, const jk_unit_pair *pair)
{
	static const jk_list none = {0};
	const jk_list *first = pair->old_unit ? &pair->old_unit->covers : &none, *second = pair->new_unit ? &pair->new_unit->covers : &none;
	int begun = 0;
	for (size_t i = 0; i < first->count + second->count; i++) {
		const jk_list *list = i < first->count ? first : second;
		size_t at = i < first->count ? i : i - first->count;
		const char *name = jk_provision_name(comparison, ((const jk_side_cover *)list->items[at])->id);
		if (names_before(comparison, list, at, name) || (list == second && names_before(comparison, first, first->count, name)))
			continue;
		jk_buffer_string(out, begun ? "、" : "");
		jk_buffer_string(out, name);
		begun = 1;
	}
}
