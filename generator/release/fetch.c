#include "release/fetch.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "base/limits.h"
#include "base/memory.h"
#include "release/fetch_curl.h"

enum { REDIRECTS_MOST = 5, CONNECT_SECONDS = 20, QUIET_SECONDS = 30, QUIET_BYTES = 64 };

struct jk_fetcher {
	const jk_curl *curl;
	CURL *handle;
	unsigned seconds;
	char reason[CURL_ERROR_SIZE]; /* libcurl writes here */
};

/* One answer of a server. */
typedef struct {
	jk_fetcher *fetcher;
	const jk_fetch_wanted *wanted;
	const jk_fetch_sink *sink;
	jk_diagnostics *diagnostics;
	const char *url; /* where we are, after redirects */
	size_t from;     /* the byte we ask for first */
	size_t got;      /* bytes of the file so far, with those we had */
	int began, too_large;
	jk_result result; /* of the sink */
} answer;

/* --- addresses --- */

static jk_result refuse_address(const char *url, jk_diagnostics *diagnostics)
{
	JK_REPORT(diagnostics, JK_DIAG_PULL_ADDRESS, NULL, {"url", url});
	return JK_FAILED;
}

/* A password in an address would stand in messages, logs and lists of processes. */
static int has_user(const char *url)
{
	const char *host = strstr(url, "://") + 3;
	return memchr(host, '@', strcspn(host, "/?#")) != NULL;
}

jk_result jk_fetch_check_address(const char *url, jk_diagnostics *diagnostics)
{
	if (strncasecmp(url, "https://", strlen("https://")) != 0)
		return refuse_address(url, diagnostics);
	if (!has_user(url))
		return JK_OK;
	jk_report(diagnostics, JK_DIAG_PULL_USER, NULL, NULL);
	return JK_FAILED;
}

/* --- the fetcher --- */

/* Numbers go to libcurl as long. */
static int set_number(const jk_fetcher *f, CURLoption option, long value)
{
	return f->curl->set(f->handle, option, value) == CURLE_OK;
}

static int set_text(const jk_fetcher *f, CURLoption option, const char *value)
{
	return f->curl->set(f->handle, option, value) == CURLE_OK;
}

/* Redirects are followed by us, so that each address is looked at; this holds even if that had a hole. */
static int allow_https_only(const jk_fetcher *f)
{
#if LIBCURL_VERSION_NUM >= 0x075500
	return set_text(f, CURLOPT_PROTOCOLS_STR, "https") && set_text(f, CURLOPT_REDIR_PROTOCOLS_STR, "https");
#else
	return set_number(f, CURLOPT_PROTOCOLS, CURLPROTO_HTTPS) && set_number(f, CURLOPT_REDIR_PROTOCOLS, CURLPROTO_HTTPS);
#endif
}

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

static int set_times(const jk_fetcher *f)
{
	return set_number(f, CURLOPT_TIMEOUT, (long)f->seconds) &&
	       set_number(f, CURLOPT_CONNECTTIMEOUT, (long)least(f->seconds, CONNECT_SECONDS)) &&
	       set_number(f, CURLOPT_LOW_SPEED_LIMIT, QUIET_BYTES) &&
	       set_number(f, CURLOPT_LOW_SPEED_TIME, (long)least(f->seconds, QUIET_SECONDS));
}

static int set_up(jk_fetcher *f, const char *ca_file)
{
	return allow_https_only(f) && set_times(f) && set_number(f, CURLOPT_FOLLOWLOCATION, 0) &&
	       set_number(f, CURLOPT_FAILONERROR, 1) && set_number(f, CURLOPT_SSL_VERIFYPEER, 1) &&
	       set_number(f, CURLOPT_SSL_VERIFYHOST, 2) && set_number(f, CURLOPT_NETRC, 0) &&
	       set_text(f, CURLOPT_USERAGENT, "jokou/" JK_VERSION) &&
	       f->curl->set(f->handle, CURLOPT_ERRORBUFFER, f->reason) == CURLE_OK &&
	       (!ca_file || set_text(f, CURLOPT_CAINFO, ca_file));
}

jk_result jk_fetcher_new(jk_fetcher **out, const char *ca_file, unsigned seconds, jk_diagnostics *diagnostics)
{
	*out = NULL;
	const jk_curl *curl = jk_curl_load(diagnostics);
	if (!curl)
		return JK_FAILED;
	jk_fetcher *f = jk_allocate(sizeof *f);
	if (!f)
		return JK_NO_MEMORY;
	*f = (jk_fetcher){.curl = curl, .handle = curl->easy_init(), .seconds = seconds ? seconds : JK_PULL_SECONDS};
	*out = f;
	if (!f->handle)
		return JK_NO_MEMORY;
	if (set_up(f, ca_file))
		return JK_OK;
	/* A libcurl without TLS knows no https. */
	jk_report(diagnostics, JK_DIAG_PULL_NO_CURL, NULL, NULL);
	return JK_FAILED;
}

void jk_fetcher_free(jk_fetcher *fetcher)
{
	if (!fetcher)
		return;
	if (fetcher->handle)
		fetcher->curl->easy_cleanup(fetcher->handle);
	jk_release(fetcher);
}

/* --- one answer --- */

static long status_of(const jk_fetcher *f)
{
	long status = 0;
	(void)f->curl->get(f->handle, CURLINFO_RESPONSE_CODE, &status);
	return status;
}

/* The server decides whether it goes on from where we asked. */
static jk_result begin(answer *a, long status)
{
	int continued = status == 206 && a->from > 0;
	a->began = 1;
	a->got = continued ? a->from : 0;
	return a->sink->begin(a->sink->state, continued, a->diagnostics);
}

