/* pkgdump FILE [PART...]: (PART may end in * for all that begin so) a DOCX or ODT package as text that diff can compare.
 *
 * First the members in the order of the archive with their method; then each part (or those named), by name:
 * XML with one element, text or instruction to a line, indented by depth, attributes sorted, end tags left out;
 * anything else by its size and CRC. Works on libzip and libxml2 directly, so that it proves what jokou wrote. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Sorts the strings, prints them each after a space and frees them. */
static void put_sorted(char **list, size_t count)
{
	if (count)
		qsort(list, count, sizeof *list, by_text);
	for (size_t i = 0; i < count; i++) {
		printf(" %s", list[i]);
		free(list[i]);
	}
}

static void put_text(const char *text)
{
	putchar('"');
	for (; *text; text++)
		switch (*text) {
		case '\n': fputs("\\n", stdout); break;
		case '\t': fputs("\\t", stdout); break;
		case '\r': fputs("\\r", stdout); break;
		case '\\': fputs("\\\\", stdout); break;
		default: putchar(*text);
		}
	puts("\"");
}

static char *joined(const char *prefix, const char *colon, const xmlChar *name, const xmlChar *value)
{
	size_t room = strlen(prefix) + strlen((const char *)name) + (value ? strlen((const char *)value) : 0) + 8;
	char *text = malloc(room);
	if (!text)
		exit(4);
	snprintf(text, room, "%s%s%s=\"%s\"", prefix, colon, (const char *)name, value ? (const char *)value : "");
	return text;
}

static char *qualified(const xmlAttr *a, const xmlChar *value)
{
	const char *prefix = a->ns && a->ns->prefix ? (const char *)a->ns->prefix : "";
	return joined(prefix, *prefix ? ":" : "", a->name, value);
}

static void put_attributes(xmlNode *node)
{
	char *list[512];
	size_t count = 0;
	for (xmlNs *ns = node->nsDef; ns && count < 512; ns = ns->next)
		list[count++] = joined("xmlns", ns->prefix ? ":" : "", ns->prefix ? ns->prefix : (const xmlChar *)"", ns->href);
	put_sorted(list, count);
	count = 0;
	for (xmlAttr *a = node->properties; a && count < 512; a = a->next) {
		xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
		list[count++] = qualified(a, value);
		xmlFree(value);
	}
	put_sorted(list, count);
}

static void put_node(xmlNode *node, int depth)
{
	printf("%*s", depth, "");
	if (node->type == XML_ELEMENT_NODE) {
		int prefixed = node->ns && node->ns->prefix;
		printf("<%s%s%s", prefixed ? (const char *)node->ns->prefix : "", prefixed ? ":" : "", (const char *)node->name);
		put_attributes(node);
		puts(">");
		for (xmlNode *child = node->children; child; child = child->next)
			put_node(child, depth + 1);
	} else if (node->type == XML_PI_NODE)
		printf("<?%s %s?>\n", (const char *)node->name, node->content ? (const char *)node->content : "");
	else
		put_text(node->content ? (const char *)node->content : "");
}

static int put_xml(const char *bytes, size_t length, const char *name)
{
	xmlDoc *doc = xmlReadMemory(bytes, (int)length, name, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_HUGE);
	if (!doc)
		return 0;
	for (xmlNode *node = doc->children; node; node = node->next)
		put_node(node, 0);
	xmlFreeDoc(doc);
	return 1;
}

static int put_part(zip_t *zip, const char *name)
{
	zip_stat_t about;
	zip_file_t *file = zip_fopen(zip, name, 0);
	if (!file || zip_stat(zip, name, 0, &about) < 0) {
		fprintf(stderr, "pkgdump: %s: %s\n", name, zip_strerror(zip));
		return 0;
	}
	char *bytes = malloc(about.size + 1);
	zip_int64_t got = bytes ? zip_fread(file, bytes, about.size) : -1;
	int closed = zip_fclose(file) == 0; /* checks the CRC */
	int sound = closed && got == (zip_int64_t)about.size;
	printf("\n=== %s\n", name);
	if (!sound)
		fprintf(stderr, "pkgdump: %s: damaged\n", name);
	else if (about.size && bytes[0] == '<')
		sound = put_xml(bytes, about.size, name);
	else
		printf("%llu bytes, CRC %08x\n", (unsigned long long)about.size, (unsigned)about.crc);
	free(bytes);
	return sound;
}

static int put_parts(zip_t *zip, char **names, size_t count)
{
	int sound = 1;
	if (count)
		qsort(names, count, sizeof *names, by_text);
	for (size_t i = 0; i < count; i++)
		sound &= put_part(zip, names[i]);
	return sound;
}

/* The members that the parts of the command line name: themselves, or those that begin with what stands before a '*'. */
static int put_named(zip_t *zip, char **wanted, size_t count)
{
	zip_int64_t members = zip_get_num_entries(zip, 0);
	char **names = calloc(count * ((size_t)members + 1) + 1, sizeof *names);
	size_t found = 0;
	if (!names)
		return 0;
	for (size_t k = 0; k < count; k++) {
		size_t length = strlen(wanted[k]);
		int all = length && wanted[k][length - 1] == '*';
		if (!all)
			names[found++] = strdup(wanted[k]);
		for (zip_int64_t i = 0; all && i < members; i++) {
			const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
			if (name && strncmp(name, wanted[k], length - 1) == 0)
				names[found++] = strdup(name);
		}
	}
	int sound = put_parts(zip, names, found);
	for (size_t i = 0; i < found; i++)
		free(names[i]);
	free(names);
	return sound;
}

static int put_package(zip_t *zip)
{
	size_t count = (size_t)zip_get_num_entries(zip, 0);
	char **names = calloc(count + 1, sizeof *names);
	if (!names)
		return 0;
	for (size_t i = 0; i < count; i++) {
		zip_stat_t about;
		if (zip_stat_index(zip, i, 0, &about) < 0)
			return 0;
		names[i] = strdup(about.name);
		if (!names[i])
			return 0;
		printf("%s %s\n", about.comp_method == ZIP_CM_STORE ? "stored  " : "deflated", about.name);
	}
	int sound = put_parts(zip, names, count);
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
	return sound;
}

int main(int argc, char **argv)
{
	int error = 0;
	if (argc < 2) {
		fputs("usage: pkgdump FILE [PART...]\n", stderr);
		return 3;
	}
	zip_t *zip = zip_open(argv[1], ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (!zip) {
		fprintf(stderr, "pkgdump: %s: not a package (libzip error %d)\n", argv[1], error);
		return 2;
	}
	int sound = argc > 2 ? put_named(zip, argv + 2, (size_t)argc - 2) : put_package(zip);
	zip_discard(zip);
	xmlCleanupParser();
	return sound && fflush(stdout) == 0 ? 0 : 2;
}
