#include "template/models.h"
#include <stdint.h>
#include <string.h>
#include "template/compile.h"

/* The models ask a template for its parts; one that holds nothing else serves. */
jk_result jk_models_read(jk_models *out, jk_arena *arena, const jk_package *package, const jk_dialect *dialect, jk_xml *body,
			 jk_diagnostics *diagnostics)
{
	*out = (jk_models){.holder = {.arena = arena, .package = (void *)(uintptr_t)package, .dialect = dialect}};
	jk_compiling c = {.compiled = &out->holder, .dialect = dialect, .arena = arena, .xml = body, .part = dialect->main_part, .diagnostics = diagnostics};
	if (strcmp(dialect->format, "odt") == 0)
		out->odt = jk_odt_model_of(&c);
	else
		out->docx = jk_docx_model_of(&c);
	if (out->odt || out->docx)
		return JK_OK;
	return c.failed && !c.no_memory ? JK_FAILED : JK_NO_MEMORY;
}

void jk_models_dispose(jk_models *models)
{
	jk_numbering_free(models->holder.numbering);
	jk_xml_free(models->holder.styles);
	models->holder.numbering = NULL;
	models->holder.styles = NULL;
}
