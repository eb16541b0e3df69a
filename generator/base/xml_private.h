#ifndef JK_BASE_XML_PRIVATE_H
#define JK_BASE_XML_PRIVATE_H
/* What xml.c and xpath.c share of libxml2. */
#include <libxml/tree.h>
#include "base/xml.h"

/* libxml2 spells its strings as unsigned characters. */
#define XT(text) ((const xmlChar *)(text))

struct jk_xml {
	xmlDocPtr tree;
	jk_arena *arena;
	jk_origin origin;
};

/* Gives libxml2 our allocator, once. */
void jk_xml_initialize(void);
/* JK_NO_MEMORY when an allocation failed since the last clear, whatever libxml2 says; else `result`. */
JK_CHECKED jk_result jk_xml_checked(jk_result result);

#endif
