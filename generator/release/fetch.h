#ifndef JK_RELEASE_FETCH_H
#define JK_RELEASE_FETCH_H
/* Files fetched over HTTPS. libcurl is loaded at the first of them, so no other command pays for it. */
#include <stddef.h>
#include "jokou/diagnostic.h"

typedef struct jk_fetcher jk_fetcher; /* keeps its connection from one file to the next */

/* Where the bytes go, in order. Both report what goes wrong. */
typedef struct {
	/* Before the first byte: whether the server goes on from where we asked (1) or begins anew (0). */
	jk_result (*begin)(void *state, int continued, jk_diagnostics *diagnostics);
	jk_result (*take)(void *state, const char *bytes, size_t length, jk_diagnostics *diagnostics);
	void *state;
} jk_fetch_sink;

typedef struct {
	const char *url;
	size_t from;  /* bytes we have already: the server is asked for the rest */
	size_t limit; /* most bytes of the whole file */
} jk_fetch_wanted;

/* `ca_file`: certificates besides the machine's, or NULL. `seconds`: most time for one file, and for silence. *out owned. Reports PULL_NO_CURL. */
JK_CHECKED jk_result jk_fetcher_new(jk_fetcher **out, const char *ca_file, unsigned seconds, jk_diagnostics *diagnostics);
void jk_fetcher_free(jk_fetcher *fetcher);
/* Fetches one file, and follows redirects as long as they stay with https. Reports PULL_SHORT, PULL_SLOW, PULL_LARGE, PULL_ADDRESS, PULL_ANSWER,
 * PULL_CERTIFICATE, PULL_CONNECTION. */
JK_CHECKED jk_result jk_fetch(jk_fetcher *fetcher, const jk_fetch_wanted *wanted, const jk_fetch_sink *sink,
			      jk_diagnostics *diagnostics);
/* Whether an address may be fetched: https, no user or password in it. Reports PULL_ADDRESS. */
JK_CHECKED jk_result jk_fetch_check_address(const char *url, jk_diagnostics *diagnostics);

#endif
