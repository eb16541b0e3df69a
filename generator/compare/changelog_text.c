/* A changelog as text. */
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "compare/changelog.h"
#include "compare/page.h"
#include "compare/summary.h"

enum { COLUMNS_USUAL = 100 };
static const char margin[] = "   ";

typedef struct {
	jk_page page;
	const jk_changelog *log;
	jk_arena *arena;
	jk_list said; /* const char *: words of the entry that were told, for papers often share them */
	int all;
} telling;

/* --- words --- */

static void say(telling *t, const char *text) { jk_page_say(&t->page, JK_PLAIN, text ? text : ""); }

static void end_line(telling *t) { jk_page_break(&t->page, margin); }

/* What `put` appends, as the words of a line. */
static const char *made(telling *t, void (*put)(jk_buffer *, const jk_log_entry *), const jk_log_entry *entry)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put(&text, entry);
	const char *kept = text.failed ? NULL : jk_arena_string(t->arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	t->page.out->failed |= !kept;
	return kept ? kept : "";
}

static void say_named(telling *t, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	jk_page_say(&t->page, JK_STYLE_FAINT, name);
	say(t, text);
	end_line(t);
}

static void say_sentence(telling *t, const char *text)
{
	jk_page_say(&t->page, JK_STYLE_DOUBT, text);
	end_line(t);
}

/* --- head --- */

static void say_catalog(telling *t, const char *word, const jk_catalog *catalog)
{
	jk_page_say(&t->page, JK_STYLE_HEAD, word);
	say(t, catalog->title ? catalog->title : "");
	say(t, "　");
	say(t, catalog->id);
	say(t, " ");
	say(t, catalog->version);
	jk_page_say(&t->page, JK_STYLE_FAINT, "  ");
	jk_page_say(&t->page, JK_STYLE_FAINT, catalog->path);
	jk_page_break(&t->page, "");
}

static void say_count(telling *t, const char *name, size_t count, jk_style style, int first)
{
	const char *number = jk_arena_format(t->arena, " %zu", count);
	jk_page_say(&t->page, JK_PLAIN, first ? "" : "　");
	jk_page_say(&t->page, count ? style : JK_STYLE_FAINT, name);
	jk_page_say(&t->page, count ? style : JK_STYLE_FAINT, number ? number : "");
}

static void say_counts(telling *t)
{
	const jk_log_counts c = jk_log_count(t->log);
	say_count(t, _("substantive"), c.by_weight[JK_WEIGHT_SUBSTANTIVE], JK_STYLE_HEAD, 1);
	say_count(t, _("corrections"), c.by_weight[JK_WEIGHT_CORRECTION], JK_PLAIN, 0);
	say_count(t, _("editorial"), c.by_weight[JK_WEIGHT_EDITORIAL], JK_PLAIN, 0);
	say_count(t, _("other changes"), t->log->changes.count, JK_PLAIN, 0);
	jk_page_break(&t->page, "  ");
	say_count(t, _("added"), c.by_state[JK_LOG_IN], JK_PLAIN, 1);
	say_count(t, _("taken out"), c.by_state[JK_LOG_OUT], JK_PLAIN, 0);
	say_count(t, _("changed"), c.by_state[JK_LOG_CHANGED], JK_PLAIN, 0);
	say_count(t, _("weaker"), c.by_effect[JK_EFFECT_WEAKENED], JK_STYLE_BAD, 0);
	say_count(t, _("stronger"), c.by_effect[JK_EFFECT_STRENGTHENED], JK_STYLE_GOOD, 0);
	say_count(t, _("to be judged"), c.by_effect[JK_EFFECT_UNCLEAR], JK_STYLE_DOUBT, 0);
	jk_page_break(&t->page, "  ");
}

static void say_bump(telling *t)
{
	const jk_changelog *log = t->log;
	jk_buffer text;
	if (log->bump == JK_BUMP_NONE) {
		jk_page_line(&t->page, JK_PLAIN, _("  Nothing differs."));
		return;
	}
	int fits = jk_version_fits(log->older->version, log->newer->version, log->bump);
	jk_buffer_init(&text, 0);
	JK_SAY(&text, fits ? _("{old} to {new} fits: {reason}, so {least} must rise at least") : _("{old} to {new} is too small a step: {reason}, so {least} must rise at least"),
	       {"old", log->older->version}, {"new", log->newer->version}, {"reason", jk_changelog_bump_reason(log)}, {"least", jk_bump_name(log->bump)});
	jk_page_say(&t->page, JK_STYLE_FAINT, _("version: "));
	jk_page_say(&t->page, fits ? JK_PLAIN : JK_STYLE_DOUBT, jk_buffer_text(&text));
	jk_page_break(&t->page, "  ");
	jk_buffer_dispose(&text);
}

