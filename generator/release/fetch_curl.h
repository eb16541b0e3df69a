#ifndef JK_RELEASE_FETCH_CURL_H
#define JK_RELEASE_FETCH_CURL_H
/* The functions of libcurl that we use, from the library that the machine has. */
#include <curl/curl.h>
#include "jokou/diagnostic.h"

/* Types as the headers have them. */
typedef struct {
	__typeof__(curl_global_init) *global_init;
	__typeof__(curl_easy_init) *easy_init;
	__typeof__(curl_easy_cleanup) *easy_cleanup;
	__typeof__(curl_easy_setopt) *set;
	__typeof__(curl_easy_getinfo) *get;
	__typeof__(curl_easy_perform) *perform;
	__typeof__(curl_easy_strerror) *strerror;
} jk_curl;

/* Loads it once for the process; NULL when it is not there or lacks a function: reports PULL_NO_CURL. */
const jk_curl *jk_curl_load(jk_diagnostics *diagnostics);

#endif
