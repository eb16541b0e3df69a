#ifndef JK_TEMPLATE_IMAGE_H
#define JK_TEMPLATE_IMAGE_H
/* Pictures that data choose; what the image*.c files share. */
#include "template/compile.h"

/* A sample picture of a template, whose frame the chosen one is fitted into. */
typedef struct {
	const jk_xpath *xpath;
	const char *part;
	size_t index;          /* among those of the template */
	double width, height;  /* of the frame */
	const char *unit[2];   /* of these in the template: "cm"; "": whole numbers */
} jk_image_place;

/* A place for the picture that the tag names; NULL when out of memory. */
jk_image_place *jk_image_place_new(jk_compiling *c, const jk_tag *tag);
/* "3.5cm": the number, and in *unit what stands behind it; 0 when there is no number above 0. */
double jk_image_length(jk_compiling *c, const char *text, const char **unit);
/* Reports that the tag stands where it cannot be carried out. */
void jk_image_fault(jk_compiling *c, const jk_tag *tag, const char *reason);
/* The {{#image …}} in a text that is no text of a paragraph, NULL when there is none; *rest is the text without it. */
jk_tag *jk_image_tag_in(jk_compiling *c, const char *text, const char **rest);
/* Puts a guard around the node, within which alone the next four stand: it shows the picture, or passes over the node. */
void jk_image_guard(jk_compiling *c, jk_node *node, const jk_image_place *place);
/* Texts for attributes: what leads to the picture's part, and its width and height. */
const char *jk_image_target(jk_compiling *c, const jk_image_place *place);
const char *jk_image_width(jk_compiling *c, const jk_image_place *place);
const char *jk_image_height(jk_compiling *c, const jk_image_place *place);
/* Sets an attribute that is there; *c notes when memory runs out. */
void jk_image_set(jk_compiling *c, jk_node *node, const char *attribute, const char *value);

/* Removes the node when the whole tree has been looked at: until then it may hold what is being looked at. */
void jk_image_drop(jk_compiling *c, jk_node *node);

/* Takes what hangs on one element: DrawingML, VML, ODF. */
void jk_image_drawing(jk_compiling *c, jk_node *properties);
void jk_image_vml(jk_compiling *c, jk_node *shape);
void jk_image_frame(jk_compiling *c, jk_node *frame);

/* While a document is made (image_fill.c). */
int jk_image_choose(jk_running *r, const void *place);
void jk_image_put_target(jk_running *r, const void *place);
void jk_image_put_width(jk_running *r, const void *place);
void jk_image_put_height(jk_running *r, const void *place);

#endif
