#!/usr/bin/env python3
"""edit.py IN OUT: edits a generated contract as a supplier would; edit.py --bare IN OUT: takes out what it remembers of its making;
edit.py --saved IN OUT: takes out the clause set, as LibreOffice does when it saves."""
import re
import sys
import zipfile

ADDED = ("（協力金）", "甲は、乙の求めに応じ、障害の調査に要した費用の2分の1を協力金として支払うものとする。")
AUTHOR, DATE = "山田太郎", "2026-12-10T09:00:00Z"


def once(text, old, new, begin=0, end=None):
    at = text.index(old, begin, end if end is not None else len(text))
    return text[:at] + new + text[at + len(old):]


class Document:
    """The main part: clauses as stretches from the paragraph of their caption to that of the next."""

    def __init__(self, text, paragraph):
        self.text, self.paragraph = text, paragraph

    def begin(self, clause):
        mark = self.text.index(f'name="cl_{clause}"')
        return max(self.text.rindex(self.paragraph + ">", 0, mark) if self.paragraph + ">" in self.text[:mark] else 0,
                   self.text.rindex(self.paragraph + " ", 0, mark) if self.paragraph + " " in self.text[:mark] else 0)

    def end(self, clause):
        names = re.finditer(r'name="cl_([a-z_]+)"', self.text[self.text.index(f'name="cl_{clause}"'):])
        return self.begin(next(name.group(1) for name in names if name.group(1) != clause))

    def replace(self, clause, old, new):
        self.text = once(self.text, old, new, self.begin(clause), self.end(clause))

    def take(self, clause):
        begin, end = self.begin(clause), self.end(clause)
        chunk, self.text = self.text[begin:end], self.text[:begin] + self.text[end:]
        return chunk

    def put_before(self, clause, chunk):
        begin = self.begin(clause)
        self.text = self.text[:begin] + chunk + self.text[begin:]


def edit(document, added, pending):
    document.replace("incident_report", "1時間", "72時間")
    document.replace("recovery", "甲に連絡しなければならない", "甲に連絡するよう努めるものとする")
    document.take("assignment_ban")
    document.put_before("governing_law", document.take("jurisdiction"))
    document.put_before("nonconformity", added)
    pending(document)
    # The marks of this clause are lost: it is still found by its text.
    document.text = document.text.replace('name="cl_damages"', 'name="note_1"').replace('name="ar_damages"', 'name="note_2"')


def edit_docx(text):
    def pending(document):
        mark = re.search(r'<w:bookmarkStart [^>]*w:name="ar_return_erasure"/>', document.text).group(0)
        document.text = once(document.text, mark, f'{mark}<w:ins w:id="90001" w:author="{AUTHOR}" w:date="{DATE}"><w:r><w:t xml:space="preserve">'
                             "原則として、</w:t></w:r></w:ins>")

    added = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
                    for style, words in zip(("JkArticleCaption", "JkArticle"), ADDED))
    document = Document(text, "<w:p")
    edit(document, added, pending)
    return document.text


def edit_odt(text):
    def pending(document):
        mark = re.search(r'<text:bookmark-start text:name="ar_return_erasure"/>', document.text).group(0)
        document.text = once(document.text, mark, mark + '<text:change-start text:change-id="ct9"/>原則として、<text:change-end text:change-id="ct9"/>')
        region = ('<text:tracked-changes><text:changed-region xml:id="ct9" text:id="ct9"><text:insertion><office:change-info>'
                  f"<dc:creator>{AUTHOR}</dc:creator><dc:date>{DATE}</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>")
        document.text = once(document.text, "<office:text>", "<office:text>" + region)

    added = (f'<text:p text:style-name="JkArticleCaption">{ADDED[0]}</text:p><text:list xml:id="jklnew" text:style-name="JkList" text:continue-list="jkl1">'
             f'<text:list-item><text:p text:style-name="JkArticle">{ADDED[1]}</text:p></text:list-item></text:list>')
    document = Document(text, '<text:p')
    edit(document, added, pending)
    # Each list goes on with the one before it, wherever that is now.
    before = [None]

    def follow(match):
        continued, before[0] = before[0], match.group(1)
        return re.sub(r'text:continue-list="[^"]*"', f'text:continue-list="{continued}"', match.group(0))

    return re.sub(r'<text:list xml:id="([^"]*)" text:style-name="JkList"[^>]*>', follow, document.text)


def unlink(data):
    """Without what leads to the clause set."""
    return re.sub(rb'<Relationship [^>]*customXml[^>]*/>|<Override [^>]*customXml[^>]*/>|<manifest:file-entry [^>]*jokou/[^>]*/>', b"", data)


def bare(name, data):
    """The member without what it remembers; None: it goes as a whole."""
    if name.startswith("customXml/") or name == "jokou/clause-set.xml":
        return None
    if name.endswith((".xml", ".rels")):
        text = data.decode()
        text = re.sub(r'<property [^>]*name="jokou[^"]*"[^>]*>.*?</property>', "", text, flags=re.S)
        text = re.sub(r'<meta:user-defined meta:name="jokou[^"]*"[^>]*>.*?</meta:user-defined>', "", text, flags=re.S)
        return unlink(text.encode())
    return data


def main():
    *options, source, target = sys.argv[1:]
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if "--saved" in options:
                data = None if item.filename.startswith("customXml/") or item.filename == "jokou/clause-set.xml" else unlink(data)
            elif "--bare" in options:
                data = bare(item.filename, data)
            elif item.filename == "word/document.xml":
                data = edit_docx(data.decode()).encode()
            elif item.filename == "content.xml":
                data = edit_odt(data.decode()).encode()
            if data is not None:
                new.writestr(item.filename, data, zipfile.ZIP_STORED if item.filename == "mimetype" else zipfile.ZIP_DEFLATED)


main()
