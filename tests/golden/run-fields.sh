#!/bin/sh
# Every <field> of a document kind has its bookmark fd_ID in both templates, and every such bookmark its field: forms are read back by them.
set -u
. "$(dirname "$0")/../lib.sh"
need python3 python3
make_work

cat >"$work/fields.py" <<'EOF'
import re, sys, zipfile
from pathlib import Path
from xml.etree import ElementTree

top, count, faults = Path(sys.argv[1]), 0, 0
mark = re.compile(r'(?:<w:bookmarkStart [^>]*w:name|<text:bookmark(?:-start)? text:name)="fd_([a-z0-9_]+)"')
part = {"docx": "word/document.xml", "odt": "content.xml"}
for kind in sorted((top / "clauses/documents").glob("*.xml")):
    ids = [f.get("id").replace("-", "_") for f in ElementTree.parse(kind).getroot().iter("field")]
    for ending, name in part.items():
        template = top / "templates" / f"{kind.stem}.{ending}"
        if not template.exists():
            if ids:
                print(f"FAIL {kind.stem} has fields but no {template.name}")
                faults += 1
            continue
        found = mark.findall(zipfile.ZipFile(template).read(name).decode())
        count += len(found)
        for word, ours, theirs in (("no bookmark for the field", ids, found), ("no field for the bookmark", found, ids),
                                   ("twice", [i for i in found if found.count(i) > 1], [])):
            for i in sorted(set(ours) - set(theirs)):
                print(f"FAIL {template.name}: {word} {i}")
                faults += 1
print(f"{count} bookmarks, {faults} faults")
sys.exit(0 if count and not faults else 1)
EOF
python3 "$work/fields.py" "$top"
