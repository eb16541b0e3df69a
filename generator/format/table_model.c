/* /comparison: the tree that the template of a 新旧対照表 reads (comparison.rng). */
#include <string.h>
#include "base/text.h"
#include "compare/table.h"
#include "format/writing.h"

typedef struct {
	jk_writing *w;
	const jk_comparison *comparison;
	const jk_comparison_table_options *options;
	const jk_contrast *contrast;
} modelling;

static const char *yes_no(int yes) { return yes ? "yes" : "no"; }

static const char *given(const char *text, const char *usual) { return text ? text : usual; }

static jk_node *add(modelling *m, jk_node *parent, const char *name)
{
	jk_node *node = parent ? jk_node_add(parent, name) : NULL;
	m->w->no_memory |= !node;
	return node;
}

static jk_node *add_with_text(modelling *m, jk_node *parent, const char *name, const char *text)
{
	jk_node *node = add(m, parent, name);
	m->w->no_memory |= !node || !jk_node_add_text(node, text);
	return node;
}

static const char *frame_word(const modelling *m) { return m->options->national ? "dashed" : "thick"; }

/* A run of text, or a cell. */
static void add_run(modelling *m, jk_node *parent, const char *name, const jk_contrast_run *run)
{
	static const char *const marks[] = {"none", "single", "double"};
	jk_node *node = add_with_text(m, parent, name, run->text);
	jk_model_set(m->w, node, "changed", yes_no(run->mark != JK_CONTRAST_PLAIN));
	jk_model_set(m->w, node, "mark", run->mark == JK_CONTRAST_FRAMED ? frame_word(m) : marks[run->mark]);
}

static void add_remarks(modelling *m, jk_node *parent, const jk_list *remarks)
{
	for (size_t i = 0; i < remarks->count; i++)
		add_with_text(m, parent, "remark", remarks->items[i]);
}

/* --- tables --- */

static void add_table(modelling *m, jk_node *node, const jk_contrast_line *line)
{
	static const char *const kinds[] = {"head", "plain", "framed", "omitted"};
	for (size_t i = 0; i < line->columns; i++)
		add(m, node, "column");
	for (size_t i = 0; i < line->rows.count; i++) {
		const jk_contrast_table_row *row = line->rows.items[i];
		jk_node *child = add(m, node, "row");
		jk_model_set(m->w, child, "kind", kinds[row->kind]);
		for (size_t k = 0; k < row->cells.count; k++)
			add_run(m, child, "cell", row->cells.items[k]);
	}
}

static void add_line(modelling *m, jk_node *parent, const jk_contrast_line *line)
{
	static const char *const kinds[] = {"chapter", "caption", "heading", "article", "paragraph", "plain", "item", "subitem1", "subitem2", "title", "table", "note"};
	jk_node *node = add(m, parent, "line");
	jk_model_set(m->w, node, "kind", kinds[line->kind]);
	jk_model_set(m->w, node, "framed", yes_no(line->framed));
	for (size_t i = 0; i < line->runs.count; i++)
		add_run(m, node, "piece", line->runs.items[i]);
	add_table(m, node, line);
}

static void add_side(modelling *m, jk_node *row, const char *name, const jk_list *lines)
{
	jk_node *node = add(m, row, name);
	for (size_t i = 0; i < lines->count && !m->w->no_memory; i++)
		add_line(m, node, lines->items[i]);
}

static void add_paper(modelling *m, jk_node *root, const jk_contrast_paper *paper)
{
	int left = m->options->old_left ? JK_OLD_SIDE : JK_NEW_SIDE;
	jk_node *node = add(m, root, "paper");
	jk_model_set(m->w, node, "title", paper->title);
	for (size_t i = 0; i < paper->rows.count && !m->w->no_memory; i++) {
		const jk_contrast_row *source = paper->rows.items[i];
		jk_node *row = add(m, node, "row");
		jk_model_set(m->w, row, "first", yes_no(source->first));
		add_side(m, row, "left", &source->lines[left]);
		add_side(m, row, "right", &source->lines[!left]);
		add_remarks(m, row, &source->remarks);
	}
}

/* --- the summary --- */

