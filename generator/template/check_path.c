/* Location paths over fields: what each step may find. */
#include <limits.h>
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "template/checking.h"

/* A step on its way. */
typedef struct {
	jk_checker *c;
	const jk_step *step;
	jk_list found;
	int open, several, certain;
	unsigned taken; /* from one node */
} stepping;

/* --- sets --- */

void jk_check_begin_set(jk_checker *c) { c->model->stamp++; }

void jk_check_put(jk_checker *c, jk_list *set, jk_datum *datum)
{
	if (datum->stamp == c->model->stamp)
		return;
	datum->stamp = c->model->stamp;
	c->no_memory |= jk_list_add(set, c->arena, datum) != JK_OK;
}

/* --- what a step takes --- */

static int is_principal(const jk_step *step, const jk_datum *datum)
{
	return step->axis == JK_AXIS_ATTRIBUTE ? datum->kind == JK_DATUM_ATTRIBUTE : datum->kind == JK_DATUM_ELEMENT;
}

static int takes(const jk_step *step, const jk_datum *datum)
{
	if (step->node_type)
		return strcmp(step->node_type, "node") == 0 || (strcmp(step->node_type, "text") == 0 && datum->kind == JK_DATUM_TEXT);
	if (!is_principal(step, datum))
		return 0;
	return strcmp(step->name, "*") == 0 || (!*datum->uri && strcmp(step->name, datum->name) == 0);
}

static void offer(stepping *s, jk_datum *datum, int certain)
{
	if (++s->c->steps > JK_XPATH_OPERATIONS) {
		s->open = 1;
		return;
	}
	if (!takes(s->step, datum))
		return;
	jk_check_put(s->c, &s->found, datum);
	s->certain |= certain;
	s->several |= s->taken++ > 0;
}

/* A field of an open place joins the model when it is first read, so that its uses come together. */
static void guess(stepping *s, jk_datum *parent, jk_datum_kind kind)
{
	const jk_step *step = s->step;
	s->open = 1;
	if (step->node_type || strcmp(step->name, "*") == 0 || jk_datum_member(parent, kind, step->name))
		return;
	if (++s->c->model->guessed > JK_GUESSED_FIELDS) /* later ones are let pass without being listed */
		return;
	jk_datum *made = jk_datum_add(s->c->model, parent, kind, step->name);
	s->c->no_memory |= !made;
	if (!made)
		return;
	made->open = 1;
	made->type = JK_HOLDS_TEXT;
	jk_check_put(s->c, &s->found, made);
}

/* --- axes --- */

static void step_members(stepping *s, jk_datum *from, int attributes)
{
	for (size_t i = 0; i < from->members->count; i++) {
		jk_datum *member = from->members->items[i];
		if ((member->kind == JK_DATUM_ATTRIBUTE) != attributes)
			continue;
		if (member->most > 1 && takes(s->step, member))
			s->several = 1;
		offer(s, member, member->least > 0);
	}
	if (from->open && from->kind != JK_DATUM_ATTRIBUTE && from->kind != JK_DATUM_TEXT)
		guess(s, from, attributes ? JK_DATUM_ATTRIBUTE : JK_DATUM_ELEMENT);
}

/* A field that stands in itself leads back to a list that is being walked already. */
static int leads_back(const jk_datum *datum)
{
	for (const jk_datum *above = datum->parent; above; above = above->parent)
		if (above->members == datum->members)
			return 1;
	return 0;
}

/* Below an open place may be anything: what is known of it so far means nothing, and would multiply with each "//". */
static void step_descendants(stepping *s, const jk_datum *from)
{
	s->open |= from->open;
	s->several = 1;
	if (from->open)
		return;
	for (size_t i = 0; i < from->members->count && s->c->steps <= JK_XPATH_OPERATIONS; i++) {
		jk_datum *member = from->members->items[i];
		if (member->kind == JK_DATUM_ATTRIBUTE)
			continue;
		offer(s, member, 0);
		if (!leads_back(member))
			step_descendants(s, member);
	}
}

static void step_ancestors(stepping *s, jk_datum *from)
{
	for (jk_datum *above = from->parent; above; above = above->parent)
		offer(s, above, 0);
}

static void step_siblings(stepping *s, jk_datum *from)
{
	for (size_t i = 0; from->parent && from->kind != JK_DATUM_ATTRIBUTE && i < from->parent->members->count; i++) {
		jk_datum *member = from->parent->members->items[i];
		if (member->kind != JK_DATUM_ATTRIBUTE)
			offer(s, member, 0);
	}
	s->open |= from->parent && from->parent->open;
	s->several = 1;
}

