#!/usr/bin/env python3
"""next-release.py CLAUSES: what the central office changes between release 1.0.0 and 1.1.0 of the story, in a copy of the catalog.

assignment-ban  the answer comes 45 days before, not 30, and measures are reported (substantive)
consultation    one word (editorial)
service-end     a new clause, before assignment-ban: the articles behind it get other numbers
budget-cut      withdrawn
"""
import pathlib
import re
import sys

DATE = "2026-11-23"
NEW = """<?xml version="1.0" encoding="UTF-8"?>
<clause id="service-end" version="1.0.0" effective-from="2026-11-23" basis="practice">
  <title>提供の終了の予告</title>
  <condition test="not(profile/practice/clause[@use = 'no']/@ref = 'service-end')"
             because="契約に通常置く実務の条項（基準が求めるものではない。）であるため" otherwise="実務の条項（基準が求めるものではない。）であり、置かないと決めたため"/>
  <param id="service-end-notice" type="duration" unit="month" min="3" max="24" stricter="more" source="profile/practice/clause/value[@name = 'service-end-notice']">
    <label>提供の終了の予告の期間</label>
    <default>12</default>
    <guideline decided-by="{role.head}">次の調達に要する期間を下回らないこと。</guideline>
  </param>
  <text document="contract">
    <Article>
      <ArticleCaption>提供の終了の予告</ArticleCaption>
      <Paragraph id="notice">
        <Sentence>{party.provider}は、本サービスの提供を終了しようとするときは、終了しようとする日の{$service-end-notice}前までに、その旨及び代わりに利用することができるサービスを、書面により{party.city}に通知しなければならない。</Sentence>
      </Paragraph>
      <Paragraph>
        <Sentence>{@#notice}の規定による通知は、{@assignment-ban}の規定の適用を妨げない。</Sentence>
      </Paragraph>
    </Article>
  </text>
  <remarks>提供者の都合による終了に備え、次の調達の期間を確保する。</remarks>
  <revision version="1.0.0" date="2026-11-23" kind="substantive">提供の終了が予告なく知らされる例があったため、条を新設した。</revision>
</clause>
"""


def change(path, version, kind, reason, *pairs):
    """Replaces texts, each of which must stand there once, and raises the version."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        if text.count(old) != 1:
            sys.exit(f"{path}: '{old}' stands there {text.count(old)} times")
        text = text.replace(old, new)
    text = re.sub(r'(<(?:clause|document) [^>]*?version=")[0-9.]+"', rf'\g<1>{version}"', text, count=1)
    row = f'  <revision version="{version}" date="{DATE}" kind="{kind}">{reason}</revision>\n'
    at = text.rindex("</")
    path.write_text(text[:at] + row + text[at:], encoding="utf-8")


def main():
    clauses = pathlib.Path(sys.argv[1])
    change(clauses / "general/assignment-ban.xml", "1.1.0", "substantive", "審査に要する日数を確保し、講じた措置の報告を求めることとした。",
           ("譲渡をしようとする日の30日前までに", "譲渡をしようとする日の45日前までに"),
           ("措置を求められた者は、その期限までに、これを講じなければならない。",
            "措置を求められた者は、その期限までに、これを講じ、その結果を書面により{party.city}に報告しなければならない。"))
    change(clauses / "end/consultation.xml", "1.0.1", "editorial", "用字を改めた。",
           ("本サービスの提供及び本件情報の保護を継続しなければならない。", "本サービスの提供及び本件情報の保護を続けなければならない。"))
    change(clauses / "general/budget-cut.xml", "1.0.1", "substantive", "長期継続契約の条に統合したため、廃止する。",
           ('effective-from="2023-04-01"', 'effective-from="2023-04-01" effective-until="2026-11-22"'))
    (clauses / "general/service-end.xml").write_text(NEW, encoding="utf-8")
    change(clauses / "documents/contract.xml", "1.1.0", "substantive", "提供の終了の予告の条を加えた。",
           ('<clause ref="assignment-ban"/>', '<clause ref="service-end"/><clause ref="assignment-ban"/>'))
    text = (clauses / "catalog.xml").read_text(encoding="utf-8")
    text = text.replace('version="1.0.0" date="2026-11-23"', f'version="1.1.0" date="{DATE}"', 1)
    text = text.replace("</catalog>", f'  <revision version="1.1.0" date="{DATE}" kind="substantive">譲渡の審査及び提供の終了の予告</revision>\n</catalog>')
    (clauses / "catalog.xml").write_text(text, encoding="utf-8")


main()
