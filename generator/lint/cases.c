/* Papers to look at: of the profiles given, or of built-in cases that bring in as many clauses as may be, under each vocabulary. */
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "lint/lint.h"

/* What tells a case from the others; NULL: left out, so that the catalog's default or nobody decides. */
typedef struct {
	const char *name;
	int important;
	const char *personal, *users, *work, *model, *form, *negotiable, *budget, *budget_cut, *payment, *deposit, *damages, *binding, *remedy,
		*country, *subcontract, *audit, *conference, *erasure, *login, *change;
	int rest; /* whether the other values are given, too */
} profile_case;

static const profile_case cases[] = {
	{"full", 1, "my-number", "internal", "no", "saas", "individual", "yes", "long-term", "talks", "monthly", "required", "none", "sla", "reduction",
	 "JP", "partial", "yes", "yes", "cryptographic", "yes", "new", 1},
	{"points", 1, "sensitive", "internal", "no", "paas", "individual", "yes", "debt-burden", "no-claim", "quarterly", "exempt", "annual-fee", "sla",
	 "points", "JP", "none", "no", "no", "overwrite", "no", "renewal", 1},
	{"target", 1, "personal", "internal", "yes", "iaas", "individual", "yes", "single-year", "talks", "yearly", "exempt", "contract-price", "slo",
	 "talks", "US", "partial", "yes", "no", "physical", "yes", "change", 1},
	{"no-agreement", 1, "none", "internal", "no", "saas", "individual", NULL, "single-year", NULL, "on-completion", "exempt", "none", "none",
	 "talks", "JP", "partial", "yes", "no", "overwrite", "no", NULL, 1},
	{"terms", 1, "personal", "internal", "no", "saas", "terms", "no", NULL, NULL, "monthly", NULL, NULL, "sla", "reduction", "US", "partial", "no",
	 "yes", "overwrite", "no", NULL, 1},
	{"residents", 1, "personal", "residents", "no", "saas", "individual", "yes", "long-term", "talks", "monthly", "required", "none", "sla", "talks",
	 "JP", "partial", "yes", "no", "overwrite", "yes", NULL, 1},
	{"light", 0, "none", "internal", "no", "saas", "individual", "yes", "single-year", "talks", "monthly", "exempt", "contract-price", "slo", "talks",
	 "JP", "partial", "no", "no", "overwrite", "yes", NULL, 1},
	{"light-terms", 0, "personal", "internal", "no", "other", "terms", "no", NULL, NULL, NULL, NULL, NULL, NULL, NULL, "US", NULL, NULL, "yes", NULL, NULL, NULL, 0},
	{"free", 0, "none", "residents", "no", "saas", "free", "no", NULL, NULL, NULL, NULL, NULL, NULL, NULL, "US", NULL, NULL, "no", NULL, NULL, NULL, 0},
	{"blank", 1, NULL, "internal", NULL, NULL, "individual", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0},
};

/* --- writing a profile --- */

static void element(jk_buffer *out, const char *name, const char *text)
{
	if (text)
		jk_buffer_format(out, "<%s>%s</%s>", name, text, name);
}

/* The heaviest level that is important or not, as asked; the first of the list when that is all one. */
static const char *level(const jk_vocabulary *v, const char *of, int important)
{
	const jk_level *best = NULL;
	for (size_t i = 0; i < v->level_count; i++) {
		const jk_level *each = &v->levels[i];
		if (!jk_text_equal(each->of, of) || (jk_text_equal(of, "confidentiality") && (each->important != 0) != important))
			continue;
		if (!best || (important ? each->rank > best->rank : each->rank < best->rank))
			best = each;
	}
	return best ? best->id : NULL;
}

static void put_function(jk_buffer *out, const profile_case *c, const jk_vocabulary *v)
{
	jk_buffer_string(out, "<functions><function id=\"main\"><name>受付</name><information source=\"residents\"><name>申請の内容</name>");
	element(out, "confidentiality", level(v, "confidentiality", c->important));
	element(out, "integrity", level(v, "integrity", c->important));
	element(out, "availability", level(v, "availability", c->important));
	element(out, "personal-data", c->personal);
	jk_buffer_string(out, "</information></function></functions>");
}

static void put_contract(jk_buffer *out, const profile_case *c)
{
	jk_buffer_string(out, "<contract>");
	element(out, "form", c->form);
	element(out, "negotiable", c->negotiable);
	element(out, "budget", c->budget);
	element(out, "budget-cut", c->budget_cut);
	element(out, "payment-cycle", c->payment);
	element(out, "deposit", c->deposit);
	element(out, "damages-cap", c->damages);
	element(out, "governing-law", c->country);
	jk_buffer_string(out, "</contract>");
}

