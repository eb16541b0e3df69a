/* Pictures that data choose: reading, fitting and putting them while a document is made. */
#include <math.h>
#include <string.h>
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "package/odf.h"
#include "package/opc.h"
#include "template/image.h"
#include "template/image_file.h"

/* A file that the document shows. */
typedef struct {
	const char *name;  /* as the data say */
	jk_image_head head;
	const char *part;  /* where it lies in the package; NULL: it cannot be shown, which has been told */
	const char *bytes;
	size_t length;
} picture;

/* What leads from a part of a DOCX file to a picture. */
typedef struct {
	const picture *to;
	const char *source, *id;
} link;

/* What a place shows right now. */
typedef struct {
	const char *target;
	double width, height;
} showing;

typedef struct {
	showing *places;
	jk_list pictures, links;
} images_state;

static images_state *state_of(jk_running *r)
{
	jk_run *run = r->run;
	images_state *state = run->features[JK_FEATURE_IMAGES];
	if (state)
		return state;
	state = jk_arena_allocate(run->arena, sizeof *state);
	if (state)
		state->places = jk_arena_array(run->arena, run->compiled->images, sizeof *state->places);
	if (state && state->places)
		return run->features[JK_FEATURE_IMAGES] = state;
	jk_running_note(r, JK_NO_MEMORY);
	return NULL;
}

static void refuse(jk_running *r, const jk_image_place *place, jk_code code, const char *path, const char *reason)
{
	JK_REPORT(r->run->diagnostics, code, jk_xpath_origin(place->xpath), {"path", path}, {"reason", reason}, {"expression", jk_xpath_text(place->xpath)});
	jk_running_note(r, JK_FAILED);
}

/* --- files --- */

static const char *head_reason(jk_running *r, picture *p, const jk_buffer *bytes)
{
	const char *reason = jk_image_read_head(&p->head, (const unsigned char *)jk_buffer_text(bytes), bytes->length);
	char digest[JK_DIGEST_TEXT];
	if (reason)
		return _(reason);
	jk_digest(digest, jk_buffer_text(bytes), bytes->length);
	const char *folder = strcmp(r->run->compiled->dialect->format, "docx") == 0 ? "word/media/" : "Pictures/";
	p->part = jk_arena_format(r->run->arena, "%simage-%.16s.%s", folder, digest, p->head.ending);
	p->bytes = jk_arena_text(r->run->arena, jk_buffer_text(bytes), bytes->length);
	p->length = bytes->length;
	if (!p->part || !p->bytes)
		jk_running_note(r, JK_NO_MEMORY);
	return NULL;
}

/* The words of a failed reading that name no place. */
static const char *file_reason(jk_running *r, const jk_diagnostics *d)
{
	const jk_diagnostic *first = jk_diagnostics_count(d) ? jk_diagnostics_at(d, 0) : NULL;
	if (first && first->code == JK_DIAG_FILE_LARGE)
		return _("it is larger than 20 MiB");
	for (const jk_argument *a = first ? first->arguments : NULL; a && a->name; a++)
		if (strcmp(a->name, "reason") == 0)
			return jk_arena_string(r->run->arena, a->value);
	return "";
}

static void read_file(jk_running *r, const jk_image_place *place, picture *p, const char *path)
{
	jk_diagnostics *quiet;
	jk_buffer bytes;
	if (jk_diagnostics_new(&quiet) != JK_OK) {
		jk_running_note(r, JK_NO_MEMORY);
		return;
	}
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, path, JK_IMAGE_FILE_LIMIT, quiet);
	const char *reason = NULL;
	if (result == JK_FAILED)
		refuse(r, place, JK_DIAG_IMAGE_FILE, p->name, file_reason(r, quiet));
	else if (result == JK_OK && (reason = head_reason(r, p, &bytes)) != NULL)
		refuse(r, place, JK_DIAG_IMAGE_KIND, p->name, reason);
	else
		jk_running_note(r, result);
	jk_buffer_dispose(&bytes);
	jk_diagnostics_free(quiet);
}

/* Names typed on Windows have the other slash. */
static const char *plain_name(jk_arena *arena, const char *name)
{
	char *copy = jk_arena_allocate(arena, strlen(name) + 1);
	for (size_t i = 0; copy && name[i]; i++)
		copy[i] = (char)(name[i] == '\\' ? '/' : name[i]);
	return copy ? jk_text_trim(arena, copy) : NULL;
}

static int has_drive(const char *name) { return name[0] && name[1] == ':' && name[2] == '/'; }

static void open_file(jk_running *r, const jk_image_place *place, picture *p)
{
	const char *path = NULL, *folder = r->run->folder;
	if (folder && !has_drive(p->name))
		jk_running_note(r, jk_path_inside(&path, r->run->arena, folder, p->name));
	if (path)
		read_file(r, place, p, path);
	else if (r->result != JK_NO_MEMORY)
		refuse(r, place, JK_DIAG_IMAGE_OUTSIDE, p->name, folder ? folder : "");
}

