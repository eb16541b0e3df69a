/* References to numbers: ISO/IEC 29500-1, 17.16.5.51 REF; LibreOffice reckons alike. */
#include "template/reference.h"
#include <string.h>
#include "base/text.h"

int jk_label_of(jk_buffer *out, const jk_written_paragraph *paragraph)
{
	size_t from = out->length;
	if (!paragraph->scheme || !jk_label_put(out, paragraph->scheme, paragraph->level, paragraph->numbers, 0))
		return 0;
	while (out->length > from && strchr(" \t", out->bytes[out->length - 1]))
		jk_buffer_cut(out, out->length - 1);
	return out->length > from;
}

/* Bytes at the end of a label that a reference leaves out: Word's full stops, all that stands behind the number in LibreOffice. */
static size_t ending(const jk_written *w, const jk_label_level *level)
{
	static const char wide[] = "．";
	size_t behind = jk_label_behind(level), length = strlen(level->text), cut = 0;
	if (!w->docx)
		return behind;
	while (cut < behind && (level->text[length - 1 - cut] == '.' || level->text[length - 1 - cut] == ' '))
		cut++;
	size_t full = strlen(wide);
	return !cut && behind >= full && strcmp(level->text + length - full, wide) == 0 ? full : cut;
}

static size_t full_stops(const jk_buffer *label)
{
	size_t count = 0;
	while (count < label->length && label->bytes[label->length - 1 - count] == '.')
		count++;
	return count;
}

static size_t leading_spaces(const jk_label_level *level, size_t before)
{
	size_t spaces = strspn(level->text, " \t");
	return spaces < before ? spaces : before;
}

/* One level's label, put before what is there of the levels below; `below` says whether those begin with something else than a number. */
static int put_level(jk_buffer *out, const jk_written *w, const jk_written_paragraph *target, unsigned level, int bare, int *below)
{
	jk_buffer label;
	const jk_label_level *own = &target->scheme->levels[level];
	size_t before = jk_label_before(own), spaces = bare ? 0 : leading_spaces(own, before);
	jk_buffer_init(&label, 0);
	int known = jk_label_put(&label, target->scheme, level, target->numbers, bare);
	if (known) {
		size_t cut = bare ? full_stops(&label) : *below && before == spaces ? ending(w, own) : 0;
		jk_buffer_cut(&label, label.length > cut ? label.length - cut : 0);
		jk_buffer_string(&label, jk_buffer_text(out));
		jk_buffer_cut(out, 0);
		jk_buffer_string(out, jk_buffer_text(&label) + (spaces < label.length ? spaces : 0));
		*below = before > spaces;
	}
	out->failed |= label.failed;
	jk_buffer_dispose(&label);
	return known;
}

/* The numbered paragraph in whose company the reference stands: its own; in LibreOffice, also the one before. */
static const jk_written_paragraph *company(const jk_written *w, const jk_written_paragraph *from, const jk_written_paragraph *target)
{
	if (w->docx)
		return from->list == target->list ? from : NULL;
	for (size_t i = from->number + 1; i > 0; i--) {
		const jk_written_paragraph *paragraph = w->paragraphs.items[i - 1];
		if (paragraph->scheme && paragraph->list == target->list)
			return paragraph;
	}
	return NULL;
}

/* From which level on a reference has to tell the number. */
static unsigned first_level(const jk_written *main, const jk_written *part, const jk_written_reference *reference, const jk_written_paragraph *target)
{
	if (reference->kind != JK_REFERS_NUMBER)
		return reference->kind == JK_REFERS_NUMBER_ALONE ? target->level : 0;
	const jk_written_paragraph *near = main == part ? company(main, reference->paragraph, target) : NULL;
	unsigned same = 0;
	while (near && near->scheme && same <= near->level && same <= target->level && near->numbers[same] == target->numbers[same])
		same++;
	return same;
}

static int put_number(jk_buffer *out, const jk_written *main, const jk_written *part, const jk_written_reference *reference,
		      const jk_written_paragraph *target)
{
	jk_buffer label;
	jk_buffer_init(&label, 0);
	unsigned first = first_level(main, part, reference, target), level = target->level;
	int below = 1, known = put_level(&label, main, target, level, reference->only_numbers, &below);
	for (unsigned top = jk_label_topmost(target->scheme, level); known && reference->kind != JK_REFERS_NUMBER_ALONE && top > first;
	     top = jk_label_topmost(target->scheme, level)) {
		level = top - 1;
		known = put_level(&label, main, target, level, reference->only_numbers, &below);
	}
	known &= label.length > 0;
	if (known)
		jk_buffer_string(out, jk_buffer_text(&label));
	out->failed |= label.failed;
	jk_buffer_dispose(&label);
	return known;
}

int jk_reference_put(jk_buffer *out, const jk_written *main, const jk_written *part, const jk_written_reference *reference)
{
	const jk_written_bookmark *bookmark = jk_written_find(main, reference->target);
	const jk_written_paragraph *target = bookmark ? jk_written_target(main, bookmark) : NULL;
	if (!target)
		return 0;
	if (reference->kind != JK_REFERS_TEXT)
		return target->scheme && put_number(out, main, part, reference, target);
	size_t before = out->length;
	/* A text over several paragraphs would bring paragraphs along. */
	if (!bookmark->paragraph || bookmark->last != bookmark->paragraph || bookmark->to <= bookmark->from)
		return 0;
	jk_written_text(out, main, bookmark->from, bookmark->to);
	return out->length > before;
}
