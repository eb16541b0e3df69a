#ifndef JK_BASE_LIMITS_H
#define JK_BASE_LIMITS_H
/* Every limit of the program, with its unit. */

#define JK_BUFFER_LIMIT ((size_t)512 * 1024 * 1024)      /* bytes, one buffer */
#define JK_XML_FILE_LIMIT ((size_t)8 * 1024 * 1024)      /* bytes, one profile or catalog file */
#define JK_DATA_FILE_LIMIT ((size_t)64 * 1024 * 1024)    /* bytes, one file of data for a template */
#define JK_LIST_FILE_LIMIT ((size_t)64 * 1024 * 1024)    /* bytes, one list of profiles */
#define JK_LINK_LIMIT ((size_t)8 * 1024)                 /* bytes, the target of one link */
#define JK_IMAGE_FILE_LIMIT ((size_t)20 * 1024 * 1024)   /* bytes, one picture that data name */
#define JK_PACKAGE_FILE_LIMIT ((size_t)64 * 1024 * 1024) /* bytes, one DOCX or ODT file */
#define JK_MOUNT_NAME 1024                               /* bytes, the name of a file of a release or revision */
#define JK_PACKAGE_ENTRIES 2000                          /* members of one package */
#define JK_PACKAGE_INFLATED ((size_t)256 * 1024 * 1024)  /* bytes, all members inflated */
#define JK_PACKAGE_XML_PART ((size_t)32 * 1024 * 1024)   /* bytes, one XML part inflated: a tree takes ten times as many */
#define JK_PACKAGE_RATIO 400                             /* inflated ÷ stored of a member over 1 MiB */
#define JK_ID_LIMIT 64                                   /* characters, id of a profile or of a function */
#define JK_XML_NODES 2000000UL                           /* elements of one XML file or part: a tree takes about 300 bytes for each */
#define JK_XML_DEPTH 200                                 /* nested elements */
#define JK_XPATH_OPERATIONS 2000000UL                    /* steps of one XPath evaluation */
#define JK_EXPRESSION_DEPTH 200                          /* brackets, signs and operators of an expression inside each other */
#define JK_PATTERN_MATCH_LIMIT 1000000                   /* PCRE2 match limit */
#define JK_CATALOG_VIEWS 64                              /* days on which a catalog changes, and the days before the first */
#define JK_CATALOG_CLAUSES 20000                         /* clause files of one catalog */
#define JK_EXPANSION_LIMIT 100000                        /* times the loops of a part or clause may turn */
#define JK_TABLE_TURNS 5000000                           /* the same for a 新旧対照表: lines of papers of any length, and their words */
#define JK_ANSWER_LIMIT ((size_t)8 * 1024)               /* bytes, one answer of an interview */
#define JK_FORM_FIELDS 1000                              /* fields of a form */
#define JK_FORM_VALUES 20000                             /* values of a form */
#define JK_COLUMNS_MOST 32                               /* cells in a row of a clause's table */
#define JK_GUESSED_FIELDS 5000                           /* fields that a template may make known by reading them */
#define JK_TEMPLATE_NESTING 64                           /* blocks of a template inside each other */
#define JK_INCLUDE_NESTING 8                             /* annexes inside each other */
#define JK_INCLUDES_MOST 200                             /* annexes in one template, those of annexes too */
#define JK_REDLINE_ATOMS 131068                          /* different pictures, fields, notes … of a redline: a character of two planes for each */
#define JK_WORDS_CELLS 65536UL                           /* old words × new words that are weighed against each other, a byte for each */
#define JK_WORDS_EFFORT 4000000UL                        /* steps to find what two long texts have in common */
#define JK_ALIGN_CELLS 4096UL                            /* old × new pieces of a gap that are compared each with each */
#define JK_ALIGN_EFFORT 30000000UL                       /* steps to compare pieces: pairs of characters looked at */
#define JK_REDLINE_FIELD_STEPS 20000000UL                /* elements that a redline looks at for the ends of fields */
#define JK_REDLINE_BROUGHT 2000                          /* parts and relationships that a redline brings over from the old document */
#define JK_KEY_FILE_LIMIT 4096                           /* bytes, the file of a key */
#define JK_SIGNATURE_FILE_LIMIT ((size_t)16 * 1024)      /* bytes, a .minisig file */
#define JK_COMMENT_LIMIT 1024                            /* bytes, an untrusted comment */
#define JK_TRUSTED_COMMENT_LIMIT 8000                    /* bytes, a trusted comment */
#define JK_SCRYPT_OPERATIONS 33554432UL                  /* of scrypt, to unlock a key: what minisign asks for */
#define JK_SCRYPT_MEMORY 1073741824UL                    /* bytes, the same */
#define JK_RELEASE_NAME_LIMIT 200                        /* bytes, the path of a file in a release */
#define JK_INDEX_LIMIT ((size_t)1024 * 1024)             /* bytes, one index of releases */
#define JK_PULL_SECONDS 600                              /* one download */

#endif
