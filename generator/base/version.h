#ifndef JK_BASE_VERSION_H
#define JK_BASE_VERSION_H
/* Version numbers: "1.10.0". */

/* Negative, 0 or positive as a is before, at or after b: part by part as numbers of any length; a part that is not there is 0. */
int jk_version_order(const char *a, const char *b);

#endif