static void add_counts(modelling *m, jk_node *root)
{
	const jk_compare_counts *n = &m->comparison->counts;
	const struct {
		const char *name;
		size_t count;
	} all[] = {{"changed", n->changed},   {"added", n->added},         {"removed", n->removed},           {"moved", n->moved},     {"renumbered", n->renumbered}, {"same", n->same},
		   {"weakened", n->weakened}, {"strengthened", n->strengthened}, {"unclear", n->unclear}, {"uncovered", n->uncovered}};
	jk_node *node = add(m, root, "counts");
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		const char *text = jk_arena_format(m->w->arena, "%zu", all[i].count);
		m->w->no_memory |= !text;
		jk_model_set(m->w, node, all[i].name, text);
	}
}

static void add_point(modelling *m, jk_node *root, const jk_contrast_point *point)
{
	jk_node *node = add(m, root, "point");
	jk_model_set(m->w, node, "effect", point->effect);
	jk_model_set(m->w, node, "state", point->state);
	jk_model_set(m->w, node, "place", point->place);
	jk_model_set(m->w, node, "title", point->title);
	jk_model_set(m->w, node, "provisions", point->provisions);
	add_remarks(m, node, &point->remarks);
}

static void add_whole(modelling *m, jk_node *root, const jk_contrast_whole *whole)
{
	jk_node *node = add(m, root, "whole");
	const char *units = jk_arena_format(m->w->arena, "%zu", whole->units);
	m->w->no_memory |= !units;
	jk_model_set(m->w, node, "title", whole->title);
	jk_model_set(m->w, node, "state", whole->added ? "新設" : "削る");
	jk_model_set(m->w, node, "units", units);
}

static void add_rest(modelling *m, jk_node *root, const jk_contrast_rest *rest)
{
	jk_node *node = add(m, root, "rest");
	jk_model_set(m->w, node, "title", rest->title);
	jk_model_set(m->w, node, "places", rest->places);
}

static void add_gap(modelling *m, jk_node *root, const jk_contrast_gap *gap)
{
	const jk_uncovered *uncovered = gap->uncovered;
	jk_node *node = add(m, root, "gap");
	jk_model_set(m->w, node, "provision", uncovered->provision->id);
	jk_model_set(m->w, node, "section", uncovered->provision->section);
	jk_model_set(m->w, node, "place", gap->place);
	jk_model_set(m->w, node, "reason", given(uncovered->reason, ""));
	add_with_text(m, node, "text", uncovered->provision->text);
}

/* --- the whole --- */

static int any_framed(const jk_contrast *contrast)
{
	for (size_t i = 0; i < contrast->papers.count; i++)
		if (((const jk_contrast_paper *)contrast->papers.items[i])->framed)
			return 1;
	return 0;
}

/* Folders of somebody's machine do not belong into a paper. */
static const char *file_name(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	return slash && slash[1] ? slash + 1 : path;
}

/* A document that came back is held against what is in it, which has the same file name. */
static const char *old_name(const modelling *m)
{
	const jk_side *old_side = m->comparison->old_side;
	if (!m->comparison->review || !jk_text_equal(old_side->name, m->comparison->new_side->name))
		return file_name(old_side->name);
	return jk_arena_format(m->w->arena, "作成時の条項（条項集の版 %s）", old_side->version ? old_side->version : "－");
}

static const char *new_title(const modelling *m) { return given(m->options->new_title, m->comparison->review ? "修正案" : "改正後"); }

static const char *old_title(const modelling *m) { return given(m->options->old_title, m->comparison->review ? "原案" : "改正前"); }

static void set_titles(modelling *m, jk_node *root)
{
	int old_left = m->options->old_left;
	jk_model_set(m->w, root, "left", old_left ? old_title(m) : new_title(m));
	jk_model_set(m->w, root, "right", old_left ? new_title(m) : old_title(m));
	jk_model_set(m->w, root, "new", file_name(m->comparison->new_side->name));
	jk_model_set(m->w, root, "old", old_name(m));
}

static void set_sentence(modelling *m, jk_node *root, const char *name, const char *own, const char *usual)
{
	m->w->no_memory |= !usual;
	jk_model_set(m->w, root, name, own ? own : usual);
}

