#include "base/version.h"
#include <string.h>

static size_t digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* Numbers without leading zeros compare by length, then by their digits: no value is too large. */
static int order_part(const char *a, const char *b)
{
	a += strspn(a, "0");
	b += strspn(b, "0");
	size_t first = digits(a), second = digits(b);
	if (first != second)
		return first < second ? -1 : 1;
	return strncmp(a, b, first);
}

static const char *next_part(const char *text)
{
	text += digits(text);
	return text + (*text != '\0');
}

int jk_version_order(const char *a, const char *b)
{
	int order = 0;
	for (; order == 0 && (*a || *b); a = next_part(a), b = next_part(b))
		order = order_part(a, b);
	return order;
}
