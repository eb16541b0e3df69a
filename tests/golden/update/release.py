#!/usr/bin/env python3
"""release.py SOURCE DEST base|next: a copy of the catalog and templates below SOURCE as release 1.0.0 or 1.1.0 of a story: one change for each
row of the state table of docs/update.md."""
import pathlib
import shutil
import sys

source, dest, which = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
for folder in ("clauses", "templates"):
    shutil.copytree(source / folder, dest / folder)


def find(clause):
    return next(p for p in (dest / "clauses").rglob(f"{clause}.xml") if p.parent.name != "documents")


def change(path, *pairs):
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, (path, old)
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def revise(clause, *pairs):
    """A change with its version and history."""
    path = find(clause)
    change(path, *pairs, ('version="1.0.0" effective', 'version="1.1.0" effective'),
           ('  <revision version="1.0.0"', '  <revision version="1.1.0" date="2027-01-15" kind="substantive">運用を踏まえた見直し</revision>\n  <revision version="1.0.0"'))


def paragraph(text):
    return f"      <Paragraph>\n        <Sentence>{text}</Sentence>\n      </Paragraph>\n"


# The sentence that no comparer of Word files merges without a false conflict.
change(find("consultation"), ("    </Article>\n", paragraph("{party.provider}は、業務記録を5年間保存しなければならない。") + "    </Article>\n"))
if which == "base":
    raise SystemExit

change(dest / "clauses/catalog.xml", ('<catalog id="external-service" version="1.0.0" date="2026-11-23"', '<catalog id="external-service" version="1.1.0" date="2027-01-15"'),
       ("<revision version=\"1.0.0\"", "<revision version=\"1.1.0\" date=\"2027-01-15\" kind=\"substantive\">第1回の改定</revision><revision version=\"1.0.0\""))
revise("consultation", ("業務記録を5年間保存", "業務記録を7年間保存"))
revise("general-purpose", ("信義に従い、誠実に", "信義に従って、誠実に"))
revise("incident-procedure", ("時間帯を問わず受けることができる窓口", "毎日24時間受けることができる窓口"))
revise("purpose-limitation", ("広告、営業又は販売の促進に", "広告又は宣伝に"))
revise("contract-deposit", ("契約保証金の納付を免除する。", "契約保証金の納付を免除するものとする。"))
revise("assignment-ban", ("<condition test=\"", "<condition test=\"false() and "))
revise("budget-cut", ("<condition test=\"", "<condition test=\"false() and "))
revise("jurisdiction", ("訴訟に関する書類を受領する権限", "訴訟に関する書類を受け取る権限"))
revise("damages", ("指定する相当の期限までに、これを支払わなければ", "指定する期限までに、これを支払わなければ"))
revise("confidentiality", ("その日から14日以内にその旨及び内容が", "その日から10日以内にその旨及び内容が"))
revise("data-location", ("本件情報を保存する場所（ログを保存する場所を含む。）", "本件情報を保存する場所（ログ及び設定を保存する場所を含む。）"))
revise("disclosure", ("本サービスについて講じている対策の内容、実施の状況及び点検の結果", "本サービスについて講じている対策の内容、実施の状況、点検の結果及び改善の計画"))
revise("subcontract-flowdown",
       ("          <Sentence>業務の終了時における本件情報の返却又は消去及びその証明</Sentence>\n        </Item>\n",
        "          <Sentence>業務の終了時における本件情報の返却又は消去及びその証明</Sentence>\n        </Item>\n        <Item>\n"
        "          <Sentence>生成AIの利用の有無及びその範囲の届出</Sentence>\n        </Item>\n"),
       ("        <Item>\n          <Sentence>秘密の保持及び従事者の監督</Sentence>\n        </Item>\n", ""))
# Moved, and newly selected with a question of its own.
contract = dest / "clauses/documents/contract.xml"
change(contract, ('    <clause ref="force-majeure"/>\n', ""), ('    <clause ref="nonconformity"/>\n', '    <clause ref="force-majeure"/>\n    <clause ref="nonconformity"/>\n'),
       ('    <clause ref="inspection-payment"/>\n', '    <clause ref="inspection-payment"/>\n    <clause ref="invoice-copy"/>\n'))
(dest / "clauses/general/invoice-copy.xml").write_text("""<?xml version="1.0" encoding="UTF-8"?>
<clause id="invoice-copy" version="1.0.0" effective-from="2026-04-01" basis="practice">
  <title>請求の写し</title>
  <condition test="document('contract')" because="契約書を作るため" otherwise="契約書を作らないため"/>
  <param id="invoice-copies" type="text" stricter="none" source="profile/contract/invoice-copies">
    <label>写しの部数</label>
    <guideline decided-by="{role.head}">部数を書く。</guideline>
  </param>
  <text document="contract">
    <Article>
      <ArticleCaption>請求の写し</ArticleCaption>
      <Paragraph>
        <Sentence>{party.provider}は、請求書の写し{$invoice-copies}を、{@inspection-payment}の規定による請求の際に{party.city}に提出しなければならない。</Sentence>
      </Paragraph>
    </Article>
  </text>
  <remarks>写しは、監査に備える。</remarks>
  <revision version="1.0.0" date="2027-01-15" kind="substantive">初版</revision>
</clause>
""", encoding="utf-8")
