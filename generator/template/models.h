#ifndef JK_TEMPLATE_MODELS_H
#define JK_TEMPLATE_MODELS_H
/* What styles and numbering of any document say, be it a template or not: for those who read documents. */
#include "template/docx_model.h"
#include "template/odt_model.h"

typedef struct {
	const jk_docx_model *docx; /* one of the two */
	const jk_odt_model *odt;
	jk_template holder;        /* of the trees they borrow from; private */
} jk_models;

/* Reads them in the arena. The package and the tree of its main part must outlive them. To be disposed of in any case. Reports X…, PACKAGE_PART. */
JK_CHECKED jk_result jk_models_read(jk_models *out, jk_arena *arena, const jk_package *package, const jk_dialect *dialect, jk_xml *body,
				    jk_diagnostics *diagnostics);
void jk_models_dispose(jk_models *models);

#endif
