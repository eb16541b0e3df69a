#ifndef JK_CLI_GENERATE_H
#define JK_CLI_GENERATE_H
/* The parts of `generate`: which profiles, templates on a shelf, the papers of one profile, workers for many, and what is said of them. */
#include "base/buffer.h"
#include "base/scratch.h"
#include "base/stage.h"
#include "cli/session.h"
#include "jokou/format.h"

/* --- which profiles (inputs.c) --- */

typedef struct {
	const char *path;
	int twin; /* one before it has the same name, so their papers would share a folder */
} jk_input;

typedef struct {
	jk_input *items; /* owned */
	size_t count, room;
} jk_inputs;

/* Takes the operands: files, folders (the *.xml directly in them, sorted by bytes), @LIST (a path a line). A file that is named again
 * is taken once. What can be read is in *out even when the answer is JK_FAILED: F…, G007. */
JK_CHECKED jk_result jk_inputs_read(jk_inputs *out, const jk_arguments *arguments);
void jk_inputs_free(jk_inputs *inputs);

/* --- templates (shelf.c): each read once, at its first use --- */

typedef struct {
	const char *kind, *stem, *format, *path; /* stem: name of the file without ending; of --template the kind */
	jk_template *compiled;       /* NULL: not read yet, or faulty */
	jk_diagnostics *diagnostics; /* of its reading; NULL: not read yet */
	int told;                    /* whether they have been printed */
} jk_shelved;

typedef struct {
	jk_list templates; /* jk_shelved: those whose file exists */
	int given;         /* --template: it serves on every day */
	jk_arena *arena;
	const jk_catalog *catalog;
	jk_field_model *fields; /* what they may read; made for the first */
} jk_shelf;

/* Finds the templates for all kinds of the catalog, or the one of --template. Reads only the latter. Reports U004, U007, T…. */
JK_CHECKED jk_result jk_shelf_open(jk_shelf *out, const jk_data *data, const jk_arguments *arguments, const jk_catalog *catalog,
				   const jk_list *kinds);
void jk_shelf_close(jk_shelf *shelf);
/* The template for a paper and format; NULL when there is no file. It may not be read yet. The one of that stem. */
jk_shelved *jk_shelf_find(const jk_shelf *shelf, const jk_paper_info *paper, const char *format);
jk_shelved *jk_shelf_named(const jk_shelf *shelf, const char *stem, const char *format);
/* The same, read. A faulty one has no `compiled`, but diagnostics. */
jk_shelved *jk_shelf_take(jk_shelf *shelf, const jk_paper_info *paper, const char *format);
/* Reads all, so that workers share them. */
void jk_shelf_read_all(jk_shelf *shelf, const jk_list *kinds);

/* --- one call of generate --- */

typedef struct {
	const jk_arguments *arguments;
	jk_data data;
	jk_assemble_options options;
	jk_catalog *catalog;
	jk_profile_reader *reader;
	jk_list kinds;          /* of --document; empty: all */
	const char *formats[3]; /* wanted, ends with NULL */
	jk_shelf shelf;
	jk_scratch scratch; /* of this process; made when it is needed */
} jk_batch;

/* Whether the list of strings has it. */
int jk_has_word(const jk_list *words, const char *word);

/* --- what became of one profile (outcome.c) --- */

typedef enum {
	JK_FATE_FAILED,  /* nothing or not everything was written */
	JK_FATE_WRITTEN, /* all its papers, which may be none */
	JK_FATE_SKIPPED, /* --skip-existing: they are all there */
	JK_FATE_LEFT     /* stopped before its turn, or in the midst of it */
} jk_fate;

enum {
	JK_SAYS_OUT,     /* for standard output */
	JK_SAYS_ERR,     /* for standard error */
	JK_SAYS_MISSING, /* "kind\ttitle\tfiles\n": papers without template */
	JK_SAYS_FAULTY,  /* "stem\tformat\n": templates with faults */
	JK_SAYS_REASON,  /* first fault of one that failed, a line */
	JK_SAYS_REPORT,  /* its object in the file of --report */
	JK_SAYS
};

typedef struct {
	jk_fate fate;
	int status;                                    /* exit status it calls for */
	size_t papers, undecided, defaults, warnings;  /* papers: files written */
	double seconds[JK_STAGES];                     /* by stage, with --timings */
	jk_buffer says[JK_SAYS];
} jk_outcome;

void jk_outcome_init(jk_outcome *outcome);
void jk_outcome_dispose(jk_outcome *outcome);
/* Bytes it holds. */
size_t jk_outcome_size(const jk_outcome *outcome);
/* Adds the diagnostics to `says`: what is printed, the first reason, and with --report the object; `files` are paths of papers,
 * `shelf` holds the faults of templates in JK_SAYS_FAULTY (both may be NULL). */
void jk_outcome_tell(jk_outcome *outcome, const jk_arguments *arguments, const char *profile, const jk_list *files,
		     const jk_shelf *shelf, const jk_diagnostics *diagnostics);