static void step_from(stepping *s, jk_datum *from)
{
	switch (s->step->axis) {
	case JK_AXIS_CHILD: step_members(s, from, 0); break;
	case JK_AXIS_ATTRIBUTE: step_members(s, from, 1); break;
	case JK_AXIS_SELF: offer(s, from, 1); break;
	case JK_AXIS_PARENT:
		if (from->parent)
			offer(s, from->parent, 1);
		break;
	case JK_AXIS_DESCENDANT_OR_SELF:
		if (!from->open)
			offer(s, from, 1);
		step_descendants(s, from);
		break;
	case JK_AXIS_DESCENDANT: step_descendants(s, from); break;
	case JK_AXIS_ANCESTOR_OR_SELF: offer(s, from, 1); step_ancestors(s, from); break;
	case JK_AXIS_ANCESTOR: step_ancestors(s, from); break;
	case JK_AXIS_FOLLOWING_SIBLING:
	case JK_AXIS_PRECEDING_SIBLING: step_siblings(s, from); break;
	case JK_AXIS_FOLLOWING:
	case JK_AXIS_PRECEDING: step_descendants(s, s->c->model->document); break;
	case JK_AXIS_NAMESPACE: s->open = 1; break;
	}
}

/* --- unknown names --- */

/* The field of that name that stands somewhere below, when there is just one. */
static void look_below(stepping *s, jk_datum *from, const char *name, jk_datum **found, unsigned *count)
{
	for (size_t i = 0; i < from->members->count && *count < 2 && ++s->c->steps <= JK_XPATH_OPERATIONS; i++) {
		jk_datum *member = from->members->items[i];
		if (member->kind != JK_DATUM_TEXT && !*member->uri && strcmp(member->name, name) == 0 && member != *found) {
			*found = member;
			++*count;
		}
		if (!leads_back(member))
			look_below(s, member, name, found, count);
	}
}

/* A loop around whose nodes have the field: its variable was forgotten. */
static const char *forgotten_variable(const jk_checker *c, const jk_step *step)
{
	jk_datum_kind kind = step->axis == JK_AXIS_ATTRIBUTE ? JK_DATUM_ATTRIBUTE : JK_DATUM_ELEMENT;
	for (size_t i = c->depth; i > 0; i--) {
		const jk_check_loop *loop = &c->loops[i - 1];
		for (size_t k = 0; k < loop->meaning.data.count; k++)
			if (jk_datum_member(loop->meaning.data.items[k], kind, step->name))
				return loop->variable;
	}
	return NULL;
}

static const char *did_you_mean(jk_checker *c, const char *text)
{
	return jk_check_kept(c, jk_arena_format(c->arena, _("Did you mean '%s'?"), text));
}

static const char *in_namespace(stepping *s, const jk_datum *from)
{
	for (size_t i = 0; i < from->members->count; i++) {
		const jk_datum *member = from->members->items[i];
		if (*member->uri && strcmp(member->name, s->step->name) == 0)
			return jk_check_kept(s->c, jk_arena_format(s->c->arena, _("It stands in a namespace: write *[local-name() = '%s']."), member->name));
	}
	return NULL;
}

/* "total-tax" is one name; who subtracts must put a space before the sign. */
static const char *subtraction(stepping *s, const jk_datum *from)
{
	const char *hyphen = strchr(s->step->name, '-');
	const char *first = hyphen ? jk_check_kept(s->c, jk_arena_text(s->c->arena, s->step->name, (size_t)(hyphen - s->step->name))) : NULL;
	if (!first || !jk_datum_member(from, JK_DATUM_ELEMENT, first))
		return NULL;
	return jk_check_kept(s->c, jk_arena_format(s->c->arena, _("If it is a subtraction, put a space before the sign: %s - …"), first));
}

static const char *known_members(stepping *s, const jk_datum *from)
{
	int attributes = s->step->axis == JK_AXIS_ATTRIBUTE;
	jk_list names = {0};
	for (size_t i = 0; i < from->members->count; i++) {
		const jk_datum *member = from->members->items[i];
		if (!*member->uri && member->kind == (attributes ? JK_DATUM_ATTRIBUTE : JK_DATUM_ELEMENT))
			s->c->no_memory |= jk_list_add(&names, s->c->arena, member->name) != JK_OK;
	}
	return jk_check_advice(s->c, s->step->name, (const char *const *)names.items, names.count);
}

