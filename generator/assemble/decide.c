/* The decision: scope, regime, groups of functions, chapter, approver. Numbers A1–A27 are the rulings of docs/decisions.md. */
#include <string.h>
#include "assemble/assembling.h"
#include "assemble/decision.h"
#include "base/diagnostic.h"
#include "base/text.h"

/* Sentences of the reasons, with the provision each rests on. {…} are filled in. */
typedef enum {
	BECAUSE_EXTERNAL,
	BECAUSE_OUTSOURCING,
	BECAUSE_BOTH,
	BECAUSE_OWN,
	BECAUSE_NOT_PUBLIC,
	BECAUSE_OTHER_USERS,
	BECAUSE_GOVERNMENT_CLOUD,
	BECAUSE_RESIDENTS,
	BECAUSE_IMPORTANT,
	BECAUSE_UNKNOWN,
	BECAUSE_NOT_IMPORTANT,
	BECAUSE_APPROVER_IMPORTANT,
	BECAUSE_APPROVER_NORMAL,
	BECAUSE_APPLICANT_IMPORTANT,
	BECAUSE_APPLICANT_NORMAL,
	BECAUSE_SPLIT,
	BECAUSE_MERGED,
	BECAUSE_CONFERENCE,
} because;

static const jk_reason sentences[] = {
	[BECAUSE_EXTERNAL] = {"R-3", "{entity}以外の者が一般向けに提供する情報システムの機能であるため、{service}に当たる（提供者＝外部、一般向けの提供＝{public}）。"},
	[BECAUSE_OUTSOURCING] = {"R-1", "{entity}の業務そのものを契約によって行わせるため、業務委託に当たり、{policy}の定めによる。"},
	[BECAUSE_BOTH] = {"R-1", "{entity}の業務も契約によって行わせるため、業務委託の定め（{policy}）も併せて適用する。"}, /* A5 */
	[BECAUSE_OWN] = {"R-3", "提供者が{entity}自身であるため、{service}に当たらない。"},
	[BECAUSE_NOT_PUBLIC] = {"R-3", "一般向けに提供される機能でなく、業務の委託でもないため、対象としない。"},
	[BECAUSE_OTHER_USERS] = {"2-3", "利用するのが{rules}の適用範囲外の者（{residents}等を除く。）であるため、記録だけを残す。"},
	[BECAUSE_GOVERNMENT_CLOUD] = {"R-6.2", "ガバメントクラウドは別の枠組みで調達されるため、台帳への登録だけを行う。"}, /* A6 */
	[BECAUSE_RESIDENTS] = {"2-3", "{rules}の適用範囲外で{residents}等に利用させるため、基準に準じて選定し、申請及び台帳も既定で作成する。"}, /* A4 */
	[BECAUSE_IMPORTANT] = {"2-1.2", "取り扱う情報の機密性が最高で「{level}」であり、{important}を取り扱うため、基準第3章による。"}, /* A1 */
	[BECAUSE_UNKNOWN] = {"2-1.1", "機密性の格付が決まっていない情報があるため、決まるまでは{important}とみなし、基準第3章による。"},
	[BECAUSE_NOT_IMPORTANT] = {"2-2", "取り扱う情報の機密性が最高で「{level}」であり、{important}を取り扱わないため、基準第4章による。"},
	[BECAUSE_APPROVER_IMPORTANT] = {"5.1-1", "{important}を取り扱うため、許可権限者は{approver}とする。"},
	[BECAUSE_APPROVER_NORMAL] = {"5.1-2", "{important}を取り扱わないため、許可権限者は{approver}とする。"},
	[BECAUSE_APPLICANT_IMPORTANT] = {"5.2-1-1.1", "申請者は{applicant}とし、起案した者は別の欄に書く。"}, /* A18 */
	[BECAUSE_APPLICANT_NORMAL] = {"5.2-2-1", "申請者は{applicant}とする。"},
	[BECAUSE_SPLIT] = {"5.2-1-1.2", "機能によって対策（認証、暗号化、場所、再委託、約款又はログ）が異なるため、対策が同じ機能ごとに分けて申請する。"}, /* A19 */
	[BECAUSE_MERGED] = {"5.2-1-1.2", "機能を技術的に止められず、又は同じ環境に混在するため、全ての機能を最も重い条件で一つに扱う。"}, /* A19 */
	[BECAUSE_CONFERENCE] = {"6.1-1", "ウェブ会議の機能を使うため、基準第6章の利用手順を併せて適用する。"}, /* A23 */
};

