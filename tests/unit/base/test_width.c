#include "base/width.h"
#include "suite.h"

START_TEST(wide)
{
	JK_TEST_WRITES("ＡＢＣ　ｘｙｚ　０１９", jk_width_put_wide, "ABC xyz 019");
	JK_TEST_WRITES("！＂（）～￥％", jk_width_put_wide, "!\"()~¥%");
	JK_TEST_WRITES("令和８年", jk_width_put_wide, "令和8年");
	JK_TEST_WRITES("１,２３４", jk_width_put_wide_digits, "1,234");
	JK_TEST_WRITES("A-１２", jk_width_put_wide_digits, "A-12");
	JK_TEST_WRITES("", jk_width_put_wide, "");
}
END_TEST

START_TEST(narrow)
{
	JK_TEST_WRITES("ABC xyz 019", jk_width_put_narrow, "ＡＢＣ　ｘｙｚ　０１９");
	JK_TEST_WRITES("!\"()~¥%", jk_width_put_narrow, "！＂（）～￥％");
	JK_TEST_WRITES("条、「項」。ー", jk_width_put_narrow, "条、「項」。ー");
}
END_TEST

START_TEST(katakana_are_always_full)
{
	JK_TEST_WRITES("セキュリティ", jk_width_put_narrow, "ｾｷｭﾘﾃｨ");
	JK_TEST_WRITES("ガギグゲゴザジズゼゾダヂヅデド", jk_width_put_wide, "ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞ");
	JK_TEST_WRITES("バビブベボパピプペポヴヷヺ", jk_width_put_wide, "ﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟｳﾞﾜﾞｦﾞ");
	JK_TEST_WRITES("ア゛ン゜ナ゛カ゜ッ゛", jk_width_put_wide, "ｱﾞﾝﾟﾅﾞｶﾟｯﾞ");
	JK_TEST_WRITES("ァィゥェォャュョーナニヌネノマミムメモヤユヨラリルレロワヲン", jk_width_put_wide_digits, "ｧｨｩｪｫｬｭｮｰﾅﾆﾇﾈﾉﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ");
	JK_TEST_WRITES("。「」、・", jk_width_put_narrow, "｡｢｣､･");
	JK_TEST_WRITES("゛゜カ", jk_width_put_narrow, "ﾞﾟｶ");
}
END_TEST

START_TEST(lone_digits)
{
	JK_TEST_WRITES("第１条の10、３日、24時間", jk_width_put_lone_digits, "第1条の10、3日、24時間");
	JK_TEST_WRITES("10日", jk_width_put_lone_digits, "１０日");
	JK_TEST_WRITES("99.5％、1,234円", jk_width_put_lone_digits, "９９．５％、1，234円");
	JK_TEST_WRITES("A4、TLS1.2、1GB", jk_width_put_lone_digits, "A4、TLS1.2、1GB");
	JK_TEST_WRITES("1.2、３．あ", jk_width_put_lone_digits, "１．２、３．あ");
}
END_TEST

Suite *suite_base_width(void)
{
	return jk_suite("base/width", (const TTest *const[]){wide, narrow, katakana_are_always_full, lone_digits, NULL});
}
