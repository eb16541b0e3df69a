#!/usr/bin/env python3
"""Measure jokou and the floors in one interleaved run; peers.sh calls it.

usage: peers.py JOKOU PEERS WORKDIR [--json] [--rounds R] [--batchrounds B] [--n N] [--memory]

Times are taken as the rivals' bench.py takes them: a whole process, posix_spawn to wait4, medians over the rounds. Round 0 warms the
caches. Cold: one process, one document. Batch: one process, N documents whose number differs, template and data loaded once, as the
rivals' runners do; the stricter rows read a data file for each document. --memory writes to a file system in memory: jokou waits until a
document is on the disk (so that it is there completely or not at all), the floor does not.
"""
import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BARS = [  # name, row, floor, field, must, aim
    ("DOCX batch, wall", "jokou docx", "floor docx", "batch", 0.8, 0.8),
    ("DOCX batch, wall, level 1", "jokou docx, level 1", "floor docx", "batch", None, 0.45),
    ("ODT batch, wall", "jokou odt", "floor odt", "batch", 0.8, 0.8),
    ("ODT batch, wall, level 1", "jokou odt, level 1", "floor odt", "batch", None, 0.45),
    ("DOCX cold, wall", "jokou docx", "floor docx", "cold", 1.5, 1.1),
]


def once(command):
    """(wall ms, cpu ms) of one process."""
    silent = os.open(os.devnull, os.O_WRONLY)
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, silent, 1)])
    _, status, usage = os.wait4(pid, 0)
    end = time.perf_counter()
    os.close(silent)
    if status:
        sys.exit("failed: " + " ".join(command))
    return (end - start) * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3


