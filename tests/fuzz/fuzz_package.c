/* Any bytes as a package: read within its limits or refused; what was read is written again with a part more, and read once more. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "package/odf.h"
#include "package/opc.h"
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

static void write_again(const jk_package *package, jk_diagnostics *d)
{
	jk_output *output;
	jk_buffer out;
	char digest[JK_DIGEST_TEXT];
	if (jk_output_new(&output, package) != JK_OK)
		return;
	jk_buffer_init(&out, (size_t)1 << 24);
	(void)!jk_opc_put(output, "word/new.xml", "type", "word/document.xml", "relation", "<x/>", 4, d);
	(void)!jk_odf_put(output, "new.xml", "text/xml", "<x/>", 4, d);
	(void)!jk_output_digest(digest, output, "new.xml", d);
	if (jk_output_bytes(&out, output, d) == JK_OK) {
		jk_package *again;
		put_file(out.bytes, out.length);
		if (jk_package_read(&again, path, d) == JK_OK)
			jk_package_free(again);
	}
	jk_buffer_dispose(&out);
	jk_output_free(output);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_package *package;
	jk_template *compiled;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return 0;
	put_file(bytes, length);
	if (jk_package_read(&package, path, d) == JK_OK) {
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
