#!/usr/bin/env python3
"""The rivals' questions (probes.py of their benchmark), put to jokou, in DOCX and ODT.

usage: probes.py JOKOU PEERS WORKDIR

Every row must be "right" or an error that names its place; else the exit status is 1.
"""
import json
import os
import re
import subprocess
import sys
import zipfile
from xml.sax.saxutils import escape

sys.dont_write_bytecode = True


def element(name, value):
    if isinstance(value, list):
        return "<%s>%s</%s>" % (name, "".join(element("row", v) for v in value), name)
    if isinstance(value, dict):
        return "<%s>%s</%s>" % (name, "".join(element(k, v) for k, v in value.items()), name)
    return "<%s>%s</%s>" % (name, escape(str(value)), name)


def adapter(jokou, arguments):
    """What a rival's runner does: single TEMPLATE DATA.json OUT."""
    with open(arguments[2], encoding="utf-8") as f:
        data = json.load(f)
    path = arguments[2] + ".xml"
    with open(path, "w", encoding="utf-8") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n' + element("data", data))
    return subprocess.run([jokou, "template", "fill", arguments[1], path, "--force", "-o", arguments[3]],
                          env=dict(os.environ, LC_ALL="C.UTF-8")).returncode


class Jokou:
    name = "jokou"

    def var(self, levels, name):
        return "{{$v/%s}}" % name if levels else "{{%s}}" % name

    def open(self, levels, name, row=False):
        return "{{#for v in %s/row}}" % name

    def close(self, levels, name, row=False):
        return "{{/for}}"


# --- verdicts: what is right, where the rivals' script only shows what came ---

def told(answer, *words):
    """An error with part, paragraph and these words."""
    return "right: " + answer if answer.startswith("error") and all(w in answer for w in ("body: paragraph",) + words) else "WRONG: " + answer


def text_is(wanted):
    return lambda case, answer: "right" if answer == "right" or repr(wanted) in answer else "WRONG: " + answer


def located(*words):
    return lambda case, answer: told(answer, *words)


def paragraphs(case, answer):
    out, message, _ = case.render([[("tag", "{{a}}")]], {"a": "一行目\n二行目"})
    if not out:
        return "WRONG: " + message
    kind = "w:p" if case.eng["fmt"] == "docx" else "text:p"
    raw = zipfile.ZipFile(out).read(case.part).decode()
    found = re.search(r"一行目(</[^>]+>)*</%s><%s\b.{0,200}二行目" % (kind, kind), raw, re.S)
    return "right: two paragraphs of the same style" if found else "WRONG: " + raw[:200]


def wrong_end(case, answer):
    paras = filler(40) + [[("tag", "{{#for v in sla/row}}")], [("tag", "{{/if}}")]] + filler(20)
    out, message, status = case.render(paras, {"sla": [{"sno": 1}]})
    return told("error (status %s): %s" % (status, message.replace("\n", " ")[:300]), "42")


def filler(n):
    return [[("txt", "本文%d。" % i)] for i in range(n)]


# Where the rivals' script asks only DOCX, the same is asked of ODT here.

BOX = '<draw:frame draw:name="絵" svg:width="3cm" svg:height="1cm"><draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame>'


def odt_lines(case, lines, data):
    """(XML of the document or "", what was said)"""
    out, message, status = case.render(["<text:p>%s</text:p>" % line for line in lines], data)
    if not out:
        return "", "error (status %s): %s" % (status, whole(message))
    return zipfile.ZipFile(out).read(case.part).decode(), message


def odt_names(case):
    raw, message = odt_lines(case, ["{{#for v in sla/row}}", '{{$v/x}}<text:bookmark text:name="_Ref1"/>' + BOX % "", "{{/for}}"],
                             {"sla": [{"x": "a"}, {"x": "b"}, {"x": "c"}]})
    if not raw:
        return message
    return "bookmark names %s, docPr ids %s" % tuple(",".join(re.findall(p, raw)) for p in
                                                     (r'<text:bookmark\b[^>]*text:name="([^"]+)"', r'<draw:frame\b[^>]*draw:name="([^"]+)"'))


def odt_dangling(case):
    reference = '<text:bookmark-ref text:reference-format="text" text:ref-name="_Ref1">第9条</text:bookmark-ref>'
    return odt_lines(case, ["{{#for v in sla/row}}", '{{$v/x}}<text:bookmark text:name="_Ref1"/>', "{{/for}}", reference], {"sla": []})[1]


def odt_elsewhere(case):
    note = ('<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
            "<text:p>NOTE{{a}}</text:p></text:note-body></text:note>")
    raw, message = odt_lines(case, [BOX % "BOX{{a}}", note, "<office:annotation><text:p>COMMENT{{a}}</text:p></office:annotation>"], {"a": "値"})
    return ", ".join("%s %s" % (k, "yes" if k + "値" in raw else "NO") for k in ("BOX", "NOTE", "COMMENT")) if raw else message


ODT = {"ids": odt_names, "dangling": odt_dangling, "elsewhere": odt_elsewhere}


def unique(case, answer):
    lists = [part.strip().split(" ")[-1].split(",") for part in re.split(r" names |, docPr ids ", answer)[-2:]]
    return "right: " + answer if all(len(set(x)) == len(x) == 3 for x in lists) else "WRONG: " + answer


def everywhere(case, answer):
    return ("WRONG: " if re.search(r"\bNO\b", answer) or "yes" not in answer else "right: ") + answer


def refused(case, answer):
    """XML cannot hold U+0001: the data are refused with their line, and nothing is written."""
    return "right: " + answer if answer.startswith("error") and "probe.json.xml:" in answer else "WRONG: " + answer


def omitted(case, answer):
    return told(answer, "_Ref1")


VERDICTS = {
    "escape": text_is("前甲<乙&丙>「丁」後"), "control": refused, "split": text_is("前値後"), "split3": text_is("前値後"), "newline": paragraphs,
    "japanese_name": text_is("前保守業務後"), "fullwidth": text_is("前T後"), "typo": located("titel", "paragraph 1"),
    "unclosedtag": located("paragraph 41"), "unclosed": located("paragraph 41"), "badclose": wrong_end, "ids": unique, "dangling": omitted,
    "reeval": text_is("前{{org}}後"), "elsewhere": everywhere,
    "repro": lambda case, answer: "right" if answer == "identical bytes" else "WRONG: " + answer,
    "fidelity": lambda case, answer: ("right: " if answer.startswith("0 of") and "NOT" not in answer else "WRONG: ") + answer,
}


def whole(message):
    return " ".join(x.strip() for x in message.splitlines() if x.strip())[:330]


def main():
    jokou, peers, work = os.path.abspath(sys.argv[1]), sys.argv[2], os.path.abspath(sys.argv[3])
    sys.path.insert(0, peers)
    import probes
    probes.firstline = whole
    bad = 0
    for probe in probes.PROBES:
        for fmt in ("docx", "odt"):
            name = "jokou (%s)" % fmt
            probes.DIA[name] = Jokou
            engine = {"fmt": fmt, "env": {}, "cmd": [sys.executable, os.path.abspath(__file__), "--fill", jokou]}
            case = probes.Case(work, name, engine)
            asked = ODT.get(probe.__name__, probe) if fmt == "odt" else probe
            answer = VERDICTS[probe.__name__](case, asked(case))
            bad += answer.startswith("WRONG")
            print("| %s | %s | %s |" % (probe.__name__, fmt, answer.replace("|", "/")))
    return 1 if bad else 0


if sys.argv[1] == "--fill":
    sys.exit(adapter(sys.argv[2], sys.argv[3:]))
sys.exit(main())
