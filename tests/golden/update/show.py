#!/usr/bin/env python3
"""show.py FILE [--accept AUTHORS|--reject AUTHORS]: what stands in a DOCX or ODT. Without a word: paragraphs with changes or comments of ours,
as {+author:put in+} {-author:taken out-} and comments. With one: all text, as it reads when the changes of those authors (a pattern) are accepted or rejected; those
of others count as accepted."""
import re
import sys
import xml.etree.ElementTree as et
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
O = {k: "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % k for k in ("office", "text", "table")}
DC = "{http://purl.org/dc/elements/1.1/}"
OURS = r"catalog v|numbering"


class Docx:
    def __init__(self, package):
        self.root = et.fromstring(package.read("word/document.xml"))
        self.comments = {}
        if "word/comments.xml" in package.namelist():
            for c in et.fromstring(package.read("word/comments.xml")).iter(W + "comment"):
                text = " / ".join("".join(t.text or "" for t in p.iter(W + "t")) for p in c.iter(W + "p"))
                self.comments[c.get(W + "id")] = (c.get(W + "author"), text)

    def paragraphs(self):
        """(marks, [(kind, author, text)]): kind + - = or #; marks: changes of the paragraph's end."""
        for p in self.root.iter(W + "p"):
            pieces, marks = [], []
            properties = p.find(f"{W}pPr/{W}rPr")
            for kind, name in (("+", "ins"), ("-", "del")):
                mark = properties.find(W + name) if properties is not None else None
                if mark is not None:
                    marks.append((kind, mark.get(W + "author")))
            self.walk(p, [], pieces)
            yield marks, pieces

    def walk(self, node, changes, pieces):
        for child in node:
            tag = child.tag
            if tag in (W + "ins", W + "del"):
                self.walk(child, changes + [("+" if tag == W + "ins" else "-", child.get(W + "author"))], pieces)
            elif tag in (W + "t", W + "delText"):
                pieces.append((changes, child.text or ""))
            elif tag == W + "tab" and node.tag == W + "r":
                pieces.append((changes, "\t"))
            elif tag == W + "commentReference":
                pieces.append(([("#", self.comments[child.get(W + "id")][0])], self.comments[child.get(W + "id")][1]))
            elif tag != W + "p" and tag not in (W + "pPr", W + "rPr"):
                self.walk(child, changes, pieces)


class Odt:
    def __init__(self, package):
        self.root = et.fromstring(package.read("content.xml"))
        self.body = next(self.root.iter(O["office"] + "text"))
        self.regions = {}
        for region in self.root.iter(O["text"] + "changed-region"):
            change = region[0]
            author = change.find(f".//{DC}creator").text
            content = [c for c in change if c.tag != O["office"] + "change-info"]
            self.regions[region.get(O["text"] + "id")] = (change.tag.rpartition("}")[2], author, content)

    def paragraphs(self):
        self.open, self.out, self.line = {}, [], []
        self.blocks(self.body)
        yield from self.out

    def end(self, marks=()):
        self.out.append((list(marks), self.line))
        self.line = []

    def changes(self):
        return [("+", author) for author in self.open.values()]

    def deleted(self, name):
        kind, author, content = self.regions[name]
        lines = [c for c in content if c.tag in (O["text"] + "p", O["text"] + "h")]
        inside = [p for c in content for p in c.iter() if p.tag in (O["text"] + "p", O["text"] + "h")]
        for i, p in enumerate(inside):
            self.line.append((self.changes() + [("-", author)], "".join(p.itertext())))
            if i + 1 < len(inside):
                self.end(self.changes() + [("-", author)])
        del lines

    def blocks(self, node):
        for child in node:
            tag = child.tag
            if tag == O["text"] + "tracked-changes":
                continue
            if tag in (O["text"] + "p", O["text"] + "h"):
                self.inline(child)
                self.end(self.changes())
            elif not self.change(child):
                self.blocks(child)

    def change(self, node):
        name = node.get(O["text"] + "change-id")
        if node.tag == O["text"] + "change":
            self.deleted(name)
        elif node.tag == O["text"] + "change-start":
            self.open[name] = self.regions[name][1]
        elif node.tag == O["text"] + "change-end":
            self.open.pop(name, None)
        else:
            return False
        return True

    def inline(self, node):
        self.line.append((self.changes(), node.text or ""))
        for child in node:
            if child.tag == O["office"] + "annotation":
                author = child.find(DC + "creator")
                words = " / ".join("".join(p.itertext()) for p in child.iter(O["text"] + "p"))
                self.line.append(([("#", author.text if author is not None else "")], words))
            elif child.tag in (O["text"] + "note",):
                pass
            elif child.tag == O["text"] + "s":
                self.line.append((self.changes(), " " * int(child.get(O["text"] + "c", "1"))))
            elif child.tag == O["text"] + "tab":
                self.line.append((self.changes(), "\t"))
            elif not self.change(child):
                self.inline(child)
            self.line.append((self.changes(), child.tail or ""))


def joined(pieces):
    out = []
    for changes, text in pieces:
        if out and out[-1][0] == changes and not (changes and changes[-1][0] == "#"):
            out[-1] = (changes, out[-1][1] + text)
        elif text:
            out.append((changes, text))
    return out


def shown(marks, pieces):
    line = ""
    for changes, text in joined(pieces):
        if changes and changes[-1][0] == "#":
            line += f"\n    # {changes[-1][1]}: {text}"
            continue
        for kind, author in reversed(changes):
            text = "{" + f"{kind}{author}:{text}{kind}" + "}"
        line += text
    return line + "".join("{" + f"{kind}{author}:¶{kind}" + "}" for kind, author in marks)


def ours(changes):
    return any(re.match(OURS, author or "") for _, author in changes)


def stays(changes, verb, authors):
    for kind, author in changes:
        if kind == "#":
            return False
        rejected = verb == "--reject" and re.match(authors, author or "")
        if kind == ("+" if rejected else "-"):
            return False
    return True


def main():
    path, *rest = sys.argv[1:]
    package = zipfile.ZipFile(path)
    document = (Docx if "word/document.xml" in package.namelist() else Odt)(package)
    if not rest:
        for marks, pieces in document.paragraphs():
            if ours(marks) or any(ours(changes) for changes, _ in pieces):
                print(shown(marks, pieces))
        return
    line = ""
    for marks, pieces in document.paragraphs():
        line += "".join(text for changes, text in pieces if stays(changes, *rest))
        if stays(marks, *rest):
            if line.strip():
                print(line)
            line = ""


main()
