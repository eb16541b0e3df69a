/* Any bytes as a package: read within its limits or refused; what was read is written again with a part more, and read once more. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "package/odf.h"
#include "package/opc.h"
#include "package/package.h"
#include "template/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static char path[64];
static void remove_file(void) { unlink(path); }

/* A file in memory where there is such a folder. */
static void put_file(const void *bytes, size_t length)
{
	if (!*path) {
		snprintf(path, sizeof path, "%s/jokou-fuzz-%d", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", (int)getpid());
		atexit(remove_file);
	}
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, bytes, length) != (ssize_t)length || close(fd) < 0)
		abort();
}

static void read_parts(const jk_package *package, jk_diagnostics *d)
{
	for (size_t i = 0; i < jk_package_count(package); i++) {
		jk_buffer part;
		jk_buffer_init(&part, (size_t)1 << 22);
		(void)!jk_package_part(&part, package, jk_package_name(package, i), d);
		jk_buffer_dispose(&part);
	}
}

/* What was written must be read again, with the same digest. */
static void read_again(jk_buffer *out, const char *digest, jk_diagnostics *d)
{
	jk_package *again;
	char now[JK_DIGEST_TEXT];
	if (jk_package_from_bytes(&again, "again", out, d) != JK_OK)
		return; /* the parts added may go beyond a limit */
	if (jk_package_digest(now, again, d) != JK_OK || (strcmp(jk_package_name(again, 0), "mimetype") != 0 && strcmp(now, digest) != 0))
		abort();
	jk_package_free(again);
}

static void write_again(const jk_package *package, jk_diagnostics *d)
{
	jk_output *output;
	jk_buffer out, part;
	char digest[JK_DIGEST_TEXT];
	if (jk_output_new(&output, package) != JK_OK)
		return;
	jk_buffer_init(&out, (size_t)1 << 24);
	jk_buffer_init(&part, 0);
	for (int round = 0; round < 2 && jk_output_clear(output, package) == JK_OK; round++) {
		jk_buffer_clear(&out);
		jk_output_set_level(output, round);
		jk_buffer_string(&part, "<w:document>a part that takes the place of another</w:document>");
		(void)!jk_output_take(output, "word/document.xml", &part);
		(void)!jk_opc_put(output, "word/new.xml", "type", "word/document.xml", "relation", "<x/>", 4, d);
		(void)!jk_odf_put(output, "new.xml", "text/xml", "<x/>", 4, d);
		if (jk_output_digest(digest, output, NULL, d) == JK_OK && jk_output_bytes(&out, output, d) == JK_OK)
			read_again(&out, digest, d);
	}
	jk_buffer_dispose(&out);
	jk_buffer_dispose(&part);
	jk_output_free(output);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_package *package;
	jk_template *compiled;
	jk_diagnostics *d;
	jk_buffer copy;
	if (jk_diagnostics_new(&d) != JK_OK)
		return 0;
	jk_buffer_init(&copy, 0);
	jk_buffer_add(&copy, (const char *)bytes, length);
	if (jk_package_from_bytes(&package, "input", &copy, d) == JK_OK) {
		read_parts(package, d);
		write_again(package, d);
		jk_package_free(package);
	} else if (!jk_diagnostics_at_least(d, JK_ERROR))
		abort();
	put_file(bytes, length);
	if (jk_template_read(&compiled, path, d) == JK_OK)
		jk_template_free(compiled);
	jk_diagnostics_free(d);
	return 0;
}
