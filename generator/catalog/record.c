/* Records: what each file says of its version, the days it is for and its history. Files of one id, each for other days, succeed one another. */
#include <string.h>
#include "base/text.h"
#include "catalog/load.h"

/* The first by its days; an index keeps what it was given, so it holds this and not the record itself. */
typedef struct {
	jk_record *first;
} chain;

const char *jk_record_word(jk_record_kind kind)
{
	static const char *const words[] = {"catalog", "provisions", "labels", "checks", "vocabulary", "clause", "document", "sheet", "template"};
	return words[kind];
}

const jk_record *jk_catalog_record(const jk_catalog *catalog, jk_record_kind kind, const char *id)
{
	const chain *found = jk_index_find(&catalog->record_by_id, jk_record_word(kind), id);
	return found ? found->first : NULL;
}

int jk_record_in_force(const jk_record *record, const char *day)
{
	return (!record->from || strcmp(record->from, day) <= 0) && (!record->until || strcmp(day, record->until) <= 0);
}

const jk_record *jk_record_on(const jk_record *first, const char *day)
{
	const jk_record *found = first;
	for (const jk_record *next = first; next; next = next->successor)
		if (!day || !next->from || strcmp(next->from, day) <= 0)
			found = next;
	return found;
}

/* --- reading --- */

/* "submission-list" of …/submission-list@2027-04-01.xml. */
static const char *name_of_file(jk_loading *loading, const char *file)
{
	const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
	const char *kept = jk_arena_text(loading->catalog->arena, name, strcspn(name, "@."));
	loading->no_memory |= !kept;
	return kept;
}

static const char *title_of(jk_loading *loading, const jk_node *root)
{
	const char *title = jk_load_attribute(loading, root, "title");
	const jk_node *child = jk_node_child(root, "title");
	if (title || child)
		return title ? title : jk_load_text(loading, child);
	return jk_load_attribute(loading, root, "document");
}

jk_record *jk_load_record(jk_loading *loading, const jk_node *root, jk_record_kind kind, const char *id)
{
	jk_record *record = jk_load_array(loading, 1, sizeof *record);
	if (!record)
		return NULL;
	*record = (jk_record){.kind = kind, .title = title_of(loading, root), .version = jk_load_attribute(loading, root, "version"),
			      .from = jk_load_attribute(loading, root, "effective-from"), .until = jk_load_attribute(loading, root, "effective-until"),
			      .file = jk_load_file(loading), .line = jk_node_line(root)};
	record->id = id ? jk_load_attribute(loading, root, id) : jk_record_word(kind);
	if (!record->id && record->file)
		record->id = name_of_file(loading, record->file);
	record->revisions = jk_load_revisions(loading, root, &record->revision_count);
	return record;
}

/* --- one after the other --- */

static int is_before(const jk_record *a, const jk_record *b)
{
	return b->from && (!a->from || strcmp(a->from, b->from) < 0);
}

static int meets(const jk_record *earlier, const jk_record *later)
{
	return !later->from || !earlier->until || strcmp(earlier->until, later->from) >= 0;
}

static void refuse(jk_loading *loading, const jk_node *root, const jk_record *record, const jk_record *other)
{
	jk_origin where = jk_node_origin(loading->xml, root);
	JK_REPORT(loading->diagnostics, JK_DIAG_CATALOG_OVERLAP, &where, {"id", record->id}, {"other", other->file},
		  {"from", other->from ? other->from : "…"}, {"until", other->until ? other->until : "…"});
	loading->failed = 1;
}

static void insert(jk_loading *loading, const jk_node *root, chain *c, jk_record *record)
{
	jk_record *before = NULL, *after = c->first;
	for (; after && is_before(after, record); after = after->successor)
		before = after;
	if (before && meets(before, record))
		refuse(loading, root, record, before);
	else if (after && meets(record, after))
		refuse(loading, root, record, after);
	record->successor = after;
	record->succeeds = before != NULL;
	if (after)
		after->succeeds = 1;
	if (before)
		before->successor = record;
	else
		c->first = record;
}

void jk_load_link(jk_loading *loading, const jk_node *root, jk_record *record)
{
	jk_catalog *catalog = loading->catalog;
	const char *word = jk_record_word(record->kind);
	chain *c = record->id ? jk_index_find(&catalog->record_by_id, word, record->id) : NULL;
	if (!c) {
		c = jk_load_array(loading, 1, sizeof *c);
		jk_load_index(loading, &catalog->record_by_id, word, record->id, c);
	}
	if (c)
		insert(loading, root, c, record);
	jk_load_add(loading, &catalog->records, record);
}