/* Called by libcurl; another number than `count` ends the transfer. The body of a redirect is not what we asked for. */
static size_t take(char *bytes, size_t size, size_t count, void *state)
{
	answer *a = state;
	long status = status_of(a->fetcher);
	size_t length = size * count; /* libcurl says that size is 1 */
	if (status == 200 || status == 206) {
		a->result = a->began ? JK_OK : begin(a, status);
		a->got += length;
		a->too_large = a->got > a->wanted->limit;
		if (a->result == JK_OK && !a->too_large)
			a->result = a->sink->take(a->sink->state, bytes, length, a->diagnostics);
	} else {
		a->got += length;
		a->too_large = a->got > a->wanted->limit;
	}
	return a->result == JK_OK && !a->too_large ? count : count + 1;
}

static jk_result refuse(const answer *a, jk_code code, const char *reason)
{
	char seconds[16];
	snprintf(seconds, sizeof seconds, "%u", a->fetcher->seconds);
	JK_REPORT(a->diagnostics, code, NULL, {"url", a->url}, {"reason", reason}, {"seconds", seconds});
	return JK_FAILED;
}

static jk_result refuse_size(const answer *a)
{
	char limit[24];
	snprintf(limit, sizeof limit, "%zu", a->wanted->limit);
	JK_REPORT(a->diagnostics, JK_DIAG_PULL_LARGE, NULL, {"url", a->url}, {"limit", limit});
	return JK_FAILED;
}

static jk_result refuse_status(const answer *a, long status)
{
	char number[16];
	snprintf(number, sizeof number, "%ld", status);
	return refuse(a, JK_DIAG_PULL_ANSWER, number);
}

static int is_certificate(CURLcode code)
{
	return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_ISSUER_ERROR ||
	       code == CURLE_SSL_INVALIDCERTSTATUS || code == CURLE_SSL_CERTPROBLEM;
}

/* Why a transfer failed, in our words. */
static jk_result refuse_code(const answer *a, CURLcode code)
{
	const jk_fetcher *f = a->fetcher;
	const char *reason = *f->reason ? f->reason : f->curl->strerror(code);
	if (a->result != JK_OK)
		return a->result;
	if (a->too_large)
		return refuse_size(a);
	if (code == CURLE_OUT_OF_MEMORY)
		return JK_NO_MEMORY;
	if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
		return refuse_address(a->url, a->diagnostics);
	if (code == CURLE_HTTP_RETURNED_ERROR)
		return refuse_status(a, status_of(f));
	if (is_certificate(code))
		return refuse(a, JK_DIAG_PULL_CERTIFICATE, reason);
	/* Nothing that we asked for was sent: there is no server, or none that speaks with us. */
	long asked = 0;
	(void)f->curl->get(f->handle, CURLINFO_REQUEST_SIZE, &asked);
	if (!asked)
		return refuse(a, JK_DIAG_PULL_CONNECTION, reason);
	return refuse(a, code == CURLE_OPERATION_TIMEDOUT ? JK_DIAG_PULL_SLOW : JK_DIAG_PULL_SHORT, reason);
}

static CURLcode ask(answer *a)
{
	const jk_fetcher *f = a->fetcher;
	char range[32];
	snprintf(range, sizeof range, "%zu-", a->from);
	a->fetcher->reason[0] = '\0';
	a->got = 0;
	if (!set_text(f, CURLOPT_URL, a->url) || !set_text(f, CURLOPT_RANGE, a->from ? range : NULL) ||
	    f->curl->set(f->handle, CURLOPT_WRITEFUNCTION, take) != CURLE_OK ||
	    f->curl->set(f->handle, CURLOPT_WRITEDATA, (void *)a) != CURLE_OK)
		return CURLE_OUT_OF_MEMORY;
	return f->curl->perform(f->handle);
}

/* An empty file is an answer, too. */
static jk_result finish(answer *a)
{
	long status = status_of(a->fetcher);
	if (status != 200 && status != 206)
		return refuse_status(a, status);
	return a->began ? JK_OK : begin(a, status);
}

/* The place that an answer sends us to, of our own; NULL: none. */
static char *redirect_of(const jk_fetcher *f)
{
	char *place = NULL;
	if (f->curl->get(f->handle, CURLINFO_REDIRECT_URL, &place) != CURLE_OK || !place)
		return NULL;
	return jk_copy_string(place);
}

/* What we have is longer than the file there: it is no beginning of it, so all is asked for. */
static int is_beyond(const answer *a, CURLcode code)
{
	return code == CURLE_HTTP_RETURNED_ERROR && a->from && status_of(a->fetcher) == 416;
}

jk_result jk_fetch(jk_fetcher *fetcher, const jk_fetch_wanted *wanted, const jk_fetch_sink *sink, jk_diagnostics *diagnostics)
{
	char *place = NULL; /* of the last redirect */
	answer a = {.fetcher = fetcher,
		    .wanted = wanted,
		    .sink = sink,
		    .diagnostics = diagnostics,
		    .url = wanted->url,
		    .from = wanted->from,
		    .result = JK_OK};
	jk_result result = jk_fetch_check_address(a.url, diagnostics);
	for (int hops = 0; result == JK_OK; hops++) {
		CURLcode code = ask(&a);
		if (is_beyond(&a, code)) {
			a.from = 0;
			continue;
		}
		char *next = code == CURLE_OK ? redirect_of(fetcher) : NULL;
		if (!next) {
			result = code == CURLE_OK ? finish(&a) : refuse_code(&a, code);
			break;
		}
		jk_release(place);
		a.url = place = next;
		result =
			hops < REDIRECTS_MOST ? jk_fetch_check_address(a.url, diagnostics) : refuse(&a, JK_DIAG_PULL_REDIRECTS, "");
	}
	jk_release(place);
	return result;
}