static void set_sentences(modelling *m, jk_node *root)
{
	const jk_comparison_table_options *o = m->options;
	int review = m->comparison->review;
	const char *part = review ? "修正部分" : "改正部分";
	const char *note = jk_arena_format(m->w->arena, any_framed(m->contrast) ? "%sは、下線の部分（表については、太枠の部分）である。" : "%sは、下線の部分である。", part);
	set_sentence(m, root, "lead", o->lead, review ? "次の表のように修正する。" : "次の表のように改正する。");
	set_sentence(m, root, "note", o->note, note);
}

/* In the style of the State the sentence before the table says what each mark does; the note, which of them do nothing. */
static void set_national_sentences(modelling *m, jk_node *root)
{
	const jk_comparison_table_options *o = m->options;
	const char *is = new_title(m), *was = old_title(m), *part = any_framed(m->contrast) ? "傍線を付し、又は破線で囲んだ部分" : "傍線を付した部分";
	const char *lead = jk_arena_format(
		m->w->arena,
		"次の表により、%s欄の%sを、これに順次対応する%s欄の%sのように改める。標記部分に二重傍線を付した規定（以下「対象規定」という。）は、"
		"標記部分が同じものは%s欄のもののように改め、標記部分が異なるものは%s欄のものとして移動し、%s欄に対応するもののないものは削り、"
		"%s欄に対応するもののないものは加える。",
		was, part, is, part, is, is, is, was);
	const char *note = jk_arena_format(m->w->arena, "表中の%s%s対象規定の標記部分を除く部分に付した傍線は、注記である。", given(o->omitted, "略"),
					   o->without_notes ? "の記載及び" : "、（新設）及び（削る）の記載並びに");
	set_sentence(m, root, "lead", o->lead, lead);
	set_sentence(m, root, "note", o->note, note);
}

static void set_heads(modelling *m, jk_node *root)
{
	const jk_comparison_table_options *o = m->options;
	jk_model_set(m->w, root, "title", given(o->title, "新旧対照表"));
	jk_model_set(m->w, root, "author", given(o->author, ""));
	jk_model_set(m->w, root, "date", given(o->date, ""));
	if (o->national)
		set_national_sentences(m, root);
	else
		set_sentences(m, root);
	set_titles(m, root);
	jk_model_set(m->w, root, "remarks", yes_no(o->remarks));
	jk_model_set(m->w, root, "summary", yes_no(!o->without_summary));
}

static void add_all(modelling *m, jk_node *root)
{
	set_heads(m, root);
	add_counts(m, root);
	for (size_t i = 0; i < m->contrast->points.count && !m->w->no_memory; i++)
		add_point(m, root, m->contrast->points.items[i]);
	for (size_t i = 0; i < m->contrast->wholes.count && !m->w->no_memory; i++)
		add_whole(m, root, m->contrast->wholes.items[i]);
	for (size_t i = 0; i < m->contrast->rests.count && !m->w->no_memory; i++)
		add_rest(m, root, m->contrast->rests.items[i]);
	for (size_t i = 0; i < m->contrast->gaps.count && !m->w->no_memory; i++)
		add_gap(m, root, m->contrast->gaps.items[i]);
	for (size_t i = 0; i < m->contrast->papers.count && !m->w->no_memory; i++)
		add_paper(m, root, m->contrast->papers.items[i]);
}

jk_result jk_table_model_build(jk_writing *w, const jk_comparison *comparison, const jk_comparison_table_options *options)
{
	const jk_contrast_options rules = {.without_notes = options->without_notes, .national = options->national, .all = options->all, .omitted = options->omitted};
	jk_contrast *contrast;
	modelling m = {.w = w, .comparison = comparison, .options = options};
	if (jk_xml_new(&w->model, "comparison") != JK_OK || jk_contrast_make(&contrast, w->arena, comparison, &rules) != JK_OK)
		return JK_NO_MEMORY;
	m.contrast = contrast;
	add_all(&m, jk_xml_root(w->model));
	return w->no_memory ? JK_NO_MEMORY : JK_OK;
}
