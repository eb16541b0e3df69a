#include "update/merge.h"
#include <string.h>
#include "suite.h"

static jk_arena *arena;
static jk_words *words;
static jk_buffer shown;

static void setup(void)
{
	jk_buffer_init(&shown, 0);
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_words_new(&words, jk_test_diagnostics()), JK_OK);
}

static void teardown(void)
{
	jk_buffer_dispose(&shown);
	jk_words_free(words);
	jk_arena_free(arena);
}

static void put(const char *text, size_t from, size_t to, const char *end)
{
	jk_buffer_add(&shown, text + from, to - from);
	jk_buffer_string(&shown, end);
}

/* The hunks as "HAND base|hand|release;", and nothing for texts that do not differ. */
static const char *merged(const char *base, const char *hand, const char *release)
{
	static const char *const names[] = {"HAND ", "RELEASE ", "SAME ", "CONFLICT "};
	jk_list a = {0}, b = {0}, hunks = {0};
	jk_buffer_clear(&shown);
	ck_assert_int_eq(jk_edits_of(&a, arena, words, base, hand), JK_OK);
	ck_assert_int_eq(jk_edits_of(&b, arena, words, base, release), JK_OK);
	ck_assert_int_eq(jk_merge_edits(&hunks, arena, &a, &b, hand, release), JK_OK);
	for (size_t i = 0; i < hunks.count; i++) {
		const jk_hunk *h = hunks.items[i];
		jk_buffer_string(&shown, names[h->kind]);
		put(base, h->base_from, h->base_to, "|");
		put(hand, h->hand_from, h->hand_to, "|");
		put(release, h->new_from, h->new_to, ";");
	}
	return jk_buffer_text(&shown);
}

START_TEST(disjoint_edits_of_a_japanese_sentence_do_not_meet)
{
	ck_assert_str_eq(merged("乙は、業務記録を5年間保存しなければならない。", "乙は、業務記録（電磁的記録を含む。）を5年間保存しなければならない。",
				"乙は、業務記録を7年間保存しなければならない。"),
			 "HAND |（電磁的記録を含む。）|;RELEASE 5年間|5年間|7年間;");
}
END_TEST

START_TEST(one_side_alone)
{
	ck_assert_str_eq(merged("甲は払う。", "甲は払う。", "甲は払う。"), "");
	ck_assert_str_eq(merged("甲は払う。", "甲は払う。", "乙は払う。"), "RELEASE 甲|甲|乙;");
	ck_assert_str_eq(merged("甲は払う。", "乙は払う。", "甲は払う。"), "HAND 甲|乙|甲;");
}
END_TEST

START_TEST(the_same_on_both_sides_is_no_conflict)
{
	ck_assert_str_eq(merged("甲は30日以内に払う。", "甲は14日以内に払う。", "甲は14日以内に払う。"), "SAME 30日以内|14日以内|14日以内;");
	ck_assert_str_eq(merged("甲は払う。乙は働く。", "甲は払う。", "甲は払う。"), "SAME 乙は働く。||;");
}
END_TEST

START_TEST(the_same_words_in_two_ways_are_a_conflict)
{
	ck_assert_str_eq(merged("甲は30日以内に払う。", "甲は60日以内に払う。", "甲は14日以内に払う。"), "CONFLICT 30日以内|60日以内|14日以内;");
	/* Both put something in at one place. */
	ck_assert_str_eq(merged("報告する。", "直ちに報告する。", "書面により報告する。"), "CONFLICT |直ちに|書面により;");
	/* One takes out what the other changed. */
	ck_assert_str_eq(merged("報告し、保存する。", "保存する。", "速報し、保存する。"), "CONFLICT 報告し、||速報し、;");
}
END_TEST

START_TEST(neighbours_without_a_kept_character_between_are_a_conflict)
{
	const char *text = merged("本件情報保存期間", "本件記録保存期間", "本件情報保管期間");
	ck_assert_ptr_nonnull(strstr(text, "CONFLICT "));
	ck_assert_ptr_null(strstr(text, "RELEASE "));
}
END_TEST

START_TEST(places_behind_edits_of_both_move_along)
{
	ck_assert_str_eq(merged("甲は、乙に報告を求め、資料を見る。10日以内に返す。", "甲等は、乙に報告を求め、資料を見る。10日以内に直ちに返す。",
				"甲は、乙に報告及び説明を求め、資料を見る。20日以内に返す。"),
			 "HAND 甲|甲等|甲;RELEASE ||及び説明;RELEASE 10日以内|10日以内|20日以内;HAND |直ちに|;");
}
END_TEST

