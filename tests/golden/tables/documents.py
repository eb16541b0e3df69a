"""Two documents of somebody else, without ids or styles: FOLDER/old.docx and FOLDER/new.docx."""
import sys
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
LINKS = (f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Target="word/document.xml" '
         'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>')


def paragraph(text):
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows):
    grid = "<w:gridCol/>" * len(rows[0])
    cells = ("".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in r) for r in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>" + "".join(f"<w:tr>{c}</w:tr>" for c in cells) + "</w:tbl>"


def document(*blocks):
    body = "".join(b if b.startswith("<") else paragraph(b) for b in blocks)
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


OLD = document(
    "業務委託契約書", "（目的）", "第1条　甲は、乙に業務を委託する。", "（再委託）", "第2条　乙は、再委託をしてはならない。",
    "2　前項の規定は、軽微な業務については、適用しない。", "(1)　印刷", "(2)　清掃",
    "（報告）", "第3条　乙は、事故を知ったときは、直ちに甲に報告しなければならない。", table(("項目", "値"), ("稼働率", "99.5%"), ("報告", "24時間")),
    "（管轄）", "第4条　福岡地方裁判所とする。")
NEW = document(
    "業務委託契約書", "（目的）", "第1条　甲は、乙に業務を委託する。", "（監査）", "第2条　甲は、乙を監査することができる。",
    "（再委託）", "第3条　乙は、甲の承認を得ないで、再委託をしてはならない。", "2　前項の規定は、軽微な業務については、適用しない。",
    "(1)　印刷", "(2)　運搬", "(3)　清掃", "（報告）", "第4条　乙は、事故を知ったときは、速やかに甲に報告しなければならない。",
    table(("項目", "値"), ("稼働率", "99.9%"), ("報告", "24時間"), ("復旧", "12時間")), "（管轄）", "第5条　福岡地方裁判所とする。")


def main(folder):
    for name, xml in (("old", OLD), ("new", NEW)):
        with zipfile.ZipFile(Path(folder) / f"{name}.docx", "w") as archive:
            for part, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", LINKS), ("word/document.xml", xml)):
                archive.writestr(part, text)


main(sys.argv[1])
