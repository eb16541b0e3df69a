#ifndef JK_TESTS_COMPARE_VERSIONS_H
#define JK_TESTS_COMPARE_VERSIONS_H
/* Two versions of the mini catalog, each as it stood when it was taken. Their files are kept apart, for changelogs read them. */
#include <stdlib.h>
#include <string.h>
#include "compare/changelog.h"
#include "mini.h"

static jk_catalog *versions[2];
static jk_changelog *version_log;

static inline void drop_versions(void)
{
	jk_changelog_free(version_log);
	for (size_t i = 0; i < 2; i++)
		jk_catalog_free(versions[i]);
}

/* The catalog as it stands now, as the one (0) or the other (1); later changes go to another folder. */
static inline void take_version(size_t which)
{
	const char *folder = jk_mini_format("%s", jk_catalog_path(jk_mini_catalog()));
	const char *kept = jk_mini_format("%.*s/kept-%zu", (int)(strlen(folder) - strlen("/catalog")), folder, which);
	ck_assert_int_eq(system(jk_mini_format("cp -r '%s' '%s'", folder, kept)), 0);
	ck_assert_int_eq(jk_catalog_read(&versions[which], kept, jk_test_diagnostics()), JK_OK);
	if (which == 0)
		atexit(drop_versions);
}

static inline const jk_changelog *log_of_versions(void)
{
	ck_assert_int_eq(jk_changelog_new(&version_log, versions[0], versions[1], jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
	return version_log;
}

/* A clause at a version, with the revisions given. */
static inline void write_clause(const char *id, const char *version, const char *revisions, const char *head, const char *words)
{
	jk_mini_put(jk_mini_format("catalog/topic/%s.xml", id),
		    jk_mini_format("<clause id='%s' version='%s' effective-from='2026-04-01' basis='practice'><title>%s</title>%s<text document='contract'><Article>"
				   "<ArticleCaption>%s</ArticleCaption><Paragraph><Sentence>%s</Sentence></Paragraph></Article></text>%s</clause>",
				   id, version, id, head, id, words, revisions));
}

#define FIRST "<revision version='1.0.0' date='2026-04-01' kind='substantive'>初版</revision>"
#define THEN(version, kind) FIRST "<revision version='" version "' date='2027-03-01' kind='" kind "'>改めた</revision>"
#define DEADLINE(value)                                                                                                               \
	"<param id='deadline' type='duration' unit='hour' min='1' max='72' stricter='less' source='profile/incident/first-report'>"     \
	"<label>期限</label><default>" value "</default></param>"

/* The contract with these clauses. */
static inline void write_contract(const char *clauses)
{
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'",
			 jk_mini_format("<numbering><level name='Article' format='第{n}条'/></numbering><place id='all' title='総則'>%s</place>", clauses));
}

static inline const jk_log_entry *entry_named(const jk_changelog *log, const char *id)
{
	for (size_t i = 0; i < log->entries.count; i++)
		if (strcmp(((const jk_log_entry *)log->entries.items[i])->id, id) == 0)
			return log->entries.items[i];
	ck_abort_msg("no entry %s", id);
	return NULL;
}

#endif
