#include "cli/new_form.h"
#include <stdio.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"

typedef struct {
	jk_interview *interview;
	const jk_terminal *terminal;
	const jk_arguments *arguments;
	size_t taken, undecided, asked;
} taking;

static const char *words_for(jk_offer_outcome outcome)
{
	switch (outcome) {
	case JK_OFFER_TAKEN: return N_("{field}: {value}");
	case JK_OFFER_UNDECIDED: return N_("{field}: undecided");
	case JK_OFFER_ASKED: return N_("{field}: '{text}' is not understood and will be asked");
	case JK_OFFER_KEPT: return N_("{field}: '{text}' is passed over, there is an answer already");
	case JK_OFFER_NOWHERE: return N_("{field}: '{text}' belongs to nothing in the form and is passed over");
	default: return NULL;
	}
}

/* Results and fields to be filled in by hand are no part of the profile: they are no news. */
static int is_news(const taking *t, const jk_interview_field *field, int listed)
{
	if (field->outcome == JK_OFFER_NOWHERE)
		return listed && !jk_text_blank(field->text) && jk_interview_field_title(t->interview, field->field);
	return field->outcome != JK_OFFER_BLANK;
}

/* `mark` begins a row of a list. */
static void tell(taking *t, const jk_interview_field *field, int listed, const char *mark)
{
	const char *title = jk_interview_field_title(t->interview, field->field), *words = words_for(field->outcome);
	jk_buffer text;
	t->taken += field->outcome == JK_OFFER_TAKEN;
	t->undecided += field->outcome == JK_OFFER_UNDECIDED;
	t->asked += field->outcome == JK_OFFER_ASKED;
	if (!words || !is_news(t, field, listed))
		return;
	jk_buffer_init(&text, 0);
	jk_diagnostic_fill(&text, _(words), (const jk_argument[]){{"field", title ? title : field->field},
		{"value", field->shown ? field->shown : field->text}, {"text", field->text}, {NULL, NULL}});
	jk_terminal_say(t->terminal, field->outcome >= JK_OFFER_ASKED ? "! " : mark, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
}

/* The values from `first` on that stand in one row, or the one that stands alone. */
static size_t row_length(const jk_form *form, size_t first)
{
	const jk_form_value *value = jk_form_at(form, first);
	size_t end = first + 1;
	while (value->list && end < jk_form_count(form) && jk_form_at(form, end)->list == value->list && jk_form_at(form, end)->row == value->row)
		end++;
	return end - first;
}

static jk_result take_row(taking *t, const jk_form *form, size_t first, size_t count)
{
	int listed = jk_form_at(form, first)->list != 0;
	jk_interview_field *fields = jk_arena_array(t->arguments->arena, count, sizeof *fields);
	if (!fields)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < count; i++)
		fields[i] = (jk_interview_field){.field = jk_form_at(form, first + i)->field, .text = jk_form_at(form, first + i)->text};
	jk_result result = jk_interview_offer(t->interview, fields, count, listed);
	for (size_t i = 0; i < count && result == JK_OK; i++)
		tell(t, &fields[i], listed, listed && !i ? "- " : "  ");
	return result;
}

static void sum_up(const taking *t)
{
	jk_buffer text;
	char taken[24], undecided[24], asked[24];
	snprintf(taken, sizeof taken, "%zu", t->taken);
	snprintf(undecided, sizeof undecided, "%zu", t->undecided);
	snprintf(asked, sizeof asked, "%zu", t->asked);
	jk_buffer_init(&text, 0);
	jk_diagnostic_fill(&text, _("From the form: {taken} taken, {undecided} undecided, {asked} not understood."),
			   (const jk_argument[]){{"taken", taken}, {"undecided", undecided}, {"asked", asked}, {NULL, NULL}});
	jk_terminal_say(t->terminal, "", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
}

jk_result jk_take_form(jk_interview *interview, const jk_form *form, const jk_terminal *terminal, const jk_arguments *arguments)
{
	taking t = {.interview = interview, .terminal = terminal, .arguments = arguments};
	jk_result result = JK_OK;
	jk_terminal_say(terminal, "", _("What the form says:"));
	for (size_t i = 0; i < jk_form_count(form) && result == JK_OK; i += row_length(form, i))
		result = take_row(&t, form, i, row_length(form, i));
	if (result != JK_OK)
		return result;
	sum_up(&t);
	return jk_interview_offered(interview, arguments->diagnostics);
}
