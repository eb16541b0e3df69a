/* Signals that ask the program to end. */
#include <signal.h>
#include <stddef.h>
#include "cli/generate.h"

static volatile sig_atomic_t asked;

static void ask(int number) { asked = number; }

/* What the caller has set to be ignored, as nohup does, stays ignored. */
static void watch(int number, void (*handler)(int), int flags)
{
	struct sigaction now, wanted = {.sa_handler = handler, .sa_flags = flags};
	sigemptyset(&wanted.sa_mask);
	if (sigaction(number, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
		(void)sigaction(number, &wanted, NULL);
}

void jk_stop_watch(void)
{
	watch(SIGINT, ask, SA_RESTART | (int)SA_RESETHAND);
	watch(SIGTERM, ask, SA_RESTART | (int)SA_RESETHAND);
	watch(SIGHUP, ask, SA_RESTART | (int)SA_RESETHAND);
	watch(SIGXFSZ, SIG_IGN, 0);
}

void jk_stop_watch_reader(void)
{
	watch(SIGINT, ask, 0);
	watch(SIGTERM, ask, 0);
	watch(SIGHUP, ask, 0);
}

void jk_stop_watch_worker(void)
{
	watch(SIGINT, SIG_IGN, 0);
	watch(SIGHUP, SIG_IGN, 0);
	watch(SIGPIPE, SIG_IGN, 0);
	watch(SIGTERM, ask, 0); /* what waits for a slow file ends waiting */
}

int jk_stopping(void) { return asked; }

const char *jk_stop_name(int number)
{
	return number == SIGINT ? "SIGINT" : number == SIGHUP ? "SIGHUP" : "SIGTERM";
}
