#include "base/html.h"
#include <string.h>
#include "base/xml.h"

static const char common[] =
	":root{color-scheme:light dark;--ink:#1c1c1e;--paper:#fff;--quiet:#5a5f66;--line:#b9bec5;--head:#eef1f4;--link:#0b57a4;--bad:#a4161a;"
	"--badback:#fde3e3;--good:#12602b;--goodback:#dff3e4;--doubt:#7a4b00;--doubtback:#fdeecb}"
	"@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#17191c;--quiet:#a3a9b1;--line:#4a4f57;--head:#24282d;--link:#8ab8f5;"
	"--bad:#ff9d9d;--badback:#4a1d20;--good:#8fdca6;--goodback:#173a24;--doubt:#f2c76b;--doubtback:#43330f}}"
	"body{font:14px/1.6 'BIZ UDPGothic','Noto Sans CJK JP','Hiragino Sans',sans-serif;margin:1.5em;color:var(--ink);background:var(--paper)}"
	"h1{font-size:1.3em;margin:0 0 .3em}p{margin:.3em 0}a{color:var(--link)}"
	"table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--line);padding:.3em .5em;vertical-align:top;text-align:left}"
	"thead th{background:var(--head)}:focus-visible{outline:3px solid var(--link);outline-offset:2px}"
	"@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--quiet:#444;--line:#888;--head:#eee;--link:#000;--bad:#8a0f13;--badback:#fff;"
	"--good:#0b4a20;--goodback:#fff;--doubt:#5f3a00;--doubtback:#fff}body{margin:0}tr{break-inside:avoid}}";

void jk_html_text(jk_buffer *out, const char *text) { jk_xml_put_text(out, text); }

void jk_html_element(jk_buffer *out, const char *start, const char *text)
{
	jk_buffer_format(out, "<%s>", start);
	jk_html_text(out, text);
	jk_buffer_format(out, "</%.*s>", (int)strcspn(start, " "), start);
}

void jk_html_begin(jk_buffer *out, const char *language, const char *title, const char *style)
{
	jk_buffer_format(out, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">", language);
	jk_buffer_string(out, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
			      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';"
			      "script-src 'unsafe-inline'\">");
	jk_html_element(out, "title", title);
	jk_buffer_format(out, "<style>%s%s</style></head><body>\n", common, style);
}