/* --- an entry --- */

static void say_heading(telling *t, const jk_log_entry *entry)
{
	jk_page *p = &t->page;
	jk_page_say(p, JK_STYLE_HEAD, entry->title);
	say(t, entry->old_sheet || entry->new_sheet ? _(" (rows)") : "");
	say(t, "  [");
	jk_page_say(p, JK_STYLE_HEAD, jk_log_state_name(entry->state));
	if (entry->effect != JK_EFFECT_NEUTRAL) {
		say(t, _(", "));
		jk_page_say(p, jk_effect_style(entry->effect), jk_effect_name(entry->effect));
	}
	say(t, "]");
	jk_page_say(p, JK_STYLE_FAINT, "  ");
	jk_page_say(p, JK_STYLE_FAINT, entry->id);
	jk_page_say(p, JK_STYLE_FAINT, " ");
	jk_page_say(p, JK_STYLE_FAINT, entry->was ? entry->was : entry->is);
	if (entry->was && entry->is && !entry->unraised) {
		jk_page_say(p, JK_STYLE_FAINT, " → ");
		jk_page_say(p, JK_STYLE_FAINT, entry->is);
	}
	jk_page_break(p, "■ ");
}

static void say_value(telling *t, const jk_value_change *change)
{
	const jk_side_value *shown = change->new_value ? change->new_value : change->old_value;
	say(t, shown->label ? shown->label : shown->name);
	say(t, "：");
	say(t, change->old_value ? jk_side_value_text(change->old_value) : "－");
	say(t, " → ");
	say(t, change->new_value ? jk_side_value_text(change->new_value) : "－");
	if (change->effect != JK_EFFECT_NEUTRAL) {
		say(t, "  ");
		jk_page_say(&t->page, jk_effect_style(change->effect), jk_effect_name(change->effect));
	}
	end_line(t);
}

static void say_reason(telling *t, const jk_revision *revision)
{
	jk_page_say(&t->page, JK_STYLE_FAINT, _("reason"));
	say(t, "（");
	say(t, revision->version);
	say(t, "、");
	say(t, revision->date);
	say(t, "）：");
	say(t, revision->text);
	end_line(t);
}

/* --- words of an entry --- */

static void say_piece(void *state, const jk_piece *piece)
{
	static const jk_style styles[] = {[JK_KEPT] = JK_PLAIN, [JK_INSERTED] = JK_STYLE_INSERTED, [JK_DELETED] = JK_STYLE_DELETED};
	jk_page_say(state, styles[piece->mark], piece->text);
}

static void say_cells(telling *t, const jk_block_pair *pair)
{
	for (size_t i = 0; i < pair->rows.count; i++) {
		const jk_row_pair *row = pair->rows.items[i];
		for (size_t k = 0; !jk_row_is_same(row) && k < jk_row_cells(row); k++) {
			say(t, k ? " ｜ " : "");
			jk_cell_pieces(row, k, say_piece, &t->page);
		}
		jk_page_break(&t->page, "   ｜ ");
	}
}

/* Whether a paper before had the same words, which are then told once. */
static int is_said(telling *t, const jk_block_pair *pair)
{
	const char *text = jk_arena_format(t->arena, "%s\n%s", pair->old_block ? pair->old_block->text : "", pair->new_block ? pair->new_block->text : "");
	for (size_t i = 0; text && !pair->rows.count && i < t->said.count; i++)
		if (jk_text_equal(text, t->said.items[i]))
			return 1;
	t->page.out->failed |= !text || jk_list_add(&t->said, t->arena, text) != JK_OK;
	return 0;
}

/* The defaults and bounds of a parameter whose value is told already. */
static int is_told_as_value(const jk_log_entry *entry, const jk_block_pair *pair)
{
	return entry->values.count && jk_text_starts(jk_block_shown(pair)->anchor ? jk_block_shown(pair)->anchor : "", "parameter-");
}

static void say_block(telling *t, const jk_block_pair *pair)
{
	const char *label = jk_block_shown(pair)->label;
	jk_page_say(&t->page, JK_STYLE_FAINT, label);
	say(t, *label ? "　" : "");
	jk_block_pieces(pair, say_piece, &t->page);
	jk_page_break(&t->page, "     ");
	say_cells(t, pair);
}

