#!/usr/bin/env python3
"""Write jokou's templates and data for the benchmark of template engines.

usage: peers_input.py PEERS WORKDIR

PEERS is the folder of the benchmark (its make_template.py knows the document), WORKDIR what its setup.sh made. Writes
WORKDIR/tpl/tpl-jokou.docx and .odt, and WORKDIR/jokou/one.xml, all.xml (2,000 records that share their text) and record/NNNNN.xml.
"""
import json
import os
import sys
from xml.sax.saxutils import escape

RECORDS, FILES = 2000, 200


def dialect():
    """The document in our tags. What all records share is reached from the root, so that one template serves one and many."""
    class Jokou:
        name, fmts, rowtags = "jokou", ("docx", "odt"), "cells"
        alias = {"chapters": "c", "clauses": "k", "paras": "p", "sla": "s"}
        items = {"chapters": "chapter", "clauses": "clause", "paras": "para", "sla": "sla/row"}

        def var(self, levels, name):
            if levels:
                return "{{$%s/%s}}" % (self.alias[levels[-1]], name)
            return "{{docno}}" if name == "docno" else "{{/data/%s}}" % name

        def open(self, levels, name, row=False):
            source = "$" + self.alias[levels[-1]] if levels else "/data"
            return "{{#for %s in %s/%s}}" % (self.alias[name], source, self.items[name])

        def close(self, levels, name, row=False):
            return "{{/for}}"
    return Jokou()


def element(name, value):
    return "<%s>%s</%s>" % (name, escape(value), name)


def body(data):
    out = [element(k, v) for k, v in data.items() if isinstance(v, str) and k != "docno"]
    for c in data["chapters"]:
        out.append("<chapter>" + element("ctitle", c["ctitle"]))
        for k in c["clauses"]:
            out.append("<clause>" + element("ktitle", k["ktitle"]))
            out += ["<para>" + "".join(element(n, p[n]) for n in ("t", "f1", "f2")) + "</para>" for p in k["paras"]]
            out.append("</clause>")
        out.append("</chapter>")
    out.append("<sla>" + "".join("<row>" + "".join(element(n, v) for n, v in r.items()) + "</row>" for r in data["sla"]) + "</sla>")
    return "\n".join(out)


def number(i):
    return element("docno", "契情第2026-%04d号" % i)


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n<data>\n%s\n</data>\n' % text)


def main():
    peers, work = sys.argv[1:3]
    sys.dont_write_bytecode = True
    sys.path.insert(0, peers)
    import make_template as mt
    with open(os.path.join(work, "data.json"), encoding="utf-8") as f:
        data = json.load(f)
    for fmt in (mt.Docx(), mt.Odt()):
        content, header, footer = mt.walk(fmt, dialect(), data)
        fmt.write(os.path.join(work, "tpl", "tpl-jokou." + fmt.ext), content, header, footer, data["title"])
    folder = os.path.join(work, "jokou")
    os.makedirs(os.path.join(folder, "record"), exist_ok=True)
    text = body(data)
    write(os.path.join(folder, "one.xml"), number(1) + text)
    write(os.path.join(folder, "all.xml"), text + "".join("\n<record>%s</record>" % number(i + 1) for i in range(RECORDS)))
    for i in range(FILES):
        write(os.path.join(folder, "record", "%05d.xml" % (i + 1)), number(i + 1) + text)


if __name__ == "__main__":
    main()
