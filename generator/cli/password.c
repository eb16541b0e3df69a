#include "cli/password.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include "base/i18n.h"

/* A compiler must not leave it out because nobody reads the bytes any more. */
static void wipe(volatile char *bytes, size_t length)
{
	while (length)
		bytes[--length] = '\0';
}

void jk_password_wipe(jk_password *password) { wipe(password->text, sizeof password->text); }

static jk_result refuse(const jk_arguments *a, const char *path, const char *reason)
{
	JK_REPORT(a->diagnostics, JK_DIAG_KEY_PASSWORD, NULL, {"path", path}, {"reason", reason});
	return JK_FAILED;
}

/* Reads a line byte by byte, so that nothing behind it lies about anywhere. 1: a line; 0: too long; -1: it cannot be read. */
static int read_line(jk_password *out, int fd)
{
	size_t length = 0;
	for (;;) {
		char byte;
		ssize_t n = read(fd, &byte, 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0 || byte == '\n')
			break;
		if (length + 1 == sizeof out->text)
			return 0;
		out->text[length++] = byte;
	}
	if (length && out->text[length - 1] == '\r')
		length--;
	out->text[length] = '\0';
	return 1;
}

static jk_result read_file(jk_password *out, const jk_arguments *a, const char *path, const char *file)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	int outcome = fd < 0 ? -1 : read_line(out, fd), reason = errno;
	if (fd >= 0)
		close(fd);
	if (outcome > 0)
		return JK_OK;
	if (outcome == 0)
		return refuse(a, path, _("the password is too long"));
	JK_REPORT(a->diagnostics, JK_DIAG_FILE_OPEN, NULL, {"path", file}, {"reason", strerror(reason)});
	return JK_FAILED;
}

/* --- asking a person --- */

static void say(int terminal, const char *text) { (void)!write(terminal, text, strlen(text)); }

/* Signals wait until the terminal shows again what is typed. */
static int ask(jk_password *out, int terminal, const char *prompt)
{
	struct termios before, silent;
	sigset_t stopping, old;
	if (tcgetattr(terminal, &before) < 0)
		return -1;
	sigemptyset(&stopping);
	sigaddset(&stopping, SIGINT);
	sigaddset(&stopping, SIGTERM);
	sigaddset(&stopping, SIGQUIT);
	sigaddset(&stopping, SIGTSTP);
	sigprocmask(SIG_BLOCK, &stopping, &old);
	silent = before;
	silent.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(terminal, TCSAFLUSH, &silent);
	say(terminal, prompt);
	int outcome = read_line(out, terminal);
	say(terminal, "\n");
	tcsetattr(terminal, TCSAFLUSH, &before);
	sigprocmask(SIG_SETMASK, &old, NULL);
	return outcome;
}

static jk_result ask_person(jk_password *out, const jk_arguments *a, const char *path, int terminal, int twice)
{
	jk_password again;
	if (ask(out, terminal, _("Password of the key: ")) <= 0)
		return refuse(a, path, _("no password was typed"));
	if (!twice || !*out->text)
		return JK_OK;
	int same = ask(&again, terminal, _("The same once more: ")) > 0 && strcmp(again.text, out->text) == 0;
	jk_password_wipe(&again);
	return same ? JK_OK : refuse(a, path, _("the two passwords differ"));
}

jk_result jk_password_read(jk_password *out, const jk_arguments *arguments, const char *path, int twice)
{
	const char *file = arguments->values[JK_PASSWORD_FILE];
	*out->text = '\0';
	if (file)
		return read_file(out, arguments, path, file);
	int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (terminal < 0)
		return refuse(arguments, path, _("there is no terminal to ask for the password"));
	jk_result result = ask_person(out, arguments, path, terminal, twice);
	close(terminal);
	return result;
}
