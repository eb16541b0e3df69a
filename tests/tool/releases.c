/* Keys, releases and signatures for the tests of pulling, without the checks that `jokou catalog release` makes first:
 *   releases key BASE                                        BASE.pub and BASE.key, without a password
 *   releases pack CLAUSES TEMPLATES ID VERSION EFFECTIVE OUT  a release file
 *   releases sign KEY FILE...                                FILE.minisig for each */
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "jokou/release.h"

static jk_result pack(char **arguments, jk_diagnostics *diagnostics)
{
	char *bytes = NULL;
	size_t length = 0;
	const jk_release_options options = {.clauses = arguments[0],
					    .templates = arguments[1],
					    .id = arguments[2],
					    .version = arguments[3],
					    .standard = "1.0",
					    .effective = arguments[4],
					    .date = "2026-11-30",
					    .program = "0.1.0"};
	jk_result result = jk_release_pack(&bytes, &length, &options, diagnostics);
	if (result == JK_OK)
		result = jk_file_write(arguments[5], bytes, length, diagnostics);
	jk_text_free(bytes);
	return result;
}

static jk_result sign(const jk_secret_key *key, const char *path, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	char *signature = NULL, target[4096];
	snprintf(target, sizeof target, "%s.minisig", path);
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, path, JK_BUFFER_LIMIT, diagnostics);
	if (result == JK_OK)
		result = jk_sign(&signature, key, jk_buffer_text(&bytes), bytes.length, "test", diagnostics);
	if (result == JK_OK)
		result = jk_file_write(target, signature, strlen(signature), diagnostics);
	jk_text_free(signature);
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result sign_all(const char *key_path, char **paths, int count, jk_diagnostics *diagnostics)
{
	jk_secret_key *key = NULL;
	jk_result result = jk_secret_key_read(&key, key_path, NULL, diagnostics);
	for (int i = 0; i < count && result == JK_OK; i++)
		result = sign(key, paths[i], diagnostics);
	jk_secret_key_free(key);
	return result;
}

int main(int argc, char **argv)
{
	jk_diagnostics *diagnostics = NULL;
	jk_result result = JK_FAILED;
	if (jk_diagnostics_new(&diagnostics) != JK_OK)
		return 4;
	if (argc == 3 && strcmp(argv[1], "key") == 0)
		result = jk_key_pair_write(argv[2], NULL, diagnostics);
	else if (argc == 8 && strcmp(argv[1], "pack") == 0)
		result = pack(argv + 2, diagnostics);
	else if (argc > 3 && strcmp(argv[1], "sign") == 0)
		result = sign_all(argv[2], argv + 3, argc - 3, diagnostics);
	jk_diagnostics_print(diagnostics, stderr);
	jk_diagnostics_free(diagnostics);
	return result == JK_OK ? 0 : 1;
}
