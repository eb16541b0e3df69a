"""The words of a 新旧対照表, DOCX or ODT, as text: paragraphs a line each, rows of tables with their cells parted by " | ".

    python3 rows.py FILE

Underlined words stand in _ _, those with two lines in = =, paragraphs in a box in [ ], of dashes in < >, tables inside cells in ( ) with their
cells parted by "," and rows within thick lines in [[ ]]. Both formats of one comparison give the same text.
"""
import re
import sys
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def boxed(style, words):
    return {"JkContrastFramed": f"[{words}]", "JkContrastDashed": f"<{words}>"}.get(style, words)


def lined(style, words):
    mark = {"JkChanged": "_", "JkChangedUnit": "="}.get(style, "") if words else ""
    return mark + words + mark


class Docx:
    def __init__(self, archive):
        self.body = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{W}body")

    def paragraph(self, p):
        style = p.find(f"{W}pPr/{W}pStyle")
        words = ""
        for run in p.iter(f"{W}r"):
            text = "".join(t.text or "" for t in run.findall(f"{W}t"))
            mark = run.find(f"{W}rPr/{W}rStyle")
            words += lined(mark.get(f"{W}val") if mark is not None else "", text)
        return boxed(style.get(f"{W}val") if style is not None else "", words)

    def blocks(self, node):
        for child in node:
            if child.tag == f"{W}p":
                yield "paragraph", child
            elif child.tag == f"{W}tbl":
                yield "table", child

    def rows(self, table):
        return table.findall(f"{W}tr")

    def cells(self, row):
        return row.findall(f"{W}tc")

    def framed(self, row):
        return row.find(f"{W}tc/{W}tcPr/{W}tcBorders/{W}bottom") is not None


class Odt:
    def __init__(self, archive):
        self.body = ElementTree.fromstring(archive.read("content.xml")).find(f"{OFFICE}body/{OFFICE}text")

    def words(self, node):
        text = node.text or ""
        for child in node:
            inner = self.words(child)
            if child.tag == f"{T}s":
                inner = " " * int(child.get(f"{T}c", "1"))
            elif child.tag == f"{T}span":
                inner = lined(child.get(f"{T}style-name"), inner)
            text += inner + (child.tail or "")
        return text

    def paragraph(self, p):
        return boxed(p.get(f"{T}style-name"), self.words(p))

    def blocks(self, node):
        for child in node:
            if child.tag in (f"{T}p", f"{T}h"):
                yield "paragraph", child
            elif child.tag == f"{TABLE}table":
                yield "table", child

    def rows(self, table):
        return [r for r in table.iter(f"{TABLE}table-row") if r in list(table) or any(r in list(h) for h in table.findall(f"{TABLE}table-header-rows"))]

    def cells(self, row):
        return row.findall(f"{TABLE}table-cell")

    def framed(self, row):
        return self.cells(row)[0].get(f"{TABLE}style-name") == "JkInnerFramedCell"


def inner(document, table):
    rows = []
    for row in document.rows(table):
        text = "(" + ",".join(cell(document, c) for c in document.cells(row)) + ")"
        rows.append(f"[[{text}]]" if document.framed(row) else text)
    return "".join(rows)


def cell(document, node):
    lines = [inner(document, b) if kind == "table" else document.paragraph(b) for kind, b in document.blocks(node)]
    return " / ".join(line for line in lines if line)


def main(path):
    with zipfile.ZipFile(path) as archive:
        document = Docx(archive) if path.endswith(".docx") else Odt(archive)
    for kind, block in document.blocks(document.body):
        if kind == "paragraph":
            words = document.paragraph(block)
            if words.strip():
                print(words)
            continue
        for row in document.rows(block):
            print(re.sub(r"\s+$", "", "| " + " | ".join(cell(document, c) for c in document.cells(row))))


main(sys.argv[1])
