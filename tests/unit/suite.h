#ifndef JK_TESTS_SUITE_H
#define JK_TESTS_SUITE_H
/* The frame of the unit tests. tests/unit/ROOM/test_FILE.c holds the tests of generator/ROOM/FILE.c and one function
 *
 *	Suite *suite_ROOM_FILE(void) { return jk_suite("ROOM/FILE", (const TTest *const[]){first_test, second_test, NULL}); }
 *
 * The build finds the file and lists the function; CTest runs each suite by its name, `unit ROOM/FILE` does so by hand.
 * Each test runs in a process of its own. */
#include <check.h>
#include "base/buffer.h"
#include "jokou/diagnostic.h"

#define JK_SUITE(room, file) Suite *suite_##room##_##file(void);
#include "suites.def"
#undef JK_SUITE

/* A suite of the tests, which end with NULL. */
Suite *jk_suite(const char *name, const TTest *const *tests);

/* A new empty folder that vanishes with the test. */
const char *jk_test_folder(void);
/* "folder/name" in that folder, valid until the next call. */
const char *jk_test_path(const char *folder, const char *name);
/* Writes a file; its whole text, borrowed until the next call. */
void jk_test_put(const char *path, const char *text);
const char *jk_test_get(const char *path);
/* Number of entries of a folder. */
unsigned jk_test_entries(const char *folder);

/* A collector; one for the test, never NULL. */
jk_diagnostics *jk_test_diagnostics(void);
/* Fails unless the collector holds exactly one diagnostic: this code at this line (0: no line). */
void jk_test_only(const jk_diagnostics *diagnostics, jk_code code, unsigned line);
/* Value of an argument of a recorded diagnostic, or NULL. */
const char *jk_test_argument(const jk_diagnostics *diagnostics, size_t index, const char *name);

/* Fails unless `function(buffer, …)` wrote `wanted`: JK_TEST_WRITES("1,000", jk_text_put_number, 1000, 1). */
#define JK_TEST_WRITES(wanted, function, ...)                            \
	do {                                                             \
		jk_buffer jk_written;                                    \
		jk_buffer_init(&jk_written, 0);                          \
		function(&jk_written, __VA_ARGS__);                      \
		ck_assert_str_eq(jk_buffer_text(&jk_written), (wanted)); \
		ck_assert_int_eq(jk_buffer_result(&jk_written), JK_OK);  \
		jk_buffer_dispose(&jk_written);                          \
	} while (0)

/* The work of an allocation sweep: JK_OK with *right set when its answer is the right one. It must free what it made. */
typedef jk_result jk_test_work(int *right);
/* Runs the work in child processes: with the first allocation failing, the second, and so on until none fails; and all that again
 * with every later allocation failing, too. Fails unless each run gave the right answer or JK_NO_MEMORY.
 * JK_TEST_TRACE=1 shows what the children write. */
void jk_test_sweep(jk_test_work *work);
/* For work without libxml2, which keeps memory of its own: all memory must be given back, too. */
void jk_test_sweep_own(jk_test_work *work);
/* For work inside which libxml2 itself is known to crash, at no more than `crashes` positions of each round. */
void jk_test_sweep_libxml(jk_test_work *work, unsigned crashes);

#endif