const jk_reason *jk_decision_reason(size_t index) { return index < sizeof sentences / sizeof *sentences ? &sentences[index] : NULL; }

/* A term that the vocabulary leaves out is asked for only where it is needed. */
static const char *term_in(jk_assembling *a, const char *sentence, const char *slot, const char *key)
{
	return strstr(sentence, slot) ? jk_term_text(a, key) : "";
}

static void add_reason(jk_assembling *a, jk_set_group *group, because which, const char *level)
{
	jk_reason *reason = jk_make(a, sizeof *reason);
	jk_buffer text;
	jk_buffer_init(&text, 0);
	const char *public = jk_field_text(a, a->root, "scope/public-offering");
	const char *said = public ? jk_label_text(a, "yes-no", public) : NULL, *sentence = sentences[which].text;
	const jk_argument arguments[] = {{"entity", term_in(a, sentence, "{entity}", "entity")}, {"service", term_in(a, sentence, "{service}", "term.service")},
		{"important", term_in(a, sentence, "{important}", "term.important")}, {"rules", term_in(a, sentence, "{rules}", "doc.policy")},
		{"policy", term_in(a, sentence, "{policy}", "doc.policy.outsourcing")}, {"residents", term_in(a, sentence, "{residents}", "residents")},
		{"level", level}, {"approver", group->approver}, {"applicant", group->applicant}, {"public", said ? said : "未決"}, {NULL, NULL}};
	jk_diagnostic_fill(&text, sentence, arguments);
	const char *kept = jk_keep_text(a, &text);
	if (reason)
		*reason = (jk_reason){sentences[which].provision, kept};
	jk_push(a, &group->reasons, reason);
}

/* --- regime --- */

/* Whether somebody said yes; what nobody said counts as `otherwise` and becomes an undecided item. */
static int asked(jk_assembling *a, const char *path, const char *label, const char *provision, int otherwise)
{
	const char *text = jk_field_text(a, a->root, path);
	if (text)
		return strcmp(text, "yes") == 0;
	jk_undecided_from(a, jk_undecided_item(a, path, label, provision), jk_field(a->root, path));
	return otherwise;
}

static because decide_regime(jk_assembling *a)
{
	jk_clause_set *s = a->set;
	s->regime = "out-of-scope";
	if (!asked(a, "scope/provider-external", "提供者が他の組織か", "R-3", 1))
		return BECAUSE_OWN;
	s->external_service = asked(a, "scope/public-offering", "一般向けに提供される機能か", "R-3", 1);
	s->outsourcing = asked(a, "scope/city-work", "業務そのものを行わせるか", "R-1", 0);
	if (jk_field_is(a, a->root, "scope/government-cloud", "yes"))
		return BECAUSE_GOVERNMENT_CLOUD;
	if (!s->external_service && !s->outsourcing)
		return BECAUSE_NOT_PUBLIC;
	if (jk_field_is(a, a->root, "scope/users", "other"))
		return BECAUSE_OTHER_USERS;
	if (!s->external_service) {
		s->regime = "outsourcing";
		return BECAUSE_OUTSOURCING;
	}
	s->regime = jk_field_is(a, a->root, "scope/users", "residents") ? "mutatis-mutandis" : "direct";
	if (!jk_field_text(a, a->root, "scope/users")) {
		const char *label = jk_kept(a, jk_arena_format(a->arena, "利用する者が%sの適用範囲内か", jk_term_text(a, "doc.policy")));
		jk_undecided_from(a, jk_undecided_item(a, "scope/users", label, "2-3"), jk_field(a->root, "scope/users"));
	}
	return strcmp(s->regime, "direct") == 0 ? BECAUSE_EXTERNAL : BECAUSE_RESIDENTS;
}

/* --- groups --- */

/* The measures of a function as one string: functions with equal strings are applied for together. */
static const char *measures(jk_assembling *a, jk_node *function)
{
	static const char *const names[] = {"authentication", "encryption", "location", "subcontracting", "terms", "logs"};
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_node *node = jk_field(function, "measures");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		jk_buffer_format(&text, "%s/", node ? jk_field_or(a, node, names[i], "?") : "?");
	return jk_keep_text(a, &text);
}

