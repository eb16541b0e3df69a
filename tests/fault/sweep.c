/* sweep hooks|system CATALOG PROFILE TEMPLATE KIND: the whole way from files to a paper with one allocation failing, at position after position.
 * sweep write CATALOG PROFILE TEMPLATE KIND FILE: writes the paper over an old FILE with one system call failing after the other.
 *
 * With the KIND "lint" the work is a linting of the catalog and of the profile's papers instead, and its JSON what must come of it.
 *
 * "hooks" fails allocations of our hooks (jokou/memory.h: ours, libxml2's, PCRE2's), each in a process of its own, which must end with the same
 * bytes or with JK_NO_MEMORY. "system" fails any malloc of the process; libzip then calls a good file "not a zip archive", so there only
 * other bytes and crashes are judged. Positions are sampled when there are many: JK_SWEEP=N sets how many, JK_SWEEP=0 tries all;
 * JK_SWEEP_AT=N shows one position and what it says. They shift a little from run to run: libxml2 seeds its hash tables by the clock.
 *
 * Crashes inside libxml2 are counted, not judged. In 2.9.14 all that were seen (one position in 80) lie in xmlXPathCompiledEval, which goes on
 * with an empty value stack after a failed allocation; the program ends before, at the first one (jk_memory_on_exhaustion). */
#define _GNU_SOURCE /* dladdr, backtrace */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/file.h"
#include "jokou/format.h"
#include "jokou/lint.h"

enum { SAMPLES = 1500, SECONDS_MOST = 20 };

/* --- failing --- */

static unsigned long calls, fail_at;
static int counting, has_failed, of_system;

static void put_frames(void)
{
	void *frames[30];
	counting = 0;
	backtrace_symbols_fd(frames, backtrace(frames, 30), 2);
	counting = 1;
}

static int fails_now(void)
{
	if (!counting)
		return 0;
	calls++;
	if (!fail_at || calls != fail_at)
		return 0;
	has_failed = 1;
	if (getenv("JK_SWEEP_AT"))
		put_frames();
	errno = ENOMEM;
	return 1;
}

static void *hook_allocate(size_t bytes, void *state) { return (void)state, fails_now() ? NULL : malloc(bytes); }
static void *hook_resize(void *block, size_t bytes, void *state) { return (void)state, fails_now() ? NULL : realloc(block, bytes); }
static void hook_release(void *block, void *state) { (void)state, free(block); }

/* Every allocation of the process, where no sanitizer does the same. */
#if !defined(__SANITIZE_ADDRESS__)
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
static int system_wide;
void *malloc(size_t bytes) { return system_wide && fails_now() ? NULL : __libc_malloc(bytes); }
void *calloc(size_t count, size_t bytes) { return system_wide && fails_now() ? NULL : __libc_calloc(count, bytes); }
void *realloc(void *block, size_t bytes) { return system_wide && fails_now() ? NULL : __libc_realloc(block, bytes); }
static int can_fail_all(void) { return system_wide = of_system = 1; }
#else
static int can_fail_all(void) { return 0; }
#endif

/* --- the work --- */

static const char *catalog_path, *profile_path, *template_path, *kind;
static char *right;
static size_t right_length;

typedef struct {
	jk_catalog *catalog;
	jk_profile *profile;
	jk_clause_set *set;
	jk_template *compiled;
	jk_lint *lint;
	char *bytes, *report;
	size_t length;
	jk_diagnostics *diagnostics;
} work;

static jk_result make_lint(work *w)
{
	const jk_lint_options options = {.profiles = &profile_path, .profile_count = 1};
	jk_result result = jk_lint_run(&w->lint, w->catalog, &options, w->diagnostics);
	if (result == JK_OK)
		result = jk_lint_json(&w->bytes, w->lint);
	w->length = result == JK_OK ? strlen(w->bytes) : 0;
	return result;
}

