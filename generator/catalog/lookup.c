#include <string.h>
#include "base/text.h"
#include "catalog/catalog.h"

#define FIND(list, type, member, wanted) \
	for (size_t i = 0; i < (list).count; i++) { \
		const type *item = (list).items[i]; \
		if (jk_text_equal(item->member, (wanted))) \
			return item; \
	} \
	return NULL

const jk_provision *jk_catalog_provision(const jk_catalog *catalog, const char *id)
{
	return jk_index_find(&catalog->provision_by_id, id, "");
}

const jk_clause *jk_catalog_clause(const jk_catalog *catalog, const char *id)
{
	return jk_index_find(&catalog->clause_by_id, id, "");
}

const jk_parameter *jk_catalog_parameter(const jk_catalog *catalog, const char *id)
{
	return jk_index_find(&catalog->parameter_by_id, id, "");
}

const jk_document_kind *jk_catalog_document(const jk_catalog *catalog, const char *kind)
{
	FIND(catalog->documents, jk_document_kind, kind, kind);
}

const jk_edition *jk_catalog_edition(const jk_catalog *catalog, const char *name)
{
	FIND(catalog->editions, jk_edition, name, name);
}

const jk_part *jk_catalog_part(const jk_catalog *catalog, const char *id)
{
	FIND(catalog->parts, jk_part, id, id);
}

const jk_vocabulary *jk_catalog_vocabulary(const jk_catalog *catalog, const char *id)
{
	FIND(catalog->vocabularies, jk_vocabulary, id, id);
}

const char *jk_catalog_label(const jk_catalog *catalog, const char *list, const char *key)
{
	const jk_label *label = jk_index_find(&catalog->label_by_key, list, key);
	return label ? label->text : NULL;
}

const char *jk_vocabulary_label(const jk_catalog *catalog, const jk_vocabulary *vocabulary, const char *list, const char *key, jk_arena *arena,
				int *no_memory)
{
	const jk_label *label = jk_index_find(&catalog->label_by_key, list, key);
	const char *text = "";
	if (!label || !label->phrase.count)
		return label ? label->text : NULL;
	for (size_t i = 0; text && i < label->phrase.count; i++) {
		const jk_slot *slot = &label->phrase.slots[i];
		const char *part = slot->kind == JK_SLOT_TERM ? jk_vocabulary_term(vocabulary, slot->text) : slot->text;
		text = jk_arena_format(arena, "%s%s", text, part ? part : "【未決】");
	}
	*no_memory |= !text;
	return text;
}

const char *jk_vocabulary_term(const jk_vocabulary *vocabulary, const char *key)
{
	for (size_t i = 0; i < vocabulary->term_count; i++)
		if (strcmp(vocabulary->keys[i], key) == 0)
			return vocabulary->terms[i];
	return NULL;
}

static int takes_in(const jk_level *level, const char *id)
{
	for (size_t i = 0; i < level->same_count; i++)
		if (jk_text_equal(level->same_as[i], id))
			return 1;
	return 0;
}

const jk_level *jk_vocabulary_level(const jk_vocabulary *vocabulary, const char *of, const char *id)
{
	const jk_level *found = NULL;
	for (size_t i = 0; i < vocabulary->level_count; i++) {
		const jk_level *level = &vocabulary->levels[i];
		if (!jk_text_equal(level->of, of))
			continue;
		if (jk_text_equal(level->id, id))
			return level;
		found = !found && takes_in(level, id) ? level : found;
	}
	return found;
}

const jk_clause_text *jk_variant_text(const jk_variant *variant, const char *document)
{
	for (size_t i = 0; i < variant->text_count; i++)
		if (jk_text_equal(variant->texts[i].document, document))
			return &variant->texts[i];
	return NULL;
}

const char *jk_catalog_id(const jk_catalog *catalog) { return catalog->id; }
const char *jk_catalog_version(const jk_catalog *catalog) { return catalog->version; }
const char *jk_catalog_path(const jk_catalog *catalog) { return catalog->path; }
size_t jk_catalog_kind_count(const jk_catalog *catalog) { return catalog->documents.count; }

const char *jk_catalog_kind(const jk_catalog *catalog, size_t index)
{
	return ((const jk_document_kind *)catalog->documents.items[index])->kind;
}

size_t jk_catalog_field_count(const jk_catalog *catalog, const char *kind)
{
	const jk_document_kind *document = jk_catalog_document(catalog, kind);
	return document ? document->field_count : 0;
}

const char *jk_catalog_field(const jk_catalog *catalog, const char *kind, size_t index)
{
	return jk_catalog_document(catalog, kind)->fields[index].id;
}
