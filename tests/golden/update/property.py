#!/usr/bin/env python3
"""property.py JOKOU TOP WORK COUNT [SEED]: random hand edits against random changes of the catalog.

Every edit and every change bears a word of its own (手17, 改正42), so that what became of it can be told:
  no hand edit is lost        each 手 that the draft had stands in the result, accepted or rejected
  no change is dropped        each 改正 stands in the accepted text, or in a comment and the report
  nothing else changes        rejecting what the update did gives the draft, line by line, other people's changes as they were
  a second run does nothing   no file, status as the first time's conflicts being gone
Prints the seeds that fail; exit status 1 then.
"""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import settle

PROFILE = "samples/profiles/school-contact.xml"
KIND = "contract"


def run(*arguments, statuses=(0,)):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, check=False)
    if done.returncode not in statuses:
        raise AssertionError(f"{' '.join(map(str, arguments[1:4]))}: status {done.returncode}: {done.stderr[:400]}")
    return done


# --- the catalog ---

def sentences(text):
    """Places within the sentences of a contract's text at which something may be put: between two Japanese letters, outside slots."""
    places = []
    for block in re.finditer(r'<text document="contract">.*?</text>', text, re.S):
        for sentence in re.finditer(r"<Sentence[^>]*>([^<]*)</Sentence>", block.group(0)):
            at, depth = block.start() + sentence.start(1), 0
            for offset, letter in enumerate(sentence.group(1)):
                depth += (letter == "{") - (letter == "}")
                if not depth and letter in "、は":
                    places.append(at + offset + 1)
    return places


def raise_version(text):
    text = re.sub(r'(<clause [^>]*?version=")[0-9.]+"', r'\g<1>9.0.0"', text, count=1)
    at = text.rindex("</clause>")
    return text[:at] + '  <revision version="9.0.0" date="2026-11-20" kind="substantive">試験</revision>\n' + text[at:]


class Central:
    def __init__(self, chance, clauses):
        self.chance, self.clauses, self.count, self.words, self.edited = chance, clauses, 0, [], []

    def word(self):
        self.count += 1
        self.words.append(f"改正{self.count}番")
        return self.words[-1]

    def edit(self, path):
        text = path.read_text(encoding="utf-8")
        kind = self.chance.choice(("put", "put", "replace", "paragraph", "drop"))
        places = sentences(text)
        if kind == "paragraph" or not places:
            at = text.index("</Article>", text.index('<text document="contract">'))
            text = text[:at] + f"  <Paragraph><Sentence>{self.word()}に関する事項は、別に定める。</Sentence></Paragraph>\n      " + text[at:]
        else:
            at = self.chance.choice(places)
            end = at
            if kind in ("replace", "drop"):
                rest = re.match(r"[^<{}]{1,8}", text[at:])
                end = at + (len(rest.group(0)) if rest and kind == "replace" else 0)
            text = text[:at] + self.word() + "を含め、" + text[end:]
        path.write_text(raise_version(text), encoding="utf-8")

    def add(self):
        name = f"added-{self.count}"
        word = self.word()
        (self.clauses / f"general/{name}.xml").write_text(
            f'<?xml version="1.0" encoding="UTF-8"?>\n<clause id="{name}" version="1.0.0" effective-from="2023-04-01" basis="practice">'
            f'<title>{word}の条</title><condition test="true()" because="試験のため" otherwise="試験のため"/>'
            f'<text document="contract"><Article><ArticleCaption>{word}の条</ArticleCaption><Paragraph><Sentence>乙は、{word}を行う。</Sentence></Paragraph>'
            f'<Paragraph><Sentence>前項の規定は、これを準用する。</Sentence></Paragraph></Article></text>'
            '<revision version="1.0.0" date="2026-11-20" kind="substantive">試験</revision></clause>\n', encoding="utf-8")
        path = self.clauses / "documents/contract.xml"
        text = path.read_text(encoding="utf-8")
        rows = list(re.finditer(r'<clause ref="[a-z-]+"/>', text))
        at = self.chance.choice(rows).start()
        path.write_text(text[:at] + f'<clause ref="{name}"/>' + text[at:], encoding="utf-8")

    def work(self):
        paths = [p for p in sorted(self.clauses.glob("*/*.xml")) if '<text document="contract">' in p.read_text(encoding="utf-8")]
        for path in self.chance.sample(paths, 6):
            self.edit(path)
            self.edited.append("cl_" + path.stem.replace("-", "_"))
        for _ in range(self.chance.randrange(3)):
            self.add()
        text = (self.clauses / "catalog.xml").read_text(encoding="utf-8")
        text = re.sub(r'(<catalog [^>]*?version=")[0-9.]+"', r'\g<1>9.0.0"', text, count=1)
        text = text.replace("</catalog>", '<revision version="9.0.0" date="2026-11-20" kind="substantive">試験</revision></catalog>')
        (self.clauses / "catalog.xml").write_text(text, encoding="utf-8")