static jk_result make(work *w)
{
	jk_result result = jk_diagnostics_new(&w->diagnostics);
	if (result == JK_OK)
		result = jk_catalog_read(&w->catalog, catalog_path, w->diagnostics);
	if (result == JK_OK && strcmp(kind, "lint") == 0)
		return make_lint(w);
	if (result == JK_OK)
		result = jk_profile_read(&w->profile, profile_path, w->diagnostics);
	if (result == JK_OK)
		result = jk_assemble(&w->set, w->profile, w->catalog, NULL, w->diagnostics);
	if (result == JK_OK)
		result = jk_decision_json(&w->report, w->set);
	if (result == JK_OK)
		result = jk_template_read(&w->compiled, template_path, w->diagnostics);
	if (result == JK_OK)
		result = jk_document_make(&w->bytes, &w->length, w->set, jk_clause_set_paper(w->set, 0).group, kind, w->compiled, w->diagnostics);
	return result;
}

static void drop(work *w)
{
	jk_text_free(w->bytes);
	jk_text_free(w->report);
	jk_template_free(w->compiled);
	jk_lint_free(w->lint);
	jk_clause_set_free(w->set);
	jk_profile_free(w->profile);
	jk_catalog_free(w->catalog);
	jk_diagnostics_free(w->diagnostics);
}

/* --- judging --- */

enum { RIGHT = 40, NO_MEMORY, WRONG_BYTES, WRONG_WORD, UNDISTURBED, IN_LIBXML2, OUTCOMES };
static const char *const words[] = {"right", "out of memory", "other bytes", "failed with another word", "undisturbed", "crash in libxml2"};

/* Whether the innermost frames, up to the first of this program, are libxml2's (or libc's on its behalf). */
static int is_of_libxml2(void)
{
	void *frames[30];
	int seen = 0, count = backtrace(frames, 30);
	for (int i = 0; i < count; i++) {
		Dl_info about;
		const char *file = dladdr(frames[i], &about) && about.dli_fname ? about.dli_fname : "";
		if (strstr(file, "libxml2"))
			seen = 1;
		else if (seen)
			return 1;
	}
	return 0;
}

static void on_crash(int number)
{
	if (getenv("JK_SWEEP_AT"))
		put_frames();
	counting = 0;
	if (is_of_libxml2())
		_exit(IN_LIBXML2);
	signal(number, SIG_DFL);
	raise(number);
}

static int judge(const work *w, jk_result result)
{
	if (!has_failed)
		return UNDISTURBED;
	if (result == JK_OK)
		return w->length == right_length && memcmp(w->bytes, right, right_length) == 0 ? RIGHT : WRONG_BYTES;
	/* It may be a fault of the machine (status 4) in other words: "cannot read: Cannot allocate memory". */
	int of_machine = result == JK_FAILED && jk_diagnostics_status(w->diagnostics, 0) == 4;
	return result == JK_NO_MEMORY || of_machine || of_system ? NO_MEMORY : WRONG_WORD;
}

static int run_child(unsigned long position)
{
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		work w = {0};
		void *warm[2];
		(void)backtrace(warm, 2); /* loads what it needs now */
		alarm(SECONDS_MOST);
		signal(SIGSEGV, on_crash);
		signal(SIGABRT, on_crash);
		calls = 0;
		fail_at = position;
		counting = 1;
		jk_result result = make(&w);
		counting = 0;
		int outcome = judge(&w, result);
		if (getenv("JK_SWEEP_AT") && w.diagnostics)
			jk_diagnostics_print(w.diagnostics, stderr);
		drop(&w);
		_exit(outcome);
	}
	int status = 0;
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static int setup(const char *mode)
{
	static const jk_memory_hooks hooks = {hook_allocate, hook_resize, hook_release, NULL};
	work w = {0};
	if (strcmp(mode, "hooks") == 0)
		jk_memory_set_hooks(&hooks);
	else if (!can_fail_all())
		return 77;
	/* The first run gives the right bytes, and lets libraries set themselves up. */
	counting = 1;
	jk_result result = make(&w);
	counting = 0;
	if (result != JK_OK) {
		jk_diagnostics_print(w.diagnostics, stderr);
		return 1;
	}
	right_length = w.length;
	right = malloc(right_length);
	memcpy(right, w.bytes, right_length);
	drop(&w);
	return 0;
}

