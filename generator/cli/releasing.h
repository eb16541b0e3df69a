#ifndef JK_CLI_RELEASING_H
#define JK_CLI_RELEASING_H
/* Making a release: what the steps of `jokou catalog release` share. */
#include "base/buffer.h"
#include "cli/session.h"
#include "jokou/release.h"

typedef struct {
	jk_session session;      /* catalog and where its files are */
	const jk_arguments *arguments;
	const char *folder;      /* of the releases */
	const char *templates;   /* folder beside the catalog's, NULL when it has none */
	const char *golden;      /* folder of golden papers */
	const char *id, *version, *standard, *date, *effective, *expires;
	jk_secret_key *secret;
	jk_public_key *public;   /* of the same pair */
	jk_release_index *before; /* NULL: there is none yet */
	char *old_signature;      /* of its file, to be put back when something fails */
} jk_releasing;

/* Coverage (cli/catalog_coverage.c): reports L040 to L045. */
JK_CHECKED jk_result jk_gate_coverage(const jk_arguments *arguments, const jk_data *data, const jk_catalog *catalog);
/* Golden papers: reports R007, R008; with `accept` they are written instead, and *text says which. */
JK_CHECKED jk_result jk_gate_golden(jk_releasing *r, jk_buffer *text, int accept);
/* What was released before, and whether the version is a fit step from it: reports R009, R017, L06x, and what reading releases reports. */
JK_CHECKED jk_result jk_gate_step(jk_releasing *r);
/* Reads the index in the folder, when there is one, and checks its signature. */
JK_CHECKED jk_result jk_releasing_index(jk_releasing *r);
/* Puts the release and the new index in the folder, all or none; *text tells what. */
JK_CHECKED jk_result jk_releasing_write(jk_releasing *r, jk_buffer *text);

#endif