typedef struct {
	jk_set_group *group;
	const char *measures;
	const jk_level *highest; /* confidentiality */
	int unknown;             /* some information has no level */
} grouping;

static int personal_rank(const char *word)
{
	static const char *const order[] = {"none", "personal", "sensitive", "my-number"};
	for (int i = 0; i < 4; i++)
		if (jk_text_equal(word, order[i]))
			return i;
	return -1;
}

/* As the clauses name it when they read the same field. */
static const char *field_id(jk_assembling *a, jk_node *node, const char *name)
{
	return jk_kept(a, jk_arena_format(a->arena, "%s/%s", jk_field_path(a, node), name));
}

static const char *information_label(jk_assembling *a, jk_node *function, jk_node *information, const char *what)
{
	return jk_kept(a, jk_arena_format(a->arena, "「%s」の%sの%s", jk_field_or(a, function, "name", "?"),
					  jk_field_or(a, information, "name", "情報"), what));
}

static const char *level_ids(jk_assembling *a, const char *of)
{
	const jk_vocabulary *v = a->set->vocabulary;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < v->level_count; i++)
		if (jk_text_equal(v->levels[i].of, of))
			jk_buffer_format(&text, "%s%s", text.length ? ", " : "", v->levels[i].id);
	return jk_keep_text(a, &text);
}

static const jk_level *known_level(jk_assembling *a, jk_node *information, const char *of)
{
	const char *id = jk_field_text(a, information, of);
	const jk_level *level = id ? jk_vocabulary_level(a->set->vocabulary, of, id) : NULL;
	if (id && !level) {
		jk_origin where = jk_node_origin(a->profile, jk_field(information, of));
		JK_REPORT(a->diagnostics, JK_DIAG_LEVEL, &where, {"value", id}, {"of", of}, {"vocabulary", a->set->vocabulary->id},
			  {"allowed", level_ids(a, of)});
		a->failed = 1;
	}
	return level;
}

static void raise_personal_data(jk_set_group *group, const char *personal)
{
	if (personal_rank(personal) > personal_rank(group->personal_data))
		group->personal_data = personal;
}

static void weigh_personal_data(jk_assembling *a, grouping *g, jk_node *function, jk_node *information)
{
	const char *personal = jk_field_text(a, information, "personal-data");
	if (!personal) {
		jk_undecided_from(a, jk_undecided_item(a, field_id(a, information, "personal-data"),
			information_label(a, function, information, "個人情報の有無"), "3.1-2"), jk_field(information, "personal-data"));
		personal = "personal";
	}
	raise_personal_data(g->group, personal);
}

static void weigh_information(jk_assembling *a, grouping *g, jk_node *function, jk_node *information)
{
	const jk_level *level = known_level(a, information, "confidentiality");
	(void)known_level(a, information, "integrity");
	(void)known_level(a, information, "availability");
	if (!level) {
		g->unknown = 1;
		jk_undecided_from(a, jk_undecided_item(a, field_id(a, information, "confidentiality"),
			information_label(a, function, information, "機密性の格付"), "2-1.1"), jk_field(information, "confidentiality"));
	} else if (!g->highest || level->rank > g->highest->rank)
		g->highest = level;
	weigh_personal_data(a, g, function, information);
}

static void add_function(jk_assembling *a, grouping *g, jk_node *function)
{
	int has_information = 0;
	jk_push(a, &g->group->functions, jk_kept(a, jk_arena_string(a->arena, jk_node_attribute(function, "id"))));
	jk_push(a, &g->group->names, jk_field_or(a, function, "name", "?"));
	jk_push(a, &g->group->nodes, function);
	for (jk_node *child = jk_node_first_element(function); child; child = jk_node_next_element(child))
		if (jk_node_is(child, "information")) {
			has_information = 1;
			weigh_information(a, g, function, child);
		}
	if (!has_information) {
		g->unknown = 1;
		raise_personal_data(g->group, "personal");
		const char *id = field_id(a, function, "information");
		const char *label = jk_kept(a, jk_arena_format(a->arena, "「%s」で取り扱う情報", jk_field_or(a, function, "name", "?")));
		(void)jk_undecided_item(a, id, label, "2-1.1");
	}
}

