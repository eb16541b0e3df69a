#ifndef JOKOU_MEMORY_H
#define JOKOU_MEMORY_H
/* Allocation of the whole library through one replaceable hook. */
#include <stddef.h>

#if defined(__GNUC__)
#define JK_CHECKED __attribute__((warn_unused_result))
#define JK_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define JK_CHECKED
#define JK_PRINTF(fmt, args)
#endif

/* Outcome of every fallible function. JK_FAILED: at least one error went to the collector. */
typedef enum { JK_OK, JK_FAILED, JK_NO_MEMORY } jk_result;

/* The three functions all memory comes from, libxml2's and PCRE2's included. They behave as malloc, realloc and free;
 * `state` is handed to each. They may fail at any call: the library then returns JK_NO_MEMORY. */
typedef struct {
	void *(*allocate)(size_t bytes, void *state);
	void *(*resize)(void *block, size_t bytes, void *state);
	void (*release)(void *block, void *state);
	void *state;
} jk_memory_hooks;

/* Replaces the hooks; NULL restores malloc. Call before any other function of the library, from one thread; blocks made under
 * the old hooks must not outlive the change. */
void jk_memory_set_hooks(const jk_memory_hooks *hooks);

/* Called at the first failed allocation, once; a program may write a static message and _exit(4) there, because no output
 * is in place before its rename. NULL (the beginning state): nothing is called and JK_NO_MEMORY travels up. */
void jk_memory_on_exhaustion(void (*handler)(void));

/* Frees a text or bytes that the library handed over; NULL is allowed. */
void jk_text_free(char *text);

/* Whether any allocation has failed since the last jk_memory_clear_failure. libxml2 2.9.14 may answer wrongly after a failed
 * allocation, so its wrappers ask this after each call. */
int jk_memory_failed(void);
void jk_memory_clear_failure(void);

#endif