/* The paper stands before its first words that were not told of another. */
static void say_words(telling *t, const jk_log_entry *entry, const jk_log_unit *unit)
{
	int begun = 0;
	for (size_t i = 0; i < unit->unit->blocks.count; i++) {
		const jk_block_pair *pair = unit->unit->blocks.items[i];
		if (jk_block_is_same(pair) || (!t->all && is_told_as_value(entry, pair)) || is_said(t, pair))
			continue;
		if (!begun++) {
			jk_page_say(&t->page, JK_STYLE_FAINT, jk_paper_title(jk_paper_shown(unit->paper)));
			say(t, entry->new_sheet || entry->old_sheet ? "　" : "");
			jk_page_say(&t->page, JK_STYLE_FAINT, entry->new_sheet || entry->old_sheet ? jk_pair_shown(unit->unit)->label : "");
			end_line(t);
		}
		say_block(t, pair);
	}
}

/* Of what came in or went the words stand in the table of old and new; here only when asked for. */
static void say_entry(telling *t, const jk_log_entry *entry)
{
	t->said = (jk_list){0};
	say_heading(t, entry);
	for (size_t i = 0; i < entry->values.count; i++)
		say_value(t, entry->values.items[i]);
	for (size_t i = 0; (t->all || entry->state == JK_LOG_CHANGED) && i < entry->units.count; i++)
		say_words(t, entry, entry->units.items[i]);
	if (entry->state == JK_LOG_CHANGED && !entry->words)
		say_sentence(t, _("Only notes for those who draft differ."));
	if (entry->unraised)
		say_sentence(t, _("The version was not raised."));
	for (size_t i = 0; i < entry->because.count; i++)
		say_reason(t, entry->because.items[i]);
	say_named(t, _("papers: "), made(t, jk_log_put_papers, entry));
	say_named(t, _("provisions: "), made(t, jk_log_put_covers, entry));
	for (size_t i = 0; i < entry->lost.count; i++)
		say_named(t, _("without cover: "), jk_provision_name(t->log->comparison, entry->lost.items[i]));
	jk_page_gap(&t->page);
}

static void say_title(telling *t, const char *title)
{
	jk_page_say(&t->page, JK_STYLE_HEAD, title);
	jk_page_break(&t->page, "━━ ");
	jk_page_gap(&t->page);
}

static void say_entries(telling *t, jk_weight weight, const char *title)
{
	int begun = 0;
	for (size_t i = 0; i < t->log->entries.count; i++) {
		const jk_log_entry *entry = t->log->entries.items[i];
		if (entry->weight != weight)
			continue;
		if (!begun++)
			say_title(t, title);
		say_entry(t, entry);
	}
}

/* --- the rest --- */

/* What one side has; of two, what the other has not. */
static void say_parts(telling *t, jk_style style, const char *text, const char *without)
{
	jk_buffer parts;
	jk_buffer_init(&parts, 0);
	jk_log_put_parts(&parts, text, without);
	jk_page_say(&t->page, style, text && !parts.length ? "－" : jk_buffer_text(&parts));
	t->page.out->failed |= parts.failed;
	jk_buffer_dispose(&parts);
}

static void say_record(telling *t, const jk_log_record *record)
{
	const jk_record *was = record->old_record, *is = record->new_record;
	jk_page *p = &t->page;
	say(t, jk_log_state_name(was ? JK_LOG_CHANGED : JK_LOG_IN));
	say(t, "　");
	jk_page_say(p, JK_STYLE_HEAD, is->title ? is->title : is->id);
	jk_page_say(p, JK_STYLE_FAINT, "  ");
	jk_page_say(p, JK_STYLE_FAINT, is->id);
	jk_page_say(p, JK_STYLE_FAINT, " ");
	jk_page_say(p, JK_STYLE_FAINT, was && was->version && !record->unraised ? was->version : is->version);
	jk_page_say(p, JK_STYLE_FAINT, was && !record->unraised ? " → " : "");
	jk_page_say(p, JK_STYLE_FAINT, was && !record->unraised ? is->version : "");
	jk_page_break(p, "  ");
	if (record->unraised)
		say_sentence(t, _("The version was not raised."));
	for (size_t i = 0; i < record->because.count; i++)
		say_reason(t, record->because.items[i]);
}

