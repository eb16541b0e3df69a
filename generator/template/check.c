#include "template/check.h"
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "template/checking.h"

jk_result jk_checker_new(jk_checker **out, jk_field_model *model, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_checker *checker = jk_arena_allocate(arena, sizeof *checker);
	if (!checker) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	*checker = (jk_checker){.arena = arena, .model = model, .diagnostics = diagnostics};
	*out = checker;
	return JK_OK;
}

void jk_checker_free(jk_checker *checker)
{
	if (checker)
		jk_arena_free(checker->arena);
}

/* --- words --- */

const char *jk_check_kept(jk_checker *c, const char *text)
{
	c->no_memory |= !text;
	return text ? text : "";
}

const char *jk_check_piece(jk_checker *c, size_t offset, size_t length)
{
	return jk_check_kept(c, jk_arena_text(c->arena, c->source + offset, length));
}

const char *jk_check_path(jk_checker *c, const jk_datum *datum) { return jk_check_kept(c, jk_datum_path(c->model, datum, c->arena)); }

const char *jk_check_advice(jk_checker *c, const char *word, const char *const *names, size_t count)
{
	enum { SHOWN = 24 };
	const char *near = jk_text_nearest(word, names, count);
	jk_buffer text;
	if (!count)
		return _("There is nothing to be read.");
	if (near)
		return jk_check_kept(c, jk_arena_format(c->arena, _("Did you mean '%s'?"), near));
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < count && i < SHOWN; i++)
		jk_buffer_format(&text, "%s%s", i ? _(", ") : "", names[i]);
	if (count > SHOWN)
		jk_buffer_string(&text, " …");
	c->no_memory |= jk_buffer_result(&text) != JK_OK;
	const char *list = jk_check_kept(c, jk_arena_string(c->arena, jk_buffer_text(&text)));
	jk_buffer_dispose(&text);
	return jk_check_kept(c, jk_arena_format(c->arena, _("Known here: %s."), list));
}

const char *jk_check_holding_text(jk_schema_holding holding)
{
	static const char *const texts[] = {[JK_HOLDS_NOTHING] = N_("nothing"), [JK_HOLDS_TEXT] = N_("text"),  [JK_HOLDS_DECIMAL] = N_("a number"),
					    [JK_HOLDS_INTEGER] = N_("a number"), [JK_HOLDS_DATE] = N_("a date"), [JK_HOLDS_WORDS] = N_("a word")};
	return _(texts[holding]);
}

const char *jk_check_kind_text(jk_expression_kind kind)
{
	static const char *const texts[] = {[JK_IS_ANY] = N_("text"),  [JK_IS_TEXT] = N_("text"),         [JK_IS_NUMBER] = N_("a number"),
					    [JK_IS_DATE] = N_("a date"), [JK_IS_BOOLEAN] = N_("a condition"), [JK_IS_NODES] = N_("a path"),
					    [JK_IS_LIST] = N_("a list"), [JK_IS_FORM] = N_("a form")};
	return _(texts[kind]);
}

void jk_check_report(jk_checker *c, jk_code code, const jk_argument *arguments) { jk_report(c->diagnostics, code, c->where, arguments); }

/* --- one expression --- */

static const jk_expr *parse(jk_checker *c, const char *source)
{
	const jk_expr *expr = NULL;
	const char *reason;
	size_t offset;
	jk_result result = jk_expression_parse(&expr, c->arena, source, &reason, &offset);
	c->no_memory |= result == JK_NO_MEMORY;
	return result == JK_OK ? expr : NULL;
}

static jk_meaning root_of(jk_checker *c)
{
	jk_meaning root = {.kind = JK_IS_NODES, .certain = 1};
	c->no_memory |= jk_list_add(&root.data, c->arena, c->model->root) != JK_OK;
	return root;
}

