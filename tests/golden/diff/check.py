#!/usr/bin/env python3
"""check.py FILE [--review]: whether JSON of diff or review has the members the manual promises, and whether its numbers fit."""
import json
import sys

EFFECTS = {"weakened", "strengthened", "neutral", "unclear"}
KINDS = {"duty", "time", "form", "scope", "proviso", "number", "item", "party", "negation"}
text, number, flag, nothing = str, (int, float), bool, type(None)
faults = []


def check(where, item, members):
    for name, types in members.items():
        if name not in item:
            faults.append(f"{where}: no member {name}")
        elif not isinstance(item[name], types) or (types is number and isinstance(item[name], bool)):
            faults.append(f"{where}: {name} is {item[name]!r}")


def check_side(where, side):
    check(where, side, {"name": text, "kind": text})
    check(where, side, {name: (text, nothing) for name in ("catalog", "version", "vocabulary", "profile", "service", "date")})
    if side["kind"] not in {"clause-set", "catalog", "document"}:
        faults.append(f"{where}: kind {side['kind']}")


def words(block, marks):
    return "".join(piece["text"] for piece in block["pieces"] if piece["mark"] in marks)


def check_block(where, block, clause):
    check(where, block, {"state": text, "moved": flag, "path": text, "oldLabel": (text, nothing), "newLabel": (text, nothing), "pieces": list})
    for piece in block["pieces"]:
        check(where, piece, {"mark": text, "text": text})
    # What is kept and put in stands in the new wording; what was taken out stood in the old one.
    if clause["new"] is not None and block["state"] != "removed" and words(block, {"kept", "inserted"}) not in clause["new"]:
        faults.append(f"{where}: its words are not in the new wording")
    if clause["old"] is not None and block["state"] == "removed" and words(block, {"deleted"}) not in clause["old"]:
        faults.append(f"{where}: its words are not in the old wording")
    for change in block.get("pending", []):
        check(where, change, {"mark": text, "author": (text, nothing), "date": (text, nothing), "text": text})


def check_clause(where, clause, states):
    check(where, clause, {"id": (text, nothing), "state": text, "effect": text, "moved": flag, "renumbered": flag, "parameters": list,
                          "old": (text, nothing), "new": (text, nothing), "findings": list, "because": list, "provisions": list,
                          "lost": list, "blocks": list, "title": text, "reason": text})
    if clause["state"] not in states:
        faults.append(f"{where}: state {clause['state']}")
    if clause["effect"] not in EFFECTS:
        faults.append(f"{where}: effect {clause['effect']}")
    if (clause["state"] == "added") != (clause["old"] is None) or (clause["state"] in {"removed", "missing"}) != (clause["new"] is None):
        faults.append(f"{where}: state {clause['state']} does not fit its wordings")
    for value in clause["parameters"]:
        check(where, value, {"name": text, "old": (text, nothing), "new": (text, nothing), "effect": text})
    for finding in clause["findings"]:
        check(where, finding, {"kind": text, "effect": text, "old": text, "new": text})
        if finding["kind"] not in KINDS or finding["effect"] not in EFFECTS:
            faults.append(f"{where}: finding {finding}")
    for index, block in enumerate(clause["blocks"]):
        check_block(f"{where} block {index}", block, clause)


def check_sums(summary, clauses, states):
    def count(test):
        return sum(1 for clause in clauses if test(clause))

    sums = {"added": count(lambda c: c["state"] == "added"), "removed": count(lambda c: c["state"] in {"removed", "missing"}),
            "changed": count(lambda c: c["state"] == "changed"), "moved": count(lambda c: c["moved"]),
            "weakened": count(lambda c: c["effect"] == "weakened"), "strengthened": count(lambda c: c["effect"] == "strengthened"),
            "unclear": count(lambda c: c["effect"] == "unclear"), "renumbered": count(lambda c: c["renumbered"])}
    for name, value in sums.items():
        if summary[name] != value:
            faults.append(f"summary: {name} is {summary[name]}, but there are {value}")
    lost = {provision for clause in clauses for provision in clause["lost"]}
    if set(summary["uncovered"]) != lost:
        faults.append(f"summary: uncovered {summary['uncovered']}, but clauses lose {sorted(lost)}")


def main():
    report = json.load(open(sys.argv[1], encoding="utf-8"))
    review = "--review" in sys.argv
    states = {"untouched", "changed", "added", "missing", "moved"} if review else {"unchanged", "changed", "added", "removed", "moved"}
    check("root", report, {"old": dict, "new": dict, "review": flag, "words": text, "summary": dict, "uncovered": list, "clauses": list})
    if faults:
        sys.exit("\n".join(faults))
    check_side("old", report["old"])
    check_side("new", report["new"])
    check("summary", report["summary"], {"added": number, "removed": number, "changed": number, "moved": number, "weakened": number,
                                         "strengthened": number, "uncovered": list})
    for index, clause in enumerate(report["clauses"]):
        check_clause(f"clause {index} {clause.get('id')}", clause, states)
    if report["review"] != review:
        faults.append("root: review")
    check_sums(report["summary"], report["clauses"], states)
    sys.exit("\n".join(faults) or 0)


main()