# --- the hand ---

class Hand:
    """Edits the XML of a draft as text: within texts of runs, and whole paragraphs between clauses' bookmarks."""

    def __init__(self, chance, text, docx, popular):
        self.chance, self.text, self.docx, self.count, self.popular = chance, text, docx, 0, popular

    def word(self):
        self.count += 1
        return f"手{self.count}番"

    def texts(self):
        """Texts of runs; as often as not those of one clause that the release changes, too."""
        pattern = r"<w:t [^>]*>([^<]{12,})</w:t>" if self.docx else r">([^<]{12,})<"
        first, last = self.text.index("cl_general_purpose"), len(self.text)
        name = self.chance.choice(self.popular)
        if name + '"' in self.text and self.chance.random() < 0.7:
            first = self.text.index(name + '"')
            following = re.search(r'"cl_(?!' + name[3:] + r'")[a-z_]+"', self.text[first:])
            last = first + following.start() if following else last
        return [m for m in re.finditer(pattern, self.text) if first < m.start() < last] or list(re.finditer(pattern, self.text))[-1:]

    def put(self):
        match = self.chance.choice(self.texts())
        at = match.start(1) + self.chance.randrange(3, len(match.group(1)) - 3)
        end = at + self.chance.choice((0, 0, 1, 4))
        self.text = self.text[:at] + self.word() + self.text[min(end, match.end(1)):]

    def tracked(self):
        match = self.chance.choice(self.texts())
        at = match.start(1) + self.chance.randrange(3, len(match.group(1)) - 3)
        if self.docx:
            new = (f'</w:t></w:r><w:ins w:id="{70000 + self.count}" w:author="係員" w:date="2026-12-01T00:00:00Z"><w:r><w:t>{self.word()}</w:t></w:r></w:ins>'
                   '<w:r><w:t xml:space="preserve">')
            self.text = self.text[:at] + new + self.text[at:]
            return
        name = f"hand{self.count}"
        region = (f'<text:changed-region xml:id="{name}" text:id="{name}"><text:insertion><office:change-info><dc:creator>係員</dc:creator>'
                  "<dc:date>2026-12-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>")
        self.text = (self.text[:at] + f'<text:change-start text:change-id="{name}"/>{self.word()}<text:change-end text:change-id="{name}"/>' + self.text[at:])
        if "<text:tracked-changes>" in self.text:
            self.text = self.text.replace("<text:tracked-changes>", "<text:tracked-changes>" + region, 1)
        else:
            self.text = re.sub(r"<office:text[^>]*>", lambda m: m.group(0) + f"<text:tracked-changes>{region}</text:tracked-changes>", self.text, count=1)

    def plain_paragraphs(self):
        pattern = r"<w:p>(?:(?!</?w:p[ >]).)*?</w:p>" if self.docx else r"<text:list-item>(?:(?!</?text:list-item|</?text:list[ >]).)*?</text:list-item>"
        body = self.text.index("cl_general_purpose")
        return [m for m in re.finditer(pattern, self.text, re.S) if m.start() > body and "ookmark" not in m.group(0) and "instrText" not in m.group(0)
                and "sectPr" not in m.group(0) and "tracked" not in m.group(0) and re.search(r"(JkItem|JkParagraph|JK_20_)", m.group(0))]

    def take_out(self):
        found = self.plain_paragraphs()
        if found:
            match = self.chance.choice(found)
            self.text = self.text[:match.start()] + self.text[match.end():]

    def add(self):
        found = self.plain_paragraphs()
        if found:
            match = self.chance.choice(found)
            new = re.sub(r"(<w:t[ >][^<]*>)[^<]*" if self.docx else r"(<text:p[^>]*>)[^<]+", lambda m: m.group(1) + self.word() + "を加える。",
                         match.group(0), count=1)
            self.text = self.text[:match.end()] + new + self.text[match.end():]

    def work(self):
        for _ in range(self.chance.randrange(4, 14)):
            self.chance.choice((self.put, self.put, self.put, self.tracked, self.take_out, self.add))()
        return self.text