static const char *names_of(jk_checker *c, const jk_datum *datum, jk_datum_kind kind, const char *prefix)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < datum->members->count; i++) {
		const jk_datum *member = datum->members->items[i];
		if (member->kind == kind)
			jk_buffer_format(&text, "%s%s%s", text.length ? _(", ") : "", prefix, member->name);
	}
	c->no_memory |= jk_buffer_result(&text) != JK_OK;
	const char *kept = jk_check_kept(c, jk_arena_string(c->arena, text.length ? jk_buffer_text(&text) : _("nothing")));
	jk_buffer_dispose(&text);
	return kept;
}

void jk_check_nodes_shown(jk_checker *c, const jk_expr *expr, const jk_meaning *m)
{
	const char *text = jk_check_expr_text(c, expr);
	const jk_datum *first = m->data.count && !m->open ? m->data.items[0] : NULL;
	if (m->several)
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_SEVERAL, {"expression", text});
	if (!first || m->data.count > 1 || first->kind != JK_DATUM_ELEMENT || first->open)
		return;
	if (jk_datum_is_group(first))
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_GROUP, {"expression", text}, {"allowed", names_of(c, first, JK_DATUM_ELEMENT, "")});
	else if (first->type == JK_HOLDS_NOTHING && c->model->known == JK_FIELDS_ALL)
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_BLANK, {"expression", text}, {"allowed", names_of(c, first, JK_DATUM_ATTRIBUTE, "@")});
}

static void check_value(jk_checker *c, const jk_expr *expr, const jk_meaning *root)
{
	jk_meaning m = jk_check_meaning(c, expr, root);
	if (m.kind == JK_IS_BOOLEAN)
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_TRUTH, {"expression", c->source});
	if (m.kind != JK_IS_NODES)
		return;
	jk_check_nodes_shown(c, expr, &m);
	jk_check_note_read(c, &m, !c->conditions && !c->depth);
}

static jk_meaning check_loop(jk_checker *c, const jk_expr *expr, const jk_meaning *root)
{
	jk_meaning m = jk_check_meaning(c, expr, root);
	if (m.kind == JK_IS_NODES || m.kind == JK_IS_ANY)
		return m;
	JK_CHECK_REPORT(c, JK_DIAG_CHECK_LOOP, {"expression", c->source}, {"found", jk_check_kind_text(m.kind)});
	return (jk_meaning){.kind = JK_IS_NODES, .open = 1};
}

static jk_meaning check(jk_checker *c, const char *source, const jk_origin *where, jk_expression_use use)
{
	jk_meaning m = {.kind = JK_IS_NODES, .open = 1};
	c->source = jk_check_kept(c, jk_arena_string(c->arena, source));
	c->where = where;
	c->use = use;
	c->steps = 0;
	const jk_expr *expr = parse(c, c->source);
	jk_meaning root = root_of(c);
	if (!expr || c->no_memory)
		return m;
	if (use == JK_USED_AS_VALUE)
		check_value(c, expr, &root);
	else if (use == JK_USED_AS_CONDITION)
		(void)jk_check_truth(c, expr, &root);
	else if (use == JK_USED_AS_LOOP)
		m = check_loop(c, expr, &root);
	else
		(void)jk_check_meaning(c, expr, &root);
	return m;
}

static jk_result outcome(const jk_checker *c) { return c->no_memory ? JK_NO_MEMORY : JK_OK; }

jk_result jk_check_expression(jk_checker *c, const char *source, const jk_origin *where, jk_expression_use use)
{
	(void)check(c, source, where, use);
	return outcome(c);
}

jk_result jk_check_loose_expression(jk_checker *c, const char *source, const jk_origin *where)
{
	c->loose = 1;
	(void)check(c, source, where, JK_USED_OTHERWISE);
	c->loose = 0;
	return outcome(c);
}

/* --- loops and conditions --- */

static void check_shadow(jk_checker *c, const char *variable, const jk_origin *where)
{
	for (size_t i = 0; i < c->depth; i++)
		if (jk_text_equal(c->loops[i].variable, variable) || jk_text_equal(c->loops[i].index_variable, variable)) {
			c->where = where;
			JK_CHECK_REPORT(c, JK_DIAG_CHECK_LOOP_SHADOW, {"name", variable});
			return;
		}
}

