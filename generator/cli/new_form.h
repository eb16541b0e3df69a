#ifndef JK_CLI_NEW_FORM_H
#define JK_CLI_NEW_FORM_H
/* What stands in a filled-in form, taken into an interview and told line by line. */
#include "cli/command.h"
#include "cli/terminal.h"
#include "jokou/format.h"
#include "jokou/interview.h"

JK_CHECKED jk_result jk_take_form(jk_interview *interview, const jk_form *form, const jk_terminal *terminal, const jk_arguments *arguments);

#endif