/* Through a pipe; 0 when the other end is gone or memory is. */
int jk_outcome_send(const jk_outcome *outcome, int fd);
int jk_outcome_receive(jk_outcome *out, int fd);
/* All of `length` bytes; 0 when the other end is gone. */
int jk_pipe_send(int fd, const void *bytes, size_t length);
int jk_pipe_receive(int fd, void *bytes, size_t length);
/* Calls `take` for each line of one of `says`, which it may cut up. */
void jk_outcome_lines(jk_buffer *says, void (*take)(char *line, void *state), void *state);

/* --- the papers of one profile (papers.c): made and written to the scratch folder, then put in place --- */

typedef struct jk_papers jk_papers;

/* NULL when out of memory. `path` is borrowed. */
JK_CHECKED jk_papers *jk_papers_new(jk_batch *batch, const char *path);
/* Makes them all: nothing is in place yet. Faults are kept for the outcome. */
void jk_papers_make(jk_papers *papers);
/* Files that wait to be put in place. */
size_t jk_papers_waiting(const jk_papers *papers);
/* The steps from there, each for all that wait together before the next: onto the disk; in place; their folder. One that has failed
 * does nothing, and its files never appear unless some were in place before. */
void jk_papers_sync(jk_papers *papers);
void jk_papers_put(jk_papers *papers);
void jk_papers_settle(jk_papers *papers);
/* Complete after jk_papers_settle. Borrowed. */
const jk_outcome *jk_papers_outcome(jk_papers *papers);
void jk_papers_free(jk_papers *papers);

/* --- the work (work.c) --- */

/* Takes what became of inputs->items[index]; the outcome may be emptied. 0 ends the work. */
typedef int jk_sink(size_t index, const jk_outcome *outcome, void *state);
/* Makes the papers of inputs->items[first, first + count), in groups that are put in place together. 0 when the sink has ended it. */
int jk_work(jk_batch *batch, const jk_inputs *inputs, size_t first, size_t count, jk_sink *sink, void *state);

/* --- processes (workers.c, crew.c) --- */

/* Hears of each outcome in the order of the inputs, and every fifth of a second or sooner that time goes by. `here`: profiles finished so far, in
 * any order. */
typedef struct {
	void (*deliver)(size_t index, jk_outcome *outcome, void *state);
	void (*tick)(size_t here, void *state);
	void *state;
} jk_listener;

/* Does all inputs with `jobs` processes. */
void jk_run_batch(jk_batch *batch, const jk_inputs *inputs, int jobs, const jk_listener *listener);

/* --- signals (stop.c) --- */

/* From here on SIGINT, SIGTERM and SIGHUP ask for an orderly end; a second one ends the process at once. A file that may not grow
 * further is a failed write, not the end. */
void jk_stop_watch(void);
/* For one who waits for a person: the waiting ends, too. */
void jk_stop_watch_reader(void);
/* In a worker: only its parent, by SIGTERM, stops it. */
void jk_stop_watch_worker(void);
/* The signal that asked for it, or 0. */
int jk_stopping(void);
const char *jk_stop_name(int number);

/* --- what is said (report.c, account.c, progress.c) --- */

/* Counts of a whole batch. */
typedef struct {
	size_t profiles, written, skipped, failed, left, papers, undecided, defaults, warnings;
} jk_totals;

/* The file of --report: JSON, gathered as the outcomes come, in place at the end. */
typedef struct jk_report_file jk_report_file;
/* Reports F003 when nothing can be written there. */
JK_CHECKED jk_result jk_report_open(jk_report_file **out, const char *path, jk_diagnostics *diagnostics);
void jk_report_add(jk_report_file *report, const jk_buffer *object);
/* Puts it in place and frees it; NULL is allowed. Reports F003, of any of its writes. */
JK_CHECKED jk_result jk_report_close(jk_report_file *report, const jk_totals *totals, int status, jk_diagnostics *diagnostics);

typedef struct jk_account jk_account;
/* Begins the progress bar; owns the report, which may be NULL. NULL when out of memory. */
JK_CHECKED jk_account *jk_account_new(jk_batch *batch, const jk_inputs *inputs, jk_report_file *report);
jk_listener jk_account_listener(jk_account *account);
/* Prints the rest: notes for all, the table, timings of `jobs` processes; finishes the report; frees it. Gives the exit status so far. */
int jk_account_close(jk_account *account, int jobs);

/* The bar on standard error: only on a terminal that can erase a line, and only for several profiles. */
typedef struct {
	int shown;      /* whether it stands on the line now */
	int wanted;
	size_t total;
	double began, drawn;
	struct {
		double time;
		size_t done;
	} past[16]; /* for the rate of late */
	size_t at;
} jk_progress;
void jk_progress_begin(jk_progress *progress, size_t total, int quiet);
void jk_progress_show(jk_progress *progress, size_t done, size_t failed);
void jk_progress_hide(jk_progress *progress);
/* The line for a terminal of `columns`, without escapes; `rate` per second, 0: not known yet. */
void jk_progress_line(jk_buffer *out, size_t columns, size_t done, size_t total, size_t failed, double rate);

#endif
