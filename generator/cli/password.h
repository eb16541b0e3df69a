#ifndef JK_CLI_PASSWORD_H
#define JK_CLI_PASSWORD_H
/* The password of a secret key. */
#include "cli/command.h"

/* To be wiped with jk_password_wipe. */
typedef struct {
	char text[1025];
} jk_password;

/* The first line of --password-file; without one, what a person types at the terminal, unseen: `twice` when it must be typed again. `path` is the key it is
 * for. Reports R003, F001. */
JK_CHECKED jk_result jk_password_read(jk_password *out, const jk_arguments *arguments, const char *path, int twice);
void jk_password_wipe(jk_password *password);

#endif
