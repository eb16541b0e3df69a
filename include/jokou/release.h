#ifndef JOKOU_RELEASE_H
#define JOKOU_RELEASE_H
/* Releases: a catalog with its templates as one signed file, an index of them, the store that holds them, and what --catalog names. */
#include <stddef.h>
#include "jokou/diagnostic.h"

enum { JK_RELEASE_FORMAT = 1 }; /* of files that this program writes; it reads all from 1 on and refuses later ones (R001) */
#define JK_RELEASE_PROGRAM "0.1.0" /* oldest jokou that understands the catalogs of this one; to be raised with their schemas */

/* --- keys and signatures: the format of minisign (Ed25519 over BLAKE2b-512, "ED"; old "Ed" is read, too) --- */

typedef struct jk_public_key jk_public_key;
typedef struct jk_secret_key jk_secret_key;
/* Reads a minisign public key: a file, or its 56 characters themselves. *out owned. Reports R002. */
JK_CHECKED jk_result jk_public_key_read(jk_public_key **out, const char *file_or_text, jk_diagnostics *diagnostics);
void jk_public_key_free(jk_public_key *key);
/* Its base64 form, and its key id as minisign prints it (16 hexadecimal digits). Borrowed. */
const char *jk_public_key_text(const jk_public_key *key);
const char *jk_public_key_id(const jk_public_key *key);
/* Reads a minisign secret key, encrypted (scrypt) or not. `password` may be NULL for one without. The memory is wiped. Reports R002, R003. */
JK_CHECKED jk_result jk_secret_key_read(jk_secret_key **out, const char *path, const char *password, jk_diagnostics *diagnostics);
void jk_secret_key_free(jk_secret_key *key);
/* The public key of the same pair. *out owned. */
JK_CHECKED jk_result jk_secret_key_public(jk_public_key **out, const jk_secret_key *key);
/* Whether the file needs a password. */
int jk_secret_key_locked(const char *path);
/* Makes a pair of keys: BASE.pub and BASE.key (mode 0600), as minisign writes them; `password` NULL: not encrypted. Neither is overwritten. */
JK_CHECKED jk_result jk_key_pair_write(const char *base, const char *password, jk_diagnostics *diagnostics);
/* Signs; *out is the text of a .minisig file, to be freed with jk_text_free. `comment` is the trusted comment, one line. */
JK_CHECKED jk_result jk_sign(char **out, const jk_secret_key *key, const char *bytes, size_t length, const char *comment, jk_diagnostics *diagnostics);
/* Verifies the text of a .minisig file. `name` names what was signed. *comment (may be NULL): the trusted comment, to be freed with jk_text_free.
 * Reports R004 (damaged), R005 (another key), R006 (does not fit). */
JK_CHECKED jk_result jk_verify(char **comment, const jk_public_key *key, const char *bytes, size_t length, const char *signature,
			       size_t signature_length, const char *name, jk_diagnostics *diagnostics);

/* --- versions --- */

/* Compares "1.10.0" and "1.9.2" by their three numbers: below, equal to or above 0. */
int jk_version_compare(const char *a, const char *b);

/* --- making a release --- */

typedef struct {
	const char *clauses, *templates; /* folders */
	const char *id, *version, *standard, *effective; /* effective: day from which it is meant, "2027-04-01" */
	const char *date;                /* of the release */
	const char *program;             /* version of jokou needed, "0.1.0" */
} jk_release_options;
/* The release file: a ZIP of release.xml (first), clauses/… and templates/…, in the order of their names, the same bytes for the same files.
 * *out holds *length bytes, to be freed with jk_text_free. Whether the catalog is fit for it is for the caller to find out before. Reports F…, R…. */
JK_CHECKED jk_result jk_release_pack(char **out, size_t *length, const jk_release_options *options, jk_diagnostics *diagnostics);

/* What release.xml says. Members are borrowed from it. */
typedef struct jk_release_file jk_release_file;
typedef struct {
	unsigned format;
	const char *id, *version, *standard, *effective, *date, *program;
	const char *digest;    /* of the catalog: SHA-256 over the lines "<sha256>  <path>\n" of all files, in the order of their paths */
	size_t file_count;
} jk_release_info;
/* Reads a release from memory and checks all of it: limits of packages, release.xml by its schema, format and program (R001), every file's size and
 * hash, none missing, none besides (R010 to R015). *out owned; `bytes` may go afterwards. */
JK_CHECKED jk_result jk_release_read(jk_release_file **out, const char *bytes, size_t length, const char *name, jk_diagnostics *diagnostics);
void jk_release_free(jk_release_file *release);
jk_release_info jk_release_about(const jk_release_file *release);
/* A file of it: path "clauses/catalog.xml", its bytes. Borrowed. */
const char *jk_release_member(const jk_release_file *release, size_t index, const char **bytes, size_t *length);

/* --- the index: index.xml and index.xml.minisig --- */

