"""status_input.py PAPERS DRAFTS N: N drafts of the papers in a folder, in folders of their own; a word is typed into every other pair, into the first clause where there is one."""
import os
import shutil
import sys
import zipfile

papers, drafts, wanted = sys.argv[1], sys.argv[2], int(sys.argv[3])
PARTS = {"docx": "word/document.xml", "odt": "content.xml"}


def edit(source, target):
    part = PARTS[source.rsplit(".", 1)[1]]
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == part:
                text = data.decode()
                mark = max(text.find('"cl_'), 0)
                at = text.find("。", mark)
                data = (text[:at] + "なお" + text[at:] if at >= 0 else text + "\n").encode()
            new.writestr(item, data)


names = sorted(os.path.join(folder, name) for folder, _, files in os.walk(papers) for name in files)
for i in range(wanted):
    source = names[i % len(names)]
    target = os.path.join(drafts, f"section-{i // len(names)}", os.path.relpath(source, papers))
    os.makedirs(os.path.dirname(target), exist_ok=True)
    edit(source, target) if i // 2 % 2 else shutil.copy(source, target)
