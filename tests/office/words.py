"""words.py FILE: the text of each paragraph of a DOCX or ODT file, fields as they are stored, a tab for a tab."""
import sys
import zipfile
from xml.etree import ElementTree

docx = sys.argv[1].endswith("docx")


def local(node):
    return node.tag.rpartition("}")[2]


def text(node):
    out = ""
    for child in node:
        name = local(child)
        if name == "tab":
            out += "\t"
        elif name == "s":
            out += " "
        elif name not in ("pPr", "rPr", "instrText", "annotation", "note"):
            out += ((child.text or "") if not docx or name == "t" else "") + text(child)
        out += "" if docx else child.tail or ""
    return out


part = zipfile.ZipFile(sys.argv[1]).read("word/document.xml" if docx else "content.xml")
for paragraph in ElementTree.fromstring(part).iter():
    if local(paragraph) in ("p", "h"):
        print(("" if docx else paragraph.text or "") + text(paragraph))
