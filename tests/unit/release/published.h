#ifndef JK_TESTS_PUBLISHED_H
#define JK_TESTS_PUBLISHED_H
/* What a central office publishes, made anew in a test's folder. */
#include "jokou/release.h"
#include "suite.h"

/* In `folder`: office.pub and office.key; site/ with index.xml (number `serial`), city-1.0.0.jokou and city-1.1.0.jokou, all signed. Later calls keep
 * the keys and replace the rest. */
void jk_publish(const char *folder, unsigned long serial);
/* Signs a file of the folder again with NAME.key. */
void jk_publish_sign(const char *folder, const char *key, const char *name);
/* Makes a pair of keys NAME.pub, NAME.key; reads the public one. */
void jk_publish_key(const char *folder, const char *name);
jk_public_key *jk_published_key(const char *folder, const char *name);
/* Reads a whole file; to be freed with jk_text_free. */
char *jk_published_bytes(size_t *length, const char *folder, const char *name);
void jk_published_put(const char *folder, const char *name, const char *bytes, size_t length);

#endif
