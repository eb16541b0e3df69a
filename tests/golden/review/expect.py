#!/usr/bin/env python3
"""expect.py FILE: whether JSON of a review tells just what edit.py did."""
import json
import sys

report = json.load(open(sys.argv[1], encoding="utf-8"))
clauses = {clause["id"]: clause for clause in report["clauses"] if clause["id"]}
faults = []


def expect(what, holds):
    if not holds:
        faults.append(what)


report_clause = clauses["incident-report"]
expect("the first report changed and is weaker", (report_clause["state"], report_clause["effect"]) == ("changed", "weakened"))
expect("its value was read back", any((v["name"], v["old"], v["new"], v["effect"]) == ("incident-first-report", "1時間", "72時間", "weakened")
                                      for v in report_clause["parameters"]))
expect("only that value of it changed", len(report_clause["parameters"]) == 1)
recovery = clauses["recovery"]
expect("the duty to tell became an effort", recovery["state"] == "changed" and recovery["effect"] == "weakened"
       and any(f["kind"] == "duty" and f["effect"] == "weakened" for f in recovery["findings"]))
expect("the ban of assignment is missing", clauses["assignment-ban"]["state"] == "missing")
expect("the court or the law moved", "moved" in {clauses["jurisdiction"]["state"], clauses["governing-law"]["state"]})
added = [clause for clause in report["clauses"] if clause["state"] == "added"]
expect("one article was put in", len(added) == 1 and "協力金" in added[0]["new"])
pending = [change for block in clauses["return-erasure"]["blocks"] for change in block.get("pending", [])]
expect("the pending change has its author and date", [(c["mark"], c["author"], c["date"][:10], c["text"]) for c in pending]
       == [("inserted", "山田太郎", "2026-12-10", "原則として、")])
damages = clauses["damages"]
expect("the clause without marks was found by its text", damages["found"] == "text" and 60 <= damages["score"] <= 100)
for name, clause in clauses.items():
    if name not in {"incident-report", "recovery", "assignment-ban", "jurisdiction", "governing-law", "return-erasure"}:
        expect(f"{name} is untouched, not {clause['state']}", clause["state"] == "untouched")
sys.exit("\n".join(f"not: {fault}" for fault in faults) or 0)