static void say_change(telling *t, const jk_log_change *change)
{
	static const jk_style styles[] = {[JK_LOG_IN] = JK_STYLE_INSERTED, [JK_LOG_OUT] = JK_STYLE_DELETED, [JK_LOG_CHANGED] = JK_PLAIN};
	jk_page *p = &t->page;
	say(t, jk_log_state_name(change->state));
	say(t, "　");
	jk_page_say(p, JK_STYLE_HEAD, change->name);
	jk_page_say(p, JK_STYLE_FAINT, *change->name ? "  " : "");
	jk_page_say(p, JK_STYLE_FAINT, change->scope);
	jk_page_say(p, JK_STYLE_FAINT, *change->scope ? "/" : "");
	jk_page_say(p, JK_STYLE_FAINT, change->id);
	if (change->category != JK_LOG_TEMPLATE) {
		int moved = change->old_text && change->new_text && jk_text_equal(change->old_text, change->new_text);
		say(t, "  ");
		say_parts(t, styles[change->state], moved ? NULL : change->old_text, change->new_text);
		say(t, !moved && change->state == JK_LOG_CHANGED ? " → " : "");
		say_parts(t, styles[change->state], change->new_text, moved ? NULL : change->old_text);
		say(t, moved ? _(" (moved)") : "");
	}
	jk_page_break(p, "  ");
}

static void say_changes(telling *t)
{
	const jk_list *changes = &t->log->changes;
	if (changes->count + t->log->records.count)
		say_title(t, _("Besides the clauses"));
	for (size_t i = 0; i < t->log->records.count; i++)
		say_record(t, t->log->records.items[i]);
	for (size_t i = 0; i < changes->count; i++) {
		const jk_log_change *change = changes->items[i], *before = i ? changes->items[i - 1] : NULL;
		if (!before || before->category != change->category)
			jk_page_line(&t->page, JK_STYLE_HEAD, jk_log_category_name(change->category));
		say_change(t, change);
	}
	if (changes->count + t->log->records.count)
		jk_page_gap(&t->page);
}

static void say_followed(telling *t)
{
	const jk_list *followed = &t->log->followed;
	if (!followed->count)
		return;
	say_title(t, _("Clauses that read otherwise because of the above"));
	for (size_t i = 0; i < followed->count; i++) {
		const jk_clause *clause = jk_catalog_clause(t->log->newer, followed->items[i]);
		say(t, i ? "、" : "");
		say(t, clause ? clause->title : followed->items[i]);
	}
	jk_page_break(&t->page, "  ");
	jk_page_gap(&t->page);
}

static void say_files(telling *t)
{
	int begun = 0;
	for (size_t i = 0; i < t->log->files.count; i++) {
		const jk_log_file *file = t->log->files.items[i];
		if (file->told)
			continue;
		if (!begun++)
			say_title(t, _("Files of which only notes, layout or histories differ"));
		say(t, jk_log_state_name(file->state));
		say(t, "　");
		say(t, file->path);
		jk_page_break(&t->page, "  ");
	}
}

static void say_all(telling *t)
{
	jk_page_line(&t->page, JK_STYLE_HEAD, _("Changes of the catalog"));
	say_catalog(t, _("old  "), t->log->older);
	say_catalog(t, _("new  "), t->log->newer);
	for (size_t i = 0; i < t->log->notes.count; i++)
		say_reason(t, t->log->notes.items[i]);
	jk_page_gap(&t->page);
	say_counts(t);
	say_bump(t);
	jk_page_gap(&t->page);
	say_entries(t, JK_WEIGHT_SUBSTANTIVE, _("Substantive"));
	say_entries(t, JK_WEIGHT_CORRECTION, _("Corrections"));
	say_entries(t, JK_WEIGHT_EDITORIAL, _("Editorial"));
	say_entries(t, JK_WEIGHT_NONE, _("Unchanged in words"));
	say_changes(t);
	say_followed(t);
	say_files(t);
}

jk_result jk_changelog_text(char **out, const jk_changelog *changelog, const jk_compare_text_options *options)
{
	telling t = {.log = changelog, .all = options && options->all};
	jk_buffer text;
	*out = NULL;
	if (jk_arena_new(&t.arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&text, 0);
	jk_page_begin(&t.page, &text, options && options->columns ? options->columns : COLUMNS_USUAL, options && options->colour);
	say_all(&t);
	jk_page_end(&t.page);
	jk_arena_free(t.arena);
	return jk_text_take(out, &text);
}
