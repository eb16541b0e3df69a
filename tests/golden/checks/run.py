"""Changes a profile as a line of cases.txt says, and compares the warnings that come with it.

cases.txt:
    base NAME                     NAME.xml is the profile that the following lines change
    [W-ID]                        the check that the following lines are about
    CHANGE; CHANGE => W-ID ...    exactly these warnings come in addition to those of the base; "words" must be in one of them
A section needs a line that raises its check and a line that does not (the near miss).

A CHANGE is one of
    path = text [UNIT]            the element's text (and its attribute "unit"); it is made when it is not there
    path ?                        undecided
    path -                        taken away
    path @name = text             an attribute; without text it is taken away
    path + <xml/>                 a new child
Paths are those of xml.etree, from the root: sla/rto, places/place[@use='backup'].
"""
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ["JK_PROGRAM"]
UNITS = ("minute", "hour", "day", "business-day", "month", "year")


def element(root, path):
    found = root.find(path)
    if found is not None:
        return found
    folder, _, name = path.rpartition("/")
    if "[" in name:
        raise ValueError("nothing at " + path)
    return tree.SubElement(element(root, folder) if folder else root, name)


def change(root, text):
    path, _, rest = text.strip().partition(" ")
    rest = rest.strip()
    if rest == "-":
        gone = element(root, path)
        next(e for e in root.iter() if gone in e).remove(gone)
        return
    node = element(root, path)
    if rest == "?":
        node.attrib.pop("unit", None)
        node.set("undecided", "yes")
        node.text = None
    elif rest.startswith("+"):
        node.append(tree.fromstring(rest[1:].strip()))
    elif rest.startswith("@"):
        name, _, value = (part.strip() for part in rest[1:].partition("="))
        node.attrib.pop(name, None)
        if value:
            node.set(name, value)
    elif rest.startswith("="):
        words = rest[1:].split()
        node.attrib.pop("undecided", None)
        node.attrib.pop("decided-by", None)
        if words[-1] in UNITS and len(words) > 1:
            node.set("unit", words.pop())
        node.text = " ".join(words)
    else:
        raise ValueError("no change: " + text)


def warnings(root, folder, name):
    path = os.path.join(folder, name + ".xml")
    tree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    run = subprocess.run([PROGRAM, "check", path, "--format", "json"], capture_output=True, check=False)
    if run.returncode:
        raise ValueError(run.stderr.decode())
    found = json.loads(run.stdout)["warnings"]
    for warning in found:
        if not (warning["provision"] and warning["message"] and warning["hint"]) or "NaN" in warning["message"] + warning["hint"]:
            raise ValueError("a warning needs provision, message and hint: %s" % warning)
    return found


def read_cases():
    base = check = None
    with open(os.path.join(HERE, "cases.txt"), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("base "):
                base = line[5:]
            elif line.startswith("["):
                check = line[1:-1]
            else:
                changes, _, wanted = line.partition("=>")
                words = re.findall(r'"([^"]*)"', wanted)
                yield number, base, check, changes.strip(), sorted(re.sub(r'"[^"]*"', "", wanted).split()), words


def judge(case, bases, folder):
    number, base, check, changes, wanted, words = case
    root = tree.parse(os.path.join(HERE, base + ".xml")).getroot()
    try:
        for text in changes.split(";"):
            change(root, text)
        found = warnings(root, folder, "case%d" % number)
    except ValueError as fault:
        return "line %d: %s" % (number, fault), False
    left = list(bases[base])
    more = []
    for warning in found:
        if warning["id"] in left:
            left.remove(warning["id"])
        else:
            more.append(warning)
    ids = sorted(warning["id"] for warning in more)
    if ids != wanted or left:
        return "line %d [%s] %s: warns %s, not %s" % (number, check, changes, " ".join(ids) or "of nothing", " ".join(wanted) or "of nothing"), False
    said = "\n".join(warning["message"] + warning["hint"] for warning in more)
    for word in words:
        if word not in said:
            return "line %d: '%s' is not in: %s" % (number, word, said), False
    return None, check in ids


def main(only):
    cases = [case for case in read_cases() if not only or case[2] in only]
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        bases = {}
        for name in sorted({case[1] for case in cases}):
            root = tree.parse(os.path.join(HERE, name + ".xml")).getroot()
            bases[name] = [warning["id"] for warning in warnings(root, folder, name)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(lambda case: judge(case, bases, folder), cases))
    raised, missed = set(), set()
    for case, (fault, is_raised) in zip(cases, results):
        if fault:
            faults.append(fault)
        else:
            (raised if is_raised else missed).add(case[2])
    known = re.findall(r'<check id="([^"]*)"', open(os.path.join(HERE, "../../../clauses/checks.xml"), encoding="utf-8").read())
    for check in known:
        if only and check not in only:
            continue
        if check not in raised:
            faults.append("%s is raised by no case" % check)
        if check not in missed:
            faults.append("%s has no near miss" % check)
    faults += ["cases.txt: there is no check %s" % check for check in sorted({case[2] for case in cases} - set(known))]
    for fault in faults:
        print("FAIL " + fault)
    print("%d cases of %d checks, %d faults" % (len(cases), len(known), len(faults)))
    return 1 if faults or not cases else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