/* The best of several advices: a slip of sign or place first, then a name that is near, then all there are. */
static const char *advice_for(stepping *s, jk_datum *from)
{
	const char *name = s->step->name, *advice = NULL;
	int attribute = s->step->axis == JK_AXIS_ATTRIBUTE;
	const char *variable = forgotten_variable(s->c, s->step);
	jk_datum *below = NULL;
	unsigned count = 0;
	if (jk_datum_member(from, attribute ? JK_DATUM_ELEMENT : JK_DATUM_ATTRIBUTE, name))
		return did_you_mean(s->c, jk_check_kept(s->c, jk_arena_format(s->c->arena, "%s%s", attribute ? "" : "@", name)));
	if (variable && from == s->c->model->root)
		return did_you_mean(s->c, jk_check_kept(s->c, jk_arena_format(s->c->arena, "$%s/%s%s", variable, attribute ? "@" : "", name)));
	advice = in_namespace(s, from);
	if (!advice)
		advice = subtraction(s, from);
	if (advice)
		return advice;
	look_below(s, from, name, &below, &count);
	if (count == 0 && from != s->c->model->root)
		look_below(s, s->c->model->root, name, &below, &count);
	return count == 1 ? did_you_mean(s->c, jk_check_path(s->c, below)) : known_members(s, from);
}

static void report_nothing(stepping *s, jk_datum *from)
{
	jk_checker *c = s->c;
	int error = c->model->known == JK_FIELDS_ALL;
	const char *name = s->step->name ? s->step->name : jk_check_piece(c, s->step->offset, s->step->length);
	const char *shown = jk_check_kept(c, jk_arena_format(c->arena, "%s%s", s->step->axis == JK_AXIS_ATTRIBUTE && s->step->name ? "@" : "", name));
	const char *place = from == c->model->root || from->kind == JK_DATUM_DOCUMENT ? from->name : jk_check_path(c, from);
	int named = s->step->name && strcmp(s->step->name, "*") != 0;
	const char *advice = named ? advice_for(s, from) : _("Remove this step.");
	JK_CHECK_REPORT(c, error ? JK_DIAG_CHECK_FIELD : JK_DIAG_CHECK_FIELD_DATA, {"expression", c->source}, {"name", shown},
			{"place", *place ? place : "/"}, {"advice", advice});
}

void jk_check_no_steps(jk_checker *c, const jk_expr *path)
{
	const jk_step *step = &path->steps[0];
	JK_CHECK_REPORT(c, JK_DIAG_CHECK_FIELD, {"expression", c->source}, {"name", jk_check_piece(c, step->offset, step->length)},
			{"place", jk_check_expr_text(c, path->parts[0])}, {"advice", _("Remove this step.")});
}

/* --- paths --- */

static void check_predicates(jk_checker *c, jk_expr *const *predicates, size_t count, const jk_meaning *nodes)
{
	for (size_t i = 0; i < count; i++)
		(void)jk_check_meaning(c, predicates[i], nodes);
}

static int is_never_seen(const jk_step *step)
{
	return step->node_type && (strcmp(step->node_type, "comment") == 0 || strcmp(step->node_type, "processing-instruction") == 0);
}

static jk_meaning take_step(jk_checker *c, const jk_step *step, const jk_meaning *from)
{
	stepping s = {.c = c, .step = step, .open = from->open || is_never_seen(step), .several = from->several};
	jk_check_begin_set(c);
	if (step->prefix) {
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_PREFIX, {"expression", c->source}, {"name", step->prefix}, {"local", step->name});
		s.open = 1;
	}
	for (size_t i = 0; !step->prefix && i < from->data.count; i++) {
		s.taken = 0;
		step_from(&s, from->data.items[i]);
	}
	if (!s.found.count && !s.open && from->data.count) {
		report_nothing(&s, from->data.items[0]);
		s.open = 1;
	}
	jk_meaning to = {.kind = JK_IS_NODES, .data = s.found, .open = s.open};
	to.several = s.several && !step->predicate_count;
	to.certain = from->certain && s.certain && !s.open && !step->predicate_count && from->data.count == 1;
	check_predicates(c, step->predicates, step->predicate_count, &to);
	return to;
}

jk_meaning jk_check_steps(jk_checker *c, const jk_expr *path, jk_meaning at)
{
	for (size_t i = 0; i < path->step_count && !c->no_memory; i++)
		at = take_step(c, &path->steps[i], &at);
	return at;
}
