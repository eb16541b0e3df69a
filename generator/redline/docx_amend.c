/* Amending DOCX. */
#include "redline/docx_amend.h"
#include "base/text.h"

static void find_place(jk_wml_amending *m, const jk_amendment *x)
{
	if (x->paragraph && !jk_amend_paragraph(&m->draft, x->paragraph))
		jk_amend_misplaced(m->a, m->a->r->new_package, x->paragraph);
	if (x->source && !jk_amend_paragraph(&m->source, x->source))
		jk_amend_misplaced(m->a, m->a->r->old_package, x->source);
}

static void amend_body(jk_wml_amending *m)
{
	const jk_dialect *dialect = jk_dialect_named("docx");
	jk_amend_paragraphs(m->a->r, &m->draft, dialect, jk_xml_root(m->d->new_side.body));
	jk_amend_paragraphs(m->a->r, &m->source, dialect, jk_xml_root(m->d->old_side.body));
	for (size_t i = 0; i < m->a->count && jk_redline_fine(m->a->r); i++) {
		find_place(m, &m->a->amendments[i]);
		jk_amend_refuse(m->a, i);
	}
}

void jk_amend_docx(jk_amending *a)
{
	jk_wml d = {.r = a->r};
	jk_wml_amending m = {.a = a, .d = &d};
	if (jk_wml_open(&d))
		amend_body(&m);
	jk_wml_close(&d);
}
