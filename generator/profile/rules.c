#include "profile/rules.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "base/date.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "profile/country.h"

typedef struct {
	const jk_xml *xml;
	jk_diagnostics *diagnostics;
	jk_arena *arena;
	int failed, no_memory;
} checking;

/* --- reading values --- */

/* Text of an element when somebody decided it; NULL when it is not there, blank or undecided. */
static const char *decided(checking *c, const jk_node *node)
{
	if (!node || jk_node_attribute(node, "undecided"))
		return NULL;
	const char *text = jk_node_content(node, c->arena);
	const char *trimmed = text ? jk_text_trim(c->arena, text) : NULL;
	c->no_memory |= !trimmed;
	return trimmed && *trimmed ? trimmed : NULL;
}

static int decided_number(checking *c, const jk_node *node, double *out)
{
	const char *text = decided(c, node);
	return text && jk_text_number(text, out);
}

static int decided_date(checking *c, const jk_node *node, jk_date *out)
{
	const char *text = decided(c, node);
	return text && jk_date_parse(text, out);
}

/* The element of that name before this one; NULL when it is the first. */
static const jk_node *before(const jk_node *node)
{
	const jk_node *other = node;
	do
		other = jk_node_previous(other);
	while (other && !jk_node_is(other, jk_node_name(node)));
	return other;
}

/* --- reporting --- */

static void report(checking *c, const jk_node *node, jk_code code, const jk_argument *arguments)
{
	jk_origin where = jk_node_origin(c->xml, node);
	jk_report(c->diagnostics, code, &where, arguments);
	c->failed |= jk_diagnostic_kind_of(code)->severity >= JK_ERROR;
}

#define REPORT(c, node, code, ...) report((c), (node), (code), (const jk_argument[]){__VA_ARGS__, {NULL, NULL}})

static const char *line_of(checking *c, const jk_node *node)
{
	const char *line = jk_arena_format(c->arena, "%u", jk_node_line(node));
	c->no_memory |= !line;
	return line;
}

/* --- names of files --- */

static int is_taken_by_windows(const char *id)
{
	static const char *const names[] = {"con", "prn", "aux", "nul"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(id, names[i]) == 0)
			return 1;
	return strlen(id) == 4 && (jk_text_starts(id, "com") || jk_text_starts(id, "lpt")) && id[3] >= '1' && id[3] <= '9';
}

static void check_id(checking *c, const jk_node *node)
{
	const char *id = jk_node_attribute(node, "id");
	char limit[16];
	if (!id || (strlen(id) <= JK_ID_LIMIT && !is_taken_by_windows(id)))
		return;
	snprintf(limit, sizeof limit, "%d", JK_ID_LIMIT);
	REPORT(c, node, JK_DIAG_PROFILE_FILE_NAME, {"id", id}, {"limit", limit});
}

static void check_function_twice(checking *c, const jk_node *node)
{
	const char *id = jk_node_attribute(node, "id");
	for (const jk_node *other = before(node); id && other; other = before(other))
		if (jk_text_equal(jk_node_attribute(other, "id"), id)) {
			REPORT(c, node, JK_DIAG_PROFILE_FUNCTION_TWICE, {"id", id}, {"line", line_of(c, other)});
			return;
		}
}

/* --- countries and places --- */

static void check_country(checking *c, const jk_node *node, const char *code)
{
	/* Another form is the schema's business. */
	if (!code || strlen(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' ||
	    jk_country_known(code))
		return;
	const jk_country *near = jk_country_nearest(code);
	if (near)
		REPORT(c, node, JK_DIAG_PROFILE_COUNTRY_NEAR, {"code", code}, {"near", near->code}, {"japanese", near->japanese},
		       {"english", near->english});
	else
		REPORT(c, node, JK_DIAG_PROFILE_COUNTRY, {"code", code});
}

static void check_country_of(checking *c, const jk_node *node) { check_country(c, node, jk_node_attribute(node, "country")); }
static void check_country_in(checking *c, const jk_node *node) { check_country(c, node, decided(c, node)); }

/* Two places of which one is not decided may still turn out to be different ones. */
static int is_same_place(checking *c, const jk_node *a, const jk_node *b)
{
	const jk_node *region_a = jk_node_child(a, "region"), *region_b = jk_node_child(b, "region");
	const char *country = jk_node_attribute(a, "country"), *text_a = decided(c, region_a), *text_b = decided(c, region_b);
	if (!country || jk_node_attribute(a, "undecided") || jk_node_attribute(b, "undecided"))
		return 0;
	if ((region_a && !text_a) || (region_b && !text_b) || !jk_text_equal(text_a, text_b))
		return 0;
	return jk_text_equal(country, jk_node_attribute(b, "country")) &&
	       jk_text_equal(jk_node_attribute(a, "use"), jk_node_attribute(b, "use"));
}

static void check_place_twice(checking *c, const jk_node *node)
{
	const jk_node *other = before(node);
	while (other && !is_same_place(c, node, other))
		other = before(other);
	if (!other)
		return;
	const char *region = decided(c, jk_node_child(node, "region"));
	REPORT(c, node, JK_DIAG_PROFILE_PLACE_TWICE, {"use", jk_node_attribute(node, "use")},
	       {"country", jk_node_attribute(node, "country")}, {"region", region ? region : "–"}, {"line", line_of(c, other)});
}

/* --- dates and durations --- */

static void check_period(checking *c, const jk_node *node)
{
	const jk_node *from = jk_node_child(node, "from"), *to = jk_node_child(node, "to");
	jk_date first, last;
	if (decided_date(c, from, &first) && decided_date(c, to, &last) && jk_date_compare(last, first) < 0)
		REPORT(c, to, JK_DIAG_PROFILE_PERIOD, {"from", decided(c, from)}, {"to", decided(c, to)});
}

static void check_revision_order(checking *c, const jk_node *node)
{
	const jk_node *other = before(node);
	const char *date = jk_node_attribute(node, "date"), *earlier = other ? jk_node_attribute(other, "date") : NULL;
	jk_date this, that;
	if (date && earlier && jk_date_parse(date, &this) && jk_date_parse(earlier, &that) && jk_date_compare(this, that) < 0)
		REPORT(c, node, JK_DIAG_PROFILE_REVISION_ORDER, {"edition", jk_node_attribute(node, "edition")}, {"date", date},
		       {"before", earlier});
}

/* The least and the most hours that a duration may take: months differ in length, and business days leave out holidays (the
 * longest run of which, at the turn of the year, is nine days). */
static int decided_hours(checking *c, const jk_node *node, double *least, double *most)
{
	static const struct {
		const char *unit;
		double least, most, more;
	} units[] = {{"minute", 1.0 / 60, 1.0 / 60, 0},
		     {"hour", 1, 1, 0},
		     {"day", 24, 24, 0},
		     {"business-day", 24, 24 * 1.4, 24 * 9},
		     {"month", 24 * 28, 24 * 31, 0},
		     {"year", 24 * 365, 24 * 366, 0}};
	double number;
	if (!decided_number(c, node, &number))
		return 0;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!jk_text_equal(jk_node_attribute(node, "unit"), units[i].unit))
			continue;
		*least = number * units[i].least;
		*most = number * units[i].most + units[i].more;
		return 1;
	}
	return 0;
}