static void put_places(jk_buffer *out, const profile_case *c)
{
	static const char *const uses[] = {"storage", "processing", "backup", "support"};
	if (!c->country)
		return;
	jk_buffer_string(out, "<places>");
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		jk_buffer_format(out, "<place use=\"%s\" country=\"%s\"><region>東部</region></place>", uses[i], c->country);
	jk_buffer_format(out, "</places><subcontractors><subcontractor role=\"base\" country=\"%s\"><name>基盤の事業者</name><work>基盤の提供</work>"
			 "</subcontractor><subcontractor role=\"operation\" country=\"JP\"><name>運用の事業者</name><work>運用</work></subcontractor>"
			 "</subcontractors>", c->country);
}

static void put_levels(jk_buffer *out, const profile_case *c)
{
	jk_buffer_string(out, "<sla>");
	element(out, "binding", c->binding);
	element(out, "remedy", c->remedy);
	if (c->rest)
		jk_buffer_string(out, "<service-hours>24時間365日</service-hours><service-hours-per-year>8760</service-hours-per-year><availability>99.5"
				 "</availability><response-time>3</response-time><rlo>申請の受付</rlo>");
	jk_buffer_string(out, "</sla>");
}

static void put_one(jk_buffer *out, const char *group, const char *name, const char *text)
{
	if (text)
		jk_buffer_format(out, "<%s><%s>%s</%s></%s>", group, name, text, name, group);
}

static void put_conference(jk_buffer *out, const profile_case *c)
{
	jk_buffer_string(out, "<web-conference>");
	element(out, "used", c->conference);
	if (jk_text_equal(c->conference, "yes"))
		jk_buffer_string(out, "<role>both</role><end-to-end>yes</end-to-end><recording>yes</recording>");
	jk_buffer_string(out, "</web-conference>");
}

static void put_use(jk_buffer *out, const profile_case *c)
{
	if (c->rest)
		jk_buffer_string(out, "<certificates><certificate scheme=\"iso27001\" subject=\"both\"><status>held</status><scope>開発及び運用</scope>"
				 "<expires>2031-03-31</expires></certificate></certificates>"
				 "<use><from>2027-04-01</from><to>2032-03-31</to><user-count>300</user-count><concurrent>100</concurrent></use>");
	jk_buffer_string(out, "<network><connection>internet</connection>");
	element(out, "outside-login", c->login);
	element(out, "ip-restriction", c->login);
	jk_buffer_string(out, "</network>");
}

/* A clause that waits for the profile to choose it: its condition looks for its own id there. */
static int is_chosen(const jk_clause *clause)
{
	const char *text = clause->condition ? jk_xpath_text(clause->condition) : "", *at = strstr(text, "profile/practice/clause");
	size_t length = strlen(clause->id);
	for (at = at ? strstr(at, clause->id) : NULL; at; at = strstr(at + 1, clause->id))
		if (at[-1] == '\'' && at[length] == '\'')
			return 1;
	return 0;
}

/* They are chosen one and all, so that each is seen in a paper. */
static void put_practice(jk_buffer *out, const jk_catalog *catalog)
{
	size_t before = out->length;
	for (size_t i = 0; i < catalog->clauses.count; i++) {
		const jk_clause *clause = catalog->clauses.items[i];
		if (is_chosen(clause))
			jk_buffer_format(out, "%s<clause ref=\"%s\"/>", out->length == before ? "<practice>" : "", clause->id);
	}
	if (out->length > before)
		jk_buffer_string(out, "</practice>");
}

static void put_profile(jk_buffer *out, const profile_case *c, const jk_catalog *catalog, const jk_vocabulary *v)
{
	jk_buffer_format(out, "<service-profile version=\"1\" id=\"%s\"><body vocabulary=\"%s\"><department>担当課</department></body>", c->name, v->id);
	jk_buffer_string(out, "<paper><date>2027-03-01</date></paper><scope><provider-external>yes</provider-external>"
			 "<public-offering>yes</public-offering>");
	element(out, "city-work", c->work);
	element(out, "users", c->users);
	jk_buffer_string(out, "</scope><service><name>受付サービス</name><purpose>受付</purpose><business>申請の受付</business>");
	element(out, "model", c->model);
	if (c->change)
		jk_buffer_format(out, "<change kind=\"%s\" register-number=\"1\"/>", c->change);
	jk_buffer_string(out, "</service>");
	put_function(out, c, v);
	put_contract(out, c);
	put_places(out, c);
	put_levels(out, c);
	put_one(out, "subcontract", "allowed", c->subcontract);
	put_one(out, "audit", "on-site", c->audit);
	put_one(out, "erasure", "method", c->erasure);
	put_conference(out, c);
	put_use(out, c);
	if (c->rest)
		put_practice(out, catalog);
	jk_buffer_string(out, "</service-profile>");
}

