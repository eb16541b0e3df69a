"""lists.py FOLDER: writes lists.docx and lists.odt, templates with native lists in loops; data.xml; and wanted.txt, what a word processor
must show of either once it is filled.

A case is a list of blocks: (kind, text) with kind "p" paragraph, "h" a paragraph as heading, "1".."3" item of the numbered list of the
case at that level, "*" bullet, "t" table rows (each a list of cells, each cell a list of blocks)."""
import sys
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

DATA = """<data><g n="甲"><i>い</i><i>ろ</i></g><g n="乙"><i>は</i><i>に</i></g><g n="丙"><i>ほ</i></g><empty/></data>
"""

G, END, I = "{{#for g in g}}", "{{/for}}", "{{#for i in $g/i}}"

# title, blocks, what is shown
CASES = [
    ("items alone", [("p", G), ("1", "{{$g/@n}}"), ("p", END)],
     ["1. 甲", "2. 乙", "3. 丙"]),
    ("heading and items", [("p", G), ("h", "{{$g/@n}}"), ("p", I), ("1", "{{$i}}"), ("p", END), ("p", END)],
     ["甲", "1. い", "2. ろ", "乙", "1. は", "2. に", "丙", "1. ほ"]),
    ("tags in items", [("h", "始め"), ("1", G), ("1", "{{$g/@n}}"), ("1", END)],
     ["始め", "1. 甲", "2. 乙", "3. 丙"]),
    ("an item and its text", [("p", G), ("1", "{{$g/@n}}"), ("p", "本文"), ("p", END)],
     ["1. 甲", "本文", "2. 乙", "本文", "3. 丙", "本文"]),
    ("two items and a text before", [("p", G), ("p", "次のとおり"), ("1", "{{$g/@n}}"), ("1", "終"), ("p", END)],
     ["次のとおり", "1. 甲", "2. 終", "次のとおり", "1. 乙", "2. 終", "次のとおり", "1. 丙", "2. 終"]),
    ("levels", [("p", G), ("1", "{{$g/@n}}"), ("p", I), ("2", "{{$i}}"), ("p", END), ("p", END)],
     ["1. 甲", "a) い", "b) ろ", "2. 乙", "a) は", "b) に", "3. 丙", "a) ほ"]),
    ("heading and levels", [("p", G), ("h", "{{$g/@n}}"), ("1", "甲乙"), ("p", I), ("2", "{{$i}}"), ("p", END), ("p", END)],
     ["甲", "1. 甲乙", "a) い", "b) ろ", "乙", "1. 甲乙", "a) は", "b) に", "丙", "1. 甲乙", "a) ほ"]),
    ("bullets between", [("p", G), ("1", "{{$g/@n}}"), ("p", I), ("*", "{{$i}}"), ("p", END), ("p", END)],
     ["1. 甲", "• い", "• ろ", "2. 乙", "• は", "• に", "3. 丙", "• ほ"]),
    ("condition round the first", [("p", G), ("h", "{{$g/@n}}"), ("p", "{{#if $g/@n = '乙'}}"), ("1", "先"), ("p", "{{/if}}"), ("1", "後"), ("p", END)],
     ["甲", "1. 後", "乙", "1. 先", "2. 後", "丙", "1. 後"]),
    ("column of numbers", [("t", [[[("1", G)], [("p", "{{$g/@n}}" + END)]]])],
     ["1.", "甲", "2.", "乙", "3.", "丙"]),
    ("list in a cell", [("t", [[[("p", G + "{{$g/@n}}")], [("p", I), ("1", "{{$i}}"), ("p", END), ("p", END)]]])],
     ["甲", "1. い", "2. ろ", "乙", "1. は", "2. に", "丙", "1. ほ"]),
    ("restart", [("p", G), ("1", "{{#restart}}{{$g/@n}}"), ("p", END)],
     ["1. 甲", "1. 乙", "1. 丙"]),
    ("continue", [("p", G), ("h", "{{$g/@n}}"), ("p", I), ("1", "{{$i}}{{#continue}}"), ("p", END), ("p", END)],
     ["甲", "1. い", "2. ろ", "乙", "3. は", "4. に", "丙", "5. ほ"]),
    ("before, in and behind", [("1", "前"), ("p", G), ("h", "{{$g/@n}}"), ("1", "中"), ("1", "終"), ("p", END), ("1", "後")],
     ["1. 前", "甲", "2. 中", "3. 終", "乙", "1. 中", "2. 終", "丙", "1. 中", "2. 終", "3. 後"]),
    ("two loops", [("p", G), ("h", "{{$g/@n}}"), ("1", "中"), ("p", END), ("p", G), ("h", "{{$g/@n}}"), ("1", "中"), ("p", END)],
     ["甲", "1. 中", "乙", "1. 中", "丙", "1. 中", "甲", "1. 中", "乙", "1. 中", "丙", "1. 中"]),
]


