/* Words of the report. */
#include "base/i18n.h"
#include "update/planning.h"

static const struct {
	const char *word, *sentence;
} dones[] = {
	[JK_DONE_NOTHING] = {"nothing", N_("Nothing to do: the draft has what the release has.")},
	[JK_DONE_KEPT] = {"kept", N_("Edited by hand only: kept as it is.")},
	[JK_DONE_CHANGED] = {"changed", N_("Changed by the release only: put in as tracked changes.")},
	[JK_DONE_MERGED] = {"merged", N_("Edited by hand and changed by the release at different words: the release's changes stand beside those of the hand.")},
	[JK_DONE_CONFLICT] = {"conflict", N_("Edited by hand and changed by the release at the same words: the draft's words stay, a comment has the release's. Decide which are right.")},
	[JK_DONE_INSERTED] = {"inserted", N_("New in the release: put in as a tracked insertion.")},
	[JK_DONE_REMOVED] = {"removed", N_("Withdrawn by the release: marked as a tracked deletion.")},
	[JK_DONE_LEFT_OUT] = {"left-out", N_("Deleted by hand but changed by the release: not put back. A comment has the release's text. Decide whether it is needed.")},
	[JK_DONE_TOLD] = {"told", N_("Could not be put in here: a comment says what the release has. Put it in by hand.")},
};

const char *jk_done_word(jk_done done) { return dones[done].word; }
const char *jk_done_sentence(jk_done done) { return _(dones[done].sentence); }

jk_done jk_done_of(const jk_tally *t)
{
	if (t->conflict)
		return JK_DONE_CONFLICT;
	if (t->told)
		return JK_DONE_TOLD;
	if (t->left_out)
		return JK_DONE_LEFT_OUT;
	if (t->put_in)
		return t->by_hand ? JK_DONE_MERGED : JK_DONE_CHANGED;
	return t->by_hand ? JK_DONE_KEPT : JK_DONE_NOTHING;
}