jk_result jk_check_enter_loop(jk_checker *c, const char *variable, const char *source, const jk_origin *where)
{
	jk_meaning m = {.kind = JK_IS_NODES, .open = 1};
	if (source)
		m = check(c, source, where, JK_USED_AS_LOOP);
	m.several = 0;
	m.certain = 1;
	if (variable)
		check_shadow(c, variable, where);
	/* Deeper than a template may be: compiling refuses it, but the ends still come. */
	if (c->depth < JK_TEMPLATE_NESTING) {
		const char *name = jk_check_kept(c, jk_arena_string(c->arena, variable ? variable : ""));
		c->loops[c->depth] = (jk_check_loop){.variable = name, .meaning = m, .where = *where};
		c->loops[c->depth].index_variable = jk_check_kept(c, jk_arena_format(c->arena, "%s_index", name));
	}
	c->depth++;
	return outcome(c);
}

static int is_read_loosely(const jk_checker *c, const jk_check_loop *loop)
{
	for (size_t i = 0; i < c->loose_names.count; i++)
		if (jk_text_equal(c->loose_names.items[i], loop->variable) || jk_text_equal(c->loose_names.items[i], loop->index_variable))
			return 1;
	return 0;
}

static void tell_unused(jk_checker *c, const jk_check_loop *loop)
{
	c->where = &loop->where;
	if (*loop->variable && !loop->used && !is_read_loosely(c, loop))
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_LOOP_UNUSED, {"name", loop->variable});
}

void jk_check_leave_loop(jk_checker *c)
{
	if (c->depth && c->depth-- <= JK_TEMPLATE_NESTING)
		tell_unused(c, &c->loops[c->depth]);
}

static jk_check_columns *columns_of(const jk_checker *c, size_t slot)
{
	for (size_t i = 0; i < c->columns.count; i++) {
		jk_check_columns *columns = c->columns.items[i];
		if (columns->slot == slot)
			return columns;
	}
	return NULL;
}

jk_result jk_check_enter_columns(jk_checker *c, size_t slot, const char *variable, const char *source, const jk_origin *where)
{
	const jk_check_columns *known = columns_of(c, slot);
	if (!known)
		return jk_check_enter_loop(c, variable, source, where);
	if (c->depth < JK_TEMPLATE_NESTING)
		c->loops[c->depth] = known->loop;
	c->depth++;
	return outcome(c);
}

jk_result jk_check_leave_columns(jk_checker *c, size_t slot)
{
	jk_check_columns *columns = columns_of(c, slot);
	if (!c->depth || c->depth-- > JK_TEMPLATE_NESTING)
		return outcome(c);
	if (!columns) {
		columns = jk_arena_allocate(c->arena, sizeof *columns);
		if (!columns || jk_list_add(&c->columns, c->arena, columns) != JK_OK) {
			c->no_memory = 1;
			return outcome(c);
		}
	}
	*columns = (jk_check_columns){slot, c->loops[c->depth]};
	return outcome(c);
}

void jk_check_end_columns(jk_checker *c)
{
	for (size_t i = 0; i < c->columns.count; i++)
		tell_unused(c, &((jk_check_columns *)c->columns.items[i])->loop);
	c->columns.count = 0;
}

void jk_check_forget_loop(jk_checker *c) { c->depth -= c->depth > 0; }

void jk_check_enter_condition(jk_checker *c) { c->conditions++; }

void jk_check_leave_condition(jk_checker *c) { c->conditions -= c->conditions > 0; }

jk_result jk_check_clauses(jk_checker *c, const jk_origin *where)
{
	c->where = where;
	c->source = "clauses";
	c->use = JK_USED_AS_VALUE;
	jk_check_note_call(c, "clauses", "clauses", "");
	return outcome(c);
}