class Docx:
    def __init__(self):
        self.nums = []

    def run(self, text):
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    def number(self, case, bullet):
        key = "bullet" if bullet else case
        if key not in self.nums:
            self.nums.append(key)
        return self.nums.index(key) + 1

    def blocks(self, case, blocks):
        out = []
        for kind, what in blocks:
            if kind == "t":
                rows = "".join("<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{self.blocks(case, cell)}</w:tc>' for cell in row) + "</w:tr>" for row in what)
                out.append('<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>' + rows + "</w:tbl>")
                continue
            properties = ""
            if kind == "h":
                properties = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
            elif kind != "p":
                level = 0 if kind == "*" else int(kind) - 1
                properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self.number(case, kind == "*")}"/></w:numPr></w:pPr>'
            out.append(f"<w:p>{properties}{self.run(what)}</w:p>")
        return "".join(out)

    def numbering(self):
        levels = [("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3.")]
        def level(i, form, text):
            return (f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                    f'<w:pPr><w:ind w:left="{420 * (i + 1)}" w:hanging="420"/></w:pPr></w:lvl>')
        out = []
        for n, key in enumerate(self.nums):
            body = "".join(level(i, "bullet", "・") if key == "bullet" else level(i, *levels[i]) for i in range(3))
            out.append(f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{body}</w:abstractNum>')
        out += [f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(self.nums))]
        return f'<w:numbering xmlns:w="{W}">{"".join(out)}<w:numIdMacAtCleanup w:val="9"/></w:numbering>'

    def write(self, path):
        body = ""
        for n, (title, blocks, _) in enumerate(CASES):
            body += f"<w:p>{self.run('# ' + title)}</w:p>" + self.blocks(n, blocks) + ("<w:p/>" if blocks[-1][0] == "t" else "")
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        parts = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
            '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{R}/numbering" Target="numbering.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
            "word/numbering.xml": self.numbering(),
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in parts.items():
                package.writestr(name, head + text)


class Odt:
    SPACES = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in
                      [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("manifest", "manifest")])

    def item(self, case, kind, text):
        level = 1 if kind == "*" else int(kind)
        inner = f"<text:p>{text}</text:p>"
        for _ in range(level - 1):
            inner = f"<text:list><text:list-item>{inner}</text:list-item></text:list>"
        return f"<text:list-item>{inner}</text:list-item>"

    def blocks(self, case, blocks):
        # As LibreOffice writes them: neighbouring items share a text:list; one that goes on after something else names it.
        out, open_style, last, seen = [], None, None, set()
        for kind, what in blocks:
            what = what.replace("&", "&amp;").replace("<", "&lt;") if isinstance(what, str) else what
            style = None if kind in "pht" else "B" if kind == "*" else f"L{case}"
            if open_style and style != open_style:
                out.append("</text:list>")
                open_style = None
            if style and not open_style:
                goes_on = ' text:continue-numbering="true"' if style in seen and last == style else f' text:continue-list="{style}_{case}"' if style in seen else ""
                name = f' xml:id="{style}_{case}"' if style not in seen else ""
                out.append(f'<text:list{name}{goes_on} text:style-name="{style}">')
                open_style = last = style
                if style[0] == "L":
                    seen.add(style)
            if style:
                out.append(self.item(case, kind, what))
            elif kind == "t":
                rows = "".join("<table:table-row>" + "".join(f"<table:table-cell>{self.blocks(case, cell)}</table:table-cell>" for cell in row) + "</table:table-row>" for row in what)
                out.append(f'<table:table table:name="T{case}"><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>')
            elif kind == "h":
                out.append(f'<text:h text:outline-level="2">{what}</text:h>')
            else:
                out.append(f"<text:p>{what}</text:p>")
        if open_style:
            out.append("</text:list>")
        return "".join(out)

    def write(self, path):
        levels = "".join(f'<text:list-level-style-number text:level="{n}" style:num-format="{form}" style:num-suffix="{suffix}"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
                         f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.7cm" fo:margin-left="{n}cm"/></style:list-level-properties></text:list-level-style-number>'
                         for n, form, suffix in [(1, "1", "."), (2, "a", ")"), (3, "i", ".")])
        styles = "".join(f'<text:list-style style:name="L{n}">{levels}</text:list-style>' for n in range(len(CASES)))
        styles += '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="・"/></text:list-style>'
        body = "".join(f"<text:p># {title}</text:p>" + self.blocks(n, blocks) for n, (title, blocks, _) in enumerate(CASES))
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
            package.writestr("content.xml", f'{head}<office:document-content {self.SPACES} office:version="1.3"><office:automatic-styles>{styles}</office:automatic-styles>'
                             f"<office:body><office:text>{body}</office:text></office:body></office:document-content>")
            package.writestr("styles.xml", f'{head}<office:document-styles {self.SPACES} office:version="1.3"><office:styles/></office:document-styles>')
            package.writestr("META-INF/manifest.xml", f'{head}<manifest:manifest {self.SPACES} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                             '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>')


def main(folder):
    Docx().write(f"{folder}/lists.docx")
    Odt().write(f"{folder}/lists.odt")
    with open(f"{folder}/data.xml", "w", encoding="utf-8") as data:
        data.write(DATA)
    with open(f"{folder}/wanted.txt", "w", encoding="utf-8") as wanted:
        for title, _, lines in CASES:
            wanted.write("\n".join([f"# {title}", *lines]) + "\n")


main(sys.argv[1])