static unsigned long wanted_samples(void)
{
	const char *text = getenv("JK_SWEEP");
	return text ? strtoul(text, NULL, 10) : SAMPLES;
}

static int sweep(const char *mode)
{
	unsigned long total = calls, samples = wanted_samples(), counts[OUTCOMES - RIGHT] = {0}, faults = 0, tried = 0;
	double step = samples && samples < total ? (double)total / (double)samples : 1;
	for (double at = 1; at <= (double)total; at += step, tried++) {
		int outcome = run_child((unsigned long)at), known = outcome >= RIGHT && outcome < OUTCOMES;
		if (known)
			counts[outcome - RIGHT]++;
		if (known && outcome != WRONG_BYTES && outcome != WRONG_WORD)
			continue;
		printf("allocation %lu: %s (%d)\n", (unsigned long)at, known ? words[outcome - RIGHT] : "crash", outcome);
		faults++;
	}
	printf("%s, %s: %lu of %lu allocations failed, one at a time:", mode, strrchr(template_path, '.') + 1, tried, total);
	for (int i = 0; i < OUTCOMES - RIGHT; i++)
		printf(" %s %lu%s", words[i], counts[i], i + 1 < OUTCOMES - RIGHT ? "," : "\n");
	return faults > 0;
}

static int show(unsigned long position)
{
	int outcome = run_child(position);
	printf("%s (%d)\n", outcome >= RIGHT && outcome < OUTCOMES ? words[outcome - RIGHT] : "crash", outcome);
	return 0;
}

/* --- writing --- */

static int holds(const char *path, const char *bytes, size_t length)
{
	jk_buffer file;
	jk_diagnostics *quiet;
	jk_buffer_init(&file, 0);
	if (jk_diagnostics_new(&quiet) != JK_OK)
		return 0;
	int same = jk_file_read(&file, path, right_length + 100, quiet) == JK_OK && file.length == length && memcmp(file.bytes, bytes, length) == 0;
	jk_buffer_dispose(&file);
	jk_diagnostics_free(quiet);
	return same;
}

/* Whether the write went through; a fault is printed. */
static int write_once(const char *path, unsigned at, int *faults)
{
	static const char old[] = "what was there before";
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK || jk_file_write(path, old, sizeof old, d) != JK_OK)
		return 1;
	jk_file_fail_at(at);
	jk_result result = jk_file_write(path, right, right_length, d);
	jk_file_fail_at(0);
	int sound = holds(path, right, right_length) || (result != JK_OK && holds(path, old, sizeof old));
	int told = result == JK_OK || jk_diagnostics_status(d, 0) == 4;
	if (!sound || !told) {
		printf("write %u: %s\n", at, sound ? "not told" : "neither the old nor the new file");
		++*faults;
	}
	jk_diagnostics_free(d);
	return result == JK_OK;
}

static int sweep_writes(const char *path)
{
	unsigned at = 1;
	int faults = 0;
	while (!write_once(path, at, &faults))
		at++;
	printf("%u system calls failed, one at a time: %d faults\n", at - 1, faults);
	return faults > 0 || at < 5;
}

int main(int argc, char **argv)
{
	if (argc < 6) {
		fprintf(stderr, "usage: sweep hooks|system|write CATALOG PROFILE TEMPLATE KIND [FILE]\n");
		return 3;
	}
	catalog_path = argv[2], profile_path = argv[3], template_path = argv[4], kind = argv[5];
	int status = setup(argc == 7 ? "hooks" : argv[1]);
	if (status == 0 && argc == 7)
		status = sweep_writes(argv[6]);
	else if (status == 0)
		status = getenv("JK_SWEEP_AT") ? show(strtoul(getenv("JK_SWEEP_AT"), NULL, 10)) : sweep(argv[1]);
	free(right);
	return status;
}
