/* libcurl is not linked but loaded here: linked, it would cost every command its own start and that of thirty libraries behind it. */
#include "release/fetch_curl.h"
#include <dlfcn.h>
#include <string.h>

/* Debian has both, with the same functions. */
static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};

typedef struct {
	const char *name;
	void *place; /* of the pointer to the function */
} wanted;

static int find_all(void *library, const wanted *functions)
{
	for (; functions->name; functions++) {
		void *found = dlsym(library, functions->name);
		if (!found)
			return 0;
		/* ISO C has no cast from an object to a function; POSIX says that both have one form. */
		memcpy(functions->place, &found, sizeof found);
	}
	return 1;
}

static int load(jk_curl *c)
{
	const wanted functions[] = {{"curl_global_init", &c->global_init},   {"curl_easy_init", &c->easy_init},
				    {"curl_easy_cleanup", &c->easy_cleanup}, {"curl_easy_setopt", &c->set},
				    {"curl_easy_getinfo", &c->get},          {"curl_easy_perform", &c->perform},
				    {"curl_easy_strerror", &c->strerror},    {NULL, NULL}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
		if (library && find_all(library, functions))
			return 1;
		if (library)
			dlclose(library);
	}
	return 0;
}

const jk_curl *jk_curl_load(jk_diagnostics *diagnostics)
{
	static jk_curl curl;
	static int loaded;
	if (!loaded)
		loaded = load(&curl) && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
	if (loaded)
		return &curl;
	jk_report(diagnostics, JK_DIAG_PULL_NO_CURL, NULL, NULL);
	return NULL;
}
