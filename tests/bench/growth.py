#!/usr/bin/env python3
"""How the time of `generate` grows: with the clauses of the catalog, and with the number of profiles.

usage: growth.py JOKOU ROOT [--all] [--json]

The catalogs are the real one with copies of its clauses under new ids, listed in the same documents; the profiles are copies of a sample
under other names. --all goes on to 100,000 profiles. Times are those that --timings tells, by stage; the papers go to a memory file system
where there is one.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

CLAUSES = (100, 300, 1000, 3000, 10000)
PROFILES = (1, 10, 100, 1000, 10000)
STAGES = ("profile", "decision", "clause set", "template", "pack", "write")


def copy_clause(text, number):
    """The clause under another id; its parameters and references stay within the copy."""
    own = set(re.findall(r'<param id="([^"]+)"', text))
    text = re.sub(r'<clause id="([^"]+)"', lambda m: '<clause id="%s"' % new_id(m.group(1), number), text, count=1)
    for param in own:
        text = re.sub(r'(<param id="|\{\$|value\(\')%s(["}\'])' % re.escape(param), r'\g<1>%s\2' % new_id(param, number), text)
    text = re.sub(r"<(requires|conflicts) [^>]*/>\s*", "", text)
    return re.sub(r"\{@#", "{@#", text)


def new_id(name, number):
    return "%s-%d" % (name[:28].rstrip("-"), number)


def make_catalog(source, target, wanted):
    shutil.copytree(source, target)
    found = {}
    for folder, _, names in os.walk(source):
        for name in names:
            path = os.path.join(folder, name)
            text = open(path, encoding="utf-8").read() if name.endswith(".xml") else ""
            match = re.search(r'<clause id="([^"]+)"', text)
            if match and os.path.dirname(path) != os.path.join(source, "documents"):
                found[match.group(1)] = (os.path.relpath(folder, source), text)
    ids, copies = sorted(found), {}
    for number in range(wanted - len(ids)):
        original = ids[number % len(ids)]
        folder, text = found[original]
        copied = new_id(original, number)
        with open(os.path.join(target, folder, copied + ".xml"), "w", encoding="utf-8") as f:
            f.write(copy_clause(text, number))
        copies.setdefault(original, []).append(copied)
    documents = os.path.join(target, "documents")
    for name in os.listdir(documents):
        path = os.path.join(documents, name)
        text = open(path, encoding="utf-8").read()
        text = re.sub(r'<clause ref="([^"]+)"/>', lambda m: m.group(0) + "".join('<clause ref="%s"/>' % c for c in copies.get(m.group(1), [])), text)
        open(path, "w", encoding="utf-8").write(text)


def run(jokou, arguments):
    """(wall seconds, what --timings tells)."""
    start = time.perf_counter()
    done = subprocess.run([jokou, "generate"] + arguments + ["--force", "--timings"], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    wall = time.perf_counter() - start
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    text = done.stderr[done.stderr.index("{"):]
    return wall, json.JSONDecoder().raw_decode(text)[0]


def by_clauses(jokou, root, work):
    for wanted in CLAUSES:
        catalog = os.path.join(work, "catalog-%d" % wanted)
        make_catalog(os.path.join(root, "clauses"), catalog, wanted)
        arguments = [os.path.join(root, "samples", "profiles", "resident-application.xml"), "--catalog", catalog, "-o", os.path.join(work, "out")]
        wall, told = min((run(jokou, arguments) for _ in range(3)), key=lambda r: r[0])
        yield {"clauses": wanted, "seconds": wall, "timings": told}
        shutil.rmtree(catalog)


def by_profiles(jokou, root, work, counts):
    sample = open(os.path.join(root, "samples", "profiles", "light-saas.xml"), encoding="utf-8").read()
    folder, made = os.path.join(work, "profiles"), 0
    os.makedirs(folder)
    for wanted in counts:
        for made in range(made, wanted):
            with open(os.path.join(folder, "p%06d.xml" % made), "w", encoding="utf-8") as f:
                f.write(sample)
        made = wanted
        out = os.path.join(work, "papers")
        wall, told = run(jokou, [folder, "--document", "application", "-o", out, "--report", os.path.join(work, "report.json")])
        yield {"profiles": wanted, "seconds": wall, "ms each": wall / wanted * 1e3, "timings": told}
        shutil.rmtree(out)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("jokou")
    parser.add_argument("root")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--json", action="store_true")
    a = parser.parse_args()
    work = tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    found = {"clauses": [], "profiles": []}
    try:
        for row in by_clauses(a.jokou, a.root, work):
            found["clauses"].append(row)
            if not a.json:
                print("%6d clauses   %8.3f s   %s" % (row["clauses"], row["seconds"], json.dumps(row["timings"])))
        for row in by_profiles(a.jokou, a.root, work, PROFILES + ((100000,) if a.all else ())):
            found["profiles"].append(row)
            if not a.json:
                print("%6d profiles  %8.2f s   %6.2f ms each   %s" % (row["profiles"], row["seconds"], row["ms each"], json.dumps(row["timings"])))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if a.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))


main()