static grouping *group_for(jk_assembling *a, jk_list *groupings, const char *vector, int merged)
{
	for (size_t i = 0; i < groupings->count; i++) {
		grouping *g = groupings->items[i];
		if (merged || jk_text_equal(g->measures, vector))
			return g;
	}
	grouping *g = jk_make(a, sizeof *g);
	jk_set_group *group = jk_make(a, sizeof *group);
	if (!g || !group)
		return NULL;
	*g = (grouping){.group = group, .measures = vector};
	group->id = jk_kept(a, jk_arena_format(a->arena, "g%zu", groupings->count + 1));
	group->personal_data = "none";
	jk_push(a, groupings, g);
	jk_push(a, &a->set->groups, group);
	return g;
}

static const jk_chapter_row *chapter_row(const jk_vocabulary *vocabulary, int important)
{
	for (size_t i = 0; i < vocabulary->chapter_count; i++)
		if (vocabulary->chapters[i].important == important)
			return &vocabulary->chapters[i];
	return NULL;
}

static void judge(jk_assembling *a, grouping *g)
{
	jk_set_group *group = g->group;
	group->important = g->unknown || !g->highest || g->highest->important;
	group->confidentiality = g->highest ? g->highest->id : "unknown";
	group->web_conference = jk_field_is(a, a->root, "web-conference/used", "yes");
	const jk_chapter_row *row = chapter_row(a->set->vocabulary, group->important);
	if (!row) {
		JK_REPORT(a->diagnostics, JK_DIAG_CHAPTER_ROW, NULL, {"vocabulary", a->set->vocabulary->id});
		a->failed = 1;
		return;
	}
	group->chapter = row->number;
	group->applicant_key = row->applicant;
	group->approver_key = row->approver;
	group->applicant = jk_term_text(a, row->applicant);
	group->approver = jk_term_text(a, row->approver);
}

static void explain_group(jk_assembling *a, const grouping *g, because scope, because shape, int shaped)
{
	jk_set_group *group = g->group;
	const char *level = g->highest ? g->highest->label : "未決";
	int sure = g->highest && g->highest->important;
	add_reason(a, group, scope, level);
	if (a->set->outsourcing && a->set->external_service)
		add_reason(a, group, BECAUSE_BOTH, level);
	if (!a->set->external_service || strcmp(a->set->regime, "out-of-scope") == 0)
		return;
	add_reason(a, group, !group->important ? BECAUSE_NOT_IMPORTANT : sure ? BECAUSE_IMPORTANT : BECAUSE_UNKNOWN, level);
	add_reason(a, group, group->important ? BECAUSE_APPROVER_IMPORTANT : BECAUSE_APPROVER_NORMAL, level);
	add_reason(a, group, group->important ? BECAUSE_APPLICANT_IMPORTANT : BECAUSE_APPLICANT_NORMAL, level);
	if (shaped)
		add_reason(a, group, shape, level);
	if (group->web_conference)
		add_reason(a, group, BECAUSE_CONFERENCE, level);
}

/* Papers of the whole service follow the most demanding group. */
static void choose_leader(jk_list *groupings)
{
	grouping *leader = NULL;
	for (size_t i = 0; i < groupings->count; i++) {
		grouping *g = groupings->items[i];
		if (!leader || g->group->important > leader->group->important)
			leader = g;
	}
	if (leader)
		leader->group->leads = 1;
}

jk_result jk_decide(jk_assembling *a)
{
	because scope = decide_regime(a);
	jk_list groupings = {0};
	int merged = jk_field_is(a, a->root, "service/stoppable-functions", "no");
	size_t functions = 0;
	jk_node *list = jk_field(a->root, "functions");
	for (jk_node *f = list ? jk_node_first_element(list) : NULL; f; f = jk_node_next_element(f), functions++) {
		grouping *g = group_for(a, &groupings, measures(a, f), merged);
		if (g)
			add_function(a, g, f);
	}
	int shaped = merged ? functions > 1 : groupings.count > 1;
	for (size_t i = 0; i < groupings.count; i++)
		judge(a, groupings.items[i]);
	choose_leader(&groupings);
	for (size_t i = 0; !a->failed && i < groupings.count; i++)
		explain_group(a, groupings.items[i], scope, merged ? BECAUSE_MERGED : BECAUSE_SPLIT, shaped);
	return a->no_memory ? JK_NO_MEMORY : a->failed ? JK_FAILED : JK_OK;
}
