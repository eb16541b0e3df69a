#!/usr/bin/env python3
"""edit.py IN OUT [--saved|--docx|...]: a draft of release 1.0.0 (release.py) as a section edits it, DOCX or ODT: something for each row of the
state table of docs/update.md. With --saved it loses the clause set, as LibreOffice does when it saves."""
import re
import sys
import zipfile

AUTHOR, DATE = "山田太郎", "2026-12-10T09:00:00Z"


class Draft:
    """The main part: a clause reaches from the paragraph of its bookmark to that of the next one's."""

    def __init__(self, text, odt):
        self.text, self.odt = text, odt
        self.tag = "text:p" if odt else "w:p"

    def begin(self, clause):
        mark = self.text.index(f'name="cl_{clause}"')
        return max(self.text.rfind(f"<{self.tag}{end}", 0, mark) for end in " >")

    def end(self, clause):
        names = re.finditer(r'name="cl_([a-z_]+)"', self.text[self.text.index(f'name="cl_{clause}"'):])
        following = next((name.group(1) for name in names if name.group(1) != clause), None)
        return self.begin(following) if following else len(self.text)

    def replace(self, clause, old, new):
        begin, end = self.begin(clause), self.end(clause)
        part = self.text[begin:end]
        assert part.count(old) == 1, (clause, old, part.count(old))
        self.text = self.text[:begin] + part.replace(old, new) + self.text[end:]

    def take(self, clause):
        begin, end = self.begin(clause), self.end(clause)
        part, self.text = self.text[begin:end], self.text[:begin] + self.text[end:]
        return part

    def put_before(self, clause, part):
        begin = self.begin(clause)
        self.text = self.text[:begin] + part + self.text[begin:]

    def forget(self, clause):
        self.text = self.text.replace(f'name="cl_{clause}"', f'name="x_{clause}"').replace(f'name="ar_{clause}"', f'name="y_{clause}"')

    def pending(self, clause, before, words):
        """A tracked insertion that waits."""
        if self.odt:
            self.replace(clause, before, f'<text:change-start text:change-id="ct9"/>{words}<text:change-end text:change-id="ct9"/>{before}')
            region = ('<text:tracked-changes><text:changed-region xml:id="ct9" text:id="ct9"><text:insertion><office:change-info>'
                      f"<dc:creator>{AUTHOR}</dc:creator><dc:date>{DATE}</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>")
            self.text = self.text.replace("<office:text>", "<office:text>" + region, 1)
        else:
            run = '<w:r><w:t xml:space="preserve">'
            self.replace(clause, before, f'</w:t></w:r><w:ins w:id="90001" w:author="{AUTHOR}" w:date="{DATE}">{run}{words}</w:t></w:r></w:ins>{run}{before}')


def edit(draft):
    draft.replace("consultation", "業務記録を5年間", "業務記録（電磁的記録を含む。）を5年間")
    draft.replace("incident_procedure", "時間帯を問わず受けることができる窓口", "平日の昼間に受けることができる窓口")
    draft.replace("purpose_limitation", "広告、営業又は販売の促進に", "広告又は宣伝に")
    draft.replace("budget_cut", "誠実に協議に応じなければならない", "協議に応じるよう努めるものとする")
    draft.replace("service_provision", "提供を再開しなければならない", "提供を再開するよう努めるものとする")
    draft.take("contract_deposit")
    draft.put_before("governing_law", draft.take("jurisdiction"))
    draft.pending("general_purpose", "誠実に本契約を", "相互に協力し、")
    draft.forget("damages")


def follow(text):
    """Each list of an ODT goes on with the one before it, wherever that is now."""
    before = [None]

    def one(match):
        continued, before[0] = before[0], match.group(1)
        return re.sub(r'text:continue-list="[^"]*"', f'text:continue-list="{continued}"', match.group(0))

    return re.sub(r'<text:list xml:id="([^"]*)" text:style-name="JkList"[^>]*>', one, text)


def unlink(data):
    """Without what leads to the clause set."""
    return re.sub(rb'<Relationship [^>]*customXml[^>]*/>|<Override [^>]*customXml[^>]*/>|<manifest:file-entry [^>]*jokou/[^>]*/>', b"", data)


def main():
    source, target, *options = sys.argv[1:]
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename in ("word/document.xml", "content.xml") and "--plain" not in options:
                draft = Draft(data.decode(), item.filename == "content.xml")
                edit(draft)
                data = (follow(draft.text) if draft.odt else draft.text).encode()
            if "--saved" in options:
                data = None if item.filename.startswith("customXml/") or item.filename == "jokou/clause-set.xml" else unlink(data)
            if data is not None:
                new.writestr(item.filename, data, zipfile.ZIP_STORED if item.filename == "mimetype" else zipfile.ZIP_DEFLATED)


main()
