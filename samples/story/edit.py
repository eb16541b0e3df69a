#!/usr/bin/env python3
"""edit.py WHO SOURCE RESULT: what people do to a contract, put straight into its XML (DOCX or ODT).

school   the legal section replaces words with changes recorded, and 30日前 becomes 20日前 at the place that the release changes, too
citizen  the clause that the release withdraws gets another word; the clause whose wording it changes is taken out
"""
import re
import sys
import xml.dom.minidom
import zipfile

AUTHOR, DATE = "法務課", "2026-12-01T09:00:00"


def once(text, old, new):
    if text.count(old) != 1:
        sys.exit(f"'{old}' stands there {text.count(old)} times")
    return text.replace(old, new)


def docx_tracked(text, old, new):
    """Within the one run that holds `old`."""
    run = next(r for r in re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", text, re.S) if old in r)
    look = "".join(re.findall(r"<w:rPr>.*?</w:rPr>", run, re.S))
    before, after = re.search(r"<w:t[^>]*>(.*)</w:t>", run, re.S).group(1).split(old)

    def part(words, tag="t"):
        return f'<w:r>{look}<w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>' if words else ""

    def change(kind, number, words, tag):
        return f'<w:{kind} w:id="{number}" w:author="{AUTHOR}" w:date="{DATE}Z">{part(words, tag)}</w:{kind}>'

    return once(text, run, part(before) + change("del", 90001, old, "delText") + change("ins", 90002, new, "t") + part(after))


def odt_tracked(text, old, new):
    info = f"<office:change-info><dc:creator>{AUTHOR}</dc:creator><dc:date>{DATE}</dc:date></office:change-info>"
    regions = (f'<text:tracked-changes><text:changed-region xml:id="hand1" text:id="hand1"><text:deletion>{info}<text:p>{old}</text:p></text:deletion>'
               f'</text:changed-region><text:changed-region xml:id="hand2" text:id="hand2"><text:insertion>{info}</text:insertion></text:changed-region>'
               "</text:tracked-changes>")
    text = once(text, old, f'<text:change text:change-id="hand1"/><text:change-start text:change-id="hand2"/>{new}<text:change-end text:change-id="hand2"/>')
    return re.sub(r"<office:text[^>]*>", lambda m: m.group(0) + regions, text, count=1)


def without_clause(text, name):
    """Takes out the blocks of the body in which a clause's bookmark begins, ends, and all between."""
    document = xml.dom.minidom.parseString(text)
    body = (document.getElementsByTagName("w:body") or document.getElementsByTagName("office:text"))[0]
    marks = [n for tag in ("w:bookmarkStart", "text:bookmark-start") for n in body.getElementsByTagName(tag)
             if name in (n.getAttribute("w:name"), n.getAttribute("text:name"))]
    ends = [n for tag in ("w:bookmarkEnd", "text:bookmark-end") for n in body.getElementsByTagName(tag)
            if marks[0].getAttribute("w:id") == n.getAttribute("w:id") and marks[0].getAttribute("text:name") == n.getAttribute("text:name")]
    first, last = (block_of(node, body) for node in (marks[0], ends[0]))
    while first is not last:
        first = remove(body, first)
    remove(body, last)
    return document.documentElement.toxml()


def block_of(node, body):
    while node.parentNode is not body:
        node = node.parentNode
    return node


def remove(body, node):
    behind = node.nextSibling
    body.removeChild(node)
    return behind


def edit(who, text, docx):
    tracked = docx_tracked if docx else odt_tracked
    if who == "school":
        text = once(text, "譲渡をしようとする日の30日前までに", "譲渡をしようとする日の20日前までに")
        return tracked(text, "善良な管理者の注意", "専門の事業者としての注意")
    text = once(text, "予算の減額又は削除により、", "予算の減額若しくは削除又は執行の停止により、")
    return without_clause(text, "cl_consultation")


def main():
    who, source, target = sys.argv[1:]
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename in ("word/document.xml", "content.xml"):
                data = edit(who, data.decode("utf-8"), item.filename.startswith("word/")).encode("utf-8")
            new.writestr(item, data)


main()