def edit_draft(chance, source, target, popular):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename in ("word/document.xml", "content.xml"):
                data = Hand(chance, data.decode("utf-8"), item.filename.startswith("word/"), popular).work().encode("utf-8")
            new.writestr(item, data)


# --- what must hold ---

def comments_of(path):
    with zipfile.ZipFile(path) as package:
        names = [n for n in package.namelist() if n in ("word/comments.xml", "content.xml")]
        return "".join(re.sub(r"<[^>]*>", "", "".join(re.findall(r"<w:comment .*?</w:comment>|<office:annotation .*?</office:annotation>",
                                                                 package.read(n).decode("utf-8"), re.S))) for n in names)


def check(draft, result, report, words, authors):
    before, kept = settle.settled(draft, "keep"), settle.settled(result, "reject", authors)
    assert before == kept, "rejected: " + next((f"{a!r} became {b!r}" for a, b in zip(before, kept) if a != b), f"{len(before)} lines became {len(kept)}")
    accepted = "\n".join(settle.settled(result, "accept", authors))
    everything = accepted + "\n".join(kept)
    for hand in set(re.findall(r"手\d+番", "\n".join(before))):
        assert hand in everything, f"{hand} is lost"
    comments = comments_of(result)
    for word in words:
        told = word in comments and word in json.dumps(report, ensure_ascii=False)
        assert word in accepted or told, f"{word} was dropped"


def one(jokou, top, work, seed, format):
    chance = random.Random(seed)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    shutil.copytree(top / "clauses", work / "catalog/clauses")
    (work / "catalog/templates").symlink_to(top / "templates")
    central = Central(chance, work / "catalog/clauses")
    central.work()
    drafts = work / "drafts"
    run(jokou, "generate", top / PROFILE, "-o", drafts, "--document", KIND, "--format", format, "-q", "--catalog", top)
    draft, result = work / f"draft.{format}", work / f"result.{format}"
    edit_draft(chance, drafts / "school-contact" / f"{KIND}.{format}", draft, central.edited)
    done = run(jokou, "update", draft, "--to", work / "catalog", "-o", result, "--format", "json", statuses=(0, 1))
    text = run(jokou, "clauses", top / PROFILE, "--document", KIND, "--catalog", work / "catalog").stdout
    words = [w for w in central.words if w in text]
    check(draft, result, json.loads(done.stdout), words, ("catalog v9.0.0", "numbering"))
    again = work / f"again.{format}"
    run(jokou, "update", result, "--to", work / "catalog", "-o", again, "--format", "json")
    if again.exists():
        assert settle.settled(again, "keep") == settle.settled(result, "keep"), "a second run changes the text"


def main():
    jokou, top, work, count = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), int(sys.argv[4])
    first, failed = int(sys.argv[5]) if len(sys.argv) > 5 else 1, 0
    for seed in range(first, first + count):
        for format in ("docx", "odt"):
            try:
                one(jokou, top, work / f"{format}", seed, format)
            except AssertionError as fault:
                failed += 1
                print(f"FAIL seed {seed}, {format}: {fault}")
    print(f"{2 * count} updates, {failed} faults")
    sys.exit(1 if failed else 0)


main()
