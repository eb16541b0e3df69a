/* unit [SUITE...]: runs all suites, or those named. Check's own variables (CK_RUN_CASE, CK_FORK, CK_VERBOSITY) work as ever. */
#include <stdio.h>
#include <string.h>
#include "suite.h"

static const struct {
	const char *name;
	Suite *(*make)(void);
} suites[] = {
#define JK_SUITE(room, file) {#room "/" #file, suite_##room##_##file},
#include "suites.def"
#undef JK_SUITE
};

enum { SUITES = sizeof suites / sizeof *suites };

static int is_wanted(const char *name, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], name) == 0)
			return 1;
	return argc == 1;
}

int main(int argc, char **argv)
{
	SRunner *runner = srunner_create(NULL);
	int added = 0;
	for (int i = 0; i < SUITES; i++)
		if (is_wanted(suites[i].name, argc, argv)) {
			srunner_add_suite(runner, suites[i].make());
			added++;
		}
	if (argc > 1 && added != argc - 1) {
		fprintf(stderr, "no such suite; there are:\n");
		for (int i = 0; i < SUITES; i++)
			fprintf(stderr, "  %s\n", suites[i].name);
		return 3;
	}
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