typedef struct jk_release_index jk_release_index;
typedef struct {
	const char *version, *file, *sha256, *effective, *program, *date;
	size_t size;
} jk_release_entry;
typedef struct {
	unsigned format;
	unsigned long serial;      /* rises with each index of one id */
	const char *id, *date, *expires; /* "2027-06-30": no use of it after that day */
	size_t count;
} jk_release_index_info;
/* `bytes` as signed; the signature is for the caller. Reports R001, X…, R016. */
JK_CHECKED jk_result jk_release_index_read(jk_release_index **out, const char *bytes, size_t length, const char *name, jk_diagnostics *diagnostics);
void jk_release_index_free(jk_release_index *list);
jk_release_index_info jk_release_index_about(const jk_release_index *list);
const jk_release_entry *jk_release_index_at(const jk_release_index *list, size_t index); /* by version, rising */
/* The text of an index with one more release (`before` NULL: its first; `added` NULL: the same releases, for a later day of expiry). *out to be freed with jk_text_free. Reports R017 when the version
 * is there already or not above the last, R016 when `before` is of another id or a later date. */
JK_CHECKED jk_result jk_release_index_write(char **out, const jk_release_index *before, const char *id, const jk_release_entry *added, const char *date,
					 const char *expires, jk_diagnostics *diagnostics);

/* --- the store: DATA/jokou/catalogs/ID/VERSION.jokou, with .minisig, and what was last trusted --- */

typedef struct jk_store jk_store;
/* `folder` is the store's own (…/jokou). It need not exist. *out owned. */
JK_CHECKED jk_result jk_store_open(jk_store **out, const char *folder, jk_diagnostics *diagnostics);
void jk_store_free(jk_store *store);
/* The key pinned for a catalog id: NULL when none is. Pinning another one than the pinned needs `replace`. Reports R034. */
JK_CHECKED jk_result jk_store_key(jk_public_key **out, const jk_store *store, const char *id, jk_diagnostics *diagnostics);
JK_CHECKED jk_result jk_store_pin(jk_store *store, const char *id, const jk_public_key *key, int replace, jk_diagnostics *diagnostics);
/* What it holds: by id, then version rising. Borrowed, until the next pull. */
typedef struct {
	const char *id, *version, *path, *effective, *date;
	const char *sha256, *digest; /* of the file, of the catalog in it */
	const char *key;             /* text of the key that signed it: the pinned one may be another by now */
} jk_held;
size_t jk_store_count(const jk_store *store);
const jk_held *jk_store_at(const jk_store *store, size_t index);
/* A version that is held; `version` NULL: the highest. NULL when it is not held. */
const jk_held *jk_store_find(const jk_store *store, const char *id, const char *version);

/* Reads a held release; its hash and its signature are checked. *out owned. Reports R045, and what jk_verify and jk_release_read report. */
JK_CHECKED jk_result jk_store_read(jk_release_file **out, const jk_store *store, const jk_held *held, jk_diagnostics *diagnostics);
/* The same, for its answer alone. */
JK_CHECKED jk_result jk_store_verify(const jk_store *store, const jk_held *held, jk_diagnostics *diagnostics);

/* Getting releases from a URL (https), a folder or a release file that lies beside its index. */
typedef struct {
	const char *today;      /* "2026-11-30", from the machine's clock */
	const char *version;    /* NULL: the highest that this program can read; else also one below the highest held */
	const char *id;         /* what is expected; NULL: whatever the index says */
	const jk_public_key *key; /* given by a person, to be pinned; NULL: the pinned one */
	int replace_key;        /* whether `key` may take the place of another */
	const char *ca_file;    /* further certificates; NULL: those of the machine */
	unsigned seconds;       /* most time for one download; 0: the usual JK_PULL_SECONDS */
} jk_pull_options;
typedef struct {
	jk_held held;         /* borrowed from the store */
	const char *key_id;   /* of the key that signed it; borrowed */
	const char *expires;  /* day of the index; borrowed */
	int already;          /* it was held before, and is sound */
	int pinned;           /* the key was not pinned before */
} jk_pulled;
/* Refuses, each with its own message: no key known (R020), a signature that does not fit or of another key (R004 to R006, R034), an index older than the
 * last one trusted (rollback, R021) or another of the same number (R041), one past its day (R022), of another catalog (R038), without the version asked
 * for (R039), a file whose size or hash is another (R046, R023), a version below the highest held (R024), files of different releases (R025, R044), a
 * download that ended early (R026), that is too slow (R027) or too large (R035), an address that is not https, also after a redirect (R028, R036, R037),
 * no connection (R029), an answer that is no file (R031), a certificate that does not hold (R032), a machine without libcurl (R030), another pull at work
 * (R033). Nothing held changes before all of it is right. What was downloaded of a file is taken up again next time. */
JK_CHECKED jk_result jk_store_pull(jk_pulled *out, jk_store *store, const char *from, const jk_pull_options *options, jk_diagnostics *diagnostics);

/* --- what --catalog names --- */

/* A catalog that can be read: a folder (with clauses/ and templates/, or of clauses alone); a release file; ID@VERSION or ID of the store; DIR@REV, a revision of a
 * git repository, read from its objects without touching the work tree. */
typedef struct jk_source jk_source;
/* `store` may be NULL. What is not a folder is mounted (base/mount.h) until the source is freed. *out owned. Reports R050 to R059, and what reading
 * releases reports. A release file whose signature lies beside it is verified when a key is pinned for its id. */
JK_CHECKED jk_result jk_source_open(jk_source **out, const char *given, const jk_store *store, jk_diagnostics *diagnostics);
void jk_source_free(jk_source *source);
/* Paths of folders for jk_catalog_read and jk_template_read; borrowed. Templates are those in or beside the folder of clauses: NULL when there are none,
 * but of a folder with clauses/ in it always its templates/, there or not. */
const char *jk_source_clauses(const jk_source *source);
const char *jk_source_templates(const jk_source *source);

#endif
