#include "release/published.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "base/digest.h"
#include "base/file.h"

typedef struct {
	char text[4096];
} path;

static path in(const char *folder, const char *name)
{
	path p;
	snprintf(p.text, sizeof p.text, "%s/%s", folder, name);
	return p;
}

void jk_publish_key(const char *folder, const char *name)
{
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_key_pair_write(in(folder, name).text, NULL, d), JK_OK);
}

jk_public_key *jk_published_key(const char *folder, const char *name)
{
	jk_public_key *key = NULL;
	ck_assert_int_eq(jk_public_key_read(&key, in(folder, name).text, jk_test_diagnostics()), JK_OK);
	return key;
}

char *jk_published_bytes(size_t *length, const char *folder, const char *name)
{
	jk_buffer bytes;
	char *text = NULL;
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(jk_file_read(&bytes, in(folder, name).text, 1 << 20, jk_test_diagnostics()), JK_OK);
	*length = bytes.length;
	ck_assert_int_eq(jk_text_take(&text, &bytes), JK_OK);
	return text;
}

/* Not jk_file_write: the disk need not be waited for. */
void jk_published_put(const char *folder, const char *name, const char *bytes, size_t length)
{
	FILE *file = fopen(in(folder, name).text, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	ck_assert_int_eq(fclose(file), 0);
}

void jk_publish_sign(const char *folder, const char *key, const char *name)
{
	jk_secret_key *secret = NULL;
	jk_diagnostics *d = jk_test_diagnostics();
	char *signature = NULL, key_file[64], signature_file[128];
	size_t length = 0;
	snprintf(key_file, sizeof key_file, "%s.key", key);
	snprintf(signature_file, sizeof signature_file, "%s.minisig", name);
	char *bytes = jk_published_bytes(&length, folder, name);
	ck_assert_int_eq(jk_secret_key_read(&secret, in(folder, key_file).text, NULL, d), JK_OK);
	ck_assert_int_eq(jk_sign(&signature, secret, bytes, length, "test", d), JK_OK);
	jk_published_put(folder, signature_file, signature, strlen(signature));
	jk_text_free(signature);
	jk_text_free(bytes);
	jk_secret_key_free(secret);
}

static void pack(jk_buffer *list, const char *folder, const char *version)
{
	char *bytes = NULL, name[64], digest[JK_DIGEST_TEXT];
	size_t length = 0;
	char catalog[128];
	const path clauses = in(folder, "clauses");
	const jk_release_options options = {.clauses = clauses.text,
					    .id = "city",
					    .version = version,
					    .standard = "1.0",
					    .effective = "2027-04-01",
					    .date = "2026-11-30",
					    .program = "0.1.0"};
	snprintf(catalog, sizeof catalog, "<catalog id=\"city\" version=\"%s\"/>\n", version);
	jk_published_put(folder, "clauses/catalog.xml", catalog, strlen(catalog));
	snprintf(name, sizeof name, "site/city-%s.jokou", version);
	ck_assert_int_eq(jk_release_pack(&bytes, &length, &options, jk_test_diagnostics()), JK_OK);
	jk_published_put(folder, name, bytes, length);
	jk_publish_sign(folder, "office", name);
	jk_digest(digest, bytes, length);
	jk_buffer_format(list,
			 "<release version=\"%s\" file=\"%s\" size=\"%zu\" sha256=\"%s\" effective=\"2027-04-01\" "
			 "program=\"0.1.0\" date=\"2026-11-30\"/>\n",
			 version, name + strlen("site/"), length, digest);
	jk_text_free(bytes);
}

void jk_publish(const char *folder, unsigned long serial)
{
	jk_buffer list;
	jk_buffer_init(&list, 0);
	if (!jk_file_exists(in(folder, "office.pub").text)) {
		jk_publish_key(folder, "office");
		ck_assert_int_eq(mkdir(in(folder, "clauses").text, 0777), 0);
		ck_assert_int_eq(mkdir(in(folder, "site").text, 0777), 0);
	}
	jk_buffer_format(
		&list,
		"<index format=\"1\" program=\"0.1.0\" id=\"city\" serial=\"%lu\" date=\"2026-11-30\" expires=\"2027-06-30\">\n",
		serial);
	pack(&list, folder, "1.0.0");
	pack(&list, folder, "1.1.0");
	jk_buffer_string(&list, "</index>\n");
	jk_published_put(folder, "site/index.xml", jk_buffer_text(&list), list.length);
	jk_publish_sign(folder, "office", "site/index.xml");
	jk_buffer_dispose(&list);
}
