#ifndef JK_TEMPLATE_INCLUDE_H
#define JK_TEMPLATE_INCLUDE_H
/* Annexes: a tag {{#include 'file'}} alone in its paragraph stands for the body of another document of the same format. They are put
 * in once, when the template is read, so that tags inside them and blocks around them work like those of the template itself, and a
 * document costs nothing more. */
#include "package/package.h"

typedef struct jk_annex_places jk_annex_places;

/* Whether a part (NUL behind it) may hold such a tag: never a wrong no. Looks only for # followed, whatever mark-up stands between, by the word. */
int jk_may_include(const char *bytes, size_t length);

/* Replaces *package by one with all annexes in it; it stays the same when there are none. File names are relative to the folder of the
 * file that holds the tag and must not lead out of the template's. *places (in `arena`, NULL when there are none) knows where each
 * paragraph was typed. Reports INCLUDE_*, TAG_ALONE, and faults of reading the annexes, all at once; even when it fails the package can be
 * looked over for other faults: tags that were told to be faulty are out of it. */
JK_CHECKED jk_result jk_include_annexes(jk_package **package, const jk_annex_places **places, jk_arena *arena, jk_diagnostics *diagnostics);
/* Passes on the faults of the whole, each at the place where it was typed: file, part, paragraph, as an author finds it (locate.h).
 * `places` may be NULL; faults of the annexes' own tags have their files already. JK_NO_MEMORY: some are lost. */
JK_CHECKED jk_result jk_annex_locate_faults(jk_diagnostics *to, const jk_diagnostics *from, const jk_package *package, const jk_annex_places *places);
/* Turns a place of the package with annexes (part, paragraph) into that where it was typed. */
void jk_annex_origin(const jk_annex_places *places, jk_origin *where);

#endif
