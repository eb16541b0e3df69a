#!/usr/bin/env python3
"""settle.py accept|reject|keep FILE [AUTHOR…]: the text of a DOCX or ODT, one line for each paragraph, with the tracked changes of these authors
(none named: of everybody) accepted or rejected. Changes of others stand in the text as [+author: …+] and [-author: …-].

A reader of the tests' own: it shares nothing with the program.
"""
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
INSERTED, DELETED = ("ins", "moveTo"), ("del", "moveFrom")


class Settler:
    """Lines being put together. fate(author, inserted) is True: stays, False: goes, None: to be shown as a change."""

    def __init__(self, mode, authors):
        self.mode, self.authors, self.lines, self.line = mode, authors, [], []

    def fate(self, author, inserted):
        if self.mode == "keep" or (self.authors and author not in self.authors):
            return None
        return inserted == (self.mode == "accept")

    def end(self):
        self.lines.append("".join(self.line))
        self.line = []


class Docx(Settler):
    def change(self, node):
        name = node.tag[len(W):] if node.tag.startswith(W) else ""
        if name in INSERTED + DELETED:
            return name in INSERTED, node.get(W + "author", "")
        return None

    def inline(self, node):
        name = node.tag[len(W):] if node.tag.startswith(W) else ""
        if name in ("pPr", "rPr", "instrText", "delInstrText"):
            return
        if name in ("t", "delText"):
            self.line.append(node.text or "")
        elif name in ("tab", "br"):
            self.line.append("\t" if name == "tab" else "\n")
        change = self.change(node)
        fate = self.fate(change[1], change[0]) if change else True
        if fate is False:
            return
        if fate is None:
            self.line.append(f"[{'+' if change[0] else '-'}{change[1]}: ")
        for child in node:
            self.inline(child)
        if fate is None:
            self.line.append(f"{'+' if change[0] else '-'}]")

    def paragraph(self, node):
        for child in node:
            self.inline(child)
        marks = [self.change(m) for m in node.findall(f"{W}pPr/{W}rPr/*") if self.change(m)]
        fates = [self.fate(author, inserted) for inserted, author in marks]
        if False in fates:
            return
        self.line += [f"[{'+' if i else '-'}{a}: ¶]" for (i, a), f in zip(marks, fates) if f is None]
        self.end()

    def block(self, node):
        if node.tag == W + "p":
            return self.paragraph(node)
        marks = [self.change(m) for m in node.findall(f"{W}trPr/*") if self.change(m)] if node.tag == W + "tr" else []
        if any(self.fate(author, inserted) is False for inserted, author in marks):
            return None
        for child in node:
            self.block(child)
        return None


class Odt(Settler):
    def __init__(self, mode, authors, root):
        super().__init__(mode, authors)
        self.regions, self.going = {}, 0
        for region in root.iter(T + "changed-region"):
            kind = region[0]
            author = kind.findtext(f"{O}change-info/{DC}creator", "")
            inside = [child for child in kind if child.tag != O + "change-info"]
            name = region.get("{http://www.w3.org/XML/1998/namespace}id") or region.get(T + "id")
            self.regions[name] = (kind.tag == T + "insertion", author, inside)

    def text(self, words):
        if words and not self.going:
            self.line.append(words)

    def mark(self, node):
        inserted, author, inside = self.regions[node.get(T + "change-id")]
        fate = self.fate(author, inserted)
        if node.tag == T + "change":
            if fate is None:
                self.text(f"[-{author}: ")
            if fate is not False:
                for index, block in enumerate(inside):
                    if index and not self.going:
                        self.end()
                    self.content(block)
            if fate is None:
                self.text("-]")
        elif fate is False:
            self.going += 1 if node.tag == T + "change-start" else -1
        elif fate is None:
            self.text(f"[+{author}: " if node.tag == T + "change-start" else "+]")

    def content(self, node):
        """What stands in a paragraph, or in a block of a region: the breaks between blocks are for the caller."""
        blocks = [] if node.tag in (T + "p", T + "h") else [b for b in node.iter() if b.tag in (T + "p", T + "h")]
        for index, block in enumerate(blocks):
            if index and not self.going:
                self.end()
            self.content(block)
        if blocks:
            return
        self.text(node.text)
        for child in node:
            self.inline(child)
            self.text(child.tail)

    def inline(self, node):
        if node.tag in (T + "change", T + "change-start", T + "change-end"):
            self.mark(node)
        elif node.tag == T + "s":
            self.text(" " * int(node.get(T + "c", "1")))
        elif node.tag in (T + "tab", T + "line-break"):
            self.text("\t" if node.tag == T + "tab" else "\n")
        elif node.tag not in (O + "annotation", T + "note"):
            self.content(node)

    def block(self, node):
        if node.tag in (T + "change", T + "change-start", T + "change-end"):
            self.mark(node)
        elif node.tag in (T + "p", T + "h"):
            self.content(node)
            if not self.going:
                self.end()
        elif node.tag not in (T + "tracked-changes", O + "annotation"):
            for child in node:
                self.block(child)


def settled(path, mode, authors=()):
    with zipfile.ZipFile(path) as package:
        if "content.xml" in package.namelist():
            root = tree.fromstring(package.read("content.xml"))
            reader, body = Odt(mode, authors, root), root.find(f"{O}body/{O}text")
        else:
            root = tree.fromstring(package.read("word/document.xml"))
            reader, body = Docx(mode, authors), root.find(W + "body")
    reader.block(body)
    if reader.line:
        reader.end()
    return reader.lines


if __name__ == "__main__":
    print("\n".join(settled(sys.argv[2], sys.argv[1], sys.argv[3:])))
