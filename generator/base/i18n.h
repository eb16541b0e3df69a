#ifndef JK_BASE_I18N_H
#define JK_BASE_I18N_H
/* gettext: _() translates, N_() only marks. The domain is "jokou". */
#include <libintl.h>

#define _(text) dgettext("jokou", (text))
#ifndef N_
#define N_(text) (text)
#endif

#endif