def peak(command):
    """Peak MB. wait4 never says less than the size of this Python, so time(1) stands in between."""
    done = subprocess.run(["/usr/bin/time", "-f", "%M"] + command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return int(done.stderr.split()[-1]) / 1024


class Row:
    """How one engine makes one document, and how it makes N."""

    def __init__(self, ext, cold, batch, scale=1):
        self.ext, self.cold_command, self.batch_command, self.scale = ext, cold, batch, scale
        self.cold, self.batch, self.peak, self.size = [], [], (0, 0), 0


def rows(jokou, work, out, n):
    floor, found = os.path.join(work, "floor"), {}
    one, many = os.path.join(work, "jokou", "one.xml"), os.path.join(work, "jokou", "all-%d.xml" % n)
    shorten(os.path.join(work, "jokou", "all.xml"), many, n)
    files = [os.path.join(work, "jokou", "record", "%05d.xml" % (i + 1)) for i in range(min(n, 200))]
    for ext in ("docx", "odt"):
        prepared, single = os.path.join(work, "tpl", "prepared." + ext), os.path.join(out, "one." + ext)
        for name, options in (("floor " + ext, []), ("floor %s, libdeflate" % ext, ["-d"])):
            found[name] = Row(ext, [floor, "run", "-q"] + options + [prepared, single], [floor, "run", "-q", "-n", str(n)] + options + [prepared, out])
        fill = [jokou, "template", "fill", os.path.join(work, "tpl", "tpl-jokou." + ext)]
        for name, options in (("jokou " + ext, []), ("jokou %s, level 1" % ext, ["--level", "1"])):
            found[name] = Row(ext, fill + [one, "--force", "-o", single] + options,
                              fill + [many, "--each", "record", "--force", "-o", out] + options)
        found["jokou %s, a file each" % ext] = Row(ext, None, fill + files + ["--force", "-o", out], n / len(files))
    return found


def shorten(source, target, n):
    with open(source, encoding="utf-8") as f:
        text = f.read()
    at = text.index("<record>")
    for _ in range(n):
        at = text.index("</record>", at) + len("</record>")
    with open(target, "w", encoding="utf-8") as f:
        f.write(text[:at] + "\n</data>\n")


def verify(peers, work, ext, paths):
    done = subprocess.run([sys.executable, os.path.join(peers, "verify.py"), os.path.join(work, "tpl", "reference." + ext)] + paths,
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def digests(out):
    """Of all files in the folder: two runs with the same data must agree."""
    found = {}
    for name in sorted(os.listdir(out)):
        with open(os.path.join(out, name), "rb") as f:
            found[name] = hashlib.sha256(f.read()).digest()
    return found


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)


def made(out, ext):
    return sorted(f for f in os.listdir(out) if f.endswith("." + ext))


def run_cold(table, rounds, peers, work, out):
    empty(out)
    for number in range(rounds + 1):
        for row in table.values():
            if row.cold_command:
                took = once(row.cold_command)
                if number:
                    row.cold.append(took)
    for name, row in table.items():
        if row.cold_command:
            once(row.cold_command)
            single = os.path.join(out, "one." + row.ext)
            row.size = os.path.getsize(single)
            if name.startswith("jokou"):
                verify(peers, work, row.ext, [single])


def run_batch(table, rounds, n, peers, work, out):
    for number in range(rounds + 1):
        for name, row in table.items():
            empty(out)
            wall, cpu = once(row.batch_command)
            per = n / row.scale
            if number:
                row.batch.append((wall / per, cpu / per))
            elif name.startswith("jokou"):
                files = made(out, row.ext)
                if len(files) != per:
                    sys.exit("%s: %d files instead of %d" % (name, len(files), per))
                verify(peers, work, row.ext, [os.path.join(out, f) for f in files])
    for row in table.values():
        empty(out)
        row.peak = (peak(row.cold_command) if row.cold_command else 0, peak(row.batch_command))


def two_cores(jokou, work, out):
    """Wall of one process over that of two, 2,000 documents; the better of three."""
    command = [jokou, "template", "fill", os.path.join(work, "tpl", "tpl-jokou.docx"), os.path.join(work, "jokou", "all.xml"),
               "--each", "record", "--force", "-o", out]
    times, same = {"1": [], "2": []}, None
    for _ in range(3):
        for jobs in times:
            empty(out)
            times[jobs].append(once(command + ["--jobs", jobs])[0])
            made_now = digests(out)
            if made_now != (same or made_now) or len(made_now) != 2000:
                sys.exit("two processes make other documents than one")
            same = made_now
    return min(times["1"]) / min(times["2"])


def median(rows_, index):
    return statistics.median(r[index] for r in rows_) if rows_ else None


def result(table, ratio):
    found = {"rows": {}, "bars": [], "two cores": ratio}
    for name, row in table.items():
        base = table["floor " + row.ext]
        item = {"cold ms": median(row.cold, 0), "cold cpu ms": median(row.cold, 1), "batch ms": median(row.batch, 0),
                "batch cpu ms": median(row.batch, 1), "peak MB": row.peak, "bytes": row.size or None}
        item["cold ratio"] = item["cold ms"] / median(base.cold, 0) if row.cold else None
        item["cold cpu ratio"] = item["cold cpu ms"] / median(base.cold, 1) if row.cold else None
        item["batch ratio"] = item["batch ms"] / median(base.batch, 0)
        item["batch cpu ratio"] = item["batch cpu ms"] / median(base.batch, 1)
        item["bytes ratio"] = row.size / base.size if row.size else None
        found["rows"][name] = item
    for title, row, _, field, must, aim in BARS:
        found["bars"].append(bar(title, found["rows"][row][field + " ratio"], must, aim))
    docx = found["rows"]["jokou docx"]
    found["bars"].append(bar("DOCX bytes", docx["bytes ratio"], 1.02, 1.02))
    found["bars"].append(bar("ODT bytes", found["rows"]["jokou odt"]["bytes ratio"], 1.02, 1.02))
    found["bars"].append(bar("peak memory, MB", max(docx["peak MB"]), 16, 10))
    found["bars"].append(bar("two cores ÷ one", ratio, 1.8, 1.95, more=True))
    return found


def bar(title, value, must, aim, more=False):
    def holds(limit):
        return None if limit is None else (value >= limit if more else value <= limit)
    return {"bar": title, "value": value, "must": must, "reached": holds(must), "aim": aim, "aim reached": holds(aim)}


def cell(value, form="%.2f"):
    return "–" if value is None else form % value


def show(found):
    print("| row | cold ms (cpu) | ÷ floor (cpu) | batch ms/doc (cpu) | ÷ floor (cpu) | peak MB cold / batch | bytes | ÷ floor |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, r in found["rows"].items():
        print("| %s | %s (%s) | %s (%s) | %s (%s) | %s (%s) | %s / %.1f | %s | %s |" % (
            name, cell(r["cold ms"], "%.1f"), cell(r["cold cpu ms"], "%.1f"), cell(r["cold ratio"]), cell(r["cold cpu ratio"]),
            cell(r["batch ms"]), cell(r["batch cpu ms"]), cell(r["batch ratio"]), cell(r["batch cpu ratio"]),
            cell(r["peak MB"][0] or None, "%.1f"), r["peak MB"][1], cell(r["bytes"], "%d"), cell(r["bytes ratio"], "%.3f")))
    print("\n| bar | measured | must | reached | aim | reached |\n|---|---:|---:|---|---:|---|")
    words = {None: "", True: "yes", False: "NO"}
    for b in found["bars"]:
        print("| %s | %.2f | %s | %s | %s | %s |" % (b["bar"], b["value"], cell(b["must"], "%g"), words[b["reached"]], cell(b["aim"], "%g"), words[b["aim reached"]]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("jokou")
    parser.add_argument("peers")
    parser.add_argument("work")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--batchrounds", type=int, default=5)
    parser.add_argument("--n", type=int, default=200)
    a = parser.parse_args()
    work = os.path.abspath(a.work)
    out = tempfile.mkdtemp(dir="/dev/shm") if a.memory else os.path.join(work, "jokou-out")
    table = rows(os.path.abspath(a.jokou), work, out, a.n)
    try:
        run_cold(table, a.rounds, a.peers, work, out)
        run_batch(table, a.batchrounds, a.n, a.peers, work, out)
        found = result(table, two_cores(os.path.abspath(a.jokou), work, out))
    finally:
        shutil.rmtree(out, ignore_errors=True)
    if a.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        show(found)
    return 0 if all(b["reached"] is not False for b in found["bars"]) else 1


sys.exit(main())