START_TEST(width_is_an_edit)
{
	ck_assert_str_eq(merged("10日", "１０日", "10日"), "HAND 10日|１０日|10日;");
}
END_TEST

/* Whatever the edits are: what no hunk has is the same in all three, and together the hunks give each text. */
static const char *pick(unsigned *state, const char *const *from, size_t count)
{
	*state = *state * 1103515245u + 12345u;
	return from[(*state >> 16) % count];
}

static const char *edited(unsigned *state, const char *const *base, size_t count)
{
	static const char *const new_words[] = {"直ちに", "書面により", "14日以内に", "及び丙"};
	const char *text = "";
	for (size_t i = 0; i < count; i++) {
		const char *how = pick(state, (const char *const[]){"keep", "keep", "keep", "drop", "add", "other"}, 6);
		const char *own = strcmp(how, "drop") == 0 ? "" : strcmp(how, "other") == 0 ? pick(state, new_words, 4) : base[i];
		text = jk_arena_format(arena, "%s%s%s", text, own, strcmp(how, "add") == 0 ? pick(state, new_words, 4) : "");
	}
	return text;
}

static void check_stretch(const char *a, size_t a_from, size_t a_to, const char *b, size_t b_from, size_t b_to)
{
	ck_assert_uint_le(a_from, a_to);
	ck_assert_uint_eq(a_to - a_from, b_to - b_from);
	ck_assert_int_eq(memcmp(a + a_from, b + b_from, a_to - a_from), 0);
}

START_TEST(hunks_account_for_every_byte)
{
	static const char *const base_words[] = {"乙は、", "業務記録を", "5年間", "保存し、", "甲の", "求めに", "応じて", "提出しなければ", "ならない。"};
	unsigned state = (unsigned)_i + 1;
	const char *base = jk_arena_format(arena, "乙は、業務記録を5年間保存し、甲の求めに応じて提出しなければならない。");
	const char *hand = edited(&state, base_words, 9), *release = edited(&state, base_words, 9);
	jk_list a = {0}, b = {0}, hunks = {0};
	ck_assert_int_eq(jk_edits_of(&a, arena, words, base, hand), JK_OK);
	ck_assert_int_eq(jk_edits_of(&b, arena, words, base, release), JK_OK);
	ck_assert_int_eq(jk_merge_edits(&hunks, arena, &a, &b, hand, release), JK_OK);
	jk_hunk last = {0};
	for (size_t i = 0; i <= hunks.count; i++) {
		jk_hunk end = {JK_MERGE_SAME, strlen(base), strlen(base), strlen(hand), strlen(hand), strlen(release), strlen(release)};
		const jk_hunk *h = i < hunks.count ? hunks.items[i] : &end;
		check_stretch(base, last.base_to, h->base_from, hand, last.hand_to, h->hand_from);
		check_stretch(base, last.base_to, h->base_from, release, last.new_to, h->new_from);
		if (h->kind == JK_MERGE_RELEASE)
			check_stretch(base, h->base_from, h->base_to, hand, h->hand_from, h->hand_to);
		if (h->kind == JK_MERGE_HAND)
			check_stretch(base, h->base_from, h->base_to, release, h->new_from, h->new_to);
		if (h->kind == JK_MERGE_SAME)
			check_stretch(hand, h->hand_from, h->hand_to, release, h->new_from, h->new_to);
		last = *h;
	}
}
END_TEST

Suite *suite_update_merge(void)
{
	Suite *suite = jk_suite("update/merge", (const TTest *const[]){NULL});
	TCase *cases = tcase_create("texts");
	tcase_add_checked_fixture(cases, setup, teardown);
	tcase_add_test(cases, disjoint_edits_of_a_japanese_sentence_do_not_meet);
	tcase_add_test(cases, one_side_alone);
	tcase_add_test(cases, the_same_on_both_sides_is_no_conflict);
	tcase_add_test(cases, the_same_words_in_two_ways_are_a_conflict);
	tcase_add_test(cases, neighbours_without_a_kept_character_between_are_a_conflict);
	tcase_add_test(cases, places_behind_edits_of_both_move_along);
	tcase_add_test(cases, width_is_an_edit);
	tcase_add_loop_test(cases, hunks_account_for_every_byte, 0, 200);
	suite_add_tcase(suite, cases);
	return suite;
}
