#!/usr/bin/env python3
"""edit-papers.py WHAT SOURCE RESULT: a DOCX as somebody else may send it back.

marks    all bookmarks are gone
numbers  the first 24時間 becomes 48時間; prints the clause
delete   the third clause is gone; prints it
move     the third clause stands behind the sixth; prints it
swap     the bookmarks are gone, and the third clause stands behind the sixth; prints it
"""
import re
import sys
import zipfile
import xml.etree.ElementTree as tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def clauses(body):
    """[name, first, last] of each clause: indices of the body's children."""
    found, open_marks = [], {}
    for index, child in enumerate(body):
        for node in child.iter():
            if node.tag == W + "bookmarkStart" and node.get(W + "name", "").startswith("cl_"):
                open_marks[node.get(W + "id")] = len(found)
                found.append([node.get(W + "name")[3:].replace("_", "-"), index, index])
            elif node.tag == W + "bookmarkEnd" and node.get(W + "id") in open_marks:
                found[open_marks[node.get(W + "id")]][2] = index
    return found


def take(body, clause):
    taken = [body[i] for i in range(clause[1], clause[2] + 1)]
    for node in taken:
        body.remove(node)
    return taken


def without_marks(text):
    return re.sub(r"<[a-z0-9]+:bookmark(Start|End)[^>]*/>", "", text)


def edit(what, text):
    if what == "marks":
        return without_marks(text)
    root = tree.fromstring(text)
    body = root.find(W + "body")
    found = clauses(body)
    if what == "numbers":
        for clause in found:
            for index in range(clause[1], clause[2] + 1):
                for node in body[index].iter(W + "t"):
                    if node.text == "24時間":
                        node.text = "48時間"
                        print(clause[0])
                        return tree.tostring(root, encoding="unicode")
        sys.exit("no 24時間")
    third = found[2]
    print(third[0])
    behind = body[found[5][2]]
    nodes = take(body, third)
    if what != "delete":
        at = list(body).index(behind) + 1
        for node in reversed(nodes):
            body.insert(at, node)
    text = tree.tostring(root, encoding="unicode")
    return without_marks(text) if what == "swap" else text


def main():
    what, source, result = sys.argv[1:]
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename == "word/document.xml":
                data = edit(what, data.decode()).encode()
            new.writestr(item, data)


main()
