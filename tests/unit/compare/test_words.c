#include "compare/words_private.h"
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

static void put_range(jk_buffer *out, const char *open, const char *text, size_t from, size_t to, const char *close)
{
	jk_buffer_string(out, open);
	jk_buffer_add(out, text + from, to - from);
	jk_buffer_string(out, close);
}

/* The difference as one line with [-…-] and {+…+}. */
static const char *difference(const char *old_text, const char *new_text)
{
	jk_list stretches = {0};
	jk_buffer_clear(&shown);
	ck_assert_int_eq(jk_words_compare(&stretches, arena, words, old_text, strlen(old_text), new_text, strlen(new_text)), JK_OK);
	for (size_t i = 0; i < stretches.count; i++) {
		const jk_stretch *s = stretches.items[i];
		if (s->mark == JK_INSERTED)
			put_range(&shown, "{+", new_text, s->new_from, s->new_to, "+}");
		else if (s->mark == JK_DELETED)
			put_range(&shown, "[-", old_text, s->old_from, s->old_to, "-]");
		else
			put_range(&shown, "", old_text, s->old_from, s->old_to, "");
	}
	return jk_buffer_text(&shown);
}

/* The words of a text, parted by bars. */
static const char *words_of(const char *text)
{
	const size_t *ends;
	size_t count, from = 0;
	jk_buffer_clear(&shown);
	ck_assert_int_eq(jk_words_ends(&ends, &count, arena, words, text, strlen(text)), JK_OK);
	for (size_t i = 0; i < count; from = ends[i++])
		put_range(&shown, i ? "|" : "", text, from, ends[i], "");
	return jk_buffer_text(&shown);
}

START_TEST(legal_units_are_words)
{
	setup();
	ck_assert_str_eq(words_of("第15条第2項第3号の規定"), "第15条第2項第3号|の|規定");
	ck_assert_str_eq(words_of("第21条の2第3項"), "第21条の2第3項");
	ck_assert_str_eq(words_of("第5条の30日"), "第5条|の|30日");
	ck_assert_str_eq(words_of("第2号アに掲げる"), "第2号ア|に|掲げる");
	ck_assert_str_eq(words_of("前2項及び次条第1項"), "前2項|及び|次条第1項");
	ck_assert_str_eq(words_of("第三者が第十二条第三項に"), "第三者|が|第十二条第三項|に");
	ck_assert_str_eq(words_of("別紙1、別表第2"), "別紙1|、|別表第2");
	teardown();
}
END_TEST

START_TEST(numbers_keep_what_they_count)
{
	setup();
	ck_assert_str_eq(words_of("令和8年3月31日までに"), "令和8年3月31日|まで|に");
	ck_assert_str_eq(words_of("2026年3月31日"), "2026年3月31日");
	ck_assert_str_eq(words_of("令和元年度、5年間"), "令和元年度|、|5年間");
	ck_assert_str_eq(words_of("30日以内に24時間"), "30日以内|に|24時間");
	ck_assert_str_eq(words_of("99.9パーセント以上"), "99.9パーセント以上");
	ck_assert_str_eq(words_of("９９．９％、1,000円"), "９９．９％|、|1,000円");
	ck_assert_str_eq(words_of("3か月前に100分の5"), "3か月前|に|100分の5");
	ck_assert_str_eq(words_of("三十日以内"), "三十日以内");
	teardown();
}
END_TEST

START_TEST(names_and_forms_of_words)
{
	setup();
	ck_assert_str_eq(words_of("「本サービス」という。"), "「本サービス」|という|。");
	ck_assert_str_eq(words_of("(2)　（10）対応"), "(2)|　|（10）|対応");
	ck_assert_str_eq(words_of("TLS1.2、Wi-Fi、ISO/IEC"), "TLS1.2|、|Wi-Fi|、|ISO/IEC");
	ck_assert_str_eq(words_of("直ちに報告しなければならない。"), "直ちに|報告|し|なければ|ならない|。");
	ck_assert_str_eq(words_of("事故を知ったとき"), "事故|を|知った|とき");
	ck_assert_str_eq(words_of(""), "");
	teardown();
}
END_TEST

START_TEST(differences_read_well)
{
	setup();
	ck_assert_str_eq(difference("第15条第2項の規定により、令和5年3月31日まで", "第16条第3項の規定により、令和8年3月31日まで"),
			 "[-第15条第2項-]{+第16条第3項+}の規定により、[-令和5年3月31日-]{+令和8年3月31日+}まで");
	ck_assert_str_eq(difference("滅失又はき損したとき", "滅失又は毀損したとき"), "滅失又は[-き損-]{+毀損+}したとき");
	ck_assert_str_eq(difference("5年間保存しなければならない。", "5年間保存し、甲に提出しなければならない。"),
			 "5年間保存し{+、甲に提出し+}なければならない。");
	ck_assert_str_eq(difference("事故を知ったときは、直ちに甲に", "事故を知ったときは、速やかに甲に"), "事故を知ったときは、[-直ちに-]{+速やかに+}甲に");
	ck_assert_str_eq(difference("個人情報を提供", "個人情報等を提供"), "個人情報{+等+}を提供");
	ck_assert_str_eq(difference("報告する。", "報告する。ただし、軽微なものを除く。"), "報告する。{+ただし、軽微なものを除く。+}");
	ck_assert_str_eq(difference("30日以内に書面により報告しなければならない。", "14日以内に報告するよう努めるものとする。"),
			 "[-30日以内-]{+14日以内+}に[-書面により-]報告[-しなければならない-]{+するよう努めるものとする+}。");
	teardown();
}
END_TEST

START_TEST(width_is_no_difference)
{
	setup();
	ck_assert_str_eq(difference("ＩＳＯ２７００１　ｻｰﾊﾞ", "ISO27001 サーバ"), "ＩＳＯ２７００１　ｻｰﾊﾞ");
	ck_assert_str_eq(difference("", ""), "");
	ck_assert_str_eq(difference("", "甲"), "{+甲+}");
	ck_assert_str_eq(difference("甲", ""), "[-甲-]");
	ck_assert_str_eq(difference("\xE3\x81", "\xE3\x82"), "\xE3[-\x81-]{+\x82+}");
	teardown();
}
END_TEST

START_TEST(no_breaker_is_told)
{
	jk_words *none;
	ck_assert_int_eq(jk_words_open(&none, 99, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(none);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_WORDS_BREAKER, 0);
}
END_TEST

Suite *suite_compare_words(void)
{
	return jk_suite("compare/words", (const TTest *const[]){legal_units_are_words, numbers_keep_what_they_count, names_and_forms_of_words,
								differences_read_well, width_is_no_difference, no_breaker_is_told, NULL});
}
