#!/usr/bin/env python3
"""Write templates and data for counts.sh: counts_input.py FOLDER. Nothing but the standard library, the same bytes each time."""
import sys
import zipfile

CHAPTERS, CLAUSES, PARAGRAPHS, RECORDS = 6, 10, 3, 20
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TAGS = ["{{title}}", "{{#for c in /data/chapter}}", "第{{$c_index}}章　{{$c/@title}}", "{{#for k in $c/clause}}", "{{$k/@title}}", "{{#for p in $k/p}}",
        "{{$p}}なお、{{$p/@who}}に対し、{{wareki($p/@when)}}までに報告する。{{#if $p/@strict = 'yes'}}（厳守）{{/if}}", "{{/for}}", "{{/for}}", "{{/for}}"]


def package(path, parts):
    with zipfile.ZipFile(path, "w") as z:
        for name, text in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            z.writestr(info, text)


def docx(path):
    lines = "".join("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % t for t in TAGS)
    row = "<w:tr>%s</w:tr>" % "".join("<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>" % t for t in
                                      ("{{#for r in /data/row}}{{$r_index}}", "{{$r/@name}}", "{{yen($r)}}{{/for}}"))
    body = '<w:document xmlns:w="%s"><w:body>%s<w:tbl><w:tblPr/><w:tblGrid/>%s</w:tbl><w:p/></w:body></w:document>' % (W, lines, row)
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
             '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
             '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    package(path, [("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", body)])


def odt(path):
    spaces = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (n, n) for n in ("office", "text", "table"))
    lines = "".join("<text:p>%s</text:p>" % t for t in TAGS)
    row = "<table:table-row>%s</table:table-row>" % "".join("<table:table-cell><text:p>%s</text:p></table:table-cell>" % t for t in
                                                            ("{{#for r in /data/row}}{{$r_index}}", "{{$r/@name}}", "{{yen($r)}}{{/for}}"))
    content = ('<office:document-content %s office:version="1.3"><office:body><office:text>%s<table:table><table:table-column '
               'table:number-columns-repeated="3"/>%s</table:table></office:text></office:body></office:document-content>' % (spaces, lines, row))
    manifest = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
                '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    package(path, [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), ("META-INF/manifest.xml", manifest)])


def shared():
    out = []
    for c in range(CHAPTERS):
        out.append('<chapter title="第%d の章">' % c)
        for k in range(CLAUSES):
            out.append('<clause title="条項%d-%d">' % (c, k))
            out += ['<p who="監督職員%d" when="2026-%02d-%02d" strict="%s">受託者は、業務の履行に当たり、設計図書に定めるもののほか、監督職員の指示に従う（%d）。</p>'
                    % (p, 1 + (c + k) % 12, 1 + p, "yes" if p % 2 else "no", c * 100 + k * 10 + p) for p in range(PARAGRAPHS)]
            out.append("</clause>")
        out.append("</chapter>")
    out += ['<row name="費目%d">%d</row>' % (r, 1000 * (r + 1)) for r in range(30)]
    return "".join(out)


def main():
    folder, title = sys.argv[1], "<title>住民情報システム運用保守業務 &amp; 附属業務</title>"
    docx(folder + "/t.docx")
    odt(folder + "/t.odt")
    with open(folder + "/one.xml", "w", encoding="utf-8") as f:
        f.write("<data>%s%s</data>" % (title, shared()))
    with open(folder + "/many.xml", "w", encoding="utf-8") as f:
        f.write("<data>%s%s</data>" % (shared(), "<record>%s</record>" % title * RECORDS))


main()