/* Each file is read once in a document, and its fault told at each place. */
static const picture *picture_of(jk_running *r, images_state *state, const jk_image_place *place, const char *name)
{
	for (size_t i = 0; i < state->pictures.count; i++) {
		const picture *known = state->pictures.items[i];
		if (known->part && strcmp(known->name, name) == 0)
			return known;
	}
	picture *p = jk_arena_allocate(r->run->arena, sizeof *p);
	if (!p || jk_list_add(&state->pictures, r->run->arena, p) != JK_OK) {
		jk_running_note(r, JK_NO_MEMORY);
		return NULL;
	}
	p->name = name;
	open_file(r, place, p);
	return p->part ? p : NULL;
}

/* --- the package --- */

static const char *docx_link(jk_running *r, images_state *state, const picture *p, const char *source)
{
	static const char type[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
	jk_run *run = r->run;
	for (size_t i = 0; i < state->links.count; i++) {
		const link *known = state->links.items[i];
		if (strcmp(known->to->part, p->part) == 0 && strcmp(known->source, source) == 0)
			return known->id;
	}
	link *made = jk_arena_allocate(run->arena, sizeof *made);
	jk_result result = made ? jk_list_add(&state->links, run->arena, made) : JK_NO_MEMORY;
	if (result == JK_OK) {
		*made = (link){p, source, ""};
		result = jk_opc_put_media(&made->id, run->arena, run->output, p->part, p->head.media_type, source, type, p->bytes, p->length, run->diagnostics);
	}
	jk_running_note(r, result);
	return result == JK_OK ? made->id : "";
}

static const char *target_of(jk_running *r, images_state *state, const picture *p, const char *source)
{
	jk_run *run = r->run;
	if (!run->output)
		return p->part;
	if (strcmp(run->compiled->dialect->format, "docx") == 0)
		return docx_link(r, state, p, source);
	if (!jk_output_has(run->output, p->part))
		jk_running_note(r, jk_odf_put(run->output, p->part, p->head.media_type, p->bytes, p->length, run->diagnostics));
	return p->part;
}

/* --- operations --- */

/* Into the frame of the sample, without changing its proportions. */
static void fit(showing *shown, const jk_image_place *place, const jk_image_head *head)
{
	shown->width = place->width;
	shown->height = place->height;
	if (place->width / place->height > head->aspect)
		shown->width = place->height * head->aspect;
	else
		shown->height = place->width / head->aspect;
}

int jk_image_choose(jk_running *r, const void *data)
{
	const jk_image_place *place = data;
	const char *text;
	int found = 1;
	images_state *state = state_of(r);
	jk_result result = jk_xpath_string(&text, &found, r->run->arena, place->xpath, r->run->scope, r->run->context, r->run->diagnostics);
	jk_running_note(r, result);
	if (!state || result != JK_OK)
		return 0;
	if (!found) {
		JK_REPORT(r->run->diagnostics, JK_DIAG_FIELD, jk_xpath_origin(place->xpath), {"expression", jk_xpath_text(place->xpath)});
		jk_running_note(r, JK_FAILED);
	}
	const char *name = plain_name(r->run->arena, text);
	if (!name || !*name) {
		jk_running_note(r, name ? JK_OK : JK_NO_MEMORY);
		return 0;
	}
	const picture *p = picture_of(r, state, place, name);
	if (!p || r->result == JK_NO_MEMORY)
		return 0;
	showing *shown = &state->places[place->index];
	shown->target = target_of(r, state, p, place->part);
	fit(shown, place, &p->head);
	return 1;
}

static void put_length(jk_running *r, double length, const char *unit)
{
	double smallest = *unit ? 0.001 : 1;
	jk_text_put_number(r->out, length < smallest ? smallest : *unit ? length : floor(length + 0.5), 0);
	jk_buffer_string(r->out, unit);
}

static const showing *shown_at(jk_running *r, const jk_image_place *place)
{
	const images_state *state = state_of(r);
	return state ? &state->places[place->index] : &(const showing){"", 1, 1};
}

void jk_image_put_target(jk_running *r, const void *data)
{
	const char *target = shown_at(r, data)->target;
	jk_xml_put_value(r->out, target ? target : "");
}

void jk_image_put_width(jk_running *r, const void *data)
{
	const jk_image_place *place = data;
	put_length(r, shown_at(r, place)->width, place->unit[0]);
}

void jk_image_put_height(jk_running *r, const void *data)
{
	const jk_image_place *place = data;
	put_length(r, shown_at(r, place)->height, place->unit[1]);
}