/* --- looking at what comes of it --- */

static void see_set(jk_lint *l, const jk_clause_set *set)
{
	for (size_t i = 0; i < set->groups.count; i++) {
		const jk_set_group *group = set->groups.items[i];
		for (size_t j = 0; j < group->documents.count && !l->no_memory; j++) {
			jk_paper_lint paper = {.lint = l, .set = set, .group = group, .document = group->documents.items[j]};
			paper.punct = jk_vocabulary_term(set->vocabulary, "style.punct");
			jk_lint_paper(&paper);
		}
	}
}

static void see_profile(jk_lint *l, const jk_profile *profile)
{
	jk_clause_set *set = NULL;
	const jk_assemble_options options = {.default_date = "2027-03-01"};
	jk_result result = jk_assemble(&set, profile, l->catalog, &options, l->diagnostics);
	if (result == JK_OK) {
		see_set(l, set);
		l->cases++;
	}
	l->no_memory |= result == JK_NO_MEMORY;
	l->failed |= result == JK_FAILED;
	jk_clause_set_free(set);
}

static void note(jk_lint *l, jk_result result)
{
	l->no_memory |= result == JK_NO_MEMORY;
	l->failed |= result == JK_FAILED;
}

static void see_given(jk_lint *l, const jk_profile_reader *reader, const jk_lint_options *options)
{
	for (size_t i = 0; i < options->profile_count && !l->no_memory; i++) {
		jk_profile *profile = NULL;
		jk_result result = jk_profile_read_with(&profile, reader, options->profiles[i], l->diagnostics);
		note(l, result);
		if (result == JK_OK)
			see_profile(l, profile);
		jk_profile_free(profile);
	}
}

static void see_case(jk_lint *l, const jk_profile_reader *reader, const profile_case *c, const jk_vocabulary *v)
{
	jk_buffer text;
	jk_profile *profile = NULL;
	const char *name = jk_arena_format(l->arena, "case '%s' (%s)", c->name, v->id);
	jk_buffer_init(&text, 0);
	put_profile(&text, c, l->catalog, v);
	jk_result result = name ? jk_buffer_result(&text) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_profile_parse(&profile, reader, jk_buffer_text(&text), text.length, name, l->diagnostics);
	note(l, result);
	if (result == JK_OK)
		see_profile(l, profile);
	jk_profile_free(profile);
	jk_buffer_dispose(&text);
}

static void see_all(jk_lint *l, const jk_profile_reader *reader)
{
	for (size_t i = 0; i < l->catalog->vocabularies.count; i++)
		for (size_t j = 0; j < sizeof cases / sizeof *cases && !l->no_memory; j++)
			see_case(l, reader, &cases[j], l->catalog->vocabularies.items[i]);
}

/* Clauses that no case brings in were not looked at in a paper: whoever reads the result must know. */
static void tell_unreached(jk_lint *l)
{
	for (size_t i = 0; i < l->catalog->documents.count; i++) {
		const jk_document_kind *kind = l->catalog->documents.items[i];
		for (size_t j = 0; j < kind->place_count; j++)
			for (size_t k = 0; k < kind->places[j].clause_count; k++) {
				const jk_clause *clause = kind->places[j].clauses[k];
				jk_spot spot = {.file = clause->file, .line = clause->line, .clause = clause->id, .paper = kind->kind};
				if (!jk_index_find(&l->reached_by_name, clause->id, kind->kind))
					JK_LINT_ADD(l, JK_DIAG_LINT_UNREACHED, &spot, clause->id, "", {"paper", kind->title});
			}
	}
}

void jk_lint_cases(jk_lint *l, const jk_lint_options *options)
{
	jk_profile_reader *reader = NULL;
	jk_result result = jk_profile_reader_new(&reader, l->diagnostics);
	note(l, result);
	if (result == JK_OK && options->profile_count)
		see_given(l, reader, options);
	else if (result == JK_OK) {
		see_all(l, reader);
		tell_unreached(l);
	}
	jk_profile_reader_free(reader);
}
