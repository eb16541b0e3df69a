#include "base/unit.h"
#include <stddef.h>
#include "base/text.h"

static const jk_unit units[] = {
	{"minute", "分", 1.0 / 60, 0}, {"hour", "時間", 1, 1},    {"day", "日", 24, 0},     {"business-day", "営業日", 24 * 7.0 / 5, 0},
	{"month", "か月", 730, 0},     {"year", "年", 8760, 0},   {"percent", "％", 0, 0},  {"count", "", 0, 1},
	{"person", "人", 0, 1},        {"yen", "円", 0, 1},       {"times", "回", 0, 0},    {"second", "秒", 1.0 / 3600, 0},
	{"place", "か所", 0, 0},       {"generation", "世代", 0, 0}, {"case", "件", 0, 1},   {"device", "台", 0, 1},
	{"copy", "部", 0, 1},          {"sheet", "枚", 0, 1},     {"company", "社", 0, 1}, {"set", "式", 0, 1},
};
enum { UNITS = sizeof units / sizeof *units };

const jk_unit *jk_unit_at(unsigned index) { return index < UNITS ? &units[index] : NULL; }

const jk_unit *jk_unit_named(const char *name)
{
	for (unsigned i = 0; i < UNITS; i++)
		if (jk_text_equal(units[i].unit, name))
			return &units[i];
	return NULL;
}
