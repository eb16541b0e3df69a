#ifndef JK_BASE_STAGE_H
#define JK_BASE_STAGE_H
/* Where the time goes: seconds by stage of the work. For measuring only: nothing that is written depends on it. Off, it costs one
 * comparison a call. For one thread. */

typedef enum {
	JK_STAGE_OTHER,
	JK_STAGE_PROFILE,  /* reading and checking the profile */
	JK_STAGE_ASSEMBLE, /* decision and clause set */
	JK_STAGE_MODEL,    /* what templates see */
	JK_STAGE_TEMPLATE, /* running the program of a template */
	JK_STAGE_PACK,     /* package, digest, deflate */
	JK_STAGE_WRITE,    /* files and the disk */
	JK_STAGES
} jk_stage;

/* Begins to measure, in JK_STAGE_OTHER. */
void jk_stage_measure(void);
/* From now on time belongs to `stage`. Gives the one before, to be entered again at the end. */
jk_stage jk_stage_enter(jk_stage stage);
/* Adds what has been measured to seconds[] and starts again from nothing. */
void jk_stage_take(double seconds[JK_STAGES]);
/* "profile" and so on. */
const char *jk_stage_name(jk_stage stage);

#endif
