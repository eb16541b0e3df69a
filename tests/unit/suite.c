#include "suite.h"
#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *jk_suite(const char *name, const TTest *const *tests)
{
	Suite *suite = suite_create(name);
	TCase *tcase = tcase_create("all");
	/* CTest has the limit that counts: a sweep under sanitizers on a busy machine takes minutes. */
	tcase_set_timeout(tcase, 840);
	for (; *tests; tests++)
		tcase_add_test(tcase, *tests);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* --- files --- */

static char folder[4096];

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	(void)status, (void)kind, (void)place;
	return remove(path);
}

static void remove_folder(void) { nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS); }

const char *jk_test_folder(void)
{
	const char *above = getenv("TMPDIR");
	ck_assert_str_eq(folder, "");
	snprintf(folder, sizeof folder, "%s/jokou-test-XXXXXX", above ? above : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	atexit(remove_folder);
	return folder;
}

const char *jk_test_path(const char *in, const char *name)
{
	static char path[8192];
	snprintf(path, sizeof path, "%s/%s", in, name);
	return path;
}

void jk_test_put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_ge(fputs(text, file), 0);
	ck_assert_int_eq(fclose(file), 0);
}

const char *jk_test_get(const char *path)
{
	static char text[64 * 1024];
	FILE *file = fopen(path, "r");
	ck_assert_ptr_nonnull(file);
	size_t length = fread(text, 1, sizeof text - 1, file);
	fclose(file);
	text[length] = '\0';
	return text;
}

unsigned jk_test_entries(const char *path)
{
	unsigned count = 0;
	DIR *dir = opendir(path);
	ck_assert_ptr_nonnull(dir);
	for (struct dirent *entry; (entry = readdir(dir));)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(dir);
	return count;
}

/* --- diagnostics --- */

static jk_diagnostics *diagnostics;

static void free_diagnostics(void) { jk_diagnostics_free(diagnostics); }

jk_diagnostics *jk_test_diagnostics(void)
{
	if (diagnostics)
		return diagnostics;
	ck_assert_int_eq(jk_diagnostics_new(&diagnostics), JK_OK);
	atexit(free_diagnostics);
	return diagnostics;
}

void jk_test_only(const jk_diagnostics *d, jk_code code, unsigned line)
{
	if (jk_diagnostics_count(d) != 1)
		jk_diagnostics_print(d, stderr);
	ck_assert_uint_eq(jk_diagnostics_count(d), 1);
	const jk_diagnostic *only = jk_diagnostics_at(d, 0);
	ck_assert_str_eq(jk_diagnostic_kind_of(only->code)->id, jk_diagnostic_kind_of(code)->id);
	ck_assert_uint_eq(only->where.line, line);
}

const char *jk_test_argument(const jk_diagnostics *d, size_t index, const char *name)
{
	for (const jk_argument *a = jk_diagnostics_at(d, index)->arguments; a->name; a++)
		if (strcmp(a->name, name) == 0)
			return a->value;
	return NULL;
}

/* --- allocation sweep --- */

static unsigned long allocations, fail_at;
static long living; /* blocks made and not yet freed */
static int and_later, has_failed;

static int fails_now(void)
{
	allocations++;
	int now = fail_at && (allocations == fail_at || (and_later && allocations > fail_at));
	has_failed |= now;
	return now;
}

static void *allocate(size_t bytes, void *state)
{
	(void)state;
	if (fails_now())
		return NULL;
	living++;
	return malloc(bytes);
}

static void *resize(void *block, size_t bytes, void *state)
{
	(void)state;
	if (fails_now())
		return NULL;
	living += !block;
	return realloc(block, bytes);
}

static void release(void *block, void *state)
{
	(void)state;
	living -= block != NULL;
	free(block);
}

/* Exit statuses of a child; far from those of a sanitizer or of check. */
enum { RIGHT = 40, NO_MEMORY, WRONG, LEAK, UNDISTURBED };

static const char *word_of(int status)
{
	static const char *const words[] = {"right", "out of memory", "wrong answer", "memory not given back", "undisturbed"};
	return status >= RIGHT && status <= UNDISTURBED ? words[status - RIGHT] : "crash";
}

static int judge(jk_test_work *work, int own_memory)
{
	int right = 0;
	jk_result result = work(&right);
	if (own_memory && living)
		return LEAK;
	if (result == JK_OK && right)
		return has_failed ? RIGHT : UNDISTURBED;
	return result == JK_NO_MEMORY && has_failed ? NO_MEMORY : WRONG;
}

static int run_child(jk_test_work *work, unsigned long position, int later, int own_memory)
{
	static const jk_memory_hooks hooks = {allocate, resize, release, NULL};
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		allocations = 0;
		fail_at = position;
		and_later = later;
		if (!getenv("JK_TEST_TRACE") && !freopen("/dev/null", "w", stderr))
			_exit(WRONG);
		jk_memory_set_hooks(&hooks);
		_exit(judge(work, own_memory));
	}
	int status = 0;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static int is_crash(int status) { return status < RIGHT || status > UNDISTURBED; }

/* Fails every position once; `crashes` is the number that may crash. */
static void sweep_round(jk_test_work *work, int later, int own_memory, unsigned crashes)
{
	for (unsigned long position = 1;; position++) {
		int status = run_child(work, position, later, own_memory);
		if (status == UNDISTURBED)
			return;
		if (is_crash(status) && crashes)
			crashes--;
		else
			ck_assert_msg(status == RIGHT || status == NO_MEMORY, "allocation %lu%s: %s (%d)", position,
				      later ? " and later" : "", word_of(status), status);
	}
}

static void sweep(jk_test_work *work, int own_memory, unsigned crashes)
{
	int right = 0;
	/* Libraries set themselves up at the first call, which is not what is swept. */
	ck_assert_int_eq(work(&right), JK_OK);
	ck_assert(right);
	sweep_round(work, 0, own_memory, crashes);
	sweep_round(work, 1, own_memory, crashes);
}

void jk_test_sweep(jk_test_work *work) { sweep(work, 0, 0); }
void jk_test_sweep_own(jk_test_work *work) { sweep(work, 1, 0); }
void jk_test_sweep_libxml(jk_test_work *work, unsigned crashes) { sweep(work, 0, crashes); }