static const char *duration(checking *c, const jk_node *node)
{
	const char *number = decided(c, node);
	const char *text = number ? jk_arena_format(c->arena, "%s %s", number, jk_node_attribute(node, "unit")) : NULL;
	c->no_memory |= !text;
	return text;
}

static void check_report_order(checking *c, const jk_node *node)
{
	const jk_node *first = jk_node_child(node, "first-report"), *final = jk_node_child(node, "final-report");
	double first_least, first_most, final_least, final_most;
	if (decided_hours(c, first, &first_least, &first_most) && decided_hours(c, final, &final_least, &final_most) &&
	    first_least > final_most)
		REPORT(c, first, JK_DIAG_PROFILE_REPORT_ORDER, {"first", duration(c, first)}, {"final", duration(c, final)});
}

/* --- numbers --- */

static void check_whole(checking *c, const jk_node *node)
{
	double number;
	if (decided_number(c, node, &number) && floor(number) < number)
		REPORT(c, node, JK_DIAG_PROFILE_WHOLE, {"value", decided(c, node)}, {"place", jk_node_name(node)});
}

static void report_range(checking *c, const jk_node *node, const char *allowed)
{
	REPORT(c, node, JK_DIAG_PROFILE_RANGE, {"value", decided(c, node)}, {"place", jk_node_name(node)}, {"allowed", allowed});
}

static void check_availability(checking *c, const jk_node *node)
{
	double number;
	if (decided_number(c, node, &number) && number == 0)
		report_range(c, node, _("a percentage above 0 and at most 100"));
}

static void check_hours_of_year(checking *c, const jk_node *node)
{
	const double leap_year = 24 * 366;
	double number;
	if (decided_number(c, node, &number) && (number == 0 || number > leap_year))
		report_range(c, node, _("the hours of one year, above 0 and at most 8784"));
}

/* --- the rules --- */

/* Each is called with every element at its path below the root. */
static const struct rule {
	const char *path;
	void (*check)(checking *, const jk_node *);
} rules[] = {
	{"", check_id},
	{"paper/revision", check_revision_order},
	{"functions/function", check_id},
	{"functions/function", check_function_twice},
	{"contract/price", check_whole},
	{"contract/governing-law", check_country_in},
	{"contract/provider-terms-court", check_country_in},
	{"places/place", check_country_of},
	{"places/place", check_place_twice},
	{"subcontractors/subcontractor", check_country_of},
	{"sla/service-hours-per-year", check_hours_of_year},
	{"sla/availability", check_availability},
	{"backup/generations", check_whole},
	{"backup/remote-sites", check_whole},
	{"incident", check_report_order},
	{"use", check_period},
	{"use/user-count", check_whole},
	{"use/resident-count", check_whole},
	{"use/concurrent", check_whole},
};

static void run(checking *c, const struct rule *rule, const jk_node *node, const char *path)
{
	size_t length = strcspn(path, "/");
	if (!*path) {
		rule->check(c, node);
		return;
	}
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		if (strncmp(jk_node_name(child), path, length) == 0 && jk_node_name(child)[length] == '\0')
			run(c, rule, child, path + length + (path[length] == '/'));
}

jk_result jk_profile_check(const jk_xml *xml, jk_diagnostics *diagnostics)
{
	checking c = {.xml = xml, .diagnostics = diagnostics};
	if (jk_arena_new(&c.arena) != JK_OK)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		run(&c, &rules[i], jk_xml_root(xml), rules[i].path);
	jk_arena_free(c.arena);
	return c.no_memory ? JK_NO_MEMORY : c.failed ? JK_FAILED : JK_OK;
}
